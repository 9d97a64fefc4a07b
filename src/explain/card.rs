//! “Why me?”: a person's duties, the burden beside the group's, and why each duty is not another's.

use rayon::prelude::*;

use super::breakdown::duties_of;
use super::candidates::{Substitute, apply};
use super::trial::{Standing, Trial};
use crate::domain::{Activity, ActivityKind, Minutes, Policy, Role, Rule, Scenario, StaffIx};
use crate::verify::verify;

/// What would become of a duty in another person's hands; of an inspection, of all that day's,
/// because a team stays together (I5).
#[derive(Debug, Clone, PartialEq)]
pub struct Other {
    /// Who.
    pub person: StaffIx,
    /// Rules that taking the duty over would break; with none, `more` says what it would cost.
    pub rules: Vec<Rule>,
    /// What the calendar would be worth more (worse) than now, if no rule is broken.
    pub more: Standing,
    /// The best exchange of this duty for one of the other's, if one breaks no rule: the id of
    /// the other's activity, and what the calendar would be worth more.
    pub exchange: Option<(String, Standing)>,
}

/// One duty and everybody who might have had it.
#[derive(Debug, Clone, PartialEq)]
pub struct DutyCard {
    /// Position of the activity in the calendar.
    pub at: usize,
    /// As what.
    pub role: Role,
    /// Everybody else of the group who has no part in the activity, in file order.
    pub others: Vec<Other>,
}

/// A person's card.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// Who.
    pub person: StaffIx,
    /// The year's burden in each role that the person has, beside the group's.
    pub burdens: Vec<Standings>,
    /// Every duty of the term, in the order of the calendar.
    pub duties: Vec<DutyCard>,
    /// Positions of the person's placements in the calendar; nobody else can have them.
    pub placements: Vec<usize>,
}

/// A burden beside those of the group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standings {
    /// Which role.
    pub role: Role,
    /// Over the school year, history included.
    pub burden: Minutes,
    /// Mean of the group.
    pub mean: Minutes,
    /// Largest of the group.
    pub largest: Minutes,
    /// Place from the largest down, from 1; equals share the better one.
    pub rank: u32,
    /// People in the group.
    pub people: u32,
}

/// A person's card: see [`Card`].
#[must_use]
pub fn card(scenario: &Scenario, calendar: &[Activity], person: StaffIx, policy: Policy) -> Card {
    let alliance = scenario.alliance_of(person);
    let verdict = verify(scenario, calendar, policy);
    let trial = Trial::new(scenario, calendar, alliance, policy);
    let groups = verdict.groups.iter().filter(|g| g.alliance == alliance);
    let mut burdens = Vec::new();
    let mut duties = Vec::new();
    for group in groups {
        let Some(&(_, burden)) = group.burdens.iter().find(|b| b.0 == person) else { continue };
        let all = || group.burdens.iter().map(|b| b.1.0);
        let people = group.burdens.len() as u32;
        burdens.push(Standings {
            role: group.role,
            burden,
            mean: Minutes(all().sum::<f64>() / f64::from(people)),
            largest: Minutes(all().fold(0.0, f64::max)),
            rank: 1 + all().filter(|&b| b > burden.0 + 1e-6).count() as u32,
            people,
        });
        for row in duties_of(calendar, person, group.role) {
            let others: Vec<StaffIx> =
                group.burdens.iter().map(|b| b.0).filter(|p| !row.staff.contains(p)).collect();
            let others = others
                .par_iter()
                .map(|&other| instead(&trial, row, person, other, group.role))
                .collect();
            let at = calendar.iter().position(|r| r.id == row.id).unwrap_or(0);
            duties.push(DutyCard { at, role: group.role, others });
        }
    }
    duties.sort_by_key(|d| d.at);
    let placements = positions_of_placements(calendar, person).collect();
    Card { person, burdens, duties, placements }
}

/// Positions in the calendar of a person's placements.
pub fn positions_of_placements(
    calendar: &[Activity],
    person: StaffIx,
) -> impl Iterator<Item = usize> {
    let own =
        move |row: &Activity| row.kind() == ActivityKind::Placement && row.staff.contains(&person);
    calendar.iter().enumerate().filter(move |(_, row)| own(row)).map(|(at, _)| at)
}

fn instead(trial: &Trial, row: &Activity, me: StaffIx, other: StaffIx, role: Role) -> Other {
    let with = |swap: Option<&str>| {
        let mut rows = trial.rows.clone();
        let at = |id: &str| trial.rows.iter().position(|r| r.id == id);
        if let Some(at) = at(&row.id) {
            apply(&mut rows, at, Substitute::Person { out: me, into: other });
        }
        if let Some(at) = swap.and_then(at) {
            apply(&mut rows, at, Substitute::Person { out: other, into: me });
        }
        let (rules, standing) = trial.judge(&rows);
        (rules, standing.beyond(&trial.base))
    };
    let (rules, more) = with(None);
    let theirs = trial
        .rows
        .iter()
        .filter(|r| r.role() == Some(role) && r.staff.contains(&other) && !r.staff.contains(&me));
    let exchange = theirs
        .filter_map(|r| {
            let (rules, more) = with(Some(&r.id));
            rules.is_empty().then(|| (r.id.clone(), more))
        })
        .min_by(|a, b| a.1.order(&b.1));
    Other { person: other, rules, more, exchange }
}
