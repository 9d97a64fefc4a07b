//! Every activity: the sheet that is edited and read back.

use rust_xlsxwriter::{DataValidation, Note, Worksheet, XlsxError};

use super::glance::subtitle;
use super::page::{Column, Page, Styles};
use super::words::Words;
use crate::changes::{Told, told};
use crate::domain::{Activity, Language, What, calendar_order};
use crate::input::{WORD_NAMES, header_names, sheet_names};
use crate::write::{CALENDAR_CSV, Edition};

/// The columns of the contract's `calendar.csv` with their widths; the day of the week stands
/// beside the date for the eye.
const COLUMNS: [(&str, f64); 16] = [
    ("date", 11.0),
    ("session", 7.0),
    ("kind", 8.0),
    ("event", 9.0),
    ("alliance", 20.0),
    ("kindergarten", 28.0),
    ("staff", 26.0),
    ("title", 32.0),
    ("id", 13.0),
    ("pinned", 6.0),
    ("until", 11.0),
    ("status", 9.0),
    ("held_on", 11.0),
    ("held_by", 16.0),
    ("result", 8.0),
    ("note", 18.0),
];
/// Position of the day of the week.
const WEEKDAY: usize = 1;
/// Columns of the state and of the result, in which the bureau marks what took place.
const STATUS: u16 = 12;
const RESULT: u16 = 15;

pub(super) fn sheet(
    edition: &Edition<'_>,
    words: &Words<'_>,
    styles: &Styles,
) -> Result<Worksheet, XlsxError> {
    let scenario = edition.scenario;
    let language = words.texts.language();
    let mut columns: Vec<Column> =
        COLUMNS.iter().map(|&(name, width)| Column::new(header(name, language), width)).collect();
    columns.insert(WEEKDAY, Column::new(words.key("workbook-head-weekday"), 8.0));
    // What is marked later stands beside the pages that are printed.
    let marks = columns.split_off(usize::from(STATUS));
    let name = sheet_names().find(|s| s.table == CALENDAR_CSV).map_or("", |s| s.usual(language));
    let mut page = Page::new(name, &subtitle(edition, words), &columns, true, words, styles)?;
    for (column, mark) in (STATUS..).zip(&marks) {
        page.sheet.write_string_with_format(page.row - 1, column, &mark.head, &styles.head)?;
        page.sheet.set_column_width(column, mark.width)?;
    }
    let how = Note::new(words.key("workbook-status-how")).add_author_prefix(false).set_width(260);
    page.sheet.insert_note(page.row - 1, STATUS, &how)?;
    let mut rows: Vec<&Activity> = edition.plan.activities.iter().collect();
    rows.sort_by(|a, b| calendar_order(scenario, a, b));
    let first = page.row;
    for activity in rows {
        let alliance = scenario.alliance(activity.alliance);
        let staff: Vec<String> = activity
            .staff
            .iter()
            .map(|&p| scenario.person(p))
            .map(|person| words.id_and_name(&person.id, &person.name))
            .collect();
        let place = activity.kindergarten.map(|k| scenario.kindergarten(k));
        let event = activity.event_kind().map_or("", |e| words.readable("kind_of_event", e));
        page.date(0, activity.date, &styles.date)?;
        page.weekday(WEEKDAY as u16, 0, activity.date)?;
        page.text(2, words.readable("session", activity.slot), &styles.centre)?;
        page.text(3, words.readable("kind_of_activity", activity.kind()), &styles.centre)?;
        page.text(4, event, &styles.centre)?;
        page.text(5, &words.id_and_name(&alliance.id, &alliance.name), &styles.cell)?;
        let place = place.map_or_else(String::new, |k| words.id_and_name(&k.id, &k.name));
        page.text(6, &place, &styles.cell)?;
        page.text(7, &staff.join(words.list_break()), &styles.cell)?;
        page.text(8, &words.title(activity), &styles.cell)?;
        page.text(9, &activity.id, &styles.faint)?;
        page.text(10, yes_no(words, activity.pinned), &styles.centre)?;
        match activity.what {
            What::Placement { until, .. } => page.date(11, until, &styles.date)?,
            _ => page.text(11, "", &styles.cell)?,
        }
        // What is recorded already; the row itself says when and with whom it was.
        let (status, result) = match told(&scenario.facts, activity) {
            Some(Told::Held { result, .. }) => (
                super::words::readable(words.texts, "status", "done"),
                result.map_or("", |result| words.readable("result", result)),
            ),
            _ => ("", ""),
        };
        page.text(STATUS, status, &styles.centre)?;
        page.text(STATUS + 1, "", &styles.date)?;
        page.text(STATUS + 2, "", &styles.cell)?;
        page.text(RESULT, result, &styles.centre)?;
        page.text(RESULT + 1, "", &styles.cell)?;
        page.next()?;
    }
    if page.row > first {
        for (column, list) in [
            (2, "session"),
            (3, "kind_of_activity"),
            (10, "yes_no"),
            (STATUS, "status"),
            (RESULT, "result"),
        ] {
            let allowed = WORD_NAMES.iter().filter(|w| w.list == list);
            let allowed: Vec<&str> = allowed.map(|w| w.usual(words.texts.language())).collect();
            let choice = DataValidation::new().allow_list_strings(&allowed)?;
            page.sheet.add_data_validation(first, column, page.row - 1, column, &choice)?;
        }
        page.sheet.autofilter(first - 1, 0, page.row - 1, COLUMNS.len() as u16)?;
    }
    page.sheet.set_print_area(0, 0, page.row.max(first) - 1, STATUS - 1)?;
    page.sheet.set_repeat_rows(2, 2)?;
    Ok(page.sheet)
}

fn yes_no(words: &Words<'_>, value: bool) -> &'static str {
    super::words::readable(words.texts, "yes_no", if value { "yes" } else { "no" })
}

/// The usual name of a column of the calendar in a language.
fn header(english: &str, language: Language) -> &'static str {
    let found = header_names().find(|h| h.table == CALENDAR_CSV && h.english == english);
    found.map_or("", |h| h.usual(language))
}
