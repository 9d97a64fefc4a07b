//! The sheets of a county, whether it is a workbook or a folder of tables, and other texts in their
//! cells.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::answer::Fault;
use super::names;
use crate::domain::{Language, Message};
use crate::input::{
    HeaderName, Reading, SETTING_NAMES, SettingName, ShownRow, ShownSheet, Sources, header_names,
    read_shown, read_shown_tables, read_sources, read_workbook, sheet_names,
};
use crate::text::Texts;
use crate::write::{
    CALENDAR_CSV, put_cells, put_settings, put_table_cells, setting_of_row, shown_settings,
};

/// Rows among which the header of a sheet is looked for.
const HEADS: usize = 8;
/// Name of the settings' table.
pub(super) const SETTINGS: &str = "scenario.toml";

/// File name → bytes: a workbook, or the tables of a folder.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// A cell and what it is to say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Cell {
    pub sheet: String,
    pub row: u32,
    pub column: u32,
    pub text: String,
}

/// The one workbook that the files are, if they are one.
pub(super) fn workbook(files: &Files) -> Option<(&String, &Vec<u8>)> {
    let first = files.iter().next()?;
    (files.len() == 1 && first.0.to_lowercase().ends_with(".xlsx")).then_some(first)
}

/// Every sheet that holds a table. A folder has one for each table that there can be.
pub(super) fn sheets(files: &Files, texts: &Texts) -> Vec<ShownSheet> {
    if let Some((_, bytes)) = workbook(files) {
        // What cannot be read is among the findings.
        return read_shown("", bytes).unwrap_or_default();
    }
    let sources = Sources { name: String::new(), files: files.clone() };
    let mut there = read_shown_tables(&sources);
    let settings = files.get(SETTINGS).map(|bytes| String::from_utf8_lossy(bytes));
    there.extend(settings.and_then(|toml| shown_settings(&toml, texts)));
    let tables = sheet_names().filter(|name| name.table != CALENDAR_CSV);
    let mut all = Vec::new();
    for name in tables {
        if let Some(at) = there.iter().position(|sheet| sheet.table == name.table) {
            all.push(there.swap_remove(at));
        } else if !files.contains_key(name.table) && name.table != SETTINGS {
            all.push(empty(name.table, texts.language()));
        }
    }
    all
}

/// A table that is not there yet: its head.
fn empty(table: &'static str, tongue: Language) -> ShownSheet {
    let heads = header_names().filter(|name| name.table == table);
    let cells = (1..).zip(heads.map(|name| name.usual(tongue).to_owned())).collect();
    ShownSheet { sheet: table.to_owned(), table, rows: vec![ShownRow { number: 1, cells }] }
}

/// The files with other texts in some cells: the names of those that changed.
pub(super) fn put(files: &Files, cells: &[Cell], texts: &Texts) -> Result<Files, Fault> {
    let mut by_sheet: BTreeMap<&str, BTreeMap<(u32, u32), String>> = BTreeMap::new();
    for cell in cells {
        let of = by_sheet.entry(&cell.sheet).or_default();
        of.insert((cell.row, cell.column), cell.text.clone());
    }
    let refused = |sheet: &str, why: String| {
        let message = Message::new("serve-no-sheet").with("name", names::shown(sheet));
        Fault::refused(message.with("why", why))
    };
    let mut changed = Files::new();
    if let Some((name, bytes)) = workbook(files) {
        let mut bytes = bytes.clone();
        for (sheet, cells) in &by_sheet {
            bytes = put_cells(&bytes, sheet, cells).map_err(|e| refused(sheet, e.to_string()))?;
        }
        changed.insert(name.clone(), bytes);
        return Ok(changed);
    }
    let sheets = sheets(files, texts);
    for (name, cells) in &by_sheet {
        let sheet = sheets.iter().find(|sheet| sheet.sheet == *name);
        let sheet = sheet.ok_or_else(|| refused(name, texts.key("serve-no-page")))?;
        let bytes = match sheet.table {
            SETTINGS => {
                let toml = String::from_utf8_lossy(&files[SETTINGS]);
                let all = settings(sheet, cells);
                put_settings(&toml, &all).map_err(|e| refused(name, e.to_string()))?.into_bytes()
            }
            _ => put_table_cells(sheet, cells),
        };
        changed.insert(sheet.table.to_owned(), bytes);
    }
    Ok(changed)
}

/// Settings and their values, of cells of the settings' sheet. A month in a new row is a theme.
fn settings(sheet: &ShownSheet, cells: &BTreeMap<(u32, u32), String>) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for ((row, column), text) in cells {
        let new = || cells.get(&(*row, 1)).map(|month| format!("themes.{month}"));
        match (setting_of_row(sheet, *row), column) {
            (Some(key), 2) => drop(all.insert(key, text.clone())),
            (None, 2) => drop(new().map(|key| all.insert(key, text.clone()))),
            (None, 1) if !text.is_empty() => {
                all.entry(format!("themes.{text}")).or_insert_with(|| "-".to_owned());
            }
            _ => {}
        }
    }
    all
}

/// What files say.
pub(super) fn read(files: Files, name: &str) -> Reading {
    match workbook(&files) {
        Some((_, bytes)) => read_workbook(name, bytes),
        None => read_sources(&Sources { name: name.to_owned(), files }),
    }
}

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
pub(super) fn heads(sheet: &ShownSheet) -> (u32, BTreeMap<u32, HeaderName>) {
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

/// What a cell says.
pub(super) fn at(row: &ShownRow, column: u32) -> Option<&str> {
    row.cells.iter().find(|(c, _)| *c == column).map(|(_, text)| text.as_str())
}

/// The settings of their sheet: row → setting and the column of its value.
pub(super) fn settings_at(sheet: &ShownSheet) -> BTreeMap<u32, (&'static SettingName, u32)> {
    let named = |text: &str| {
        let text = plain(text);
        SETTING_NAMES
            .iter()
            .find(|s| [s.key, s.zh_hans, s.zh_hant].into_iter().any(|name| plain(name) == text))
    };
    let found = sheet.rows.iter().filter_map(|row| {
        let (column, name) =
            row.cells.iter().find_map(|(column, text)| Some((*column, named(text)?)))?;
        Some((row.number, (name, column + 1)))
    });
    found.collect()
}
