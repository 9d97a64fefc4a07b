//! Each kindergarten: who comes, where its own people go, what it hosts and attends, when it is
//! closed.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::glance::subtitle;
use super::page::{Column, Page, Styles};
use super::words::Words;
use crate::write::Edition;
use crate::write::agenda::agenda;
use crate::write::owner::Owner;

pub(super) fn sheet(
    edition: &Edition<'_>,
    words: &Words<'_>,
    styles: &Styles,
) -> Result<Worksheet, XlsxError> {
    let scenario = edition.scenario;
    let columns = [
        Column::new(words.key("workbook-head-alliance"), 18.0),
        Column::new(words.key("workbook-head-kindergarten"), 24.0),
        Column::new(words.key("workbook-head-day"), 15.0),
        Column::new(words.key("workbook-head-session"), 8.0),
        Column::new(words.key("workbook-head-what"), 12.0),
        Column::new(words.key("workbook-head-content"), 46.0),
    ];
    let name = words.key("workbook-sheet-places");
    let mut page = Page::new(&name, &subtitle(edition, words), &columns, false, words, styles)?;
    page.sheet.set_freeze_panes(3, 2)?;
    let first = page.row;
    for alliance in &scenario.alliances {
        for &k in &alliance.members {
            let items = agenda(edition, Owner::Kindergarten(k));
            for (i, item) in items.iter().enumerate() {
                // The name is said again on each row, so that sorted and filtered rows keep it.
                let (first, second) = if i == 0 {
                    (&styles.cell, &styles.strong)
                } else {
                    (&styles.faint, &styles.faint)
                };
                let day = match item.from == item.to {
                    true => words.day(item.from),
                    false => words.plain(&item.day(words.texts)),
                };
                page.text(0, &words.plain(&alliance.name), first)?;
                page.text(1, &words.place(k), second)?;
                page.text(2, &day, &styles.centre)?;
                page.text(3, &words.word(item.slot), &styles.centre)?;
                page.text(4, &words.plain(&item.what), &styles.centre)?;
                page.text(5, &words.plain(&item.detail), &styles.cell)?;
                page.next()?;
            }
            if items.is_empty() {
                page.text(0, &words.plain(&alliance.name), &styles.cell)?;
                page.text(1, &words.place(k), &styles.strong)?;
                for column in 2..5 {
                    page.text(column, "", &styles.cell)?;
                }
                page.text(5, &words.key("workbook-nothing"), &styles.faint)?;
                page.next()?;
            }
        }
    }
    if page.row > first {
        page.sheet.autofilter(first - 1, 0, page.row - 1, 5)?;
    }
    Ok(page.sheet)
}
