//! The tables of a scenario as the sheets of a workbook that is pleasant to fill in.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, Format,
    FormatAlign, FormatBorder, Formula, Note, Workbook, Worksheet, XlsxError,
};

use super::words::plain;
use super::{explained, guide_sheet, properties};
use crate::domain::{FixedWord, Language, Message, Policy};
use crate::input::{
    BookKind, ColumnKind, SETTING_NAMES, SettingKind, SettingName, Sources, UNSEALED, WORD_NAMES,
    column_kind, header_names, seal, sheet_names,
};
use crate::text::Texts;
use crate::write::CALENDAR_CSV;

/// Rows for which choices are offered, beyond those that are there.
const ROOM: u32 = 2000;
/// Name of the settings' file.
const SETTINGS: &str = "scenario.toml";
/// Colour of what must be filled in.
const MUST: Color = Color::RGB(0x00BD_D7EE);
/// Settings that have no default.
const NO_DEFAULT: &[&str] =
    &["name", "year.start", "year.end", "term.index", "term.start", "term.end"];
/// Characters of all choices of a list that the file format allows.
const MOST_CHOICES: usize = 255;

/// The files of a scenario's folder as one workbook in a language: how to fill it in, a sheet for
/// each table, headers with comments, choices for fixed words and names, dates as dates.
///
/// Read back, it gives the same scenario. What a file holds beyond the columns of its table, and
/// the comments of `scenario.toml`, are left out.
///
/// # Errors
/// What the file format cannot hold.
pub fn scenario_workbook(
    sources: &Sources,
    texts: &Texts,
) -> Result<Vec<u8>, Box<dyn std::error::Error + Send + Sync>> {
    let styles = Styles::new(texts.language());
    let mut book = Workbook::new();
    book.set_properties(&properties(&sources.name)?.set_custom_property(UNSEALED, ""));
    book.push_worksheet(guide_sheet::sheet(texts, &styles)?);
    for name in sheet_names().filter(|s| s.table != CALENDAR_CSV) {
        let sheet = match name.table {
            SETTINGS => settings(sources, texts, &styles)?,
            table => self::table(table, sources, texts, &styles)?,
        };
        book.push_worksheet(sheet);
    }
    Ok(seal(&book.save_to_buffer()?, BookKind::Scenario)?)
}

pub(super) struct Styles {
    pub head: Format,
    pub required: Format,
    text: Format,
    number: Format,
    date: Format,
    pub key: Format,
    required_key: Format,
    value: Format,
    value_date: Format,
    pub explained: Format,
}

impl Styles {
    fn new(language: Language) -> Self {
        let font = match language {
            Language::ZhHans => "宋体",
            Language::ZhHant => "新細明體",
            Language::En => "Calibri",
        };
        let plain = Format::new().set_font_name(font).set_font_size(10.0);
        let boxed = plain
            .clone()
            .set_border(FormatBorder::Thin)
            .set_border_color(Color::RGB(0x00BF_BFBF))
            .set_align(FormatAlign::VerticalCenter);
        let head = boxed.clone().set_bold().set_align(FormatAlign::Center).set_text_wrap();
        let value = boxed.clone().set_background_color(Color::RGB(0x00FF_FBE6)).set_text_wrap();
        Self {
            required: head.clone().set_background_color(MUST),
            head: head.set_background_color(Color::RGB(0x00E7_EEF5)),
            // Ids such as 001 stay as they are typed.
            text: plain.clone().set_num_format("@"),
            number: plain.clone(),
            date: plain.set_num_format("yyyy-mm-dd").set_align(FormatAlign::Center),
            required_key: boxed.clone().set_bold().set_background_color(MUST),
            key: boxed.clone().set_bold(),
            value_date: value.clone().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left),
            value: value.set_align(FormatAlign::Left),
            explained: boxed.set_text_wrap().set_font_color(Color::RGB(0x0059_5959)),
        }
    }
}

fn sheet(table: &str, texts: &Texts) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    let name = sheet_names().find(|s| s.table == table);
    sheet.set_name(name.map_or("", |n| n.usual(texts.language())))?;
    sheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?.set_freeze_panes(1, 0)?;
    Ok(sheet)
}

// ---- tables

fn table(
    file: &'static str,
    sources: &Sources,
    texts: &Texts,
    styles: &Styles,
) -> Result<Worksheet, Box<dyn std::error::Error + Send + Sync>> {
    let mut sheet = sheet(file, texts)?;
    let columns: Vec<_> = header_names().filter(|h| h.table == file).collect();
    let rows = rows(file, sources)?;
    let last = rows.len() as u32 + ROOM;
    let mut named: BTreeMap<&str, BTreeMap<String, String>> = BTreeMap::new();
    for column in &columns {
        if let ColumnKind::Id(of) = column_kind(file, column.english)
            && !named.contains_key(of)
        {
            named.insert(of, names(&self::rows(of, sources)?));
        }
    }
    // A closure may be anybody's: of a person, a kindergarten, an alliance or all.
    let mut owners = Vec::new();
    for of in ["alliances.csv", "kindergartens.csv", "staff.csv"] {
        owners.extend(self::rows(of, sources)?);
    }
    let mut whose = names(&owners);
    let all = WORD_NAMES.iter().filter(|w| w.list == "who");
    whose.extend(all.map(|w| (w.english.to_owned(), w.usual(texts.language()).to_owned())));
    sheet.set_row_height(0, 30)?;
    for (i, column) in columns.iter().enumerate() {
        let at = i as u16;
        let kind = column_kind(file, column.english);
        let head = if column.required { &styles.required } else { &styles.head };
        let header = column.usual(texts.language());
        sheet.write_string_with_format(0, at, header, head)?;
        let note = comment(file, column.english, kind, texts);
        sheet.insert_note(0, at, &Note::new(note).add_author_prefix(false).set_width(240))?;
        let format = match kind {
            ColumnKind::Date => &styles.date,
            ColumnKind::Count | ColumnKind::Number => &styles.number,
            _ => &styles.text,
        };
        sheet.set_column_format(at, format)?;
        sheet.set_column_width(at, width(column.english, kind))?;
        if let Some(choice) = choice(kind, texts)? {
            sheet.add_data_validation(1, at, last, at, &choice)?;
        }
        for (row, cells) in rows.iter().enumerate() {
            let text = cells.get(column.english).map_or("", String::as_str);
            let text = match kind {
                ColumnKind::Id(of) => named[of].get(text).map_or(text, String::as_str),
                _ if (file, column.english) == ("closures.csv", "who") => {
                    whose.get(text).map_or(text, String::as_str)
                }
                _ => text,
            };
            cell(&mut sheet, row as u32 + 1, at, text, kind, format, texts)?;
        }
    }
    Ok(sheet)
}

/// The rows of a table's file: English name of the column → cell.
fn rows(file: &str, sources: &Sources) -> Result<Vec<BTreeMap<&'static str, String>>, csv::Error> {
    let Some(bytes) = sources.files.get(file) else { return Ok(Vec::new()) };
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let known: Vec<Option<&'static str>> = reader
        .headers()?
        .iter()
        .map(|header| {
            let mut columns = header_names().filter(|h| h.table == file);
            columns.find(|h| h.is(header)).map(|h| h.english)
        })
        .collect();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record?;
        let cells = known.iter().zip(record.iter());
        rows.push(cells.filter_map(|(name, cell)| Some(((*name)?, plain(cell)))).collect());
    }
    Ok(rows)
}

/// Id → name, for the names that stand for one row only and are no other row's id.
fn names(rows: &[BTreeMap<&'static str, String>]) -> BTreeMap<String, String> {
    let cell = |row: &BTreeMap<&'static str, String>, column| {
        row.get(column).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    };
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows {
        let (id, name) = (cell(row, "id"), cell(row, "name"));
        for text in name.clone().into_iter().chain(id.filter(|id| Some(id) != name.as_ref())) {
            *times.entry(text).or_default() += 1;
        }
    }
    let pairs = rows.iter().filter_map(|row| Some((cell(row, "id")?, cell(row, "name")?)));
    pairs.filter(|(_, name)| times.get(name) == Some(&1)).collect()
}

fn cell(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    text: &str,
    kind: ColumnKind,
    format: &Format,
    texts: &Texts,
) -> Result<(), XlsxError> {
    if text.is_empty() {
        return Ok(());
    }
    match kind {
        ColumnKind::Date => {
            if let Ok(date) = text.parse::<Date>() {
                sheet.write_datetime_with_format(row, column, moment(date)?, format)?;
                return Ok(());
            }
        }
        ColumnKind::Count | ColumnKind::Number => {
            if let Ok(n) = text.parse::<f64>() {
                sheet.write_number_with_format(row, column, n, format)?;
                return Ok(());
            }
        }
        ColumnKind::Word(list) => {
            let word = WORD_NAMES.iter().find(|w| w.list == list && w.is(text));
            let text = word.map_or(text, |w| w.usual(texts.language()));
            sheet.write_string_with_format(row, column, text, format)?;
            return Ok(());
        }
        ColumnKind::Text | ColumnKind::Id(_) => {}
    }
    sheet.write_string_with_format(row, column, text, format)?;
    Ok(())
}

fn moment(date: Date) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::from_ymd(date.year() as u16, date.month() as u8, date.day() as u8)
}

/// What the comment on a header says, with the words that may be filled in.
fn comment(file: &str, column: &str, kind: ColumnKind, texts: &Texts) -> String {
    let note = texts.key(explained::column(file, column));
    match kind {
        ColumnKind::Word(list) => {
            let words =
                WORD_NAMES.iter().filter(|w| w.list == list).map(|w| w.usual(texts.language()));
            let message = Message::new("workbook-note-words");
            texts.say(&message.with("note", note).with_list("allowed", words))
        }
        _ => note,
    }
}

/// What may be chosen in a column.
fn choice(kind: ColumnKind, texts: &Texts) -> Result<Option<DataValidation>, XlsxError> {
    let choice = match kind {
        ColumnKind::Word(list) => {
            let words =
                WORD_NAMES.iter().filter(|w| w.list == list).map(|w| w.usual(texts.language()));
            words_choice(&words.collect::<Vec<_>>(), texts)?
        }
        ColumnKind::Id(table) => {
            let sheet = sheet_names().find(|s| s.table == table);
            let sheet = sheet.map_or("", |s| s.usual(texts.language()));
            let at = header_names().filter(|h| h.table == table).position(|h| h.english == "name");
            // Names stand in one of the first columns of the tables that this program writes.
            let column = char::from(b'A' + at.unwrap_or(0) as u8);
            let names = Formula::new(format!("='{sheet}'!${column}$2:${column}${ROOM}"));
            DataValidation::new()
                .allow_list_formula(names)
                .set_error_style(DataValidationErrorStyle::Warning)
                .set_error_title(texts.key("workbook-wrong"))?
                .set_error_message(texts.key("workbook-pick-id"))?
        }
        ColumnKind::Text | ColumnKind::Date | ColumnKind::Count | ColumnKind::Number => {
            return Ok(None);
        }
    };
    Ok(Some(choice))
}

fn words_choice(words: &[&str], texts: &Texts) -> Result<DataValidation, XlsxError> {
    debug_assert!(words.join(",").chars().count() <= MOST_CHOICES);
    DataValidation::new()
        .allow_list_strings(words)?
        .set_error_title(texts.key("workbook-wrong"))?
        .set_error_message(texts.key("workbook-pick"))
}

fn width(column: &str, kind: ColumnKind) -> f64 {
    match (column, kind) {
        ("title" | "name" | "note" | "theme", _) => 34.0,
        ("staff", _) => 22.0,
        (_, ColumnKind::Date) => 12.0,
        ("id", _) => 12.0,
        (_, ColumnKind::Id(_)) => 22.0,
        _ => 11.0,
    }
}

// ---- settings

fn settings(
    sources: &Sources,
    texts: &Texts,
    styles: &Styles,
) -> Result<Worksheet, Box<dyn std::error::Error + Send + Sync>> {
    let mut sheet = sheet(SETTINGS, texts)?;
    sheet.set_portrait();
    let given = given(sources)?;
    let heads = [
        ("workbook-head-setting", 26.0),
        ("workbook-head-value", 34.0),
        ("workbook-head-explained", 60.0),
    ];
    for (i, (key, width)) in heads.into_iter().enumerate() {
        let head = texts.key(key);
        sheet.write_string_with_format(0, i as u16, head, &styles.required)?;
        sheet.set_column_width(i as u16, width)?;
    }
    let mut row = 1;
    let shown = |name: &&SettingName| !name.is_for_research() || given.contains_key(name.key);
    for name in SETTING_NAMES.iter().filter(shown) {
        let called = match texts.language() {
            Language::En => name.key,
            Language::ZhHans => name.zh_hans,
            Language::ZhHant => name.zh_hant,
        };
        let note = texts.key(explained::setting(name.key));
        let key = match NO_DEFAULT.contains(&name.key) {
            true => &styles.required_key,
            false => &styles.key,
        };
        sheet.write_string_with_format(row, 0, called, key)?;
        value(&mut sheet, row, name, given.get(name.key), texts, styles)?;
        sheet.write_string_with_format(row, 2, note, &styles.explained)?;
        row += 1;
    }
    let themes =
        given.iter().filter_map(|(key, value)| Some((key.strip_prefix("themes.")?, value)));
    for (month, theme) in themes {
        let note = texts.key("workbook-setting-theme");
        sheet.write_string_with_format(row, 0, month, &styles.key.clone().set_num_format("@"))?;
        let theme = theme.as_str().map_or_else(|| theme.to_string(), plain);
        sheet.write_string_with_format(row, 1, theme, &styles.value)?;
        sheet.write_string_with_format(row, 2, note, &styles.explained)?;
        row += 1;
    }
    Ok(sheet)
}

/// The settings of `scenario.toml`: key with the names of its tables → value.
fn given(sources: &Sources) -> Result<BTreeMap<String, toml::Value>, toml::de::Error> {
    let text = sources.files.get(SETTINGS).map(|bytes| String::from_utf8_lossy(bytes));
    let table: toml::Table = text.as_deref().unwrap_or_default().parse()?;
    let mut flat = BTreeMap::new();
    let mut open: Vec<(String, toml::Value)> = table.into_iter().collect();
    while let Some((key, value)) = open.pop() {
        match value {
            toml::Value::Table(inner) => {
                open.extend(
                    inner.into_iter().map(|(name, value)| (format!("{key}.{name}"), value)),
                );
            }
            value => {
                flat.insert(key, value);
            }
        }
    }
    Ok(flat)
}

fn value(
    sheet: &mut Worksheet,
    row: u32,
    name: &SettingName,
    given: Option<&toml::Value>,
    texts: &Texts,
    styles: &Styles,
) -> Result<(), XlsxError> {
    let text = match given {
        None => String::new(),
        Some(toml::Value::String(text)) => plain(text),
        Some(toml::Value::Array(items)) => {
            let weekdays = name.kind == SettingKind::Weekdays;
            let items = items.iter().map(|item| {
                let Some(item) = item.as_str() else { return item.to_string() };
                let word = WORD_NAMES.iter().find(|w| w.list == "weekday" && w.english == item);
                word.filter(|_| weekdays)
                    .map_or_else(|| plain(item), |w| w.usual(texts.language()).to_owned())
            });
            let items: Vec<String> = items.collect();
            // An empty list is not the default; an empty cell is.
            if items.is_empty() { "-".to_owned() } else { items.join(";") }
        }
        Some(other) => other.to_string(),
    };
    match name.kind {
        SettingKind::Date => match text.parse::<Date>() {
            Ok(date) => {
                let moment = moment(date)?;
                sheet.write_datetime_with_format(row, 1, &moment, &styles.value_date)?;
            }
            Err(_) => {
                sheet.write_string_with_format(row, 1, &text, &styles.value_date)?;
            }
        },
        SettingKind::Count | SettingKind::Number => match text.parse::<f64>() {
            Ok(n) => {
                sheet.write_number_with_format(row, 1, n, &styles.value)?;
            }
            Err(_) => {
                sheet.write_string_with_format(row, 1, &text, &styles.value)?;
            }
        },
        SettingKind::Word(words) => {
            let at = match texts.language() {
                Language::En => 0,
                Language::ZhHans => 1,
                Language::ZhHant => 2,
            };
            let word = words.iter().find(|w| w[0] == text).map_or(text.as_str(), |w| w[at]);
            sheet.write_string_with_format(row, 1, word, &styles.value)?;
            let usual = |w: &&[&str; 3]| {
                let policy = Policy::from_word(w[0]).filter(|_| name.key == "objective.policy");
                w[0] == text || policy.is_none_or(|p| Policy::CONTRACT.contains(&p))
            };
            let all: Vec<&str> = words.iter().filter(usual).map(|w| w[at]).collect();
            sheet.add_data_validation(row, 1, row, 1, &words_choice(&all, texts)?)?;
        }
        SettingKind::Text | SettingKind::Weekdays | SettingKind::Texts | SettingKind::Numbers => {
            sheet.write_string_with_format(row, 1, &text, &styles.value)?;
        }
    }
    if matches!(name.kind, SettingKind::Count) {
        let rule = DataValidationRule::Between(0, 1_000_000);
        let whole = DataValidation::new().allow_whole_number(rule);
        sheet.add_data_validation(row, 1, row, 1, &whole)?;
    }
    Ok(())
}
