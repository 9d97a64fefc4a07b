//! `events.csv`

use jiff::civil::Date;

use super::NOWHERE;
use crate::domain::{
    AllianceIx, Event, EventKind, EventLength, KinderIx, Kindergarten, Mode, Settings, TermSettings,
};
use crate::input::codes;
use crate::input::findings::Findings;
use crate::input::ids::{Ids, Named};
use crate::input::table::{Row, Table};

/// The events; windows are held against the term where that is known.
pub(in crate::input) fn read(
    table: &Table,
    ids: &Ids,
    kindergartens: &[Kindergarten],
    settings: &Settings,
    term: Option<&TermSettings>,
    found: &mut Findings,
) -> Vec<Event> {
    table.rows().map(|row| one(row, ids, kindergartens, settings, term, found)).collect()
}

fn one(
    row: Row<'_>,
    ids: &Ids,
    kindergartens: &[Kindergarten],
    settings: &Settings,
    term: Option<&TermSettings>,
    found: &mut Findings,
) -> Event {
    let alliance = ids.required(row.cell("alliance"), Named::Alliance, found);
    let mode = row.cell("mode").required_word(found);
    let host = ids.optional(row.cell("host"), Named::Kindergarten, found);
    if mode == Some(Mode::Online) && row.cell("host").optional().is_some() {
        found.report(codes::HOST_ONLINE, row.cell("host").place(), |m| {
            m.with("event", row.cell("id").text)
        });
    } else if let (Some(alliance), Some(host)) = (alliance, host) {
        let host = &kindergartens[host];
        if host.alliance != AllianceIx::from(alliance) && host.alliance.0 != NOWHERE {
            found.report(codes::HOST_ELSEWHERE, row.cell("host").place(), |m| {
                m.with("event", row.cell("id").text)
                    .with("host", &host.id)
                    .with("alliance", row.cell("alliance").text)
                    .with("other-line", host.line)
            });
        }
    }
    let (from, to) = window(row, term, found);
    Event {
        id: row.cell("id").text.to_owned(),
        alliance: alliance.map_or(AllianceIx(NOWHERE), AllianceIx::from),
        kind: row.cell("kind").required_word(found).unwrap_or(EventKind::Meeting),
        title: row.cell("title").required(found).unwrap_or_default().to_owned(),
        mode: mode.unwrap_or(Mode::InPerson),
        length: row.cell("duration").required_word(found).unwrap_or(EventLength::Half),
        host: host.map(KinderIx::from),
        from,
        to,
        theme: row.cell("theme").optional().map(str::to_owned),
        delegates: settings.events.delegates,
        line: row.line(),
    }
}

fn window(row: Row<'_>, term: Option<&TermSettings>, found: &mut Findings) -> (Date, Date) {
    let (from, to) = dates(row, found);
    for (name, date) in [("from", from), ("to", to)] {
        let (Some(date), Some(term)) = (date, term) else {
            continue;
        };
        if date < term.start || date > term.end {
            found.report(codes::WINDOW_OUTSIDE_TERM, row.cell(name).place(), |m| {
                m.with("event", row.cell("id").text)
                    .with("date", date)
                    .with("start", term.start)
                    .with("end", term.end)
            });
        }
    }
    let from = from.unwrap_or_default();
    (from, to.unwrap_or(from))
}

/// The dates under `from` and `to`, which may not lie the wrong way round.
pub(in crate::input) fn dates(row: Row<'_>, found: &mut Findings) -> (Option<Date>, Option<Date>) {
    let (from, to) = (row.cell("from").date(found), row.cell("to").date(found));
    if let (Some(from), Some(to)) = (from, to)
        && from > to
    {
        found.report(codes::FROM_AFTER_TO, row.cell("from").place(), |m| {
            m.with("from", from).with("to", to)
        });
    }
    (from, to)
}
