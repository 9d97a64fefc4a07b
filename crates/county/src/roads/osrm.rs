//! The answer of a table service, as OSRM gives it
//! (<https://project-osrm.org/docs/v5.24.0/api/#table-service>).

use serde::Deserialize;

use super::{located, minutes, pairs};
use crate::domain::{Distance, KinderIx, Km, Message, Minutes, Scenario};
use crate::travel::great_circle_km;

/// Largest distance in kilometres by which the service may move a place to a road.
const OFF_ROAD: f64 = 20.0;
/// Largest accepted distance in metres and duration in seconds.
const MOST: f64 = 1e9;

/// An answer of the table service.
#[derive(Debug, Deserialize)]
pub(super) struct Answer {
    code: String,
    message: Option<String>,
    /// Metres.
    distances: Option<Vec<Vec<Option<f64>>>>,
    /// Seconds.
    durations: Option<Vec<Vec<Option<f64>>>>,
    sources: Option<Vec<Waypoint>>,
    destinations: Option<Vec<Waypoint>>,
}

#[derive(Debug, Deserialize)]
struct Waypoint {
    location: (f64, f64),
}

impl Answer {
    /// Whether these bytes are an answer, be it a refusal: a service gives its reasons beside
    /// whatever status.
    pub fn is_one(bytes: &[u8]) -> bool {
        serde_json::from_slice::<Self>(bytes).is_ok()
    }

    /// Parses the answer and checks it against the query.
    pub fn read(
        scenario: &Scenario,
        bytes: &[u8],
        from: &[KinderIx],
        to: &[KinderIx],
    ) -> Result<Self, Vec<Message>> {
        let answer: Self = serde_json::from_slice(bytes).map_err(|e| {
            vec![
                Message::new("distance-not-an-answer")
                    .with("line", e.line())
                    .with("column", e.column())
                    .with("detail", e),
            ]
        })?;
        if answer.code != "Ok" {
            let detail = answer.message.as_deref().unwrap_or("");
            let refused = Message::new("distance-refused").with("code", &answer.code);
            return Err(vec![refused.with("detail", detail)]);
        }
        let mut wrong = Vec::new();
        if answer.distances.is_none() {
            wrong.push(Message::new("distance-no-table"));
        }
        for (part, table) in [("distances", &answer.distances), ("durations", &answer.durations)] {
            if let Some(table) = table {
                sizes(part, table, from.len(), to.len(), &mut wrong);
            }
        }
        for (part, points, places) in
            [("sources", &answer.sources, from), ("destinations", &answer.destinations, to)]
        {
            if let Some(points) = points {
                points_are_there(scenario, part, points, places, &mut wrong);
            }
        }
        let mut cells = answer.distances.iter().flatten().flatten().flatten();
        let apart = from
            .iter()
            .chain(to)
            .any(|&k| scenario.kindergarten(k).position != scenario.kindergarten(from[0]).position);
        if wrong.is_empty() && apart && cells.all(|&metres| metres == 0.0) {
            wrong.push(Message::new("distance-all-zero"));
        }
        if wrong.is_empty() { Ok(answer) } else { Err(wrong) }
    }

    /// The route between two of the queried places.
    pub fn way(
        &self,
        scenario: &Scenario,
        (row, from): (usize, KinderIx),
        (column, to): (usize, KinderIx),
    ) -> Result<Distance, Message> {
        let cell =
            |table: &Option<Vec<Vec<Option<f64>>>>| *table.as_ref()?.get(row)?.get(column)?;
        let named = |message: Message| {
            let id = |k: KinderIx| scenario.kindergarten(k).id.as_str();
            message.with("from", id(from)).with("to", id(to))
        };
        let metres = cell(&self.distances).ok_or_else(|| named(Message::new("distance-no-way")))?;
        let seconds = match &self.durations {
            Some(_) => {
                Some(cell(&self.durations).ok_or_else(|| named(Message::new("distance-no-way")))?)
            }
            None => None,
        };
        for value in [Some(metres), seconds].into_iter().flatten() {
            if !(0.0..=MOST).contains(&value) {
                return Err(named(Message::new("distance-bad-value").with("value", value)));
            }
        }
        let km = metres / 1000.0;
        let minutes = seconds.map_or_else(|| minutes(scenario, km), |s| Minutes(s / 60.0));
        Ok(Distance { from, to, km: Km(km), minutes, line: 0 })
    }
}

fn sizes<T>(part: &str, table: &[Vec<T>], rows: usize, columns: usize, wrong: &mut Vec<Message>) {
    if table.len() != rows {
        let message = Message::new("distance-rows").with("part", part);
        wrong.push(message.with("have", table.len()).with("want", rows));
        return;
    }
    if let Some((i, row)) = table.iter().enumerate().find(|(_, row)| row.len() != columns) {
        wrong.push(
            Message::new("distance-columns")
                .with("part", part)
                .with("row", i + 1)
                .with("have", row.len())
                .with("want", columns),
        );
    }
}

/// The service reports where on the road it has put each place; far away, it is another place.
fn points_are_there(
    scenario: &Scenario,
    part: &str,
    points: &[Waypoint],
    places: &[KinderIx],
    wrong: &mut Vec<Message>,
) {
    if points.len() != places.len() {
        let message = Message::new("distance-rows").with("part", part);
        wrong.push(message.with("have", points.len()).with("want", places.len()));
        return;
    }
    for (point, &k) in points.iter().zip(places) {
        let place = scenario.kindergarten(k);
        let away = place.position.map_or(0.0, |position| great_circle_km(position, point.location));
        if away > OFF_ROAD || away.is_nan() {
            let message = Message::new("distance-elsewhere").with("id", &place.id);
            wrong.push(message.with("km", format!("{away:.1}")));
        }
    }
}

/// Reads an answer over all kindergartens that have coordinates, in the order of
/// `kindergartens.csv`.
///
/// # Errors
/// All errors in the answer.
pub fn osrm(scenario: &Scenario, bytes: &[u8]) -> Result<Vec<Distance>, Vec<Message>> {
    let places: Vec<KinderIx> = scenario
        .kindergarten_ixs()
        .filter(|&k| scenario.kindergarten(k).position.is_some())
        .collect();
    // A place that was not queried has no pairs.
    located(scenario, super::groups(scenario).flat_map(|(_, members)| members.iter().copied()))?;
    let answer = Answer::read(scenario, bytes, &places, &places)?;
    let at = |k: KinderIx| places.iter().position(|&p| p == k).unwrap_or(usize::MAX);
    let at: Vec<usize> = scenario.kindergarten_ixs().map(at).collect();
    let ways = pairs(scenario)
        .map(|(from, to)| answer.way(scenario, (at[from.index()], from), (at[to.index()], to)));
    whole(ways)
}

/// All routes, or all errors.
pub(super) fn whole(
    ways: impl Iterator<Item = Result<Distance, Message>>,
) -> Result<Vec<Distance>, Vec<Message>> {
    let (mut distances, mut wrong) = (Vec::new(), Vec::new());
    for way in ways {
        match way {
            Ok(distance) => distances.push(distance),
            Err(message) => wrong.push(message),
        }
    }
    if wrong.is_empty() { Ok(distances) } else { Err(wrong) }
}
