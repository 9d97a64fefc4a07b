//! Folders and places that cannot be read or written: exit code 1, a message, nothing left behind.

use std::fs;

use crate::end_to_end::world::World;

#[test]
fn scenarios_that_are_none() {
    let world = World::with("tiny");
    fs::create_dir(world.path("empty")).expect("created");
    let before = world.files();
    for (scenario, code) in [
        ("nowhere", "E001"),
        ("nowhere/further", "E001"),
        ("tiny/staff.csv", "E002"),
        ("tiny/scenario.toml", "E002"),
        ("empty", "E004"),
        (".", "E004"),
    ] {
        for command in ["plan", "check", "verify"] {
            let calendar = if command == "verify" { " tiny/events.csv" } else { "" };
            let ran = world.run(&format!("{command} {scenario}{calendar}")).ends(1);
            let told = if command == "check" { &ran.out } else { &ran.err };
            assert!(told.contains(&format!("error[{code}]")), "{command} {scenario}: {ran:?}");
            assert!(told.contains("help: "), "{command} {scenario}: {ran:?}");
        }
    }
    assert_eq!(world.files(), before);
}

#[test]
fn a_folder_in_the_place_of_each_file() {
    for file in ["scenario.toml", "alliances.csv", "staff.csv", "distances.csv", "pins.csv"] {
        let world = World::with("tiny");
        let _ = fs::remove_file(world.path("tiny").join(file));
        fs::create_dir(world.path("tiny").join(file)).expect("created");
        let ran = world.run("plan tiny").ends(1);
        assert!(ran.err.contains(&format!("error[E003] {file}")), "{ran:?}");
        assert!(!world.path("out").exists());
    }
}

#[cfg(unix)]
#[test]
fn links_that_lead_nowhere_or_in_a_circle() {
    use std::os::unix::fs::symlink;

    let world = World::with("tiny");
    symlink("circle", world.path("circle")).expect("linked");
    let ran = world.run("plan circle").ends(1);
    assert!(ran.err.contains("error[E0") && ran.err.contains("circle"), "{ran:?}");
    fs::remove_file(world.path("tiny/staff.csv")).expect("removed");
    symlink("staff.csv", world.path("tiny/staff.csv")).expect("linked");
    let ran = world.run("plan tiny").ends(1);
    assert!(ran.err.contains("] staff.csv"), "{ran:?}");
    fs::remove_file(world.path("tiny/staff.csv")).expect("removed");
    symlink("gone.csv", world.path("tiny/staff.csv")).expect("linked");
    let ran = world.run("plan tiny").ends(1);
    assert!(ran.err.contains("staff.csv"), "{ran:?}");
    assert!(!world.path("out").exists());
}

#[cfg(unix)]
#[test]
fn names_that_are_no_text_are_told_and_not_a_panic() {
    use std::os::unix::ffi::OsStrExt;

    let world = World::with("tiny");
    let odd = std::ffi::OsStr::from_bytes(b"\xff\xfe\x1b[31m");
    let ran = crate::end_to_end::world::ran(world.command("plan").arg(odd)).ends(1);
    assert!(ran.err.contains("E001") && !ran.err.contains('\u{1b}'), "{ran:?}");
    // Beside the tables it does no harm.
    fs::write(world.path("tiny").join(odd), "x").expect("written");
    world.run("check tiny").ends(0);
}

/// Places for the plan in which no file can be made, with what is in the way.
#[test]
fn outputs_that_cannot_be_written_leave_everything_as_it_was() {
    let world = World::with("tiny");
    world.write("file", "mine");
    fs::create_dir_all(world.path("taken/plan.json")).expect("created");
    world.write("taken/calendar.csv", "mine");
    fs::create_dir_all(world.path("half/calendar.csv")).expect("created");
    let before = world.files();
    let long = "x".repeat(300);
    let mut places = vec!["file", "file/out", "file/a/b", "taken", "half", &long];
    if cfg!(target_os = "linux") {
        // Nobody may make a file there, not even the user who may everything.
        places.push("/proc/out");
    }
    for out in places {
        let ran = world.run(&format!("plan tiny --out {out}")).ends(1);
        assert_eq!(ran.out, "", "{out}");
        assert!(ran.err.contains("cannot be written: "), "{out}: {ran:?}");
        assert!(ran.err.contains("No file was changed."), "{out}: {ran:?}");
        assert_eq!(world.files(), before, "{out}");
    }
    assert_eq!(
        (world.read("file"), world.read("taken/calendar.csv")),
        ("mine".into(), "mine".into())
    );
}

/// Also where the command writes other files than a plan's; at these limits the search would take
/// minutes.
#[test]
fn places_that_cannot_be_written_are_noticed_before_the_search() {
    let world = World::with("tianzhu");
    world.write("file", "mine");
    for taken in ["pareto-gini.svg", "models.csv", "index.html"] {
        fs::create_dir_all(world.path(&format!("taken/{taken}"))).expect("created");
    }
    world.write("s.toml", "scenarios = [\"tianzhu\"]\npolicies = [\"gini\"]\ntime = [600]\n");
    let before = world.files();
    for command in
        ["pareto tianzhu --time-limit 600", "export tianzhu --time-limit 600", "study s.toml"]
    {
        for out in ["file", "file/out", "taken"] {
            let began = std::time::Instant::now();
            let ran = world.run(&format!("{command} --out {out}")).ends(1);
            assert!(ran.err.contains("cannot be written: "), "{command} {out}: {ran:?}");
            assert!(began.elapsed().as_secs() < 60, "{command} {out}: {:?}", began.elapsed());
            assert_eq!(world.files(), before, "{command} {out}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_is_left_alone() {
    use std::os::unix::fs::PermissionsExt;

    let world = World::with("tiny");
    let out = world.path("out");
    fs::create_dir(&out).expect("created");
    let allow = |mode| fs::set_permissions(&out, fs::Permissions::from_mode(mode)).expect("mine");
    allow(0o555);
    // Who may everything is not stopped by a folder's permissions.
    let stopped = fs::write(out.join("probe"), "").is_err();
    let ran = world.run("plan tiny --out out");
    allow(0o755);
    let _ = fs::remove_file(out.join("probe"));
    let files = fs::read_dir(&out).expect("readable").count();
    if stopped {
        let ran = ran.ends(1);
        assert!(ran.err.contains("permission denied"), "{ran:?}");
        assert_eq!(files, 0);
    } else {
        ran.ends(0);
        assert!(files >= 2, "{files}");
    }
}

#[test]
fn calendars_that_are_none() {
    let world = World::with("tiny");
    world.write("empty.csv", "");
    world.write("words.csv", "id,kind\nhello,world\n");
    let text = "id,kind,event,alliance,date,session,kindergarten,staff,title,pinned\n";
    world.write("date.csv", &format!("{text}V1,outreach,,A1,2026-13-01,am,K002,P002,,no\n"));
    world.write("who.csv", &format!("{text}V1,outreach,,A1,2026-10-13,am,K002,P999,,no\n"));
    world.write(
        "twice.csv",
        &format!("{text}{}", "V1,outreach,,A1,2026-10-13,am,K002,P002,,no\n".repeat(2)),
    );
    for calendar in
        ["nowhere.csv", "tiny", "empty.csv", "words.csv", "date.csv", "who.csv", "twice.csv"]
    {
        let ran = world.run(&format!("verify tiny {calendar}")).ends(1);
        assert_eq!(ran.out, "", "{calendar}");
        assert!(ran.err.contains("error[E"), "{calendar}: {ran:?}");
        assert!(ran.err.contains("cannot be read as a calendar"), "{calendar}: {ran:?}");
    }
}

#[test]
fn a_calendar_that_breaks_a_rule_is_refused_by_its_name() {
    let world = World::with("tiny");
    world.run("plan tiny").ends(0);
    // The second visit of a day now takes place in the session of the first.
    world.edit("out/tiny/calendar.csv", ",pm,K004,P001;P002", ",am,K004,P001;P002");
    let ran = world.run("verify tiny out/tiny/calendar.csv").ends(1);
    assert!(ran.out.starts_with("rule P1 "), "{ran:?}");
    let json = world.run("verify tiny out/tiny/calendar.csv --json").ends(1).json();
    assert_eq!(json["violations"][0]["rule"], "P1");
}
