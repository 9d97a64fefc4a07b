//! Bounds of changes and cost that leave dates aside, held to what calendars there are.
//!
//! Every calendar found proves that no bound may lie above it. They come from the model of the
//! whole alliance, which the tests of `replan` hold to exhaustive search, and from the search.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::archive::Archive;
use super::county::in_county;
use super::front::Front;
use super::lower::Bounds;
use super::task::{RepairGoal, RepairTask};
use crate::domain::{Activity, ChangeKind, Demand, Policy, Scenario};
use crate::replan::{Earlier, Request, prepare};
use crate::solve::{PlanOptions, Silent};
use alliance_county::generate::{Shape, generate};
use alliance_county::input::{ChangeSource, read_changes, read_sources};

fn options(work: u64) -> PlanOptions {
    PlanOptions { time_limit: None, work_limit: Some(work), threads: 1, ..PlanOptions::default() }
}

fn pick(n: usize, seed: u64, salt: u64) -> usize {
    let x = (seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ salt).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    ((x >> 20) % n.max(1) as u64) as usize
}

fn tight(seed: u64) -> Option<Scenario> {
    let shape = Shape {
        alliances: 1,
        kindergartens: 3 + (seed % 3) as u32,
        staff: 4 + (seed % 5) as u32,
        seed,
        weeks: Some(1 + (seed % 3) as u32),
        tightness: [0.3, 0.6, 0.9][(seed % 3) as usize],
        events: (seed % 2) as u32,
        ..Shape::default()
    };
    let mut scenario = read_sources(&generate(&shape)).scenario?;
    // Homes of one or two at a time, and teachers who inspect as well: roles meet.
    if seed.is_multiple_of(2) {
        for person in &mut scenario.staff {
            person.backbone |= person.mentor && seed.is_multiple_of(4);
        }
        for k in &mut scenario.kindergartens {
            k.max_away = 1;
        }
    }
    scenario.settings.objective.policy =
        [Policy::Balanced, Policy::Cost, Policy::Gini][(seed / 2 % 3) as usize];
    Some(scenario)
}

fn disruption(scenario: &Scenario, earlier: &[Activity], seed: u64) -> Vec<(ChangeKind, String)> {
    let busy: Vec<_> = earlier.iter().flat_map(|row| row.staff.iter().copied()).collect();
    let term = &scenario.settings.term;
    let days = (term.end - term.start).get_days();
    let span = |salt: u64| {
        let from = pick(days as usize / 2 + 1, seed, salt) as i64;
        let length = 1 + pick(days as usize, seed, salt + 1) as i64;
        let at = |n: i64| (term.start + jiff::Span::new().days(n)).min(term.end);
        format!("{}..{}", at(from), at(from + length))
    };
    let person = |salt: u64| &scenario.person(busy[pick(busy.len(), seed, salt)]).id;
    let place = &scenario.kindergartens[pick(scenario.kindergartens.len(), seed, 9)].id;
    match seed % 5 {
        0 => vec![(ChangeKind::Absent, format!("{}:{}", person(1), span(3)))],
        1 => [1, 5]
            .map(|salt| (ChangeKind::Absent, format!("{}:{}", person(salt), span(salt + 2))))
            .to_vec(),
        2 => vec![(ChangeKind::Leaves, person(1).clone())],
        3 => vec![(ChangeKind::Closed, format!("{place}:{}", span(3)))],
        _ => vec![
            (ChangeKind::Closed, format!("{place}:{}", span(3))),
            (ChangeKind::Absent, format!("{}:{}", person(1), span(5))),
        ],
    }
}

/// What one disruption came to: what is wrong, points compared, bounds above the floor, and points
/// whose bound is their cost.
#[derive(Default)]
struct Judged {
    wrong: Vec<String>,
    points: usize,
    raised: usize,
    met: usize,
}

fn judge(seed: u64) -> Option<Judged> {
    let scenario = tight(seed)?;
    // A rough plan leaves something to be saved.
    let plan =
        crate::solve::solve(&scenario, &options([2, 300][(seed % 2) as usize]), &Silent).ok()?;
    let earlier = Earlier { activities: plan.activities, ..Earlier::default() };
    if earlier.activities.iter().all(|row| row.staff.is_empty()) {
        return None;
    }
    let said = disruption(&scenario, &earlier.activities, seed);
    let said: Vec<ChangeSource> =
        said.into_iter().map(|(kind, value)| ChangeSource::Option { kind, value }).collect();
    let changes = read_changes(&scenario, &said).ok()?;
    let request = Request {
        scenario: &scenario,
        changes: &changes,
        earlier: &earlier,
        edits: None,
        today: Some(scenario.settings.term.start),
        policy: None,
    };
    let prepared = prepare(&request).ok()?;
    let task = RepairTask {
        scenario: &prepared.scenario,
        earlier: &prepared.earlier,
        fixed: &prepared.fixed,
        today: prepared.today,
        goal: RepairGoal::AtMost(u64::MAX),
        touched: &prepared.touched,
        hopeful: &prepared.hopeful,
        known: &prepared.known,
        refused: &prepared.refused,
        sound: &prepared.sound,
    };
    let options = options(400);
    let judged = in_county(&task, &options, |county| {
        let alliances = county.alliances(&options);
        let (alliance, mut judged) = (&alliances[0], Judged::default());
        let job = alliance.job(county, &options);
        let mut done = job.run();
        let least = alliance.least_hosting(
            county,
            (done.score.shortfall / u64::from(Demand::D3.weight())) as usize,
        );
        let (forced, shortfall) = (done.forced, done.score.shortfall);
        let mut archive = Archive { shortfall, points: BTreeMap::new() };
        archive.see(&done.score, &done.board);
        let mut bounds = Bounds { changes: done.changes_bound, ..Bounds::default() };
        job.trade(&mut done, None, least, (&mut archive, &mut bounds));
        let whole: Front = job.front(&mut done, None, least);
        let found = archive.points.into_values().chain(whole.points);
        // What is proven holds for the shortfall reached or less.
        for score in found.map(|p| p.score).filter(|score| score.shortfall <= shortfall) {
            let (n, cost) = (score.changes, score.cost);
            let bound = bounds.cost(n);
            judged.points += 1;
            judged.raised += usize::from(bound > bounds.floor + 1e-3);
            judged.met += usize::from(bound > cost - 1e-2);
            let slack = 1e-6 * cost.abs() + 1e-6;
            let mut wrong = |what: &str, bound: f64| {
                let case = format!("seed {seed}: {what} {bound} of {n} changes, cost {cost}");
                judged.wrong.push(case);
            };
            if bound > cost + slack {
                wrong("bound", bound);
            }
            if whole.bounds.cost(n) > cost + slack {
                wrong("bound of all", whole.bounds.cost(n));
            }
            if forced > n {
                wrong("forced", f64::from(forced));
            }
            for km in [0.3, 2.0, 11.0, 70.0] {
                let together = bounds.together(km);
                if together > cost + km * f64::from(n) + slack {
                    wrong(&format!("at {km}"), together);
                }
            }
        }
        judged
    });
    Some(judged.0)
}

#[test]
fn no_bound_is_above_a_calendar() {
    bounds_are_true(0..8, [7, 15, 4, 1]);
}

#[test]
#[ignore = "long"]
fn no_bound_is_above_a_calendar_in_more_counties() {
    bounds_are_true(8..32, [20, 60, 14, 6]);
}

fn bounds_are_true(seeds: std::ops::Range<u64>, [made, at, higher, kept]: [usize; 4]) {
    let all: Vec<Judged> = seeds.into_par_iter().filter_map(judge).collect();
    let wrong: Vec<&String> = all.iter().flat_map(|j| &j.wrong).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let sum = |of: fn(&Judged) -> usize| all.iter().map(of).sum::<usize>();
    let (points, raised, met) = (sum(|j| j.points), sum(|j| j.raised), sum(|j| j.met));
    let counts = format!("{} scenarios: {points} points, {raised} raised, {met} met", all.len());
    assert!(all.len() >= made && points >= at && raised >= higher && met >= kept, "{counts}");
}
