//! The page of a study: its tables and figures in one file.

use std::collections::BTreeMap;

use askama::Template;

use super::compare::{Pair, Price};
use super::figures::Figure;
use super::kinds::Kind;
use super::record::RunRecord;
use crate::domain::{FixedWord, Message};
use crate::fairness::Measure;
use crate::input::StudySpec;
use crate::text::Texts;
use crate::write::latex_table;

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
        self.texts.key(key)
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

/// Means by scenario, limit, policy and λ over seeds.
fn means(records: &[RunRecord], prices: &[Price], texts: &Texts) -> Vec<Vec<String>> {
    let keys = [
        "study-page-scenario",
        "study-page-limit",
        "study-page-policy",
        "study-page-shortfall",
        "study-axis-km",
        "study-page-gap",
        "study-axis-largest-sum",
        "study-axis-gini",
        "study-page-price-fairness",
        "study-page-price-efficiency",
    ];
    let mut rows: Vec<Vec<String>> = vec![keys.iter().map(|&key| texts.key(key)).collect()];
    let mut order: Vec<[String; 3]> = Vec::new();
    let mut found: BTreeMap<[String; 3], [Mean; 7]> = BTreeMap::new();
    for (r, price) in records.iter().zip(prices) {
        let limit = format!("{} {}", r.limit, r.amount);
        let key = [name_in(records, r), limit, Kind::of(r).to_string()];
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
        let mut row = key.to_vec();
        row.extend(found[&key].iter().zip(digits).map(|(m, d)| m.show(d)));
        rows.push(row);
    }
    rows
}

/// The scenario's name; with its digest where two have the same.
fn name_in(records: &[RunRecord], r: &RunRecord) -> String {
    let another = |other: &RunRecord| other.scenario == r.scenario && other.digest != r.digest;
    match records.iter().any(another) {
        true => format!("{} ({})", r.scenario, r.digest.get(..8).unwrap_or_default()),
        false => r.scenario.clone(),
    }
}

/// The tables of the page for papers.
pub(super) fn latex(
    records: &[RunRecord],
    prices: &[Price],
    pairs: &[Pair],
    texts: &Texts,
) -> [(String, String); 2] {
    [
        ("means.tex".to_owned(), latex_table(&means(records, prices, texts), 3)),
        ("comparisons.tex".to_owned(), latex_table(&paired(pairs, texts), 3)),
    ]
}

fn paired(pairs: &[Pair], texts: &Texts) -> Vec<Vec<String>> {
    let keys = [
        "study-page-figure",
        "study-page-limit",
        "study-page-pair",
        "study-page-n",
        "study-page-less",
        "study-page-same",
        "study-page-more",
        "study-page-difference",
        "study-page-interval",
        "study-page-p",
    ];
    let mut rows: Vec<Vec<String>> = vec![keys.iter().map(|&key| texts.key(key)).collect()];
    let digits = |figure: &str| if matches!(figure, "burdens_gini" | "burdens_cv") { 4 } else { 1 };
    rows.extend(pairs.iter().map(|p| {
        let d = digits(p.figure);
        vec![
            p.figure.to_owned(),
            format!("{} {}", p.limit, p.amount),
            format!("{} − {}", p.a, p.b),
            p.pairs.to_string(),
            p.wins[0].to_string(),
            p.wins[1].to_string(),
            p.wins[2].to_string(),
            format!("{:+.d$}", p.mean),
            format!("{:+.d$} … {:+.d$}", p.low, p.high),
            format!("{:.4}", p.test.p),
        ]
    }));
    rows
}
