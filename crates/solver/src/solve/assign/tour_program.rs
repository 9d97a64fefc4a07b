//! The linear program of one node of the tree, over the tours that prices have called for so far.

use super::tour_rows::{Asked, Row, Rule, WHOLE};
use super::tour_space::TourSpace;
use super::tour_tree::{Node, Point, Tour};
use crate::domain::Demand;
use crate::model::{ColumnLp, Sense};

/// What the programs of all nodes share.
pub(super) struct View<'a> {
    pub space: &'a TourSpace<'a>,
    pub asked: &'a Asked,
    pub pool: &'a [Tour],
    /// No burden is larger.
    pub most_minutes: f64,
}

/// A column that is no tour.
pub(super) struct Extra {
    pub cost: f64,
    pub terms: Vec<(usize, f64)>,
    pub most: f64,
}

/// The program of a node over the columns so far.
pub(super) struct Program {
    pub lp: ColumnLp,
    pub extra: Vec<Extra>,
    /// Tour of each column, from [`Self::first`] on.
    tours: Vec<usize>,
    first: usize,
    /// Tours of the pool that are here.
    here: Vec<bool>,
}

impl Program {
    pub fn new(tree: &View, rules: &[Rule], node: &Node, open: &[usize]) -> Self {
        let rows: Vec<(Sense, f64)> = rules.iter().map(|r| (r.sense, r.rhs)).collect();
        let mut lp = ColumnLp::new(&rows);
        let extra = extras(tree, node, rules);
        let mut first = 0;
        for e in &extra {
            first = lp.add(e.cost, e.terms.clone()) + 1;
        }
        let mut program = Self { lp, extra, tours: Vec::new(), first, here: Vec::new() };
        let mut warm = Vec::new();
        let mut was = vec![false; tree.pool.len()];
        node.basis.iter().for_each(|&j| was[j] = true);
        for &j in open {
            let at = program.add(tree, rules, j);
            if was[j] {
                warm.push(at);
            }
        }
        program.lp.warm(&warm);
        program
    }

    pub fn add(&mut self, tree: &View, rules: &[Rule], j: usize) -> usize {
        let tour = &tree.pool[j];
        let terms = rules
            .iter()
            .enumerate()
            .map(|(i, r)| (i, r.row.of(tree.space, tour.route, &tour.team, tour.short)))
            .filter(|t| t.1 != 0.0)
            .collect();
        let at = self.lp.add(tour.cost, terms);
        if self.tours.is_empty() {
            self.first = at;
        }
        self.tours.push(j);
        if self.here.len() <= j {
            self.here.resize(j + 1, false);
        }
        self.here[j] = true;
        at
    }

    pub fn has(&self, j: usize) -> bool {
        self.here.get(j).is_some_and(|h| *h)
    }

    /// Tours whose reduced cost is at most a price.
    pub fn near(&self, most: f64) -> Vec<usize> {
        let within = |(i, _): &(usize, &usize)| self.lp.reduced(self.first + i) <= most;
        self.tours.iter().enumerate().filter(within).map(|(_, j)| *j).collect()
    }

    pub fn tours(&self) -> Point {
        let mut x: Point = self
            .lp
            .values()
            .into_iter()
            .filter(|(at, v)| *at >= self.first && *v > WHOLE)
            .map(|(at, v)| (self.tours[at - self.first], v))
            .collect();
        x.sort_by_key(|v| v.0);
        x
    }
}

/// The largest burden, and inspections left out where that is allowed.
fn extras(tree: &View, node: &Node, rules: &[Rule]) -> Vec<Extra> {
    let mut extra = Vec::new();
    let asked = &tree.asked;
    let inst = tree.space.inst;
    // What the tree has decided is about the inspections that are made.
    let at = |hit: &dyn Fn(&Rule) -> bool, a: f64| -> Vec<(usize, f64)> {
        let own = &rules[..rules.len() - node.rules.len()];
        own.iter().enumerate().filter(|(_, r)| hit(r)).map(|(i, _)| (i, a)).collect()
    };
    if asked.held {
        let mut terms = at(&|r| matches!(r.row, Row::Burden(_)), -1.0);
        terms.extend(at(&|r| r.row == Row::Ceiling, 1.0));
        extra.push(Extra { cost: asked.largest, terms, most: node.hi - node.lo });
    }
    if let Some((cost, welfare)) = asked.fair {
        let terms = at(&|r| matches!(r.row, Row::Tangent(_)), -1.0);
        let most = welfare.most(tree.space.mentors.len(), tree.most_minutes);
        extra.push(Extra { cost, terms, most });
    }
    for k in (inst.places..inst.ks.len()).filter(|_| asked.may_lack()) {
        let weight = f64::from(Demand::D8.weight());
        let mut terms = at(&|r| r.row == Row::Visits(k) && r.sense == Sense::Ge, 1.0);
        terms.extend(at(&|r| r.row == Row::Tours, 1.0));
        terms.extend(at(&|r| r.row == Row::Short, weight));
        extra.push(Extra { cost: asked.short * weight, terms, most: 1.0 });
    }
    if asked.may_lack() && inst.due_total > 0 {
        let weight = f64::from(Demand::D2.weight());
        for (k, &due) in inst.due.iter().enumerate().filter(|d| *d.1 > 0) {
            let mut terms = at(&|r| r.row == Row::Visits(k) && r.sense == Sense::Ge, 1.0);
            terms.extend(at(&|r| r.row == Row::Lack, 1.0));
            extra.push(Extra { cost: 0.0, terms, most: f64::from(due) });
        }
        let mut terms = at(&|r| matches!(r.row, Row::Stops | Row::Tours), 1.0);
        terms.extend(at(&|r| r.row == Row::Lack, -1.0));
        terms.extend(at(&|r| r.row == Row::Short, weight));
        let most = inst.due_total.max(inst.due.iter().sum());
        extra.push(Extra { cost: asked.short * weight, terms, most: f64::from(most) });
    }
    extra
}
