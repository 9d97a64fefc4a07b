//! Maps of the kindergartens and of the term's routes, drawn from the coordinates alone.

mod labels;
mod projection;

use std::collections::BTreeMap;

use self::projection::{Projection, WIDTH};
use super::words::{Num, Words, class};
use crate::domain::{ActivityKind, AllianceIx, KinderIx, Message};
use crate::text::safe;
use crate::travel::DistanceTable;
use crate::verify::Trip;
use crate::write::county::whole_county;

/// Columns of a name on a map.
const NAME: usize = 30;
/// Letters that a shortened name keeps at least: the name of a town alone would be no kindergarten's.
const LEAST_STEM: usize = 4;
/// Below what is drawn: the scale bar.
const FOOT: f64 = 24.0;
/// Colours of alliances.
const COLOURS: usize = 8;

/// One map.
pub(super) struct Map {
    /// Position of the alliance; `None` for the whole county.
    pub alliance: Option<usize>,
    pub name: String,
    pub width: Num,
    pub height: Num,
    pub legs: Vec<Leg>,
    pub dots: Vec<Dot>,
    pub labels: Vec<Label>,
    pub bar: Bar,
    /// Some name stands without the word that most of them end in.
    pub shortened: bool,
    /// Names that found no room, by number.
    pub numbered: Vec<String>,
    /// Kindergartens without coordinates.
    pub unknown: Vec<String>,
}

/// A road driven this term.
pub(super) struct Leg {
    pub class: String,
    pub from: (Num, Num),
    pub to: (Num, Num),
    pub width: Num,
    pub title: String,
    /// Activities that it serves, as the filters know them.
    pub rows: String,
}

/// A kindergarten.
pub(super) struct Dot {
    pub kindergarten: usize,
    pub x: Num,
    pub y: Num,
    pub class: String,
    pub lead: bool,
    pub title: String,
}

/// A name or a number.
pub(super) struct Label {
    pub x: Num,
    pub y: Num,
    pub anchor: &'static str,
    pub text: String,
    pub leader: Option<[(Num, Num); 2]>,
    pub class: &'static str,
}

/// The scale bar.
pub(super) struct Bar {
    pub length: Num,
    pub y: Num,
    pub text: String,
}

/// A row of the list of routes.
pub(super) struct Route {
    pub class: &'static str,
    pub mark: String,
    pub kind: String,
    pub alliance: usize,
    pub stops: String,
    pub trips: usize,
    pub vehicles: u32,
    pub km: String,
}

/// The whole county first, if it has more than one alliance, then each alliance.
pub(super) fn maps(words: &Words<'_>, table: &DistanceTable, trips: &[Trip]) -> Vec<Map> {
    let alliances = words.scenario.alliance_ixs();
    let county = (words.scenario.alliances.len() > 1).then(|| county(words, trips));
    county.into_iter().chain(alliances.map(|a| alliance(words, table, trips, a))).collect()
}

fn frame(words: &Words<'_>, members: &[KinderIx]) -> Option<Projection> {
    let points: Vec<(f64, f64)> =
        members.iter().filter_map(|&k| words.scenario.kindergarten(k).position).collect();
    Projection::fit(&points)
}

fn empty(words: &Words<'_>, alliance: Option<usize>, name: String, members: &[KinderIx]) -> Map {
    let unknown = members
        .iter()
        .filter(|&&k| words.scenario.kindergarten(k).position.is_none())
        .map(|&k| words.place(k))
        .collect();
    Map {
        alliance,
        name,
        width: Num(WIDTH),
        height: Num(0.0),
        legs: Vec::new(),
        dots: Vec::new(),
        labels: Vec::new(),
        bar: Bar { length: Num(0.0), y: Num(0.0), text: String::new() },
        shortened: false,
        numbered: Vec::new(),
        unknown,
    }
}

fn bar(words: &Words<'_>, map: &Projection) -> Bar {
    let (km, length) = map.bar();
    let text = words.say(&Message::new("page-km").with("km", km));
    Bar { length: Num(length), y: Num(map.height + FOOT / 2.0), text }
}

/// The whole county alone.
pub(super) fn county(words: &Words<'_>, trips: &[Trip]) -> Map {
    let scenario = words.scenario;
    let all: Vec<KinderIx> = scenario.kindergarten_ixs().collect();
    let mut map = empty(words, None, whole_county(scenario, words.texts), &all);
    let Some(frame) = frame(words, &all) else { return map };
    let at = |k: KinderIx| scenario.kindergarten(k).position.map(|p| frame.at(p));
    for (pair, legs) in roads(trips) {
        let (Some(a), Some(b)) = (at(pair.1), at(pair.2)) else { continue };
        let alliance = scenario.kindergarten(pair.1).alliance.index();
        map.legs.push(Leg {
            class: format!("leg {} c{}", class(pair.0), alliance % COLOURS),
            from: (Num(a.0), Num(a.1)),
            to: (Num(b.0), Num(b.1)),
            width: Num(0.8),
            title: String::new(),
            rows: join(&legs.rows),
        });
    }
    for &k in &all {
        let Some(point) = at(k) else { continue };
        map.dots.push(dot(words, k, point));
    }
    let leads: Vec<(usize, (f64, f64))> = scenario
        .alliances
        .iter()
        .enumerate()
        .filter_map(|(i, a)| at(a.lead).map(|p| (i, p)))
        .collect();
    let points: Vec<(f64, f64)> = leads.iter().map(|l| l.1).collect();
    let names: Vec<String> =
        leads.iter().map(|l| safe(&scenario.alliances[l.0].name, NAME)).collect();
    let others: Vec<(f64, f64)> = all.iter().filter_map(|&k| at(k)).collect();
    let first = vec![true; points.len()];
    let placed = labels::place(&points, &names, &first, &others, frame.height);
    map.labels = placed.into_iter().map(|l| label(&l, &points, &names, "strong")).collect();
    map.bar = bar(words, &frame);
    map.height = Num(frame.height + FOOT);
    map
}

fn alliance(words: &Words<'_>, table: &DistanceTable, trips: &[Trip], a: AllianceIx) -> Map {
    let scenario = words.scenario;
    let members = &scenario.alliance(a).members;
    let name = words.name(&scenario.alliance(a).name);
    let mut map = empty(words, Some(a.index()), name, members);
    let Some(frame) = frame(words, members) else { return map };
    let at = |k: KinderIx| scenario.kindergarten(k).position.map(|p| frame.at(p));
    for ((kind, from, to), legs) in roads(trips.iter().filter(|t| t.alliance == a)) {
        let (Some(p), Some(q)) = (at(from), at(to)) else { continue };
        let title = Message::new("page-leg")
            .with("kind", words.word(kind))
            .with("from", &scenario.kindergarten(from).name)
            .with("to", &scenario.kindergarten(to).name)
            .with("times", legs.times)
            .with("km", format!("{:.1}", table.km(from, to).value()));
        map.legs.push(Leg {
            class: format!("leg {}", class(kind)),
            from: (Num(p.0), Num(p.1)),
            to: (Num(q.0), Num(q.1)),
            width: Num(1.0 + f64::from(legs.times).log2() * 0.6),
            title: words.say(&title),
            rows: join(&legs.rows),
        });
    }
    let shown: Vec<(KinderIx, (f64, f64))> =
        members.iter().filter_map(|&k| at(k).map(|p| (k, p))).collect();
    map.dots = shown.iter().map(|&(k, p)| dot(words, k, p)).collect();
    name_places(words, a, &shown, frame.height, &mut map);
    map.bar = bar(words, &frame);
    map.height = Num(frame.height + FOOT);
    map
}

/// Names where there is room; a number where there is none, and at last the list alone.
fn name_places(
    words: &Words<'_>,
    a: AllianceIx,
    shown: &[(KinderIx, (f64, f64))],
    height: f64,
    map: &mut Map,
) {
    let scenario = words.scenario;
    let points: Vec<(f64, f64)> = shown.iter().map(|s| s.1).collect();
    let lead: Vec<bool> = shown.iter().map(|s| s.0 == scenario.alliance(a).lead).collect();
    let full: Vec<&str> = shown.iter().map(|s| scenario.kindergarten(s.0).name.as_str()).collect();
    let mut names: Vec<String> = full.iter().map(|name| safe(short(name, &full), NAME)).collect();
    map.shortened = full.iter().any(|name| short(name, &full) != *name);
    let placed = labels::place(&points, &names, &lead, &[], height);
    let without: Vec<usize> =
        (0..names.len()).filter(|i| !placed.iter().any(|l| l.place == *i)).collect();
    if without.is_empty() {
        map.labels = placed.iter().map(|l| label(l, &points, &names, "")).collect();
        return;
    }
    // Numbers take less room than names, so all that had none get another try beside the rest.
    for (n, &i) in without.iter().enumerate() {
        names[i] = (n + 1).to_string();
        let text = Message::new("page-map-number").with("n", n + 1).with("name", full[i]);
        map.numbered.push(words.say(&text));
    }
    let placed = labels::place(&points, &names, &lead, &[], height);
    map.labels = placed
        .iter()
        .map(|l| label(l, &points, &names, if without.contains(&l.place) { "number" } else { "" }))
        .collect();
}

/// A name without the word that all of them end in, if that leaves it like no other.
fn short<'n>(name: &'n str, all: &[&str]) -> &'n str {
    for end in ["幼儿园", "幼兒園", " Kindergarten"] {
        let Some(stem) = name.strip_suffix(end) else { continue };
        let like = |other: &&&str| other.strip_suffix(end).unwrap_or(other) == stem;
        if stem.chars().count() >= LEAST_STEM && all.iter().filter(like).count() == 1 {
            return stem;
        }
    }
    name
}

fn label(
    placed: &labels::Label,
    points: &[(f64, f64)],
    names: &[String],
    class: &'static str,
) -> Label {
    let (x, y) = points[placed.place];
    Label {
        x: Num(placed.x),
        y: Num(placed.y),
        anchor: placed.anchor,
        text: names[placed.place].clone(),
        leader: placed.leader.map(|end| [(Num(x), Num(y)), (Num(end.0), Num(end.1))]),
        class,
    }
}

fn dot(words: &Words<'_>, k: KinderIx, (x, y): (f64, f64)) -> Dot {
    let place = words.scenario.kindergarten(k);
    Dot {
        kindergarten: k.index(),
        x: Num(x),
        y: Num(y),
        class: format!("c{}", place.alliance.index() % COLOURS),
        lead: words.scenario.alliance(place.alliance).lead == k,
        title: words.name(&place.name),
    }
}

/// What drives along one road.
#[derive(Default)]
struct Traffic {
    times: u32,
    rows: Vec<usize>,
}

/// Roads driven, either way, by kind.
fn roads<'t>(
    trips: impl IntoIterator<Item = &'t Trip>,
) -> BTreeMap<(ActivityKind, KinderIx, KinderIx), Traffic> {
    let mut roads: BTreeMap<_, Traffic> = BTreeMap::new();
    for trip in trips {
        let mut round = vec![trip.home];
        round.extend(&trip.stops);
        round.push(trip.home);
        let mut driven: Vec<(KinderIx, KinderIx)> =
            round.windows(2).map(|w| (w[0].min(w[1]), w[0].max(w[1]))).collect();
        driven.sort_unstable();
        // There and back again is one trip along the road.
        driven.dedup();
        for (a, b) in driven {
            let traffic = roads.entry((trip.kind, a, b)).or_default();
            traffic.times += 1;
            traffic.rows.extend(&trip.rows);
        }
    }
    for traffic in roads.values_mut() {
        traffic.rows.sort_unstable();
        traffic.rows.dedup();
    }
    roads
}

/// Whose route it is, what for, from where and over which stops.
type Way<'t> = (AllianceIx, ActivityKind, KinderIx, &'t [KinderIx]);

/// Every route of duties, alliance by alliance: the text behind the maps.
pub(super) fn routes(words: &Words<'_>, trips: &[Trip]) -> Vec<Route> {
    let mut ways: BTreeMap<Way, Vec<&Trip>> = BTreeMap::new();
    for trip in trips.iter().filter(|t| t.kind != ActivityKind::Event) {
        let way = (trip.alliance, trip.kind, trip.home, trip.stops.as_slice());
        ways.entry(way).or_default().push(trip);
    }
    ways.into_iter()
        .map(|((a, kind, home, stops), trips)| {
            let round = std::iter::once(home).chain(stops.iter().copied());
            let names: Vec<String> = round.map(|k| words.place(k)).collect();
            Route {
                class: class(kind),
                mark: words.mark(kind),
                kind: words.word(kind),
                alliance: a.index(),
                stops: names.join(" → "),
                trips: trips.len(),
                vehicles: trips.iter().map(|t| t.vehicles).sum(),
                km: format!("{:.1}", trips[0].route.value()),
            }
        })
        .collect()
}

fn join(rows: &[usize]) -> String {
    rows.iter().map(usize::to_string).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_ending_is_left_out_where_the_rest_is_enough() {
        let all =
            ["甲镇中心幼儿园", "甲镇幼儿园", "乙镇东村幼儿园", "乙镇东村", "Hill Kindergarten"];
        let said: Vec<&str> = all.iter().map(|name| short(name, &all)).collect();
        assert_eq!(said, ["甲镇中心", "甲镇幼儿园", "乙镇东村幼儿园", "乙镇东村", "Hill"]);
    }

    #[test]
    fn margin_leaves_room_for_a_name() {
        const { assert!(projection::MARGIN > 2.0 * labels::SIZE) };
    }
}
