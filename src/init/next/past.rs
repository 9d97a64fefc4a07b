//! The term's calendar becomes history, and last year's history an archive.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Work;
use crate::changes::{Told, as_it_was, told};
use crate::domain::{
    Activity, ActivityKind, Change, FixedWord, KinderIx, Message, Outcome, Scenario, What,
};

const HISTORY: &str = "history.csv";
const ARCHIVE: &str = "archive.csv";
const FOLLOW_UPS: &str = "followups.csv";
/// Days from the first to the last of a proposed follow-up's window.
const FOLLOW_UP_DAYS: i64 = 27;

/// Why something of the term is no history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It was cancelled.
    Cancelled,
    /// It was planned, and did not take place.
    NotHeld,
    /// It was not in the calendar.
    NotPlanned,
}

/// Something of the term that did not take place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Its id.
    pub id: String,
    /// A title or a name, where there is one.
    pub what: String,
    /// The day for which it was planned.
    pub date: Option<Date>,
    /// Why.
    pub why: Why,
}

pub(super) fn take(work: &mut Work<'_>, calendar: &[Activity]) {
    let scenario = work.scenario;
    let held = as_it_was(scenario, calendar, &scenario.facts);
    work.next.took_place = held.len();
    work.next.left_out = left_out(scenario, calendar, &held);
    follow_ups(work, &held);
    history(work, &held);
}

/// What came of something that took place, and what else was said of it.
fn recorded<'s>(scenario: &'s Scenario, row: &Activity) -> (Option<Outcome>, Option<&'s str>) {
    match told(&scenario.facts, row) {
        Some(Told::Held { result, remark }) => (result, remark),
        _ => (None, None),
    }
}

fn left_out(scenario: &Scenario, calendar: &[Activity], held: &[Activity]) -> Vec<LeftOut> {
    let mut left: Vec<LeftOut> = Vec::new();
    for gone in &scenario.cancelled {
        let (id, what) = (gone.id.clone(), gone.title.clone());
        left.push(LeftOut { id, what, date: None, why: Why::Cancelled });
    }
    let took_place = |id: &str| held.iter().any(|row| row.id == id);
    for stated in &scenario.facts {
        let Change::NotHeld { activity: id, date, .. } = &stated.change else { continue };
        let row = calendar.iter().find(|row| row.id == *id);
        // What did not take place then may have been planned anew.
        if row.is_some_and(|row| date.is_some_and(|date| date != row.date)) || took_place(id) {
            continue;
        }
        let what = row.map_or_else(String::new, |row| row.title.clone());
        left.push(LeftOut { id: id.clone(), what, date: *date, why: Why::NotHeld });
    }
    let mut unplanned = |id: &str, what: String| {
        if !took_place(id) && !left.iter().any(|other| other.id == id) {
            let (id, why) = (id.to_owned(), Why::NotPlanned);
            left.push(LeftOut { id, what, date: None, why });
        }
    };
    scenario.events.iter().for_each(|e| unplanned(&e.id, e.title.clone()));
    for row in &scenario.follow_ups {
        unplanned(&row.id, scenario.name_of_place(row.kindergarten));
    }
    for row in &scenario.placements {
        unplanned(&row.id, scenario.name_of_person(row.person));
    }
    left
}

/// Proposes a follow-up where the last inspection or follow-up ended weak, and where one that was
/// to be did not take place.
fn follow_ups(work: &mut Work<'_>, held: &[Activity]) {
    let scenario = work.scenario;
    let mut last: BTreeMap<KinderIx, (Date, Option<Outcome>)> = BTreeMap::new();
    for row in held {
        let inspects = matches!(row.kind(), ActivityKind::Inspection | ActivityKind::FollowUp);
        let Some(k) = row.kindergarten.filter(|_| inspects) else { continue };
        let (result, _) = recorded(scenario, row);
        let entry = last.entry(k).or_insert((row.date, result));
        if row.date >= entry.0 {
            *entry = (row.date, result);
        }
    }
    let mut proposed: BTreeMap<KinderIx, Message> = BTreeMap::new();
    for (&k, &(date, result)) in &last {
        if result == Some(Outcome::Weak) {
            proposed.insert(k, Message::new("next-followup-weak").with("date", date));
        }
    }
    for row in &scenario.follow_ups {
        let cancelled = scenario.cancelled.iter().any(|gone| gone.id == row.id);
        if !cancelled && !held.iter().any(|other| other.id == row.id) {
            let message = Message::new("next-followup-open").with("id", &row.id);
            proposed.entry(row.kindergarten).or_insert(message);
        }
    }
    work.drop_rows(FOLLOW_UPS, |_| false);
    let (start, end) = (work.term.start, work.term.end);
    let to = start.saturating_add(jiff::ToSpan::days(FOLLOW_UP_DAYS)).min(end);
    for (k, why) in proposed {
        let place = scenario.kindergarten(k);
        let why = work.texts.say(&why);
        let cells = [
            ("id", format!("{}-{start}", place.id)),
            ("kindergarten", place.id.clone()),
            ("from", start.to_string()),
            ("to", to.to_string()),
            ("note", why.clone()),
        ];
        let heads = work.heads;
        work.grids.table(FOLLOW_UPS).push(&cells, heads);
        work.next.follow_ups.push((scenario.name_of_place(k), why));
    }
}

fn history(work: &mut Work<'_>, held: &[Activity]) {
    let (scenario, heads) = (work.scenario, work.heads);
    let settings = &scenario.settings;
    // Ids of other terms may be the same.
    let prefix = format!("{}-{}", settings.year.start.year(), settings.term.index);
    let grid = work.grids.table(HISTORY);
    for row in held {
        let cells = cells(scenario, row, &prefix);
        grid.push(&cells, heads);
    }
    if work.term.index == 1 {
        let past = grid.clone();
        grid.retain(|_, _| false);
        work.grids.table(ARCHIVE).append(&past, heads);
    }
    let rows = |file| work.grids.tables.get(file).map_or(0, |grid| grid.rows().len());
    work.next.kept = (rows(HISTORY), rows(ARCHIVE));
}

fn cells(scenario: &Scenario, row: &Activity, prefix: &str) -> Vec<(&'static str, String)> {
    let staff: Vec<&str> = row.staff.iter().map(|&p| scenario.person(p).id.as_str()).collect();
    let place = row.kindergarten.map(|k| scenario.kindergarten(k).id.clone());
    let (result, remark) = recorded(scenario, row);
    let until = match row.what {
        What::Placement { until, .. } => until.to_string(),
        _ => String::new(),
    };
    vec![
        ("id", format!("{prefix}-{}", row.id)),
        ("kind", row.kind().word().to_owned()),
        ("event", row.event_kind().map_or("", FixedWord::word).to_owned()),
        ("alliance", scenario.alliance(row.alliance).id.clone()),
        ("date", row.date.to_string()),
        ("session", row.slot.word().to_owned()),
        ("kindergarten", place.unwrap_or_default()),
        ("staff", staff.join(";")),
        ("title", row.title.clone()),
        ("until", until),
        ("result", result.map_or("", FixedWord::word).to_owned()),
        ("note", remark.unwrap_or_default().to_owned()),
    ]
}
