//! One activity as an entry of a calendar.

use std::collections::HashMap;

use jiff::civil::{Date, DateTime};

use super::earlier::{Entry, Key};
use super::line::{local_part, paragraphs, parameter, text};
use crate::domain::{
    Activity, ActivityKind, FixedWord, KinderIx, Message, Mode, Scenario, StaffIx,
};
use crate::text::Texts;
use crate::write::edition::Edition;
use crate::write::owner::Owner;
use crate::write::title;

/// The domain of addresses that reach nobody (RFC 2606).
const NOWHERE: &str = "alliance-calendar.invalid";

/// What an activity is.
pub(super) fn key(scenario: &Scenario, row: &Activity) -> Key {
    // These go on by the id that they have in their tables.
    let event = row.kind() == ActivityKind::Event || row.kind() == ActivityKind::Placement;
    Key {
        kind: row.kind().word().to_owned(),
        event: if event { row.id.clone() } else { String::new() },
        place: row.kindergarten.map_or_else(String::new, |k| scenario.kindergarten(k).id.clone()),
        staff: row.staff.iter().map(|&p| scenario.person(p).id.clone()).collect(),
    }
}

/// `DTSTART` and `DTEND`.
pub(super) fn span(scenario: &Scenario, row: &Activity) -> [String; 2] {
    let (first, last) = scenario.settings.hours.span(row.slot);
    let ends = [("DTSTART", row.date, first), ("DTEND", row.last_day(), last)];
    ends.map(|(name, date, time)| {
        let at = date.to_datetime(time).strftime("%Y%m%dT%H%M%S");
        format!("{name};TZID={}:{at}", super::ZONE)
    })
}

/// Every line that says what takes place, when, where and with whom.
pub(super) fn told(scenario: &Scenario, row: &Activity, key: &Key, texts: &Texts) -> Vec<String> {
    let mut lines: Vec<String> = span(scenario, row).into();
    let mut heading = title(scenario, row, texts).into_owned();
    if heading.trim().is_empty() {
        heading = texts.word(row.kind());
    }
    lines.push(format!("SUMMARY:{}", text(&heading)));
    let alliance = scenario.alliance(row.alliance);
    match row.kindergarten.map(|k| scenario.kindergarten(k)) {
        Some(place) => {
            lines.push(format!("LOCATION:{}", text(&place.name)));
            if let Some((longitude, latitude)) = place.position {
                lines.push(format!("GEO:{latitude:.6};{longitude:.6}"));
            }
        }
        None => lines.push(format!("LOCATION:{}", text(&texts.word(Mode::Online)))),
    }
    lines.push(format!("DESCRIPTION:{}", paragraphs(&description(scenario, row, texts))));
    let category = match row.event_kind() {
        Some(kind) => texts.word(kind),
        None => texts.word(row.kind()),
    };
    lines.push(format!("CATEGORIES:{}", text(&category)));
    lines.push(format!(
        "ORGANIZER;CN={}:mailto:{}@{NOWHERE}",
        parameter(&alliance.name),
        local_part(&alliance.id)
    ));
    lines.extend(attendees(scenario, row));
    lines.push("TRANSP:OPAQUE".to_owned());
    lines.extend(own(key));
    lines
}

/// The lines by which the program knows its own entry again.
fn own(key: &Key) -> Vec<String> {
    [
        (super::PROPERTY_KIND, key.kind.clone()),
        (super::PROPERTY_EVENT, key.event.clone()),
        (super::PROPERTY_PLACE, key.place.clone()),
        (super::PROPERTY_STAFF, key.staff.join(";")),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(name, value)| format!("{name}:{}", text(&value)))
    .collect()
}

/// Minutes before a departure, and the hour of the evening before, at which a phone rings.
const BEFORE_LEAVING: i64 = 60;
const EVENING: i8 = 20;

/// What makes the phone of a person or a kindergarten ring: the evening before, and an hour before
/// departure. The calendars of an alliance or the county, with everybody's duties, stay quiet.
pub(super) fn alarms(
    edition: &Edition<'_>,
    owner: Owner,
    row: &Activity,
    leaves: &HashMap<(Owner, &str), DateTime>,
) -> Vec<String> {
    if edition.quiet || !matches!(owner, Owner::Person(_) | Owner::Kindergarten(_)) {
        return Vec::new();
    }
    let start = row.date.to_datetime(edition.scenario.settings.hours.span(row.slot).0);
    let leaves = leaves.get(&(owner, row.id.as_str())).copied().unwrap_or(start);
    let minutes = |until: DateTime| until.duration_until(start).as_mins();
    let evening = row.date.yesterday().map(|day| day.at(EVENING, 0, 0, 0));
    let evening = evening.map_or(0, minutes);
    let what = text(&title(edition.scenario, row, edition.texts));
    [evening, minutes(leaves) + BEFORE_LEAVING]
        .into_iter()
        .filter(|minutes| *minutes > 0)
        .flat_map(|minutes| {
            [
                "BEGIN:VALARM".to_owned(),
                "ACTION:DISPLAY".to_owned(),
                format!("DESCRIPTION:{what}"),
                format!("TRIGGER:-PT{minutes}M"),
                "END:VALARM".to_owned(),
            ]
        })
        .collect()
}

/// The lines of an entry that no longer takes place; what it is called is worked out anew, so that
/// no name of an earlier file goes on.
pub(super) fn cancelled(scenario: &Scenario, entry: &Entry, texts: &Texts) -> Vec<String> {
    let place = scenario.kindergartens.iter().find(|k| k.id == entry.key.place);
    let events = scenario.events.iter().map(|e| (&e.id, &e.title));
    let gone = scenario.cancelled.iter().map(|gone| (&gone.id, &gone.title));
    let mut titled = events.chain(gone).filter(|(_, title)| !title.is_empty());
    let event = titled.find(|(id, _)| **id == entry.key.event);
    let kind = ActivityKind::from_word(&entry.key.kind);
    let what = match (event, kind, place) {
        (Some((_, title)), ..) => title.clone(),
        (None, Some(ActivityKind::Inspection), Some(place)) => {
            texts.say(&Message::new("plan-title-inspection").with("place", &place.name))
        }
        (None, Some(ActivityKind::FollowUp), Some(place)) => {
            texts.say(&Message::new("plan-title-followup").with("place", &place.name))
        }
        (None, Some(ActivityKind::Outreach), Some(place)) => {
            texts.say(&Message::new("plan-title-outreach").with("place", &place.name))
        }
        (None, Some(kind), _) => texts.word(kind),
        (None, None, _) => String::new(),
    };
    let heading = texts.say(&Message::new("ics-cancelled").with("title", what));
    let mut lines: Vec<String> = entry.span.clone().into();
    lines.push(format!("SUMMARY:{}", text(&heading)));
    if let Some(place) = place {
        lines.push(format!("LOCATION:{}", text(&place.name)));
    }
    lines.push("TRANSP:TRANSPARENT".to_owned());
    lines.extend(own(&entry.key));
    lines
}

fn description(scenario: &Scenario, row: &Activity, texts: &Texts) -> Vec<String> {
    let people = || {
        let named = |&p: &StaffIx| {
            let person = scenario.person(p);
            let message = Message::new("ics-person").with("name", &person.name);
            texts.say(&message.with("home", &scenario.kindergarten(person.home).name))
        };
        row.staff.iter().map(named).collect::<Vec<_>>()
    };
    let place = row.kindergarten.map(|k| scenario.kindergarten(k).name.as_str());
    let event = row.event().map(|e| scenario.event(e));
    let mut lines = Vec::new();
    match row.kind() {
        ActivityKind::Outreach => {
            lines.push(Message::new("ics-teachers").with_list("people", people()));
        }
        ActivityKind::Inspection | ActivityKind::FollowUp => {
            lines.push(Message::new("ics-mentors").with_list("people", people()));
        }
        ActivityKind::Placement => {
            lines.push(Message::new("ics-placed").with_list("people", people()));
        }
        ActivityKind::Event => {}
    }
    if let Some(place) = place {
        let key = match row.kind() {
            ActivityKind::Event => "ics-host",
            _ => "ics-place",
        };
        lines.push(Message::new(key).with("place", place));
    }
    lines.push(Message::new("ics-alliance").with("name", &scenario.alliance(row.alliance).name));
    if row.kind() == ActivityKind::Event && place.is_some() {
        let delegates = event.map_or(scenario.settings.events.delegates, |e| e.delegates);
        lines.push(Message::new("ics-delegates").with("n", delegates));
    }
    if let Some(theme) = event.and_then(|e| e.theme.as_ref()) {
        lines.push(Message::new("ics-theme").with("theme", theme));
    }
    lines.iter().map(|m| texts.say(m)).collect()
}

/// People with a duty, and the kindergartens that receive, host or send somebody.
fn attendees(scenario: &Scenario, row: &Activity) -> Vec<String> {
    let line = |(name, id): (&str, &str), group: bool, role: &str| {
        format!(
            "ATTENDEE;CN={};CUTYPE={};ROLE={role};PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:{}@{NOWHERE}",
            parameter(name),
            if group { "GROUP" } else { "INDIVIDUAL" },
            local_part(id)
        )
    };
    let kindergarten = |k: KinderIx, role| {
        let k = scenario.kindergarten(k);
        line((&k.name, &k.id), true, role)
    };
    let mut lines: Vec<String> = row
        .staff
        .iter()
        .map(|&p| scenario.person(p))
        .map(|p| line((&p.name, &p.id), false, "REQ-PARTICIPANT"))
        .collect();
    lines.extend(row.kindergarten.map(|k| kindergarten(k, "CHAIR")));
    if row.kind() == ActivityKind::Event {
        let members = scenario.alliance(row.alliance).members.iter();
        let others = members.filter(|&&k| Some(k) != row.kindergarten);
        lines.extend(others.map(|&k| kindergarten(k, "REQ-PARTICIPANT")));
    }
    lines
}

/// When an entry was last changed: a minute of the school year for each change, as the files of a
/// plan know no clock.
pub(super) fn stamp(year_start: Date, sequence: u32) -> String {
    let start = year_start.to_datetime(jiff::civil::Time::midnight());
    let changed = jiff::Span::new().minutes(i64::from(sequence.min(1_000_000)));
    let at = start.checked_add(changed).unwrap_or(start);
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}
