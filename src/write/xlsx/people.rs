//! Each person: the duties of the term, their minutes, and the burden of the year to date.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_xlsxwriter::{Color, ConditionalFormatDataBar, Worksheet, XlsxError};

use super::glance::subtitle;
use super::page::{Column, Page, Styles};
use super::words::Words;
use crate::domain::{Activity, Message, Minutes, Role, StaffIx};
use crate::write::Edition;

pub(super) fn sheet(
    edition: &Edition<'_>,
    words: &Words<'_>,
    styles: &Styles,
) -> Result<Worksheet, XlsxError> {
    let scenario = edition.scenario;
    let columns = [
        Column::new(words.key("workbook-head-alliance"), 16.0),
        Column::new(words.key("workbook-head-home"), 24.0),
        Column::new(words.key("workbook-head-name"), 12.0),
        Column::new(words.key("workbook-head-role"), 10.0),
        Column::new(words.key("workbook-head-duties"), 46.0),
        Column::new(words.key("workbook-head-count"), 7.0),
        Column::new(words.key("workbook-head-road"), 9.0),
        Column::new(words.key("workbook-head-term"), 9.0),
        Column::new(words.key("workbook-head-year"), 11.0),
    ];
    let name = words.key("workbook-sheet-people");
    let mut page = Page::new(&name, &subtitle(edition, words), &columns, true, words, styles)?;
    page.sheet.set_freeze_panes(3, 3)?;

    let mut duties: BTreeMap<StaffIx, Vec<&Activity>> = BTreeMap::new();
    for activity in &edition.plan.activities {
        for &p in &activity.staff {
            duties.entry(p).or_default().push(activity);
        }
    }
    let mut year: BTreeMap<StaffIx, Minutes> = BTreeMap::new();
    for &(p, minutes) in edition.verdict().groups.iter().flat_map(|g| &g.burdens) {
        *year.entry(p).or_default() += minutes;
    }
    let first = page.row;
    for a in scenario.alliance_ixs() {
        let people = scenario.staff_ixs().filter(|&p| scenario.alliance_of(p) == a);
        for p in people.filter(|&p| scenario.person(p).backbone || scenario.person(p).mentor) {
            let own = duties.get(&p).map_or(&[][..], Vec::as_slice);
            let road = road(edition, p, own);
            let session = scenario.settings.burden.session_minutes.value();
            let term = road + session * own.len() as f64;
            page.text(0, &words.plain(&scenario.alliance(a).name), &styles.cell)?;
            page.text(1, &words.place(scenario.person(p).home), &styles.cell)?;
            page.text(2, &words.person(p), &styles.strong)?;
            page.text(3, &roles(edition, words, p), &styles.centre)?;
            page.text(4, &said(own, words), &styles.cell)?;
            page.number(5, own.len() as f64, &styles.number)?;
            page.number(6, road, &styles.number)?;
            page.number(7, term, &styles.number)?;
            page.number(8, year.get(&p).map_or(0.0, |m| m.value()), &styles.number)?;
            page.next()?;
        }
    }
    if page.row > first {
        let bar = ConditionalFormatDataBar::new().set_fill_color(Color::RGB(0x009D_C3E6));
        page.sheet.add_conditional_format(first, 8, page.row - 1, 8, &bar)?;
        page.sheet.autofilter(first - 1, 0, page.row - 1, 8)?;
    }
    Ok(page.sheet)
}

/// Minutes on the road in the term: the routes of the person's days.
fn road(edition: &Edition<'_>, p: StaffIx, own: &[&Activity]) -> f64 {
    let mut days: BTreeMap<Date, Vec<&Activity>> = BTreeMap::new();
    for &activity in own {
        days.entry(activity.date).or_default().push(activity);
    }
    let home = edition.scenario.person(p).home;
    days.into_values()
        .map(|mut day| {
            day.sort_by_key(|a| a.slot);
            let stops: Vec<_> = day.iter().filter_map(|a| a.kindergarten).collect();
            edition.distances().route_minutes(home, &stops).value()
        })
        .sum()
}

fn roles(edition: &Edition<'_>, words: &Words<'_>, p: StaffIx) -> String {
    let person = edition.scenario.person(p);
    let roles = [(person.backbone, Role::Outreach), (person.mentor, Role::Inspection)];
    let roles: Vec<String> =
        roles.iter().filter(|(has, _)| *has).map(|(_, role)| words.word(*role)).collect();
    roles.join(words.texts.comma())
}

/// The duties, a line each.
fn said(own: &[&Activity], words: &Words<'_>) -> String {
    let line = |activity: &&Activity| {
        let place = activity.kindergarten.map_or_else(String::new, |k| words.place(k));
        words.say(
            Message::new("workbook-duty")
                .with("day", words.day(activity.date))
                .with("session", words.slot(activity))
                .with("kind", words.kind(activity))
                .with("place", place),
        )
    };
    own.iter().map(line).collect::<Vec<_>>().join("\n")
}
