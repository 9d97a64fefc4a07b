//! A change tried on a calendar: the verifier says which rules it breaks and what it is worth.

use super::focus::{focus, rows_of};
use crate::domain::{Activity, AllianceIx, Policy, Rule, Scenario};
use crate::verify::{Verdict, verify};

/// Differences of cost that rounding alone explains.
pub(super) const SAME_COST: f64 = 1e-6;

/// What a calendar of one alliance is worth, level by level (contract, section 5).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    /// Level 1, the weighted sum.
    pub shortfall: i64,
    /// Level 2 by the policy.
    pub cost: f64,
    /// K, in km.
    pub km: f64,
    /// The burdens of everybody together, in minutes (contract, section 5). Where the same duties
    /// are done, one differs from another by the minutes on the road.
    pub minutes: f64,
    /// Level 4.
    pub quality: i64,
}

impl Standing {
    pub(super) fn of(verdict: &Verdict) -> Self {
        Self {
            shortfall: verdict.shortfall as i64,
            cost: verdict.cost,
            km: verdict.vehicle_km.value(),
            minutes: verdict.groups.iter().flat_map(|g| &g.burdens).map(|(_, m)| m.0).sum(),
            quality: verdict.quality.value() as i64,
        }
    }

    /// What this one has more than another, level by level.
    #[must_use]
    pub fn beyond(&self, other: &Self) -> Self {
        Self {
            shortfall: self.shortfall - other.shortfall,
            cost: self.cost - other.cost,
            km: self.km - other.km,
            minutes: self.minutes - other.minutes,
            quality: self.quality - other.quality,
        }
    }

    /// Level by level, costs equal up to rounding.
    #[must_use]
    pub fn order(&self, other: &Self) -> std::cmp::Ordering {
        let cost = if (self.cost - other.cost).abs() <= SAME_COST * other.cost.abs().max(1.0) {
            std::cmp::Ordering::Equal
        } else {
            self.cost.total_cmp(&other.cost)
        };
        (self.shortfall.cmp(&other.shortfall)).then(cost).then(self.quality.cmp(&other.quality))
    }
}

/// One alliance of a calendar, ready for changes to be tried on it.
#[derive(Debug, Clone)]
pub(super) struct Trial {
    scenario: Scenario,
    policy: Policy,
    /// The rows that are judged: the alliance's own and the others' events.
    pub rows: Vec<Activity>,
    /// As the calendar stands.
    pub base: Standing,
    /// Rules that it breaks already.
    broken: Vec<Rule>,
}

impl Trial {
    pub fn new(scenario: &Scenario, calendar: &[Activity], a: AllianceIx, policy: Policy) -> Self {
        let mut one = focus(scenario, calendar, a);
        // A change by hand may concern a pinned row; the rules are asked, not the pins.
        one.pins.clear();
        let rows = rows_of(calendar, a);
        let verdict = verify(&one, &rows, policy);
        let (base, broken) = (Standing::of(&verdict), rules(&verdict));
        Self { scenario: one, policy, rows, base, broken }
    }

    /// The rules that the rows would break beyond those that the calendar breaks already, and
    /// what they would be worth.
    pub fn judge(&self, rows: &[Activity]) -> (Vec<Rule>, Standing) {
        let verdict = verify(&self.scenario, rows, self.policy);
        let mut before = self.broken.clone();
        let mut fresh = Vec::new();
        for rule in rules(&verdict) {
            match before.iter().position(|&b| b == rule) {
                Some(at) => drop(before.swap_remove(at)),
                None => fresh.push(rule),
            }
        }
        fresh.dedup();
        (fresh, Standing::of(&verdict))
    }
}

/// One entry per breach, sorted.
fn rules(verdict: &Verdict) -> Vec<Rule> {
    let mut rules: Vec<Rule> = verdict.violations.iter().map(|v| v.rule).collect();
    rules.sort_unstable();
    rules
}
