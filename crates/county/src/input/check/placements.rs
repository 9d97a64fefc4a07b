//! Placements and follow-ups: hosts that may be, and windows in which there is room.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Rows;
use crate::calendar::{DayIx, WorkCalendar};
use crate::domain::{Place, Session};
use crate::input::codes;
use crate::input::findings::Findings;
use crate::travel::DistanceTable;

/// A host is another kindergarten of the person's alliance or the lead of another one, at a known
/// distance.
pub(super) fn hosts(rows: Rows<'_>, found: &mut Findings) {
    let scenario = rows.scenario;
    if scenario.placements.is_empty() {
        return;
    }
    let table = DistanceTable::new(scenario);
    let mut seen = BTreeMap::new();
    for (i, placement) in scenario.placements.iter().enumerate() {
        let row = rows.placements.row(i);
        let home = scenario.person(placement.person).home;
        let host = scenario.kindergarten(placement.host);
        let leads = scenario.alliance(host.alliance).lead == placement.host;
        let code = if placement.host == home {
            Some(codes::HOST_IS_HOME)
        } else if host.alliance != scenario.kindergarten(home).alliance && !leads {
            Some(codes::HOST_OUT_OF_REACH)
        } else {
            None
        };
        if let Some(code) = code {
            found.report(code, row.cell("host").place(), |m| {
                m.with("person", &scenario.person(placement.person).id).with("host", &host.id)
            });
        } else if host.alliance != scenario.kindergarten(home).alliance
            && !table.km(home, placement.host).0.is_finite()
        {
            found.report(codes::NO_DISTANCE, row.cell("host").place(), |m| {
                m.with("kindergarten", &scenario.kindergarten(home).id)
                    .with("other", &host.id)
                    .with("more", 0)
            });
        }
        let key = (placement.person, placement.host, placement.from, placement.to);
        if let Some(line) = seen.get(&key) {
            found.report(codes::ROW_TWICE, row.cell("staff").place(), |m| {
                m.with("other-line", line)
            });
        }
        seen.entry(key).or_insert(placement.line);
    }
}

/// Whether a window leaves the term and something of it is left, which is then said.
fn cut(
    rows: Rows<'_>,
    (id, from, to): (&str, Date, Date),
    place: impl Fn(&str) -> Place,
    found: &mut Findings,
) {
    let term = &rows.scenario.settings.term;
    if from < term.start || to > term.end {
        let column = if from < term.start { "from" } else { "to" };
        found.report(codes::SPAN_CUT, place(column), |m| {
            m.with("id", id).with("from", from.max(term.start)).with("to", to.min(term.end))
        });
    }
}

/// Every follow-up has a session of its window in which its kindergarten is open.
pub(super) fn follow_ups(rows: Rows<'_>, found: &mut Findings) {
    let scenario = rows.scenario;
    let work = WorkCalendar::new(scenario);
    let mut seen = BTreeMap::new();
    for (i, f) in scenario.follow_ups.iter().enumerate() {
        let place = |column: &str| rows.follow_ups.row(i).cell(column).place();
        let open = |day: DayIx| {
            (f.from..=f.to).contains(&work.date(day))
                && [Session::Am, Session::Pm].iter().any(|&s| work.open(f.kindergarten, day, s))
        };
        if work.working().any(open) {
            cut(rows, (&f.id, f.from, f.to), place, found);
        } else {
            found.report(codes::FOLLOW_UP_CLOSED, place("from"), |m| {
                m.with("id", &f.id).with("from", f.from).with("to", f.to)
            });
        }
        let key = (f.kindergarten, f.from, f.to);
        if let Some(line) = seen.get(&key) {
            found.report(codes::ROW_TWICE, place("kindergarten"), |m| m.with("other-line", line));
        }
        seen.entry(key).or_insert(f.line);
    }
}

/// Every placement has its days on end in its window.
pub(super) fn room(rows: Rows<'_>, found: &mut Findings) {
    let scenario = rows.scenario;
    if scenario.placements.is_empty() {
        return;
    }
    let work = WorkCalendar::new(scenario);
    for (i, p) in scenario.placements.iter().enumerate() {
        let place = |column: &str| rows.placements.row(i).cell(column).place();
        let longest = work.longest_stay(p.person, p.host, p.from, p.to);
        if longest >= p.days {
            cut(rows, (&p.id, p.from, p.to), place, found);
        } else {
            found.report(codes::PLACEMENT_ROOM, place("days"), |m| {
                m.with("id", &p.id)
                    .with("from", p.from)
                    .with("to", p.to)
                    .with("days", p.days)
                    .with("longest", longest)
            });
        }
    }
}
