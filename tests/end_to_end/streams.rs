//! What scripts rely on: exit codes, JSON alone on standard output, silence.

use std::process::Stdio;

use crate::end_to_end::world::{World, ran};

/// `tiny` with a teacher who can reach no kindergarten: two demands cannot be met.
fn with_a_shortfall() -> World {
    let world = World::with("tiny");
    world.edit("tiny/scenario.toml", "max_one_way_minutes = 120", "max_one_way_minutes = 20 ");
    world
}

#[test]
fn an_unavoidable_shortfall_is_3_only_where_it_is_asked_for() {
    let world = with_a_shortfall();
    let plain = world.run("plan tiny").ends(0);
    assert!(plain.out.contains("Not met"), "{plain:?}");
    let calendar = world.read("out/tiny/calendar.csv");
    let strict = world.run("plan tiny --strict --out strict").ends(3);
    // The plan is written all the same, and its reasons are told.
    assert_eq!(world.read("strict/calendar.csv"), calendar);
    assert!(strict.out.contains("P4: "), "{strict:?}");
    world.run("verify tiny strict/calendar.csv").ends(0);
    assert_eq!(world.run("plan tiny --strict --quiet --out quiet").ends(3).out, "");
    World::with("tiny").run("plan tiny --strict").ends(0);
}

#[test]
fn json_stands_alone_on_standard_output() {
    let world = with_a_shortfall();
    let plan = world.run("plan tiny --json").ends(0);
    assert_eq!(plan.out, world.read("out/tiny/plan.json"));
    let plan = plan.json();
    for key in ["scenario", "digest", "levels", "alliances", "groups", "shortfalls", "stopped_by"] {
        assert!(!plan[key].is_null(), "{key}");
    }
    let shortfall = &plan["shortfalls"][0];
    assert!(shortfall["reason"].as_str().is_some_and(|r| !r.is_empty()), "{shortfall}");
    let strict = world.run("plan tiny --json --strict").ends(3).json();
    assert_eq!(strict["levels"]["shortfall"], plan["levels"]["shortfall"]);

    let verdict = world.run("verify tiny out/tiny/calendar.csv --json").ends(0).json();
    assert_eq!(verdict["shortfall"], plan["levels"]["shortfall"]["value"]);
    assert_eq!(verdict["violations"], serde_json::json!([]));

    let warned = world.run("check tiny --json").ends(0).json();
    assert_eq!((&warned[0]["code"], &warned[0]["severity"]), (&"W304".into(), &"warning".into()));
    let world = World::with("tiny");
    assert_eq!(world.run("check tiny --json").ends(0).json(), serde_json::json!([]));
    world.edit("tiny/staff.csv", "马秀兰,K004", "马秀兰,K04");
    let found = world.run("check tiny --json").ends(1).json();
    assert_eq!(found[0]["code"], "E302");
    assert_eq!((&found[0]["file"], &found[0]["line"]), (&"staff.csv".into(), &7.into()));
    // Where the input keeps a command from answering, the findings are the answer.
    for line in ["plan tiny --json", "verify tiny c.csv --json", "explain tiny c.csv --json"] {
        assert_eq!(world.run(line).ends(1).json()[0]["code"], "E302", "{line}");
    }
    let world = World::with("tiny");
    world.run("plan tiny").ends(0);
    world.edit("out/tiny/calendar.csv", "2026-", "2O26-");
    let found = world.run("verify tiny out/tiny/calendar.csv --json").ends(1).json();
    assert_eq!(found[0]["severity"], "error", "{found}");
    let row = (&"out/tiny/calendar.csv".into(), &2.into());
    assert_eq!((&found[0]["file"], &found[0]["line"]), row);
}

#[test]
fn quiet_says_nothing_but_errors() {
    let world = World::with("ewenki");
    // A warning about the holidays of 2027 and the progress of three alliances stay unsaid.
    let quiet = world.run("plan ewenki --quiet --work-limit 20").ends(0);
    assert_eq!((quiet.out.as_str(), quiet.err.as_str()), ("", ""));
    assert!(world.path("out/ewenki/plan.json").exists());
    let json = world.run("plan ewenki --quiet --json --work-limit 20").ends(0);
    assert_eq!(json.err, "");
    assert_eq!(json.json()["stopped_by"], "work");
    world.edit("ewenki/alliances.csv", ",K", ",X");
    let refused = world.run("plan ewenki --quiet").ends(1);
    assert!(refused.out.is_empty() && refused.err.contains("error[E302]"), "{refused:?}");
    assert!(!refused.err.contains("warning["), "{refused:?}");
}

#[test]
fn usage_is_2_whatever_else_is_wrong() {
    let world = World::with("tiny");
    for line in [
        "plan tiny --seed one",
        "plan tiny --threads -1",
        "plan tiny --time-limit NaN",
        "plan tiny --work-limit 1.5",
        "plan tiny --out",
        "plan",
        "plan --strict",
        "check",
        "check tiny --strict",
        "verify tiny",
        "verify tiny a b",
        "generate",
        "generate x --alliances 0",
        "generate x --tightness 2",
        "unknown tiny",
        "--no-such-option",
    ] {
        let ran = world.run(line).ends(2);
        assert!(ran.out.is_empty() && !ran.err.is_empty(), "{line}: {ran:?}");
    }
    assert!(!world.path("out").exists());
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_behind_standard_output_is_told() {
    let world = World::with("tiny");
    for line in ["plan tiny", "plan tiny --json", "check tiny", "check tiny --json"] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has it");
        let ran = ran(world.command(line).args(["--lang", "en"]).stdout(Stdio::from(full))).ends(1);
        assert!(ran.err.contains("The output cannot be written: the disk is full"), "{ran:?}");
    }
}

#[test]
fn a_reader_who_has_seen_enough_is_no_error() {
    let world = World::with("tiny");
    let mut child = world.command("plan tiny").stdout(Stdio::piped()).spawn().expect("runs");
    drop(child.stdout.take());
    assert_eq!(child.wait().expect("ends").code(), Some(0));
    assert!(world.path("out/tiny/calendar.csv").exists());
}

#[test]
fn colours_are_for_terminals() {
    let world = World::with("tiny");
    let plan = world.run("plan tiny").ends(0);
    let check = world.run("check nowhere").ends(1);
    for text in [&plan.out, &plan.err, &check.out] {
        assert!(!text.contains('\u{1b}'), "{text}");
    }
}
