//! What stays, what the changes touch, and what contradicts itself.

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::civil::Date;

use super::count::count_changes;
use super::edits::{Edits, same_work};
use crate::calendar::{DayIx, WorkCalendar};
use crate::changes::{self, Applied, apply, as_it_was};
use crate::domain::{
    Activity, ActivityKind, AllianceIx, Change, Diagnostic, Gone, Message, Place, Planned, Policy,
    Rule, Scenario, Session, Severity, Slot, StaffIx, Stated,
};
use crate::solve::KnownBounds;
use crate::verify::{Violation, check_pins, check_rules, nearness, verify};

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

impl Earlier {
    /// Level 3 of a calendar that repairs this one.
    #[must_use]
    pub fn changes(&self, now: &[Activity]) -> u64 {
        let gone: u64 = self.gone.iter().map(|gone| u64::from(gone.work)).sum();
        count_changes(&self.activities, now) + gone
    }
}

/// What the figures of an earlier plan say.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Known {
    /// By id of the alliance: its shortfall.
    pub shortfall: BTreeMap<String, u64>,
    /// By id of the alliance: what has been proven of it under this policy, for this input.
    pub bounds: BTreeMap<String, KnownBounds>,
    /// The policy of the bounds.
    pub policy: Option<Policy>,
    /// Digest of the input that the bounds are of.
    pub digest: String,
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
    /// By alliance that is not touched: whether it leaves something unmet.
    pub hopeful: Vec<bool>,
    /// By alliance: what is proven of it whatever has happened.
    pub known: Vec<Option<KnownBounds>>,
    /// By alliance: whether what is fixed breaks no rule.
    pub sound: Vec<bool>,
    /// Changes that are there whatever is done: cancelled events, work of rows dropped by hand or
    /// naming what is gone.
    pub settled: u64,
    /// Rows that are not there any more because somebody said so: cancelled events and what was
    /// dropped by hand.
    pub withdrawn: Vec<Activity>,
    /// Rows still to come that somebody has taken out by hand.
    pub refused: Vec<Activity>,
    /// Weeks between where activities stood and where they took place.
    pub moved: u64,
    /// Rules that what has taken place breaks by itself: facts, which bar nothing.
    pub breaches: Vec<Violation>,
    /// Activities that are over, with people who are now said to have been away then: whether they
    /// took place somebody must say.
    pub doubts: Vec<(Activity, StaffIx)>,
    /// The changes in full, as they are to be kept with the scenario.
    pub changes: Vec<Stated>,
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
    let known = as_it_was(scenario, &earlier.activities, &scenario.facts);
    let applied =
        apply(scenario, changes, changes::Known { today, earlier: Some(&known), evening: false })?;
    let now = &applied.scenario;
    // What was not held as planned is different whatever is done.
    let known = as_it_was(scenario, &known, &applied.changes);
    let otherwise = count_changes(&earlier.activities, &known);
    let moved = nearness(&earlier.activities, &known);
    let dropped: HashSet<&str> =
        edits.iter().flat_map(|e| &e.dropped).map(String::as_str).collect();
    let titles: HashMap<&str, &String> =
        edits.iter().flat_map(|e| &e.titled).map(|(id, title)| (id.as_str(), title)).collect();

    let mut standing = applied.calendar(&known);
    for row in &mut standing {
        if let Some(title) = titles.get(row.id.as_str()) {
            row.title.clone_from(title);
        }
    }
    let (out, standing): (Vec<Activity>, Vec<Activity>) =
        standing.into_iter().partition(|row| dropped.contains(row.id.as_str()));
    let called_off = known
        .iter()
        .filter(|row| row.planned().is_some_and(|planned| applied.now(planned).is_none()));
    let called_off: Vec<Activity> = called_off.map(unnamed).collect();
    let held: HashSet<&str> = known.iter().map(|row| row.id.as_str()).collect();
    let not_held = earlier.activities.iter().filter(|row| !held.contains(row.id.as_str()));
    let event = |row: &Activity| row.kind() == ActivityKind::Event;
    let work = |row: &Activity| if event(row) { 1 } else { row.staff.len() as u64 };
    let settled = otherwise
        + called_off.iter().map(work).sum::<u64>()
        + out.iter().map(work).sum::<u64>()
        + earlier.gone.iter().map(|gone| u64::from(gone.work)).sum::<u64>();
    let withdrawn: Vec<Activity> =
        not_held.map(unnamed).chain(called_off).chain(out.iter().cloned()).collect();

    // A placement that cannot go on is planned anew; everything else that has begun stays.
    let interrupted = today.map_or_else(HashSet::new, |today| interrupted(now, &standing, today));
    let past = |row: &Activity| {
        today.is_some_and(|today| row.date < today) && !interrupted.contains(&row.id)
    };
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
    let unmet = unmet(request, now, &standing);
    for (a, (before, after)) in now.alliance_ixs().zip(&unmet) {
        if after > before {
            touch(a);
        }
    }
    let left = touched.iter().zip(&unmet);
    let hopeful: Vec<bool> = left.map(|(touched, unmet)| !touched && unmet.1 > 0).collect();
    let mut known = known_bounds(request, &applied);
    // What has taken place against the rules no bound of the rules holds for.
    known.iter_mut().zip(&sound).filter(|(_, sound)| !**sound).for_each(|(known, _)| *known = None);
    let doubts = doubts(scenario, &applied.changes, &standing, past);
    let Applied { scenario, changes, .. } = applied;
    Ok(Prepared {
        scenario,
        earlier: standing,
        fixed,
        touched,
        hopeful,
        known,
        sound,
        settled,
        withdrawn,
        refused: out.into_iter().filter(|row| !past(row)).collect(),
        moved,
        breaches,
        doubts,
        changes,
        today,
    })
}

/// Placements under way that lose one of the days still to come (L1).
fn interrupted(scenario: &Scenario, standing: &[Activity], today: Date) -> HashSet<String> {
    let calendar = WorkCalendar::new(scenario);
    let rows = numbered(standing);
    let broken = check_rules(scenario, &rows).into_iter().filter(|v| v.rule == Rule::L1);
    let broken: HashSet<u32> = broken.flat_map(|v| v.lines).collect();
    let under_way = rows
        .iter()
        .filter(|row| broken.contains(&row.line) && row.date < today && today <= row.last_day());
    let lost = |row: &&Activity| {
        let ahead = |&d: &DayIx| (today..=row.last_day()).contains(&calendar.date(d));
        calendar.days().filter(ahead).any(|d| {
            [Session::Am, Session::Pm].iter().any(|&s| {
                row.staff.iter().any(|&p| !calendar.available(p, d, s))
                    || row.kindergarten.is_some_and(|k| !calendar.open(k, d, s))
            })
        })
    };
    under_way.filter(lost).map(|row| row.id.clone()).collect()
}

/// Past duties of people who are said to have been away then, unless somebody has said how it was.
fn doubts(
    scenario: &Scenario,
    changes: &[Stated],
    standing: &[Activity],
    past: impl Fn(&Activity) -> bool,
) -> Vec<(Activity, StaffIx)> {
    let told: HashSet<&str> = changes
        .iter()
        .chain(&scenario.facts)
        .filter_map(|stated| match &stated.change {
            Change::Held { activity, .. } => Some(activity.as_str()),
            _ => None,
        })
        .collect();
    let mut found = Vec::new();
    for stated in changes {
        let (who, from, to, slot) = match stated.change {
            Change::Absent { person, from, to, slot, .. } => (person, from, to, slot),
            Change::Leaves { person, from: Some(from), .. } => {
                (person, from, scenario.settings.term.end, Slot::Day)
            }
            _ => continue,
        };
        let met = standing.iter().filter(|row| {
            past(row)
                && (from..=to).contains(&row.date)
                && row.staff.contains(&who)
                && row.slot.sessions().iter().any(|s| slot.sessions().contains(s))
                && !told.contains(row.id.as_str())
        });
        found.extend(met.map(|row| (row.clone(), who)));
    }
    found
}

/// A row that names nothing of the tables any more.
fn unnamed(row: &Activity) -> Activity {
    let mut row = row.clone();
    row.set_planned(None);
    row
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

/// By alliance: shortfall before the changes and now.
fn unmet(request: &Request, now: &Scenario, standing: &[Activity]) -> Vec<(u64, u64)> {
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
    let was = |a: AllianceIx| before.get(&now.alliance(a).id).copied().unwrap_or(0);
    let verdict = verify(now, standing, policy);
    verdict.alliances.iter().map(|a| (was(a.alliance), a.shortfall.value)).collect()
}

/// What stands proven: bounds of the same input under the same policy, where nothing has happened
/// that lets an alliance do more or be asked for less.
fn known_bounds(request: &Request, applied: &Applied) -> Vec<Option<KnownBounds>> {
    let scenario = request.scenario;
    let n = scenario.alliances.len();
    let policy = request.policy.unwrap_or(scenario.settings.objective.policy);
    let known = request.earlier.known.as_ref().filter(|known| {
        known.digest == scenario.digest && known.policy == Some(policy) && request.edits.is_none()
    });
    let Some(known) = known else { return vec![None; n] };
    let bounds = scenario.alliances.iter().map(|a| known.bounds.get(&a.id).copied());
    let mut bounds: Vec<Option<KnownBounds>> = bounds.collect();
    for stated in &applied.changes {
        let alliance = match &stated.change {
            Change::Absent { .. } | Change::Closed { .. } | Change::Road(_) => continue,
            Change::Leaves { person, .. } => Some(scenario.alliance_of(*person)),
            Change::Joins { person, .. } => Some(scenario.kindergarten(person.home).alliance),
            Change::NoHost { kindergarten, .. } => {
                Some(scenario.kindergarten(*kindergarten).alliance)
            }
            Change::Cancel { what } | Change::Move { what, .. } => Some(match *what {
                Planned::Event(e) => scenario.event(e).alliance,
                Planned::FollowUp(f) => {
                    scenario.kindergarten(scenario.follow_up(f).kindergarten).alliance
                }
                Planned::Placement(p) => scenario.alliance_of(scenario.placement(p).person),
            }),
            Change::FollowUp(row) => Some(scenario.kindergarten(row.kindergarten).alliance),
            Change::NotHeld { .. } | Change::Held { .. } => None,
        };
        match alliance {
            Some(a) => bounds[a.index()] = None,
            None => bounds.fill(None),
        }
    }
    bounds
}
