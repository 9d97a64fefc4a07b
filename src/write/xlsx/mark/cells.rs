//! Some cells of a clerk's own workbook written anew: each keeps its format, all else stays.

use std::collections::BTreeMap;
use std::io;

use super::package::Package;
use super::sheet::number;
use super::xml::{Edits, Kind, Tag, tags};
use super::{MAX_PART, not_understood};
use crate::archive::Archive;
use crate::domain::column_letters;
use crate::write::xml_text::xml_text;

/// The workbook with other texts in cells of a sheet, given by row and column, from 1. An empty
/// text leaves the cell empty. A formula gives way to the text.
///
/// # Errors
/// What in the file could not be understood; a sheet that it has not.
pub fn put_cells(
    workbook: &[u8],
    sheet: &str,
    cells: &BTreeMap<(u32, u32), String>,
) -> io::Result<Vec<u8>> {
    let mut archive = Archive::open(workbook, |_| MAX_PART).map_err(io::Error::other)?;
    let mut package = Package::open(&mut archive)?;
    let part = package.sheet(sheet)?;
    let text = package.text(&part)?;
    package.put(&part, replaced(&text, cells)?);
    let changed = package.changed();
    archive.with(&changed)
}

type Left<'c> = BTreeMap<(u32, u32), &'c str>;

fn replaced(text: &str, cells: &BTreeMap<(u32, u32), String>) -> io::Result<String> {
    let all = tags(text)?;
    let mut edits = Edits::default();
    let mut left: Left<'_> = cells.iter().map(|(at, text)| (*at, text.as_str())).collect();
    let (mut row, mut column) = (0, 0);
    let mut inside = false;
    for (i, tag) in all.iter().enumerate() {
        match (tag.name, tag.kind) {
            ("sheetData", Kind::Empty) => {
                let rows = rows_before(u32::MAX, &mut left, tag.prefix());
                edits.replace(tag.at.clone(), format!("{}{rows}{}", tag.opened(), tag.closing()));
            }
            ("sheetData", Kind::Open) => inside = true,
            ("sheetData", Kind::Close) => {
                inside = false;
                edits.insert(tag.at.start, rows_before(u32::MAX, &mut left, tag.prefix()));
            }
            ("row", Kind::Open | Kind::Empty) if inside => {
                row = tag.attribute("r").and_then(|r| r.parse().ok()).unwrap_or(row + 1);
                column = 0;
                edits.insert(tag.at.start, rows_before(row, &mut left, tag.prefix()));
                if tag.kind == Kind::Empty {
                    let new = cells_before(row, u32::MAX, &mut left, tag.prefix());
                    let whole = format!("{}{new}{}", tag.opened(), tag.closing());
                    edits.replace(tag.at.clone(), whole);
                }
            }
            ("row", Kind::Close) if inside => {
                edits.insert(tag.at.start, cells_before(row, u32::MAX, &mut left, tag.prefix()));
            }
            ("c", Kind::Open | Kind::Empty) if inside => {
                column = tag.attribute("r").and_then(|r| number(&r)).unwrap_or(column + 1);
                edits.insert(tag.at.start, cells_before(row, column, &mut left, tag.prefix()));
                let Some(said) = left.remove(&(row, column)) else { continue };
                let end = match tag.kind {
                    Kind::Empty => tag.at.end,
                    _ => close(&all[i..])?,
                };
                let new = cell((row, column), said, tag.attribute("s").as_deref(), tag.prefix());
                edits.replace(tag.at.start..end, new);
            }
            _ => {}
        }
    }
    if left.is_empty() { Ok(edits.apply(text)) } else { Err(not_understood("rows out of order")) }
}

/// Where the cell ends that begins with the first tag.
fn close(tags: &[Tag<'_>]) -> io::Result<usize> {
    let end = tags.iter().find(|tag| tag.name == "c" && tag.kind == Kind::Close);
    end.map(|tag| tag.at.end).ok_or_else(|| not_understood("no end of c"))
}

fn cell(at: (u32, u32), said: &str, format: Option<&str>, x: &str) -> String {
    let place = format!("{}{}", column_letters(at.1), at.0);
    let format = format.map_or_else(String::new, |s| format!(" s=\"{}\"", xml_text(s)));
    match said {
        "" => format!("<{x}c r=\"{place}\"{format}/>"),
        said => format!(
            "<{x}c r=\"{place}\"{format} t=\"inlineStr\"><{x}is><{x}t xml:space=\"preserve\">{}</{x}t></{x}is></{x}c>",
            xml_text(said)
        ),
    }
}

fn rows_before(row: u32, left: &mut Left<'_>, x: &str) -> String {
    let mut text = String::new();
    while let Some((&(first, _), _)) = left.first_key_value().filter(|((r, _), _)| *r < row) {
        let cells = cells_before(first, u32::MAX, left, x);
        text += &format!("<{x}row r=\"{first}\">{cells}</{x}row>");
    }
    text
}

fn cells_before(row: u32, column: u32, left: &mut Left<'_>, x: &str) -> String {
    let mut text = String::new();
    while let Some((&at, said)) = left.range((row, 0)..(row, column)).next() {
        text += &cell(at, said, None, x);
        left.remove(&at);
    }
    text
}

#[cfg(test)]
mod tests {
    use calamine::{Data, Reader, Xlsx};
    use rust_xlsxwriter::{Format, Workbook};

    use super::*;

    #[test]
    fn cells_change_and_nothing_else_does() {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet().set_name("人员").expect("a name");
        let bold = Format::new().set_bold();
        sheet.write_with_format(0, 0, "head", &bold).expect("a cell");
        sheet.write(1, 1, 7).expect("a cell");
        sheet.write_formula(3, 2, "=1+1").expect("a cell");
        book.add_worksheet().set_name("other").expect("a name").write(0, 0, "x").expect("a cell");
        let bytes = book.save_to_buffer().expect("saved");
        let said = |text: &str| text.to_owned();
        let cells = BTreeMap::from([
            ((1, 1), said("a & <b>")),
            ((1, 3), said("new")),
            ((2, 2), said("")),
            ((3, 1), said("between")),
            ((4, 3), said("no formula")),
            ((9, 2), said("behind")),
        ]);
        let bytes = put_cells(&bytes, "人员", &cells).expect("understood");
        let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(&bytes[..])).expect("a workbook");
        let range = book.worksheet_range("人员").expect("a sheet");
        for ((row, column), text) in &cells {
            let now = range.get_value((row - 1, column - 1)).cloned().unwrap_or(Data::Empty);
            let want = if text.is_empty() { Data::Empty } else { Data::String(text.clone()) };
            assert_eq!(now, want, "{row} {column}");
        }
        let other = book.worksheet_range("other").expect("a sheet");
        assert_eq!(other.get_value((0, 0)), Some(&Data::String("x".to_owned())));
        assert!(put_cells(&bytes, "none", &cells).is_err());
    }
}
