//! The tables of a county: a workbook, or a folder of tables.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::answer::Fault;
use super::desk::Desk;
use super::sheet::{self, Files};
use crate::domain::{Diagnostic, Message, Scenario, Severity, hex};
use crate::findings::{remedy, texts_about};
use crate::input::{Reading, Sources, read_bounded};
use crate::text::Texts;
use crate::write::{scenario_workbook, write_file};

/// Name of the workbook of a county that the workbench makes.
pub(super) const WORKBOOK: &str = "county.xlsx";
/// Most bytes of a table or a workbook.
pub(super) const LARGEST: usize = 32 << 20;
/// Where earlier tables go.
const EARLIER: &str = "earlier-tables";

/// The tables of a county as they are now.
#[derive(Debug)]
pub struct Tables {
    /// What the command line calls the scenario.
    pub path: PathBuf,
    /// Digest of all bytes.
    pub digest: String,
    /// What was read, pins checked.
    pub reading: Reading,
}

impl Tables {
    /// What was read, with the findings about pins.
    pub fn of(path: PathBuf, digest: String, mut reading: Reading) -> Self {
        let pins = reading.scenario.iter().flat_map(crate::check_pins).map(|mut finding| {
            reading.origin.locate(&mut finding);
            finding
        });
        let pins: Vec<Diagnostic> = pins.collect();
        reading.findings.extend(pins);
        Self { path, digest, reading }
    }

    /// The scenario, if no finding is an error.
    pub fn scenario(&self) -> Result<&Scenario, Fault> {
        let refused = || {
            let (errors, _) = self.counts();
            Fault::refused(Message::new("serve-has-errors").with("n", errors))
        };
        self.reading.scenario.as_ref().filter(|_| self.counts().0 == 0).ok_or_else(refused)
    }

    /// Errors and warnings.
    pub fn counts(&self) -> (usize, usize) {
        let all = &self.reading.findings;
        let errors = all.iter().filter(|f| f.severity == Severity::Error).count();
        (errors, all.len() - errors)
    }

    /// Every finding with its cell and its remedy.
    pub fn findings(&self, texts: Texts) -> Value {
        findings(&self.reading.findings, &texts_about(texts, &self.reading.origin))
    }
}

/// Findings with their cells and remedies, errors first.
pub(super) fn findings(found: &[Diagnostic], texts: &Texts) -> Value {
    let one = |f: &Diagnostic| {
        let place = f.place.as_ref();
        json!({
            "code": f.code,
            "severity": if f.severity == Severity::Error { "error" } else { "warning" },
            "file": place.map(|p| &p.file),
            "sheet": place.and_then(|p| p.sheet.as_ref()),
            "reference": place.and_then(crate::domain::Place::reference),
            "line": place.and_then(|p| p.line),
            "column": place.and_then(|p| p.column),
            "header": place.and_then(|p| p.header.as_ref()),
            "cell": place.and_then(|p| p.cell.as_ref()),
            "message": texts.say(&f.message),
            "hint": remedy(f, texts),
        })
    };
    let of = |severity| found.iter().filter(move |f| f.severity == severity);
    of(Severity::Error).chain(of(Severity::Warning)).map(one).collect()
}

/// The files of a county's tables: its workbook, or what stands in its folder. Links are refused.
pub(super) fn files(folder: &Path) -> Result<Files, Fault> {
    let failed = |error: std::io::Error| Fault::system(folder, &error);
    let mut found = BTreeMap::new();
    let mut books = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        let ending = Path::new(&name).extension().and_then(|e| e.to_str()).unwrap_or_default();
        let ending = ending.to_lowercase();
        let table = ["csv", "toml", "xlsx"].contains(&ending.as_str());
        if name.starts_with(['.', '~']) || !table {
            continue;
        }
        let kind = entry.file_type().map_err(failed)?;
        if kind.is_symlink() {
            return Err(Fault::refused(Message::new("serve-link").with("name", name)));
        }
        if !kind.is_file() {
            continue;
        }
        let bytes = read_bounded(&entry.path(), LARGEST as u64).map_err(failed)?;
        if bytes.len() > LARGEST {
            return Err(too_large());
        }
        if ending == "xlsx" {
            books.insert(name, bytes)
        } else {
            found.insert(name, bytes)
        };
    }
    // A folder of tables is one whatever else lies in it; of workbooks there is one.
    if found.contains_key("scenario.toml") || books.is_empty() {
        return Ok(found);
    }
    let own = if books.contains_key(WORKBOOK) { Some(WORKBOOK.to_owned()) } else { None };
    let name = own.or_else(|| books.keys().next().cloned()).unwrap_or_default();
    Ok(books.remove_entry(&name).into_iter().collect())
}

/// What is too much of an upload.
pub(super) fn too_large() -> Fault {
    Fault::new(
        axum::http::StatusCode::PAYLOAD_TOO_LARGE,
        Message::new("serve-too-large").with("limit", LARGEST >> 20),
    )
}

/// The digest of files.
pub(super) fn digest(files: &Files) -> String {
    let mut all = Sha256::new();
    for (name, bytes) in files {
        all.update((name.len() as u64).to_le_bytes());
        all.update(name);
        all.update((bytes.len() as u64).to_le_bytes());
        all.update(bytes);
    }
    hex(&all.finalize()[..16])
}

/// Reads the tables in a folder, unless they are as they were when they were read last.
pub(super) fn read(desk: &Desk, folder: &Path) -> Result<Arc<Tables>, Fault> {
    let files = files(folder)?;
    let digest = digest(&files);
    if let Some(known) = desk.cache.get(folder, &digest) {
        return Ok(known);
    }
    let path = match sheet::workbook(&files) {
        Some((book, _)) => folder.join(book),
        None => folder.to_owned(),
    };
    let reading = crate::read(&path);
    let tables = Arc::new(Tables::of(path, digest, reading));
    desk.cache.put(folder, &tables);
    Ok(tables)
}

/// The workbook of a county, made from its tables if it has none.
pub(super) fn workbook(tables: &Tables, folder: &Path, texts: &Texts) -> Result<Vec<u8>, Fault> {
    let mut files = files(folder)?;
    if tables.path != folder {
        return Ok(files.pop_first().map(|(_, bytes)| bytes).unwrap_or_default());
    }
    let sources = Sources { name: String::new(), files };
    scenario_workbook(&sources, texts)
        .map_err(|error| Fault::system(folder, &std::io::Error::other(error)))
}

/// Writes files of a county's tables, each whole or not at all.
pub(super) fn keep(folder: &Path, changed: &Files) -> Result<(), Fault> {
    for (name, bytes) in changed {
        write_file(&folder.join(name), bytes)?;
    }
    Ok(())
}

/// Puts a workbook in the place of a county's tables; those are kept.
pub(super) fn replace(folder: &Path, workbook: &[u8]) -> Result<(), Fault> {
    let old = files(folder)?;
    let kept = folder.join(EARLIER).join(digest(&old));
    for (name, bytes) in &old {
        write_file(&kept.join(name), bytes)?;
    }
    write_file(&folder.join(WORKBOOK), workbook)?;
    for name in old.keys().filter(|name| *name != WORKBOOK) {
        let path = folder.join(name);
        fs::remove_file(&path).map_err(|error| Fault::system(&path, &error))?;
    }
    Ok(())
}

/// Refuses what is not a workbook.
pub(super) fn must_be_workbook(bytes: &[u8]) -> Result<(), Fault> {
    if bytes.len() > LARGEST {
        return Err(too_large());
    }
    match bytes.starts_with(b"PK\x03\x04") {
        true => Ok(()),
        false => Err(Fault::refused(Message::new("serve-no-workbook"))),
    }
}
