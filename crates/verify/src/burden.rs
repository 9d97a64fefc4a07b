//! Burdens over the school year, history included, and the largest duty in each.

use super::facts::{Duty, Facts, Row, duties};
use crate::domain::{GroupReport, KinderIx, Minutes, Role, StaffIx};

/// Burdens of all backbone teachers and of all mentors of each alliance, with or without the
/// history.
pub(super) fn groups(facts: &Facts, history: bool) -> Vec<GroupReport> {
    by_group(facts, history, &|sum, day| sum + day.minutes)
}

/// The largest duty of each person in the same groups: the minutes by which the burden would be
/// smaller without it. Without one stop of two, the day's route leads to the other alone.
pub(super) fn largest_duties(facts: &Facts, history: bool) -> Vec<GroupReport> {
    let session = facts.scenario.settings.burden.session_minutes.0;
    by_group(facts, history, &|largest, day| {
        let without = |at: usize| {
            let mut stops = day.stops.clone();
            stops.remove(at);
            let route = facts.table.route_minutes(day.home, &stops).0;
            if stops.is_empty() { 0.0 } else { route + session * stops.len() as f64 }
        };
        (0..day.stops.len()).map(|at| day.minutes - without(at)).fold(largest, f64::max)
    })
}

/// One person's day in a role: route minutes, and session minutes of each duty.
struct Day {
    home: KinderIx,
    stops: Vec<KinderIx>,
    minutes: f64,
}

/// By group and person what the days come to, from 0 on.
fn by_group(facts: &Facts, history: bool, fold: &dyn Fn(f64, &Day) -> f64) -> Vec<GroupReport> {
    let n = facts.scenario.staff.len();
    let mut burden = [vec![0.0; n], vec![0.0; n]];
    add(facts, &facts.duties, fold, &mut burden);
    if history {
        let past = facts.scenario.history.iter();
        let rows: Vec<Row> = past.map(|row| Row { row, line: 0 }).collect();
        add(facts, &duties(&rows), fold, &mut burden);
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

fn add(
    facts: &Facts,
    duties: &[Duty],
    fold: &dyn Fn(f64, &Day) -> f64,
    burden: &mut [Vec<f64>; 2],
) {
    let session = facts.scenario.settings.burden.session_minutes.0;
    for day in duties.chunk_by(|a, b| {
        (a.person, a.row.date, a.role as usize) == (b.person, b.row.date, b.role as usize)
    }) {
        let person = day[0].person;
        let stops: Vec<KinderIx> = day.iter().map(|d| d.place).collect();
        let home = facts.scenario.person(person).home;
        let minutes = facts.table.route_minutes(home, &stops).0 + session * stops.len() as f64;
        let of = &mut burden[day[0].role as usize][person.index()];
        *of = fold(*of, &Day { home, stops, minutes });
    }
}
