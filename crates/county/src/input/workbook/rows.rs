//! The cells of a sheet → rows of values.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{Read, Seek};

use calamine::{DataRef, Dimensions, ExcelDateTime, Xlsx};
use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::Unseen;

/// Columns that are looked at; no table has nearly as many.
const MAX_COLUMNS: u32 = 1000;
/// Most steps of filling merged cells.
const MAX_FILLED: usize = 2_000_000;

/// The number of 9999-12-31.
const LAST_DAY: f64 = 2_958_465.0;

/// What may still be read of a workbook.
#[derive(Debug)]
pub(super) struct Budget {
    cells: usize,
    text: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self { cells: 6_000_000, text: 64 << 20 }
    }
}

/// Why a sheet was not read to its end.
#[derive(Debug)]
pub(super) enum Failed {
    /// It holds more than any honest one.
    Budget,
    /// It is damaged.
    Broken,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::input) enum Value {
    /// Text.
    Text(String),
    /// A number.
    Number(f64),
    /// Yes or no.
    Bool(bool),
    /// A day, and the time if it is not midnight.
    Moment(Date, Option<String>),
    /// A formula's error, as the cell shows it: `#N/A`.
    Fault(String),
    /// A formula whose result the file does not hold.
    Uncached,
}

/// A row: its number, from 1, and its cells by column, from 1, without empty ones.
#[derive(Debug)]
pub(in crate::input) struct SheetRow {
    pub number: u32,
    pub cells: Vec<(u32, Value)>,
}

/// A sheet: its rows in order, without empty ones.
#[derive(Debug, Default)]
pub(in crate::input) struct Sheet {
    pub rows: Vec<SheetRow>,
    /// Dates count from 1904.
    pub from_1904: bool,
    /// There are more rows than were asked for.
    pub cut: bool,
    /// Numbers that a format shows as ids, by row and column: 1 as `K001`.
    pub as_ids: BTreeMap<(u32, u32), String>,
    /// What of it is hidden or struck out.
    pub unseen: Unseen,
}

/// Reads a sheet, at most so many rows of it.
pub(super) fn read<RS: Read + Seek>(
    xlsx: &mut Xlsx<RS>,
    sheet: &str,
    max_rows: usize,
    budget: &mut Budget,
) -> Result<Sheet, Failed> {
    let broken = |_: calamine::XlsxError| Failed::Broken;
    let mut read = Sheet { from_1904: xlsx.has_1904_epoch(), ..Sheet::default() };
    let mut sorted = true;
    let merged = xlsx.merge_cells_by_sheet_name(sheet).map_err(broken)?;
    let mut cells = xlsx.worksheet_cells_reader(sheet).map_err(broken)?;
    while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(broken)? {
        let (row, column) = (cell.pos.0.saturating_add(1), cell.pos.1.saturating_add(1));
        let value = match value(cell.value) {
            None if cell.formula.is_some() => Value::Uncached,
            None => continue,
            Some(value) => value,
        };
        if column > MAX_COLUMNS {
            continue;
        }
        budget.take(&value)?;
        match read.rows.last_mut() {
            Some(last) if last.number == row => last.cells.push((column, value)),
            last => {
                sorted &= last.is_none_or(|last| last.number < row);
                if read.rows.len() == max_rows {
                    read.cut = true;
                    break;
                }
                read.rows.push(SheetRow { number: row, cells: vec![(column, value)] });
            }
        }
    }
    if !sorted {
        read.merge_rows();
    }
    for row in &mut read.rows {
        // Of two cells in one place the last counts, as spreadsheet programs have it.
        row.cells.reverse();
        row.cells.sort_by_key(|&(column, _)| column);
        row.cells.dedup_by_key(|&mut (column, _)| column);
    }
    read.fill_merged(&merged, budget)?;
    Ok(read)
}

impl Budget {
    fn take(&mut self, value: &Value) -> Result<(), Failed> {
        let text = match value {
            Value::Text(text) => text.len(),
            _ => 0,
        };
        self.cells = self.cells.checked_sub(1).ok_or(Failed::Budget)?;
        self.text = self.text.checked_sub(text).ok_or(Failed::Budget)?;
        Ok(())
    }
}

fn value(data: DataRef<'_>) -> Option<Value> {
    Some(match data {
        DataRef::Empty => return None,
        DataRef::Int(i) => Value::Number(i as f64),
        DataRef::Float(f) => Value::Number(f),
        DataRef::String(text) => Value::Text(text),
        DataRef::SharedString(text) => Value::Text(text.to_owned()),
        DataRef::Bool(b) => Value::Bool(b),
        DataRef::DateTime(moment) => of_moment(&moment),
        DataRef::DateTimeIso(text) => of_iso(text),
        DataRef::DurationIso(text) => Value::Text(text),
        DataRef::Error(error) => Value::Fault(error.to_string()),
    })
}

fn of_moment(moment: &ExcelDateTime) -> Value {
    // 20260907 in a cell of dates is beyond the last day that a sheet can show.
    if moment.is_duration() || moment.as_f64() > LAST_DAY {
        return Value::Number(moment.as_f64());
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let day = i16::try_from(year).ok().and_then(|y| Date::new(y, month as i8, day as i8).ok());
    match day {
        Some(day) => {
            let time = (hour, minute, second) != (0, 0, 0);
            Value::Moment(day, time.then(|| format!("{hour:02}:{minute:02}:{second:02}")))
        }
        None => Value::Number(moment.as_f64()),
    }
}

/// `2027-03-01` or `2027-03-01T00:00:00`.
fn of_iso(text: String) -> Value {
    let (day, time) = text.split_once('T').unwrap_or((&text, ""));
    let midnight = time.chars().all(|c| matches!(c, '0' | ':' | '.' | 'Z'));
    match day.parse::<Date>() {
        Ok(day) if midnight => Value::Moment(day, None),
        Ok(day) => Value::Moment(day, Some(time.to_owned())),
        Err(_) => Value::Text(text),
    }
}

impl Sheet {
    /// Brings rows into order that the file holds in another.
    fn merge_rows(&mut self) {
        self.rows.sort_by_key(|row| row.number);
        let mut merged: Vec<SheetRow> = Vec::with_capacity(self.rows.len());
        for row in self.rows.drain(..) {
            match merged.last_mut() {
                Some(last) if last.number == row.number => last.cells.extend(row.cells),
                _ => merged.push(row),
            }
        }
        self.rows = merged;
    }

    /// A cell merged over several rows counts in each of them that holds anything.
    fn fill_merged(&mut self, merged: &[Dimensions], budget: &mut Budget) -> Result<(), Failed> {
        let mut steps = 0;
        for region in merged.iter().filter(|m| m.end.0 > m.start.0) {
            let (first, column) = (region.start.0.saturating_add(1), region.start.1 + 1);
            let last = region.end.0.saturating_add(1);
            let from = self.rows.partition_point(|row| row.number < first);
            let value = match self.rows.get(from) {
                Some(row) if row.number == first => row.cell(column).cloned(),
                _ => None,
            };
            let Some(value) = value else { continue };
            for row in self.rows[from + 1..].iter_mut().take_while(|row| row.number <= last) {
                steps += 1;
                if steps > MAX_FILLED {
                    return Err(Failed::Budget);
                }
                if let Err(at) = row.cells.binary_search_by_key(&column, |&(c, _)| c) {
                    budget.take(&value)?;
                    row.cells.insert(at, (column, value.clone()));
                }
            }
        }
        Ok(())
    }

    /// What a value says as text of a table. In a column of dates a bare number is one: that is
    /// how sheets keep dates, whatever the cell's format shows.
    pub fn text<'v>(&self, value: &'v Value, dates: bool) -> Cow<'v, str> {
        match value {
            Value::Text(text) => Cow::Borrowed(text),
            Value::Number(n) if dates => match self.day(*n) {
                Some(day) => Cow::Owned(day.to_string()),
                None => Cow::Owned(plain(*n)),
            },
            Value::Number(n) => Cow::Owned(plain(*n)),
            Value::Bool(true) => Cow::Borrowed("yes"),
            Value::Bool(false) => Cow::Borrowed("no"),
            Value::Moment(day, None) => Cow::Owned(day.to_string()),
            Value::Moment(day, Some(time)) => Cow::Owned(format!("{day} {time}")),
            Value::Fault(fault) => Cow::Borrowed(fault),
            Value::Uncached => Cow::Borrowed(""),
        }
    }

    /// The day that a number stands for, in this and the next decades only: `20270301` is none.
    fn day(&self, serial: f64) -> Option<Date> {
        if serial.fract() != 0.0 || !(36_000.0..=75_000.0).contains(&serial) {
            return None;
        }
        let zero = if self.from_1904 { date(1904, 1, 1) } else { date(1899, 12, 30) };
        zero.checked_add((serial as i64).days()).ok()
    }
}

impl SheetRow {
    /// The value in a column.
    pub fn cell(&self, column: u32) -> Option<&Value> {
        let at = self.cells.binary_search_by_key(&column, |&(c, _)| c).ok()?;
        Some(&self.cells[at].1)
    }
}

/// A number without what binary arithmetic adds: sheets keep 15 digits.
fn plain(n: f64) -> String {
    if n.fract() == 0.0 && n.abs() < 1e15 {
        return format!("{n:.0}");
    }
    let shortest = format!("{n}");
    let rounded: f64 = format!("{n:.14e}").parse().unwrap_or(n);
    let rounded = format!("{rounded}");
    if rounded.len() < shortest.len() { rounded } else { shortest }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_what_the_cell_shows() {
        for (n, text) in [
            (3.0, "3"),
            (-2.0, "-2"),
            (103.144, "103.144"),
            (0.1 + 0.2, "0.3"),
            (36.966, "36.966"),
            (
                1e300,
                "1000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
            ),
        ] {
            assert_eq!(plain(n), text);
        }
    }

    #[test]
    fn digits_of_a_day_in_a_cell_of_dates_stay() {
        let kind = calamine::ExcelDateTimeType::DateTime;
        let moment = |n| of_moment(&ExcelDateTime::new(n, kind, false));
        assert_eq!(moment(20_260_907.0), Value::Number(20_260_907.0));
        assert_eq!(moment(46_447.0), Value::Moment(date(2027, 3, 1), None));
    }

    #[test]
    fn bare_numbers_are_dates_only_in_columns_of_dates() {
        let sheet = Sheet::default();
        let says = |n, dates| sheet.text(&Value::Number(n), dates).into_owned();
        assert_eq!(says(46_447.0, true), "2027-03-01");
        assert_eq!(says(46_447.0, false), "46447");
        assert_eq!(says(20_270_301.0, true), "20270301");
        assert_eq!(says(46_447.5, true), "46447.5");
        let old = Sheet { from_1904: true, ..Sheet::default() };
        assert_eq!(old.text(&Value::Number(44_985.0), true), "2027-03-01");
    }
}
