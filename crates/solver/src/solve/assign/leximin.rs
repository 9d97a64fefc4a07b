//! Burdens from the largest down, one level fixed after another (J. Kostreva, W. Ogryczak and
//! A. Wierzbicki, "Equitable aggregations and multiple criteria analysis", European Journal of
//! Operational Research 158, 2004; the levels as counts of people above a value).
//!
//! For a level the question is: can the same number of people or fewer stand above each higher
//! value, and one fewer at this one? An answer is a better plan; no answer proves the level.

use super::burden_search::Search;
use super::{Goal, Price};
use crate::domain::{PROVEN_GAP, gap};
use crate::model::{self, Status};
use crate::solve::objective::sorted_down;

/// Minutes by which a level must fall to count as lower, and by which where the backend's own
/// tolerances neither find nor exclude that.
const STEP: f64 = 1e-4;
const ROUGH_STEP: f64 = 1e-3;

/// Nodes for the question about one level, as a share of the budget.
const SHARE: u64 = 8;

/// Highest values that stay as caps while kilometres are sought; each is a row of the model.
const MOST_CAPS: usize = 24;

/// Values with the number of people above them, from the highest on.
pub(super) fn caps(sorted: &[f64]) -> Vec<(f64, u32)> {
    let mut caps: Vec<(f64, u32)> = Vec::new();
    for (above, &value) in sorted.iter().enumerate() {
        if caps.last().is_none_or(|c| c.0 - value > STEP) {
            caps.push((value, above as u32));
        }
    }
    caps.truncate(MOST_CAPS);
    caps
}

/// Improves the plan of a search level by level, as far as the budget goes; gives the number of
/// leading burdens that are proven. Nobody's largest burden is below `least`.
pub(super) fn descend(search: &mut Search, least: f64) -> u32 {
    let past = search.master.past();
    let mut proven = 0_u32;
    loop {
        let Some(best) = search.best.clone() else { return proven };
        let sorted = sorted_down(&best.burdens);
        let Some(&value) = sorted.get(proven as usize) else { return proven };
        let reached = sorted.iter().filter(|&&b| b >= value - STEP).count() as u32;
        let fixed = past.iter().filter(|&&b| b >= value - STEP).count() as u32;
        let only_largest = reached == 1 && gap(value, least) <= PROVEN_GAP;
        if fixed >= reached || only_largest {
            proven = reached;
            continue;
        }
        if search.over() {
            return proven;
        }
        let mut asked: Vec<(f64, u32)> =
            caps(&sorted).into_iter().filter(|c| c.0 >= value - STEP).collect();
        if asked.last().is_none_or(|c| c.0 > value + STEP) {
            asked.push((value, proven));
        }
        let mut lower_by = |step: f64| {
            let lower = (value - step, reached - 1);
            ask(search, asked.iter().copied().chain([lower]).collect())
        };
        let answer = match lower_by(STEP) {
            Answer::Rounding => lower_by(ROUGH_STEP),
            answer => answer,
        };
        match answer {
            Answer::No => proven = reached,
            Answer::Better => {}
            Answer::Rounding | Answer::Unknown => return proven,
        }
    }
}

enum Answer {
    No,
    Better,
    /// The arithmetic ended the search.
    Rounding,
    Unknown,
}

fn ask(search: &mut Search, caps: Vec<(f64, u32)>) -> Answer {
    let ceiling = caps[0].0.max(search.floor);
    let price = Price { held: true, caps, ..Price::default() };
    let goal = Goal::Cost { shortfall: search.shortfall + 1e-6, price: price.clone() };
    let held = std::mem::replace(&mut search.price, price.clone());
    let relaxed = search.relax(search.floor, ceiling);
    search.price = held;
    if relaxed.is_none() {
        return Answer::No;
    }
    let model = search.master.build(&goal, search.floor, ceiling);
    let nodes = (search.budget.nodes / SHARE).max(1);
    let out = model::solve(&model, false, None, &search.limits(nodes));
    search.used += out.nodes + 1;
    match out.status {
        Status::Infeasible => Answer::No,
        Status::Unknown if out.nodes == 0 && !search.over() => Answer::Rounding,
        Status::Unknown => Answer::Unknown,
        Status::Optimal | Status::Feasible => {
            let found = search.master.decode(&goal, search.floor, ceiling, &out.x);
            let fits = found.shortfall as f64 <= search.shortfall + 1e-6 && price.keeps(&found);
            if !fits {
                return Answer::Rounding;
            }
            let polished = search.local(Some(&found), search.moves() / 8);
            let objective = search.objective;
            let worth = |a: &super::Assignment| (a.shortfall, objective.worth(a.km, &[&a.burdens]));
            let (f, p) = (worth(&found), worth(&polished));
            let better = p.0 < f.0 || p.0 == f.0 && p.1.order(&f.1).is_lt();
            search.best = Some(if better { polished } else { found });
            Answer::Better
        }
    }
}
