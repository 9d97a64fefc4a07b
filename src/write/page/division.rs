//! `form.html`: today's division and another one, on two maps and in two tables.

use std::collections::BTreeSet;

use askama::Template;
use jiff::civil::Date;

use super::map::{Map, county};
use super::plain_page;
use super::words::{Num, Words};
use crate::domain::{ActivityKind, AllianceIx, KinderIx, Km, Scenario};
use crate::form::{Division, Formed};
use crate::text::safe;
use crate::verify::Trip;
use crate::write::form::{FormWords, FoundForm};

/// Columns of a sentence.
const SENTENCE: usize = 400;

#[derive(Template)]
#[template(path = "write/page/division.html")]
struct Page<'a> {
    words: Words<'a>,
    name: String,
    maps: Vec<Map>,
    said: Vec<String>,
    note: String,
    moves: Vec<Moved>,
    points: Vec<(String, Vec<Point>)>,
}

struct Moved {
    place: String,
    from: String,
    to: String,
}

struct Point {
    range: u32,
    cost: String,
    km: String,
    changes: u32,
    longest: String,
    proven: String,
}

impl Page<'_> {
    fn t(&self, key: &'static str) -> String {
        self.words.key(key)
    }

    fn of(&self, key: &'static str, name: &str) -> String {
        self.words.say(&crate::domain::Message::new(key).with("name", name))
    }
}

/// The page.
///
/// # Errors
/// Only if the template could not be written, which memory alone could cause.
pub(in crate::write) fn division_html(made: &FoundForm<'_>) -> Result<String, askama::Error> {
    let words = Words { scenario: made.scenario, texts: made.texts };
    let said = made.words();
    let divisions = [("form-today", made.today), ("form-new", &made.formed.division)];
    let moved: BTreeSet<usize> = made.moved().map(KinderIx::index).collect();
    let maps = divisions.map(|(key, division)| map(&words, key, division, &moved));
    let km = |hundredths: u32| format!("{:.1}", f64::from(hundredths) / 100.0);
    let point = |p: &Formed, range: u32| Point {
        range,
        cost: format!("{:.1}", said.cost(&p.division)),
        km: km(p.division.road),
        changes: p.division.changes,
        longest: km(p.division.longest),
        proven: words.key(if p.proven { "form-proven-yes" } else { "form-proven-no" }),
    };
    let points = made.trade_offs.iter().map(|(evenness, points)| {
        let key = FormWords::shared(*evenness);
        let range = |p: &Formed| FormWords::range(*evenness, &p.division);
        (words.key(key), points.iter().map(|p| point(p, range(p))).collect())
    });
    let alliance = |a: AllianceIx| words.name(&made.scenario.alliance(a).name);
    let page = Page {
        name: safe(&said.title(), SENTENCE),
        maps: maps.into_iter().collect(),
        said: divisions.map(|(key, d)| safe(&said.levels(key, d), SENTENCE)).to_vec(),
        note: safe(&said.points_note(), SENTENCE),
        moves: made
            .moved()
            .map(|k| Moved {
                place: words.place(k),
                from: alliance(made.today.of[k.index()]),
                to: alliance(made.formed.division.of[k.index()]),
            })
            .collect(),
        points: points.collect(),
        words,
    };
    plain_page(&page.name, &page.render()?, made.texts)
}

/// The whole county, each member tied to its lead; those that change theirs are marked.
fn map(words: &Words<'_>, key: &'static str, division: &Division, moved: &BTreeSet<usize>) -> Map {
    let mut scenario: Scenario = words.scenario.clone();
    for (place, &a) in scenario.kindergartens.iter_mut().zip(&division.of) {
        place.alliance = a;
    }
    let road = |k: KinderIx| Trip {
        alliance: division.of[k.index()],
        kind: ActivityKind::Outreach,
        home: scenario.alliance(division.of[k.index()]).lead,
        date: Date::default(),
        stops: vec![k],
        people: 1,
        vehicles: 1,
        route: Km(0.0),
        rows: Vec::new(),
    };
    let members = scenario.kindergarten_ixs();
    let members = members.filter(|&k| scenario.alliance(division.of[k.index()]).lead != k);
    let trips: Vec<Trip> = members.map(road).collect();
    let changed = Words { scenario: &scenario, texts: words.texts };
    let mut map = Map { name: words.key(key), ..county(&changed, &trips) };
    for dot in map.dots.iter_mut().filter(|dot| moved.contains(&dot.kindergarten)) {
        dot.class.push_str(" moved");
    }
    map
}
