//! The rows of one sheet of a clerk's own workbook written anew; the sheet is added where the
//! workbook has none.

use std::io;

use super::package::{Package, TYPES, append};
use super::xml::{Edits, Kind, tags};
use super::{MAX_PART, not_understood};
use crate::archive::Archive;
use crate::domain::column_letters;
use crate::write::xml_text::xml_text;

const SHEETS: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const SHEET_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";

/// The workbook with a sheet that has these rows from its first on, and no others. All other
/// sheets stay as they are.
///
/// # Errors
/// What in the file could not be understood.
pub fn put_rows(workbook: &[u8], sheet: &str, rows: &[Vec<String>]) -> io::Result<Vec<u8>> {
    let mut archive = Archive::open(workbook, |_| MAX_PART).map_err(io::Error::other)?;
    let mut package = Package::open(&mut archive)?;
    match package.sheet(sheet) {
        Ok(part) => {
            let text = package.text(&part)?;
            package.put(&part, replaced(&text, rows)?);
        }
        Err(_) => add(&mut package, sheet, rows)?,
    }
    let changed = package.changed();
    archive.with(&changed)
}

/// The text of a sheet with other rows; what is merged there no longer is.
fn replaced(text: &str, rows: &[Vec<String>]) -> io::Result<String> {
    let all = tags(text)?;
    let mut edits = Edits::default();
    let mut seen = false;
    for name in ["sheetData", "mergeCells"] {
        let Some(first) = all.iter().find(|t| t.name == name) else { continue };
        let end = match first.kind {
            Kind::Empty => first.at.end,
            _ => {
                let close = all.iter().rfind(|t| t.name == name && t.kind == Kind::Close);
                close.ok_or_else(|| not_understood(format!("no end of {name}")))?.at.end
            }
        };
        let new = if name == "sheetData" {
            seen = true;
            data(rows, first.prefix())
        } else {
            String::new()
        };
        edits.replace(first.at.start..end, new);
    }
    if seen { Ok(edits.apply(text)) } else { Err(not_understood("no sheetData")) }
}

fn data(rows: &[Vec<String>], x: &str) -> String {
    let mut text = format!("<{x}sheetData>");
    for (n, row) in (1..).zip(rows) {
        text += &format!("<{x}row r=\"{n}\">");
        for (column, cell) in (1..).zip(row).filter(|(_, cell)| !cell.is_empty()) {
            text += &format!(
                "<{x}c r=\"{}{n}\" t=\"inlineStr\"><{x}is><{x}t xml:space=\"preserve\">{}</{x}t></{x}is></{x}c>",
                column_letters(column),
                xml_text(cell)
            );
        }
        text += &format!("</{x}row>");
    }
    text + &format!("</{x}sheetData>")
}

/// Adds a sheet behind the others.
fn add(package: &mut Package, sheet: &str, rows: &[Vec<String>]) -> io::Result<()> {
    let part = package.free_name("worksheets/sheet", "xml");
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <worksheet xmlns=\"{SHEETS}\">{}</worksheet>",
        data(rows, "")
    );
    package.put(&part, text);
    package.declare(&format!("<Override PartName=\"/{part}\" ContentType=\"{SHEET_TYPE}\"/>"))?;
    let book = package.book().to_owned();
    let id = package.relate(&book, "/worksheet", &part)?;
    let text = package.text(&book)?;
    let all = tags(&text)?;
    let numbers = all.iter().filter(|t| t.name == "sheet").filter_map(|t| t.attribute("sheetId"));
    let number = numbers.filter_map(|n| n.parse::<u32>().ok()).max().unwrap_or(0) + 1;
    let x = all.iter().find(|t| t.name == "sheets").map_or("", |t| t.prefix());
    let new = format!(
        "<{x}sheet xmlns:made=\"{TYPES}\" name=\"{}\" sheetId=\"{number}\" made:id=\"{id}\"/>",
        xml_text(sheet)
    );
    let text = append(&text, "sheets", &new)?;
    package.put(&book, text);
    Ok(())
}

#[cfg(test)]
mod tests {
    use calamine::{Reader, Xlsx};
    use rust_xlsxwriter::Workbook;

    use super::*;

    fn cells(bytes: &[u8], sheet: &str) -> Vec<Vec<String>> {
        let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).expect("a workbook");
        let range = book.worksheet_range(sheet).expect("a sheet");
        range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
    }

    #[test]
    fn sheet_is_added_and_then_written_anew() {
        let mut book = Workbook::new();
        book.add_worksheet()
            .set_name("other")
            .expect("a name")
            .write(0, 0, "stays")
            .expect("a cell");
        let bytes = book.save_to_buffer().expect("saved");
        let rows = |text: &str| vec![vec!["head".to_owned()], vec![text.to_owned()]];
        let first = put_rows(&bytes, "变更记录", &rows("a & <b>")).expect("understood");
        assert_eq!(cells(&first, "变更记录"), [["head"], ["a & <b>"]]);
        let second = put_rows(&first, "变更记录", &rows("c")).expect("understood");
        assert_eq!(cells(&second, "变更记录"), [["head"], ["c"]]);
        assert_eq!(cells(&second, "other"), [["stays"]]);
    }
}
