//! The opt-in backend: HiGHS, built through `good_lp`.
//!
//! It has a node limit like the other backend, and uses one thread, so that the tree is the same on
//! every machine. During a solve only the clock can stop it.

use std::time::Instant;

use good_lp::solvers::highs::highs;
use highs::{HighsModelStatus, HighsSolutionStatus};

use super::build::build;
use super::{Limits, Model, Outcome, Status};

pub(super) fn solve(model: &Model, relax: bool, start: Option<&[f64]>, limits: &Limits) -> Outcome {
    let Some(built) = build(model, relax, highs) else {
        return Outcome::infeasible();
    };
    if built.kept.is_empty() {
        // Every row is satisfied at zero.
        let x = vec![0.0; model.columns.len()];
        return point(Status::Optimal, 0.0, Some(0.0), x, 0);
    }
    let start = start.map(|x| built.pick(x));
    let Ok(mut solver) = built.problem.try_into_inner() else {
        return Outcome::unknown();
    };
    solver.set_option("threads", 1);
    solver.set_option("mip_rel_gap", 0.0);
    solver.set_option("mip_abs_gap", 1e-7);
    solver.set_option("mip_max_nodes", i32::try_from(limits.nodes).unwrap_or(i32::MAX));
    if let Some(deadline) = limits.deadline {
        let left = deadline.saturating_duration_since(Instant::now());
        solver.set_option("time_limit", left.as_secs_f64());
    }
    if start.is_some() && solver.try_set_solution(start.as_deref(), None, None, None).is_err() {
        return Outcome::unknown();
    }
    let Ok(solved) = solver.try_solve() else {
        return Outcome::unknown();
    };
    let status = match solved.status() {
        HighsModelStatus::Optimal => Status::Optimal,
        HighsModelStatus::Infeasible | HighsModelStatus::UnboundedOrInfeasible => {
            return Outcome::infeasible();
        }
        HighsModelStatus::ReachedTimeLimit
        | HighsModelStatus::ReachedSolutionLimit
        | HighsModelStatus::ReachedIterationLimit
        | HighsModelStatus::ObjectiveBound
        | HighsModelStatus::ObjectiveTarget => Status::Feasible,
        _ => return Outcome::unknown(),
    };
    let value = solved.objective_value();
    let tree = |name| solved.double_info_value(name).ok().filter(|b: &f64| b.is_finite());
    let bound = if relax { Some(value) } else { tree(c"mip_dual_bound") };
    let nodes = solved.int_info_value(c"mip_node_count").map_or(0, |n| n.max(0) as u64);
    if solved.primal_solution_status() != HighsSolutionStatus::Feasible {
        return Outcome { bound: bound.filter(|_| !relax), nodes, ..Outcome::unknown() };
    }
    let bound = bound.map(|b| b.min(value)).filter(|_| !relax || status == Status::Optimal);
    let mut x = vec![0.0; model.columns.len()];
    for (&j, &v) in built.kept.iter().zip(solved.get_solution().columns()) {
        x[j] = if model.columns[j].integer && !relax { v.round() } else { v };
    }
    point(status, value, bound, x, nodes)
}

fn point(status: Status, value: f64, bound: Option<f64>, x: Vec<f64>, nodes: u64) -> Outcome {
    Outcome { status, value: Some(value), bound, x, nodes }
}
