//! PIN: every pinned activity is in the calendar unchanged.

use std::collections::{BTreeSet, HashMap};

use super::Violation;
use super::facts::{Facts, Row, breach};
use crate::domain::{Activity, Message, Rule, StaffIx};

/// Same id, kind, event, date, sessions, place and people.
pub(super) fn pin(facts: &Facts, found: &mut Vec<Violation>) {
    let rows: HashMap<&str, Row> = facts.rows.iter().map(|r| (r.row.id.as_str(), *r)).collect();
    let people = |a: &Activity| -> BTreeSet<StaffIx> { a.staff.iter().copied().collect() };
    for pin in &facts.scenario.pins {
        let row = rows.get(pin.id.as_str());
        let same = row.is_some_and(|r| {
            r.row.what == pin.what
                && r.row.alliance == pin.alliance
                && r.row.date == pin.date
                && r.row.slot == pin.slot
                && r.row.kindergarten == pin.kindergarten
                && people(r.row) == people(pin)
        });
        if !same {
            let key = if row.is_some() { "verify-pin-changed" } else { "verify-pin-missing" };
            let message = Message::new(key).with("activity", &pin.id).with("line", pin.line);
            found.push(breach(Rule::Pin, row.map(|r| r.line), message));
        }
    }
}
