//! The repair of a whole county: events alliance by alliance, as they share the county's sessions
//! (E6), then every alliance by itself.

use std::collections::BTreeSet;
use std::time::Instant;

use jiff::civil::Date;
use rayon::prelude::*;

use super::choose::{CurvePoint, Fronts};
use super::events::Placings;
use super::front::Front;
use super::old::Old;
use super::one::{Done, Job};
use super::rows::{give_ids, rows};
use super::score::{Aim, Scale};
use super::sessions::{crowded, make_room, place_events};
use crate::calendar::WorkCalendar;
use crate::domain::{
    Activity, AllianceIx, ChangesValue, LimitReport, Plan, Policy, Scenario, StaffIx, StoppedBy,
    calendar_order,
};
use crate::solve::events::{Choices, EventPlan, least_hosting_km};
use crate::solve::instance::{Instance, Past};
use crate::solve::objective::Objective;
use crate::solve::one_alliance::Solved;
use crate::solve::options::{Observer, PlanOptions, Progress, Stage};
use crate::solve::rebuild;
use crate::solve::report::{self, AllianceOutcome};
use crate::travel::DistanceTable;

/// Units of work per alliance when nobody sets a limit.
const OWN_SCHEDULE: u64 = 600;

/// What a repair prefers once the shortfall is least.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum RepairGoal {
    /// The fewest changes, then cost.
    Fewest,
    /// The least cost with at most so many changes in all, or as few more as must be.
    AtMost(u64),
    /// One more change where it saves at least so many kilometres of cost.
    Trade(f64),
}

/// What is to be repaired.
#[derive(Debug, Clone, Copy)]
pub struct RepairTask<'a> {
    /// The scenario that holds from now on.
    pub scenario: &'a Scenario,
    /// The calendar in force, in positions of that scenario.
    pub earlier: &'a [Activity],
    /// Rows that stay as they stand: what has taken place, and what is pinned.
    pub fixed: &'a [Activity],
    /// Nothing is put on a day before it.
    pub today: Option<Date>,
    /// What is preferred.
    pub goal: RepairGoal,
    /// By alliance: whether the changes touch it. The others keep their rows as they are, unless
    /// changes may be bought and save something there.
    pub touched: &'a [bool],
    /// By alliance: whether what is fixed breaks no rule; else nothing can be proven there.
    pub sound: &'a [bool],
}

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
fn in_county<R: Send>(
    task: &RepairTask,
    options: &PlanOptions,
    work: impl FnOnce(&County) -> R + Send,
) -> (R, usize) {
    let deadline = options.time_limit.map(|limit| Instant::now() + limit);
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(options.threads)
        .build()
        .expect("the system can start threads");
    let frozen = Scenario { pins: task.fixed.to_vec(), ..task.scenario.clone() };
    let policy = options.policy.unwrap_or(frozen.settings.objective.policy);
    let objective = Objective { policy, lambda: frozen.settings.objective.lambda };
    let table = DistanceTable::new(&frozen);
    let calendar = WorkCalendar::new(&frozen);
    let past = Past::new(&frozen, &table);
    let county = County {
        task,
        frozen: &frozen,
        table: &table,
        calendar: &calendar,
        past: &past,
        objective,
        deadline,
    };
    (pool.install(|| work(&county)), pool.current_num_threads())
}

/// What an alliance came to.
struct Found<'a> {
    done: Done<'a>,
    front: Option<Front<'a>>,
}

struct County<'a> {
    task: &'a RepairTask<'a>,
    frozen: &'a Scenario,
    table: &'a DistanceTable,
    calendar: &'a WorkCalendar,
    past: &'a Past,
    objective: Objective,
    deadline: Option<Instant>,
}

/// The alliances with events moved aside, and those for which that makes a difference.
type Aside<'a> = (Vec<Alliance<'a>>, Vec<usize>);

/// An alliance and what it came to.
type Pair<'a> = (&'a Alliance<'a>, Found<'a>);

/// One alliance with all that its repair needs.
pub(super) struct Alliance<'a> {
    pub inst: Instance<'a>,
    earlier: Vec<&'a Activity>,
    fixed: Vec<&'a Activity>,
    pub old: Old,
    /// Places of its events, found beside those of the others.
    pub placings: Placings,
    /// Every place of every event, other alliances left aside.
    pub choices: Choices,
    /// What of it the others leave (E6).
    pub beside: Choices,
    hosting_km: Vec<f64>,
    /// Events of the term.
    pub events: usize,
    /// What has happened touches it, or its events must move aside for those of others.
    pub touched: bool,
}

impl Alliance<'_> {
    /// Events that take place.
    pub fn held(&self) -> usize {
        self.placings.configs.first().map_or(self.old.events.len(), Vec::len)
    }

    /// Whether it loses an event for want of room in the county alone.
    pub fn lacks_room(&self) -> bool {
        self.touched && self.held() + (self.placings.impossible as usize) < self.events
    }
}

impl<'a> County<'a> {
    fn repair(&'a self, options: &PlanOptions, observer: &dyn Observer) -> Plan {
        let (task, policy) = (self.task, self.objective.policy);
        let plain = self.alliances(options);
        let aside = self.aside(&plain, options);
        let mut found = self.found(&plain, aside.as_ref(), options, observer);
        let proven = self.choose(&mut found);
        let outcomes: Vec<(AllianceOutcome, Vec<Activity>, (u32, u32))> =
            found.into_par_iter().map(|(a, found)| self.outcome(a, found.done)).collect();
        let cut_short = outcomes.iter().any(|o| o.0.cut_short);
        let proven = match task.goal {
            RepairGoal::Fewest => outcomes.iter().all(|o| o.0.proven() && o.2.0 == o.2.1),
            _ => proven && outcomes.iter().all(|o| o.0.quality.value() == 0),
        };
        let changes = outcomes.iter().map(|o| u64::from(o.2.0)).sum();
        let bound = outcomes.iter().map(|o| u64::from(o.2.1)).sum();
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
        plan.levels.changes = Some(ChangesValue { value: changes, bound: Some(bound) });
        plan.limit = LimitReport {
            time_s: options.time_limit.map(|t| t.as_secs_f64()),
            work: options.work_limit,
        };
        plan.stopped_by = if options.stopped() {
            StoppedBy::Interrupt
        } else if proven {
            StoppedBy::Optimal
        } else if cut_short && self.deadline.is_some_and(|d| Instant::now() >= d) {
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

    fn alliances(&'a self, options: &PlanOptions) -> Vec<Alliance<'a>> {
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
                self.alliance(a, people, earlier, fixed, options)
            })
            .collect();
        place_events(self.frozen, &mut all);
        all
    }

    fn alliance(
        &'a self,
        a: AllianceIx,
        people: Vec<StaffIx>,
        earlier: Vec<&'a Activity>,
        fixed: Vec<&'a Activity>,
        options: &PlanOptions,
    ) -> Alliance<'a> {
        let mut inst = Instance::new(
            self.frozen,
            self.table,
            self.calendar,
            self.past,
            a,
            people,
            &options.barred,
        );
        let old = Old::new(&inst, self.calendar, &earlier, &fixed);
        self.shut_the_past(&mut inst, &old);
        let mut choices = Choices::new(self.frozen, self.table, self.calendar, self.past, a);
        let today = self.today();
        let duties: BTreeSet<(u16, u8, usize)> = old
            .fixed
            .iter()
            .flat_map(|item| super::old::duties_of(&item.trip, item.when).collect::<Vec<_>>())
            .map(|d| (d.day, d.session, d.place))
            .collect();
        for (options, pinned) in choices.options.iter_mut().zip(&choices.pinned) {
            if !pinned {
                options.retain(|o| {
                    o.day >= today
                        && !duties.range((o.day, 0, 0)..=(o.day, 1, usize::MAX)).any(|d| {
                            o.host == Some(d.2)
                                || o.slot.sessions().iter().any(|s| s.index() == usize::from(d.1))
                        })
                });
            }
        }
        let beside = choices.clone();
        Alliance {
            hosting_km: choices.hosting_km.clone(),
            events: choices.options.len(),
            touched: self.task.touched[a.index()],
            inst,
            earlier,
            fixed,
            old,
            placings: Placings::default(),
            choices,
            beside,
        }
    }

    fn today(&self) -> u16 {
        let start = self.frozen.settings.term.start;
        let days = self.task.today.map_or(0, |today| (today - start).get_days());
        u16::try_from(days.max(0)).unwrap_or(u16::MAX)
    }

    /// On days before today nothing is open and nobody available but for what has taken place.
    fn shut_the_past(&self, inst: &mut Instance, old: &Old) {
        let today = usize::from(self.today()).min(inst.days);
        for open in inst.open.iter_mut().chain(&mut inst.available) {
            open[..today].fill(0);
        }
        for item in &old.fixed {
            for d in super::old::duties_of(&item.trip, item.when) {
                let day = usize::from(d.day);
                if day < today {
                    inst.open[d.place][day] |= 1 << d.session;
                    inst.available[d.person][day] |= 1 << d.session;
                }
            }
        }
    }

    /// What the events drive at least, at most so many of them left out.
    fn least_hosting(&self, a: &Alliance, lost: usize) -> f64 {
        let ix = a.inst.alliance;
        least_hosting_km(self.frozen, self.table, self.calendar, self.past, ix, lost)
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

    fn outcome(
        &self,
        a: &'a Alliance<'a>,
        done: Done<'a>,
    ) -> (AllianceOutcome, Vec<Activity>, (u32, u32)) {
        let (ix, objective) = (a.inst.alliance, self.objective);
        let activities = if done.as_it_was {
            a.earlier.iter().map(|row| Activity { line: 0, ..(*row).clone() }).collect()
        } else {
            rows(self.frozen, &done.board, &a.earlier, &a.fixed)
        };
        let lost = (done.score.shortfall / 100) as usize;
        let least = self.least_hosting(a, lost);
        let n = self.frozen.alliances.len();
        let mut events =
            EventPlan { chosen: Vec::new(), km_bound: vec![0.0; n], impossible: vec![0; n] };
        events.km_bound[ix.index()] = least;
        let solved = Solved {
            score: rebuild::Score::of(&done.board, &objective, 0.0),
            board: done.board,
            shortfall_bound: done.shortfall_bound,
            cost_bound: done.cost_bound.unwrap_or(0.0),
            cut_short: done.cut_short,
            dated_bound: done.repaired_cost_bound.map(|b| (done.shortfall_bound, b)),
            proven_levels: [0, 0],
            without_dates: None,
        };
        let known = done.cost_bound.is_some() || done.repaired_cost_bound.is_some();
        let mut outcome =
            report::outcome(self.frozen, self.table, &events, &a.inst, objective, solved);
        outcome.activities.clear();
        outcome.cost_bound = outcome.cost_bound.filter(|_| known).map(|b| b.min(outcome.cost));
        outcome.shortfall_bound = outcome.shortfall_bound.min(outcome.shortfall);
        (outcome, activities, (done.score.changes, done.changes_bound))
    }
}

impl<'a> Alliance<'a> {
    fn found(
        &'a self,
        county: &County,
        options: &PlanOptions,
        observer: &dyn Observer,
    ) -> Found<'a> {
        let ix = self.inst.alliance.index();
        let job = Job {
            inst: &self.inst,
            calendar: county.calendar,
            old: &self.old,
            configs: &self.placings.configs,
            impossible: self.placings.impossible,
            scale: Scale {
                old: &self.old,
                objective: county.objective,
                aim: Aim::Fewest,
                events: self.events,
                hosting_km: &self.hosting_km,
            },
            choices: &self.choices,
            beside: &self.beside,
            sound: county.task.sound[ix],
            touched: self.touched,
            work: options.work_limit.unwrap_or(OWN_SCHEDULE),
            deadline: county.deadline,
            stop: &options.stop,
            seed: options.seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ ix as u64,
        };
        let mut done = job.run();
        let price = match county.task.goal {
            RepairGoal::Fewest => None,
            RepairGoal::AtMost(_) => Some(None),
            RepairGoal::Trade(km) => Some(Some(km)),
        };
        let front = price.map(|price| {
            let lost = (done.score.shortfall / 100) as usize;
            let least = county.least_hosting(self, lost);
            job.front(&mut done, price, least)
        });
        observer.progress(Progress {
            alliance: self.inst.alliance,
            stage: Stage::Done,
            cost: Some(done.score.cost),
            bound: None,
        });
        Found { done, front }
    }
}
