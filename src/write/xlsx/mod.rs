//! `calendar.xlsx`: the plan as people read it and edit it, ready to print on A4.

mod about;
mod activities;
mod budget;
mod changes;
mod demands;
mod explained;
mod fairness;
mod glance;
mod guide_sheet;
mod mark;
mod page;
mod people;
mod places;
mod scenario_book;
mod tables;
mod vehicles;
mod words;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::edition::{Edition, OutputFile};
use super::formats::Made;
use crate::input::{BookKind, UNSEALED, seal};
pub use mark::{CellMark, mark_cells, put_cells, put_rows};
use page::Styles;
pub use scenario_book::scenario_workbook;
pub(super) use tables::{Cell, SheetTable, tables_workbook};
pub(super) use vehicles::vehicles_workbook;
use words::Words;

/// Name of the workbook of a calendar.
pub const CALENDAR_XLSX: &str = "calendar.xlsx";

/// The workbook of a plan.
pub(super) fn calendar_workbook(edition: &Edition<'_>) -> Made {
    let content = seal(&bytes(edition)?, BookKind::Calendar)?;
    Ok(vec![OutputFile { name: CALENDAR_XLSX.to_owned(), content }])
}

fn bytes(edition: &Edition<'_>) -> Result<Vec<u8>, XlsxError> {
    let words = Words::new(edition);
    let styles = Styles::new(edition.texts.language());
    let mut book = Workbook::new();
    let properties = properties(&words.plain(&edition.plan.scenario))?;
    book.set_properties(&properties.set_custom_property(UNSEALED, ""));
    for sheet in [
        glance::sheet,
        activities::sheet,
        places::sheet,
        people::sheet,
        budget::sheet,
        demands::sheet,
        fairness::sheet,
        about::sheet,
    ] {
        book.push_worksheet(sheet(edition, &words, &styles)?);
    }
    if let Some(repair) = &edition.repair {
        book.push_worksheet(changes::sheet(edition, repair, &words, &styles)?);
    }
    book.save_to_buffer()
}

/// Properties with a fixed day of creation: the same plan gives the same bytes.
pub(super) fn properties(title: &str) -> Result<DocProperties, XlsxError> {
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    Ok(DocProperties::new()
        .set_title(title)
        .set_author("alliance-calendar")
        .set_creation_datetime(&created))
}
