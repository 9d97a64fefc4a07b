//! `apart.csv`

use super::NOWHERE;
use crate::domain::{Apart, ApartFrom, KinderIx, StaffIx};
use crate::input::codes;
use crate::input::findings::Findings;
use crate::input::ids::{Ids, Named};
use crate::input::table::{Cell, Table};

/// Who is kept apart from whom.
pub(in crate::input) fn read(table: &Table, ids: &Ids, found: &mut Findings) -> Vec<Apart> {
    table
        .rows()
        .map(|row| {
            let person = ids.required(row.cell("a"), Named::Person, found).map(StaffIx::from);
            let from = apart_from(row.cell("b"), ids, found);
            if let (Some(person), Some(ApartFrom::Person(other))) = (person, from)
                && person == other
            {
                found.report(codes::APART_FROM_SELF, row.cell("b").place(), |m| {
                    m.with("person", row.cell("a").text)
                });
            }
            Apart {
                person: person.unwrap_or(StaffIx(NOWHERE)),
                from: from.unwrap_or(ApartFrom::Person(StaffIx(NOWHERE))),
                note: row.cell("note").optional().map(str::to_owned),
                line: row.line(),
            }
        })
        .collect()
}

fn apart_from(cell: Cell<'_>, ids: &Ids, found: &mut Findings) -> Option<ApartFrom> {
    let text = cell.required(found)?;
    let tables = [Named::Person, Named::Kindergarten];
    let (named, row) = ids.find_among(text, &tables, "apart", cell.place(), found)?;
    Some(match named {
        Named::Person => ApartFrom::Person(StaffIx::from(row)),
        _ => ApartFrom::Kindergarten(KinderIx::from(row)),
    })
}
