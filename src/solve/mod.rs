//! The pipeline from a scenario to a plan: events, assignment, timetable, improvement, bounds.
//!
//! What may enter: domain, calendar, travel, the rules and the model.
//! What never belongs here: files, wording, and the verifier.

mod options;

pub use options::{Observer, PlanOptions, Progress, Silent, Stage};

use crate::domain::{Diagnostic, Plan, Scenario};

/// Plans a term.
///
/// # Errors
/// Findings about pins that no calendar can honour.
pub fn solve(
    _scenario: &Scenario,
    _options: &PlanOptions,
    _observer: &dyn Observer,
) -> Result<Plan, Vec<Diagnostic>> {
    Err(Vec::new())
}
