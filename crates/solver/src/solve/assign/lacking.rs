//! Duties of an earlier plan at a price: the date-free problem of a repair in which every change
//! costs (a Lagrangian relaxation of "at most so many changes"; A. M. Geoffrion, Mathematical
//! Programming Study 2, 1974).
//!
//! What is new has no date. What stays has the one that it had, so a route keeps a duty only where
//! all who make it can be out on that day.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::burden_search::{Budget, Search};
use super::{Assignment, Master, Price, Trip};
use crate::domain::Policy;
use crate::model::{Col, Model, Sense, Tag};
use crate::solve::instance::Instance;
use crate::solve::objective::Objective;

/// One duty: person, place, day, session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) struct Duty {
    pub person: usize,
    pub place: usize,
    pub day: u16,
    pub session: u8,
}

/// Duties of an earlier plan that one role may keep, and what decides whether they stay.
#[derive(Debug, Default, PartialEq)]
pub(in super::super) struct Standing {
    pub duties: Vec<Duty>,
    /// The first so many of them the other role may not keep.
    pub own: usize,
    /// Those that the other role alone may keep.
    pub others: Vec<Duty>,
    /// Sessions (bit 0 morning, bit 1 afternoon) in which a person can be out beside what is
    /// fixed, and in which a place is open; by day.
    pub able: Vec<Vec<u8>>,
    pub open: Vec<Vec<u8>>,
    pub week_of: Vec<usize>,
    /// People are out on one day of a week at most.
    pub once_a_week: bool,
}

impl Standing {
    /// Whether these people can be at the stops, in one order or the other, on the duty's day,
    /// and with that do the duty.
    pub fn fits(&self, people: &[usize], stops: &[usize], duty: &Duty) -> bool {
        people.contains(&duty.person)
            && stops.contains(&duty.place)
            && self.can(people, stops, duty)
    }

    /// The same, whoever the duty's person is.
    pub fn can(&self, people: &[usize], stops: &[usize], duty: &Duty) -> bool {
        let day = usize::from(duty.day);
        let able = people.iter().fold(3, |able, &p| able & self.able[p][day]);
        stops.iter().all(|&k| {
            let own = 1 << duty.session;
            let session = if k == duty.place { own } else { own ^ 3 };
            able & self.open[k][day] & session != 0
        })
    }

    /// The duties among `left` that a trip does on the day on which it does most of them.
    fn kept_by(&self, trip: &Trip, left: &BTreeSet<usize>) -> Vec<usize> {
        let may: Vec<usize> = left
            .iter()
            .copied()
            .filter(|&j| self.fits(&trip.people, &trip.stops, &self.duties[j]))
            .collect();
        let on = |day: u16| may.iter().copied().filter(move |&j| self.duties[j].day == day);
        let days: BTreeSet<u16> = may.iter().map(|&j| self.duties[j].day).collect();
        // Of equally good days the first.
        let best = days.into_iter().rev().max_by_key(|&day| on(day).count());
        best.map_or_else(Vec::new, |day| on(day).collect())
    }

    /// How many of the duties an assignment lacks.
    pub fn missing(&self, found: &Assignment) -> u32 {
        let mut left: BTreeSet<usize> = (0..self.duties.len()).collect();
        for trip in &found.trips {
            for j in self.kept_by(trip, &left) {
                left.remove(&j);
            }
        }
        left.len() as u32
    }

    /// People of one home on one route, as they share vehicles of so many: those who stay on a
    /// day with one another, others with whom they can.
    pub fn vehicles(
        &self,
        inst: &Instance,
        mut people: Vec<usize>,
        route: &[usize],
        most: usize,
    ) -> Vec<Vec<usize>> {
        people.sort_unstable();
        let stays = |p: usize| self.duties.iter().find(|d| self.fits(&[p], route, d));
        let (staying, moving): (Vec<usize>, Vec<usize>) =
            people.into_iter().partition(|&p| stays(p).is_some());
        let mut vehicles: Vec<(Option<&Duty>, Vec<usize>)> = Vec::new();
        for p in staying.into_iter().chain(moving) {
            let own = stays(p);
            let suits = |when: &Option<&Duty>| match (own, when) {
                (Some(own), Some(when)) => own.day == when.day,
                (None, Some(when)) => self.can(&[p], route, when),
                (_, None) => true,
            };
            let apart = |there: &[usize]| inst.apart[p].iter().any(|q| there.contains(q));
            let seat = |v: &&mut (Option<&Duty>, Vec<usize>)| {
                v.1.len() < most && suits(&v.0) && !apart(&v.1)
            };
            match vehicles.iter_mut().find(seat) {
                Some(vehicle) => vehicle.1.push(p),
                None => vehicles.push((own, vec![p])),
            }
        }
        for (_, people) in &mut vehicles {
            people.sort_unstable();
        }
        vehicles.into_iter().map(|v| v.1).collect()
    }
}

/// What is missing of an earlier plan's duties counts.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in super::super) struct Lacking {
    pub standing: Arc<Standing>,
    /// Of one duty.
    pub price: f64,
    /// At most so many are missing.
    pub most: Option<u32>,
    /// At most so many are missing in both roles, of those that one role alone may keep.
    pub all: Option<u32>,
}

impl Lacking {
    /// What an assignment lacks, at its price.
    pub fn cost(&self, found: &Assignment) -> f64 {
        if self.price == 0.0 {
            return 0.0;
        }
        self.price * f64::from(self.standing.missing(found))
    }

    /// Whether no more is missing than may be. What the other role lacks with an assignment is not
    /// known, so that with a limit on both none passes.
    pub fn allows(&self, found: &Assignment) -> bool {
        self.all.is_none() && self.most.is_none_or(|most| self.standing.missing(found) <= most)
    }

    /// A column for each duty that is 1 where it is missing: those that the role may keep, and,
    /// where their number is limited, those of the other role.
    pub fn columns(&self, model: &mut Model) -> (Vec<Col>, Vec<Col>) {
        let standing = &*self.standing;
        let missing: Vec<Col> =
            standing.duties.iter().map(|_| model.integer(self.price, 1.0)).collect();
        let limit = |model: &mut Model, cols: &[Col], most: u32| {
            let all = cols.iter().map(|&col| (col, 1.0)).collect();
            model.row(Tag { rule: "changes", subject: 0 }, all, Sense::Le, f64::from(most));
        };
        if let Some(most) = self.most {
            limit(model, &missing, most);
        }
        let Some(most) = self.all else { return (missing, Vec::new()) };
        let others: Vec<Col> = standing.others.iter().map(|_| model.integer(0.0, 1.0)).collect();
        let alone: Vec<Col> = missing[..standing.own].iter().chain(&others).copied().collect();
        limit(model, &alone, most);
        (missing, others)
    }

    /// Gives like people their routes: those who stood there before go there again.
    pub fn share<'r>(
        &self,
        people: &[usize],
        routes: &[(&'r Vec<usize>, usize)],
    ) -> Vec<(usize, &'r Vec<usize>)> {
        let mut free = people.to_vec();
        let mut shared = Vec::new();
        let mut open: Vec<(&Vec<usize>, usize)> = routes.to_vec();
        for (route, n) in &mut open {
            let stood = |p: &usize| {
                let there = |d: &Duty| d.person == *p && route.contains(&d.place);
                self.standing.duties.iter().any(there)
            };
            while *n > 0
                && let Some(at) = free.iter().position(stood)
            {
                shared.push((free.remove(at), *route));
                *n -= 1;
            }
        }
        let rest = open.iter().flat_map(|&(route, n)| std::iter::repeat_n(route, n));
        shared.extend(free.into_iter().zip(rest));
        shared
    }
}

/// At least so many of these duties are missing or done.
pub(super) fn covered(
    model: &mut Model,
    subject: usize,
    missing: &[Col],
    doing: impl Iterator<Item = Col>,
    least: usize,
) {
    let row = missing.iter().copied().chain(doing).map(|col| (col, 1.0)).collect();
    model.row(Tag { rule: "change", subject }, row, Sense::Ge, least as f64);
}

/// The best assignment where what is missing counts, with no more unmet than `shortfall`, and a
/// lower bound of its price that holds for all of them. `starts` are assignments known, the best
/// of which is improved; assignments that cost `enough` or more are not looked for.
pub(in super::super) fn near(
    master: &dyn Master,
    objective: &Objective,
    lacking: Option<Lacking>,
    (shortfall, starts): (u64, &[Assignment]),
    enough: f64,
    budget: Budget,
) -> (Option<Assignment>, f64) {
    // Where burdens are not a plain sum the kilometres alone are a bound.
    let largest = if objective.policy == Policy::Balanced { objective.lambda } else { 0.0 };
    let price = Price { km: 1.0, largest, lacking, ..Price::default() };
    let mut search = Search::new(master, *objective, price, budget);
    search.shortfall = shortfall as f64;
    search.floor = search.floor.max(master.floor(search.shortfall)).min(search.ceiling);
    search.enough = enough;
    for start in starts {
        search.take(start.clone());
    }
    let bound = search.again();
    (search.best, bound)
}
