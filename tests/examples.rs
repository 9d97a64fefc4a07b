//! The examples run to their end.

use alliance_calendar::domain::Rule;

#[expect(dead_code, reason = "its own program")]
#[path = "../examples/observe.rs"]
mod observe;
#[expect(dead_code, reason = "its own program")]
#[path = "../examples/plan_from_data.rs"]
mod plan_from_data;
#[expect(dead_code, reason = "its own program")]
#[path = "../examples/verify_calendar.rs"]
mod verify_calendar;

#[test]
fn a_term_is_planned_from_data() {
    plan_from_data::run().expect("the data is sound");
}

#[test]
fn a_search_is_observed() {
    observe::run().expect("the county is sound");
}

#[test]
fn a_calendar_is_verified() {
    let verdict = verify_calendar::run(&[]).expect("the rows can be read");
    let broken: Vec<Rule> = verdict.violations.iter().map(|v| v.rule).collect();
    assert_eq!(broken, [Rule::P6]);
}
