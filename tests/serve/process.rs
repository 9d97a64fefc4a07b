//! The program as a process: ended at any moment, opened without a word, asked by many.

use std::process::Command;
use std::time::Duration;

use serde_json::json;

use super::bench::holds;
use super::program::Program;

#[test]
fn what_was_accepted_outlives_the_program() {
    let folder = tempfile::tempdir().expect("a folder");
    let program = Program::start(folder.path());
    program.planned("county");
    program.kill();
    let version = folder.path().join("county/versions/0001");
    let base = "/api/counties/county/versions/1";
    let mut acknowledged = 1;
    for round in 0_u64..6 {
        let program = Program::start(folder.path());
        let (_, calendar) = program.ask("GET", &format!("{base}/calendar"), "", "").expect("it");
        let revision = calendar["version"]["revision"].as_u64().expect("a revision");
        assert!(revision >= acknowledged, "{acknowledged} was accepted, {revision} is there");
        let rows = calendar["activities"].as_array().expect("rows");
        let id = rows.iter().find(|row| row["kind"] == "outreach").expect("a visit")["id"].clone();
        let found = format!("{base}/activities/{}/substitutes", id.as_str().expect("an id"));
        let (_, found) = program.ask("GET", &found, "", "").expect("it runs");
        let to = &found["possible"]
            .as_array()
            .expect("a list")
            .iter()
            .find(|c| c["to"]["date"].is_string())
            .expect("a day")["to"];
        // Moves, back and forth, until the program is ended in the middle of one.
        let killer = program.child.id();
        let end = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(15 + 23 * round));
            let killed = Command::new("kill").args(["-9", &killer.to_string()]).status();
            assert!(killed.is_ok_and(|status| status.success()));
        });
        let mut tag = revision;
        let body = json!({"activity": id, "to": to}).to_string();
        let mut forth = true;
        loop {
            let said = match forth {
                true => program.ask("POST", &format!("{base}/edit"), &tag.to_string(), &body),
                false => program.ask("POST", &format!("{base}/step/undo"), &tag.to_string(), ""),
            };
            let Some((200, said)) = said else { break };
            let now = said["version"]["revision"].as_u64().expect("a revision");
            (tag, acknowledged, forth) = (now, now, !forth);
        }
        end.join().expect("it was ended");
        let mut program = program;
        program.child.wait().expect("it ends");
    }
    let program = Program::start(folder.path());
    let (status, now) = program.ask("GET", base, "", "").expect("it runs");
    assert_eq!(status, 200);
    assert!(now["version"]["revision"].as_u64().expect("a revision") >= acknowledged);
    program.kill();
    assert!(holds(&version));
}

/// As when somebody clicks on it twice: no words, and no terminal.
#[test]
fn opened_without_a_word_it_serves_the_folder_among_the_documents() {
    let home = tempfile::tempdir().expect("a folder");
    let nothing = home.path().join("empty");
    std::fs::create_dir_all(home.path().join("Documents")).expect("a folder");
    std::fs::create_dir(&nothing).expect("a folder");
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("alliance"));
    // Without a path no browser is found.
    command.env_clear().env("HOME", home.path()).env("PATH", &nothing);
    let program = Program::run(&mut command);
    let (status, session) = program.ask("GET", "/api/session", "", "").expect("it runs");
    assert_eq!(status, 200);
    let folder = home.path().join("Documents/alliance-workbench").canonicalize().expect("made");
    assert_eq!(session["workspace"], folder.display().to_string());
}

/// As when a workbook is dropped on it: its path from the root, no terminal, but a desktop.
#[test]
fn a_workbook_dropped_on_the_program_is_taken_in() {
    let home = tempfile::tempdir().expect("a folder");
    let nothing = home.path().join("empty");
    std::fs::create_dir(&nothing).expect("a folder");
    let book = home.path().join("天祝 县.xlsx");
    let alliance = || Command::new(assert_cmd::cargo::cargo_bin!("alliance"));
    let made = alliance().arg("init").arg(&book).args(["--from", "tiny"]).output();
    assert!(made.expect("it runs").status.success());
    for _ in 0..2 {
        let mut command = alliance();
        command.env_clear().env("HOME", home.path()).env("PATH", &nothing).env("DISPLAY", ":9");
        let program = Program::run(command.arg(&book));
        assert!(
            program.page.contains("#/%E5%A4%A9%E7%A5%9D%20%E5%8E%BF/tables"),
            "{}",
            program.page
        );
        // The same workbook again is the same county.
        let (_, list) = program.ask("GET", "/api/counties", "", "").expect("it runs");
        let names: Vec<_> =
            list["counties"].as_array().expect("a list").iter().map(|c| &c["name"]).collect();
        assert_eq!(names, ["天祝 县"]);
    }
}

#[test]
fn questions_about_a_calendar_are_answered_in_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let program = Program::start(folder.path());
    program.planned("county");
    let base = "/api/counties/county/versions/1";
    let ask = |question: serde_json::Value| {
        let body = question.to_string();
        program.ask("POST", &format!("{base}/ask"), "", &body).expect("it runs")
    };
    let (_, calendar) = program.ask("GET", &format!("{base}/calendar"), "", "").expect("it runs");
    let rows = calendar["activities"].as_array().expect("rows");
    let row = rows.iter().find(|row| row["kind"] == "outreach").expect("a visit");
    let (who, place) =
        (row["staff"][0].as_str().expect("one"), row["place"].as_str().expect("one"));
    for question in [
        json!({"why": format!("{who}:{place}")}),
        json!({"why_me": who}),
        json!({"why_not": format!("{who}:{place}")}),
        json!("unmet"),
    ] {
        let (status, said) = ask(question.clone());
        let text = said["text"].as_str().unwrap_or_default();
        assert!(status == 200 && text.chars().count() > 3, "{question}: {status} {said}");
        assert!(!text.contains('\u{1b}'), "{text}");
    }
    assert_eq!(ask(json!({"why_me": "nobody"})).0, 400);
}

#[test]
fn twenty_pages_are_served_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let program = Program::start(folder.path());
    program.planned("county");
    let plan = json!({"seconds": 3}).to_string();
    program.ask("POST", "/api/counties/county/plan", "", &plan).expect("it runs");
    let begun = std::time::Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..20 {
            scope.spawn(|| {
                for path in
                    ["/", "/app.js", "/api/counties", "/api/counties/county/versions/1/calendar"]
                {
                    assert_eq!(program.ask("GET", path, "", "").expect("an answer").0, 200);
                }
            });
        }
        // Some of them look on.
        for _ in 0..5 {
            scope.spawn(|| {
                program.ask("GET", "/api/counties/county/job/events", "", "").expect("events");
            });
        }
    });
    assert!(begun.elapsed() < Duration::from_secs(30), "{:?}", begun.elapsed());
}
