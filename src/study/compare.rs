//! Prices of fairness and efficiency, and policies compared pair by pair.

use std::collections::BTreeMap;

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::record::RunRecord;
use super::tables::cell;
use crate::domain::Policy;
use crate::fairness::Measure;
use crate::input::StudySpec;
use crate::write::csv_text;

/// Seed of the resamples, the same for every study.
const RESAMPLES: u64 = 0x5eed;

/// Differences up to this much, relative, are ties.
const TIE: f64 = 1e-6;

/// A figure to compare: its name and its value in a record. Less is always better.
type Figure = (&'static str, fn(&RunRecord) -> Option<f64>);

const FIGURES: [Figure; 6] = [
    ("shortfall", |r| Some(r.shortfall as f64)),
    ("vehicle_km", |r| Some(r.vehicle_km)),
    ("largest_sum", |r| Some(r.largest_sum())),
    ("largest", |r| Measure::Largest.of(&r.burdens())),
    ("gini", |r| Measure::Gini.of(&r.burdens())),
    ("cv", |r| Measure::Variation.of(&r.burdens())),
];

/// The prices of a plan, relative to the plan with the fewest kilometres and the one with the
/// smallest largest burdens.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Price {
    pub run: String,
    pub scenario: String,
    pub policy: String,
    pub lambda: f64,
    pub seed: u64,
    pub limit: String,
    pub amount: f64,
    /// Relative excess of kilometres over `cost`.
    pub fairness: Option<f64>,
    /// Upper bound on it, from the lower bound of `cost`.
    pub fairness_at_most: Option<f64>,
    /// Relative excess of the sum of largest burdens over `minimax`.
    pub efficiency: Option<f64>,
    /// Upper bound on it, from the lower bound of `minimax`.
    pub efficiency_at_most: Option<f64>,
}

/// Same scenario, seed and limit.
type Pairing<'a> = (&'a str, u64, &'a str, u64);

fn pairing(r: &RunRecord) -> Pairing<'_> {
    (&r.scenario, r.seed, &r.limit, r.amount.to_bits())
}

/// Price of fairness and price of efficiency of every run whose reference runs exist and have no
/// larger shortfall.
///
/// Source: D. Bertsimas, V. F. Farias and N. Trichakis, *The Price of Fairness*, Operations
/// Research 59(1), 2011, and *On the Efficiency-Fairness Trade-off*, Management Science 58(12),
/// 2012, there as the share of a utility that is lost; of costs it is the share that is added:
/// K / K(cost) − 1, and L / L(minimax) − 1 with L the sum over groups of the largest burden.
pub(super) fn prices(records: &[RunRecord]) -> Vec<Price> {
    let mut partners: BTreeMap<(Pairing<'_>, &str), &RunRecord> = BTreeMap::new();
    for r in records.iter().filter(|r| r.policy == "cost" || r.policy == "minimax") {
        partners.insert((pairing(r), &r.policy), r);
    }
    records
        .iter()
        .map(|r| {
            let partner = |policy| {
                let found = partners.get(&(pairing(r), policy)).copied();
                found.filter(|p| p.shortfall == r.shortfall)
            };
            let above = |x: f64, least: f64| (least > 0.0).then(|| x / least - 1.0);
            let (cheap, calm) = (partner("cost"), partner("minimax"));
            let largest = r.largest_sum();
            Price {
                run: r.run.clone(),
                scenario: r.scenario.clone(),
                policy: r.policy.clone(),
                lambda: r.lambda,
                seed: r.seed,
                limit: r.limit.clone(),
                amount: r.amount,
                fairness: cheap.and_then(|c| above(r.vehicle_km, c.vehicle_km)),
                fairness_at_most: cheap.and_then(|c| above(r.vehicle_km, c.cost_bound?)),
                efficiency: calm.and_then(|c| above(largest, c.largest_sum())),
                efficiency_at_most: calm.and_then(|c| above(largest, c.cost_bound?)),
            }
        })
        .collect()
}

pub(super) fn prices_csv(prices: &[Price]) -> String {
    let head = [
        "run",
        "scenario",
        "policy",
        "lambda",
        "seed",
        "limit",
        "amount",
        "price_of_fairness",
        "price_of_fairness_at_most",
        "price_of_efficiency",
        "price_of_efficiency_at_most",
    ];
    let mut rows = vec![head.map(str::to_owned)];
    rows.extend(prices.iter().map(|p| {
        [
            p.run.clone(),
            p.scenario.clone(),
            p.policy.clone(),
            p.lambda.to_string(),
            p.seed.to_string(),
            p.limit.clone(),
            p.amount.to_string(),
            cell(p.fairness),
            cell(p.fairness_at_most),
            cell(p.efficiency),
            cell(p.efficiency_at_most),
        ]
    }));
    csv_text(&rows)
}

/// Two policies over all pairs of runs with the same scenario, seed and limit.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Pair {
    pub figure: &'static str,
    /// Policy and λ.
    pub a: (String, f64),
    pub b: (String, f64),
    pub pairs: usize,
    /// Pairs in which the first is less, equal, more.
    pub wins: [usize; 3],
    /// Mean of the first minus the second, and its interval.
    pub mean: f64,
    pub low: f64,
    pub high: f64,
}

/// All pairs of policies (with their λ) for every figure.
///
/// The interval is a percentile bootstrap (B. Efron and R. J. Tibshirani, *An Introduction to the
/// Bootstrap*, 1993) in two stages, scenarios and then runs within them (A. C. Davison and D. V.
/// Hinkley, *Bootstrap Methods and their Application*, 1997, section 3.8), because runs of one
/// scenario are not independent.
pub(super) fn pairs(records: &[RunRecord], spec: &StudySpec) -> Vec<Pair> {
    // A policy that does not depend on λ occurs once; policies in the order of the contract.
    let mut kinds: Vec<(String, f64)> = Vec::new();
    for r in records {
        let weighed = matches!(r.policy(), Some(Policy::Balanced | Policy::Gini));
        let kind = (r.policy.clone(), if weighed { r.lambda } else { 0.0 });
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    let of = |kind: &(String, f64)| -> BTreeMap<Pairing<'_>, &RunRecord> {
        let mine = records.iter().filter(|r| {
            let weighed = matches!(r.policy(), Some(Policy::Balanced | Policy::Gini));
            r.policy == kind.0 && (!weighed || r.lambda == kind.1)
        });
        mine.map(|r| (pairing(r), r)).collect()
    };
    let mut found = Vec::new();
    for (figure, read) in FIGURES {
        for (i, a) in kinds.iter().enumerate() {
            for b in &kinds[i + 1..] {
                let (of_a, of_b) = (of(a), of(b));
                let mut differences: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
                let mut wins = [0; 3];
                for (key, x) in &of_a {
                    let Some((x, y)) = read(x).zip(of_b.get(key).and_then(|y| read(y))) else {
                        continue;
                    };
                    let tie = TIE * x.abs().max(y.abs());
                    wins[if x < y - tie {
                        0
                    } else if x <= y + tie {
                        1
                    } else {
                        2
                    }] += 1;
                    differences.entry(key.0).or_default().push(x - y);
                }
                let groups: Vec<Vec<f64>> = differences.into_values().collect();
                let pairs = groups.iter().map(Vec::len).sum();
                if pairs == 0 {
                    continue;
                }
                let mean = groups.iter().flatten().sum::<f64>() / pairs as f64;
                let (low, high) = interval(&groups, spec.resamples, spec.confidence);
                let (a, b) = (a.clone(), b.clone());
                found.push(Pair { figure, a, b, pairs, wins, mean, low, high });
            }
        }
    }
    found
}

/// Percentile interval of the mean: groups are resampled first, then their members.
fn interval(groups: &[Vec<f64>], resamples: u32, confidence: f64) -> (f64, f64) {
    let mut rng = ChaCha8Rng::seed_from_u64(RESAMPLES);
    let mut means: Vec<f64> = (0..resamples)
        .map(|_| {
            let (mut sum, mut n) = (0.0, 0.0);
            for _ in 0..groups.len() {
                let group = &groups[rng.random_range(0..groups.len())];
                for _ in 0..group.len() {
                    sum += group[rng.random_range(0..group.len())];
                    n += 1.0;
                }
            }
            sum / n
        })
        .collect();
    means.sort_by(f64::total_cmp);
    let at = |q: f64| means[((means.len() as f64 - 1.0) * q).round() as usize];
    let tail = (1.0 - confidence) / 2.0;
    (at(tail), at(1.0 - tail))
}

pub(super) fn pairs_csv(pairs: &[Pair]) -> String {
    let head = [
        "figure",
        "policy_a",
        "lambda_a",
        "policy_b",
        "lambda_b",
        "pairs",
        "a_less",
        "same",
        "a_more",
        "mean_difference",
        "low",
        "high",
    ];
    let mut rows = vec![head.map(str::to_owned)];
    rows.extend(pairs.iter().map(|p| {
        [
            p.figure.to_owned(),
            p.a.0.clone(),
            p.a.1.to_string(),
            p.b.0.clone(),
            p.b.1.to_string(),
            p.pairs.to_string(),
            p.wins[0].to_string(),
            p.wins[1].to_string(),
            p.wins[2].to_string(),
            cell(Some(p.mean)),
            cell(Some(p.low)),
            cell(Some(p.high)),
        ]
    }));
    csv_text(&rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::PersonRecord;

    fn record(policy: &str, seed: u64, km: f64, burden: f64) -> RunRecord {
        let person = PersonRecord {
            alliance: "A".into(),
            role: "outreach".into(),
            person: "P".into(),
            home: "K".into(),
            burden,
            term: burden,
        };
        RunRecord {
            run: format!("{policy}{seed}"),
            scenario: "s".into(),
            digest: String::new(),
            version: String::new(),
            program: String::new(),
            policy: policy.into(),
            lambda: 1.0,
            seed,
            limit: "work".into(),
            amount: 9.0,
            stopped_by: "work".into(),
            shortfall: 0,
            shortfall_bound: Some(0),
            cost: if policy == "minimax" { burden } else { km },
            cost_bound: Some(if policy == "minimax" { burden * 0.8 } else { km * 0.5 }),
            vehicle_km: km,
            quality: 0,
            violations: 0,
            time_s: 1.0,
            proven: Vec::new(),
            people: vec![person],
        }
    }

    #[test]
    fn prices_are_shares_above_the_best() {
        let all = [record("cost", 1, 100.0, 60.0), record("minimax", 1, 125.0, 40.0)];
        let found = prices(&all);
        assert_eq!((found[0].fairness, found[0].efficiency), (Some(0.0), Some(0.5)));
        assert_eq!((found[1].fairness, found[1].efficiency), (Some(0.25), Some(0.0)));
        assert_eq!(found[1].fairness_at_most, Some(1.5));
        assert_eq!(found[0].efficiency_at_most, Some(60.0 / 32.0 - 1.0));
        // Without a reference run, or if it has a larger shortfall, there is no price.
        assert_eq!(prices(&all[1..])[0].fairness, None);
        let mut short = all.clone();
        short[0].shortfall = 100;
        assert_eq!(prices(&short)[1].fairness, None);
    }

    #[test]
    fn pairs_count_and_intervals_hold_the_mean() {
        let spec = StudySpec {
            name: String::new(),
            scenarios: Vec::new(),
            policies: Vec::new(),
            lambdas: Vec::new(),
            seeds: Vec::new(),
            limits: Vec::new(),
            resamples: 500,
            confidence: 0.9,
        };
        let mut all = Vec::new();
        for seed in 1..=8 {
            all.push(record("cost", seed, 100.0, 60.0));
            all.push(record("minimax", seed, 100.0 + seed as f64, 40.0));
        }
        let found = pairs(&all, &spec);
        let km = found.iter().find(|p| p.figure == "vehicle_km").expect("compared");
        assert_eq!((km.pairs, km.wins, km.mean), (8, [8, 0, 0], -4.5));
        assert!(km.low < -4.5 && km.high > -4.5 && km.low > -8.0 && km.high < -1.0, "{km:?}");
        let same = found.iter().find(|p| p.figure == "shortfall").expect("compared");
        assert_eq!((same.wins, same.low, same.high), ([0, 8, 0], 0.0, 0.0));
        assert_eq!(found, pairs(&all, &spec));
    }
}
