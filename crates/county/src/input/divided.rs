//! `kindergartens.csv` with another column of alliances, everything else as it is.

use super::bytes::decode;
use super::findings::Findings;
use super::headers::KINDERGARTENS;
use crate::domain::{AllianceIx, KinderIx, Scenario};

/// The text of a scenario's `kindergartens.csv` in which every kindergarten is in the alliance given;
/// `None` if the text is not the scenario's.
///
/// The alliance is written as the row of its lead writes it, by id or by name.
#[must_use]
pub fn divided(scenario: &Scenario, bytes: &[u8], of: &[AllianceIx]) -> Option<String> {
    let text = decode(KINDERGARTENS.file, bytes, &mut Findings::default())?;
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut records: Vec<(u64, Vec<String>)> = Vec::new();
    for record in reader.records() {
        let record = record.ok()?;
        let line = record.position()?.line();
        records.push((line, record.iter().map(str::to_owned).collect()));
    }
    let wanted = KINDERGARTENS.position("alliance");
    let column = records.iter().find_map(|(_, cells)| {
        // A title above the table names no column, or one alone.
        let named: Vec<usize> = cells.iter().filter_map(|c| KINDERGARTENS.column(c)).collect();
        let is_head = named.contains(&wanted) && named.len() > 1;
        is_head.then(|| cells.iter().position(|c| KINDERGARTENS.column(c) == Some(wanted)))?
    })?;
    let row_of = |k: KinderIx| {
        let line = u64::from(scenario.kindergarten(k).line);
        records.iter().position(|(at, cells)| *at == line && cells.len() > column)
    };
    let mut cells = Vec::new();
    for k in scenario.kindergarten_ixs() {
        let lead = scenario.alliance(*of.get(k.index())?).lead;
        cells.push((row_of(k)?, records[row_of(lead)?].1[column].clone()));
    }
    for (row, cell) in cells {
        records[row].1[column] = cell;
    }
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    records.iter().try_for_each(|(_, cells)| writer.write_record(cells)).ok()?;
    String::from_utf8(writer.into_inner().ok()?).ok()
}
