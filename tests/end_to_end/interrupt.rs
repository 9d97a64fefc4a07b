//! Ctrl-C: the best plan so far is written; a second one ends the program without.

#![cfg(unix)]

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc;
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::end_to_end::world::World;

/// Bytes that a pipe holds before it takes no more: Linux's figure, and more than others'.
const PIPE: usize = 1 << 16;

/// A plan that would take a while, once it has said so much on standard error.
fn start(world: &World, until: &str, out: impl Into<Stdio>) -> Child {
    let mut child = world
        .command("plan tianzhu --time-limit 300 --lang en --json")
        .stdout(out)
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

/// What a run gave, which is killed if it does not end by itself.
fn ended(child: Child) -> Output {
    let (id, pressed) = (child.id().to_string(), Instant::now());
    let (send, told) = mpsc::channel();
    // What it says is read to its end: a full pipe would make it wait.
    std::thread::spawn(move || send.send(child.wait_with_output()));
    let Ok(output) = told.recv_timeout(Duration::from_secs(120)) else {
        let _ = Command::new("kill").args(["-KILL", &id]).status();
        panic!("still running {:?} after it was told to stop", pressed.elapsed());
    };
    output.expect("ends")
}

/// The plan that an interrupted run printed, also written and accepted.
fn written(world: &World, child: Child) -> serde_json::Value {
    let output = ended(child);
    assert_eq!(output.status.code(), Some(0), "{:?}", output.status);
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
    let child = start(&world, "done · cost", Stdio::piped());
    press_ctrl_c(&child);
    let plan = written(&world, child);
    assert_eq!(plan["stopped_by"], "interrupt");
    assert!(plan["levels"]["cost"]["bound"].is_number(), "{plan}");
}

#[test]
fn ctrl_c_at_once_still_writes_a_plan() {
    let world = World::with("tianzhu");
    let child = start(&world, "help: ", Stdio::piped());
    // The search is on its way a moment after the warnings are told.
    sleep(Duration::from_millis(300));
    press_ctrl_c(&child);
    assert_eq!(written(&world, child)["stopped_by"], "interrupt");
}

#[test]
fn ctrl_c_twice_ends_the_program_and_leaves_nothing_by_halves() {
    let world = World::with("tianzhu");
    let before = world.files();
    let child = start(&world, "help: ", Stdio::piped());
    sleep(Duration::from_millis(300));
    press_ctrl_c(&child);
    sleep(Duration::from_millis(20));
    press_ctrl_c(&child);
    let code = ended(child).status.code();
    whole_or_nothing(&world, &before, code);
}

/// Every file of a plan or none: all are there before anything is said on standard output.
fn whole_or_nothing(world: &World, before: &[PathBuf], code: Option<i32>) {
    let mut made = world.files();
    made.retain(|f| !before.contains(f));
    let whole = made.contains(&PathBuf::from("out/tianzhu/plan.json"));
    match code {
        Some(130) if !whole => assert!(made.is_empty(), "{made:?}"),
        // The first was enough: the plan was complete before the second came.
        Some(130 | 0) => {
            let verdict =
                world.run("verify tianzhu out/tianzhu/calendar.csv --json").ends(0).json();
            assert_eq!(verdict["violations"], serde_json::json!([]));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn ctrl_c_twice_ends_the_program_where_nobody_reads_what_it_says() {
    let world = World::with("tianzhu");
    let before = world.files();
    // A pipe that is full, and that nobody empties: who prints into it waits.
    let (unread, mut full) = std::io::pipe().expect("a pipe");
    full.write_all(&[b' '; PIPE]).expect("room");
    let child = start(&world, "help: ", full);
    // The warning comes before the search listens; until then Ctrl-C ends the program at once.
    sleep(Duration::from_millis(1000));
    press_ctrl_c(&child);
    let printed = world.path("out/tianzhu/plan.json");
    let begun = Instant::now();
    while !printed.exists() && begun.elapsed() < Duration::from_secs(60) {
        sleep(Duration::from_millis(10));
    }
    assert!(printed.exists(), "nothing was written after the first");
    // Long enough for whatever it writes to have reached the pipe.
    sleep(Duration::from_millis(500));
    press_ctrl_c(&child);
    let code = ended(child).status.code();
    drop(unread);
    whole_or_nothing(&world, &before, code);
}
