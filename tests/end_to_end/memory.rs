//! What has happened stands with the county: every later command knows it.

use std::fs;

use alliance_calendar::domain::Language;
use alliance_calendar::input::Sources;
use alliance_calendar::text::Texts;
use alliance_calendar::write::scenario_workbook;

use crate::end_to_end::repairs::planned;
use crate::end_to_end::world::World;

/// Rows of a calendar of the person, from one day to another.
fn duties(calendar: &str, who: &str, from: &str, to: &str) -> usize {
    let of = |row: &&str| {
        let cells: Vec<&str> = row.split(',').collect();
        (from..=to).contains(&cells[4]) && cells[7].split(';').any(|p| p == who)
    };
    calendar.lines().skip(1).filter(of).count()
}

/// Repairs the calendar in a folder into another one.
fn repair(world: &World, from: &str, to: &str, today: &str, more: &str) {
    let line = format!(
        "replan tiny --from {from}/calendar.csv --today {today} {more} --out {to} \
         --work-limit 60 --formats csv,json"
    );
    world.run(&line).ends(0);
    world.run(&format!("verify tiny {to}/calendar.csv")).ends(0);
}

#[test]
fn chain_of_repairs_forgets_nothing() {
    let world = planned();
    repair(&world, "plan", "r1", "2026-10-26", "--absent P004:2026-10-26..2026-11-06");
    let kept = world.read("tiny/happened.csv");
    assert!(kept.starts_with("\u{feff}change,subject,from,to,session,"), "{kept}");
    assert!(kept.contains("absent,P004,2026-10-26,2026-11-06,day,"), "{kept}");

    // A person on leave stays on leave whatever happens next.
    repair(&world, "r1", "r2", "2026-10-28", "--absent P002:2026-10-28..2026-11-04 --cancel E002");
    let now = world.read("r2/calendar.csv");
    assert_eq!(duties(&now, "P004", "2026-10-26", "2026-11-06"), 0, "{now}");
    assert_eq!(duties(&now, "P002", "2026-10-28", "2026-11-04"), 0, "{now}");

    // A cancelled event stays cancelled, and nothing said changes nothing.
    assert!(!now.contains("E002"), "{now}");
    repair(&world, "r2", "r3", "2026-10-28", "");
    assert_eq!(world.read("r3/calendar.csv"), now);

    // Who joins is known to all, and to the repair after next.
    repair(&world, "r3", "r4", "2026-11-02", "--joins P010,新导师,K003,yes,yes,艺术,curriculum");
    repair(&world, "r4", "r5", "2026-11-18", "");
    world.run("explain tiny r5/calendar.csv --why-me P010").ends(0);
    world.run("plan tiny --work-limit 20 --out anew --formats csv").ends(0);
    let anew = world.read("anew/calendar.csv");
    assert!(anew.contains("P010") && !anew.contains("E002"), "{anew}");

    // Said once more it is nothing new.
    let before = world.read("tiny/happened.csv");
    repair(&world, "r5", "r6", "2026-11-18", "--cancel E002 --joins P010,新导师,K003,yes,yes");
    assert_eq!(world.read("tiny/happened.csv"), before);

    // The entries are taken back, the last one first: a repair's changes together.
    let undone = world.run("undo tiny").ends(0);
    assert!(undone.out.contains("joins,P010"), "{undone:?}");
    assert!(world.run("undo tiny").ends(0).out.contains("cancel,E002"));
    assert!(world.read("tiny/happened.csv").contains("absent,P004"));
    world.run("undo tiny").ends(0);
    assert!(!world.path("tiny/happened.csv").exists());
    assert!(world.run("undo tiny").ends(0).out.contains("Nothing"));
}

#[test]
fn trial_keeps_nothing() {
    let world = planned();
    repair(&world, "plan", "r1", "2026-10-26", "--trial --absent P004:2026-10-26..2026-11-06");
    assert!(!world.path("tiny/happened.csv").exists());
}

#[test]
fn what_took_place_otherwise_can_be_said() {
    let world = planned();
    let before = world.read("plan/calendar.csv");
    let visits: Vec<Vec<&str>> = before
        .lines()
        .map(|row| row.split(',').collect())
        .filter(|row: &Vec<&str>| {
            ["outreach", "inspection"].contains(&row[1]) && row[4] < "2026-11-09"
        })
        .collect();
    let (first, second) = (visits[0][0], visits[1][0]);
    // Against a rule: the same person as the second visit has, on any day.
    let came = visits[1][7].split(';').next_back().expect("somebody");
    let said = format!("--not-held {first} --held {second}:2026-11-05:pm:{came}=P005");
    repair_past(&world, &said);
    let after = world.read("r1/calendar.csv");
    let row = after.lines().find(|row| row.starts_with(&format!("{second},"))).expect("stays");
    assert!(row.contains(",2026-11-05,pm,") && row.contains("P005"), "{row}");
    assert!(!row.contains(came), "{row}");
    assert!(!after.lines().any(|row| row.starts_with(&format!("{first},"))), "{after}");
    // It is known from then on, from the old calendar too.
    let kept = world.read("tiny/happened.csv");
    assert!(kept.contains(&format!("not_held,{first},")), "{kept}");
    world.run("replan tiny --from plan/calendar.csv --today 2026-11-09 --out r2").ends(0);
    assert!(!world.read("r2/calendar.csv").lines().any(|r| r.starts_with(&format!("{first},"))));

    // What is still to come, and what there is not.
    let line = "replan tiny --from plan/calendar.csv --today 2026-10-12 --not-held E002 \
                --held V9:2026-10-13 --out r3";
    let refused = world.run(line).ends(1);
    assert!(refused.err.contains("E705") && refused.err.contains("E706"), "{refused:?}");
}

fn repair_past(world: &World, said: &str) {
    let line = format!(
        "replan tiny --from plan/calendar.csv --today 2026-11-09 {said} --out r1 --work-limit 60"
    );
    world.run(&line).ends(0);
}

#[test]
fn absence_that_covers_past_duties_asks_whether_they_took_place() {
    let world = planned();
    let line = "replan tiny --from plan/calendar.csv --today 2026-11-09 --out r --trial \
                --absent P004:2026-10-12..2026-11-09";
    assert!(world.run(line).ends(0).err.contains("W703"));
}

#[test]
fn workbook_keeps_it_in_a_sheet() {
    let world = planned();
    let mut sources = Sources { name: "tiny".to_owned(), ..Sources::default() };
    for entry in fs::read_dir(world.path("tiny")).expect("readable") {
        let path = entry.expect("readable").path();
        let name = path.file_name().and_then(|n| n.to_str()).expect("a name").to_owned();
        sources.files.insert(name, fs::read(path).expect("readable"));
    }
    let book = scenario_workbook(&sources, &Texts::new(Language::ZhHans)).expect("a workbook");
    fs::write(world.path("tiny.xlsx"), book).expect("written");
    let line = |from: &str, to: &str, more: &str| {
        format!(
            "replan tiny.xlsx --from {from}/calendar.csv --today 2026-10-26 {more} --out {to} \
             --work-limit 60 --formats csv"
        )
    };
    world.run(&line("plan", "r1", "--absent P004:2026-10-26..2026-11-06")).ends(0);
    world.run("check tiny.xlsx").ends(0);
    world.run(&line("r1", "r2", "--absent P002:2026-10-28..2026-11-04")).ends(0);
    let now = world.read("r2/calendar.csv");
    assert_eq!(duties(&now, "P004", "2026-10-26", "2026-11-06"), 0, "{now}");
    assert!(world.run("undo tiny.xlsx").ends(0).out.contains("absent,P002"));
    assert!(world.run("undo tiny.xlsx").ends(0).out.contains("absent,P004"));
    assert!(world.run("undo tiny.xlsx").ends(0).out.contains("Nothing"));
    world.run("verify tiny.xlsx plan/calendar.csv").ends(0);
}
