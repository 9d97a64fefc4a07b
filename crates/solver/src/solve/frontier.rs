//! Kilometres against the largest burden: the non-dominated plans of each group and of the county.
//!
//! Without dates the groups share nothing, so each has a frontier of its own, found by lowering a
//! ceiling on the largest burden step by step, and the county's is their sum at each ceiling.
//! Every point of the county's is then dated, so that a calendar stands behind it.

mod group;

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use rayon::prelude::*;

use self::group::of_group;
pub use self::group::{GroupFrontier, GroupPoint};
use super::assign::Trip;
use super::board::Board;
use super::event_moves::{CountyShare, EventMoves};
use super::events::{Choices, EventPlan, dated_events, plan_events};
use super::instance::{Instance, Past};
use super::one_alliance::add_trips;
use super::options::PlanOptions;
use super::report::{events_km, rows};
use super::timetable::timetable;
use crate::calendar::WorkCalendar;
use crate::domain::{Activity, Diagnostic, FixedWord, PROVEN_GAP, Role, Scenario, StaffIx, gap};
use crate::model::Limits;
use crate::travel::DistanceTable;

/// Burdens closer than this, in minutes, where a search finds the points, and kilometres closer
/// than this, relative, are one: beyond what the tolerances of the trees can blur, and far below
/// what anybody notices.
const STEP_MINUTES: f64 = 0.02;
const SAME_KM: f64 = 1e-7;

/// Share of the time for the groups' points; the rest is for their dates.
const DESCENT_SHARE: f64 = 0.7;

/// Moves of the timetable for each alliance of a point.
const DATING_MOVES: u64 = 20_000;

/// One non-dominated plan of the county.
#[derive(Debug, Clone)]
pub struct CountyPoint {
    /// The largest burden of anybody in a role, in minutes.
    pub largest: f64,
    /// Vehicle kilometres, events included.
    pub km: f64,
    /// No calendar with this largest burden or less drives less.
    pub km_bound: f64,
    /// Proven that no calendar is better in one and not worse in the other.
    pub proven: bool,
    /// On the lower convex hull: the best for some price of a minute.
    pub supported: bool,
    /// A calendar with these figures; `None` where no dates were found.
    pub calendar: Option<Vec<Activity>>,
}

/// All frontiers of a scenario.
#[derive(Debug, Clone)]
pub struct Frontier {
    /// One per alliance and role with people, alliances in file order.
    pub groups: Vec<GroupFrontier>,
    /// The county's, kilometres ascending.
    pub county: Vec<CountyPoint>,
    /// Kilometres of the events and the placements, part of the county's points.
    pub events_km: f64,
}

/// Finds the frontiers; `most_points` a group at most.
///
/// `options.time_limit` is for the whole; `options.work_limit` for each point of a group.
///
/// # Errors
/// Findings about pins that no calendar can honour.
///
/// # Panics
/// If the thread pool cannot be started.
pub fn frontier(
    scenario: &Scenario,
    options: &PlanOptions,
    most_points: usize,
) -> Result<Frontier, Vec<Diagnostic>> {
    let started = Instant::now();
    let table = DistanceTable::new(scenario);
    let calendar = WorkCalendar::new(scenario);
    let past = Past::new(scenario, &table);
    let mut rng = ChaCha8Rng::seed_from_u64(options.seed);
    let limits = Limits {
        nodes: options.work_limit.unwrap_or(20_000),
        deadline: options.time_limit.map(|t| started + t.mul_f64(0.2)),
        stop: &options.stop,
    };
    let events = plan_events(scenario, &table, &calendar, &past, &mut rng, &limits)?;
    let mut people: Vec<Vec<StaffIx>> = vec![Vec::new(); scenario.alliances.len()];
    for p in scenario.staff_ixs() {
        people[scenario.alliance_of(p).index()].push(p);
    }
    let lay = |(a, people)| Instance::new(scenario, &table, &calendar, &past, a, people, &[]);
    let instances: Vec<Instance> = scenario.alliance_ixs().zip(people).map(lay).collect();
    let pool = options.pool();
    let jobs: Vec<(&Instance, Role)> =
        instances.iter().flat_map(|i| Role::ALL.iter().map(move |&role| (i, role))).collect();
    let clock = |share: f64, jobs: usize| Clock {
        deadline: options.time_limit.map(|t| started + t.mul_f64(share)),
        threads: pool.threads(),
        waiting: AtomicUsize::new(jobs),
        turn: Mutex::new(()),
    };
    let descents = clock(DESCENT_SHARE, jobs.len());
    let groups: Vec<GroupFrontier> = pool.install(|| {
        jobs.into_par_iter()
            .filter_map(|(inst, role)| of_group(inst, role, options, descents.share(), most_points))
            .collect()
    });
    let stays: f64 = instances.iter().map(|inst| inst.placements.least_km(0)).sum();
    let km: f64 = scenario.alliance_ixs().map(|a| events_km(scenario, &table, &events, a)).sum();
    let km = km + stays;
    let km_bound = events.county_km_bound + stays;
    let mut county = county(&groups, km, km_bound);
    let dating = Dating {
        scenario,
        calendar: &calendar,
        events: &events,
        table: &table,
        past: &past,
        instances: &instances,
        groups: &groups,
        seed: options.seed,
    };
    let datings = clock(1.0, county.len());
    let found: Vec<Option<Vec<Activity>>> = pool.install(|| {
        let dated = |point: &CountyPoint| {
            let deadline = datings.share();
            let limits = Limits { nodes: u64::MAX, deadline, stop: &options.stop };
            dating.calendar(point.largest, &limits)
        };
        county.par_iter().map(dated).collect()
    });
    for (point, calendar) in county.iter_mut().zip(found) {
        point.calendar = calendar;
    }
    Ok(Frontier { groups, county, events_km: km })
}

/// Shares out what is left of the time.
struct Clock {
    deadline: Option<Instant>,
    threads: usize,
    waiting: AtomicUsize,
    turn: Mutex<()>,
}

impl Clock {
    fn share(&self) -> Option<Instant> {
        let _turn = self.turn.lock();
        let waiting = self.waiting.fetch_sub(1, Ordering::Relaxed).max(1);
        let part = (self.threads as f64 / waiting as f64).min(1.0) * 0.95;
        let now = Instant::now();
        self.deadline.map(|d| now + d.saturating_duration_since(now).mul_f64(part))
    }
}

/// The sums of the groups' points at every ceiling at which one of them changes.
fn county(groups: &[GroupFrontier], events_km: f64, events_bound: f64) -> Vec<CountyPoint> {
    let least = |g: &GroupFrontier| g.points.last().map_or(0.0, |p| p.largest);
    let floor = groups.iter().map(least).fold(0.0, f64::max);
    let step = groups.iter().map(|g| g.step).fold(0.0, f64::max);
    let mut ceilings: Vec<f64> =
        groups.iter().flat_map(|g| &g.points).map(|p| p.largest).filter(|&c| c >= floor).collect();
    ceilings.sort_by(|a, b| b.total_cmp(a));
    let mut points: Vec<CountyPoint> = Vec::new();
    for ceiling in ceilings {
        let chosen: Vec<&GroupPoint> = groups.iter().filter_map(|g| g.under(ceiling)).collect();
        if chosen.len() < groups.len() {
            continue;
        }
        let largest = chosen.iter().map(|p| p.largest).fold(0.0, f64::max);
        let km = chosen.iter().map(|p| p.km).sum::<f64>() + events_km;
        let bound = groups.iter().map(|g| g.bound_under(largest)).sum::<f64>() + events_bound;
        let same = |p: &CountyPoint| (p.largest - largest).abs() < step / 2.0;
        if points.last().is_some_and(same) {
            continue;
        }
        while points.last().is_some_and(|p| km <= p.km + SAME_KM * p.km.abs().max(1.0)) {
            points.pop();
        }
        points.push(CountyPoint {
            largest,
            km,
            km_bound: bound.min(km),
            proven: false,
            supported: false,
            calendar: None,
        });
    }
    prove(groups, &mut points, events_bound);
    supported(&mut points);
    points
}

/// A point is proven when nothing at its ceiling drives less and everything strictly below it
/// drives more.
fn prove(groups: &[GroupFrontier], points: &mut [CountyPoint], events_bound: f64) {
    let shortfall = groups.iter().all(|g| g.shortfall_proven);
    let step = groups.iter().map(|g| g.step).fold(0.0, f64::max);
    for point in points {
        let strictly = point.largest - step;
        let reachable = groups.iter().all(|g| strictly >= g.least_bound * (1.0 - PROVEN_GAP));
        let below = groups.iter().map(|g| g.bound_under(strictly)).sum::<f64>() + events_bound;
        let none_below = !reachable || below > point.km - SAME_KM * point.km.abs();
        point.proven = shortfall && none_below && gap(point.km, point.km_bound) <= PROVEN_GAP;
    }
}

/// Marks the points on the lower convex hull (A. M. Andrew's monotone chain, Information
/// Processing Letters 9, 1979).
fn supported(points: &mut [CountyPoint]) {
    let mut hull: Vec<usize> = Vec::new();
    for i in 0..points.len() {
        while let [.., a, b] = hull[..] {
            let at = |k: usize| (points[k].km, points[k].largest);
            let ((x0, y0), (x1, y1), (x2, y2)) = (at(a), at(b), at(i));
            let turn = (x1 - x0) * (y2 - y0) - (y1 - y0) * (x2 - x0);
            if turn >= -1e-9 * (x2 - x0).abs().max(1.0) * (y0 - y2).abs().max(1.0) {
                break;
            }
            hull.pop();
        }
        hull.push(i);
    }
    for i in hull {
        points[i].supported = true;
    }
}

/// What is needed to find dates for a point.
struct Dating<'a> {
    scenario: &'a Scenario,
    calendar: &'a WorkCalendar,
    events: &'a EventPlan,
    table: &'a DistanceTable,
    past: &'a Past,
    instances: &'a [Instance<'a>],
    groups: &'a [GroupFrontier],
    seed: u64,
}

impl Dating<'_> {
    /// A calendar in which every group has the point that it has under the ceiling.
    fn calendar(&self, ceiling: f64, limits: &Limits) -> Option<Vec<Activity>> {
        let mut all = Vec::new();
        for inst in self.instances {
            if limits.over() {
                return None;
            }
            let a = inst.alliance;
            let mut board = Board::new(inst, self.calendar);
            for event in dated_events(self.scenario, self.events, a) {
                board.add_event(event);
            }
            let mine = self.groups.iter().filter(|g| g.alliance == a);
            let trips: Vec<Trip> =
                mine.filter_map(|g| g.under(ceiling)).flat_map(|p| p.trips.clone()).collect();
            add_trips(&mut board, trips);
            board.add_stays();
            let share = CountyShare::new(self.scenario, self.calendar, self.events, a);
            let choices = Choices::new(self.scenario, self.table, self.calendar, self.past, a);
            let moves = EventMoves::new(self.scenario, &choices, &share);
            let mut rng = ChaCha8Rng::seed_from_u64(self.seed ^ u64::from(a.0));
            let dated = timetable(&mut board, &moves, DATING_MOVES, &mut rng, limits);
            if dated.unplaced > 0 || dated.metres > 0 {
                return None;
            }
            all.extend(rows(self.scenario, &board, &board.events));
        }
        for (i, row) in all.iter_mut().enumerate().filter(|(_, row)| row.id.is_empty()) {
            row.id = format!("F{}", i + 1);
        }
        Some(all)
    }
}
