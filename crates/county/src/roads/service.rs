//! Queries a table service on a local machine, in parts of limited size.

use std::fmt::Write as _;
use std::time::Duration;

use super::osrm::{Answer, whole};
use super::{groups, http, located};
use crate::domain::{Distance, KinderIx, Message, Scenario};

/// Places on each side of one query: OSRM accepts 100 coordinates by default.
const SIDE: usize = 50;
/// Size limit of an answer, in bytes.
const LARGEST: u64 = 64 << 20;
/// Time limit of one answer.
const PATIENCE: Duration = Duration::from_secs(60);

/// Queries the service at an `http://` address for every pair inside an alliance.
///
/// # Errors
/// Errors in the address, the scenario, the connection or the answers.
pub fn ask(scenario: &Scenario, address: &str) -> Result<Vec<Distance>, Vec<Message>> {
    if !address.starts_with("http://") {
        return Err(vec![Message::new("distance-address").with("address", address)]);
    }
    let base = address.trim_end_matches('/');
    let everybody = groups(scenario).flat_map(|(_, members)| members.iter().copied());
    located(scenario, everybody)?;
    let mut distances = Vec::new();
    for (_, members) in groups(scenario) {
        for from in members.chunks(SIDE) {
            for to in members.chunks(SIDE) {
                let url = question(scenario, base, from, to)?;
                let reply = fetch(&url)?;
                if !Answer::is_one(&reply.body) {
                    return Err(vec![no_answer(&url, &reply)]);
                }
                let answer = Answer::read(scenario, &reply.body, from, to)?;
                let ways = from.iter().enumerate().flat_map(|(i, &a)| {
                    let others = to.iter().enumerate().filter(move |&(_, &b)| b != a);
                    others.map(move |(j, &b)| ((i, a), (j, b)))
                });
                distances.extend(whole(ways.map(|(a, b)| answer.way(scenario, a, b)))?);
            }
        }
    }
    distances.sort_by_key(|d| {
        let alliance = scenario.kindergarten(d.from).alliance;
        (alliance, d.from, d.to)
    });
    Ok(distances)
}

/// The address of the query for the routes from some places to others.
fn question(
    scenario: &Scenario,
    base: &str,
    from: &[KinderIx],
    to: &[KinderIx],
) -> Result<String, Vec<Message>> {
    let same = from == to;
    let places = if same { from.to_vec() } else { [from, to].concat() };
    let points: Vec<String> = located(scenario, places.into_iter())?
        .into_iter()
        .map(|(longitude, latitude)| format!("{longitude:.6},{latitude:.6}"))
        .collect();
    let mut url = format!("{base}/table/v1/driving/{}", points.join(";"));
    url.push_str("?annotations=distance,duration");
    if !same {
        let list = |range: std::ops::Range<usize>| {
            range.map(|i| i.to_string()).collect::<Vec<_>>().join(";")
        };
        let all = from.len() + to.len();
        let _ = write!(url, "&sources={}", list(0..from.len()));
        let _ = write!(url, "&destinations={}", list(from.len()..all));
    }
    Ok(url)
}

fn fetch(url: &str) -> Result<http::Reply, Vec<Message>> {
    http::get(url, LARGEST, PATIENCE).map_err(|e| {
        let message = Message::new("distance-unreachable").with("address", shown(url));
        vec![message.with("detail", e)]
    })
}

/// What a server says that is no table service, or does not take the question.
fn no_answer(url: &str, reply: &http::Reply) -> Message {
    let message = match &reply.location {
        Some(to) if !reply.is_good() => Message::new("distance-redirected").with("to", shown(to)),
        _ if reply.is_good() => Message::new("distance-no-service"),
        _ => Message::new("distance-status"),
    };
    message.with("address", shown(url)).with("status", shown(&reply.status))
}

/// The beginning of a text that somebody else may have made long.
fn shown(text: &str) -> String {
    text.chars().take(80).collect()
}
