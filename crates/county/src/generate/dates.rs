//! The days of the made-up school year 2026/27.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};

use super::Shape;
use crate::calendar::{holidays_cn, iso_week_start};

/// A day of a list of days, and the week in which it lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) date: Date,
    pub(super) week: usize,
}

/// First and last days, and the working days of the planned term and of the autumn.
pub(super) struct Terms {
    pub(super) start: Date,
    pub(super) end: Date,
    /// Working days of the term to plan.
    pub(super) days: Vec<Day>,
    /// Working days of the autumn term, for the history.
    pub(super) autumn: Vec<Day>,
}

pub(super) const YEAR_START: Date = date(2026, 9, 1);
pub(super) const YEAR_END: Date = date(2027, 7, 16);
const AUTUMN: (Date, Date) = (YEAR_START, date(2027, 1, 15));
const SPRING: (Date, Date) = (date(2027, 3, 1), date(2027, 7, 9));

impl Terms {
    pub(super) fn of(shape: &Shape) -> Self {
        let (start, last) = if shape.term == 1 { AUTUMN } else { SPRING };
        let end = shape.weeks.map_or(last, |weeks| {
            let friday = i64::from(weeks.min(60)) * 7 - 3;
            last.min(iso_week_start(start).saturating_add(friday.days()))
        });
        Self {
            start,
            end,
            days: working_days(start, end),
            autumn: working_days(AUTUMN.0, AUTUMN.1),
        }
    }

    /// A day of the term that lies `part` of `whole` of the way from its start to its end.
    pub(super) fn along(&self, part: i32, whole: i32) -> Date {
        let days = (self.end - self.start).get_days();
        let at = i64::from(days) * i64::from(part.clamp(0, whole)) / i64::from(whole.max(1));
        self.start.saturating_add(at.days())
    }

    /// The date moved by some days, but not out of the term.
    pub(super) fn moved(&self, date: Date, days: i32) -> Date {
        date.saturating_add(days.days()).clamp(self.start, self.end)
    }
}

fn working_days(start: Date, end: Date) -> Vec<Day> {
    let monday = iso_week_start(start);
    start
        .series(1.day())
        .take_while(|&d| d <= end)
        .filter(|&d| {
            let weekend = matches!(d.weekday(), Weekday::Saturday | Weekday::Sunday);
            !holidays_cn().day_off(d).unwrap_or(weekend)
        })
        .map(|date| Day { date, week: (date - monday).get_days() as usize / 7 })
        .collect()
}
