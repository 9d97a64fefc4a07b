//! The ledger against the verifier's burdens, and what the command writes.

use std::collections::BTreeMap;

use alliance_calendar::archive::Archive;
use alliance_calendar::domain::{Activity, ActivityKind, Policy};
use alliance_calendar::ledger::{Term, ledger};
use alliance_calendar::travel::DistanceTable;
use alliance_calendar::verify;
use jiff::civil::Date;

use super::planned;
use crate::end_to_end::world::World;

#[test]
fn ledger_is_what_the_verifier_counts() {
    let (mut services, mut placed) = (0, 0);
    for seed in 1..5 {
        let (s, calendar) = planned(seed);
        let term = Term { scenario: &s, calendar: &calendar, archive: &[] };
        let records = ledger(&[term], Date::MAX);
        let verdict = verify(&s, &calendar, Policy::Cost);
        let mut minutes: BTreeMap<&str, f64> = BTreeMap::new();
        for (p, burden) in verdict.groups.iter().flat_map(|g| &g.burdens) {
            *minutes.entry(&s.person(*p).id).or_default() += burden.value();
        }
        let table = DistanceTable::new(&s);
        for p in s.staff_ixs() {
            let person = s.person(p);
            let record = records.iter().find(|r| r.id == person.id);
            let sums = record.map(|r| r.sums).unwrap_or_default();
            let expected = minutes.get(person.id.as_str()).copied().unwrap_or(0.0);
            assert!((sums.minutes - expected).abs() < 1e-6, "seed {seed}: {}", person.id);

            let own = || s.history.iter().chain(&calendar).filter(|a| a.staff.contains(&p));
            let of = |kind| own().filter(|a| a.kind() == kind).count() as u32;
            assert_eq!(sums.visits, of(ActivityKind::Outreach));
            assert_eq!(sums.inspections, of(ActivityKind::Inspection));
            assert_eq!(sums.follow_ups, of(ActivityKind::FollowUp));
            assert_eq!(sums.placements, of(ActivityKind::Placement));
            // Each day's route, without looking at the rows of the record.
            let mut days: BTreeMap<Date, Vec<&Activity>> = BTreeMap::new();
            for a in own().filter(|a| a.kind() != ActivityKind::Placement) {
                days.entry(a.date).or_default().push(a);
            }
            let routes: f64 = days
                .values_mut()
                .map(|day| {
                    day.sort_by_key(|a| a.slot);
                    let stops: Vec<_> = day.iter().filter_map(|a| a.kindergarten).collect();
                    table.route_km(person.home, &stops).value()
                })
                .sum();
            let driven: f64 = record
                .map_or(0.0, |r| r.services.iter().filter(|s| s.days == 0).map(|s| s.km).sum());
            assert!((driven - routes).abs() < 1e-6, "seed {seed}: {}", person.id);
            assert_eq!(sums.days, days.len() as u32 + sums.placement_days);
            let asked: u32 =
                own().filter_map(|a| a.placement()).map(|row| s.placement(row).days).sum();
            assert_eq!(sums.placement_days, asked, "seed {seed}: {}", person.id);
            services += record.map_or(0, |r| r.services.len());
            placed += sums.placements;
        }
        // A term given twice, or a row in history and calendar, counts once.
        assert_eq!(ledger(&[term, term], Date::MAX), records);
        let archived = Term { archive: &calendar, ..term };
        assert_eq!(ledger(&[archived], Date::MAX), records);
        assert!(ledger(&[term], Date::MIN).is_empty());
    }
    assert!(services >= 100 && placed >= 4, "{services} {placed}");
}

#[test]
fn what_did_not_take_place_does_not_count() {
    let world = World::with("tiny");
    world.run("plan tiny --quiet").ends(0);
    let line = "ledger tiny out/tiny --until 2026-12-31 --json --out made";
    let sum = |what: &str| -> u64 {
        let found = world.run(line).ends(0).json();
        let people = found["people"].as_array().expect("a list").clone();
        people.iter().map(|p| p[what].as_u64().expect("a number")).sum()
    };
    let before = (sum("visits"), sum("inspections"), sum("placement_days"));
    let repair = "replan tiny --from out/tiny/calendar.csv --today 2026-10-20 --not-held V1-K002-1 --out again --quiet";
    world.run(repair).ends(0);
    let after = (sum("visits"), sum("inspections"), sum("placement_days"));
    assert_eq!(after, (before.0 - 1, before.1, before.2));
}

#[test]
fn certificates_are_written_for_whom_they_are_asked_for() {
    let world = World::with("tiny");
    world.run("plan tiny --quiet").ends(0);
    let asked = "ledger tiny out/tiny --until 2026-12-31 --out made";
    world.run(&format!("{asked} --certificates --person P006")).ends(0);
    assert!(world.path("made/certificates/马秀兰-P006.docx").is_file());
    let bytes =
        std::fs::read(world.path("made/certificates/马秀兰-P006.docx")).expect("it is there");
    let mut document = Archive::open(&bytes, |_| 1 << 20).expect("an archive");
    let text = document.part("word/document.xml").expect("the document");
    let text = String::from_utf8(text).expect("UTF-8");
    assert!(text.contains("马秀兰") && !text.contains("P006"), "a code is in it: {text}");
    let rows = world.read("made/ledger-rows.csv");
    assert!(rows.lines().skip(1).all(|row| row.starts_with("P006,")), "{rows}");
    // Without them those of before go, as the rest of an earlier set does.
    world.run(asked).ends(0);
    assert!(!world.path("made/certificates").exists());

    let odd = world.run("ledger tiny out/tiny tiny").ends(2);
    assert!(odd.err.contains("Write pairs"), "{}", odd.err);
    let nobody = world.run(&format!("{asked} --person P999")).ends(1);
    assert!(nobody.err.contains("P999"), "{}", nobody.err);
    let idle =
        world.run("ledger tiny out/tiny --until 2026-10-01 --person P006 --out none").ends(1);
    assert!(idle.err.contains("nothing to certify"), "{}", idle.err);
    assert!(!world.path("none").exists());
    // Of several, who has served is written; any comma parts them.
    let some = world
        .run("ledger tiny out/tiny --until 2026-10-14 --person 马秀兰、P004， --out some")
        .ends(0);
    assert!(some.err.contains("张海燕 has not served"), "{}", some.err);
    let rows = world.read("some/ledger-rows.csv");
    assert!(rows.lines().count() > 1, "{rows}");
    assert!(rows.lines().skip(1).all(|row| row.starts_with("P006,")), "{rows}");
}

#[test]
fn next_terms_keep_the_services_of_those_before() {
    let world = World::with("tiny");
    world.run("plan tiny --quiet").ends(0);
    world.run("next tiny --from out/tiny/calendar.csv --out later").ends(0);
    let calendar = world.read("out/tiny/calendar.csv");
    let head = calendar.lines().next().expect("a head");
    world.write("nothing.csv", &format!("{head}\n"));
    let sums = |terms: &str| -> Vec<(String, u64, u64, u64, i64)> {
        let line = format!("ledger {terms} --until 2028-12-31 --json --out made");
        let found = world.run(&line).ends(0).json();
        let people = found["people"].as_array().expect("a list").clone();
        let n = |p: &serde_json::Value, what: &str| p[what].as_u64().expect("a number");
        let of = |p: &serde_json::Value| {
            let id = p["staff"].as_str().expect("an id").to_owned();
            let metres = (p["km"].as_f64().expect("km") * 1000.0).round() as i64;
            (id, n(p, "visits"), n(p, "inspections"), n(p, "placement_days"), metres)
        };
        people.iter().map(of).collect()
    };
    let before = sums("tiny out/tiny");
    assert!(before.len() >= 6, "{before:?}");
    assert_eq!(sums("later nothing.csv"), before);
    // The term itself and the history after it: each once.
    assert_eq!(sums("later nothing.csv tiny out/tiny"), before);
}
