//! Prices of fairness and efficiency, and policies compared pair by pair.

use std::collections::BTreeMap;

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::kinds::{FIGURES, Kind, kinds, limits};
use super::record::RunRecord;
use super::signed_rank::{SignedRank, signed_rank};
use super::tables::cell;
use crate::input::StudySpec;
use crate::write::csv_text;

/// Seed of the resamples, the same for every study.
const RESAMPLES: u64 = 0x5eed;

/// Differences up to this much, relative, are ties.
const TIE: f64 = 1e-6;

/// The prices of a plan, relative to the plan with the fewest kilometres and the one with the
/// smallest largest burdens.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Price {
    pub run: String,
    pub scenario: String,
    pub policy: String,
    pub lambda: Option<f64>,
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
type Pairing<'a> = (&'a str, &'a str, u64, &'a str, u64);

fn pairing(r: &RunRecord) -> Pairing<'_> {
    (&r.scenario, &r.digest, r.seed, &r.limit, r.amount.to_bits())
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
                lambda: r.weight(),
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
            cell(p.lambda),
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

/// Two policies over all pairs of runs with the same scenario and seed under one limit.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Pair {
    pub figure: &'static str,
    pub limit: String,
    pub amount: f64,
    pub a: Kind,
    pub b: Kind,
    pub scenarios: usize,
    pub pairs: usize,
    /// Pairs in which the first is less, equal, more.
    pub wins: [usize; 3],
    /// Mean of the first minus the second, and its interval.
    pub mean: f64,
    pub low: f64,
    pub high: f64,
    /// The test of the scenarios' mean differences.
    pub test: SignedRank,
}

/// All pairs of policies (with their λ) for every figure, limit by limit.
///
/// The interval is a percentile bootstrap (B. Efron and R. J. Tibshirani, *An Introduction to the
/// Bootstrap*, 1993) in two stages, scenarios and then runs within them (A. C. Davison and D. V.
/// Hinkley, *Bootstrap Methods and their Application*, 1997, section 3.8), because runs of one
/// scenario are not independent. For the same reason the test ranks the mean difference of each
/// scenario (J. Demšar, *Statistical Comparisons of Classifiers over Multiple Data Sets*, Journal of
/// Machine Learning Research 7, 2006); a difference that counts as a tie is zero there.
pub(super) fn pairs(records: &[RunRecord], spec: &StudySpec) -> Vec<Pair> {
    let kinds = kinds(records);
    let mut found = Vec::new();
    for (limit, amount) in limits(records) {
        let under = |r: &&RunRecord| r.limit == limit && r.amount == amount;
        let of = |kind: &Kind| -> BTreeMap<Problem<'_>, &RunRecord> {
            let mine = records.iter().filter(under).filter(|r| Kind::of(r) == *kind);
            mine.map(|r| ((&*r.scenario, &*r.digest, r.seed), r)).collect()
        };
        for (figure, read) in FIGURES {
            for (i, a) in kinds.iter().enumerate() {
                for b in &kinds[i + 1..] {
                    let (of_a, of_b) = (of(a), of(b));
                    let mut differences: BTreeMap<(&str, &str), Vec<f64>> = BTreeMap::new();
                    let mut wins = [0; 3];
                    for (key, x) in &of_a {
                        let Some((x, y)) = read(x).zip(of_b.get(key).and_then(|y| read(y))) else {
                            continue;
                        };
                        let tie = (x - y).abs() <= TIE * x.abs().max(y.abs());
                        wins[if tie { 1 } else { 2 * usize::from(x > y) }] += 1;
                        let difference = if tie { 0.0 } else { x - y };
                        differences.entry((key.0, key.1)).or_default().push(difference);
                    }
                    let groups: Vec<Vec<f64>> = differences.into_values().collect();
                    let pairs = groups.iter().map(Vec::len).sum();
                    if pairs == 0 {
                        continue;
                    }
                    let mean_of = |g: &Vec<f64>| g.iter().sum::<f64>() / g.len() as f64;
                    let means: Vec<f64> = groups.iter().map(mean_of).collect();
                    let mean = groups.iter().flatten().sum::<f64>() / pairs as f64;
                    let (low, high) = interval(&groups, spec.resamples, spec.confidence);
                    found.push(Pair {
                        figure,
                        limit: limit.clone(),
                        amount,
                        a: a.clone(),
                        b: b.clone(),
                        scenarios: groups.len(),
                        pairs,
                        wins,
                        mean,
                        low,
                        high,
                        test: signed_rank(&means),
                    });
                }
            }
        }
    }
    found
}

/// Scenario, its digest, and seed.
type Problem<'a> = (&'a str, &'a str, u64);

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
        "limit",
        "amount",
        "policy_a",
        "lambda_a",
        "policy_b",
        "lambda_b",
        "scenarios",
        "pairs",
        "a_less",
        "same",
        "a_more",
        "mean_difference",
        "low",
        "high",
        "ranked",
        "rank_sum_plus",
        "rank_sum_minus",
        "p",
    ];
    let mut rows = vec![head.map(str::to_owned)];
    rows.extend(pairs.iter().map(|p| {
        [
            p.figure.to_owned(),
            p.limit.clone(),
            p.amount.to_string(),
            p.a.policy.clone(),
            cell(p.a.lambda),
            p.b.policy.clone(),
            cell(p.b.lambda),
            p.scenarios.to_string(),
            p.pairs.to_string(),
            p.wins[0].to_string(),
            p.wins[1].to_string(),
            p.wins[2].to_string(),
            cell(Some(p.mean)),
            cell(Some(p.low)),
            cell(Some(p.high)),
            p.test.ranked.to_string(),
            p.test.plus.to_string(),
            p.test.minus.to_string(),
            p.test.p.to_string(),
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
            commit: String::new(),
            instance: Default::default(),
            calendar: String::new(),
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

    fn spec() -> StudySpec {
        StudySpec {
            name: String::new(),
            scenarios: Vec::new(),
            policies: Vec::new(),
            lambdas: Vec::new(),
            seeds: Vec::new(),
            limits: Vec::new(),
            resamples: 500,
            confidence: 0.9,
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
        let spec = spec();
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
        // One scenario is one difference to rank.
        assert_eq!((km.scenarios, km.test.ranked, km.test.p), (1, 1, 1.0));
    }

    #[test]
    fn limits_are_compared_one_by_one_and_scenarios_are_ranked() {
        let mut all = Vec::new();
        for (scenario, plus) in [("s", 1.0), ("t", 2.0), ("u", 3.0), ("v", 4.0), ("w", 5.0)] {
            for seed in [1, 2] {
                for amount in [9.0, 18.0] {
                    for (policy, km) in [("cost", 100.0), ("minimax", 100.0 + plus)] {
                        let made = record(policy, seed, km, 60.0);
                        all.push(RunRecord { scenario: scenario.into(), amount, ..made });
                    }
                }
            }
        }
        let found = pairs(&all, &spec());
        let km: Vec<&Pair> = found.iter().filter(|p| p.figure == "vehicle_km").collect();
        assert_eq!(km.iter().map(|p| p.amount).collect::<Vec<_>>(), [9.0, 18.0]);
        for pair in km {
            assert_eq!((pair.scenarios, pair.pairs, pair.mean), (5, 10, -3.0));
            assert_eq!((pair.test.plus, pair.test.minus, pair.test.p), (0.0, 15.0, 0.0625));
            // Neither policy depends on λ, here as in `runs.csv`.
            assert_eq!((pair.a.lambda, pair.b.lambda), (None, None));
        }
    }
}
