//! A bureau's way from a starting folder to next term's history, from wherever it works.

use std::fs;

use crate::end_to_end::world::{World, ran};

#[test]
fn every_starting_folder_can_be_checked_planned_and_verified() {
    let world = World::new();
    for template in ["empty", "tiny", "ewenki", "tianzhu"] {
        world.run(&format!("init {template} --from {template}")).ends(0);
        world.run(&format!("check {template}")).ends(0);
        world.run(&format!("plan {template} --work-limit 20")).ends(0);
        world.run(&format!("verify {template} out/{template}/calendar.csv")).ends(0);
    }
}

#[test]
fn paths_lead_from_where_the_program_is_run() {
    let world = World::with("tiny");
    let here = |line: &str, folder: &str| {
        ran(world.command(line).args(["--lang", "en"]).current_dir(world.path(folder)))
    };
    fs::create_dir(world.path("desk")).expect("created");
    here("plan ../tiny", "desk").ends(0);
    assert!(world.path("desk/out/tiny/calendar.csv").exists());
    here("plan .", "tiny").ends(0);
    assert!(world.path("tiny/out/tiny/calendar.csv").exists());
    // The plan in the scenario's own folder is no table of the scenario.
    here("check .", "tiny").ends(0);
    here("verify ../tiny out/tiny/calendar.csv", "desk").ends(0);
    let absolute = world.path("tiny").display().to_string();
    world.run(&format!("plan {absolute}/ --out deep/er/still")).ends(0);
    assert!(world.path("deep/er/still/plan.json").exists());
}

#[test]
fn a_plan_replaces_the_one_before_and_nothing_else() {
    let world = World::with("tiny");
    world.run("plan tiny --out desk").ends(0);
    let first = world.read("desk/calendar.csv");
    let files = world.files().len();
    world.write("desk/notes.txt", "mine");
    world.write("desk/calendar.csv", "old");
    world.run("plan tiny --out desk").ends(0);
    assert_eq!(
        (world.read("desk/calendar.csv"), world.read("desk/notes.txt")),
        (first, "mine".into())
    );
    // What was written over the first plan's calendar is kept under another name.
    assert_eq!(world.files().len(), files + 2);
}

#[test]
fn threads_and_another_run_change_no_byte() {
    let world = World::new();
    world.run("generate county --alliances 3 --tightness 0.5 --history --term 2 --seed 5").ends(0);
    for (out, threads) in [("one", 1), ("two", 2), ("again", 2)] {
        let line = format!("plan county --work-limit 60 --seed 9 --threads {threads} --out {out}");
        world.run(&line).ends(0);
    }
    let one = world.read("one/calendar.csv");
    assert!(one.lines().count() > 20, "{one}");
    assert_eq!(one, world.read("two/calendar.csv"));
    assert_eq!(one, world.read("again/calendar.csv"));
}

#[test]
fn one_terms_calendar_is_the_next_terms_history() {
    let world = World::new();
    world.run("generate autumn --alliances 2 --term 1 --seed 3").ends(0);
    world.run("plan autumn --work-limit 60 --out plan").ends(0);
    world.run("generate spring --alliances 2 --term 2 --seed 3").ends(0);
    let calendar = world.read("plan/calendar.csv");
    world.write("spring/history.csv", &calendar);
    let check = world.run("check spring").ends(0);
    assert!(check.out.contains("0 errors, "), "{check:?}");
    world.run("plan spring --work-limit 60 --out next").ends(0);
    world.run("verify spring next/calendar.csv").ends(0);
    // No id of the new term is one of the old.
    let ids = |text: &str| -> Vec<String> {
        let rows = text.lines().skip(1).filter(|row| !row.contains(",event,"));
        rows.map(|row| row.split(',').next().unwrap_or("").to_owned()).collect()
    };
    let old = ids(&calendar);
    assert!(ids(&world.read("next/calendar.csv")).iter().all(|id| !old.contains(id)));
}

#[test]
fn saving_a_table_in_another_encoding_changes_no_plan() {
    let world = World::with("tiny");
    world.run("plan tiny --out utf8").ends(0);
    for entry in fs::read_dir(world.path("tiny")).expect("readable") {
        let path = entry.expect("readable").path();
        if path.extension().is_some_and(|e| e == "csv") {
            let text = fs::read_to_string(&path).expect("UTF-8");
            let (bytes, _, _) = encoding_rs::GB18030.encode(&text);
            fs::write(&path, bytes).expect("written");
        }
    }
    world.run("plan tiny --out gb").ends(0);
    assert_eq!(world.read("utf8/calendar.csv"), world.read("gb/calendar.csv"));
    let digest = |plan: &str| -> serde_json::Value {
        serde_json::from_str::<serde_json::Value>(&world.read(plan)).expect("JSON")["digest"]
            .clone()
    };
    assert_eq!(digest("utf8/plan.json"), digest("gb/plan.json"));
}
