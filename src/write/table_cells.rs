//! Some cells of a folder's tables written anew, and its settings as a sheet.

use std::collections::BTreeMap;
use std::io;

use toml_edit::{DocumentMut, Item, Table, TableLike, Value};

use super::{csv_text, with_mark};
use crate::domain::Language;
use crate::input::{
    SETTING_NAMES, SettingKind, SettingName, ShownRow, ShownSheet, WORD_NAMES, setting_literal,
};
use crate::text::Texts;

/// File of the settings.
const SETTINGS: &str = "scenario.toml";
/// Columns of the settings' names and values.
const NAME: u32 = 1;
const VALUE: u32 = 2;

/// A table with other texts in some cells, given by row and column, from 1; a row that is left
/// empty goes.
#[must_use]
pub fn put_table_cells(sheet: &ShownSheet, cells: &BTreeMap<(u32, u32), String>) -> Vec<u8> {
    let mut rows: BTreeMap<u32, BTreeMap<u32, &str>> = BTreeMap::new();
    for row in &sheet.rows {
        let of = row.cells.iter().map(|(column, text)| (*column, text.as_str()));
        rows.entry(row.number).or_default().extend(of);
    }
    for ((row, column), text) in cells {
        rows.entry(*row).or_default().insert(*column, text);
    }
    rows.retain(|_, of| of.values().any(|text| !text.is_empty()));
    let width = rows.values().filter_map(|of| of.last_key_value()).map(|(c, _)| *c).max();
    let width = width.unwrap_or(1);
    let records = rows.values().map(|of| {
        (1..=width).map(|column| of.get(&column).copied().unwrap_or_default()).collect::<Vec<_>>()
    });
    with_mark(&csv_text(records), None).into_bytes()
}

/// The settings of a `scenario.toml` as a sheet in a language: its head, then a row for every
/// setting that a bureau needs or the text has, then the themes. `None` where the text cannot be read.
#[must_use]
pub fn shown_settings(toml: &str, texts: &Texts) -> Option<ShownSheet> {
    let doc: DocumentMut = toml.trim_start_matches('\u{feff}').parse().ok()?;
    let head = [(NAME, "workbook-head-setting"), (VALUE, "workbook-head-value")];
    let head = head.map(|(column, key)| (column, texts.key(key)));
    let mut rows = vec![ShownRow { number: 1, cells: head.to_vec() }];
    let language = texts.language();
    let shown =
        |name: &&SettingName| !name.is_for_research() || at(doc.as_table(), name.key).is_some();
    for (number, name) in (2..).zip(SETTING_NAMES.iter().filter(shown)) {
        let called = name.usual(language).unwrap_or(name.key).to_owned();
        let mut cells = vec![(NAME, called)];
        let text = at(doc.as_table(), name.key).map(|value| said(value, name.kind, language));
        cells.extend(text.filter(|text| !text.is_empty()).map(|text| (VALUE, text)));
        rows.push(ShownRow { number, cells });
    }
    let themes = doc.get("themes").and_then(Item::as_table_like);
    for (month, theme) in themes.into_iter().flat_map(TableLike::iter) {
        let theme = theme.as_value().map(|value| said(value, SettingKind::Text, language));
        let cells = vec![(NAME, month.to_owned()), (VALUE, theme.unwrap_or_default())];
        rows.push(ShownRow { number: rows.len() as u32 + 1, cells });
    }
    Some(ShownSheet { sheet: SETTINGS.to_owned(), table: SETTINGS, rows })
}

/// The setting that stands in a row of [`shown_settings`]; themes have the name `themes.2027-03`.
#[must_use]
pub fn setting_of_row(sheet: &ShownSheet, number: u32) -> Option<String> {
    let row = sheet.rows.iter().skip(1).find(|row| row.number == number)?;
    let called = row.cells.first()?.1.as_str();
    let is = |name: &&SettingName| [name.key, name.zh_hans, name.zh_hant].contains(&called);
    let known = SETTING_NAMES.iter().find(is);
    Some(known.map_or_else(|| format!("themes.{called}"), |name| name.key.to_owned()))
}

fn at<'d>(table: &'d Table, key: &str) -> Option<&'d Value> {
    let mut parts = key.split('.');
    let mut item = table.get(parts.next()?)?;
    for part in parts {
        item = item.as_table_like()?.get(part)?;
    }
    item.as_value()
}

/// A value as a clerk writes it.
fn said(value: &Value, kind: SettingKind, language: Language) -> String {
    let word = |word: &str| match kind {
        SettingKind::Word(words) => {
            let at = match language {
                Language::En => 0,
                Language::ZhHans => 1,
                Language::ZhHant => 2,
            };
            words.iter().find(|w| w[0] == word).map_or(word, |w| w[at]).to_owned()
        }
        SettingKind::Weekdays => {
            let known = WORD_NAMES.iter().find(|w| w.list == "weekday" && w.english == word);
            known.map_or(word, |known| known.usual(language)).to_owned()
        }
        _ => word.to_owned(),
    };
    match value {
        Value::String(text) => word(text.value()),
        Value::Array(items) if items.is_empty() => "-".to_owned(),
        Value::Array(items) => {
            let items: Vec<String> = items
                .iter()
                .map(|item| item.as_str().map_or_else(|| said(item, kind, language), word))
                .collect();
            items.join(";")
        }
        Value::Integer(n) => n.value().to_string(),
        Value::Float(n) => n.value().to_string(),
        Value::Boolean(is) => is.value().to_string(),
        Value::Datetime(moment) => moment.value().to_string(),
        Value::InlineTable(_) => value.to_string().trim().to_owned(),
    }
}

/// A `scenario.toml` with other values for some settings; comments and all else stay. What is left
/// empty has its default again.
///
/// # Errors
/// What keeps the text from being read.
pub fn put_settings(toml: &str, settings: &BTreeMap<String, String>) -> io::Result<String> {
    let unread = |error: toml_edit::TomlError| io::Error::other(error.message().to_owned());
    let mut doc: DocumentMut = toml.trim_start_matches('\u{feff}').parse().map_err(unread)?;
    for (key, text) in settings {
        let parts: Vec<&str> = match key.strip_prefix("themes.") {
            Some(month) => vec!["themes", month],
            None => key.split('.').collect(),
        };
        let Some((last, above)) = parts.split_last() else { continue };
        let mut table: &mut dyn TableLike = doc.as_table_mut();
        for part in above {
            let new = Item::Table(Table::new());
            table = table
                .entry(part)
                .or_insert(new)
                .as_table_like_mut()
                .ok_or_else(|| io::Error::other(key.clone()))?;
        }
        match setting_literal(key, text) {
            None => drop(table.remove(last)),
            Some(literal) => {
                let mut value: Value = literal.parse().map_err(unread)?;
                let old = table.get(last).and_then(Item::as_value);
                if let Some(old) = old {
                    *value.decor_mut() = old.decor().clone();
                }
                match table.get_mut(last) {
                    Some(item) => *item = Item::Value(value),
                    None => drop(table.insert(last, Item::Value(value))),
                }
            }
        }
    }
    Ok(doc.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOML: &str = "# a county\nname = \"甲\" # its name\n[outreach]\ngroup_max = 3 # most\n\
        visits_min = { weak = 2, ordinary = 1 }\n[calendar]\nweekend = [\"sunday\"]\n\
        [themes]\n\"2026-10\" = \"秋\"\n";

    fn value(sheet: &ShownSheet, key: &str) -> Option<String> {
        let row = sheet
            .rows
            .iter()
            .find(|row| setting_of_row(sheet, row.number).as_deref() == Some(key))?;
        row.cells.iter().find(|(column, _)| *column == VALUE).map(|(_, text)| text.clone())
    }

    #[test]
    fn settings_are_shown_and_changed_and_comments_stay() {
        let texts = Texts::new(Language::ZhHans);
        let sheet = shown_settings(TOML, &texts).expect("settings");
        assert_eq!(value(&sheet, "outreach.visits_min.weak").as_deref(), Some("2"));
        assert_eq!(value(&sheet, "calendar.weekend").as_deref(), Some("星期日"));
        assert_eq!(value(&sheet, "themes.2026-10").as_deref(), Some("秋"));
        let changes = [
            ("outreach.group_max", "4"),
            ("outreach.visits_min.weak", "3"),
            ("outreach.visits_min.ordinary", ""),
            ("calendar.weekend", "星期六;星期日"),
            ("term.start", "2026-10-12"),
            ("inspection.per_year.weak", "2"),
            ("travel.detour", "many"),
            ("themes.2026-11", "冬"),
            ("objective.weights", "3;2;1"),
        ];
        let changes = changes.map(|(key, text)| (key.to_owned(), text.to_owned()));
        let now = put_settings(TOML, &BTreeMap::from(changes)).expect("settings");
        for kept in ["# a county", "# its name", "group_max = 4 # most", "start = 2026-10-12"] {
            assert!(now.contains(kept), "{kept}: {now}");
        }
        let sheet = shown_settings(&now, &texts).expect("settings");
        for (key, text) in [
            ("outreach.visits_min.weak", Some("3")),
            ("outreach.visits_min.ordinary", None),
            ("calendar.weekend", Some("星期六;星期日")),
            ("inspection.per_year.weak", Some("2")),
            // What is no number stays as it was written, so that the check can tell of it.
            ("travel.detour", Some("many")),
            ("themes.2026-10", Some("秋")),
            ("themes.2026-11", Some("冬")),
            ("objective.weights", Some("3;2;1")),
        ] {
            assert_eq!(value(&sheet, key).as_deref(), text, "{key}");
        }
        // What is for research has a row only where it is set.
        let called = |row: &ShownRow| row.cells[0].1 == "幂平均指数";
        assert!(!sheet.rows.iter().any(called));
        let set = shown_settings("[objective]\nalpha = 2\n", &texts).expect("settings");
        assert_eq!(value(&set, "objective.alpha").as_deref(), Some("2"));
        assert!(shown_settings("name =", &texts).is_none());
    }

    #[test]
    fn cells_change_and_empty_rows_go() {
        let row = |number, cells: &[(u32, &str)]| ShownRow {
            number,
            cells: cells.iter().map(|(c, text)| (*c, (*text).to_owned())).collect(),
        };
        let rows =
            vec![row(1, &[(1, "id"), (3, "own")]), row(3, &[(1, "A1")]), row(7, &[(1, "A2")])];
        let sheet = ShownSheet { sheet: "x".to_owned(), table: "alliances.csv", rows };
        let cells = [((3, 1), ""), ((7, 2), "a, b"), ((9, 1), "A3")];
        let cells = cells.map(|(at, text)| (at, text.to_owned()));
        let text = put_table_cells(&sheet, &BTreeMap::from(cells));
        let text = String::from_utf8(text).expect("UTF-8");
        assert_eq!(text, "\u{feff}id,,own\nA2,\"a, b\",\nA3,,\n");
    }
}
