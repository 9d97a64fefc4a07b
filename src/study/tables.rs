//! The tables of a study: one row a run, one row a group, one row a person.

use super::instance::Instance;
use super::record::RunRecord;
use super::runs::calendar_of;
use crate::domain::Policy;
use crate::fairness::Measure;
use crate::write::csv_text;

/// Columns that name a run in every table.
const RUN: [&str; 10] = [
    "run", "scenario", "policy", "lambda", "seed", "limit", "amount", "version", "program",
    "commit",
];

fn run(r: &RunRecord) -> Vec<String> {
    vec![
        r.run.clone(),
        r.scenario.clone(),
        r.policy.clone(),
        cell(r.weight()),
        r.seed.to_string(),
        r.limit.clone(),
        r.amount.to_string(),
        r.version.clone(),
        r.program.clone(),
        r.commit.clone(),
    ]
}

fn head(more: &[&str]) -> Vec<String> {
    RUN.iter().chain(more).map(|&c| c.to_owned()).collect()
}

/// The columns of measures. Those of a whole county are of its burdens, one for each role that a
/// person has, and not of its people: they have names of their own.
fn measures(of: &str) -> impl Iterator<Item = String> {
    Measure::ALL.iter().map(move |m| format!("{of}{}", m.name()))
}

pub(super) fn cell(x: Option<f64>) -> String {
    x.map_or_else(String::new, |x| (x + 0.0).to_string())
}

fn measured(values: &[f64]) -> impl Iterator<Item = String> + '_ {
    Measure::ALL.iter().map(|m| cell(m.of(values)))
}

/// `runs.csv`, `groups.csv`, `people.csv` and, with the seconds, `times.csv`.
pub(super) fn files(records: &[RunRecord]) -> Vec<(String, String)> {
    vec![
        ("runs.csv".to_owned(), runs(records)),
        ("groups.csv".to_owned(), groups(records)),
        ("people.csv".to_owned(), people(records)),
        ("times.csv".to_owned(), times(records)),
    ]
}

/// Measures cover the burdens of all people in all roles.
fn runs(records: &[RunRecord]) -> String {
    let more = [
        "digest",
        "stopped_by",
        "shortfall",
        "shortfall_bound",
        "cost",
        "cost_bound",
        "cost_gap",
        "burdens",
        "burdens_proven",
        "vehicle_km",
        "quality",
        "violations",
        "largest_sum",
        "calendar",
        "calendar_sha256",
    ];
    let mut first = head(&more);
    first.extend(Instance::default().columns().map(|(name, _)| name.to_owned()));
    first.extend(measures("burdens_"));
    let mut rows = vec![first];
    for r in records {
        let mut row = run(r);
        row.extend([
            r.digest.clone(),
            r.stopped_by.clone(),
            r.shortfall.to_string(),
            r.shortfall_bound.map_or_else(String::new, |b| b.to_string()),
            r.cost.to_string(),
            cell(r.cost_bound),
            cell(r.gap()),
            r.people.len().to_string(),
            leximin(r).map_or_else(String::new, |p| p.iter().sum::<u32>().to_string()),
            r.vehicle_km.to_string(),
            r.quality.to_string(),
            r.violations.to_string(),
            r.largest_sum().to_string(),
            calendar_of(&r.run),
            r.calendar.clone(),
        ]);
        row.extend(r.instance.columns().map(|(_, value)| value));
        row.extend(measured(&r.burdens()));
        rows.push(row);
    }
    csv_text(&rows)
}

/// By group, the number of proven largest burdens; only for `leximin`.
fn leximin(r: &RunRecord) -> Option<&[u32]> {
    (r.policy() == Some(Policy::Leximin)).then_some(&r.proven)
}

fn groups(records: &[RunRecord]) -> String {
    let mut first = head(&["alliance", "role", "people", "proven"]);
    first.extend(measures(""));
    let mut rows = vec![first];
    for r in records {
        for (i, ((alliance, role), burdens)) in r.groups().into_iter().enumerate() {
            let mut row = run(r);
            let proven = leximin(r).and_then(|proven| proven.get(i));
            let proven = proven.map_or_else(String::new, u32::to_string);
            row.extend([alliance, role, burdens.len().to_string(), proven]);
            row.extend(measured(&burdens));
            rows.push(row);
        }
    }
    csv_text(&rows)
}

fn people(records: &[RunRecord]) -> String {
    let more = ["alliance", "role", "person", "home", "burden", "term_burden"];
    let mut rows = vec![head(&more)];
    for r in records {
        for p in &r.people {
            let mut row = run(r);
            row.extend([
                p.alliance.clone(),
                p.role.clone(),
                p.person.clone(),
                p.home.clone(),
                p.burden.to_string(),
                p.term.to_string(),
            ]);
            rows.push(row);
        }
    }
    csv_text(&rows)
}

fn times(records: &[RunRecord]) -> String {
    let mut rows = vec![head(&["time_s"])];
    for r in records {
        let mut row = run(r);
        row.push(format!("{:.3}", r.time_s));
        rows.push(row);
    }
    csv_text(&rows)
}
