//! The activities as the page shows them, worked out once for calendar, timeline and list.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::words::{Words, class};
use crate::domain::{Activity, ActivityKind, AllianceIx, KinderIx};

/// One activity in words.
pub(super) struct Row {
    /// Position in the calendar: what the filters know it by.
    pub i: usize,
    pub class: &'static str,
    pub mark: String,
    pub kind: String,
    pub alliance: AllianceIx,
    pub alliance_name: String,
    pub date: Date,
    pub date_text: String,
    pub weekday: String,
    pub slot: String,
    /// The place, the host, or that it is online.
    pub place: String,
    pub title: String,
    /// What the list adds: an event's place, a title of its own, the subjects of a visit.
    pub detail: String,
    /// Names of who travels; empty for an event.
    pub people: String,
    /// The same by home.
    pub by_home: Vec<Party>,
    pub pinned: bool,
}

/// People of one home on an activity.
pub(super) struct Party {
    pub home: String,
    pub people: String,
}

impl Row {
    /// What counts most: where the visitors go, or what the event is about.
    pub fn first(&self) -> &str {
        if self.people.is_empty() { &self.title } else { &self.place }
    }

    /// What goes with it: who, or where.
    pub fn second(&self) -> &str {
        if self.people.is_empty() { &self.place } else { &self.people }
    }

    /// The whole in one line, for who points at it or listens.
    pub fn hint(&self) -> String {
        let mut parts = vec![self.kind.clone(), format!("{} {}", self.date_text, self.slot)];
        parts.extend([self.first(), self.second()].map(str::to_owned));
        parts.join(" · ")
    }
}

pub(super) fn rows(words: &Words<'_>, activities: &[Activity]) -> Vec<Row> {
    activities.iter().enumerate().map(|(i, activity)| row(words, i, activity)).collect()
}

fn row(words: &Words<'_>, i: usize, activity: &Activity) -> Row {
    let people: Vec<String> = activity.staff.iter().map(|&p| words.person(p)).collect();
    let mut homes: BTreeMap<KinderIx, Vec<String>> = BTreeMap::new();
    for (&p, name) in activity.staff.iter().zip(&people) {
        homes.entry(words.scenario.person(p).home).or_default().push(name.clone());
    }
    let place = match activity.kindergarten {
        Some(k) => words.place(k),
        None => words.key("page-online"),
    };
    let placement = activity.placement().map(|p| words.scenario.placement(p).kind);
    let kind = match (activity.event_kind(), placement) {
        (Some(kind), _) => words.word(kind),
        (None, Some(kind)) => words.word(kind),
        (None, None) => words.word(activity.kind()),
    };
    Row {
        i,
        class: class(activity.kind()),
        mark: words.mark(activity.kind()),
        kind,
        alliance: activity.alliance,
        alliance_name: words.name(&words.scenario.alliance(activity.alliance).name),
        date: activity.date,
        date_text: words.date(activity.date),
        weekday: words.word(activity.date.weekday()),
        slot: words.slot(activity),
        detail: detail(words, activity, &place),
        place,
        title: words.title(activity),
        people: words.list(&people),
        by_home: homes
            .into_iter()
            .map(|(k, people)| Party { home: words.place(k), people: words.list(&people) })
            .collect(),
        pinned: activity.pinned,
    }
}

fn detail(words: &Words<'_>, activity: &Activity, place: &str) -> String {
    if activity.kind() == ActivityKind::Event {
        return place.to_owned();
    }
    if !activity.title.is_empty() {
        return words.title(activity);
    }
    if activity.kind() != ActivityKind::Outreach {
        return String::new();
    }
    let subjects: BTreeSet<&String> =
        activity.staff.iter().flat_map(|&p| &words.scenario.person(p).subjects).collect();
    let subjects: Vec<String> = subjects.into_iter().map(|s| words.name(s)).collect();
    words.list(&subjects)
}
