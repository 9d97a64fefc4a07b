//! Closures that say nothing, and closures that say two things.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;

use super::Rows;
use crate::domain::{Closure, ClosureKind, Session, Who};
use crate::input::codes;
use crate::input::findings::Findings;

pub(super) fn all(rows: Rows<'_>, found: &mut Findings) {
    for (i, closure) in rows.scenario.closures.iter().enumerate() {
        // A week has every weekday.
        if (closure.to - closure.from).get_days() < 6 && days(closure).next().is_none() {
            let place = rows.closures.row(i).cell("weekday").place();
            found.report(codes::CLOSURE_NEVER, place, |m| {
                m.with("from", closure.from).with("to", closure.to)
            });
        }
    }
    contradictions(rows, found);
}

/// The days that a row speaks of.
fn days(closure: &Closure) -> impl Iterator<Item = Date> + '_ {
    let span = closure.from.series(1.day()).take_while(|&d| d <= closure.to);
    span.filter(|&d| closure.covers(d))
}

/// No session of the school year is both closed and worked for all.
fn contradictions(rows: Rows<'_>, found: &mut Findings) {
    let settings = &rows.scenario.settings;
    let (first, last) = (settings.year.start, settings.year.end.max(settings.term.end));
    let for_all = |kind| {
        let rows = rows.scenario.closures.iter().enumerate();
        rows.filter(move |(_, c)| c.who == Who::All && c.kind == kind)
    };
    let sessions = |c: &Closure| -> Vec<(Date, Session)> {
        let cut = Closure { from: c.from.max(first), to: c.to.min(last), ..c.clone() };
        days(&cut).flat_map(|d| c.slot.sessions().iter().map(move |&s| (d, s))).collect()
    };
    let mut worked: BTreeMap<(Date, Session), usize> = BTreeMap::new();
    for (i, c) in for_all(ClosureKind::Working) {
        for at in sessions(c) {
            worked.entry(at).or_insert(i);
        }
    }
    if worked.is_empty() {
        return;
    }
    let mut said: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (i, c) in for_all(ClosureKind::Closed) {
        for (date, session) in sessions(c) {
            let Some(&other) = worked.get(&(date, session)) else { continue };
            let (earlier, later) = (i.min(other), i.max(other));
            if said.insert((earlier, later)) {
                let place = rows.closures.row(later).place();
                found.report(codes::CLOSED_AND_WORKING, place, |m| {
                    m.with("date", date)
                        .with("session", session)
                        .with("other-line", rows.closures.row(earlier).line())
                });
            }
        }
    }
}
