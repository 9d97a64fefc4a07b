//! The trade-offs between kilometres and fairness as a table and as figures.

use super::chart::{Chart, Mark, Series, chart_svg};
use super::csv_text::csv_text;
use crate::domain::{FixedWord, Message, Scenario};
use crate::fairness::gini;
use crate::solve::{Frontier, GroupFrontier};
use crate::text::Texts;

/// The table, and its figures.
pub const PARETO_FILES: [&str; 3] = ["pareto.csv", "pareto-largest.svg", "pareto-gini.svg"];

/// One row of the table.
#[derive(Debug, Clone, PartialEq)]
struct Point {
    alliance: String,
    role: String,
    against: &'static str,
    km: f64,
    km_bound: Option<f64>,
    largest: f64,
    gini: f64,
    proven: bool,
    supported: Option<bool>,
    dated: Option<bool>,
}

/// `pareto.csv` and its two figures.
///
/// A row of the table is a plan that is better in one of two than every other plan found:
/// `alliance,role,against,km,km_bound,largest,gini,proven,supported,dated`. Alliance and role are
/// empty for the county. `against` says which two: kilometres against `largest` (burden, in
/// minutes) or against `gini`. `proven`: no plan is better in one and not worse in the other; for
/// the county with dates, for a group without them. `dated`: a calendar with these figures was found
/// and verified.
#[must_use]
pub fn pareto_files(scenario: &Scenario, found: &Frontier, texts: &Texts) -> Vec<(String, String)> {
    let county = county_largest(found);
    let even = county_gini(found, &county);
    let mut points: Vec<Point> = county.iter().chain(&even).cloned().collect();
    for group in &found.groups {
        points.extend(of_group(scenario, group));
    }
    let head = [
        "alliance",
        "role",
        "against",
        "km",
        "km_bound",
        "largest",
        "gini",
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
            p.largest.to_string(),
            p.gini.to_string(),
            yes(p.proven),
            maybe(p.supported),
            maybe(p.dated),
        ]
    }));
    let contents = [
        csv_text(&records),
        figure(scenario, &county, texts, |p| p.largest),
        figure(scenario, &even, texts, |p| p.gini),
    ];
    PARETO_FILES.map(str::to_owned).into_iter().zip(contents).collect()
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
            against: "largest",
            km: p.km,
            km_bound: Some(p.km_bound),
            largest: p.largest,
            gini: gini(&burdens(p.largest)),
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
        against: "gini",
        km,
        km_bound: None,
        largest: burdens.iter().copied().fold(0.0, f64::max),
        gini: gini(burdens),
        proven: false,
        supported: None,
        dated: None,
    }
}

/// The plans that no other of them beats in kilometres and Gini index.
fn best_known(mut all: Vec<Point>) -> Vec<Point> {
    all.sort_by(|a, b| a.km.total_cmp(&b.km).then(a.gini.total_cmp(&b.gini)));
    let mut kept: Vec<Point> = Vec::new();
    for p in all {
        if kept.last().is_none_or(|last| p.gini < last.gini - 1e-9) {
            kept.push(Point { against: "gini", proven: false, supported: None, ..p });
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
            against: "largest",
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
) -> String {
    let say = |key: &'static str| texts.say(&Message::new(key));
    let against_largest = points.iter().all(|p| p.against == "largest");
    let (y, caption) = if against_largest {
        ("study-axis-largest", "study-caption-largest")
    } else {
        ("study-axis-gini", "study-caption-gini")
    };
    let chosen = |test: &dyn Fn(&Point) -> bool| -> Vec<(f64, f64)> {
        points.iter().filter(|p| test(p)).map(|p| (p.km, value(p))).collect()
    };
    let supported = |p: &Point| p.supported == Some(true);
    let series = |key: Option<&'static str>, mark, colour, points| Series {
        name: key.map_or_else(String::new, &say),
        mark,
        colour,
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
    let mut all = vec![series(None, Mark::Line, 5, steps)];
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
    chart_svg(&Chart {
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
