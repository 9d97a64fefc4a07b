//! O1–O4: outreach visits.

use std::collections::BTreeMap;

use super::Violation;
use super::facts::{Facts, breach};
use crate::domain::{ActivityKind, KinderIx, Message, Role, Rule, StaffIx};

pub(super) fn check(facts: &Facts, found: &mut Vec<Violation>) {
    let mut of_teacher: BTreeMap<StaffIx, Vec<u32>> = BTreeMap::new();
    let mut of_pair: BTreeMap<(StaffIx, KinderIx), Vec<u32>> = BTreeMap::new();
    let mut of_place: BTreeMap<KinderIx, Vec<u32>> = BTreeMap::new();
    for duty in facts.duties.iter().filter(|d| d.role == Role::Outreach) {
        of_teacher.entry(duty.person).or_default().push(duty.line);
        of_pair.entry((duty.person, duty.place)).or_default().push(duty.line);
        of_place.entry(duty.place).or_default().push(duty.line);
    }
    o1(facts, of_teacher, found);
    o2(facts, of_pair, found);
    o3(facts, of_place, found);
    o4(facts, found);
}

/// A teacher's visits in the term.
fn o1(facts: &Facts, visits: BTreeMap<StaffIx, Vec<u32>>, found: &mut Vec<Violation>) {
    for (p, lines) in visits {
        let limit = facts.scenario.person(p).visits_max;
        if lines.len() > limit as usize {
            let message = Message::new("verify-o1")
                .with("person", facts.who(p))
                .with("count", lines.len())
                .with("limit", limit);
            found.push(breach(Rule::O1, lines, message));
        }
    }
}

/// A teacher visits one kindergarten at most once in the term.
fn o2(facts: &Facts, visits: BTreeMap<(StaffIx, KinderIx), Vec<u32>>, found: &mut Vec<Violation>) {
    for ((p, k), lines) in visits.into_iter().filter(|(_, lines)| lines.len() > 1) {
        let message =
            Message::new("verify-o2").with("person", facts.who(p)).with("place", facts.place(k));
        found.push(breach(Rule::O2, lines, message));
    }
}

/// A kindergarten's visits in the term.
fn o3(facts: &Facts, visits: BTreeMap<KinderIx, Vec<u32>>, found: &mut Vec<Violation>) {
    for (k, lines) in visits {
        if let Some(limit) = facts.scenario.kindergarten(k).visits_max
            && lines.len() > limit as usize
        {
            let message = Message::new("verify-o3")
                .with("place", facts.place(k))
                .with("count", lines.len())
                .with("limit", limit);
            found.push(breach(Rule::O3, lines, message));
        }
    }
}

/// Teachers in one outreach activity.
fn o4(facts: &Facts, found: &mut Vec<Violation>) {
    let limit = facts.scenario.settings.outreach.group_max;
    for r in facts.of_kind(ActivityKind::Outreach) {
        if r.row.staff.len() > limit as usize {
            let message = Message::new("verify-o4")
                .with("activity", &r.row.id)
                .with("count", r.row.staff.len())
                .with("limit", limit);
            found.push(breach(Rule::O4, [r.line], message));
        }
    }
}
