//! Search over the largest burden: best first over intervals of it, a linear bound for each, a
//! tree search for the promising ones. The smallest open bound holds for the whole group.

use std::sync::atomic::AtomicBool;
use std::time::Instant;

use super::{Assignment, Goal, Master};
use crate::model::{self, Limits, Model, Status};

/// How long one group may be worked on.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Budget<'a> {
    /// Nodes of trees, all in all.
    pub nodes: u64,
    pub deadline: Option<Instant>,
    pub stop: &'a AtomicBool,
}

/// What is known of one group's date-free optimum.
#[derive(Debug, Clone)]
pub(in super::super) struct Assigned {
    /// The best found.
    pub best: Assignment,
    /// No plan of the alliance has less shortfall in this role.
    pub shortfall_bound: u64,
    /// No plan with `best.shortfall` or less has less cost.
    pub cost_bound: f64,
    /// Whether a budget, not a proof, ended the search.
    pub exhausted: bool,
}

/// Relative gap at which the work on a group ends: well below the two digits that a user sees.
const GOOD_ENOUGH: f64 = 1e-6;

/// Intervals narrower than this share of the cost are searched whole.
const LEAF: f64 = 0.004;

/// Nodes of the first tree on an interval; each return doubles them.
const FIRST_NODES: u64 = 64;

struct Search<'a> {
    master: &'a dyn Master,
    lambda: f64,
    shortfall: f64,
    budget: Budget<'a>,
    used: u64,
    best: Option<Assignment>,
}

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

/// The best assignment of a group and what is proven of it. `held` keeps the shortfall at or
/// below a value that is known to be reachable by other means.
pub(in super::super) fn assign(
    master: &dyn Master,
    lambda: f64,
    budget: Budget,
) -> Option<Assigned> {
    let (floor, ceiling) = master.burden_range();
    let mut search = Search {
        master,
        lambda,
        shortfall: 0.0,
        budget,
        used: 0,
        best: None,
    };
    // Mostly nothing need be left unmet; a relaxation that says so saves the first phase.
    let mut shortfall_bound = 0;
    let mut first = search.relax(floor, ceiling);
    if first.is_none() {
        let (found, bound) = search.least_shortfall(floor, ceiling)?;
        search.shortfall = found.shortfall as f64;
        shortfall_bound = bound;
        search.best = Some(found);
        first = search.relax(floor, ceiling);
    }
    let mut cost_bound = search.run(floor, ceiling, first);
    if search.best.is_none() {
        // The relaxation promised more than whole visits can keep.
        let (found, bound) = search.least_shortfall(floor, ceiling)?;
        search.shortfall = found.shortfall as f64;
        shortfall_bound = bound;
        search.best = Some(found);
        let first = search.relax(floor, ceiling);
        cost_bound = search.run(floor, ceiling, first);
    }
    let best = search.best?;
    let value = best.km + lambda * best.burden;
    let cost_bound = (cost_bound - 1e-7 * cost_bound.abs()).max(0.0);
    Some(Assigned {
        exhausted: value - cost_bound > GOOD_ENOUGH * value.abs().max(1.0) * 2.0
            || best.shortfall > shortfall_bound,
        cost_bound: cost_bound.min(value),
        best,
        shortfall_bound,
    })
}

impl Search<'_> {
    fn goal(&self) -> Goal {
        Goal::Cost {
            shortfall: self.shortfall + 1e-6,
            lambda: self.lambda,
        }
    }

    fn limits(&self, nodes: u64) -> Limits<'_> {
        Limits {
            nodes: nodes
                .min(self.budget.nodes.saturating_sub(self.used))
                .max(1),
            deadline: self.budget.deadline,
            stop: self.budget.stop,
            gap: 0.0,
        }
    }

    fn over(&self) -> bool {
        self.used >= self.budget.nodes || self.limits(1).over()
    }

    /// Linear bound of an interval; `None` where nothing fits into it.
    fn relax(&mut self, lo: f64, hi: f64) -> Option<f64> {
        let model = self.master.build(self.goal(), lo, hi);
        self.used += 1;
        let out = model::solve(&model, true, None, &self.limits(1));
        match out.status {
            Status::Infeasible => None,
            // Without an answer the interval stays open with what is known anyway.
            _ => Some(out.bound.unwrap_or(self.lambda * lo)),
        }
    }

    /// The least weighted shortfall, with a bound that is a whole number of units.
    fn least_shortfall(&mut self, lo: f64, hi: f64) -> Option<(Assignment, u64)> {
        let model = self.master.build(Goal::Shortfall, lo, hi);
        let out = model::solve(&model, false, None, &self.limits(self.budget.nodes));
        self.used += out.nodes + 1;
        let bound = match (out.status, out.bound) {
            (Status::Infeasible, _) => return None,
            (_, Some(b)) => whole_units(b),
            (_, None) => 0,
        };
        let found = match out.status {
            Status::Optimal | Status::Feasible => {
                self.master.decode(Goal::Shortfall, lo, hi, &out.x)
            }
            _ => self
                .master
                .decode(Goal::Shortfall, lo, hi, &vec![0.0; model.columns()]),
        };
        let bound = bound.min(found.shortfall);
        Some((found, bound))
    }

    fn value(&self) -> f64 {
        self.best.as_ref().map_or(f64::INFINITY, |b| {
            if (b.shortfall as f64) <= self.shortfall + 1e-6 {
                b.km + self.lambda * b.burden
            } else {
                f64::INFINITY
            }
        })
    }

    fn take(&mut self, found: Assignment) {
        let value = found.km + self.lambda * found.burden;
        if (found.shortfall as f64) <= self.shortfall + 1e-6 && value < self.value() - 1e-9 {
            self.best = Some(found);
        }
    }

    fn run(&mut self, floor: f64, ceiling: f64, first: Option<f64>) -> f64 {
        let Some(bound) = first else {
            return f64::INFINITY;
        };
        let mut open = vec![Interval {
            lo: floor,
            hi: ceiling,
            bound,
            nodes: 0,
            closed: false,
        }];
        loop {
            let value = self.value();
            let tolerance = GOOD_ENOUGH * value.abs().min(1e12);
            open.retain(|i| value.is_infinite() || i.bound < value - tolerance);
            let Some(at) = (0..open.len())
                .filter(|&i| !open[i].closed)
                .min_by(|&a, &b| {
                    open[a]
                        .bound
                        .total_cmp(&open[b].bound)
                        .then(open[a].lo.total_cmp(&open[b].lo))
                })
            else {
                break;
            };
            if self.over() {
                break;
            }
            let interval = open.swap_remove(at);
            let width = (interval.hi - interval.lo) * self.lambda;
            if width > LEAF * interval.bound.abs().max(1.0) {
                let mid = 0.5 * (interval.lo + interval.hi);
                for (lo, hi) in [(interval.lo, mid), (mid, interval.hi)] {
                    // The upper half of an interval is dear by λ·lo alone; ask before solving.
                    if let Some(bound) = self.relax(lo, hi) {
                        let bound = bound.max(interval.bound);
                        open.push(Interval {
                            lo,
                            hi,
                            bound,
                            nodes: 0,
                            closed: false,
                        });
                    }
                }
                continue;
            }
            if let Some(next) = self.tree(interval) {
                open.push(next);
            }
        }
        open.iter().map(|i| i.bound).fold(self.value(), f64::min)
    }

    /// One tree on an interval; gives it back, with what was learned, unless it is finished.
    fn tree(&mut self, mut interval: Interval) -> Option<Interval> {
        let (lo, hi) = (interval.lo, interval.hi);
        let nodes = (interval.nodes * 2).max(FIRST_NODES);
        let model: Model = self.master.build(self.goal(), lo, hi);
        let out = model::solve(&model, false, None, &self.limits(nodes));
        self.used += out.nodes + 1;
        if matches!(out.status, Status::Optimal | Status::Feasible) {
            let found = self.master.decode(self.goal(), lo, hi, &out.x);
            self.take(found);
        }
        match out.status {
            Status::Infeasible | Status::Optimal => {
                if let Some(bound) = out.bound {
                    interval.bound = interval.bound.max(bound);
                    interval.closed = true;
                    return Some(interval);
                }
                None
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

/// Rounds a bound up to what units of weight 5 and more can add up to.
fn whole_units(bound: f64) -> u64 {
    ((bound - 1e-6).max(0.0) / 5.0).ceil() as u64 * 5
}
