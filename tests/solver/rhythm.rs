//! How pleasant the calendars of the example counties are (level 4), by alliance, and that no other
//! that costs no more is more so.

use alliance_calendar::domain::{PROVEN_GAP, QualityParts, gap};
use alliance_calendar::plan;
use alliance_calendar::solve::Silent;

use crate::{example, of_work};

/// Plans a county and prints a row for each alliance; how many have a proven cost, and which of
/// these have more of level 4 than is proven to be the least.
fn rhythm(county: &str, work: u64) -> (usize, Vec<String>) {
    let scenario = example(county);
    let plan = plan(&scenario, &of_work(work), &Silent).expect("it can be planned");
    println!("| county | alliance | rotation | evenness, spacing, weekday | least at its cost |");
    let (mut proven, mut above) = (0, Vec::new());
    for report in &plan.alliances {
        let id = &scenario.alliance(report.alliance).id;
        let quality = report.quality.expect("a plan knows it by alliance");
        let QualityParts { evenness, spacing, weekday, rotation, .. } = quality.parts;
        let bound = quality.bound.unwrap_or(0);
        let others = evenness + spacing + weekday;
        println!("| {county} | {id} | {rotation} | {others} | {bound} |");
        let cost = report.cost.bound.map_or(f64::INFINITY, |b| gap(report.cost.value, b));
        if report.shortfall.bound == Some(report.shortfall.value) && cost <= PROVEN_GAP {
            proven += 1;
            if quality.value != bound {
                above.push(format!("{id}: {quality:?}"));
            }
        }
    }
    (proven, above)
}

#[test]
fn no_calendar_of_ewenki_that_costs_no_more_is_more_pleasant() {
    let (proven, above) = rhythm("ewenki", 100_000);
    assert!(proven == 3 && above.is_empty(), "{proven} {above:#?}");
}
