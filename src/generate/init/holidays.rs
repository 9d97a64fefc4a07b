//! Keeps `holidays = "CN"` only where the built-in table knows every year of the term.

use std::fmt::Write as _;

use jiff::ToSpan;

use super::terms::written;
use crate::calendar::{CoverYear, holidays_cn};

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
    let days: Vec<String> = first
        .series(1.day())
        .take_while(|&d| d <= last)
        .filter(|&d| holidays_cn().day_off(d) == Some(true))
        .map(|d| d.to_string())
        .collect();
    if !days.is_empty() {
        let _ = writeln!(note, "# 其中已知的法定节日：{}。", days.join("、"));
    }
    let line = |line: &str| match line.strip_prefix(BUILT_IN) {
        Some(rest) => format!("{note}holidays = \"none\"{rest}"),
        None => line.to_owned(),
    };
    text.split_inclusive('\n').map(line).collect()
}
