//! What would free an unmet demand: small changes of rows and settings, each tried by solving.

use rayon::prelude::*;

use super::Effort;
use super::conflict::Conflict;
use super::fact::{Fact, lift};
use super::focus::{focus, solve};
use crate::domain::{Activity, AllianceIx, Minutes, Policy, Scenario, StaffIx};
use crate::smallest::Outcome;
use crate::travel::DistanceTable;
use crate::verify::verify;

/// A change of one row or setting.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    /// A whole number instead of another; `to` is the new value.
    Number {
        /// Value now.
        from: u32,
        /// Value after the change.
        to: u32,
    },
    /// Minutes instead of others.
    Minutes {
        /// Value now.
        from: f64,
        /// Value after the change.
        to: f64,
    },
    /// The row is taken out, or the window opened to the whole term.
    Lift,
}

/// A change that lowers what stays unmet, with the calendar found for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Remedy {
    /// What is changed.
    pub fact: Fact,
    /// How.
    pub step: Step,
    /// Whose shortfall falls.
    pub alliance: AllianceIx,
    /// Weighted shortfall of the alliance before and after.
    pub shortfall: (u64, u64),
    /// What the calendar then costs more, by the policy, than the best one found without the
    /// change. A calendar that meets more mostly costs more.
    pub cost_more: f64,
}

/// Steps tried for a fact before it is given up.
const STEPS: usize = 4;

/// Remedies of the conflicts, alliance by alliance: what lifts most first, then the cheapest.
///
/// Only steps of facts that stand in a conflict are tried, the smallest that helps of each fact;
/// every one is solved with all demands in place.
#[must_use]
pub fn remedies(
    scenario: &Scenario,
    calendar: &[Activity],
    conflicts: &[Conflict],
    policy: Policy,
    effort: &Effort,
) -> Vec<Remedy> {
    let table = DistanceTable::new(scenario);
    let now = verify(scenario, calendar, policy);
    let mut found = Vec::new();
    for a in scenario.alliance_ixs() {
        let own = |c: &&Conflict| c.alliance == a && c.outcome == Outcome::Impossible;
        let mut facts: Vec<Fact> = conflicts
            .iter()
            .filter(own)
            .flat_map(|c| c.members.iter().map(|m| m.fact))
            .filter(|fact| fact.demand().is_none())
            .collect();
        facts.sort_unstable();
        facts.dedup();
        if facts.is_empty() {
            continue;
        }
        let one = focus(scenario, calendar, a);
        let before = solve(&one, a, policy, Vec::new(), effort);
        let reached = now.alliances[a.index()].shortfall.value;
        let cost = before
            .filter(|b| b.shortfall.value <= reached)
            .map_or(now.alliances[a.index()].cost.value, |b| b.cost.value);
        let mut own: Vec<Remedy> = facts
            .par_iter()
            .filter_map(|&fact| {
                steps(&one, &table, fact).into_iter().take(STEPS).find_map(|step| {
                    let mut changed = one.clone();
                    take(&mut changed, fact, step);
                    let after = solve(&changed, a, policy, Vec::new(), effort)?;
                    (after.shortfall.value < reached).then_some(Remedy {
                        fact,
                        step,
                        alliance: a,
                        shortfall: (reached, after.shortfall.value),
                        cost_more: after.cost.value - cost,
                    })
                })
            })
            .collect();
        own.sort_by(|x, y| {
            (x.shortfall.1.cmp(&y.shortfall.1)).then(x.cost_more.total_cmp(&y.cost_more))
        });
        found.extend(own);
    }
    found
}

/// The steps of a fact from the smallest up.
fn steps(scenario: &Scenario, table: &DistanceTable, fact: Fact) -> Vec<Step> {
    let up = |from: u32| (1..=STEPS as u32).map(|n| Step::Number { from, to: from + n }).collect();
    let longer = |from: f64, by: [f64; STEPS]| {
        by.iter().map(|m| Step::Minutes { from, to: from + m }).collect::<Vec<Step>>()
    };
    let settings = &scenario.settings;
    match fact {
        Fact::Reach(p) => ways(scenario, table, p),
        Fact::Drive => {
            longer(settings.travel.max_drive_minutes_per_day.0, [30.0, 60.0, 120.0, 240.0])
        }
        Fact::HalfDay => {
            longer(settings.travel.half_day_reach_minutes.0, [15.0, 30.0, 60.0, 120.0])
        }
        Fact::DaysOut => up(settings.limits.days_out_per_week),
        Fact::Incoming => up(settings.limits.incoming_per_week),
        Fact::Away(k) => up(scenario.kindergarten(k).max_away),
        Fact::VisitsOf(p) => up(scenario.person(p).visits_max),
        Fact::VisitsAt(k) => scenario.kindergarten(k).visits_max.map(up).unwrap_or_default(),
        Fact::Group => up(settings.outreach.group_max),
        Fact::InspectionsOf(p) => scenario.person(p).inspections_max.map(up).unwrap_or_default(),
        Fact::MinutesOf(p) => more_trips(scenario, table, p),
        Fact::Parallel => up(settings.events.bureau_parallel),
        Fact::InspectionGap => down(settings.inspection.gap_days),
        Fact::EventGap => down(settings.events.gap_days),
        Fact::Closed(_) | Fact::Pinned(_) | Fact::Window(_) => vec![Step::Lift],
        _ => Vec::new(),
    }
}

/// Days apart, in shrinking numbers: three quarters, a half, a quarter, none.
fn down(from: u32) -> Vec<Step> {
    let mut steps: Vec<Step> = [3, 2, 1, 0]
        .into_iter()
        .map(|quarters| Step::Number { from, to: from * quarters / 4 })
        .filter(|step| !matches!(step, Step::Number { to, .. } if *to >= from))
        .collect();
    steps.dedup();
    steps
}

/// The limits that bring one more place into a person's reach, each in whole minutes.
fn ways(scenario: &Scenario, table: &DistanceTable, p: StaffIx) -> Vec<Step> {
    let person = scenario.person(p);
    let from = person.max_one_way.0;
    let members = &scenario.alliance(scenario.alliance_of(p)).members;
    let mut limits: Vec<f64> = members
        .iter()
        .map(|&k| table.minutes(person.home, k).0)
        .filter(|&minutes| minutes > from)
        .map(f64::ceil)
        .collect();
    limits.sort_by(f64::total_cmp);
    limits.dedup();
    limits.into_iter().map(|to| Step::Minutes { from, to }).collect()
}

/// Limits of a person's term with room for one more trip: the shortest, one in the middle, the
/// longest, and twice the longest.
fn more_trips(scenario: &Scenario, table: &DistanceTable, p: StaffIx) -> Vec<Step> {
    let person = scenario.person(p);
    let Some(Minutes(from)) = person.minutes_max else { return Vec::new() };
    let session = scenario.settings.burden.session_minutes.0;
    let members = &scenario.alliance(scenario.alliance_of(p)).members;
    let mut trips: Vec<f64> = members
        .iter()
        .filter(|&&k| k != person.home)
        .filter(|&&k| table.minutes(person.home, k).0 <= person.max_one_way.0)
        .map(|&k| table.minutes(person.home, k).0 + table.minutes(k, person.home).0 + session)
        .collect();
    trips.sort_by(f64::total_cmp);
    let (Some(&least), Some(&most)) = (trips.first(), trips.last()) else { return Vec::new() };
    let mut limits =
        [least, trips[trips.len() / 2], most, 2.0 * most].map(|t| (from + t).ceil()).to_vec();
    limits.dedup();
    limits.into_iter().filter(|to| *to > from).map(|to| Step::Minutes { from, to }).collect()
}

/// Takes a step.
pub(super) fn take(scenario: &mut Scenario, fact: Fact, step: Step) {
    match (fact, step) {
        (_, Step::Lift) => lift(scenario, &mut Vec::new(), &[fact]),
        (Fact::Reach(p), Step::Minutes { to, .. }) => {
            scenario.staff[p.index()].max_one_way = Minutes(to);
        }
        (Fact::MinutesOf(p), Step::Minutes { to, .. }) => {
            scenario.staff[p.index()].minutes_max = Some(Minutes(to));
        }
        (Fact::Drive, Step::Minutes { to, .. }) => {
            scenario.settings.travel.max_drive_minutes_per_day = Minutes(to);
        }
        (Fact::HalfDay, Step::Minutes { to, .. }) => {
            scenario.settings.travel.half_day_reach_minutes = Minutes(to);
        }
        (Fact::DaysOut, Step::Number { to, .. }) => {
            scenario.settings.limits.days_out_per_week = to;
        }
        (Fact::Incoming, Step::Number { to, .. }) => {
            scenario.settings.limits.incoming_per_week = to;
        }
        (Fact::Away(k), Step::Number { to, .. }) => scenario.kindergartens[k.index()].max_away = to,
        (Fact::VisitsOf(p), Step::Number { to, .. }) => scenario.staff[p.index()].visits_max = to,
        (Fact::VisitsAt(k), Step::Number { to, .. }) => {
            scenario.kindergartens[k.index()].visits_max = Some(to);
        }
        (Fact::Group, Step::Number { to, .. }) => scenario.settings.outreach.group_max = to,
        (Fact::InspectionsOf(p), Step::Number { to, .. }) => {
            scenario.staff[p.index()].inspections_max = Some(to);
        }
        (Fact::InspectionGap, Step::Number { to, .. }) => {
            scenario.settings.inspection.gap_days = to;
        }
        (Fact::EventGap, Step::Number { to, .. }) => scenario.settings.events.gap_days = to,
        (Fact::Parallel, Step::Number { to, .. }) => scenario.settings.events.bureau_parallel = to,
        _ => {}
    }
}
