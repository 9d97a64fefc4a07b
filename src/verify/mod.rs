//! Rules, demands, cost and quality of a calendar, worked out again from the contract.
//!
//! What may enter: the domain types, the working calendar and the distance table.
//! What never belongs here: anything of the solver, wording, and any repair.

use crate::domain::{
    Activity, AllianceReport, GroupReport, Km, Message, Policy, QualityParts, Rule, Scenario,
    Shortfall,
};

/// One breach of a hard rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The rule.
    pub rule: Rule,
    /// Lines of the calendar that break it together (from 1, the header is line 1), sorted.
    pub lines: Vec<u32>,
    /// What is wrong: who, where, when, how much against which limit.
    pub message: Message,
}

/// What a calendar is worth, from the files alone.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// Every breach, in the order of the rules, then of the lines.
    pub violations: Vec<Violation>,
    /// Every demand left unmet, `reason` empty.
    pub shortfalls: Vec<Shortfall>,
    /// Level 1.
    pub shortfall: u64,
    /// K of section 5.
    pub vehicle_km: Km,
    /// Level 2 by the policy. Under `leximin` this is K.
    pub cost: f64,
    /// Level 4.
    pub quality: QualityParts,
    /// One entry per alliance, in file order; bounds are `None`. Cost by the policy.
    pub alliances: Vec<AllianceReport>,
    /// One entry per (alliance, role) with at least one person.
    pub groups: Vec<GroupReport>,
}

/// Holds a calendar against a scenario under a policy.
///
/// Rows keep their `line`; rows that were never read (line 0) are counted from 2 in the order
/// given.
#[must_use]
pub fn verify(_scenario: &Scenario, _calendar: &[Activity], _policy: Policy) -> Verdict {
    Verdict {
        violations: Vec::new(),
        shortfalls: Vec::new(),
        shortfall: 0,
        vehicle_km: Km::ZERO,
        cost: 0.0,
        quality: QualityParts::default(),
        alliances: Vec::new(),
        groups: Vec::new(),
    }
}

/// Hard rules that the pins break among themselves, with the history and the scenario; lines are
/// those of `pins.csv`.
#[must_use]
pub fn check_pins(_scenario: &Scenario) -> Vec<Violation> {
    Vec::new()
}
