//! Converts a model to `good_lp`, for any backend.

use good_lp::variable::UnsolvedProblem;
use good_lp::{Expression, SolverModel, constraint, variable, variables};

use super::{Model, Sense};

/// A model in the form of a backend.
pub(super) struct Built<M> {
    pub problem: M,
    /// The model's columns that the backend has, in its order.
    pub kept: Vec<usize>,
    columns: usize,
}

impl<M> Built<M> {
    /// A point of the model in the backend's columns.
    pub fn pick(&self, x: &[f64]) -> Vec<f64> {
        self.kept.iter().map(|&j| x[j]).collect()
    }

    /// The backend's point in the model's columns, if there is one.
    pub fn spread(&self, x: &[f64]) -> Vec<f64> {
        if x.is_empty() {
            return Vec::new();
        }
        let mut all = vec![0.0; self.columns];
        for (&j, &v) in self.kept.iter().zip(x) {
            all[j] = v;
        }
        all
    }
}

/// Converts a model for a backend; `None` if a row is infeasible because all its columns are fixed
/// at zero.
pub(super) fn build<M: SolverModel>(
    model: &Model,
    relax: bool,
    backend: impl FnMut(UnsolvedProblem) -> M,
) -> Option<Built<M>> {
    let mut vars = variables!();
    // Columns fixed at zero are omitted; often only a small part remains.
    let cols: Vec<Option<good_lp::Variable>> = model
        .columns
        .iter()
        .map(|c| {
            if c.lower == 0.0 && c.upper == 0.0 {
                return None;
            }
            let v = variable().min(c.lower).max(c.upper);
            Some(vars.add(if c.integer && !relax { v.integer() } else { v }))
        })
        .collect();
    let mut objective = Expression::with_capacity(model.columns.len());
    for (c, col) in model.columns.iter().zip(&cols) {
        if let Some(col) = col
            && c.cost != 0.0
        {
            objective.add_mul(c.cost, *col);
        }
    }
    let mut problem = vars.minimise(objective).using(backend);
    for row in &model.rows {
        let mut left = Expression::with_capacity(row.terms.len());
        let mut any = false;
        for &(col, coefficient) in &row.terms {
            if let Some(v) = cols[col.0] {
                left.add_mul(coefficient, v);
                any = true;
            }
        }
        if !any {
            if row.sense.holds(0.0, row.rhs) {
                continue;
            }
            return None;
        }
        problem.add_constraint(match row.sense {
            Sense::Le => constraint::leq(left, row.rhs),
            Sense::Ge => constraint::geq(left, row.rhs),
            Sense::Eq => constraint::eq(left, row.rhs),
        });
    }
    let kept = (0..cols.len()).filter(|&j| cols[j].is_some()).collect();
    Some(Built { problem, kept, columns: model.columns.len() })
}
