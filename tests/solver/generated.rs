//! Made-up counties of many shapes: every plan passes the verifier and keeps its bounds.

use alliance_calendar::domain::{FixedWord, Policy};
use alliance_calendar::generate::{Shape, generate};
use alliance_calendar::input::read_sources;
use alliance_calendar::plan;
use alliance_calendar::solve::{PlanOptions, Silent};

use crate::{made_up, of_work};
use rayon::prelude::*;

/// A made-up county, by seed.
pub fn shape(seed: u64) -> Shape {
    let pick = |n: u64, of: u64| (seed / n) % of;
    Shape {
        alliances: 1 + pick(1, 3) as u32,
        kindergartens: 3 + pick(3, 6) as u32,
        staff: 5 + 3 * pick(2, 5) as u32,
        seed,
        term: 1 + pick(1, 2) as u32,
        history: pick(4, 3) > 0,
        tightness: [0.0, 0.3, 0.6, 1.0][pick(2, 4) as usize],
        language: [0.0, 0.2, 0.6][pick(5, 3) as usize],
        far: [0.0, 0.2, 0.8][pick(7, 3) as usize],
        closures: [0.0, 0.3, 1.0][pick(3, 3) as usize],
        pins: pick(2, 2) == 1,
        events: pick(6, 6) as u32,
        two_visit_share: [0.0, 0.3, 1.0][pick(4, 3) as usize],
        weeks: [None, None, Some(8), Some(2)][pick(8, 4) as usize],
        ..Shape::default()
    }
}

#[test]
fn forty_shapes_pass_the_verifier() {
    pass_the_verifier(0..40);
}

#[test]
#[ignore = "long"]
fn two_hundred_more_shapes_pass_the_verifier() {
    pass_the_verifier(40..240);
}

fn pass_the_verifier(seeds: std::ops::Range<u64>) {
    let wrong: Vec<String> = seeds
        .into_par_iter()
        .filter_map(|seed| {
            let reading = read_sources(&generate(&shape(seed)));
            let Some(scenario) = reading.scenario else {
                return Some(format!("{seed}: not read: {:?}", reading.findings));
            };
            let options = PlanOptions { seed, threads: 1, ..of_work(150) };
            // `plan` refuses whatever its verifier refuses.
            let plan = match plan(&scenario, &options, &Silent) {
                Ok(plan) => plan,
                Err(error) => return Some(format!("{seed}: {error:?}")),
            };
            let levels = plan.levels;
            let weighed: u64 = plan
                .shortfalls
                .iter()
                .map(|s| u64::from(s.units) * u64::from(s.demand.weight()))
                .sum();
            let silent = plan.shortfalls.iter().any(|s| s.reason.is_empty());
            let fine = weighed == levels.shortfall.value
                && !silent
                && levels.shortfall.bound.is_some_and(|b| b <= levels.shortfall.value)
                && levels.cost.bound.is_some_and(|b| b <= levels.cost.value + 1e-9);
            (!fine).then(|| format!("{seed}: {levels:?} {:?}", plan.shortfalls))
        })
        .collect();
    assert!(wrong.is_empty(), "{} wrong, first: {}", wrong.len(), wrong[0]);
}

/// However little work is allowed, a bound is a figure: no cost is below nothing.
#[test]
fn a_search_cut_short_leaves_finite_bounds() {
    for (seed, policy) in (0..30_u64).zip(Policy::ALL.iter().cycle()) {
        let scenario = made_up(&shape(seed));
        let options = PlanOptions {
            work_limit: Some(seed * seed),
            policy: Some(*policy),
            threads: 1,
            ..PlanOptions::default()
        };
        let plan = plan(&scenario, &options, &Silent).expect("a plan all the same");
        let whole = plan.levels.cost;
        for cost in plan.alliances.iter().map(|a| a.cost).chain([whole]) {
            let fine = cost.bound.is_none_or(|b| (-1e-9..=cost.value + 1e-9).contains(&b));
            assert!(fine, "{seed} {policy:?}: {cost:?}");
        }
    }
}
