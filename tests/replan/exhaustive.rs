//! Small scenarios: every calendar is tried, and the repair has the least shortfall, and at that
//! the fewest changes, and at those the least cost.

use alliance_calendar::domain::{Activity, Policy, Scenario};
use alliance_calendar::generate::{Shape, generate};
use alliance_calendar::input::read_sources;
use alliance_calendar::replan::{Earlier, Prepared, Request, Wish, count_changes, prepare};
use alliance_calendar::solve::Silent;
use alliance_calendar::verify::verify;
use alliance_calendar::{plan, replan};
use rayon::prelude::*;

use crate::replan::disruptions::{day, disruption, options};
use crate::solver::every_calendar::Every;
use crate::{at_least, long};

/// Shortfall, changes, cost in thousandths.
type Levels = (u64, u64, i64);

fn thousandths(cost: f64) -> i64 {
    (cost * 1000.0).round() as i64
}

/// What is done on days that are over, row by row.
pub fn past(prepared: &Prepared, rows: &[Activity]) -> Vec<String> {
    let mut past: Vec<String> = rows
        .iter()
        .filter(|row| prepared.today.is_some_and(|today| row.date < today))
        .map(|row| format!("{:?}", (row.kind(), row.date, row.slot, row.kindergarten, &row.staff)))
        .collect();
    past.sort();
    past
}

/// The best of all calendars, and how many were worth comparing; `None` where they are too many.
fn best(prepared: &Prepared, most: u64) -> Option<(Levels, u64)> {
    let scenario = &prepared.scenario;
    let over = past(prepared, &prepared.earlier);
    let mut best: Option<Levels> = None;
    let mut compared = 0;
    let all = Every::new(scenario, 0, most).run(&mut |calendar| {
        if past(prepared, calendar) != over {
            return;
        }
        compared += 1;
        let verdict = verify(scenario, calendar, Policy::Balanced);
        let changes = count_changes(&prepared.earlier, calendar) + prepared.settled;
        let levels = (verdict.shortfall, changes, thousandths(verdict.cost));
        if best.is_none_or(|b| levels < b) {
            best = Some(levels);
        }
    });
    best.filter(|_| all).map(|levels| (levels, compared))
}

pub fn small(seed: u64) -> Option<Scenario> {
    let shape = Shape {
        alliances: 1,
        kindergartens: 3 + (seed % 2) as u32,
        staff: 3 + (seed % 3) as u32,
        seed,
        weeks: Some(1),
        tightness: [0.0, 0.4, 0.8][(seed % 3) as usize],
        events: (seed % 2) as u32,
        ..Shape::default()
    };
    read_sources(&generate(&shape)).scenario
}

/// What the repair of one disruption comes to beside the best of all calendars.
fn judge(seed: u64, most: u64) -> Option<(String, bool, u64)> {
    let scenario = small(seed)?;
    let plan = plan(&scenario, &options(300), &Silent).expect("it can be planned");
    let earlier = Earlier { activities: plan.activities, ..Earlier::default() };
    let today = day(&scenario, [0.0, 0.3, 0.5][(seed % 3) as usize]);
    let changes = disruption(&scenario, &earlier.activities, seed, today);
    let request = Request {
        scenario: &scenario,
        changes: &changes,
        earlier: &earlier,
        edits: None,
        today: Some(today),
        policy: None,
    };
    let prepared = prepare(&request).ok()?;
    let (best, compared) = best(&prepared, most)?;
    let plan = replan(&prepared, Wish::Fewest, &options(2_000), &Silent).expect("it stands");
    let changes = plan.levels.changes.expect("counted");
    let found = (plan.levels.shortfall.value, changes.value, thousandths(plan.levels.cost.value));
    let bounds = plan.levels.shortfall.bound.is_some_and(|b| b <= best.0)
        && (found.0 > best.0 || changes.bound.is_some_and(|b| b <= best.1))
        && (found.0 > best.0
            || found.1 > best.1
            || plan.levels.cost.bound.is_none_or(|b| thousandths(b) <= best.2 + 1));
    let same = (found.0, found.1) == (best.0, best.1) && (found.2 - best.2).abs() <= 1;
    let text = format!(
        "seed {seed}: repair {found:?}, best {best:?}, bounds {:?} {:?} {:?}",
        plan.levels.shortfall.bound, changes.bound, plan.levels.cost.bound
    );
    Some((text, same && bounds, compared))
}

#[test]
fn repairs_equal_exhaustive_search() {
    compare(0..24, 1);
}

fn compare(seeds: std::ops::Range<u64>, at_least: usize) {
    let outcomes: Vec<(String, bool, u64)> =
        seeds.into_par_iter().filter_map(|seed| judge(seed, 20_000)).collect();
    assert!(outcomes.len() >= at_least, "only {} scenarios were small enough", outcomes.len());
    let wrong: Vec<&String> = outcomes.iter().filter(|o| !o.1).map(|o| &o.0).collect();
    assert!(wrong.is_empty(), "{} of {} differ:\n{wrong:#?}", wrong.len(), outcomes.len());
}

#[test]
#[ignore = "long"]
fn three_hundred_repairs_equal_exhaustive_search() {
    compare(long(24..1_400), at_least(300));
}
