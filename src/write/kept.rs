//! The keeping of what has happened beside the scenario.

use std::io;
use std::path::{Path, PathBuf};

use super::{csv_text, put_rows, with_mark, write_file};
use crate::domain::{Diagnostic, Language};
use crate::input::{Origin, Record, read_record, sheet_names};

/// Name of the table.
const HAPPENED_CSV: &str = "happened.csv";

/// What has happened, where the scenario's tables stand.
#[derive(Debug)]
pub struct Kept {
    scenario: PathBuf,
    /// What has been entered.
    pub record: Record,
    origin: Origin,
}

impl Kept {
    /// Reads what has been entered so far.
    ///
    /// # Errors
    /// What keeps the table from being read.
    pub fn read(scenario: &Path) -> Result<Self, Vec<Diagnostic>> {
        let (record, origin) = read_record(scenario)?;
        Ok(Self { scenario: scenario.to_owned(), record, origin })
    }

    /// The file that holds it.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        match self.origin.workbook() {
            Some(_) => self.scenario.clone(),
            None => self.scenario.join(HAPPENED_CSV),
        }
    }

    /// Writes it whole or not at all.
    ///
    /// # Errors
    /// What stood in the way.
    pub fn write(&self, language: Language) -> io::Result<()> {
        let path = self.path();
        if self.origin.workbook().is_some() {
            let usual = sheet_names().find(|s| s.table == HAPPENED_CSV);
            let usual = usual.map_or("happened", |s| s.usual(language));
            let sheet = self.origin.sheet(HAPPENED_CSV).unwrap_or(usual);
            let rows = self.record.table(Some(language));
            let book = put_rows(&std::fs::read(&path)?, sheet, &rows)?;
            return write_file(&path, &book).map_err(|e| e.source);
        }
        if self.record.is_empty() {
            return std::fs::remove_file(path);
        }
        let table = csv_text(self.record.table(Some(language)));
        write_file(&path, with_mark(&table, None).as_bytes()).map_err(|e| e.source)
    }
}
