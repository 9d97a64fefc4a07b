//! The sheets of a workbook as they stand, for who edits them cell by cell.

use super::{Book, names};
use crate::domain::Diagnostic;
use crate::input::findings::Findings;

/// Rows of a sheet that are shown.
const ROWS: usize = 5000;

/// A sheet that holds a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownSheet {
    /// Its name.
    pub sheet: String,
    /// The table, e.g. `staff.csv`.
    pub table: &'static str,
    /// Its rows that are not empty.
    pub rows: Vec<ShownRow>,
}

/// A row of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownRow {
    /// Its number, from 1.
    pub number: u32,
    /// The column of each cell that is not empty, from 1, and what it says.
    pub cells: Vec<(u32, String)>,
}

/// The sheets of a workbook that hold tables, in the order of their tabs.
///
/// # Errors
/// What keeps the workbook from being read.
pub fn read_shown(name: &str, bytes: &[u8]) -> Result<Vec<ShownSheet>, Vec<Diagnostic>> {
    let mut found = Findings::default();
    let Some(mut book) = Book::open(name, bytes, &mut found) else { return Err(found.finish()) };
    let sheets = book.sheets();
    let mut ignored = Findings::default();
    let assigned = names::assign(name, &sheets, |_| true, &mut ignored);
    let mut grid = Vec::new();
    for sheet in sheets {
        let Some((&table, _)) = assigned.iter().find(|(_, of)| **of == sheet) else { continue };
        let Some(read) = book.sheet(table, &sheet, ROWS, &mut found) else {
            return Err(found.finish());
        };
        let row = |row: &super::SheetRow| ShownRow {
            number: row.number,
            cells: row
                .cells
                .iter()
                .map(|(column, value)| {
                    let id = read.as_ids.get(&(row.number, *column));
                    let said = id.cloned();
                    (*column, said.unwrap_or_else(|| read.text(value, false).into_owned()))
                })
                .collect(),
        };
        let rows = read.rows.iter().map(row).collect();
        grid.push(ShownSheet { sheet, table, rows });
    }
    Ok(grid)
}
