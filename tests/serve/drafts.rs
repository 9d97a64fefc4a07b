//! Tables edited in place where a county is a folder of them, and remedies tried on a draft.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use alliance_calendar::generate::{Shape, generate};
use axum::http::StatusCode;
use serde_json::{Value, json};

use super::bench::{Bench, holds};
use super::program::Program;

/// A county as a folder of its tables.
fn tables(folder: &Path, example: &str) {
    fs::create_dir_all(folder).expect("a folder");
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(example);
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let name = entry.file_name().into_string().expect("a name");
        if ["csv", "toml"].iter().any(|end| name.ends_with(end)) && name != "by-hand.csv" {
            fs::copy(entry.path(), folder.join(name)).expect("copied");
        }
    }
}

fn sheet<'g>(grid: &'g Value, table: &str) -> &'g Value {
    let sheets = grid["sheets"].as_array().expect("sheets");
    sheets.iter().find(|sheet| sheet["table"] == table).expect(table)
}

#[test]
fn cells_of_a_folder_of_tables_are_mended_in_place() {
    let bench = Bench::new();
    let folder = bench.path().join("county");
    tables(&folder, "tiny");
    let path = "/api/counties/county/sheets";
    let shown = bench.ask("GET", path, None, Vec::new());
    let (grid, mut tag) = (shown.json(), shown.tag());
    let mut put = |sheet: &str, cells: Value| {
        let body = json!({"cells": cells}).to_string().into_bytes();
        let said = bench.ask("PATCH", &format!("{path}/{sheet}"), Some(&tag), body);
        assert_eq!(said.status, StatusCode::OK, "{}", said.json());
        tag = said.tag();
        said.json()
    };
    let staff = sheet(&grid, "staff.csv");
    let columns = staff["columns"].as_array().expect("columns");
    let home = columns.iter().find(|c| c["name"] == "kindergarten").expect("a column");
    assert_eq!(home["options"].as_array().map(Vec::len), Some(4), "{home}");
    let person = staff["rows"].as_array().expect("rows").last().expect("a row");
    let row = person["row"].clone();
    let before = person["cells"][home["column"].to_string()].as_str().expect("a home");
    let cell = |text: &str| json!([{"row": row, "column": home["column"], "text": text}]);
    let wrong = put("staff.csv", cell("K999"));
    assert_eq!(wrong["errors"], 1, "{wrong}");
    let found = &wrong["findings"][0];
    assert_eq!((&found["file"], &found["line"]), (&json!("staff.csv"), &row));
    assert_eq!(put("staff.csv", cell(before))["errors"], 0);
    // A setting, which keeps the comments of its file.
    let settings = sheet(&grid, "scenario.toml");
    let rows = settings["rows"].as_array().expect("rows");
    let most = rows.iter().find(|row| row["value"]["key"] == "outreach.group_max").expect("a row");
    let set =
        |text: &str| json!([{"row": most["row"], "column": most["value"]["column"], "text": text}]);
    let wrong = put("scenario.toml", set("many"));
    assert_eq!(wrong["findings"][0]["header"], "outreach.group_max", "{wrong}");
    assert_eq!(put("scenario.toml", set("2"))["errors"], 0);
    let toml = fs::read_to_string(folder.join("scenario.toml")).expect("there");
    assert!(toml.contains("group_max = 2 ") && toml.contains('#'), "{toml}");
    // A table that was not there.
    let closures = sheet(&grid, "closures.csv");
    let of = |name: &str| {
        let columns = closures["columns"].as_array().expect("columns");
        columns.iter().find(|c| c["name"] == name).expect("a column")["column"].clone()
    };
    let cells: Vec<Value> =
        [("kind", "closed"), ("who", "K002"), ("from", "2026-10-14"), ("to", "2026-10-14")]
            .iter()
            .filter(|(name, _)| closures["columns"].to_string().contains(&format!("\"{name}\"")))
            .map(|(name, text)| json!({"row": 2, "column": of(name), "text": text}))
            .collect();
    put("closures.csv", Value::Array(cells));
    assert!(folder.join("closures.csv").is_file());
}

/// The tables of a county where not all demands can be met.
pub fn tight(seed: u64) -> BTreeMap<String, Vec<u8>> {
    let shape = Shape {
        alliances: 1,
        kindergartens: 6,
        staff: 10,
        tightness: 0.8,
        language: 0.4,
        closures: 0.3,
        far: 0.3,
        events: 2,
        seed,
        ..Shape::default()
    };
    generate(&shape).files
}

/// The requests of the plan page, of a county where not all can be met.
#[test]
fn a_remedy_is_tried_on_a_draft_and_accepted() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, seed) in [("a", 1), ("b", 2), ("c", 4)] {
        let county = folder.path().join(name);
        fs::create_dir_all(&county).expect("a folder");
        for (file, bytes) in tight(seed) {
            fs::write(county.join(file), bytes).expect("written");
        }
    }
    let program = Program::start(folder.path());
    let mut tried = 0;
    for name in ["a", "b", "c"] {
        program.plan(name);
        let base = format!("/api/counties/{name}");
        let asked = format!("{base}/versions/1/ask");
        let (_, said) = program.ask("POST", &asked, "", "\"unmet\"").expect("it runs");
        let all = said["remedies"].as_array().expect("a list");
        let Some(remedy) = all.iter().find(|remedy| remedy["cells"].is_array()) else { continue };
        tried += 1;
        let before = fs::read(folder.path().join(name).join("staff.csv")).expect("there");
        let body = json!({"cells": remedy["cells"]}).to_string();
        let repairs = format!("{base}/repairs");
        let (status, proposed) = program.ask("POST", &repairs, "", &body).expect("it runs");
        assert_eq!(status, 201, "{remedy}: {proposed}");
        let value = |said: &Value| said["figures"]["levels"]["shortfall"]["value"].as_u64();
        let (_, old) = program.ask("GET", &format!("{base}/versions/1"), "", "").expect("it runs");
        assert!(value(&proposed) < value(&old), "{remedy}: {proposed}");
        assert_ne!(proposed["unmet"]["before"], proposed["unmet"]["after"]);
        // Nothing is changed before it is accepted.
        let now = fs::read(folder.path().join(name).join("staff.csv")).expect("there");
        assert_eq!(before, now);
        let id = proposed["id"].as_str().expect("an id");
        let accept = format!("{repairs}/{id}/accept");
        let (status, accepted) = program.ask("POST", &accept, "", "{}").expect("it runs");
        assert_eq!(status, 201, "{accepted}");
        let (_, new) = program.ask("GET", &format!("{base}/versions/2"), "", "").expect("it runs");
        assert!(value(&new) < value(&old), "{new}");
        assert_eq!((&new["tables_changed"], &new["broken"]), (&json!(false), &json!([])));
        assert!(holds(&folder.path().join(name).join("versions/0002")));
    }
    assert!(tried > 0, "no county with a remedy");
}
