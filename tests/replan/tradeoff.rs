//! Changes against cost: the curve is that of every calendar there is, `trade` never ends worse than
//! the fewest changes, and a limit on changes is kept.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use alliance_calendar::domain::{Activity, Plan, Policy, Scenario};
use alliance_calendar::generate::Shape;
use alliance_calendar::replan::{Earlier, Prepared, Request, Wish, count_changes, curve, prepare};
use alliance_calendar::solve::Silent;
use alliance_calendar::verify::verify;
use alliance_calendar::{plan, replan};
use rayon::prelude::*;

use crate::made_up;
use crate::replan::disruptions::{day, disruption, options};
use crate::replan::exhaustive::{past, small};
use crate::solver::every_calendar::Every;

fn planned(scenario: &Scenario, work: u64) -> Vec<Activity> {
    plan(scenario, &options(work), &Silent).expect("it can be planned").activities
}

/// Of all calendars of the least shortfall the dearest, which leaves the most to be saved; `None`
/// where they are too many.
fn dearest(scenario: &Scenario, most: u64) -> Option<Vec<Activity>> {
    let mut found: Option<(u64, f64, Vec<Activity>)> = None;
    let all = Every::new(scenario, 0, most).run(&mut |calendar| {
        let verdict = verify(scenario, calendar, Policy::Balanced);
        let worse = found.as_ref().is_none_or(|(unmet, cost, _)| {
            verdict.shortfall < *unmet || verdict.shortfall == *unmet && verdict.cost > *cost
        });
        if worse {
            found = Some((verdict.shortfall, verdict.cost, calendar.to_vec()));
        }
    });
    found.filter(|_| all).map(|found| found.2)
}

fn disturbed(
    scenario: &Scenario,
    activities: Vec<Activity>,
    seed: u64,
    share: f64,
) -> Option<Prepared> {
    let earlier = Earlier { activities, ..Earlier::default() };
    let today = day(scenario, share);
    let changes = disruption(scenario, &earlier.activities, seed, today);
    let request = Request {
        scenario,
        changes: &changes,
        earlier: &earlier,
        edits: None,
        today: Some(today),
        policy: None,
    };
    prepare(&request).ok()
}

/// Of all calendars of the least shortfall: the least cost by number of changes; `None` where they
/// are too many.
fn every(prepared: &Prepared, most: u64) -> Option<Vec<(u64, f64)>> {
    let scenario = &prepared.scenario;
    let over = past(prepared, &prepared.earlier);
    let mut least = u64::MAX;
    let mut by_changes: BTreeMap<u64, f64> = BTreeMap::new();
    let all = Every::new(scenario, 0, most).run(&mut |calendar| {
        if past(prepared, calendar) != over {
            return;
        }
        let verdict = verify(scenario, calendar, Policy::Balanced);
        if verdict.shortfall < least {
            least = verdict.shortfall;
            by_changes.clear();
        }
        if verdict.shortfall == least {
            let changes = count_changes(&prepared.earlier, calendar) + prepared.settled;
            let cost = by_changes.entry(changes).or_insert(f64::INFINITY);
            *cost = cost.min(verdict.cost);
        }
    });
    let mut front: Vec<(u64, f64)> = Vec::new();
    for (changes, cost) in by_changes {
        if front.last().is_none_or(|last| cost < last.1 - 1e-5) {
            front.push((changes, cost));
        }
    }
    all.then_some(front)
}

/// Where the curve of one disruption is not that of every calendar; and its number of points.
fn judge(seed: u64) -> Option<(Option<String>, usize)> {
    let scenario = small(seed)?;
    let before = match seed % 3 {
        0 => planned(&scenario, 300),
        _ => dearest(&scenario, 20_000)?,
    };
    let prepared = disturbed(&scenario, before, seed, [0.0, 0.3][(seed % 2) as usize])?;
    let every = every(&prepared, 20_000)?;
    let found = curve(&prepared, &options(2_000), &Silent);
    let same = found.len() == every.len()
        && found.iter().zip(&every).all(|(f, e)| f.changes == e.0 && (f.cost - e.1).abs() <= 1e-3);
    let bounded = every.iter().all(|e| {
        let at = found.iter().rfind(|f| f.changes <= e.0);
        at.and_then(|f| f.bound).is_none_or(|b| b <= e.1 + 1e-3 || at.unwrap().changes < e.0)
    });
    let mut wrong = (!same || !bounded).then(|| format!("seed {seed}: {found:?}, all {every:?}"));
    for km in [0.5, 5.0, 40.0] {
        let plan = replan(&prepared, Wish::Trade(km), &options(2_000), &Silent).expect("it stands");
        let changes = plan.levels.changes.expect("counted").value;
        let together = |changes: u64, cost: f64| cost + km * changes as f64;
        let best = every.iter().map(|e| together(e.0, e.1)).fold(f64::INFINITY, f64::min);
        let value = together(changes, plan.levels.cost.value);
        if value > best + 1e-3 {
            wrong.get_or_insert(format!("seed {seed}, trade {km}: {value} instead of {best}"));
        }
    }
    Some((wrong, every.len()))
}

#[test]
fn curve_equals_exhaustive_search() {
    curves(0..45, 5, 1);
}

#[test]
#[ignore = "long"]
fn more_curves_equal_exhaustive_search() {
    curves(45..180, 15, 5);
}

fn curves(seeds: std::ops::Range<u64>, at_least: usize, of_several: usize) {
    let outcomes: Vec<_> = seeds.into_par_iter().filter_map(judge).collect();
    let several = outcomes.iter().filter(|o| o.1 > 1).count();
    let counts = format!("{} scenarios, {several} of several points", outcomes.len());
    assert!(outcomes.len() >= at_least && several >= of_several, "{counts}");
    let wrong: Vec<&String> = outcomes.iter().filter_map(|o| o.0.as_ref()).collect();
    assert!(wrong.is_empty(), "{} of {} differ:\n{wrong:#?}", wrong.len(), outcomes.len());
}

/// Figures of a plan that are traded; it leaves no more unmet than the one with fewest changes.
fn figures(plan: &Plan, shortfall: u64) -> (u64, f64) {
    assert!(plan.levels.shortfall.value <= shortfall);
    (plan.levels.changes.expect("counted").value, plan.levels.cost.value)
}

#[test]
fn wishes_are_kept_in_an_alliance() {
    wishes_are_kept(0..1, 1);
}

#[test]
#[ignore = "long"]
fn wishes_are_kept_in_larger_alliances() {
    wishes_are_kept(1..8, 9);
}

fn wishes_are_kept(seeds: std::ops::Range<u64>, at_least: usize) {
    let compared = AtomicUsize::new(0);
    seeds.into_par_iter().for_each(|seed| {
        let shape = Shape {
            alliances: 1 + (seed % 2) as u32,
            kindergartens: 6,
            staff: 14,
            seed,
            events: 2,
            tightness: [0.2, 0.6][(seed % 2) as usize],
            ..Shape::default()
        };
        let scenario = made_up(&shape);
        // A rough plan leaves something to be saved.
        let before = planned(&scenario, 4);
        let Some(prepared) = disturbed(&scenario, before, seed, 0.1) else { return };
        let run = |wish| replan(&prepared, wish, &options(100), &Silent).expect("it stands");
        let first = run(Wish::Fewest);
        let shortfall = first.levels.shortfall.value;
        let (fewest, cost) = figures(&first, shortfall);
        for km in [1.0, 30.0] {
            let plan = run(Wish::Trade(km));
            let (changes, traded) = figures(&plan, shortfall);
            let value = |changes: u64, cost: f64| cost + km * changes as f64;
            // What is unmet comes first: less of it may cost more.
            if plan.levels.shortfall.value == shortfall {
                assert!(value(changes, traded) <= value(fewest, cost) + 1e-6, "seed {seed}, {km}");
                compared.fetch_add(1, Ordering::Relaxed);
            }
        }
        let (mut last, mut unmet) = (cost, shortfall);
        for extra in [0, 1, 2, 4, 8] {
            let plan = run(Wish::AtMost(fewest + extra));
            let (changes, cost) = figures(&plan, shortfall);
            if plan.levels.shortfall.value == unmet {
                assert!(changes <= fewest + extra || unmet < shortfall, "seed {seed}: {changes}");
                assert!(cost <= last + 1e-6, "seed {seed}: {cost} after {last}");
            }
            (last, unmet) = (cost, plan.levels.shortfall.value);
        }
        let points = curve(&prepared, &options(100), &Silent);
        for pair in points.windows(2) {
            assert!(pair[0].changes < pair[1].changes && pair[0].cost > pair[1].cost);
        }
        let beyond =
            |p: &alliance_calendar::replan::CurvePoint| p.bound.is_some_and(|b| b > p.cost);
        assert!(!points.iter().any(beyond), "seed {seed}: {points:?}");
        if unmet == shortfall {
            assert!(points.first().is_some_and(|p| p.changes <= fewest), "seed {seed}");
            assert!(points.last().is_some_and(|p| p.cost <= last + 1e-6), "seed {seed}");
            compared.fetch_add(1, Ordering::Relaxed);
        }
    });
    assert!(compared.load(Ordering::Relaxed) >= at_least, "{compared:?}");
}
