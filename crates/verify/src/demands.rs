//! D1–D10: the demands and their shortfall.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::facts::{Facts, Row};
use crate::domain::{
    ActivityKind, AllianceIx, Demand, EventIx, FollowUpIx, KinderIx, PlacementIx, Role, Shortfall,
    StaffIx,
};

/// Every demand left unmet, with the alliance that it belongs to.
pub(super) fn shortfalls(facts: &Facts) -> Vec<(AllianceIx, Shortfall)> {
    let mut found = Vec::new();
    d1(facts, &mut found);
    d2(facts, &mut found);
    d3(facts, &mut found);
    let mut visitors: BTreeMap<KinderIx, Vec<StaffIx>> = BTreeMap::new();
    for duty in facts.duties.iter().filter(|d| d.role == Role::Outreach) {
        visitors.entry(duty.place).or_default().push(duty.person);
    }
    let mut teams: BTreeMap<KinderIx, Vec<Row>> = BTreeMap::new();
    for r in facts.teams() {
        if let Some(k) = r.row.kindergarten {
            teams.entry(k).or_default().push(r);
        }
    }
    for k in facts.scenario.kindergarten_ixs() {
        let visitors = visitors.get(&k).map_or(&[][..], |v| v);
        let teams = teams.get(&k).map_or(&[][..], |v| v);
        for (demand, units) in [
            (Demand::D4, d4(facts, k, visitors)),
            (Demand::D5, d5(facts, k, visitors)),
            (Demand::D6, d6(facts, teams)),
            (Demand::D7, d7(facts, k, visitors, teams)),
        ] {
            let place = facts.scenario.kindergarten(k);
            push(&mut found, place.alliance, demand, &place.id, units);
        }
    }
    d8_and_d9(facts, &mut found);
    d10(facts, &mut found);
    found
}

fn push(
    found: &mut Vec<(AllianceIx, Shortfall)>,
    alliance: AllianceIx,
    demand: Demand,
    subject: &str,
    units: u32,
) {
    if units > 0 {
        let subject = subject.to_owned();
        found.push((alliance, Shortfall { demand, subject, units, reason: Vec::new() }));
    }
}

/// Visits of each backbone teacher.
fn d1(facts: &Facts, found: &mut Vec<(AllianceIx, Shortfall)>) {
    let mut made = vec![0_u32; facts.scenario.staff.len()];
    for duty in facts.duties.iter().filter(|d| d.role == Role::Outreach) {
        made[duty.person.index()] += 1;
    }
    for p in facts.scenario.staff_ixs().filter(|&p| facts.scenario.person(p).backbone) {
        let person = facts.scenario.person(p);
        let units = person.visits_per_term.saturating_sub(made[p.index()]);
        push(found, facts.scenario.alliance_of(p), Demand::D1, &person.id, units);
    }
}

/// Inspections: those of each kindergarten, and the further ones that the alliance lacks.
fn d2(facts: &Facts, found: &mut Vec<(AllianceIx, Shortfall)>) {
    let terms_left = terms_left(facts);
    let left_of = inspections_left(facts);
    let mut now = vec![0_u32; left_of.len()];
    for r in facts.of_kind(ActivityKind::Inspection) {
        if let Some(k) = r.row.kindergarten {
            now[k.index()] += 1;
        }
    }
    for (a, alliance) in facts.scenario.alliance_ixs().zip(&facts.scenario.alliances) {
        let (mut left, mut made, mut own) = (0, 0, 0);
        for &k in &alliance.members {
            let place = facts.scenario.kindergarten(k);
            let due = left_of[k.index()];
            let units = (due / terms_left).saturating_sub(now[k.index()]);
            left += due;
            made += now[k.index()];
            own += units;
            push(found, a, Demand::D2, &place.id, units);
        }
        let all = left.div_ceil(terms_left).saturating_sub(made);
        push(found, a, Demand::D2, &alliance.id, all.saturating_sub(own));
    }
}

/// The remaining terms of the year, including this one.
fn terms_left(facts: &Facts) -> u32 {
    let settings = &facts.scenario.settings;
    settings.year.terms - settings.term.index + 1
}

/// `left(k)`: the year's inspections that each kindergarten has not received before this term.
fn inspections_left(facts: &Facts) -> Vec<u32> {
    let mut left: Vec<u32> =
        facts.scenario.kindergartens.iter().map(|k| k.inspections_per_year).collect();
    for row in facts.scenario.history.iter().filter(|a| a.kind() == ActivityKind::Inspection) {
        if let Some(k) = row.kindergarten {
            left[k.index()] = left[k.index()].saturating_sub(1);
        }
    }
    left
}

/// Inspections that D2 demands of each alliance this term.
pub(super) fn inspections_due(facts: &Facts) -> Vec<u32> {
    let (terms, left) = (terms_left(facts), inspections_left(facts));
    let of = |members: &[KinderIx]| -> u32 {
        let own: u32 = members.iter().map(|k| left[k.index()] / terms).sum();
        let all: u32 = members.iter().map(|k| left[k.index()]).sum();
        own.max(all.div_ceil(terms))
    };
    facts.scenario.alliances.iter().map(|a| of(&a.members)).collect()
}

/// Every event of the term takes place.
fn d3(facts: &Facts, found: &mut Vec<(AllianceIx, Shortfall)>) {
    let held: HashSet<EventIx> = facts.rows.iter().filter_map(|r| r.row.event()).collect();
    for e in facts.scenario.event_ixs().filter(|e| !held.contains(e)) {
        let event = facts.scenario.event(e);
        push(found, event.alliance, Demand::D3, &event.id, 1);
    }
}

/// Every follow-up takes place (D8), with a mentor of the latest inspection in its team (D9).
fn d8_and_d9(facts: &Facts, found: &mut Vec<(AllianceIx, Shortfall)>) {
    let rows: Vec<(FollowUpIx, Row)> =
        facts.rows.iter().filter_map(|r| Some((r.row.follow_up()?, *r))).collect();
    for f in facts.scenario.follow_up_ixs() {
        let asked = facts.scenario.follow_up(f);
        let alliance = facts.scenario.kindergarten(asked.kindergarten).alliance;
        let made = rows.iter().find(|(other, _)| *other == f).map(|(_, r)| r.row);
        push(found, alliance, Demand::D8, &asked.id, u32::from(made.is_none()));
        let who_know = mentors_who_know(facts, asked.kindergarten);
        let strange = made
            .is_some_and(|m| !who_know.is_empty() && !m.staff.iter().any(|p| who_know.contains(p)));
        push(found, alliance, Demand::D9, &asked.id, u32::from(strange));
    }
}

/// The mentors of a kindergarten's latest inspection or follow-up in the history who are still
/// mentors of the alliance.
pub(super) fn mentors_who_know(facts: &Facts, k: KinderIx) -> Vec<StaffIx> {
    let past = facts.scenario.history.iter();
    let latest = past
        .filter(|row| row.role() == Some(Role::Inspection) && row.kindergarten == Some(k))
        .max_by_key(|row| (row.date, row.slot));
    let alliance = facts.scenario.kindergarten(k).alliance;
    let still = |p: &StaffIx| {
        facts.scenario.person(*p).mentor && facts.scenario.alliance_of(*p) == alliance
    };
    latest.map_or_else(Vec::new, |row| row.staff.iter().copied().filter(still).collect())
}

/// Every placement takes place.
fn d10(facts: &Facts, found: &mut Vec<(AllianceIx, Shortfall)>) {
    let made: HashSet<PlacementIx> = facts.rows.iter().filter_map(|r| r.row.placement()).collect();
    for p in facts.scenario.placement_ixs().filter(|p| !made.contains(p)) {
        let asked = facts.scenario.placement(p);
        push(found, facts.scenario.alliance_of(asked.person), Demand::D10, &asked.id, 1);
    }
}

/// Visits received.
fn d4(facts: &Facts, k: KinderIx, visitors: &[StaffIx]) -> u32 {
    facts.scenario.kindergarten(k).visits_min.saturating_sub(visitors.len() as u32)
}

/// Different subjects among the visiting teachers' subjects.
fn d5(facts: &Facts, k: KinderIx, visitors: &[StaffIx]) -> u32 {
    let asked = facts.scenario.kindergarten(k).visits_min;
    let asked = asked.min(facts.scenario.settings.outreach.subjects_min);
    let seen: BTreeSet<&String> =
        visitors.iter().flat_map(|&p| &facts.scenario.person(p).subjects).collect();
    asked.saturating_sub(seen.len() as u32)
}

/// Expertise missing in the inspection teams.
fn d6(facts: &Facts, teams: &[Row]) -> u32 {
    let asked = &facts.scenario.settings.inspection.expertise;
    let missing = |r: &Row| {
        let has = |e: &String| {
            r.row.staff.iter().any(|&p| facts.scenario.person(p).expertise.contains(e))
        };
        asked.iter().filter(|e| !has(e)).count() as u32
    };
    teams.iter().map(missing).sum()
}

/// The kindergarten's language, if it is not the common one: spoken by at least one visitor, and in
/// each of its inspection teams.
fn d7(facts: &Facts, k: KinderIx, visitors: &[StaffIx], teams: &[Row]) -> u32 {
    let place = facts.scenario.kindergarten(k);
    if place.language == "zh" {
        return 0;
    }
    let speaks = |p: &StaffIx| facts.scenario.person(*p).languages.contains(&place.language);
    let mute = teams.iter().filter(|r| !r.row.staff.iter().any(speaks)).count() as u32;
    mute + u32::from(place.visits_min > 0 && !visitors.iter().any(speaks))
}
