//! Answers about a calendar: what each level is made of, why a demand is unmet, why this person.
//!
//! May use: the domain types, the working days and distances, the verifier, the search.
//! Must not contain: wording, files, and any answer that was not checked by the verifier or
//! by solving.

mod breakdown;
mod candidates;
mod card;
mod compare;
mod conflict;
mod duty;
mod fact;
mod focus;
mod judged;
mod remedy;
mod stress;
mod trial;

#[cfg(test)]
mod tests;

pub use crate::smallest::Outcome;
pub use breakdown::{Breakdown, Drive, Load, Penalty, breakdown};
pub use candidates::{
    Candidate, Candidates, Substitute, apply as substitute, candidates, substitutes,
};
pub use card::{Card, DutyCard, Other, Standings, card, positions_of_placements};
pub use compare::{Comparison, Moved, PersonChange, compare};
pub use conflict::{Conflict, Member, conflicts};
pub use duty::{AsItStands, Forced, WhyDuty, WhyNot, why, why_not};
pub use fact::Fact;
pub use judged::{Judged, judged};
pub use remedy::{Remedy, Step, remedies};
pub use stress::{Absences, Estimate, Loss, Stress, Toll, stress};
pub use trial::Standing;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// How hard the search works for an answer.
#[derive(Debug, Clone)]
pub struct Effort {
    /// Units of work of each solve, the same on every machine.
    pub work: u64,
    /// Seed of everything random.
    pub seed: u64,
    /// Set from outside to end early: what is then not known is said to be unknown.
    pub stop: Arc<AtomicBool>,
}

impl Default for Effort {
    fn default() -> Self {
        Self { work: 400, seed: 1, stop: Arc::new(AtomicBool::new(false)) }
    }
}
