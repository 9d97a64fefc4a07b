//! What a lead kindergarten asks of a repair, on the smallest county.

use crate::end_to_end::world::World;

fn rows(calendar: &str) -> Vec<Vec<String>> {
    calendar.lines().skip(1).map(|row| row.split(',').map(str::to_owned).collect()).collect()
}

fn levels(world: &World, folder: &str) -> serde_json::Value {
    let figures: serde_json::Value =
        serde_json::from_str(&world.read(&format!("{folder}/plan.json"))).expect("JSON");
    figures["levels"].clone()
}

fn planned() -> World {
    let world = World::with("tiny");
    world.run("plan tiny --work-limit 60 --out plan --formats csv,json").ends(0);
    world
}

#[test]
fn joiner_meets_what_nobody_could() {
    let world = World::with("tiny");
    let staff = world.read("tiny/staff.csv");
    let without = staff.lines().filter(|row| !row.starts_with("P005"));
    world.write("tiny/staff.csv", &without.fold(String::new(), |all, row| all + row + "\n"));
    world.run("plan tiny --work-limit 100 --out plan --formats csv,json").ends(0);
    assert!(levels(&world, "plan")["shortfall"]["value"].as_u64() > Some(0));
    let line = "replan tiny --from plan/calendar.csv --today 2026-10-12 --out r --work-limit 100 \
                --formats csv,json --joins P010,新导师,K003,no,yes,,curriculum;safety,zh;bo";
    world.run(line).ends(0);
    assert_eq!(levels(&world, "r")["shortfall"]["value"].as_u64(), Some(0));
    // Replanned with nothing new it stays byte for byte.
    let line = "replan tiny --from r/calendar.csv --today 2026-10-12 --out again --work-limit 100 \
                --formats csv,json";
    world.run(line).ends(0);
    assert_eq!(world.read("again/calendar.csv"), world.read("r/calendar.csv"));
}

#[test]
fn road_is_closed_between_two_dates() {
    let world = planned();
    // Everybody of K001 who goes to K004 must find another day or place, until the road is open.
    let line = "replan tiny --from plan/calendar.csv --today 2026-10-12 --out r --work-limit 100 \
                --formats csv,json --road K001:K004:2026-10-12..2026-11-13";
    world.run(line).ends(0);
    let verdict = world.run("verify tiny r/calendar.csv --from plan/calendar.csv --json").ends(0);
    let found = verdict.json();
    assert_eq!(found["changes"], levels(&world, "r")["changes"]["value"]);
    let homes = [("P001", "K001"), ("P002", "K001"), ("P003", "K001"), ("P006", "K004")];
    for row in rows(&world.read("r/calendar.csv")) {
        let there = |person: &str| row[7].split(';').any(|p| p == person);
        let crosses = |home: &str| {
            (home == "K001" && row[6] == "K004") || (home == "K004" && row[6] == "K001")
        };
        let goes = homes.iter().any(|(p, home)| there(p) && crosses(home));
        assert!(!goes || row[4].as_str() > "2026-11-13", "{row:?}");
    }
    // The old calendar breaks it now.
    let broken = world.run("verify tiny plan/calendar.csv").ends(1);
    assert!(broken.out.contains("P4") || broken.out.contains("P5"), "{broken:?}");
    assert!(world.read("tiny/happened.csv").contains("road,K001;K004,2026-10-12,2026-11-13"));
}

#[test]
fn row_deleted_by_hand_does_not_come_back_as_it_was() {
    let world = planned();
    let before = world.read("plan/calendar.csv");
    let gone = rows(&before).into_iter().rfind(|row| row[1] == "outreach").expect("a visit");
    let id = format!("{},", gone[0]);
    let left = before.lines().filter(|row| !row.starts_with(&id));
    world.write("edited.csv", &left.fold(String::new(), |all, row| all + row + "\n"));
    let line = "replan tiny --from plan/calendar.csv --keep-edits edited.csv --today 2026-10-12 \
                --out r --work-limit 100 --formats csv,json";
    world.run(line).ends(0);
    let after = rows(&world.read("r/calendar.csv"));
    assert!(!after.iter().any(|row| row[4..8] == gone[4..8]), "{after:?}");
    assert!(levels(&world, "r")["changes"]["value"].as_u64() > Some(0));
}

#[test]
fn past_row_deleted_by_hand_was_not_held() {
    let world = planned();
    let before = world.read("plan/calendar.csv");
    let gone = rows(&before).into_iter().find(|row| row[1] == "outreach").expect("a visit");
    let id = format!("{},", gone[0]);
    let left = before.lines().filter(|row| !row.starts_with(&id));
    world.write("edited.csv", &left.fold(String::new(), |all, row| all + row + "\n"));
    let line = "replan tiny --from plan/calendar.csv --keep-edits edited.csv --today 2026-11-09 \
                --out r --work-limit 100 --formats csv,json";
    world.run(line).ends(0);
    let after = rows(&world.read("r/calendar.csv"));
    assert!(!after.iter().any(|row| row[4..8] == gone[4..8]), "{after:?}");
}

#[test]
fn people_have_notice() {
    let world = planned();
    let settings = world.read("tiny/scenario.toml") + "\n[repair]\nnotice_days = 10\n";
    world.write("tiny/scenario.toml", &settings);
    let before = rows(&world.read("plan/calendar.csv"));
    let line = "replan tiny --from plan/calendar.csv --today 2026-10-19 --out r --work-limit 100 \
                --formats csv,json --absent P006:2026-10-19..2026-10-23 --absent P004:2026-10-19..2026-10-30";
    world.run(line).ends(0);
    for row in rows(&world.read("r/calendar.csv")) {
        let new = !before.iter().any(|was| was[4..8] == row[4..8]);
        assert!(!new || row[4].as_str() >= "2026-10-29", "{row:?}");
    }
}

#[test]
fn options_are_told_in_their_own_terms() {
    let world = planned();
    let line = "replan tiny --from plan/calendar.csv --today 2026-10-19 --out r --absent P004";
    let refused = world.run(line).ends(1);
    assert!(refused.err.contains("E708") && refused.err.contains("P12:2027-04-05"), "{refused:?}");
    assert!(!refused.err.contains("subject") && !refused.err.contains("row"), "{refused:?}");
    // A name that only one person has will do.
    let line = "replan tiny --from plan/calendar.csv --today 2026-10-19 --out r --trial \
                --work-limit 20 --absent 张海燕:2026-10-26..2026-10-30";
    world.run(line).ends(0);
}
