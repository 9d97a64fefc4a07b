//! The sheets of a county's workbook as grids that are edited in place.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path as Parts, State};
use axum::http::HeaderMap;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::answer::{Answer, Fault, held, json_tagged, language, sent};
use super::counties::detail;
use super::desk::{Desk, lock, texts};
use super::{names, tables};
use crate::domain::{Language, Message};
use crate::input::{
    ColumnKind, HeaderName, ShownRow, ShownSheet, WORD_NAMES, column_kind, header_names, read_shown,
};
use crate::write::{put_cells, write_file};

type Shared = State<Arc<Desk>>;

/// Rows among which the header of a sheet is looked for.
const HEADS: usize = 8;
/// Cells that are changed at once.
const MOST: usize = 20_000;
/// Rows and columns that a sheet can have.
const ROWS: u32 = 1 << 20;
const COLUMNS: u32 = 1000;
/// Letters of a cell.
const LONGEST: usize = 2000;

/// A header as it is compared: without spaces and stars, in any case.
fn plain(text: &str) -> String {
    let kept = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '*' | '＊'));
    kept.flat_map(char::to_lowercase).collect()
}

fn is_called(name: &HeaderName, cell: &str) -> bool {
    let cell = plain(cell);
    let all = [name.english].into_iter().chain(name.zh_hans.iter().copied());
    all.chain(name.zh_hant.iter().copied()).any(|spelled| plain(spelled) == cell)
}

/// The row of a sheet's headers, and which column is which.
fn heads(sheet: &ShownSheet) -> (u32, BTreeMap<u32, HeaderName>) {
    let known: Vec<HeaderName> = header_names().filter(|n| n.table == sheet.table).collect();
    let of = |row: &ShownRow| -> BTreeMap<u32, HeaderName> {
        let named = row.cells.iter().filter_map(|(column, cell)| {
            Some((*column, *known.iter().find(|name| is_called(name, cell))?))
        });
        named.collect()
    };
    let rows = sheet.rows.iter().take(HEADS).map(|row| (row.number, of(row)));
    let best = rows.max_by_key(|(number, found)| (found.len(), u32::MAX - number));
    best.filter(|(_, found)| !found.is_empty()).unwrap_or_default()
}

fn at(row: &ShownRow, column: u32) -> Option<&str> {
    row.cells.iter().find(|(c, _)| *c == column).map(|(_, text)| text.as_str())
}

/// Names that a table has, each with its id.
fn named(sheets: &[ShownSheet], table: &str) -> Vec<Value> {
    let Some(sheet) = sheets.iter().find(|sheet| sheet.table == table) else { return Vec::new() };
    let (head, columns) = heads(sheet);
    let column = |name| columns.iter().find(|(_, h)| h.english == name).map(|(c, _)| *c);
    let (id, name) = (column("id"), column("name"));
    let rows = sheet.rows.iter().filter(|row| row.number > head);
    let both = rows.filter_map(|row| {
        let id = id.and_then(|c| at(row, c)).unwrap_or_default();
        let name = name.and_then(|c| at(row, c)).unwrap_or(id);
        (!name.is_empty()).then(|| json!([name, id]))
    });
    both.collect()
}

/// What can be chosen in a column.
fn options(sheets: &[ShownSheet], kind: ColumnKind, tongue: Language) -> Vec<Value> {
    match kind {
        ColumnKind::Word(list) => WORD_NAMES
            .iter()
            .filter(|word| word.list == list)
            .map(|word| {
                let said = match tongue {
                    Language::En => word.english,
                    Language::ZhHans => word.zh_hans.first().copied().unwrap_or(word.english),
                    Language::ZhHant => word.zh_hant.first().copied().unwrap_or(word.english),
                };
                json!([said, word.english])
            })
            .collect(),
        ColumnKind::Id(table) => named(sheets, table),
        _ => Vec::new(),
    }
}

fn shown(sheets: &[ShownSheet], sheet: &ShownSheet, tongue: Language) -> Value {
    let (head, columns) = heads(sheet);
    let columns: Vec<Value> = columns
        .iter()
        .map(|(column, name)| {
            let kind = column_kind(name.table, name.english);
            json!({
                "column": column, "name": name.usual(tongue), "required": name.required,
                "options": options(sheets, kind, tongue),
            })
        })
        .collect();
    let row = |row: &ShownRow| {
        let cells: Map<String, Value> =
            row.cells.iter().map(|(column, text)| (column.to_string(), json!(text))).collect();
        json!({"row": row.number, "cells": cells})
    };
    json!({
        "sheet": sheet.sheet, "table": sheet.table, "head": head, "columns": columns,
        "rows": sheet.rows.iter().map(row).collect::<Vec<_>>(),
    })
}

/// `GET …/sheets`: every sheet that holds a table, with what can be chosen, and every finding.
pub(super) async fn show(
    State(desk): Shared,
    Parts(county): Parts<String>,
    headers: HeaderMap,
) -> Answer {
    let tongue = language(&headers);
    desk.work(move |desk| {
        let folder = desk.workspace.county(&county)?;
        let read = tables::read(desk, &folder)?;
        let mut sheets = Vec::new();
        if read.path != folder {
            let bytes = tables::workbook(&read, &folder, &texts(tongue))?;
            // What cannot be read is among the findings.
            sheets = read_shown("", &bytes).unwrap_or_default();
        }
        let value = json!({
            "sheets": sheets.iter().map(|s| shown(&sheets, s, tongue)).collect::<Vec<_>>(),
            "findings": read.findings(texts(tongue)),
        });
        Ok(json_tagged(&value, &read.digest))
    })
    .await
}

/// A cell and what it is to say.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Cell {
    row: u32,
    column: u32,
    text: String,
}

/// Cells of one sheet.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Cells {
    cells: Vec<Cell>,
}

/// `PATCH …/sheets/{sheet}`: other texts in some cells; what is wrong then is told at once.
pub(super) async fn edit(
    State(desk): Shared,
    Parts((county, sheet)): Parts<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Answer {
    let tongue = language(&headers);
    let Cells { cells } = sent(&body)?;
    let inside = |cell: &Cell| {
        (1..=ROWS).contains(&cell.row)
            && (1..=COLUMNS).contains(&cell.column)
            && cell.text.chars().count() <= LONGEST
            && !cell.text.contains(|c: char| c.is_control() && c != '\n')
    };
    if cells.len() > MOST || !cells.iter().all(inside) {
        return Err(Fault::bad(Message::new("serve-not-understood").with("why", "cells")));
    }
    desk.work(move |desk| {
        let folder = desk.workspace.county(&county)?;
        let writer = desk.writer(&county);
        let _one = lock(&writer);
        let read = tables::read(desk, &folder)?;
        held(&headers, &read.digest)?;
        if read.path == folder {
            return Err(Fault::conflict(Message::new("serve-no-grid")));
        }
        let bytes = tables::workbook(&read, &folder, &texts(tongue))?;
        let cells: BTreeMap<(u32, u32), String> =
            cells.into_iter().map(|cell| ((cell.row, cell.column), cell.text)).collect();
        let book = put_cells(&bytes, &sheet, &cells).map_err(|error| {
            let message = Message::new("serve-no-sheet").with("name", names::shown(&sheet));
            Fault::refused(message.with("why", error))
        })?;
        write_file(&read.path, &book)?;
        detail(desk, &county, tongue)
    })
    .await
}
