//! `townships.csv`: the townships of kindergartens whose names do not say them.

use super::bytes::decode;
use super::codes;
use super::findings::Findings;
use super::headers::TOWNSHIPS;
use super::ids::{Ids, Named};
use super::table::Table;
use crate::domain::{Diagnostic, KinderIx, Scenario};

/// Reads a table of townships against the scenario: kindergartens with the names of theirs.
///
/// # Errors
/// Every finding, when one of them is an error.
pub fn read_townships(
    scenario: &Scenario,
    name: &str,
    bytes: &[u8],
) -> Result<Vec<(KinderIx, String)>, Vec<Diagnostic>> {
    let mut found = Findings::default();
    let table = decode(name, bytes, &mut found)
        .map(|text| Table::read(name, &TOWNSHIPS, &text, &mut found));
    let ids = Ids::of(scenario);
    let mut rows: Vec<(KinderIx, String, u32)> = Vec::new();
    for row in table.iter().flat_map(Table::rows) {
        let cell = row.cell("kindergarten");
        let kindergarten = ids.required(cell, Named::Kindergarten, &mut found);
        let township = row.cell("township").required(&mut found).map(str::to_owned);
        let (Some(k), Some(township)) = (kindergarten.map(KinderIx::from), township) else {
            continue;
        };
        if let Some((.., line)) = rows.iter().find(|(other, ..)| *other == k) {
            found.report(codes::ROW_TWICE, cell.place(), |m| m.with("other-line", line));
        }
        rows.push((k, township, row.line()));
    }
    let rows = rows.into_iter().map(|(k, township, _)| (k, township)).collect();
    if found.any_error() { Err(found.finish()) } else { Ok(rows) }
}
