//! Each kindergarten: who comes when, and which events it hosts.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::glance::subtitle;
use super::page::{Column, Page, Styles};
use super::words::Words;
use crate::domain::{Activity, ActivityKind, Message};
use crate::write::Edition;

pub(super) fn sheet(
    edition: &Edition<'_>,
    words: &Words<'_>,
    styles: &Styles,
) -> Result<Worksheet, XlsxError> {
    let scenario = edition.scenario;
    let columns = [
        Column::new(words.key("workbook-head-alliance"), 18.0),
        Column::new(words.key("workbook-head-kindergarten"), 26.0),
        Column::new(words.key("workbook-head-day"), 15.0),
        Column::new(words.key("workbook-head-session"), 8.0),
        Column::new(words.key("workbook-head-what"), 10.0),
        Column::new(words.key("workbook-head-who"), 44.0),
    ];
    let name = words.key("workbook-sheet-places");
    let mut page = Page::new(&name, &subtitle(edition, words), &columns, false, words, styles)?;
    page.sheet.set_freeze_panes(3, 2)?;
    let mut of = vec![Vec::<&Activity>::new(); scenario.kindergartens.len()];
    for activity in &edition.plan.activities {
        if let Some(k) = activity.kindergarten {
            of[k.index()].push(activity);
        }
    }
    for alliance in &scenario.alliances {
        for &k in &alliance.members {
            let here = &of[k.index()];
            for (i, activity) in here.iter().enumerate() {
                // The name is said again on each row, so that sorted and filtered rows keep it.
                let (first, second) = if i == 0 {
                    (&styles.cell, &styles.strong)
                } else {
                    (&styles.faint, &styles.faint)
                };
                page.text(0, &words.plain(&alliance.name), first)?;
                page.text(1, &words.place(k), second)?;
                page.text(2, &words.day(activity.date), &styles.centre)?;
                page.text(3, &words.word(activity.slot), &styles.centre)?;
                page.text(4, &what(activity, words), &styles.centre)?;
                page.text(5, &who(activity, words), &styles.cell)?;
                page.next()?;
            }
            if here.is_empty() {
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
    Ok(page.sheet)
}

fn what(activity: &Activity, words: &Words<'_>) -> String {
    match activity.kind() {
        ActivityKind::Event => {
            words.say(Message::new("workbook-hosts").with("kind", words.kind(activity)))
        }
        kind => words.word(kind),
    }
}

fn who(activity: &Activity, words: &Words<'_>) -> String {
    match activity.kind() {
        ActivityKind::Event => words.title(activity),
        _ => words.visitors(&activity.staff),
    }
}
