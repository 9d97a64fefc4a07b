//! From a scenario to a plan, readable top to bottom.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use rayon::prelude::*;

use super::begin::Begun;
use super::board::Board;
use super::event_moves::CountyShare;
use super::events::{Choices, EventPlan, dated_events, plan_events};
use super::instance::{Instance, Past};
use super::objective::Objective;
use super::one_alliance::{Effort, EventFloor, Solved, floor_of_more, solve_alliance};
use super::options::{Observer, PlanOptions, Progress, Silent, Stage};
use super::reasons;
use super::report::{self, AllianceOutcome};
use super::slices::{self, Slices};
use crate::calendar::WorkCalendar;
use crate::domain::{
    AllianceIx, Demand, Diagnostic, LimitReport, Message, PROVEN_GAP, Place, Plan, Policy,
    Scenario, Severity, StaffIx, StoppedBy, gap,
};
use crate::model::Limits;
use crate::travel::DistanceTable;

/// Share of the time that is kept for bounds of the county.
const COUNTY_SHARE: f64 = 0.03;

/// Units of work per alliance when nobody sets a limit.
pub(super) const OWN_SCHEDULE: u64 = 100_000;

/// Share of the time that hosts and dates of events may take where alliances compete.
const EVENTS_SHARE: f64 = 0.2;

/// Plans a term: hosts and dates of events for the whole county, then every alliance by itself.
///
/// # Errors
/// Findings about pins that no calendar can honour.
///
/// # Panics
/// If the thread pool cannot be started.
pub fn solve(
    scenario: &Scenario,
    options: &PlanOptions,
    observer: &dyn Observer,
) -> Result<Plan, Vec<Diagnostic>> {
    let started = Instant::now();
    let deadline = options.time_limit.map(|t| started + t);
    let policy = options.policy.unwrap_or(scenario.settings.objective.policy);
    let objective = Objective::of(policy, &scenario.settings.objective);
    let pool = options.pool();

    let table = DistanceTable::new(scenario);
    let calendar = WorkCalendar::new(scenario);
    let past = Past::new(scenario, &table);
    let mut rng = ChaCha8Rng::seed_from_u64(options.seed);
    let limits = Limits {
        nodes: options.work_limit.unwrap_or(OWN_SCHEDULE),
        deadline: options.time_limit.map(|t| started + t.mul_f64(EVENTS_SHARE)),
        stop: &options.stop,
    };
    let events = plan_events(scenario, &table, &calendar, &past, &mut rng, &limits)?;

    let start = options.start.as_deref();
    let events = match start {
        Some(start) => events.or_begun(scenario, &table, start.events(scenario, &calendar)),
        None => events,
    };

    let mut people: Vec<Vec<StaffIx>> = vec![Vec::new(); scenario.alliances.len()];
    for p in scenario.staff_ixs() {
        people[scenario.alliance_of(p).index()].push(p);
    }
    let layout = |a: AllianceIx| {
        let people = people[a.index()].clone();
        Instance::new(scenario, &table, &calendar, &past, a, people, &options.barred)
    };
    let jobs: Vec<AllianceIx> = scenario.alliance_ixs().collect();
    let left = AtomicUsize::new(jobs.len());
    // What the county's bound may need besides, if the alliances have something to trade.
    let beside = if jobs.len() > 1 { COUNTY_SHARE } else { 0.0 };
    let until = options.time_limit.map(|t| started + t.mul_f64(1.0 - beside));
    let clock = Mutex::new(());
    let (threads, alliances) = (pool.threads(), jobs.len());
    let sliced = alliances > threads && matches!(policy, Policy::Cost | Policy::Balanced);
    let first = if sliced { slices::FIRST } else { 1.0 };
    let first_until =
        until.map(|d| Instant::now() + d.saturating_duration_since(Instant::now()).mul_f64(first));
    let effort = |a: AllianceIx, deadline: Option<Instant>| Effort {
        work: options.work_limit.unwrap_or(OWN_SCHEDULE),
        deadline,
        stop: &options.stop,
        seed: options.seed_of(a),
        objective,
        idle_threads: threads > alliances,
        start: None,
        known: None,
    };
    type Slice = (AllianceOutcome, Duration);
    let outcomes: Result<Vec<Slice>, Box<Diagnostic>> = pool.install(|| {
        jobs.par_iter()
            .map(|&a| {
                let inst = layout(a);
                // A fair share of the time that is left, for as many as can run at once.
                let share = {
                    let _turn = clock.lock();
                    let waiting = left.fetch_sub(1, Ordering::Relaxed).max(1);
                    first_until.map(|d| {
                        let now = Instant::now();
                        let rest = d.saturating_duration_since(now);
                        now + rest.mul_f64((threads as f64 / waiting as f64).min(1.0))
                    })
                };
                let begun = start.map(|start| Begun::new(&inst, &calendar, start));
                let effort = Effort { start: begun.as_ref(), ..effort(a, share) };
                let began = Instant::now();
                let outcome =
                    one(scenario, &table, &calendar, &past, &events, &inst, &effort, observer)?;
                Ok((outcome, began.elapsed()))
            })
            .collect()
    });
    let outcomes = outcomes.map_err(|e| vec![*e])?;
    let mut outcomes = match until.filter(|_| sliced) {
        Some(until) => {
            let waiting = Mutex::new(Slices::new(outcomes.iter().map(|o| (o.0.open(), o.1))));
            let outcomes: Vec<_> = outcomes.into_iter().map(|o| Mutex::new(Some(o.0))).collect();
            let work = |_: rayon::BroadcastContext| {
                while !options.stopped() {
                    let left = until.saturating_duration_since(Instant::now());
                    let Some((at, length)) = waiting.lock().ok().and_then(|mut w| w.next(left))
                    else {
                        break;
                    };
                    // Whoever is handed out is in no other hands.
                    let Some(before) = outcomes[at].lock().ok().and_then(|mut o| o.take()) else {
                        break;
                    };
                    let began = Instant::now();
                    let inst = layout(jobs[at]);
                    let effort = Effort {
                        known: before.assigned.as_ref(),
                        ..effort(jobs[at], Some(began + length))
                    };
                    let next =
                        one(scenario, &table, &calendar, &past, &events, &inst, &effort, &Silent);
                    let (joined, better) = match next {
                        Ok(next) => before.and(next),
                        Err(_) => (before, false),
                    };
                    if better {
                        observer.calendar(jobs[at], &|| joined.activities.clone());
                    }
                    tell_done(observer, jobs[at], &joined);
                    if let Ok(mut waiting) = waiting.lock() {
                        waiting.learn(at, joined.open(), began.elapsed());
                    }
                    if let Ok(mut outcome) = outcomes[at].lock() {
                        *outcome = Some(joined);
                    }
                }
            };
            pool.install(|| rayon::broadcast(work));
            outcomes.into_iter().filter_map(|o| o.into_inner().ok().flatten()).collect()
        }
        None => outcomes.into_iter().map(|o| o.0).collect::<Vec<_>>(),
    };
    // What an alliance leaves unmet beyond its bound, another may leave unmet instead.
    let spare: u64 = outcomes.iter().map(AllianceOutcome::spare).sum();
    let shared = |o: &AllianceOutcome| spare - o.spare();
    let mut savings: Vec<f64> = pool.install(|| {
        (jobs.par_iter().zip(&outcomes))
            .filter(|(_, o)| shared(o) > 0)
            .map(|(&a, o)| {
                let (inst, effort) = (layout(a), effort(a, deadline));
                let unmet = o.shortfall + shared(o);
                let choices = || Choices::new(scenario, &table, &calendar, &past, a);
                let least_km = |lost| events.least_km(&choices, a, lost);
                let floor =
                    EventFloor { impossible: events.impossible[a.index()], least_km: &least_km };
                let least = floor_of_more(&inst, o, unmet, &floor, &effort);
                o.cost_bound.map_or(f64::INFINITY, |bound| (bound.min(o.cost) - least).max(0.0))
            })
            .collect()
    });
    savings.sort_by(|a, b| b.total_cmp(a));
    savings.truncate((spare / u64::from(Demand::UNIT)) as usize);
    // Where visits and inspections leave no more unmet than their bounds say, and the county no
    // more events than it must, nothing can be unmet instead but one event for another.
    let elsewhere: u64 = outcomes.iter().map(|o| o.shortfall_elsewhere).sum();
    let least = elsewhere + u64::from(events.lost_bound * Demand::D3.weight());
    let unmet: u64 = outcomes.iter().map(|o| o.shortfall).sum();
    let only_events = (spare > 0 && unmet == least).then(|| {
        let duties = |(&a, o): (&AllianceIx, &AllianceOutcome)| {
            let none = EventFloor { impossible: 0, least_km: &|_| 0.0 };
            let unmet = o.shortfall - u64::from(o.lost() * Demand::D3.weight());
            floor_of_more(&layout(a), o, unmet, &none, &effort(a, deadline))
        };
        let duties: Vec<f64> =
            pool.install(|| jobs.par_iter().zip(&outcomes).map(duties).collect());
        duties.iter().sum::<f64>() + objective.of_km(events.county_km_bound)
    });
    if only_events.is_none() {
        for o in outcomes.iter_mut().filter(|o| shared(o) > 0) {
            o.groups.iter_mut().for_each(|g| g.proven = g.proven.map(|_| 0));
        }
    }
    let late = outcomes.iter().any(|o| o.late);
    let each_proven = outcomes.iter().all(AllianceOutcome::proven);
    let burdens_proven = outcomes.iter().all(AllianceOutcome::burdens_proven);
    let mut plan = report::assemble(scenario, policy, outcomes);
    reasons::lost_events(&mut plan, scenario, &calendar, &past);
    let levels = &mut plan.levels;
    let saved: f64 = savings.iter().sum();
    let least_cost = only_events.unwrap_or(0.0).min(levels.cost.value);
    levels.cost.bound = levels.cost.bound.map(|b| (b - saved).max(least_cost));
    levels.shortfall.bound = levels.shortfall.bound.map(|b| b.max(least.min(unmet)));
    let cost_proven = levels.cost.bound.is_some_and(|b| gap(levels.cost.value, b) <= PROVEN_GAP);
    let together = only_events.is_some() && cost_proven && levels.quality.value == 0;
    plan.stopped_by = if options.stopped() {
        StoppedBy::Interrupt
    } else if each_proven || together && burdens_proven {
        StoppedBy::Optimal
    } else if late {
        StoppedBy::Time
    } else {
        StoppedBy::Work
    };
    plan.limit = LimitReport {
        time_s: options.time_limit.map(|t| t.as_secs_f64()),
        work: options.work_limit,
    };
    plan.start = start.map(|start| start.report.clone());
    plan.seed = options.seed;
    plan.threads = threads;
    plan.time_s = started.elapsed().as_secs_f64();
    Ok(plan)
}

#[allow(clippy::too_many_arguments)]
fn one(
    scenario: &Scenario,
    table: &DistanceTable,
    calendar: &WorkCalendar,
    past: &Past,
    events: &EventPlan,
    inst: &Instance,
    effort: &Effort,
    observer: &dyn Observer,
) -> Result<AllianceOutcome, Box<Diagnostic>> {
    let a = inst.alliance;
    let dated = dated_events(scenario, events, a);
    let hosting: f64 = report::events_km(scenario, table, events, a);
    let choices = || Choices::new(scenario, table, calendar, past, a);
    let least_km = |lost| events.least_km(&choices, a, lost);
    let least_hosting = least_km(events.lost(scenario, a));
    let tell = |stage: Stage, cost: Option<f64>, bound: Option<f64>| {
        observer.progress(Progress {
            alliance: a,
            stage,
            cost: cost.map(|c| c + hosting),
            bound: bound.map(|b| b + least_hosting),
        });
    };
    let floor = EventFloor { impossible: events.impossible[a.index()], least_km: &least_km };
    let share = CountyShare::new(scenario, calendar, events, a);
    let show = |board: &Board| {
        observer.calendar(a, &|| report::rows(scenario, board, &board.events));
    };
    let solved: Option<Solved> =
        solve_alliance(inst, calendar, &dated, &share, effort, &choices, &floor, &tell, &show);
    let Some(solved) = solved else {
        let alliance = scenario.alliance(a);
        return Err(Box::new(Diagnostic {
            code: "E901",
            severity: Severity::Error,
            place: Some(Place { file: "pins.csv".to_owned(), ..Place::default() }),
            message: Message::new("reason-pins-together").with("alliance", &alliance.name),
        }));
    };
    let outcome =
        report::outcome(scenario, table, floor.impossible, inst, effort.objective, solved);
    tell_done(observer, a, &outcome);
    Ok(outcome)
}

fn tell_done(observer: &dyn Observer, alliance: AllianceIx, outcome: &AllianceOutcome) {
    observer.progress(Progress {
        alliance,
        stage: Stage::Done,
        cost: Some(outcome.cost),
        // Less unmet, or less burden, may be possible: then this is not the best proven.
        bound: outcome.cost_bound.filter(|_| outcome.spare() == 0 && outcome.burdens_proven()),
    });
}
