//! Every kind of answer held to the verifier and to solving again by another seed.

use super::conflict::alliance_of;
use super::fact::{Fact, families, lift};
use super::focus::{focus, rows_of, solve};
use super::remedy::take;
use super::*;
use crate::domain::{Activity, AllianceIx, Plan, Policy, Role, Scenario};
use crate::generate::{Shape, generate};
use crate::input::read_sources;
use crate::solve::{Bar, PlanOptions, Silent};
use crate::verify::verify;

/// A tight little county and a plan of it.
fn county(seed: u64) -> (Scenario, Plan) {
    let shape = Shape {
        alliances: 1 + (seed % 2) as u32,
        kindergartens: 5 + (seed % 3) as u32,
        staff: 9 + (seed % 4) as u32,
        tightness: [1.0, 0.8, 0.9][seed as usize % 3],
        language: 0.4,
        closures: 0.3,
        far: 0.3,
        events: 2,
        seed,
        ..Shape::default()
    };
    let scenario = read_sources(&generate(&shape)).scenario.expect("made to be read");
    let options = PlanOptions {
        time_limit: None,
        work_limit: Some(300),
        threads: 1,
        ..PlanOptions::default()
    };
    let plan = crate::plan(&scenario, &options, &Silent).expect("nothing is pinned");
    (scenario, plan)
}

fn lifted(
    scenario: &Scenario,
    rows: &[Activity],
    facts: &[Fact],
    a: AllianceIx,
) -> (Scenario, u64) {
    let (mut scenario, mut rows) = (scenario.clone(), rows.to_vec());
    lift(&mut scenario, &mut rows, facts);
    let value = verify(&scenario, &rows, Policy::Cost).alliances[a.index()].shortfall.value;
    (scenario, value)
}

#[test]
fn every_set_is_impossible_and_every_needed_member_opens_a_way() {
    let effort = Effort { work: 300, seed: 7, ..Effort::default() };
    let other = Effort { work: 500, seed: 99, ..Effort::default() };
    let (mut sets, mut needed, mut demands) = (0, 0, std::collections::BTreeSet::new());
    for seed in 0..10 {
        let (scenario, plan) = county(seed);
        let unmet = verify(&scenario, &plan.activities, Policy::Cost).shortfalls;
        for conflict in conflicts(&scenario, &plan.activities, &effort) {
            let a = alliance_of(&scenario, &conflict.shortfall).expect("whose");
            assert_eq!(a, conflict.alliance);
            if conflict.outcome != Outcome::Impossible {
                continue;
            }
            sets += 1;
            demands.insert(conflict.shortfall.demand);
            let one = focus(&scenario, &plan.activities, a);
            let rows = rows_of(&plan.activities, a);
            let dropped = super::conflict::dropped(&scenario, &conflict.shortfall, &unmet, a);
            let members: Vec<Fact> = conflict.members.iter().map(|m| m.fact).collect();
            let all = families(&one, a).concat();
            let mut rest: Vec<Fact> = all
                .into_iter()
                .filter(|f| !members.contains(f))
                .filter(|&f| !super::conflict::touches(&scenario, &conflict.shortfall, f))
                .chain(dropped)
                .collect();
            rest.sort_unstable();
            rest.dedup();
            let weight = u64::from(conflict.shortfall.demand.weight());
            let (free, now) = lifted(&one, &rows, &rest, a);
            let found = solve(&free, a, Policy::Cost, Vec::new(), &other).expect("a plan");
            assert!(found.shortfall.value > now - weight, "{seed}: {conflict:?}");
            assert!(found.shortfall.bound > Some(now - weight), "{seed}: {conflict:?}");
            for member in conflict.members.iter().filter(|m| m.needed) {
                needed += 1;
                let mut all = rest.clone();
                all.push(member.fact);
                all.sort_unstable();
                let (free, now) = lifted(&one, &rows, &all, a);
                let found = solve(&free, a, Policy::Cost, Vec::new(), &effort).expect("a plan");
                let verdict = verify(&free, &found.activities, Policy::Cost);
                assert_eq!(verdict.violations, [], "{seed}: {member:?}");
                let value = verdict.alliances[a.index()].shortfall.value;
                assert!(value <= now - weight, "{seed}: {member:?} of {conflict:?}");
            }
        }
    }
    assert!(sets >= 15 && needed >= 10 && demands.len() >= 2, "{sets} {needed} {demands:?}");
}

#[test]
fn every_remedy_lifts_the_shortfall_as_said() {
    let effort = Effort { work: 300, ..Effort::default() };
    let mut tried = 0;
    for seed in 0..5 {
        let (scenario, plan) = county(seed);
        let found = conflicts(&scenario, &plan.activities, &effort);
        for remedy in remedies(&scenario, &plan.activities, &found, Policy::Balanced, &effort) {
            tried += 1;
            assert!(remedy.shortfall.1 < remedy.shortfall.0);
            let mut one = focus(&scenario, &plan.activities, remedy.alliance);
            take(&mut one, remedy.fact, remedy.step);
            let a = remedy.alliance;
            let after = solve(&one, a, Policy::Balanced, Vec::new(), &effort).expect("a plan");
            let verdict = verify(&one, &after.activities, Policy::Balanced);
            assert_eq!(verdict.violations, [], "{seed}: {remedy:?}");
            assert_eq!(verdict.alliances[a.index()].shortfall.value, remedy.shortfall.1);
        }
    }
    assert!(tried >= 5, "{tried}");
}

#[test]
fn levels_are_the_sums_of_their_parts() {
    for seed in 0..6 {
        let (scenario, plan) = county(seed);
        let found = breakdown(&scenario, &plan.activities, Policy::Balanced);
        let km: f64 = found.drives.iter().map(|d| d.km.value()).sum();
        assert!((km - found.verdict.vehicle_km.value()).abs() < 1e-6, "{seed}");
        for drive in found.drives.iter().filter(|d| d.home.is_some()) {
            let seats = scenario.settings.travel.seats;
            assert_eq!((drive.people.len() as u32).div_ceil(seats), drive.vehicles, "{drive:?}");
        }
        let units: u32 = found.penalties.iter().map(Penalty::units).sum();
        assert_eq!(u64::from(units), found.verdict.quality.value(), "{seed}");
        for (load, group) in found.loads.iter().zip(&found.verdict.groups) {
            let largest = group.burdens.iter().map(|b| b.1.0).fold(0.0, f64::max);
            assert!((load.burden.0 - largest).abs() < 1e-9 && load.before.0 > -1e-6, "{load:?}");
        }
    }
}

#[test]
fn substitutes_are_judged_as_the_verifier_judges_the_whole_calendar() {
    let (scenario, plan) = county(3);
    let base = verify(&scenario, &plan.activities, Policy::Balanced);
    let (mut fine, mut broken) = (0, 0);
    for at in 0..plan.activities.len() {
        let found = candidates(&scenario, &plan.activities, at, Policy::Balanced);
        let with = |substitute| {
            let mut rows = plan.activities.clone();
            super::candidates::apply(&mut rows, at, substitute);
            verify(&scenario, &rows, Policy::Balanced)
        };
        for candidate in &found.possible {
            let verdict = with(candidate.substitute);
            assert_eq!(verdict.violations, [], "{candidate:?}");
            assert!((verdict.cost - base.cost - candidate.more.cost).abs() < 1e-6);
            assert_eq!(verdict.shortfall as i64 - base.shortfall as i64, candidate.more.shortfall);
            fine += 1;
        }
        for (substitute, rules) in &found.forbidden {
            let mut said: Vec<_> = with(*substitute).violations.iter().map(|v| v.rule).collect();
            said.dedup();
            assert_eq!(&said, rules, "{substitute:?}");
            broken += 1;
        }
    }
    assert!(fine > 100 && broken > 100, "{fine} {broken}");
}

#[test]
fn a_barred_duty_is_in_no_plan_and_costs_no_less() {
    let (scenario, plan) = county(5);
    for p in scenario.staff_ixs() {
        for one in why(&scenario, &plan.activities, p, None, Policy::Cost, &Effort::default()) {
            let bar = Bar { person: p, place: one.place, role: one.role };
            let a = scenario.alliance_of(p);
            let alone = focus(&scenario, &plan.activities, a);
            let free = solve(&alone, a, Policy::Cost, Vec::new(), &Effort::default());
            let barred = solve(&alone, a, Policy::Cost, vec![bar], &Effort::default());
            let (free, barred) = (free.expect("a plan"), barred.expect("a plan"));
            let there = |row: &Activity| {
                row.role() == Some(one.role)
                    && row.kindergarten == Some(one.place)
                    && row.staff.contains(&p)
            };
            assert!(!barred.activities.iter().any(there), "{one:?}");
            assert_eq!(verify(&alone, &barred.activities, Policy::Cost).violations, []);
            // What is proven for every calendar is proven for those without the duty too.
            let worth = |s: &super::focus::Solved| (s.shortfall.value, s.cost.value + 1e-6);
            assert!(free.shortfall.bound <= Some(worth(&barred).0));
            if free.shortfall.bound == Some(barred.shortfall.value) {
                assert!(free.cost.bound.is_none_or(|b| b <= worth(&barred).1), "{one:?}");
            }
        }
    }
}

#[test]
fn why_not_names_the_rule_or_finds_a_calendar() {
    let (scenario, plan) = county(4);
    let (mut forbidden, mut forced) = (0, 0);
    for p in scenario.staff_ixs().filter(|&p| scenario.person(p).backbone) {
        for &k in &scenario.alliance(scenario.alliance_of(p)).members {
            let duty = (p, k, Role::Outreach);
            let effort = Effort { work: 60, ..Effort::default() };
            let found = why_not(&scenario, &plan.activities, duty, None, Policy::Cost, &effort);
            if found.forbidden.is_empty() {
                forced += u32::from(found.forced.is_some());
                if let Some(Forced { found, bound: Some(bound) }) = found.forced {
                    assert!(bound.0 <= found.0 && bound.1 <= found.1 + 1e-6);
                }
            } else {
                forbidden += 1;
                assert!(found.forced.is_none());
            }
        }
    }
    assert!(forbidden > 5 && forced > 5, "{forbidden} {forced}");
}

#[test]
fn a_card_says_who_could_and_why_others_could_not() {
    let (scenario, plan) = county(2);
    for p in scenario.staff_ixs() {
        let card = card(&scenario, &plan.activities, p, Policy::Balanced);
        let duties = plan.activities.iter().filter(|row| row.staff.contains(&p)).count();
        assert_eq!(card.duties.len(), duties);
        for duty in &card.duties {
            let row = &plan.activities[duty.at];
            assert!(row.staff.contains(&p));
            assert!(duty.others.iter().all(|o| !row.staff.contains(&o.person)));
        }
        for b in &card.burdens {
            assert!(b.burden.0 <= b.largest.0 + 1e-9 && b.rank >= 1 && b.rank <= b.people);
        }
    }
}

#[test]
fn a_calendar_beside_itself_differs_in_nothing() {
    let (scenario, plan) = county(1);
    let one = (&scenario, &plan.activities[..]);
    let same = compare(one, one, Policy::Balanced);
    assert_eq!((same.gone.len(), same.new.len(), same.people.len()), (0, 0, 0));
    let mut rows = plan.activities.clone();
    let at = rows.iter().position(|row| !row.staff.is_empty()).expect("a duty");
    let gone = rows[at].staff.len();
    rows.remove(at);
    let less = compare(one, (&scenario, &rows), Policy::Balanced);
    assert_eq!((less.gone.len(), less.new.len()), (gone, 0));
    assert!(less.more.km < 0.0);
}

#[test]
fn stress_is_the_sum_of_its_absences_whatever_the_threads() {
    let (scenario, plan) = county(2);
    let absences = Absences { rate: 0.1, terms: 400, from: None };
    let effort = Effort { work: 40, ..Effort::default() };
    let run = || {
        stress(&scenario, &plan.activities, &absences, Policy::Balanced, &effort).expect("sound")
    };
    let found = run();
    let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    assert_eq!(alone.install(run), found);
    let mut weeks: Vec<_> = plan
        .activities
        .iter()
        .flat_map(|row| row.staff.iter().map(|&p| (crate::calendar::iso_week_start(row.date), p)))
        .collect();
    weeks.sort();
    weeks.dedup();
    assert_eq!(found.losses.iter().map(|l| (l.week, l.person)).collect::<Vec<_>>(), weeks);
    for loss in &found.losses {
        // The duties of the week are gone in every repair.
        assert!(loss.changes >= u64::from(loss.duties), "{loss:?}");
        assert!(loss.changes_bound.is_none_or(|b| b <= loss.changes), "{loss:?}");
        assert!(!loss.steps_in.contains(&loss.person), "{loss:?}");
    }
    let changes: u64 = found.losses.iter().map(|l| l.changes).sum();
    assert!((found.expected.changes - 0.1 * changes as f64).abs() < 1e-9);
    let [absent, changed, _] = found.estimates;
    for (estimate, exact) in [(absent, found.expected.absences), (changed, found.expected.changes)]
    {
        let (low, high) = estimate.interval;
        assert!(low <= estimate.mean && estimate.mean <= high);
        // Four times the half width: a seed that misses is one in thousands.
        let wide = 2.0 * (high - low);
        assert!((estimate.mean - exact).abs() <= wide, "{estimate:?} {exact}");
    }
}

/// A placement has other days and nothing else, all inside its window; its person's card has it.
#[test]
fn a_placement_may_only_move() {
    let shape = Shape {
        kindergartens: 6,
        staff: 16,
        placements: 2,
        follow_ups: 1,
        seed: 3,
        ..Shape::default()
    };
    let scenario = read_sources(&generate(&shape)).scenario.expect("made to be read");
    let options = PlanOptions { time_limit: None, work_limit: Some(50), ..PlanOptions::default() };
    let plan = crate::plan(&scenario, &options, &Silent).expect("nothing is pinned");
    let rows = &plan.activities;
    let at = rows.iter().position(|r| r.placement().is_some()).expect("a placement");
    let asked = scenario.placement(rows[at].placement().expect("of a table"));
    let found = candidates(&scenario, rows, at, Policy::Balanced);
    assert!(!found.possible.is_empty());
    for one in &found.possible {
        let Substitute::Days(first, last) = one.substitute else { panic!("{one:?}") };
        assert!(asked.from <= first && last <= asked.to, "{one:?}");
        let mut rows = rows.clone();
        super::candidates::apply(&mut rows, at, one.substitute);
        let verdict = verify(&scenario, &rows, Policy::Balanced);
        assert_eq!(verdict.violations, [], "{one:?}");
    }
    let card = card(&scenario, rows, asked.person, Policy::Balanced);
    assert!(card.placements.contains(&at));

    let at = rows.iter().position(|r| r.follow_up().is_some()).expect("a follow-up");
    let found = candidates(&scenario, rows, at, Policy::Balanced);
    let elsewhere = |s: &Substitute| matches!(s, Substitute::Place(_));
    assert!(!found.possible.iter().map(|c| &c.substitute).any(elsewhere));
    assert!(!found.forbidden.iter().map(|(s, _)| s).any(elsewhere));
}
