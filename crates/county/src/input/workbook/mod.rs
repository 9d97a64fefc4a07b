//! A workbook (`.xlsx`) → its sheets as rows of values, within bounds whatever the file says.
//!
//! The crate that reads the format trusts what a file says of itself, so the file is looked over
//! first: how large each part becomes, how many texts it announces. Sheets are then read cell by
//! cell, never as a rectangle from the first cell to the last.

mod guard;
mod names;
mod origin;
mod rows;
mod scenario;
mod settings_sheet;
mod shown;
mod unseen;
mod views;

pub use origin::Origin;
pub(super) use scenario::{calendar, changes, marks, raw};
pub use settings_sheet::{SETTING_NAMES, SettingKind, SettingName, setting_literal};
pub use shown::{ShownRow, ShownSheet, read_shown};

use std::io::Cursor;

use calamine::{Reader, SheetType, Xlsx};

use super::codes;
use super::findings::{Findings, file_place};
pub(super) use rows::{Sheet, SheetRow, Value};
pub(super) use unseen::Unseen;
pub use views::{BookKind, UNSEALED, seal};

/// An open workbook.
pub(super) struct Book<'b> {
    xlsx: Xlsx<Cursor<&'b [u8]>>,
    budget: rows::Budget,
    looks: Option<unseen::Looks<'b>>,
}

/// Whether bytes begin as a workbook does, or as the formats that are taken for one.
pub(super) fn looks_like_one(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(OLE)
}

/// How old (`.xls`) and encrypted workbooks begin.
const OLE: &[u8] = b"\xD0\xCF\x11\xE0";

impl<'b> Book<'b> {
    /// Opens a workbook; `None` after a finding.
    pub fn open(name: &str, bytes: &'b [u8], found: &mut Findings) -> Option<Self> {
        if bytes.starts_with(OLE) {
            found.report(codes::OLD_WORKBOOK, file_place(name), |m| m);
            return None;
        }
        if !looks_like_one(bytes) {
            found.report(codes::NO_WORKBOOK, file_place(name), |m| m);
            return None;
        }
        if let Err(refused) = guard::look_over(bytes) {
            guard::report(&refused, name, found);
            return None;
        }
        match Xlsx::new(Cursor::new(bytes)) {
            Ok(xlsx) => {
                let looks = unseen::Looks::of(bytes);
                Some(Self { xlsx, budget: rows::Budget::default(), looks })
            }
            Err(_) => {
                found.report(codes::BROKEN_WORKBOOK, file_place(name), |m| m);
                None
            }
        }
    }

    /// Names of the sheets with cells, in the order of their tabs.
    pub fn sheets(&self) -> Vec<String> {
        self.xlsx
            .sheets_metadata()
            .iter()
            .filter(|s| s.typ == SheetType::WorkSheet)
            .map(|s| s.name.clone())
            .collect()
    }

    /// Reads the sheet of a table, at most so many rows; `None` after a finding, which stands
    /// against the table, so that nobody takes it for whole.
    pub fn sheet(
        &mut self,
        table: &str,
        sheet: &str,
        max_rows: usize,
        found: &mut Findings,
    ) -> Option<Sheet> {
        match rows::read(&mut self.xlsx, sheet, max_rows, &mut self.budget) {
            Ok(mut rows) => {
                if let Some(looks) = &mut self.looks {
                    looks.add(sheet, &mut rows);
                }
                Some(rows)
            }
            Err(rows::Failed::Budget) => {
                found.report(codes::SHEET_TOO_LARGE, file_place(table), |m| m);
                None
            }
            Err(rows::Failed::Broken) => {
                found.report(codes::BROKEN_WORKBOOK, file_place(table), |m| m);
                None
            }
        }
    }
}
