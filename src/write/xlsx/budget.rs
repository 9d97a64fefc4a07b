//! The travel budget: kilometres and money, by alliance and by the kindergarten that sends.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::glance::subtitle;
use super::page::{Column, Page, Styles};
use super::words::Words;
use crate::domain::{ActivityKind, Message};
use crate::verify::{Trip, trips};
use crate::write::Edition;

/// Kilometres of a row by kind of activity, and the vehicles that drive.
#[derive(Debug, Clone)]
struct Sum {
    km: Vec<f64>,
    vehicles: u32,
}

impl Sum {
    fn new(kinds: &[ActivityKind]) -> Self {
        Self { km: vec![0.0; kinds.len()], vehicles: 0 }
    }

    fn add(&mut self, kinds: &[ActivityKind], trip: &Trip) {
        if let Some(kind) = kinds.iter().position(|&k| k == trip.kind) {
            self.km[kind] += trip.vehicle_km().value();
        }
        self.vehicles += trip.vehicles;
    }

    fn plus(mut self, other: &Self) -> Self {
        for (a, b) in self.km.iter_mut().zip(&other.km) {
            *a += b;
        }
        self.vehicles += other.vehicles;
        self
    }

    fn total(&self) -> f64 {
        self.km.iter().sum()
    }
}

pub(super) fn sheet(
    edition: &Edition<'_>,
    words: &Words<'_>,
    styles: &Styles,
) -> Result<Worksheet, XlsxError> {
    let scenario = edition.scenario;
    let price = scenario.settings.travel.cost_per_km;
    let mut heads = vec![
        (words.key("workbook-head-alliance"), 22.0),
        (words.key("workbook-head-kindergarten"), 30.0),
        (words.key("workbook-head-vehicles"), 9.0),
    ];
    let of = |kind| words.say(Message::new("workbook-head-km").with("kind", words.word(kind)));
    let kinds = Trip::kinds(scenario);
    heads.extend(kinds.iter().map(|&kind| (of(kind), 12.0)));
    heads.push((words.key("workbook-head-km-all"), 12.0));
    if price > 0.0 {
        heads.push((words.key("workbook-head-money"), 12.0));
    }
    let columns: Vec<Column> =
        heads.into_iter().map(|(head, width)| Column::new(head, width)).collect();
    let name = words.key("workbook-sheet-budget");
    let mut page = Page::new(&name, &subtitle(edition, words), &columns, false, words, styles)?;

    let mut homes = vec![Sum::new(kinds); scenario.kindergartens.len()];
    let mut alliances = vec![Sum::new(kinds); scenario.alliances.len()];
    for trip in trips(scenario, &edition.plan.activities) {
        homes[trip.home.index()].add(kinds, &trip);
        alliances[trip.alliance.index()].add(kinds, &trip);
    }
    let first = page.row;
    for (alliance, sum) in scenario.alliances.iter().zip(&alliances) {
        row(&mut page, &words.plain(&alliance.name), "", sum, price)?;
    }
    let all = alliances.iter().fold(Sum::new(kinds), Sum::plus);
    total(&mut page, first, &words.key("workbook-total"), &all, price)?;

    page.next()?;
    let note = words.key(if price > 0.0 { "workbook-budget-note" } else { "workbook-budget-free" });
    page.across(&note, &styles.note)?;
    page.next()?;
    page.heads(columns.iter().map(|c| c.head.as_str()))?;
    let first = page.row;
    for alliance in &scenario.alliances {
        for &k in &alliance.members {
            let sum = &homes[k.index()];
            row(&mut page, &words.plain(&alliance.name), &words.place(k), sum, price)?;
        }
    }
    let all = homes.iter().fold(Sum::new(kinds), Sum::plus);
    total(&mut page, first, &words.key("workbook-total"), &all, price)?;
    Ok(page.sheet)
}

fn row(
    page: &mut Page<'_>,
    alliance: &str,
    place: &str,
    sum: &Sum,
    price: f64,
) -> Result<(), XlsxError> {
    let styles = page.styles;
    page.text(0, alliance, &styles.cell)?;
    page.text(1, place, &styles.cell)?;
    page.number(2, f64::from(sum.vehicles), &styles.number)?;
    for (i, km) in sum.km.iter().enumerate() {
        page.number(3 + i as u16, *km, &styles.decimal)?;
    }
    let after = 3 + sum.km.len() as u16;
    page.number(after, sum.total(), &styles.decimal)?;
    if price > 0.0 {
        page.number(after + 1, sum.total() * price, &styles.decimal)?;
    }
    page.next()?;
    Ok(())
}

fn total(
    page: &mut Page<'_>,
    first: u32,
    label: &str,
    all: &Sum,
    price: f64,
) -> Result<(), XlsxError> {
    let styles = page.styles;
    page.text(0, label, &styles.total)?;
    page.text(1, "", &styles.total)?;
    page.sum(2, first, f64::from(all.vehicles), &styles.total_number)?;
    for (i, km) in all.km.iter().enumerate() {
        page.sum(3 + i as u16, first, *km, &styles.total_decimal)?;
    }
    let after = 3 + all.km.len() as u16;
    page.sum(after, first, all.total(), &styles.total_decimal)?;
    if price > 0.0 {
        page.sum(after + 1, first, all.total() * price, &styles.total_decimal)?;
    }
    page.next()?;
    Ok(())
}
