//! The pure-Rust backend: `microlp`, built through `good_lp`.
//!
//! The model is built with `good_lp`; the tree is driven on the backend's own handle, because
//! only that one has a node limit (a limit that is the same on every machine) and the bound.

use std::time::Instant;

use good_lp::{Expression, SolverModel, constraint, variable, variables};
use microlp::{ResumeOptions, SolveOptions, SolveOutcome};

use super::{Limits, Model, Outcome, Sense, Status};

/// Nodes between two looks at the clock.
const CHUNK: u64 = 32;

/// Minimises a model; with `relax` the integers are let go.
#[must_use]
pub fn solve(model: &Model, relax: bool, start: Option<&[f64]>, limits: &Limits) -> Outcome {
    if limits.over() {
        return Outcome::unknown();
    }
    let mut vars = variables!();
    // Columns held at zero are left out: what remains is often a small part.
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
    let mut problem = vars.minimise(objective).using(good_lp::solvers::microlp::microlp);
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
            return Outcome::infeasible();
        }
        problem.add_constraint(match row.sense {
            Sense::Le => constraint::leq(left, row.rhs),
            Sense::Ge => constraint::geq(left, row.rhs),
            Sense::Eq => constraint::eq(left, row.rhs),
        });
    }
    let kept: Vec<usize> = (0..cols.len()).filter(|&j| cols[j].is_some()).collect();
    let start: Option<Vec<f64>> = start.map(|x| kept.iter().map(|&j| x[j]).collect());
    let mut outcome = drive(kept.len(), problem.as_inner(), relax, start.as_deref(), limits);
    if !outcome.x.is_empty() {
        let mut x = vec![0.0; model.columns.len()];
        for (&j, &v) in kept.iter().zip(&outcome.x) {
            x[j] = v;
        }
        outcome.x = x;
    }
    outcome
}

fn drive(
    columns: usize,
    problem: &microlp::Problem,
    relax: bool,
    start: Option<&[f64]>,
    limits: &Limits,
) -> Outcome {
    let handles = problem_variables(columns);
    let remaining = || limits.deadline.map(|d| d.saturating_duration_since(Instant::now()));
    let mut options = SolveOptions::default();
    options.node_limit = Some(CHUNK.min(limits.nodes.max(1)));
    options.time_limit = remaining();
    options.mip_gap = limits.gap;
    options.warm_start = start.map(|x| handles.iter().copied().zip(x.iter().copied()).collect());
    let mut outcome = match problem.solve_with(options) {
        Ok(outcome) => outcome,
        Err(microlp::Error::Infeasible) => return Outcome::infeasible(),
        Err(_) => return Outcome::unknown(),
    };
    if relax {
        return match outcome.solution() {
            Some(s) => {
                let x: Vec<f64> = handles.iter().map(|&v| s.var_value_raw(v)).collect();
                let value = s.objective();
                Outcome {
                    status: Status::Optimal,
                    value: Some(value),
                    bound: Some(value),
                    x,
                    nodes: 0,
                }
            }
            None => Outcome::unknown(),
        };
    }
    while !outcome.is_optimal()
        && outcome.stats().nodes_solved < limits.nodes
        && outcome.termination_reason() != microlp::TerminationReason::MipGap
        && !limits.over()
    {
        let mut more = ResumeOptions::default();
        more.node_limit = Some(CHUNK.min(limits.nodes - outcome.stats().nodes_solved));
        more.time_limit = remaining();
        more.mip_gap = (limits.gap > 0.0).then_some(limits.gap);
        outcome = match outcome.resume_with(more) {
            Ok(next) => next,
            Err(microlp::Error::Infeasible) => return Outcome::infeasible(),
            Err(_) => return Outcome::unknown(),
        };
    }
    finish(&outcome, &handles)
}

fn finish(outcome: &SolveOutcome, handles: &[microlp::Variable]) -> Outcome {
    let stats = outcome.stats();
    match outcome.solution() {
        Some(s) => {
            let optimal = outcome.is_optimal();
            let value = s.objective();
            Outcome {
                status: if optimal { Status::Optimal } else { Status::Feasible },
                value: Some(value),
                bound: if optimal { Some(value) } else { stats.best_bound },
                x: handles.iter().map(|&v| s.var_value(v)).collect(),
                nodes: stats.nodes_solved,
            }
        }
        None => Outcome {
            status: Status::Unknown,
            value: None,
            bound: stats.best_bound,
            x: Vec::new(),
            nodes: stats.nodes_solved,
        },
    }
}

/// The backend hands out variables only while a problem is built; positions are all that they
/// hold, so a scratch problem of the same size gives the same ones.
fn problem_variables(n: usize) -> Vec<microlp::Variable> {
    let mut scratch = microlp::Problem::new(microlp::OptimizationDirection::Minimize);
    (0..n).map(|_| scratch.add_var(0.0, (0.0, 1.0))).collect()
}
