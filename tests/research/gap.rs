//! Generalised assignment problems of the literature: their optima, proven.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use alliance_calendar::domain::Policy;
use alliance_calendar::generate::{MatrixShape, from_problem};
use alliance_calendar::input::{CostFiles, CostProblem, read_problem, read_sources};
use alliance_calendar::plan;
use alliance_calendar::solve::{PlanOptions, Silent};

use super::{alliance, said};
use crate::of_work;

/// A file of `tests/research/gap`, as it was published.
fn published(name: &str, folder: &Path) -> PathBuf {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/research/gap");
    let mut text = String::new();
    flate2::read::GzDecoder::new(
        File::open(from.join(format!("{name}.txt.gz"))).expect("it is there"),
    )
    .read_to_string(&mut text)
    .expect("text");
    let file = folder.join(format!("{name}.txt"));
    std::fs::write(&file, text).expect("writable");
    file
}

fn problem(name: &str, problem: usize, maximise: bool) -> CostProblem {
    let here = tempfile::tempdir().expect("a folder");
    let costs = published(name, here.path());
    let files = CostFiles { problem: Some(problem), maximise, ..CostFiles::of(&costs) };
    read_problem(&files).expect("it reads")
}

/// Shortfall, K and its bound.
fn solved(problem: &CostProblem) -> (u64, f64, f64) {
    let (quota, coverage) = problem.usual_shape();
    let reading = read_sources(&from_problem(problem, MatrixShape { quota, coverage }));
    assert_eq!(reading.findings, [], "a problem makes a scenario without a finding");
    let scenario = reading.scenario.expect("no error");
    let options = PlanOptions { policy: Some(Policy::Cost), ..of_work(20_000) };
    let plan = plan(&scenario, &options, &Silent).expect("nothing is pinned");
    let bound = plan.levels.cost.bound.expect("a bound");
    (plan.levels.shortfall.value, plan.vehicle_km.value(), bound)
}

/// Solves a problem to its documented optimum, with a proof.
fn proven(name: &str, number: usize, optimum: u32) {
    let maximise = name.strip_prefix("gap").is_some_and(|n| n.parse::<u32>().is_ok());
    let problem = problem(name, number, maximise);
    let (short, km, bound) = solved(&problem);
    let visits = problem.matrix.columns.len() as f64;
    let gained = problem.largest_gain.map(|most| most * visits - km);
    let case = (name, number, km, bound);
    assert_eq!((short, gained.unwrap_or(km)), (0, f64::from(optimum)), "{case:?}");
    assert!(bound > km - 0.01 && bound <= km, "{case:?}");
}

#[test]
fn small_problems_of_or_library_are_proven() {
    for (i, optimum) in [336, 327, 339, 341, 326].into_iter().enumerate() {
        proven("gap1", i + 1, optimum);
    }
    proven("gap12", 1, 1451);
}

#[test]
#[ignore = "long"]
fn all_problems_of_osman_and_cattrysse_are_proven() {
    let optima = [
        [336, 327, 339, 341, 326],
        [434, 436, 420, 419, 428],
        [580, 564, 573, 570, 564],
        [656, 644, 673, 647, 664],
        [563, 558, 564, 568, 559],
        [761, 759, 758, 752, 747],
        [942, 949, 968, 945, 951],
        [1133, 1134, 1141, 1117, 1127],
        [709, 717, 712, 723, 706],
        [958, 963, 960, 947, 947],
        [1139, 1178, 1195, 1171, 1171],
        [1451, 1449, 1433, 1447, 1446],
    ];
    for (file, optima) in optima.into_iter().enumerate() {
        for (i, optimum) in optima.into_iter().enumerate() {
            proven(&format!("gap{}", file + 1), i + 1, optimum);
        }
    }
}

#[test]
#[ignore = "long"]
fn problems_of_chu_and_beasley_are_proven() {
    for (name, optima) in [
        ("gapa", &[1698, 3235, 1360, 2623, 1158, 2339][..]),
        ("gapb", &[1843, 3552, 1407, 2827, 1166, 2339]),
        ("gapc", &[1931, 3456, 1402, 2806, 1243, 2391]),
        ("e05100", &[12681]),
    ] {
        for (i, &optimum) in optima.iter().enumerate() {
            proven(name, i + 1, optimum);
        }
    }
}

/// A problem of one's own in tables, by the program: the burdens bind, and what nobody can do is
/// left unmet before anything costs more.
#[test]
fn tables_of_ones_own_give_the_same_answers_as_by_hand() {
    let here = tempfile::tempdir().expect("a folder");
    let write =
        |name: &str, text: &str| std::fs::write(here.path().join(name), text).expect("writable");
    write("costs.csv", ",a,b,c\nAn,1,1,1\nBo,4,5,9\n");
    write("minutes.csv", ",a,b,c\nAn,30,30,30\nBo,20,20,20\n");
    write("rows.csv", "name,minutes_max,visits_max\nAn,70,3\nBo,40,3\n");
    write("tight.csv", "minutes_max\n40\n20\n");
    write("columns.csv", "visits_min,visits_max\n1,1\n1,1\n1,2\n");
    // An makes two of three; then one of three, Bo one.
    for (rows, want) in [("rows.csv", (0, 6.0)), ("tight.csv", (20, 5.0))] {
        let line =
            ["generate", rows, "--from-matrix", "costs.csv", "--burdens", "minutes.csv", "--rows"];
        let folder = format!("{rows}-made");
        let mut line: Vec<&str> = line.to_vec();
        line[1] = &folder;
        line.extend([rows, "--columns", "columns.csv", "--quota", "0..3"]);
        said(&alliance(&line, here.path()));
        let line = ["plan", &folder, "--work-limit", "200", "--json", "--out", "out", "-q"];
        let plan: serde_json::Value =
            serde_json::from_str(&said(&alliance(&line, here.path()))).expect("JSON");
        let found = (
            plan["levels"]["shortfall"]["value"].as_u64().expect("units"),
            plan["vehicle_km"].as_f64().expect("km"),
        );
        assert_eq!(found, want, "{rows}");
    }
    write("bad.csv", "minutes_max\n40\nx\n");
    let line = ["generate", "bad", "--from-matrix", "costs.csv", "--rows", "bad.csv"];
    let output = alliance(&line, here.path());
    let why = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1));
    assert!(why.contains("bad.csv:3:1") && !here.path().join("bad").exists(), "{why}");
}
