//! Kindergartens and the ways between them.

use std::collections::HashSet;

use super::Rows;
use crate::domain::KinderIx;
use crate::input::codes;
use crate::input::findings::Findings;
use crate::travel::great_circle_km;

/// Most kindergartens of an alliance: tables of distances grow with the square.
const MAX_MEMBERS: usize = 1000;

/// Kilometres in a straight line from the middle of an alliance at which nobody is visited: the
/// largest counties are 400 km across.
const FAR: f64 = 400.0;

/// No alliance is too large to be planned.
pub(super) fn sizes(rows: Rows<'_>, found: &mut Findings) {
    for (a, alliance) in rows.scenario.alliance_ixs().zip(&rows.scenario.alliances) {
        if alliance.members.len() > MAX_MEMBERS {
            found.report(codes::ALLIANCE_TOO_LARGE, rows.alliance(a, "id"), |m| {
                m.with("alliance", &alliance.id)
                    .with("count", alliance.members.len())
                    .with("most", MAX_MEMBERS)
            });
        }
    }
}

/// Every pair inside an alliance has coordinates at both ends or a row of its own.
pub(super) fn distances_known(rows: Rows<'_>, found: &mut Findings) {
    let scenario = rows.scenario;
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
            found.report(codes::NO_DISTANCE, rows.kindergarten(k, "longitude"), |m| {
                m.with("kindergarten", &scenario.kindergarten(k).id)
                    .with("other", &scenario.kindergarten(first).id)
                    .with("more", missing.count())
            });
        }
    }
}

/// No kindergarten lies far from the others of its alliance: a digit is easily mistyped.
pub(super) fn far_away(rows: Rows<'_>, found: &mut Findings) {
    let scenario = rows.scenario;
    for alliance in &scenario.alliances {
        let known: Vec<(KinderIx, (f64, f64))> = alliance
            .members
            .iter()
            .filter_map(|&k| Some((k, scenario.kindergarten(k).position?)))
            .collect();
        if known.len() < 3 {
            continue;
        }
        let median = |of: fn(&(f64, f64)) -> f64| {
            let mut values: Vec<f64> = known.iter().map(|(_, at)| of(at)).collect();
            values.sort_by(f64::total_cmp);
            values[values.len() / 2]
        };
        let middle = (median(|at| at.0), median(|at| at.1));
        for &(k, at) in &known {
            let km = great_circle_km(middle, at);
            if km > FAR {
                found.report(codes::FAR_AWAY, rows.kindergarten(k, "longitude"), |m| {
                    m.with("kindergarten", &scenario.kindergarten(k).id)
                        .with("km", format!("{km:.0}"))
                });
            }
        }
    }
}

/// No kindergarten asks for more visits than it takes.
pub(super) fn limits(rows: Rows<'_>, found: &mut Findings) {
    let scenario = rows.scenario;
    for k in scenario.kindergarten_ixs() {
        let kindergarten = scenario.kindergarten(k);
        if let Some(max) = kindergarten.visits_max.filter(|&max| max < kindergarten.visits_min) {
            found.report(codes::RECEIVES_MAX_BELOW, rows.kindergarten(k, "visits_max"), |m| {
                m.with("kindergarten", &kindergarten.id)
                    .with("visits-min", kindergarten.visits_min)
                    .with("visits-max", max)
            });
        }
    }
}
