//! Cells of a sheet that get another format; cells and rows that are not there yet.

use std::collections::BTreeMap;
use std::io;

use super::styles::Styles;
use super::xml::{Edits, Kind, Tag, tags};
use super::{Said, not_understood};
use crate::domain::column_letters;

/// The text of a sheet with its cells marked.
pub(super) fn mark(
    text: &str,
    cells: &BTreeMap<(u32, u32), Said>,
    styles: &mut Styles,
) -> io::Result<String> {
    let all = tags(text)?;
    let mut edits = Edits::default();
    // Cells still to be found, in the order of rows and columns.
    let mut left: BTreeMap<(u32, u32), &Said> = cells.iter().map(|(at, s)| (*at, s)).collect();
    let (mut row, mut column) = (0, 0);
    let mut inside = false;
    for tag in &all {
        match (tag.name, tag.kind) {
            ("sheetData", Kind::Empty) => {
                let rows = rows_before(u32::MAX, &mut left, tag.prefix(), styles)?;
                edits.replace(tag.at.clone(), format!("{}{rows}{}", tag.opened(), tag.closing()));
            }
            ("sheetData", Kind::Open) => inside = true,
            ("sheetData", Kind::Close) => {
                inside = false;
                edits.insert(tag.at.start, rows_before(u32::MAX, &mut left, tag.prefix(), styles)?);
            }
            ("row", Kind::Open | Kind::Empty) if inside => {
                row = tag.attribute("r").and_then(|r| r.parse().ok()).unwrap_or(row + 1);
                column = 0;
                edits.insert(tag.at.start, rows_before(row, &mut left, tag.prefix(), styles)?);
                if tag.kind == Kind::Empty {
                    let new = cells_before(row, u32::MAX, &mut left, tag.prefix(), styles)?;
                    if !new.is_empty() {
                        let whole = format!("{}{new}{}", tag.opened(), tag.closing());
                        edits.replace(tag.at.clone(), whole);
                    }
                }
            }
            ("row", Kind::Close) if inside => {
                let new = cells_before(row, u32::MAX, &mut left, tag.prefix(), styles)?;
                edits.insert(tag.at.start, new);
            }
            ("c", Kind::Open | Kind::Empty) if inside => {
                column = tag.attribute("r").and_then(|r| number(&r)).unwrap_or(column + 1);
                let new = cells_before(row, column, &mut left, tag.prefix(), styles)?;
                edits.insert(tag.at.start, new);
                if let Some(said) = left.remove(&(row, column)) {
                    edits.replace(tag.at.clone(), filled(tag, said, styles)?);
                }
            }
            _ => {}
        }
    }
    if !left.is_empty() {
        return Err(not_understood("rows out of order"));
    }
    Ok(edits.apply(text))
}

fn filled(tag: &Tag<'_>, said: &Said, styles: &mut Styles) -> io::Result<String> {
    let format = tag.attribute("s").and_then(|s| s.parse().ok()).unwrap_or(0);
    Ok(tag.with("s", &styles.filled(format, said.error)?.to_string()))
}

/// New rows for the marked cells of rows that the sheet does not have, up to a row.
fn rows_before(
    row: u32,
    left: &mut BTreeMap<(u32, u32), &Said>,
    prefix: &str,
    styles: &mut Styles,
) -> io::Result<String> {
    let mut text = String::new();
    while let Some((&(first, _), _)) = left.first_key_value().filter(|((r, _), _)| *r < row) {
        let cells = cells_before(first, u32::MAX, left, prefix, styles)?;
        text += &format!("<{prefix}row r=\"{first}\">{cells}</{prefix}row>");
    }
    Ok(text)
}

/// New cells of a row for the marked ones that it does not have, up to a column.
fn cells_before(
    row: u32,
    column: u32,
    left: &mut BTreeMap<(u32, u32), &Said>,
    prefix: &str,
    styles: &mut Styles,
) -> io::Result<String> {
    let mut text = String::new();
    while let Some((&at, said)) = left.range((row, 0)..(row, column)).next() {
        let format = styles.filled(0, said.error)?;
        text += &format!("<{prefix}c r=\"{}{}\" s=\"{format}\"/>", column_letters(at.1), at.0);
        left.remove(&at);
    }
    Ok(text)
}

/// The number of the column of a reference such as `AB12`.
pub(super) fn number(reference: &str) -> Option<u32> {
    let letters = reference.trim_end_matches(|c: char| c.is_ascii_digit());
    letters.chars().try_fold(0_u32, |n, c| {
        let digit = c.to_ascii_uppercase().to_digit(36)?.checked_sub(9)?;
        n.checked_mul(26)?.checked_add(digit)
    })
}
