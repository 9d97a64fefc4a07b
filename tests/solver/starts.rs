//! While something is unproven other starts are tried: one seed finds what others find.

use alliance_calendar::domain::{Plan, Scenario};
use alliance_calendar::generate::Shape;
use alliance_calendar::plan;
use alliance_calendar::solve::{PlanOptions, Silent};

use crate::{made_up, of_work};

/// An alliance whose dates are so tight that its assignment cannot be dated.
fn tight(seed: u64) -> Scenario {
    let (kindergartens, staff) = (6, 12);
    let weeks = Some(2);
    let shape = Shape {
        alliances: 1,
        kindergartens,
        staff,
        weeks,
        tightness: 1.0,
        seed,
        ..Shape::default()
    };
    made_up(&shape)
}

fn planned(scenario: &Scenario, seed: u64, threads: usize) -> Plan {
    let options = PlanOptions { seed, threads, ..of_work(100) };
    plan(scenario, &options, &Silent).expect("a made-up county can be planned")
}

#[test]
fn other_starts_find_what_one_misses() {
    // From its first start alone, seed 1 leaves 400 unmet.
    let scenario = tight(9);
    let plan = planned(&scenario, 1, 1);
    assert!(plan.levels.shortfall.value <= 310, "{:?}", plan.levels);
    assert_eq!(plan.activities, planned(&scenario, 1, 2).activities);
}

#[test]
#[ignore = "long"]
fn no_seed_finds_much_less_than_another() {
    let mut worse = Vec::new();
    for seed in 1..=20 {
        let scenario = tight(seed);
        let unmet: Vec<u64> =
            (1..=4).map(|s| planned(&scenario, s, 2).levels.shortfall.value).collect();
        let least = unmet.iter().min().expect("four");
        if unmet[0] > least + 30 {
            worse.push((seed, unmet));
        }
    }
    assert!(worse.len() <= 1, "{worse:?}");
}
