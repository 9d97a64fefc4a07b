//! Search over the largest burden: best first over intervals of it, a linear bound for each, a
//! tree search for the promising ones. The smallest open bound holds for the whole group.

use std::sync::atomic::AtomicBool;
use std::time::Instant;

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

use super::super::objective::{Objective, whole_units};
use super::by_policy::{Assigned, fairer};
use super::cooling::Cooling;
use super::{Assignment, Goal, Grown, Known, Master, Price};
use crate::model::{self, Limits, Model, Prices, Status};

/// How long one group may be worked on.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Budget<'a> {
    /// Nodes of trees, all in all.
    pub nodes: u64,
    pub deadline: Option<Instant>,
    pub stop: &'a AtomicBool,
    pub seed: u64,
    /// An assignment to begin with.
    pub start: Option<&'a Assignment>,
    /// What an earlier slice of time has found and proven: this one goes on from there.
    pub known: Option<&'a Assigned>,
}

/// Relative gap at which the work on a group ends: well below the two digits that a user sees.
const GOOD_ENOUGH: f64 = 1e-6;

/// Share by which a bound is lowered: more than the backend's tolerances can amount to.
const SAFETY: f64 = 3e-7;

/// Nodes of the trees behind [`Search::lowest`]: their roots are most of what they can tell.
const LOWEST_NODES: u64 = 64;

/// Intervals narrower than this share of the cost are searched whole.
const LEAF: f64 = 0.008;

/// Nodes of the first tree on an interval; each return has four times as many.
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
    /// Nothing that costs so much or more is looked for.
    pub enough: f64,
    pub rng: ChaCha8Rng,
    /// The interval of the largest burden that is searched.
    pub floor: f64,
    pub ceiling: f64,
    /// Columns that the last relaxation came near to using.
    near: Vec<u64>,
    /// What the last run has left open.
    pub left: Left,
}

/// Local moves at the start, at most: per node of the budget, and at all.
const MOVES_PER_NODE: u64 = 30;
const MOST_MOVES: u64 = 1_500_000;

/// Local moves per person that are made whatever the clock says.
const OWED: u64 = 500;

/// People times routes up to which the model over all burdens is solved at once.
const SMALL: usize = 1_000;

/// Columns whose reduced cost is at most this share of the gap guide the local search.
const GUIDED: f64 = 0.5;

/// A bound beyond every real cost: the dual has no end, so the interval holds no plan.
const HOPELESS: f64 = 1e8;

#[derive(Debug, Clone)]
struct Interval {
    lo: f64,
    hi: f64,
    bound: f64,
    /// Dual prices of its relaxation; none before that is solved.
    prices: Option<Prices>,
    /// Whether the relaxation has been asked.
    relaxed: bool,
    /// Nodes that its last tree had; 0 before the first.
    nodes: u64,
    /// Nothing more can be learned here.
    closed: bool,
}

/// Where a run that the limits ended can go on.
#[derive(Debug, Clone, Default)]
pub(super) struct Left {
    open: Vec<Interval>,
    /// The least bound of the intervals given up as good enough, if there are any.
    settled: Option<f64>,
}

impl Left {
    const fn of(open: Vec<Interval>) -> Self {
        Self { open, settled: None }
    }

    pub const fn is_empty(&self) -> bool {
        self.open.is_empty()
    }
}

impl Interval {
    const fn new(lo: f64, hi: f64, bound: f64) -> Self {
        Self { lo, hi, bound, prices: None, relaxed: false, nodes: 0, closed: false }
    }

    /// What of it may still hold something better than `value`, in parts still to be relaxed. The
    /// prices of the whole say what every minute more costs.
    fn parts(&self, value: f64) -> Vec<Self> {
        let (bound, slope) = self.prices.as_ref().map_or((self.bound, 0.0), |p| (p.bound, p.slope));
        let beyond = |lo: f64| self.bound.max(bound + slope * (lo - self.lo));
        let worth = self.lo + (value - bound) / slope.max(1e-9);
        let mid = 0.5 * (self.lo + self.hi);
        if worth < mid {
            // From there on everything costs more than what is known.
            return vec![
                Self::new(self.lo, worth, self.bound),
                Self { closed: true, ..Self::new(worth, self.hi, beyond(worth)) },
            ];
        }
        vec![Self::new(self.lo, mid, self.bound), Self::new(mid, self.hi, beyond(mid))]
    }
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
            enough: f64::INFINITY,
            rng: ChaCha8Rng::seed_from_u64(budget.seed),
            floor,
            ceiling,
            near: Vec::new(),
            left: Left::default(),
        }
    }

    /// Finds the least shortfall and the best price under it. Gives lower bounds of both; the
    /// price's holds for every assignment of the shortfall reached or less. Starts from the best
    /// known, or else from a local search.
    pub fn whole(&mut self) -> Option<(u64, f64)> {
        if let Some(known) = self.budget.known {
            self.best = Some(known.best.clone());
            if known.best.shortfall <= known.shortfall_bound && !known.left.is_empty() {
                self.hold(known.best.shortfall);
                let bound = self.run(known.left.clone());
                return Some((known.shortfall_bound, lowered(bound)));
            }
        }
        if self.best.is_none() {
            self.best = Some(self.start());
        }
        if let Some(bounds) = self.grown_whole() {
            return Some(bounds);
        }
        let mut shortfall_bound = self.master.least_unmet();
        if self.best.as_ref().is_some_and(|b| b.shortfall == shortfall_bound) {
            self.hold(shortfall_bound);
        }
        // A relaxation that says that this much can be done saves the first phase.
        let mut first = self.all();
        if first.is_empty() {
            shortfall_bound = self.least_shortfall()?;
            first = self.all();
        }
        let mut bound = self.run(Left::of(first));
        if self.value().is_infinite() {
            // The relaxation promised more than whole visits can keep.
            shortfall_bound = self.least_shortfall()?;
            let first = self.all();
            bound = self.run(Left::of(first));
        }
        Some((shortfall_bound, lowered(bound)))
    }

    /// The best price with what is known already held; a lower bound of it.
    pub fn again(&mut self) -> f64 {
        if let Some(bound) = self.grown() {
            return lowered(bound);
        }
        let first = self.all();
        lowered(self.run(Left::of(first)))
    }

    /// A lower bound of the price over assignments with so much shortfall at most and no burden
    /// above `ceiling`, among which is `known`. Of a search that has not begun.
    pub fn lowest(&mut self, shortfall: u64, ceiling: f64, known: Option<&Assignment>) -> f64 {
        self.shortfall = shortfall as f64;
        self.ceiling = ceiling.max(self.floor);
        self.budget.nodes = self.budget.nodes.min(LOWEST_NODES);
        self.best = known.cloned();
        let bound = match (self.grow(&self.goal(), self.value(), LOWEST_NODES), known) {
            (Some(grown), _) => lowered(grown.bound),
            (None, Some(_)) => self.again(),
            (None, None) => lowered(self.relax(self.floor, self.ceiling).unwrap_or(0.0)),
        };
        let bound = bound.min(self.value());
        // Somebody asks because there is such an assignment: that none fits is rounding, no proof.
        let sure = if bound.is_finite() { bound } else { 0.0 };
        sure.max(self.price.largest * self.floor)
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
        let limits = Limits { nodes, deadline: self.budget.deadline, stop: self.budget.stop };
        let over = || limits.over();
        let known = Known { best: self.best.as_ref(), value, nodes, over: &over };
        let grown = self.master.grow(goal, self.floor, self.ceiling, &known)?;
        self.used += grown.nodes;
        Some(grown)
    }

    /// Every burden that may be, in one interval or two: up to what the best known plan has, which
    /// is the smaller model, and beyond. Empty where nothing fits at all.
    fn all(&mut self) -> Vec<Interval> {
        let largest = self.best.as_ref().map_or(self.ceiling, Assignment::largest);
        let apart = self.value().is_finite()
            && self.price.largest > 0.0
            && self.master.size() > SMALL
            && largest < self.ceiling;
        let mid = if apart { largest.max(self.floor) } else { self.ceiling };
        let mut below = self.relaxed(Interval::new(self.floor, mid, 0.0));
        if let Some(interval) = &below {
            self.guided(interval);
        }
        if !apart {
            return below.into_iter().collect();
        }
        // Before anything is divided: until both are relaxed the group has hardly a bound.
        let above = self.relaxed(Interval::new(mid, self.ceiling, 0.0));
        // A first tree there may find a better plan, and all that follows is smaller for it.
        below = below.and_then(|i| self.tree(i));
        below.into_iter().chain(above).collect()
    }

    /// Local search among the columns that a relaxation finds worth using.
    fn guided(&mut self, interval: &Interval) {
        let (Some(prices), Some(best)) = (&interval.prices, &self.best) else { return };
        let model = self.master.build(&self.goal(), interval.lo, interval.hi);
        let gap = self.value() - prices.bound;
        if !gap.is_finite() || gap <= GOOD_ENOUGH * self.value().abs() {
            return;
        }
        let names = prices.named_within(&model, GUIDED * gap);
        let cooling = self.cooling(self.moves());
        let mut rng = self.rng.clone();
        let found = self.master.search_among(&names, &self.objective, best, &cooling, &mut rng);
        self.rng = rng;
        if let Some(found) = found {
            self.take(found);
        }
    }

    pub fn goal(&self) -> Goal {
        Goal::Cost { shortfall: self.shortfall + 1e-6, price: self.price.clone() }
    }

    pub fn limits(&self, nodes: u64) -> Limits<'_> {
        Limits {
            nodes: nodes.min(self.budget.nodes.saturating_sub(self.used)).max(1),
            deadline: self.budget.deadline,
            stop: self.budget.stop,
        }
    }

    pub fn over(&self) -> bool {
        self.used >= self.budget.nodes || self.limits(1).over()
    }

    pub fn moves(&self) -> u64 {
        let people = self.master.group().len() as u64;
        let most = (people * self.master.moves_per_person()).min(MOST_MOVES);
        (self.budget.nodes * MOVES_PER_NODE).min(most)
    }

    /// The local search's own plan. Where the clock or the user ends it before what is easily met is
    /// met, a few moves are made all the same: they take milliseconds.
    fn start(&mut self) -> Assignment {
        let found = match self.budget.start {
            None => (!self.limits(1).over()).then(|| self.local(None, self.moves())),
            Some(start) => self.from(start),
        };
        if let Some(found) = &found
            && (found.shortfall <= self.master.least_unmet() || !self.limits(1).over())
        {
            return found.clone();
        }
        let moves = self.moves().min(OWED * self.master.group().len() as u64);
        let cooling = Cooling::of_moves(moves);
        self.master.search(&self.objective, found.as_ref(), &cooling, &mut self.rng)
    }

    /// What is to begin with, or what is found from there or from nothing, whichever is best.
    fn from(&mut self, start: &Assignment) -> Option<Assignment> {
        let mut known = vec![start.clone()];
        for from in [Some(start), None] {
            if !self.limits(1).over() {
                known.push(self.local(from, self.moves() / 2));
            }
        }
        fairer(&self.objective, known)
    }

    pub fn local(&mut self, start: Option<&Assignment>, moves: u64) -> Assignment {
        let cooling = self.cooling(moves);
        self.master.search(&self.objective, start, &cooling, &mut self.rng)
    }

    fn cooling(&self, moves: u64) -> Cooling<'a> {
        Cooling::new(moves, self.budget.deadline, self.budget.stop)
    }

    /// Linear bound of an interval; `None` where nothing fits into it.
    pub fn relax(&mut self, lo: f64, hi: f64) -> Option<f64> {
        self.relaxed(Interval::new(lo, hi, 0.0)).map(|i| i.bound)
    }

    /// An interval with the bound of its linear relaxation; `None` where nothing fits into it.
    fn relaxed(&mut self, mut interval: Interval) -> Option<Interval> {
        let known = interval.bound.max(self.price.largest * interval.lo);
        if self.limits(1).over() {
            return Some(Interval { bound: known, relaxed: true, ..interval });
        }
        let model = self.master.build(&self.goal(), interval.lo, interval.hi);
        self.used += 1;
        interval.prices = model::prices(&model, &self.near, &self.limits(1));
        interval.relaxed = true;
        if let Some(prices) = &interval.prices {
            self.near.clone_from(&prices.near);
        }
        match &interval.prices {
            Some(p) if p.bound > HOPELESS => return None,
            Some(p) => interval.bound = p.bound.max(known),
            // Without an answer the interval stays open with what is known anyway.
            None => interval.bound = known,
        }
        Some(interval)
    }

    /// Holds the shortfall at a value, and with it what is known of the largest burden.
    pub fn hold(&mut self, shortfall: u64) {
        self.shortfall = shortfall as f64;
        self.floor = self.floor.max(self.master.floor(self.shortfall)).min(self.ceiling);
    }

    /// Holds the shortfall at the least that can be found; gives a bound of it, in whole units.
    fn least_shortfall(&mut self) -> Option<u64> {
        let (lo, hi) = (self.floor, self.ceiling);
        if self.limits(1).over() {
            let reached = self.best.as_ref()?.shortfall;
            self.hold(reached);
            return Some(self.master.least_unmet().min(reached));
        }
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
        self.hold(reached);
        Some(bound.max(self.master.least_unmet()).min(reached))
    }

    /// The price of what is known, or what is enough; infinite where what is known leaves more
    /// unmet than is allowed, or breaks a cap.
    pub fn value(&self) -> f64 {
        self.best.as_ref().map_or(self.enough, |b| self.value_of(b).min(self.enough))
    }

    fn value_of(&self, found: &Assignment) -> f64 {
        let fits = found.shortfall as f64 <= self.shortfall + 1e-6
            && found.largest() <= self.ceiling + 1e-6
            && self.price.keeps(found);
        if fits { self.price.of(found) } else { f64::INFINITY }
    }

    pub fn take(&mut self, found: Assignment) {
        if self.value_of(&found) < self.value() - 1e-9 {
            self.best = Some(found);
        }
    }

    fn run(&mut self, from: Left) -> f64 {
        let Left { mut open, settled } = from;
        let mut settled = settled.unwrap_or(f64::INFINITY);
        if open.is_empty() {
            return f64::INFINITY;
        }
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
            if !interval.relaxed {
                open.extend(self.relaxed(interval));
                continue;
            }
            let width = (interval.hi - interval.lo) * self.price.largest;
            if width > LEAF * interval.bound.abs().max(1.0) {
                open.extend(interval.parts(value));
            } else {
                open.extend(self.tree(interval));
            }
        }
        let bound = open.iter().map(|i| i.bound).fold(self.value().min(settled), f64::min);
        for interval in &mut open {
            // Prices are many: whoever goes on asks for those of the next interval again.
            (interval.prices, interval.relaxed) = (None, false);
        }
        self.left = Left { open, settled: Some(settled) };
        bound
    }

    /// One tree on an interval; gives it back, with what was learned, unless it is finished.
    fn tree(&mut self, mut interval: Interval) -> Option<Interval> {
        if self.limits(1).over() {
            return Some(interval);
        }
        let (lo, hi) = (interval.lo, interval.hi);
        // A figure of all burdens leaves one interval: no other waits for its turn.
        let first = if self.price.fair.is_some() { self.budget.nodes } else { FIRST_NODES };
        let nodes = (interval.nodes * 4).max(first);
        let mut model: Model = self.master.build(&self.goal(), lo, hi);
        let mut value = self.value();
        if value.is_finite()
            && let Some(prices) = &interval.prices
        {
            model.forbid(&prices.useless(&model, value + 1e-6));
        }
        if value.is_finite() {
            // Without it the tree would go on below what is known already.
            value -= GOOD_ENOUGH * value.abs();
            model.cut_off(value);
        }
        let out = model::solve(&model, false, None, &self.limits(nodes));
        self.used += out.nodes + 1;
        let mut learned = false;
        if matches!(out.status, Status::Optimal | Status::Feasible) {
            let found = self.master.decode(&self.goal(), lo, hi, &out.x);
            // A model without them knows the figure as it is.
            let tangents = !model.burdens().is_empty();
            learned = tangents && self.price.fair.as_mut().is_some_and(|f| f.learn(&found.burdens));
            if self.value_of(&found) < self.value() - 1e-9 {
                // What the tree has found, the local search may still round off.
                let polished = self.local(Some(&found), self.moves() / 8);
                self.take(found);
                self.take(polished);
            }
        }
        match out.status {
            Status::Infeasible | Status::Optimal => {
                // Whatever is not better was left out: the value known stays a bound.
                let bound = out.bound.unwrap_or(f64::INFINITY).min(value);
                if bound.is_infinite() {
                    return None;
                }
                interval.bound = interval.bound.max(bound);
                // What the model knew of the figure of all burdens was not all.
                interval.closed = !learned;
                Some(interval)
            }
            Status::Feasible | Status::Unknown => {
                interval.bound = interval.bound.max(out.bound.unwrap_or(interval.bound));
                // No node was solved: another try would end the same way.
                interval.closed = out.nodes == 0 && !self.limits(1).over();
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
