//! People: what they are there for, and whether they can do it.

use std::collections::{HashMap, HashSet};

use super::Rows;
use crate::domain::{AllianceIx, KinderIx};
use crate::input::codes;
use crate::input::findings::{Findings, shown};
use crate::travel::DistanceTable;

/// Each person on their own.
pub(super) fn people(rows: Rows<'_>, found: &mut Findings) {
    let scenario = rows.scenario;
    let asked = &scenario.settings.inspection.expertise;
    for (p, person) in scenario.staff_ixs().zip(&scenario.staff) {
        if !person.backbone && !person.mentor {
            found.report(codes::UNUSED_PERSON, rows.person(p, "backbone"), |m| {
                m.with("person", &person.id)
            });
        }
        if person.backbone && person.subjects.is_empty() {
            found.report(codes::NO_SUBJECTS, rows.person(p, "subjects"), |m| {
                m.with("person", &person.id)
            });
        }
        if person.backbone && person.visits_max < person.visits_per_term {
            found.report(codes::VISITS_MAX_BELOW, rows.person(p, "visits_max"), |m| {
                m.with("person", &person.id)
                    .with("visits-max", person.visits_max)
                    .with("visits-per-term", person.visits_per_term)
            });
        }
        let useful = person.expertise.iter().any(|e| asked.contains(e));
        if person.mentor && !useful && !asked.is_empty() {
            found.report(codes::USELESS_EXPERTISE, rows.person(p, "expertise"), |m| {
                m.with("person", &person.id).with_list("asked", asked)
            });
        }
    }
}

/// Everybody with duties reaches a kindergarten of the alliance from home.
pub(super) fn reach(rows: Rows<'_>, found: &mut Findings) {
    let scenario = rows.scenario;
    let table = DistanceTable::new(scenario);
    for (p, person) in scenario.staff_ixs().zip(&scenario.staff) {
        let members = &scenario.alliance(scenario.alliance_of(p)).members;
        let others = members.iter().filter(|&&k| k != person.home);
        let nearest = others.map(|&k| table.minutes(person.home, k).0).reduce(f64::min);
        let Some(nearest) = nearest else { continue };
        if (person.backbone || person.mentor) && nearest > person.max_one_way.0 {
            found.report(codes::OUT_OF_REACH, rows.person(p, "max_one_way_minutes"), |m| {
                m.with("person", &person.id)
                    .with("limit", person.max_one_way.0.round())
                    .with("nearest", nearest.round())
            });
        }
    }
}

/// An alliance whose kindergartens are to be inspected has mentors for a team.
pub(super) fn teams(rows: Rows<'_>, found: &mut Findings) {
    let scenario = rows.scenario;
    let team = scenario.settings.inspection.team as usize;
    let mut mentors = vec![0_usize; scenario.alliances.len()];
    for (p, person) in scenario.staff_ixs().zip(&scenario.staff) {
        let counts = person.mentor && person.inspections_max != Some(0);
        mentors[scenario.alliance_of(p).index()] += usize::from(counts);
    }
    for (a, &count) in scenario.alliance_ixs().zip(&mentors) {
        let alliance = scenario.alliance(a);
        let mut members = alliance.members.iter().map(|&k| scenario.kindergarten(k));
        if count < team && members.any(|k| k.inspections_per_year > 0) {
            found.report(codes::TEAM_TOO_SMALL, rows.alliance(a, "id"), |m| {
                m.with("alliance", &alliance.id).with("count", count).with("team", team)
            });
        }
    }
}

/// Somebody from another kindergarten of the alliance speaks each teaching language.
pub(super) fn languages(rows: Rows<'_>, found: &mut Findings) {
    let scenario = rows.scenario;
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
            found.report(codes::LANGUAGE_UNSPOKEN, rows.kindergarten(k, "language"), |m| {
                m.with("kindergarten", &kindergarten.id).with("language", shown(language))
            });
        }
    }
}
