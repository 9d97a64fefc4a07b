//! `archive.csv`: what took place in earlier school years, which no plan counts.

use std::path::Path;

use super::findings::Findings;
use super::headers::ARCHIVE;
use super::ids::Ids;
use super::tables::activities::{Purpose, World, read};
use super::{folder, raw_of};
use crate::domain::{Activity, Diagnostic, Scenario};

/// The rows of a scenario's archive, from its folder or its workbook, with warnings; none where there
/// is no such table. People who have left are taken out of them, and said.
///
/// # Errors
/// Every finding, when one of them is an error.
pub fn read_archive(
    scenario: &Scenario,
    path: &Path,
) -> Result<(Vec<Activity>, Vec<Diagnostic>), Vec<Diagnostic>> {
    let mut found = Findings::in_order(folder::names());
    let (raw, origin) = raw_of(path, &mut found);
    let ids = Ids::of(scenario);
    let world = World {
        ids: &ids,
        kindergartens: &scenario.kindergartens,
        staff: &scenario.staff,
        events: &scenario.events,
    };
    let table = raw.and_then(|mut raw| raw.tables.remove(ARCHIVE.file));
    let rows = table.map_or_else(Vec::new, |table| {
        read(&table, Purpose::History { span: None }, world, &mut found)
    });
    let refused = found.any_error();
    let mut findings = found.finish();
    findings.iter_mut().for_each(|finding| origin.locate(finding));
    findings.retain(|f| f.place.as_ref().is_some_and(|place| place.file == ARCHIVE.file));
    if refused { Err(findings) } else { Ok((rows, findings)) }
}
