//! What stays in the folder of a plan: nothing of a run that was ended, and nobody's work lost.

use std::fs;

use super::world::World;

const PLAN: &str = "plan tiny --work-limit 20 --quiet";

/// Names in a folder.
fn names(world: &World, folder: &str) -> Vec<String> {
    let entries = fs::read_dir(world.path(folder)).expect("readable");
    let name = |e: std::io::Result<fs::DirEntry>| e.expect("readable").file_name();
    let mut names: Vec<String> = entries.map(|e| name(e).to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn what_somebody_has_changed_is_kept_and_told_unless_force_is_said() {
    let world = World::with("tiny");
    world.run(&format!("{PLAN} --out o")).ends(0);
    let notice = names(&world, "o/notices").pop().expect("a notice");
    let path = world.path("o/notices").join(&notice);
    let mut bytes = fs::read(&path).expect("there");
    bytes.extend(b"edited");
    fs::write(&path, &bytes).expect("writable");
    world.write("o/calendar.csv", "edited");
    let ran = world.run(&format!("{PLAN} --policy cost --out o")).ends(0);
    for (folder, name) in [("o", "calendar"), ("o/notices", notice.trim_end_matches(".docx"))] {
        let kept: Vec<String> = names(&world, folder)
            .into_iter()
            .filter(|n| n.starts_with(&format!("{name}.2")))
            .collect();
        assert_eq!(kept.len(), 1, "{kept:?}");
        assert!(ran.err.contains(&kept[0]), "{ran:?}");
        let text = fs::read(world.path(folder).join(&kept[0])).expect("there");
        assert!(text.ends_with(b"edited"));
    }
    world.run("verify tiny o/calendar.csv").ends(0);
    let before = names(&world, "o");
    world.write("o/calendar.csv", "edited");
    let ran = world.run(&format!("{PLAN} --force --out o")).ends(0);
    assert_eq!((names(&world, "o"), ran.err.as_str()), (before, ""));
    world.run("verify tiny o/calendar.csv").ends(0);
}

#[test]
fn repair_keeps_what_was_changed_in_every_folder() {
    let world = World::with("tiny");
    world.run(&format!("{PLAN} --out o")).ends(0);
    let changed = ["calendar.xlsx", "report.html", "papers/people.docx", "messages/people"];
    let changed = changed.map(|name| match world.path("o").join(name) {
        folder if folder.is_dir() => {
            let first = names(&world, &format!("o/{name}")).into_iter().next();
            format!("o/{name}/{}", first.expect("a text"))
        }
        _ => format!("o/{name}"),
    });
    for name in &changed {
        let mut bytes = fs::read(world.path(name)).expect("there");
        bytes.extend(b"edited");
        fs::write(world.path(name), bytes).expect("writable");
    }
    // Everybody is told of other days.
    let line = "replan tiny --from o/calendar.csv --today 2026-10-12 --work-limit 20 --quiet \
                --closed all:2026-10-13..2026-11-06 --out o";
    let ran = world.run(line).ends(0);
    for name in &changed {
        let (folder, file) = name.rsplit_once('/').expect("a folder");
        let stem = file.rsplit_once('.').expect("an ending").0;
        let kept = names(&world, folder).into_iter().find(|n| n.starts_with(&format!("{stem}.2")));
        let kept = kept.unwrap_or_else(|| panic!("{name} is not kept: {ran:?}"));
        assert!(ran.err.contains(&kept), "{ran:?}");
        let kept = fs::read(world.path(folder).join(kept)).expect("there");
        let now = fs::read(world.path(name)).expect("there");
        assert!(kept.ends_with(b"edited") && !now.ends_with(b"edited"), "{name}");
    }
}

#[test]
fn files_of_a_repair_go_with_the_next_plan() {
    let world = World::with("tiny");
    world.run(&format!("{PLAN} --out o")).ends(0);
    let plan = names(&world, "o");
    let line = "replan tiny --from o/calendar.csv --today 2026-10-15 --work-limit 20 --quiet \
                --absent P002:2026-10-16..2026-11-20 --out o";
    world.run(line).ends(0);
    assert!(world.path("o/changes.html").exists() && world.path("o/changes.csv").exists());
    world.run(&format!("{PLAN} --out o")).ends(0);
    assert_eq!(names(&world, "o"), plan);
}

#[test]
fn names_of_earlier_plans_go_when_names_are_hidden() {
    let world = World::with("tiny");
    world.run(&format!("{PLAN} --out o")).ends(0);
    let line = "replan tiny --from o/calendar.csv --today 2026-10-15 --work-limit 20 --quiet \
                --absent P002:2026-10-16..2026-11-20 --out o";
    world.run(line).ends(0);
    world.write("o/calendar.csv", "李娟");
    world.run(&format!("{PLAN} --formats csv,json --anonymise --out o")).ends(0);
    assert_eq!(names(&world, "o"), [".alliance.json", "calendar.csv", "plan.json"]);
    for name in names(&world, "o") {
        assert!(!world.read(&format!("o/{name}")).contains("李娟"), "{name}");
    }
    // What somebody had written is kept, but not there.
    let kept = world.files().into_iter().filter(|f| f.starts_with("o") || f.starts_with("tiny"));
    assert_eq!(world.files().len() - kept.count(), 1);
}

#[cfg(unix)]
#[test]
fn unusual_files_and_few_open_files() {
    let world = World::with("tiny");
    let fifo = |path: &str| {
        let made = std::process::Command::new("mkfifo").arg(world.path(path)).status();
        assert!(made.expect("there is a mkfifo").success());
    };
    fifo("tiny/closures.csv.pipe");
    let _ = fs::remove_file(world.path("tiny/closures.csv"));
    fs::rename(world.path("tiny/closures.csv.pipe"), world.path("tiny/closures.csv"))
        .expect("renamed");
    let ran = world.run("check tiny").ends(1);
    assert!(ran.out.contains("E003") && ran.out.contains("pipe"), "{ran:?}");
    fs::remove_file(world.path("tiny/closures.csv")).expect("removed");
    for line in [
        "replan tiny --from /dev/zero",
        "distances tiny --osrm /dev/zero --out x.csv",
        "distances tiny --matrix /dev/zero --out x.csv",
    ] {
        let ran = world.run(line).ends(1);
        assert!(ran.err.contains("pipe, a device"), "{ran:?}");
    }
    // A pipe where a file goes is told before the search, which would take five minutes.
    fs::create_dir(world.path("o")).expect("created");
    fifo("o/plan.json");
    let ran = world.run("plan tiny --time-limit 300 --out o").ends(1);
    assert!(ran.err.contains("plan.json cannot be written"), "{ran:?}");
    fs::remove_file(world.path("o/plan.json")).expect("removed");
    // Many more files than may be open at once, twice.
    for policy in ["balanced", "cost"] {
        let program = assert_cmd::cargo::cargo_bin!("alliance");
        let line = format!(
            "ulimit -n 20; exec '{}' {PLAN} --threads 1 --policy {policy} --out o",
            program.display()
        );
        let status = std::process::Command::new("sh")
            .args(["-c", &line])
            .current_dir(world.path(""))
            .status();
        assert!(status.expect("there is a sh").success());
    }
}

#[cfg(unix)]
#[test]
fn set_of_a_run_that_was_killed_is_whole_for_the_next_command() {
    let world = World::with("tiny");
    world.run(&format!("{PLAN} --out o")).ends(0);
    let of = |policy: &str| {
        world.run(&format!("{PLAN} --policy {policy} --out {policy}")).ends(0);
        world.read(&format!("{policy}/plan.json"))
    };
    let whole = [of("balanced"), of("cost")];
    for delay in [0, 10, 30, 60] {
        let mut child = world
            .command(&format!("{PLAN} --policy cost --out o --threads 1"))
            .stderr(std::process::Stdio::null())
            .spawn()
            .expect("runs");
        std::thread::sleep(std::time::Duration::from_millis(delay));
        child.kill().expect("killed");
        child.wait().expect("ended");
        // Any command that reads the calendar finds one set, whichever.
        world.run("verify tiny o/calendar.csv").ends(0);
        let passing = |f: &std::path::PathBuf| f.to_string_lossy().contains("/.alliance-");
        assert!(!world.files().iter().any(passing), "{:?}", world.files());
        let plan = world.read("o/plan.json");
        let at = whole.iter().position(|p| command_free(p) == command_free(&plan));
        let policy = ["balanced", "cost"][at.expect("one of the two")];
        for file in world.files().iter().filter(|f| f.starts_with(policy)) {
            let there = std::path::Path::new("o").join(file.strip_prefix(policy).expect("inside"));
            let ending = there.extension().is_some_and(|e| e == "csv" || e == "geojson");
            if ending {
                let [a, b] = [file, &there].map(|f| world.read(&f.to_string_lossy()));
                assert_eq!(a, b, "{}", there.display());
            }
        }
        world.run(&format!("{PLAN} --out o")).ends(0);
    }
}

/// A plan without what says how long it took, and on how many threads.
fn command_free(plan: &str) -> String {
    let same = |line: &&str| !line.contains("time_s") && !line.contains("\"threads\"");
    plan.lines().filter(same).collect::<Vec<_>>().join("\n")
}
