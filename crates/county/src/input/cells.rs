//! Cells → values. Each reader reports what is wrong and returns `None`; the caller goes on with
//! a stand-in, as a scenario with an error is never handed out.

use jiff::civil::Date;

use super::codes::{self, Code};
use super::findings::{Findings, nearest, shown, suggest};
use super::plain::{self, NotDate, Unit};
use super::table::Cell;
use super::words::{self, Listed};
use crate::domain::{Message, Place};

/// Largest count of anything.
pub(super) const MAX_COUNT: u32 = 1_000_000;
/// Most minutes or kilometres.
pub(super) const MAX_AMOUNT: f64 = 100_000.0;

/// What is below zero by less than this is a zero that another program has rounded, as 1 − 0.9 − 0.1.
pub(super) const ROUNDING: f64 = 1e-9;
/// Longest id, in characters.
const MAX_ID: usize = 100;

/// Longest name of a person, a kindergarten or an alliance, in characters.
const MAX_NAME: usize = 200;

/// What is wrong with a value that is not the number asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NotNumber {
    /// Not a finite number.
    NotANumber,
    /// Not a whole number.
    NotWhole,
    /// Below the least or above the largest.
    OutOfRange,
}

impl NotNumber {
    fn code(self) -> Code {
        match self {
            Self::NotANumber => codes::NOT_A_NUMBER,
            Self::NotWhole => codes::NOT_WHOLE,
            Self::OutOfRange => codes::OUT_OF_RANGE,
        }
    }
}

/// A number that was read, which may be 0 and so much at most; else a finding.
pub(super) fn or_told<T>(
    read: Result<T, NotNumber>,
    most: f64,
    text: &str,
    place: impl Fn() -> Place,
    found: &mut Findings,
) -> Option<T> {
    read.map_err(|wrong| {
        found.report(wrong.code(), place(), |m| out_of_range(m, text, 0, most, false));
    })
    .ok()
}

impl<'t> Cell<'t> {
    /// The text, if there is any.
    pub fn optional(&self) -> Option<&'t str> {
        (!self.text.is_empty()).then_some(self.text)
    }

    /// The text; an empty cell is an error.
    pub fn required(&self, found: &mut Findings) -> Option<&'t str> {
        if self.text.is_empty() && !self.absent {
            found.report(codes::EMPTY_CELL, self.place(), |m| m);
        }
        self.optional()
    }

    /// An id: text that can stand in a list and is no reserved word; an empty cell is an error.
    pub fn id(&self, found: &mut Findings) -> Option<&'t str> {
        let id = self.required(found)?;
        // A colon divides what options say; a spreadsheet takes the signs for a formula.
        let bad = id.contains([';', '；', ',', ':', '\n', '\t'])
            || id.starts_with(['=', '+', '-', '@'])
            || id.chars().nth(MAX_ID).is_some()
            || words::english("who", id).is_some();
        if bad {
            found.report(codes::BAD_ID, self.place(), |m| m.with("value", shown(id)));
            return None;
        }
        Some(id)
    }

    /// The parts of a list, without empty ones.
    pub fn list(&self) -> Vec<&'t str> {
        plain::list(self.text, |_| false)
    }

    /// A whole number from `least` up, if the cell says one.
    pub fn count(&self, least: u32, found: &mut Findings) -> Option<u32> {
        let text = self.optional()?;
        if self.is_limit() && plain::is_unlimited(text) {
            return Some(MAX_COUNT);
        }
        match whole(text, Unit::of(self.name()), least, MAX_COUNT) {
            Ok(value) => Some(value),
            Err(wrong) => self.bad_number(wrong, least, MAX_COUNT, found),
        }
    }

    /// A number in a range, if the cell says one.
    pub fn number(&self, least: f64, most: f64, found: &mut Findings) -> Option<f64> {
        let text = self.optional()?;
        if self.is_limit() && plain::is_unlimited(text) {
            return Some(most);
        }
        match number_of(text, Unit::of(self.name()), least, most) {
            Ok(value) => Some(value),
            Err(wrong) => self.bad_number(wrong, least, most, found),
        }
    }

    /// Whether the column holds a limit, which there need not be.
    fn is_limit(&self) -> bool {
        let name = self.name();
        name.ends_with("_max")
            || ["host_capacity", "max_away", "max_one_way_minutes"].contains(&name)
    }

    fn bad_number<T>(
        &self,
        wrong: NotNumber,
        least: impl ToString,
        most: impl ToString,
        found: &mut Findings,
    ) -> Option<T> {
        found.report(wrong.code(), self.place(), |m| {
            out_of_range(
                m,
                self.text,
                least,
                most,
                ["longitude", "latitude"].contains(&self.name()),
            )
        });
        None
    }

    /// A name for people; an empty cell is an error, and so is one that no title could hold.
    pub fn called(&self, found: &mut Findings) -> String {
        let name = plain::name(self.required(found).unwrap_or_default());
        if name.chars().nth(MAX_NAME).is_some() {
            found.report(codes::CELL_TOO_LONG, self.place(), |m| m.with("limit", MAX_NAME));
        }
        name
    }

    /// A date; an empty cell is an error.
    pub fn date(&self, found: &mut Findings) -> Option<Date> {
        let text = self.required(found)?;
        match plain::date(text) {
            Ok((date, timed)) => {
                if timed {
                    found.report(codes::TIME_IGNORED, self.place(), |m| m.with("date", date));
                }
                Some(date)
            }
            Err(wrong) => {
                wrong.report(text, self.place(), found);
                None
            }
        }
    }

    /// A fixed word, if the cell says one.
    pub fn word<W: Listed>(&self, found: &mut Findings) -> Option<W> {
        let text = self.optional()?;
        let value = words::parse(text);
        if value.is_none() {
            unknown_word(W::LIST, text, self.place(), found);
        } else if W::LIST == "yes_no" && matches!(text, "〇" | "○" | "◯") {
            found.report(codes::CIRCLE_IS_YES, self.place(), |m| m.with("value", text));
        }
        value
    }

    /// A fixed word; an empty cell is an error.
    pub fn required_word<W: Listed>(&self, found: &mut Findings) -> Option<W> {
        self.required(found)?;
        self.word(found)
    }
}

/// Fills the gaps of the message about a number outside its range.
pub(super) fn out_of_range(
    message: Message,
    value: &str,
    least: impl ToString,
    most: impl ToString,
    coordinate: bool,
) -> Message {
    message
        .with("value", shown(value))
        .with("least", least)
        .with("most", most)
        .with("coordinate", if coordinate { "yes" } else { "no" })
}

/// Reports a word that its list does not have.
pub(super) fn unknown_word(list: &str, text: &str, place: Place, found: &mut Findings) {
    found.report(codes::UNKNOWN_WORD, place, |m| {
        let m = m.with("value", shown(text)).with_list("allowed", words::allowed(list));
        suggest(m, nearest(text, words::spellings(list)))
    });
}

/// A finite number in a range, with or without its unit.
pub(super) fn number_of(text: &str, unit: Unit, least: f64, most: f64) -> Result<f64, NotNumber> {
    let value = plain::number(text, unit).ok_or(NotNumber::NotANumber)?;
    if !value.is_finite() {
        return Err(NotNumber::OutOfRange);
    }
    // Minus zero would show up in output.
    in_range(value, least, most).map(|v| v + 0.0)
}

/// A finite number in a range.
pub(super) fn number(text: &str, least: f64, most: f64) -> Result<f64, NotNumber> {
    number_of(text, Unit::Other, least, most)
}

/// `value`, if it lies in the range.
pub(super) fn in_range(value: f64, least: f64, most: f64) -> Result<f64, NotNumber> {
    if value < least || value > most { Err(NotNumber::OutOfRange) } else { Ok(value) }
}

/// A whole number in a range.
fn whole(text: &str, unit: Unit, least: u32, most: u32) -> Result<u32, NotNumber> {
    whole_of(number_of(text, unit, f64::MIN, f64::MAX)?, least, most)
}

/// `value`, if it is a whole number in the range.
pub(super) fn whole_of(value: f64, least: u32, most: u32) -> Result<u32, NotNumber> {
    if value.fract() != 0.0 {
        return Err(NotNumber::NotWhole);
    }
    in_range(value, f64::from(least), f64::from(most)).map(|v| v as u32)
}

impl NotDate {
    /// Reports it.
    pub fn report(self, text: &str, place: Place, found: &mut Findings) {
        let code = match self {
            Self::Form => codes::NOT_A_DATE,
            Self::Impossible => codes::IMPOSSIBLE_DATE,
            Self::Weekday => codes::OTHER_WEEKDAY,
        };
        found.report(code, place, |m: Message| m.with("value", shown(text)));
    }
}

/// A date as people write it.
pub(super) fn date(text: &str) -> Result<Date, NotDate> {
    plain::date(text).map(|(date, _)| date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_finite_and_in_range() {
        assert_eq!(number("１２．５", 0.0, 100.0), Ok(12.5));
        assert_eq!(number("-0", 0.0, 1.0).map(f64::is_sign_positive), Ok(true));
        for text in ["NaN", "inf", "Infinity", "1,000", "0x10", "12km", "", "1e"] {
            assert_eq!(number(text, 0.0, 1e9), Err(NotNumber::NotANumber), "{text}");
        }
        for text in ["1e999", "-1", "-1e999", "101"] {
            assert_eq!(number(text, 0.0, 100.0), Err(NotNumber::OutOfRange), "{text}");
        }
        assert_eq!(whole("3.0", Unit::Other, 0, 5), Ok(3));
        assert_eq!(whole("3.5", Unit::Other, 0, 5), Err(NotNumber::NotWhole));
        assert_eq!(whole("6", Unit::Other, 0, 5), Err(NotNumber::OutOfRange));
        assert_eq!(whole("99999999999999999999", Unit::Other, 0, 5), Err(NotNumber::OutOfRange));
    }
}
