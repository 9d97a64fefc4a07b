//! Changes → [`Stated`]: options of a command line and the rows of a `changes.csv`, read alike.
//!
//! An option is a row written in one line, so both say the same about the same slip; every slip
//! of all of them is reported in one go.

use super::findings::{Findings, shown};
use super::headers::{CHANGES, STAFF};
use super::ids::{Ids, Named};
use super::table::{Row, Table, trim};
use super::tables::{closures, events, staff};
use super::{bytes, codes};
use crate::domain::{
    Change, ChangeKind, Diagnostic, EventIx, FixedWord, KinderIx, Person, Place, Scenario, Slot,
    StaffIx, Stated,
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
    /// A `changes.csv`.
    File {
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
        ChangeSource::File { name, .. } => name.clone(),
    }));
    let mut reader =
        Reader { scenario, ids: Ids::of(scenario), stated: Vec::new(), joined: Vec::new() };
    for source in sources {
        let table = match source {
            ChangeSource::Option { kind, value } => Some(Table::read(
                &option_name(*kind),
                &CHANGES,
                &as_table(*kind, value),
                &mut found,
            )),
            ChangeSource::File { name, bytes } => bytes::decode(name, bytes, &mut found)
                .map(|text| Table::read(name, &CHANGES, &text, &mut found)),
        };
        for row in table.iter().flat_map(Table::rows) {
            reader.read(row, &mut found);
        }
    }
    if found.any_error() {
        let mut list = found.finish();
        // The line of an option is one of our own making.
        for place in list.iter_mut().filter_map(|d| d.place.as_mut()) {
            if place.file.starts_with("--") {
                (place.line, place.column) = (None, None);
            }
        }
        return Err(list);
    }
    Ok(reader.stated)
}

/// The option that says a change: `--no-host`.
fn option_name(kind: ChangeKind) -> String {
    format!("--{}", kind.word().replace('_', "-"))
}

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
    let mut parts = value.split(':');
    header.push("subject");
    row.push(parts.next().unwrap_or_default());
    let span = parts.next().unwrap_or_default();
    let (from, to) = span.split_once("..").unwrap_or((span, ""));
    header.extend(["from", "to", "session"]);
    row.extend([from, to, parts.next().unwrap_or_default()]);
    // What is left over belongs to nothing, which is a finding about the row.
    row.extend(parts);
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
    joined: Vec<String>,
}

impl Reader<'_> {
    fn read(&mut self, row: Row<'_>, found: &mut Findings) {
        let Some(kind) = row.cell("change").required_word(found) else { return };
        let Some(change) = self.change(kind, row, found) else { return };
        let subject = row.cell("subject").place();
        let place = if subject.file.starts_with("--") {
            Place { line: None, column: None, header: None, ..subject }
        } else {
            subject
        };
        self.stated.push(Stated { change, place });
    }

    fn change(&mut self, kind: ChangeKind, row: Row<'_>, found: &mut Findings) -> Option<Change> {
        let subject = row.cell("subject");
        Some(match kind {
            ChangeKind::Absent => {
                let person = self.ids.required(subject, Named::Person, found);
                let (from, to, slot) = span(row, found)?;
                Change::Absent { person: StaffIx::from(person?), from, to, slot }
            }
            ChangeKind::Closed => {
                let who = closures::who(subject, &self.ids, found);
                let (from, to, slot) = span(row, found)?;
                Change::Closed { who: who?, from, to, slot }
            }
            ChangeKind::Leaves => {
                let person = self.ids.required(subject, Named::Person, found);
                let from = day(row, found)?;
                Change::Leaves { person: StaffIx::from(person?), from }
            }
            ChangeKind::Joins => {
                let person = self.joins(row, found);
                let from = day(row, found)?;
                Change::Joins { person: Box::new(person?), from }
            }
            ChangeKind::NoHost => {
                let kindergarten = self.ids.required(subject, Named::Kindergarten, found)?;
                Change::NoHost { kindergarten: KinderIx::from(kindergarten) }
            }
            ChangeKind::Cancel => {
                let event = self.ids.required(subject, Named::Event, found)?;
                Change::Cancel { event: EventIx::from(event) }
            }
            ChangeKind::Move => {
                let event = self.ids.required(subject, Named::Event, found);
                let date = row.cell("from").date(found)?;
                let event = EventIx::from(event?);
                let term = &self.scenario.settings.term;
                if date < term.start || date > term.end {
                    found.report(codes::WINDOW_OUTSIDE_TERM, row.cell("from").place(), |m| {
                        m.with("event", &self.scenario.event(event).id)
                            .with("date", date)
                            .with("start", term.start)
                            .with("end", term.end)
                    });
                    return None;
                }
                Change::Move { event, date }
            }
        })
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
                if self.joined.iter().any(|j| j == id) {
                    own.report(codes::DUPLICATE_ID, new.cell("id").place(), |m| {
                        m.with("id", shown(id)).with("other-file", &file).with("other-line", 0)
                    });
                }
                self.joined.push(id.to_owned());
            }
            staff::read(&table, &self.ids, &self.scenario.settings, &mut own).pop()
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
