//! The interface by its description: it describes what there is, and nothing sent to it fails it.

use std::collections::BTreeSet;

use alliance_calendar::serve::OPENAPI;
use rand::prelude::*;
use rand_chacha::ChaCha8Rng;
use serde_json::{Value, json};

use super::bench::Bench;

fn described() -> Value {
    serde_json::from_str(OPENAPI).expect("JSON")
}

#[test]
fn every_address_is_described_and_every_description_is_true() {
    let source = include_str!("../../src/serve/routes.rs");
    let quoted = source.split('"').filter(|text| text.starts_with("/api/"));
    let routes: BTreeSet<&str> = quoted.collect();
    let document = described();
    let paths = document["paths"].as_object().expect("paths");
    assert_eq!(routes, paths.keys().map(String::as_str).collect());
    let bench = Bench::new();
    for (path, methods) in paths {
        let methods = methods.as_object().expect("methods");
        for method in ["get", "post", "put", "patch", "delete"] {
            let asked = path.replace("{*name}", "x").replace("{number}", "1");
            let asked = asked.replace(['{', '}'], "");
            let said = bench.ask(&method.to_uppercase(), &asked, None, Vec::new());
            let there = said.status.as_u16() != 405;
            assert_eq!(there, methods.contains_key(method), "{method} {path}: {}", said.status);
        }
    }
}

const WORDS: &[&str] = &[
    "county",
    "1",
    "0",
    "-1",
    "4294967296",
    "",
    "..",
    "%2e%2e",
    "%00",
    "%FF",
    "天祝",
    "V1-K002-1",
    "undo",
    "P003:2027-10-11",
    "2027-10-18",
    "9999-12-31",
    "-9999-01-01",
    "am",
    "absent",
    "joins",
    "P003",
    "K002",
    "A1",
    "x,y,\"z",
    "\u{202e}",
    "🦆",
    "1e309",
    "NaN",
    "report.html",
    "E001",
    "0-0",
    "1-0",
];

/// A value of a schema, more or less.
fn value(schema: &Value, rng: &mut ChaCha8Rng) -> Value {
    if rng.random_bool(0.08) {
        return [json!(null), json!([]), json!({}), json!("\u{0}"), json!(-1), json!(1e300)]
            .choose(rng)
            .cloned()
            .unwrap_or_default();
    }
    if let Some(all) = schema["oneOf"].as_array() {
        return value(all.choose(rng).unwrap_or(&Value::Null), rng);
    }
    if let Some(all) = schema["enum"].as_array().filter(|_| rng.random_bool(0.9)) {
        return all.choose(rng).cloned().unwrap_or_default();
    }
    match schema["type"].as_str() {
        Some("object") => {
            let required = schema["required"].as_array().cloned().unwrap_or_default();
            let of = schema["properties"].as_object().cloned().unwrap_or_default();
            let mut made = serde_json::Map::new();
            for (name, schema) in &of {
                if required.contains(&json!(name)) || rng.random_bool(0.4) {
                    made.insert(name.clone(), value(schema, rng));
                }
            }
            Value::Object(made)
        }
        Some("array") => {
            (0..rng.random_range(0..3)).map(|_| value(&schema["items"], rng)).collect()
        }
        Some("integer") => json!(*[0, 1, 2, 7, -1, 99_999].choose(rng).unwrap_or(&1)),
        Some("number") => json!(*[1.0, 0.0, -5.0, 1.5].choose(rng).unwrap_or(&1.0)),
        Some("boolean") => json!(rng.random_bool(0.5)),
        _ => json!(WORDS.choose(rng)),
    }
}

fn fuzz(seed: u64, rounds: usize) {
    let bench = Bench::new();
    bench.planned("county", "tiny");
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let document = described();
    let paths = document["paths"].as_object().expect("paths");
    let all: Vec<(&String, &String, &Value)> = paths
        .iter()
        .flat_map(|(path, methods)| {
            let methods = methods.as_object().into_iter().flatten();
            methods.map(move |(method, about)| (path, method, about))
        })
        .collect();
    for round in 0..rounds {
        let (path, method, about) = *all.choose(&mut rng).expect("a path");
        let mut asked = String::new();
        for part in path.split('{') {
            match part.split_once('}') {
                None => asked += part,
                Some((name, rest)) => {
                    let usual = match name {
                        "county" => "county",
                        "number" => "1",
                        _ => "",
                    };
                    let word = match usual {
                        "" => *WORDS.choose(&mut rng).unwrap_or(&""),
                        usual if rng.random_bool(0.85) => usual,
                        _ => *WORDS.choose(&mut rng).unwrap_or(&""),
                    };
                    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-_.:%".contains(&b);
                    let word = word.bytes().map(|b| match plain(b) {
                        true => char::from(b).to_string(),
                        false => format!("%{b:02X}"),
                    });
                    asked += &word.collect::<String>();
                    asked += rest;
                }
            }
        }
        // Searches that are let run would be the test's whole time.
        if path.ends_with("/plan") {
            continue;
        }
        if rng.random_bool(0.2) {
            asked += "?a=1&b=2&name=n&view=1&lang=en";
        }
        let content = &about["requestBody"]["content"];
        let body = match content["application/json"]["schema"].as_object() {
            Some(schema) => {
                value(&Value::Object(schema.clone()), &mut rng).to_string().into_bytes()
            }
            None => (0..rng.random_range(0..60)).map(|_| rng.random()).collect(),
        };
        let tags = ["\"1\"", "\"2\"", "*", "\"x", "W/\"1\""];
        let tag = rng.random_bool(0.7).then(|| *tags.choose(&mut rng).unwrap_or(&"*"));
        let said = bench.ask(&method.to_uppercase(), &asked, tag, body.clone());
        assert!(
            said.status.as_u16() < 500,
            "seed {seed}, round {round}: {method} {asked} {}: {}",
            String::from_utf8_lossy(&body),
            said.json()
        );
        if said.status.is_client_error() && path.starts_with("/api/") {
            assert!(said.json()["message"].is_string(), "{method} {asked}: in no words");
        }
    }
}

#[test]
fn nothing_sent_fails_the_server() {
    fuzz(1, 400);
}

#[test]
#[ignore = "long"]
fn nothing_sent_fails_the_server_at_length() {
    for seed in crate::long(2..42) {
        fuzz(seed, 400);
    }
}
