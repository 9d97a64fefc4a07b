//! A hundred disruptions: the repaired calendar passes the verifier, keeps the past and the pins,
//! and repairing it once more changes nothing.

use std::sync::atomic::{AtomicUsize, Ordering};

use alliance_calendar::domain::{Activity, ChangeKind, Plan, Policy, Scenario, Stated};
use alliance_calendar::generate::Shape;
use alliance_calendar::input::{ChangeSource, read_changes};
use alliance_calendar::replan::{
    Cause, Difference, Earlier, Prepared, Request, Wish, count_changes, differences, prepare,
};
use alliance_calendar::solve::{PlanOptions, Silent};
use alliance_calendar::{plan, replan, verify};
use jiff::civil::Date;

use crate::{example, made_up, of_work};
use rayon::prelude::*;

pub fn options(work: u64) -> PlanOptions {
    PlanOptions { threads: 1, ..of_work(work) }
}

/// A day of the term, by the share of it that is over.
pub fn day(scenario: &Scenario, share: f64) -> Date {
    let term = &scenario.settings.term;
    let days = f64::from((term.end - term.start).get_days());
    term.start + jiff::Span::new().days((days * share) as i64)
}

/// One thing that happens, by chance.
pub fn disruption(
    scenario: &Scenario,
    earlier: &[Activity],
    seed: u64,
    today: Date,
) -> Vec<Stated> {
    let pick = |n: usize, salt: u64| -> usize {
        let x =
            (seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ salt).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        ((x >> 20) % n.max(1) as u64) as usize
    };
    let coming: Vec<&Activity> = earlier.iter().filter(|row| row.date >= today).collect();
    let busy: Vec<_> = coming.iter().flat_map(|row| row.staff.iter().copied()).collect();
    let events: Vec<&Activity> =
        coming.iter().copied().filter(|row| row.event().is_some() && !row.pinned).collect();
    let person = busy.get(pick(busy.len(), 1)).copied();
    let last = |share: f64| day(scenario, share).max(today);
    let (kind, value) = match (seed % 7, person) {
        (0 | 1, Some(p)) => {
            let until = last(0.3 + 0.7 * pick(100, 2) as f64 / 100.0);
            (ChangeKind::Absent, format!("{}:{today}..{until}", scenario.person(p).id))
        }
        (2, Some(p)) => (ChangeKind::Leaves, scenario.person(p).id.clone()),
        (3, _) => {
            let k = &scenario.kindergartens[pick(scenario.kindergartens.len(), 3)].id;
            (ChangeKind::Closed, format!("{k}:{today}..{}", last(0.8)))
        }
        (4, _) => {
            let hosts: Vec<_> = events.iter().filter_map(|row| row.kindergarten).collect();
            let Some(&k) = hosts.get(pick(hosts.len(), 4)) else { return Vec::new() };
            (ChangeKind::NoHost, scenario.kindergarten(k).id.clone())
        }
        (5, _) if !events.is_empty() => {
            let row = events[pick(events.len(), 5)];
            // A working day on which something stands already.
            let to = coming[pick(coming.len(), 6)].date;
            (ChangeKind::Move, format!("{}:{to}", row.id))
        }
        _ => {
            let k = &scenario.kindergartens[pick(scenario.kindergartens.len(), 7)].id;
            (ChangeKind::Joins, format!("NEW1,王芳,{k},yes,no,艺术;语言"))
        }
    };
    read_changes(scenario, &[ChangeSource::Option { kind, value }]).expect("no slip")
}

struct Case<'a> {
    name: String,
    scenario: &'a Scenario,
    earlier: &'a Earlier,
    seed: u64,
    /// Disruptions that contradict what is fixed, so that there is nothing to repair.
    refused: &'a AtomicUsize,
}

/// What is wrong with the repair of one disruption; `None` where it is as it should be.
fn judge(case: &Case) -> Option<String> {
    let Case { name, scenario, earlier, seed, refused } = case;
    let wrong = |what: String| Some(format!("{name}, disruption {seed}: {what}"));
    let today = day(scenario, 0.1 + 0.6 * (seed * 37 % 100) as f64 / 100.0);
    let changes = disruption(scenario, &earlier.activities, *seed, today);
    let request = Request {
        scenario,
        changes: &changes,
        earlier,
        edits: None,
        today: Some(today),
        policy: None,
    };
    let prepared = match prepare(&request) {
        Ok(prepared) => prepared,
        // An event may not be moved onto a day that is closed to it, nor a change contradict a pin.
        Err(found) if found.iter().all(|d| ["E702", "E703"].contains(&d.code)) => {
            refused.fetch_add(1, Ordering::Relaxed);
            return None;
        }
        Err(found) => return wrong(format!("refused: {found:?}")),
    };
    let plan = match replan(&prepared, Wish::Fewest, &options(200), &Silent) {
        Ok(plan) => plan,
        Err(error) => return wrong(format!("{error:?}")),
    };
    let rows = |rows: &[Activity], keep: &dyn Fn(&Activity) -> bool| -> Vec<Activity> {
        let mut rows: Vec<Activity> = rows
            .iter()
            .filter(|row| keep(row))
            .map(|row| Activity { line: 0, ..row.clone() })
            .collect();
        rows.sort_by(|a, b| a.id.cmp(&b.id));
        rows
    };
    let stays = |row: &Activity| row.date < today || row.pinned;
    if rows(&prepared.earlier, &stays) != rows(&plan.activities, &stays) {
        return wrong("the past or a pin changed".to_owned());
    }
    let said = plan.levels.changes.expect("a repair counts its changes");
    let found = count_changes(&prepared.earlier, &plan.activities) + prepared.settled;
    if said.value != found || said.bound.is_some_and(|b| b > said.value) {
        return wrong(format!("{found} changes, {said:?} said"));
    }
    let spare = |d: &Difference| d.causes.contains(&Cause::Saving);
    if said.bound == Some(said.value)
        && let Some(d) = differences(&prepared, &plan.activities).iter().find(|d| spare(d))
    {
        return wrong(format!("{d:?} could have stayed"));
    }
    worse(&prepared, &plan).or_else(|| unstable(&prepared, &plan)).and_then(wrong)
}

/// A repaired plan is never worse than the earlier one where that is still feasible.
fn worse(prepared: &Prepared, plan: &Plan) -> Option<String> {
    let before = verify(&prepared.scenario, &prepared.earlier, plan.policy);
    let value = plan.levels.shortfall.value;
    let feasible = before.violations.is_empty();
    (feasible && value > before.shortfall)
        .then(|| format!("shortfall {value} instead of {}", before.shortfall))
        .or_else(|| {
            let changed = plan.levels.changes.is_some_and(|c| c.value > prepared.settled);
            (feasible && value == before.shortfall && changed)
                .then(|| "changes although the earlier calendar is as good".to_owned())
        })
}

/// Repairing the repaired calendar changes nothing.
fn unstable(prepared: &Prepared, plan: &Plan) -> Option<String> {
    let known = plan
        .alliances
        .iter()
        .map(|a| (prepared.scenario.alliance(a.alliance).id.clone(), a.shortfall.value))
        .collect();
    let earlier = Earlier {
        activities: plan.activities.clone(),
        known: Some(alliance_calendar::replan::Known { shortfall: known, ..Default::default() }),
        ..Earlier::default()
    };
    let request = Request {
        scenario: &prepared.scenario,
        changes: &[],
        earlier: &earlier,
        edits: None,
        today: prepared.today,
        policy: None,
    };
    let again = prepare(&request).expect("nothing contradicts itself");
    let again = replan(&again, Wish::Fewest, &options(20), &Silent).expect("it stands");
    (again.activities != plan.activities).then(|| "the second repair differs".to_owned())
}

fn planned(scenario: &Scenario, work: u64) -> Earlier {
    let plan = plan(scenario, &options(work), &Silent).expect("it can be planned");
    Earlier { activities: plan.activities, ..Earlier::default() }
}

#[test]
fn disruptions_are_repaired() {
    disrupt(0..2, [4, 3], 10);
}

#[test]
#[ignore = "long"]
fn hundred_disruptions_are_repaired() {
    disrupt(0..13, [20, 6], 100);
}

/// Repairs disruptions of the example counties and of generated ones, so many of each.
fn disrupt(seeds: std::ops::Range<u64>, [of_real, of_made]: [u64; 2], at_least: usize) {
    let real: Vec<(String, Scenario, u64)> =
        ["tianzhu", "ewenki"].iter().map(|name| ((*name).to_owned(), example(name), 60)).collect();
    let made = seeds.map(|seed| {
        let shape = Shape {
            alliances: 1 + (seed % 3) as u32,
            kindergartens: 4 + (seed % 4) as u32,
            staff: 8 + 4 * (seed % 3) as u32,
            seed,
            tightness: [0.0, 0.4, 0.9][(seed % 3) as usize],
            language: [0.0, 0.3][(seed % 2) as usize],
            closures: [0.0, 0.4][(seed / 2 % 2) as usize],
            events: (seed % 5) as u32,
            pins: seed % 2 == 0,
            weeks: [None, Some(6), Some(12)][(seed % 3) as usize],
            ..Shape::default()
        };
        let scenario = made_up(&shape);
        (format!("made {seed}"), scenario, 60)
    });
    let worlds: Vec<(String, Scenario, u64)> = real.into_iter().chain(made).collect();
    let earlier: Vec<Earlier> = worlds.par_iter().map(|w| planned(&w.1, w.2)).collect();
    let refused = AtomicUsize::new(0);
    let refused = &refused;
    let cases: Vec<Case> = worlds
        .iter()
        .zip(&earlier)
        .enumerate()
        .flat_map(|(i, (world, earlier))| {
            let n = if i < 2 { of_real } else { of_made };
            (0..n).map(move |seed| Case {
                name: world.0.clone(),
                scenario: &world.1,
                earlier,
                seed: seed + 7 * i as u64,
                refused,
            })
        })
        .collect();
    let wrong: Vec<String> = cases.par_iter().filter_map(judge).collect();
    let repaired = cases.len() - refused.load(Ordering::Relaxed);
    assert!(repaired >= at_least, "{repaired} of {} disruptions could be repaired", cases.len());
    assert!(wrong.is_empty(), "{} of {} wrong:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn policy_is_the_scenarios_unless_said() {
    let shape = Shape { alliances: 1, kindergartens: 4, staff: 8, ..Shape::default() };
    let scenario = made_up(&shape);
    let earlier = planned(&scenario, 30);
    let request = Request {
        scenario: &scenario,
        changes: &[],
        earlier: &earlier,
        edits: None,
        today: None,
        policy: Some(Policy::Cost),
    };
    let prepared = prepare(&request).expect("nothing contradicts itself");
    let options = PlanOptions { policy: Some(Policy::Cost), ..options(20) };
    let plan = replan(&prepared, Wish::Fewest, &options, &Silent).expect("it stands");
    assert_eq!(plan.policy, Policy::Cost);
    assert_eq!(plan.activities, earlier.activities);
}
