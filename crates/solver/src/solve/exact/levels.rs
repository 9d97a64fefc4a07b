//! Burdens under `leximin`: the dated model makes them least from the largest down.

use super::Dated;
use crate::model::{self, Col, Limits, Outcome, Sense, Tag};

/// No burden is larger, in minutes.
const MOST: f64 = 1e7;

/// Minutes by which a held sum may grow: less than what counts as a difference.
const SLACK: f64 = 1e-6;

/// What somebody's burden is made of.
#[derive(Debug, Clone)]
pub(super) struct Burden {
    pub past: f64,
    pub adds: Vec<(Col, f64)>,
}

impl Burden {
    fn of(&self, x: &[f64]) -> f64 {
        self.past + self.adds.iter().map(|&(col, minutes)| minutes * x[col.0]).sum::<f64>()
    }
}

impl Dated<'_, '_> {
    /// The largest burden, then the sum of the two largest, and so on: each is made least and held
    /// (J. Kostreva, W. Ogryczak and A. Wierzbicki, "Equitable aggregations and multiple criteria
    /// analysis", European Journal of Operational Research 158, 2004). First for everybody, then
    /// for the first group, which leaves the other group its burdens; then kilometres. The sum of
    /// the k largest is the least of k·t + Σ max(0, burden − t) over t, so it needs no integers.
    ///
    /// All solves together have the nodes of one. Gives the best point; empty where none was found.
    pub fn level(&mut self, limits: &Limits) -> Vec<f64> {
        let mut point: Vec<f64> = Vec::new();
        let mut left = limits.nodes;
        let mut solve = |dated: &Self, point: &[f64]| -> Option<Outcome> {
            if left == 0 {
                return None;
            }
            let start = Some(point).filter(|x| !x.is_empty());
            let limits = Limits { nodes: left, ..*limits };
            let found = model::solve(&dated.model, false, start, &limits);
            left = left.saturating_sub(found.nodes.max(1));
            Some(found).filter(|found| !found.x.is_empty())
        };
        self.price(0.0, 0.0);
        let lists = [self.burdens.concat(), self.burdens[0].clone()];
        for list in &lists {
            for k in 1..=list.len() {
                let (sum, filled) = self.largest_of(list, k, &point);
                for &(col, weight) in &sum {
                    self.model.set_cost(col, weight);
                }
                let Some(found) = solve(self, &filled) else { return point };
                for &(col, _) in &sum {
                    self.model.set_cost(col, 0.0);
                }
                let value = found.value.unwrap_or(MOST) + SLACK;
                self.model.row(Tag { rule: "burden", subject: k }, sum, Sense::Le, value);
                point = found.x;
            }
        }
        self.price(1.0, 0.0);
        solve(self, &point).map_or(point, |found| found.x)
    }

    /// Columns whose weighted sum is at least that of the k largest burdens, and equal where it is
    /// made least; and a point with its values for them.
    fn largest_of(
        &mut self,
        list: &[Burden],
        k: usize,
        point: &[f64],
    ) -> (Vec<(Col, f64)>, Vec<f64>) {
        let mut sorted: Vec<f64> = match point.is_empty() {
            true => Vec::new(),
            false => list.iter().map(|burden| burden.of(point)).collect(),
        };
        let minutes = sorted.clone();
        sorted.sort_by(|a, b| b.total_cmp(a));
        let kth = sorted.get(k - 1).copied().unwrap_or(0.0);
        let mut filled = point.to_vec();
        let level = self.model.real(0.0, 0.0, MOST);
        let mut sum = vec![(level, k as f64)];
        for burden in list {
            let above = self.model.real(0.0, 0.0, MOST);
            sum.push((above, 1.0));
            let mut row = burden.adds.clone();
            row.extend([(level, -1.0), (above, -1.0)]);
            self.model.row(Tag { rule: "burden", subject: k }, row, Sense::Le, -burden.past);
        }
        if !point.is_empty() {
            filled.push(kth);
            filled.extend(minutes.iter().map(|minutes| (minutes - kth).max(0.0)));
        }
        (sum, filled)
    }
}
