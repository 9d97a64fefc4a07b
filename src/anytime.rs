//! A plan at once and better ones while the search goes on, each verified.
//!
//! May use: the front door, the verifier.
//! Must not contain: files, text, any search of its own.
//!
//! A short search gives the first plan. Beside the real one, which it leaves as it is, the calendars
//! of the alliances are put together as far as they are known: from the short search, then from what
//! the real one holds at present. Only what the verifier allows and finds better than all before is
//! handed over.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::domain::{Activity, AllianceIx, CostValue, Plan, Policy, Role, Scenario, StoppedBy};
use crate::solve::{Observer, PlanOptions, Progress, Silent, whole_calendar};
use crate::verify::{Verdict, verify};
use crate::{PlanError, plan};

/// How long the first search may take.
const FIRST: Duration = Duration::from_millis(400);

/// Plans a term as [`plan`], and hands over the first plan as soon as there is one, then, at most
/// every so often, a better one. What is handed over counts as stopped by `interrupt`, as the search
/// goes on; bounds are those of the first search.
///
/// With a work limit alone the plan returned is that of [`plan`]. With a time limit it is never
/// worse than what was handed over.
///
/// # Errors
/// As [`plan`].
pub fn plan_in_steps(
    scenario: &Scenario,
    options: &PlanOptions,
    observer: &dyn Observer,
    every: Duration,
    step: &(dyn Fn(&Plan) + Sync),
) -> Result<Plan, PlanError> {
    let started = Instant::now();
    let first = options.time_limit.map_or(FIRST, |limit| limit.min(FIRST));
    let short = PlanOptions { time_limit: Some(first), ..options.clone() };
    let mut first = plan(scenario, &short, &Silent)?;
    first.limit.time_s = options.time_limit.map(|limit| limit.as_secs_f64());
    first.stopped_by = StoppedBy::Interrupt;
    step(&first);
    let rest = PlanOptions {
        time_limit: options.time_limit.map(|limit| limit.saturating_sub(started.elapsed())),
        ..options.clone()
    };
    let known = Known { observer, rows: Mutex::default() };
    let (ended, end) = (Mutex::new(false), Condvar::new());
    let (found, last) = std::thread::scope(|scope| {
        let watcher = scope.spawn(|| {
            let mut last = first.clone();
            let mut over = ended.lock().unwrap_or_else(PoisonError::into_inner);
            while !*over {
                let waited = end.wait_timeout(over, every);
                over = waited.unwrap_or_else(PoisonError::into_inner).0;
                if *over {
                    break;
                }
                drop(over);
                if let Some(mut better) = known.better(scenario, &last) {
                    better.time_s = started.elapsed().as_secs_f64();
                    step(&better);
                    last = better;
                }
                over = ended.lock().unwrap_or_else(PoisonError::into_inner);
            }
            last
        });
        let found = plan(scenario, &rest, &known);
        *ended.lock().unwrap_or_else(PoisonError::into_inner) = true;
        end.notify_all();
        let last = watcher.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        (found, last)
    });
    let mut found = found?;
    found.limit = first.limit;
    found.time_s = started.elapsed().as_secs_f64();
    // Where only work is limited, nothing may depend on the clock.
    if options.time_limit.is_some() && key(&last) < key(&found) {
        let verdict = verify(scenario, &last.activities, found.policy);
        let stopped_by = found.stopped_by;
        found = with(&found, last.activities, verdict);
        found.stopped_by = stopped_by;
    }
    Ok(found)
}

/// What the real search holds at present, by alliance.
struct Known<'a> {
    observer: &'a dyn Observer,
    rows: Mutex<BTreeMap<AllianceIx, Vec<Activity>>>,
}

impl Observer for Known<'_> {
    fn progress(&self, progress: Progress) {
        self.observer.progress(progress);
    }

    fn calendar(&self, alliance: AllianceIx, rows: &dyn Fn() -> Vec<Activity>) {
        self.rows.lock().unwrap_or_else(PoisonError::into_inner).insert(alliance, rows());
    }
}

impl Known<'_> {
    /// A plan better than the last one, if what is known comes to one: each alliance's rows are
    /// taken where the county is not worse with them.
    fn better(&self, scenario: &Scenario, last: &Plan) -> Option<Plan> {
        let rows = self.rows.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let others = last.activities.iter().filter(|row| !rows.contains_key(&row.alliance));
        let mixed: Vec<Activity> =
            others.cloned().chain(rows.values().flatten().cloned()).collect();
        let calendar = whole_calendar(scenario, mixed);
        let verdict = verify(scenario, &calendar, last.policy);
        if !verdict.ok() {
            // Alliances share the county's sessions for events: those of both do not fit.
            return None;
        }
        let next = with(last, calendar, verdict);
        (key(&next) < key(last)).then_some(next)
    }
}

/// A plan of these rows with the verifier's figures; what `base` proves of the scenario holds for it
/// as far as it does not exceed them.
fn with(base: &Plan, activities: Vec<Activity>, verdict: Verdict) -> Plan {
    let mut plan = Plan { activities, vehicle_km: verdict.vehicle_km, ..base.clone() };
    let levels = &mut plan.levels;
    let fewer = verdict.shortfall <= levels.shortfall.value;
    let bound = |bound: Option<f64>, value: f64| bound.filter(|_| fewer).map(|b| b.min(value));
    levels.shortfall.value = verdict.shortfall;
    levels.shortfall.bound = levels.shortfall.bound.map(|b| b.min(verdict.shortfall));
    levels.cost = CostValue { value: verdict.cost, bound: bound(levels.cost.bound, verdict.cost) };
    levels.quality.value = verdict.quality.value();
    levels.quality.parts = verdict.quality;
    levels.quality.least = None;
    levels.quality.bound = None;
    let proven = |known: &Plan, at: usize| known.groups.get(at).and_then(|g| g.proven).map(|_| 0);
    plan.groups = verdict.groups;
    for (at, group) in plan.groups.iter_mut().enumerate() {
        group.proven = proven(base, at);
    }
    plan.alliances = verdict.alliances;
    plan.shortfalls = verdict.shortfalls;
    for unmet in &mut plan.shortfalls {
        let same = base
            .shortfalls
            .iter()
            .find(|s| (s.demand, &s.subject) == (unmet.demand, &unmet.subject));
        unmet.reason = same.map(|s| s.reason.clone()).unwrap_or_default();
    }
    plan.stopped_by = StoppedBy::Interrupt;
    plan
}

/// A plan, or the rows with which its search began where these are better: what alliances share, such
/// as the room of hosts, is shared out anew in each search.
pub(crate) fn or_start(scenario: &Scenario, plan: Plan, standing: &[Activity]) -> Plan {
    let rows = standing.iter().map(|row| Activity { line: 0, ..row.clone() });
    let calendar = whole_calendar(scenario, rows.collect());
    let verdict = verify(scenario, &calendar, plan.policy);
    if !verdict.ok() {
        return plan;
    }
    let start = with(&plan, calendar, verdict);
    let (own, other) = (&plan.levels, &start.levels);
    // Under `leximin` each alliance has compared its burdens.
    let better = match plan.policy {
        Policy::Leximin => other.shortfall.value < own.shortfall.value,
        _ => key(&start) < key(&plan),
    };
    if better { Plan { stopped_by: plan.stopped_by, ..start } } else { plan }
}

/// What makes a plan better: less is better, the first figure that differs decides. Under `leximin`
/// the burdens of each role, the largest of every alliance first, stand for the levels.
fn key(plan: &Plan) -> (u64, Vec<i64>, i64, u64) {
    // A millionth is rounding.
    let rounded = |value: f64| (value * 1e6).round() as i64;
    let mut levels: Vec<f64> = Vec::new();
    if plan.policy == Policy::Leximin {
        for role in [Role::Outreach, Role::Inspection] {
            for group in plan.groups.iter().filter(|g| g.role == role) {
                let mut burdens: Vec<f64> = group.burdens.iter().map(|b| b.1.value()).collect();
                burdens.sort_by(|a, b| b.total_cmp(a));
                levels.resize(levels.len().max(burdens.len()), 0.0);
                levels.iter_mut().zip(burdens).for_each(|(level, burden)| *level += burden);
            }
        }
    }
    let levels = levels.into_iter().map(rounded).collect();
    let (unmet, cost) = (plan.levels.shortfall.value, rounded(plan.levels.cost.value));
    (unmet, levels, cost, plan.levels.quality.value)
}
