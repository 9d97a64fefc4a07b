//! Moves every date of a scenario's files by whole years of whole weeks.

use jiff::ToSpan;
use jiff::civil::Date;

use super::template::Files;
use super::terms::{to_be_planned, written};

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
fn later(text: &str, years: i64) -> String {
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
}
