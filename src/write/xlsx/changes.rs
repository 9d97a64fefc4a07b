//! What a repair changes: the rows of `changes.csv`.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::glance::subtitle;
use super::page::{Column, Page, Styles};
use super::words::Words;
use crate::write::changes::{heads, rows};
use crate::write::{Edition, Repair};

pub(super) fn sheet(
    edition: &Edition<'_>,
    repair: &Repair<'_>,
    words: &Words<'_>,
    styles: &Styles,
) -> Result<Worksheet, XlsxError> {
    let columns: Vec<Column> =
        heads(edition.texts).into_iter().map(|(head, width)| Column::new(head, width)).collect();
    let name = words.key("workbook-sheet-changes");
    let mut page = Page::new(&name, &subtitle(edition, words), &columns, true, words, styles)?;
    for row in rows(edition.scenario, repair, edition.texts) {
        for (column, cell) in (0..).zip(&row) {
            page.text(column, &words.plain(cell), &styles.cell)?;
        }
        page.next()?;
    }
    Ok(page.sheet)
}
