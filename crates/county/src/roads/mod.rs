//! Road distances for `distances.csv`: from coordinates, from a file, or from a table service.
//!
//! May use: the scenario and its distance table.
//! Must not contain: reading of a scenario's own files, plans, wording.

mod http;
mod osrm;
mod service;

pub use osrm::osrm;
pub use service::ask;

use crate::domain::{AllianceIx, Distance, KinderIx, Km, Message, Minutes, Scenario};
use crate::travel::DistanceTable;

/// Pairs inside an alliance, in both directions; plans need no others.
fn pairs(scenario: &Scenario) -> impl Iterator<Item = (KinderIx, KinderIx)> + '_ {
    scenario.alliances.iter().flat_map(|alliance| {
        alliance
            .members
            .iter()
            .flat_map(|&a| alliance.members.iter().filter(move |&&b| b != a).map(move |&b| (a, b)))
    })
}

/// Great-circle distances times `travel.detour`, for every pair inside an alliance.
///
/// # Errors
/// Kindergartens without coordinates.
pub fn from_coordinates(scenario: &Scenario) -> Result<Vec<Distance>, Vec<Message>> {
    located(scenario, scenario.kindergarten_ixs())?;
    let mut bare = scenario.clone();
    bare.distances.clear();
    let table = DistanceTable::new(&bare);
    Ok(pairs(scenario)
        .map(|(from, to)| {
            let (km, minutes) = (table.km(from, to), table.minutes(from, to));
            Distance { from, to, km, minutes, line: 0 }
        })
        .collect())
}

/// Distances from a matrix: `cell` returns kilometres and minutes of a pair, if present.
///
/// A pair may be given in one direction only, or be missing if both places have coordinates.
///
/// # Errors
/// Pairs without any distance.
pub fn from_matrix(
    scenario: &Scenario,
    cell: impl Fn(KinderIx, KinderIx) -> Option<(f64, Minutes)>,
) -> Result<Vec<Distance>, Vec<Message>> {
    let (mut distances, mut wrong) = (Vec::new(), Vec::new());
    for (from, to) in pairs(scenario) {
        if let Some((km, minutes)) = cell(from, to) {
            distances.push(Distance { from, to, km: Km(km), minutes, line: 0 });
            continue;
        }
        let [a, b] = [from, to].map(|k| scenario.kindergarten(k));
        let known = cell(to, from).is_some() || a.position.is_some() && b.position.is_some();
        if !known && from < to {
            let message = Message::new("distance-no-cell").with("from", &a.id);
            wrong.push(message.with("to", &b.id));
        }
    }
    if wrong.is_empty() { Ok(distances) } else { Err(wrong) }
}

/// The coordinates of kindergartens.
///
/// # Errors
/// Kindergartens without coordinates.
fn located(
    scenario: &Scenario,
    places: impl Iterator<Item = KinderIx>,
) -> Result<Vec<(f64, f64)>, Vec<Message>> {
    let mut missing = Vec::new();
    let found = places
        .filter_map(|k| {
            let place = scenario.kindergarten(k);
            if place.position.is_none() {
                let message = Message::new("distance-no-coordinates").with("id", &place.id);
                missing.push(message.with("line", place.line));
            }
            place.position
        })
        .collect();
    if missing.is_empty() { Ok(found) } else { Err(missing) }
}

/// Adds the minutes of a pair with known kilometres.
fn minutes(scenario: &Scenario, km: f64) -> Minutes {
    Minutes(km / scenario.settings.travel.speed_kmh * 60.0)
}

/// The members of every alliance that has a pair.
fn groups(scenario: &Scenario) -> impl Iterator<Item = (AllianceIx, &[KinderIx])> {
    scenario
        .alliance_ixs()
        .map(|a| (a, scenario.alliance(a).members.as_slice()))
        .filter(|(_, members)| members.len() > 1)
}
