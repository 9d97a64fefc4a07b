//! A search that begins with an earlier calendar: never worse than it, and open to what has changed.

use std::sync::Arc;

use alliance_calendar::domain::{
    Activity, FixedWord, Language, Plan, Policy, Scenario, StartReport,
};
use alliance_calendar::generate::Shape;
use alliance_calendar::input::read_start_bytes;
use alliance_calendar::solve::{PlanOptions, Silent};
use alliance_calendar::start::fit;
use alliance_calendar::text::Texts;
use alliance_calendar::write::calendar_csv;
use alliance_calendar::{plan, verify};
use jiff::ToSpan;

use crate::made_up;

fn shape(seed: u64) -> Shape {
    Shape {
        alliances: 1 + seed as u32 % 3,
        kindergartens: 6,
        staff: 14,
        tightness: (seed % 4) as f64 / 4.0,
        placements: seed as u32 % 3,
        pins: seed.is_multiple_of(3),
        seed,
        ..Shape::default()
    }
}

fn county(shape: &Shape) -> Scenario {
    made_up(shape)
}

fn options(work: u64, policy: Policy, threads: usize) -> PlanOptions {
    let (time_limit, work_limit, policy) = (None, Some(work), Some(policy));
    PlanOptions { time_limit, work_limit, policy, threads, ..PlanOptions::default() }
}

fn planned(scenario: &Scenario, options: &PlanOptions) -> Plan {
    plan(scenario, options, &Silent).expect("a made-up county can be planned")
}

fn csv_of(scenario: &Scenario, rows: &[Activity]) -> String {
    calendar_csv(scenario, rows, &Texts::new(Language::En))
}

fn beginning(scenario: &Scenario, rows: &[Activity], options: &PlanOptions) -> Plan {
    let start = fit(scenario, rows, rows.len(), String::new());
    planned(scenario, &PlanOptions { start: Some(Arc::new(start)), ..options.clone() })
}

/// Shortfall and cost, and quality where both are the same; `None` where rounding leaves it open.
fn worse(plan: &Plan, start: &Plan) -> bool {
    let (own, other) = (&plan.levels, &start.levels);
    let more = own.cost.value - other.cost.value;
    let rounding = 1e-6 * other.cost.value.max(1.0);
    own.shortfall.value > other.shortfall.value
        || own.shortfall.value == other.shortfall.value
            && (more > rounding
                || more.abs() <= rounding && own.quality.value > other.quality.value)
}

/// Under `leximin` burdens come before the cost that is shown.
fn comparable(policy: Policy) -> bool {
    policy != Policy::Leximin
}

fn never_worse(seeds: std::ops::Range<u64>) {
    for seed in seeds {
        let scenario = county(&shape(seed));
        let policy = Policy::ALL[seed as usize % Policy::ALL.len()];
        let before = planned(&scenario, &options(60, policy, 2));
        let after = beginning(&scenario, &before.activities, &options(5, policy, 2));
        let report = after.start.as_ref().expect("it began with one");
        assert_eq!(report.standing, before.activities.len(), "{seed}: {report:?}");
        if comparable(policy) {
            assert!(
                !worse(&after, &before),
                "{seed} {policy:?}: {:?}",
                [after.levels, before.levels]
            );
        } else {
            assert!(after.levels.shortfall.value <= before.levels.shortfall.value, "{seed}");
        }
    }
}

#[test]
fn with_little_work_a_plan_is_no_worse_than_what_it_began_with() {
    never_worse(0..16);
}

#[test]
#[ignore = "long"]
fn nor_is_it_on_many_more() {
    never_worse(crate::long(16..160));
}

#[test]
fn half_the_work_twice_is_no_worse_than_half_the_work() {
    for seed in [2, 5, 7] {
        let scenario = county(&shape(seed));
        let half = options(40, Policy::Balanced, 2);
        let first = planned(&scenario, &half);
        let second = beginning(&scenario, &first.activities, &half);
        assert!(!worse(&second, &first), "{seed}: {:?}", [second.levels, first.levels]);
    }
}

#[test]
fn what_a_long_search_has_found_is_kept_and_made_better() {
    // A start of another policy is far from the best, and what it has is not lost.
    let scenario = county(&Shape { alliances: 2, ..shape(8) });
    let other = planned(&scenario, &options(100, Policy::Minimax, 2));
    let as_cost = verify(&scenario, &other.activities, Policy::Cost).cost;
    let begun = beginning(&scenario, &other.activities, &options(100, Policy::Cost, 2));
    assert!(begun.levels.cost.value <= as_cost, "{} {as_cost}", begun.levels.cost.value);
    let alone = planned(&scenario, &options(100, Policy::Cost, 2));
    assert!(begun.levels.cost.value <= alone.levels.cost.value * 1.02);
}

#[test]
fn threads_do_not_change_a_plan_that_begins_with_another() {
    let scenario = county(&Shape { alliances: 4, ..shape(11) });
    let before = planned(&scenario, &options(20, Policy::Balanced, 2));
    let csv = |threads: usize| {
        let options = options(60, Policy::Balanced, threads);
        csv_of(&scenario, &beginning(&scenario, &before.activities, &options).activities)
    };
    assert_eq!(csv(1), csv(3));
}

#[test]
fn rows_that_no_longer_fit_are_left_out_by_kind() {
    let scenario = county(&Shape { alliances: 2, ..shape(4) });
    let options = options(40, Policy::Balanced, 2);
    let before = planned(&scenario, &options);
    let text = csv_of(&scenario, &before.activities);
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let visit = lines.iter().position(|l| l.contains(",outreach,")).expect("a visit");
    let date = |line: &str| line.split(',').nth(4).expect("a date").to_owned();
    let known = lines[visit].clone();
    // Twice on one day, of a place that no table has, and outside the term.
    lines.push(known.replacen('V', "X", 1));
    let place = known.split(',').nth(6).expect("a place");
    lines.push(known.replacen(&format!(",{place},"), ",K999,", 1).replacen('V', "Z", 1));
    let earlier = known.replacen(&date(&known), "2001-01-02", 1).replacen('V', "Y", 1);
    lines.push(earlier);
    let text = lines.join("\n") + "\n";
    let read = read_start_bytes(&scenario, "calendar.csv", text.as_bytes()).expect("it reads");
    let start = fit(&scenario, &read.activities, read.rows, read.digest);
    let expected = StartReport {
        digest: start.report.digest.clone(),
        rows: before.activities.len() + 3,
        standing: before.activities.len(),
        undated: 2,
        unknown: 1,
        outside: 0,
        forbidden: 0,
    };
    assert_eq!(start.report, expected);
    assert_eq!(start.report.digest.len(), 64);
    let after = planned(&scenario, &PlanOptions { start: Some(Arc::new(start)), ..options });
    assert!(!worse(&after, &before), "{:?}", [after.levels, before.levels]);
}

#[test]
fn of_another_term_who_goes_where_is_tried() {
    let scenario = county(&Shape { alliances: 2, ..shape(6) });
    let before = planned(&scenario, &options(200, Policy::Cost, 2));
    let mut rows = before.activities.clone();
    for row in &mut rows {
        row.date = row.date.checked_sub(140.days()).expect("a date");
        row.set_planned(None);
    }
    let start = fit(&scenario, &rows, rows.len(), String::new());
    let (events, placements) = (scenario.events.len(), scenario.placements.len());
    assert_eq!(start.report.standing, 0);
    assert!(start.report.undated >= rows.len() - events - placements, "{:?}", start.report);
    assert!(start.report.outside > 0, "{:?}", start.report);
    // Few units of work find little by themselves.
    let few = options(2, Policy::Cost, 2);
    let begun = beginning(&scenario, &rows, &few);
    let alone = planned(&scenario, &few);
    let (begun, alone) = (&begun.levels, &alone.levels);
    let unmet = (begun.shortfall.value, alone.shortfall.value);
    let dearer = begun.cost.value > alone.cost.value * (1.0 + 1e-9);
    assert!(unmet.0 < unmet.1 || unmet.0 == unmet.1 && !dearer, "{begun:?} {alone:?}");
}
