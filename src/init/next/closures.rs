//! Closures that still hold, what of the record still holds, and the holidays of the new days.

use jiff::ToSpan;
use jiff::civil::Date;

use super::{MovedRow, Work, rows};
use crate::calendar::holidays_cn;
use crate::domain::{ChangeKind, Holidays};
use crate::init::holidays::{all_known, known_days_of, said_of, spans};
use crate::input::word_of;

const CLOSURES: &str = "closures.csv";
const HAPPENED: &str = "happened.csv";

pub(super) fn take(work: &mut Work<'_>) {
    still_closed(work);
    recorded(work);
    holidays(work);
}

/// What ends before the new term is over, unless it recurs each week: then it moves with the term.
fn still_closed(work: &mut Work<'_>) {
    let Some(mut grid) = work.grids.tables.remove(CLOSURES) else { return };
    let (before, start) = (grid.rows().len(), work.term.start);
    grid.retain(|grid, row| {
        let ended = grid.day(row, "to").is_some_and(|to| to < start);
        !ended || !grid.get(row, "weekday").is_empty()
    });
    let gone = before - grid.rows().len();
    if gone > 0 {
        work.next.dropped.push((CLOSURES, gone));
    }
    for i in 0..grid.rows().len() {
        let row = &grid.rows()[i];
        let (Some(from), Some(to)) = (grid.day(row, "from"), grid.day(row, "to")) else { continue };
        if to >= start {
            continue;
        }
        let who = grid.get(row, "who").to_owned();
        let (after, beyond) = work.shift.window(from, to);
        let moved = MovedRow {
            table: CLOSURES,
            what: rows::name(work.scenario, &who),
            id: who,
            before: (from, to),
            after,
            look: beyond,
        };
        rows::put(work, &mut grid, i, moved);
    }
    work.grids.tables.insert(CLOSURES, grid);
}

/// Absences, closures and roads of the record that last into the new term.
fn recorded(work: &mut Work<'_>) {
    let Some(mut grid) = work.grids.tables.remove(HAPPENED) else { return };
    let (start, heads) = (work.term.start, work.heads);
    let mut closed: Vec<Vec<(&'static str, String)>> = Vec::new();
    let mut no_hosts: Vec<String> = Vec::new();
    grid.retain(|grid, row| {
        let get = |column| grid.get(row, column).to_owned();
        let from = grid.day(row, "from");
        let last = grid.day(row, "to").or(from);
        let lasts = last.is_some_and(|last| last >= start);
        match word_of::<ChangeKind>("kind_of_change", &get("change")) {
            Some(ChangeKind::Absent | ChangeKind::Closed) if lasts => {
                let last = last.map_or_else(String::new, |last| last.to_string());
                closed.push(vec![
                    ("who", get("subject")),
                    ("from", get("from")),
                    ("to", last),
                    ("session", get("session")),
                    ("note", get("note")),
                    ("replaced", get("replaced")),
                ]);
                false
            }
            Some(ChangeKind::NoHost) => {
                no_hosts.push(get("subject"));
                false
            }
            Some(ChangeKind::Road) => lasts,
            // Who leaves or joins is a matter of the staff.
            Some(ChangeKind::Leaves | ChangeKind::Joins) => true,
            _ => false,
        }
    });
    work.grids.tables.insert(HAPPENED, grid);
    for cells in closed {
        work.grids.table(CLOSURES).push(&cells, heads);
    }
    for subject in no_hosts {
        let Ok(k) = crate::input::place_meant(work.scenario, &subject) else { continue };
        let place = work.scenario.kindergarten(k);
        let grid = work.grids.table("kindergartens.csv");
        let found = grid.rows().iter().position(|row| row.line == place.line);
        if let Some(at) = found {
            grid.set(at, "can_host", "no".to_owned(), heads);
        }
    }
}

/// Rows for the days off and make-up days, where the built-in table is not to count or does not
/// know them.
fn holidays(work: &mut Work<'_>) {
    let days = (work.term.start, work.term.end);
    let cn = work.scenario.settings.calendar.holidays == Holidays::Cn;
    if cn && all_known(days) {
        return;
    }
    let off = known_days_of(days);
    let day = |day: Date| match (holidays_cn().day_off(day), cn) {
        (Some(off), _) => Some((day, off)),
        (None, _) => off.contains(&day).then_some((day, true)),
    };
    let term = days.0.series(1.day()).take_while(|&d| d <= days.1);
    let heads = work.heads;
    let found: Vec<(Date, Date, bool)> = spans(term.filter_map(day));
    for (from, to, off) in found {
        let note = said_of(from, off, work.texts);
        let cells = [
            ("who", "all".to_owned()),
            ("from", from.to_string()),
            ("to", to.to_string()),
            ("session", "day".to_owned()),
            ("kind", if off { "closed" } else { "working" }.to_owned()),
            ("note", note),
        ];
        work.grids.table(CLOSURES).push(&cells, heads);
    }
}
