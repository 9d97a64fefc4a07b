//! `calendar.csv`, and `history.csv` and `pins.csv`, which are written alike.

use std::collections::HashMap;

use jiff::civil::Date;

use super::NOWHERE;
use crate::domain::{
    Activity, ActivityKind, AllianceIx, Event, EventIx, EventKind, FollowUpIx, KinderIx,
    Kindergarten, Person, PlacementIx, Slot, StaffIx, What,
};
use crate::input::codes;
use crate::input::findings::{Findings, shown, suggest};
use crate::input::ids::{Ids, Named};
use crate::input::table::{Row, Table};
use crate::input::words::Status;

/// What a table of activities is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input) enum Purpose {
    /// A plan.
    Calendar,
    /// What took place before the term: from the first date on, before the second.
    History {
        /// School year's first day and the term's; `None` where the settings are broken.
        span: Option<(Date, Date)>,
    },
    /// What a plan must contain.
    Pins,
}

/// What activities are read against.
#[derive(Debug, Clone, Copy)]
pub(in crate::input) struct World<'s> {
    /// Every id.
    pub ids: &'s Ids,
    /// The kindergartens.
    pub kindergartens: &'s [Kindergarten],
    /// The staff.
    pub staff: &'s [Person],
    /// The events of the term.
    pub events: &'s [Event],
}

/// The activities, in file order. A row that says of itself that it was cancelled is none.
pub(in crate::input) fn read(
    table: &Table,
    purpose: Purpose,
    world: World<'_>,
    found: &mut Findings,
) -> Vec<Activity> {
    let mut seen: HashMap<&str, u32> = HashMap::new();
    let mut activities = Vec::new();
    let history = matches!(purpose, Purpose::History { .. });
    for row in table.rows() {
        if history && row.cell("status").word(found) == Some(Status::Cancelled) {
            continue;
        }
        activities.push(one(row, purpose, world, found));
        let id = row.cell("id");
        if let Some(&line) = seen.get(id.text).filter(|_| !id.text.is_empty()) {
            found.report(codes::DUPLICATE_ID, id.place(), |m| {
                m.with("id", shown(id.text))
                    .with("other-file", table.file())
                    .with("other-line", line)
            });
        }
        seen.entry(id.text).or_insert(row.line());
    }
    activities
}

fn one(row: Row<'_>, purpose: Purpose, world: World<'_>, found: &mut Findings) -> Activity {
    let kind = row.cell("kind").required_word(found);
    let alliance = row.cell("alliance").required(found);
    let alliance = named(row, "alliance", alliance, Named::Alliance, world, found);
    let kindergarten = row.cell("kindergarten").optional();
    let kindergarten = named(row, "kindergarten", kindergarten, Named::Kindergarten, world, found);
    let staff = staff(row, purpose, world, found);
    let mut alliance = alliance.map_or(AllianceIx(NOWHERE), AllianceIx::from);
    if let Some(k) = kindergarten.map(|k| &world.kindergartens[k]) {
        // Who is placed may go to the lead of another alliance.
        let home = match (kind, &staff[..]) {
            (Some(ActivityKind::Placement), [p]) => Some(world.staff[p.index()].home),
            _ => None,
        };
        let home = home.and_then(|k| world.kindergartens.get(k.index())).map(|k| k.alliance);
        let known = alliance.0 != NOWHERE && k.alliance.0 != NOWHERE;
        if known && alliance != k.alliance && home != Some(alliance) {
            found.report(codes::OTHER_ALLIANCE, row.cell("alliance").place(), |m| {
                m.with("kindergarten", &k.name)
                    .with("alliance", row.cell("alliance").text)
                    .with("other-line", k.line)
            });
        }
        alliance = home.unwrap_or(alliance);
    }
    let of_table = id(row, kind, purpose, world, found);
    let date = date(row, purpose, found);
    let mut activity = Activity {
        id: row.cell("id").text.to_owned(),
        what: match kind.unwrap_or(ActivityKind::Event) {
            ActivityKind::Outreach => What::Outreach,
            ActivityKind::Inspection => What::Inspection,
            ActivityKind::Event => What::Event {
                kind: row.cell("event").word(found).unwrap_or(EventKind::Meeting),
                row: of_table.map(EventIx::from),
            },
            ActivityKind::FollowUp => What::FollowUp { row: of_table.map(FollowUpIx::from) },
            ActivityKind::Placement => What::Placement {
                row: of_table.map(PlacementIx::from),
                until: until(row, date, found),
            },
        },
        alliance,
        date,
        slot: row.cell("session").required_word(found).unwrap_or(Slot::Am),
        kindergarten: kindergarten.map(KinderIx::from),
        staff,
        title: row.cell("title").text.to_owned(),
        pinned: row.cell("pinned").word(found).unwrap_or(false) || purpose == Purpose::Pins,
        line: row.line(),
    };
    if kind.is_some_and(|kind| kind != ActivityKind::Placement)
        && !row.cell("until").text.is_empty()
    {
        found.report(codes::NEEDS_NO_UNTIL, row.cell("until").place(), |m| m);
    }
    match kind {
        Some(ActivityKind::Event) => of_event(row, &mut activity, purpose, world, found),
        Some(_) => of_people(row, &activity, purpose, found),
        None => {}
    }
    activity
}

/// The position of the row of another table that a cell means.
fn named(
    row: Row<'_>,
    column: &str,
    text: Option<&str>,
    expected: Named,
    world: World<'_>,
    found: &mut Findings,
) -> Option<usize> {
    world.ids.find(text?, expected, row.cell(column).place(), found)
}

/// The last day of a placement; its first, where none is to be read.
fn until(row: Row<'_>, first: Date, found: &mut Findings) -> Date {
    let cell = row.cell("until");
    if cell.text.is_empty() {
        found.report(codes::NO_UNTIL, row.place(), |m| m);
        return first;
    }
    let until = cell.date(found).unwrap_or(first);
    if until < first {
        found.report(codes::FROM_AFTER_TO, cell.place(), |m| {
            m.with("from", first).with("to", until)
        });
    }
    until.max(first)
}

/// The row of a table of the term that the row is, where it has to be one.
fn id(
    row: Row<'_>,
    kind: Option<ActivityKind>,
    purpose: Purpose,
    world: World<'_>,
    found: &mut Findings,
) -> Option<usize> {
    let cell = row.cell("id");
    let text = cell.id(found)?;
    let of_the_term = !matches!(purpose, Purpose::History { .. });
    let table = match kind {
        Some(ActivityKind::Event) => Some((Named::Event, "events.csv")),
        Some(ActivityKind::FollowUp) => Some((Named::FollowUp, "followups.csv")),
        Some(ActivityKind::Placement) => Some((Named::Placement, "placements.csv")),
        Some(ActivityKind::Outreach | ActivityKind::Inspection) | None => None,
    };
    if let Some((named, table)) = table.filter(|_| of_the_term) {
        match world.ids.get(text) {
            Some((other, row)) if other == named => return Some(row),
            _ if !world.ids.is_whole(named) => return None,
            _ => {}
        }
        found.report(codes::UNKNOWN_EVENT, cell.place(), |m| {
            let m = m.with("id", shown(text)).with("is", named.word()).with("table", table);
            suggest(m, world.ids.meant(text, &[named]).as_deref())
        });
    } else if kind.is_some() {
        world.ids.is_free(text, cell.place(), found);
    }
    None
}

fn date(row: Row<'_>, purpose: Purpose, found: &mut Findings) -> Date {
    // What is marked on a calendar says how it was.
    let cell = match purpose {
        Purpose::History { .. } if !row.cell("held_on").text.is_empty() => row.cell("held_on"),
        _ => row.cell("date"),
    };
    let date = cell.date(found);
    if let (Some(date), Purpose::History { span: Some((year, term)) }) = (date, purpose)
        && !(year..term).contains(&date)
    {
        found.report(codes::OUTSIDE_HISTORY, cell.place(), |m| {
            m.with("date", date).with("year-start", year).with("term-start", term)
        });
    }
    date.unwrap_or_default()
}

/// The people of a row in file order. Who has left since is dropped from a history.
fn staff(row: Row<'_>, purpose: Purpose, world: World<'_>, found: &mut Findings) -> Vec<StaffIx> {
    let cell = match purpose {
        Purpose::History { .. } if !row.cell("held_by").text.is_empty() => row.cell("held_by"),
        _ => row.cell("staff"),
    };
    let mut staff: Vec<StaffIx> = Vec::new();
    for text in world.ids.list(cell.text, Named::Person) {
        let may_be_gone =
            matches!(purpose, Purpose::History { .. }) && world.ids.is_whole(Named::Person);
        let known = world.ids.get(text).is_some() || world.ids.knows(text, &[Named::Person]);
        if may_be_gone && !known {
            found.report(codes::GONE_STAFF, cell.place(), |m| m.with("id", shown(text)));
            continue;
        }
        let Some(person) = world.ids.find(text, Named::Person, cell.place(), found) else {
            continue;
        };
        let person = StaffIx::from(person);
        if staff.contains(&person) {
            found.report(codes::STAFF_TWICE, cell.place(), |m| m.with("id", shown(text)));
        } else {
            staff.push(person);
        }
    }
    staff.sort_unstable();
    staff
}

fn of_event(
    row: Row<'_>,
    activity: &mut Activity,
    purpose: Purpose,
    world: World<'_>,
    found: &mut Findings,
) {
    if row.cell("staff").optional().is_some() {
        found.report(codes::STAFF_AT_EVENT, row.cell("staff").place(), |m| m);
    }
    let Some(event) = activity.event().map(|e| &world.events[e.index()]) else {
        if matches!(purpose, Purpose::History { .. }) {
            row.cell("event").required(found);
        }
        return;
    };
    let other_alliance = activity.alliance != event.alliance
        && activity.alliance.0 != NOWHERE
        && event.alliance.0 != NOWHERE;
    let named = !row.cell("event").text.is_empty();
    let other_kind = named && activity.event_kind().is_some_and(|kind| kind != event.kind);
    for (differs, column) in [(other_alliance, "alliance"), (other_kind, "event")] {
        if differs {
            let cell = row.cell(column);
            found.report(codes::EVENT_DISAGREES, cell.place(), |m| {
                m.with("id", &event.id).with("value", shown(cell.text)).with("line", event.line)
            });
        }
    }
    activity.what = What::Event { kind: event.kind, row: activity.event() };
    if activity.title.is_empty() {
        activity.title.clone_from(&event.title);
    }
}

/// A duty, or a placement.
fn of_people(row: Row<'_>, activity: &Activity, purpose: Purpose, found: &mut Findings) {
    let empty = |name: &str| {
        let cell = row.cell(name);
        cell.text.is_empty() && !cell.absent
    };
    let word = row.cell("kind").text;
    let placement = activity.role().is_none();
    if (activity.slot == Slot::Day) != placement && !row.cell("session").text.is_empty() {
        let code = if placement { codes::PART_OF_DAY } else { codes::WHOLE_DAY_DUTY };
        found.report(code, row.cell("session").place(), |m| m.with("kind", word));
    }
    if placement && activity.staff.len() > 1 {
        found.report(codes::ONE_PERSON, row.cell("staff").place(), |m| m);
    }
    if empty("kindergarten") {
        found.report(codes::NO_PLACE, row.cell("kindergarten").place(), |m| m.with("kind", word));
    }
    // A history is what it is: who went may not be known any more.
    if empty("staff") && !matches!(purpose, Purpose::History { .. }) {
        found.report(codes::NO_STAFF, row.cell("staff").place(), |m| m.with("kind", word));
    }
    if !empty("event") && !row.cell("event").absent {
        found.report(codes::KIND_OF_DUTY, row.cell("event").place(), |m| m.with("kind", word));
    }
}
