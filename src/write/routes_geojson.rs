//! `routes.geojson`: where the kindergartens are and this term's routes (RFC 7946).

use geojson::feature::Id;
use geojson::{Feature, FeatureCollection, GeoJson, Geometry, GeometryValue, JsonObject, Position};
use serde_json::{Value, json};

use super::edition::Edition;
use crate::domain::{Activity, ActivityKind, FixedWord, KinderIx, Scenario, StaffIx};
use crate::text::plain;
use crate::verify::{Trip, trips};

/// Decimals of a degree: about a decimetre (RFC 7946, 11.2).
const PRECISION: f64 = 1e6;

/// Kindergartens as points, then routes as lines, in the order of the calendar.
///
/// A kindergarten without coordinates, and a route over one, is a feature without geometry.
#[must_use]
pub fn routes_geojson(edition: &Edition<'_>) -> String {
    let Edition { scenario, plan, .. } = *edition;
    let mut features: Vec<Feature> =
        scenario.kindergarten_ixs().map(|k| place(edition, k)).collect();
    let mut journeys = trips(scenario, &plan.activities);
    journeys.sort_by(|a, b| (a.date, &a.rows, a.home).cmp(&(b.date, &b.rows, b.home)));
    features.extend(journeys.iter().map(|trip| route(edition, trip)));
    let mut members = JsonObject::new();
    members.insert("name".to_owned(), plain(&scenario.settings.name).into());
    let collection = FeatureCollection { bbox: None, features, foreign_members: Some(members) };
    format!("{}\n", GeoJson::from(collection))
}

fn feature(id: String, geometry: Option<GeometryValue>, properties: Value) -> Feature {
    Feature {
        bbox: None,
        geometry: geometry.map(Geometry::new),
        id: Some(Id::String(id)),
        properties: match properties {
            Value::Object(properties) => Some(properties),
            _ => None,
        },
        foreign_members: None,
    }
}

/// Longitude, then latitude.
fn position(scenario: &Scenario, k: KinderIx) -> Option<Position> {
    let round = |degrees: f64| (degrees * PRECISION).round() / PRECISION;
    let (longitude, latitude) = scenario.kindergarten(k).position?;
    Some(Position::from([round(longitude), round(latitude)]))
}

fn place(edition: &Edition<'_>, k: KinderIx) -> Feature {
    let Edition { scenario, plan, texts, .. } = *edition;
    let place = scenario.kindergarten(k);
    let alliance = scenario.alliance(place.alliance);
    let here = |kind| {
        let of = |a: &&Activity| a.kind() == kind && a.kindergarten == Some(k);
        plan.activities.iter().filter(of).count()
    };
    let properties = json!({
        "feature": "kindergarten",
        "id": place.id,
        "name": plain(&place.name),
        "alliance": alliance.id,
        "alliance_name": plain(&alliance.name),
        "lead": alliance.lead == k,
        "kind": place.kind.map(|kind| texts.word(kind)),
        "support": texts.word(place.support),
        "outreach": here(ActivityKind::Outreach),
        "inspections": here(ActivityKind::Inspection),
        "hosted": here(ActivityKind::Event),
        "followups": here(ActivityKind::FollowUp),
        "placements": here(ActivityKind::Placement),
    });
    let point = position(scenario, k).map(|coordinates| GeometryValue::Point { coordinates });
    feature(place.id.clone(), point, properties)
}

fn route(edition: &Edition<'_>, trip: &Trip) -> Feature {
    let Edition { scenario, plan, texts, .. } = *edition;
    let rows: Vec<&Activity> = trip.rows.iter().map(|&i| &plan.activities[i]).collect();
    let ends = || std::iter::once(trip.home).chain(trip.stops.iter().copied());
    let way: Option<Vec<Position>> =
        ends().chain([trip.home]).map(|k| position(scenario, k)).collect();
    let ids: Vec<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    let mut people: Vec<StaffIx> = rows
        .iter()
        .flat_map(|row| row.staff.iter().copied())
        .filter(|&p| scenario.person(p).home == trip.home && day_of(&rows, p) == trip.stops)
        .collect();
    people.sort_unstable();
    people.dedup();
    let named = |k: KinderIx| plain(&scenario.kindergarten(k).name);
    let stops: Vec<&str> =
        trip.stops.iter().map(|&k| scenario.kindergarten(k).id.as_str()).collect();
    let properties = json!({
        "feature": "route",
        "kind": trip.kind.word(),
        "kind_name": texts.word(trip.kind),
        "alliance": scenario.alliance(trip.alliance).id,
        "date": trip.date.to_string(),
        "weekday": texts.word(trip.date.weekday()),
        "activities": ids,
        "from": scenario.kindergarten(trip.home).id,
        "from_name": named(trip.home),
        "stops": stops,
        "stop_names": trip.stops.iter().map(|&k| named(k)).collect::<Vec<_>>(),
        "people": trip.people,
        "staff": people.iter().map(|&p| scenario.person(p).id.as_str()).collect::<Vec<_>>(),
        "staff_names":
            people.iter().map(|&p| plain(&scenario.person(p).name)).collect::<Vec<_>>(),
        "vehicles": trip.vehicles,
        // JSON knows no infinity; what is unknown is null.
        "km": finite(trip.route.value()),
        "vehicle_km": finite(trip.vehicle_km().value()),
        "minutes": finite(edition.distances().route_minutes(trip.home, &trip.stops).value()),
    });
    let line = way.map(|coordinates| GeometryValue::LineString { coordinates });
    let home = &scenario.kindergarten(trip.home).id;
    feature(format!("{}/{home}/{}", trip.date, stops.join("/")), line, properties)
}

/// Where somebody goes on these rows, in the order of the sessions.
fn day_of(rows: &[&Activity], p: StaffIx) -> Vec<KinderIx> {
    let mut stops: Vec<_> = rows
        .iter()
        .filter(|row| row.staff.contains(&p))
        .filter_map(|row| Some((row.slot, row.kindergarten?)))
        .collect();
    stops.sort_unstable();
    stops.into_iter().map(|(_, k)| k).collect()
}

/// A figure in tenths, if there is one.
fn finite(value: f64) -> Option<f64> {
    value.is_finite().then(|| (value * 10.0).round() / 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;
    use crate::text::Texts;
    use crate::write::sample;

    fn made(scenario: &Scenario) -> Value {
        let (plan, texts) = (sample::plan(), Texts::new(Language::En));
        let text = routes_geojson(&Edition::new(scenario, &plan, &texts, "", &[]));
        assert!(text.parse::<GeoJson>().is_ok());
        serde_json::from_str(&text).expect("JSON")
    }

    #[test]
    fn points_are_longitude_first_and_routes_come_home() {
        let mut scenario = sample::scenario();
        scenario.kindergartens[0].position = Some((103.1, 36.9));
        scenario.kindergartens[1].position = Some((103.2, 37.0));
        let features = made(&scenario)["features"].clone();
        assert_eq!(features[0]["geometry"]["coordinates"], json!([103.1, 36.9]));
        assert_eq!(
            (&features[1]["id"], &features[1]["properties"]["outreach"]),
            (&json!("K2"), &json!(1))
        );
        let visit = &features[2];
        assert_eq!(visit["properties"]["staff"], json!(["P1", "P2"]));
        assert_eq!(visit["properties"]["weekday"], "Tuesday");
        assert_eq!(
            visit["geometry"]["coordinates"],
            json!([[103.1, 36.9], [103.2, 37.0], [103.1, 36.9]])
        );
        let kinds: Vec<_> = features
            .as_array()
            .expect("several")
            .iter()
            .map(|f| &f["properties"]["kind"])
            .collect();
        assert_eq!(kinds[2..], [&json!("outreach"), &json!("event"), &json!("inspection")]);
    }

    #[test]
    fn place_without_coordinates_is_unlocated() {
        let mut scenario = sample::scenario();
        scenario.kindergartens[0].position = None;
        let features = made(&scenario)["features"].clone();
        assert_eq!(
            (&features[0]["geometry"], &features[2]["geometry"]),
            (&Value::Null, &Value::Null)
        );
    }
}
