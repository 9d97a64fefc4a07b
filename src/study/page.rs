//! The page of a study: its tables and figures in one file.

use std::collections::BTreeMap;

use askama::Template;

use super::compare::{Pair, Price};
use super::figures::Figure;
use super::record::RunRecord;
use crate::domain::{FixedWord, Message};
use crate::fairness::Measure;
use crate::input::StudySpec;
use crate::text::Texts;

#[derive(Template)]
#[template(path = "study/page.html")]
struct Page<'p> {
    spec: &'p StudySpec,
    texts: &'p Texts,
    runs: String,
    /// Tables as rows of cells; the first row is the head.
    means: Vec<Vec<String>>,
    pairs_note: String,
    pairs: Vec<Vec<String>>,
    figures: &'p [Figure],
    inputs: Vec<Vec<String>>,
}

impl Page<'_> {
    fn t(&self, key: &'static str) -> String {
        self.texts.say(&Message::new(key))
    }
}

/// Mean and number of the present values.
#[derive(Default)]
struct Mean {
    sum: f64,
    n: usize,
}

impl Mean {
    fn add(&mut self, x: Option<f64>) {
        if let Some(x) = x.filter(|x| x.is_finite()) {
            self.sum += x;
            self.n += 1;
        }
    }

    fn show(&self, digits: usize) -> String {
        if self.n == 0 {
            "–".to_owned()
        } else {
            format!("{:.digits$}", self.sum / self.n as f64)
        }
    }
}

/// The page.
///
/// # Errors
/// Only if the template could not be written, which memory alone could cause.
pub(super) fn page(
    spec: &StudySpec,
    records: &[RunRecord],
    prices: &[Price],
    pairs: &[Pair],
    figures: &[Figure],
    texts: &Texts,
) -> Result<String, askama::Error> {
    let runs = Message::new("study-page-runs")
        .with("runs", records.len())
        .with("version", env!("CARGO_PKG_VERSION"));
    let note = Message::new("study-page-pairs-note")
        .with("confidence", format!("{}", (spec.confidence * 1000.0).round() / 10.0))
        .with("resamples", spec.resamples);
    let mut inputs = vec![["scenario", "SHA-256"].map(str::to_owned).to_vec()];
    for r in records {
        let row = vec![r.scenario.clone(), r.digest.clone()];
        if !inputs.contains(&row) {
            inputs.push(row);
        }
    }
    let page = Page {
        spec,
        texts,
        runs: texts.say(&runs),
        means: means(records, prices, texts),
        pairs_note: texts.say(&note),
        pairs: paired(pairs, texts),
        figures,
        inputs,
    };
    page.render()
}

/// Means by scenario, policy and λ over seeds and limits.
fn means(records: &[RunRecord], prices: &[Price], texts: &Texts) -> Vec<Vec<String>> {
    let keys = [
        "study-page-scenario",
        "study-page-policy",
        "study-page-lambda",
        "study-page-shortfall",
        "study-axis-km",
        "study-page-gap",
        "study-axis-largest-sum",
        "study-axis-gini",
        "study-page-price-fairness",
        "study-page-price-efficiency",
    ];
    let mut rows: Vec<Vec<String>> =
        vec![keys.iter().map(|&key| texts.say(&Message::new(key))).collect()];
    let mut order: Vec<(String, String, String)> = Vec::new();
    let mut found: BTreeMap<(String, String, String), [Mean; 7]> = BTreeMap::new();
    for (r, price) in records.iter().zip(prices) {
        let key = (r.scenario.clone(), r.policy.clone(), r.lambda.to_string());
        if !order.contains(&key) {
            order.push(key.clone());
        }
        let means = found.entry(key).or_default();
        let percent = |x: Option<f64>| x.map(|x| 100.0 * x);
        let figures = [
            Some(r.shortfall as f64),
            Some(r.vehicle_km),
            percent(r.gap_from_best()),
            Some(r.largest_sum()),
            Measure::Gini.of(&r.burdens()),
            percent(price.fairness),
            percent(price.efficiency),
        ];
        for (mean, x) in means.iter_mut().zip(figures) {
            mean.add(x);
        }
    }
    let digits = [1, 1, 3, 1, 4, 2, 2];
    for key in order {
        let mut row = vec![key.0.clone(), key.1.clone(), key.2.clone()];
        row.extend(found[&key].iter().zip(digits).map(|(m, d)| m.show(d)));
        rows.push(row);
    }
    rows
}

fn paired(pairs: &[Pair], texts: &Texts) -> Vec<Vec<String>> {
    let keys = [
        "study-page-figure",
        "study-page-pair",
        "study-page-n",
        "study-page-less",
        "study-page-same",
        "study-page-more",
        "study-page-difference",
        "study-page-interval",
    ];
    let mut rows: Vec<Vec<String>> =
        vec![keys.iter().map(|&key| texts.say(&Message::new(key))).collect()];
    let digits = |figure: &str| if matches!(figure, "gini" | "cv") { 4 } else { 1 };
    rows.extend(pairs.iter().map(|p| {
        let d = digits(p.figure);
        vec![
            p.figure.to_owned(),
            format!("{} − {}", kind(&p.a), kind(&p.b)),
            p.pairs.to_string(),
            p.wins[0].to_string(),
            p.wins[1].to_string(),
            p.wins[2].to_string(),
            format!("{:+.d$}", p.mean),
            format!("{:+.d$} … {:+.d$}", p.low, p.high),
        ]
    }));
    rows
}

fn kind((policy, lambda): &(String, f64)) -> String {
    if *lambda > 0.0 { format!("{policy} (λ {lambda})") } else { policy.clone() }
}
