//! Every figure of `vectors.json`, to 1e-9.

use std::cmp::Ordering;

use alliance_calendar::fairness::{Measure, leximin};
use serde_json::Value;

fn vectors() -> Vec<Value> {
    serde_json::from_str(include_str!("vectors.json")).expect("JSON")
}

fn loads(vector: &Value) -> Vec<f64> {
    let all = vector["x"].as_array().expect("numbers");
    all.iter().map(|x| x.as_f64().expect("a number")).collect()
}

/// Key of the file → measure.
const KEYS: [(&str, Measure); 25] = [
    ("gini", Measure::Gini),
    ("gini_corr", Measure::GiniOfSample),
    ("jain", Measure::Jain),
    ("theil_T", Measure::TheilT),
    ("theil_L", Measure::TheilL),
    ("atk05", Measure::Atkinson(0.5)),
    ("atk1", Measure::Atkinson(1.0)),
    ("atk2", Measure::Atkinson(2.0)),
    ("hoover", Measure::Hoover),
    ("cv_pop", Measure::Variation),
    ("cv_samp", Measure::VariationOfSample),
    ("range", Measure::Range),
    ("maxmin", Measure::MaxMinRatio),
    ("timefold", Measure::Unfairness),
    ("pysal_gini", Measure::Gini),
    ("pysal_theil", Measure::TheilT),
    ("pysal_atk0.5", Measure::Atkinson(0.5)),
    ("pysal_atk1", Measure::Atkinson(1.0)),
    ("pysal_atk2", Measure::Atkinson(2.0)),
    ("inequalipy_gini", Measure::Gini),
    ("inequalipy_atk05", Measure::Atkinson(0.5)),
    ("genieclust_gini_norm", Measure::GiniOfSample),
    ("ineqpy_gini", Measure::GiniOfSample),
    // Wrong where a number is 0, and wrong everywhere: not compared there.
    ("ineqpy_theil", Measure::TheilT),
    ("ineqpy_hoover", Measure::Hoover),
];

#[test]
fn figures_of_other_packages() {
    let mut compared = 0;
    for vector in vectors() {
        let (name, x) = (vector["name"].as_str().expect("a name"), loads(&vector));
        for (key, value) in vector.as_object().expect("an object") {
            if matches!(key.as_str(), "name" | "x") {
                continue;
            }
            let known = KEYS.iter().find(|k| k.0 == key);
            let (_, measure) = known.unwrap_or_else(|| panic!("{name}: {key} is not known"));
            let wrong_there = key == "ineqpy_hoover" || key == "ineqpy_theil" && x.contains(&0.0);
            if wrong_there || value.as_str().is_some_and(|s| s.starts_with("ERR")) {
                continue;
            }
            let found = measure.of(&x);
            compared += 1;
            let infinite = value.as_str() == Some("inf") || key == "maxmin" && value.is_null();
            if infinite {
                assert_eq!(found, Some(f64::INFINITY), "{name} {key}");
            } else if value.is_null() {
                assert!(found.is_none() || key == "ineqpy_gini", "{name} {key}: {found:?}");
            } else {
                let (want, found) = (value.as_f64().expect("a number"), found.expect("defined"));
                assert!((found - want).abs() <= 1e-9, "{name} {key}: {found}, not {want}");
            }
        }
    }
    assert!(compared > 280, "{compared}");
}

/// Two teams of five with 15 shifts: three figures tie, three more say the opposite of leximin.
#[test]
fn measures_disagree_on_known_examples() {
    let (even, spread) = ([5.0, 5.0, 2.0, 2.0, 1.0], [6.0, 3.0, 3.0, 2.0, 1.0]);
    let fairer = |m: Measure| m.fairer(m.of(&even).expect("some"), m.of(&spread).expect("some"));
    for tie in [Measure::Gini, Measure::Jain, Measure::Variation, Measure::Unfairness] {
        assert_eq!(fairer(tie), Ordering::Equal, "{tie:?}");
    }
    assert_eq!(leximin(&even, &spread), Some(Ordering::Less));
    assert_eq!(fairer(Measure::Largest), Ordering::Less);
    for reversed in [
        Measure::TheilT,
        Measure::TheilL,
        Measure::Hoover,
        Measure::Atkinson(0.5),
        Measure::Atkinson(1.0),
        Measure::Atkinson(2.0),
    ] {
        assert_eq!(fairer(reversed), Ordering::Greater, "{reversed:?}");
    }
}
