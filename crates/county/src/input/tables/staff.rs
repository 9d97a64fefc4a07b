//! `staff.csv`

use std::collections::HashMap;

use super::NOWHERE;
use crate::domain::{KinderIx, Minutes, Person, Settings};
use crate::input::cells::MAX_AMOUNT;
use crate::input::findings::Findings;
use crate::input::ids::{Ids, Named};
use crate::input::plain::{self, folded};
use crate::input::table::{Row, Table};
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
    let mut spellings = Spellings::default();
    spellings.all(settings.inspection.expertise.clone());
    let rows = table.rows().enumerate();
    rows.map(|row| one(row, ids, settings, &mut spellings, found)).collect()
}

fn one(
    (i, row): (usize, Row<'_>),
    ids: &Ids,
    settings: &Settings,
    spellings: &mut Spellings,
    found: &mut Findings,
) -> Person {
    let home = ids.required(row.cell("kindergarten"), Named::Kindergarten, found);
    let visits_per_term =
        row.cell("visits_per_term").count(0, found).unwrap_or(settings.outreach.visits_per_term);
    let own_limit = row.cell("max_one_way_minutes").number(0.0, MAX_AMOUNT, found);
    let limit = settings.travel.max_one_way_minutes;
    let languages = plain::words(row.cell("languages").text);
    let mut languages = spellings.all(languages.iter().map(|l| words::language(l)).collect());
    if languages.is_empty() {
        languages.push("zh".to_owned());
    }
    Person {
        id: ids.id(Named::Person, i).to_owned(),
        name: row.cell("name").called(found),
        home: home.map_or(KinderIx(NOWHERE), KinderIx::from),
        backbone: row.cell("backbone").word(found).unwrap_or(false),
        mentor: row.cell("mentor").word(found).unwrap_or(false),
        subjects: spellings.all(plain::words(row.cell("subjects").text)),
        expertise: spellings.all(plain::words(row.cell("expertise").text)),
        languages,
        visits_per_term,
        visits_max: row.cell("visits_max").count(0, found).unwrap_or(visits_per_term),
        inspections_max: row.cell("inspections_max").count(0, found),
        max_one_way: own_limit.map_or(limit, |own| Minutes(own.min(limit.0))),
        minutes_max: row.cell("minutes_max").number(0.0, MAX_MINUTES, found).map(Minutes),
        line: row.line(),
    }
}

/// How words were written where they came up first: `Art` and `art` are one.
#[derive(Debug, Default)]
struct Spellings(HashMap<String, String>);

impl Spellings {
    /// The words in order, without repeats.
    fn all(&mut self, words: Vec<String>) -> Vec<String> {
        let first = |word: String| self.0.entry(folded(&word)).or_insert(word).clone();
        let mut words: Vec<String> = words.into_iter().map(first).collect();
        words.sort_unstable();
        words.dedup();
        words
    }
}
