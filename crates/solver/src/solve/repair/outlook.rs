//! One role of a repair with dates of what is new left aside: its best assignments by how many
//! earlier duties they lack, and what none of them goes below.
//!
//! At a price for every duty that is missing, the best assignment is a corner of the front, and
//! its price a bound of all others. The next price is the slope between two corners known, until
//! between no two of them another one is found (Y. P. Aneja and K. P. K. Nair, "Bicriteria
//! transportation problem", Management Science 25, 1979). What lies between corners is reached
//! by a limit instead of a price.

use std::sync::Arc;

use super::lower::RoleBounds;
use crate::domain::{PROVEN_GAP, Policy, gap};
use crate::solve::assign::{Assignment, Budget, Lacking, Master, Standing, near};
use crate::solve::objective::Objective;

/// Prices that are tried between two corners and theirs, at most.
const MOST_SLOPES: usize = 12;

/// An assignment with how many duties it lacks and what it costs.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub missing: u32,
    pub cost: f64,
    pub assignment: Assignment,
}

/// See the module.
pub(super) struct Outlook<'m> {
    master: &'m dyn Master,
    objective: Objective,
    standing: Arc<Standing>,
    /// No more is left unmet.
    shortfall: u64,
    /// Of each search.
    budget: Budget<'m>,
    pub known: Vec<Known>,
    pub bounds: RoleBounds,
}

impl<'m> Outlook<'m> {
    pub fn new(
        master: &'m dyn Master,
        objective: Objective,
        standing: Standing,
        shortfall: u64,
        budget: Budget<'m>,
    ) -> Self {
        Self {
            master,
            objective,
            standing: Arc::new(standing),
            shortfall,
            budget,
            known: Vec::new(),
            bounds: RoleBounds::default(),
        }
    }

    /// Kilometres, and under `balanced` the largest burden at its weight. Where λ weighs a figure of all
    /// burdens, the kilometres alone are a bound.
    fn cost_of(&self, found: &Assignment) -> f64 {
        let largest =
            if self.objective.policy == Policy::Balanced { self.objective.lambda } else { 0.0 };
        found.km + largest * found.largest()
    }

    /// Takes note of an assignment.
    pub fn see(&mut self, assignment: Assignment) {
        if assignment.shortfall > self.shortfall {
            return;
        }
        let missing = self.standing.missing(&assignment);
        let cost = self.cost_of(&assignment);
        let no_better = |k: &Known| k.missing <= missing && k.cost <= cost + 1e-9;
        if self.known.iter().any(no_better) {
            return;
        }
        self.known.retain(|k| k.missing < missing || k.cost < cost - 1e-9);
        self.known.push(Known { missing, cost, assignment });
        self.known.sort_by_key(|k| k.missing);
    }

    /// What is known to be best at a price of every missing duty.
    pub fn best_at(&self, km: f64) -> Option<&Known> {
        let value = |k: &Known| k.cost + km * f64::from(k.missing);
        self.known.iter().min_by(|a, b| value(a).total_cmp(&value(b)))
    }

    /// The least cost known with so many missing.
    pub fn best_within(&self, most: u32) -> Option<&Known> {
        self.known.iter().rfind(|k| k.missing <= most)
    }

    fn search(&mut self, lacking: Option<Lacking>, enough: f64) -> f64 {
        let starts: Vec<Assignment> = self.known.iter().map(|k| k.assignment.clone()).collect();
        let from = (self.shortfall, &starts[..]);
        let (best, bound) = near(self.master, &self.objective, lacking, from, enough, self.budget);
        if let Some(best) = best {
            self.see(best);
        }
        match (bound.is_finite(), enough.is_finite()) {
            (true, _) => bound,
            // With a limit it may be that nothing fits.
            (false, true) => enough,
            // There are calendars: that no assignment fits is rounding, no proof.
            (false, false) => 0.0,
        }
    }

    /// The best whatever is missing.
    pub fn whole(&mut self) {
        let bound = self.search(None, f64::INFINITY);
        self.bounds.floor = self.bounds.floor.max(bound);
        let best = self.known.last().map_or(f64::INFINITY, |k| k.cost);
        if gap(best, self.bounds.floor) > PROVEN_GAP {
            // The model with a list of tours may close what their tree has left open.
            let bound = self.search(Some(self.lacking()), f64::INFINITY);
            self.bounds.floor = self.bounds.floor.max(bound);
        }
    }

    /// What another outlook on the same role has found, whatever either counts.
    pub fn learn(&mut self, other: &Self) {
        self.bounds.floor = self.bounds.floor.max(other.bounds.floor);
        for known in &other.known {
            self.see(known.assignment.clone());
        }
    }

    /// The best at a price of every missing duty.
    pub fn priced(&mut self, km: f64) {
        let best = self.best_at(km).map(|k| k.cost + km * f64::from(k.missing));
        let lower = self.bounds.together(km);
        if best.is_none_or(|best| gap(best, lower) > PROVEN_GAP) {
            let lacking = Lacking { price: km, ..self.lacking() };
            let bound = self.search(Some(lacking), f64::INFINITY);
            self.bounds.traded.push((km, bound));
        }
    }

    /// All corners of the front, from where a change must save `most` kilometres down to where it
    /// need save none.
    pub fn corners(&mut self, most: f64, over: &dyn Fn() -> bool) {
        self.priced(most);
        let mut asked: Vec<(u32, u32)> = Vec::new();
        while asked.len() < MOST_SLOPES && !over() {
            let corners = self.hull();
            let next = corners
                .windows(2)
                .find(|pair| pair[1].0 - pair[0].0 > 1 && !asked.contains(&(pair[0].0, pair[1].0)));
            let Some(&[a, b]) = next else { break };
            asked.push((a.0, b.0));
            self.priced((a.1 - b.1) / f64::from(b.0 - a.0));
        }
    }

    /// Corners known: missing duties, cost.
    fn hull(&self) -> Vec<(u32, f64)> {
        let mut hull: Vec<(u32, f64)> = Vec::new();
        for next in self.known.iter().map(|k| (k.missing, k.cost)) {
            while let [.., a, b] = hull[..] {
                let slope = |x: (u32, f64), y: (u32, f64)| (x.1 - y.1) / f64::from(y.0 - x.0);
                if slope(a, b) > slope(b, next) + 1e-9 {
                    break;
                }
                hull.pop();
            }
            hull.push(next);
        }
        hull
    }

    /// Prices at which one corner after the other is best.
    pub fn prices(&self) -> Vec<f64> {
        let hull = self.hull();
        hull.windows(2).map(|p| (p[0].1 - p[1].1) / f64::from(p[1].0 - p[0].0)).collect()
    }

    fn lacking(&self) -> Lacking {
        Lacking { standing: Arc::clone(&self.standing), ..Lacking::default() }
    }

    /// The best with at most so many missing, if it costs less than `enough`.
    pub fn limited(&mut self, most: u32, enough: f64) {
        let lacking = Lacking { most: Some(most), ..self.lacking() };
        let bound = self.search(Some(lacking), enough);
        self.bounds.within.push((most, u32::MAX, bound));
    }

    /// The same in calendars of at most so many changes, of which so many are forced on all.
    pub fn beside_others(&mut self, most: u32, (changes, forced): (u32, u32), enough: f64) {
        let all = Some(changes.saturating_sub(forced));
        let lacking = Lacking { most: Some(most), all, ..self.lacking() };
        let bound = self.search(Some(lacking), enough);
        self.bounds.within.push((most, changes, bound));
    }
}
