//! Keeps `holidays = "CN"` only where the built-in table knows every year of the term, and writes its
//! days as rows.

use std::fmt::Write as _;

use jiff::ToSpan;
use jiff::civil::Date;

use super::terms::written;
use crate::calendar::{CoverYear, holidays_cn};
use crate::domain::{Language, Message};
use crate::input::{Sources, header_names};
use crate::text::Texts;

const SETTINGS: &str = "scenario.toml";
const CLOSURES: &str = "closures.csv";
const BUILT_IN: &str = "holidays = \"CN\"";

/// The text of a `scenario.toml`, with `holidays = "none"` and advice if the table lacks a year.
pub(super) fn known_or_none(text: &str) -> String {
    let (first, last) = written(text);
    if all_known((first, last)) {
        return text.to_owned();
    }
    let mut note = format!(
        "# 内置节假日表尚无 {} 至 {} 年的全部安排。请把放假日和调休上班日逐行填入 closures.csv，\n\
         # 然后保留 holidays = \"none\"。\n",
        first.year(),
        last.year(),
    );
    let days: Vec<String> = known_days(text).iter().map(Date::to_string).collect();
    if !days.is_empty() {
        let _ = writeln!(note, "# 法定节日已经填入：{}。", days.join("、"));
    }
    let line = |line: &str| match line.strip_prefix(BUILT_IN) {
        Some(rest) => format!("{note}holidays = \"none\"{rest}"),
        None => line.to_owned(),
    };
    text.split_inclusive('\n').map(line).collect()
}

/// Whether the table has every year from one day to another.
pub(super) fn all_known((first, last): (Date, Date)) -> bool {
    (first.year()..=last.year()).all(|year| holidays_cn().covers(year) != CoverYear::Unknown)
}

/// What a day off (`true`) or a make-up working day is for, and what is not known of it.
pub fn said_of(day: Date, off: bool, texts: &Texts) -> String {
    let official = holidays_cn().covers(day.year()) == CoverYear::Official;
    let festival = || texts.festival(day);
    match (off, official) {
        (true, true) => festival(),
        // The official notice may move the days around it.
        (true, false) => {
            texts.say(&Message::new("workbook-holiday-unofficial").with("day", festival()))
        }
        (false, _) => texts.key("workbook-make-up"),
    }
}

/// The statutory days off of the term: those that the table has, and New Year's Day of any year.
fn known_days(text: &str) -> Vec<Date> {
    known_days_of(written(text))
}

/// The same of the days from one to another.
pub(super) fn known_days_of((first, last): (Date, Date)) -> Vec<Date> {
    let off = |d: Date| holidays_cn().day_off(d) == Some(true) || (d.month(), d.day()) == (1, 1);
    first.series(1.day()).take_while(|&d| d <= last).filter(|&d| off(d)).collect()
}

/// The text of a `closures.csv` with the statutory days of the term, where the table of holidays
/// does not count.
pub(super) fn with_statutory_days(closures: &str, settings: &str) -> String {
    if !settings.lines().any(|line| line.starts_with("holidays = \"none\"")) {
        return closures.to_owned();
    }
    let days = known_days(settings).into_iter().map(|day| (day, true));
    let texts = Texts::new(Language::ZhHans);
    with_rows(closures, days, |day, _| {
        // The official notice may move the days around it.
        let message = Message::new("workbook-holiday-unofficial");
        texts.say(&message.with("day", texts.festival(day)))
    })
}

/// Writes the days off and make-up working days of the term as rows of `closures.csv`, where they
/// can be seen and changed, and lets them alone count. `note` says what a day off (`true`) or a
/// make-up day (`false`) is for.
pub fn holidays_as_rows(sources: &mut Sources, note: impl Fn(Date, bool) -> String) {
    let text = |name: &str| {
        let bytes = sources.files.get(name).map_or(&[][..], Vec::as_slice);
        String::from_utf8_lossy(bytes).into_owned()
    };
    let settings = text(SETTINGS);
    if !settings.lines().any(|line| line.starts_with(BUILT_IN)) {
        return;
    }
    let (first, last) = written(&settings);
    let term = first.series(1.day()).take_while(|&day| day <= last);
    let days = term.filter_map(|day| Some((day, holidays_cn().day_off(day)?)));
    let closures = match text(CLOSURES) {
        none if none.is_empty() => "who,from,to,session,kind,note\n".to_owned(),
        closures => closures,
    };
    let closures = with_rows(&closures, days, note);
    let line = |line: &str| match line.strip_prefix(BUILT_IN) {
        Some(_) => "holidays = \"none\"\n".to_owned(),
        None => line.to_owned(),
    };
    let settings: String = settings.split_inclusive('\n').map(line).collect();
    sources.files.insert(SETTINGS.to_owned(), settings.into_bytes());
    sources.files.insert(CLOSURES.to_owned(), closures.into_bytes());
}

/// Days in order as spans of days on end that are alike.
pub(super) fn spans(days: impl Iterator<Item = (Date, bool)>) -> Vec<(Date, Date, bool)> {
    let mut spans: Vec<(Date, Date, bool)> = Vec::new();
    for (day, off) in days {
        match spans.last_mut() {
            Some((_, last, kind))
                if *kind == off && last.tomorrow().is_ok_and(|next| next == day) =>
            {
                *last = day;
            }
            _ => spans.push((day, day, off)),
        }
    }
    spans
}

/// The text of a `closures.csv` with a row for each span of days off (`true`) or make-up working
/// days (`false`).
fn with_rows(
    closures: &str,
    days: impl Iterator<Item = (Date, bool)>,
    note: impl Fn(Date, bool) -> String,
) -> String {
    let header = closures.lines().next().unwrap_or_default().trim_start_matches('\u{feff}');
    let columns: Vec<Option<&str>> = header
        .split(',')
        .map(|name| {
            let mut columns = header_names().filter(|h| h.table == CLOSURES);
            columns.find(|h| h.is(name)).map(|h| h.english)
        })
        .collect();
    let mut text = closures.to_owned();
    if !text.ends_with('\n') {
        text.push('\n');
    }
    for (from, to, off) in spans(days) {
        let cells = columns.iter().map(|column| match column {
            Some("who") => "all".to_owned(),
            Some("from") => from.to_string(),
            Some("to") => to.to_string(),
            Some("session") => "day".to_owned(),
            Some("kind") => if off { "closed" } else { "working" }.to_owned(),
            Some("note") => note(from, off),
            _ => String::new(),
        });
        text += &(cells.collect::<Vec<_>>().join(",") + "\n");
    }
    text
}
