//! The table of changes, for `changes.csv` and the sheet of the workbook.

use super::Repair;
use super::deeds::{Deed, deeds};
use super::told::{Teller, shown};
use crate::domain::{Language, Scenario};
use crate::replan::Spot;
use crate::text::Texts;

/// Columns, each with its width in characters on a sheet.
const COLUMNS: [(&str, f64); 12] = [
    ("replan-col-effect", 8.0),
    ("replan-col-alliance", 14.0),
    ("replan-col-what", 18.0),
    ("replan-col-person", 16.0),
    ("replan-col-before-date", 14.0),
    ("replan-col-before-session", 7.0),
    ("replan-col-before-place", 16.0),
    ("replan-col-after-date", 14.0),
    ("replan-col-after-session", 7.0),
    ("replan-col-after-place", 16.0),
    ("replan-col-why", 30.0),
    ("replan-col-id", 12.0),
];

/// The heads with their widths.
pub(in crate::write) fn heads(texts: &Texts) -> Vec<(String, f64)> {
    COLUMNS.iter().map(|&(key, width)| (texts.key(key), width)).collect()
}

/// A row for each person, or event, that something changes for.
pub(in crate::write) fn rows(
    scenario: &Scenario,
    repair: &Repair<'_>,
    texts: &Texts,
) -> Vec<Vec<String>> {
    let teller = Teller { scenario, texts };
    deeds(repair.differences).iter().map(|deed| row(teller, deed)).collect()
}

/// The same with their heads; no name is taken for a formula.
pub(super) fn csv(
    teller: Teller<'_>,
    deeds: &[Deed<'_>],
    headers: Option<Language>,
) -> Vec<Vec<String>> {
    let others = headers.map(Texts::new);
    let heads = heads(others.as_ref().unwrap_or(teller.texts));
    let heads = heads.into_iter().map(|(head, _)| head).collect();
    let inert = |cell: String| match cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{cell}"),
        false => cell,
    };
    let rows = deeds.iter().map(|d| row(teller, d).into_iter().map(inert).collect());
    std::iter::once(heads).chain(rows).collect()
}

fn row(t: Teller<'_>, deed: &Deed<'_>) -> Vec<String> {
    let date = |spot: Option<&Spot>| spot.map_or_else(String::new, |s| s.date.to_string());
    let session = |spot: Option<&Spot>| spot.map_or_else(String::new, |s| t.texts.word(s.slot));
    let place = |spot: Option<&Spot>| spot.map_or_else(String::new, |s| t.place(s));
    vec![
        t.key(deed.effect.word()),
        shown(&t.scenario.alliance(deed.of.alliance).name),
        t.what(deed.of),
        deed.person.map_or_else(String::new, |p| t.people(&[p])),
        date(deed.before),
        session(deed.before),
        place(deed.before),
        date(deed.after),
        session(deed.after),
        place(deed.after),
        t.why(deed, None),
        deed.id().to_owned(),
    ]
}
