//! What a lead kindergarten asks of a repair, on the smallest county.

use calamine::{Reader as _, Xlsx, open_workbook};

use crate::end_to_end::world::World;

fn rows(calendar: &str) -> Vec<Vec<String>> {
    calendar.lines().skip(1).map(|row| row.split(',').map(str::to_owned).collect()).collect()
}

fn levels(world: &World, folder: &str) -> serde_json::Value {
    let figures: serde_json::Value =
        serde_json::from_str(&world.read(&format!("{folder}/plan.json"))).expect("JSON");
    figures["levels"].clone()
}

pub(super) fn planned() -> World {
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
                --formats csv,json --road K001:K004:2026-10-12..2026-11-18";
    world.run(line).ends(0);
    let verdict = world.run("verify tiny r/calendar.csv --from plan/calendar.csv --json").ends(0);
    let found = verdict.json();
    assert_eq!(found["changes"], levels(&world, "r")["changes"]["value"]);
    let homes = [("P001", "K001"), ("P002", "K001"), ("P003", "K001"), ("P006", "K004")];
    let moved = rows(&world.read("r/calendar.csv"));
    // Ways to a placement are nobody's duty.
    for row in moved.iter().filter(|row| row[1] != "placement") {
        let there = |person: &str| row[7].split(';').any(|p| p == person);
        let crosses = |home: &str| {
            (home == "K001" && row[6] == "K004") || (home == "K004" && row[6] == "K001")
        };
        let goes = homes.iter().any(|(p, home)| there(p) && crosses(home));
        assert!(!goes || row[4].as_str() > "2026-11-18", "{row:?}");
    }
    // The old calendar breaks it now.
    let broken = world.run("verify tiny plan/calendar.csv").ends(1);
    assert!(broken.out.contains("P4") || broken.out.contains("P5"), "{broken:?}");
    assert!(world.read("tiny/happened.csv").contains("road,K001;K004,2026-10-12,2026-11-18"));
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

#[test]
fn follow_ups_and_placements_come_go_and_move() {
    let world = planned();
    let row_of = |folder: &str, id: &str| {
        let calendar = rows(&world.read(&format!("{folder}/calendar.csv")));
        calendar.into_iter().find(|row| row[0] == id)
    };
    let repair = |from: &str, to: &str, more: &str| {
        let line = format!(
            "replan tiny --from {from}/calendar.csv --today 2026-10-12 {more} --out {to} \
             --work-limit 100 --formats csv,json"
        );
        world.run(&line).ends(0);
        let verdict =
            world.run(&format!("verify tiny {to}/calendar.csv --from {from}/calendar.csv --json"));
        let changes = verdict.ends(0).json()["changes"].clone();
        assert_eq!(changes, levels(&world, to)["changes"]["value"], "{more}");
        changes
    };
    // A follow-up more: two mentors on a day of its window.
    repair("plan", "more", "--followup K003:2026-11-02..2026-11-13");
    let row = row_of("more", "K003-2026-11-02").expect("it takes place");
    assert_eq!((row[1].as_str(), row[6].as_str()), ("followup", "K003"));
    assert!(("2026-11-02"..="2026-11-13").contains(&row[4].as_str()), "{row:?}");
    assert_eq!(levels(&world, "more")["shortfall"]["value"], 0);

    // Whoever is placed is away on the first of the days: other days, and nothing is unmet.
    repair("more", "away", "--absent P006:2026-11-02");
    let row = row_of("away", "L001").expect("it takes place");
    assert!(["2026-11-03", "2026-11-04"].contains(&row[4].as_str()), "{row:?}");
    assert_eq!(levels(&world, "away")["shortfall"]["value"], 0);

    // Moved to a day: it begins there.
    let other = if row[4] == "2026-11-03" { "2026-11-04" } else { "2026-11-03" };
    repair("away", "moved", &format!("--move L001:{other} --move F001:2026-10-13"));
    assert_eq!(row_of("moved", "L001").expect("it takes place")[4], other);
    assert_eq!(row_of("moved", "F001").expect("it takes place")[4], "2026-10-13");

    // Cancelled: one change for the placement, one for each of the team.
    let changes = repair("moved", "less", "--cancel L001 --cancel F001");
    assert!(changes.as_u64() >= Some(3), "{changes}");
    assert_eq!((row_of("less", "L001"), row_of("less", "F001")), (None, None));
    assert_eq!(levels(&world, "less")["shortfall"]["value"], 0);

    // Said once more it is nothing new; nonsense is refused.
    let before = world.read("tiny/happened.csv");
    repair("less", "again", "--cancel L001 --followup K003:2026-11-02..2026-11-13");
    assert_eq!(world.read("tiny/happened.csv"), before);
    let line = "replan tiny --from less/calendar.csv --today 2026-10-12 --out r";
    for (wrong, code) in [
        ("--followup K003", "E708"),
        ("--followup P001:2026-11-02", "E303"),
        ("--followup K003:2027-11-02..2027-11-03", "E401"),
        ("--move K003-2026-11-02:2026-11-14", "E702"),
        ("--move L001:2026-10-29", "E302"),
    ] {
        let refused = world.run(&format!("{line} {wrong}")).ends(1);
        assert!(refused.err.contains(code), "{wrong}: {refused:?}");
    }
}

/// L1: the days that are over do not hold a placement that cannot go on.
#[test]
fn a_placement_under_way_begins_anew_when_its_person_falls_ill() {
    let stay = |world: &World, folder: &str| {
        let calendar = rows(&world.read(&format!("{folder}/calendar.csv")));
        let row = calendar.into_iter().find(|row| row[0] == "L001")?;
        Some([row[4].clone(), row[10].clone()])
    };
    for (window, [after_illness, after_past]) in [
        ("2026-11-20", [Some(["2026-11-09", "2026-11-13"]), Some(["2026-11-02", "2026-11-06"])]),
        ("2026-11-10", [None, Some(["2026-11-02", "2026-11-06"])]),
    ] {
        let world = World::with("tiny");
        world.edit("tiny/placements.csv", "2026-10-28,2026-11-10", &format!("2026-11-02,{window}"));
        let pin = "id,kind,event,alliance,date,session,kindergarten,staff,title,pinned,until\n\
                   L001,placement,,A1,2026-11-02,day,K001,P006,,yes,2026-11-06\n";
        world.write("tiny/pins.csv", pin);
        world.run("plan tiny --work-limit 60 --out plan --formats csv,json").ends(0);
        // It is pinned no longer: its days may change.
        std::fs::remove_file(world.path("tiny/pins.csv")).expect("it is there");
        let calendar = world.read("plan/calendar.csv").replace(",yes,2026-11-06", ",no,2026-11-06");
        world.write("plan/calendar.csv", &calendar);
        for (day, then) in [("2026-11-05", after_illness), ("2026-11-03", after_past)] {
            let line = format!(
                "replan tiny --from plan/calendar.csv --today 2026-11-04 --absent P006:{day} \
                 --out {day} --trial --work-limit 60 --formats csv,json"
            );
            world.run(&line).ends(0);
            let then = then.map(|days| days.map(str::to_owned));
            assert_eq!(stay(&world, day), then, "{window} {day}");
            let changed = u64::from(then.as_ref().is_none_or(|days| days[0] != "2026-11-02"));
            assert_eq!(levels(&world, day)["changes"]["value"], changed, "{window} {day}");
        }
    }
}

/// Whoever a name tells apart is called by it; others by the home too.
#[test]
fn people_are_called_by_their_names() {
    let world = planned();
    let empty = world.read("plan/calendar.csv").lines().next().map(str::to_owned);
    world.write("none.csv", &(empty.expect("a header") + "\n"));
    let said = world.run("verify tiny none.csv").ends(0).out;
    assert!(said.contains("张海燕") && said.contains("马秀兰 → 城关幼儿园"), "{said}");
    assert!(!said.contains("P004") && !said.contains("K002"), "{said}");
    world.edit("tiny/staff.csv", "P006,马秀兰", "P006,张海燕");
    let said = world.run("verify tiny none.csv").ends(0).out;
    assert!(said.contains("东川幼儿园 张海燕"), "{said}");
    assert!(said.contains("南沟幼儿园 张海燕 → 城关幼儿园"), "{said}");
}

/// What is unmet of a placement counts once in the county and in its alliance.
#[test]
fn an_unmet_placement_counts_once_in_the_workbook() {
    let world = World::with("tiny");
    world.edit("tiny/placements.csv", ",5,2026-10-28,2026-11-10", ",19,2026-10-28,2026-11-10");
    world.run("plan tiny --work-limit 60 --out plan --formats xlsx,json").ends(0);
    let mut book: Xlsx<_> = open_workbook(world.path("plan/calendar.xlsx")).expect("opens");
    let sheet = book.worksheet_range("Demands").expect("is there");
    let counts: Vec<Vec<String>> = sheet
        .rows()
        .skip_while(|row| !row[0].to_string().starts_with("D10"))
        .take(2)
        .map(|row| row[2..5].iter().map(ToString::to_string).collect())
        .collect();
    assert_eq!(counts, [["1", "0", "1"], ["1", "0", "1"]]);
}
