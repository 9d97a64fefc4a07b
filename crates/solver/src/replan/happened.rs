//! What has happened to those whom an activity needs: the reason that people understand.

use jiff::civil::Date;

use super::difference::Cause;
use super::prepare::Prepared;
use crate::domain::{
    Activity, ApartFrom, Change, Closure, ClosureKind, KinderIx, Rule, Scenario, StaffIx, Who,
};

/// What stands in the way of an activity as it stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happened {
    /// A person is away in these days.
    Away(StaffIx, Date, Date),
    /// A person has left.
    Left(StaffIx, Date),
    /// A kindergarten, an alliance or the county is closed in these days.
    Shut(Who, Date, Date),
    /// The road between two places is closed or slow in these days.
    Road(KinderIx, KinderIx, Date, Date),
    /// A kindergarten hosts no event any more.
    NoHost(KinderIx),
    /// A person is to be kept apart from somebody or from a place.
    Apart(StaffIx),
    /// An event is wanted at another time.
    Wanted,
    /// An event is cancelled.
    Cancelled,
    /// It did not take place.
    NotHeld,
}

/// What has happened that makes a row break a rule; empty where only the rule itself says it.
pub(super) fn to(scenario: &Scenario, row: &Activity, rule: Rule) -> Vec<Happened> {
    let found = match rule {
        Rule::P7 => row.staff.iter().filter_map(|&p| away(scenario, row, p)).collect(),
        Rule::K3 => place(scenario, row),
        Rule::E1 | Rule::F1 | Rule::L1 => {
            let away = row.staff.iter().filter_map(|&p| away(scenario, row, p));
            match place(scenario, row).into_iter().chain(away).collect::<Vec<_>>() {
                found if found.is_empty() => vec![Happened::Wanted],
                found => found,
            }
        }
        Rule::E2 => row.kindergarten.map(Happened::NoHost).into_iter().collect(),
        Rule::P4 | Rule::P5 => roads(scenario, row),
        Rule::P8 => apart(scenario, row),
        _ => Vec::new(),
    };
    let first = |(i, h): (usize, &Happened)| (!found[..i].contains(h)).then_some(*h);
    found.iter().enumerate().filter_map(first).collect()
}

/// Why a row was taken out before anything was searched.
pub(super) fn withdrawn(prepared: &Prepared, row: &Activity) -> Cause {
    let facts = prepared.changes.iter().chain(&prepared.scenario.facts);
    let mut changes = facts.map(|stated| &stated.change);
    if prepared.scenario.cancelled.iter().any(|gone| gone.id == row.id) {
        Cause::Happened(Happened::Cancelled)
    } else if changes.any(|c| matches!(c, Change::NotHeld { activity, .. } if *activity == row.id))
    {
        Cause::Happened(Happened::NotHeld)
    } else {
        Cause::ByHand
    }
}

/// The closures that take a session of a row.
fn closures<'s>(
    scenario: &'s Scenario,
    row: &'s Activity,
) -> impl Iterator<Item = &'s Closure> + 's {
    let meets = |c: &&Closure| {
        let sessions = row.slot.sessions().iter().any(|s| c.slot.sessions().contains(s));
        let days = c.from <= row.last_day() && c.to >= row.date;
        let on_its_days = c.weekdays.is_empty() || row.last_day() > row.date || c.covers(row.date);
        c.kind == ClosureKind::Closed && sessions && days && on_its_days
    };
    scenario.closures.iter().filter(meets)
}

fn away(scenario: &Scenario, row: &Activity, p: StaffIx) -> Option<Happened> {
    let home = scenario.person(p).home;
    let year = scenario.settings.year.end.max(scenario.settings.term.end);
    let own = closures(scenario, row).find(|c| c.who == Who::Person(p));
    // Who has left is written down as replaced to the end of the year (`changes::apply`).
    let left = |c: &Closure| c.line == 0 && c.replaced && c.to == year;
    match own {
        Some(c) if left(c) => Some(Happened::Left(p, c.from)),
        Some(c) => Some(Happened::Away(p, c.from, c.to)),
        None => closures(scenario, row).find_map(|c| {
            let alliance = scenario.kindergarten(home).alliance;
            let shut = [Who::All, Who::Alliance(alliance), Who::Kindergarten(home)];
            shut.contains(&c.who).then_some(Happened::Shut(c.who, c.from, c.to))
        }),
    }
}

/// What closes the place of a row, or the alliance where it takes place online.
fn place(scenario: &Scenario, row: &Activity) -> Vec<Happened> {
    let shut = closures(scenario, row).find(|c| match c.who {
        Who::Kindergarten(k) => row.kindergarten == Some(k),
        Who::Alliance(a) => row.alliance == a,
        Who::All => true,
        Who::Person(_) => false,
    });
    shut.map(|c| Happened::Shut(c.who, c.from, c.to)).into_iter().collect()
}

/// Roads between a home and the place; of a day's other stops the rule itself speaks.
fn roads(scenario: &Scenario, row: &Activity) -> Vec<Happened> {
    let Some(place) = row.kindergarten else { return Vec::new() };
    let homes = row.staff.iter().map(|&p| scenario.person(p).home);
    homes
        .flat_map(|home| {
            scenario.roads.iter().filter(move |road| {
                (road.ends == (home, place) || road.ends == (place, home))
                    && (road.from..=road.to).contains(&row.date)
            })
        })
        .map(|road| Happened::Road(road.ends.0, road.ends.1, road.from, road.to))
        .collect()
}

fn apart(scenario: &Scenario, row: &Activity) -> Vec<Happened> {
    let met = scenario.apart.iter().filter(|a| {
        row.staff.contains(&a.person)
            && match a.from {
                ApartFrom::Person(other) => row.staff.contains(&other),
                ApartFrom::Kindergarten(k) => row.kindergarten == Some(k),
            }
    });
    met.map(|a| Happened::Apart(a.person)).collect()
}
