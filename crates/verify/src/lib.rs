//! Computes rules, demands, cost and quality of a calendar from the contract, without the search.
//!
//! May use: the domain types, the working calendar and the distance table.
//! Must not contain: code of the solver, text, or any repair.

use alliance_contract::{calendar, domain, travel};

mod asked;
mod burden;
mod cost;
mod demands;
mod event;
mod facts;
mod inspection;
mod outreach;
mod person;
mod pins;
mod place;
mod placement;
mod quality;
mod trips;

pub use asked::{Asked, asked};
pub use quality::nearness;
pub use trips::{Trip, trips};

pub use self::event::eligible_hosts;
use self::facts::Facts;
use crate::domain::{
    Activity, AllianceReport, GroupReport, Km, Message, Policy, QualityParts, Rule, Scenario,
    Shortfall,
};

/// One violation of a hard rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The rule.
    pub rule: Rule,
    /// Sorted lines of the calendar that break it together (from 1; the header is line 1).
    pub lines: Vec<u32>,
    /// The problem: who, where, when, value and limit.
    pub message: Message,
}

/// The levels and violations of a calendar, computed from the files alone.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// Every violation, ordered by rule, then by line.
    pub violations: Vec<Violation>,
    /// Every shortfall, with an empty `reason`.
    pub shortfalls: Vec<Shortfall>,
    /// Level 1.
    pub shortfall: u64,
    /// K of section 5.
    pub vehicle_km: Km,
    /// Level 2 by the policy. Under `minimax` the sum of the largest burdens, in minutes; under
    /// `leximin` K.
    pub cost: f64,
    /// Level 4.
    pub quality: QualityParts,
    /// One entry per alliance, in file order; bounds are `None`. Cost by the policy.
    pub alliances: Vec<AllianceReport>,
    /// One entry per (alliance, role) with at least one person.
    pub groups: Vec<GroupReport>,
}

impl Verdict {
    /// Whether no hard rule is broken.
    #[must_use]
    pub fn ok(&self) -> bool {
        self.violations.is_empty()
    }
}

/// Verifies a calendar against a scenario under a policy.
///
/// Rows keep their `line`; rows that were not read from a file (line 0) are numbered from 2.
#[must_use]
pub fn verify(scenario: &Scenario, calendar: &[Activity], policy: Policy) -> Verdict {
    let facts = Facts::new(scenario, calendar);
    let mut violations = rules(&facts, true);
    pins::pin(&facts, &mut violations);
    sort(&mut violations);
    let shortfalls = demands::shortfalls(&facts);
    let groups = burden::groups(&facts, true);
    let alliances = cost::alliances(&facts, policy, &groups, &shortfalls);
    Verdict {
        violations,
        shortfall: shortfalls.iter().map(|(_, s)| weight(s)).sum(),
        shortfalls: shortfalls.into_iter().map(|(_, s)| s).collect(),
        vehicle_km: alliances.iter().map(|a| a.vehicle_km).sum(),
        cost: alliances.iter().map(|a| a.cost.value).sum(),
        quality: quality::parts(&facts),
        alliances,
        groups,
    }
}

/// The burdens of the school year, history included; one entry per (alliance, role) with at least
/// one person.
#[must_use]
pub fn burdens_of_year(scenario: &Scenario, calendar: &[Activity]) -> Vec<GroupReport> {
    burden::groups(&Facts::new(scenario, calendar), true)
}

/// The burdens of this term alone, without the history; one entry per (alliance, role) with at
/// least one person.
#[must_use]
pub fn burdens_of_term(scenario: &Scenario, calendar: &[Activity]) -> Vec<GroupReport> {
    burden::groups(&Facts::new(scenario, calendar), false)
}

/// The largest duty in each burden of [`burdens_of_year`]: the most minutes by which it would be
/// smaller without one duty. Without one stop of a day of two, the day's route leads to the other
/// alone. 0 for who has no duty.
#[must_use]
pub fn largest_duties_of_year(scenario: &Scenario, calendar: &[Activity]) -> Vec<GroupReport> {
    burden::largest_duties(&Facts::new(scenario, calendar), true)
}

/// The same of [`burdens_of_term`].
#[must_use]
pub fn largest_duties_of_term(scenario: &Scenario, calendar: &[Activity]) -> Vec<GroupReport> {
    burden::largest_duties(&Facts::new(scenario, calendar), false)
}

/// Only the hard rules, without the pins of the scenario.
#[must_use]
pub fn check_rules(scenario: &Scenario, calendar: &[Activity]) -> Vec<Violation> {
    let mut violations = rules(&Facts::new(scenario, calendar), true);
    sort(&mut violations);
    violations
}

/// The hard rules that the pins break by themselves. Rotation (E3) is omitted, because it is
/// counted at the end of the term, when all other events have their hosts.
#[must_use]
pub fn check_pins(scenario: &Scenario) -> Vec<Violation> {
    let mut violations = rules(&Facts::new(scenario, &scenario.pins), false);
    sort(&mut violations);
    violations
}

fn rules(facts: &Facts, rotation: bool) -> Vec<Violation> {
    let mut found = Vec::new();
    person::check(facts, &mut found);
    place::check(facts, &mut found);
    outreach::check(facts, &mut found);
    inspection::check(facts, &mut found);
    placement::check(facts, &mut found);
    event::check(facts, rotation, &mut found);
    found
}

fn sort(violations: &mut [Violation]) {
    for v in violations.iter_mut() {
        v.lines.sort_unstable();
        v.lines.dedup();
    }
    violations.sort_by(|a, b| (a.rule, &a.lines).cmp(&(b.rule, &b.lines)));
}

fn weight(s: &Shortfall) -> u64 {
    u64::from(s.units) * u64::from(s.demand.weight())
}
