//! Which ids there are, and what each of them names.

use std::collections::HashMap;

use super::codes;
use super::findings::{Findings, nearest, shown, suggest};
use super::table::{Cell, trim};
use crate::domain::{Place, Scenario};

/// What an id can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Named {
    /// A row of `alliances.csv`.
    Alliance,
    /// A row of `kindergartens.csv`.
    Kindergarten,
    /// A row of `staff.csv`.
    Person,
    /// An event of `events.csv`.
    Event,
    /// A row of `events.csv` that stands for several events.
    Series,
    /// A row of `followups.csv`.
    FollowUp,
    /// A row of `placements.csv`.
    Placement,
    /// A row of `history.csv`.
    Activity,
}

impl Named {
    /// How messages call it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Alliance => "alliance",
            Self::Kindergarten => "kindergarten",
            Self::Person => "person",
            Self::Event => "event",
            Self::Series => "series",
            Self::FollowUp => "followup",
            Self::Placement => "placement",
            Self::Activity => "activity",
        }
    }
}

/// What a text of a table of activities means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning<'t> {
    /// An id, known or not.
    Id(&'t str),
    /// An id with the name of another row behind it.
    Disagrees {
        /// The id.
        id: &'t str,
        /// The name that is not its.
        name: &'t str,
    },
    /// A name that several rows have: their ids.
    Ambiguous(&'t [String]),
}

#[derive(Debug)]
struct Known {
    named: Named,
    index: usize,
    file: String,
    line: u32,
}

/// The ids of all tables.
#[derive(Debug, Default)]
pub(super) struct Ids {
    known: HashMap<String, Known>,
    /// In file order, for suggestions.
    order: Vec<(Named, String)>,
    names: HashMap<(Named, String), Vec<String>>,
    /// Tables that could not be read to the end: what they lack is not an error of other tables.
    partial: Vec<Named>,
}

impl Ids {
    /// The ids of a validated scenario.
    pub fn of(scenario: &Scenario) -> Self {
        let mut ids = Self::default();
        for (i, a) in scenario.alliances.iter().enumerate() {
            ids.insert(Named::Alliance, i, &a.id, &a.name, ("alliances.csv", a.line));
        }
        for (i, k) in scenario.kindergartens.iter().enumerate() {
            ids.insert(Named::Kindergarten, i, &k.id, &k.name, ("kindergartens.csv", k.line));
        }
        for (i, p) in scenario.staff.iter().enumerate() {
            ids.insert(Named::Person, i, &p.id, &p.name, ("staff.csv", p.line));
        }
        for (i, e) in scenario.events.iter().enumerate() {
            ids.insert(Named::Event, i, &e.id, &e.title, ("events.csv", e.line));
        }
        for (i, f) in scenario.follow_ups.iter().enumerate() {
            ids.insert(Named::FollowUp, i, &f.id, "", ("followups.csv", f.line));
        }
        for (i, p) in scenario.placements.iter().enumerate() {
            ids.insert(Named::Placement, i, &p.id, "", ("placements.csv", p.line));
        }
        ids
    }

    fn insert(&mut self, named: Named, index: usize, id: &str, name: &str, at: (&str, u32)) {
        let known = Known { named, index, file: at.0.to_owned(), line: at.1 };
        self.known.insert(id.to_owned(), known);
        self.order.push((named, id.to_owned()));
        if !name.is_empty() {
            self.names.entry((named, name.to_owned())).or_default().push(id.to_owned());
        }
    }

    /// Notes that a table could not be read to the end.
    pub fn note_partial(&mut self, named: Named) {
        self.partial.push(named);
    }

    /// Whether the table was read to the end, so that an id that is not known does not exist.
    pub fn is_whole(&self, named: Named) -> bool {
        !self.partial.contains(&named)
    }

    /// Registers the row at `index`; an id that is taken is an error, and the first one counts.
    pub fn register(
        &mut self,
        named: Named,
        index: usize,
        id: Cell<'_>,
        name: &str,
        found: &mut Findings,
    ) {
        if let Some(text) = id.id(found) {
            self.register_as(named, index, text, name, id.place(), found);
        }
    }

    /// The same under an id that does not stand in its cell as it is.
    pub fn register_as(
        &mut self,
        named: Named,
        index: usize,
        id: &str,
        name: &str,
        place: Place,
        found: &mut Findings,
    ) {
        let at = (place.file.clone(), place.line.unwrap_or_default());
        if self.is_free(id, place, found) {
            self.insert(named, index, id, name, (&at.0, at.1));
        }
    }

    /// Registers an activity of the history, whose id no pin may have again.
    pub fn register_past(&mut self, id: &str, line: u32) {
        let known =
            Known { named: Named::Activity, index: 0, file: "history.csv".to_owned(), line };
        self.known.entry(id.to_owned()).or_insert(known);
    }

    /// Whether no table has the id yet; reports where it stands otherwise.
    pub fn is_free(&self, id: &str, place: Place, found: &mut Findings) -> bool {
        let Some(first) = self.known.get(id) else {
            return true;
        };
        found.report(codes::DUPLICATE_ID, place, |m| {
            m.with("id", shown(id)).with("other-file", &first.file).with("other-line", first.line)
        });
        false
    }

    /// What an id names, if anything.
    pub fn get(&self, id: &str) -> Option<(Named, usize)> {
        self.known.get(id).map(|k| (k.named, k.index))
    }

    /// The position of the row that a text names; a finding if there is none.
    pub fn find(
        &self,
        text: &str,
        expected: Named,
        place: Place,
        found: &mut Findings,
    ) -> Option<usize> {
        match self.known.get(text) {
            Some(known) if known.named == expected => Some(known.index),
            Some(known) => {
                found.report(codes::WRONG_KIND_OF_ID, place, |m| {
                    m.with("id", shown(text))
                        .with("is", known.named.word())
                        .with("expected", expected.word())
                        .with("other-file", &known.file)
                        .with("other-line", known.line)
                });
                None
            }
            None if !self.is_whole(expected) => None,
            None => {
                found.report(codes::UNKNOWN_ID, place, |m| {
                    let m = m.with("id", shown(text)).with("expected", expected.word());
                    suggest(m, self.meant(text, &[expected]))
                });
                None
            }
        }
    }

    /// The id that was probably meant: that of the row whose name was written, or a similar one.
    pub fn meant(&self, text: &str, expected: &[Named]) -> Option<&str> {
        let by_name = expected.iter().find_map(|&named| self.called(named, text).first());
        by_name.map(String::as_str).or_else(|| {
            let ids = self.order.iter().filter(|(named, _)| expected.contains(named));
            nearest(text, ids.map(|(_, id)| id.as_str()))
        })
    }

    /// The ids of the rows of a name, in file order.
    fn called(&self, named: Named, name: &str) -> &[String] {
        self.names.get(&(named, name.to_owned())).map_or(&[], Vec::as_slice)
    }

    /// What a text of a table of activities means: an id, a name that only one row has, or an id
    /// and the name behind it, as workbooks show them. A text that is none of these is taken for
    /// an id.
    pub fn meaning<'t>(&'t self, text: &'t str, expected: Named) -> Meaning<'t> {
        if self.known.contains_key(text) {
            return Meaning::Id(text);
        }
        if let Some((id, name)) = text.split_once(char::is_whitespace)
            && self.known.get(id).is_some_and(|k| k.named == expected)
        {
            let name = trim(name);
            return match self.called(expected, name).iter().any(|i| i == id) {
                true => Meaning::Id(id),
                // Two ids that lack the semicolon between them.
                false if self.known.contains_key(name) => Meaning::Id(text),
                false => Meaning::Disagrees { id, name },
            };
        }
        match self.called(expected, text) {
            [] => Meaning::Id(text),
            [id] => Meaning::Id(id),
            ids => Meaning::Ambiguous(ids),
        }
    }

    /// The position of the row that a text of a table of activities means; a finding if there is
    /// none.
    pub fn find_meant(
        &self,
        text: &str,
        expected: Named,
        place: Place,
        found: &mut Findings,
    ) -> Option<usize> {
        match self.meaning(text, expected) {
            Meaning::Id(id) => self.find(id, expected, place, found),
            Meaning::Disagrees { id, name } => {
                let is = self
                    .names
                    .iter()
                    .find(|((named, _), ids)| *named == expected && ids.iter().any(|i| i == id));
                found.report(codes::NAME_DISAGREES, place, |m| {
                    m.with("id", shown(id))
                        .with("is", is.map_or("", |((_, name), _)| name))
                        .with("name", shown(name))
                });
                None
            }
            Meaning::Ambiguous(ids) => {
                found.report(codes::NAME_AMBIGUOUS, place, |m| {
                    m.with("name", shown(text)).with_list("ids", ids)
                });
                None
            }
        }
    }

    /// The position of the row that a cell names, if it names one.
    pub fn optional(&self, cell: Cell<'_>, expected: Named, found: &mut Findings) -> Option<usize> {
        self.find(cell.optional()?, expected, cell.place(), found)
    }

    /// The position of the row that a cell names; an empty cell is an error.
    pub fn required(&self, cell: Cell<'_>, expected: Named, found: &mut Findings) -> Option<usize> {
        self.find(cell.required(found)?, expected, cell.place(), found)
    }
}
