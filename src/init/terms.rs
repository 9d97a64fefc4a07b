//! The next term to be planned.

use jiff::ToSpan;
use jiff::civil::Date;

/// A term counts as still to be planned until this many days after its first day.
const GRACE_DAYS: i64 = 14;

/// A term and the school year that it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Term {
    pub(super) year: (Date, Date),
    /// 1 in autumn, 2 in spring.
    pub(super) index: u32,
    pub(super) start: Date,
    pub(super) end: Date,
}

/// Whether a term that begins then is still to be planned.
pub(super) fn to_be_planned(start: Date, today: Date) -> bool {
    today <= start.saturating_add(GRACE_DAYS.days())
}

/// First and last day of the term of a `scenario.toml` that is part of the program.
pub(super) fn written(text: &str) -> (Date, Date) {
    let table: toml::Table = text.parse().expect("a template's scenario.toml is valid TOML");
    let date = |key: &str| -> Date {
        let value = &table["term"][key];
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        text.parse().expect("a template's term has dates")
    };
    (date("start"), date("end"))
}

/// The first autumn or spring term still to be planned.
pub(super) fn next(today: Date) -> Term {
    let near = today.year().clamp(1, 9990);
    (near - 1..)
        .flat_map(|year| [term(year, 2), term(year, 1)])
        .find(|t| to_be_planned(t.start, today))
        .expect("years go on")
}

/// The term of the index that begins in the calendar year.
fn term(calendar_year: i16, index: u32) -> Term {
    let day = |year: i16, month: i8, day: i8| jiff::civil::date(year, month, day);
    let autumn = if index == 1 { calendar_year } else { calendar_year - 1 };
    let (start, end) = match index {
        1 => (day(autumn, 9, 1), day(autumn + 1, 1, 15)),
        _ => (day(autumn + 1, 3, 1), day(autumn + 1, 7, 10)),
    };
    Term { year: (day(autumn, 9, 1), day(autumn + 1, 7, 16)), index, start, end }
}
