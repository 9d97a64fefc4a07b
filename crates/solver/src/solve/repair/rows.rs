//! Boards → rows: what stays keeps its row, what moves keeps its id, what is new gets one.

use std::collections::{BTreeMap, HashSet};

use crate::domain::{Activity, ActivityKind, EventIx, KinderIx, Scenario, StaffIx};
use crate::solve::board::Board;
use crate::solve::report::{duty_row, stay_rows};

/// Rows of a repaired alliance. `earlier` are its rows in the calendar before, `fixed` those that
/// stand, `pinned` the ids of pins.
pub(super) fn rows(
    scenario: &Scenario,
    board: &Board,
    earlier: &[&Activity],
    fixed: &[&Activity],
) -> Vec<Activity> {
    let inst = board.inst;
    let start = scenario.settings.term.start;
    let date = |day: u16| start + jiff::Span::new().days(i64::from(day));
    let mut cells: BTreeMap<(u16, u8, usize, usize), Vec<StaffIx>> = BTreeMap::new();
    for (item, at) in board.items.iter().zip(&board.at) {
        let Some(at) = at else { continue };
        for (i, &k) in item.trip.stops.iter().enumerate() {
            let people = item.trip.people.iter().map(|&p| inst.people[p]);
            cells
                .entry((at.day, at.session + i as u8, k, item.trip.role))
                .or_default()
                .extend(people);
        }
    }
    let mut new = Vec::new();
    for ((day, session, k, role), mut staff) in cells {
        staff.sort_unstable();
        new.push(duty_row(inst, (role, k), (day, session), staff));
    }
    new.extend(stay_rows(board));
    for e in &board.events {
        let (ix, host) = (EventIx::from(e.event), e.host.map(|h| inst.ks[h]));
        new.push(Activity::of_event(scenario, ix, (date(e.day), e.slot), host));
    }
    name(scenario, new, earlier, fixed)
}

/// Gives each new row the row that stood there, or the id of the nearest one that is left.
fn name(
    scenario: &Scenario,
    new: Vec<Activity>,
    earlier: &[&Activity],
    fixed: &[&Activity],
) -> Vec<Activity> {
    // Fixed rows stand as they are given, whoever is at their place.
    let key = |a: &Activity| (a.what, a.kindergarten, a.date, a.slot);
    let standing: HashSet<_> = fixed.iter().map(|row| key(row)).collect();
    let mut rows: Vec<Activity> =
        fixed.iter().map(|row| Activity { line: 0, ..(*row).clone() }).collect();
    let taken: HashSet<&str> = fixed.iter().map(|row| row.id.as_str()).collect();
    let mut left: Vec<&Activity> =
        earlier.iter().copied().filter(|row| !taken.contains(row.id.as_str())).collect();
    let mut open = Vec::new();
    for row in new.into_iter().filter(|row| !standing.contains(&key(row))) {
        match left.iter().position(|was| key(was) == key(&row)) {
            Some(at) => {
                let was = left.swap_remove(at);
                rows.push(stay(scenario, was, row));
            }
            None => open.push(row),
        }
    }
    for row in open {
        let near = left
            .iter()
            .enumerate()
            .filter(|(_, was)| match row.id.is_empty() {
                // An event, a follow-up and a placement go on under the id of their table.
                false => was.kind() == row.kind() && was.id == row.id,
                true => was.kind() == row.kind() && was.kindergarten == row.kindergarten,
            })
            .min_by_key(|(_, was)| {
                let same = row.staff.iter().filter(|p| was.staff.contains(p)).count();
                (usize::MAX - same, (was.date - row.date).get_days().abs())
            })
            .map(|(at, _)| at);
        match near {
            Some(at) => {
                let was = left.swap_remove(at);
                rows.push(stay(scenario, was, row));
            }
            None => rows.push(row),
        }
    }
    rows
}

/// The row under the id of the one before; its title too, unless other subjects come.
fn stay(scenario: &Scenario, was: &Activity, row: Activity) -> Activity {
    let subjects = |staff: &[StaffIx]| -> Vec<String> {
        let mut all: Vec<String> =
            staff.iter().flat_map(|&p| scenario.person(p).subjects.clone()).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let same = row.kind() != ActivityKind::Outreach || subjects(&was.staff) == subjects(&row.staff);
    let title = if same { was.title.clone() } else { row.title.clone() };
    Activity { id: was.id.clone(), title, pinned: was.pinned, ..row }
}

/// Ids for the rows that have none: V2-K007-1, as `plan` gives them, and never one that a calendar
/// before had.
pub(super) fn give_ids(scenario: &Scenario, earlier: &[Activity], rows: &mut [Activity]) {
    let mut taken: HashSet<String> = scenario
        .history
        .iter()
        .chain(&scenario.pins)
        .chain(earlier)
        .chain(rows.iter())
        .map(|a| a.id.clone())
        // An id of what did not take place must not come back for something else.
        .chain(scenario.facts.iter().filter_map(|f| f.change.activity()).map(str::to_owned))
        .chain(scenario.events.iter().map(|e| e.id.clone()))
        .chain(scenario.alliances.iter().map(|a| a.id.clone()))
        .chain(scenario.kindergartens.iter().map(|k| k.id.clone()))
        .chain(scenario.staff.iter().map(|p| p.id.clone()))
        .collect();
    let term = scenario.settings.term.index;
    rows.sort_by_key(|a| (a.date, a.slot, a.what, a.kindergarten));
    for row in rows.iter_mut().filter(|row| row.id.is_empty()) {
        let place = row.kindergarten.map_or("", |k: KinderIx| &scenario.kindergarten(k).id);
        let letter = if row.kind() == ActivityKind::Outreach { 'V' } else { 'I' };
        let free =
            (1_u32..).map(|n| format!("{letter}{term}-{place}-{n}")).find(|id| !taken.contains(id));
        row.id = free.unwrap_or_default();
        taken.insert(row.id.clone());
    }
}
