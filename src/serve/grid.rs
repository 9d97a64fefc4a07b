//! The sheets of a county as grids that are edited in place.

use std::collections::BTreeMap;

use axum::body::Bytes;
use axum::extract::Query;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::answer::{Answer, Fault, json_tagged, sent};
use super::asker::Asker;
use super::counties::detail;
use super::sheet::{self, Cell, at, heads, settings_at};
use super::tables;
use crate::domain::{Language, Message};
use crate::input::{
    ColumnKind, SettingKind, ShownRow, ShownSheet, WORD_NAMES, column_kind, sheet_names,
};

/// Cells that are changed at once.
pub(super) const MOST: usize = 20_000;
/// Rows and columns that a sheet can have.
const ROWS: u32 = 1 << 20;
const COLUMNS: u32 = 1000;
/// Letters of a cell.
const LONGEST: usize = 2000;

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
        ColumnKind::Word(list) => {
            let words = WORD_NAMES.iter().filter(|word| word.list == list);
            words.map(|word| json!([word.usual(tongue), word.english])).collect()
        }
        ColumnKind::Id(table) => named(sheets, table),
        _ => Vec::new(),
    }
}

/// What can be chosen for a setting.
fn choices(kind: SettingKind, tongue: Language) -> Vec<Value> {
    let SettingKind::Word(words) = kind else { return Vec::new() };
    let at = match tongue {
        Language::En => 0,
        Language::ZhHans => 1,
        Language::ZhHant => 2,
    };
    words.iter().map(|word| json!([word[at], word[0]])).collect()
}

fn shown(sheets: &[ShownSheet], sheet: &ShownSheet, tongue: Language) -> Value {
    let (mut head, columns) = heads(sheet);
    let columns: Vec<Value> = columns
        .iter()
        .map(|(column, name)| {
            let kind = column_kind(name.table, name.english);
            json!({
                "column": column, "name": name.usual(tongue), "required": name.required,
                "options": options(sheets, kind, tongue), "date": kind == ColumnKind::Date,
                "word": matches!(kind, ColumnKind::Word(_)),
            })
        })
        .collect();
    let settings = match sheet.table {
        sheet::SETTINGS => settings_at(sheet),
        _ => BTreeMap::new(),
    };
    if let Some((first, _)) = settings.first_key_value() {
        head = first - 1;
    }
    let row = |row: &ShownRow| {
        let cells: Map<String, Value> =
            row.cells.iter().map(|(column, text)| (column.to_string(), json!(text))).collect();
        let mut value = json!({"row": row.number, "cells": cells});
        if let Some((name, column)) = settings.get(&row.number) {
            value["value"] = json!({
                "column": column, "key": name.key, "options": choices(name.kind, tongue),
                "date": name.kind == SettingKind::Date,
            });
        }
        value
    };
    // A sheet is called as its workbook has it, a table by what it holds.
    let usual = sheet_names().find(|name| name.table == sheet.table && sheet.sheet == name.table);
    json!({
        "name": usual.map_or(sheet.sheet.as_str(), |name| name.usual(tongue)),
        "sheet": sheet.sheet, "table": sheet.table, "head": head, "columns": columns,
        "rows": sheet.rows.iter().map(row).collect::<Vec<_>>(),
    })
}

/// `GET …/sheets`: every sheet that holds a table, with what can be chosen, and every finding.
pub(super) async fn show(who: Asker) -> Answer {
    who.work(|who, folder| {
        let read = tables::read(&who.desk, folder)?;
        let sheets = sheet::sheets(&tables::files(folder)?, &who.texts());
        let value = json!({
            "sheets": sheets.iter().map(|s| shown(&sheets, s, who.tongue)).collect::<Vec<_>>(),
            "findings": read.findings(who.texts()),
        });
        Ok(json_tagged(&value, &read.digest))
    })
    .await
}

/// A cell of a sheet that is named beside it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Put {
    row: u32,
    column: u32,
    text: String,
}

/// Cells of one sheet.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Cells {
    cells: Vec<Put>,
}

/// Refuses cells that no sheet has, and too many.
pub(super) fn must_be_cells(cells: &[Cell]) -> Result<(), Fault> {
    let inside = |cell: &Cell| {
        (1..=ROWS).contains(&cell.row)
            && (1..=COLUMNS).contains(&cell.column)
            && cell.text.chars().count() <= LONGEST
            && !cell.text.contains(|c: char| c.is_control() && c != '\n')
    };
    match cells.len() <= MOST && cells.iter().all(inside) {
        true => Ok(()),
        false => Err(Fault::bad(Message::new("serve-not-understood").with("why", "cells"))),
    }
}

/// Whether cells are only checked.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Check {
    check: Option<String>,
}

/// `PATCH …/sheets/{sheet}`: other texts in some cells; what is wrong then is told at once. With
/// `?check=1`, as while somebody types, nothing is written.
pub(super) async fn edit(who: Asker, Query(Check { check }): Query<Check>, body: Bytes) -> Answer {
    let Cells { cells } = sent(&body)?;
    let cells: Vec<Cell> = cells
        .into_iter()
        .map(|Put { row, column, text }| Cell { sheet: who.part.clone(), row, column, text })
        .collect();
    must_be_cells(&cells)?;
    who.change(move |who, folder| {
        let mut files = tables::files(folder)?;
        let digest = tables::digest(&files);
        who.held(&digest)?;
        let changed = sheet::put(&files, &cells, &who.texts())?;
        if check.is_some() {
            files.extend(changed);
            let path = folder.display().to_string();
            let read = tables::Tables::of(folder.to_owned(), digest, sheet::read(files, &path));
            let value = json!({
                "errors": read.counts().0, "warnings": read.counts().1,
                "findings": read.findings(who.texts()),
            });
            return Ok(json_tagged(&value, &read.digest));
        }
        tables::keep(folder, &changed)?;
        detail(&who.desk, &who.county, who.tongue)
    })
    .await
}
