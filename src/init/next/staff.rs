//! Who has left and who has joined.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

use super::Work;
use crate::domain::{Change, ChangeKind, Message, StaffIx, Stated};
use crate::input::{person_meant, staff_row, word_of};

const STAFF: &str = "staff.csv";
const HAPPENED: &str = "happened.csv";
const CLOSURES: &str = "closures.csv";

/// Takes leavers out of the tables and puts joiners in: those of the record, and those who are told
/// now.
pub(super) fn take(work: &mut Work<'_>, told: &[Stated]) -> Result<(), Message> {
    let scenario = work.scenario;
    let mut leavers: Vec<(StaffIx, Option<Date>)> = Vec::new();
    if let Some(grid) = work.grids.tables.get_mut(HAPPENED) {
        grid.retain(|grid, row| {
            let change = word_of::<ChangeKind>("kind_of_change", grid.get(row, "change"));
            if change == Some(ChangeKind::Leaves)
                && let Ok(person) = person_meant(scenario, grid.get(row, "subject"))
            {
                leavers.push((person, grid.day(row, "from")));
            }
            change == Some(ChangeKind::Road)
        });
    }
    let mut joiners: Vec<(Vec<(&'static str, String)>, Option<Date>)> = Vec::new();
    // Those of the record are in no file of the staff.
    for person in scenario.staff.iter().filter(|p| p.line == 0) {
        joiners.push((staff_row(scenario, person), None));
    }
    for stated in told {
        match &stated.change {
            Change::Leaves { person, from, .. } => leavers.push((*person, *from)),
            Change::Joins { person, from } => {
                joiners.push((staff_row(scenario, person), *from));
            }
            _ => return Err(Message::new("next-no-staff-change")),
        }
    }
    for (cells, from) in joiners {
        let get = |name| cells.iter().find(|(n, _)| *n == name).map_or("", |(_, c)| c.as_str());
        let (id, name) = (get("id").to_owned(), get("name").to_owned());
        let heads = work.heads;
        work.grids.table(STAFF).push(&cells, heads);
        if let Some(from) = from.filter(|&from| from > work.term.start) {
            let last = from.saturating_sub(1.days());
            away(work, &id, work.term.start, last);
        }
        work.next.joined.push(name);
    }
    let mut gone: BTreeSet<StaffIx> = BTreeSet::new();
    for (person, from) in leavers {
        match from.filter(|&from| from > work.term.start && from <= work.term.end) {
            // Not yet: the record of the new term says so.
            Some(from) => later(work, &scenario.person(person).id, from),
            None => {
                gone.insert(person);
            }
        }
    }
    leave(work, &gone);
    Ok(())
}

fn away(work: &mut Work<'_>, id: &str, from: Date, to: Date) {
    let cells = [
        ("who", id.to_owned()),
        ("from", from.to_string()),
        ("to", to.to_string()),
        ("replaced", "yes".to_owned()),
    ];
    let heads = work.heads;
    work.grids.table(CLOSURES).push(&cells, heads);
}

fn later(work: &mut Work<'_>, id: &str, from: Date) {
    let cells = [
        ("change", ChangeKind::Leaves.to_string()),
        ("subject", id.to_owned()),
        ("from", from.to_string()),
        ("entered", work.term.start.to_string()),
        ("entry", "1".to_owned()),
    ];
    let heads = work.heads;
    work.grids.table(HAPPENED).push(&cells, heads);
}

/// Takes people out of every table but the past, which keeps their names.
fn leave(work: &mut Work<'_>, gone: &BTreeSet<StaffIx>) {
    let scenario = work.scenario;
    if gone.is_empty() {
        return;
    }
    let is_gone = |text: &str| person_meant(scenario, text).is_ok_and(|p| gone.contains(&p));
    for (file, columns) in
        [(CLOSURES, &["who"][..]), ("apart.csv", &["a", "b"]), ("placements.csv", &["staff"])]
    {
        work.drop_rows(file, |cell| !columns.iter().any(|column| is_gone(&cell(column))));
    }
    let lines: BTreeSet<u32> = gone.iter().map(|&p| scenario.person(p).line).collect();
    let ids: BTreeSet<&str> = gone.iter().map(|&p| scenario.person(p).id.as_str()).collect();
    if let Some(grid) = work.grids.tables.get_mut(STAFF) {
        grid.retain(|grid, row| match row.line {
            0 => !ids.contains(grid.get(row, "id")),
            line => !lines.contains(&line),
        });
    }
    let heads = work.heads;
    for file in ["history.csv", "archive.csv"] {
        let Some(grid) = work.grids.tables.get_mut(file) else { continue };
        for i in 0..grid.rows().len() {
            let staff = grid.get(&grid.rows()[i], "staff").to_owned();
            let named: Vec<String> = staff
                .split(';')
                .map(|id| {
                    let person = gone.iter().map(|&p| scenario.person(p)).find(|p| p.id == id);
                    person.map_or_else(|| id.to_owned(), |p| format!("{} {}", p.id, p.name))
                })
                .collect();
            let named = named.join(";");
            if named != staff {
                grid.set(i, "staff", named, heads);
            }
        }
    }
    let names = gone.iter().map(|&p| scenario.name_of_person(p));
    work.next.left.extend(names);
}
