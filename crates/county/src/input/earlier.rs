//! A calendar that was made before the tables were edited: what it names may be there no longer.

use std::collections::BTreeSet;

use super::findings::Findings;
use super::headers::CALENDAR;
use super::ids::{Ids, Meaning, Named};
use super::table::{Row, Table};
use super::{Origin, bytes, contradicts_tables, digest, read_calendar_told, words, workbook};
use crate::domain::{Activity, ActivityKind, AllianceIx, Diagnostic, Gone, Scenario, Severity};

/// An earlier calendar as far as the scenario still knows it.
#[derive(Debug, Clone, Default)]
pub struct EarlierRows {
    /// Its activities.
    pub activities: Vec<Activity>,
    /// What it names that is there no longer.
    pub gone: Vec<Gone>,
    /// What is to be told about it.
    pub warnings: Vec<Diagnostic>,
}

/// Reads the bytes of an earlier `calendar.csv`, as [`read_calendar_told`] does, but takes people,
/// places and events that the scenario no longer has out of its rows and says so.
///
/// # Errors
/// Every finding, when one of them is an error.
pub fn read_earlier_bytes(
    scenario: &Scenario,
    name: &str,
    content: &[u8],
) -> Result<EarlierRows, Vec<Diagnostic>> {
    read_without(scenario, name, content, &BTreeSet::new()).map(|read| read.0)
}

/// What a search may begin with, of the bytes of a calendar.
#[derive(Debug, Clone, Default)]
pub struct StartRows {
    /// Activities that name only what the tables have, and contradict nothing of them.
    pub activities: Vec<Activity>,
    /// Rows of the calendar.
    pub rows: usize,
    /// SHA-256 of the bytes, in hex.
    pub digest: String,
}

/// Calendars with more rows that contradict the tables than so many times a list of findings are
/// refused like unreadable ones.
const PASSES: usize = 40;

/// Reads the bytes of a `calendar.csv` of any term of the county, without the rows that name what
/// the scenario does not have or contradict its tables.
///
/// # Errors
/// Every finding, when one of them is an error of another sort.
pub fn read_start_bytes(
    scenario: &Scenario,
    name: &str,
    content: &[u8],
) -> Result<StartRows, Vec<Diagnostic>> {
    let mut without = BTreeSet::new();
    let mut passes = 0..PASSES;
    loop {
        let found = match read_without(scenario, name, content, &without) {
            Ok((EarlierRows { activities, .. }, rows)) => {
                return Ok(StartRows { activities, rows, digest: digest::of_bytes(content) });
            }
            Err(found) => found,
        };
        let errors = || found.iter().filter(|f| f.severity == Severity::Error);
        let before = without.len();
        without.extend(errors().filter_map(|f| f.place.as_ref()?.line));
        let more = without.len() > before && errors().all(|f| contradicts_tables(f.code));
        if !more || passes.next().is_none() {
            return Err(found);
        }
    }
}

/// An earlier calendar without the rows of some lines, and how many rows it has.
fn read_without(
    scenario: &Scenario,
    name: &str,
    content: &[u8],
    without: &BTreeSet<u32>,
) -> Result<(EarlierRows, usize), Vec<Diagnostic>> {
    let mut found = Findings::default();
    let mut origin = Origin::default();
    let table = if workbook::looks_like_one(content) && content.len() <= bytes::MAX_FILE {
        let (table, stands) = workbook::calendar(name, content, &mut found);
        origin = stands;
        table
    } else {
        bytes::decode(name, content, &mut found)
            .map(|text| Table::read(name, &CALENDAR, &text, &mut found))
    };
    let rows = table.as_ref().map_or(0, |table| table.rows().count());
    let whole = || {
        let (activities, warnings) = read_calendar_told(scenario, name, content)?;
        Ok((EarlierRows { activities, gone: Vec::new(), warnings }, rows))
    };
    let Some(table) = table else { return whole() };
    let ids = Ids::of(scenario);
    let mut gone = Vec::new();
    let mut rest: Vec<(u32, Vec<String>)> = Vec::new();
    for row in table.rows().filter(|row| !without.contains(&row.line())) {
        let mut cells: Vec<String> =
            CALENDAR.columns.iter().map(|c| row.cell(c.name).text.to_owned()).collect();
        let Some((names, work, stays)) = missing(row, &ids) else {
            rest.push((row.line(), cells));
            continue;
        };
        let alliance = match ids.meaning(row.cell("alliance").text, &[Named::Alliance]) {
            Meaning::Row(_, a) => AllianceIx::from(a),
            _ => AllianceIx(0),
        };
        // A date that cannot be read is a finding of the row, which then is read as it is.
        let Some(date) = row.cell("date").date(&mut Findings::default()) else {
            rest.push((row.line(), cells));
            continue;
        };
        gone.push(Gone { place: row.place(), date, alliance, names, work });
        if let Some(staff) = stays {
            cells[CALENDAR.position("staff")] = staff.join(";");
            rest.push((row.line(), cells));
        }
    }
    if gone.is_empty() && without.is_empty() || found.any_error() {
        return whole();
    }
    let (activities, _) = read_calendar_told(scenario, name, rewritten(&rest).as_bytes())?;
    let mut warnings = found.finish();
    warnings.iter_mut().for_each(|finding| origin.locate(finding));
    Ok((EarlierRows { activities, gone, warnings }, rows))
}

/// What a row names that is in no table, how much work goes with it, and who is left; `None` where
/// all of it is there.
#[allow(clippy::type_complexity)]
fn missing<'t>(row: Row<'t>, ids: &Ids) -> Option<(Vec<String>, u32, Option<Vec<&'t str>>)> {
    // Names, alone or behind ids, are read as everywhere; what they leave open the reader reports.
    let unknown = |text: &str, named: Named| {
        !text.is_empty() && ids.get(text).is_none() && !ids.knows(text, &[named])
    };
    let staff: Vec<&str> = ids.list(row.cell("staff").text, Named::Person);
    let table = match words::parse(row.cell("kind").text) {
        Some(ActivityKind::Event) => Some(Named::Event),
        Some(ActivityKind::FollowUp) => Some(Named::FollowUp),
        Some(ActivityKind::Placement) => Some(Named::Placement),
        Some(ActivityKind::Outreach | ActivityKind::Inspection) | None => None,
    };
    let mut whole: Vec<String> = Vec::new();
    for (name, named) in [("alliance", Named::Alliance), ("kindergarten", Named::Kindergarten)] {
        let text = row.cell(name).text;
        if unknown(text, named) {
            whole.push(text.to_owned());
        }
    }
    if table.is_some_and(|table| unknown(row.cell("id").text, table)) {
        whole.push(row.cell("id").text.to_owned());
    }
    if !whole.is_empty() {
        let once = matches!(table, Some(Named::Event | Named::Placement));
        return Some((whole, if once { 1 } else { staff.len() as u32 }, None));
    }
    let (left, names): (Vec<&str>, Vec<&str>) =
        staff.into_iter().partition(|s| !unknown(s, Named::Person));
    if names.is_empty() {
        return None;
    }
    let work = names.len() as u32;
    let names = names.into_iter().map(str::to_owned).collect();
    Some((names, work, (!left.is_empty()).then_some(left)))
}

/// The rows as a table in which each has the line that it had.
fn rewritten(rows: &[(u32, Vec<String>)]) -> String {
    let line = |cells: &mut dyn Iterator<Item = &str>| {
        let quoted = cells.map(|c| format!("\"{}\"", c.replace('"', "\"\"")));
        quoted.collect::<Vec<_>>().join(",") + "\n"
    };
    let mut text = line(&mut CALENDAR.columns.iter().map(|c| c.name));
    let mut at = 2;
    for (number, cells) in rows {
        while at < *number {
            text.push('\n');
            at += 1;
        }
        let row = line(&mut cells.iter().map(String::as_str));
        at += row.matches('\n').count() as u32;
        text.push_str(&row);
    }
    text
}
