//! `placements.csv`

use super::NOWHERE;
use super::events::dates;
use crate::domain::{KinderIx, Placement, PlacementKind, StaffIx};
use crate::input::findings::Findings;
use crate::input::ids::{Ids, Named};
use crate::input::table::Table;

/// The placements.
pub(in crate::input) fn read(table: &Table, ids: &Ids, found: &mut Findings) -> Vec<Placement> {
    table
        .rows()
        .enumerate()
        .map(|(i, row)| {
            let person = ids.required(row.cell("staff"), Named::Person, found);
            let host = ids.required(row.cell("host"), Named::Kindergarten, found);
            row.cell("days").required(found);
            let (from, to) = dates(row, found);
            let from = from.unwrap_or_default();
            Placement {
                id: ids.id(Named::Placement, i).to_owned(),
                person: person.map_or(StaffIx(NOWHERE), StaffIx::from),
                host: host.map_or(KinderIx(NOWHERE), KinderIx::from),
                kind: row.cell("kind").required_word(found).unwrap_or(PlacementKind::Shadowing),
                days: row.cell("days").count(1, found).unwrap_or(1),
                from,
                to: to.unwrap_or(from),
                replaced: row.cell("replaced").word(found).unwrap_or(false),
                line: row.line(),
            }
        })
        .collect()
}
