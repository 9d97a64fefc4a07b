//! Burdens over the school year, history included.

use super::facts::{Duty, Facts, Row, duties};
use crate::domain::{GroupReport, KinderIx, Minutes, Role, StaffIx};

/// Burdens of all backbone teachers and of all mentors of each alliance, with or without the
/// history.
pub(super) fn groups(facts: &Facts, history: bool) -> Vec<GroupReport> {
    let n = facts.scenario.staff.len();
    let mut burden = [vec![0.0; n], vec![0.0; n]];
    add(facts, &facts.duties, &mut burden);
    if history {
        let past = facts.scenario.history.iter();
        let rows: Vec<Row> = past.map(|row| Row { row, line: 0 }).collect();
        add(facts, &duties(&rows), &mut burden);
    }
    let mut members: Vec<Vec<StaffIx>> = vec![Vec::new(); facts.scenario.alliances.len()];
    for p in facts.scenario.staff_ixs() {
        members[facts.scenario.alliance_of(p).index()].push(p);
    }
    let mut groups = Vec::new();
    for (alliance, people) in facts.scenario.alliance_ixs().zip(members) {
        for role in [Role::Outreach, Role::Inspection] {
            let burdens: Vec<(StaffIx, Minutes)> = people
                .iter()
                .filter(|p| {
                    let person = facts.scenario.person(**p);
                    if role == Role::Outreach { person.backbone } else { person.mentor }
                })
                .map(|&p| (p, Minutes(burden[role as usize][p.index()])))
                .collect();
            if !burdens.is_empty() {
                groups.push(GroupReport { alliance, role, burdens, proven: None });
            }
        }
    }
    groups
}

/// Route minutes of each day in a role, and session minutes of each duty.
fn add(facts: &Facts, duties: &[Duty], burden: &mut [Vec<f64>; 2]) {
    let session = facts.scenario.settings.burden.session_minutes.0;
    for day in duties.chunk_by(|a, b| {
        (a.person, a.row.date, a.role as usize) == (b.person, b.row.date, b.role as usize)
    }) {
        let person = day[0].person;
        let stops: Vec<KinderIx> = day.iter().map(|d| d.place).collect();
        let route = facts.table.route_minutes(facts.scenario.person(person).home, &stops).0;
        burden[day[0].role as usize][person.index()] += route + session * day.len() as f64;
    }
}
