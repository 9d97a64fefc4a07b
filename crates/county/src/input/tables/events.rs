//! `events.csv`

use jiff::ToSpan;
use jiff::civil::Date;

use super::NOWHERE;
use crate::domain::{
    AllianceIx, Event, EventKind, EventLength, KinderIx, Kindergarten, Mode, Settings,
};
use crate::input::codes;
use crate::input::findings::Findings;
use crate::input::headers::EVENTS;
use crate::input::ids::{Ids, Named};
use crate::input::table::{Row, Table};

/// Registers the ids of the events, and gives how many events each row stands for.
pub(in crate::input) fn register(table: &Table, ids: &mut Ids, found: &mut Findings) -> Vec<u32> {
    if !table.is_whole() {
        ids.note_partial(Named::Event);
    }
    let (mut all, mut times) = (0, Vec::new());
    for row in table.rows() {
        let (id, title) = (row.cell("id"), row.cell("title").text);
        let n = self::times(row, found);
        let n = n.filter(|&n| all + n as usize <= EVENTS.max_rows).unwrap_or(1);
        let text = match id.text {
            "" => {
                Some(ids.own_id(if title.is_empty() { "event" } else { title }, title.is_empty()))
            }
            _ => id.id(found).map(str::to_owned),
        };
        match text {
            None => {}
            Some(text) if n == 1 => {
                ids.register_as(Named::Event, all, &text, title, id.place(), found);
            }
            Some(text) => {
                ids.register_as(Named::Series, all, &text, "", id.place(), found);
                for i in 1..=n {
                    let (at, text) = (all + i as usize - 1, format!("{text}-{i}"));
                    ids.register_as(Named::Event, at, &text, title, id.place(), found);
                }
            }
        }
        all += n as usize;
        times.push(n);
    }
    times
}

/// How many events a row stands for; each has a day of the window at least.
fn times(row: Row<'_>, found: &mut Findings) -> Option<u32> {
    let cell = row.cell("times");
    let times = cell.count(1, found)?;
    let [from, to] = ["from", "to"].map(|name| row.cell(name).date(&mut Findings::default()));
    let days = (to? - from?).get_days() + 1;
    if i64::from(times) > i64::from(days) && days > 0 {
        found.report(codes::TOO_MANY_TIMES, cell.place(), |m| {
            m.with("times", times).with("days", days)
        });
        return None;
    }
    Some(times)
}

/// The window of the i-th (from 0) of n events that share the days of a row.
fn part((from, to): (Date, Date), i: u32, n: u32) -> (Date, Date) {
    let days = i64::from((to - from).get_days()) + 1;
    let before = |i: u32| days * i64::from(i) / i64::from(n);
    let last = before(i + 1) - 1;
    let day = |after: i64| from.saturating_add(after.days());
    (day(before(i)), day(last.max(before(i))))
}

/// The events.
pub(in crate::input) fn read(
    table: &Table,
    times: &[u32],
    ids: &Ids,
    kindergartens: &[Kindergarten],
    settings: &Settings,
    found: &mut Findings,
) -> Vec<Event> {
    let mut events = Vec::new();
    for (row, &n) in table.rows().zip(times) {
        let event = one(row, ids, kindergartens, settings, found);
        for i in 0..n {
            let (from, to) =
                if n == 1 { (event.from, event.to) } else { part((event.from, event.to), i, n) };
            let id = ids.id(Named::Event, events.len()).to_owned();
            events.push(Event { id, from, to, ..event.clone() });
        }
    }
    events
}

fn one(
    row: Row<'_>,
    ids: &Ids,
    kindergartens: &[Kindergarten],
    settings: &Settings,
    found: &mut Findings,
) -> Event {
    let alliance = ids.required(row.cell("alliance"), Named::Alliance, found);
    let mode = row.cell("mode").required_word(found);
    let host = ids.optional(row.cell("host"), Named::Kindergarten, found);
    if mode == Some(Mode::Online) && row.cell("host").optional().is_some() {
        found.report(codes::HOST_ONLINE, row.cell("host").place(), |m| {
            m.with("event", row.cell("title").text)
        });
    } else if let (Some(alliance), Some(host)) = (alliance, host) {
        let host = &kindergartens[host];
        if host.alliance != AllianceIx::from(alliance) && host.alliance.0 != NOWHERE {
            found.report(codes::HOST_ELSEWHERE, row.cell("host").place(), |m| {
                m.with("event", row.cell("title").text)
                    .with("host", &host.name)
                    .with("alliance", row.cell("alliance").text)
                    .with("other-line", host.line)
            });
        }
    }
    let (from, to) = dates(row, found);
    let from = from.unwrap_or_default();
    Event {
        id: String::new(),
        alliance: alliance.map_or(AllianceIx(NOWHERE), AllianceIx::from),
        kind: row.cell("kind").required_word(found).unwrap_or(EventKind::Meeting),
        title: row.cell("title").called(found),
        mode: mode.unwrap_or(Mode::InPerson),
        length: row.cell("duration").required_word(found).unwrap_or(EventLength::Half),
        host: host.map(KinderIx::from),
        from,
        to: to.unwrap_or(from),
        theme: row.cell("theme").optional().map(str::to_owned),
        delegates: row.cell("delegates").count(0, found).unwrap_or(settings.events.delegates),
        line: row.line(),
    }
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
