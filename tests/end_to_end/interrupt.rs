//! Ctrl-C: the best plan so far is written; a second one ends the program without.

#![cfg(unix)]

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::world::World;

/// A plan that would take a while, once it has said so much on standard error.
fn start(world: &World, until: &str) -> Child {
    let mut child = world
        .command("plan tianzhu --time-limit 300 --lang en --json")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("runs");
    let mut lines = BufReader::new(child.stderr.take().expect("piped")).lines();
    for line in lines.by_ref() {
        if line.expect("text").contains(until) {
            break;
        }
    }
    // Whatever else it says is read, so that it never waits for a reader.
    std::thread::spawn(move || lines.for_each(drop));
    child
}

fn press_ctrl_c(child: &Child) {
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(sent.expect("there is a kill").success());
}

/// The plan that an interrupted run printed, also written and accepted.
fn written(world: &World, child: Child) -> serde_json::Value {
    let pressed = Instant::now();
    let output = child.wait_with_output().expect("ends");
    assert_eq!(output.status.code(), Some(0), "{:?}", output.status);
    assert!(pressed.elapsed() < Duration::from_secs(60), "{:?}", pressed.elapsed());
    let plan: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let verdict = world.run("verify tianzhu out/tianzhu/calendar.csv --json").ends(0).json();
    assert_eq!(verdict["violations"], serde_json::json!([]));
    assert_eq!(verdict["shortfall"], plan["levels"]["shortfall"]["value"]);
    let mut files = world.files();
    files.retain(|f| f.starts_with("out"));
    for name in ["out/tianzhu/calendar.csv", "out/tianzhu/plan.json"] {
        assert!(files.iter().any(|f| f == std::path::Path::new(name)), "{files:?}");
    }
    let passing = |f: &std::path::PathBuf| f.to_string_lossy().contains("/.alliance-");
    assert!(!files.iter().any(passing), "{files:?}");
    plan
}

#[test]
fn ctrl_c_in_the_middle_writes_the_best_plan_so_far() {
    let world = World::with("tianzhu");
    // One alliance is finished, the others are not.
    let child = start(&world, "done · cost");
    press_ctrl_c(&child);
    let plan = written(&world, child);
    assert_eq!(plan["stopped_by"], "interrupt");
    assert!(plan["levels"]["cost"]["bound"].is_number(), "{plan}");
}

#[test]
fn ctrl_c_at_once_still_writes_a_plan() {
    let world = World::with("tianzhu");
    let child = start(&world, "help: ");
    // The search is on its way a moment after the warnings are told.
    sleep(Duration::from_millis(300));
    press_ctrl_c(&child);
    assert_eq!(written(&world, child)["stopped_by"], "interrupt");
}

#[test]
fn ctrl_c_twice_ends_the_program_and_leaves_nothing_by_halves() {
    let world = World::with("tianzhu");
    let before = world.files();
    let mut child = start(&world, "help: ");
    sleep(Duration::from_millis(300));
    press_ctrl_c(&child);
    sleep(Duration::from_millis(20));
    press_ctrl_c(&child);
    let code = child.wait().expect("ends").code();
    let mut made = world.files();
    made.retain(|f| !before.contains(f));
    match code {
        Some(130) => assert!(made.is_empty(), "{made:?}"),
        // The first was enough: the plan was complete before the second came.
        Some(0) => assert_eq!(made.len(), 2, "{made:?}"),
        other => panic!("{other:?}"),
    }
}
