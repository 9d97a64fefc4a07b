//! Level 2 of the contract: what a policy makes of kilometres and burdens.

use std::cmp::Ordering;

use super::welfare::{Weights, Welfare};
use crate::domain::{Demand, ObjectiveSettings, Policy};

/// Kilometres per minute of the largest burden while a policy that puts burdens first is
/// searched by a single figure; comparisons that matter are made level by level.
const FIRST: f64 = 200.0;

/// See [`Objective::heat`]: prices of a minute from which it grows.
const HOT_FROM: f64 = 2.0;
const COLD_FROM: f64 = 20.0;
const WARMER: f64 = 3.0;

/// The dearest minute in the models: see [`Objective::scale`].
const DEAREST: f64 = 100.0;

/// See [`Objective::unit`].
const UNIT: f64 = 150.0;

/// Weight of each next burden beside the one above it, in the single figure for `leximin`.
const NEXT: f64 = 0.6;

/// Weight of a minute above a burden that is held.
const BEYOND: f64 = 10.0 * FIRST;

/// Burdens that the single figure for `leximin` looks at.
const LOOKED_AT: usize = 16;

/// Differences of burdens, in minutes, and of costs, relative, that count as none.
const SAME_MINUTES: f64 = 1e-6;
const SAME_COST: f64 = 1e-7;

/// A policy with its weight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Objective {
    pub policy: Policy,
    /// Kilometres per minute (λ).
    pub lambda: f64,
    /// Of `owa`.
    pub weights: Weights,
    /// Of `alpha`.
    pub alpha: f64,
    /// Of `nash`, in minutes.
    pub disagreement: f64,
    /// Of `leximin`: what a local search holds while it evens the burdens below out.
    pub reached: Reached,
}

/// The largest burdens of a plan, from the largest down.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Reached {
    burdens: [f64; LOOKED_AT],
    count: usize,
}

impl Reached {
    /// How many can be held.
    pub const MOST: usize = LOOKED_AT;
    pub const NONE: Self = Self { burdens: [0.0; LOOKED_AT], count: 0 };

    /// The first `count` of burdens from the largest down, as far as the single figure looks.
    pub fn of(sorted: &[f64], count: usize) -> Self {
        let mut reached = Self { count: count.min(sorted.len()).min(LOOKED_AT), ..Self::NONE };
        reached.burdens.iter_mut().zip(sorted).for_each(|(to, from)| *to = *from);
        reached
    }
}

impl Objective {
    /// A policy with the weights of the settings.
    pub fn of(policy: Policy, settings: &ObjectiveSettings) -> Self {
        Self {
            policy,
            lambda: settings.lambda,
            weights: Weights::of(&settings.weights),
            alpha: settings.alpha,
            disagreement: settings.disagreement.0,
            reached: Reached::NONE,
        }
    }

    /// Kilometres alone.
    pub const fn kilometres() -> Self {
        let (weights, alpha, disagreement) = (Weights::NONE, 0.0, 1.0);
        let reached = Reached::NONE;
        Self { policy: Policy::Cost, lambda: 0.0, weights, alpha, disagreement, reached }
    }

    /// What λ weighs, where models know it by its tangents alone.
    pub const fn welfare(&self) -> Option<Welfare> {
        match self.policy {
            Policy::Cost | Policy::Balanced | Policy::Minimax | Policy::Leximin => None,
            Policy::Gini => Some(Welfare::Gini),
            Policy::Owa => Some(Welfare::Ordered(self.weights)),
            Policy::Alpha => Some(Welfare::Power(1.0 + self.alpha)),
            Policy::Nash => Some(Welfare::Nash(self.disagreement)),
        }
    }

    /// What the burdens of one group cost, as one figure in kilometres for the search.
    pub fn fair(&self, burdens: &[f64]) -> f64 {
        let largest = || burdens.iter().copied().fold(0.0, f64::max);
        match self.policy {
            Policy::Cost => 0.0,
            Policy::Balanced => self.lambda * largest(),
            Policy::Minimax => FIRST * largest(),
            Policy::Leximin => {
                let sorted = sorted_down(burdens);
                let held = &self.reached.burdens[..self.reached.count];
                let over = |(b, most): (&f64, &f64)| BEYOND * (b - most).max(0.0);
                let weights = std::iter::successors(Some(FIRST), |w| Some(w * NEXT));
                let free = sorted.iter().take(LOOKED_AT).skip(held.len());
                let free: f64 = free.zip(weights).map(|(b, w)| b * w).sum();
                free + sorted.iter().zip(held).map(over).sum::<f64>()
            }
            Policy::Gini | Policy::Owa | Policy::Alpha | Policy::Nash => {
                self.welfare().map_or(0.0, |w| self.lambda * w.of(burdens))
            }
        }
    }

    /// Kilometres per minute by which a step of the search that makes a burden the largest is
    /// priced.
    pub fn per_minute(&self) -> f64 {
        match self.policy {
            Policy::Cost => 0.0,
            Policy::Minimax | Policy::Leximin => FIRST,
            _ => self.lambda,
        }
    }

    /// Kilometres by which the local search may let the figure grow at first and at last, of those
    /// for a policy of kilometres: where minutes are dear, one weighs as much as many.
    pub fn heat(&self, hot: f64, cold: f64) -> (f64, f64) {
        let warmer = if self.welfare().is_some() { WARMER } else { 1.0 };
        let minute = self.per_minute();
        (hot * warmer * (minute / HOT_FROM).max(1.0), cold * warmer * (minute / COLD_FROM).max(1.0))
    }

    /// Kilometres to one unit of the models' prices: a minute that costs very much more than a
    /// kilometre would take their arithmetic out of its range.
    pub fn scale(&self) -> f64 {
        if self.policy.weighs() { (self.lambda / DEAREST).max(1.0) } else { 1.0 }
    }

    /// What the local search makes of a weighted shortfall, in kilometres.
    pub fn unmet(&self, shortfall: f64) -> f64 {
        self.unit() * shortfall / f64::from(Demand::UNIT)
    }

    /// Kilometres by which the local search prices [`Demand::UNIT`] of shortfall: more than what any
    /// duty saves.
    pub fn unit(&self) -> f64 {
        UNIT * self.per_minute().max(1.0)
    }

    /// The levels of a group, or of groups one after the other.
    pub fn worth(&self, km: f64, groups: &[&[f64]]) -> Worth {
        let largest = |g: &&[f64]| g.iter().copied().fold(0.0, f64::max);
        let first = match self.policy {
            Policy::Minimax => vec![groups.iter().map(largest).sum()],
            // All groups in one list decide first, then group after group.
            Policy::Leximin => std::iter::once(sorted_down(&groups.concat()))
                .chain(groups.iter().map(|g| sorted_down(g)))
                .flatten()
                .collect(),
            _ => Vec::new(),
        };
        let fair = groups.iter().map(|g| self.fair(g)).sum::<f64>();
        let last = if first.is_empty() { km + fair } else { km };
        Worth { first, last, figure: km + fair }
    }

    /// What kilometres add to the cost that is reported.
    pub const fn of_km(&self, km: f64) -> f64 {
        if matches!(self.policy, Policy::Minimax) { 0.0 } else { km }
    }

    /// The cost that is reported: level 2 as the contract defines it.
    pub fn cost(&self, km: f64, groups: &[&[f64]]) -> f64 {
        match self.policy {
            Policy::Minimax => self.worth(km, groups).first[0],
            _ => self.worth(km, groups).last,
        }
    }
}

/// What level 2 compares, part by part.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Worth {
    /// Burdens that come before kilometres, if the policy has such.
    pub first: Vec<f64>,
    /// Kilometres, and what the policy adds to them.
    pub last: f64,
    /// All in one, for annealing.
    pub figure: f64,
}

impl Worth {
    /// The better of two is less; figures that differ by rounding are equal.
    pub fn order(&self, other: &Self) -> Ordering {
        for (a, b) in self.first.iter().zip(&other.first) {
            if (a - b).abs() > SAME_MINUTES {
                return a.total_cmp(b);
            }
        }
        if (self.last - other.last).abs() > SAME_COST * other.last.abs().max(1.0) {
            self.last.total_cmp(&other.last)
        } else {
            Ordering::Equal
        }
    }
}

/// A bound of a weighted shortfall, rounded up to what weights can add up to.
pub(super) fn whole_units(bound: f64) -> u64 {
    let unit = u64::from(Demand::UNIT);
    ((bound - 1e-6).max(0.0) / unit as f64).ceil() as u64 * unit
}

/// From the largest down.
pub(super) fn sorted_down(burdens: &[f64]) -> Vec<f64> {
    let mut sorted = burdens.to_vec();
    sorted.sort_by(|a, b| b.total_cmp(a));
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn objective(policy: Policy) -> Objective {
        Objective { policy, lambda: 2.0, alpha: 1.0, ..Objective::kilometres() }
    }

    #[test]
    fn costs_are_the_contracts() {
        let groups: [&[f64]; 2] = [&[10.0, 30.0], &[5.0]];
        let cost = |policy| objective(policy).cost(100.0, &groups);
        assert!((cost(Policy::Cost) - 100.0).abs() < 1e-12);
        assert!((cost(Policy::Balanced) - 170.0).abs() < 1e-12);
        assert!((cost(Policy::Minimax) - 35.0).abs() < 1e-12);
        assert!((cost(Policy::Leximin) - 100.0).abs() < 1e-12);
        assert!((cost(Policy::Gini) - 120.0).abs() < 1e-12);
    }

    #[test]
    fn burdens_come_first_where_the_policy_says_so() {
        type Plan = (f64, &'static [f64]);
        let better = |policy, a: Plan, b: Plan| {
            let o = objective(policy);
            o.worth(a.0, &[a.1]).order(&o.worth(b.0, &[b.1])) == Ordering::Less
        };
        let (even, cheap): (Plan, Plan) = ((900.0, &[10.0, 10.0]), (1.0, &[11.0, 2.0]));
        assert!(better(Policy::Minimax, even, cheap));
        assert!(better(Policy::Leximin, even, cheap));
        assert!(better(Policy::Balanced, cheap, even));
        let (third, second): (Plan, Plan) = ((5.0, &[9.0, 8.0, 1.0]), (4.0, &[9.0, 7.0, 7.0]));
        assert!(better(Policy::Leximin, second, third));
        assert!(better(Policy::Minimax, (3.0, third.1), second));
    }

    #[test]
    fn under_leximin_the_burdens_of_all_groups_decide_together() {
        let o = objective(Policy::Leximin);
        let of = |a: &[f64], b: &[f64]| o.worth(1.0, &[a, b]);
        let order = |a: [&[f64]; 2], b: [&[f64]; 2]| of(a[0], a[1]).order(&of(b[0], b[1]));
        // The first group has less in the first calendar, but somebody of the second has most.
        assert_eq!(order([&[188.0, 164.0], &[300.0]], [&[289.0, 0.0], &[0.0]]), Ordering::Greater);
        // The same list of both: the first group decides.
        assert_eq!(order([&[9.0, 2.0], &[8.0]], [&[8.0, 2.0], &[9.0]]), Ordering::Greater);
    }
}
