//! The repair of a whole county: events alliance by alliance, as they share the county's sessions
//! (E6), then every alliance by itself.

use std::time::Instant;

use rayon::prelude::*;

use super::alliance::{Alliance, Changes, Found};
use super::choose::{CurvePoint, Fronts};
use super::front::Front;
use super::rows::give_ids;
use super::sessions::{crowded, make_room, place_events};
use super::settled::Settled;
use super::task::{RepairGoal, RepairTask};
use crate::calendar::WorkCalendar;
use crate::domain::{
    Activity, ChangesValue, LimitReport, Plan, Policy, Scenario, StaffIx, StoppedBy, calendar_order,
};
use crate::solve::instance::Past;
use crate::solve::objective::Objective;
use crate::solve::options::{Observer, PlanOptions};
use crate::solve::reasons;
use crate::solve::report::{self, AllianceOutcome};
use crate::travel::DistanceTable;

/// Repairs an earlier calendar.
///
/// The result is the same with any number of threads, and without a clock the same on every
/// machine. It has not been verified.
///
/// # Panics
/// If the thread pool cannot be started.
#[must_use]
pub fn repair(task: &RepairTask, options: &PlanOptions, observer: &dyn Observer) -> Plan {
    let started = Instant::now();
    let (mut plan, threads) = in_county(task, options, |county| county.repair(options, observer));
    plan.seed = options.seed;
    plan.threads = threads;
    plan.time_s = started.elapsed().as_secs_f64();
    plan
}

/// The curve of changes against cost, from the fewest changes up to where more gain nothing; the
/// task's goal does not count.
///
/// # Panics
/// If the thread pool cannot be started.
#[must_use]
pub fn curve(task: &RepairTask, options: &PlanOptions, observer: &dyn Observer) -> Vec<CurvePoint> {
    let task = &RepairTask { goal: RepairGoal::AtMost(u64::MAX), ..*task };
    let points = in_county(task, options, |county| {
        let plain = county.alliances(options);
        let aside = county.aside(&plain, options);
        let found = county.found(&plain, aside.as_ref(), options, observer);
        let holds = county.proven_shortfall(&found);
        let fronts: Vec<Front> = found.into_iter().filter_map(|(_, f)| f.front).collect();
        Fronts { all: &fronts, holds }.curve()
    });
    points.0
}

/// Does what is to be done in a county, with the threads asked for; how many they are.
pub(super) fn in_county<R: Send>(
    task: &RepairTask,
    options: &PlanOptions,
    work: impl FnOnce(&County) -> R + Send,
) -> (R, usize) {
    let deadline = options.time_limit.map(|limit| Instant::now() + limit);
    let pool = options.pool();
    let mut frozen = Scenario { pins: task.fixed.to_vec(), ..task.scenario.clone() };
    let settled = Settled::new(task, &mut frozen);
    let policy = options.policy.unwrap_or(frozen.settings.objective.policy);
    let objective = Objective::of(policy, &frozen.settings.objective);
    let table = DistanceTable::new(&frozen);
    let calendar = WorkCalendar::new(&frozen);
    let past = Past::new(&frozen, &table);
    let county = County {
        task,
        frozen: &frozen,
        table: &table,
        calendar: &calendar,
        past: &past,
        settled: &settled,
        objective,
        deadline,
    };
    (pool.install(|| work(&county)), pool.threads())
}

/// The county as it holds from now on, and the task.
pub(super) struct County<'a> {
    pub task: &'a RepairTask<'a>,
    pub frozen: &'a Scenario,
    pub table: &'a DistanceTable,
    pub calendar: &'a WorkCalendar,
    pub past: &'a Past,
    /// What has taken place in the term, as the contract counts it.
    pub settled: &'a Settled,
    pub objective: Objective,
    pub deadline: Option<Instant>,
}

/// The alliances with events moved aside, and those for which that makes a difference.
type Aside<'a> = (Vec<Alliance<'a>>, Vec<usize>);

/// An alliance and what it came to.
type Pair<'a> = (&'a Alliance<'a>, Found<'a>);

impl<'a> County<'a> {
    fn repair(&'a self, options: &PlanOptions, observer: &dyn Observer) -> Plan {
        let (task, policy) = (self.task, self.objective.policy);
        let plain = self.alliances(options);
        let aside = self.aside(&plain, options);
        let mut found = self.found(&plain, aside.as_ref(), options, observer);
        let proven = self.choose(&mut found);
        let outcomes: Vec<(AllianceOutcome, Vec<Activity>, Changes)> =
            found.into_par_iter().map(|(a, found)| a.outcome(self, found.done)).collect();
        let late = outcomes.iter().any(|o| o.0.late);
        let proven = match task.goal {
            RepairGoal::Fewest => outcomes.iter().all(|o| o.0.proven() && o.2.made == o.2.bound),
            _ => proven && outcomes.iter().all(|o| o.0.quality.value() == 0),
        };
        // What an alliance leaves unmet beyond its bound, another may leave unmet instead, and
        // change or drive less for it: no bound of its cost is worked out for that.
        let spare: u64 = outcomes.iter().map(|o| o.0.spare()).sum();
        let shares = |o: &AllianceOutcome| spare > o.spare();
        let changes = outcomes.iter().map(|o| u64::from(o.2.made)).sum();
        let least = |o: &(AllianceOutcome, _, Changes)| match shares(&o.0) {
            true => u64::from(o.2.forced),
            false => u64::from(o.2.bound),
        };
        let bound = outcomes.iter().map(least).sum();
        let shared = outcomes.iter().any(|o| shares(&o.0));
        let mut all: Vec<Activity> = Vec::new();
        let mut figures = Vec::new();
        for (outcome, rows, _) in outcomes {
            figures.push(outcome);
            all.extend(rows);
        }
        give_ids(self.frozen, task.earlier, &mut all);
        all.sort_by(|a, b| calendar_order(self.frozen, a, b));
        let mut plan = report::assemble(self.frozen, policy, figures);
        plan.activities = all;
        plan.levels.cost.bound = plan.levels.cost.bound.filter(|_| !shared);
        reasons::lost_events(&mut plan, self.frozen, self.calendar, self.past);
        plan.levels.changes = Some(ChangesValue { value: changes, bound: Some(bound) });
        plan.limit = LimitReport {
            time_s: options.time_limit.map(|t| t.as_secs_f64()),
            work: options.work_limit,
        };
        plan.stopped_by = if options.stopped() {
            StoppedBy::Interrupt
        } else if proven {
            StoppedBy::Optimal
        } else if late {
            StoppedBy::Time
        } else {
            StoppedBy::Work
        };
        plan
    }

    /// The same alliances with events of some moved aside for those of others; `None` where all
    /// events that can take place find room beside one another.
    fn aside(&'a self, plain: &[Alliance], options: &PlanOptions) -> Option<Aside<'a>> {
        if !crowded(plain) {
            return None;
        }
        let mut all = self.alliances(options);
        let concerned = make_room(self.frozen, &mut all);
        (!concerned.is_empty()).then_some((all, concerned))
    }

    /// What every alliance comes to, with events moved aside where that is better for the county:
    /// less unmet, or else fewer changes, or else less cost.
    fn found(
        &self,
        plain: &'a [Alliance<'a>],
        aside: Option<&'a Aside<'a>>,
        options: &PlanOptions,
        observer: &dyn Observer,
    ) -> Vec<Pair<'a>> {
        let one = |a: &'a Alliance<'a>| (a, a.found(self, options, observer));
        let mut found: Vec<Pair> = plain.par_iter().map(one).collect();
        let Some((all, concerned)) = aside else { return found };
        let instead: Vec<Pair> = concerned.par_iter().map(|&i| one(&all[i])).collect();
        let sum = |pairs: &mut dyn Iterator<Item = &Pair>| {
            pairs.fold((0, 0, 0.0), |(unmet, changes, cost), (_, f)| {
                let score = &f.done.score;
                (unmet + score.shortfall, changes + score.changes, cost + score.cost)
            })
        };
        if sum(&mut instead.iter()) < sum(&mut concerned.iter().map(|&i| &found[i])) {
            for (&i, pair) in concerned.iter().zip(instead) {
                found[i] = pair;
            }
        }
        found
    }

    pub fn alliances(&'a self, options: &PlanOptions) -> Vec<Alliance<'a>> {
        let n = self.frozen.alliances.len();
        let mut people: Vec<Vec<StaffIx>> = vec![Vec::new(); n];
        for p in self.frozen.staff_ixs() {
            people[self.frozen.alliance_of(p).index()].push(p);
        }
        let by_alliance = |rows: &'a [Activity]| {
            let mut split: Vec<Vec<&Activity>> = vec![Vec::new(); n];
            for row in rows {
                split[row.alliance.index()].push(row);
            }
            split
        };
        let (earlier, fixed) = (by_alliance(self.task.earlier), by_alliance(self.task.fixed));
        let parts = people.into_iter().zip(earlier).zip(fixed).zip(self.frozen.alliance_ixs());
        let mut all: Vec<Alliance> = parts
            .map(|(((people, earlier), fixed), a)| {
                Alliance::new(self, a, people, earlier, fixed, options)
            })
            .collect();
        place_events(self.frozen, &mut all);
        all
    }

    /// The first day of the term on which something may still be put.
    pub fn today(&self) -> u16 {
        let start = self.frozen.settings.term.start;
        let days = self.task.today.map_or(0, |today| (today - start).get_days());
        u16::try_from(days.max(0)).unwrap_or(u16::MAX)
    }

    /// Whether every calendar of the least shortfall leaves in each alliance what is left unmet
    /// there now: bounds of one alliance hold for its part of such a calendar alone.
    fn proven_shortfall(&self, found: &[Pair]) -> bool {
        let least = |(_, f): &Pair| {
            let points = f.front.iter().flat_map(|front| &front.points);
            let reached = points.map(|p| p.score.shortfall).fold(f.done.score.shortfall, u64::min);
            f.done.shortfall_bound >= reached
        };
        self.task.sound.iter().all(|sound| *sound) && found.iter().all(least)
    }

    /// Gives every alliance the calendar that the county's goal asks for; whether it is proven to
    /// be the best by that goal.
    fn choose(&self, found: &mut [Pair<'a>]) -> bool {
        let policy = self.objective.policy;
        let holds = self.proven_shortfall(found);
        let fronts: Vec<Front> = found.iter_mut().filter_map(|(_, f)| f.front.take()).collect();
        if fronts.len() < found.len() {
            return false;
        }
        let all = Fronts { all: &fronts, holds };
        let (chosen, proven) = match self.task.goal {
            RepairGoal::Fewest => return false,
            RepairGoal::AtMost(most) => {
                let chosen = all.at_most(most);
                let proven = all.proven_at_most(&chosen, most);
                (chosen, proven)
            }
            RepairGoal::Trade(km) => {
                let chosen = all.trade(km);
                let proven = all.proven_trade(&chosen, km);
                (chosen, proven)
            }
        };
        for (((_, f), mut front), at) in found.iter_mut().zip(fronts).zip(chosen) {
            let point = front.points.swap_remove(at);
            // What no calendar with the fewest changes goes below says nothing of those with more,
            // nor what holds under some burdens of those with others.
            f.done.repaired_cost_bound = None;
            if policy != Policy::Leximin {
                f.done.repaired_cost_bound = f.done.cost_bound.map(|_| front.bounds.floor);
            } else if point.score.worth.first != f.done.score.worth.first {
                f.done.cost_bound = None;
            }
            // A board of the same score is the one that was there before.
            f.done.as_it_was &= point.score == f.done.score;
            f.done.board = point.board;
            f.done.score = point.score;
        }
        proven
    }
}
