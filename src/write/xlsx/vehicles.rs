//! The list of vehicles: which leaves where and when, with whom, for which stops, back when.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::glance::subtitle;
use super::page::{Column, Page, Styles};
use super::properties;
use super::words::Words;
use crate::write::edition::Edition;

/// Columns with their widths.
const COLUMNS: [(&str, f64); 8] = [
    ("workbook-head-day", 15.0),
    ("plan-vehicle-leaves", 7.0),
    ("plan-vehicle-home", 24.0),
    ("plan-vehicle-riders", 30.0),
    ("plan-vehicle-stops", 40.0),
    ("plan-vehicle-back", 12.0),
    ("plan-vehicle-count", 6.0),
    ("workbook-head-alliance", 16.0),
];

pub(in crate::write) fn vehicles_workbook(edition: &Edition<'_>) -> Result<Vec<u8>, XlsxError> {
    let (words, styles) = (Words::new(edition), Styles::new(edition.texts.language()));
    let columns: Vec<Column> =
        COLUMNS.iter().map(|&(key, width)| Column::new(words.key(key), width)).collect();
    let name = words.key("plan-paper-vehicles");
    let mut page = Page::new(&name, &subtitle(edition, &words), &columns, true, &words, &styles)?;
    let first = page.row;
    for trip in edition.trips() {
        let home = edition.scenario.kindergarten(trip.home);
        page.text(0, &words.day(trip.leaves.date()), &styles.centre)?;
        page.text(1, &trip.leaves.strftime("%H:%M").to_string(), &styles.centre)?;
        page.text(2, &words.place(trip.home), &styles.strong)?;
        page.text(3, &trip.riders(edition.scenario, edition.texts), &styles.cell)?;
        page.text(4, &trip.stops(edition.scenario, edition.texts), &styles.cell)?;
        page.text(5, &trip.return_time(edition.texts), &styles.centre)?;
        page.number(6, f64::from(trip.vehicles), &styles.centre)?;
        let alliance = &edition.scenario.alliance(home.alliance).name;
        page.text(7, &words.plain(alliance), &styles.faint)?;
        page.next()?;
    }
    if page.row > first {
        page.sheet.autofilter(first - 1, 0, page.row - 1, COLUMNS.len() as u16 - 1)?;
    }
    page.across(&words.key("plan-vehicle-note"), &styles.note)?;
    let mut book = Workbook::new();
    book.set_properties(&properties(&words.plain(&edition.plan.scenario))?);
    book.push_worksheet(page.sheet);
    book.save_to_buffer()
}
