//! The figures of a study.

use std::collections::BTreeMap;

use super::kinds::{Kind, kinds};
use super::profiles::Profile;
use super::record::RunRecord;
use crate::domain::Message;
use crate::fairness::lorenz;
use crate::text::Texts;
use crate::write::{Chart, Drawing, Mark, Series, Violins, chart, safe_stem, violins};

/// A figure, the stem of its files, and its caption.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Figure {
    pub stem: String,
    pub caption: String,
    pub drawing: Drawing,
}

/// Every figure: for each scenario Lorenz curves, burdens and the trade-off, and the gaps and profiles
/// of all.
pub(super) fn all(records: &[RunRecord], profiles: &[Profile], texts: &Texts) -> Vec<Figure> {
    let mut scenarios: Vec<(&str, &str)> = Vec::new();
    for r in records {
        if !scenarios.contains(&(&r.scenario, &r.digest)) {
            scenarios.push((&r.scenario, &r.digest));
        }
    }
    let mut figures = Vec::new();
    for (name, digest) in scenarios {
        let mine: Vec<&RunRecord> =
            records.iter().filter(|r| (&*r.scenario, &*r.digest) == (name, digest)).collect();
        let short = digest.get(..8).unwrap_or_default();
        let stem = format!("{}-{short}", safe_stem(name));
        figures.push(curves(&mine, name, &stem, texts));
        figures.push(burdens(&mine, name, &stem, texts));
        figures.push(trade_off(&mine, name, &stem, texts));
    }
    figures.push(gaps(records, texts));
    figures.extend(profile_figures(records, profiles, texts));
    figures
}

/// The runs of each policy with its λ, and the style that it has in all figures of these runs.
fn styled<'a>(runs: &[&'a RunRecord]) -> Vec<(usize, Kind, Vec<&'a RunRecord>)> {
    let of = |kind: &Kind| runs.iter().copied().filter(|r| Kind::of(r) == *kind).collect();
    let kinds = kinds(runs.iter().copied());
    kinds.into_iter().enumerate().map(|(i, kind)| (i, kind.clone(), of(&kind))).collect()
}

fn say(texts: &Texts, key: &'static str, scenario: &str) -> String {
    texts.say(&Message::new(key).with("name", scenario))
}

fn curves(runs: &[&RunRecord], name: &str, stem: &str, texts: &Texts) -> Figure {
    let caption = say(texts, "study-caption-lorenz", name);
    let mut series = vec![Series {
        name: String::new(),
        mark: Mark::Dashes,
        style: 6,
        points: vec![(0.0, 0.0), (1.0, 1.0)],
    }];
    series.extend(styled(runs).into_iter().map(|(style, kind, runs)| Series {
        name: kind.to_string(),
        mark: Mark::Line,
        style,
        points: lorenz(&runs[0].burdens()),
    }));
    let drawing = chart(&Chart {
        title: say(texts, "study-title-lorenz", name),
        caption: caption.clone(),
        x: texts.key("study-axis-people"),
        y: texts.key("study-axis-share"),
        series,
    });
    Figure { stem: format!("lorenz-{stem}"), caption, drawing }
}

fn burdens(runs: &[&RunRecord], name: &str, stem: &str, texts: &Texts) -> Figure {
    let caption = say(texts, "study-caption-burdens", name);
    let groups =
        styled(runs).into_iter().map(|(_, kind, runs)| (kind.to_string(), runs[0].burdens()));
    let groups = groups.collect();
    let drawing = violins(&Violins {
        title: say(texts, "study-title-burdens", name),
        caption: caption.clone(),
        y: texts.key("study-axis-burden"),
        groups,
    });
    Figure { stem: format!("burdens-{stem}"), caption, drawing }
}

fn trade_off(runs: &[&RunRecord], name: &str, stem: &str, texts: &Texts) -> Figure {
    let caption = say(texts, "study-caption-trade-off", name);
    let point = |r: &&&RunRecord| (r.vehicle_km, r.largest_sum());
    let mut front: Vec<(f64, f64)> = runs.iter().map(|r| point(&r)).collect();
    front.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let mut least = f64::INFINITY;
    front.retain(|p| {
        let better = p.1 < least - 1e-9;
        least = least.min(p.1);
        better
    });
    let mut series = vec![Series {
        name: texts.key("study-series-front"),
        mark: Mark::Dashes,
        style: 6,
        points: front,
    }];
    series.extend(styled(runs).into_iter().map(|(style, kind, runs)| Series {
        name: kind.to_string(),
        // Runs often have the same figures: outlines show how many lie on one another.
        mark: Mark::Rings,
        style,
        points: runs.iter().map(|r| point(&r)).collect(),
    }));
    let drawing = chart(&Chart {
        title: say(texts, "study-title-trade-off", name),
        caption: caption.clone(),
        x: texts.key("study-axis-km"),
        y: texts.key("study-axis-largest-sum"),
        series,
    });
    Figure { stem: format!("trade-off-{stem}"), caption, drawing }
}

/// Mean gap of each policy by limit. Work and time have no common scale, so the kind with more
/// limits is shown.
fn gaps(records: &[RunRecord], texts: &Texts) -> Figure {
    let amounts = |kind: &str| {
        let mut all: Vec<u64> =
            records.iter().filter(|r| r.limit == kind).map(|r| r.amount.to_bits()).collect();
        all.sort_unstable();
        all.dedup();
        all.len()
    };
    let limit = if amounts("time") > amounts("work") { "time" } else { "work" };
    let all: Vec<&RunRecord> = records.iter().collect();
    let series = styled(&all).into_iter().filter_map(|(style, kind, runs)| {
        let mut by_amount: BTreeMap<u64, Vec<f64>> = BTreeMap::new();
        for r in runs.into_iter().filter(|r| r.limit == limit) {
            // Positive numbers keep their order as bits.
            by_amount.entry(r.amount.to_bits()).or_default().extend(r.gap_from_best());
        }
        let points: Vec<(f64, f64)> = by_amount
            .into_iter()
            .filter(|(_, gaps)| !gaps.is_empty())
            .map(|(amount, gaps)| {
                let mean = gaps.iter().sum::<f64>() / gaps.len() as f64;
                (f64::from_bits(amount), 100.0 * mean)
            })
            .collect();
        let line = Series { name: kind.to_string(), mark: Mark::Joined, style, points };
        (!line.points.is_empty()).then_some(line)
    });
    let series = series.collect();
    let caption = texts.key("study-caption-gap");
    let x = if limit == "time" { "study-axis-time" } else { "study-axis-work" };
    let drawing = chart(&Chart {
        title: texts.key("study-title-gap"),
        caption: caption.clone(),
        x: texts.key(x),
        y: texts.key("study-axis-gap"),
        series,
    });
    Figure { stem: "gap".to_owned(), caption, drawing }
}

/// A figure for each figure and limit that has profiles.
fn profile_figures(records: &[RunRecord], profiles: &[Profile], texts: &Texts) -> Vec<Figure> {
    let kinds = kinds(records);
    let same =
        |a: &Profile, b: &Profile| (a.figure, &a.limit, a.amount) == (b.figure, &b.limit, b.amount);
    let drawn = profiles.chunk_by(same).map(|group| {
        let first = &group[0];
        let most = group.iter().flat_map(|p| &p.steps).map(|s| s.0).fold(1.0, f64::max);
        let series = group.iter().map(|p| Series {
            name: p.kind.to_string(),
            mark: Mark::Line,
            style: kinds.iter().position(|kind| *kind == p.kind).unwrap_or(0),
            points: staircase(&p.steps, most * 1.02),
        });
        let said = |key| {
            let message = Message::new(key).with("figure", first.figure);
            let limit = format!("{} {}", first.limit, first.amount);
            texts.say(&message.with("limit", limit))
        };
        let caption = said("study-caption-profile");
        let drawing = chart(&Chart {
            title: said("study-title-profile"),
            caption: caption.clone(),
            x: texts.key("study-axis-ratio"),
            y: texts.key("study-axis-problems"),
            series: series.collect(),
        });
        let stem = format!("profile-{}-{}{}", first.figure, first.limit, first.amount);
        Figure { stem, caption, drawing }
    });
    drawn.collect()
}

/// The line of a step function up to a last place.
fn staircase(steps: &[(f64, f64)], to: f64) -> Vec<(f64, f64)> {
    let mut points: Vec<(f64, f64)> = Vec::new();
    for &(x, y) in steps {
        if let Some(&(_, before)) = points.last() {
            points.push((x, before));
        }
        points.push((x, y));
    }
    points.extend(steps.last().map(|&(_, y)| (to, y)));
    points
}
