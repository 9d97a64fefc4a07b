//! Bytes → rows with file, line and column → typed values → a validated [`Scenario`].
//!
//! What may enter: the domain types, the working calendar and the distance table (for checks).
//! What never belongs here: wording (findings carry message keys), rules about plans, any choice.

mod assemble;
mod bytes;
mod cells;
mod changes;
mod check;
mod codes;
mod digest;
mod findings;
mod folder;
mod headers;
mod ids;
mod lexer;
mod loads;
mod settings;
mod table;
mod tables;
mod toml_section;
mod words;

use std::collections::BTreeMap;
use std::path::Path;

pub use changes::{ChangeSource, read_changes};
pub use codes::{CODES, Code};
pub use headers::{HeaderName, header_names};
pub use loads::{LoadRow, LoadTable, read_loads};
pub use words::{WORD_NAMES, WordName};

use crate::domain::{Activity, Diagnostic, Scenario};
use findings::{Findings, file_place};
use tables::activities::{Purpose, World};

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
    /// Errors and warnings, in the order of the files, lines and columns.
    pub findings: Vec<Diagnostic>,
}

impl Reading {
    fn new(scenario: Option<Scenario>, found: Findings) -> Self {
        let scenario = scenario.filter(|_| !found.any_error());
        Self { scenario, findings: found.finish() }
    }
}

/// Reads a scenario's folder; every error in one go.
///
/// Files that belong to no scenario are left alone; one whose name is nearly right is a warning.
#[must_use]
pub fn read_scenario(folder: &Path) -> Reading {
    let mut found = Findings::in_order(folder::names());
    let sources = folder::read(folder, &mut found);
    let scenario = sources.map(|sources| assemble::scenario(&sources, &mut found));
    Reading::new(scenario, found)
}

/// Reads a scenario from bytes in memory; every error in one go.
#[must_use]
pub fn read_sources(sources: &Sources) -> Reading {
    let mut found = Findings::in_order(folder::names());
    let scenario = assemble::scenario(sources, &mut found);
    Reading::new(Some(scenario), found)
}

/// Reads a `calendar.csv` against its scenario; rows keep the order of the file.
///
/// Whether the rows obey the rules is not looked at.
///
/// # Errors
/// Every finding, when one of them is an error.
pub fn read_calendar(scenario: &Scenario, file: &Path) -> Result<Vec<Activity>, Vec<Diagnostic>> {
    let name = file.display().to_string();
    match folder::bytes(file) {
        Ok(bytes) => read_calendar_bytes(scenario, &name, &bytes),
        Err(e) => {
            let mut found = Findings::default();
            found.report(codes::CANNOT_READ, file_place(name), |m| findings::unreadable(m, &e));
            Err(found.finish())
        }
    }
}

/// Reads the bytes of a `calendar.csv`; `name` is what messages call it.
///
/// # Errors
/// Every finding, when one of them is an error.
pub fn read_calendar_bytes(
    scenario: &Scenario,
    name: &str,
    bytes: &[u8],
) -> Result<Vec<Activity>, Vec<Diagnostic>> {
    let mut found = Findings::default();
    let mut activities = Vec::new();
    if let Some(text) = bytes::decode(name, bytes, &mut found) {
        let table = table::Table::read(name, &headers::CALENDAR, &text, &mut found);
        let ids = ids::Ids::of(scenario);
        let world =
            World { ids: &ids, kindergartens: &scenario.kindergartens, events: &scenario.events };
        activities = tables::activities::read(&table, Purpose::Calendar, world, &mut found);
    }
    if found.any_error() { Err(found.finish()) } else { Ok(activities) }
}
