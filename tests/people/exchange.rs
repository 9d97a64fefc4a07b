//! Exchanges against exhaustive search, and the files that the command writes.

use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;

use alliance_calendar::domain::{
    AllianceIx, Apart, ApartFrom, Exchanged, KinderIx, Minutes, PlaceKind, Scenario, StaffIx,
    Support,
};
use alliance_calendar::exchange::{
    AllianceExchange, Barred, Choice, ExchangeLevels, ExchangeRules, WhyNobody, exchange,
};
use alliance_calendar::generate::Shape;
use alliance_calendar::model::Limits;
use alliance_calendar::travel::DistanceTable;
use jiff::ToSpan;

use super::Dice;
use crate::end_to_end::world::World;
use crate::made_up;

fn solved(s: &Scenario, rules: &ExchangeRules, earlier: &[Exchanged]) -> Vec<AllianceExchange> {
    let stop = AtomicBool::new(false);
    let limits = Limits { nodes: 100_000, deadline: None, stop: &stop };
    exchange(s, rules, earlier, &limits).expect("not stopped")
}

/// A small county in which every rule bites now and then.
fn county(seed: u64) -> (Scenario, ExchangeRules, Vec<Exchanged>) {
    let mut dice = Dice::new(seed);
    let shape = Shape {
        alliances: 1 + dice.below(2),
        kindergartens: 3 + dice.below(3),
        staff: 6 + dice.below(5),
        language: 0.0,
        seed,
        ..Shape::default()
    };
    let mut s = made_up(&shape);
    let leads: Vec<KinderIx> = s.alliances.iter().map(|a| a.lead).collect();
    for k in 0..s.kindergartens.len() {
        let place = &mut s.kindergartens[k];
        if dice.one_in(3) {
            place.kind = Some(PlaceKind::Pastoral);
        }
        if dice.one_in(3) && !leads.contains(&KinderIx::from(k)) {
            place.support = Support::Weak;
            place.language = "bo".to_owned();
        }
        place.max_away = dice.below(4);
        place.placements_max = dice.below(4);
    }
    for p in 0..s.staff.len() {
        let person = &mut s.staff[p];
        if dice.one_in(2) {
            person.languages.push("bo".to_owned());
        }
        if dice.one_in(4) {
            let k = KinderIx::from(dice.below(s.kindergartens.len() as u32) as usize);
            let from = ApartFrom::Kindergarten(k);
            s.apart.push(Apart { person: StaffIx::from(p), from, note: None, line: 0 });
        }
    }
    let year = s.settings.year.start;
    let mut earlier = Vec::new();
    let mut excluded = Vec::new();
    for p in s.staff_ixs() {
        if dice.one_in(5) {
            let until = year.saturating_sub(i64::from(300 * dice.below(6)).days());
            earlier.push(Exchanged { person: p, until });
        }
        if dice.one_in(12) {
            excluded.push(p);
        }
    }
    let usual = ExchangeRules::of(&s);
    let rules = ExchangeRules {
        count: (!dice.one_in(4)).then(|| dice.below(4)),
        share: 0.5,
        years: dice.below(5),
        per_place: 1 + dice.below(2),
        loss: dice.one_in(2).then(|| dice.below(3)),
        minutes: if dice.one_in(2) { usual.minutes } else { Minutes(30.0) },
        excluded,
        alternatives: 2,
    };
    (s, rules, earlier)
}

/// People of an alliance who may go, each with the places that they may go to.
fn may_go(
    s: &Scenario,
    rules: &ExchangeRules,
    earlier: &[Exchanged],
    a: AllianceIx,
) -> Vec<(StaffIx, Vec<KinderIx>)> {
    let table = DistanceTable::new(s);
    let lead = s.alliance(a).lead;
    let free = |p: StaffIx| {
        let person = s.person(p);
        let class =
            if person.home == lead { person.backbone } else { person.backbone || !person.mentor };
        let since = s.settings.year.start.saturating_sub(i64::from(rules.years).years());
        let away = earlier.iter().any(|e| e.person == p && e.until > since)
            || s.placements.iter().any(|r| r.person == p && r.days >= 20 && r.to > since);
        class && !away && !rules.excluded.contains(&p)
    };
    let goes = |p: StaffIx, k: KinderIx| {
        let person = s.person(p);
        let other_way = (person.home == lead) == (k == lead);
        let apart = s.apart.iter().any(|r| r.person == p && r.from == ApartFrom::Kindergarten(k));
        let place = s.kindergarten(k);
        !other_way
            && !apart
            && (place.language == "zh" || person.languages.contains(&place.language))
            && table.minutes(person.home, k).0 <= rules.minutes.0
    };
    let people = s.staff_ixs().filter(|&p| s.alliance_of(p) == a && free(p));
    people
        .map(|p| (p, s.alliance(a).members.iter().copied().filter(|&k| goes(p, k)).collect()))
        .collect()
}

/// What every allowed exchange of an alliance is worth, with its people.
fn every(
    s: &Scenario,
    rules: &ExchangeRules,
    earlier: &[Exchanged],
    a: AllianceIx,
) -> Vec<(ExchangeLevels, Vec<StaffIx>)> {
    fn go(
        all: &[(StaffIx, Vec<KinderIx>)],
        taken: &mut Vec<(StaffIx, KinderIx)>,
        end: &mut dyn FnMut(&[(StaffIx, KinderIx)]),
    ) {
        let Some(((p, places), rest)) = all.split_first() else {
            end(taken);
            return;
        };
        go(rest, taken, end);
        for &k in places {
            taken.push((*p, k));
            go(rest, taken, end);
            taken.pop();
        }
    }
    let people = may_go(s, rules, earlier, a);
    let lead = s.alliance(a).lead;
    let due = people.iter().filter(|(p, _)| s.person(*p).home == lead).count();
    let wanted = match (rules.count, due) {
        (Some(count), _) => count as usize,
        (None, 0) => 0,
        (None, due) => ((due as f64 * rules.share).ceil() as usize).max(1),
    };
    let table = DistanceTable::new(s);
    let mut found = Vec::new();
    go(&people, &mut Vec::new(), &mut |moves| {
        let mut leaves: BTreeMap<KinderIx, usize> = BTreeMap::new();
        let mut comes: BTreeMap<KinderIx, usize> = BTreeMap::new();
        for &(p, k) in moves {
            *leaves.entry(s.person(p).home).or_default() += 1;
            *comes.entry(k).or_default() += 1;
        }
        let of = |map: &BTreeMap<KinderIx, usize>, k| map.get(&k).copied().unwrap_or(0);
        let out = of(&leaves, lead);
        let fine = out <= wanted
            && out == of(&comes, lead)
            && leaves
                .iter()
                .all(|(&k, &n)| n <= rules.loss.unwrap_or(s.kindergarten(k).max_away) as usize)
            && comes.iter().all(|(&k, &n)| {
                let room = s.kindergarten(k).placements_max as usize;
                n <= room && (k == lead || n <= rules.per_place as usize)
            });
        if !fine {
            return;
        }
        let road = |p: StaffIx, k| (table.km(s.person(p).home, k).0 * 100.0).round() as u32;
        let mut levels = ExchangeLevels { count: out as u32, ..ExchangeLevels::default() };
        for &(p, k) in moves {
            levels.road += road(p, k);
            levels.longest = levels.longest.max(road(p, k));
            if k == lead {
                continue;
            }
            let place = s.kindergarten(k);
            levels.need += if place.support == Support::Weak { 2 } else { 0 };
            levels.need += u32::from(place.kind == Some(PlaceKind::Pastoral));
            let taught = |subject: &String| {
                s.staff.iter().any(|o| o.home == k && o.subjects.contains(subject))
            };
            levels.fits += u32::from(s.person(p).subjects.iter().any(|x| !taught(x)));
        }
        for &k in s.alliance(a).members.iter().filter(|&&k| k != lead) {
            levels.swaps += of(&leaves, k).min(of(&comes, k)) as u32;
        }
        found.push((levels, moves.iter().map(|m| m.0).collect()));
    });
    found
}

/// Smaller is better.
fn rank(l: &ExchangeLevels) -> [i64; 6] {
    let n = |n: u32| i64::from(n);
    [-n(l.count), -n(l.need), -n(l.swaps), -n(l.fits), n(l.road), n(l.longest)]
}

fn people(choice: &Choice) -> Vec<StaffIx> {
    let mut people: Vec<StaffIx> = choice.moves.iter().map(|m| m.person).collect();
    people.sort_unstable();
    people
}

#[test]
fn exchange_is_the_best_of_all() {
    let (mut exchanged, mut needy, mut fewer, mut dearer) = (0, 0, 0, 0);
    for seed in 0..60 {
        let (s, rules, earlier) = county(seed);
        for of in solved(&s, &rules, &earlier) {
            let all = every(&s, &rules, &earlier, of.alliance);
            let best = all.iter().map(|(l, _)| rank(l)).min().expect("nobody going is allowed");
            assert_eq!(rank(&of.best.levels), best, "seed {seed}, {:?}", of.alliance);
            assert!(of.best.proven);
            // Each alternative is the best with other people than all before it.
            let mut known = vec![people(&of.best)];
            for other in &of.alternatives {
                let next = all
                    .iter()
                    .filter(|(_, who)| known.iter().all(|k| !k.iter().all(|p| who.contains(p))));
                let next = next.map(|(l, _)| rank(l)).min().expect("there is one");
                assert_eq!(rank(&other.levels), next, "seed {seed}: alternative");
                known.push(people(other));
            }
            for c in &of.chosen {
                let without = all.iter().filter(|(_, who)| !who.contains(&c.way.person));
                let without = without.map(|(l, _)| rank(l)).min().expect("nobody going");
                assert_eq!(rank(&c.without), without, "seed {seed}: without");
            }
            exchanged += of.best.levels.count;
            needy += of.best.levels.need;
            fewer += u32::from(!of.lifts.is_empty());
            dearer += of.unserved.iter().filter(|u| matches!(u.why, WhyNobody::Dearer(_))).count();
        }
    }
    // The counties are not all the same easy one.
    assert!(exchanged >= 25 && needy >= 20, "{exchanged} {needy}");
    assert!(fewer >= 5 && dearer >= 20, "{fewer} {dearer}");
}

#[test]
fn list_is_next_years_earlier_one_and_rows_are_the_readers() {
    let world = World::with("ewenki");
    let made = world.run("exchange ewenki --count 2 --days 20 --out first").ends(0);
    assert!(made.out.contains("nothing better exists, proven for every alliance"), "{}", made.out);

    // Who has been away stays at home.
    let again = world.run("exchange ewenki --count 2 --earlier first/exchange.csv --json").ends(0);
    let list = world.read("first/exchange.csv");
    let went: Vec<&str> = list.lines().skip(1).filter_map(|row| row.split(',').nth(1)).collect();
    assert!(went.len() >= 8, "{list}");
    for of in again.json()["alliances"].as_array().expect("a list") {
        for way in of["best"]["moves"].as_array().expect("a list") {
            assert!(!went.contains(&way["staff"].as_str().expect("an id")), "{way}");
        }
    }

    // The rows for placements.csv are rows of the county as it is.
    let mut all = world.read("ewenki/placements.csv");
    all.extend(world.read("first/placements.csv").lines().skip(1).map(|row| format!("{row}\n")));
    world.write("ewenki/placements.csv", &all);
    let checked = world.run("check ewenki --json").ends(0);
    assert!(!checked.out.contains("placements.csv"), "{}", checked.out);
}

#[test]
fn what_is_wrong_with_an_earlier_list_is_said_and_nothing_written() {
    let world = World::with("tiny");
    world.write("old.csv", "人员,结束\nP001,2026-13-01\nP777,2025-07-10\n");
    let made = world.run("exchange tiny --earlier old.csv --out made").ends(1);
    assert!(made.err.contains("error[E106] old.csv:2:2"), "{}", made.err);
    assert!(made.err.contains("warning[W501] old.csv:3:1"), "{}", made.err);
    let made = world.run("exchange tiny --without P00 --out made").ends(1);
    assert!(made.err.contains("P00"), "{}", made.err);
    assert!(!world.path("made").exists());
}

#[test]
fn who_is_not_considered_is_said() {
    let (s, rules, earlier) = county(3);
    for of in solved(&s, &rules, &earlier) {
        for (p, why) in of.barred {
            match why {
                Barred::Excluded => assert!(rules.excluded.contains(&p)),
                Barred::Went(day) => {
                    assert!(earlier.iter().any(|e| e.person == p && e.until == day))
                }
                Barred::NotBackbone => assert!(!s.person(p).backbone),
                Barred::OnlyMentor => assert!(s.person(p).mentor && !s.person(p).backbone),
            }
        }
    }
}

#[test]
fn county_in_a_workbook_is_exchanged_and_divided_as_one_in_a_folder() {
    let world = World::new();
    world.run("init folder --from ewenki").ends(0);
    world.run("init book.xlsx --from ewenki").ends(0);
    for command in ["exchange", "form"] {
        let of = |county: &str| {
            let mut found =
                world.run(&format!("{command} {county} --out made --json")).ends(0).json();
            found["scenario"].take();
            found
        };
        assert_eq!(of("folder"), of("book.xlsx"), "{command}");
    }
}

#[test]
fn tables_of_the_scenario_itself_are_not_replaced() {
    let world = World::with("tiny");
    let before = world.read("tiny/placements.csv");
    for command in ["exchange", "form"] {
        let told = world.run(&format!("{command} tiny --out ./tiny")).ends(1);
        assert!(told.err.contains("own tables"), "{command}: {}", told.err);
    }
    assert_eq!(world.read("tiny/placements.csv"), before);
    assert!(!world.path("tiny/exchange.csv").exists());
    // A list may have any comma.
    let line = "exchange tiny --without 卓玛、P002， --out made --json";
    let told = world.run(line).ends(0).json();
    assert_eq!(told["alliances"][0]["due"], 0, "{told}");
}
