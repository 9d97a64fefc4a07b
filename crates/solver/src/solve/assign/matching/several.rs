//! Teachers who make several visits: burdens are sums, so a ceiling on them is a knapsack for each
//! teacher and no flow knows it.
//!
//! The knapsacks get prices (M. L. Fisher, *The Lagrangian relaxation method for solving integer
//! programming problems*, Management Science 27, 1981): what is left is a flow, and every price
//! gives a bound. Visits that fit under the ceiling with no other visits that a teacher owes are
//! closed first. A tree closes or forces one visit after another; what flows miss by little,
//! exchanges between two teachers mend.

use super::super::Assignment;
use super::super::burden_search::Budget;
use super::Matching;
use super::flow::{Flow, Meaning};
use super::mend::mend;
use super::whole::LARGEST;

/// Flows that a node may ask for: the root, and every other.
const AT_ROOT: usize = 200;
const AT_NODE: usize = 30;

/// Flows after which a longer step has failed.
const PATIENCE: usize = 8;

/// Flows that count as one node of a budget.
const FLOWS_OF_A_NODE: u64 = 4;

/// Share by which kilometres must be less to be worth a search.
const WORTH: f64 = 1e-7;

/// Slack of a ceiling, in minutes.
pub(super) const SLACK: f64 = 1e-9;

/// The assignments of least shortfall with no burden above a ceiling.
pub(super) struct Several<'a> {
    pub problem: &'a Matching,
    pub ceiling: f64,
    /// What a plan must cost less than; `None` where any plan will do.
    pub under: Option<f64>,
    pub shortfall: u64,
}

/// Work that is left.
pub(super) struct Work<'a> {
    pub budget: Budget<'a>,
    pub flows: u64,
}

impl<'a> Work<'a> {
    pub fn new(budget: Budget<'a>) -> Self {
        Self { budget, flows: budget.nodes.saturating_mul(FLOWS_OF_A_NODE) }
    }

    /// A part of it, at most so many flows.
    pub fn part(&mut self, flows: u64) -> Self {
        let flows = flows.min(self.flows);
        self.flows -= flows;
        Self { budget: self.budget, flows }
    }

    fn take(&mut self) -> bool {
        let stopped = self.budget.stop.load(std::sync::atomic::Ordering::Relaxed);
        if self.flows == 0 || stopped || super::super::by_policy::late(&self.budget) {
            self.flows = 0;
            return false;
        }
        self.flows -= 1;
        true
    }
}

/// What a tree came to.
pub(super) struct Outcome {
    /// The best plan found under the ceiling.
    pub best: Option<Assignment>,
    /// No plan under the ceiling drives less, or than what was asked for; where any plan will do, has
    /// a smaller largest burden. Infinite where there is none.
    pub bound: f64,
}

struct Node {
    flow: Flow,
    prices: Vec<f64>,
    bound: f64,
    /// How often the flows used each arc, and their number.
    used: Vec<u32>,
    flows: u32,
    /// Burdens of the last flow.
    burdens: Vec<f64>,
}

impl Several<'_> {
    /// The tree from the flows of least shortfall.
    pub fn grow(&self, face: &Flow, work: &mut Work) -> Outcome {
        let mut found: Option<Assignment> = None;
        let mut least = f64::INFINITY;
        let teachers = self.problem.people.len();
        let start = if self.under.is_some() { 0.0 } else { 1.0 / teachers.max(1) as f64 };
        let mut open = vec![Node {
            flow: face.clone(),
            prices: vec![start; teachers],
            bound: 0.0,
            used: Vec::new(),
            flows: 0,
            burdens: Vec::new(),
        }];
        let mut most = AT_ROOT;
        while let Some(mut node) = open.pop() {
            let value = self.value(found.as_ref());
            if node.bound >= value {
                least = least.min(node.bound);
                continue;
            }
            if work.flows == 0 {
                least = least.min(node.bound);
                continue;
            }
            if !self.filter(&mut node.flow) {
                continue;
            }
            self.price(&mut node, most, &mut found, work);
            most = AT_NODE;
            if node.bound.is_infinite() {
                continue;
            }
            if self.under.is_none() && found.is_some() {
                return Outcome { best: found, bound: 0.0 };
            }
            if node.bound >= self.value(found.as_ref()) {
                least = least.min(node.bound);
                continue;
            }
            let Some(arc) = self.branch(&node) else {
                least = least.min(node.bound);
                continue;
            };
            let none = vec![0; node.flow.len()];
            let child = |flow: Flow| Node {
                flow,
                prices: node.prices.clone(),
                bound: node.bound,
                used: Vec::new(),
                flows: 0,
                burdens: Vec::new(),
            };
            let mut with = node.flow.clone();
            with.minimise(&none, None);
            let mut without = with.clone();
            if with.force(&none, arc) {
                open.push(child(with));
            }
            if without.close(&none, None, &[arc]) {
                open.push(child(without));
            }
        }
        let bound = match &found {
            Some(best) => least.min(best.km),
            None => self.under.map_or(least, |_| least),
        };
        Outcome { best: found, bound }
    }

    /// Kilometres from which on nothing is looked for.
    fn value(&self, found: Option<&Assignment>) -> f64 {
        let Some(under) = self.under else { return f64::INFINITY };
        let km = found.map_or(under, |f| f.km.min(under));
        km - WORTH * km.abs()
    }

    /// Closes the visits that fit under the ceiling with no others that their teacher owes;
    /// `false` where no flow is left.
    pub fn filter(&self, flow: &mut Flow) -> bool {
        let none = vec![0; flow.len()];
        loop {
            flow.minimise(&none, None);
            let fewest = flow.fewest();
            let teachers = self.problem.people.len();
            let mut held: Vec<(usize, f64)> = vec![(0, 0.0); teachers];
            let mut free: Vec<Vec<(f64, usize)>> = vec![Vec::new(); teachers];
            for (a, meaning) in flow.meaning.iter().enumerate() {
                let Meaning::Visit(t, k) = *meaning else { continue };
                let minutes = self.problem.minutes[t][k];
                match (flow.is_fixed(a), flow.at(a)) {
                    (true, 0) => {}
                    (true, _) => held[t] = (held[t].0 + 1, held[t].1 + minutes),
                    (false, _) => free[t].push((minutes, a)),
                }
            }
            let mut shut = Vec::new();
            for t in 0..teachers {
                let (n, taken) = held[t];
                let room = self.ceiling + SLACK - self.problem.past[t] - taken;
                let owed = fewest[t].saturating_sub(n);
                if room < 0.0 && n > 0 {
                    return false;
                }
                free[t].sort_by(|a, b| a.0.total_cmp(&b.0));
                let least: f64 = free[t].iter().take(owed).map(|f| f.0).sum();
                if owed > 0 && least > room {
                    return false;
                }
                // The dearest of the visits owed makes way for another.
                let others: f64 = free[t].iter().take(owed.saturating_sub(1)).map(|f| f.0).sum();
                for (at, &(minutes, a)) in free[t].iter().enumerate() {
                    let sum = if at < owed { least } else { others + minutes };
                    if sum > room {
                        shut.push(a);
                    }
                }
            }
            if shut.is_empty() {
                return true;
            }
            if !flow.close(&none, None, &shut) {
                return false;
            }
        }
    }

    /// Raises the bound of a node by better prices, and looks for plans among the flows. The bound
    /// becomes infinite where the ceiling leaves nothing.
    fn price(&self, node: &mut Node, most: usize, found: &mut Option<Assignment>, work: &mut Work) {
        let problem = self.problem;
        let mut best = (f64::NEG_INFINITY, node.prices.clone());
        let (mut theta, mut since) = (1.0, 0);
        node.used = vec![0; node.flow.len()];
        for _ in 0..most {
            if !work.take() {
                break;
            }
            let (cost, error, units) = self.costs(&node.flow, &node.prices);
            node.flow.minimise(&cost, None);
            let visits = node.flow.visits();
            let flow = problem.assignment(&visits);
            let room: f64 = node
                .prices
                .iter()
                .zip(&problem.past)
                .map(|(price, past)| price * (self.ceiling - past))
                .sum();
            let mut value = -room - error;
            for (a, cost) in cost.iter().enumerate() {
                value += f64::from(node.flow.at(a)) * *cost as f64 / units;
            }
            for a in 0..node.flow.len() {
                node.used[a] += node.flow.at(a).min(1);
            }
            node.flows += 1;
            node.burdens.clone_from(&flow.burdens);
            let plan = match flow.largest() <= self.ceiling + SLACK {
                true => Some(flow.clone()),
                false => mend(problem, visits, self.ceiling).map(|v| problem.assignment(&v)),
            };
            let plan = plan.filter(|p| p.shortfall <= self.shortfall);
            if let Some(plan) = plan
                && (self.under.is_none() || plan.km < self.value(found.as_ref()))
            {
                *found = Some(plan);
                if self.under.is_none() {
                    return;
                }
            }
            if value > best.0 + 1e-7 * value.abs() {
                best = (value, node.prices.clone());
                since = 0;
            } else {
                since += 1;
                if since >= PATIENCE {
                    (theta, since) = (theta * 0.5, 0);
                    node.prices.clone_from(&best.1);
                }
            }
            let aim = match self.under {
                Some(_) => {
                    node.bound = node.bound.max(value);
                    self.value(found.as_ref())
                }
                None if value > SLACK => {
                    node.bound = f64::INFINITY;
                    return;
                }
                // The prices add up to one: no largest burden is less than their sum of burdens.
                None => {
                    node.bound = node.bound.max(self.ceiling + value);
                    1e-3 * self.ceiling
                }
            };
            if node.bound >= aim && self.under.is_some() || theta < 1e-3 {
                break;
            }
            let over: Vec<f64> = flow.burdens.iter().map(|b| b - self.ceiling).collect();
            // A price of nothing does not fall.
            let moves = |(g, price): (&f64, &f64)| if *g < 0.0 && *price <= 0.0 { 0.0 } else { *g };
            let over: Vec<f64> = over.iter().zip(&node.prices).map(moves).collect();
            let square: f64 = over.iter().map(|g| g * g).sum();
            if square <= 1e-18 {
                break;
            }
            let step = theta * (aim - value).max(1e-9) / square;
            for (price, g) in node.prices.iter_mut().zip(&over) {
                *price = (*price + step * g).max(0.0);
            }
            if self.under.is_none() {
                let sum: f64 = node.prices.iter().sum();
                node.prices.iter_mut().for_each(|price| *price /= sum.max(1e-12));
            }
        }
        node.prices = best.1;
    }

    /// Costs of the arcs at prices of minutes, in whole units; how much too high an optimum can be.
    fn costs(&self, flow: &Flow, prices: &[f64]) -> (Vec<i64>, f64, f64) {
        let of = |meaning: &Meaning| match *meaning {
            Meaning::Visit(t, k) => {
                let km = self.under.map_or(0.0, |_| self.problem.cost[t][k].unwrap_or(0.0));
                km + prices[t] * self.problem.minutes[t][k]
            }
            Meaning::Stay(_) | Meaning::Passed => 0.0,
        };
        let costs: Vec<f64> = flow.meaning.iter().map(of).collect();
        let most = costs.iter().copied().fold(0.0, f64::max);
        let units = LARGEST / most.max(1e-9);
        let visits: f64 =
            self.problem.quota.iter().map(|q| f64::from(q.1.min(flow.len() as u32))).sum();
        (costs.iter().map(|c| (c * units).round() as i64).collect(), visits / units, units)
    }

    /// The visit to decide next: where the flows of good prices disagree most.
    fn branch(&self, node: &Node) -> Option<usize> {
        let mut best: Option<(f64, usize)> = None;
        for (a, meaning) in node.flow.meaning.iter().enumerate() {
            let Meaning::Visit(t, k) = *meaning else { continue };
            if node.flow.is_fixed(a) {
                continue;
            }
            let share = f64::from(node.used[a]) / f64::from(node.flows.max(1));
            let over = (node.burdens.get(t)? - self.ceiling).max(0.0);
            let used = f64::from(node.flow.at(a));
            let minutes = self.problem.minutes[t][k];
            let split = share.min(1.0 - share) * node.prices[t] * minutes;
            let score = split + 1e-3 * used * over * minutes;
            if score > best.map_or(0.0, |b| b.0) {
                best = Some((score, a));
            }
        }
        best.map(|b| b.1)
    }
}
