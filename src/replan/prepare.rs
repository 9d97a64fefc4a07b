//! What stays, what the changes touch, and what contradicts itself.

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::civil::Date;

use super::apply::{Applied, apply};
use super::edits::{Edits, same_work};
use crate::domain::{
    Activity, AllianceIx, Diagnostic, Gone, Message, Place, Policy, Rule, Scenario, Severity,
    Stated,
};
use crate::verify::{Violation, check_pins, check_rules, verify};

/// The calendar in force, as it could be read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Earlier {
    /// Its rows, in positions of the scenario before the changes.
    pub activities: Vec<Activity>,
    /// Work that names what the tables no longer have: a change whatever is done.
    pub gone: Vec<Gone>,
    /// What `plan.json` beside it says.
    pub known: Option<Known>,
}

/// What the figures of an earlier plan say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Known {
    /// By id of the alliance: its shortfall.
    pub shortfall: BTreeMap<String, u64>,
}

/// What is asked of a repair.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The scenario as its files say it.
    pub scenario: &'a Scenario,
    /// What else has happened.
    pub changes: &'a [Stated],
    /// The calendar in force.
    pub earlier: &'a Earlier,
    /// What somebody has changed in it by hand.
    pub edits: Option<&'a Edits>,
    /// Activities before this day have taken place.
    pub today: Option<Date>,
    /// What the calendar costs; `None`: as the scenario says.
    pub policy: Option<Policy>,
}

/// A repair that can begin.
#[derive(Debug, Clone, PartialEq)]
pub struct Prepared {
    /// The scenario that holds from now on.
    pub scenario: Scenario,
    /// The calendar in force, in positions of that scenario, without what was dropped.
    pub earlier: Vec<Activity>,
    /// Rows that stay as they stand.
    pub fixed: Vec<Activity>,
    /// By alliance: whether the changes touch it.
    pub touched: Vec<bool>,
    /// By alliance: whether what is fixed breaks no rule.
    pub sound: Vec<bool>,
    /// Changes that are there whatever is done: cancelled events, work of rows dropped by hand or
    /// naming what is gone.
    pub settled: u64,
    /// Rows that are not there any more because somebody said so: cancelled events and what was
    /// dropped by hand.
    pub withdrawn: Vec<Activity>,
    /// Rules that what has taken place breaks by itself: facts, which bar nothing.
    pub breaches: Vec<Violation>,
    /// Nothing is put on a day before it.
    pub today: Option<Date>,
}

/// Finds what stays and what is touched.
///
/// # Errors
/// Changes, pins and edits that contradict one another or break a rule; every one in one go.
pub fn prepare(request: &Request) -> Result<Prepared, Vec<Diagnostic>> {
    let Request { scenario, changes, earlier, edits, today, .. } = *request;
    let over: Vec<Diagnostic> =
        earlier.gone.iter().filter(|gone| today.is_some_and(|t| gone.date < t)).map(lost).collect();
    if !over.is_empty() {
        return Err(over);
    }
    let applied = apply(scenario, changes, today, &earlier.activities)?;
    let now = &applied.scenario;
    let past = |row: &Activity| today.is_some_and(|today| row.date < today);
    let dropped: HashSet<&str> =
        edits.iter().flat_map(|e| &e.dropped).map(String::as_str).collect();
    let titles: HashMap<&str, &String> =
        edits.iter().flat_map(|e| &e.titled).map(|(id, title)| (id.as_str(), title)).collect();

    let mut standing = applied.calendar(&earlier.activities);
    for row in &mut standing {
        if let Some(title) = titles.get(row.id.as_str()) {
            row.title.clone_from(title);
        }
    }
    let (out, standing): (Vec<Activity>, Vec<Activity>) =
        standing.into_iter().partition(|row| dropped.contains(row.id.as_str()) && !past(row));
    let called_off = earlier
        .activities
        .iter()
        .filter(|row| row.event().is_some_and(|e| applied.events[e.index()].is_none()))
        .cloned()
        .map(|mut row| {
            row.set_event(None);
            row
        });
    let cancelled = earlier.activities.len() - standing.len() - out.len();
    let withdrawn: Vec<Activity> = called_off.chain(out.iter().cloned()).collect();
    let work = |row: &Activity| if row.event().is_some() { 1 } else { row.staff.len() as u64 };
    let settled = cancelled as u64
        + out.iter().map(work).sum::<u64>()
        + earlier.gone.iter().map(|gone| u64::from(gone.work)).sum::<u64>();

    let fixed = fixed_rows(&applied, &standing, edits, past);
    let mut sound = vec![true; now.alliances.len()];
    contradictions(now, &fixed, &past, &mut sound)?;

    let mut touched = vec![false; now.alliances.len()];
    let mut touch = |a: AllianceIx| touched[a.index()] = true;
    out.iter().for_each(|row| touch(row.alliance));
    earlier.gone.iter().for_each(|gone| touch(gone.alliance));
    let ids: HashMap<&str, &Activity> = standing.iter().map(|r| (r.id.as_str(), r)).collect();
    for row in &fixed {
        if !ids.get(row.id.as_str()).is_some_and(|was| same_work(was, row)) {
            touch(row.alliance);
        }
    }
    let mut breaches = Vec::new();
    for violation in check_rules(now, &numbered(&standing)) {
        let rows: Vec<&Activity> =
            violation.lines.iter().filter_map(|&n| standing.get(n as usize - 1)).collect();
        if rows.iter().all(|row| past(row)) {
            // A place that was closed, or a person who was away, since the plan was made.
            if !matches!(violation.rule, Rule::P7 | Rule::K3 | Rule::E1) {
                let lines = rows.iter().map(|row| row.line).collect();
                breaches.push(Violation { lines, ..violation });
            }
        } else {
            rows.iter().for_each(|row| touch(row.alliance));
        }
    }
    for a in short(request, now, &standing) {
        touch(a);
    }
    let scenario = applied.scenario;
    Ok(Prepared {
        scenario,
        earlier: standing,
        fixed,
        touched,
        sound,
        settled,
        withdrawn,
        breaches,
        today,
    })
}

/// What has taken place cannot name what is in no table.
fn lost(gone: &Gone) -> Diagnostic {
    let message = Message::new("replan-past-names-unknown")
        .with_list("names", &gone.names)
        .with("date", gone.date);
    let (code, severity) = ("E704", Severity::Error);
    Diagnostic { code, severity, place: Some(gone.place.clone()), message }
}

/// What has taken place, pins, what somebody has put by hand and what the calendar says is pinned;
/// each id once, the first of these that has it. A past row put by hand says what took place.
fn fixed_rows(
    applied: &Applied,
    standing: &[Activity],
    edits: Option<&Edits>,
    past: impl Fn(&Activity) -> bool,
) -> Vec<Activity> {
    let freed: HashSet<&str> = edits.iter().flat_map(|e| &e.freed).map(String::as_str).collect();
    let edited = edits.map(|e| applied.calendar(&e.kept)).unwrap_or_default();
    let (told, edited): (Vec<_>, Vec<_>) = edited.into_iter().partition(|row| past(row));
    let (over, coming): (Vec<_>, Vec<_>) = standing.iter().cloned().partition(|row| past(row));
    let stays = coming.into_iter().filter(|row| row.pinned && !freed.contains(row.id.as_str()));
    let pins = applied.scenario.pins.iter().cloned();
    let mut ids: HashSet<String> = HashSet::new();
    let all = told.into_iter().chain(over).chain(pins).chain(edited).chain(stays);
    all.filter(|row| ids.insert(row.id.clone())).collect()
}

/// The rows with their positions, from 1, as lines.
fn numbered(rows: &[Activity]) -> Vec<Activity> {
    rows.iter().zip(1..).map(|(row, line)| Activity { line, ..row.clone() }).collect()
}

/// What is fixed must not break a rule, unless all of it has taken place.
fn contradictions(
    scenario: &Scenario,
    fixed: &[Activity],
    past: &impl Fn(&Activity) -> bool,
    sound: &mut [bool],
) -> Result<(), Vec<Diagnostic>> {
    let pins = Scenario { pins: numbered(fixed), ..scenario.clone() };
    let mut wrong = Vec::new();
    for violation in check_pins(&pins) {
        let rows: Vec<&Activity> =
            violation.lines.iter().filter_map(|&n| fixed.get(n as usize - 1)).collect();
        match rows.iter().rev().find(|row| !past(row)) {
            Some(row) => wrong.push(finding(scenario, &violation, row)),
            // Whether a place was open on a day that is over binds nothing that is to come.
            None if matches!(violation.rule, Rule::P7 | Rule::K3 | Rule::E1) => {}
            None => rows.iter().for_each(|row| sound[row.alliance.index()] = false),
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong) }
}

fn finding(scenario: &Scenario, violation: &Violation, row: &Activity) -> Diagnostic {
    let pin = scenario.pins.iter().any(|pin| pin.id == row.id && pin.line == row.line);
    let message = Message::new("replan-fixed-breaks-rule")
        .with("activity", &row.id)
        .with("date", row.date)
        .with("rule", violation.rule);
    Diagnostic {
        code: "E703",
        severity: Severity::Error,
        place: Some(Place {
            file: if pin { "pins.csv" } else { "calendar.csv" }.to_owned(),
            line: (row.line > 0).then_some(row.line),
            ..Place::default()
        }),
        message,
    }
}

/// Alliances that leave more unmet than they did before the changes.
fn short(request: &Request, now: &Scenario, standing: &[Activity]) -> Vec<AllianceIx> {
    let policy = request.policy.unwrap_or(now.settings.objective.policy);
    let before: BTreeMap<String, u64> = match &request.earlier.known {
        Some(known) => known.shortfall.clone(),
        // Nothing tells what was unmet before the tables were edited.
        None if request.changes.is_empty() && request.edits.is_none() => BTreeMap::new(),
        None => {
            let verdict = verify(request.scenario, &request.earlier.activities, policy);
            let id = |a: AllianceIx| request.scenario.alliance(a).id.clone();
            verdict.alliances.iter().map(|a| (id(a.alliance), a.shortfall.value)).collect()
        }
    };
    let verdict = verify(now, standing, policy);
    verdict
        .alliances
        .iter()
        .filter(|a| {
            let was = before.get(&now.alliance(a.alliance).id).copied().unwrap_or(0);
            a.shortfall.value > was
        })
        .map(|a| a.alliance)
        .collect()
}
