//! One alliance of a county in repair: what it starts from, and what it comes to.

use std::collections::BTreeSet;
use std::time::Instant;

use super::county::County;
use super::events::Placings;
use super::front::Front;
use super::old::{Old, duties_of};
use super::one::{Done, Job};
use super::rows::rows;
use super::score::{Aim, Scale};
use super::task::RepairGoal;
use crate::domain::{Activity, AllianceIx, Demand, StaffIx};
use crate::solve::events::{Choices, least_hosting_km};
use crate::solve::instance::Instance;
use crate::solve::one_alliance::Solved;
use crate::solve::options::{Observer, PlanOptions, Progress, Stage};
use crate::solve::rebuild;
use crate::solve::report::{self, AllianceOutcome};

/// Units of work per alliance when nobody sets a limit.
const OWN_SCHEDULE: u64 = 600;

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

/// Changes of an alliance's calendar.
#[derive(Debug, Clone, Copy)]
pub(super) struct Changes {
    pub made: u32,
    /// No calendar that leaves no more unmet has fewer, and none at all fewer than that.
    pub bound: u32,
    pub forced: u32,
}

/// What an alliance came to.
pub(super) struct Found<'a> {
    pub done: Done<'a>,
    pub front: Option<Front<'a>>,
}

impl<'a> Alliance<'a> {
    /// An alliance before anything is done; its events have no places yet.
    pub fn new(
        county: &County<'a>,
        a: AllianceIx,
        people: Vec<StaffIx>,
        earlier: Vec<&'a Activity>,
        fixed: Vec<&'a Activity>,
        options: &PlanOptions,
    ) -> Self {
        let mut inst = Instance::new(
            county.frozen,
            county.table,
            county.calendar,
            county.past,
            a,
            people,
            &options.barred,
        );
        let today = county.today();
        let standing: Vec<&Activity> =
            county.frozen.pins.iter().filter(|row| row.alliance == a).collect();
        let old = Old::new(&inst, county.calendar, &earlier, &standing, today);
        shut_the_past(&mut inst, &old, today);
        let mut choices =
            Choices::new(county.frozen, county.table, county.calendar, county.past, a);
        let duties: BTreeSet<(u16, u8, usize)> = old
            .fixed
            .iter()
            .flat_map(|item| duties_of(&item.trip, item.when).collect::<Vec<_>>())
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
        // What has taken place did so where it did, as if it had been named (E1, E3).
        let held = old.fixed_events.iter().filter(|e| e.day < today);
        for (at, event) in held.filter_map(|e| Some((event_at(county, a, e.event)?, *e))) {
            choices.options[at] = vec![event];
            choices.chosen[at] = false;
        }
        let beside = choices.clone();
        let mut alliance = Self {
            hosting_km: choices.hosting_km.clone(),
            events: choices.options.len(),
            touched: county.task.touched[a.index()],
            inst,
            earlier,
            fixed,
            old,
            placings: Placings::default(),
            choices,
            beside,
        };
        county.settled.correct(&mut alliance, county.calendar, today);
        alliance
    }

    /// Events that take place.
    pub fn held(&self) -> usize {
        self.placings.configs.first().map_or(self.old.events.len(), Vec::len)
    }

    /// Whether it loses an event for want of room in the county alone.
    pub fn lacks_room(&self) -> bool {
        self.touched && self.held() + (self.placings.impossible as usize) < self.events
    }

    /// What its events drive at least, at most so many of them left out.
    pub fn least_hosting(&self, county: &County, lost: usize) -> f64 {
        let (frozen, table, ix) = (county.frozen, county.table, self.inst.alliance);
        least_hosting_km(frozen, table, county.calendar, county.past, ix, lost)
    }

    /// Its best calendar, and where changes may be bought its best ones by number of changes.
    pub fn found(
        &'a self,
        county: &County,
        options: &PlanOptions,
        observer: &dyn Observer,
    ) -> Found<'a> {
        let job = self.job(county, options);
        let mut done = job.run();
        let price = match county.task.goal {
            RepairGoal::Fewest => None,
            RepairGoal::AtMost(_) => Some(None),
            RepairGoal::Trade(km) => Some(Some(km)),
        };
        let front = price.map(|price| {
            let least = self.least_hosting(
                county,
                (done.score.shortfall / u64::from(Demand::D3.weight())) as usize,
            );
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

    /// What its repair starts from.
    pub fn job<'j>(&'a self, county: &'j County, options: &'j PlanOptions) -> Job<'j, 'a>
    where
        'a: 'j,
    {
        let ix = self.inst.alliance.index();
        Job {
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
        }
    }

    /// Figures, rows, and changes with their bound, of what it came to.
    pub fn outcome(
        &self,
        county: &County,
        done: Done,
    ) -> (AllianceOutcome, Vec<Activity>, Changes) {
        let objective = county.objective;
        let activities = if done.as_it_was {
            self.earlier.iter().map(|row| Activity { line: 0, ..(*row).clone() }).collect()
        } else {
            rows(county.frozen, &done.board, &self.earlier, &self.fixed)
        };
        let changes = Changes {
            made: done.score.changes,
            bound: done.changes_bound,
            forced: if self.touched { done.forced.min(done.changes_bound) } else { 0 },
        };
        let lost = (done.score.shortfall / u64::from(Demand::D3.weight())) as usize;
        let least = self.least_hosting(county, lost);
        let cost = done.cost_bound.unwrap_or(0.0) + objective.of_km(least);
        let solved = Solved {
            score: rebuild::Score::of(&done.board, &objective, 0.0),
            board: done.board,
            shortfall_bound: done.shortfall_bound,
            cost_bound: cost.max(done.repaired_cost_bound.unwrap_or(0.0)),
            late: done.cut_short && county.deadline.is_some_and(|d| Instant::now() >= d),
            dated_bound: Some(done.shortfall_bound),
            assigned: None,
            proven_levels: [0, 0],
            without_dates: None,
        };
        let known = done.cost_bound.is_some() || done.repaired_cost_bound.is_some();
        let mut outcome =
            report::outcome(county.frozen, county.table, 0, &self.inst, objective, solved);
        outcome.activities.clear();
        outcome.cost_bound = outcome.cost_bound.filter(|_| known).map(|b| b.min(outcome.cost));
        outcome.shortfall_bound = outcome.shortfall_bound.min(outcome.shortfall);
        (outcome, activities, changes)
    }
}

/// The position of an event among those of its alliance.
fn event_at(county: &County, a: AllianceIx, event: usize) -> Option<usize> {
    let mut own = county.frozen.event_ixs().filter(|&e| county.frozen.event(e).alliance == a);
    own.position(|e| e.index() == event)
}

/// On days before today nothing is open and nobody available but for what has taken place.
fn shut_the_past(inst: &mut Instance, old: &Old, today: u16) {
    let today = usize::from(today).min(inst.days);
    for open in inst.open.iter_mut().chain(&mut inst.available) {
        open[..today].fill(0);
    }
    for item in &old.fixed {
        for d in duties_of(&item.trip, item.when) {
            let day = usize::from(d.day);
            if day < today {
                inst.open[d.place][day] |= 1 << d.session;
                inst.available[d.person][day] |= 1 << d.session;
            }
        }
    }
}
