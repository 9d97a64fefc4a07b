//! Pins that cannot stand: refused by `check` and by `plan`, with the rule or the alliance named.

use crate::end_to_end::world::World;

const HEADER: &str = "id,kind,event,alliance,date,session,kindergarten,staff,title,pinned\n";

/// Rows of pins, the rule that they break, and the line that is named.
const CONFLICTS: &[(&str, &str, u32)] = &[
    (
        "N1,outreach,,A1,2026-10-13,am,K002,P002,,\nN2,outreach,,A1,2026-10-13,am,K004,P002,,",
        "P1",
        3,
    ),
    (
        "N1,outreach,,A1,2026-10-13,am,K003,P004,,\nN2,inspection,,A1,2026-10-13,pm,K004,P004;P005,,",
        "P2",
        3,
    ),
    (
        "N1,outreach,,A1,2026-10-13,am,K002,P002,,\nN2,outreach,,A1,2026-10-15,am,K003,P002,,",
        "P3",
        3,
    ),
    ("N1,outreach,,A1,2026-10-13,am,K001,P002,,", "P6", 2),
    ("N1,outreach,,A1,2026-10-13,am,K002,P003,,", "P6", 2),
    (
        "N1,outreach,,A1,2026-10-13,am,K002,P002,,\nN2,inspection,,A1,2026-10-13,pm,K002,P003;P005,,",
        "K1",
        3,
    ),
    ("N1,outreach,,A1,2026-10-17,am,K002,P002,,", "K3", 2),
    ("N1,outreach,,A1,2026-12-01,am,K002,P002,,", "K3", 2),
    (
        "N1,outreach,,A1,2026-10-13,am,K002,P002,,\nN2,outreach,,A1,2026-10-20,am,K003,P002,,\nN3,outreach,,A1,2026-10-27,am,K004,P002,,",
        "O1",
        4,
    ),
    (
        "N1,outreach,,A1,2026-10-13,am,K002,P002,,\nN2,outreach,,A1,2026-10-20,am,K002,P002,,",
        "O2",
        3,
    ),
    ("N1,inspection,,A1,2026-10-13,am,K002,P003,,", "I1", 2),
    (
        "N1,inspection,,A1,2026-10-13,am,K002,P003;P005,,\nN2,inspection,,A1,2026-10-20,am,K002,P003;P005,,",
        "I3",
        3,
    ),
    (
        "N1,inspection,,A1,2026-10-13,am,K002,P003;P005,,\nN2,inspection,,A1,2026-11-17,am,K002,P003;P005,,",
        "I4",
        3,
    ),
    (
        "N1,inspection,,A1,2026-10-13,am,K003,P003;P004,,\nN2,inspection,,A1,2026-10-13,pm,K004,P004;P005,,",
        "I5",
        3,
    ),
    ("E001,event,open_half_day,A1,2026-11-10,am,K001,,,", "E1", 2),
    ("E002,event,research,A1,2026-11-10,am,K003,,,", "E2", 2),
    (
        "E001,event,open_half_day,A1,2026-10-30,am,K001,,,\nE002,event,research,A1,2026-11-05,am,K004,,,",
        "E4",
        3,
    ),
    (
        "E001,event,open_half_day,A1,2026-10-20,am,K001,,,\nN1,outreach,,A1,2026-10-20,am,K002,P002,,",
        "E5",
        3,
    ),
];

#[test]
fn pins_that_break_a_rule_are_refused_by_its_name() {
    let mut wrong = Vec::new();
    for (rows, rule, line) in CONFLICTS {
        let world = World::with("tiny");
        world.write("tiny/pins.csv", &format!("{HEADER}{rows}\n"));
        let finding = format!("error[PIN-{rule}] pins.csv:{line}\n");
        let planned = world.run("plan tiny");
        let checked = world.run("check tiny");
        let told = planned.err.contains(&finding) && checked.out.contains(&finding);
        let hint = planned.err.contains(&format!("break rule {rule} "));
        if (planned.code, checked.code) != (1, 1) || !told || !hint || world.path("out").exists() {
            wrong.push(format!("{rule}: {}\n{}", planned.code, planned.err));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The pin obeys every rule that can be asked of it alone; but the host that it chooses would end
/// the term two hostings ahead of another that may host, so no calendar can hold it.
#[test]
fn pins_that_leave_no_calendar_are_refused_and_are_no_bug() {
    let world = World::with("tiny");
    world.edit("tiny/scenario.toml", "start = 2026-10-12              ", "start = 2026-09-01 ");
    world.write(
        "tiny/history.csv",
        &format!("{HEADER}H1,event,research,A1,2026-09-15,am,K004,,,\n"),
    );
    world
        .write("tiny/pins.csv", &format!("{HEADER}E002,event,research,A1,2026-11-05,am,K004,,,\n"));
    let ran = world.run("plan tiny").ends(1);
    let told = ["error[E901] pins.csv", "error[PIN-E3] pins.csv"];
    assert!(told.iter().any(|t| ran.err.contains(t)) && ran.err.contains("help: "), "{ran:?}");
    assert!(!ran.err.contains("bug of the program"), "{ran:?}");
    assert!(!world.path("out").exists());
}

#[test]
fn pins_that_can_stand_do() {
    let world = World::with("tiny");
    let pin = "N1,outreach,,A1,2026-10-15,pm,K002,P002,mine,yes";
    world.write("tiny/pins.csv", &format!("{HEADER}{pin}\n"));
    world.run("plan tiny").ends(0);
    assert!(world.read("out/tiny/calendar.csv").contains(pin));
    world.run("verify tiny out/tiny/calendar.csv").ends(0);
    // Without the pin the calendar is another's, and the verifier says so.
    world.edit("out/tiny/calendar.csv", "2026-10-15,pm", "2026-10-15,am");
    let ran = world.run("verify tiny out/tiny/calendar.csv").ends(1);
    assert!(ran.out.contains("rule PIN "), "{ran:?}");
}
