//! Search over the largest burden: best first over intervals of it, a linear bound for each, a
//! tree search for the promising ones. The smallest open bound holds for the whole group.

use std::sync::atomic::AtomicBool;
use std::time::Instant;

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

use super::super::objective::Objective;
use super::home_bound::Multipliers;
use super::{Assignment, Goal, Grown, Known, Master, Price};
use crate::model::{self, Limits, Model, Status};

/// How long one group may be worked on.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Budget<'a> {
    /// Nodes of trees, all in all.
    pub nodes: u64,
    pub deadline: Option<Instant>,
    pub stop: &'a AtomicBool,
    pub seed: u64,
}

/// Relative gap at which the work on a group ends: well below the two digits that a user sees.
const GOOD_ENOUGH: f64 = 1e-6;

/// Share by which a bound is lowered: more than the backend's tolerances can amount to.
const SAFETY: f64 = 3e-7;

/// Intervals narrower than this share of the cost are searched whole.
const LEAF: f64 = 0.004;

/// Nodes of the first tree on an interval; each return doubles them.
const FIRST_NODES: u64 = 64;

/// The search of one group under one price.
pub(super) struct Search<'a> {
    pub master: &'a dyn Master,
    /// What the local search goes by.
    pub objective: Objective,
    pub price: Price,
    /// The shortfall is held at or below this.
    pub shortfall: f64,
    pub budget: Budget<'a>,
    pub used: u64,
    pub best: Option<Assignment>,
    pub rng: ChaCha8Rng,
    /// The interval of the largest burden that is searched.
    pub floor: f64,
    pub ceiling: f64,
    /// Prices of the homes' ties, kept from interval to interval.
    ties: Option<Multipliers>,
}

/// Steps of the relaxation by homes: the first time, and on each later interval.
const FIRST_STEPS: usize = 400;
const STEPS: usize = 60;

/// Columns beyond which the linear relaxation of a wide interval takes longer than it helps.
const LARGE: usize = 3_000;

/// Local moves at the start, at most: per node of the budget, per person, and at all.
const MOVES_PER_NODE: u64 = 30;
const MOVES_PER_PERSON: u64 = 15_000;
const MOST_MOVES: u64 = 1_500_000;

/// A bound beyond every real cost: the dual has no end, so the interval holds no plan.
const HOPELESS: f64 = 1e8;

#[derive(Debug, Clone)]
struct Interval {
    lo: f64,
    hi: f64,
    bound: f64,
    /// Nodes that its last tree had; 0 before the first.
    nodes: u64,
    /// Nothing more can be learned here.
    closed: bool,
}

impl<'a> Search<'a> {
    pub fn new(
        master: &'a dyn Master,
        objective: Objective,
        price: Price,
        budget: Budget<'a>,
    ) -> Self {
        let (floor, ceiling) = master.burden_range();
        Self {
            master,
            objective,
            price,
            shortfall: 0.0,
            budget,
            used: 0,
            best: None,
            rng: ChaCha8Rng::seed_from_u64(budget.seed),
            floor,
            ceiling,
            ties: None,
        }
    }

    /// Finds the least shortfall and the best price under it. Gives lower bounds of both; the
    /// price's holds for every assignment of the shortfall reached or less.
    pub fn whole(&mut self) -> Option<(u64, f64)> {
        let found = self.local(None, self.moves());
        self.best = Some(found);
        if let Some(bounds) = self.grown_whole() {
            return Some(bounds);
        }
        // Mostly nothing need be left unmet; a relaxation that says so saves the first phase.
        let mut shortfall_bound = 0;
        let met = self.best.as_ref().is_some_and(|b| b.shortfall == 0);
        let mut first = if met && self.master.size() > LARGE {
            // Nothing is left unmet, so there is nothing to ask the slow relaxation.
            self.bound_of(self.floor, self.ceiling)
        } else {
            self.relax(self.floor, self.ceiling)
        };
        if first.is_none() {
            shortfall_bound = self.least_shortfall()?;
            first = self.relax(self.floor, self.ceiling);
        }
        let mut bound = self.run(first);
        if self.value().is_infinite() {
            // The relaxation promised more than whole visits can keep.
            shortfall_bound = self.least_shortfall()?;
            let first = self.relax(self.floor, self.ceiling);
            bound = self.run(first);
        }
        Some((shortfall_bound, lowered(bound)))
    }

    /// The best price with what is known already held; a lower bound of it.
    pub fn again(&mut self) -> f64 {
        if let Some(bound) = self.grown() {
            return lowered(bound);
        }
        let first = self.relax(self.floor, self.ceiling);
        lowered(self.run(first))
    }

    /// [`Self::whole`] by the master's own tree; `None` where it has none for this price.
    fn grown_whole(&mut self) -> Option<(u64, f64)> {
        let reached = self.best.as_ref()?.shortfall;
        let mut shortfall_bound = 0;
        if reached > 0 {
            let share = self.budget.nodes / 4;
            let grown = self.grow(&Goal::Shortfall, reached as f64, share)?;
            if let Some(found) = grown.best {
                let polished = self.local(Some(&found), self.moves() / 4);
                let better = polished.shortfall <= found.shortfall;
                self.best = Some(if better { polished } else { found });
            }
            let reached = self.best.as_ref()?.shortfall;
            self.shortfall = reached as f64;
            shortfall_bound = whole_units(grown.bound).min(reached);
        }
        let bound = self.grown()?;
        Some((shortfall_bound, lowered(bound)))
    }

    /// Improves the best assignment by the master's own tree and gives its bound.
    fn grown(&mut self) -> Option<f64> {
        let nodes = self.budget.nodes.saturating_sub(self.used);
        let grown = self.grow(&self.goal(), self.value(), nodes)?;
        if let Some(found) = grown.best {
            let polished = self.local(Some(&found), self.moves() / 8);
            self.take(found);
            self.take(polished);
        }
        Some(grown.bound.min(self.value()))
    }

    fn grow(&mut self, goal: &Goal, value: f64, nodes: u64) -> Option<Grown> {
        let limits =
            Limits { nodes, deadline: self.budget.deadline, stop: self.budget.stop, gap: 0.0 };
        let over = || limits.over();
        let known = Known { best: self.best.as_ref(), value, nodes, over: &over };
        let grown = self.master.grow(goal, self.floor, self.ceiling, &known)?;
        self.used += grown.nodes;
        Some(grown)
    }

    pub fn goal(&self) -> Goal {
        Goal::Cost { shortfall: self.shortfall + 1e-6, price: self.price.clone() }
    }

    pub fn limits(&self, nodes: u64) -> Limits<'_> {
        Limits {
            nodes: nodes.min(self.budget.nodes.saturating_sub(self.used)).max(1),
            deadline: self.budget.deadline,
            stop: self.budget.stop,
            gap: 0.0,
        }
    }

    pub fn over(&self) -> bool {
        self.used >= self.budget.nodes || self.limits(1).over()
    }

    pub fn moves(&self) -> u64 {
        let people = self.master.group().len() as u64;
        (self.budget.nodes * MOVES_PER_NODE).min(people * MOVES_PER_PERSON).min(MOST_MOVES)
    }

    pub fn local(&mut self, start: Option<&Assignment>, moves: u64) -> Assignment {
        let limits =
            Limits { nodes: 0, deadline: self.budget.deadline, stop: self.budget.stop, gap: 0.0 };
        self.master.search(&self.objective, start, moves, &mut self.rng, &|| limits.over())
    }

    /// Linear bound of an interval; `None` where nothing fits into it.
    pub fn relax(&mut self, lo: f64, hi: f64) -> Option<f64> {
        let model = self.master.build(&self.goal(), lo, hi);
        self.used += 1;
        let prices = model::prices(&model, &self.limits(1));
        match prices {
            Some(p) if p.bound > HOPELESS => None,
            // Without an answer the interval stays open with what is known anyway.
            Some(p) => Some(p.bound.max(self.price.largest * lo)),
            None => Some(self.price.largest * lo),
        }
    }

    /// The better of two bounds of an interval; `None` where nothing fits into it.
    fn bound_of(&mut self, lo: f64, hi: f64) -> Option<f64> {
        match self.loosened(lo, hi) {
            Some(bound) if bound.is_infinite() => None,
            Some(bound) if bound >= self.value() || self.master.size() > LARGE => Some(bound),
            loosened => self.relax(lo, hi).map(|b| b.max(loosened.unwrap_or(b))),
        }
    }

    /// Bound of an interval with the homes let loose; `None` where that is no way to one,
    /// infinite where nothing fits.
    fn loosened(&mut self, lo: f64, hi: f64) -> Option<f64> {
        let relaxed = self.master.relaxed(&self.goal(), hi)?;
        let steps = if self.ties.is_some() { STEPS } else { FIRST_STEPS };
        let mut ties = self.ties.take().unwrap_or_else(|| relaxed.start());
        let least = self.price.largest * lo;
        let known = self.value();
        let target = if known.is_finite() { known - least } else { return None };
        let bound = relaxed.bound(&mut ties, target.max(1.0), steps, &|| self.over());
        self.ties = Some(ties);
        self.used += 1;
        Some(bound + least)
    }

    /// Holds the shortfall at the least that can be found; gives a bound of it, in whole units.
    fn least_shortfall(&mut self) -> Option<u64> {
        let (lo, hi) = (self.floor, self.ceiling);
        let model = self.master.build(&Goal::Shortfall, lo, hi);
        let out = model::solve(&model, false, None, &self.limits(self.budget.nodes / 4));
        self.used += out.nodes + 1;
        let bound = match (out.status, out.bound) {
            (Status::Infeasible, _) => return None,
            (_, Some(b)) => whole_units(b),
            (_, None) => 0,
        };
        if matches!(out.status, Status::Optimal | Status::Feasible) {
            let found = self.master.decode(&Goal::Shortfall, lo, hi, &out.x);
            if self.best.as_ref().is_none_or(|b| found.shortfall < b.shortfall) {
                self.best = Some(self.local(Some(&found), self.moves() / 4));
                if self.best.as_ref().is_some_and(|b| b.shortfall > found.shortfall) {
                    self.best = Some(found);
                }
            }
        }
        let reached = self.best.as_ref()?.shortfall;
        self.shortfall = reached as f64;
        Some(bound.min(reached))
    }

    /// The price of what is known; infinite where it leaves more unmet than is allowed, or breaks
    /// a cap.
    pub fn value(&self) -> f64 {
        self.best.as_ref().map_or(f64::INFINITY, |b| self.value_of(b))
    }

    fn value_of(&self, found: &Assignment) -> f64 {
        let fits = found.shortfall as f64 <= self.shortfall + 1e-6
            && found.largest() <= self.ceiling + 1e-6
            && self.price.keeps(found);
        if fits { self.price.of(found) } else { f64::INFINITY }
    }

    fn take(&mut self, found: Assignment) {
        if self.value_of(&found) < self.value() - 1e-9 {
            self.best = Some(found);
        }
    }

    fn run(&mut self, first: Option<f64>) -> f64 {
        let Some(bound) = first else {
            return f64::INFINITY;
        };
        let (floor, ceiling) = (self.floor, self.ceiling);
        let mut open = vec![Interval { lo: floor, hi: ceiling, bound, nodes: 0, closed: false }];
        // The least bound of the intervals given up as good enough.
        let mut settled = f64::INFINITY;
        loop {
            let value = self.value();
            let tolerance = GOOD_ENOUGH * value.abs().min(1e12);
            open.retain(|i| {
                let worth = value.is_infinite() || i.bound < value - tolerance;
                if !worth {
                    settled = settled.min(i.bound);
                }
                worth
            });
            let Some(at) = (0..open.len()).filter(|&i| !open[i].closed).min_by(|&a, &b| {
                open[a].bound.total_cmp(&open[b].bound).then(open[a].lo.total_cmp(&open[b].lo))
            }) else {
                break;
            };
            if self.over() {
                break;
            }
            let interval = open.swap_remove(at);
            let width = (interval.hi - interval.lo) * self.price.largest;
            if width > LEAF * interval.bound.abs().max(1.0) {
                let mid = 0.5 * (interval.lo + interval.hi);
                for (lo, hi) in [(interval.lo, mid), (mid, interval.hi)] {
                    if let Some(bound) = self.bound_of(lo, hi) {
                        let bound = bound.max(interval.bound);
                        open.push(Interval { lo, hi, bound, nodes: 0, closed: false });
                    }
                }
                continue;
            }
            if let Some(next) = self.tree(interval) {
                open.push(next);
            }
        }
        open.iter().map(|i| i.bound).fold(self.value().min(settled), f64::min)
    }

    /// One tree on an interval; gives it back, with what was learned, unless it is finished.
    fn tree(&mut self, mut interval: Interval) -> Option<Interval> {
        let (lo, hi) = (interval.lo, interval.hi);
        let nodes = (interval.nodes * 2).max(FIRST_NODES);
        let mut model: Model = self.master.build(&self.goal(), lo, hi);
        let value = self.value();
        if value.is_finite()
            && let Some(prices) = model::prices(&model, &self.limits(1))
        {
            model.forbid(&prices.useless(&model, value + 1e-6));
            interval.bound = interval.bound.max(prices.bound);
        }
        let out = model::solve(&model, false, None, &self.limits(nodes));
        self.used += out.nodes + 1;
        if matches!(out.status, Status::Optimal | Status::Feasible) {
            let found = self.master.decode(&self.goal(), lo, hi, &out.x);
            if self.value_of(&found) < self.value() - 1e-9 {
                // What the tree has found, the local search may still round off.
                let polished = self.local(Some(&found), self.moves() / 8);
                self.take(found);
                self.take(polished);
            }
        }
        match out.status {
            Status::Infeasible | Status::Optimal => {
                // Columns were left out that no better plan uses: the value known stays a bound.
                let bound = out.bound.unwrap_or(f64::INFINITY).min(value);
                if bound.is_infinite() {
                    return None;
                }
                interval.bound = interval.bound.max(bound);
                interval.closed = true;
                Some(interval)
            }
            Status::Feasible | Status::Unknown => {
                interval.bound = interval.bound.max(out.bound.unwrap_or(interval.bound));
                // No node was solved: another try would end the same way.
                interval.closed = out.nodes == 0;
                interval.nodes = nodes;
                Some(interval)
            }
        }
    }
}

/// A bound, lowered by more than the backend's tolerances can amount to.
fn lowered(bound: f64) -> f64 {
    if bound.is_finite() { (bound - SAFETY * bound.abs()).max(0.0) } else { bound }
}

/// Rounds a bound up to what units of weight 5 and more can add up to.
fn whole_units(bound: f64) -> u64 {
    ((bound - 1e-6).max(0.0) / 5.0).ceil() as u64 * 5
}
