//! The sample scenario as other people would have typed it: headers, words, dates, lists, names for
//! ids or no ids at all, encodings, titles, blank rows and the order of rows and columns at random.
//! What is read and planned is the same.

use std::fmt::Write as _;

use alliance_calendar::domain::{Language, Plan, Scenario, Severity};
use alliance_calendar::input::{
    ColumnKind, Reading, SETTING_NAMES, SettingKind, Sources, WORD_NAMES, column_kind,
    header_names, read_sources, read_workbook, sheet_names,
};
use alliance_calendar::plan;
use alliance_calendar::solve::{PlanOptions, Silent};
use alliance_calendar::text::Texts;
use alliance_calendar::write::calendar_csv;
use encoding_rs::GB18030;
use jiff::civil::Date;
use rand::seq::{IndexedRandom as _, SliceRandom as _};
use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use rust_xlsxwriter::Workbook;

use crate::bad_input::good;
use crate::of_work;

const SETTINGS: &str = "scenario.toml";
/// Tables whose rows have no order of their own: places and people are told in that of the file.
const UNORDERED: &[&str] = &["closures.csv", "distances.csv", "history.csv", "pins.csv"];
/// Tables whose ids may be left out: a name stands for a row.
const NAMED: &[&str] = &["alliances.csv", "kindergartens.csv", "staff.csv"];
/// Ids and the names that stand for them.
const NAMES: &[(&str, &str)] = &[
    ("A1", "第一联盟"),
    ("A2", "第二联盟"),
    ("K1", "县直园"),
    ("K2", "乡镇园"),
    ("K3", "牧区园"),
    ("K4", "第二园"),
    ("K5", "村园"),
    ("P1", "张三"),
    ("P2", "李四"),
    ("P3", "王五"),
    ("P4", "赵六"),
    ("P5", "钱七"),
];

/// A table: its headers in English and its rows.
type Rows = (Vec<String>, Vec<Vec<String>>);

fn rows(text: &str) -> Rows {
    let mut lines = text.lines().map(|line| line.split(',').map(str::to_owned).collect());
    (lines.next().expect("a header"), lines.collect())
}

struct Typist {
    random: ChaCha8Rng,
    /// Leaves ids out where names stand for them.
    nameless: bool,
    /// Lists people and places in another order.
    shuffled: bool,
}

impl Typist {
    fn new(seed: u64) -> Self {
        Self { random: ChaCha8Rng::seed_from_u64(seed), nameless: false, shuffled: false }
    }

    fn one<'t>(&mut self, of: &[&'t str]) -> &'t str {
        of.choose(&mut self.random).expect("not empty")
    }

    fn likely(&mut self, share: f64) -> bool {
        self.random.random_bool(share)
    }

    fn header(&mut self, table: &str, column: &str) -> String {
        let known = header_names().find(|h| h.table == table && h.english == column);
        let known = known.expect("a column");
        let mut all = vec![known.english];
        all.extend(known.zh_hans.iter().chain(known.zh_hant));
        let name = self.one(&all).to_owned();
        let first = name.chars().next().expect("a letter").len_utf8();
        match self.random.random_range(0..8) {
            0 => format!("*{name}"),
            1 => format!("{name}（必填）"),
            2 => format!(" {name}\u{3000}"),
            3 => format!("{}\n{}", &name[..first], &name[first..]),
            4 => format!("{}　{}", &name[..first], &name[first..]),
            5 => format!("【{name}】"),
            _ => name,
        }
    }

    fn wide(&mut self, text: &str) -> String {
        text.chars()
            .map(|c| match c {
                '!'..='~' => char::from_u32(c as u32 + 0xFEE0).expect("a wide twin"),
                c => c,
            })
            .collect()
    }

    fn date(&mut self, date: Date) -> String {
        let (y, m, d) = (date.year(), date.month(), date.day());
        let weekday = ["一", "二", "三", "四", "五", "六", "日"]
            [usize::from(date.weekday().to_monday_zero_offset().unsigned_abs())];
        match self.random.random_range(0..9) {
            0 => format!("{y}.{m}.{d}"),
            1 => format!("{y}年{m}月{d}日"),
            2 => format!("{y}年{m}月{d}号（星期{weekday}）"),
            3 => format!("{y}{m:02}{d:02}"),
            4 => format!("{date} 周{weekday}"),
            5 => format!("{date} 00:00:00"),
            6 => format!("{y}/{m}/{d}"),
            7 => self.wide(&date.to_string()),
            _ => date.to_string(),
        }
    }

    fn word(&mut self, list: &str, text: &str) -> String {
        let word = WORD_NAMES.iter().find(|w| w.list == list && w.english == text);
        let word = word.expect("a word");
        let mut all = vec![word.english];
        all.extend(word.also.iter().chain(word.zh_hans).chain(word.zh_hant));
        // Circles are read with a warning.
        all.retain(|w| !matches!(*w, "〇" | "○" | "◯"));
        self.one(&all).to_owned()
    }

    fn named(&mut self, id: &str) -> String {
        let Some((_, name)) = NAMES.iter().find(|(known, _)| *known == id) else {
            return id.to_owned();
        };
        let aligned: String = name.chars().flat_map(|c| [c, '\u{3000}']).collect();
        if self.nameless {
            return if self.likely(0.3) { aligned } else { (*name).to_owned() };
        }
        match self.random.random_range(0..6) {
            0 => format!("{id} {name}"),
            1 => format!("{name}（{id}）"),
            2 => aligned,
            3 => id.to_lowercase(),
            4 => id.to_owned(),
            _ => (*name).to_owned(),
        }
    }

    fn listed(&mut self, parts: Vec<String>) -> String {
        let sign = self.one(&[";", "；", "、", "，", "/", "\n", " ；", "|"]).to_owned();
        parts.join(&sign)
    }

    fn cell(&mut self, table: &str, column: &str, text: &str) -> String {
        let kind = column_kind(table, column);
        if text.is_empty() {
            let free = matches!(column, "title" | "theme" | "note");
            let optional = !free && self.likely(0.2);
            return if optional { self.one(&["—", "/", "-"]).to_owned() } else { String::new() };
        }
        match (column, kind) {
            ("staff", _) => {
                let parts = text.split(';').map(|id| self.named(id)).collect();
                self.listed(parts)
            }
            ("subjects" | "expertise" | "languages", _) => {
                let parts = text.split(';').map(str::to_owned).collect();
                self.listed(parts)
            }
            ("who", _) if text == "all" => self.word("who", "all"),
            ("who", _) | (_, ColumnKind::Id(_)) => self.named(text),
            (_, ColumnKind::Date) => self.date(text.parse().expect("a date")),
            (_, ColumnKind::Word(list)) => self.word(list, text),
            ("km", _) => format!("{text}{}", self.one(&["", "公里", " km"])),
            ("minutes" | "max_one_way_minutes", _) => {
                format!("{text}{}", self.one(&["", "分钟", " 分"]))
            }
            (_, ColumnKind::Count) => match self.likely(0.3) {
                true => self.wide(text),
                false => text.to_owned(),
            },
            _ => text.to_owned(),
        }
    }

    fn table(&mut self, file: &str, text: &str) -> Vec<Vec<String>> {
        let (headers, rows) = rows(text);
        let mut rows = rows;
        if self.shuffled || UNORDERED.contains(&file) {
            rows.shuffle(&mut self.random);
        }
        let mut order: Vec<usize> = (0..headers.len()).collect();
        if self.nameless && NAMED.contains(&file) {
            order.retain(|&c| headers[c] != "id");
        }
        order.shuffle(&mut self.random);
        let mut typed = Vec::new();
        if self.likely(0.3) {
            let mut title = vec![String::new(); order.len()];
            "某县幼儿园联盟工作表".clone_into(&mut title[0]);
            typed.push(title);
        }
        typed.push(order.iter().map(|&c| self.header(file, &headers[c])).collect());
        for row in rows {
            if self.likely(0.2) {
                typed.push(vec![String::new(); order.len()]);
            }
            typed.push(order.iter().map(|&c| self.cell(file, &headers[c], &row[c])).collect());
        }
        typed
    }

    /// The settings as rows of a sheet.
    fn settings(&mut self, text: &str) -> Vec<Vec<String>> {
        let mut typed = Vec::new();
        for (key, value) in settings(text) {
            let known = SETTING_NAMES.iter().find(|name| name.key == key);
            let value = match known.map(|name| name.kind) {
                Some(SettingKind::Date) => self.date(value.parse().expect("a date")),
                Some(SettingKind::Weekdays) => {
                    let days = value.split(';').map(|day| self.word("weekday", day)).collect();
                    self.listed(days)
                }
                Some(SettingKind::Texts) => {
                    let texts = value.split(';').map(str::to_owned).collect();
                    self.listed(texts)
                }
                Some(SettingKind::Word(words)) => {
                    let word = words.iter().find(|word| word[0] == value).expect("a word");
                    self.one(word).to_owned()
                }
                Some(SettingKind::Count) if self.likely(0.3) => self.wide(&value),
                _ => value,
            };
            let names = known.map_or(vec![key.as_str()], |n| vec![n.key, n.zh_hans, n.zh_hant]);
            let name = self.one(&names).to_owned();
            let name = match self.random.random_range(0..4) {
                0 => format!("*{name}"),
                1 => format!(" {name}\u{3000}"),
                2 if known.is_some() => format!("{name}（必填）"),
                _ => name,
            };
            typed.push(vec![name, value]);
        }
        typed.shuffle(&mut self.random);
        typed.insert(0, vec![self.one(&["设置项", "項目", "key"]).to_owned(), "值".to_owned()]);
        if self.likely(0.3) {
            typed.insert(0, vec!["某县幼儿园联盟工作安排".to_owned()]);
        }
        typed
    }

    fn bytes(&mut self, rows: &[Vec<String>]) -> Vec<u8> {
        let end = self.one(&["\n", "\r\n"]).to_owned();
        let mut text = String::new();
        for row in rows {
            let cells = row.iter().map(|c| match c.contains([',', '\n', '"']) {
                true => format!("\"{}\"", c.replace('"', "\"\"")),
                false => c.clone(),
            });
            let _ = write!(text, "{}{end}", cells.collect::<Vec<_>>().join(","));
        }
        match self.random.random_range(0..5) {
            0 => GB18030.encode(&text).0.into_owned(),
            1 => [
                &[0xFF, 0xFE],
                text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>().as_slice(),
            ]
            .concat(),
            2 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            3 => format!("\u{FEFF}{text}").into_bytes(),
            _ => text.into_bytes(),
        }
    }
}

/// The sample in a dialect, from a folder's files.
fn folder(typist: &mut Typist) -> Reading {
    let mut sources = Sources { name: "sample".to_owned(), ..Sources::default() };
    for &(file, text) in good::FILES {
        let bytes = match file {
            SETTINGS => text.as_bytes().to_vec(),
            file => {
                let rows = typist.table(file, text);
                typist.bytes(&rows)
            }
        };
        sources.files.insert(file.to_owned(), bytes);
    }
    read_sources(&sources)
}

/// The same from a workbook of texts.
fn book(typist: &mut Typist) -> Reading {
    let mut book = Workbook::new();
    for &(file, text) in good::FILES {
        let names = sheet_names().find(|s| s.table == file).expect("a sheet");
        let spellings: Vec<&str> = names.spellings().collect();
        let sheet = book.add_worksheet();
        sheet.set_name(typist.one(&spellings)).expect("a name");
        let rows = match file {
            SETTINGS => typist.settings(text),
            file => typist.table(file, text),
        };
        for (r, row) in rows.iter().enumerate() {
            for (c, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
                sheet.write_string(r as u32, c as u16, cell).expect("a cell");
            }
        }
    }
    read_workbook("sample.xlsx", &book.save_to_buffer().expect("a workbook"))
}

/// The settings: full key and value, a list with `;`.
fn settings(text: &str) -> Vec<(String, String)> {
    let mut rows = Vec::new();
    let mut section = String::new();
    for line in text.lines() {
        if let Some(name) = line.strip_prefix('[') {
            section = format!("{}.", name.trim_end_matches(']'));
            continue;
        }
        let (key, value) = line.split_once(" = ").expect("a setting");
        let key = format!("{section}{}", key.trim_matches('"'));
        let inner = value.trim_matches(['{', '}', '[', ']', ' ']);
        if value.starts_with('{') {
            for pair in inner.split(", ") {
                let (support, value) = pair.split_once(" = ").expect("a pair");
                rows.push((format!("{key}.{support}"), value.to_owned()));
            }
        } else {
            rows.push((key, inner.replace('"', "").replace(", ", ";")));
        }
    }
    rows
}

/// What a reading says, wherever it stood and in whatever order where that is of no matter.
pub fn said(reading: &Reading, what: &str) -> (Scenario, String) {
    let errors = reading.findings.iter().any(|d| d.severity == Severity::Error);
    assert!(!errors, "{what}: {:#?}", reading.findings);
    let mut scenario = reading.scenario.clone().expect("no error");
    scenario.digest.clear();
    let mut sorted = scenario.clone();
    sorted.closures.sort_by_key(|c| format!("{c:?}"));
    sorted.distances.sort_by_key(|d| (d.from, d.to));
    sorted.history.sort_by(|a, b| a.id.cmp(&b.id));
    sorted.pins.sort_by(|a, b| a.id.cmp(&b.id));
    let text = format!("{sorted:#?}");
    let plain: Vec<&str> = text.lines().filter(|l| !l.trim_start().starts_with("line: ")).collect();
    (scenario, plain.join("\n"))
}

fn planned(scenario: &Scenario) -> Plan {
    let options = PlanOptions { threads: 1, ..of_work(20) };
    plan(scenario, &options, &Silent).expect("no pin is refused")
}

/// The calendar of a scenario, letter by letter.
fn calendar(scenario: &Scenario) -> String {
    calendar_csv(scenario, &planned(scenario).activities, &Texts::new(Language::ZhHans))
}

#[test]
fn whatever_the_dialect_the_same_is_read_and_planned() {
    let (clean, expected) = said(&read_sources(&good::sources()), "clean");
    let planned = calendar(&clean);
    for seed in 0..200 {
        let mut typist = Typist::new(seed);
        let reading = if seed % 2 == 0 { folder(&mut typist) } else { book(&mut typist) };
        let (scenario, text) = said(&reading, &format!("seed {seed}"));
        assert_eq!(text, expected, "seed {seed}");
        if seed < 20 {
            assert_eq!(calendar(&scenario), planned, "seed {seed}");
        }
    }
}

/// In another order of people and places the levels are the same: the order decides only between
/// plans that are as good.
#[test]
fn in_another_order_as_good_a_plan_is_found() {
    let (clean, _) = said(&read_sources(&good::sources()), "clean");
    let levels = |scenario: &Scenario| {
        let levels = planned(scenario).levels;
        (levels.shortfall.value, levels.cost.value, levels.quality.value)
    };
    let expected = levels(&clean);
    for seed in 0..20 {
        let mut typist = Typist { shuffled: true, ..Typist::new(seed) };
        let reading = if seed % 2 == 0 { folder(&mut typist) } else { book(&mut typist) };
        let (scenario, _) = said(&reading, &format!("seed {seed}"));
        assert_eq!(levels(&scenario), expected, "seed {seed}");
    }
}

/// Without ids the names stand for them; nothing else of the plan is another.
#[test]
fn without_ids_the_same_is_planned() {
    let renamed = |calendar: &str| {
        NAMES.iter().fold(calendar.to_owned(), |text, (id, name)| text.replace(name, id))
    };
    let planned = renamed(&calendar(&said(&read_sources(&good::sources()), "clean").0));
    for seed in 0..20 {
        let mut typist = Typist { nameless: true, ..Typist::new(seed) };
        let reading = if seed % 2 == 0 { folder(&mut typist) } else { book(&mut typist) };
        let (scenario, _) = said(&reading, &format!("seed {seed}"));
        assert_eq!(renamed(&calendar(&scenario)), planned, "seed {seed}");
    }
}
