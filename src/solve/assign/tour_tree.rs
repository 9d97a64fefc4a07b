//! Inspection tours to a bound: branch and price (C. Barnhart, E. L. Johnson, G. L. Nemhauser,
//! M. W. P. Savelsbergh and P. H. Vance, Operations Research 46, 1998). Tours are columns that
//! the prices call for; the tree divides the largest burden, how often a place or two places are
//! inspected, and who goes there.

use std::collections::HashMap;
use std::rc::Rc;

use super::Goal;
use super::tour_cuts::{broken_parts, odd_sets, pins};
use super::tour_gains::{Division, Gains};
use super::tour_program::{Program, View};
use super::tour_rows::{Asked, Row, Rule, WHOLE, route_prices};
use super::tour_space::{RoutePrices, TourSpace};
use crate::model::Sense;

/// Columns that one pricing adds.
const ADDED: usize = 80;

/// Rounds of pricing and of cuts on one node.
const ROUNDS: usize = 200;
const CUT_ROUNDS: usize = 12;

/// A reduced cost that calls for a column.
const CALLS: f64 = -1e-6;

/// Share of the cost below which an interval of the largest burden is not divided.
const NARROW: f64 = 5e-4;

/// Nodes between two dives.
const DIVES: u64 = 24;

/// Dead ends after which a dive is given up.
const FAILURES: u32 = 10;

/// Rows about odd sets of places, at most.
const MOST_ODD: usize = 60;

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
    bound: f64,
    /// Parts by which mentors' heavy duties are counted here.
    heavy: Vec<(usize, u32)>,
    /// Columns of the parent's basis.
    pub basis: Vec<usize>,
    /// Mentors on routes that no better plan has (`route * mentors + mentor`).
    barred: Rc<Vec<bool>>,
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

enum Looked {
    /// No plan here is better than the one known.
    Beaten,
    /// The limits came first, or the arithmetic failed.
    Stuck,
    Solved(Point),
}

/// See the module.
pub(super) struct Tree<'s, 'i> {
    space: &'s TourSpace<'i>,
    asked: Asked,
    seed: Seed<'s>,
    pins: Vec<Rule>,
    pool: Vec<Tour>,
    known: HashMap<Pick, usize>,
    /// Sets of places within which only half as many tours of two find room.
    odd: Vec<Rule>,
    value: f64,
    best: Option<Vec<Pick>>,
    used: u64,
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

    fn view(&self) -> View<'_> {
        View { space: self.space, asked: &self.asked, pool: &self.pool }
    }

    /// Tours so far that a mask leaves.
    fn open(&self, mask: &[bool]) -> Vec<usize> {
        let fits = |tour: &Tour| {
            let all = tour.team.iter().all(|&m| mask[self.space.at(tour.route, m)]);
            all && tour.short <= self.asked.most_short()
        };
        (0..self.pool.len()).filter(|&j| fits(&self.pool[j])).collect()
    }

    fn limit(&self) -> f64 {
        if self.value.is_finite() { self.value - CLOSED * self.value.abs() } else { self.value }
    }

    fn add(&mut self, route: usize, team: Vec<usize>) -> Option<usize> {
        let key = (route, team);
        if self.known.contains_key(&key) {
            return None;
        }
        let short = self.space.short(key.0, &key.1);
        let cost = self.asked.of(self.space, key.0, &key.1, short);
        self.pool.push(Tour { route: key.0, team: key.1.clone(), short, cost });
        self.known.insert(key, self.pool.len() - 1);
        Some(self.pool.len() - 1)
    }

    /// Rows of the program whose largest burden is at least `lo`.
    fn rows(&self, node: &Node) -> Vec<Rule> {
        let (space, asked) = (self.space, &self.asked);
        let inst = space.inst;
        let lacks = asked.may_lack();
        let mut rules = Vec::new();
        let mut rule = |row, sense, rhs| rules.push(Rule { row, sense, rhs });
        for (k, &most) in space.most.iter().enumerate() {
            let (most, due) = (f64::from(most), f64::from(inst.due[k]));
            if due == most && !lacks && due > 0.0 {
                rule(Row::Visits(k), Sense::Eq, due);
                continue;
            }
            if most > 0.0 {
                rule(Row::Visits(k), Sense::Le, most);
            }
            if due > 0.0 {
                rule(Row::Visits(k), Sense::Ge, due);
            }
        }
        let total = f64::from(inst.due_total);
        if total > 0.0 {
            rule(Row::Stops, Sense::Ge, total);
            rule(Row::Tours, Sense::Ge, (total / 2.0).ceil());
            if lacks {
                rule(Row::Lack, Sense::Le, 0.0);
            }
        }
        for (m, &p) in space.mentors.iter().enumerate() {
            if asked.held {
                rule(Row::Burden(m), Sense::Le, node.lo - space.past(m));
            }
            if let Some(limit) = inst.person(p).inspections_max {
                rule(Row::Times(m), Sense::Le, f64::from(limit));
            }
            let days = inst.most_days_out(p);
            if days < inst.due_total {
                rule(Row::Days(m), Sense::Le, f64::from(days));
            }
        }
        if asked.held {
            rule(Row::Ceiling, Sense::Le, node.hi - node.lo);
        }
        if asked.allowed.is_finite() && asked.allowed >= 1.0 {
            rule(Row::Short, Sense::Le, asked.allowed);
        }
        for &(mentor, q) in &node.heavy {
            let part = (node.hi - space.past(mentor) + 1e-6) / f64::from(q);
            if part > 0.0 {
                rule(Row::Heavy { mentor, part }, Sense::Le, f64::from(q) - 1.0);
            }
        }
        rules.extend(self.pins.iter().chain(&self.odd).chain(&node.rules).cloned());
        rules
    }

    /// Mentors on routes that are open at a node.
    fn mask(&self, node: &Node) -> Vec<bool> {
        let space = self.space;
        let n = space.mentors.len();
        let mut mask: Vec<bool> = node.barred.iter().map(|b| !b).collect();
        for r in 0..space.routes.len() {
            for m in 0..n {
                let at = space.at(r, m);
                let fits = !self.asked.held || space.past(m) + space.burden[at] <= node.hi + 1e-6;
                mask[at] &= fits;
            }
        }
        for rule in node.rules.iter().filter(|r| r.sense == Sense::Le && r.rhs < 0.5) {
            for r in 0..space.routes.len() {
                let all = match rule.row {
                    Row::Set(set) => space.set_of[r] == set,
                    Row::Route(route) => r == route,
                    Row::Visits(k) => space.routes[r].contains(&k),
                    _ => false,
                };
                if all {
                    mask[r * n..(r + 1) * n].fill(false);
                }
                if let Row::On { mentor, set } = rule.row
                    && space.set_of[r] == set
                {
                    mask[space.at(r, mentor)] = false;
                }
            }
        }
        mask
    }

    /// Bounds a node: its bound, columns, cuts and bars become better.
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

    fn relax(&mut self, node: &mut Node) -> Looked {
        self.used += 1;
        if node.lo > node.hi + 1e-9 {
            node.bound = f64::INFINITY;
            return Looked::Beaten;
        }
        let mask = self.mask(node);
        for round in 0.. {
            let rules = self.rows(node);
            let open: Vec<usize> = self.open(&mask);
            let mut program = Program::new(&self.view(), &rules, node, &open);
            let mut converged = false;
            for _ in 0..ROUNDS {
                let solved = program.lp.solve(self.seed.over);
                let priced = self.price(node, &rules, &program, &mask);
                node.bound = node.bound.max(priced.bound);
                if node.bound >= self.limit() {
                    return Looked::Beaten;
                }
                if !solved || (self.seed.over)() {
                    break;
                }
                if priced.calls.is_empty() {
                    self.bar(node, &priced, &mask);
                    converged = true;
                    break;
                }
                for (_, route, team) in priced.calls {
                    if let Some(j) = self.add(route, team) {
                        program.add(&self.view(), &rules, j);
                    }
                }
            }
            let x = program.tours();
            node.basis = x.iter().map(|v| v.0).collect();
            if !converged {
                return Looked::Stuck;
            }
            if whole(&x) || round >= CUT_ROUNDS || !self.cut(node, &x) {
                return Looked::Solved(x);
            }
        }
        Looked::Stuck
    }

    /// The bound that prices prove, and the columns that they call for.
    fn price(&self, node: &Node, rules: &[Rule], program: &Program, mask: &[bool]) -> Priced {
        let space = self.space;
        let rows: Vec<(Sense, f64)> = rules.iter().map(|r| (r.sense, r.rhs)).collect();
        let y = program.lp.prices(&rows);
        let prices = route_prices(space, &self.asked, rules, &y);
        let paid: f64 = y.iter().zip(rules).map(|(y, r)| y * r.rhs).sum();
        let mut bound = paid + self.asked.fixed(space) + self.asked.largest * node.lo;
        for extra in &program.extra {
            let reduced = extra.cost - extra.terms.iter().map(|&(i, a)| a * y[i]).sum::<f64>();
            bound += reduced.min(0.0) * extra.most;
        }
        let mut calls = Vec::new();
        for r in 0..space.routes.len() {
            let allowed = |m: usize| mask[space.at(r, m)];
            if let Some((reduced, team)) = space.cheapest(r, &prices, &allowed, 0.0) {
                let most = space.routes[r].iter().map(|&k| space.most[k]).min();
                bound += reduced * f64::from(most.unwrap_or(0));
                if reduced < CALLS {
                    calls.push((reduced, r, team));
                }
            }
        }
        calls.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        calls.truncate(ADDED);
        Priced { bound, prices, calls }
    }

    /// Bars mentors from routes where every tour of theirs costs more than a better plan may.
    fn bar(&self, node: &mut Node, priced: &Priced, mask: &[bool]) {
        let space = self.space;
        let prices = &priced.prices;
        let room = self.limit() - priced.bound + 1e-6;
        let mut barred = Vec::new();
        let gain: f64 = prices.pins.iter().map(|p| p.2).sum();
        for r in 0..space.routes.len() {
            let least: Vec<(f64, usize)> = space.eligible[r]
                .iter()
                .filter(|&&m| mask[space.at(r, m)])
                .map(|&m| (prices.person[space.at(r, m)] - space.saving(r, m, prices.km), m))
                .collect();
            let mut sorted: Vec<f64> = least.iter().map(|l| l.0).collect();
            sorted.sort_by(f64::total_cmp);
            let size = space.size;
            if sorted.len() < size {
                continue;
            }
            let all: f64 = sorted[..size].iter().sum();
            let last = sorted[size - 1];
            for (own, m) in least {
                // Among the cheapest, or in the place of the dearest of them.
                let team = if own <= last { all } else { all - last + own };
                if prices.constant[r] + team - gain > room {
                    barred.push(space.at(r, m));
                }
            }
        }
        if !barred.is_empty() {
            let bars = Rc::make_mut(&mut node.barred);
            for at in barred {
                bars[at] = true;
            }
        }
    }

    /// Adds rows that a fractional point breaks and no plan does.
    fn cut(&mut self, node: &mut Node, x: &Point) -> bool {
        let space = self.space;
        let before = (node.heavy.len(), self.odd.len());
        if self.asked.held {
            for m in 0..space.mentors.len() {
                let of_mentor = |(j, v): &(usize, f64)| {
                    let tour = &self.pool[*j];
                    tour.team.contains(&m).then(|| (space.burden[space.at(tour.route, m)], *v))
                };
                let duties: Vec<(f64, f64)> = x.iter().filter_map(of_mentor).collect();
                for q in broken_parts(&duties, node.hi - space.past(m)) {
                    if !node.heavy.contains(&(m, q)) {
                        node.heavy.push((m, q));
                    }
                }
            }
        }
        let mut pairs = vec![vec![0.0; space.most.len()]; space.most.len()];
        for &(j, v) in x {
            if let [a, b] = space.routes[self.pool[j].route][..] {
                pairs[a][b] += v;
                pairs[b][a] += v;
            }
        }
        for set in odd_sets(&pairs, &space.most) {
            let places: u32 = set.iter().map(|&k| space.most[k]).sum();
            let mut inside = vec![false; space.most.len()];
            set.iter().for_each(|&k| inside[k] = true);
            let row = Row::Inside(inside);
            if self.odd.len() < MOST_ODD && !self.odd.iter().any(|r| r.row == row) {
                self.odd.push(Rule { row, sense: Sense::Le, rhs: f64::from(places / 2) });
            }
        }
        before != (node.heavy.len(), self.odd.len())
    }

    /// The largest burden is still open by more than it is worth.
    fn wide(&self, node: &Node) -> bool {
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
        let divisions = self.divisions(x);
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
        for &(j, v) in x {
            let tour = &self.pool[j];
            let set = space.set_of[tour.route];
            tours += v;
            sets[set] += v;
            routes[tour.route] += v;
            space.routes[tour.route].iter().for_each(|&k| visits[k] += v);
            tour.team.iter().for_each(|&m| on[set * n + m] += v);
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
        while !(self.seed.over)() {
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

fn whole(x: &Point) -> bool {
    x.iter().all(|(_, v)| (v - v.round()).abs() < WHOLE)
}

/// What prices of rows prove and call for.
struct Priced {
    bound: f64,
    prices: RoutePrices,
    /// (reduced cost, route, team), most wanted first.
    calls: Vec<(f64, usize, Vec<usize>)>,
}
