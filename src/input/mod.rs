//! Bytes → rows with file, line and column → typed values → a validated [`Scenario`].
//!
//! What may enter: the domain types, the working calendar and the distance table (for checks).
//! What never belongs here: wording (findings carry message keys), rules about plans, any choice.

use std::collections::BTreeMap;
use std::path::Path;

use crate::domain::{Activity, Diagnostic, Scenario};

/// The files of a scenario as bytes: file name (`staff.csv`, `scenario.toml` …) → content.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sources {
    /// What messages call the folder.
    pub name: String,
    /// File name → bytes.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// What reading gives: a scenario, unless there are errors, and every finding.
#[derive(Debug, Clone)]
pub struct Reading {
    /// `None` when one of the findings is an error.
    pub scenario: Option<Scenario>,
    /// Errors and warnings, in the order of the files.
    pub findings: Vec<Diagnostic>,
}

/// Reads a scenario's folder; every error in one go.
#[must_use]
pub fn read_scenario(_folder: &Path) -> Reading {
    Reading { scenario: None, findings: Vec::new() }
}

/// Reads a scenario from bytes in memory; every error in one go.
#[must_use]
pub fn read_sources(_sources: &Sources) -> Reading {
    Reading { scenario: None, findings: Vec::new() }
}

/// Reads a `calendar.csv` against its scenario.
///
/// # Errors
/// Every finding, when one of them is an error.
pub fn read_calendar(_scenario: &Scenario, _file: &Path) -> Result<Vec<Activity>, Vec<Diagnostic>> {
    Err(Vec::new())
}
