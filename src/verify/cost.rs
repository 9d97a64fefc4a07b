//! Level 2: vehicle kilometres, and the cost that a policy makes of them and of the burdens.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::facts::Facts;
use super::weight;
use crate::domain::{
    AllianceIx, AllianceReport, CostValue, GroupReport, KinderIx, Km, Policy, Shortfall,
    ShortfallValue,
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

/// K by alliance: people who leave the same home on the same day for the same ordered stops
/// share vehicles; delegates of every other kindergarten drive to the host and back.
fn vehicle_km(facts: &Facts) -> Vec<f64> {
    let settings = &facts.scenario.settings;
    let mut km = vec![0.0; facts.scenario.alliances.len()];
    let mut travellers: BTreeMap<(KinderIx, Date, Vec<KinderIx>), u32> = BTreeMap::new();
    for day in facts.days() {
        let home = facts.scenario.person(day[0].person).home;
        let stops: Vec<KinderIx> = day.iter().map(|d| d.place).collect();
        *travellers.entry((home, day[0].row.date, stops)).or_default() += 1;
    }
    for ((home, _, stops), people) in travellers {
        let vehicles = people.div_ceil(settings.travel.seats);
        let alliance = facts.scenario.kindergarten(home).alliance;
        km[alliance.index()] += f64::from(vehicles) * facts.table.route_km(home, &stops).0;
    }
    let vehicles = f64::from(settings.events.delegates.div_ceil(settings.travel.seats));
    for (host, r) in facts.hosted() {
        for &k in &facts.scenario.alliance(r.row.alliance).members {
            if k != host {
                km[r.row.alliance.index()] += 2.0 * facts.table.km(k, host).0 * vehicles;
            }
        }
    }
    km
}
