//! Moves every date of a scenario's files by whole years of whole weeks.

use jiff::ToSpan;
use jiff::civil::Date;

use super::template::Files;
use super::terms::{to_be_planned, written};
use crate::calendar::iso_week_start;

/// The files with the dates of the first term of the template's season still to be planned.
pub(super) fn fresh(files: Files, today: Date) -> Files {
    let (start, _) = written(&files["scenario.toml"]);
    let (years, days) = (0..)
        .map(|years| (years, whole_weeks(years)))
        .find(|&(_, days)| to_be_planned(start.saturating_add(days.days()), today))
        .expect("years go on");
    if years == 0 {
        return files;
    }
    let moved = |(name, text): (String, String)| {
        let text = match name.as_str() {
            "scenario.toml" => toml(&text, years, days),
            "pins.csv" => header_only(&text),
            _ => cells(&text, days),
        };
        (name, text)
    };
    files.into_iter().map(moved).collect()
}

/// The days of the whole number of weeks that is nearest to so many years.
pub(super) fn whole_weeks(years: i64) -> i64 {
    // 365.2425 days a year, in ten-thousandths; half a week is 35 000 of them.
    (years * 3_652_425 + 35_000) / 70_000 * 7
}

/// How days of one term become days of another: the same school week and weekday.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shift {
    from: (Date, Date),
    to: (Date, Date),
    days: i64,
}

impl Shift {
    /// From the first and last day of a term to those of another.
    pub(super) fn new(from: (Date, Date), to: (Date, Date)) -> Self {
        let weeks = iso_week_start(to.0).since(iso_week_start(from.0));
        Self { from, to, days: weeks.map_or(0, |span| i64::from(span.get_days())) }
    }

    /// The days of a window; whether it had to be put elsewhere, as the new term has no such week.
    /// A window that is open to an end of the term stays so.
    pub(super) fn window(&self, from: Date, to: Date) -> ((Date, Date), bool) {
        let moved = |day: Date| day.saturating_add(self.days.days());
        let first = if from <= self.from.0 { self.to.0 } else { moved(from) };
        let last = if to >= self.from.1 { self.to.1 } else { moved(to) };
        let beyond = first > self.to.1;
        let first = if beyond { iso_week_start(self.to.1) } else { first };
        let first = first.clamp(self.to.0, self.to.1);
        ((first, last.clamp(first, self.to.1)), beyond)
    }

    /// The month that a month of the old term becomes.
    pub(super) fn month(&self, year: i16, month: i8) -> (i16, i8) {
        let count = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month()) - 1;
        let moved =
            i32::from(year) * 12 + i32::from(month) - 1 + count(self.to.0) - count(self.from.0);
        ((moved.div_euclid(12)) as i16, (moved.rem_euclid(12) + 1) as i8)
    }
}

fn header_only(text: &str) -> String {
    text.lines().next().map_or_else(String::new, |header| format!("{header}\n"))
}

/// Moves the cells of a CSV text that are dates; dates inside a longer cell stay.
fn cells(text: &str, days: i64) -> String {
    let edge = |c: char| matches!(c, ',' | '"' | '\n' | '\r' | '\u{feff}');
    text.split_inclusive(edge)
        .map(|piece| {
            let cell = piece.trim_end_matches(edge);
            match iso_date(cell) {
                Some(date) => moved(date, days) + &piece[cell.len()..],
                None => piece.to_owned(),
            }
        })
        .collect()
}

/// Moves the values of a TOML text that are dates, and the months of `[themes]`; comments stay.
fn toml(text: &str, years: i64, days: i64) -> String {
    text.split_inclusive('\n')
        .map(|line| {
            let (key, rest) = line.split_once('=').unwrap_or((line, ""));
            let value = rest.split('#').next().unwrap_or(rest).trim();
            if key.trim_start().starts_with('#') {
                line.to_owned()
            } else if key.trim() == "name" {
                line.replacen(value, &later(value, years), 1)
            } else if let Some(date) = iso_date(value.trim_matches('"')) {
                let old = value.trim_matches('"');
                line.replacen(old, &moved(date, days), 1)
            } else if let Some(month) = month(key) {
                let (year, month_of) = month.split_at(4);
                let year: i64 = year.parse().unwrap_or_default();
                line.replacen(month, &format!("{:04}{month_of}", year + years), 1)
            } else {
                line.to_owned()
            }
        })
        .collect()
}

/// A text whose years are so many years later.
pub(super) fn later(text: &str, years: i64) -> String {
    let digit = |c: char| c.is_ascii_digit();
    let mut moved = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(digit) {
        let end = rest[at..].find(|c| !digit(c)).map_or(rest.len(), |n| at + n);
        moved += &rest[..at];
        match rest[at..end].parse::<i64>() {
            Ok(year) if (2000..2200).contains(&year) => moved += &(year + years).to_string(),
            _ => moved += &rest[at..end],
        }
        rest = &rest[end..];
    }
    moved + rest
}

/// The month of a key `"2027-03"`.
fn month(key: &str) -> Option<&str> {
    let month = key.trim().strip_prefix('"')?.strip_suffix('"')?;
    iso_date(&format!("{month}-01")).map(|_| month)
}

fn iso_date(text: &str) -> Option<Date> {
    let plain = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    plain.then(|| text.parse().ok()).flatten()
}

fn moved(date: Date, days: i64) -> String {
    date.saturating_add(days.days()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_whole_weeks() {
        assert_eq!(
            [0, 1, 2, 3, 4, 5, 6].map(|y| whole_weeks(y) / 7),
            [0, 52, 104, 157, 209, 261, 313]
        );
    }

    #[test]
    fn only_cells_that_are_dates_move() {
        let text = "who,from,to,note\r\nall,2027-03-01,\"2027-03-02\",after 2027-03-02\r\n";
        let want = "who,from,to,note\r\nall,2028-02-28,\"2028-02-29\",after 2027-03-02\r\n";
        assert_eq!(cells(text, 364), want);
    }

    #[test]
    fn name_speaks_of_the_new_year() {
        let name = "name = \"鄂温克族自治旗2026—2027学年秋季学期\"\n";
        assert_eq!(toml(name, 1, 364), name.replace("2027", "2028").replace("2026", "2027"));
    }

    #[test]
    fn comments_stay_and_themes_move_by_years() {
        let text =
            "# 2026-09-01\nstart = 2027-03-01 # from 2027-03-01\n\"2027-03\" = \"2027-03\"\n";
        let want =
            "# 2026-09-01\nstart = 2028-02-28 # from 2027-03-01\n\"2028-03\" = \"2027-03\"\n";
        assert_eq!(toml(text, 1, 364), want);
    }

    #[test]
    fn windows_keep_their_week_and_weekday() {
        let day = |text: &str| -> Date { text.parse().unwrap() };
        let (autumn, spring) =
            ((day("2026-09-01"), day("2027-01-08")), (day("2027-03-01"), day("2027-07-02")));
        let shift = Shift::new(autumn, spring);
        for (from, to, wanted, beyond) in [
            ("2026-09-21", "2026-10-23", ("2027-03-22", "2027-04-23"), false),
            // Open to the ends of the term.
            ("2026-09-01", "2027-01-08", ("2027-03-01", "2027-07-02"), false),
            ("2026-08-01", "2026-09-04", ("2027-03-01", "2027-03-05"), false),
            // The spring has a week less.
            ("2027-01-04", "2027-01-07", ("2027-06-28", "2027-07-02"), true),
        ] {
            let want = ((day(wanted.0), day(wanted.1)), beyond);
            assert_eq!(shift.window(day(from), day(to)), want, "{from}");
        }
        assert_eq!([shift.month(2026, 9), shift.month(2027, 1)], [(2027, 3), (2027, 7)]);
    }
}
