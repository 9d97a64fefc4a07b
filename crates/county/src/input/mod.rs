//! Bytes → rows with file, line and column → typed values → a validated [`Scenario`].
//!
//! May use: the domain types, the working calendar and the distance table (for checks).
//! Must not contain: wording (findings carry message keys), rules about plans, any choice.

mod archive_rows;
mod assemble;
mod bytes;
mod cells;
mod changes;
mod check;
mod codes;
mod cost_matrix;
mod cost_problem;
mod digest;
mod divided;
mod earlier;
mod exchanges;
mod findings;
mod folder;
mod grid;
mod headers;
mod ids;
mod lexer;
mod loads;
mod marks;
mod matrix;
mod meant;
mod plain;
mod record;
mod settings;
mod shown_tables;
mod study;
mod table;
mod tables;
mod toml_section;
mod townships;
mod weights;
mod words;
mod workbook;
mod year;

use std::collections::BTreeMap;
use std::path::Path;

pub use archive_rows::read_archive;
pub use changes::{ChangeSource, read_changes};
pub use codes::{CODES, Code, contradicts_tables};
pub use cost_matrix::CostMatrix;
pub use cost_problem::{CostFiles, CostProblem, LineLimits, read_problem};
pub use divided::divided;
pub use earlier::{EarlierRows, StartRows, read_earlier_bytes, read_start_bytes};
pub use exchanges::read_exchanges;
pub use folder::read_bounded;
pub use grid::{Grid, GridRow, Grids, read_grids};
pub use headers::{ColumnKind, HeaderName, SheetName, column_kind, header_names, sheet_names};
pub use loads::{LoadRow, LoadTable, read_loads};
pub use matrix::{Matrix, read_matrix};
pub use meant::{alliance_meant, person_meant, place_meant};
pub use record::{Record, read_record, staff_row};
pub use shown_tables::read_shown_tables;
pub use study::{StudyLimit, StudySpec, read_study};
pub use townships::read_townships;
pub use weights::read_weights;
pub use words::{WORD_NAMES, WordName, word_of};
pub use workbook::setting_literal;
pub use workbook::{BookKind, Origin, SETTING_NAMES, SettingKind, SettingName, UNSEALED, seal};
pub use workbook::{ShownRow, ShownSheet, read_shown};

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
    /// Where the tables stand.
    pub origin: Origin,
}

impl Reading {
    fn new(scenario: Option<Scenario>, found: Findings, origin: Origin) -> Self {
        let scenario = scenario.filter(|_| !found.any_error());
        let mut findings = found.finish();
        findings.iter_mut().for_each(|finding| origin.locate(finding));
        Self { scenario, findings, origin }
    }
}

/// Reads a scenario, from its folder or its workbook (`.xlsx`); every error in one go.
///
/// Files and sheets that belong to no scenario are left alone; one whose name is nearly right is
/// a warning.
#[must_use]
pub fn read_scenario(path: &Path) -> Reading {
    read_with(path, Findings::in_order(folder::names()))
}

/// Reads a scenario of which distances may still be missing.
#[must_use]
pub fn read_without_distances(path: &Path) -> Reading {
    read_with(path, Findings::in_order(folder::names()).forgiving(codes::NO_DISTANCE))
}

fn read_with(path: &Path, mut found: Findings) -> Reading {
    let (raw, origin) = raw_of(path, &mut found);
    let scenario = raw.map(|raw| assemble::scenario(raw, &mut found));
    Reading::new(scenario, found, origin)
}

/// The tables at a path, a folder or a workbook, and where they stand.
fn raw_of(path: &Path, found: &mut Findings) -> (Option<assemble::Raw>, Origin) {
    if path.is_file() {
        let name = path.display().to_string();
        match folder::bytes(path) {
            Ok(bytes) if folder::is_workbook(path) || workbook::looks_like_one(&bytes) => {
                return raw_book(&name, &bytes, found);
            }
            Ok(_) => {}
            Err(e) => {
                found
                    .report(codes::CANNOT_READ, file_place(&name), |m| findings::unreadable(m, &e));
                return (None, Origin::default());
            }
        }
    }
    let sources = folder::read(path, found);
    (sources.map(|sources| assemble::raw(&sources, found)), Origin::default())
}

/// Reads a scenario from bytes in memory; every error in one go.
#[must_use]
pub fn read_sources(sources: &Sources) -> Reading {
    let mut found = Findings::in_order(folder::names());
    let raw = assemble::raw(sources, &mut found);
    let scenario = assemble::scenario(raw, &mut found);
    Reading::new(Some(scenario), found, Origin::default())
}

/// Reads a scenario from the bytes of a workbook; `name` is what messages call it.
///
/// Whatever the bytes, memory stays within bounds that hold many times the largest county.
#[must_use]
pub fn read_workbook(name: &str, bytes: &[u8]) -> Reading {
    let mut found = Findings::in_order(folder::names());
    let (raw, origin) = raw_book(name, bytes, &mut found);
    let scenario = raw.map(|raw| assemble::scenario(raw, &mut found));
    Reading::new(scenario, found, origin)
}

fn raw_book(name: &str, bytes: &[u8], found: &mut Findings) -> (Option<assemble::Raw>, Origin) {
    if bytes.len() > bytes::MAX_FILE {
        found.report(codes::FILE_TOO_LARGE, file_place(name), |m| {
            m.with("limit", bytes::MAX_FILE >> 20)
        });
        return (None, Origin::default());
    }
    workbook::raw(name, bytes, found)
}

/// Reads a calendar (`calendar.csv`, or the sheet of activities of a workbook) against its
/// scenario; rows keep the order of the file.
///
/// Whether the rows obey the rules is not looked at. The warnings come with the rows.
///
/// # Errors
/// Every finding, when one of them is an error.
pub fn read_calendar(
    scenario: &Scenario,
    file: &Path,
) -> Result<(Vec<Activity>, Vec<Diagnostic>), Vec<Diagnostic>> {
    let name = file.display().to_string();
    match folder::bytes(file) {
        Ok(bytes) => read_calendar_told(scenario, &name, &bytes),
        Err(e) => {
            let mut found = Findings::default();
            found.report(codes::CANNOT_READ, file_place(name), |m| findings::unreadable(m, &e));
            Err(found.finish())
        }
    }
}

/// Reads the bytes of a `calendar.csv`, as it is or compressed by gzip, or of a workbook; `name` is
/// what messages call it.
///
/// # Errors
/// Every finding, when one of them is an error.
pub fn read_calendar_bytes(
    scenario: &Scenario,
    name: &str,
    bytes: &[u8],
) -> Result<Vec<Activity>, Vec<Diagnostic>> {
    read_calendar_told(scenario, name, bytes).map(|(activities, _)| activities)
}

/// The same, with the warnings.
///
/// # Errors
/// Every finding, when one of them is an error.
pub fn read_calendar_told(
    scenario: &Scenario,
    name: &str,
    bytes: &[u8],
) -> Result<(Vec<Activity>, Vec<Diagnostic>), Vec<Diagnostic>> {
    let mut found = Findings::default();
    let mut origin = Origin::default();
    let unpacked = bytes::unpacked(bytes);
    let bytes = unpacked.as_deref().unwrap_or(bytes);
    let table = if workbook::looks_like_one(bytes) && bytes.len() <= bytes::MAX_FILE {
        let (table, stands) = workbook::calendar(name, bytes, &mut found);
        origin = stands;
        table
    } else {
        bytes::decode(name, bytes, &mut found)
            .map(|text| table::Table::read(name, &headers::CALENDAR, &text, &mut found))
    };
    let mut activities = Vec::new();
    if let Some(table) = table {
        let ids = ids::Ids::of(scenario);
        let world = World {
            ids: &ids,
            kindergartens: &scenario.kindergartens,
            staff: &scenario.staff,
            events: &scenario.events,
        };
        activities = tables::activities::read(&table, Purpose::Calendar, world, &mut found);
    }
    let refused = found.any_error();
    let mut findings = found.finish();
    findings.iter_mut().for_each(|finding| origin.locate(finding));
    if refused { Err(findings) } else { Ok((activities, findings)) }
}
