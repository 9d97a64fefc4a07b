//! Two calendars side by side: level by level, and who gains and who loses.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::trial::Standing;
use crate::domain::{Activity, Minutes, Policy, Role, Scenario, Slot, What};
use crate::verify::{Verdict, verify};

/// A person whose burden differs.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonChange {
    /// Id of the person.
    pub person: String,
    /// What people call the person.
    pub name: String,
    /// As what.
    pub role: Role,
    /// Burden of the year in the first calendar; `None`: not in its group.
    pub before: Option<Minutes>,
    /// Burden of the year in the second.
    pub after: Option<Minutes>,
}

/// An event or a duty that one calendar has and the other has not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// Id of the person, or of the event.
    pub who: String,
    /// Id of the kindergarten; empty for an online event.
    pub place: String,
    /// When.
    pub date: Date,
    /// Which sessions.
    pub slot: Slot,
    /// What people call the person or the event, and the kindergarten.
    pub names: [String; 2],
}

impl Moved {
    /// What makes it the same in both calendars; somebody may have a namesake in one alone.
    fn key(&self) -> (&str, &str, Date, Slot) {
        (&self.who, &self.place, self.date, self.slot)
    }
}

/// Two calendars, each with its own scenario, compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// What the verifier says of the two.
    pub verdicts: [Verdict; 2],
    /// What the second is worth more (worse) than the first.
    pub more: Standing,
    /// People whose burden differs, the greatest gain (less burden) first.
    pub people: Vec<PersonChange>,
    /// What is only in the first: the changes of the contract's level 3, where the second repairs
    /// the first.
    pub gone: Vec<Moved>,
    /// What is only in the second.
    pub new: Vec<Moved>,
}

/// Compares two calendars by one policy.
#[must_use]
pub fn compare(
    first: (&Scenario, &[Activity]),
    second: (&Scenario, &[Activity]),
    policy: Policy,
) -> Comparison {
    let verdicts = [first, second].map(|(s, rows)| verify(s, rows, policy));
    let more = Standing::of(&verdicts[1]).beyond(&Standing::of(&verdicts[0]));
    let (a, b) = (moves(first), moves(second));
    let without = |all: &[Moved], others: &[Moved]| {
        let known: BTreeSet<_> = others.iter().map(Moved::key).collect();
        all.iter().filter(|m| !known.contains(&m.key())).cloned().collect()
    };
    let (gone, new) = (without(&a, &b), without(&b, &a));
    let people = people([(first.0, &verdicts[0]), (second.0, &verdicts[1])]);
    Comparison { verdicts, more, people, gone, new }
}

fn people(two: [(&Scenario, &Verdict); 2]) -> Vec<PersonChange> {
    type Key = (String, Role);
    let mut found: BTreeMap<(usize, String), PersonChange> = BTreeMap::new();
    for (i, (scenario, verdict)) in two.into_iter().enumerate() {
        let burdens = verdict.groups.iter().flat_map(|g| g.burdens.iter().map(|b| (g.role, *b)));
        for (role, (p, burden)) in burdens {
            let person = scenario.person(p);
            let key: Key = (person.id.clone(), role);
            let change =
                found.entry((key.1 as usize, key.0.clone())).or_insert_with(|| PersonChange {
                    person: key.0.clone(),
                    name: scenario.name_of_person(p),
                    role,
                    before: None,
                    after: None,
                });
            if i == 0 {
                change.before = Some(burden);
            } else {
                change.after = Some(burden);
            }
        }
    }
    let by = |c: &PersonChange| c.after.map_or(0.0, |m| m.0) - c.before.map_or(0.0, |m| m.0);
    let mut changed: Vec<PersonChange> =
        found.into_values().filter(|c| by(c).abs() > 1e-6).collect();
    changed.sort_by(|x, y| by(x).total_cmp(&by(y)).then(x.person.cmp(&y.person)));
    changed
}

/// Every duty and every event as (who, where, when), sorted.
fn moves((scenario, rows): (&Scenario, &[Activity])) -> Vec<Moved> {
    let mut all = Vec::new();
    for row in rows {
        let place = row.kindergarten.map(|k| &scenario.kindergarten(k).id);
        let place_name = row.kindergarten.map(|k| scenario.name_of_place(k)).unwrap_or_default();
        let mut moved = |who: &str, name: String| {
            all.push(Moved {
                who: who.to_owned(),
                place: place.cloned().unwrap_or_default(),
                date: row.date,
                slot: row.slot,
                names: [name, place_name.clone()],
            });
        };
        match row.what {
            What::Event { row: event, .. } => {
                let id = event.map_or(&row.id, |e| &scenario.event(e).id);
                moved(&row.id, scenario.name_of_subject(id));
            }
            _ => {
                for &p in &row.staff {
                    moved(&scenario.person(p).id, scenario.name_of_person(p));
                }
            }
        }
    }
    all.sort_by(|a, b| a.key().cmp(&b.key()));
    all
}
