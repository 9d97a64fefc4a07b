//! The whole job over the interface, as the pages do it.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::bench::{Bench, Said, holds};

const VERSION: &str = "/api/counties/county/versions/1";

fn edit(bench: &Bench, tag: &str, activity: &Value, to: &Value) -> Said {
    let body = json!({"activity": activity, "to": to}).to_string();
    bench.ask("POST", &format!("{VERSION}/edit"), Some(tag), body.into_bytes())
}

#[test]
fn a_workbook_with_mistakes_is_mended_and_planned() {
    let bench = Bench::new();
    let made = bench.post("/api/counties", &json!({"name": "county", "from": "tiny"}));
    let good = bench.ask("GET", "/api/counties/county/workbook", None, Vec::new()).body;
    let wrong = alliance_calendar::write::put_rows(&good, "联盟", &[vec!["x".to_owned()]])
        .or_else(|_| {
            alliance_calendar::write::put_rows(&good, "alliances", &[vec!["x".to_owned()]])
        })
        .expect("another workbook");
    let path = "/api/counties/county/workbook";
    let missing = bench.ask("PUT", path, None, wrong.clone());
    assert_eq!(missing.status, StatusCode::PRECONDITION_REQUIRED);
    let put = bench.ask("PUT", path, Some(&made.tag()), wrong);
    assert_eq!(put.status, StatusCode::OK);
    assert_ne!(put.json()["errors"], 0);
    let finding = &put.json()["findings"][0];
    assert!(finding["sheet"].is_string() && finding["message"].is_string(), "{finding}");
    let refused = bench.post("/api/counties/county/plan", &json!({}));
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    // A second window that still has the first state does not overwrite.
    assert_eq!(
        bench.ask("PUT", path, Some(&made.tag()), good.clone()).status,
        StatusCode::PRECONDITION_FAILED
    );
    let mended = bench.ask("PUT", path, Some(&put.tag()), good);
    assert_eq!(mended.json()["errors"], 0);
    bench.plan("county");
    assert!(holds(&bench.path().join("county/versions/0001")));
}

#[test]
fn a_cell_is_mended_in_place_and_two_windows_do_not_overwrite() {
    let bench = Bench::new();
    bench.post("/api/counties", &json!({"name": "county", "from": "tiny"}));
    let path = "/api/counties/county/sheets";
    let shown = bench.ask("GET", path, None, Vec::new());
    let (grid, first) = (shown.json(), shown.tag());
    let sheets = grid["sheets"].as_array().expect("sheets");
    let staff = sheets.iter().find(|s| s["table"] == "staff.csv").expect("the staff");
    let columns = staff["columns"].as_array().expect("columns");
    let named = |name: &str| {
        let found = columns.iter().find(|c| c["name"] == name).expect("a column");
        found["column"].clone()
    };
    let home = columns.iter().find(|c| c["column"] == named("kindergarten")).expect("a column");
    assert!(home["options"].as_array().is_some_and(|all| all.len() == 4), "{home}");
    let person = staff["rows"].as_array().expect("rows").last().expect("a person");
    let row = &person["row"];
    let before = person["cells"][named("kindergarten").to_string()].as_str().expect("a home");
    let sheet = staff["sheet"].as_str().expect("a name");
    let put = |tag: &str, text: &str| {
        let cells = json!([{"row": row, "column": named("kindergarten"), "text": text}]);
        let body = json!({"cells": cells}).to_string().into_bytes();
        bench.ask("PATCH", &format!("{path}/{sheet}"), Some(tag), body)
    };
    // While it is typed it is checked, and not written.
    let cells = json!([{"row": row, "column": named("kindergarten"), "text": "nowher"}]);
    let body = json!({"cells": cells}).to_string().into_bytes();
    let typed = bench.ask("PATCH", &format!("{path}/{sheet}?check=1"), Some(&first), body);
    assert_eq!((typed.status, &typed.json()["errors"]), (StatusCode::OK, &json!(1)));
    assert_eq!(bench.ask("GET", path, None, Vec::new()).tag(), first);
    let wrong = put(&first, "nowhere");
    assert_eq!(wrong.status, StatusCode::OK, "{}", wrong.json());
    let said = wrong.json();
    assert_eq!(said["errors"], 1, "{said}");
    let finding = &said["findings"][0];
    assert_eq!((&finding["line"], &finding["column"]), (row, &named("kindergarten")));
    assert_eq!(put(&first, before).status, StatusCode::PRECONDITION_FAILED);
    assert_eq!(put(&wrong.tag(), before).json()["errors"], 0);
}

#[test]
fn an_activity_is_moved_judged_undone_and_locked() {
    let bench = Bench::new();
    bench.planned("county", "tiny");
    let shown = bench.ask("GET", &format!("{VERSION}/calendar"), None, Vec::new());
    let (calendar, tag) = (shown.json(), shown.tag());
    let rows = calendar["activities"].as_array().expect("rows");
    let row = rows.iter().find(|row| row["kind"] == "outreach").expect("a visit");
    let id = row["id"].as_str().expect("an id");
    let found = bench.get(&format!("{VERSION}/activities/{id}/substitutes"));
    let dated = |list: &str| -> Vec<Value> {
        let all = found[list].as_array().expect("a list").iter();
        all.filter(|one| one["to"]["date"].is_string()).cloned().collect()
    };
    let (good, bad) = (&dated("possible")[0], &dated("forbidden")[0]);
    // The verdict before the drop is the verdict of the drop.
    let judge = |to: &Value| {
        let said = bench.post(&format!("{VERSION}/judge"), &json!({"activity": id, "to": to}));
        said.json()
    };
    let verdict = judge(&good["to"]);
    assert_eq!(verdict["holds"], true);
    let km = |value: &Value| value["more"]["km"].as_f64().expect("kilometres");
    assert!((km(&verdict) - km(good)).abs() < 1e-6);
    let verdict = judge(&bad["to"]);
    assert_eq!(verdict["holds"], false);
    assert!(verdict["broken"][0]["message"].is_string());

    let refused = edit(&bench, &tag, &row["id"], &bad["to"]);
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let moved = edit(&bench, &tag, &row["id"], &good["to"]);
    assert_eq!(moved.status, StatusCode::OK, "{}", moved.json());
    let of = |said: &Value| -> Value {
        let rows = said["activities"].as_array().expect("rows");
        rows.iter().find(|other| other["id"] == id).expect("the visit").clone()
    };
    assert_eq!(of(&moved.json())["date"], good["to"]["date"]);
    // The other window knows the state before.
    let late = edit(&bench, &tag, &row["id"], &good["to"]);
    assert_eq!(late.status, StatusCode::PRECONDITION_FAILED);
    let step = |which: &str, tag: &str| {
        bench.ask("POST", &format!("{VERSION}/step/{which}"), Some(tag), Vec::new())
    };
    let undone = step("undo", &moved.tag());
    assert_eq!(of(&undone.json())["date"], row["date"]);
    let redone = step("redo", &undone.tag());
    assert_eq!(of(&redone.json())["date"], good["to"]["date"]);
    assert_eq!(step("redo", &redone.tag()).status, StatusCode::CONFLICT);
    assert!(holds(&bench.path().join("county/versions/0001")));

    let body = json!({"activity": id, "locked": true}).to_string().into_bytes();
    let locked = bench.ask("POST", &format!("{VERSION}/lock"), Some(&redone.tag()), body);
    assert_eq!(locked.status, StatusCode::OK);
    bench.plan("county");
    let next = bench.get("/api/counties/county/versions/2/calendar");
    assert_eq!(of(&next)["date"], good["to"]["date"], "what is locked stays");
}

/// Phones take an entry for newer only where its number has grown, also within one draft.
#[test]
fn entries_of_phones_grow_within_a_draft() {
    let bench = Bench::new();
    bench.planned("county", "tiny");
    let shown = bench.ask("GET", &format!("{VERSION}/calendar"), None, Vec::new());
    let (calendar, mut tag) = (shown.json(), shown.tag());
    let rows = calendar["activities"].as_array().expect("rows");
    let row = rows.iter().find(|row| row["kind"] == "outreach").expect("a visit");
    let id = row["id"].as_str().expect("an id");
    let largest = || {
        let made = bench.post(&format!("{VERSION}/files"), &json!({}));
        assert_eq!(made.status, StatusCode::OK, "{}", made.json());
        let path = format!("{VERSION}/files/ics/county.ics");
        let text = bench.ask("GET", &path, None, Vec::new()).body;
        let text = String::from_utf8(text).expect("UTF-8");
        let numbers = text.lines().filter_map(|line| line.strip_prefix("SEQUENCE:"));
        numbers.map(|n| n.parse::<u32>().expect("a number")).max().expect("an entry")
    };
    assert_eq!(largest(), 0);
    let found = bench.get(&format!("{VERSION}/activities/{id}/substitutes"));
    let days = found["possible"].as_array().expect("a list").iter();
    for (n, one) in (1..).zip(days.filter(|one| one["to"]["date"].is_string()).take(2)) {
        let moved = edit(&bench, &tag, &row["id"], &one["to"]);
        assert_eq!(moved.status, StatusCode::OK, "{}", moved.json());
        tag = moved.tag();
        assert_eq!(largest(), n);
        // Made again without a change, they stay as they are.
        assert_eq!(largest(), n);
    }
}

#[test]
fn a_repair_is_proposed_accepted_and_taken_back() {
    let bench = Bench::new();
    bench.planned("county", "tiny");
    let approved = bench.ask(
        "PATCH",
        VERSION,
        Some("\"1\""),
        json!({"state": "approved", "by": "王"}).to_string().into_bytes(),
    );
    assert_eq!(approved.json()["version"]["state"], "approved");
    let calendar = bench.get(&format!("{VERSION}/calendar"));
    let rows = calendar["activities"].as_array().expect("rows");
    let row = rows.iter().find(|row| row["kind"] == "inspection").expect("an inspection");
    // An approved version changes only by a repair.
    let tag = approved.tag();
    let refused = edit(&bench, &tag, &row["id"], &json!({"date": row["date"]}));
    assert_eq!(refused.status, StatusCode::CONFLICT);

    let who = row["staff"][0].as_str().expect("a mentor");
    let day = row["date"].as_str().expect("a day");
    let happened = json!([{"kind": "absent", "value": format!("{who}:{day}")}]);
    let today = &calendar["term"]["start"];
    let propose = |wish: &str| {
        let body = json!({"happened": happened, "today": today, "wish": wish});
        bench.post("/api/counties/county/repairs", &body)
    };
    let proposed = propose("fewest");
    assert_eq!(proposed.status, StatusCode::CREATED, "{}", proposed.json());
    let said = proposed.json();
    assert!(!said["changed"].as_array().expect("changes").is_empty());
    assert!(!said["messages"].as_array().expect("messages").is_empty());
    for wish in ["kilometres", "even"] {
        assert_eq!(propose(wish).status, StatusCode::CREATED, "{wish}");
    }
    let accept = |id: &str| {
        bench.post(&format!("/api/counties/county/repairs/{id}/accept"), &json!({"by": "李"}))
    };
    let id = said["id"].as_str().expect("an id");
    let accepted = accept(id);
    assert_eq!(accepted.status, StatusCode::CREATED, "{}", accepted.json());
    // It has been overtaken by itself.
    assert_eq!(accept(id).status, StatusCode::PRECONDITION_FAILED);
    let second = bench.get("/api/counties/county/versions/2");
    assert_eq!(second["version"]["how"], "repair");
    assert_eq!(second["broken"], json!([]));
    assert_eq!(second["tables_changed"], false);
    assert!(holds(&bench.path().join("county/versions/0002")));
    let files = bench.get("/api/counties/county/versions/2/files");
    let names = files["files"].to_string();
    for name in ["report.html", "changes.html", "calendar.xlsx", "ics/"] {
        assert!(names.contains(name), "{name}: {names}");
    }
    let compared = bench.get("/api/counties/county/compare?a=1&b=2");
    assert!(!compared["changed"].as_array().expect("a list").is_empty());

    let back = bench.post(&format!("{VERSION}/restore"), &json!({"by": "王"}));
    assert_eq!(back.status, StatusCode::OK, "{}", back.json());
    let compared = bench.get("/api/counties/county/compare?a=1&b=3");
    assert_eq!(compared["changed"], json!([]));
    assert_eq!(bench.get("/api/counties/county/versions/3")["tables_changed"], false);
    let made = bench.post("/api/counties/county/versions/3/files", &json!({}));
    assert_eq!(made.status, StatusCode::OK, "{}", made.json());
    let all = bench.ask("GET", "/api/counties/county/versions/3/all.zip", None, Vec::new());
    assert!(all.body.starts_with(b"PK"));
}

#[test]
fn counties_are_renamed_copied_and_put_aside() {
    let bench = Bench::new();
    bench.post("/api/counties", &json!({"name": "one", "from": "tiny"}));
    let change = |name: &str, body: Value| {
        bench.ask("PATCH", &format!("/api/counties/{name}"), None, body.to_string().into_bytes())
    };
    assert_eq!(change("one", json!({"rename": "two"})).status, StatusCode::OK);
    assert_eq!(change("one", json!({"rename": "x"})).status, StatusCode::NOT_FOUND);
    assert_eq!(change("two", json!({"copy": "three"})).status, StatusCode::OK);
    assert_eq!(change("two", json!({"copy": "three"})).status, StatusCode::CONFLICT);
    assert_eq!(change("two", json!({"archive": true})).status, StatusCode::OK);
    let list = bench.get("/api/counties");
    assert_eq!(list["counties"][0]["name"], "three");
    assert_eq!(list["archived"], json!(["two"]));
    assert_eq!(change("two", json!({"archive": false})).status, StatusCode::OK);
    assert_eq!(bench.get("/api/counties")["counties"].as_array().map(Vec::len), Some(2));
}

#[test]
fn next_term_is_made_of_this_one() {
    let bench = Bench::new();
    bench.post("/api/counties", &json!({"name": "county", "from": "tiny"}));
    let next = || {
        let body = json!({"next": "later"}).to_string().into_bytes();
        bench.ask("PATCH", "/api/counties/county", None, body)
    };
    assert_eq!(next().status, StatusCode::CONFLICT, "there is no plan yet");
    bench.plan("county");
    let made = next();
    assert_eq!(made.status, StatusCode::OK, "{}", made.json());
    let (this, later) = (bench.get("/api/counties/county"), bench.get("/api/counties/later"));
    assert_eq!(later["errors"], 0, "{later}");
    assert!(later["term"]["start"].as_str() > this["term"]["end"].as_str(), "{later}");
}

#[test]
fn looking_on_gives_events_until_the_end() {
    let bench = Bench::new();
    bench.post("/api/counties", &json!({"name": "county", "from": "tiny"}));
    bench.post("/api/counties/county/plan", &json!({"work": 50}));
    let said = bench.ask("GET", "/api/counties/county/job/events", None, Vec::new());
    assert_eq!(said.headers["content-type"], "text/event-stream");
    let text = String::from_utf8_lossy(&said.body).into_owned();
    let last = text.lines().rfind(|line| line.starts_with("data:")).expect("an event");
    let last: Value = serde_json::from_str(&last[5..]).expect("JSON");
    assert_eq!((&last["running"], &last["version"]), (&json!(false), &json!(1)));
    // The curve of the gap falls, and every alliance has its own.
    let curve = last["curve"].as_array().expect("points");
    let gaps: Vec<f64> = curve.iter().map(|point| point[1].as_f64().expect("a gap")).collect();
    assert!(gaps.last() < Some(&1.0) && gaps.last() <= gaps.first(), "{gaps:?}");
    let alliances = last["alliances"].as_array().expect("a list");
    assert!(alliances.iter().all(|one| one["gap"].is_number()), "{alliances:?}");
}
