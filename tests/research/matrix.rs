//! Matrices of costs as scenarios: K is the cost of the assignment.

use alliance_calendar::domain::Policy;
use alliance_calendar::generate::{MatrixShape, from_matrix};
use alliance_calendar::input::{CostMatrix, read_sources};
use alliance_calendar::plan;
use alliance_calendar::solve::{PlanOptions, Silent};

use super::{alliance, said};
use crate::of_work;

fn matrix(n: usize, m: usize, cost: impl Fn(usize, usize) -> Option<f64>) -> CostMatrix {
    let names = |n: usize| (0..n).map(|i| format!("n{i}")).collect();
    let costs = (0..n).map(|i| (0..m).map(|j| cost(i, j)).collect()).collect();
    CostMatrix { rows: names(n), columns: names(m), costs }
}

/// Shortfall, K and its bound, largest burden.
fn solved(matrix: &CostMatrix, shape: MatrixShape, policy: Policy) -> (u64, f64, f64, f64) {
    let reading = read_sources(&from_matrix(matrix, shape));
    assert_eq!(reading.findings, [], "a matrix makes a scenario without a finding");
    let scenario = reading.scenario.expect("no error");
    let options = PlanOptions { policy: Some(policy), ..of_work(3000) };
    let plan = plan(&scenario, &options, &Silent).expect("nothing is pinned");
    let burdens = plan.groups.iter().flat_map(|g| &g.burdens);
    let largest = burdens.map(|b| b.1.value()).fold(0.0, f64::max);
    let bound = plan.levels.cost.bound.expect("a bound");
    (plan.levels.shortfall.value, plan.vehicle_km.value(), bound, largest)
}

const ONCE: MatrixShape = MatrixShape { quota: (1, 1), coverage: (1, None) };

const OPTIMUM: f64 = 177.0;
const BOTTLENECK: f64 = 53.0;

/// Optimum and bottleneck by the Hungarian implementation of SciPy 1.16.
#[test]
fn forty_by_forty_is_solved_to_the_known_optimum() {
    let matrix = matrix(40, 40, |i, j| Some(((i * 37 + j * 61 + i * j * 17) % 97 + 1) as f64));
    let (short, km, bound, _) = solved(&matrix, ONCE, Policy::Cost);
    assert_eq!((short, km), (0, OPTIMUM));
    assert!(bound > OPTIMUM - 0.01, "{bound}");
    let (short, _, _, largest) = solved(&matrix, ONCE, Policy::Minimax);
    assert_eq!((short, largest), (0, BOTTLENECK));
}

/// The least cost over all assignments, by dynamic programming over sets of columns.
fn least(matrix: &CostMatrix) -> Option<f64> {
    let m = matrix.columns.len();
    let mut best = vec![None; 1 << m];
    best[0] = Some(0.0_f64);
    for row in &matrix.costs {
        let mut next = vec![None; 1 << m];
        for (set, value) in best.iter().enumerate() {
            let Some(value) = value else { continue };
            for (j, cost) in row.iter().enumerate().filter(|(j, _)| set >> j & 1 == 0) {
                let Some(cost) = cost else { continue };
                let at: &mut Option<f64> = &mut next[set | 1 << j];
                *at = Some(at.map_or(value + cost, |old| old.min(value + cost)));
            }
        }
        best = next;
    }
    best.into_iter().flatten().reduce(f64::min)
}

#[test]
fn blank_cells_are_never_used() {
    for seed in 0..4_usize {
        let cost = |i: usize, j: usize| {
            let x = (i * 7919 + j * 104_729 + seed * 1_299_709 + i * j * 31) % 1009;
            (!x.is_multiple_of(3)).then_some(x as f64 / 8.0)
        };
        let matrix = matrix(9, 9, cost);
        let (short, km, bound, _) = solved(&matrix, ONCE, Policy::Cost);
        let want = least(&matrix).expect("there is an assignment");
        assert_eq!(short, 0);
        assert!((km - want).abs() < 1e-9 && bound <= want + 1e-9, "{seed}: {km} {bound} {want}");
    }
}

/// Two teachers, four kindergartens, two visits each: nobody sees two on one day.
#[test]
fn quotas_and_coverage_above_one() {
    let costs = [[1.0, 2.0, 9.0, 9.0], [8.0, 8.0, 3.0, 4.0]];
    let matrix = matrix(2, 4, |i, j| Some(costs[i][j]));
    let shape = MatrixShape { quota: (2, 2), coverage: (1, Some(1)) };
    let (short, km, _, largest) = solved(&matrix, shape, Policy::Cost);
    assert_eq!((short, km, largest), (0, 10.0, 7.0));
}

#[test]
fn command_reads_both_forms() {
    let here = tempfile::tempdir().expect("a folder");
    std::fs::write(here.path().join("or.txt"), " 3\n 4 1 3\n 2 0 5 3\n 2 2\n").expect("writable");
    std::fs::write(here.path().join("m.csv"), ",A,B,C\nx,4,1,3\ny,2,0,5\nz,3,2,2\n")
        .expect("writable");
    for (file, folder) in [("or.txt", "one"), ("m.csv", "two")] {
        said(&alliance(&["generate", folder, "--from-matrix", file], here.path()));
        let line = ["plan", folder, "--work-limit", "200", "--json", "--out", "out", "-q"];
        let plan: serde_json::Value =
            serde_json::from_str(&said(&alliance(&line, here.path()))).expect("JSON");
        assert_eq!(plan["vehicle_km"], 5.0, "{file}");
        assert!(plan["levels"]["cost"]["gap"].as_f64() < Some(1e-5), "{file}");
    }
    std::fs::write(here.path().join("bad.csv"), "1,2\n3,x\n").expect("writable");
    let output = alliance(&["generate", "bad", "--from-matrix", "bad.csv"], here.path());
    let why = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1));
    assert!(why.contains("bad.csv:2:2") && !here.path().join("bad").exists(), "{why}");
}
