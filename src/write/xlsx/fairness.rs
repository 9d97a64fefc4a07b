//! How evenly the burdens of the year are shared in each group.

use rust_xlsxwriter::{Color, ConditionalFormatDataBar, Worksheet, XlsxError};

use super::glance::subtitle;
use super::page::{Column, Page, Styles};
use super::words::Words;
use crate::fairness::{gini, jain};
use crate::write::Edition;

pub(super) fn sheet(
    edition: &Edition<'_>,
    words: &Words<'_>,
    styles: &Styles,
) -> Result<Worksheet, XlsxError> {
    let scenario = edition.scenario;
    let columns = [
        Column::new(words.key("workbook-head-alliance"), 24.0),
        Column::new(words.key("workbook-head-role"), 14.0),
        Column::new(words.key("workbook-head-people"), 8.0),
        Column::new(words.key("workbook-head-largest"), 11.0),
        Column::new(words.key("workbook-head-mean"), 11.0),
        Column::new(words.key("workbook-head-least"), 11.0),
        Column::new(words.key("workbook-head-gini"), 10.0),
        Column::new(words.key("workbook-head-jain"), 10.0),
        Column::new(words.key("workbook-head-busiest"), 16.0),
    ];
    let name = words.key("workbook-sheet-fairness");
    let mut page = Page::new(&name, &subtitle(edition, words), &columns, true, words, styles)?;
    let first = page.row;
    for group in &edition.verdict().groups {
        let burdens: Vec<f64> = group.burdens.iter().map(|(_, m)| m.value()).collect();
        let largest = burdens.iter().copied().fold(0.0, f64::max);
        let least = burdens.iter().copied().fold(f64::INFINITY, f64::min);
        let mean = burdens.iter().sum::<f64>() / burdens.len().max(1) as f64;
        let busiest = group.burdens.iter().find(|(_, m)| m.value() == largest && largest > 0.0);
        page.text(0, &words.plain(&scenario.alliance(group.alliance).name), &styles.cell)?;
        page.text(1, &words.word(group.role), &styles.centre)?;
        page.number(2, burdens.len() as f64, &styles.number)?;
        page.number(3, largest, &styles.number)?;
        page.number(4, mean, &styles.number)?;
        page.number(5, if least.is_finite() { least } else { 0.0 }, &styles.number)?;
        page.number(6, gini(&burdens), &styles.ratio)?;
        page.number(7, jain(&burdens), &styles.ratio)?;
        page.text(8, &busiest.map_or_else(String::new, |(p, _)| words.person(*p)), &styles.cell)?;
        page.next()?;
    }
    if page.row > first {
        let bar = ConditionalFormatDataBar::new().set_fill_color(Color::RGB(0x009D_C3E6));
        page.sheet.add_conditional_format(first, 3, page.row - 1, 3, &bar)?;
    }
    page.next()?;
    page.across(&words.key("workbook-fairness-note"), &styles.note)?;
    Ok(page.sheet)
}
