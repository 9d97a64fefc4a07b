//! One node of the tree over tours: its linear program, what the prices prove and call for, and
//! the rows that cut a fractional point off.

use std::rc::Rc;

use super::tour_cuts::{broken_parts, odd_sets};
use super::tour_program::{Program, View};
use super::tour_rows::{Row, Rule, WHOLE, route_prices};
use super::tour_space::RoutePrices;
use super::tour_tree::{Node, Point, Tour, Tree};
use crate::model::Sense;
use crate::solve::welfare::Tangent;

/// Columns that one pricing adds.
const ADDED: usize = 80;

/// Share of the cost that rounding may take from the bound of a node.
const LITTLE: f64 = 1e-2;

/// Rounds of pricing and of cuts on one node.
const ROUNDS: usize = 200;
const CUT_ROUNDS: usize = 12;
const TANGENT_ROUNDS: usize = 60;

/// A reduced cost that calls for a column.
const CALLS: f64 = -1e-6;

/// Share of the gap up to which a reduced cost counts as near.
const NEAR: f64 = 0.2;

/// Rows about odd sets of places, at most.
const MOST_ODD: usize = 60;

/// What a look at a node comes to.
pub(super) enum Looked {
    /// No plan here is better than the one known, or there is none.
    Beaten,
    /// The limits came first, or the arithmetic failed.
    Stuck,
    Solved(Point),
}

impl Tree<'_, '_> {
    fn view(&self) -> View<'_> {
        let most_minutes = self.seed.hi;
        View { space: self.space, asked: &self.asked, pool: &self.pool, most_minutes }
    }

    /// Tours so far that a mask leaves.
    fn open(&self, mask: &[bool]) -> Vec<usize> {
        let fits = |tour: &Tour| {
            let all = tour.team.iter().all(|&m| mask[self.space.at(tour.route, m)]);
            all && tour.short <= self.asked.most_short()
        };
        (0..self.pool.len()).filter(|&j| fits(&self.pool[j])).collect()
    }

    /// Rows of the program whose largest burden is at least `lo`.
    fn rows(&self, node: &Node) -> Vec<Rule> {
        let (space, asked) = (self.space, &self.asked);
        let inst = space.inst;
        let lacks = asked.may_lack();
        let mut rules = Vec::new();
        let mut rule = |row, sense, rhs| rules.push(Rule { row, sense, rhs });
        for (k, &most) in space.most.iter().enumerate() {
            let (most, due) = (f64::from(most), f64::from(inst.asked(k)));
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
            if lacks {
                rule(Row::Lack, Sense::Le, 0.0);
            }
        }
        let all = total + inst.follow_ups.len() as f64;
        if all > 0.0 {
            rule(Row::Tours, Sense::Ge, (all / 2.0).ceil());
        }
        for (m, &p) in space.mentors.iter().enumerate() {
            if asked.held {
                rule(Row::Burden(m), Sense::Le, node.lo - space.past(m));
            }
            if let Some(limit) = inst.person(p).inspections_max {
                rule(Row::Times(m), Sense::Le, f64::from(limit));
            }
            let days = inst.most_days_out(p);
            if inst.person(p).minutes_max.is_some() {
                rule(Row::Minutes(m), Sense::Le, inst.minutes_max[p]);
            }
            if days < inst.asked_total() {
                rule(Row::Days(m), Sense::Le, f64::from(days));
            }
        }
        if asked.held {
            rule(Row::Ceiling, Sense::Le, node.hi - node.lo);
        }
        if asked.allowed.is_finite() && asked.allowed >= 1.0 {
            rule(Row::Short, Sense::Le, asked.allowed);
        }
        if let Some((m, least)) = asked.at_least {
            rule(Row::Times(m), Sense::Ge, f64::from(least));
        }
        for &(mentor, q) in &node.heavy {
            let part = (node.hi - space.past(mentor) + 1e-6) / f64::from(q);
            if part > 0.0 {
                rule(Row::Heavy { mentor, part }, Sense::Le, f64::from(q) - 1.0);
            }
        }
        let past: Vec<f64> = (0..space.mentors.len()).map(|m| space.past(m)).collect();
        let tangent = |tangent: &Rc<Tangent>| {
            let (row, rhs) = (Row::Tangent(tangent.clone()), -tangent.at(&past));
            Rule { row, sense: Sense::Le, rhs }
        };
        rules.extend(node.tangents.iter().map(tangent));
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
    pub fn relax(&mut self, node: &mut Node) -> Looked {
        self.used += 1;
        if node.lo > node.hi + 1e-9 {
            node.bound = f64::INFINITY;
            return Looked::Beaten;
        }
        let mask = self.mask(node);
        for round in 0.. {
            let rules = self.rows(node);
            let mut open: Vec<usize> = self.open(&mask);
            if !node.near.is_empty() {
                open.retain(|j| node.near.binary_search(j).is_ok());
            }
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
                let mut called = false;
                for (_, route, team) in &priced.calls {
                    let j = self.add(*route, team.clone());
                    if !program.has(j) {
                        program.add(&self.view(), &rules, j);
                        called = true;
                    }
                }
                // What is called again although it is there is rounding: the bound stays where it is.
                // To divide such a node is much work for a little more of the bound.
                let little = self.asked.fair.is_none()
                    && !self.wide(node)
                    && self.limit() - node.bound <= LITTLE * self.value.abs();
                if !called && !priced.calls.is_empty() && little {
                    return Looked::Stuck;
                }
                if !called {
                    self.bar(node, &priced, &mask);
                    converged = true;
                    break;
                }
            }
            if self.asked.fair.is_some() && converged {
                // Only those that bear on the bound are worth their time.
                let y = program.lp.prices(&rows_of(&rules));
                let bears = |t: &Rc<Tangent>| {
                    let of = |(r, y): (&Rule, &f64)| {
                        *y != 0.0 && matches!(&r.row, Row::Tangent(w) if Rc::ptr_eq(w, t))
                    };
                    rules.iter().zip(&y).any(of)
                };
                node.tangents.retain(bears);
                let mut near = program.near(NEAR * (self.limit() - node.bound).max(0.0));
                near.sort_unstable();
                node.near = Rc::new(near);
            }
            let x = program.tours();
            node.basis = x.iter().map(|v| v.0).collect();
            if !converged {
                return Looked::Stuck;
            }
            if program.lp.lacks_a_point() {
                return Looked::Beaten;
            }
            let touched = round < TANGENT_ROUNDS && self.touch(node, &x);
            let cut = !whole(&x) && round < CUT_ROUNDS && self.cut(node, &x);
            if !touched && !cut {
                return Looked::Solved(x);
            }
        }
        Looked::Stuck
    }

    /// The bound that prices prove, and the columns that they call for.
    fn price(&self, node: &Node, rules: &[Rule], program: &Program, mask: &[bool]) -> Priced {
        let space = self.space;
        let y = program.lp.prices(&rows_of(rules));
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

    /// Adds the tangent at a point's burdens where it says more of their figure than those that
    /// the node looks at.
    fn touch(&self, node: &mut Node, x: &Point) -> bool {
        let Some((_, welfare)) = self.asked.fair else { return false };
        let space = self.space;
        let mut burdens: Vec<f64> = (0..space.mentors.len()).map(|m| space.past(m)).collect();
        for &(j, v) in x {
            let tour = &self.pool[j];
            for &m in &tour.team {
                burdens[m] += v * space.burden[space.at(tour.route, m)];
            }
        }
        let more = welfare.more(node.tangents.iter().map(|t| &**t), &burdens);
        let learned = more.is_some();
        node.tangents.extend(more.map(Rc::new));
        learned
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
}

fn rows_of(rules: &[Rule]) -> Vec<(Sense, f64)> {
    rules.iter().map(|r| (r.sense, r.rhs)).collect()
}

/// Every tour is there a whole number of times.
pub(super) fn whole(x: &Point) -> bool {
    x.iter().all(|(_, v)| (v - v.round()).abs() < WHOLE)
}

/// What prices of rows prove and call for.
struct Priced {
    bound: f64,
    prices: RoutePrices,
    /// (reduced cost, route, team), most wanted first.
    calls: Vec<(f64, usize, Vec<usize>)>,
}
