//! Changes → [`Stated`]: options of a command line and the rows of a `changes.csv`, read alike.
//!
//! An option is a row written in one line, so both say the same about the same slip; every slip
//! of all of them is reported in one go.

use super::cells::MAX_AMOUNT;
use super::findings::Findings;
use super::headers::{CHANGES, STAFF};
use super::ids::{Ids, Named};
use super::table::{Cell, Row, Table, trim};
use super::tables::{closures, events, staff};
use super::{bytes, codes, marks, words, workbook};
use crate::changes::{Known, apply};
use crate::domain::{
    Change, ChangeKind, Diagnostic, EventIx, FixedWord, FollowUp, FollowUpIx, KinderIx, Minutes,
    Outcome, Person, Place, PlacementIx, Planned, Really, Road, Scenario, Slot, StaffIx, Stated,
};
use jiff::civil::Date;

/// Where changes are said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangeSource {
    /// An option of the command line.
    Option {
        /// What it does.
        kind: ChangeKind,
        /// Its value: `P12:2027-04-05..2027-05-30`, `K7`, `E3:2027-05-12`, or a row of
        /// `staff.csv` for who joins.
        value: String,
    },
    /// A `changes.csv`, or a workbook with such a sheet.
    File {
        /// What messages call it.
        name: String,
        /// Its content.
        bytes: Vec<u8>,
    },
    /// A calendar on which it is marked what took place, or a table of such marks.
    Marks {
        /// What messages call it.
        name: String,
        /// Its content.
        bytes: Vec<u8>,
    },
}

/// Reads changes against the scenario that they change.
///
/// # Errors
/// Every finding, when one of them is an error.
pub fn read_changes(
    scenario: &Scenario,
    sources: &[ChangeSource],
) -> Result<Vec<Stated>, Vec<Diagnostic>> {
    let mut found = Findings::in_order(sources.iter().map(|s| match s {
        ChangeSource::Option { kind, .. } => option_name(*kind),
        ChangeSource::File { name, .. } | ChangeSource::Marks { name, .. } => name.clone(),
    }));
    let mut reader = Reader::new(scenario);
    let mut origins = Vec::new();
    for source in sources {
        let table = match source {
            ChangeSource::Option { kind, value } => Some(Table::read(
                &option_name(*kind),
                &CHANGES,
                &as_table(*kind, value),
                &mut found,
            )),
            ChangeSource::File { name, bytes } if workbook::looks_like_one(bytes) => {
                let (table, origin) = workbook::changes(name, bytes, &mut found);
                origins.push(origin);
                table
            }
            ChangeSource::Marks { name, bytes } => {
                let (table, origin) = marks::table(name, bytes, &mut found);
                origins.extend(origin);
                for row in table.iter().flat_map(Table::rows) {
                    reader.mark(row, &mut found);
                }
                None
            }
            ChangeSource::File { name, bytes } => bytes::decode(name, bytes, &mut found)
                .map(|text| Table::read(name, &CHANGES, &text, &mut found)),
        };
        for row in table.iter().flat_map(Table::rows) {
            reader.read(row, &mut found);
        }
    }
    if found.any_error() {
        let mut list = found.finish();
        for finding in &mut list {
            origins.iter().for_each(|origin| origin.locate(finding));
        }
        // The line and the columns of an option are of our own making.
        for finding in &mut list {
            let Some(place) = finding.place.as_mut().filter(|p| p.file.starts_with("--")) else {
                continue;
            };
            (place.line, place.column, place.header) = (None, None, None);
            if finding.code == codes::EMPTY_CELL.code {
                place.cell = None;
                let example = example(&place.file);
                let option = place.file.clone();
                finding.code = codes::INCOMPLETE_OPTION.code;
                finding.message = codes::INCOMPLETE_OPTION
                    .message()
                    .with("option", option)
                    .with("example", example);
            }
        }
        return Err(list);
    }
    Ok(reader.stated)
}

/// The scenario after what its `happened.csv` says, row after row; rows of one entry belong
/// together.
pub(super) fn happened(mut scenario: Scenario, table: &Table, found: &mut Findings) -> Scenario {
    let rows: Vec<Row> = table.rows().collect();
    let entry = |row: &Row| row.cell("entry").text.to_owned();
    for rows in rows.chunk_by(|a, b| !entry(a).is_empty() && entry(a) == entry(b)) {
        let mut reader = Reader::new(&scenario);
        rows.iter().for_each(|&row| reader.read(row, found));
        let entered = rows[0].cell("entered");
        let today = entered.optional().and_then(|_| entered.date(found));
        let stated = reader.stated;
        if found.any_error() {
            return scenario;
        }
        match apply(&scenario, &stated, Known { today, ..Known::default() }) {
            Ok(applied) => {
                let digest = std::mem::take(&mut scenario.digest);
                scenario = Scenario { digest, ..applied.scenario };
            }
            Err(wrong) => {
                for finding in wrong {
                    let place = finding.place.clone().unwrap_or_default();
                    found.repeat(finding, place);
                }
                return scenario;
            }
        }
    }
    scenario
}

/// The option that says a change: `--no-host`.
fn option_name(kind: ChangeKind) -> String {
    format!("--{}", kind.word().replace('_', "-"))
}

/// How an option's value is written.
fn example(option: &str) -> &'static str {
    let kind = ChangeKind::ALL.iter().find(|kind| option_name(**kind) == option);
    match kind {
        Some(ChangeKind::Absent) => "P12:2027-04-05..2027-05-30",
        Some(ChangeKind::Closed) => "K7:2027-05-10..2027-05-14",
        Some(ChangeKind::FollowUp) => "K7:2027-04-01..2027-04-28",
        Some(ChangeKind::Joins) => "P99,王芳,K3,yes,no,art",
        Some(ChangeKind::Move) => "E3:2027-05-12",
        Some(ChangeKind::Cancel) => "E3",
        Some(ChangeKind::NoHost) => "K7",
        Some(ChangeKind::Road) => "K12:K30:2027-04-01..2027-05-01",
        Some(ChangeKind::NotHeld) => "V2-K070-1",
        Some(ChangeKind::Held) => "V2-K070-1:2027-05-12:pm",
        Some(ChangeKind::Leaves) | None => "P12",
    }
}

/// How an absence says that somebody stands in.
const STOOD_IN: [&str; 3] = ["replaced", "顶岗", "頂崗"];

/// An option's value as a table of one row.
fn as_table(kind: ChangeKind, value: &str) -> String {
    let mut header = vec!["change"];
    let mut row = vec![kind.word()];
    let value = value.replace('：', ":");
    if kind == ChangeKind::Joins {
        // The columns of staff.csv in their order, as many as there are.
        let fields: Vec<&str> = value.split([',', '，']).collect();
        for (i, field) in fields.iter().enumerate() {
            header.push(match STAFF.columns.get(i) {
                Some(column) if column.name == "id" => "subject",
                Some(column) => column.name,
                None => "",
            });
            row.push(field);
        }
        for missing in ["name", "kindergarten"].iter().skip(fields.len().saturating_sub(1)) {
            header.push(missing);
            row.push("");
        }
        return text_of(&header, &row);
    }
    if kind == ChangeKind::Held {
        return as_it_was(&value);
    }
    let mut parts = value.split(':');
    header.push("subject");
    let ends: Vec<&str> = parts.by_ref().take(1 + usize::from(kind == ChangeKind::Road)).collect();
    let ends = ends.join(";");
    row.push(&ends);
    let span = parts.next().unwrap_or_default();
    let (from, to) = span.split_once("..").unwrap_or((span, ""));
    let third = if kind == ChangeKind::Road { "minutes" } else { "session" };
    let mut rest: Vec<&str> = parts.collect();
    // Of somebody who is away the last word may say that somebody stands in.
    if kind == ChangeKind::Absent && rest.last().is_some_and(|last| STOOD_IN.contains(last)) {
        rest.pop();
        header.push("replaced");
        row.push("yes");
    }
    let mut parts = rest.into_iter();
    header.extend(["from", "to", third]);
    row.extend([from, to, parts.next().unwrap_or_default()]);
    // What is left over belongs to nothing, which is a finding about the row.
    row.extend(parts);
    text_of(&header, &row)
}

/// An activity and how it was: a day, a session, people, a place after `@`, in any order.
fn as_it_was(value: &str) -> String {
    let mut parts = value.split(':').map(trim);
    let mut header = vec!["change", "subject"];
    let mut row = vec![ChangeKind::Held.word(), parts.next().unwrap_or_default()];
    for part in parts.filter(|part| !part.is_empty()) {
        let (column, text) = match part.strip_prefix('@') {
            Some(place) => ("kindergarten", place),
            None if words::parse::<Slot>(part).is_some() => ("session", part),
            None if words::parse::<Outcome>(part).is_some() => ("result", part),
            None if part.starts_with(|c: char| c.is_ascii_digit()) => ("to", part),
            None => ("staff", part),
        };
        header.push(column);
        row.push(text);
    }
    text_of(&header, &row)
}

fn text_of(header: &[&str], row: &[&str]) -> String {
    let line = |fields: &[&str]| {
        let quoted = fields.iter().map(|f| format!("\"{}\"", f.replace('"', "\"\"")));
        quoted.collect::<Vec<_>>().join(",") + "\n"
    };
    line(header) + &line(row)
}

struct Reader<'s> {
    scenario: &'s Scenario,
    ids: Ids,
    stated: Vec<Stated>,
    /// People who join.
    joined: usize,
}

impl<'s> Reader<'s> {
    fn new(scenario: &'s Scenario) -> Self {
        Self { scenario, ids: Ids::of(scenario), stated: Vec::new(), joined: 0 }
    }

    fn read(&mut self, row: Row<'_>, found: &mut Findings) {
        let Some(kind) = row.cell("change").required_word(found) else { return };
        if self.known(kind, row) {
            return;
        }
        let Some(change) = self.change(kind, row, found) else { return };
        if let Change::FollowUp(new) = &change {
            let said = self.stated.iter().filter_map(|stated| match &stated.change {
                Change::FollowUp(row) => Some(&**row),
                _ => None,
            });
            let same = |f: &FollowUp| {
                (f.kindergarten, f.from, f.to) == (new.kindergarten, new.from, new.to)
            };
            if self.scenario.follow_ups.iter().chain(said).any(same) {
                return;
            }
        }
        let subject = row.cell("subject").place();
        let place = if subject.file.starts_with("--") {
            Place { line: None, column: None, header: None, ..subject }
        } else {
            subject
        };
        self.stated.push(Stated { change, place });
    }

    /// What a mark on a calendar says, read as the row of changes that says the same.
    fn mark(&mut self, row: Row<'_>, found: &mut Findings) {
        let Some(said) = marks::change(row, found) else { return };
        let (names, cells): (Vec<&str>, Vec<&str>) =
            said.iter().map(|(name, _, text)| (*name, *text)).unzip();
        let mut own = Findings::default();
        let table =
            Table::read(row.place().file.as_str(), &CHANGES, &text_of(&names, &cells), &mut own);
        let from = self.stated.len();
        if let Some(change) = table.rows().next() {
            self.read(change, &mut own);
        }
        // Findings and changes stand where the mark does.
        let place_of = |column: Option<u32>| {
            let at = column.and_then(|c| said.get(c as usize - 1));
            at.map_or_else(|| row.place(), |(_, column, _)| row.cell(column).place())
        };
        for finding in own.finish() {
            let place = place_of(finding.place.as_ref().and_then(|p| p.column));
            found.repeat(finding, place);
        }
        for stated in &mut self.stated[from..] {
            stated.place = row.cell("id").place();
        }
    }

    /// Whether a change is among those that have happened and cannot happen again: said once
    /// more it says nothing new.
    fn known(&self, kind: ChangeKind, row: Row<'_>) -> bool {
        let subject = row.cell("subject").text;
        match kind {
            ChangeKind::Cancel => self.scenario.cancelled.iter().any(|gone| gone.id == subject),
            ChangeKind::Joins => self.scenario.staff.iter().any(|p| p.id == subject && p.line == 0),
            _ => false,
        }
    }

    fn change(&mut self, kind: ChangeKind, row: Row<'_>, found: &mut Findings) -> Option<Change> {
        let subject = row.cell("subject");
        Some(match kind {
            ChangeKind::Absent => {
                let person = self.meant(subject, Named::Person, found);
                let (from, to, slot) = span(row, found)?;
                let replaced = row.cell("replaced").word(found).unwrap_or(false);
                Change::Absent { person: StaffIx::from(person?), from, to, slot, replaced }
            }
            ChangeKind::Closed => {
                let who = closures::who(subject, &self.ids, found);
                let (from, to, slot) = span(row, found)?;
                Change::Closed { who: who?, from, to, slot }
            }
            ChangeKind::Leaves => {
                let person = self.meant(subject, Named::Person, found);
                let asked = row.cell("visits_per_term").count(0, found);
                let from = day(row, found)?;
                Change::Leaves { person: StaffIx::from(person?), from, asked }
            }
            ChangeKind::Joins => {
                let person = self.joins(row, found);
                let from = day(row, found)?;
                Change::Joins { person: Box::new(person?), from }
            }
            ChangeKind::NoHost => {
                let kindergarten = self.meant(subject, Named::Kindergarten, found)?;
                // An event may have been cancelled since.
                let known = |id: &str| match self.ids.get(id) {
                    Some((Named::Event, e)) => Some(EventIx::from(e)),
                    _ => None,
                };
                let held = row.cell("events").list().into_iter().filter_map(known).collect();
                Change::NoHost { kindergarten: KinderIx::from(kindergarten), held }
            }
            ChangeKind::Cancel => Change::Cancel { what: self.planned(subject, found)? },
            ChangeKind::Move => {
                let what = self.planned(subject, found);
                let date = row.cell("from").date(found)?;
                self.in_term(row, (date, date), found)?;
                Change::Move { what: what?, date }
            }
            ChangeKind::FollowUp => {
                let place = self.meant(subject, Named::Kindergarten, found);
                let (from, to, _) = span(row, found)?;
                self.in_term(row, (from, to), found)?;
                let kindergarten = KinderIx::from(place?);
                let k = &self.scenario.kindergarten(kindergarten).id;
                let rows = self.scenario.follow_ups.iter();
                let same = rows.filter(|f| f.kindergarten == kindergarten && f.from == from);
                let nth = same.count();
                let id = match nth {
                    0 => format!("{k}-{from}"),
                    _ => format!("{k}-{from}-{}", nth + 1),
                };
                Change::FollowUp(Box::new(FollowUp {
                    id,
                    kindergarten,
                    from,
                    to,
                    note: None,
                    line: 0,
                }))
            }
            ChangeKind::Road => {
                let ends = self.ids.list(subject.text, Named::Kindergarten).into_iter();
                let ends: Vec<Option<usize>> = ends
                    .map(|end| self.ids.find(end, Named::Kindergarten, subject.place(), found))
                    .collect();
                let &[a, b] = ends.as_slice() else {
                    found.report(codes::NOT_TWO_ENDS, subject.place(), |m| m);
                    return None;
                };
                let (from, to, _) = span(row, found)?;
                let minutes = row.cell("minutes");
                let minutes = match minutes.optional() {
                    Some(_) => Some(Minutes(minutes.number(0.0, MAX_AMOUNT, found)?)),
                    None => None,
                };
                let ends = (KinderIx::from(a?), KinderIx::from(b?));
                Change::Road(Road { ends, from, to, minutes })
            }
            ChangeKind::NotHeld => {
                let activity = subject.required(found)?.to_owned();
                let remark = row.cell("note").optional().map(str::to_owned);
                Change::NotHeld { activity, date: day(row, found)?, remark }
            }
            ChangeKind::Held => {
                let activity = subject.required(found)?.to_owned();
                let date = day(row, found)?;
                Change::Held { activity, date, really: self.really(row, found)? }
            }
        })
    }

    /// What a cell means that can be cancelled or moved.
    fn planned(&self, cell: Cell<'_>, found: &mut Findings) -> Option<Planned> {
        match self.ids.get(cell.text) {
            Some((Named::FollowUp, f)) => Some(Planned::FollowUp(FollowUpIx::from(f))),
            Some((Named::Placement, p)) => Some(Planned::Placement(PlacementIx::from(p))),
            _ => Some(Planned::Event(EventIx::from(self.meant(cell, Named::Event, found)?))),
        }
    }

    /// Something of these days lies in the term.
    fn in_term(&self, row: Row<'_>, (from, to): (Date, Date), found: &mut Findings) -> Option<()> {
        let term = &self.scenario.settings.term;
        if to >= term.start && from <= term.end {
            return Some(());
        }
        found.report(codes::WINDOW_OUTSIDE_TERM, row.cell("from").place(), |m| {
            m.with("event", row.cell("subject").text)
                .with("date", from)
                .with("start", term.start)
                .with("end", term.end)
        });
        None
    }

    /// The row of a table that a cell means by its id or by a name that no other row has.
    fn meant(&self, cell: Cell<'_>, named: Named, found: &mut Findings) -> Option<usize> {
        self.ids.required(cell, named, found)
    }

    /// How an activity was.
    fn really(&self, row: Row<'_>, found: &mut Findings) -> Option<Really> {
        let date = match row.cell("to").optional() {
            Some(_) => Some(row.cell("to").date(found)?),
            None => None,
        };
        let place = row.cell("kindergarten");
        let kindergarten = match place.optional() {
            Some(_) => Some(KinderIx::from(self.meant(place, Named::Kindergarten, found)?)),
            None => None,
        };
        let cell = row.cell("staff");
        let one = |text: &str, found: &mut Findings| {
            let p = self.ids.find(trim(text), Named::Person, cell.place(), found)?;
            Some(StaffIx::from(p))
        };
        let (mut staff, mut instead) = (Vec::new(), Vec::new());
        for part in self.ids.list(cell.text, Named::Person) {
            match part.split_once('=') {
                Some((planned, came)) => instead.push((one(planned, found)?, one(came, found)?)),
                None => staff.push(one(part, found)?),
            }
        }
        staff.sort_unstable();
        staff.dedup();
        let slot = row.cell("session").word(found);
        let staff = (!staff.is_empty()).then_some(staff);
        let result = row.cell("result").word(found);
        let remark = row.cell("note").optional().map(str::to_owned);
        Some(Really { date, slot, kindergarten, staff, instead, result, remark })
    }

    /// The person whom a row brings: read as a row of `staff.csv`, found at its own place.
    fn joins(&mut self, row: Row<'_>, found: &mut Findings) -> Option<Person> {
        let names: Vec<&str> = STAFF.columns.iter().map(|c| c.name).collect();
        let cell = |name: &str| row.cell(if name == "id" { "subject" } else { name });
        let cells: Vec<&str> = names.iter().map(|name| cell(name).text).collect();
        let file = cell("id").place().file;
        let mut own = Findings::default();
        let table = Table::read(&file, &STAFF, &text_of(&names, &cells), &mut own);
        let person = table.rows().next().and_then(|new| {
            let id = new.cell("id").id(&mut own)?;
            if self.ids.is_free(id, new.cell("id").place(), &mut own) {
                // Rows after this one may name who joins.
                let index = self.scenario.staff.len() + self.joined;
                let (id, name) = (new.cell("id"), new.cell("name").text);
                self.ids.register(Named::Person, index, id, name, "", &mut own);
                self.joined += 1;
            }
            let person = staff::read(&table, &self.ids, &self.scenario.settings, &mut own).pop();
            person.map(|p| Person { id: id.to_owned(), ..p })
        });
        let wrong = own.any_error();
        for finding in own.finish() {
            let name = finding
                .place
                .as_ref()
                .and_then(|p| p.column)
                .and_then(|c| names.get(c as usize - 1).copied());
            let place = name.map_or_else(|| row.place(), |name| cell(name).place());
            found.repeat(finding, place);
        }
        person.filter(|_| !wrong).map(|p| Person { line: 0, ..p })
    }
}

/// The days of a row; a missing last day is the first.
fn span(row: Row<'_>, found: &mut Findings) -> Option<(Date, Date, Slot)> {
    let slot = row.cell("session").word(found).unwrap_or(Slot::Day);
    if row.cell("to").text.is_empty() {
        let from = row.cell("from").date(found)?;
        return Some((from, from, slot));
    }
    let (from, to) = events::dates(row, found);
    Some((from?, to?, slot))
}

/// The day of a row that need not say one; `None` after a finding.
#[allow(clippy::option_option)]
fn day(row: Row<'_>, found: &mut Findings) -> Option<Option<Date>> {
    match trim(row.cell("from").text) {
        "" => Some(None),
        _ => row.cell("from").date(found).map(Some),
    }
}
