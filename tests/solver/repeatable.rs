//! Same input, seed and work limit: the same calendar, whatever the threads.

use alliance_calendar::domain::Plan;
use alliance_calendar::generate::Shape;
use alliance_calendar::plan;
use alliance_calendar::solve::{PlanOptions, Silent};

use crate::{made_up, of_work};

fn planned(threads: usize, seed: u64) -> Plan {
    let shape = Shape { alliances: 4, tightness: 0.5, seed: 11, ..Shape::default() };
    let scenario = made_up(&shape);
    let options = PlanOptions { seed, threads, ..of_work(200) };
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
