//! Studies: resumed, repeated, summed up.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::{alliance, defined, said};

const STUDY: &str = "name = \"small <study>\"\nscenarios = [\"one\", \"two\"]\n\
                     policies = [\"cost\", \"balanced\", \"minimax\"]\nlambda = [0.5, 2]\n\
                     seeds = [1, 2]\nwork = [60]\nresamples = 200\n";

pub(super) fn county(folder: &Path, name: &str, seed: &str) {
    let line = ["generate", name, "--alliances=1", "--kindergartens=4", "--staff=8"];
    said(&alliance(&[&line[..], &["--seed", seed, "--term=2", "--history"]].concat(), folder));
}

/// File name → content of what sums a study up, but for the clock's.
pub(super) fn summed_up(out: &Path) -> BTreeMap<String, Vec<u8>> {
    fs::read_dir(out)
        .expect("there")
        .map(|e| e.expect("readable").path())
        // The record of the folder holds digests of times too.
        .filter(|p| p.is_file() && !p.ends_with("times.csv") && !p.ends_with(".alliance.json"))
        .map(|p| {
            let name = p.file_name().expect("a name").to_string_lossy().into_owned();
            (name, fs::read(p).expect("readable"))
        })
        .collect()
}

fn table<'a>(files: &'a BTreeMap<String, Vec<u8>>, name: &str) -> &'a str {
    std::str::from_utf8(&files[name]).expect("UTF-8")
}

pub(super) fn same(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) {
    assert!(one.keys().eq(other.keys()), "{:?} {:?}", one.keys(), other.keys());
    for (name, bytes) in one {
        assert!(*bytes == other[name], "{name} differs");
    }
}

#[test]
fn study_is_the_same_again_and_goes_on_where_it_was() {
    let here = tempfile::tempdir().expect("a folder");
    let folder = here.path();
    county(folder, "one", "1");
    county(folder, "two", "2");
    fs::write(folder.join("study.toml"), STUDY).expect("writable");
    let run = |out: &str, threads: &str| {
        alliance(&["study", "study.toml", "--out", out, "--threads", threads], folder)
    };
    let first = run("first", "2");
    // 2 scenarios × (cost, minimax, balanced at two λ) × 2 seeds.
    assert!(said(&first).contains("16 runs"), "{}", said(&first));
    let told = String::from_utf8_lossy(&first.stderr).matches("of 16 runs").count();
    assert_eq!(told, 16);
    let whole = summed_up(&folder.join("first"));
    assert_eq!(table(&whole, "runs.csv").lines().count(), 17);
    said(&run("second", "1"));
    same(&whole, &summed_up(&folder.join("second")));

    // Half of the runs gone, one cut off in the middle of its file, one of another version, one
    // of another build, one with a figure that somebody has edited, and the passing file of a program that was killed.
    let runs = folder.join("first/runs");
    let mut files: Vec<_> =
        fs::read_dir(&runs).expect("there").map(|e| e.expect("readable").path()).collect();
    files.sort();
    assert_eq!(files.len(), 16);
    // One calendar gone, one that is another's.
    let calendar = |at: usize| {
        let stem = files[at].file_stem().expect("a name").to_string_lossy().into_owned();
        folder.join(format!("first/calendars/{stem}.csv.gz"))
    };
    let kept: Vec<Vec<u8>> = (0..16).map(|at| fs::read(calendar(at)).expect("kept")).collect();
    fs::remove_file(calendar(12)).expect("removable");
    fs::write(calendar(13), &kept[0]).expect("writable");
    for file in &files[..8] {
        fs::remove_file(file).expect("removable");
    }
    let text = fs::read_to_string(&files[8]).expect("UTF-8");
    fs::write(&files[8], &text[..text.len() / 2]).expect("writable");
    let text = fs::read_to_string(&files[9]).expect("UTF-8");
    let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    fs::write(&files[9], text.replace(&version, "\"version\": \"0.0.0\"")).expect("writable");
    let edit = |at: usize, key: &str, value: &str| {
        let text = fs::read_to_string(&files[at]).expect("UTF-8");
        let line = text.lines().find(|l| l.trim_start().starts_with(key)).expect("the key");
        let edited = text.replace(line, &format!("    {key}: {value},"));
        assert_ne!(text, edited);
        fs::write(&files[at], edited).expect("writable");
    };
    edit(10, "\"program\"", "\"0123456789abcdef\"");
    edit(11, "\"vehicle_km\"", "1.0");
    fs::write(runs.join(".alliance-x"), "half").expect("writable");
    for name in ["runs.csv", "index.html"] {
        fs::remove_file(folder.join("first").join(name)).expect("removable");
    }
    let again = run("first", "2");
    let told = String::from_utf8_lossy(&again.stderr).matches("of 16 runs").count();
    assert_eq!(told, 14, "only what was missing or not to be trusted is run");
    same(&whole, &summed_up(&folder.join("first")));
    for (at, bytes) in kept.iter().enumerate() {
        assert!(fs::read(calendar(at)).expect("there") == *bytes, "the calendar of run {at}");
    }
    defined(&folder.join("first"));
    said(&alliance(&["verify", "one", &calendar(0).display().to_string()], folder));

    let mut runs = csv::Reader::from_reader(&*whole["runs.csv"]);
    let head = runs.headers().expect("a head").clone();
    let at = |name: &str| head.iter().position(|column| column == name).expect("the column");
    for row in runs.records().map(|r| r.expect("a row")) {
        let weighed = &row[at("policy")] == "balanced";
        assert_eq!(row[at("lambda")].is_empty(), !weighed, "{row:?}");
        let sizes = ["alliances", "kindergartens", "staff"].map(|name| row[at(name)].to_owned());
        assert_eq!(sizes, ["1", "4", "8"]);
        assert!(folder.join("first").join(&row[at("calendar")]).is_file());
    }
    // What is compared joins what was run: the same policies with the same λ.
    let kinds = |name: &str, policy: &str, lambda: &str| {
        let mut rows = csv::Reader::from_reader(&*whole[name]);
        let head = rows.headers().expect("a head").clone();
        let at = |name: &str| head.iter().position(|column| column == name).expect("the column");
        let rows = rows.records().map(|r| r.expect("a row"));
        rows.map(|r| (r[at(policy)].to_owned(), r[at(lambda)].to_owned()))
            .collect::<std::collections::BTreeSet<_>>()
    };
    let run = kinds("runs.csv", "policy", "lambda");
    let mut compared = kinds("comparisons.csv", "policy_a", "lambda_a");
    compared.extend(kinds("comparisons.csv", "policy_b", "lambda_b"));
    assert_eq!(run, compared);
    for name in ["means.tex", "comparisons.tex"] {
        let tex = table(&whole, name);
        assert!(tex.contains("\\toprule") && !tex.contains(" λ"), "{name}: {tex}");
    }
    assert!(whole.iter().filter(|f| f.0.ends_with(".pdf")).all(|f| f.1.starts_with(b"%PDF-")));
    let json = said(&alliance(&["study", "study.toml", "--out", "first", "--json"], folder));
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["runs"].as_array().map(Vec::len), Some(16));
    assert!(json["runs"][0]["vehicle_km"].is_number() && json["runs"][0]["seed"].is_u64());

    let page = table(&whole, "index.html");
    assert!(page.contains("small &#60;study&#62;") && !page.contains("<study>"));
    assert_eq!(page.matches("<svg").count(), 9, "3 figures a scenario, the gaps and two profiles");
    assert!(
        !page.contains("http://") || page.matches("http").count() == page.matches("w3.org").count()
    );
    for (name, rows) in [("people.csv", 17), ("groups.csv", 33), ("prices.csv", 17)] {
        assert!(table(&whole, name).lines().count() >= rows, "{name}");
    }
    let mut prices = csv::Reader::from_reader(&*whole["prices.csv"]);
    for row in prices.records().map(|r| r.expect("a row")) {
        let price: f64 = row[7].parse().expect("a price of fairness");
        let most: f64 = row[8].parse().expect("its bound");
        assert!(price <= most + 1e-9 && most > -1e-6, "{row:?}");
        if &row[2] == "cost" {
            assert!(price.abs() < 1e-12, "{row:?}");
        }
    }
}

#[test]
fn study_that_cannot_be_read_says_where() {
    let here = tempfile::tempdir().expect("a folder");
    fs::write(here.path().join("s.toml"), "scenarios = [\"x\"]\npolicies = [\"fair\"]\n")
        .expect("writable");
    let output = alliance(&["study", "s.toml", "--lang=en"], here.path());
    let why = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1));
    assert!(why.contains("s.toml:2:13") && why.contains("fair"), "{why}");
    assert!(!here.path().join("out").exists());
}
