//! Keeps `holidays = "CN"` only where the built-in table knows every year of the term.

use std::fmt::Write as _;

use jiff::ToSpan;
use jiff::civil::Date;

use super::terms::written;
use crate::calendar::{CoverYear, holidays_cn};
use crate::input::header_names;

const BUILT_IN: &str = "holidays = \"CN\"";

/// The text of a `scenario.toml`, with `holidays = "none"` and advice if the table lacks a year.
pub(super) fn known_or_none(text: &str) -> String {
    let (first, last) = written(text);
    let known = |year: i16| holidays_cn().covers(year) != CoverYear::Unknown;
    if (first.year()..=last.year()).all(known) {
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

/// The statutory days off of the term: those that the table has, and New Year's Day of any year.
fn known_days(text: &str) -> Vec<Date> {
    let (first, last) = written(text);
    let off = |d: Date| holidays_cn().day_off(d) == Some(true) || (d.month(), d.day()) == (1, 1);
    first.series(1.day()).take_while(|&d| d <= last).filter(|&d| off(d)).collect()
}

/// The text of a `closures.csv` with the statutory days of the term, where the table of holidays
/// does not count.
pub(super) fn with_statutory_days(closures: &str, settings: &str) -> String {
    if !settings.lines().any(|line| line.starts_with("holidays = \"none\"")) {
        return closures.to_owned();
    }
    let header = closures.lines().next().unwrap_or_default().trim_start_matches('\u{feff}');
    let columns: Vec<Option<&str>> = header
        .split(',')
        .map(|name| {
            let mut columns = header_names().filter(|h| h.table == "closures.csv");
            let called = columns.find(|h| {
                h.english == name || h.zh_hans.contains(&name) || h.zh_hant.contains(&name)
            });
            called.map(|h| h.english)
        })
        .collect();
    let mut spans: Vec<(Date, Date)> = Vec::new();
    for day in known_days(settings) {
        match spans.last_mut() {
            Some((_, last)) if last.tomorrow().is_ok_and(|next| next == day) => *last = day,
            _ => spans.push((day, day)),
        }
    }
    let mut text = closures.to_owned();
    if !text.ends_with('\n') {
        text.push('\n');
    }
    for (from, to) in spans {
        let cells = columns.iter().map(|column| match column {
            Some("who") => "all".to_owned(),
            Some("from") => from.to_string(),
            Some("to") => to.to_string(),
            Some("session") => "day".to_owned(),
            Some("kind") => "closed".to_owned(),
            Some("note") => "法定节日；官方放假调休通知公布后请核对".to_owned(),
            _ => String::new(),
        });
        text += &(cells.collect::<Vec<_>>().join(",") + "\n");
    }
    text
}
