//! A plan into files: one writer each, every file written whole or not at all.
//!
//! What may enter: the domain types, the indices of fairness and the wording.
//! What never belongs here: any figure that the plan does not carry.

mod atomic;
mod calendar_csv;
mod plan_json;
mod title;

#[cfg(test)]
pub(crate) mod sample;

pub use atomic::{WriteError, write_files};
pub use calendar_csv::calendar_csv;
pub use plan_json::{AllianceEntry, GroupEntry, LevelEntry, ShortfallEntry, plan_json};
pub use title::title;

use std::path::{Path, PathBuf};

use crate::domain::{Plan, Scenario};
use crate::text::Texts;

/// Name of the calendar's file.
pub const CALENDAR_CSV: &str = "calendar.csv";
/// Name of the file of a plan's figures.
pub const PLAN_JSON: &str = "plan.json";

/// Writes every file of a plan into a folder, which is made if it is not there.
///
/// Either all files are written, or the folder is left as it was found.
///
/// # Errors
/// The file or folder that stood in the way.
pub fn write_plan(
    out: &Path,
    scenario: &Scenario,
    plan: &Plan,
    texts: &Texts,
) -> Result<Vec<PathBuf>, WriteError> {
    let calendar = calendar_csv(scenario, &plan.activities, texts);
    let figures = plan_json(scenario, plan, texts);
    write_files(out, &[(CALENDAR_CSV, calendar.as_bytes()), (PLAN_JSON, figures.as_bytes())])
}
