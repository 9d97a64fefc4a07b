//! Which rows there are, and which of them a text means: by its id, by its name, or by both.

use std::collections::HashMap;

use super::codes;
use super::findings::{Findings, nearest, shown, suggest};
use super::plain::{self, folded};
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

/// Which row a text means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    /// One row, at this position of its table.
    Row(Named, usize),
    /// None that is known.
    Nothing,
    /// The id of a row with the name of another row behind it.
    Disagrees {
        /// The id.
        id: String,
        /// The name that is its.
        is: String,
        /// The name that is not its.
        name: String,
    },
    /// A name that several rows have, which are worded so that one can tell them apart.
    Ambiguous(Vec<String>),
}

#[derive(Debug)]
struct Known {
    named: Named,
    index: usize,
    id: String,
    name: String,
    /// The kindergarten of a person, the alliance of a kindergarten.
    within: Option<usize>,
    file: String,
    line: u32,
}

/// The rows of all tables that can be named.
#[derive(Debug, Default)]
pub(super) struct Ids {
    /// In file order.
    all: Vec<Known>,
    by_id: HashMap<String, usize>,
    by_row: HashMap<(Named, usize), usize>,
    /// Ids and names as they are compared.
    by_text: HashMap<String, Vec<usize>>,
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
            ids.note_within(Named::Kindergarten, i, Some((Named::Alliance, k.alliance.index())));
        }
        for (i, p) in scenario.staff.iter().enumerate() {
            ids.insert(Named::Person, i, &p.id, &p.name, ("staff.csv", p.line));
            ids.note_within(Named::Person, i, Some((Named::Kindergarten, p.home.index())));
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
        let position = self.all.len();
        self.all.push(Known {
            named,
            index,
            id: id.to_owned(),
            name: trim(name).to_owned(),
            within: None,
            file: at.0.to_owned(),
            line: at.1,
        });
        self.by_id.insert(id.to_owned(), position);
        self.by_row.insert((named, index), position);
        let (id, name) = (folded(id), folded(name));
        if !name.is_empty() && name != id {
            self.by_text.entry(name).or_default().push(position);
        }
        self.by_text.entry(id).or_default().push(position);
    }

    /// Notes where a row belongs, which tells rows of one name apart.
    pub fn note_within(&mut self, named: Named, index: usize, of: Option<(Named, usize)>) {
        let within = of.and_then(|of| self.by_row.get(&of)).copied();
        if let Some(&at) = self.by_row.get(&(named, index)) {
            self.all[at].within = within;
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

    /// Registers the row at `index`. An id that is taken is an error, and the first one counts; a
    /// row without an id has its name for one, or `stem` where it has no name either.
    pub fn register(
        &mut self,
        named: Named,
        index: usize,
        id: Cell<'_>,
        name: &str,
        stem: &str,
        found: &mut Findings,
    ) {
        if id.text.is_empty() {
            let own = self.own_id(if name.is_empty() { stem } else { name }, name.is_empty());
            let place = id.place();
            self.insert(named, index, &own, name, (&place.file, place.line.unwrap_or_default()));
        } else if let Some(text) = id.id(found) {
            self.register_as(named, index, text, name, id.place(), found);
        }
    }

    /// An id that no row has yet, made of a text.
    pub fn own_id(&self, text: &str, numbered: bool) -> String {
        let sign = |c| matches!(c, ';' | '；' | ',' | '，' | ':' | '：' | '、' | '/' | '\n' | '\t');
        let text = trim(text).trim_start_matches(['=', '+', '-', '@']);
        let text: String = text.chars().filter(|&c| !sign(c)).take(90).collect();
        let free = |id: &String| !self.by_id.contains_key(id);
        let first = Some(text.clone()).filter(|id| free(id) && !numbered && !id.is_empty());
        let from = if numbered { 1 } else { 2 };
        first.unwrap_or_else(|| {
            (from..).map(|n| format!("{text}-{n}")).find(free).expect("numbers go on")
        })
    }

    /// Registers a row under an id that does not stand in its cell as it is.
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
        if !self.by_id.contains_key(id) {
            self.insert(Named::Activity, line as usize, id, "", ("history.csv", line));
        }
    }

    /// Whether no table has the id yet; reports where it stands otherwise.
    pub fn is_free(&self, id: &str, place: Place, found: &mut Findings) -> bool {
        let Some(first) = self.by_id.get(id).map(|&at| &self.all[at]) else {
            return true;
        };
        let code = if rounded(id) { codes::ROUNDED_ID } else { codes::DUPLICATE_ID };
        found.report(code, place, |m| {
            m.with("id", shown(id)).with("other-file", &first.file).with("other-line", first.line)
        });
        false
    }

    /// What an id names, if anything.
    pub fn get(&self, id: &str) -> Option<(Named, usize)> {
        self.by_id.get(id).map(|&at| (self.all[at].named, self.all[at].index))
    }

    /// The id of a row; empty where it could not be registered.
    pub fn id(&self, named: Named, index: usize) -> &str {
        self.by_row.get(&(named, index)).map_or("", |&at| &self.all[at].id)
    }

    /// A row as people know it: its name, and where it belongs.
    fn called(&self, at: usize) -> String {
        let row = &self.all[at];
        let name = if row.name.is_empty() { &row.id } else { &row.name };
        match row.within {
            Some(within) => format!("{name}（{}）", self.all[within].name),
            None if row.id == *name => name.clone(),
            None => format!("{name}（{}）", row.id),
        }
    }

    /// The rows that a text is the id or the name of, among tables; those of the id alone where
    /// there are any.
    fn exactly(&self, text: &str, expected: &[Named]) -> Vec<usize> {
        let wanted = |at: &usize| expected.contains(&self.all[*at].named);
        if let Some(&at) = self.by_id.get(text).filter(|at| wanted(at)) {
            return vec![at];
        }
        let text = folded(text);
        let rows = self.by_text.get(&text).into_iter().flatten().copied().filter(wanted);
        let rows: Vec<usize> = rows.collect();
        match rows.iter().find(|&&at| folded(&self.all[at].id) == text) {
            Some(&at) => vec![at],
            None => rows,
        }
    }

    /// Which row of some tables a text means: by an id, by a name that only one row has, by both
    /// in either order, or by a name with the place that it belongs to in brackets.
    pub fn meaning(&self, text: &str, expected: &[Named]) -> Meaning {
        let rows = self.exactly(text, expected);
        if let &[at] = rows.as_slice() {
            return Meaning::Row(self.all[at].named, self.all[at].index);
        }
        if rows.len() > 1 {
            return Meaning::Ambiguous(rows.into_iter().map(|at| self.called(at)).collect());
        }
        let mut disagrees = Meaning::Nothing;
        for (one, other) in halves(text) {
            let rows = self.exactly(one, expected);
            let fits: Vec<usize> =
                rows.iter().copied().filter(|&at| self.goes_with(at, other)).collect();
            if let &[at] = fits.as_slice() {
                return Meaning::Row(self.all[at].named, self.all[at].index);
            }
            // Two ids that lack the sign between them are no row.
            let named = self.exactly(other, expected);
            let is_id = |&at: &usize| folded(&self.all[at].id) == folded(other);
            if let &[at] = rows.as_slice()
                && self.all[at].id == one
                && named.len() < 2
                && !named.iter().any(is_id)
            {
                let is = self.all[at].name.clone();
                disagrees = Meaning::Disagrees { id: one.to_owned(), is, name: other.to_owned() };
            }
        }
        disagrees
    }

    /// Whether a text is the id or the name of a row, or of the place that it belongs to.
    fn goes_with(&self, at: usize, text: &str) -> bool {
        let text = folded(text);
        let is = |row: &Known| folded(&row.id) == text || folded(&row.name) == text;
        is(&self.all[at]) || self.all[at].within.is_some_and(|at| is(&self.all[at]))
    }

    /// Whether a text means a row of a table, or several.
    pub fn knows(&self, text: &str, expected: &[Named]) -> bool {
        self.meaning(text, expected) != Meaning::Nothing
    }

    /// The parts of a list of rows: an id or a name with a comma in it stays one, and so do an id
    /// and its name; ids and names with only blanks between them are several.
    pub fn list<'t>(&self, text: &'t str, expected: Named) -> Vec<&'t str> {
        let knows = |part: &str| self.knows(part, &[expected]);
        let is_one = |part: &str| {
            matches!(self.meaning(part, &[expected]), Meaning::Row(..) | Meaning::Ambiguous(_))
        };
        let mut parts = Vec::new();
        for part in plain::list(text, is_one) {
            let pieces: Vec<&str> = part.split_whitespace().collect();
            if !knows(part) && pieces.len() > 1 && pieces.iter().all(|piece| knows(piece)) {
                parts.extend(pieces);
            } else if !plain::is_nothing(part) || knows(part) {
                parts.push(part);
            }
        }
        parts
    }

    /// The position of the row that a text means; a finding if there is none.
    pub fn find(
        &self,
        text: &str,
        expected: Named,
        place: Place,
        found: &mut Findings,
    ) -> Option<usize> {
        self.find_among(text, &[expected], expected.word(), place, found).map(|(_, row)| row)
    }

    /// The same among several tables; `wanted` says in messages what was expected.
    pub fn find_among(
        &self,
        text: &str,
        expected: &[Named],
        wanted: &str,
        place: Place,
        found: &mut Findings,
    ) -> Option<(Named, usize)> {
        match self.meaning(text, expected) {
            Meaning::Row(named, row) => return Some((named, row)),
            Meaning::Disagrees { id, is, name } => {
                found.report(codes::NAME_DISAGREES, place, |m| {
                    m.with("id", shown(&id)).with("is", is).with("name", shown(&name))
                })
            }
            Meaning::Ambiguous(rows) => found.report(codes::NAME_AMBIGUOUS, place, |m| {
                m.with("name", shown(text)).with_list("rows", rows)
            }),
            Meaning::Nothing => {
                let other = self.by_id.get(text).map(|&at| &self.all[at]);
                if let Some(other) = other.filter(|_| wanted != "who") {
                    found.report(codes::WRONG_KIND_OF_ID, place, |m| {
                        m.with("id", shown(text))
                            .with("is", other.named.word())
                            .with("expected", wanted)
                            .with("other-file", &other.file)
                            .with("other-line", other.line)
                    });
                } else if expected.iter().all(|&named| self.is_whole(named)) {
                    let code = if rounded(text) { codes::ROUNDED_ID } else { codes::UNKNOWN_ID };
                    found.report(code, place, |m| {
                        let m = m.with("id", shown(text)).with("expected", wanted);
                        suggest(m, self.meant(text, expected).as_deref())
                    });
                }
            }
        }
        None
    }

    /// What was probably meant: the row whose id lost its zeros in front, or a similar one.
    pub fn meant(&self, text: &str, expected: &[Named]) -> Option<String> {
        let of_tables = || self.all.iter().filter(|k| expected.contains(&k.named));
        let digits = |id: &str| {
            let plain = !id.is_empty() && id.bytes().all(|b| b.is_ascii_digit());
            plain.then(|| id.trim_start_matches('0').to_owned())
        };
        let number = digits(&folded(text));
        if let Some(same) =
            of_tables().find(|k| number.is_some() && digits(&k.id) == number).map(|k| k.id.clone())
        {
            return Some(same);
        }
        let texts = of_tables().flat_map(|k| [k.id.as_str(), k.name.as_str()]);
        let near = nearest(text, texts.filter(|t| !t.is_empty()))?;
        Some(near.to_owned())
    }

    /// The position of the row that a cell means, if it means one.
    pub fn optional(&self, cell: Cell<'_>, expected: Named, found: &mut Findings) -> Option<usize> {
        self.find(cell.optional()?, expected, cell.place(), found)
    }

    /// The position of the row that a cell means; an empty cell is an error.
    pub fn required(&self, cell: Cell<'_>, expected: Named, found: &mut Findings) -> Option<usize> {
        self.find(cell.required(found)?, expected, cell.place(), found)
    }
}

/// A text in two: at its first and at its last blank, and at its brackets.
fn halves(text: &str) -> Vec<(&str, &str)> {
    let mut halves = Vec::new();
    let blanks = [text.split_once(char::is_whitespace), text.rsplit_once(char::is_whitespace)];
    halves.extend(blanks.into_iter().flatten());
    let inner = text.strip_suffix([')', '）']).and_then(|t| t.split_once(['(', '（']));
    halves.extend(inner);
    halves
        .into_iter()
        .map(|(a, b)| (trim(a), trim(b)))
        .flat_map(|(a, b)| [(a, b), (b, a)])
        .filter(|(a, b)| !a.is_empty() && !b.is_empty())
        .collect()
}

/// Whether a text looks like a long number that a spreadsheet has rounded to 15 digits.
fn rounded(text: &str) -> bool {
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    let scientific = text.split_once(['E', 'e']).is_some_and(|(front, power)| {
        front.contains('.')
            && front.bytes().all(|b| b.is_ascii_digit() || b == b'.')
            && power.strip_prefix('+').is_some_and(|p| p.bytes().all(|b| b.is_ascii_digit()))
    });
    digits && text.len() > 15 && text[15..].bytes().all(|b| b == b'0') || scientific
}
