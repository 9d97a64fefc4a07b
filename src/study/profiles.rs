//! Performance profiles of policies.

use std::collections::BTreeMap;

use super::kinds::{FIGURES, Kind, kinds, limits};
use super::record::RunRecord;
use super::tables::cell;
use crate::write::csv_text;

/// Ratios up to this much above 1 are 1.
const TIE: f64 = 1e-6;

/// Figures that have a profile: sums, of which ratios say something.
const PROFILED: [&str; 2] = ["vehicle_km", "largest_sum"];

/// The profile of a policy under one limit.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Profile {
    pub figure: &'static str,
    pub limit: String,
    pub amount: f64,
    pub kind: Kind,
    /// Steps: a ratio, and the share of problems in which the policy is within it.
    pub steps: Vec<(f64, f64)>,
}

/// The profile of every policy (with its λ), figure and limit.
///
/// Source: E. D. Dolan and J. J. Moré, *Benchmarking optimization software with performance
/// profiles*, Mathematical Programming 91, 2002. A problem is a scenario with a seed. The ratio is the
/// figure over the least that a policy reaches in the problem; a run with a larger shortfall than the
/// least of the problem solves it at no ratio. Where a policy has no run there is no problem.
pub(super) fn profiles(records: &[RunRecord]) -> Vec<Profile> {
    let kinds = kinds(records);
    let mut found = Vec::new();
    for (figure, read) in FIGURES.into_iter().filter(|f| PROFILED.contains(&f.0)) {
        for (limit, amount) in limits(records) {
            // By problem, the shortfall and the figure of each policy.
            let mut problems: BTreeMap<(&str, &str, u64), Vec<Option<(u64, f64)>>> =
                BTreeMap::new();
            for r in records.iter().filter(|r| (&r.limit, r.amount) == (&limit, amount)) {
                let Some(k) = kinds.iter().position(|kind| *kind == Kind::of(r)) else { continue };
                let problem = problems.entry((&r.scenario, &r.digest, r.seed));
                problem.or_insert_with(|| vec![None; kinds.len()])[k] =
                    read(r).map(|value| (r.shortfall, value));
            }
            let whole: Vec<Vec<(u64, f64)>> =
                problems.into_values().filter_map(|p| p.into_iter().collect()).collect();
            for (k, kind) in kinds.iter().enumerate() {
                let ratios = whole.iter().map(|problem| ratio(problem, k)).collect();
                let (limit, kind) = (limit.clone(), kind.clone());
                let steps = steps(ratios);
                if !steps.is_empty() {
                    found.push(Profile { figure, limit, amount, kind, steps });
                }
            }
        }
    }
    found
}

fn ratio(problem: &[(u64, f64)], k: usize) -> f64 {
    let shortfall = problem.iter().map(|p| p.0).min().unwrap_or(0);
    let solved = problem.iter().filter(|p| p.0 == shortfall).map(|p| p.1);
    let least = solved.fold(f64::INFINITY, f64::min);
    let (mine, value) = problem[k];
    if mine > shortfall {
        f64::INFINITY
    } else if value <= least * (1.0 + TIE) {
        1.0
    } else if least > 0.0 {
        value / least
    } else {
        f64::INFINITY
    }
}

fn steps(mut ratios: Vec<f64>) -> Vec<(f64, f64)> {
    ratios.sort_by(f64::total_cmp);
    let n = ratios.len() as f64;
    let mut steps: Vec<(f64, f64)> = Vec::new();
    for (i, &ratio) in ratios.iter().enumerate() {
        let share = (i + 1) as f64 / n;
        match steps.last_mut() {
            Some(last) if last.0 == ratio => last.1 = share,
            _ => steps.push((ratio, share)),
        }
    }
    // At ratio 1 every policy has a share, if only none.
    if steps.first().is_some_and(|first| first.0 > 1.0) {
        steps.insert(0, (1.0, 0.0));
    }
    // Problems that are not solved at any ratio are no step.
    steps.retain(|step| step.0.is_finite());
    steps
}

pub(super) fn profiles_csv(profiles: &[Profile]) -> String {
    let head = ["figure", "limit", "amount", "policy", "lambda", "ratio", "share"];
    let mut rows = vec![head.map(str::to_owned)];
    for p in profiles {
        rows.extend(p.steps.iter().map(|&(ratio, share)| {
            [
                p.figure.to_owned(),
                p.limit.clone(),
                p.amount.to_string(),
                p.kind.policy.clone(),
                cell(p.kind.lambda),
                ratio.to_string(),
                share.to_string(),
            ]
        }));
    }
    csv_text(&rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_are_to_the_least_of_those_that_leave_no_more_unmet() {
        let problem = [(0, 10.0), (0, 15.0), (100, 1.0), (0, 10.000_001)];
        let ratios: Vec<f64> = (0..4).map(|k| ratio(&problem, k)).collect();
        assert_eq!(ratios, [1.0, 1.5, f64::INFINITY, 1.0]);
        assert_eq!(ratio(&[(0, 0.0), (0, 2.0)], 1), f64::INFINITY);
        assert_eq!(ratio(&[(0, 0.0), (0, 2.0)], 0), 1.0);
    }

    #[test]
    fn shares_grow_to_what_is_solved() {
        assert_eq!(steps(vec![1.0, 2.0, 1.0, f64::INFINITY]), [(1.0, 0.5), (2.0, 0.75)]);
        assert_eq!(steps(vec![3.0]), [(1.0, 0.0), (3.0, 1.0)]);
        assert_eq!(steps(vec![f64::INFINITY]), [(1.0, 0.0)]);
    }
}
