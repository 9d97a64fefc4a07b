//! Which files `alliance plan` writes.

use std::path::PathBuf;

use super::world::{World, ran};

const PLAN: &str = "plan tiny --work-limit 50 --quiet";

#[test]
fn only_the_formats_asked_for_are_written() {
    let world = World::with("tiny");
    world.run(&format!("{PLAN} --formats json,json --out o")).ends(0);
    let written: Vec<PathBuf> = world.files().into_iter().filter(|f| f.starts_with("o")).collect();
    assert_eq!(written, [PathBuf::from("o/plan.json")]);
    world.run(&format!("{PLAN} --formats csv --out o")).ends(0);
    assert!(world.path("o/calendar.csv").exists() && world.path("o/plan.json").exists());
}

#[test]
fn unknown_format_is_a_usage_error() {
    let world = World::with("tiny");
    for formats in ["pdf", "csv,pdf", "csv,"] {
        let ran = world.run(&format!("{PLAN} --formats {formats} --out o")).ends(2);
        assert!(ran.err.contains("csv") && ran.out.is_empty(), "{}", ran.err);
        assert!(!world.path("o").exists());
    }
}

#[test]
fn tables_for_people_have_the_mark_and_their_language_and_are_read_back() {
    let world = World::with("tiny");
    let run = |line: &str| ran(&mut world.command(line)).ends(0);
    run(&format!("{PLAN} --out o"));
    // The format of the contract, whatever the language.
    assert!(world.read("o/calendar.csv").starts_with("id,kind,event,"));

    let absent = "replan tiny --from o/calendar.csv --today 2026-10-26 --work-limit 50 --quiet \
                  --absent P004:2026-10-26..2026-11-06";
    run(&format!("{absent} --out r --lang zh-Hant"));
    assert!(
        world.read("r/changes.csv").starts_with("\u{feff}變動,"),
        "{}",
        world.read("r/changes.csv")
    );
    assert!(world.read("tiny/happened.csv").starts_with("\u{feff}變更,對象,"));
    let stress = "stress tiny o/calendar.csv --csv --work-limit 5 --terms 10";
    let said = run(&format!("{stress} --lang zh-Hans")).out;
    assert!(said.starts_with("\u{feff}周（周一日期）,人员,") && said.contains("张海燕"), "{said}");
    // All of them are read: what has happened is known, so that nothing is left to change.
    run("replan tiny --from r/calendar.csv --today 2026-10-26 --out r2 --work-limit 50 --quiet");
    assert_eq!(world.read("r2/changes.csv").lines().count(), 1);
    assert_eq!(world.read("r2/calendar.csv"), world.read("r/calendar.csv"));

    world
        .write("m.csv", ",K001,K002,K003,K004\nK001,0,9,9,9\nK002,,0,9,9\nK003,,,0,9\nK004,,,,0\n");
    let distances = "distances tiny --matrix m.csv --force";
    run(&format!("{distances} --lang zh-Hans"));
    assert!(world.read("tiny/distances.csv").starts_with("\u{feff}起点,终点,公里,分钟\n"));
    run("check tiny");
    run(&format!("{distances} --headers en"));
    assert!(world.read("tiny/distances.csv").starts_with("from,to,km,minutes\n"));
    run(&format!("{absent} --out r --headers en"));
    assert!(world.read("r/changes.csv").starts_with("effect,"), "{}", world.read("r/changes.csv"));
    let said = run(&format!("{stress} --headers en")).out;
    assert!(said.starts_with("week,person,duties,") && !said.contains("张海燕"), "{said}");
}
