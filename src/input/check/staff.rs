//! People: what they are there for, and whether they can do it.

use std::collections::{HashMap, HashSet};

use crate::domain::{AllianceIx, KinderIx, Person, Place, Scenario};
use crate::input::codes;
use crate::input::findings::{Findings, line_place, shown};
use crate::travel::DistanceTable;

fn place(person: &Person) -> Place {
    line_place("staff.csv", person.line)
}

/// Each person on their own.
pub(super) fn people(scenario: &Scenario, found: &mut Findings) {
    let asked = &scenario.settings.inspection.expertise;
    for person in &scenario.staff {
        if !person.backbone && !person.mentor {
            found.report(codes::UNUSED_PERSON, place(person), |m| m.with("person", &person.id));
        }
        if person.backbone && person.subjects.is_empty() {
            found.report(codes::NO_SUBJECTS, place(person), |m| m.with("person", &person.id));
        }
        if person.backbone && person.visits_max < person.visits_per_term {
            found.report(codes::VISITS_MAX_BELOW, place(person), |m| {
                m.with("person", &person.id)
                    .with("visits-max", person.visits_max)
                    .with("visits-per-term", person.visits_per_term)
            });
        }
        let useful = person.expertise.iter().any(|e| asked.contains(e));
        if person.mentor && !useful && !asked.is_empty() {
            found.report(codes::USELESS_EXPERTISE, place(person), |m| {
                m.with("person", &person.id).with("asked", asked.join(", "))
            });
        }
    }
}

/// Everybody with duties reaches a kindergarten of the alliance from home.
pub(super) fn reach(scenario: &Scenario, found: &mut Findings) {
    let table = DistanceTable::new(scenario);
    for (p, person) in scenario.staff_ixs().zip(&scenario.staff) {
        let members = &scenario.alliance(scenario.alliance_of(p)).members;
        let others = members.iter().filter(|&&k| k != person.home);
        let nearest = others.map(|&k| table.minutes(person.home, k).0).reduce(f64::min);
        let Some(nearest) = nearest else { continue };
        if (person.backbone || person.mentor) && nearest > person.max_one_way.0 {
            found.report(codes::OUT_OF_REACH, place(person), |m| {
                m.with("person", &person.id)
                    .with("limit", person.max_one_way.0.round())
                    .with("nearest", nearest.round())
            });
        }
    }
}

/// An alliance whose kindergartens are to be inspected has mentors for a team.
pub(super) fn teams(scenario: &Scenario, found: &mut Findings) {
    let team = scenario.settings.inspection.team as usize;
    let mut mentors = vec![0_usize; scenario.alliances.len()];
    for (p, person) in scenario.staff_ixs().zip(&scenario.staff) {
        let counts = person.mentor && person.inspections_max != Some(0);
        mentors[scenario.alliance_of(p).index()] += usize::from(counts);
    }
    for (alliance, &count) in scenario.alliances.iter().zip(&mentors) {
        let mut members = alliance.members.iter().map(|&k| scenario.kindergarten(k));
        if count < team && members.any(|k| k.inspections_per_year > 0) {
            let place = line_place("alliances.csv", alliance.line);
            found.report(codes::TEAM_TOO_SMALL, place, |m| {
                m.with("alliance", &alliance.id).with("count", count).with("team", team)
            });
        }
    }
}

/// Somebody from another kindergarten of the alliance speaks each teaching language.
pub(super) fn languages(scenario: &Scenario, found: &mut Findings) {
    let mut speakers: HashMap<(AllianceIx, &str), HashSet<KinderIx>> = HashMap::new();
    for (p, person) in scenario.staff_ixs().zip(&scenario.staff) {
        if person.backbone || person.mentor {
            for language in &person.languages {
                let key = (scenario.alliance_of(p), language.as_str());
                speakers.entry(key).or_default().insert(person.home);
            }
        }
    }
    for (k, kindergarten) in scenario.kindergarten_ixs().zip(&scenario.kindergartens) {
        let visited = kindergarten.visits_min > 0 || kindergarten.inspections_per_year > 0;
        let language = kindergarten.language.as_str();
        let homes = speakers.get(&(kindergarten.alliance, language));
        let spoken = homes.is_some_and(|homes| homes.iter().any(|&home| home != k));
        if visited && language != "zh" && !spoken {
            let place = line_place("kindergartens.csv", kindergarten.line);
            found.report(codes::LANGUAGE_UNSPOKEN, place, |m| {
                m.with("kindergarten", &kindergarten.id).with("language", shown(language))
            });
        }
    }
}
