//! Frontiers against exhaustive enumeration.

use alliance_calendar::domain::{Policy, Role, Scenario};
use alliance_calendar::generate::{MatrixShape, Shape, from_matrix};
use alliance_calendar::input::{CostMatrix, read_sources};
use alliance_calendar::model::{Limits, Sense, Status, Tag, solve};
use alliance_calendar::solve::{Frontier, Groups, ModelGoal, PlanOptions, frontier};
use alliance_calendar::verify;

use super::{alliance, defined, said};
use crate::{made_up, of_work};

fn options() -> PlanOptions {
    of_work(20_000)
}

/// Every point of the county stands for a verified calendar with its figures.
fn hold(scenario: &Scenario, found: &Frontier) {
    for point in &found.county {
        let calendar = point.calendar.as_ref().expect("dates were found");
        let verdict = verify(scenario, calendar, Policy::Cost);
        assert_eq!(verdict.violations, []);
        let burdens = verdict.groups.iter().flat_map(|g| &g.burdens).map(|b| b.1.value());
        assert!((burdens.fold(0.0, f64::max) - point.largest).abs() < 1e-6);
        assert!((verdict.vehicle_km.value() - point.km).abs() < 1e-6 * point.km.max(1.0));
    }
    let (first, last) = (&found.county[0], found.county.last().expect("a point"));
    assert!(first.supported && last.supported);
}

/// Sum and largest cost of every assignment of n teachers to n kindergartens.
fn assignments(costs: &[Vec<f64>]) -> Vec<(f64, f64)> {
    fn go(costs: &[Vec<f64>], taken: u32, sum: f64, most: f64, all: &mut Vec<(f64, f64)>) {
        let Some((row, rest)) = costs.split_first() else {
            all.push((sum, most));
            return;
        };
        for (j, cost) in row.iter().enumerate().filter(|(j, _)| taken >> j & 1 == 0) {
            go(rest, taken | 1 << j, sum + cost, most.max(*cost), all);
        }
    }
    let mut all = Vec::new();
    go(costs, 0, 0.0, 0.0, &mut all);
    all
}

fn non_dominated(mut all: Vec<(f64, f64)>) -> Vec<(f64, f64)> {
    all.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let mut kept: Vec<(f64, f64)> = Vec::new();
    for p in all {
        if kept.last().is_none_or(|last| p.1 < last.1) {
            kept.push(p);
        }
    }
    kept
}

#[test]
fn frontier_of_a_matrix_is_that_of_all_assignments() {
    frontiers_of_matrices(5, &[49]);
}

#[test]
#[ignore = "long"]
fn frontiers_of_larger_matrices_are_those_of_all_assignments() {
    frontiers_of_matrices(7, &[15]);
}

fn frontiers_of_matrices(n: usize, seeds: &[usize]) {
    for &seed in seeds {
        let cost = |i: usize, j: usize| ((i * 61 + j * 37 + i * j * seed * 7) % 53 + 1) as f64;
        let costs: Vec<Vec<f64>> = (0..n).map(|i| (0..n).map(|j| cost(i, j)).collect()).collect();
        let want = non_dominated(assignments(&costs));
        let names: Vec<String> = (0..n).map(|i| i.to_string()).collect();
        let matrix = CostMatrix {
            rows: names.clone(),
            columns: names,
            costs: costs.iter().map(|r| r.iter().copied().map(Some).collect()).collect(),
        };
        let shape = MatrixShape { quota: (1, 1), coverage: (1, None) };
        let scenario = read_sources(&from_matrix(&matrix, shape)).scenario.expect("no error");
        let found = frontier(&scenario, &options(), 100).expect("nothing is pinned");
        let got: Vec<(f64, f64)> = found.county.iter().map(|p| (p.km, p.largest)).collect();
        assert_eq!(got, want, "{seed}");
        assert!(found.county.iter().all(|p| p.proven), "{seed}: {:?}", found.county);
        hold(&scenario, &found);
        assert!(want.len() > 2, "{seed}: a frontier worth testing");
    }
}

/// With shared vehicles, teams and days of two stops: the whole model under every ceiling that a
/// burden can set gives the same staircase.
#[test]
fn frontier_of_a_county_is_that_of_every_ceiling() {
    let shape = Shape {
        alliances: 1,
        kindergartens: 4,
        staff: 7,
        seed: 5,
        term: 2,
        history: true,
        events: 2,
        two_visit_share: 0.5,
        ..Shape::default()
    };
    let scenario = made_up(&shape);
    let found = frontier(&scenario, &options(), 100).expect("nothing is pinned");
    let groups = Groups::new(&scenario);
    let options = options();
    let limits = Limits { nodes: 50_000, deadline: None, stop: &options.stop };
    let mut steps = 0;
    for group in &found.groups {
        assert!((0..group.points.len()).all(|i| group.is_proven(i)), "{:?}", group.role);
        let goal =
            ModelGoal::Cost { policy: Policy::Balanced, lambda: 1.0, shortfall: group.shortfall };
        let whole = groups.model(group.alliance, group.role, goal, 100_000).expect("small");
        let z = whole.meanings.iter().position(|m| m.kind == "largest").expect("a column");
        let least = |ceiling: f64| {
            let mut named = whole.named.clone();
            let col = alliance_calendar::model::Col(z);
            named.model.set_cost(col, 0.0);
            let tag = Tag { rule: "ceiling", subject: 0 };
            named.row(tag, vec![(col, 1.0)], Sense::Le, ceiling);
            let out = solve(&named.model, false, None, &limits);
            (out.status == Status::Optimal).then_some(out.value).flatten()
        };
        // Between two points, and a little below each, the staircase is flat and then steps up.
        for (i, point) in group.points.iter().enumerate() {
            let at = least(point.largest + 1e-6).expect("the point is feasible");
            assert!((at - point.km).abs() < 1e-5 * at.max(1.0), "{at} {point:?}");
            let below = least(point.largest - 0.05);
            match group.points.get(i + 1) {
                Some(next) => {
                    let below = below.expect("the next point is feasible");
                    assert!((below - next.km).abs() < 1e-5 * below.max(1.0), "{below} {next:?}");
                    steps += 1;
                }
                None => assert_eq!(below, None, "{:?} goes lower", group.role),
            }
        }
    }
    assert!(steps >= 2, "{steps}");
    assert!(found.groups.iter().any(|g| g.role == Role::Inspection));
    hold(&scenario, &found);
}

#[test]
fn command_writes_table_and_figures() {
    let here = tempfile::tempdir().expect("a folder");
    let tiny = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/tiny");
    let tiny = tiny.display().to_string();
    let line = ["pareto", &tiny, "--work-limit", "300", "--lang", "en", "--out", "out"];
    insta::assert_snapshot!(said(&alliance(&line, here.path())), @"
    2 plans that nothing found beats both in kilometres and in the largest burden; 2 proven, 2 best for some price of a minute

           795.0 km     865.0 min  proven, supported
           870.0 km     750.0 min  proven, supported

      out/pareto.csv
      out/dictionary.csv
      out/pareto-largest.svg
      out/pareto-largest.pdf
      out/pareto-gini.svg
      out/pareto-gini.pdf
    ");
    let read = |name: &str| std::fs::read_to_string(here.path().join("out").join(name));
    let csv = read("pareto.csv").expect("written");
    assert!(
        csv.starts_with("alliance,role,against,km,km_bound,largest_burden,burdens_gini,proven,"),
        "{csv}"
    );
    defined(&here.path().join("out"));
    let json = said(&alliance(&[&line[..], &["--json"]].concat(), here.path()));
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json.as_array().map(Vec::len), Some(csv.lines().count() - 1));
    assert_eq!((&json[0]["km"], &json[0]["proven"]), (&795.into(), &true.into()));
    assert!(json[0]["alliance"].is_null());
    for figure in ["pareto-largest.svg", "pareto-gini.svg"] {
        let svg = read(figure).expect("written");
        assert!(svg.starts_with("<svg") && svg.contains("<desc>") && !svg.contains("NaN"));
    }
}
