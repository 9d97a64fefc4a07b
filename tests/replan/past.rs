//! What has taken place is a fact: it may break rules, counts as it was, and stops no repair.

use alliance_calendar::domain::{Activity, ChangeKind, Policy, Rule, Scenario, StaffIx};
use alliance_calendar::generate::Shape;
use alliance_calendar::input::{ChangeSource, read_changes};
use alliance_calendar::replan::{Earlier, Prepared, Request, Wish, prepare};
use alliance_calendar::solve::Silent;
use alliance_calendar::verify::check_rules;
use alliance_calendar::{plan, replan, verify};
use jiff::civil::Date;

use crate::made_up;
use crate::replan::disruptions::{day, options};

/// A made-up county with a calendar.
fn planned(seed: u64) -> (Scenario, Vec<Activity>) {
    let shape = Shape {
        alliances: 2,
        kindergartens: 10,
        staff: 22,
        seed,
        weeks: Some(8),
        events: 3,
        ..Shape::default()
    };
    let scenario = made_up(&shape);
    let plan = plan(&scenario, &options(60), &Silent).expect("plans");
    (scenario, plan.activities)
}

fn pick(n: usize, seed: u64, salt: u64) -> usize {
    let x = (seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ salt).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    ((x >> 20) % n.max(1) as u64) as usize
}

/// One row of the past as it really was: other people, another session, another day.
fn otherwise(scenario: &Scenario, rows: &mut [Activity], seed: u64, today: Date) {
    let past: Vec<usize> = (0..rows.len()).filter(|&i| rows[i].date < today).collect();
    let at = past[pick(past.len(), seed, 1)];
    let dates: Vec<Date> = past.iter().map(|&i| rows[i].date).collect();
    let row = &mut rows[at];
    match seed % 4 {
        0 | 1 if row.role().is_some() => {
            // Anybody, of another alliance too.
            let who = StaffIx::from(pick(scenario.staff.len(), seed, 2));
            if !row.staff.contains(&who) {
                row.staff[0] = who;
            }
        }
        2 if row.role().is_some() => {
            use alliance_calendar::domain::Slot;
            row.slot = if row.slot == Slot::Am { Slot::Pm } else { Slot::Am };
        }
        _ => row.date = dates[pick(dates.len(), seed, 3)],
    }
}

fn prepared(scenario: &Scenario, rows: Vec<Activity>, seed: u64, today: Date) -> Prepared {
    let earlier = Earlier { activities: rows, ..Earlier::default() };
    let busy = earlier.activities.iter().rfind(|row| !row.staff.is_empty()).expect("has duties");
    let value = format!("{}:{today}..{}", scenario.person(busy.staff[0]).id, busy.date);
    let source = ChangeSource::Option { kind: ChangeKind::Absent, value };
    let changes = read_changes(scenario, &[source]).expect("no slip");
    let request = Request {
        scenario,
        changes: &changes,
        earlier: &earlier,
        edits: None,
        today: Some(today),
        policy: None,
    };
    prepare(&request).unwrap_or_else(|found| panic!("{seed}: {found:#?}"))
}

#[test]
fn rows_of_the_past_may_break_any_rule() {
    let (scenario, calendar) = planned(3);
    let today = day(&scenario, 0.5);
    let mut against = 0;
    for seed in 0..40 {
        let mut rows = calendar.clone();
        otherwise(&scenario, &mut rows, seed, today);
        otherwise(&scenario, &mut rows, seed + 1000, today);
        against += usize::from(!check_rules(&scenario, &rows).is_empty());
        let past: Vec<Activity> = rows.iter().filter(|row| row.date < today).cloned().collect();
        let prepared = prepared(&scenario, rows, seed, today);
        let plan = replan(&prepared, Wish::Fewest, &options(20), &Silent)
            .unwrap_or_else(|error| panic!("{seed}: {error:#?}"));
        for row in past {
            let now = plan.activities.iter().find(|now| now.id == row.id).expect("stays");
            assert_eq!((now.date, now.slot, &now.staff), (row.date, row.slot, &row.staff));
        }
        // The front door has held the figures to the verifier; here the bounds.
        let levels = &plan.levels;
        assert!(levels.shortfall.bound.is_some_and(|b| b <= levels.shortfall.value));
        assert!(levels.changes.is_some_and(|c| c.bound.is_some_and(|b| b <= c.value)));
    }
    assert!(against > 20, "only {against} calendars break a rule");
}

/// Two eligible hosts and a host that had two events in the past: rotation is lost, and bars nothing
/// that is still to come.
#[test]
fn past_breach_of_rotation_bars_no_event() {
    let scenario = super::made::county(
        "",
        "E1,A1,training,One,in_person,half,,2026-10-12,2026-10-12\n\
         E2,A1,training,Two,in_person,half,,2026-10-12,2026-10-12\n\
         E3,A1,training,Three,in_person,half,,2026-10-13,2026-10-13\n",
        "",
    );
    let mut scenario = scenario;
    scenario.settings.events.gap_days = 0;
    scenario.kindergartens[1].can_host = true;
    scenario.kindergartens[4].can_host = true;
    let earlier = super::made::earlier(
        &scenario,
        "E1,event,training,A1,2026-10-12,am,K1,,One,no\n\
         E2,event,training,A1,2026-10-12,pm,K1,,Two,no\n\
         E3,event,training,A1,2026-10-13,am,K2,,Three,no\n",
        0,
    );
    // K5 has none: K1 is two ahead of it whatever is done.
    let closed = ChangeSource::Option { kind: ChangeKind::Closed, value: "K2:2026-10-13".into() };
    let changes = read_changes(&scenario, &[closed]).expect("no slip");
    let request = Request {
        scenario: &scenario,
        changes: &changes,
        earlier: &earlier,
        edits: None,
        today: Some("2026-10-13".parse().expect("a date")),
        policy: None,
    };
    let prepared = prepare(&request).expect("nothing contradicts itself");
    let plan = replan(&prepared, Wish::Fewest, &options(50), &Silent).expect("repairs");
    let verdict = verify(&prepared.scenario, &plan.activities, Policy::Balanced);
    assert_eq!(plan.levels.shortfall.value, 0);
    assert!(verdict.violations.iter().all(|v| v.rule == Rule::E3 || v.rule == Rule::K1));
    let third = plan.activities.iter().find(|row| row.id == "E3").expect("takes place");
    assert_eq!(third.kindergarten.map(|k| &scenario.kindergarten(k).id[..]), Some("K5"));
}
