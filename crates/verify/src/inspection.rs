//! I1–I5: inspections; F1: follow-ups.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::Violation;
use super::facts::{Facts, breach};
use crate::domain::{ActivityKind, FollowUpIx, KinderIx, Message, Role, Rule, StaffIx};

pub(super) fn check(facts: &Facts, found: &mut Vec<Violation>) {
    i1(facts, found);
    i2(facts, found);
    // History first, without a line; then this term's, by date.
    let mut dates: BTreeMap<KinderIx, Vec<(Date, Option<u32>)>> = BTreeMap::new();
    for row in facts.scenario.history.iter().filter(|a| a.kind() == ActivityKind::Inspection) {
        if let Some(k) = row.kindergarten {
            dates.entry(k).or_default().push((row.date, None));
        }
    }
    for r in facts.of_kind(ActivityKind::Inspection) {
        if let Some(k) = r.row.kindergarten {
            dates.entry(k).or_default().push((r.row.date, Some(r.line)));
        }
    }
    for (k, mut all) in dates {
        all.sort_unstable();
        i3(facts, k, &all, found);
        i4(facts, k, &all, found);
    }
    i5(facts, found);
    f1(facts, found);
}

/// A team is exactly `inspection.team` different mentors.
fn i1(facts: &Facts, found: &mut Vec<Violation>) {
    let size = facts.scenario.settings.inspection.team;
    for r in facts.teams() {
        let team: BTreeSet<StaffIx> = r.row.staff.iter().copied().collect();
        if team.len() != size as usize || r.row.staff.len() != team.len() {
            let message = Message::new("verify-i1")
                .with("activity", &r.row.id)
                .with("count", team.len())
                .with("size", size);
            found.push(breach(Rule::I1, [r.line], message));
        }
    }
}

/// A mentor's inspections in the term.
fn i2(facts: &Facts, found: &mut Vec<Violation>) {
    let duties = facts.duties.chunk_by(|a, b| a.person == b.person);
    for mine in duties {
        let lines: Vec<u32> =
            mine.iter().filter(|d| d.role == Role::Inspection).map(|d| d.line).collect();
        if let Some(limit) = facts.scenario.person(mine[0].person).inspections_max
            && lines.len() > limit as usize
        {
            let message = Message::new("verify-i2")
                .with("person", facts.who(mine[0].person))
                .with("count", lines.len())
                .with("limit", limit);
            found.push(breach(Rule::I2, lines, message));
        }
    }
}

/// Days between two inspections of one kindergarten, history included.
fn i3(facts: &Facts, k: KinderIx, all: &[(Date, Option<u32>)], found: &mut Vec<Violation>) {
    let gap = facts.scenario.settings.inspection.gap_days;
    for pair in all.windows(2) {
        let days = (pair[1].0 - pair[0].0).get_days();
        if days < gap as i32 && (pair[0].1.is_some() || pair[1].1.is_some()) {
            let message = Message::new("verify-i3")
                .with("place", facts.place(k))
                .with("first", pair[0].0)
                .with("second", pair[1].0)
                .with("days", days)
                .with("limit", gap);
            found.push(breach(Rule::I3, pair.iter().filter_map(|p| p.1), message));
        }
    }
}

/// Inspections of a kindergarten in the school year, history included.
fn i4(facts: &Facts, k: KinderIx, all: &[(Date, Option<u32>)], found: &mut Vec<Violation>) {
    let limit = facts.scenario.kindergarten(k).inspections_per_year;
    let lines: Vec<u32> = all.iter().filter_map(|p| p.1).collect();
    if all.len() > limit as usize && !lines.is_empty() {
        let message = Message::new("verify-i4")
            .with("place", facts.place(k))
            .with("count", all.len())
            .with("limit", limit);
        found.push(breach(Rule::I4, lines, message));
    }
}

/// A team stays together for the day.
fn i5(facts: &Facts, found: &mut Vec<Violation>) {
    let mut seen: BTreeSet<Vec<u32>> = BTreeSet::new();
    for day in facts.days() {
        let team = |row: &crate::domain::Activity| -> BTreeSet<StaffIx> {
            row.staff.iter().copied().collect()
        };
        let tours: Vec<_> = day.iter().filter(|d| d.role == Role::Inspection).collect();
        let Some(first) = tours.first() else { continue };
        if tours.iter().all(|d| team(d.row) == team(first.row)) {
            continue;
        }
        let mut lines: Vec<u32> = tours.iter().map(|d| d.line).collect();
        lines.sort_unstable();
        if seen.insert(lines.clone()) {
            let message = Message::new("verify-i5")
                .with("person", facts.who(first.person))
                .with("date", first.row.date);
            found.push(breach(Rule::I5, lines, message));
        }
    }
}

/// A follow-up at the kindergarten and inside the window of its row, at most once.
fn f1(facts: &Facts, found: &mut Vec<Violation>) {
    let mut once: BTreeMap<FollowUpIx, Vec<u32>> = BTreeMap::new();
    for r in facts.of_kind(ActivityKind::FollowUp) {
        let Some(ix) = r.row.follow_up() else {
            let message = Message::new("verify-f1-unknown").with("activity", &r.row.id);
            found.push(breach(Rule::F1, [r.line], message));
            continue;
        };
        once.entry(ix).or_default().push(r.line);
        let asked = facts.scenario.follow_up(ix);
        let inside = asked.from <= r.row.date && r.row.date <= asked.to;
        if !inside || r.row.kindergarten != Some(asked.kindergarten) {
            let message = Message::new("verify-f1")
                .with("activity", &asked.id)
                .with("place", facts.place(asked.kindergarten))
                .with("date", r.row.date)
                .with("from", asked.from)
                .with("to", asked.to);
            found.push(breach(Rule::F1, [r.line], message));
        }
    }
    for (ix, lines) in once.into_iter().filter(|(_, lines)| lines.len() > 1) {
        let id = &facts.scenario.follow_up(ix).id;
        let message = Message::new("verify-f1-once").with("activity", id);
        found.push(breach(Rule::F1, lines, message));
    }
}
