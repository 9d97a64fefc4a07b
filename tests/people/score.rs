//! Appraisals: what is asked for is the verifier's, marks are worked out by hand, the command's files.

use std::collections::BTreeMap;

use alliance_calendar::domain::{ActivityKind, Criterion, Demand, Policy, Weights};
use alliance_calendar::score::{Marked, Measure, score};
use alliance_calendar::verify;
use jiff::civil::Date;

use super::{Dice, planned};
use crate::end_to_end::world::World;

fn of(marked: &Marked, criterion: Criterion) -> Option<&Measure> {
    marked.measures.iter().find(|m| m.criterion == criterion)
}

/// What lacks at the end of the term.
fn lacks(marked: &Marked, criterion: Criterion) -> u32 {
    of(marked, criterion).map_or(0, |m| m.asked - m.done)
}

#[test]
fn what_lacks_at_the_end_is_what_the_verifier_misses() {
    let mut lacking = 0;
    for seed in 1..5 {
        let (s, mut calendar) = planned(seed);
        // Some activities were not held after all.
        let mut dice = Dice::new(seed);
        calendar.retain(|row| row.kind() == ActivityKind::Event || !dice.one_in(4));
        let verdict = verify(&s, &calendar, Policy::Cost);
        let mut missed: BTreeMap<(Demand, String), u32> = BTreeMap::new();
        for short in &verdict.shortfalls {
            let home = s.staff.iter().find(|p| p.id == short.subject).map(|p| p.home);
            let subject = home.map_or(short.subject.clone(), |k| s.kindergarten(k).id.clone());
            *missed.entry((short.demand, subject)).or_default() += short.units;
        }
        let missing = |demand, id: &str| missed.get(&(demand, id.to_owned())).copied().unwrap_or(0);
        let found = score(&s, &calendar, s.settings.term.end, &Weights::default());
        for a in &found.alliances {
            for marked in a.members.iter().chain([&a.lead]) {
                let id = &s.kindergarten(marked.place).id;
                assert_eq!(
                    lacks(marked, Criterion::Visits),
                    missing(Demand::D1, id),
                    "{seed} {id}"
                );
                assert_eq!(
                    lacks(marked, Criterion::Received),
                    missing(Demand::D4, id),
                    "{seed} {id}"
                );
                lacking += lacks(marked, Criterion::Visits) + lacks(marked, Criterion::Received);
            }
            let rows = |demand| {
                verdict.shortfalls.iter().filter(|short| short.demand == demand).count() as u32
            };
            let all = |c| found.alliances.iter().map(|a| lacks(&a.lead, c)).sum::<u32>();
            assert_eq!(all(Criterion::FollowUps), rows(Demand::D8), "seed {seed}");
            assert_eq!(all(Criterion::Placements), rows(Demand::D10), "seed {seed}");
            let inspections: u32 = verdict
                .shortfalls
                .iter()
                .filter(|short| short.demand == Demand::D2)
                .map(|short| short.units)
                .sum();
            assert_eq!(all(Criterion::Inspections), inspections, "seed {seed}");
        }
    }
    assert!(lacking >= 10, "{lacking}");
}

#[test]
fn what_is_still_to_come_costs_nothing() {
    let (s, calendar) = planned(1);
    let mut before = 0;
    for on in [s.settings.term.start, s.settings.term.end] {
        let found = score(&s, &calendar, on, &Weights::default());
        for marked in found.alliances.iter().flat_map(|a| a.members.iter().chain([&a.lead])) {
            for m in &marked.measures {
                assert!(m.done + m.to_come + m.behind() == m.asked, "{m:?}");
                assert!(m.rate().is_none_or(|rate| (0.0..=1.0).contains(&rate)));
            }
            // The calendar meets every demand, so nobody is behind but by events that are too few.
            let visits = of(marked, Criterion::Visits).expect("applies to all");
            assert!(visits.missing.is_empty(), "{visits:?}");
        }
        let done: u32 = found
            .alliances
            .iter()
            .flat_map(|a| a.members.iter().chain([&a.lead]))
            .flat_map(|m| &m.measures)
            .filter(|m| m.criterion == Criterion::Visits)
            .map(|m| m.done)
            .sum();
        assert!(done > before || on == s.settings.term.start);
        before = done;
    }
}

#[test]
fn members_count_in_the_mark_of_their_lead() {
    let (s, mut calendar) = planned(2);
    let a = s.alliance_ixs().next().expect("one");
    let member = *s.alliance(a).members.iter().find(|&&k| k != s.alliance(a).lead).expect("one");
    calendar.retain(|row| {
        row.kind() != ActivityKind::Outreach
            || !row.staff.iter().any(|&p| s.person(p).home == member)
    });
    let mut weights = Weights { of: [0.0; 9], members: 0.4 };
    weights.of[Criterion::Visits as usize] = 7.0;
    let found = score(&s, &calendar, s.settings.term.end, &weights);
    let of_alliance = &found.alliances[0];
    let visits = |m: &Marked| {
        let m = of(m, Criterion::Visits).expect("applies");
        (m.asked > 0).then(|| 100.0 * f64::from(m.done) / f64::from(m.asked))
    };
    let marks: Vec<f64> = of_alliance.members.iter().filter_map(visits).collect();
    let mean = marks.iter().sum::<f64>() / marks.len() as f64;
    let own = visits(&of_alliance.lead).expect("the lead has teachers");
    assert!(mean < 100.0 && own > mean, "{own} {mean}");
    let joint = of_alliance.joint.expect("a mark");
    assert!((joint - (0.6 * own + 0.4 * mean)).abs() < 1e-9, "{joint} {own} {mean}");
}

#[test]
fn command_says_what_pulled_a_mark_down() {
    let world = World::with("tiny");
    world.run("plan tiny --quiet").ends(0);
    let end = "score tiny out/tiny --on 2026-11-20 --out made";
    let whole = world.run(end).ends(0);
    assert!(whole.out.contains("no marks lost"), "{}", whole.out);
    let early = world.run("score tiny out/tiny --on 2026-09-01 --out made").ends(0);
    assert!(early.out.contains("2026-09-01 is before the term"), "{}", early.out);
    assert!(!whole.out.contains("before the term"), "{}", whole.out);
    let repair = "replan tiny --from out/tiny/calendar.csv --today 2026-11-20 --not-held V1-K002-1 --out again --quiet";
    world.run(repair).ends(0);
    let behind = world.run(end).ends(0);
    assert!(behind.out.contains("Visits made: 1 asked for, 0 done"), "{}", behind.out);
    assert!(behind.out.contains("马秀兰 0/1"), "{}", behind.out);

    world.write("tiny/score.toml", "visits = 0\nreceived = 0\nmembers = 1.5\n");
    let odd = world.run(end).ends(1);
    assert!(odd.err.contains("score.toml:3"), "{}", odd.err);
    world.write("tiny/score.toml", "visits = 0\nreceived = 0\n");
    let weighed = world.run(end).ends(0);
    assert!(!weighed.out.contains("Visits made"), "{}", weighed.out);
    let table = world.read("made/score.csv");
    assert!(table.starts_with("\u{feff}alliance,kindergarten,name,role,criterion"), "{table}");
    // What was missed early is missed for good; before that nothing is.
    let mark = |day| score_of(&world, day).expect("a mark");
    assert!(mark("2026-10-12") >= mark("2026-11-20"));
}

/// The county's mark on a day.
fn score_of(world: &World, on: &str) -> Option<f64> {
    let day: Date = on.parse().expect("a day");
    let found = world.run(&format!("score tiny out/tiny --on {day} --out made --json")).ends(0);
    found.json()["county"].as_f64()
}
