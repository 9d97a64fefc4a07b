//! Divisions into alliances against exhaustive search, and the files that the command writes.

use std::sync::atomic::AtomicBool;

use alliance_calendar::domain::{AllianceIx, KinderIx, Minutes, Scenario, Support};
use alliance_calendar::form::{
    Bound, Division, Evenness, FormRules, Forming, conflict, form, township, trade_off,
};
use alliance_calendar::generate::Shape;
use alliance_calendar::model::Limits;
use alliance_calendar::travel::DistanceTable;

use super::Dice;
use crate::end_to_end::world::World;
use crate::made_up;

/// A small county and rules that bite, some of them too hard.
fn county(seed: u64) -> (Scenario, FormRules) {
    let mut dice = Dice::new(seed);
    let (alliances, kindergartens) = [(2, 5), (2, 4), (3, 3)][dice.below(3) as usize];
    let shape = Shape { alliances, kindergartens, staff: 8, seed, ..Shape::default() };
    let mut s = made_up(&shape);
    let towns = ["甲镇", "乙乡", "丙苏木"];
    for k in 0..s.kindergartens.len() {
        let (x, y) = (dice.below(400), dice.below(400));
        let place = &mut s.kindergartens[k];
        place.position = Some((100.0 + f64::from(x) / 1000.0, 36.0 + f64::from(y) / 1000.0));
        place.support = if dice.one_in(3) { Support::Weak } else { Support::Ordinary };
        let town = if dice.one_in(2) { towns[dice.below(3) as usize] } else { "" };
        place.name = format!("{town}{k}幼儿园");
    }
    s.distances.clear();
    let n = s.kindergartens.len() as u32;
    let least = dice.below(n / alliances);
    let rules = FormRules {
        size: (least, n / alliances + dice.below(3)),
        minutes: Minutes(f64::from(30 + dice.below(90))),
        together: dice.one_in(3),
        townships: s.kindergartens.iter().map(|k| township(&k.name).map(str::to_owned)).collect(),
        weak: dice.below(4),
        staff: 1 + dice.below(8),
        change_km: [0.0, 3.0, 10.0][dice.below(3) as usize],
    };
    (s, rules)
}

/// Every division that keeps those of the bounds that are on.
fn every(s: &Scenario, rules: &FormRules, on: &dyn Fn(Bound, &str) -> bool) -> Vec<Division> {
    let table = DistanceTable::new(s);
    let leads: Vec<KinderIx> = s.alliances.iter().map(|a| a.lead).collect();
    let members: Vec<KinderIx> = s.kindergarten_ixs().filter(|k| !leads.contains(k)).collect();
    let count = s.alliances.len();
    let mut found = Vec::new();
    let all = count.pow(members.len() as u32);
    for mut code in 0..all {
        let mut of: Vec<AllianceIx> = s.kindergartens.iter().map(|k| k.alliance).collect();
        for &k in &members {
            of[k.index()] = AllianceIx::from(code % count);
            code /= count;
        }
        if keeps(s, rules, &table, &members, &of, on) {
            found.push(Division::new(s, of));
        }
    }
    found
}

fn keeps(
    s: &Scenario,
    rules: &FormRules,
    table: &DistanceTable,
    members: &[KinderIx],
    of: &[AllianceIx],
    on: &dyn Fn(Bound, &str) -> bool,
) -> bool {
    let sums = |worth: &dyn Fn(KinderIx) -> u32| -> Vec<u32> {
        let of_alliance = s
            .alliance_ixs()
            .map(|a| s.kindergarten_ixs().filter(|k| of[k.index()] == a).map(worth).sum());
        of_alliance.collect()
    };
    let range =
        |sums: Vec<u32>| sums.iter().max().expect("some") - sums.iter().min().expect("some");
    let weak = sums(&|k| u32::from(s.kindergarten(k).support == Support::Weak));
    let staff = sums(&|k| s.staff.iter().filter(|p| p.backbone && p.home == k).count() as u32);
    let sizes = sums(&|_| 1);
    let sized = sizes.iter().enumerate().all(|(a, &n)| {
        let a = AllianceIx::from(a);
        (n >= rules.size.0 || !on(Bound::SizeMin(a), ""))
            && (n <= rules.size.1 || !on(Bound::SizeMax(a), ""))
    });
    let road = |k: KinderIx| table.minutes(k, s.alliance(of[k.index()]).lead).0 <= rules.minutes.0;
    let town = |k: KinderIx| township(&s.kindergarten(k).name);
    // Members of a township share an alliance, that of a lead of the township if it has one.
    let together = |k: KinderIx| {
        let Some(own) = town(k).filter(|own| rules.together && on(Bound::Together(0), own)) else {
            return true;
        };
        let here = || s.kindergarten_ixs().filter(|&o| town(o) == Some(own));
        let mut leads = here().filter(|o| !members.contains(o)).peekable();
        here().filter(|o| members.contains(o)).all(|o| of[o.index()] == of[k.index()])
            && (leads.peek().is_none() || leads.any(|o| of[o.index()] == of[k.index()]))
    };
    sized
        && (range(weak) <= rules.weak || !on(Bound::Weak, ""))
        && (range(staff) <= rules.staff || !on(Bound::Staff, ""))
        && members.iter().all(|&k| (road(k) || !on(Bound::Road(k), "")) && together(k))
}

fn with<T>(work: impl FnOnce(&Limits) -> T) -> T {
    let stop = AtomicBool::new(false);
    work(&Limits { nodes: 100_000, deadline: None, stop: &stop })
}

#[test]
fn division_is_the_cheapest_of_all() {
    let (mut possible, mut impossible, mut changed, mut together) = (0, 0, 0, 0);
    for seed in 0..80 {
        let (s, rules) = county(seed);
        let all = every(&s, &rules, &|_, _| true);
        let best = all.iter().map(|d| d.cost(&rules)).min();
        match with(|limits| form(&s, &rules, limits)) {
            Forming::Found(found) => {
                assert_eq!(Some(found.division.cost(&rules)), best, "seed {seed}");
                assert!(found.proven && all.contains(&found.division), "seed {seed}");
                possible += 1;
                changed += found.division.changes;
                together += u32::from(rules.together);
            }
            Forming::Impossible => {
                assert_eq!(best, None, "seed {seed}");
                impossible += 1;
                let why = with(|limits| conflict(&s, &rules, limits));
                let is = |bound: Bound, town: &str, fact: Bound| match fact {
                    Bound::Together(t) => why.townships[t] == town,
                    fact => town.is_empty() && fact == bound,
                };
                let set = |bound, town: &str, but: Option<Bound>| {
                    let mut facts = why.members.iter().map(|m| m.fact);
                    facts.any(|f| is(bound, town, f) && Some(f) != but)
                };
                // The set alone leaves none; without any one of it there is one.
                let all = every(&s, &rules, &|bound, town| set(bound, town, None));
                assert!(all.is_empty(), "seed {seed}: {why:?}");
                for member in &why.members {
                    let but = Some(member.fact);
                    let some = every(&s, &rules, &|bound, town| set(bound, town, but));
                    assert!(member.needed && !some.is_empty(), "seed {seed}: {why:?}");
                }
            }
            Forming::Unknown => panic!("seed {seed}: nothing stopped it"),
        }
    }
    assert!(possible >= 25 && impossible >= 10, "{possible} {impossible}");
    assert!(changed >= 25 && together >= 3, "{changed} {together}");
}

#[test]
fn trade_off_is_that_of_all_divisions() {
    let mut points = 0;
    for seed in 0..60 {
        let (s, rules) = county(seed);
        for evenness in [Evenness::Weak, Evenness::Staff] {
            let range = |d: &Division| match evenness {
                Evenness::Weak => d.weak.1 - d.weak.0,
                Evenness::Staff => d.staff.1 - d.staff.0,
            };
            let free = match evenness {
                Evenness::Weak => Bound::Weak,
                Evenness::Staff => Bound::Staff,
            };
            let all: Vec<(u64, u32)> = every(&s, &rules, &|bound, _| bound != free)
                .iter()
                .map(|d| (d.cost(&rules), range(d)))
                .collect();
            let mut best: Vec<(u64, u32)> = all
                .iter()
                .copied()
                .filter(|&(cost, r)| {
                    !all.iter().any(|&(c, o)| c <= cost && o <= r && (c, o) != (cost, r))
                })
                .collect();
            best.sort_unstable();
            best.dedup();
            let found = with(|limits| trade_off(&s, &rules, evenness, limits));
            let found: Vec<(u64, u32)> =
                found.iter().map(|p| (p.division.cost(&rules), range(&p.division))).collect();
            assert_eq!(found, best, "seed {seed}, {evenness:?}");
            points += found.len();
        }
    }
    assert!(points >= 80, "{points}");
}

#[test]
fn today_is_kept_where_nothing_is_to_be_gained() {
    let world = World::with("tiny");
    let made = world.run("form tiny --out made").ends(0);
    assert!(made.out.contains("nothing has to change"), "{}", made.out);
    let before = world.read("tiny/kindergartens.csv");
    let after = world.read("made/kindergartens.csv");
    assert_eq!(after.trim_start_matches('\u{feff}'), before.trim_start_matches('\u{feff}'));
}

#[test]
fn tables_of_a_division_are_the_readers() {
    let world = World::with("ewenki");
    let made = world.run("form ewenki --change 0 --out made --json").ends(0).json();
    let changes = made["new"]["changes"].as_u64().expect("a number");
    assert!(changes > 0, "{made}");
    assert!(made["new"]["proven"].as_bool().expect("known"));
    for name in ["alliances.csv", "kindergartens.csv"] {
        let text = world.read(&format!("made/{name}"));
        world.write(&format!("ewenki/{name}"), &text);
    }
    // Rows of other tables may no longer fit, but the two tables are fine.
    let checked = world.run("check ewenki --json").out;
    assert!(!checked.contains("kindergartens.csv"), "{checked}");
    let again = world.run("form ewenki --change 0 --out again");
    if again.code == 0 {
        assert!(again.out.contains("nothing has to change"), "{}", again.out);
    }
}

#[test]
fn bounds_that_leave_no_division_are_named_and_nothing_is_written() {
    let world = World::with("ewenki");
    let made = world.run("form ewenki --size 1..3 --out made").ends(1);
    assert!(made.err.contains("at most 3 kindergartens in an alliance (--size)"), "{}", made.err);
    assert!(!made.err.contains("at least"), "{}", made.err);
    assert!(!world.path("made").exists());
}

#[test]
fn townships_may_be_said_in_a_table() {
    let world = World::with("ewenki");
    let line = "form ewenki --together --minutes 900 --size 1..50 --staff 99 --weak 99 --townships towns.csv --json --out made";
    // Two kindergartens far apart, whose names say other townships.
    world.write("towns.csv", "幼儿园,乡镇\nK002,某镇\nK040,某镇\n");
    let made = world.run(line).ends(0).json();
    assert_eq!(made["alliance"]["K002"], made["alliance"]["K040"], "{made}");
    world.write("towns.csv", "幼儿园,乡镇\nK002,某镇\nK999,某镇\nK002,\n");
    let odd = world.run(line).ends(1);
    assert!(odd.err.contains("error[E302] towns.csv:3:1"), "{}", odd.err);
    assert!(odd.err.contains("error[E101] towns.csv:4:2"), "{}", odd.err);
}
