//! Exported models against this program's own optimum.

use std::collections::BTreeSet;

use alliance_calendar::domain::{FixedWord, Policy, Role};
use alliance_calendar::generate::Shape;
use alliance_calendar::model::{Limits, Status, solve};
use alliance_calendar::solve::{Groups, ModelGoal};

use super::{alliance, defined, said};
use crate::{made_up, of_work};

/// The model that is written out, solved by the backend alone, has the optimum that the search
/// finds: nothing that the masters leave out or count together changes it.
#[test]
fn whole_model_has_the_optimum_of_the_search() {
    whole_models(&[(2, 0.9)], 10);
}

#[test]
#[ignore = "long"]
fn more_whole_models_have_the_optimum_of_the_search() {
    whole_models(&[(1, 0.2), (3, 0.6)], 20);
}

fn whole_models(counties: &[(u64, f64)], at_least: usize) {
    let mut compared = 0;
    for &(seed, tightness) in counties {
        let shape = Shape {
            alliances: 1,
            kindergartens: 5,
            staff: 9,
            seed,
            tightness,
            term: 2,
            history: true,
            language: 0.4,
            two_visit_share: 0.5,
            ..Shape::default()
        };
        let scenario = made_up(&shape);
        let groups = Groups::new(&scenario);
        let lambda = scenario.settings.objective.lambda;
        let options = of_work(20_000);
        let alliance = scenario.alliance_ixs().next().expect("one");
        let limits = Limits { nodes: 50_000, deadline: None, stop: &options.stop };
        for &role in Role::ALL {
            if !groups.is_group(alliance, role) {
                continue;
            }
            for policy in
                [Policy::Cost, Policy::Balanced, Policy::Minimax, Policy::Gini, Policy::Owa]
            {
                let found = groups.optimum(alliance, role, policy, &options).expect("no pins");
                let goals = [
                    (ModelGoal::Shortfall, found.shortfall as f64),
                    (ModelGoal::Cost { policy, lambda, shortfall: found.shortfall }, found.cost),
                ];
                for (goal, value) in goals {
                    let whole = groups.model(alliance, role, goal, 100_000).expect("small");
                    assert_eq!(whole.meanings.len(), whole.named.names.len());
                    let out = solve(&whole.named.model, false, None, &limits);
                    let optimum = out.value.expect("a point");
                    if policy == Policy::Gini && out.status == Status::Feasible {
                        // The backend alone does not end with the differences of all pairs.
                        assert!(value <= optimum + 1e-5 && found.cost_bound <= optimum + 1e-5);
                        continue;
                    }
                    assert_eq!(out.status, Status::Optimal, "{seed} {role} {goal:?}");
                    let close = (optimum - value).abs() <= 1e-5 * value.abs().max(1.0);
                    assert!(close, "{seed} {role} {goal:?}: {optimum}, the search {value}");
                    compared += 1;
                }
            }
        }
    }
    assert!(compared >= at_least, "{compared}");
}

/// Least costs of groups under `gini`, proven by HiGHS 1.16 from the exported models: the search
/// finds each. It proves those of inspections, and those of visits up to two per cent; with HiGHS as
/// the backend, all.
#[test]
fn gini_of_small_groups_is_the_optimum_of_another_solver() {
    let groups = [(12, 446.3, 375.3), (29, 527.6, 758.5), (30, 986.0, 1697.9)];
    for (seed, outreach, inspection) in groups {
        let shape = Shape { alliances: 1, kindergartens: 6, staff: 14, seed, ..Shape::default() };
        let scenario = made_up(&shape);
        let groups = Groups::new(&scenario);
        let alliance = scenario.alliance_ixs().next().expect("one");
        let options = of_work(4_000);
        let visits = if cfg!(feature = "highs") { 1e-5 } else { 0.02 };
        let roles = [(Role::Outreach, outreach, visits), (Role::Inspection, inspection, 1e-5)];
        for (role, optimum, gap) in roles {
            let found = groups.optimum(alliance, role, Policy::Gini, &options).expect("no pins");
            assert!((found.cost - optimum).abs() < 0.06, "{seed} {role}: {found:?}");
            assert!(found.cost_bound >= found.cost * (1.0 - gap), "{seed} {role}: {found:?}");
        }
    }
}

#[test]
fn files_and_the_tables_beside_them() {
    let here = tempfile::tempdir().expect("a folder");
    let tiny = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/tiny");
    let tiny = tiny.display().to_string();
    for (format, ending) in [("--mps", "mps"), ("--lp", "lp")] {
        let line = ["export", &tiny, format, "--work-limit", "2000", "--out", ending, "--lang=en"];
        let text = said(&alliance(&line, here.path()));
        assert!(text.contains("8 files for 2 groups"), "{text}");
        let read = |name: &str| {
            std::fs::read_to_string(here.path().join(ending).join(name)).expect("written")
        };
        let model = read(&format!("A1-inspection-cost.{ending}"));
        let columns = read("A1-inspection-columns.csv");
        let names: BTreeSet<&str> =
            columns.lines().skip(1).map(|l| l.split(',').next().unwrap_or("")).collect();
        assert_eq!(names.len(), columns.lines().count() - 1);
        assert!(names.iter().all(|name| model.contains(&format!(" {name}"))));
        assert!(columns.contains(",tour,"), "{columns}");
        let list = read("models.csv");
        assert_eq!(list.lines().count(), 5, "{list}");
        assert!(list.contains("A1-outreach-cost"), "{list}");
        defined(&here.path().join(ending));
        let json = said(&alliance(&[&line[..], &["--json"]].concat(), here.path()));
        let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        assert_eq!(json.as_array().map(Vec::len), Some(4));
        assert!(json[1]["value"].is_number() && json[0]["shortfall_at_most"].is_null(), "{json}");
    }
    let output = alliance(&["export", &tiny, "--alliance", "A9"], here.path());
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("A9"));
}
