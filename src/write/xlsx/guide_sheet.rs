//! The first sheet of a scenario's workbook: how to fill it in. It is not read back.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::scenario_book::Styles;
use crate::input::sheet_names;
use crate::text::Texts;
use crate::write::CALENDAR_CSV;

/// What to do, in order.
const STEPS: [&str; 8] = [
    "workbook-guide-rows",
    "workbook-guide-columns",
    "workbook-guide-names",
    "workbook-guide-lists",
    "workbook-guide-holidays",
    "workbook-guide-check",
    "workbook-guide-plan",
    "workbook-guide-this",
];

/// The sheet in a language.
pub(super) fn sheet(texts: &Texts, styles: &Styles) -> Result<Worksheet, XlsxError> {
    let say = |key| texts.key(key);
    let mut sheet = Worksheet::new();
    sheet.set_name(say("workbook-guide"))?;
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0);
    for (column, width) in [(0, 14.0), (1, 12.0), (2, 62.0)] {
        sheet.set_column_width(column, width)?;
    }
    let plain = styles.explained.clone();
    let title = styles.key.clone().set_font_size(14.0);
    sheet.merge_range(0, 0, 0, 2, &say("workbook-guide-title"), &title)?;
    sheet.set_row_height(0, 28)?;
    for (i, key) in STEPS.into_iter().enumerate() {
        let row = i as u32 + 1;
        sheet.merge_range(row, 0, row, 2, &format!("{}. {}", i + 1, say(key)), &plain)?;
        // Spreadsheet programs do not fit the height of merged cells.
        sheet.set_row_height(row, 32)?;
    }
    let mut row = STEPS.len() as u32 + 2;
    let heads = ["workbook-guide-sheet", "workbook-guide-needed", "workbook-guide-holds"];
    for (column, key) in heads.into_iter().enumerate() {
        sheet.write_string_with_format(row, column as u16, say(key), &styles.head)?;
    }
    // What must be filled in comes first.
    let tables = || sheet_names().filter(|s| s.table != CALENDAR_CSV);
    let (must, may) = (tables().filter(|s| s.required), tables().filter(|s| !s.required));
    for name in must.chain(may) {
        row += 1;
        let (key, style): (_, &Format) = match name.required {
            true => ("workbook-guide-must", &styles.required),
            false => ("workbook-guide-may", &styles.head),
        };
        sheet.write_string_with_format(row, 0, name.usual(texts.language()), &styles.key)?;
        sheet.write_string_with_format(row, 1, say(key), style)?;
        sheet.write_string_with_format(row, 2, say(holds(name.table)), &plain)?;
    }
    Ok(sheet)
}

/// What a table is for.
fn holds(table: &str) -> &'static str {
    match table {
        "scenario.toml" => "workbook-guide-settings",
        "alliances.csv" => "workbook-guide-alliances",
        "kindergartens.csv" => "workbook-guide-kindergartens",
        "staff.csv" => "workbook-guide-staff",
        "events.csv" => "workbook-guide-events",
        "closures.csv" => "workbook-guide-closures",
        "distances.csv" => "workbook-guide-distances",
        "history.csv" => "workbook-guide-history",
        "archive.csv" => "workbook-guide-archive",
        "apart.csv" => "workbook-guide-apart",
        "followups.csv" => "workbook-guide-followups",
        "placements.csv" => "workbook-guide-placements",
        "happened.csv" => "workbook-guide-happened",
        _ => "workbook-guide-pins",
    }
}
