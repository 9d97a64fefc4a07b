//! Duties of an earlier plan at a price: the date-free problem of a repair in which every change
//! costs (a Lagrangian relaxation of "at most so many changes"; A. M. Geoffrion, Mathematical
//! Programming Study 2, 1974).

use std::collections::BTreeMap;

use super::burden_search::{Budget, Search};
use super::{Assignment, Master, Price};
use crate::domain::Policy;
use crate::model::{Col, Model, Sense, Tag};
use crate::solve::objective::Objective;

/// Duties of an earlier plan without their dates, and what each costs that is missing.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in super::super) struct Lacking {
    /// By person and place, local: how many.
    pub duties: BTreeMap<(usize, usize), u32>,
    /// Of one duty.
    pub price: f64,
}

impl Lacking {
    /// What an assignment lacks, at its price.
    pub fn cost(&self, found: &Assignment) -> f64 {
        let mut left = self.duties.clone();
        for trip in &found.trips {
            for (&p, &k) in trip.people.iter().flat_map(|p| trip.stops.iter().map(move |k| (p, k)))
            {
                if let Some(n) = left.get_mut(&(p, k)) {
                    *n = n.saturating_sub(1);
                }
            }
        }
        self.price * f64::from(left.values().sum::<u32>())
    }

    /// Duties of these people at a place.
    pub fn of(&self, people: &[usize], k: usize) -> u32 {
        people.iter().filter_map(|&p| self.duties.get(&(p, k))).sum()
    }

    /// A column that counts what is missing of `n` duties, given the columns that do them.
    pub fn row(&self, model: &mut Model, subject: usize, n: u32, mut doing: Vec<(Col, f64)>) {
        let missing = model.real(self.price, 0.0, f64::INFINITY);
        doing.push((missing, 1.0));
        model.row(Tag { rule: "change", subject }, doing, Sense::Ge, f64::from(n));
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
            let stood = |p: &usize| route.iter().any(|&k| self.duties.contains_key(&(*p, k)));
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

/// The best assignment where every duty missing costs, with no more unmet than `shortfall`, and a
/// lower bound of cost and changes together that holds for all of them. `starts` are assignments
/// known, the best of which is improved.
pub(in super::super) fn near(
    master: &dyn Master,
    objective: &Objective,
    lacking: Lacking,
    (shortfall, starts): (u64, &[Assignment]),
    budget: Budget,
) -> (Option<Assignment>, f64) {
    // Where burdens are not a plain sum the kilometres alone are a bound.
    let largest = if objective.policy == Policy::Balanced { objective.lambda } else { 0.0 };
    let price = Price { km: 1.0, largest, lacking: Some(lacking), ..Price::default() };
    let mut search = Search::new(master, *objective, price, budget);
    search.shortfall = shortfall as f64;
    search.floor = search.floor.max(master.floor(search.shortfall)).min(search.ceiling);
    for start in starts {
        search.take(start.clone());
    }
    let bound = search.again();
    (search.best, bound)
}
