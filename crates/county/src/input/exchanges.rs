//! `exchange.csv`: who was exchanged in earlier years.

use super::bytes::decode;
use super::codes;
use super::findings::{Findings, shown};
use super::headers::EXCHANGE;
use super::ids::{Ids, Meaning, Named};
use super::table::Table;
use crate::domain::{Diagnostic, Exchanged, Scenario, StaffIx};

/// Reads a table of earlier exchanges against the scenario, with warnings: a row of somebody who is
/// in no table any more is left out, and said.
///
/// # Errors
/// Every finding, when one of them is an error.
pub fn read_exchanges(
    scenario: &Scenario,
    name: &str,
    bytes: &[u8],
) -> Result<(Vec<Exchanged>, Vec<Diagnostic>), Vec<Diagnostic>> {
    let mut found = Findings::default();
    let table =
        decode(name, bytes, &mut found).map(|text| Table::read(name, &EXCHANGE, &text, &mut found));
    let ids = Ids::of(scenario);
    let mut rows = Vec::new();
    for row in table.iter().flat_map(Table::rows) {
        let staff = row.cell("staff");
        row.cell("from").date(&mut found);
        row.cell("to").required(&mut found);
        let until = row.cell("to").date(&mut found);
        let Some(text) = staff.required(&mut found) else { continue };
        if ids.meaning(text, &[Named::Person]) == Meaning::Nothing {
            found.report(codes::GONE_STAFF, staff.place(), |m| m.with("id", shown(text)));
            continue;
        }
        let person = ids.required(staff, Named::Person, &mut found);
        if let (Some(person), Some(until)) = (person, until) {
            rows.push(Exchanged { person: StaffIx::from(person), until });
        }
    }
    if found.any_error() { Err(found.finish()) } else { Ok((rows, found.finish())) }
}
