//! Same input, seed and work limit: the same calendar, whatever the threads.

use alliance_calendar::domain::Plan;
use alliance_calendar::generate::{Shape, generate};
use alliance_calendar::input::read_sources;
use alliance_calendar::plan;
use alliance_calendar::solve::{PlanOptions, Silent};

fn planned(threads: usize, seed: u64) -> Plan {
    let shape = Shape { alliances: 4, tightness: 0.5, seed: 11, ..Shape::default() };
    let scenario = read_sources(&generate(&shape)).scenario.expect("a made-up county reads");
    let options = PlanOptions {
        time_limit: None,
        work_limit: Some(200),
        seed,
        threads,
        ..PlanOptions::default()
    };
    plan(&scenario, &options, &Silent).expect("a made-up county can be planned")
}

#[test]
fn threads_do_not_change_a_plan() {
    let (one, two) = (planned(1, 3), planned(2, 3));
    assert_eq!(one.activities, two.activities);
    assert_eq!(one.levels, two.levels);
    assert_eq!(one.shortfalls, two.shortfalls);
    assert_eq!(one.stopped_by, two.stopped_by);
}

#[test]
fn another_seed_may_find_another_calendar_but_no_bound_above_a_plan() {
    let plans: Vec<Plan> = (1..=3).map(|seed| planned(2, seed)).collect();
    for a in &plans {
        for b in &plans {
            assert!(a.levels.shortfall.bound.unwrap_or(0) <= b.levels.shortfall.value);
            if a.levels.shortfall.value >= b.levels.shortfall.value {
                let bound = a.levels.cost.bound.unwrap_or(0.0);
                assert!(bound <= b.levels.cost.value * (1.0 + 1e-9), "{bound} {:?}", b.levels);
            }
        }
    }
}
