//! Assignment problems against the model of the master, and what is none.

use std::sync::atomic::AtomicBool;

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::super::burden_search::Budget;
use super::super::{Assignment, Goal, Master, OutreachMaster, Price};
use super::{Matching, assign, under_ceiling};
use crate::calendar::WorkCalendar;
use crate::domain::{Minutes, PROVEN_GAP, Policy, Scenario, StaffIx, gap};
use crate::model::{self, Limits, Status};
use crate::solve::instance::{Instance, Past};
use crate::solve::objective::Objective;
use crate::travel::DistanceTable;
use alliance_county::generate::{MatrixShape, Shape, from_matrix, generate};
use alliance_county::input::{CostMatrix, read_sources};

pub(super) static NEVER: AtomicBool = AtomicBool::new(false);

const WORK: Budget =
    Budget { nodes: 4_000, deadline: None, stop: &NEVER, seed: 1, start: None, known: None };

/// Calls with the only alliance of a scenario.
fn with_instance<T>(
    scenario: &Scenario,
    past_burdens: &[f64],
    call: impl FnOnce(&Instance) -> T,
) -> T {
    let table = DistanceTable::new(scenario);
    let calendar = WorkCalendar::new(scenario);
    let mut past = Past::new(scenario, &table);
    past.burden[0][..past_burdens.len()].copy_from_slice(past_burdens);
    let alliance = scenario.alliance_ixs().next().expect("one alliance");
    let people: Vec<StaffIx> = scenario.staff_ixs().collect();
    call(&Instance::new(scenario, &table, &calendar, &past, alliance, people, &[]))
}

fn matrix(costs: Vec<Vec<Option<f64>>>) -> CostMatrix {
    let names = |n: usize| (0..n).map(|i| format!("n{i}")).collect();
    CostMatrix { rows: names(costs.len()), columns: names(costs[0].len()), costs }
}

fn scenario(costs: Vec<Vec<Option<f64>>>, shape: MatrixShape) -> Scenario {
    read_sources(&from_matrix(&matrix(costs), shape)).scenario.expect("it reads")
}

/// Every way to send the teachers of a small problem out, limits of minutes kept.
pub(super) fn all(problem: &Matching) -> Vec<Assignment> {
    let mut found = vec![Vec::new()];
    for t in 0..problem.people.len() {
        let open: Vec<usize> = problem.open(t).collect();
        let sets = (0_u32..1 << open.len()).filter_map(|set| {
            let own =
                || open.iter().enumerate().filter(|(i, _)| set >> i & 1 == 1).map(|(_, &k)| k);
            let minutes: f64 = own().map(|k| problem.minutes[t][k]).sum();
            let few = own().count() <= problem.quota[t].1 as usize;
            (few && minutes <= problem.minutes_max[t]).then(|| own().collect::<Vec<usize>>())
        });
        let sets: Vec<Vec<usize>> = sets.collect();
        let longer = |visits: Vec<Vec<usize>>| {
            let with = |set: &Vec<usize>| visits.iter().chain([set]).cloned().collect::<Vec<_>>();
            sets.iter().map(with).collect::<Vec<_>>()
        };
        found = found.into_iter().flat_map(longer).collect();
    }
    let within = |visits: &Vec<Vec<usize>>| {
        (0..problem.coverage.len()).all(|k| {
            let at = visits.iter().filter(|places| places.contains(&k)).count();
            at <= problem.coverage[k].1 as usize
        })
    };
    found.retain(within);
    found.iter().map(|visits| problem.assignment(visits)).collect()
}

/// A small matrix with ties, zero costs and blanks.
pub(super) fn costs(rng: &mut ChaCha8Rng, rows: usize, columns: usize) -> Vec<Vec<Option<f64>>> {
    let (most, blank) = (*[3, 20].get(rng.random_range(0..2)).unwrap_or(&3), 0.2);
    let mut cost = || (!rng.random_bool(blank)).then(|| f64::from(rng.random_range(0..most)));
    (0..rows).map(|_| (0..columns).map(|_| cost()).collect()).collect()
}

fn least(model: &model::Model) -> Option<f64> {
    let limits = Limits { nodes: 100_000, deadline: None, stop: &NEVER };
    let best = model::solve(model, false, None, &limits);
    assert_ne!(best.status, Status::Unknown);
    best.value
}

#[test]
fn matching_is_what_the_model_says() {
    let mut rng = ChaCha8Rng::seed_from_u64(5);
    let mut limited = 0;
    for case in 0..120 {
        let (rows, columns) = (rng.random_range(2..4), rng.random_range(2..5));
        let (low, few) = (rng.random_range(0..2), rng.random_range(0..3));
        let shape = MatrixShape {
            quota: (low, low + rng.random_range(0..3)),
            coverage: (few, rng.random_bool(0.7).then(|| few + rng.random_range(0..2))),
        };
        let mut scenario = scenario(costs(&mut rng, rows, columns), shape);
        // Minutes of their own, and one drive that may be longer than a limit of a term.
        scenario.settings.burden.session_minutes = Minutes(f64::from(rng.random_range(0..2)));
        for person in &mut scenario.staff {
            person.minutes_max =
                rng.random_bool(0.4).then(|| Minutes(f64::from(rng.random_range(0..9))));
        }
        let past: Vec<f64> = (0..rows).map(|_| f64::from(rng.random_range(0..6))).collect();
        with_instance(&scenario, &past, |inst| {
            let master = OutreachMaster::new(inst);
            let problem = master.matching().expect("a plain assignment");
            limited += usize::from(problem.is_limited());
            let plans = all(&problem);
            let (lo, hi) = master.burden_range();
            let shortfall = plans.iter().map(|a| a.shortfall).min().expect("nobody goes");
            let model = master.build(&Goal::Shortfall, lo, hi);
            assert_eq!(least(&model).map(|v| v.round() as u64), Some(shortfall), "{case}");
            for (km, largest) in [(1.0, 0.0), (0.0, 1.0), (1.0, 2.0)] {
                let price = Price { km, largest, ..Price::default() };
                let fits = plans.iter().filter(|a| a.shortfall == shortfall);
                let want = fits.map(|a| price.of(a)).fold(f64::INFINITY, f64::min);
                let goal = Goal::Cost { shortfall: shortfall as f64 + 1e-6, price };
                let found = least(&master.build(&goal, lo, hi)).expect("a plan");
                assert!((found - want).abs() < 1e-4, "{case} {km} {largest}: {found} {want}");
            }
        });
    }
    assert!(limited > 3, "{limited} cases with a limit that binds");
}

#[test]
fn whatever_is_more_than_an_assignment_is_none() {
    let plain = || {
        let costs = vec![vec![Some(2.0), Some(4.0)], vec![Some(6.0), Some(2.0)]];
        scenario(costs, MatrixShape { quota: (2, 2), coverage: (1, None) })
    };
    let is =
        |scenario: &Scenario| with_instance(scenario, &[], |i| OutreachMaster::new(i).matching());
    assert!(is(&plain()).is_some());
    type Change = (&'static str, fn(&mut Scenario));
    let changes: [Change; 4] = [
        ("two stops on a day", |s| {
            s.settings.term.end = s.settings.term.start;
            s.settings.travel.max_drive_minutes_per_day = Minutes(1e9);
        }),
        ("subjects", |s| s.settings.outreach.subjects_min = 1),
        ("languages", |s| s.kindergartens.iter_mut().for_each(|k| k.language = "mn".to_owned())),
        ("shared vehicles", |s| {
            s.settings.travel.seats = 4;
            s.staff.iter_mut().for_each(|p| p.home = crate::domain::KinderIx(0));
            s.kindergartens.iter_mut().for_each(|k| k.max_away = 2);
        }),
    ];
    for (what, change) in changes {
        let mut scenario = plain();
        change(&mut scenario);
        assert_eq!(is(&scenario), None, "{what}");
    }
    let usual = read_sources(&generate(&Shape { alliances: 1, ..Shape::default() }));
    assert_eq!(is(&usual.scenario.expect("it reads")), None);
}

/// A random small problem: ties, zeros, blanks, bounds on both sides, past burdens, and minutes of
/// their own for each visit.
fn small<T>(rng: &mut ChaCha8Rng, most: u32, call: impl FnOnce(&OutreachMaster) -> T) -> T {
    let (rows, columns) = (rng.random_range(2..5), rng.random_range(2..5));
    let low = rng.random_range(0..=most);
    let few = rng.random_range(0..3);
    let shape = MatrixShape {
        quota: (low, rng.random_range(low..=most)),
        coverage: (few, rng.random_bool(0.7).then(|| few + rng.random_range(0..2))),
    };
    let mut scenario = scenario(costs(rng, rows, columns), shape);
    scenario.settings.burden.session_minutes = Minutes(f64::from(rng.random_range(0..2)));
    let past: Vec<f64> = match rng.random_bool(0.5) {
        true => (0..rows).map(|_| f64::from(rng.random_range(0..6))).collect(),
        false => Vec::new(),
    };
    with_instance(&scenario, &past, |inst| call(&OutreachMaster::new(inst)))
}

#[test]
fn one_visit_each_is_exact_under_every_policy_with_a_proof() {
    let mut rng = ChaCha8Rng::seed_from_u64(11);
    for case in 0..400 {
        small(&mut rng, 1, |master| {
            let problem = master.matching().expect("a plain assignment");
            let plans = all(&problem);
            for policy in [Policy::Cost, Policy::Balanced, Policy::Minimax, Policy::Leximin] {
                let lambda = 0.75;
                let objective = Objective { policy, lambda, ..Objective::kilometres() };
                let found = assign(master, &objective, WORK).expect("it is solved");
                let worth = |a: &Assignment| objective.worth(a.km, &[&a.burdens]);
                let better = |a: &&Assignment| {
                    let order = a.shortfall.cmp(&found.best.shortfall);
                    order.then_with(|| worth(a).order(&worth(&found.best))).is_lt()
                };
                let what = (case, policy, &problem, &found);
                assert_eq!(plans.iter().find(better), None, "{what:?}");
                assert!(plans.contains(&found.best), "{what:?}");
                let value = objective.cost(found.best.km, &[&found.best.burdens]);
                assert!(found.cost_bound <= value && gap(value, found.cost_bound) <= PROVEN_GAP);
                assert!(found.price.keeps(&found.best), "{what:?}");
            }
        });
    }
}

#[test]
fn several_visits_each_are_bounded_and_mostly_exact() {
    let mut rng = ChaCha8Rng::seed_from_u64(23);
    let (mut all_of, mut exact) = (0, 0);
    for case in 0..100 {
        small(&mut rng, 3, |master| {
            let problem = master.matching().expect("a plain assignment");
            let plans = all(&problem);
            let shortfall = plans.iter().map(|a| a.shortfall).min().expect("nobody goes");
            let plans: Vec<&Assignment> =
                plans.iter().filter(|a| a.shortfall == shortfall).collect();
            let least = |ceiling: f64| {
                let under = plans.iter().filter(|a| a.largest() <= ceiling + 1e-9);
                under.map(|a| a.km).fold(f64::INFINITY, f64::min)
            };
            let cost = Objective { policy: Policy::Cost, ..Objective::kilometres() };
            let cost = assign(master, &cost, WORK).expect("it is solved");
            assert_eq!((cost.best.shortfall, cost.best.km), (shortfall, least(f64::INFINITY)));
            let largest = plans.iter().map(|a| a.largest()).fold(f64::INFINITY, f64::min);
            let minimax = Objective { policy: Policy::Minimax, ..Objective::kilometres() };
            let found = assign(master, &minimax, WORK).expect("it is solved");
            let what = (case, &problem, &found, largest);
            assert!(plans.contains(&&found.best), "{what:?}");
            assert!(found.cost_bound <= largest + 1e-9, "{what:?}");
            all_of += 1;
            exact += usize::from(!found.exhausted && (found.best.largest() - largest).abs() < 1e-6);
            assert!(found.exhausted || found.best.largest() <= largest + 1e-6, "{what:?}");
            // Every ceiling that a burden sets.
            let mut ceilings: Vec<&&Assignment> = plans.iter().collect();
            ceilings.sort_by(|a, b| a.largest().total_cmp(&b.largest()));
            ceilings.dedup_by(|a, b| a.largest() == b.largest());
            for plan in ceilings {
                let ceiling = plan.largest();
                let want = least(ceiling);
                let (best, bound) =
                    under_ceiling(master, ceiling, plan, WORK).expect("it is one of several");
                assert!(best.largest() <= ceiling + 1e-6 && plans.contains(&&best), "{what:?}");
                assert!(bound <= want + 1e-9, "{what:?} {ceiling} {bound} {want}");
                all_of += 1;
                exact += usize::from(
                    (best.km - want).abs() < 1e-9 && want - bound < 1e-6 * want.max(1.0),
                );
            }
        });
    }
    assert!(exact * 100 >= all_of * 99, "{exact} of {all_of}");
}
