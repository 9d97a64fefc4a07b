//! The pure-Rust backend: `microlp`, built through `good_lp`.
//!
//! The tree runs on the backend's own handle, because only that has a node limit, which is the same
//! on every machine, and the bound.

use std::time::Instant;

use microlp::{ResumeOptions, SolveOptions, SolveOutcome};

use super::build::build;
use super::{Limits, Model, Outcome, Status};

/// Nodes between two checks of the clock.
const CHUNK: u64 = 32;

pub(super) fn solve(model: &Model, relax: bool, start: Option<&[f64]>, limits: &Limits) -> Outcome {
    let Some(built) = build(model, relax, good_lp::solvers::microlp::microlp) else {
        return Outcome::infeasible();
    };
    let start = start.map(|x| built.pick(x));
    let problem = built.problem.as_inner();
    let mut outcome = drive(built.kept.len(), problem, relax, start.as_deref(), limits);
    outcome.x = built.spread(&outcome.x);
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
    options.mip_gap = 0.0;
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
    while !outcome.is_optimal() && outcome.stats().nodes_solved < limits.nodes && !limits.over() {
        let mut more = ResumeOptions::default();
        more.node_limit = Some(CHUNK.min(limits.nodes - outcome.stats().nodes_solved));
        more.time_limit = remaining();
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

/// The backend creates variables only while a problem is built. They hold only their position, so a
/// scratch problem of the same size gives the same variables.
fn problem_variables(n: usize) -> Vec<microlp::Variable> {
    let mut scratch = microlp::Problem::new(microlp::OptimizationDirection::Minimize);
    (0..n).map(|_| scratch.add_var(0.0, (0.0, 1.0))).collect()
}
