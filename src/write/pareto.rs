//! The trade-offs between kilometres and fairness as a table and as figures.

use super::chart::{Chart, Mark, Series, chart};
use super::csv_text::csv_text;
use super::dictionary::with_dictionary;
use super::drawing::Drawing;
use super::edition::OutputFile;
use crate::domain::{FixedWord, Message, Scenario};
use crate::fairness::gini;
use crate::solve::{Frontier, GroupFrontier};
use crate::text::Texts;

/// The table, its dictionary, and the figures.
pub const PARETO_FILES: [&str; 6] = [
    "pareto.csv",
    "dictionary.csv",
    "pareto-largest.svg",
    "pareto-largest.pdf",
    "pareto-gini.svg",
    "pareto-gini.pdf",
];

/// What `against` says: the column against which kilometres stand.
const LARGEST: &str = "largest_burden";
const GINI: &str = "burdens_gini";

/// One row of the table.
#[derive(Debug, Clone, PartialEq)]
struct Point {
    alliance: String,
    role: String,
    against: &'static str,
    km: f64,
    km_bound: Option<f64>,
    largest_burden: f64,
    burdens_gini: f64,
    proven: bool,
    supported: Option<bool>,
    dated: Option<bool>,
}

/// `pareto.csv`, its dictionary and its two figures.
///
/// A row of the table is a plan that is better in one of two than every other plan found:
/// `alliance,role,against,km,km_bound,largest_burden,burdens_gini,proven,supported,dated`. Alliance
/// and role are empty for the county. `against` says which two: kilometres against
/// `largest_burden` (minutes) or against `burdens_gini`. `proven`: no plan is better in one and not worse in the other; for
/// the county with dates, for a group without them. `dated`: a calendar with these figures was found
/// and verified.
#[must_use]
pub fn pareto_files(scenario: &Scenario, found: &Frontier, texts: &Texts) -> Vec<OutputFile> {
    let points = points(scenario, found);
    let county = |against: &str| -> Vec<Point> {
        let mine = |p: &&Point| p.alliance.is_empty() && p.against == against;
        points.iter().filter(mine).cloned().collect()
    };
    let largest = figure(scenario, &county(LARGEST), texts, |p| p.largest_burden);
    let even = figure(scenario, &county(GINI), texts, |p| p.burdens_gini);
    let head = [
        "alliance",
        "role",
        "against",
        "km",
        "km_bound",
        LARGEST,
        GINI,
        "proven",
        "supported",
        "dated",
    ];
    let yes = |known: bool| if known { "yes" } else { "no" }.to_owned();
    let maybe = |known: Option<bool>| known.map_or_else(String::new, yes);
    let mut records = vec![head.map(str::to_owned)];
    records.extend(points.iter().map(|p| {
        [
            p.alliance.clone(),
            p.role.clone(),
            p.against.to_owned(),
            p.km.to_string(),
            p.km_bound.map_or_else(String::new, |b| b.to_string()),
            p.largest_burden.to_string(),
            p.burdens_gini.to_string(),
            yes(p.proven),
            maybe(p.supported),
            maybe(p.dated),
        ]
    }));
    let table = vec![(PARETO_FILES[0].to_owned(), csv_text(&records))];
    let tables = with_dictionary("pareto", table).into_iter().map(|file| file.1.into_bytes());
    let figures = [largest.svg().into_bytes(), largest.pdf(), even.svg().into_bytes(), even.pdf()];
    let named = PARETO_FILES.into_iter().zip(tables.chain(figures));
    named.map(|(name, content)| OutputFile { name: name.to_owned(), content }).collect()
}

/// The county's points, then those of the groups.
fn points(scenario: &Scenario, found: &Frontier) -> Vec<Point> {
    let county = county_largest(found);
    let even = county_gini(found, &county);
    let groups = found.groups.iter().flat_map(|group| of_group(scenario, group));
    county.into_iter().chain(even).chain(groups).collect()
}

fn county_largest(found: &Frontier) -> Vec<Point> {
    let burdens = |ceiling: f64| -> Vec<f64> {
        let points = found.groups.iter().filter_map(|g| g.under(ceiling));
        points.flat_map(|p| p.burdens.clone()).collect()
    };
    found
        .county
        .iter()
        .map(|p| Point {
            alliance: String::new(),
            role: String::new(),
            against: LARGEST,
            km: p.km,
            km_bound: Some(p.km_bound),
            largest_burden: p.largest,
            burdens_gini: gini(&burdens(p.largest)),
            proven: p.proven && p.calendar.is_some(),
            supported: Some(p.supported),
            dated: Some(p.calendar.is_some()),
        })
        .collect()
}

/// The best known of kilometres against the Gini index over all burdens of the county.
fn county_gini(found: &Frontier, county: &[Point]) -> Vec<Point> {
    let mut all: Vec<Point> = county.to_vec();
    let tried = found.groups.iter().map(|g| g.even.len()).min().unwrap_or(0);
    for at in 0..tried {
        let plans = || found.groups.iter().map(|g| &g.even[at]);
        let burdens: Vec<f64> = plans().flat_map(|p| p.1.clone()).collect();
        let km = plans().map(|p| p.0).sum::<f64>() + found.events_km;
        all.push(point(km, &burdens));
    }
    best_known(all)
}

fn point(km: f64, burdens: &[f64]) -> Point {
    Point {
        alliance: String::new(),
        role: String::new(),
        against: GINI,
        km,
        km_bound: None,
        largest_burden: burdens.iter().copied().fold(0.0, f64::max),
        burdens_gini: gini(burdens),
        proven: false,
        supported: None,
        dated: None,
    }
}

/// The plans that no other of them beats in kilometres and Gini index.
fn best_known(mut all: Vec<Point>) -> Vec<Point> {
    all.sort_by(|a, b| a.km.total_cmp(&b.km).then(a.burdens_gini.total_cmp(&b.burdens_gini)));
    let mut kept: Vec<Point> = Vec::new();
    for p in all {
        if kept.last().is_none_or(|last| p.burdens_gini < last.burdens_gini - 1e-9) {
            kept.push(Point { against: GINI, proven: false, supported: None, ..p });
        }
    }
    kept
}

fn of_group(scenario: &Scenario, group: &GroupFrontier) -> Vec<Point> {
    let named = |p: Point| Point {
        alliance: scenario.alliance(group.alliance).id.clone(),
        role: group.role.word().to_owned(),
        ..p
    };
    let largest: Vec<Point> = group
        .points
        .iter()
        .enumerate()
        .map(|(i, p)| Point {
            against: LARGEST,
            km_bound: Some(p.km_bound),
            proven: group.is_proven(i),
            ..point(p.km, &p.burdens)
        })
        .collect();
    let even = group.even.iter().map(|(km, burdens)| point(*km, burdens));
    let even = best_known(largest.iter().cloned().chain(even).collect());
    largest.into_iter().chain(even).map(named).collect()
}

fn figure(
    scenario: &Scenario,
    points: &[Point],
    texts: &Texts,
    value: impl Fn(&Point) -> f64,
) -> Drawing {
    let say = |key: &'static str| texts.key(key);
    let against_largest = points.iter().all(|p| p.against == LARGEST);
    let (y, caption) = if against_largest {
        ("study-axis-largest", "study-caption-largest")
    } else {
        ("study-axis-gini", "study-caption-gini")
    };
    let chosen = |test: &dyn Fn(&Point) -> bool| -> Vec<(f64, f64)> {
        points.iter().filter(|p| test(p)).map(|p| (p.km, value(p))).collect()
    };
    let supported = |p: &Point| p.supported == Some(true);
    let series = |key: Option<&'static str>, mark, style, points| Series {
        name: key.map_or_else(String::new, &say),
        mark,
        style,
        points,
    };
    // Between two points nothing better is possible: the frontier is a staircase.
    let mut steps: Vec<(f64, f64)> = Vec::new();
    for p in points {
        if let Some(&(_, before)) = steps.last() {
            steps.push((p.km, before));
        }
        steps.push((p.km, value(p)));
    }
    let mut all = vec![series(Some("study-series-front"), Mark::Line, 0, steps)];
    if against_largest {
        let hull = chosen(&supported);
        all.push(series(Some("study-series-hull"), Mark::Dashes, 1, hull));
    }
    let proven = chosen(&|p| p.proven);
    let other = chosen(&|p| !p.proven);
    for (key, mark, points) in
        [("study-series-proven", Mark::Dots, proven), ("study-series-found", Mark::Rings, other)]
    {
        if !points.is_empty() {
            all.push(series(Some(key), mark, 0, points));
        }
    }
    let title = Message::new("study-title-pareto").with("name", &scenario.settings.name);
    chart(&Chart {
        title: texts.say(&title),
        caption: say(caption),
        x: say("study-axis-km"),
        y: say(y),
        series: all,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_nothing_beats_is_kept() {
        let at = |km, burdens: &[f64]| point(km, burdens);
        let all = vec![at(3.0, &[1.0, 1.0]), at(1.0, &[1.0, 3.0]), at(2.0, &[0.0, 9.0])];
        let kept = best_known(all);
        assert_eq!(kept.iter().map(|p| p.km).collect::<Vec<_>>(), [1.0, 3.0]);
    }
}
