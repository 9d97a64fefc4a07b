//! The sheet of the settings → `scenario.toml`, a row of the sheet on the line of its number.
//!
//! So the settings have one reader with one set of limits and messages, and a place in that text
//! is a place in the sheet.

use std::collections::BTreeMap;

use super::rows::SheetRow;
use super::{Sheet, Value};
use crate::domain::{Language, Place};
use crate::input::cells::MAX_AMOUNT;
use crate::input::codes;
use crate::input::findings::{Findings, line_place, nearest, shown};
use crate::input::headers::SETTINGS;
use crate::input::plain::{Unit, folded, folded_header, is_nothing, list, narrow, number};
use crate::input::table::trim;

/// What a setting holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettingKind {
    /// Text.
    Text,
    /// A day.
    Date,
    /// A whole number.
    Count,
    /// A number.
    Number,
    /// One of some words: as `scenario.toml` writes them, in simplified and traditional Chinese.
    Word(&'static [[&'static str; 3]]),
    /// A list of days of the week.
    Weekdays,
    /// A list of texts.
    Texts,
    /// A list of numbers.
    Numbers,
}

/// A setting and what the sheet may call it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SettingName {
    /// As `scenario.toml` writes it, with the names of its tables.
    pub key: &'static str,
    /// What it holds.
    pub kind: SettingKind,
    /// In simplified Chinese.
    pub zh_hans: &'static str,
    /// In traditional Chinese.
    pub zh_hant: &'static str,
}

impl SettingName {
    /// What a sheet in a language calls it; `None` in English, where the sheet has the keys.
    #[must_use]
    pub const fn usual(&self, language: Language) -> Option<&'static str> {
        match language {
            Language::En => None,
            Language::ZhHans => Some(self.zh_hans),
            Language::ZhHant => Some(self.zh_hant),
        }
    }

    /// Whether only a policy for research looks at it: a bureau's workbook has no row for it.
    #[must_use]
    pub fn is_for_research(&self) -> bool {
        ["objective.weights", "objective.alpha", "objective.disagreement"].contains(&self.key)
    }

    /// How a sheet in a language writes a word that `scenario.toml` writes so.
    #[must_use]
    pub fn shown(&self, word: &str, language: Language) -> Option<&'static str> {
        let SettingKind::Word(words) = self.kind else { return None };
        let at = match language {
            Language::En => 0,
            Language::ZhHans => 1,
            Language::ZhHant => 2,
        };
        words.iter().find(|w| w[0] == word).map(|w| w[at])
    }
}

const LANGUAGES: SettingKind = SettingKind::Word(&[
    ["zh-Hans", "简体中文", "簡體中文"],
    ["zh-Hant", "繁体中文", "繁體中文"],
    ["en", "英文", "英文"],
]);
const HOLIDAYS: SettingKind = SettingKind::Word(&[["CN", "内置", "內置"], ["none", "无", "無"]]);
const POLICIES: SettingKind = SettingKind::Word(&[
    ["balanced", "兼顾里程与最忙者", "兼顧里程與最忙者"],
    ["cost", "里程最少", "里程最少"],
    ["minimax", "最忙者负担最小", "最忙者負擔最小"],
    ["leximin", "从最忙者起逐个减负", "從最忙者起逐個減負"],
    ["gini", "兼顾里程与差距", "兼顧里程與差距"],
    ["owa", "兼顾里程与有序加权负担", "兼顧里程與有序加權負擔"],
    ["alpha", "兼顾里程与幂平均负担", "兼顧里程與冪平均負擔"],
    ["nash", "兼顾里程与纳什福利", "兼顧里程與納什福利"],
]);

macro_rules! settings {
    ($($key:literal $kind:expr, $hans:literal $hant:literal;)+) => {
        /// Every setting but the themes, which have a row for each month (`2027-03`).
        pub const SETTING_NAMES: &[SettingName] = {
            use SettingKind::{Count, Date, Number, Numbers, Text, Texts, Weekdays};
            &[$(SettingName { key: $key, kind: $kind, zh_hans: $hans, zh_hant: $hant }),+]
        };
    };
}

settings! {
    "name" Text, "方案名称" "方案名稱";
    "language" LANGUAGES, "输出语言" "輸出語言";
    "year.start" Date, "学年开始" "學年開始";
    "year.end" Date, "学年结束" "學年結束";
    "year.terms" Count, "学年学期数" "學年學期數";
    "term.index" Count, "第几学期" "第幾學期";
    "term.start" Date, "学期开始" "學期開始";
    "term.end" Date, "学期结束" "學期結束";
    "calendar.weekend" Weekdays, "每周休息日" "每週休息日";
    "calendar.holidays" HOLIDAYS, "节假日表" "節假日表";
    "travel.detour" Number, "绕路系数" "繞路係數";
    "travel.speed_kmh" Number, "平均车速" "平均車速";
    "travel.seats" Count, "每车乘客数" "每車乘客數";
    "travel.max_one_way_minutes" Number, "单程上限分钟" "單程上限分鐘";
    "travel.max_drive_minutes_per_day" Number, "每日行车上限分钟" "每日行車上限分鐘";
    "travel.half_day_reach_minutes" Number, "半日可达分钟" "半日可達分鐘";
    "travel.cost_per_km" Number, "每公里费用" "每公里費用";
    "outreach.visits_per_term" Count, "学期送教次数" "學期送教次數";
    "outreach.group_max" Count, "送教小组人数上限" "送教小組人數上限";
    "outreach.subjects_min" Count, "最少学科数" "最少學科數";
    "outreach.visits_min.weak" Count, "薄弱园最少受访" "薄弱園最少受訪";
    "outreach.visits_min.ordinary" Count, "一般园最少受访" "一般園最少受訪";
    "outreach.visits_min.strong" Count, "优质园最少受访" "優質園最少受訪";
    "inspection.per_year.weak" Count, "薄弱园年视导次数" "薄弱園年視導次數";
    "inspection.per_year.ordinary" Count, "一般园年视导次数" "一般園年視導次數";
    "inspection.per_year.strong" Count, "优质园年视导次数" "優質園年視導次數";
    "inspection.team" Count, "视导组人数" "視導組人數";
    "inspection.expertise" Texts, "视导组专长" "視導組專長";
    "inspection.gap_days" Count, "视导间隔天数" "視導間隔天數";
    "events.min_per_year" Count, "学年最少活动次数" "學年最少活動次數";
    "events.delegates" Count, "每园代表人数" "每園代表人數";
    "events.gap_days" Count, "活动间隔天数" "活動間隔天數";
    "events.bureau_parallel" Count, "全县同时活动上限" "全縣同時活動上限";
    "limits.days_out_per_week" Count, "每周外出天数上限" "每週外出天數上限";
    "limits.incoming_per_week" Count, "每周接待次数上限" "每週接待次數上限";
    "limits.placements_max" Count, "同日接收跟岗支教人数上限" "同日接收跟崗支教人數上限";
    "repair.notice_days" Count, "调整提前天数" "調整提前天數";
    "burden.session_minutes" Number, "每次任务折合分钟" "每次任務折合分鐘";
    "objective.policy" POLICIES, "优化目标" "優化目標";
    "objective.lambda" Number, "均衡系数" "均衡係數";
    "objective.weights" Numbers, "有序权重" "有序權重";
    "objective.alpha" Number, "幂平均指数" "冪平均指數";
    "objective.disagreement" Number, "不可接受的负担分钟" "不可接受的負擔分鐘";
    "quality.spacing_days" Count, "来访间隔天数" "來訪間隔天數";
    "quality.preferred_weekdays" Weekdays, "优先安排日" "優先安排日";
    "hours.am" Text, "上午时间" "上午時間";
    "hours.pm" Text, "下午时间" "下午時間";
    "notice.issuer" Text, "通知落款单位" "通知落款單位";
    "notice.date" Date, "通知落款日期" "通知落款日期";
}

/// What the columns may be called.
const SECTION: &[&str] = &["section", "节", "分组", "節", "分組"];
const KEY: &[&str] = &["key", "setting", "设置项", "项目", "项", "設定項", "項目", "項"];
const VALUE: &[&str] = &["value", "值", "内容", "填写", "內容", "填寫"];
/// What stands before the month of a theme.
const THEME: &[&str] = &["themes.", "theme", "每月主题", "每月主題", "主题", "主題"];
/// Rows above the header that may hold a title.
const TITLE_ROWS: usize = 20;

/// The settings of a sheet.
#[derive(Debug)]
pub(super) struct Read {
    /// As `scenario.toml`, each setting on the line of its row.
    pub toml: String,
    /// Columns of the keys and of the values.
    pub columns: (u32, u32),
    /// Key → its row.
    pub rows: BTreeMap<String, u32>,
    /// What the settings say, wherever in the sheet.
    pub digested: String,
}

/// Reads the sheet. Places are those of the text, where a key stands in column 1.
pub(super) fn read(sheet: &Sheet, found: &mut Findings) -> Read {
    let (head, columns) = columns(sheet);
    let mut read = Read {
        toml: String::new(),
        columns: (columns.key, columns.value),
        rows: BTreeMap::new(),
        digested: String::new(),
    };
    let mut line = 1;
    let mut section = String::new();
    for row in sheet.rows.iter().skip(head) {
        if let Some(cell) = columns.section.and_then(|column| row.cell(column)) {
            let text = sheet.text(cell, false);
            trim(&text).trim_matches(['[', ']']).clone_into(&mut section);
        }
        let Some(key) = key(sheet, row, columns.key, &section, found) else { continue };
        if let Some(first) = read.rows.get(&key) {
            let (first, place) = (*first, place(row, 1, &key));
            found.report(codes::SETTING_TWICE, place, |m| m.with("key", &key).with("line", first));
            continue;
        }
        read.rows.insert(key.clone(), row.number);
        let Some(value) = row.cell(columns.value).and_then(|v| literal(sheet, row, &key, v, found))
        else {
            continue;
        };
        while line < row.number {
            read.toml.push('\n');
            line += 1;
        }
        let setting = format!("{} = {value}\n", quoted_key(&key));
        read.digested += &setting;
        read.toml += &setting;
        line += 1;
    }
    read
}

#[derive(Debug, Clone, Copy)]
struct Columns {
    section: Option<u32>,
    key: u32,
    value: u32,
}

/// The rows down to the header and its columns; without a header keys and values are the first
/// two columns.
fn columns(sheet: &Sheet) -> (usize, Columns) {
    for (i, row) in sheet.rows.iter().take(TITLE_ROWS).enumerate() {
        let named = |names: &[&str]| {
            row.cells.iter().find_map(|(column, value)| match value {
                Value::Text(text) => folded_header(text)
                    .iter()
                    .any(|name| names.contains(&name.as_str()))
                    .then_some(*column),
                _ => None,
            })
        };
        if let (Some(key), Some(value)) = (named(KEY), named(VALUE)) {
            return (i + 1, Columns { section: named(SECTION), key, value });
        }
    }
    (0, Columns { section: None, key: 1, value: 2 })
}

/// The setting that a row names, as `scenario.toml` writes it.
fn key(
    sheet: &Sheet,
    row: &SheetRow,
    column: u32,
    section: &str,
    found: &mut Findings,
) -> Option<String> {
    let cell = row.cell(column)?;
    // Spreadsheet programs take a month for its first day.
    if let Value::Moment(day, None) = cell {
        return Some(format!("themes.{}", day.strftime("%Y-%m")));
    }
    let text = sheet.text(cell, false);
    let text = trim(&text);
    if text.is_empty() {
        return None;
    }
    // As headers, names of settings may carry spaces, marks and brackets.
    let [outside, all] = folded_header(text);
    let within = format!("{}{outside}", folded_header(section)[1]);
    let known = SETTING_NAMES.iter().find(|s| {
        [s.key, s.zh_hans, s.zh_hant].into_iter().any(|name| {
            let [_, name] = folded_header(name);
            [&outside, &all, &within].contains(&&name)
        })
    });
    if let Some(known) = known {
        return Some(known.key.to_owned());
    }
    let plain = narrow(text).to_lowercase();
    let plain = trim(plain.trim_start_matches(['*', '★', '※']));
    let plain = plain.find('(').map_or(plain, |at| trim(&plain[..at])).to_owned();
    let full = if section.is_empty() { plain.clone() } else { format!("{section}.{plain}") };
    let themed = THEME.iter().find_map(|prefix| plain.strip_prefix(prefix)).map(trim);
    let themed = themed.or_else(|| full.strip_prefix("themes."));
    if let Some(month) = month(themed.unwrap_or(&plain)) {
        return Some(format!("themes.{month}"));
    }
    if let Some(other) = themed.filter(|t| !t.is_empty()) {
        return Some(format!("themes.{other}"));
    }
    let names = SETTING_NAMES.iter().flat_map(|s| [s.key, s.zh_hans, s.zh_hant]);
    let place = place(row, 1, text);
    match nearest(text, names) {
        Some(meant) => found.report(codes::SIMILAR_KEY, place, |m| {
            m.with("key", shown(text)).with("suggestion", meant)
        }),
        None => found.report(codes::UNKNOWN_KEY, place, |m| m.with("key", shown(text))),
    }
    None
}

/// `2027-03` of `2027-3`, `2027/03` and `2027年3月`.
fn month(text: &str) -> Option<String> {
    let text = text.strip_suffix('月').unwrap_or(text);
    let (year, month) = text.split_once(['-', '/', '年'])?;
    let digits =
        |s: &str, n| s.len() <= n && !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    (year.len() == 4 && digits(year, 4) && digits(month, 2)).then(|| format!("{year}-{month:0>2}"))
}

/// What somebody writes for a setting, as a value of TOML; `None` for nothing.
#[must_use]
pub fn setting_literal(key: &str, text: &str) -> Option<String> {
    let (sheet, row) = (Sheet::default(), SheetRow { number: 1, cells: Vec::new() });
    let mut ignored = Findings::default();
    literal(&sheet, &row, key, &Value::Text(text.to_owned()), &mut ignored)
}

/// The value as TOML; `None` for an empty cell or one that cannot be read.
fn literal(
    sheet: &Sheet,
    row: &SheetRow,
    key: &str,
    value: &Value,
    found: &mut Findings,
) -> Option<String> {
    match value {
        Value::Fault(fault) => {
            let place = Place { cell: Some(shown(fault)), ..place(row, 2, key) };
            found.report(codes::CELL_FAULT, place, |m| m.with("value", fault));
            return None;
        }
        Value::Uncached => {
            found.report(codes::CELL_UNCACHED, place(row, 2, key), |m| m);
            return None;
        }
        _ => {}
    }
    let kind = SETTING_NAMES.iter().find(|s| s.key == key).map_or(SettingKind::Text, |s| s.kind);
    let text = sheet.text(value, kind == SettingKind::Date);
    let text = trim(&text);
    if text.is_empty() {
        return None;
    }
    Some(match kind {
        SettingKind::Text => quoted(text),
        SettingKind::Date => match text.parse::<jiff::civil::Date>() {
            Ok(date) => date.to_string(),
            Err(_) => quoted(text),
        },
        SettingKind::Count | SettingKind::Number => {
            match number(text, Unit::of(key)).filter(|n| n.abs() <= MAX_AMOUNT * 1e6) {
                Some(n) => format!("{n}"),
                None => quoted(text),
            }
        }
        SettingKind::Word(words) => {
            let said = folded(text);
            let word = words.iter().find(|w| w.iter().any(|s| folded(s) == said));
            quoted(word.map_or(text, |w| w[0]))
        }
        SettingKind::Weekdays | SettingKind::Texts => {
            let parts = list(text, |_| false).into_iter().filter(|part| !is_nothing(part));
            format!("[{}]", parts.map(quoted).collect::<Vec<_>>().join(", "))
        }
        SettingKind::Numbers => {
            let each =
                |part: &str| number(part, Unit::of(key)).map_or(quoted(part), |n| n.to_string());
            let parts = list(text, |_| false).into_iter().filter(|part| !is_nothing(part));
            format!("[{}]", parts.map(each).collect::<Vec<_>>().join(", "))
        }
    })
}

/// A basic string of TOML, which is one of JSON but for one sign.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007F")
}

fn quoted_key(key: &str) -> String {
    match key.strip_prefix("themes.") {
        Some(month) => format!("themes.{}", quoted(month)),
        None => key.to_owned(),
    }
}

fn place(row: &SheetRow, column: u32, key: &str) -> Place {
    Place {
        column: Some(column),
        header: Some(shown(key)),
        cell: Some(String::new()),
        ..line_place(SETTINGS, row.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::settings;

    fn sheet(rows: &[(u32, &[(u32, Value)])]) -> Sheet {
        let rows = rows
            .iter()
            .map(|(number, cells)| SheetRow { number: *number, cells: cells.to_vec() })
            .collect();
        Sheet { rows, ..Sheet::default() }
    }

    fn text(column: u32, text: &str) -> (u32, Value) {
        (column, Value::Text(text.to_owned()))
    }

    #[test]
    fn every_setting_has_a_row() {
        let template = include_str!("../../../../../src/init/templates/empty/scenario.toml");
        let mut keys = Vec::new();
        let mut section = String::new();
        for line in template.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#'))
        {
            if let Some(name) = line.strip_prefix('[') {
                section = format!("{}.", name.trim_end_matches(']'));
                continue;
            }
            let (key, value) = line.split_once('=').expect("a setting");
            let key = format!("{section}{}", key.trim());
            if value.trim().starts_with('{') {
                keys.extend(["weak", "ordinary", "strong"].map(|s| format!("{key}.{s}")));
            } else if !key.starts_with("themes.") {
                keys.push(key);
            }
        }
        keys.sort_unstable();
        let usual = SETTING_NAMES.iter().filter(|s| !s.is_for_research());
        let mut names: Vec<&str> = usual.map(|s| s.key).collect();
        names.sort_unstable();
        assert_eq!(keys, names);
    }

    #[test]
    fn no_name_stands_for_two_settings() {
        for one in SETTING_NAMES {
            for name in [one.zh_hans, one.zh_hant] {
                let all = SETTING_NAMES.iter().filter(|s| [s.zh_hans, s.zh_hant].contains(&name));
                assert_eq!(all.count(), 1, "{name}");
            }
        }
    }

    #[test]
    fn rows_become_settings_whose_places_are_theirs() {
        let day = |d: &str| (3, Value::Moment(d.parse().expect("a date"), None));
        let rows: &[(u32, &[(u32, Value)])] = &[
            (1, &[text(1, "某县设置")]),
            (2, &[text(2, "设置项"), text(3, "值"), text(4, "说明")]),
            (3, &[text(2, "方案名称"), text(3, "某县 \"春\"")]),
            (4, &[text(2, "学年开始"), day("2026-09-01")]),
            (5, &[text(2, "year.end"), text(3, "2027/7/16")]),
            (6, &[text(2, "学期开始"), (3, Value::Number(46_447.0))]),
            (7, &[text(2, "TERM.END"), day("2027-07-09")]),
            (8, &[text(2, "第几学期"), text(3, "２")]),
            (9, &[text(2, "节假日表"), text(3, "无")]),
            (10, &[text(2, "优先安排日"), text(3, "周二、星期四")]),
            (12, &[text(2, "每车乘客数"), (3, Value::Number(7.0))]),
            (13, &[text(2, "2027年3月"), text(3, "主题")]),
            (14, &[(2, Value::Moment("2027-04-01".parse().expect("a date"), None)), text(3, "四")]),
            (15, &[text(2, "平均车速"), text(3, "快")]),
            (16, &[text(2, "平均速度"), text(3, "40")]),
            (17, &[text(2, "每车乘客数"), (3, Value::Number(4.0))]),
            (18, &[text(2, "绕路系数"), (3, Value::Fault("#N/A".to_owned()))]),
        ];
        let mut found = Findings::default();
        let read = read(&sheet(rows), &mut found);
        assert_eq!((read.columns, read.rows["travel.seats"]), ((2, 3), 12));
        let settings = settings::read(&read.toml, &mut found);
        assert_eq!(settings.name, "某县 \"春\"");
        assert_eq!(settings.term.start.to_string(), "2027-03-01");
        assert_eq!((settings.term.index, settings.travel.seats), (2, 7));
        assert_eq!(settings.quality.preferred_weekdays.len(), 2);
        assert_eq!(settings.themes.keys().collect::<Vec<_>>(), ["2027-03", "2027-04"]);
        let found: Vec<_> = found
            .finish()
            .into_iter()
            .map(|d| (d.code, d.place.as_ref().and_then(|p| p.line)))
            .collect();
        let expected = [("E203", 15), ("W201", 16), ("E211", 17), ("E110", 18)];
        assert_eq!(found, expected.map(|(code, line)| (code, Some(line))));
    }

    #[test]
    fn sections_may_stand_in_a_column_of_their_own() {
        let rows: &[(u32, &[(u32, Value)])] = &[
            (1, &[text(1, "section"), text(2, "key"), text(3, "value")]),
            (2, &[text(1, "travel"), text(2, "seats"), (3, Value::Number(5.0))]),
            (3, &[text(2, "detour"), (3, Value::Number(1.25))]),
            (4, &[text(1, "themes"), text(2, "2027-05"), text(3, "x")]),
        ];
        let read = read(&sheet(rows), &mut Findings::default());
        assert_eq!(
            read.toml,
            "\ntravel.seats = 5\ntravel.detour = 1.25\nthemes.\"2027-05\" = \"x\"\n"
        );
    }
}
