//! Kindergartens and the ways between them.

use std::collections::HashSet;

use crate::domain::{KinderIx, Place, Scenario};
use crate::input::codes;
use crate::input::findings::{Findings, line_place};

fn place(scenario: &Scenario, k: KinderIx) -> Place {
    line_place("kindergartens.csv", scenario.kindergarten(k).line)
}

/// Every pair inside an alliance has coordinates at both ends or a row of its own.
pub(super) fn distances_known(scenario: &Scenario, found: &mut Findings) {
    let given: HashSet<(KinderIx, KinderIx)> =
        scenario.distances.iter().flat_map(|d| [(d.from, d.to), (d.to, d.from)]).collect();
    for alliance in &scenario.alliances {
        for &k in &alliance.members {
            if scenario.kindergarten(k).position.is_some() {
                continue;
            }
            let mut missing = alliance
                .members
                .iter()
                .filter(|&&other| other != k && !given.contains(&(k, other)));
            let Some(&first) = missing.next() else {
                continue;
            };
            found.report(codes::NO_DISTANCE, place(scenario, k), |m| {
                m.with("kindergarten", &scenario.kindergarten(k).id)
                    .with("other", &scenario.kindergarten(first).id)
                    .with("more", missing.count())
            });
        }
    }
}

/// No kindergarten asks for more visits than it takes.
pub(super) fn limits(scenario: &Scenario, found: &mut Findings) {
    for k in scenario.kindergarten_ixs() {
        let kindergarten = scenario.kindergarten(k);
        if let Some(max) = kindergarten.visits_max.filter(|&max| max < kindergarten.visits_min) {
            found.report(codes::RECEIVES_MAX_BELOW, place(scenario, k), |m| {
                m.with("kindergarten", &kindergarten.id)
                    .with("visits-min", kindergarten.visits_min)
                    .with("visits-max", max)
            });
        }
    }
}
