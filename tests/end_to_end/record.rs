//! What took place, recorded in part and again.

use std::fs;

use calamine::{Reader, Xlsx};
use jiff::ToSpan;

use crate::end_to_end::world::World;

const MARKS: &str = "编号,完成情况,实际日期,实际人员,结果,备注\n";

fn planned() -> World {
    let world = World::with("tiny");
    world.run("plan tiny --work-limit 60 --formats csv,xlsx --out plan").ends(0);
    world
}

fn entries(world: &World) -> usize {
    let path = world.path("tiny/happened.csv");
    if path.exists() { world.read("tiny/happened.csv").lines().count() - 1 } else { 0 }
}

#[test]
fn a_record_is_partial_repeated_and_entered_once() {
    let world = planned();
    let line = "record tiny plan/calendar.csv --done marks.csv --today 2026-11-06";
    let marks = [
        "V1-K002-1,取消,,,,大雪封路",
        "F001,已完成,,,合格,",
        "I1-K004-1,换人,,王静=张海燕,待整改,护栏松动",
    ];
    world.write("marks.csv", &format!("{MARKS}{}\n", marks[..2].join("\n")));
    let told = world.run(&format!("{line} --json")).ends(0).json();
    assert_eq!(
        (&told["entered"], &told["held"], &told["not_held"]),
        (&2.into(), &1.into(), &1.into())
    );
    assert_eq!(told["unrecorded"].as_array().map(Vec::len), Some(6));
    // What did not take place leaves demands open, and says until when.
    let open: Vec<&str> = told["overdue"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|o| o["by"].as_str().expect("a day"))
        .collect();
    assert!(!open.is_empty() && open.iter().all(|by| *by == "2026-11-20"), "{told}");
    // The rest is marked in the same table.
    world.write("marks.csv", &format!("{MARKS}{}\n", marks.join("\n")));
    let told = world.run(line).ends(0).out;
    assert!(told.contains("1 entry recorded") && told.contains("2 were known"), "{told}");
    let told = world.run(line).ends(0).out;
    assert!(told.contains("Nothing new") && told.contains("(3)"), "{told}");
    assert_eq!(entries(&world), 3);
    let record = world.read("tiny/happened.csv");
    assert!(record.contains("weak") && record.contains("护栏松动") && record.contains("大雪封路"));
    // It did take place after all, and then did not.
    let held = "record tiny plan/calendar.csv --today 2026-11-06 --held V1-K002-1:good --json";
    assert_eq!(world.run(held).ends(0).json()["not_held"], 0);
    assert_eq!(world.run(held).ends(0).json()["entered"], 0);
    let not = "record tiny plan/calendar.csv --today 2026-11-06 --not-held V1-K002-1 --json";
    let told = world.run(not).ends(0).json();
    assert_eq!((&told["entered"], &told["not_held"]), (&1.into(), &1.into()));
    assert_eq!(entries(&world), 5);
    world.run("undo tiny").ends(0);
    // A repair knows what was recorded, and the next term takes it.
    world.run("replan tiny --from plan/calendar.csv --today 2026-11-07 --work-limit 60 --formats csv,xlsx --out again").ends(0);
    world.run("verify tiny again/calendar.csv").ends(0);
    let told = world.run("record tiny again/calendar.xlsx --today 2026-11-06 --json");
    assert_eq!(told.ends(0).json()["entered"], 0, "what the workbook shows is recorded");
    world.run("next tiny --from again/calendar.csv --out next").ends(0);
    let archive = world.read("next/archive.csv");
    assert!(archive.contains(",passed,") && archive.contains(",weak,护栏松动"), "{archive}");
    assert!(world.read("next/followups.csv").contains("K004"), "weak ones are followed up");
}

#[test]
fn marks_in_the_plans_own_workbook() {
    let world = planned();
    let book = fs::read(world.path("plan/calendar.xlsx")).expect("there");
    let sheet = "calendar";
    let rows: Vec<Vec<String>> = {
        let mut read: Xlsx<_> = Xlsx::new(std::io::Cursor::new(&book[..])).expect("a workbook");
        let range = read.worksheet_range(sheet).expect("the sheet");
        assert_eq!(range.start(), Some((0, 0)));
        range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
    };
    let head = rows.iter().position(|row| row.contains(&"status".to_owned())).expect("a header");
    let column = |name: &str| rows[head].iter().position(|cell| cell == name).expect("a column");
    let calendar = world.read("plan/calendar.csv");
    let event = calendar.lines().find(|row| row.starts_with("E001,")).expect("an event");
    let day: jiff::civil::Date = event.split(',').nth(4).expect("a day").parse().expect("one");
    let held = day.tomorrow().expect("a day");
    let mut marked = rows.clone();
    for row in &mut marked[head + 1..] {
        // Sheets keep dates as numbers; what is put is text.
        for column in ["date", "until"].map(column) {
            if let Ok(n) = row[column].parse::<i64>() {
                let zero = jiff::civil::date(1899, 12, 30);
                row[column] = zero.saturating_add(n.days()).to_string();
            }
        }
        match row[column("id")].as_str() {
            "V1-K002-1" => row[column("status")] = "取消".to_owned(),
            "I1-K004-1" => {
                row[column("status")] = "已完成".to_owned();
                row[column("result")] = "待整改".to_owned();
            }
            "E001" => {
                row[column("status")] = "改期".to_owned();
                row[column("held_on")] = held.to_string();
            }
            _ => {}
        }
    }
    let new = alliance_calendar::write::put_rows(&book, sheet, &marked).expect("put");
    fs::write(world.path("marked.xlsx"), new).expect("written");
    // What is marked and not recorded is not lost silently.
    let refused = world.run("next tiny --from marked.xlsx --out next").ends(1);
    assert!(refused.err.contains("3 marks") && !world.path("next").exists(), "{refused:?}");
    let line = "record tiny marked.xlsx --today 2026-11-06 --json";
    let told = world.run(line).ends(0).json();
    assert_eq!(
        (&told["entered"], &told["held"], &told["not_held"]),
        (&3.into(), &2.into(), &1.into())
    );
    let record = world.read("tiny/happened.csv");
    assert!(record.contains(&format!("held,E001,{day},{held}")), "{record}");
    let told = world.run(line).ends(0).json();
    assert_eq!((&told["entered"], &told["known"]), (&0.into(), &3.into()));
    world.run("next tiny --from marked.xlsx --out next").ends(0);
}

#[test]
fn a_workbook_keeps_the_record_in_its_own_sheet() {
    let world = World::new();
    world.run("init tiny.xlsx --from tiny").ends(0);
    let term =
        alliance_calendar::read(&world.path("tiny.xlsx")).scenario.expect("reads").settings.term;
    world.run("plan tiny.xlsx --work-limit 60 --formats csv --out plan").ends(0);
    let line =
        format!("record tiny.xlsx plan/calendar.csv --held E001 --today {} --json", term.end);
    assert_eq!(world.run(&line).ends(0).json()["entered"], 1);
    assert_eq!(world.run(&line).ends(0).json()["entered"], 0);
    assert!(world.run("undo tiny.xlsx").ends(0).out.contains("held,E001"));
}

#[test]
fn every_slip_is_told_in_its_cell_and_nothing_is_entered() {
    let world = planned();
    for (row, code, at) in [
        ("X9,取消,,,,", "E706", "marks.csv:2:1"),
        ("F001,改期,,,合格,", "E711", "marks.csv:2:2"),
        ("V1-K002-1,换人,,,,", "E712", "marks.csv:2:2"),
        ("E001,差不多,,,,", "E107", "marks.csv:2:2"),
        ("E001,,,,,好", "E710", "marks.csv:2:6"),
        ("I1-K004-1,取消,,,待整改,", "E713", "marks.csv:2:2"),
        ("F001,已完成,2026-13-01,,,", "E106", "marks.csv:2:3"),
        ("F001,已完成,,无此人,,", "E302", "marks.csv:2:4"),
        ("F001,已完成,,,很好,", "E107", "marks.csv:2:5"),
        ("F001,改期,2026-11-02,,,", "E709", "marks.csv:2:1"),
        ("F001,已完成,2025-10-14,,,", "E709", "marks.csv:2:1"),
        ("F001,已完成,,,,\nF001,取消,,,,", "E714", "marks.csv:2:1"),
        ("E002,已完成,,,,", "E705", "marks.csv:2:1"),
    ] {
        // One right row beside it changes nothing.
        world.write("marks.csv", &format!("{MARKS}{row}\nE001,已完成,,,,\n"));
        let ran = world.run("record tiny plan/calendar.csv --done marks.csv --today 2026-10-30");
        let err = ran.ends(1).err;
        assert!(err.contains(&format!("error[{code}] {at}")), "{row}: {err}");
        assert!(err.contains("help:") && err.contains("refused"), "{row}: {err}");
        assert_eq!(entries(&world), 0, "{row}");
    }
    let line = "record tiny plan/calendar.csv --today 2026-10-30";
    let none = world.run(&format!("{line} --done none.csv")).ends(1).err;
    assert!(none.contains("none.csv cannot be read: no such file or folder"), "{none}");
    // The wrong table says nothing of what took place; two options contradict each other.
    let wrong = world.run(&format!("{line} --done tiny/staff.csv")).ends(1).err;
    assert!(wrong.contains("error[E012]") && wrong.contains("完成情况"), "{wrong}");
    let both = world.run(&format!("{line} --held F001 --not-held F001")).ends(1).err;
    assert!(both.contains("error[E714]"), "{both}");
    world.run(&format!("{line} --done plan/calendar.csv")).ends(0);
    assert_eq!(entries(&world), 0);
}
