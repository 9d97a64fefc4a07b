//! `followups.csv`

use super::NOWHERE;
use super::events::dates;
use crate::domain::{FollowUp, KinderIx};
use crate::input::findings::Findings;
use crate::input::ids::{Ids, Named};
use crate::input::table::Table;

/// The inspections that are to be followed up.
pub(in crate::input) fn read(table: &Table, ids: &Ids, found: &mut Findings) -> Vec<FollowUp> {
    table
        .rows()
        .enumerate()
        .map(|(i, row)| {
            let kindergarten = ids.required(row.cell("kindergarten"), Named::Kindergarten, found);
            let (from, to) = dates(row, found);
            let from = from.unwrap_or_default();
            FollowUp {
                id: ids.id(Named::FollowUp, i).to_owned(),
                kindergarten: kindergarten.map_or(KinderIx(NOWHERE), KinderIx::from),
                from,
                to: to.unwrap_or(from),
                note: row.cell("note").optional().map(str::to_owned),
                line: row.line(),
            }
        })
        .collect()
}
