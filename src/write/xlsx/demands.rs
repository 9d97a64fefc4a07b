//! The demands: asked, met, short, and why.

use std::collections::HashMap;

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::glance::subtitle;
use super::page::{Column, Page, Styles};
use super::words::Words;
use crate::domain::{AllianceIx, Demand, Message, Scenario};
use crate::verify::asked;
use crate::write::Edition;
use crate::write::county::whole_county;

pub(super) fn sheet(
    edition: &Edition<'_>,
    words: &Words<'_>,
    styles: &Styles,
) -> Result<Worksheet, XlsxError> {
    let scenario = edition.scenario;
    let columns = [
        Column::new(words.key("workbook-head-demand"), 30.0),
        Column::new(words.key("workbook-head-subject"), 30.0),
        Column::new(words.key("workbook-head-asked"), 8.0),
        Column::new(words.key("workbook-head-met"), 8.0),
        Column::new(words.key("workbook-head-short"), 8.0),
        Column::new(words.key("workbook-head-why"), 52.0),
    ];
    let name = words.key("workbook-sheet-demands");
    let mut page = Page::new(&name, &subtitle(edition, words), &columns, true, words, styles)?;

    let of = subjects(scenario);
    let mut short: HashMap<(Option<AllianceIx>, Demand), u32> = HashMap::new();
    for s in &edition.verdict().shortfalls {
        let alliance = of.get(s.subject.as_str()).copied();
        *short.entry((alliance, s.demand)).or_default() += s.units;
        *short.entry((None, s.demand)).or_default() += s.units;
    }
    let units = asked(scenario, &edition.plan.activities);
    for &demand in Demand::ALL {
        let all = units.iter().filter(|u| u.demand == demand).map(|u| u.units).sum();
        let missing = short.get(&(None, demand)).copied().unwrap_or_default();
        let county = whole_county(scenario, edition.texts);
        row(&mut page, &called(demand, words), &county, all, missing, true)?;
        for u in units.iter().filter(|u| u.demand == demand && u.units > 0) {
            let missing = short.get(&(Some(u.alliance), demand)).copied().unwrap_or_default();
            let alliance = words.plain(&scenario.alliance(u.alliance).name);
            row(&mut page, "", &alliance, u.units, missing, false)?;
        }
    }

    page.next()?;
    if edition.plan.shortfalls.is_empty() {
        page.across(&words.key("workbook-all-met"), &styles.note)?;
        return Ok(page.sheet);
    }
    page.across(&words.key("workbook-not-met"), &styles.note)?;
    let heads: Vec<&str> = columns.iter().map(|c| c.head.as_str()).collect();
    page.heads(heads)?;
    for s in &edition.plan.shortfalls {
        let why: Vec<String> = s.reason.iter().map(|r| words.say(r.clone())).collect();
        page.text(0, &called(s.demand, words), &styles.cell)?;
        page.text(1, &words.plain(&scenario.name_of_subject(&s.subject)), &styles.strong)?;
        page.text(2, "", &styles.cell)?;
        page.text(3, "", &styles.cell)?;
        page.number(4, f64::from(s.units), &styles.alarm)?;
        page.text(5, &why.join("\n"), &styles.cell)?;
        page.next()?;
    }
    Ok(page.sheet)
}

fn called(demand: Demand, words: &Words<'_>) -> String {
    words.say(
        Message::new("workbook-demand").with("demand", demand).with("name", words.word(demand)),
    )
}

fn row(
    page: &mut Page<'_>,
    demand: &str,
    subject: &str,
    asked: u32,
    missing: u32,
    county: bool,
) -> Result<(), XlsxError> {
    let styles = page.styles;
    let (text, number) =
        if county { (&styles.total, &styles.total_number) } else { (&styles.cell, &styles.number) };
    page.text(0, demand, text)?;
    page.text(1, subject, text)?;
    page.number(2, f64::from(asked), number)?;
    page.number(3, f64::from(asked) - f64::from(missing), number)?;
    page.number(4, f64::from(missing), if missing > 0 { &styles.alarm } else { number })?;
    page.text(5, "", text)?;
    page.next()?;
    Ok(())
}

/// Id of what a demand can concern → its alliance.
fn subjects(scenario: &Scenario) -> HashMap<&str, AllianceIx> {
    let alliances = scenario.alliance_ixs().zip(&scenario.alliances);
    let alliances = alliances.map(|(i, a)| (a.id.as_str(), i));
    let places = scenario.kindergartens.iter().map(|k| (k.id.as_str(), k.alliance));
    let person = |p| (scenario.person(p).id.as_str(), scenario.alliance_of(p));
    let people = scenario.staff_ixs().map(person);
    let events = scenario.events.iter().map(|e| (e.id.as_str(), e.alliance));
    let follow_ups = scenario.follow_ups.iter();
    let follow_ups =
        follow_ups.map(|f| (f.id.as_str(), scenario.kindergarten(f.kindergarten).alliance));
    let placements = scenario.placements.iter();
    let placements = placements.map(|p| (p.id.as_str(), scenario.alliance_of(p.person)));
    let all = alliances.chain(places).chain(people).chain(events);
    all.chain(follow_ups).chain(placements).collect()
}
