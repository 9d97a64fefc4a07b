//! `--every`: a plan at once, better ones while the search goes on, and the last one after a kill.

use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::end_to_end::world::World;

#[test]
fn plan_is_written_at_once_and_better_ones_follow_until_it_is_killed() {
    let world = World::with("tianzhu");
    let line = "plan tianzhu --time-limit 12 --every 0.5s --formats csv,json --quiet";
    let mut command = world.command(line);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("runs");
    let since = Instant::now();
    let mut seen: Vec<(u64, f64)> = Vec::new();
    // The last tenth of the time: a plan with dates of the real search is there by then.
    while since.elapsed() < Duration::from_secs(60) && child.try_wait().expect("known").is_none() {
        if world.path("out/tianzhu/plan.json").exists() {
            let text = world.read("out/tianzhu/plan.json");
            let plan: serde_json::Value = serde_json::from_str(&text).expect("whole");
            let levels = &plan["levels"];
            let figures = (
                levels["shortfall"]["value"].as_u64().expect("a number"),
                levels["cost"]["value"].as_f64().expect("a number"),
            );
            if seen.last() != Some(&figures) {
                seen.push(figures);
            }
            if seen.len() == 2 {
                break;
            }
        }
        sleep(Duration::from_millis(20));
    }
    // Whether it is still at work or has just ended: what is there is whole and obeys the rules.
    let _ = child.kill();
    child.wait().expect("ends");
    assert_eq!(seen.len(), 2, "{seen:?}");
    assert!(seen.is_sorted_by(|a, b| a.0 > b.0 || a.0 == b.0 && a.1 >= b.1), "{seen:?}");
    let verdict = world.run("verify tianzhu out/tianzhu/calendar.csv --json").ends(0).json();
    assert_eq!(verdict["violations"], serde_json::json!([]));
}

#[test]
fn under_a_work_limit_the_plan_is_the_one_without_steps() {
    let world = World::with("tiny");
    world.run("generate hills --alliances 2 --kindergartens 6 --staff 14 --seed 3").ends(0);
    let line = "plan hills --work-limit 60 --formats csv,json --quiet";
    world.run(&format!("{line} --out plain")).ends(0);
    world.run(&format!("{line} --out steps --every 0.1s")).ends(0);
    assert_eq!(world.read("plain/calendar.csv"), world.read("steps/calendar.csv"));
    let without = |folder: &str| -> Vec<String> {
        let text = world.read(&format!("{folder}/plan.json"));
        let lines = text.lines().filter(|l| !l.contains("\"time_s\""));
        lines.map(str::to_owned).collect()
    };
    assert_eq!(without("plain"), without("steps"));
}

#[test]
fn steps_need_a_format_that_is_written_in_steps() {
    let world = World::with("tiny");
    let ran = world.run("plan tiny --every 10s --formats html").ends(2);
    assert!(ran.err.contains("--every") && ran.err.contains("csv"), "{}", ran.err);
    assert!(!world.path("out").exists());
    world.run("plan tiny --every 0s").ends(2);
}
