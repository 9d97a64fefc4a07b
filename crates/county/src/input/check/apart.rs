//! People kept apart: rows that say nothing new, and rows that forbid nothing.

use std::collections::BTreeMap;

use super::Rows;
use crate::domain::{ApartFrom, KinderIx, StaffIx};
use crate::input::codes;
use crate::input::findings::Findings;

pub(super) fn all(rows: Rows<'_>, found: &mut Findings) {
    let scenario = rows.scenario;
    let mut seen: BTreeMap<(StaffIx, Option<StaffIx>, Option<KinderIx>), u32> = BTreeMap::new();
    for (i, apart) in scenario.apart.iter().enumerate() {
        let (home, alliance) =
            (scenario.person(apart.person).home, scenario.alliance_of(apart.person));
        let (key, idle) = match apart.from {
            ApartFrom::Person(other) => {
                let (a, b) = (apart.person.min(other), apart.person.max(other));
                ((a, Some(b), None), alliance != scenario.alliance_of(other))
            }
            ApartFrom::Kindergarten(k) => {
                let hosts = &mut scenario.placements.iter();
                let elsewhere = scenario.kindergarten(k).alliance != alliance
                    && !hosts.any(|p| (p.person, p.host) == (apart.person, k));
                ((apart.person, None, Some(k)), k == home || elsewhere)
            }
        };
        let place = || rows.apart.row(i).cell("b").place();
        if let Some(line) = seen.get(&key) {
            found.report(codes::ROW_TWICE, place(), |m| m.with("other-line", line));
        } else if idle {
            found.report(codes::APART_IDLE, place(), |m| {
                let row = rows.apart.row(i);
                m.with("person", row.cell("a").text).with("other", row.cell("b").text)
            });
        }
        seen.entry(key).or_insert(apart.line);
    }
}
