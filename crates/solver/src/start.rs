//! An earlier calendar to begin a search with: what of it can be used for a scenario.
//!
//! May use: the domain types, the verifier, the search's options.
//! Must not contain: wording, files, and any rule that the verifier keeps.
//!
//! The calendar may be that of the last run, under another policy or older data, or last term's. Rows
//! that together break no rule stand. A duty whose date does not do leaves who visits whom. The rest
//! is left out and counted, by kind.

use std::collections::{BTreeSet, HashSet};

use crate::domain::{Activity, Rule, Scenario, StartReport};
use crate::solve::Start;
use crate::verify::check_rules;

/// Rules that another date may keep.
const OF_DATES: [Rule; 14] = [
    Rule::P1,
    Rule::P2,
    Rule::P3,
    Rule::P7,
    Rule::P8,
    Rule::K1,
    Rule::K2,
    Rule::K3,
    Rule::H1,
    Rule::O4,
    Rule::I3,
    Rule::I5,
    Rule::L3,
    Rule::E5,
];

/// What of a calendar's rows a search can begin with; `rows` are how many the file has, of which
/// `activities` could be read.
#[must_use]
pub fn fit(scenario: &Scenario, activities: &[Activity], rows: usize, digest: String) -> Start {
    let term = scenario.settings.term.start..=scenario.settings.term.end;
    let mut report = StartReport { digest, rows, ..StartReport::default() };
    report.unknown = rows - activities.len().min(rows);
    let (inside, outside): (Vec<&Activity>, Vec<&Activity>) =
        activities.iter().partition(|row| term.contains(&row.date));
    let mut undated: Vec<Activity> =
        outside.iter().filter(|row| is_duty(row)).map(|row| (*row).clone()).collect();
    report.outside = outside.len() - undated.len();

    // Pins stand whatever the calendar says; what it says of the same is theirs.
    let same = |row: &Activity| {
        scenario.pins.iter().any(|pin| {
            let place = (pin.kind(), pin.date, pin.slot, pin.kindergarten);
            place == (row.kind(), row.date, row.slot, row.kindergarten)
                || pin.planned().is_some() && pin.planned() == row.planned()
        })
    };
    let (pinned, mut standing): (Vec<&Activity>, Vec<&Activity>) =
        inside.into_iter().partition(|row| same(row));
    loop {
        let gone = in_the_way(scenario, &standing);
        if gone.is_empty() {
            break;
        }
        let mut at = 0;
        standing.retain(|row| {
            at += 1;
            let Some((_, movable)) = gone.iter().find(|(gone, _)| *gone == at - 1) else {
                return true;
            };
            match *movable && is_duty(row) {
                true => undated.push((*row).clone()),
                false => report.forbidden += 1,
            }
            false
        });
    }
    report.standing = standing.len() + pinned.len();
    report.undated = undated.len();
    let standing = standing.into_iter().chain(&scenario.pins);
    Start { standing: standing.cloned().collect(), undated, report }
}

/// A duty of somebody somewhere.
fn is_duty(row: &Activity) -> bool {
    row.role().is_some() && row.kindergarten.is_some() && !row.staff.is_empty()
}

/// Rows that leave so that others keep the rules, at least one of each violation: duties before
/// events, later ones before earlier ones; and whether another date may do.
fn in_the_way(scenario: &Scenario, rows: &[&Activity]) -> Vec<(usize, bool)> {
    let all = rows.iter().copied().chain(&scenario.pins).zip(1..);
    let all: Vec<Activity> = all.map(|(row, line)| Activity { line, ..row.clone() }).collect();
    let mut gone: Vec<(usize, bool)> = Vec::new();
    let mut taken: HashSet<usize> = HashSet::new();
    for violation in check_rules(scenario, &all) {
        let lines: BTreeSet<usize> = violation.lines.iter().map(|&n| n as usize - 1).collect();
        if lines.iter().any(|at| taken.contains(at)) {
            continue;
        }
        let own = lines.into_iter().filter(|&at| at < rows.len());
        let key = |&at: &usize| (is_duty(rows[at]), rows[at].date, rows[at].slot, at);
        if let Some(at) = own.max_by_key(key) {
            taken.insert(at);
            gone.push((at, OF_DATES.contains(&violation.rule)));
        }
    }
    gone
}
