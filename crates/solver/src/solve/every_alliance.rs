//! The search of every alliance of a county: once each, then on in slices of time.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use rayon::prelude::*;

use super::begin::Begun;
use super::board::Board;
use super::event_moves::CountyShare;
use super::events::{Choices, EventPlan, dated_events};
use super::instance::{Instance, Past};
use super::objective::Objective;
use super::one_alliance::{Effort, EventFloor, Solved, solve_alliance};
use super::options::{Observer, PlanOptions, Progress, Silent, Stage};
use super::report::{self, AllianceOutcome};
use super::slices::Slices;
use crate::calendar::WorkCalendar;
use crate::domain::{AllianceIx, Diagnostic, Message, Place, Scenario, Severity, StaffIx};
use crate::travel::DistanceTable;

/// Units of work per alliance when nobody sets a limit.
pub(super) const OWN_SCHEDULE: u64 = 100_000;

/// What the search of every alliance needs.
pub(super) struct County<'a> {
    pub scenario: &'a Scenario,
    pub table: &'a DistanceTable,
    pub calendar: &'a WorkCalendar,
    pub past: &'a Past,
    pub events: &'a EventPlan,
    /// Staff by alliance.
    pub people: &'a [Vec<StaffIx>],
    pub options: &'a PlanOptions,
    pub objective: Objective,
    pub threads: usize,
}

/// What came of an alliance, and how long that took.
pub(super) type Slice = (AllianceOutcome, Duration);

impl<'a> County<'a> {
    pub fn layout(&self, a: AllianceIx) -> Instance<'a> {
        let people = self.people[a.index()].clone();
        let barred = &self.options.barred;
        Instance::new(self.scenario, self.table, self.calendar, self.past, a, people, barred)
    }

    pub fn choices(&self, a: AllianceIx) -> Choices {
        Choices::new(self.scenario, self.table, self.calendar, self.past, a)
    }

    pub fn effort(&self, a: AllianceIx, deadline: Option<Instant>) -> Effort<'a> {
        Effort {
            work: self.options.work_limit.unwrap_or(OWN_SCHEDULE),
            deadline,
            stop: &self.options.stop,
            seed: self.options.seed_of(a),
            objective: self.objective,
            idle_threads: self.threads > self.scenario.alliances.len(),
            start: None,
            known: None,
        }
    }

    /// Every alliance once; each has a fair share of the time that is left, for as many as can run
    /// at once.
    pub fn first(
        &self,
        jobs: &[AllianceIx],
        until: Option<Instant>,
        observer: &dyn Observer,
    ) -> Result<Vec<Slice>, Box<Diagnostic>> {
        let (left, clock) = (AtomicUsize::new(jobs.len()), Mutex::new(()));
        let share = || {
            let _turn = clock.lock();
            let waiting = left.fetch_sub(1, Ordering::Relaxed).max(1);
            let of_all = (self.threads as f64 / waiting as f64).min(1.0);
            until.map(|d| {
                let now = Instant::now();
                now + d.saturating_duration_since(now).mul_f64(of_all)
            })
        };
        let slice = |&a: &AllianceIx| {
            let inst = self.layout(a);
            let share = share();
            let start = self.options.start.as_deref();
            let begun = start.map(|start| Begun::new(&inst, self.calendar, start));
            let effort = Effort { start: begun.as_ref(), ..self.effort(a, share) };
            let began = Instant::now();
            Ok((self.one(&inst, &effort, observer)?, began.elapsed()))
        };
        jobs.par_iter().map(slice).collect()
    }

    /// The rest of the time, slice by slice to whichever alliance gains most.
    pub fn further(
        &self,
        jobs: &[AllianceIx],
        slices: Vec<Slice>,
        until: Instant,
        observer: &dyn Observer,
    ) -> Vec<AllianceOutcome> {
        let waiting = Mutex::new(Slices::new(slices.iter().map(|o| (o.0.open(), o.1))));
        let outcomes: Vec<_> = slices.into_iter().map(|o| Mutex::new(Some(o.0))).collect();
        let next = || {
            let left = until.saturating_duration_since(Instant::now());
            let (at, length) = waiting.lock().ok()?.next(left)?;
            // Whoever is handed out is in no other hands.
            let before = outcomes[at].lock().ok()?.take()?;
            Some((at, length, before))
        };
        let work = |_: rayon::BroadcastContext| {
            while !self.options.stopped() {
                let Some((at, length, before)) = next() else { break };
                let (joined, took) = self.longer(jobs[at], before, length, observer);
                if let Ok(mut waiting) = waiting.lock() {
                    waiting.learn(at, joined.open(), took);
                }
                if let Ok(mut outcome) = outcomes[at].lock() {
                    *outcome = Some(joined);
                }
            }
        };
        rayon::broadcast(work);
        outcomes.into_iter().filter_map(|o| o.into_inner().ok().flatten()).collect()
    }

    /// An alliance's search goes on for so long.
    fn longer(
        &self,
        a: AllianceIx,
        before: AllianceOutcome,
        length: Duration,
        observer: &dyn Observer,
    ) -> Slice {
        let began = Instant::now();
        let known = before.assigned.as_ref();
        let effort = Effort { known, ..self.effort(a, Some(began + length)) };
        let (joined, better) = match self.one(&self.layout(a), &effort, &Silent) {
            Ok(next) => before.and(next),
            Err(_) => (before, false),
        };
        if better {
            observer.calendar(a, &|| joined.activities.clone());
        }
        tell_done(observer, a, &joined);
        (joined, began.elapsed())
    }

    fn one(
        &self,
        inst: &Instance,
        effort: &Effort,
        observer: &dyn Observer,
    ) -> Result<AllianceOutcome, Box<Diagnostic>> {
        let Self { scenario, table, calendar, events, .. } = *self;
        let a = inst.alliance;
        let dated = dated_events(scenario, events, a);
        let hosting: f64 = report::events_km(scenario, table, events, a);
        let choices = || self.choices(a);
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
