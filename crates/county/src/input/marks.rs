//! What is marked on a calendar → rows of changes.

use super::findings::{Findings, line_place};
use super::headers::MARKS;
use super::table::{Row, Table};
use super::words::Status;
use super::{Origin, bytes, codes, workbook};

/// A cell of a row of changes: its column there, the column of the mark, its text.
pub(super) type Said<'t> = (&'static str, &'static str, &'t str);

/// Columns that say how an activity took place.
const SAID: [&str; 5] = ["held_on", "held_session", "held_by", "held_at", "result"];

/// The table of marks, and where it stands.
pub(super) fn table(
    name: &str,
    content: &[u8],
    found: &mut Findings,
) -> (Option<Table>, Option<Origin>) {
    if workbook::looks_like_one(content) {
        let (table, origin) = workbook::marks(name, content, found);
        return (table, Some(origin));
    }
    let text = bytes::decode(name, content, found);
    let table = text.map(|text| Table::read(name, &MARKS, &text, found));
    // A calendar may have no marks yet; a table that is neither is a wrong file.
    let has = |column: &str| {
        let of = MARKS.columns.iter().position(|c| c.name == column);
        of.is_some_and(|c| table.as_ref().is_some_and(|table| table.header(c).is_some()))
    };
    if table.is_some() && !["date", "status"].into_iter().chain(SAID).any(has) {
        found.report(codes::MISSING_COLUMN, line_place(name, 1), |m| {
            m.with("column", "status/完成情况/完成情況")
        });
    }
    (table, None)
}

/// The change that a row of marks says; `None` for a row without marks, or after a finding.
pub(super) fn change<'t>(row: Row<'t>, found: &mut Findings) -> Option<Vec<Said<'t>>> {
    let said = |column| !row.cell(column).text.is_empty();
    let really = SAID.into_iter().find(|c| said(c));
    if !said("status") && really.is_none() {
        if said("note") {
            found.report(codes::MARK_WITHOUT_STATE, row.cell("note").place(), |m| m);
        }
        return None;
    }
    let status = row.cell("status");
    let state = status.word(found);
    if said("status") && state.is_none() {
        return None;
    }
    let (code, missing) = match state {
        Some(Status::Moved) => (codes::MARK_WITHOUT_DAY, !said("held_on")),
        Some(Status::Replaced) => (codes::MARK_WITHOUT_PEOPLE, !said("held_by")),
        Some(Status::Cancelled) => (codes::MARK_CANCELLED_HELD, really.is_some()),
        Some(Status::Done) | None => (codes::MARK_WITHOUT_DAY, false),
    };
    if missing {
        found.report(code, status.place(), |m| m);
        return None;
    }
    let cell = |name: &'static str, column: &'static str| (name, column, row.cell(column).text);
    let cancelled = state == Some(Status::Cancelled);
    let kind = if cancelled { "not_held" } else { "held" };
    let mut change = vec![
        ("change", "status", kind),
        cell("subject", "id"),
        cell("from", "date"),
        cell("note", "note"),
    ];
    if !cancelled {
        change.extend([
            cell("to", "held_on"),
            cell("session", "held_session"),
            cell("staff", "held_by"),
            cell("kindergarten", "held_at"),
            cell("result", "result"),
        ]);
    }
    Some(change)
}
