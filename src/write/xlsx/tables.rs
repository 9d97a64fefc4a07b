//! Workbooks of plain tables: a sheet each, laid out as the sheets of a calendar are.

use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use super::page::{Column, Page, Styles};
use super::properties;
use super::words::Words;
use crate::domain::Scenario;
use crate::text::Texts;

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::write) enum Cell {
    Text(String),
    /// What the row is about.
    Strong(String),
    Centre(String),
    Whole(f64),
    Decimal(f64),
    Empty,
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub fn strong(text: impl Into<String>) -> Self {
        Self::Strong(text.into())
    }

    pub fn centre(text: impl Into<String>) -> Self {
        Self::Centre(text.into())
    }
}

/// A table with its title.
#[derive(Debug, Clone)]
pub(in crate::write) struct SheetTable {
    pub name: String,
    pub subtitle: String,
    /// What stands above a column, and its width in characters.
    pub columns: Vec<(String, f64)>,
    pub rows: Vec<Vec<Cell>>,
    /// Below the rows.
    pub notes: Vec<String>,
}

impl SheetTable {
    /// A table without notes; its name and its heads are entries of the message files.
    pub fn new(
        texts: &Texts,
        name: &'static str,
        subtitle: String,
        columns: &[(&'static str, f64)],
        rows: Vec<Vec<Cell>>,
    ) -> Self {
        let key = |key| texts.key(key);
        let columns = columns.iter().map(|&(head, width)| (key(head), width)).collect();
        Self { name: key(name), subtitle, columns, rows, notes: Vec::new() }
    }
}

/// A workbook of tables.
pub(in crate::write) fn tables_workbook(
    title: &str,
    tables: &[SheetTable],
    scenario: &Scenario,
    texts: &Texts,
) -> Result<Vec<u8>, XlsxError> {
    let (words, styles) = (Words::of(scenario, texts), Styles::new(texts.language()));
    let mut book = Workbook::new();
    book.set_properties(&properties(&words.plain(title))?);
    for table in tables {
        book.push_worksheet(sheet(table, &words, &styles)?);
    }
    book.save_to_buffer()
}

fn sheet(table: &SheetTable, words: &Words<'_>, styles: &Styles) -> Result<Worksheet, XlsxError> {
    let columns: Vec<Column> =
        table.columns.iter().map(|(head, width)| Column::new(head, *width)).collect();
    let subtitle = words.plain(&table.subtitle);
    let mut page = Page::new(&table.name, &subtitle, &columns, true, words, styles)?;
    let first = page.row;
    for row in &table.rows {
        for (column, cell) in (0..).zip(row) {
            let plain = |text: &str| words.plain(text);
            match cell {
                Cell::Text(text) => page.text(column, &plain(text), &styles.cell)?,
                Cell::Strong(text) => page.text(column, &plain(text), &styles.strong)?,
                Cell::Centre(text) => page.text(column, &plain(text), &styles.centre)?,
                Cell::Whole(n) => page.number(column, *n, &styles.number)?,
                Cell::Decimal(n) => page.number(column, *n, &styles.decimal)?,
                Cell::Empty => page.text(column, "", &styles.cell)?,
            }
        }
        page.next()?;
    }
    if page.row > first {
        let last = table.columns.len().saturating_sub(1) as u16;
        page.sheet.autofilter(first - 1, 0, page.row - 1, last)?;
    }
    for note in &table.notes {
        page.across(&words.plain(note), &styles.note)?;
    }
    Ok(page.sheet)
}
