//! `happened.csv` as a table that is written on: what has happened, entry after entry.

use std::path::Path;

use super::findings::Findings;
use super::headers::{HAPPENED, header_names};
use super::{Origin, raw_of};
use crate::domain::{
    Change, ChangeKind, Diagnostic, FixedWord, Language, Person, Planned, Scenario, Stated, Who,
};
use jiff::civil::Date;

/// The rows of a scenario's `happened.csv`, or of its sheet in a workbook.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Record {
    /// Cells in the order of the columns.
    rows: Vec<Vec<String>>,
}

/// Reads what has been entered for the scenario at a path, and where its tables stand.
///
/// # Errors
/// What keeps the table from being read; the other tables do not matter.
pub fn read_record(scenario: &Path) -> Result<(Record, Origin), Vec<Diagnostic>> {
    let mut found = Findings::default();
    let (raw, origin) = raw_of(scenario, &mut found);
    let Some(raw) = raw else { return Err(found.finish()) };
    let clean = found.clean(HAPPENED.file);
    let wrong = found.finish().into_iter().filter(|d| {
        d.code.starts_with('E') && d.place.as_ref().is_some_and(|p| p.file == HAPPENED.file)
    });
    if !clean {
        return Err(wrong.collect());
    }
    let cells = |row: super::table::Row| -> Vec<String> {
        HAPPENED.columns.iter().map(|c| row.cell(c.name).text.to_owned()).collect()
    };
    let table = raw.tables.get(HAPPENED.file);
    let rows = table.map_or_else(Vec::new, |table| table.rows().map(cells).collect());
    Ok((Record { rows }, origin))
}

impl Record {
    /// Whether nothing has been entered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Enters changes, in full, as one entry of a day; how many of them are new.
    ///
    /// The scenarios are those before the changes, whose events they name, and after them, whose
    /// people.
    pub fn enter(
        &mut self,
        scenarios: (&Scenario, &Scenario),
        changes: &[Stated],
        day: Date,
    ) -> usize {
        let [entered, entry] = ["entered", "entry"].map(|name| HAPPENED.position(name));
        let last = self.rows.iter().filter_map(|row| row[entry].parse::<u32>().ok()).max();
        let number = last.unwrap_or(0) + 1;
        let said = |row: &[String]| -> Vec<String> {
            let plain = row.iter().enumerate().filter(|(i, _)| *i != entered && *i != entry);
            plain.map(|(_, cell)| cell.clone()).collect()
        };
        let about = |row: &[String]| -> [String; 2] {
            let [change, subject] =
                ["change", "subject"].map(|name| row[HAPPENED.position(name)].clone());
            // Held or not is one question.
            [change.trim_start_matches("not_").to_owned(), subject]
        };
        let before = self.rows.len();
        for stated in changes {
            let mut row = vec![String::new(); HAPPENED.columns.len()];
            for (column, text) in cells(scenarios, &stated.change) {
                row[HAPPENED.position(column)] = text;
            }
            // Of two dates of one event the later word counts: back to the first is news.
            let known = match stated.change {
                Change::Move { .. }
                | Change::Road(_)
                | Change::Held { .. }
                | Change::NotHeld { .. } => {
                    let mut later = self.rows.iter().rev();
                    later.find(|other| about(other) == about(&row)).map(|other| said(other))
                }
                _ => self.rows.iter().map(|other| said(other)).find(|other| *other == said(&row)),
            };
            if known == Some(said(&row)) {
                continue;
            }
            row[entered] = day.to_string();
            row[entry] = number.to_string();
            self.rows.push(row);
        }
        self.rows.len() - before
    }

    /// Takes the last entry back; what it said, row by row, without empty cells.
    pub fn undo(&mut self) -> Vec<String> {
        let entry = HAPPENED.position("entry");
        let Some(last) = self.rows.last().map(|row| row[entry].clone()) else {
            return Vec::new();
        };
        let stays = match last.as_str() {
            "" => self.rows.len() - 1,
            _ => self.rows.iter().rposition(|row| row[entry] != last).map_or(0, |at| at + 1),
        };
        let gone = self.rows.split_off(stays);
        let told = |row: Vec<String>| {
            let full = row.into_iter().filter(|cell| !cell.is_empty());
            full.collect::<Vec<_>>().join(",")
        };
        gone.into_iter().map(told).collect()
    }

    /// The table with its header: the names of the contract, or those of a language.
    #[must_use]
    pub fn table(&self, headers: Option<Language>) -> Vec<Vec<String>> {
        let head = header_names().filter(|h| h.table == HAPPENED.file);
        let head = head.map(|h| headers.map_or(h.english, |l| h.usual(l)).to_owned());
        std::iter::once(head.collect()).chain(self.rows.iter().cloned()).collect()
    }
}

/// What the cells of a change say, by the English names of the columns.
fn cells((before, after): (&Scenario, &Scenario), change: &Change) -> Vec<(&'static str, String)> {
    let kindergarten = |k| before.kindergarten(k).id.clone();
    let person = |p| after.person(p).id.clone();
    let event = |e| before.event(e).id.clone();
    let planned = |what| match what {
        Planned::Event(e) => event(e),
        Planned::FollowUp(f) => before.follow_up(f).id.clone(),
        Planned::Placement(p) => before.placement(p).id.clone(),
    };
    let list = |ids: Vec<String>| ids.join(";");
    let (kind, subject, rest) = match change {
        Change::Absent { person: p, from, to, slot, replaced } => {
            let mut rest = span(*from, *to, slot.word());
            rest.extend(replaced.then(|| ("replaced", "yes".to_owned())));
            (ChangeKind::Absent, person(*p), rest)
        }
        Change::Closed { who, from, to, slot } => {
            let who = match *who {
                Who::All => "all".to_owned(),
                Who::Alliance(a) => before.alliance(a).id.clone(),
                Who::Kindergarten(k) => kindergarten(k),
                Who::Person(p) => person(p),
            };
            (ChangeKind::Closed, who, span(*from, *to, slot.word()))
        }
        Change::Leaves { person: p, from, asked } => {
            let mut rest = Vec::new();
            rest.extend(from.map(|from| ("from", from.to_string())));
            rest.extend(asked.map(|asked| ("visits_per_term", asked.to_string())));
            (ChangeKind::Leaves, person(*p), rest)
        }
        Change::Joins { person: new, from } => {
            let mut rest = joiner(new);
            rest.push(("kindergarten", kindergarten(new.home)));
            rest.extend(from.map(|from| ("from", from.to_string())));
            (ChangeKind::Joins, new.id.clone(), rest)
        }
        Change::NoHost { kindergarten: k, held } => {
            let held = held.iter().map(|&e| event(e)).collect();
            (ChangeKind::NoHost, kindergarten(*k), vec![("events", list(held))])
        }
        Change::Cancel { what } => (ChangeKind::Cancel, planned(*what), Vec::new()),
        Change::Move { what, date } => {
            (ChangeKind::Move, planned(*what), vec![("from", date.to_string())])
        }
        Change::FollowUp(row) => {
            let window = vec![("from", row.from.to_string()), ("to", row.to.to_string())];
            (ChangeKind::FollowUp, kindergarten(row.kindergarten), window)
        }
        Change::Road(road) => {
            let mut rest = vec![("from", road.from.to_string()), ("to", road.to.to_string())];
            rest.extend(road.minutes.map(|minutes| ("minutes", minutes.value().to_string())));
            let ends = list(vec![kindergarten(road.ends.0), kindergarten(road.ends.1)]);
            (ChangeKind::Road, ends, rest)
        }
        Change::NotHeld { activity, date, remark } => {
            let mut rest: Vec<_> = date.iter().map(|date| ("from", date.to_string())).collect();
            rest.extend(remark.clone().map(|remark| ("note", remark)));
            (ChangeKind::NotHeld, activity.clone(), rest)
        }
        Change::Held { activity, date, really } => {
            let mut rest = Vec::new();
            rest.extend(date.map(|date| ("from", date.to_string())));
            rest.extend(really.date.map(|date| ("to", date.to_string())));
            rest.extend(really.slot.map(|slot| ("session", slot.word().to_owned())));
            rest.extend(really.kindergarten.map(|k| ("kindergarten", kindergarten(k))));
            let ids = |staff: &Vec<_>| list(staff.iter().map(|&p| person(p)).collect());
            rest.extend(really.staff.as_ref().map(|staff| ("staff", ids(staff))));
            rest.extend(really.result.map(|result| ("result", result.word().to_owned())));
            rest.extend(really.remark.clone().map(|remark| ("note", remark)));
            (ChangeKind::Held, activity.clone(), rest)
        }
    };
    let mut all = vec![("change", kind.word().to_owned()), ("subject", subject)];
    all.extend(rest);
    all
}

fn span(from: Date, to: Date, slot: &str) -> Vec<(&'static str, String)> {
    vec![("from", from.to_string()), ("to", to.to_string()), ("session", slot.to_owned())]
}

/// The row of `staff.csv` of a person, by the English names of the columns.
#[must_use]
pub fn staff_row(scenario: &Scenario, person: &Person) -> Vec<(&'static str, String)> {
    let mut cells = joiner(person);
    cells.push(("id", person.id.clone()));
    cells.push(("kindergarten", scenario.kindergarten(person.home).id.clone()));
    cells
}

/// The columns of `staff.csv` that a joiner's row has.
fn joiner(new: &Person) -> Vec<(&'static str, String)> {
    let yes = |yes: bool| if yes { "yes" } else { "no" }.to_owned();
    let mut cells = vec![
        ("name", new.name.clone()),
        ("backbone", yes(new.backbone)),
        ("mentor", yes(new.mentor)),
        ("subjects", new.subjects.join(";")),
        ("expertise", new.expertise.join(";")),
        ("languages", new.languages.join(";")),
        ("visits_per_term", new.visits_per_term.to_string()),
        ("visits_max", new.visits_max.to_string()),
        ("max_one_way_minutes", new.max_one_way.value().to_string()),
    ];
    cells.extend(new.minutes_max.map(|most| ("minutes_max", most.value().to_string())));
    cells.extend(new.inspections_max.map(|most| ("inspections_max", most.to_string())));
    cells
}
