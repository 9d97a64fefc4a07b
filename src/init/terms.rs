//! The next term to be planned.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::calendar::iso_week_start;
use crate::domain::{Message, Settings};

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

/// The term that follows the one of the settings.
///
/// Two terms a year are autumn and spring, as they begin everywhere; a new year has the days of the
/// last one. Of other years the next term begins a week after this one and is as long. A first or
/// last day on a weekend moves to the school day inside the term. Days that are given count.
///
/// # Errors
/// A term that does not lie behind this one and inside its school year.
pub(super) fn after(
    settings: &Settings,
    given: (Option<Date>, Option<Date>),
) -> Result<Term, Message> {
    let (old, year, terms) = (&settings.term, &settings.year, settings.year.terms);
    let new_year = old.index >= terms;
    let later = |day: Date| day.saturating_add(1.years());
    let span = match new_year {
        true => (later(year.start), later(year.end)),
        false => (year.start, year.end),
    };
    let index = if new_year { 1 } else { old.index + 1 };
    let long = old.end.since(old.start).map_or(0, |span| span.get_days());
    let usual = |index| term(span.0.year() + i16::from(index == 2), index);
    let (start, end) = match (terms, new_year) {
        (2, true) => (span.0, usual(1).end),
        (2, false) => (usual(2).start, usual(2).end),
        (_, true) => (span.0, span.0.saturating_add(long.days())),
        (_, false) => {
            let start = iso_week_start(old.end).saturating_add(14.days());
            (start, start.saturating_add(long.days()))
        }
    };
    let start = given.0.unwrap_or_else(|| school_day(start, 1));
    let end = given.1.unwrap_or_else(|| school_day(end.min(span.1), -1));
    let term = Term { year: span, index, start, end };
    if start > old.end && start >= span.0 && start < end && end <= span.1 {
        return Ok(term);
    }
    Err(Message::new("next-no-term")
        .with("start", start)
        .with("end", end)
        .with("old-end", old.end)
        .with("year-start", span.0)
        .with("year-end", span.1))
}

/// The day itself, or the first beside it that is on no weekend.
fn school_day(day: Date, step: i64) -> Date {
    let off = |day: Date| matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let days = (0..3).map(|n| day.saturating_add((n * step).days()));
    days.into_iter().find(|&day| !off(day)).unwrap_or(day)
}
