//! A calendar that somebody has changed by hand, held against the one before.

use super::trial::Standing;
use crate::domain::{Activity, Policy, Scenario};
use crate::verify::{Verdict, Violation, verify};

/// What a change by hand comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// What is broken that was not broken before.
    pub fresh: Vec<Violation>,
    /// What the calendar is worth more (worse) than before, level by level.
    pub more: Standing,
    /// The verdict of the changed calendar.
    pub verdict: Verdict,
}

/// Holds a changed calendar against the one before. Both have their rows in the same places.
#[must_use]
pub fn judged(
    scenario: &Scenario,
    before: &[Activity],
    after: &[Activity],
    policy: Policy,
) -> Judged {
    let was = verify(scenario, before, policy);
    let verdict = verify(scenario, after, policy);
    let mut known = was.violations.clone();
    let mut fresh = Vec::new();
    for violation in &verdict.violations {
        match known.iter().position(|v| v.rule == violation.rule && v.message == violation.message)
        {
            Some(at) => drop(known.swap_remove(at)),
            None => fresh.push(violation.clone()),
        }
    }
    let more = Standing::of(&verdict).beyond(&Standing::of(&was));
    Judged { fresh, more, verdict }
}
