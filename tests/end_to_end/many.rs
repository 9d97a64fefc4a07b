//! Many counties in one go: each as if it were alone, and one that fails stops no other.

use crate::end_to_end::world::World;

/// Two counties that can be planned and one between them that cannot.
fn three() -> World {
    let world = World::with("tiny");
    for (name, seed) in [("hills", 3), ("spoilt", 4)] {
        let shape = "--alliances 2 --kindergartens 4 --staff 8";
        world.run(&format!("generate {name} {shape} --seed {seed}")).ends(0);
    }
    world.edit("spoilt/staff.csv", "A1-K1", "nowhere");
    world
}

#[test]
fn county_that_fails_is_told_and_stops_no_other() {
    let world = three();
    let ran = world.run("plan tiny spoilt no-such hills --work-limit 50 --threads 2").ends(1);
    assert!(ran.err.contains("spoilt: The scenario was refused"), "{}", ran.err);
    assert!(ran.err.contains("nowhere") && ran.err.contains("no-such"), "{}", ran.err);
    assert!(ran.err.contains("4 of 4 counties done"), "{}", ran.err);
    assert!(ran.out.contains("4 counties: 2 planned, 2 without a plan"), "{}", ran.out);
    let line = |name: &str| {
        let line = ran.out.lines().find(|l| l.trim_start().starts_with(name));
        line.unwrap_or_else(|| panic!("no {name} in {}", ran.out)).to_owned()
    };
    assert!(line("spoilt").contains("no plan: 1 error"), "{}", ran.out);
    assert!(line("generated-2x4x8-3").ends_with("out/hills"), "{}", ran.out);
    for planned in ["tiny", "hills"] {
        world.run(&format!("verify {planned} out/{planned}/calendar.csv")).ends(0);
    }
    assert!(!world.path("out/spoilt").exists());
}

#[test]
fn each_plan_is_the_one_that_its_county_gets_alone() {
    let world = three();
    let line = "--work-limit 50 --formats csv,json";
    world.run(&format!("plan hills tiny --out many --threads 2 --quiet {line}")).ends(0);
    for county in ["hills", "tiny"] {
        world.run(&format!("plan {county} --out alone/{county} {line}")).ends(0);
        let of = |folder: &str| world.read(&format!("{folder}/{county}/calendar.csv"));
        assert_eq!(of("many"), of("alone"), "{county}");
    }
}

#[test]
fn json_is_an_array_in_the_order_asked_for() {
    let world = three();
    let line = "plan hills spoilt tiny --out many --work-limit 50 --threads 3 --json";
    let entries = world.run(line).ends(1).json();
    let of = |i: usize, key: &str| entries[i][key].clone();
    assert_eq!(["folder", "out"].map(|key| of(0, key)), ["hills", "many/hills"]);
    assert_eq!([0, 1, 2].map(|i| of(i, "exit")), [0, 1, 0]);
    assert_eq!(of(1, "plan"), serde_json::Value::Null);
    let found = of(1, "findings");
    let errors = found.as_array().expect("a list").iter().filter(|f| f["severity"] == "error");
    assert!(errors.clone().count() > 0 && errors.into_iter().all(|f| f["file"] == "staff.csv"));
    for (i, county) in [(0, "hills"), (2, "tiny")] {
        let file = world.read(&format!("many/{county}/plan.json"));
        assert_eq!(of(i, "plan"), serde_json::from_str::<serde_json::Value>(&file).expect("JSON"));
    }
}

#[test]
fn strict_tells_a_demand_left_unmet_and_a_failure_counts_more() {
    let world = three();
    // Nobody has the time for nine visits to every kindergarten.
    let toml = world.read("hills/scenario.toml");
    let asked = "[outreach]\nvisits_min = { weak = 9, ordinary = 9, strong = 9 }\n";
    world.write("hills/scenario.toml", &format!("{toml}\n{asked}"));
    let line = "--work-limit 20 --quiet --strict --formats csv";
    world.run(&format!("plan tiny hills {line}")).ends(3);
    world.run(&format!("plan tiny hills spoilt {line}")).ends(1);
}

#[test]
fn two_counties_for_one_folder_are_refused_before_anything_is_read() {
    let world = World::with("tiny");
    let ran = world.run("plan tiny x/tiny").ends(2);
    assert!(ran.err.contains("would both be written to out/tiny"), "{}", ran.err);
    assert!(ran.err.contains("help:") && ran.out.is_empty(), "{}", ran.err);
    assert!(!world.path("out").exists());
}

#[test]
fn counties_shared_by_processes_are_those_of_one() {
    let world = three();
    world.run("generate big --alliances 2 --kindergartens 12 --staff 30 --seed 5").ends(0);
    let line = "--work-limit 50 --formats csv,json --threads 1";
    world.run(&format!("plan big hills spoilt --out alone {line}")).ends(1);
    let plan =
        |share: &str| world.run(&format!("plan big hills spoilt --out shared {line} {share}"));
    // A process that is killed at work leaves its claim.
    let mut killed = world
        .command("plan big hills spoilt --out shared --time-limit 300 --threads 1 --shard 1/2")
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn()
        .expect("runs");
    let since = std::time::Instant::now();
    while !world.path("shared/.runs/big.claim").exists() {
        assert!(since.elapsed().as_secs() < 60, "nothing was claimed");
        assert!(killed.try_wait().expect("known").is_none(), "it ended");
    }
    killed.kill().expect("ours");
    killed.wait().expect("ends");
    let early = plan("--merge").ends(1);
    assert!(early.err.contains("2 of 3 runs are not there"), "{}", early.err);
    assert!(early.out.contains("not begun"), "{}", early.out);

    // The second of two takes up what the first has left, and both come to the end.
    plan("--shard 2/2 --quiet").ends(0);
    let first = plan("--shard 1/2").ends(1);
    assert!(first.out.contains("1 planned, 1 without a plan"), "{}", first.out);
    // What is there is not planned again.
    let before = world.read("shared/.runs/big.json");
    plan("--shard 1/1 --quiet").ends(1);
    assert_eq!(world.read("shared/.runs/big.json"), before);
    let merged = plan("--merge --json").ends(1).json();
    assert_eq!([0, 1, 2].map(|i| merged[i]["exit"].clone()), [0, 0, 1]);
    for (i, county) in [(0, "big"), (1, "hills")] {
        let of = |folder: &str| world.read(&format!("{folder}/{county}/calendar.csv"));
        assert_eq!(of("shared"), of("alone"), "{county}");
        let file = world.read(&format!("shared/{county}/plan.json"));
        let plan = serde_json::from_str::<serde_json::Value>(&file).expect("JSON");
        assert_eq!(merged[i]["plan"], plan);
    }
    let claims = world.files().into_iter().filter(|f| f.extension().is_some_and(|e| e == "claim"));
    assert_eq!(claims.count(), 0);
}
