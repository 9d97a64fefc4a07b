//! One alliance of a county in repair: what it starts from, and what it comes to.

use std::collections::BTreeSet;
use std::time::Instant;

use super::county::County;
use super::events::Placings;
use super::front::Front;
use super::nearness::weeks_moved;
use super::old::{Duty, Old, duties_of};
use super::one::{Done, Job};
use super::rows::rows;
use super::score::{Aim, Scale};
use super::task::RepairGoal;
use crate::calendar::WorkCalendar;
use crate::domain::{Activity, AllianceIx, StaffIx};
use crate::solve::board::DatedEvent;
use crate::solve::events::{Choices, Hosting, least_hosting_km};
use crate::solve::instance::{Frame, Instance};
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
    hosting: Hosting,
    /// Events of the term.
    pub events: usize,
    /// What has happened touches it, or its events must move aside for those of others, or
    /// something may be met.
    pub touched: bool,
    /// It keeps its rows unless less is left unmet without them.
    pub hopeful: bool,
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
        inst.placements.fix(&standing, &earlier, today, county.calendar);
        let old = Old::new(&inst, county.calendar, &earlier, &standing, today);
        shut_the_past(&mut inst, &old, today);
        inst.frame = frame(county, &inst, &old);
        let refused: Vec<DatedEvent> = refused_rows(county, a)
            .filter_map(|row| local_event(&inst, county.calendar, row))
            .collect();
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
                    (o.day >= inst.frame.new_from || old.events.contains(o))
                        && o.day >= today
                        && !refused.contains(o)
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
        let beside = Choices { beside: true, ..choices.clone() };
        let mut alliance = Self {
            hosting: choices.hosting.clone(),
            events: choices.options.len(),
            touched: county.task.touched[a.index()] || county.task.hopeful[a.index()],
            hopeful: county.task.hopeful[a.index()],
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
        if county.task.goal == RepairGoal::Fewest && self.touched {
            self.otherwise(county, &job, &mut done);
        }
        let price = match county.task.goal {
            RepairGoal::Fewest => None,
            RepairGoal::AtMost(_) => Some(None),
            RepairGoal::Trade(km) => Some(Some(km)),
        };
        let front = price.map(|price| {
            let least = self.least_hosting(county, done.score.lost());
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

    /// Where fewer changes are not proven impossible, also tries what is found by pricing them.
    fn otherwise(&'a self, county: &County, job: &Job<'_, 'a>, done: &mut Done<'a>) {
        if done.score.changes <= done.changes_bound || done.as_it_was || job.over() {
            return;
        }
        let least = self.least_hosting(county, done.score.lost());
        let price = done.score.cost.max(1.0);
        let front = job.front(done, Some(price), least);
        let best = front.points.into_iter().min_by(|a, b| a.score.order(&b.score, Aim::Fewest));
        if let Some(best) = best.filter(|best| best.score.beats(&done.score, Aim::Fewest)) {
            done.repaired_cost_bound = None;
            (done.score, done.board) = (best.score, best.board);
            job.polish(&mut done.board, &mut done.score);
        }
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
                hosting: &self.hosting,
            },
            choices: &self.choices,
            beside: &self.beside,
            sound: county.task.sound[ix],
            touched: self.touched,
            hopeful: self.hopeful,
            known: county.task.known[ix],
            fewest: county.task.goal == RepairGoal::Fewest,
            work: options.work_limit.unwrap_or(OWN_SCHEDULE),
            timed: options.work_limit.is_none() && county.deadline.is_some(),
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
        let lost = done.score.lost();
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
            quality_bound: 0,
        };
        let known = done.cost_bound.is_some() || done.repaired_cost_bound.is_some();
        let mut outcome =
            report::outcome(county.frozen, county.table, 0, &self.inst, objective, solved);
        outcome.activities.clear();
        outcome.quality.nearness = weeks_moved(&self.earlier, &activities);
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

/// Rows of an alliance that are not to come back as they were.
fn refused_rows<'a>(
    county: &County<'a>,
    a: AllianceIx,
) -> impl Iterator<Item = &'a Activity> + use<'a> {
    county.task.refused.iter().filter(move |row| row.alliance == a)
}

fn local_event(inst: &Instance, calendar: &WorkCalendar, row: &Activity) -> Option<DatedEvent> {
    let place = |k| inst.ks.iter().position(|&other| other == k);
    let host = match row.kindergarten {
        Some(k) => Some(place(k)?),
        None => None,
    };
    let day = calendar.day(row.date)?.0;
    Some(DatedEvent { event: row.event()?.index(), host, day, slot: row.slot })
}

/// What may not be new, and what may not come back.
fn frame(county: &County, inst: &Instance, old: &Old) -> Frame {
    let notice = county.frozen.settings.repair.notice_days;
    let new_from = match county.task.today {
        Some(_) => county.today().saturating_add(u16::try_from(notice).unwrap_or(u16::MAX)),
        None => 0,
    };
    let part = |d: Duty| (d.person, d.place, d.day, d.session);
    let fixed = old.fixed.iter().flat_map(|item| duties_of(&item.trip, item.when));
    let stands = old.duties.iter().copied().chain(fixed).map(part).collect();
    let mut refused = BTreeSet::new();
    for row in refused_rows(county, inst.alliance).filter(|row| row.role().is_some()) {
        let place = inst.ks.iter().position(|&k| Some(k) == row.kindergarten);
        let (Some(k), Some(day)) = (place, county.calendar.day(row.date)) else { continue };
        let session = row.slot.sessions()[0].index() as u8;
        let people = (0..inst.people.len()).filter(|&p| row.staff.contains(&inst.people[p]));
        refused.extend(people.map(|p| (p, k, day.0, session)));
    }
    Frame { new_from, stands, refused }
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
