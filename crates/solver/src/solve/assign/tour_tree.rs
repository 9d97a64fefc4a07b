//! Inspection tours to a bound: branch and price (C. Barnhart, E. L. Johnson, G. L. Nemhauser,
//! M. W. P. Savelsbergh and P. H. Vance, Operations Research 46, 1998). Tours are columns that
//! the prices call for; the tree divides the largest burden, how often a place or two places are
//! inspected, and who goes there.

use std::collections::HashMap;
use std::rc::Rc;

use super::Goal;
use super::tour_cuts::pins;
use super::tour_gains::{Division, Gains};
use super::tour_node::{Looked, whole};
use super::tour_rows::{Asked, Row, Rule, WHOLE};
use super::tour_space::TourSpace;
use crate::model::Sense;
use crate::solve::welfare::Tangent;

/// Share of the cost below which an interval of the largest burden is not divided.
const NARROW: f64 = 5e-4;

/// Nodes between two dives.
const DIVES: u64 = 24;

/// Dead ends after which a dive is given up.
const FAILURES: u32 = 10;

/// Relative gap that is none.
const CLOSED: f64 = 1e-7;

/// A tour as a route and a team.
pub(super) type Pick = (usize, Vec<usize>);

/// One tour: route, team, units unmet.
#[derive(Debug, Clone)]
pub(super) struct Tour {
    pub route: usize,
    pub team: Vec<usize>,
    pub short: u32,
    pub cost: f64,
}

/// What the tree came to.
#[derive(Debug)]
pub(super) struct Grown {
    /// A better plan than the one known, if one was found.
    pub best: Option<Vec<Pick>>,
    /// No plan is cheaper than this.
    pub bound: f64,
    pub nodes: u64,
}

/// What the tree starts from.
pub(super) struct Seed<'a> {
    pub lo: f64,
    pub hi: f64,
    /// Value of the plan known, and its tours.
    pub value: f64,
    pub tours: Vec<Pick>,
    pub nodes: u64,
    /// Value of a plan; infinite where it is none.
    pub worth: &'a dyn Fn(&[Pick]) -> f64,
    pub over: &'a dyn Fn() -> bool,
}

/// A part of the problem that is still open.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub lo: f64,
    pub hi: f64,
    pub rules: Vec<Rule>,
    pub bound: f64,
    /// Parts by which mentors' heavy duties are counted here.
    pub heavy: Vec<(usize, u32)>,
    /// Columns of the parent's basis.
    pub basis: Vec<usize>,
    /// Where a figure of all burdens has a price: columns near the parent's basis, from which
    /// the program starts.
    pub near: Rc<Vec<usize>>,
    /// Tangents by which the figure is known here.
    pub tangents: Vec<Rc<Tangent>>,
    /// Mentors on routes that no better plan has (`route * mentors + mentor`).
    pub barred: Rc<Vec<bool>>,
    depth: u32,
    /// The division that made it, and its parent's bound.
    from: Option<(Division, bool, f64)>,
}

impl Node {
    fn child(&self) -> Self {
        Self { depth: self.depth + 1, from: None, ..self.clone() }
    }

    /// The part of a node on one side of a division.
    fn side(&self, division: &Division, up: bool) -> Self {
        let mut child = self.child();
        let (sense, rhs) = if up {
            (Sense::Ge, division.value.ceil())
        } else {
            (Sense::Le, division.value.floor())
        };
        child.rules.push(Rule { row: division.row.clone(), sense, rhs });
        child.from = Some((division.clone(), up, self.bound));
        child
    }
}

/// Columns with their values at the end of a relaxation.
pub(super) type Point = Vec<(usize, f64)>;

/// See the module.
pub(super) struct Tree<'s, 'i> {
    pub space: &'s TourSpace<'i>,
    pub asked: Asked,
    pub seed: Seed<'s>,
    pub pins: Vec<Rule>,
    pub pool: Vec<Tour>,
    known: HashMap<Pick, usize>,
    /// Sets of places within which only half as many tours of two find room.
    pub odd: Vec<Rule>,
    pub value: f64,
    best: Option<Vec<Pick>>,
    pub used: u64,
    gains: Gains,
}

impl<'s, 'i> Tree<'s, 'i> {
    /// `None` where the goal has a price that tours cannot carry.
    pub fn new(space: &'s TourSpace<'i>, goal: &Goal, seed: Seed<'s>) -> Option<Self> {
        let mut tree = Self {
            space,
            asked: Asked::new(space, goal)?,
            pins: pins(space),
            pool: Vec::new(),
            known: HashMap::new(),
            odd: Vec::new(),
            value: seed.value,
            best: None,
            used: 0,
            gains: Gains::default(),
            seed,
        };
        for (route, team) in tree.seed.tours.clone() {
            tree.add(route, team);
        }
        Some(tree)
    }

    /// Searches until everything is proven or the limits are reached.
    pub fn grow(mut self) -> Grown {
        let seats = self.space.routes.len() * self.space.mentors.len();
        let mut open = vec![Node {
            lo: self.seed.lo,
            hi: self.seed.hi,
            rules: Vec::new(),
            // The clock may run out before the first program is solved.
            bound: self.asked.least(self.space, self.seed.lo),
            heavy: Vec::new(),
            basis: Vec::new(),
            near: Rc::default(),
            tangents: Vec::new(),
            barred: Rc::new(vec![false; seats]),
            depth: 0,
            from: None,
        }];
        let mut settled = f64::INFINITY;
        loop {
            let limit = self.limit();
            open.retain(|n| {
                if n.bound >= limit {
                    settled = settled.min(n.bound);
                }
                n.bound < limit
            });
            if self.used >= self.seed.nodes || (self.seed.over)() {
                break;
            }
            let least = (0..open.len()).min_by(|&a, &b| {
                let (a, b) = (&open[a], &open[b]);
                a.bound.total_cmp(&b.bound).then(b.depth.cmp(&a.depth)).then(a.lo.total_cmp(&b.lo))
            });
            let Some(mut node) = least.map(|at| open.swap_remove(at)) else { break };
            match self.look(&mut node) {
                Looked::Beaten => settled = settled.min(node.bound),
                Looked::Stuck if (self.seed.over)() => open.push(node),
                Looked::Stuck => settled = settled.min(node.bound),
                Looked::Solved(point) => {
                    self.offer(&point);
                    if !self.wide(&node)
                        && (node.rules.is_empty() || self.used.is_multiple_of(DIVES))
                    {
                        self.dive(&node, &point);
                    }
                    match self.divide(&node, &point) {
                        Some(children) => open.extend(children),
                        None => settled = settled.min(node.bound),
                    }
                }
            }
        }
        let bound = open.iter().map(|n| n.bound).fold(settled.min(self.value), f64::min);
        Grown { best: self.best, bound, nodes: self.used }
    }

    /// Value that a better plan stays below.
    pub fn limit(&self) -> f64 {
        if self.value.is_finite() { self.value - CLOSED * self.value.abs() } else { self.value }
    }

    /// A tour as a position in the pool.
    pub fn add(&mut self, route: usize, team: Vec<usize>) -> usize {
        let key = (route, team);
        if let Some(&j) = self.known.get(&key) {
            return j;
        }
        let short = self.space.short(key.0, &key.1);
        let cost = self.asked.of(self.space, key.0, &key.1, short);
        self.pool.push(Tour { route: key.0, team: key.1.clone(), short, cost });
        self.known.insert(key, self.pool.len() - 1);
        self.pool.len() - 1
    }

    /// Looks at a node, and learns what the division that made it was worth.
    fn look(&mut self, node: &mut Node) -> Looked {
        let looked = self.relax(node);
        if let Some((division, up, before)) = node.from.take()
            && before.is_finite()
        {
            let gain = node.bound.min(self.value) - before;
            self.gains.learn(&division, up, gain);
        }
        looked
    }

    /// The largest burden is still open by more than it is worth.
    pub fn wide(&self, node: &Node) -> bool {
        let width = self.asked.largest * (node.hi - node.lo);
        width > (NARROW * self.value.abs()).max(0.5 * (self.value - node.bound))
    }

    /// Parts of a node that between them hold every plan of it that is not this point.
    fn divide(&self, node: &Node, x: &Point) -> Option<Vec<Node>> {
        if self.wide(node) {
            let middle = 0.5 * (node.lo + node.hi);
            let (mut low, mut high) = (node.child(), node.child());
            low.hi = middle;
            high.lo = middle;
            return Some(vec![low, high]);
        }
        let score = |d: &Division| self.gains.score(d);
        let mut divisions = self.divisions(x);
        if self.asked.by_days() && divisions.iter().any(|d| d.key.0 == 5) {
            divisions.retain(|d| d.key.0 == 5);
        }
        let best = (0..divisions.len()).max_by(|&a, &b| {
            score(&divisions[a]).total_cmp(&score(&divisions[b])).then(b.cmp(&a))
        })?;
        Some([false, true].map(|up| node.side(&divisions[best], up)).into())
    }

    /// Everything that a point leaves between whole numbers.
    fn divisions(&self, x: &Point) -> Vec<Division> {
        let space = self.space;
        let n = space.mentors.len();
        let mut visits = vec![0.0; space.most.len()];
        let (mut tours, mut sets) = (0.0, vec![0.0; space.sets.len()]);
        let mut on = vec![0.0; space.sets.len() * n];
        let mut routes = vec![0.0; space.routes.len()];
        let mut days = vec![0.0; n];
        for &(j, v) in x {
            let tour = &self.pool[j];
            let set = space.set_of[tour.route];
            tours += v;
            sets[set] += v;
            routes[tour.route] += v;
            space.routes[tour.route].iter().for_each(|&k| visits[k] += v);
            tour.team.iter().for_each(|&m| on[set * n + m] += v);
            tour.team.iter().for_each(|&m| days[m] += v);
        }
        let mut found = Vec::new();
        let mut look = |kind: usize, values: &[f64], row: &dyn Fn(usize) -> Row| {
            for (i, &value) in values.iter().enumerate() {
                if (value - value.round()).abs() > WHOLE {
                    found.push(Division { row: row(i), key: (kind, i), value });
                }
            }
        };
        look(0, &visits, &|k| Row::Visits(k));
        look(1, &[tours], &|_| Row::Tours);
        look(2, &sets, &|s| Row::Set(s));
        if self.asked.by_days() {
            look(5, &days, &|m| Row::Days(m));
        }
        look(3, &on, &|i| Row::On { mentor: i % n, set: i / n });
        if found.is_empty() {
            let mut look = |(r, &value): (usize, &f64)| {
                if (value - value.round()).abs() > WHOLE {
                    found.push(Division { row: Row::Route(r), key: (4, r), value });
                }
            };
            routes.iter().enumerate().for_each(&mut look);
        }
        found
    }

    /// Takes a whole point for the plan known where it is better.
    fn offer(&mut self, x: &Point) {
        if !whole(x) {
            return;
        }
        let mut tours = Vec::new();
        for &(j, v) in x {
            for _ in 0..v.round() as usize {
                tours.push((self.pool[j].route, self.pool[j].team.clone()));
            }
        }
        let value = (self.seed.worth)(&tours);
        if value < self.value - 1e-9 {
            self.value = value;
            self.best = Some(tours);
        }
    }

    /// Rounds the largest fractions up, one after the other, and down where that leads nowhere.
    fn dive(&mut self, node: &Node, x: &Point) {
        let (mut node, mut x) = (node.clone(), x.clone());
        let mut others: Vec<Node> = Vec::new();
        let mut failures = 0;
        let rest = |d: &Division| d.value - d.value.floor();
        while self.used < self.seed.nodes && !(self.seed.over)() {
            let divisions = self.divisions(&x);
            let largest = divisions
                .iter()
                .filter(|d| d.key.0 >= 2)
                .max_by(|a, b| rest(a).total_cmp(&rest(b)).then(b.key.cmp(&a.key)))
                .or(divisions.first());
            let Some(division) = largest else {
                self.offer(&x);
                return;
            };
            others.push(node.side(division, false));
            let mut next = node.side(division, true);
            loop {
                if let Looked::Solved(point) = self.look(&mut next) {
                    (node, x) = (next, point);
                    break;
                }
                failures += 1;
                match others.pop() {
                    Some(other) if failures < FAILURES => next = other,
                    _ => return,
                }
            }
        }
    }
}
