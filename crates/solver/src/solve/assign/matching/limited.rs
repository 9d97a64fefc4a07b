//! Assignments whose minutes are limited (P9), under a price of kilometres.

use super::super::{Goal, Grown, Known};
use super::Matching;
use super::schedules::{Limited, Start, solve};

/// The search is the same for every seed of the plan.
const SEED: u64 = 1;

impl Matching {
    /// Solves the problem to a bound with every burden at most `most`; `None` where more than
    /// shortfall or kilometres has a price.
    pub fn grow_limited(&self, goal: &Goal, most: f64, known: &Known) -> Option<Grown> {
        let (price, shortfall) = match goal {
            Goal::Shortfall => (1.0, None),
            Goal::Cost { shortfall, price } => {
                let plain = price.largest <= 0.0
                    && price.km > 0.0
                    && price.of_person.is_empty()
                    && price.fair.is_none()
                    && price.caps.is_empty()
                    && price.lacking.is_none()
                    && price.twice.is_none();
                (plain.then_some(price.km)?, Some(*shortfall))
            }
        };
        let limit = |t: usize| self.minutes_max[t].min(most + 1e-6 - self.past[t]);
        let most_minutes = (0..self.people.len()).map(limit).collect();
        let asked = Limited { matching: self, most_minutes, shortfall };
        let sets = known.best.map(|best| {
            let mut sets = vec![Vec::new(); self.people.len()];
            for trip in &best.trips {
                let of = trip.people.iter().filter_map(|p| self.people.binary_search(p).ok());
                of.for_each(|t| sets[t].extend(&trip.stops));
            }
            sets
        });
        let start = |value: f64, any: bool| Start {
            sets: sets.as_deref(),
            value,
            nodes: known.nodes,
            any,
            seed: SEED,
            over: known.over,
        };
        let mut nodes = 0;
        if shortfall.is_none() {
            // That everything can be met is soonest found where kilometres lead to it.
            let met = Limited { shortfall: Some(0.0), ..asked.clone() };
            let found = solve(&met, &start(f64::INFINITY, true));
            if let Some(sets) = found.sets {
                let best = Some(self.assignment(&sets));
                return Some(Grown { best, bound: 0.0, nodes: found.nodes });
            }
            nodes = found.nodes;
        }
        let start = start(known.value / price, false);
        let found = solve(&asked, &Start { nodes: start.nodes.saturating_sub(nodes), ..start });
        Some(Grown {
            best: found.sets.map(|sets| self.assignment(&sets)),
            bound: found.bound * price,
            nodes: nodes + found.nodes,
        })
    }
}
