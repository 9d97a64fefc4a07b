//! From one term to the next.

use std::collections::BTreeSet;

use alliance_calendar::domain::Scenario;

use crate::end_to_end::world::World;

fn scenario(world: &World, path: &str) -> Scenario {
    let reading = alliance_calendar::read(&world.path(path));
    reading.scenario.unwrap_or_else(|| panic!("{:#?}", reading.findings))
}

/// A world with a county that has two terms a year, its autumn planned.
fn autumn() -> World {
    let world = World::new();
    world.run("generate autumn --alliances 2 --kindergartens 5 --staff 12 --term 1 --seed 3 --follow-ups 2 --placements 2 --apart 2 --fixed-days 2 --rhythm 1").ends(0);
    world.run("plan autumn --work-limit 60 --formats csv --out plan").ends(0);
    world
}

fn rows(text: &str) -> usize {
    text.lines().count() - 1
}

#[test]
fn term_after_term_the_past_is_kept_and_can_be_planned_on() {
    let world = autumn();
    let planned = rows(&world.read("plan/calendar.csv"));
    let next = world.run("next autumn --from plan/calendar.csv --out spring --json").ends(0).json();
    assert_eq!((&next["term"]["index"], &next["took_place"]), (&2.into(), &planned.into()));
    let spring = scenario(&world, "spring");
    assert_eq!(spring.settings.term.start.to_string(), "2027-03-01");
    assert_eq!(spring.settings.year, scenario(&world, "autumn").settings.year);
    assert_eq!(spring.history.len(), planned);
    // Every row with days has a remark, and lies in the new term.
    let events = world.read("spring/events.csv");
    assert!(events.lines().skip(1).all(|row| row.contains("[moved] was")), "{events}");
    let term = spring.settings.term.start..=spring.settings.term.end;
    assert!(spring.events.iter().all(|e| term.contains(&e.from) && term.contains(&e.to)));
    assert!(spring.placements.iter().all(|p| term.contains(&p.from) && term.contains(&p.to)));
    assert!(!world.path("spring/pins.csv").exists());

    world.run("plan spring --work-limit 60 --formats csv --out plan-2").ends(0);
    world.run("verify spring plan-2/calendar.csv").ends(0);
    // The calendar of another term counts nowhere.
    for line in [
        "score autumn plan-2/calendar.csv",
        "ledger autumn plan-2/calendar.csv",
        "record autumn plan-2/calendar.csv --today 2026-10-01",
        "next autumn --from plan-2/calendar.csv --out mixed",
    ] {
        let err = world.run(line).ends(1).err;
        assert!(err.contains("error[E715] plan-2/calendar.csv"), "{line}: {err}");
        let told = world.run(&format!("{line} --json")).ends(1).json();
        assert!(told.to_string().contains("E715"), "{line}: {told}");
    }
    assert!(!world.path("mixed").exists() && !world.path("autumn/happened.csv").exists());

    let more = rows(&world.read("plan-2/calendar.csv"));
    let next =
        world.run("next spring --from plan-2/calendar.csv --out later --json").ends(0).json();
    assert_eq!((&next["history"], &next["archive"]), (&0.into(), &(planned + more).into()));
    let later = scenario(&world, "later");
    assert_eq!(
        (later.settings.year.start.to_string(), later.history.len()),
        ("2027-09-01".into(), 0)
    );
    assert_eq!(rows(&world.read("later/archive.csv")), planned + more);
    // Remarks are not piled up.
    let events = world.read("later/events.csv");
    assert!(events.lines().skip(1).all(|row| row.matches("[moved] was").count() == 1), "{events}");
    let ids: BTreeSet<String> = world
        .read("later/archive.csv")
        .lines()
        .map(|row| row.split(',').next().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(ids.len(), planned + more + 1);
    world.run("plan later --work-limit 60 --formats csv --out plan-3").ends(0);
    world.run("verify later plan-3/calendar.csv").ends(0);
}

#[test]
fn what_was_recorded_counts_and_the_rest_is_told() {
    let world = World::with("tiny");
    world.run("plan tiny --work-limit 60 --formats csv --out plan").ends(0);
    let calendar = world.read("plan/calendar.csv");
    let visit = calendar.lines().find(|row| row.starts_with("V1-K002-1,")).expect("a visit");
    let inspection = calendar.lines().find(|row| row.starts_with("I1-K004-1,")).expect("there");
    let day = |row: &str| row.split(',').nth(4).expect("a day").to_owned();
    let head = "change,subject,from,to,session,staff,name,kindergarten,result,note,entered,entry\n";
    let record = [
        format!("not_held,V1-K002-1,{},,,,,,,,2026-11-20,1", day(visit)),
        format!("held,I1-K004-1,{},,,,,,weak,护栏松动,2026-11-20,1", day(inspection)),
        "leaves,P006,2026-11-20,,,,,,,,2026-11-20,2".to_owned(),
        "joins,P010,2026-11-20,,,,才让,K003,,,2026-11-20,2".to_owned(),
        "no_host,K003,,,,,,,,,2026-11-20,3".to_owned(),
    ];
    world.write("tiny/happened.csv", &(head.to_owned() + &record.join("\n") + "\n"));
    let told = world.run("next tiny --from plan/calendar.csv --out next").ends(0).out;
    for line in [
        "10 activities of this term taken over",
        &format!("V1-K002-1 {}", day(visit)),
        "left: 马秀兰",
        "joined: 才让",
        "南沟幼儿园: to be mended since",
    ] {
        assert!(told.contains(line), "no {line} in {told}");
    }
    let next = scenario(&world, "next");
    // One year has one term here.
    assert_eq!(next.settings.term.start.to_string(), "2027-10-12");
    assert!(
        next.staff.iter().any(|p| p.id == "P010") && !next.staff.iter().any(|p| p.id == "P006")
    );
    assert!(next.placements.is_empty(), "the only one was of who has left");
    let [follow_up] = next.follow_ups.as_slice() else { panic!("{:?}", next.follow_ups) };
    assert_eq!(next.kindergarten(follow_up.kindergarten).id, "K004");
    let hosts = next.kindergartens.iter().filter(|k| k.can_host).map(|k| k.id.as_str());
    assert_eq!(hosts.collect::<Vec<_>>(), ["K001", "K004"]);
    let archive = world.read("next/archive.csv");
    assert!(archive.contains("weak,护栏松动") && !archive.contains("V1-K002-1"), "{archive}");
    // The past keeps the name of who has left.
    assert!(archive.contains("P006 马秀兰"), "{archive}");
    assert!(!world.path("next/happened.csv").exists());
    world.run("plan next --work-limit 60 --formats csv --out again").ends(0);
    world.run("verify next again/calendar.csv").ends(0);
}

#[test]
fn leavers_and_joiners_come_in_a_table() {
    let world = World::with("tiny");
    world.run("plan tiny --work-limit 60 --formats csv --out plan").ends(0);
    let line = "next tiny --from plan/calendar.csv --staff-changes staff-changes.csv --out";
    let head = "变更,对象,开始,姓名,幼儿园,骨干教师,学科\n";
    world.write(
        "staff-changes.csv",
        &format!("{head}离岗,李娟,,,,,\n入职,P011,2027-10-25,拉姆,K001,是,艺术\n"),
    );
    // No folder with the name of a file.
    let refused = world.run(&format!("{line} next.xls")).ends(1);
    assert!(refused.err.contains(".xlsx") && !world.path("next.xls").exists(), "{}", refused.err);
    world.run(&format!("{line} next")).ends(0);
    let next = scenario(&world, "next");
    let names: Vec<&str> = next.staff.iter().map(|p| p.name.as_str()).collect();
    assert!(names.contains(&"拉姆") && !names.contains(&"李娟"), "{names:?}");
    // Until she comes she is away.
    let closures = world.read("next/closures.csv");
    assert!(closures.contains("P011,2027-10-12,2027-10-24"), "{closures}");
    world.write("staff-changes.csv", &format!("{head}请假,卓玛,2026-11-02,,,,\n"));
    assert!(world.run(&format!("{line} other")).ends(1).err.contains("only who leaves"));
    world.write("staff-changes.csv", &format!("{head}离岗,无名,,,,,\n"));
    let err = world.run(&format!("{line} other")).ends(1).err;
    assert!(err.contains("staff-changes.csv:2:2"), "{err}");
    assert!(!world.path("other").exists());
}

#[test]
fn a_workbook_gives_the_same_next_term_as_a_folder() {
    let world = autumn();
    let sources = |name: &str| {
        let next = scenario(&world, name);
        let bare = |line: &mut u32| *line = 0;
        let mut next = Scenario { digest: String::new(), ..next };
        next.alliances.iter_mut().for_each(|row| bare(&mut row.line));
        next.kindergartens.iter_mut().for_each(|row| bare(&mut row.line));
        next.staff.iter_mut().for_each(|row| bare(&mut row.line));
        next.events.iter_mut().for_each(|row| bare(&mut row.line));
        next.closures.iter_mut().for_each(|row| bare(&mut row.line));
        next.distances.iter_mut().for_each(|row| bare(&mut row.line));
        next.apart.iter_mut().for_each(|row| bare(&mut row.line));
        next.placements.iter_mut().for_each(|row| bare(&mut row.line));
        next.history.iter_mut().for_each(|row| bare(&mut row.line));
        next
    };
    world.run("next autumn --from plan/calendar.csv --out spring").ends(0);
    world.run("next autumn --from plan/calendar.csv --out spring.xlsx").ends(0);
    assert_eq!(sources("spring"), sources("spring.xlsx"));
    world.run("plan spring.xlsx --work-limit 60 --formats csv,xlsx --out plan-2").ends(0);
    world.run("next spring.xlsx --from plan-2/calendar.xlsx --out later.xlsx").ends(0);
    world.run("next spring --from plan-2/calendar.csv --out later").ends(0);
    assert_eq!(sources("later"), sources("later.xlsx"));
    world.run("plan later.xlsx --work-limit 60 --formats csv --out plan-3").ends(0);
    world.run("verify later.xlsx plan-3/calendar.csv").ends(0);
}

#[test]
fn a_next_term_that_cannot_be_is_refused_and_nothing_written() {
    let world = World::with("tiny");
    world.run("plan tiny --work-limit 60 --formats csv --out plan").ends(0);
    std::fs::create_dir(world.path("there")).expect("created");
    world.write("there/mine.txt", "mine");
    world.write("there.xlsx", "mine");
    world.write("broken.csv", "id,kind,event,alliance,date,session,kindergarten,staff\nX,outreach,,A1,2026-10-99,am,K002,P006\n");
    for (line, what) in [
        ("--from plan/calendar.csv --out there", "not empty"),
        ("--from plan/calendar.csv --out there.xlsx", "there.xlsx"),
        ("--from plan/calendar.csv --out new --start 2026-11-02", "cannot be the next term"),
        ("--from plan/calendar.csv --out new --start 2027-11-02 --end 2027-10-31", "cannot be"),
        ("--from broken.csv --out new", "broken.csv:2:5"),
        ("--from none.csv --out new", "none.csv"),
    ] {
        let err = world.run(&format!("next tiny {line}")).ends(1).err;
        assert!(err.contains(what), "{line}: {err}");
        assert!(!world.path("new").exists(), "{line}");
    }
    assert_eq!(world.read("there.xlsx"), "mine");
}
