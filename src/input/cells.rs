//! Cells → values. Each reader reports what is wrong and returns `None`; the caller goes on with
//! a stand-in, as a scenario with an error is never handed out.

use jiff::civil::Date;

use super::codes;
use super::findings::{Findings, nearest, shown, suggest};
use super::table::{Cell, trim};
use super::words::{self, Listed};
use crate::domain::{Message, Place};

/// Largest count of anything.
pub(super) const MAX_COUNT: u32 = 1_000_000;
/// Most minutes or kilometres.
pub(super) const MAX_AMOUNT: f64 = 100_000.0;
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
    pub fn list(&self) -> impl Iterator<Item = &'t str> + use<'t> {
        self.text.split([';', '；']).map(trim).filter(|part| !part.is_empty())
    }

    /// A whole number from `least` up, if the cell says one.
    pub fn count(&self, least: u32, found: &mut Findings) -> Option<u32> {
        match whole(self.optional()?, least, MAX_COUNT) {
            Ok(value) => Some(value),
            Err(wrong) => self.bad_number(wrong, least, MAX_COUNT, found),
        }
    }

    /// A number in a range, if the cell says one.
    pub fn number(&self, least: f64, most: f64, found: &mut Findings) -> Option<f64> {
        match number(self.optional()?, least, most) {
            Ok(value) => Some(value),
            Err(wrong) => self.bad_number(wrong, least, most, found),
        }
    }

    fn bad_number<T>(
        &self,
        wrong: NotNumber,
        least: impl ToString,
        most: impl ToString,
        found: &mut Findings,
    ) -> Option<T> {
        let code = match wrong {
            NotNumber::NotANumber => codes::NOT_A_NUMBER,
            NotNumber::NotWhole => codes::NOT_WHOLE,
            NotNumber::OutOfRange => codes::OUT_OF_RANGE,
        };
        found.report(code, self.place(), |m| {
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
        let name = self.required(found).unwrap_or_default();
        if name.chars().nth(MAX_NAME).is_some() {
            found.report(codes::CELL_TOO_LONG, self.place(), |m| m.with("limit", MAX_NAME));
        }
        name.to_owned()
    }

    /// A date; an empty cell is an error.
    pub fn date(&self, found: &mut Findings) -> Option<Date> {
        let text = self.required(found)?;
        date(text).map_err(|wrong| wrong.report(text, self.place(), found)).ok()
    }

    /// A fixed word, if the cell says one.
    pub fn word<W: Listed>(&self, found: &mut Findings) -> Option<W> {
        let text = self.optional()?;
        let value = words::parse(text);
        if value.is_none() {
            unknown_word(W::LIST, text, self.place(), found);
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

/// Fullwidth digits and signs as their ASCII twins.
fn narrow(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '０'..='９' | '．' | '－' | '＋' | '／' => {
                char::from_u32(c as u32 - 0xFEE0).unwrap_or(c)
            }
            '−' => '-',
            c => c,
        })
        .collect()
}

/// A finite number in a range.
pub(super) fn number(text: &str, least: f64, most: f64) -> Result<f64, NotNumber> {
    let text = narrow(text);
    let plain =
        text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | 'e' | 'E'));
    let value: f64 = if plain { text.parse().ok() } else { None }.ok_or(NotNumber::NotANumber)?;
    if !value.is_finite() {
        return Err(NotNumber::OutOfRange);
    }
    // Minus zero would show up in output.
    in_range(value, least, most).map(|v| v + 0.0)
}

/// `value`, if it lies in the range.
pub(super) fn in_range(value: f64, least: f64, most: f64) -> Result<f64, NotNumber> {
    if value < least || value > most { Err(NotNumber::OutOfRange) } else { Ok(value) }
}

/// A whole number in a range.
pub(super) fn whole(text: &str, least: u32, most: u32) -> Result<u32, NotNumber> {
    whole_of(number(text, f64::MIN, f64::MAX)?, least, most)
}

/// `value`, if it is a whole number in the range.
pub(super) fn whole_of(value: f64, least: u32, most: u32) -> Result<u32, NotNumber> {
    if value.fract() != 0.0 {
        return Err(NotNumber::NotWhole);
    }
    in_range(value, f64::from(least), f64::from(most)).map(|v| v as u32)
}

/// What is wrong with a text that is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NotDate {
    /// Not written as a date.
    Form,
    /// Written as a date that no calendar has.
    Impossible,
}

impl NotDate {
    /// Reports it.
    pub fn report(self, text: &str, place: Place, found: &mut Findings) {
        let code = match self {
            Self::Form => codes::NOT_A_DATE,
            Self::Impossible => codes::IMPOSSIBLE_DATE,
        };
        found.report(code, place, |m: Message| m.with("value", shown(text)));
    }
}

/// A date: `2027-03-01`, `2027/3/1` or `2027年3月1日`, as spreadsheets write them.
pub(super) fn date(text: &str) -> Result<Date, NotDate> {
    let text = narrow(text);
    let parts: Vec<&str> = if let Some(body) = text.strip_suffix('日') {
        body.split(['年', '月']).collect()
    } else if text.contains('/') {
        text.split('/').collect()
    } else {
        text.split('-').collect()
    };
    let &[year, month, day] = parts.as_slice() else {
        return Err(NotDate::Form);
    };
    let digits = |s: &str, least: usize, most: usize| {
        let fits = (least..=most).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit());
        if fits { s.parse::<i16>().map_err(|_| NotDate::Form) } else { Err(NotDate::Form) }
    };
    let (year, month, day) = (digits(year, 4, 4)?, digits(month, 1, 2)?, digits(day, 1, 2)?);
    civil(year, month, day)
}

/// A date of the years 1900 to 2200: others are slips of the keyboard.
pub(super) fn civil(year: i16, month: i16, day: i16) -> Result<Date, NotDate> {
    if !(1900..=2200).contains(&year) {
        return Err(NotDate::Impossible);
    }
    let small = |v: i16| i8::try_from(v).map_err(|_| NotDate::Impossible);
    Date::new(year, small(month)?, small(day)?).map_err(|_| NotDate::Impossible)
}

#[cfg(test)]
mod tests {
    use jiff::civil;

    use super::*;

    #[test]
    fn dates_as_spreadsheets_write_them() {
        let first = Ok(civil::date(2027, 3, 1));
        for text in ["2027-03-01", "2027/3/1", "2027年3月1日", "２０２７－０３－０１", "2027-3-1"]
        {
            assert_eq!(date(text), first, "{text}");
        }
        for text in ["2027-02-29", "2027-13-01", "2027-00-01", "0027-01-01", "9999-01-01"] {
            assert_eq!(date(text), Err(NotDate::Impossible), "{text}");
        }
        for text in
            ["", "2027-03", "27-03-01", "3/1/2027", "46447", "2027-03-01 00:00", "2027-+3-01"]
        {
            assert_eq!(date(text), Err(NotDate::Form), "{text}");
        }
    }

    #[test]
    fn numbers_are_finite_and_in_range() {
        assert_eq!(number("１２．５", 0.0, 100.0), Ok(12.5));
        assert_eq!(number("-0", 0.0, 1.0).map(f64::is_sign_positive), Ok(true));
        for text in ["NaN", "inf", "Infinity", "1,000", "0x10", "12km", "", "1e", "一"] {
            assert_eq!(number(text, 0.0, 1e9), Err(NotNumber::NotANumber), "{text}");
        }
        for text in ["1e999", "-1", "-1e999", "101"] {
            assert_eq!(number(text, 0.0, 100.0), Err(NotNumber::OutOfRange), "{text}");
        }
        assert_eq!(whole("3.0", 0, 5), Ok(3));
        assert_eq!(whole("3.5", 0, 5), Err(NotNumber::NotWhole));
        assert_eq!(whole("6", 0, 5), Err(NotNumber::OutOfRange));
        assert_eq!(whole("99999999999999999999", 0, 5), Err(NotNumber::OutOfRange));
    }
}
