//! Small scenarios: every calendar is tried, and the solver's levels are those of the best.

use alliance_calendar::domain::{FixedWord, Policy, Scenario};
use alliance_calendar::generate::{Shape, generate};
use alliance_calendar::input::read_sources;
use alliance_calendar::plan;
use alliance_calendar::solve::{PlanOptions, Silent};
use alliance_calendar::verify::{Verdict, verify};
use rayon::prelude::*;

use crate::solver::every_calendar::Every;

/// Level values in their order, as the policy compares them; cost in thousandths, so that they
/// compare exactly.
type Levels = Vec<i64>;

fn levels(verdict: &Verdict, policy: Policy) -> Levels {
    let thousandths = |x: f64| (x * 1000.0).round() as i64;
    let mut levels = vec![verdict.shortfall as i64];
    if policy == Policy::Leximin {
        for group in &verdict.groups {
            let mut burdens: Vec<i64> =
                group.burdens.iter().map(|(_, minutes)| thousandths(minutes.0)).collect();
            burdens.sort_unstable_by(|a, b| b.cmp(a));
            levels.extend(burdens);
        }
    }
    levels.push(thousandths(verdict.cost));
    if policy == Policy::Minimax {
        levels.push(thousandths(verdict.vehicle_km.0));
    }
    levels.push(verdict.quality.value() as i64);
    levels
}

fn compare(seeds: std::ops::Range<u64>, policies: &'static [Policy], most: u64, at_least: usize) {
    let outcomes: Vec<(String, bool)> = seeds
        .into_par_iter()
        .filter_map(|seed| {
            let shape = Shape {
                alliances: 1,
                kindergartens: 3 + (seed % 2) as u32,
                staff: 3 + (seed % 3) as u32,
                seed,
                weeks: Some(1),
                tightness: [0.0, 0.4, 0.8][(seed % 3) as usize],
                events: (seed % 2) as u32,
                closures: [0.0, 0.5][(seed / 2 % 2) as usize],
                ..Shape::default()
            };
            let scenario = read_sources(&generate(&shape)).scenario?;
            let mut best: Vec<Option<Levels>> = vec![None; policies.len()];
            let all = Every::new(&scenario, most).run(&mut |calendar| {
                for (&policy, best) in policies.iter().zip(&mut best) {
                    let levels = levels(&verify(&scenario, calendar, policy), policy);
                    if best.as_ref().is_none_or(|b| levels < *b) {
                        *best = Some(levels);
                    }
                }
            });
            all.then_some((seed, scenario, best))
        })
        .flat_map_iter(|(seed, scenario, best)| {
            policies.iter().zip(best).map(move |(&policy, best)| {
                let best = best.expect("the empty calendar breaks no rule");
                judge(seed, &scenario, policy, &best)
            })
        })
        .collect();
    assert!(outcomes.len() >= at_least, "only {} scenarios were small enough", outcomes.len());
    let wrong: Vec<&String> = outcomes.iter().filter(|o| !o.1).map(|o| &o.0).collect();
    assert!(wrong.is_empty(), "{} of {} differ:\n{wrong:#?}", wrong.len(), outcomes.len());
}

/// Whether the solver's levels are those of the best calendar, and its bounds are below them.
fn judge(seed: u64, scenario: &Scenario, policy: Policy, best: &Levels) -> (String, bool) {
    let options = PlanOptions {
        time_limit: None,
        work_limit: Some(2_000),
        threads: 1,
        policy: Some(policy),
        ..PlanOptions::default()
    };
    let plan = plan(scenario, &options, &Silent).expect("it can be planned");
    let verdict = verify(scenario, &plan.activities, policy);
    let found = levels(&verdict, policy);
    let bound = plan.levels.cost.bound.unwrap_or(0.0);
    // Under leximin the bound is that of the burdens reached, which are the best ones here.
    let cost = verdict.cost;
    let bounds = plan.levels.shortfall.bound.is_some_and(|b| b as i64 <= best[0])
        && bound <= cost * (1.0 + 1e-9) + 1e-9;
    let same = found.len() == best.len() && found.iter().zip(best).all(|(a, b)| (a - b).abs() <= 1);
    let text = format!("seed {seed} {policy:?}: solver {found:?}, best {best:?}, bound {bound}");
    (text, same && bounds)
}

#[test]
fn levels_equal_those_of_exhaustive_search() {
    compare(0..60, &[Policy::Balanced], 100_000, 15);
}

#[test]
fn so_they_do_under_every_policy() {
    compare(0..60, Policy::ALL, 30_000, 40);
}
