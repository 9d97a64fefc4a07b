//! The sheets of a workbook → the tables that the files of a folder give.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::origin::sheet_place;
use super::views::{self, BookKind};
use super::{Book, Origin, Sheet, SheetRow, Unseen, Value, names, settings_sheet};
use crate::domain::Place;
use crate::input::assemble::Raw;
use crate::input::codes;
use crate::input::findings::{Findings, file_place, line_place, shown};
use crate::input::headers::{
    CALENDAR, CHANGES, ColumnKind, MARKS, SETTINGS, SETTINGS_SHEET, SheetName, TABLES, TableSpec,
    column_kind, sheet_names,
};
use crate::input::lexer::{Lexed, Record};
use crate::input::table::{Table, header_row, trim};
use crate::input::words::all_names;

/// Rows beyond those of the table that are read: its header, and a title above it.
const MORE_ROWS: usize = 21;
/// Most rows of the settings.
const SETTINGS_ROWS: usize = 5_000;

/// The tables of a scenario's workbook, and where they stand.
pub(in crate::input) fn raw(
    name: &str,
    bytes: &[u8],
    found: &mut Findings,
) -> (Option<Raw>, Origin) {
    let mut origin = Origin::of(name);
    let Some(mut book) = Book::open(name, bytes, found) else {
        return (None, origin);
    };
    let wanted = |table: &str| table != CALENDAR.file;
    let sheets = names::assign(name, &book.sheets(), wanted, found);
    for (&table, sheet) in &sheets {
        origin.put(table, sheet);
    }
    let read = sheets.values().map(String::as_str).collect();
    views::check(name, bytes, &mut book, &read, BookKind::Scenario, found);
    let mut digested: Vec<(&'static str, String)> = Vec::new();
    let mut settings = None;
    match sheets.get(SETTINGS) {
        Some(sheet) => {
            if let Some(rows) = book.sheet(SETTINGS, sheet, SETTINGS_ROWS, found) {
                let read = settings_sheet::read(&rows, found);
                let place = |row| Place { line: Some(row), ..sheet_place(name, sheet) };
                tell_rows(place, &rows.rows, &rows.unseen, found);
                origin.put_settings(read.columns, read.rows);
                digested.push((SETTINGS, read.digested));
                settings = Some(read.toml);
            }
        }
        None => missing(SETTINGS, name, found),
    }
    let mut tables = BTreeMap::new();
    for spec in TABLES {
        let Some(sheet) = sheets.get(spec.file) else {
            if spec.required {
                missing(spec.file, name, found);
            }
            continue;
        };
        let mut text = String::new();
        if let Some(table) = rows_of(&mut book, sheet, spec, Some(&mut text), found) {
            digested.push((spec.file, text));
            tables.insert(spec.file, table);
        }
    }
    (Some(Raw { settings, tables, digested }), origin)
}

/// The activities of a calendar's workbook as a table, and the sheet that they stand in: the one
/// that is called so, else the only one.
pub(in crate::input) fn calendar(
    name: &str,
    bytes: &[u8],
    found: &mut Findings,
) -> (Option<Table>, Origin) {
    rows_of_calendar(name, bytes, &CALENDAR, found)
}

/// What is marked on a calendar's workbook.
pub(in crate::input) fn marks(
    name: &str,
    bytes: &[u8],
    found: &mut Findings,
) -> (Option<Table>, Origin) {
    rows_of_calendar(name, bytes, &MARKS, found)
}

fn rows_of_calendar(
    name: &str,
    bytes: &[u8],
    spec: &'static TableSpec,
    found: &mut Findings,
) -> (Option<Table>, Origin) {
    let mut origin = Origin::of(name);
    let Some(mut book) = Book::open(name, bytes, found) else {
        return (None, origin);
    };
    let all = book.sheets();
    let sheets = names::assign(name, &all, |table| table == CALENDAR.file, found);
    let Some(sheet) = sheets.get(CALENDAR.file).or_else(|| the_only(&all)) else {
        missing(CALENDAR.file, name, found);
        return (None, origin);
    };
    origin.put(spec.file, sheet);
    let read = BTreeSet::from([sheet.as_str()]);
    views::check(name, bytes, &mut book, &read, BookKind::Calendar, found);
    (rows_of(&mut book, sheet, spec, None, found), origin)
}

/// The sheet of a workbook that has no other.
fn the_only(sheets: &[String]) -> Option<&String> {
    if let [only] = sheets { Some(only) } else { None }
}

/// The rows of a sheet as a table.
fn rows_of(
    book: &mut Book,
    sheet: &str,
    spec: &'static TableSpec,
    digested: Option<&mut String>,
    found: &mut Findings,
) -> Option<Table> {
    let rows = book.sheet(spec.file, sheet, spec.max_rows + MORE_ROWS, found)?;
    let table = table(spec.file, spec, &rows, digested, found);
    tell_unseen(spec, &rows, found);
    Some(table)
}

/// The rows of a workbook of changes as a table, and the sheet that they stand in: the one that is
/// called so, else the only one.
pub(in crate::input) fn changes(
    name: &str,
    bytes: &[u8],
    found: &mut Findings,
) -> (Option<Table>, Origin) {
    let mut origin = Origin::of(name);
    let Some(mut book) = Book::open(name, bytes, found) else {
        return (None, origin);
    };
    let all = book.sheets();
    let called = all.iter().find(|sheet| names::is_called(&CHANGES.sheet(), sheet));
    let Some(sheet) = called.or_else(|| the_only(&all)) else {
        report_missing(&CHANGES.sheet(), name, found);
        return (None, origin);
    };
    origin.put(CHANGES.file, sheet);
    (rows_of(&mut book, sheet, &CHANGES, None, found), origin)
}

fn missing(table: &'static str, book: &str, found: &mut Findings) {
    report_missing(
        &sheet_names().find(|s| s.table == table).unwrap_or(SETTINGS_SHEET),
        book,
        found,
    );
}

fn report_missing(sheet: &SheetName, book: &str, found: &mut Findings) {
    found.report(codes::MISSING_SHEET, file_place(sheet.table), |m| {
        let names = all_names(sheet.english, sheet.zh_hans, sheet.zh_hant);
        m.with("sheet", names).with("workbook", book)
    });
}

/// A table out of the rows of its sheet. `digested` gets what the rows say, however the sheet
/// looks.
fn table(
    file: &'static str,
    spec: &'static TableSpec,
    sheet: &Sheet,
    digested: Option<&mut String>,
    found: &mut Findings,
) -> Table {
    let front: Vec<Record<'_>> = sheet.rows.iter().take(MORE_ROWS - 1).map(texts).collect();
    let head = header_row(spec, &front);
    let rows = sheet.rows.get(head..).unwrap_or_default();
    // Columns of the sheet up to the last header, and what each holds.
    let width = rows.first().and_then(|row| row.cells.last()).map_or(0, |&(column, _)| column);
    let kinds: Vec<Option<ColumnKind>> = (1..=width)
        .map(|column| {
            let header = sheet.text(rows.first()?.cell(column)?, false);
            spec.column(trim(&header)).map(|c| column_kind(spec.file, spec.columns[c].name))
        })
        .collect();
    let mut records = Vec::with_capacity(rows.len());
    for (i, row) in rows.iter().enumerate() {
        let mut fields: Vec<Cow<'_, str>> = vec![Cow::Borrowed(""); kinds.len().max(1)];
        let mut broken = Vec::new();
        for (column, value) in row.cells.iter().take_while(|(column, _)| *column <= width) {
            let at = (*column - 1) as usize;
            let dates = kinds[at] == Some(ColumnKind::Date) && i > 0;
            let text = match sheet.as_ids.get(&(row.number, *column)) {
                Some(id) if kinds[at].is_some_and(is_named) => Cow::Borrowed(id.as_str()),
                _ => sheet.text(value, dates),
            };
            if i == 0 {
                fields[at] = Cow::Owned(trim(&text).to_owned());
            } else if kinds[at].is_some() && fault(file, row.number, *column, value, found) {
                broken.push(at);
            } else if kinds[at].is_some() {
                fields[at] = text;
            }
        }
        records.push(Record { line: row.number, fields, broken });
    }
    if let Some(digested) = digested {
        for record in &records {
            let fields = record.fields.iter().map(|f| trim(f)).collect::<Vec<_>>();
            if fields.iter().any(|f| !f.is_empty()) {
                *digested += &fields.join("\u{1f}");
                digested.push('\n');
            }
        }
    }
    let mut records = records.into_iter();
    let mut next = || records.next().map_or(Lexed::End, Lexed::Record);
    Table::of_records(file, spec, &mut next, found)
}

/// Whether cells of a column may hold ids.
fn is_named(kind: ColumnKind) -> bool {
    matches!(kind, ColumnKind::Text | ColumnKind::Id(_))
}

/// Warns of rows and columns with content that is hidden or struck out.
fn tell_unseen(spec: &'static TableSpec, sheet: &Sheet, found: &mut Findings) {
    let front: Vec<Record<'_>> = sheet.rows.iter().take(MORE_ROWS - 1).map(texts).collect();
    let rows = sheet.rows.get(header_row(spec, &front)..).unwrap_or_default();
    let Some((header, rows)) = rows.split_first() else { return };
    tell_rows(|row| line_place(spec.file, row), rows, &sheet.unseen, found);
    let hidden = header.cells.iter().filter(|&&(column, _)| sheet.unseen.hides_column(column));
    let names: Vec<String> = hidden
        .map(|(_, value)| trim(&sheet.text(value, false)).to_owned())
        .filter(|name| spec.column(name).is_some())
        .collect();
    if !names.is_empty() {
        found.report(codes::HIDDEN_COLUMNS, file_place(spec.file), |m| {
            m.with_list("columns", names)
        });
    }
}

/// Warns of rows with content that are hidden or struck out.
fn tell_rows(
    place: impl Fn(u32) -> Place,
    rows: &[SheetRow],
    unseen: &Unseen,
    found: &mut Findings,
) {
    for (code, among) in
        [(codes::HIDDEN_ROWS, &unseen.hidden), (codes::STRUCK_ROWS, &unseen.struck)]
    {
        let of: Vec<u32> =
            rows.iter().map(|row| row.number).filter(|n| among.contains(n)).collect();
        if let Some(&first) = of.first() {
            found.report(code, place(first), |m| {
                m.with_list("rows", spans(&of)).with("count", of.len())
            });
        }
    }
}

/// Numbers in order as `5`, `7–9`, the first of them.
fn spans(numbers: &[u32]) -> Vec<String> {
    const MOST: usize = 20;
    let mut spans: Vec<(u32, u32)> = Vec::new();
    for &n in numbers {
        match spans.last_mut() {
            Some((_, last)) if *last + 1 == n => *last = n,
            _ => spans.push((n, n)),
        }
    }
    let one = |&(from, to): &(u32, u32)| match from == to {
        true => from.to_string(),
        false => format!("{from}–{to}"),
    };
    let more = (spans.len() > MOST).then(|| "…".to_owned());
    spans.iter().take(MOST).map(one).chain(more).collect()
}

/// Reports a cell that shows an error, or whose formula was never worked out.
fn fault(file: &str, line: u32, column: u32, value: &Value, found: &mut Findings) -> bool {
    let place = |cell: &str| Place {
        column: Some(column),
        cell: Some(shown(cell)),
        ..line_place(file, line)
    };
    match value {
        Value::Fault(fault) => {
            found.report(codes::CELL_FAULT, place(fault), |m| m.with("value", fault));
        }
        Value::Uncached => found.report(codes::CELL_UNCACHED, place("="), |m| m),
        _ => return false,
    }
    true
}

/// The texts of a row.
fn texts(row: &SheetRow) -> Record<'_> {
    let fields = row.cells.iter().filter_map(|(_, value)| match value {
        Value::Text(text) => Some(Cow::Borrowed(text.as_str())),
        _ => None,
    });
    Record { line: row.number, fields: fields.collect(), broken: Vec::new() }
}
