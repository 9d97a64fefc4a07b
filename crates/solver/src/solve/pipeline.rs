//! From a scenario to a plan, readable top to bottom.

use std::time::Instant;

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use rayon::prelude::*;

use super::events::plan_events;
use super::every_alliance::{County, OWN_SCHEDULE};
use super::instance::Past;
use super::objective::Objective;
use super::one_alliance::{EventFloor, floor_of_more};
use super::options::{Observer, PlanOptions};
use super::reasons;
use super::report::{self, AllianceOutcome};
use super::slices;
use crate::calendar::WorkCalendar;
use crate::domain::{
    AllianceIx, Demand, Diagnostic, LimitReport, PROVEN_GAP, Plan, Policy, Scenario, StaffIx,
    StoppedBy, gap,
};
use crate::model::Limits;
use crate::travel::DistanceTable;

/// Share of the time that is kept for bounds of the county.
const COUNTY_SHARE: f64 = 0.03;

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
    let county = County {
        scenario,
        table: &table,
        calendar: &calendar,
        past: &past,
        events: &events,
        people: &people,
        options,
        objective,
        threads: pool.threads(),
    };
    let jobs: Vec<AllianceIx> = scenario.alliance_ixs().collect();
    // What the county's bound may need besides, if the alliances have something to trade.
    let beside = if jobs.len() > 1 { COUNTY_SHARE } else { 0.0 };
    let until = options.time_limit.map(|t| started + t.mul_f64(1.0 - beside));
    let sliced = jobs.len() > county.threads && matches!(policy, Policy::Cost | Policy::Balanced);
    let first = if sliced { slices::FIRST } else { 1.0 };
    let first_until =
        until.map(|d| Instant::now() + d.saturating_duration_since(Instant::now()).mul_f64(first));
    let outcomes = pool.install(|| county.first(&jobs, first_until, observer));
    let outcomes = outcomes.map_err(|e| vec![*e])?;
    let mut outcomes = match until.filter(|_| sliced) {
        Some(until) => pool.install(|| county.further(&jobs, outcomes, until, observer)),
        None => outcomes.into_iter().map(|o| o.0).collect(),
    };
    // What an alliance leaves unmet beyond its bound, another may leave unmet instead.
    let spare: u64 = outcomes.iter().map(AllianceOutcome::spare).sum();
    let shared = |o: &AllianceOutcome| spare - o.spare();
    let mut savings: Vec<f64> = pool.install(|| {
        (jobs.par_iter().zip(&outcomes))
            .filter(|(_, o)| shared(o) > 0)
            .map(|(&a, o)| {
                let (inst, effort) = (county.layout(a), county.effort(a, deadline));
                let unmet = o.shortfall + shared(o);
                let choices = || county.choices(a);
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
            floor_of_more(&county.layout(a), o, unmet, &none, &county.effort(a, deadline))
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
    plan.threads = county.threads;
    plan.time_s = started.elapsed().as_secs_f64();
    Ok(plan)
}
