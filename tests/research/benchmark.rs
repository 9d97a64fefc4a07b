//! The reference set, `data/benchmark`: recipes make the counties that they say, and the best known of
//! each is a calendar that obeys the rules and is no better than its bounds.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use alliance_calendar::domain::{FixedWord, Policy, Scenario};
use alliance_calendar::input::read_calendar;
use alliance_calendar::study::Instance;
use alliance_calendar::{read, verify};

use super::{alliance, said};

fn set() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/benchmark")
}

fn rows(name: &str) -> Vec<csv::StringRecord> {
    let mut table = csv::Reader::from_path(set().join(name)).expect("the table");
    table.records().map(|r| r.expect("a row")).collect()
}

/// Name, options and scenario of every instance, made anew by the command.
fn made(folder: &Path) -> Vec<(String, String, Scenario)> {
    let of = |row: csv::StringRecord| {
        let place = folder.join(&row[0]).display().to_string();
        let mut line = vec!["generate", &place];
        line.extend(row[1].split_whitespace());
        said(&alliance(&line, &set()));
        let scenario = read(Path::new(&place)).scenario.expect("no error");
        assert_eq!(scenario.digest, row[2], "{} is another county", &row[0]);
        (row[0].to_owned(), row[1].to_owned(), scenario)
    };
    rows("instances.csv").into_iter().map(of).collect()
}

#[test]
fn recipes_make_their_counties_and_the_best_known_holds() {
    let here = tempfile::tempdir().expect("a folder");
    let all = made(here.path());
    assert_eq!(all.len(), 30);
    let mut text =
        "\n| instance | alliances | kindergartens | people | teachers | mentors | weeks | events \
                    | history | visits | inspections | options of `alliance generate` |\n\
                    |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|\n"
            .to_owned();
    for (name, options, scenario) in &all {
        let i = Instance::of(scenario);
        // Of a matrix a kindergarten asks where no teacher does.
        let visits = i.visits_asked.max(i.received_asked);
        let _ = writeln!(
            text,
            "| {name} | {} | {} | {} | {} | {} | {} | {} | {} | {visits} | {} | `{options}` |",
            i.alliances,
            i.kindergartens,
            i.staff,
            i.teachers,
            i.mentors,
            i.weeks,
            i.events,
            i.history,
            i.inspections_asked
        );
    }
    crate::documents::hold("../data/benchmark/README.md", "instances", &format!("{text}\n"));

    let mut seen = BTreeSet::new();
    for row in rows("best.csv") {
        let found = all.iter().find(|(name, _, s)| *name == row[0] && s.digest == row[1]);
        let (name, _, scenario) = found.unwrap_or_else(|| panic!("{}: no such county", &row[0]));
        let policy = Policy::from_word(&row[2]).expect("a policy");
        assert!(seen.insert((name, policy)), "{name} {policy} is there twice");
        let number = |at: usize| row[at].parse::<f64>().ok();
        let file = set().join(format!("calendars/{name}-{policy}.csv.gz"));
        let (calendar, _) = read_calendar(scenario, &file).expect("a calendar");
        let verdict = verify(scenario, &calendar, policy);
        assert_eq!(verdict.violations, [], "{name} {policy}");
        assert_eq!(Some(verdict.shortfall as f64), number(3), "{name} {policy}");
        let near = |a: f64, b: f64| (a - b).abs() <= 1e-6 * a.abs().max(1.0);
        assert!(near(verdict.cost, number(5).expect("a cost")), "{name} {policy}");
        assert!(
            near(verdict.vehicle_km.value(), number(8).expect("kilometres")),
            "{name} {policy}"
        );
        assert_eq!(Some(verdict.quality.value() as f64), number(9), "{name} {policy}");
        assert!(number(4) <= number(3), "{name} {policy}: shortfall below its bound");
        if let Some(bound) = number(6) {
            assert!(bound <= verdict.cost + 1e-6 * verdict.cost.abs().max(1.0), "{name} {policy}");
        }
        let burdens: usize = verdict.groups.iter().map(|g| g.burdens.len()).sum();
        assert_eq!(number(10), Some(burdens as f64), "{name} {policy}");
        assert_eq!(number(11).is_some(), policy == Policy::Leximin);
        assert!(number(11).is_none_or(|proven| proven <= burdens as f64));
        assert!(row[12].contains("seed"), "who found it");
    }
    // Of the largest instances nothing may be known yet under leximin, which takes long.
    for (name, ..) in &all {
        for policy in [Policy::Cost, Policy::Balanced, Policy::Minimax, Policy::Gini] {
            assert!(seen.contains(&(name, policy)), "{name} {policy} is missing");
        }
    }
}

/// What is best under one policy is no better under another than what is best known there.
#[test]
fn no_calendar_of_the_set_beats_the_best_known_of_another_policy() {
    let here = tempfile::tempdir().expect("a folder");
    let best = rows("best.csv");
    for (name, _, scenario) in made(here.path()) {
        let of: Vec<&csv::StringRecord> = best.iter().filter(|r| r[0] == name).collect();
        for row in &of {
            let policy = Policy::from_word(&row[2]).expect("a policy");
            let file = set().join(format!("calendars/{name}-{policy}.csv.gz"));
            let (calendar, _) = read_calendar(&scenario, &file).expect("a calendar");
            for other in &of {
                let under = Policy::from_word(&other[2]).expect("a policy");
                if under == Policy::Leximin {
                    continue;
                }
                let verdict = verify(&scenario, &calendar, under);
                let [least, bound] = [3, 6].map(|at| other[at].parse::<f64>().ok());
                // The bound holds for calendars with no more unmet.
                if Some(verdict.shortfall as f64) <= least
                    && let Some(bound) = bound
                {
                    let slack = 1e-6 * bound.abs().max(1.0);
                    assert!(verdict.cost >= bound - slack, "{name}: {policy} under {under}");
                }
            }
        }
    }
}
