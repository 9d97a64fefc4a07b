//! `alliance explain` as its users run it.

use crate::end_to_end::world::World;

fn planned() -> World {
    let world = World::with("tiny");
    world.run("plan tiny --quiet --formats csv,json").ends(0);
    world
}

#[test]
fn levels_are_taken_apart() {
    let world = planned();
    let said = world.run("explain tiny out/tiny/calendar.csv").ends(0).out;
    for part in ["Cost (level 2): 2030.0", "On the road: 875.0 km", "李娟 (城关联盟"] {
        assert!(said.contains(part), "{part} is not in\n{said}");
    }
    let json = world.run("explain tiny out/tiny/calendar.csv --json").ends(0).json();
    let drives = json["drives"].as_array().expect("a list");
    let km: f64 = drives.iter().filter_map(|d| d["km"].as_f64()).sum();
    assert!((km - 875.0).abs() < 1e-6, "{km}");
}

#[test]
fn a_duty_is_explained_and_another_is_refused_by_its_rule() {
    let world = planned();
    let why = world.run("explain tiny out/tiny/calendar.csv --why P002").ends(0).out;
    assert!(why.contains("东川幼儿园") && why.contains("Without it, the best found"), "{why}");
    let json = world.run("explain tiny out/tiny/calendar.csv --why P002 --json").ends(0).json();
    assert!(json[0]["now"]["cost"].as_f64().expect("a number") > 0.0);
    let home = world.run("explain tiny out/tiny/calendar.csv --why-not P002:K001 --json");
    let home = home.ends(0).json();
    assert!(home["forbidden"].as_array().expect("a list").iter().any(|r| r == "P6"), "{home}");
}

#[test]
fn a_card_and_substitutes() {
    let world = planned();
    let card = world.run("explain tiny out/tiny/calendar.csv --why-me P001 --json").ends(0).json();
    assert_eq!(card["person"], "P001");
    assert!(!card["duties"].as_array().expect("a list").is_empty(), "{card}");
    let line = "explain tiny out/tiny/calendar.csv --candidates I1-K003-1 --json";
    let found = world.run(line).ends(0).json();
    assert!(!found["possible"].as_array().expect("a list").is_empty(), "{found}");
}

#[test]
fn nothing_unmet_is_said_so() {
    let world = planned();
    let said = world.run("explain tiny out/tiny/calendar.csv --shortfall").ends(0).out;
    assert_eq!(said, "Every demand is met.\n");
}

/// P9: her two visits come to 500 minutes, and she may have 300.
#[test]
fn minutes_of_a_term_are_a_reason_and_have_a_remedy() {
    let world = World::with("tiny");
    let staff = world.read("tiny/staff.csv");
    let lines = staff.lines().enumerate().map(|(i, line)| match i {
        0 => format!("{line},学期时长上限分钟\n"),
        2 => format!("{line},300\n"),
        _ => format!("{line},\n"),
    });
    world.write("tiny/staff.csv", &lines.collect::<String>());
    world.run("plan tiny --quiet --formats csv,json --work-limit 500").ends(0);
    let plan = world.read("out/tiny/plan.json");
    assert!(plan.contains(" > 300)"), "{plan}");
    world.run("verify tiny out/tiny/calendar.csv").ends(0);
    let said = world.run("explain tiny out/tiny/calendar.csv --shortfall").ends(0).out;
    for part in ["P9, minutes of duties allowed in the term: 李娟 (300)", "300 → 500", "100 → 0"]
    {
        assert!(said.contains(part), "{part} is not in\n{said}");
    }
}

#[test]
fn what_is_not_there_is_named() {
    let world = planned();
    for (question, needle) in [
        ("--why P999", "P999"),
        ("--why-not P002", "P12:K7"),
        ("--why-not P002:K001:spring", "P12:K7"),
        ("--why-not P002:K999", "K999"),
        ("--candidates V9", "V9"),
    ] {
        let line = format!("explain tiny out/tiny/calendar.csv {question}");
        let err = world.run(&line).ends(1).err;
        assert!(err.contains(needle), "{question}: {err}");
    }
    world.run("explain tiny out/tiny/calendar.csv --why P001 --shortfall").ends(2);
}

#[test]
fn a_plan_with_and_without_what_might_happen() {
    let world = World::with("tiny");
    world.write("changes.csv", "change,subject,from,to\nabsent,P002,2026-10-12,2026-11-20\n");
    let line = "compare tiny --with changes.csv --work-limit 500 --json";
    let found = world.run(line).ends(0).json();
    assert_eq!(found["without"]["cost"], 2030.0, "{found}");
    // Her two visits are left unmet, and what they brought.
    assert!(found["more"]["shortfall"].as_i64().expect("a number") >= 200, "{found}");
    let people = found["people"].as_array().expect("a list");
    assert!(people.iter().any(|p| p["person"] == "P002" && p["after"] == 0.0), "{found}");
    let line = "compare tiny --absent P002:2026-10-12..2026-11-20 --work-limit 500";
    let said = world.run(line).ends(0).out;
    assert!(said.contains("Less burden") && said.contains("李娟"), "{said}");
    assert!(!said.contains("P00") && !said.contains("K00"), "{said}");
    world.run("compare tiny --absent P999:2026-10-12").ends(1);
}

/// Two of one name in one kindergarten, and two in different ones.
#[test]
fn namesakes_are_told_apart() {
    let world = World::with("tiny");
    let staff = world.read("tiny/staff.csv").replace("卓玛", "李娟").replace("马秀兰", "张海燕");
    world.write("tiny/staff.csv", &staff);
    world.run("plan tiny --quiet --formats csv,json --work-limit 500").ends(0);
    let away = "compare tiny --from out/tiny/calendar.csv --absent P002:2026-10-12..2026-11-20";
    let compared = world.run(&format!("{away} --work-limit 500 --all")).ends(0).out;
    let levels = world.run("explain tiny out/tiny/calendar.csv").ends(0).out;
    let card = world.run("explain tiny out/tiny/calendar.csv --why-me P006").ends(0).out;
    for (said, names) in [
        (
            &compared,
            &["城关幼儿园 李娟 P002 (", "城关幼儿园 李娟 P002  2026", "东川幼儿园 张海燕  2026"][..],
        ),
        (&levels, &["城关幼儿园 李娟 P002 (城关联盟", "南沟幼儿园 张海燕"]),
        (&card, &["南沟幼儿园 张海燕"]),
    ] {
        for name in names {
            assert!(said.contains(name), "{name} is not in\n{said}");
        }
    }
}
