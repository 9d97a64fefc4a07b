//! Where a scenario's tables stand: in the files of a folder or in the sheets of a workbook.

use std::collections::BTreeMap;

use crate::domain::{Diagnostic, Place};
use crate::input::headers::{SETTINGS, sheet_names};

/// Where a scenario's tables stand. Findings are made in terms of the files of a folder;
/// [`Origin::locate`] turns their places into those of the workbook, if there is one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    book: Option<String>,
    sheets: BTreeMap<&'static str, String>,
    /// Columns of the keys and of the values in the sheet of the settings.
    settings: (u32, u32),
    /// Rows of the settings.
    rows: BTreeMap<String, u32>,
}

impl Origin {
    /// A workbook without a known sheet yet.
    pub(super) fn of(book: &str) -> Self {
        Self { book: Some(book.to_owned()), settings: (1, 2), ..Self::default() }
    }

    /// Notes the sheet that holds a table.
    pub(super) fn put(&mut self, table: &'static str, sheet: &str) {
        self.sheets.insert(table, sheet.to_owned());
    }

    /// Notes the columns and the rows of the settings.
    pub(super) fn put_settings(&mut self, columns: (u32, u32), rows: BTreeMap<String, u32>) {
        (self.settings, self.rows) = (columns, rows);
    }

    /// The workbook's name; `None` for a folder.
    #[must_use]
    pub fn workbook(&self) -> Option<&str> {
        self.book.as_deref()
    }

    /// The sheet that holds a table (`staff.csv` …), if one does.
    #[must_use]
    pub fn sheet(&self, table: &str) -> Option<&str> {
        self.sheets.get(table).map(String::as_str)
    }

    /// Turns the place of a finding into one of the workbook; without a workbook nothing changes.
    pub fn locate(&self, finding: &mut Diagnostic) {
        let (Some(book), Some(place)) = (&self.book, &mut finding.place) else { return };
        let table = self.sheets.contains_key(place.file.as_str())
            || sheet_names().any(|s| s.table == place.file);
        if place.sheet.is_some() || !table {
            return;
        }
        match self.sheets.get(place.file.as_str()) {
            Some(sheet) => {
                place.sheet = Some(sheet.clone());
                if place.file == SETTINGS {
                    self.locate_setting(place);
                }
            }
            None => (place.line, place.column) = (None, None),
        }
        place.file.clone_from(book);
    }

    fn locate_setting(&self, place: &mut Place) {
        let (key, value) = self.settings;
        // The first column of a line is its key.
        place.column = place.column.map(|c| if c == 1 { key } else { value });
        // The text of the settings has quotation marks that the sheet has not.
        if let Some(cell) = &mut place.cell {
            *cell = cell.trim_matches('"').to_owned();
        } else {
            // What is missing has no place in the text; in the sheet it may have a row.
            let row = place.header.as_ref().and_then(|key| self.rows.get(key));
            place.line = row.copied();
            place.column = row.map(|_| value);
        }
    }
}

/// The place of a whole sheet.
pub(super) fn sheet_place(book: &str, sheet: &str) -> Place {
    Place { file: book.to_owned(), sheet: Some(sheet.to_owned()), ..Place::default() }
}
