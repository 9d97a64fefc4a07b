//! `staff.csv`

use super::NOWHERE;
use crate::domain::{KinderIx, Minutes, Person, Settings};
use crate::input::cells::MAX_AMOUNT;
use crate::input::findings::Findings;
use crate::input::ids::{Ids, Named};
use crate::input::table::{Cell, Row, Table};
use crate::input::words;

/// Most minutes of duties in a term.
const MAX_MINUTES: f64 = 10_000_000.0;

/// The staff.
pub(in crate::input) fn read(
    table: &Table,
    ids: &Ids,
    settings: &Settings,
    found: &mut Findings,
) -> Vec<Person> {
    table.rows().map(|row| one(row, ids, settings, found)).collect()
}

fn one(row: Row<'_>, ids: &Ids, settings: &Settings, found: &mut Findings) -> Person {
    let home = ids.required(row.cell("kindergarten"), Named::Kindergarten, found);
    let visits_per_term =
        row.cell("visits_per_term").count(0, found).unwrap_or(settings.outreach.visits_per_term);
    let own_limit = row.cell("max_one_way_minutes").number(0.0, MAX_AMOUNT, found);
    let limit = settings.travel.max_one_way_minutes;
    let mut languages = sorted(row.cell("languages"), words::language);
    if languages.is_empty() {
        languages.push("zh".to_owned());
    }
    Person {
        id: row.cell("id").text.to_owned(),
        name: row.cell("name").called(found),
        home: home.map_or(KinderIx(NOWHERE), KinderIx::from),
        backbone: row.cell("backbone").word(found).unwrap_or(false),
        mentor: row.cell("mentor").word(found).unwrap_or(false),
        subjects: sorted(row.cell("subjects"), |s| s),
        expertise: sorted(row.cell("expertise"), |s| s),
        languages,
        visits_per_term,
        visits_max: row.cell("visits_max").count(0, found).unwrap_or(visits_per_term),
        inspections_max: row.cell("inspections_max").count(0, found),
        max_one_way: own_limit.map_or(limit, |own| Minutes(own.min(limit.0))),
        minutes_max: row.cell("minutes_max").number(0.0, MAX_MINUTES, found).map(Minutes),
        line: row.line(),
    }
}

fn sorted<'t>(cell: Cell<'t>, as_compared: fn(&'t str) -> &'t str) -> Vec<String> {
    let mut list: Vec<String> = cell.list().map(|part| as_compared(part).to_owned()).collect();
    list.sort_unstable();
    list.dedup();
    list
}
