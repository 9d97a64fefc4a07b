//! The months as wall calendars: a sheet across for each, with holidays, closures and the theme.

use std::io;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::mark_draft;
use crate::domain::{Activity, ActivityKind, Message, Mode, Slot};
use crate::write::agenda::{Item, agenda, closes, kind_word};
use crate::write::county::called;
use crate::write::docx::{Column, Document, Sheet, height_that_fills, size_that_fits};
use crate::write::edition::Edition;
use crate::write::owner::Owner;

/// Width of a working day and of a day of the weekend on which nothing is.
const WIDTHS: [usize; 2] = [10, 4];

/// All months of the term.
pub(super) fn months(edition: &Edition<'_>, owner: Owner) -> io::Result<Vec<u8>> {
    let Edition { scenario, texts, .. } = *edition;
    let term = &scenario.settings.term;
    let items = agenda(edition, owner);
    let mut document = Document::new(texts.language(), Sheet::Across);
    mark_draft(edition, &mut document);
    let mut first = term.start.first_of_month();
    while first <= term.end {
        let name = match owner {
            Owner::County => called(scenario, texts),
            other => other.name(scenario, texts),
        };
        let title = Message::new("plan-month-title")
            .with("name", name)
            .with("year", first.year())
            .with("month", first.month());
        let theme = scenario.settings.themes.get(&first.strftime("%Y-%m").to_string());
        let theme =
            theme.map(|theme| texts.say(&Message::new("plan-month-theme").with("theme", theme)));
        document.page(&texts.say(&title), &theme.unwrap_or_default());
        month(edition, owner, &items, first, &mut document);
        first = first.last_of_month().saturating_add(1.days());
    }
    document.finish()
}

fn month(
    edition: &Edition<'_>,
    owner: Owner,
    items: &[Item<'_>],
    first: Date,
    document: &mut Document,
) {
    let texts = edition.texts;
    let offset = i64::from(first.weekday().to_monday_zero_offset());
    let monday = first.saturating_sub(offset.days());
    let last = first.last_of_month();
    let mut weeks: Vec<Vec<String>> = Vec::new();
    let mut busy = [true, true, true, true, true, false, false];
    let mut day = monday;
    while day <= last {
        let mut week = Vec::with_capacity(7);
        for used in &mut busy {
            let inside = (first..=last).contains(&day);
            let lines = if inside { lines(edition, owner, items, day) } else { Vec::new() };
            *used |= !lines.is_empty();
            let number = if inside { day.day().to_string() } else { String::new() };
            week.push(std::iter::once(number).chain(lines).collect::<Vec<_>>().join("\n"));
            day = day.saturating_add(1.days());
        }
        weeks.push(week);
    }
    let heads = Weekday::Monday.cycle_forward().map(|day| texts.word(day));
    let widths = busy.map(|used| WIDTHS[usize::from(!used)]);
    let columns: Vec<Column> = heads.zip(widths).collect();
    // Full weeks may take from empty ones.
    let page = Sheet::Across.room();
    let size = size_that_fits(&columns, &weeks, page, page.1 * 4 / 5 / weeks.len().max(1));
    let high = height_that_fills(&columns, &weeks, page, size);
    document.grid(&columns, &weeks, size, high);
}

/// What stands on a day.
fn lines(edition: &Edition<'_>, owner: Owner, items: &[Item<'_>], day: Date) -> Vec<String> {
    let texts = edition.texts;
    let today = |item: &&Item<'_>| (item.from..=item.to).contains(&day);
    let offs = edition.days_off().iter().filter(|off| off.covers(day));
    let mut lines: Vec<String> = offs
        .filter(|off| closes(edition.scenario, off, owner))
        .map(|off| match off.slot {
            Slot::Day => off.name.clone(),
            slot => format!("{}{}{}", texts.word(slot), texts.colon(), off.name),
        })
        .collect();
    // A placement passes over the days on which its host is closed.
    let open = |row: &&Activity| {
        row.last_day() == row.date
            || row.kindergarten.zip(edition.work().day(day)).is_some_and(|(host, day)| {
                Slot::Day.sessions().iter().all(|&session| edition.work().open(host, day, session))
            })
    };
    let mut rows: Vec<&Activity> =
        items.iter().filter(today).filter_map(|item| item.row).filter(open).collect();
    rows.sort_by_key(|row| row.slot);
    let lists_duties = owner != Owner::County;
    lines.extend(rows.iter().filter_map(|row| match row.kind() {
        ActivityKind::Event => Some(event(edition, owner, row)),
        _ => lists_duties.then(|| duty(edition, row)),
    }));
    if !lists_duties {
        lines.extend(counts(edition, &rows));
    }
    lines
}

fn event(edition: &Edition<'_>, owner: Owner, row: &Activity) -> String {
    let Edition { scenario, texts, .. } = *edition;
    let place = match row.kindergarten {
        Some(k) => scenario.kindergarten(k).name.clone(),
        None => texts.word(Mode::Online),
    };
    let message = match owner {
        Owner::County => Message::new("plan-month-event-county")
            .with("alliance", &scenario.alliance(row.alliance).name),
        _ => Message::new("plan-month-event").with("place", place),
    };
    let kind = row.event_kind().map_or_else(String::new, |kind| texts.word(kind));
    texts.say(&message.with("session", texts.word(row.slot)).with("kind", kind))
}

/// A duty with its place and its people.
fn duty(edition: &Edition<'_>, row: &Activity) -> String {
    let Edition { scenario, texts, .. } = *edition;
    let people = row.staff.iter().map(|&p| scenario.person(p).name.as_str());
    texts.say(
        &Message::new("plan-month-duty")
            .with("session", texts.word(row.slot))
            .with("kind", kind_word(scenario, row, texts))
            .with("place", row.kindergarten.map_or("", |k| &scenario.kindergarten(k).name))
            .with_list("people", people),
    )
}

/// How many duties of each kind there are: a county's day has no room for all.
fn counts(edition: &Edition<'_>, rows: &[&Activity]) -> Option<String> {
    let texts = edition.texts;
    let kinds = [
        ActivityKind::Outreach,
        ActivityKind::Inspection,
        ActivityKind::FollowUp,
        ActivityKind::Placement,
    ];
    let said: Vec<String> = kinds
        .iter()
        .map(|&kind| (kind, rows.iter().filter(|row| row.kind() == kind).count()))
        .filter(|(_, n)| *n > 0)
        .map(|(kind, n)| {
            texts.say(&Message::new("plan-month-count").with("kind", texts.word(kind)).with("n", n))
        })
        .collect();
    (!said.is_empty()).then(|| said.join(texts.comma()))
}
