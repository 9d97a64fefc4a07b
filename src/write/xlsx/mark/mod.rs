//! A clerk's own workbook with marks in some of its cells: a fill and a comment.
//!
//! Only what a mark needs is changed in the file: all else stays as it is, byte for byte, and with
//! it every format, formula, chart and column width.

mod cells;
mod clean;
mod comments;
mod package;
mod rows;
mod sheet;
mod styles;
mod xml;

use std::collections::BTreeMap;
use std::io;

use crate::archive::Archive;
pub use cells::put_cells;
use package::Package;
pub use rows::put_rows;

/// Bytes that a part may inflate to; the workbook has been read before.
const MAX_PART: u64 = 192 << 20;

/// A mark in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellMark {
    /// Name of the sheet.
    pub sheet: String,
    /// Row, from 1.
    pub row: u32,
    /// Column, from 1.
    pub column: u32,
    /// An error, or else a warning: another colour.
    pub error: bool,
    /// What the comment says.
    pub text: String,
}

/// Marks of one cell: whether one is an error, and what is said.
#[derive(Debug, Default)]
pub(super) struct Said {
    error: bool,
    text: String,
}

/// The workbook with these marks and without those that were made in it before. Several marks of a
/// cell share a comment; a comment of somebody else's keeps its text below.
///
/// # Errors
/// What in the file could not be understood; marks for sheets that it has not.
pub fn mark_cells(workbook: &[u8], marks: &[CellMark]) -> io::Result<Vec<u8>> {
    let mut archive = Archive::open(workbook, |_| MAX_PART).map_err(io::Error::other)?;
    let mut package = Package::open(&mut archive)?;
    let mut by_sheet: BTreeMap<&str, BTreeMap<(u32, u32), Said>> = BTreeMap::new();
    for mark in marks {
        let said =
            by_sheet.entry(&mark.sheet).or_default().entry((mark.row, mark.column)).or_default();
        said.error |= mark.error;
        if !said.text.is_empty() {
            said.text.push_str("\n\n");
        }
        said.text.push_str(&mark.text);
    }
    let mut styles = styles::Styles::open(&mut package)?;
    clean::clean(&mut package, &mut styles)?;
    for said in by_sheet.values_mut().flat_map(BTreeMap::values_mut) {
        said.text.push('\n');
        said.text.push_str(clean::SIGNATURE);
    }
    for (name, cells) in by_sheet {
        let part = package.sheet(name)?;
        let marked = sheet::mark(&package.text(&part)?, &cells, &mut styles)?;
        let marked = comments::add(&mut package, &part, marked, &cells)?;
        package.put(&part, marked);
    }
    styles.close(&mut package);
    let changed = package.changed();
    archive.with(&changed)
}

/// An error about what could not be understood.
fn not_understood(what: impl Into<String>) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what.into())
}
