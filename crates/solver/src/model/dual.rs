//! Lower bounds from dual prices, and reduced-cost fixing of columns.
//!
//! The dual of the relaxation is solved with a subset of its rows (the model's columns); violated
//! rows are added. The bound is then recomputed from the prices over every column, so it is valid
//! in spite of the backend's rounding (A. Neumaier and O. Shcherbina, "Safe bounds in linear and
//! mixed-integer programming", Mathematical Programming 99, 2004).

use std::time::{Duration, Instant};

use microlp::{ComparisonOp, LinearExpr, OptimizationDirection, Problem, SolveOptions};

use super::{Col, Limits, Model, Sense};

/// Rows of the dual at the start, and how many are added at a time.
const START: usize = 400;
const ADDED: usize = 200;

/// A column with a reduced cost below this in a similar model is active from the start.
const NEAR: f64 = 1.0;

/// A bound within this relative distance of the relaxation's value is accepted.
const ENOUGH: f64 = 1e-5;

/// Share by which the level's lower end is raised during the search for prices.
const LEVEL_UP: f64 = 1e-5;

/// Prices are bounded by a box, so that the first few rows already give a solution.
const BOX: f64 = 1e6;

/// Dual prices and the bounds that they prove.
#[derive(Debug, Clone)]
pub struct Prices {
    /// Lower bound of the relaxed model.
    pub bound: f64,
    /// Reduced cost of every column.
    pub reduced: Vec<f64>,
    /// Increase of the bound per unit of the lower end of the level's column.
    pub slope: f64,
    /// Sorted names of the columns that are used, or almost used.
    pub near: Vec<u64>,
}

impl Prices {
    /// Sorted names of the columns whose reduced cost is at most the given value.
    #[must_use]
    pub fn named_within(&self, model: &Model, most: f64) -> Vec<u64> {
        let within = |j: &usize| self.reduced[*j] <= most;
        let mut names: Vec<u64> =
            model.names.iter().filter(|(j, _)| within(j)).map(|(_, &name)| name).collect();
        names.sort_unstable();
        names
    }

    /// Columns that are zero in every point of value below `value`.
    #[must_use]
    pub fn useless(&self, model: &Model, value: f64) -> Vec<bool> {
        self.reduced
            .iter()
            .zip(&model.columns)
            .map(|(rc, c)| c.integer && c.lower == 0.0 && self.bound + rc > value)
            .collect()
    }
}

/// Dual prices of the relaxation; `None` after a limit or a failure of the backend. An infeasible
/// model gives a bound near the box, far above every real value.
///
/// `near` is the result of a similar model, used as a warm start.
#[must_use]
pub fn prices(model: &Model, near: &[u64], limits: &Limits) -> Option<Prices> {
    let n = model.columns.len();
    // Column-wise copy; upper bounds of real columns count as rows.
    let mut of_column: Vec<Vec<(usize, f64)>> = vec![Vec::new(); n];
    for (i, row) in model.rows.iter().enumerate() {
        for &(col, a) in &row.terms {
            of_column[col.0].push((i, a));
        }
    }
    let mut rhs: Vec<f64> = model.rows.iter().map(|r| r.rhs).collect();
    let mut sense: Vec<Sense> = model.rows.iter().map(|r| r.sense).collect();
    let mut level_row = None;
    for (j, c) in model.columns.iter().enumerate() {
        if !c.integer && c.upper.is_finite() {
            of_column[j].push((rhs.len(), 1.0));
            rhs.push(c.upper);
            sense.push(Sense::Le);
        }
        if c.lower != 0.0 {
            if model.level() == Some(Col(j)) {
                level_row = Some(rhs.len());
            }
            of_column[j].push((rhs.len(), 1.0));
            rhs.push(c.lower);
            sense.push(Sense::Ge);
        }
    }
    // Among optimal prices, those with the highest price of the level prune the most.
    let mut asked = rhs.clone();
    if let Some(i) = level_row {
        asked[i] += LEVEL_UP * asked[i].abs();
    }
    let mut active: Vec<bool> = vec![n <= START; n];
    if !near.is_empty() {
        for (j, active) in active.iter_mut().enumerate() {
            *active |= model.names.get(&j).is_none_or(|name| near.binary_search(name).is_ok());
        }
    } else if n > START {
        // Cheap columns of every row first.
        let mut order: Vec<usize> = (0..n).collect();
        order.sort_by(|&a, &b| {
            model.columns[a].cost.total_cmp(&model.columns[b].cost).then(a.cmp(&b))
        });
        let mut seen = vec![0_u32; rhs.len()];
        for j in order {
            if !model.columns[j].integer || of_column[j].iter().any(|(i, _)| seen[*i] < 4) {
                active[j] = true;
                for (i, _) in &of_column[j] {
                    seen[*i] += 1;
                }
            }
        }
    }
    let mut best: Option<Prices> = None;
    let mut last = Duration::ZERO;
    for _ in 0..60 {
        if limits.over() || !limits.leaves(last) {
            break;
        }
        let started = Instant::now();
        let Some((top, y)) = restricted(model, &of_column, &asked, &sense, &active, limits) else {
            break;
        };
        last = started.elapsed();
        let reduced: Vec<f64> = (0..n)
            .map(|j| {
                let paid: f64 = of_column[j].iter().map(|&(i, a)| a * y[i]).sum();
                model.columns[j].cost - paid
            })
            .collect();
        let bound = safe_bound(model, &rhs, &y, &reduced);
        if best.as_ref().is_none_or(|b| bound > b.bound) {
            let still = model.level().map_or(0.0, |col| reduced[col.0].max(0.0));
            let slope = still + level_row.map_or(0.0, |i| y[i]);
            best = Some(Prices { bound, reduced: reduced.clone(), slope, near: Vec::new() });
        }
        let broken = (0..n).filter(|&j| !active[j] && reduced[j] < -1e-7).count();
        if broken == 0 || (top - bound).abs() <= ENOUGH * top.abs() {
            break;
        }
        // Columns that are almost as good are added too: they would be the next.
        let mut next: Vec<usize> = (0..n).filter(|&j| !active[j] && reduced[j] < NEAR).collect();
        next.sort_by(|&a, &b| reduced[a].total_cmp(&reduced[b]).then(a.cmp(&b)));
        let more = ADDED.max(active.iter().filter(|a| **a).count() / 8);
        for &j in next.iter().take(more) {
            active[j] = true;
        }
    }
    if let Some(best) = &mut best {
        best.near = best.named_within(model, NEAR);
    }
    best
}

/// Value and prices of the relaxation with only the active columns.
fn restricted(
    model: &Model,
    of_column: &[Vec<(usize, f64)>],
    rhs: &[f64],
    sense: &[Sense],
    active: &[bool],
    limits: &Limits,
) -> Option<(f64, Vec<f64>)> {
    let mut dual = Problem::new(OptimizationDirection::Maximize);
    let y: Vec<microlp::Variable> = rhs
        .iter()
        .zip(sense)
        .map(|(&b, s)| {
            let range = match s {
                Sense::Ge => (0.0, BOX),
                Sense::Le => (-BOX, 0.0),
                Sense::Eq => (-BOX, BOX),
            };
            dual.add_var(b, range)
        })
        .collect();
    for (j, terms) in of_column.iter().enumerate() {
        if active[j] && !terms.is_empty() {
            let mut row = LinearExpr::empty();
            for &(i, a) in terms {
                row.add(y[i], a);
            }
            // The dual variable of the column's upper bound. Columns without a name rarely reach
            // theirs, and a variable for each would cost more time than it gains.
            let column = &model.columns[j];
            if model.names.contains_key(&j) {
                row.add(dual.add_var(column.upper, (-BOX, 0.0)), 1.0);
            }
            dual.add_constraint(row, ComparisonOp::Le, column.cost);
        }
    }
    let mut options = SolveOptions::default();
    options.time_limit =
        limits.deadline.map(|d| d.saturating_duration_since(std::time::Instant::now()));
    let outcome = dual.solve_with(options).ok()?;
    let solution = outcome.solution()?;
    let clean = |v: f64, s: &Sense| match s {
        Sense::Ge => v.max(0.0),
        Sense::Le => v.min(0.0),
        Sense::Eq => v,
    };
    let y = y.iter().zip(sense).map(|(&v, s)| clean(solution.var_value_raw(v), s)).collect();
    Some((solution.objective(), y))
}

/// Value of the Lagrangian at these prices: right-hand sides at their price, and every column at
/// the cheaper end of its range.
fn safe_bound(model: &Model, rhs: &[f64], y: &[f64], reduced: &[f64]) -> f64 {
    let paid: f64 = rhs.iter().zip(y).map(|(b, y)| b * y).sum();
    let columns: f64 = model
        .columns
        .iter()
        .zip(reduced)
        .map(|(c, &rc)| if rc >= 0.0 { rc * c.lower } else { rc * c.upper })
        .sum();
    paid + columns
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicBool;

    use super::*;
    use crate::model::Tag;

    #[test]
    fn bound_knows_that_a_column_is_taken_no_more_often_than_it_can_be() {
        // Two of a cheap thing that is there once and a dear one that is there often: 1 + 3.
        let mut model = Model::default();
        let cheap = model.integer(1.0, 1.0);
        let dear = model.integer(3.0, 5.0);
        for (name, col) in [cheap, dear].into_iter().enumerate() {
            model.name(col, name as u64);
        }
        let tag = Tag { rule: "test", subject: 0 };
        model.row(tag, vec![(cheap, 1.0), (dear, 1.0)], Sense::Ge, 2.0);
        let never = AtomicBool::new(false);
        let limits = Limits { nodes: 1, deadline: None, stop: &never };
        let bound = prices(&model, &[], &limits).expect("prices").bound;
        assert!((bound - 4.0).abs() < 1e-6, "{bound}");
    }
}
