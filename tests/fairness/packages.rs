//! Every measure of a thousand distributions beside other packages' figures (`figures.py`).

use std::path::Path;
use std::process::Command;

use alliance_calendar::fairness::Measure;
use serde_json::Value;

use crate::python::{environment, run};

#[test]
#[ignore = "long"]
fn thousand_distributions_have_the_figures_of_other_packages() {
    let here = tempfile::tempdir().expect("a folder");
    let python = environment(here.path());
    let packages = ["inequality==1.1.2", "numpy", "scipy"];
    run(Command::new(&python)
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
        .args(packages));
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fairness/figures.py");
    let told = run(Command::new(&python).arg(script).arg("1000"));
    let all: Vec<Value> = serde_json::from_str(&told).expect("JSON");
    assert_eq!(all.len(), 1000);
    let (mut compared, mut alone, mut zeros) = (0, 0, 0);
    for one in &all {
        let x: Vec<f64> =
            one["x"].as_array().expect("a list").iter().filter_map(Value::as_f64).collect();
        alone += usize::from(x.len() == 1);
        zeros += usize::from(x.contains(&0.0));
        let figures = one["figures"].as_object().expect("an object");
        assert_eq!(figures.len(), Measure::ALL.len());
        for measure in Measure::ALL {
            let (found, want) = (measure.of(&x), &figures[&measure.name()]);
            let same = match (found, want.as_f64()) {
                (Some(found), Some(want)) => (found - want).abs() <= 1e-9 * want.abs().max(1.0),
                (Some(found), None) => found == f64::INFINITY && want == "inf",
                (None, _) => want.is_null(),
            };
            assert!(same, "{measure:?} of {x:?}: {found:?}, not {want}");
            compared += 1;
        }
    }
    assert_eq!(compared, 1000 * Measure::ALL.len());
    assert!(alone >= 40 && zeros >= 300, "{alone} {zeros}");
}
