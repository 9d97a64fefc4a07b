//! The tables of a scenario as they stand, to be carried into another scenario: every column, the
//! clerk's own too, and every row.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;

use super::findings::Findings;
use super::headers::{ColumnKind, SETTINGS, TABLES, TableSpec, column_kind, header_names};
use super::lexer::{Lexed, Lexer, Record};
use super::table::{Table, header_row, trim};
use super::{Origin, assemble, bytes, folder, raw_of};
use crate::domain::{Diagnostic, Language};

/// A column: what the file calls it, and what the contract does.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Head {
    written: String,
    name: Option<&'static str>,
}

/// A table with all its columns. Dates of known columns are written as the contract writes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    file: &'static str,
    heads: Vec<Head>,
    rows: Vec<GridRow>,
}

/// A row of a [`Grid`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GridRow {
    /// Its line in the file that it was read from; 0 for a new one.
    pub line: u32,
    cells: Vec<String>,
}

/// The settings and tables at a path.
#[derive(Debug, Clone)]
pub struct Grids {
    /// The settings as `scenario.toml`.
    pub settings: String,
    /// File → its table; files that are not there are not here either.
    pub tables: BTreeMap<&'static str, Grid>,
    /// Where the tables stand.
    pub origin: Origin,
}

/// Reads the tables at a path as they stand. A scenario with errors has been refused before.
///
/// # Errors
/// What keeps the settings from being read.
pub fn read_grids(path: &Path) -> Result<Grids, Vec<Diagnostic>> {
    let mut found = Findings::default();
    let (raw, origin) = raw_of(path, &mut found);
    let Some(assemble::Raw { settings: Some(settings), tables, .. }) = raw else {
        return Err(found.finish());
    };
    let mut grids = BTreeMap::new();
    for spec in TABLES {
        let Some(table) = tables.get(spec.file) else { continue };
        let mut grid = Grid::of(spec, table);
        if origin.workbook().is_none()
            && let Ok(content) = folder::bytes(&path.join(spec.file))
            && let Some(text) = bytes::decode(spec.file, &content, &mut found)
        {
            grid.own_columns(spec, &text);
        }
        grids.insert(spec.file, grid);
    }
    Ok(Grids { settings, tables: grids, origin })
}

impl Grids {
    /// The language whose names the headers of the tables have; `None`: those of the contract.
    #[must_use]
    pub fn language(&self) -> Option<Language> {
        let head = self.tables.values().flat_map(|grid| &grid.heads);
        let mut other = head.filter(|head| head.name.is_some_and(|name| name != head.written));
        let written = other.next()?.written.as_str();
        let hant = header_names().any(|h| h.zh_hant.contains(&written));
        let hans = header_names().any(|h| h.zh_hans.contains(&written));
        Some(if hant && !hans { Language::ZhHant } else { Language::ZhHans })
    }

    /// The table of a file; a new one with the columns that the contract wants, where there is none.
    pub fn table(&mut self, file: &'static str) -> &mut Grid {
        let language = self.language();
        self.tables.entry(file).or_insert_with(|| Grid::new(file, language))
    }

    /// Name of the file of the settings.
    pub const SETTINGS: &'static str = SETTINGS;
}

impl Grid {
    /// A table without rows.
    #[must_use]
    pub fn new(file: &'static str, language: Option<Language>) -> Self {
        let heads = header_names().filter(|h| h.table == file).map(|h| Head {
            written: language.map_or(h.english, |l| h.usual(l)).to_owned(),
            name: Some(h.english),
        });
        Self { file, heads: heads.collect(), rows: Vec::new() }
    }

    fn of(spec: &'static TableSpec, table: &Table) -> Self {
        let there: Vec<(usize, u32, String)> = (0..spec.columns.len())
            .filter_map(|c| table.header(c).map(|(at, written)| (c, at, written.to_owned())))
            .collect();
        let mut there = there;
        there.sort_by_key(|(_, at, _)| *at);
        let heads = there.iter().map(|(c, _, written)| Head {
            written: written.clone(),
            name: Some(spec.columns[*c].name),
        });
        let rows = table.rows().map(|row| {
            let cells = there.iter().map(|(c, _, _)| {
                let name = spec.columns[*c].name;
                let cell = row.cell(name);
                let day = (column_kind(spec.file, name) == ColumnKind::Date)
                    .then(|| cell.optional().and_then(|_| cell.date(&mut Findings::default())));
                day.flatten().map_or_else(|| cell.text.to_owned(), |day| day.to_string())
            });
            GridRow { line: row.line(), cells: cells.collect() }
        });
        Self { file: spec.file, heads: heads.collect(), rows: rows.collect() }
    }

    /// Adds the columns of the file that the program does not know, behind the others.
    fn own_columns(&mut self, spec: &'static TableSpec, text: &str) {
        let mut lexer = Lexer::new(text);
        let mut records: Vec<Record<'_>> = Vec::new();
        while let Lexed::Record(record) = lexer.next() {
            records.push(record);
        }
        let full = |record: &Record<'_>| record.fields.iter().any(|f| !trim(f).is_empty());
        records.retain(full);
        let head = header_row(spec, &records[..records.len().min(20)]);
        let Some(header) = records.get(head) else { return };
        let own: Vec<(usize, String)> = header
            .fields
            .iter()
            .enumerate()
            .map(|(i, field)| (i, trim(field).to_owned()))
            .filter(|(_, field)| !field.is_empty() && spec.column(field).is_none())
            .collect();
        for (i, written) in own {
            self.heads.push(Head { written, name: None });
            for row in &mut self.rows {
                let at = records.binary_search_by_key(&row.line, |record| record.line);
                let cell = at.ok().and_then(|at| records[at].fields.get(i));
                row.cells.push(cell.map_or_else(String::new, |cell| trim(cell).to_owned()));
            }
        }
    }

    fn position(&self, column: &str) -> Option<usize> {
        self.heads.iter().position(|head| head.name == Some(column))
    }

    /// The rows.
    #[must_use]
    pub fn rows(&self) -> &[GridRow] {
        &self.rows
    }

    /// What a row says in a column, by the English name; empty where it has no such column.
    #[must_use]
    pub fn get<'r>(&self, row: &'r GridRow, column: &str) -> &'r str {
        self.position(column).and_then(|at| row.cells.get(at)).map_or("", String::as_str)
    }

    /// The day that a row says in a column.
    #[must_use]
    pub fn day(&self, row: &GridRow, column: &str) -> Option<Date> {
        self.get(row, column).parse().ok()
    }

    /// Writes a cell; the column is added where there is none.
    pub fn set(
        &mut self,
        row: usize,
        column: &'static str,
        text: String,
        language: Option<Language>,
    ) {
        let at = self.column(column, language);
        if let Some(cell) = self.rows.get_mut(row).and_then(|row| row.cells.get_mut(at)) {
            *cell = text;
        }
    }

    /// The position of a column, which is added where it is missing.
    fn column(&mut self, column: &'static str, language: Option<Language>) -> usize {
        if let Some(at) = self.position(column) {
            return at;
        }
        let name = header_names().find(|h| h.table == self.file && h.english == column);
        let written = name.map_or(column, |h| language.map_or(h.english, |l| h.usual(l)));
        self.heads.push(Head { written: written.to_owned(), name: Some(column) });
        self.rows.iter_mut().for_each(|row| row.cells.push(String::new()));
        self.heads.len() - 1
    }

    /// Adds a row; columns that it fills are added where they are missing.
    pub fn push(&mut self, cells: &[(&'static str, String)], language: Option<Language>) {
        for (column, text) in cells {
            if !text.is_empty() {
                self.column(column, language);
            }
        }
        self.rows.push(GridRow { line: 0, cells: vec![String::new(); self.heads.len()] });
        let last = self.rows.len() - 1;
        for (column, text) in cells {
            if !text.is_empty() {
                self.set(last, column, text.clone(), language);
            }
        }
    }

    /// Keeps the rows for which this holds.
    pub fn retain(&mut self, mut keep: impl FnMut(&Self, &GridRow) -> bool) {
        let rows = std::mem::take(&mut self.rows);
        self.rows = rows.into_iter().filter(|row| keep(self, row)).collect();
    }

    /// Adds the rows of another table with the same columns behind its own.
    pub fn append(&mut self, other: &Self, language: Option<Language>) {
        for row in &other.rows {
            let cells: Vec<(&'static str, String)> = other
                .heads
                .iter()
                .zip(&row.cells)
                .filter_map(|(head, cell)| Some((head.name?, cell.clone())))
                .collect();
            self.push(&cells, language);
        }
    }

    /// Header and rows.
    pub fn records(&self) -> impl Iterator<Item = Vec<String>> + '_ {
        let head = self.heads.iter().map(|head| head.written.clone()).collect();
        std::iter::once(head).chain(self.rows.iter().map(|row| row.cells.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_columns_stay_and_dates_are_written_alike() {
        let folder = tempfile::tempdir().expect("a folder");
        let files = [
            ("scenario.toml", "name = \"x\"\n"),
            ("events.csv", "标题,备用,开始,编号\n教研, 自己的 ,2026/9/21,E1\n,,,\n例会,,9月,E2\n"),
        ];
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).expect("written");
        }
        let mut grids = read_grids(folder.path()).expect("read");
        assert_eq!(grids.language(), Some(Language::ZhHans));
        let events = grids.table("events.csv");
        let records: Vec<Vec<String>> = events.records().collect();
        assert_eq!(records[0], ["标题", "开始", "编号", "备用"]);
        assert_eq!(records[1], ["教研", "2026-09-21", "E1", "自己的"]);
        // What is no day stays as it is.
        assert_eq!(records[2], ["例会", "9月", "E2", ""]);
        events.push(&[("id", "E3".into()), ("note", "new".into())], Some(Language::ZhHans));
        let records: Vec<Vec<String>> = events.records().collect();
        assert_eq!(records[0].last().map(String::as_str), Some("备注"));
        assert_eq!(records[3], ["", "", "E3", "", "new"]);
    }
}
