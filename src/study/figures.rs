//! The figures of a study.

use std::collections::BTreeMap;

use super::record::RunRecord;
use crate::domain::{FixedWord, Message, Policy};
use crate::fairness::lorenz;
use crate::text::Texts;
use crate::write::{Chart, Mark, Series, Violins, chart_svg, safe_stem, violins_svg};

/// A figure, its file and its caption.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Figure {
    pub file: String,
    pub caption: String,
    pub svg: String,
}

/// Every figure: for each scenario Lorenz curves, burdens and the trade-off, and the gaps of all.
pub(super) fn all(records: &[RunRecord], texts: &Texts) -> Vec<Figure> {
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
    figures
}

fn policies() -> impl Iterator<Item = (usize, Policy)> {
    Policy::ALL.iter().copied().enumerate()
}

/// One run of each policy: the first.
fn first_of<'a>(
    runs: &[&'a RunRecord],
) -> impl Iterator<Item = (usize, Policy, &'a RunRecord)> + use<'a> {
    let runs = runs.to_vec();
    policies().filter_map(move |(i, policy)| {
        runs.iter().find(|r| r.policy() == Some(policy)).map(|r| (i, policy, *r))
    })
}

fn say(texts: &Texts, key: &'static str, scenario: &str) -> String {
    texts.say(&Message::new(key).with("name", scenario))
}

fn axis(texts: &Texts, key: &'static str) -> String {
    texts.say(&Message::new(key))
}

fn curves(runs: &[&RunRecord], name: &str, stem: &str, texts: &Texts) -> Figure {
    let caption = say(texts, "study-caption-lorenz", name);
    let mut series = vec![Series {
        name: String::new(),
        mark: Mark::Dashes,
        colour: 6,
        points: vec![(0.0, 0.0), (1.0, 1.0)],
    }];
    series.extend(first_of(runs).map(|(colour, policy, run)| Series {
        name: policy.word().to_owned(),
        mark: Mark::Line,
        colour,
        points: lorenz(&run.burdens()),
    }));
    let svg = chart_svg(&Chart {
        title: say(texts, "study-title-lorenz", name),
        caption: caption.clone(),
        x: axis(texts, "study-axis-people"),
        y: axis(texts, "study-axis-share"),
        series,
    });
    Figure { file: format!("lorenz-{stem}.svg"), caption, svg }
}

fn burdens(runs: &[&RunRecord], name: &str, stem: &str, texts: &Texts) -> Figure {
    let caption = say(texts, "study-caption-burdens", name);
    let groups =
        first_of(runs).map(|(_, policy, run)| (policy.word().to_owned(), run.burdens())).collect();
    let svg = violins_svg(&Violins {
        title: say(texts, "study-title-burdens", name),
        caption: caption.clone(),
        y: axis(texts, "study-axis-burden"),
        groups,
    });
    Figure { file: format!("burdens-{stem}.svg"), caption, svg }
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
        name: texts.say(&Message::new("study-series-front")),
        mark: Mark::Dashes,
        colour: 6,
        points: front,
    }];
    series.extend(policies().filter_map(|(colour, policy)| {
        let points: Vec<(f64, f64)> =
            runs.iter().filter(|r| r.policy() == Some(policy)).map(|r| point(&r)).collect();
        (!points.is_empty()).then(|| Series {
            name: policy.word().to_owned(),
            mark: Mark::Dots,
            colour,
            points,
        })
    }));
    let svg = chart_svg(&Chart {
        title: say(texts, "study-title-trade-off", name),
        caption: caption.clone(),
        x: axis(texts, "study-axis-km"),
        y: axis(texts, "study-axis-largest-sum"),
        series,
    });
    Figure { file: format!("trade-off-{stem}.svg"), caption, svg }
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
    let kind = if amounts("time") > amounts("work") { "time" } else { "work" };
    let series = policies()
        .filter_map(|(colour, policy)| {
            let mut by_amount: BTreeMap<u64, Vec<f64>> = BTreeMap::new();
            let mine = |r: &&RunRecord| r.limit == kind && r.policy() == Some(policy);
            for r in records.iter().filter(mine) {
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
            let line = Series { name: policy.word().to_owned(), mark: Mark::Line, colour, points };
            (!line.points.is_empty()).then_some(line)
        })
        .flat_map(|line| {
            let dots = Series { name: String::new(), mark: Mark::Dots, ..line.clone() };
            [line, dots]
        })
        .collect();
    let caption = axis(texts, "study-caption-gap");
    let x = if kind == "time" { "study-axis-time" } else { "study-axis-work" };
    let svg = chart_svg(&Chart {
        title: axis(texts, "study-title-gap"),
        caption: caption.clone(),
        x: axis(texts, x),
        y: axis(texts, "study-axis-gap"),
        series,
    });
    Figure { file: "gap.svg".to_owned(), caption, svg }
}
