//! Level 2: vehicle kilometres, and the cost by the policy.

use super::facts::Facts;
use super::{trips, weight};
use crate::domain::{
    AllianceIx, AllianceReport, CostValue, GroupReport, Km, Policy, Shortfall, ShortfallValue,
};

/// Shortfall, kilometres and cost of each alliance.
pub(super) fn alliances(
    facts: &Facts,
    policy: Policy,
    groups: &[GroupReport],
    shortfalls: &[(AllianceIx, Shortfall)],
) -> Vec<AllianceReport> {
    let km = vehicle_km(facts);
    let mut short = vec![0; km.len()];
    for (a, s) in shortfalls {
        short[a.index()] += weight(s);
    }
    let settings = &facts.scenario.settings.objective;
    let lambda = settings.lambda;
    let mut fair = vec![0.0; km.len()];
    for group in groups {
        fair[group.alliance.index()] += match policy {
            Policy::Gini => spread(group),
            Policy::Owa => ordered_average(group, &settings.weights),
            Policy::Alpha => power_mean(group, settings.alpha + 1.0),
            Policy::Nash => nash(group, settings.disagreement.0),
            _ => group.burdens.iter().map(|b| b.1.0).fold(0.0, f64::max),
        };
    }
    facts
        .scenario
        .alliance_ixs()
        .map(|a| {
            let (km, fair) = (km[a.index()], fair[a.index()]);
            let cost = match policy {
                Policy::Cost | Policy::Leximin => km,
                Policy::Minimax => fair,
                _ => km + lambda * fair,
            };
            AllianceReport {
                alliance: a,
                shortfall: ShortfallValue { value: short[a.index()], bound: None },
                vehicle_km: Km(km),
                cost: CostValue { value: cost, bound: None },
                without_dates: None,
                quality: None,
            }
        })
        .collect()
}

/// (1 / n) Σ over pairs |burden p − burden q|.
fn spread(group: &GroupReport) -> f64 {
    let mut sum = 0.0;
    for (i, p) in group.burdens.iter().enumerate() {
        for q in &group.burdens[i + 1..] {
            sum += (p.1.0 - q.1.0).abs();
        }
    }
    sum / group.burdens.len() as f64
}

/// Σ w i × the i-th largest burden over Σ w i, as many weights as there are people at most.
fn ordered_average(group: &GroupReport, weights: &[f64]) -> f64 {
    let mut burdens: Vec<f64> = group.burdens.iter().map(|b| b.1.0).collect();
    burdens.sort_by(f64::total_cmp);
    let pairs = || burdens.iter().rev().zip(weights);
    let total: f64 = pairs().map(|(_, w)| w).sum();
    if total > 0.0 { pairs().map(|(b, w)| b * w).sum::<f64>() / total } else { 0.0 }
}

/// (mean of burden ^ exponent) ^ (1 / exponent).
fn power_mean(group: &GroupReport, exponent: f64) -> f64 {
    let largest = group.burdens.iter().map(|b| b.1.0).fold(0.0, f64::max);
    if largest <= 0.0 {
        return 0.0;
    }
    let powers: f64 = group.burdens.iter().map(|b| (b.1.0 / largest).powf(exponent)).sum();
    largest * (powers / group.burdens.len() as f64).powf(1.0 / exponent)
}

/// Mean of d × ln(d / (d − burden)), from 0.99 d on along the tangent.
fn nash(group: &GroupReport, d: f64) -> f64 {
    let last = 0.99 * d;
    let one = |burden: f64| {
        let beyond = (burden - last).max(0.0);
        -d * (1.0 - burden.min(last) / d).ln() + beyond * d / (d - last)
    };
    let sum: f64 = group.burdens.iter().map(|b| one(b.1.0)).sum();
    sum / group.burdens.len().max(1) as f64
}

/// K by alliance.
fn vehicle_km(facts: &Facts) -> Vec<f64> {
    let mut km = vec![0.0; facts.scenario.alliances.len()];
    for trip in trips::of_facts(facts) {
        km[trip.alliance.index()] += trip.vehicle_km().0;
    }
    km
}
