//! The page of a study: its tables and figures in one file.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::compare::{Pair, Price};
use super::figures::Figure;
use super::record::RunRecord;
use crate::domain::Message;
use crate::fairness::Measure;
use crate::input::StudySpec;
use crate::text::Texts;
use crate::write::xml_text;

const STYLE: &str = "body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;\
color:#222;background:#fff}table{border-collapse:collapse;width:100%;font-size:14px;\
font-variant-numeric:tabular-nums;display:block;overflow-x:auto}th,td{padding:.25rem .6rem;\
text-align:right;border-bottom:1px solid #ddd;white-space:nowrap}th:first-child,td:first-child,\
th:nth-child(2),td:nth-child(2){text-align:left}figure{margin:2rem 0}figure svg{max-width:100%;\
height:auto}figcaption{color:#555}";

/// Mean and number of what is there.
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

pub(super) fn page(
    spec: &StudySpec,
    records: &[RunRecord],
    prices: &[Price],
    pairs: &[Pair],
    figures: &[Figure],
    texts: &Texts,
) -> String {
    let say = |key: &'static str| xml_text(&texts.say(&Message::new(key)));
    let name = xml_text(&spec.name);
    let mut html = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{name}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{name}</h1>\n",
        texts.language()
    );
    let runs = Message::new("study-page-runs")
        .with("runs", records.len())
        .with("version", env!("CARGO_PKG_VERSION"));
    let _ = writeln!(html, "<p>{}</p>", xml_text(&texts.say(&runs)));
    let _ = writeln!(html, "<h2>{}</h2>", say("study-page-policies"));
    html += &table(&means(records, prices, texts));
    let _ = writeln!(html, "<p>{}</p>", say("study-page-prices-note"));
    let _ = writeln!(html, "<h2>{}</h2>", say("study-page-pairs"));
    let note = Message::new("study-page-pairs-note")
        .with("confidence", format!("{}", (spec.confidence * 1000.0).round() / 10.0))
        .with("resamples", spec.resamples);
    let _ = writeln!(html, "<p>{}</p>", xml_text(&texts.say(&note)));
    html += &table(&paired(pairs, texts));
    let _ = writeln!(html, "<h2>{}</h2>", say("study-page-figures"));
    for figure in figures {
        let _ = writeln!(
            html,
            "<figure>\n{}<figcaption>{}</figcaption>\n</figure>",
            figure.svg,
            xml_text(&figure.caption)
        );
    }
    let _ = writeln!(html, "<h2>{}</h2>", say("study-page-inputs"));
    let mut inputs: Vec<[String; 2]> = vec![["scenario", "SHA-256"].map(str::to_owned)];
    for r in records {
        let row = [r.scenario.clone(), r.digest.clone()];
        if !inputs.contains(&row) {
            inputs.push(row);
        }
    }
    html += &table(&inputs.iter().map(|r| r.to_vec()).collect::<Vec<_>>());
    html + "</body>\n</html>\n"
}

/// Rows of cells; the first are the heads.
fn table(rows: &[Vec<String>]) -> String {
    let mut html = String::from("<table>\n");
    for (i, row) in rows.iter().enumerate() {
        let tag = if i == 0 { "th" } else { "td" };
        let cells: String = row.iter().map(|c| format!("<{tag}>{}</{tag}>", xml_text(c))).collect();
        let _ = writeln!(html, "<tr>{cells}</tr>");
    }
    html + "</table>\n"
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
            percent(r.gap()),
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
