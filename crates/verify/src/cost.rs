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
    let lambda = facts.scenario.settings.objective.lambda;
    let mut fair = vec![0.0; km.len()];
    for group in groups {
        fair[group.alliance.index()] += match policy {
            Policy::Gini => spread(group),
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
                Policy::Balanced | Policy::Gini => km + lambda * fair,
                Policy::Minimax => fair,
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

/// K by alliance.
fn vehicle_km(facts: &Facts) -> Vec<f64> {
    let mut km = vec![0.0; facts.scenario.alliances.len()];
    for trip in trips::of_facts(facts) {
        km[trip.alliance.index()] += trip.vehicle_km().0;
    }
    km
}
