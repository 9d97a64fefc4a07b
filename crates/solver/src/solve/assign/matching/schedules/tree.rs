//! The tree: a pair of person and place is decided either way, the part with the least bound first,
//! and each part on down to its end.

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

use super::knapsack::{FREE, NO, YES};
use super::local::Local;
use super::relax::{Pricer, Relaxed};
use super::space::{Limited, Space};

/// Steps of the prices at the root, and of a part below.
const ROOT_STEPS: u32 = 1500;
const STEPS: u32 = 60;
/// Nodes that the root counts as.
const ROOT_NODES: u64 = 8;
/// Looks at moves of the local search: at the root for each pair, and at most.
const MOVES_PER_PAIR: u64 = 6_000;
const MOST_MOVES: u64 = 12_000_000;
/// Nodes of the first look below a cut, and how many times more a later one has.
const FIRST_NODES: u64 = 150;
const LONGER: u64 = 6;
/// How far above the bound the cut begins, where values have no unit, and how it grows.
const STEP: f64 = 1e-3;
const AHEAD: f64 = 1.6;
const FAR: f64 = 32.0;
/// Looks at moves in a part for each pair that it leaves open.
const LOOKS: u64 = 40;
/// Decided share of the free pairs that is worth another look at the prices.
const WORTH: f64 = 0.05;

/// What the search starts from.
pub struct Start<'a> {
    /// A plan's sets, if one is known.
    pub sets: Option<&'a [Vec<usize>]>,
    /// Nothing is looked for that is no better.
    pub value: f64,
    pub nodes: u64,
    /// Any plan is enough.
    pub any: bool,
    pub seed: u64,
    pub over: &'a dyn Fn() -> bool,
}

/// What the search came to.
#[derive(Debug, Clone)]
pub struct Found {
    /// Better sets than those known.
    pub sets: Option<Vec<Vec<usize>>>,
    /// No plan is cheaper than this, or than the value known.
    pub bound: f64,
    pub nodes: u64,
}

#[derive(Debug, Clone)]
struct Node {
    state: Vec<u8>,
    prices: Vec<f64>,
    bound: f64,
}

struct Tree<'s, 'a> {
    space: &'s Space,
    pricer: Pricer<'s>,
    rng: ChaCha8Rng,
    start: &'a Start<'a>,
    value: f64,
    /// Nothing that costs so much or more is looked for now: a value that leaves little undecided,
    /// and goes up when nothing is below it.
    cut: f64,
    best: Option<Vec<Vec<usize>>>,
    nodes: u64,
}

/// Solves a problem.
pub fn solve(asked: &Limited, start: &Start) -> Found {
    let space = Space::new(asked);
    let value = start.value.min(space.most() + space.unit.max(1e-3 * space.most().max(1.0)));
    let mut tree = Tree {
        pricer: Pricer::new(&space),
        space: &space,
        rng: ChaCha8Rng::seed_from_u64(start.seed),
        start,
        value,
        cut: value,
        best: None,
        nodes: 0,
    };
    let bound = tree.grow();
    Found { sets: tree.best, bound, nodes: tree.nodes }
}

impl Tree<'_, '_> {
    fn over(&self) -> bool {
        self.nodes >= self.start.nodes
            || self.start.any && self.best.is_some()
            || (self.start.over)()
    }

    fn grow(&mut self) -> f64 {
        let space = self.space;
        let pair = |at: usize| if space.cost[at].is_finite() { FREE } else { NO };
        let state: Vec<u8> = (0..space.people * space.places).map(pair).collect();
        let prices = (0..space.places).map(|k| self.first_price(k)).collect();
        let root = Node { state, prices, bound: 0.0_f64.min(space.constant) };
        if let Some(mut local) = Local::new(space, |p, k| space.open(p, k)) {
            let none = vec![Vec::new(); space.people];
            let moves = self.moves();
            let sets = self.start.sets.unwrap_or(&none);
            let found = local.search(sets, moves / 4, &mut self.rng, self.start.over);
            found.into_iter().for_each(|sets| self.take(sets));
        }
        let Some(root) = self.root(root) else { return self.value };
        let mut bound = space.raised(root.bound);
        // Where any plan will do, one well above the bound is found sooner.
        let first = if self.start.any { FAR } else { 1.0 };
        let (mut ahead, mut most) = (first, FIRST_NODES);
        while space.enough(self.value) > bound && !self.over() {
            let step = if space.unit > 0.0 { space.unit } else { STEP * bound.abs().max(1e-3) };
            self.cut = self.value.min(bound + f64::floor(ahead) * step);
            let (cut, known) = (self.cut, self.value);
            let mut part = root.clone();
            part.bound = part.bound.min(bound);
            let Some((part, relaxed)) = self.settle(part, STEPS) else {
                bound = bound.max(space.none_below(self.cut));
                continue;
            };
            let moves = self.moves() / 4;
            self.local(&part, &relaxed, moves);
            let until = self.nodes + most;
            bound = bound.max(self.below(part, until));
            if self.value < known || cut >= known && self.nodes >= until {
                // From the least value that may be on, with more patience.
                most *= LONGER;
                ahead = 1.0;
            } else {
                ahead *= AHEAD;
            }
        }
        bound.min(self.value)
    }

    /// Looks for what is cheaper than the cut, for so many nodes; a bound.
    fn below(&mut self, root: Node, until: u64) -> f64 {
        let space = self.space;
        let mut open: Vec<Node> = Vec::new();
        let mut next = Some(root);
        loop {
            let enough = space.enough(self.cut);
            let node = match next.take() {
                Some(node) => node,
                None => {
                    open.retain(|n| n.bound <= enough);
                    let least = (0..open.len())
                        .min_by(|&a, &b| open[a].bound.total_cmp(&open[b].bound).then(b.cmp(&a)));
                    match least {
                        Some(at) => open.remove(at),
                        None => break,
                    }
                }
            };
            if self.over() || self.nodes >= until {
                open.push(node);
                break;
            }
            if let Some((likely, other)) = self.divide(node) {
                open.push(other);
                next = Some(likely);
            }
        }
        let bound = open.iter().map(|n| n.bound).fold(f64::INFINITY, f64::min);
        space.raised(bound).min(space.none_below(self.cut))
    }

    fn moves(&self) -> u64 {
        let pairs = (self.space.people * self.space.places) as u64;
        (pairs * MOVES_PER_PAIR).min(MOST_MOVES).min(self.start.nodes * 20_000)
    }

    /// Between the cheapest and the second cheapest visit.
    fn first_price(&self, k: usize) -> f64 {
        let space = self.space;
        let mut costs: Vec<f64> = (0..space.people)
            .map(|p| space.cost[space.at(p, k)])
            .filter(|c| c.is_finite())
            .collect();
        costs.sort_by(f64::total_cmp);
        let least = space.coverage[k].0 as usize;
        costs.get(least).or(costs.last()).copied().unwrap_or(0.0).min(space.lacking.1)
    }

    fn take(&mut self, sets: Vec<Vec<usize>>) {
        let value = self.space.value(&sets);
        if value < self.value - 1e-9 {
            self.value = value;
            self.cut = self.cut.min(value);
            self.best = Some(sets);
        }
    }

    /// Local search among what a part leaves open, from whom the mean of its sets sends most.
    fn local(&mut self, node: &Node, relaxed: &Relaxed, moves: u64) {
        let space = self.space;
        let may = |p: usize, k: usize| node.state[space.at(p, k)] != NO;
        let Some(mut local) = Local::new(space, may) else { return };
        let mut sets = vec![Vec::new(); space.people];
        for k in (0..space.places).filter(|&k| space.coverage[k].0 > 0) {
            let mean = |p: usize| relaxed.mean[space.at(p, k)];
            let most = (0..space.people).filter(|&p| may(p, k));
            if let Some(p) = most.max_by(|&a, &b| mean(a).total_cmp(&mean(b)).then(b.cmp(&a))) {
                sets[p].push(k);
            }
        }
        let found = local.search(&sets, moves, &mut self.rng, self.start.over);
        found.into_iter().for_each(|sets| self.take(sets));
    }

    /// The prices of the whole, what they decide, and a longer local search among the rest.
    fn root(&mut self, node: Node) -> Option<Node> {
        let space = self.space;
        self.nodes += ROOT_NODES.min(self.start.nodes);
        let (mut node, relaxed) = self.settle(node, ROOT_STEPS)?;
        if space.enough(self.value) >= node.bound {
            let moves = self.moves();
            self.local(&node, &relaxed, moves);
        }
        node.bound = node.bound.max(0.0_f64.min(space.constant));
        Some(node)
    }

    /// Prices and decisions of a part until they lead no further; `None` where nothing better is
    /// there.
    fn settle(&mut self, mut node: Node, steps: u32) -> Option<(Node, Relaxed)> {
        let space = self.space;
        let mut steps = steps;
        loop {
            if !self.follow(&mut node.state) {
                return None;
            }
            let enough = space.enough(self.cut);
            let target = self.cut;
            let relaxed = self.pricer.relax(
                &node.state,
                &node.prices,
                steps,
                target,
                enough,
                self.start.over,
            )?;
            if relaxed.bound > node.bound {
                node.bound = relaxed.bound;
            }
            node.prices.clone_from(&relaxed.prices);
            self.take(relaxed.sets.clone());
            let enough = space.enough(self.cut);
            if node.bound > enough {
                return None;
            }
            self.pricer.at(&node.state, &node.prices)?;
            let free = node.state.iter().filter(|s| **s == FREE).count();
            let decided = self.pricer.decide(&mut node.state, &node.prices, relaxed.bound, enough);
            if decided as f64 <= WORTH * free as f64 || (self.start.over)() {
                return self.follow(&mut node.state).then_some((node, relaxed));
            }
            steps = STEPS;
        }
    }

    /// Decides what follows from what is decided; `false` where a place or a person is left without
    /// a way out.
    fn follow(&self, state: &mut [u8]) -> bool {
        let space = self.space;
        loop {
            let mut changed = false;
            for k in 0..space.places {
                let (least, most) = space.coverage[k];
                let of = |state: &[u8], what: u8| {
                    (0..space.people).filter(|&p| state[space.at(p, k)] == what).count() as u32
                };
                let (sent, free) = (of(state, YES), of(state, FREE));
                if sent > most {
                    return false;
                }
                if free == 0 {
                    if sent < least && space.lacking.1.is_infinite() {
                        return false;
                    }
                    continue;
                }
                let all = if sent == most {
                    Some(NO)
                } else if space.lacking.1.is_infinite() && sent + free <= least {
                    if sent + free < least {
                        return false;
                    }
                    Some(YES)
                } else {
                    None
                };
                if let Some(all) = all {
                    for p in 0..space.people {
                        let at = space.at(p, k);
                        if state[at] == FREE {
                            state[at] = all;
                        }
                    }
                    changed = true;
                }
            }
            for p in 0..space.people {
                let mine = |what: u8, state: &[u8]| -> Vec<usize> {
                    (0..space.places)
                        .map(|k| space.at(p, k))
                        .filter(|&at| state[at] == what)
                        .collect()
                };
                let sent = mine(YES, state);
                let minutes: u32 = sent.iter().map(|&at| space.weight[at]).sum();
                let real: f64 = sent.iter().map(|&at| space.minutes[at]).sum();
                if minutes > space.limit[p] || sent.len() > space.quota[p].1 as usize {
                    return false;
                }
                if real > space.most_minutes[p] && !sent.is_empty() {
                    return false;
                }
                for at in mine(FREE, state) {
                    if minutes + space.weight[at] > space.limit[p]
                        || real + space.minutes[at] > space.most_minutes[p]
                        || sent.len() as u32 == space.quota[p].1
                    {
                        state[at] = NO;
                        changed = true;
                    }
                }
            }
            if !changed {
                return true;
            }
        }
    }

    /// Both parts of a node, the likely one first.
    fn divide(&mut self, node: Node) -> Option<(Node, Node)> {
        self.nodes += 1;
        let space = self.space;
        let (node, relaxed) = self.settle(node, STEPS)?;
        let free: Vec<usize> = (0..node.state.len()).filter(|&at| node.state[at] == FREE).collect();
        if free.is_empty() {
            let mut sets = vec![Vec::new(); space.people];
            for at in (0..node.state.len()).filter(|&at| node.state[at] == YES) {
                sets[at / space.places].push(at % space.places);
            }
            self.take(sets);
            return None;
        }
        self.local(&node, &relaxed, LOOKS * free.len() as u64);
        let undecided = |at: usize| (relaxed.mean[at] - 0.5).abs();
        let at = free.into_iter().min_by(|&a, &b| {
            let order = undecided(a).total_cmp(&undecided(b));
            order.then(space.weight[b].cmp(&space.weight[a])).then(a.cmp(&b))
        })?;
        let (mut with, mut without) = (node.clone(), node);
        with.state[at] = YES;
        without.state[at] = NO;
        Some(if relaxed.mean[at] >= 0.5 { (with, without) } else { (without, with) })
    }
}
