//! Which files `alliance plan` writes.

use std::path::PathBuf;

use super::world::World;

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
