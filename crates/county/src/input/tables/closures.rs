//! `closures.csv`

use jiff::civil::Weekday;

use super::events::dates;
use crate::domain::{AllianceIx, Closure, ClosureKind, KinderIx, Slot, StaffIx, Who};
use crate::input::cells::unknown_word;
use crate::input::codes;
use crate::input::findings::Findings;
use crate::input::ids::{Ids, Named};
use crate::input::table::{Cell, Table, trim};
use crate::input::words::{self, Listed};

/// The closures and make-up working days.
pub(in crate::input) fn read(table: &Table, ids: &Ids, found: &mut Findings) -> Vec<Closure> {
    table
        .rows()
        .map(|row| {
            let who = who(row.cell("who"), ids, found).unwrap_or(Who::All);
            let kind = row.cell("kind").word(found).unwrap_or(ClosureKind::Closed);
            if kind == ClosureKind::Working && who != Who::All {
                found.report(codes::WORKING_NOT_ALL, row.cell("who").place(), |m| {
                    m.with("who", row.cell("who").text)
                });
            }
            let replaced = row.cell("replaced").word(found).unwrap_or(false);
            if replaced && !matches!(who, Who::Person(_)) {
                found.report(codes::REPLACED_PLACE, row.cell("replaced").place(), |m| {
                    m.with("who", row.cell("who").text)
                });
            }
            let weekdays = weekdays(row.cell("weekday"), found);
            let (from, to) = dates(row, found);
            let from = from.unwrap_or_default();
            Closure {
                who,
                from,
                to: to.unwrap_or(from),
                weekdays,
                slot: row.cell("session").word(found).unwrap_or(Slot::Day),
                kind,
                replaced,
                note: row.cell("note").optional().map(str::to_owned),
                line: row.line(),
            }
        })
        .collect()
}

/// The days of the week that a cell lists, without repeats.
fn weekdays(cell: Cell<'_>, found: &mut Findings) -> Vec<Weekday> {
    let mut days: Vec<Weekday> = Vec::new();
    for text in cell.list() {
        let parsed = match words::parse::<Weekday>(text) {
            Some(day) => vec![day],
            None => from_to(text),
        };
        if parsed.is_empty() {
            unknown_word(Weekday::LIST, text, cell.place(), found);
        }
        days.extend(parsed);
    }
    let mut seen: Vec<Weekday> = Vec::new();
    days.retain(|day| {
        !seen.contains(day) && {
            seen.push(*day);
            true
        }
    });
    days.sort_unstable_by_key(|day| day.to_monday_zero_offset());
    days
}

/// `周一至周五`; nothing for other texts.
fn from_to(text: &str) -> Vec<Weekday> {
    let ends = text.split_once(['至', '到', '-', '—', '~', '～']);
    let Some((from, to)) = ends.and_then(|(from, to)| {
        Some((words::parse::<Weekday>(trim(from))?, words::parse::<Weekday>(trim(to))?))
    }) else {
        return Vec::new();
    };
    let mut days = vec![from];
    while let Some(&last) = days.last().filter(|&&last| last != to) {
        days.push(last.next());
    }
    days
}

/// Whom a cell names: everybody, an alliance, a kindergarten or a person.
pub(in crate::input) fn who(cell: Cell<'_>, ids: &Ids, found: &mut Findings) -> Option<Who> {
    let text = cell.required(found)?;
    if words::english("who", text).is_some() {
        return Some(Who::All);
    }
    let tables = [Named::Alliance, Named::Kindergarten, Named::Person];
    let (named, row) = ids.find_among(text, &tables, "who", cell.place(), found)?;
    Some(match named {
        Named::Alliance => Who::Alliance(AllianceIx::from(row)),
        Named::Kindergarten => Who::Kindergarten(KinderIx::from(row)),
        _ => Who::Person(StaffIx::from(row)),
    })
}
