//! Assignment problems of one visit each: exact and proven under four policies and as a frontier.
//!
//! `assign100.txt` is J. E. Beasley's problem of OR-Library
//! (<https://people.brunel.ac.uk/~mastjjb/jeb/orlib/assigninfo.html>; Journal of the Operational
//! Research Society 41, 1990). `leximin60.txt` is a random matrix on which a search once proved
//! what was not so. Values that are expected were computed with SciPy 1.17 (`linear_sum_assignment`
//! under ever lower ceilings) and, for `leximin`, with a Hungarian algorithm on powers of n + 1 in
//! whole numbers of any length.

use std::path::Path;

use alliance_calendar::domain::{Policy, Role, Scenario};
use alliance_calendar::generate::{MatrixShape, from_matrix};
use alliance_calendar::input::{CostFiles, CostMatrix, read_problem, read_sources};
use alliance_calendar::plan;
use alliance_calendar::solve::{Frontier, Groups, PlanOptions, Silent, frontier};

use crate::of_work;

fn options(threads: usize) -> PlanOptions {
    PlanOptions { threads, ..of_work(200) }
}

/// The points are there long before the clock runs out, whatever else is looked for meanwhile.
fn front(scenario: &Scenario, threads: usize) -> Frontier {
    let time_limit = Some(std::time::Duration::from_secs(8));
    let options = PlanOptions { time_limit, work_limit: None, ..options(threads) };
    frontier(scenario, &options, 100).expect("nothing is pinned")
}

fn scenario(matrix: &CostMatrix) -> Scenario {
    let shape = MatrixShape { quota: (1, 1), coverage: (1, None) };
    read_sources(&from_matrix(matrix, shape)).scenario.expect("no error")
}

fn published(name: &str) -> Scenario {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/research").join(name);
    scenario(&read_problem(&CostFiles::of(&file)).expect("it reads").matrix)
}

fn square(n: usize, cost: impl Fn(usize, usize) -> f64) -> Scenario {
    let names = || (0..n).map(|i| i.to_string()).collect();
    let costs = (0..n).map(|i| (0..n).map(|j| Some(cost(i, j))).collect()).collect();
    scenario(&CostMatrix { rows: names(), columns: names(), costs })
}

/// Whole costs with many ties.
fn whole(i: usize, j: usize) -> f64 {
    ((i * 37 + j * 61 + i * j * 17 + (i * i + 3 * j * j) % 89) % 97 + 1) as f64
}

/// Costs hardly any two of which are equal.
fn real(i: usize, j: usize) -> f64 {
    let x = (i * 7919 + j * 104_729 + i * j * 31 + (i * i * 13 + j * j * 7) % 997) % 10_007;
    (x * x % 100_003) as f64 / 1024.0
}

/// K, the sorted burdens, and that all of it is proven.
fn solved(scenario: &Scenario, policy: Policy) -> (f64, Vec<f64>) {
    let options = PlanOptions { policy: Some(policy), ..options(1) };
    let plan = plan(scenario, &options, &Silent).expect("nothing is pinned");
    assert_eq!((plan.levels.shortfall.value, plan.levels.cost.gap()), (0, Some(0.0)), "{policy:?}");
    let mut burdens: Vec<f64> =
        plan.groups.iter().flat_map(|g| &g.burdens).map(|b| b.1.value()).collect();
    burdens.sort_by(|a, b| b.total_cmp(a));
    let proven: u32 = plan.groups.iter().filter_map(|g| g.proven).sum();
    assert!(policy != Policy::Leximin || proven as usize == burdens.len(), "{proven}");
    (plan.vehicle_km.value(), burdens)
}

fn proven_points(found: &Frontier) -> Vec<(f64, f64)> {
    assert!(found.county.iter().all(|p| p.proven && p.calendar.is_some()));
    found.county.iter().map(|p| (p.km, p.largest)).collect()
}

#[test]
fn assign100_of_or_library() {
    let scenario = published("assign100.txt");
    assert_eq!(solved(&scenario, Policy::Cost).0, 305.0);
    let (km, burdens) = solved(&scenario, Policy::Minimax);
    assert_eq!((km, burdens[0]), (307.0, 5.0));
    let (_, burdens) = solved(&scenario, Policy::Leximin);
    let count = |value: f64| burdens.iter().filter(|b| **b == value).count();
    assert_eq!([5.0, 4.0, 3.0, 2.0].map(count), [7, 34, 29, 30]);
    for threads in [1, 2] {
        let found = front(&scenario, threads);
        assert_eq!(proven_points(&found), [(305.0, 6.0), (307.0, 5.0)], "{threads} threads");
    }
}

#[test]
fn sixty_by_sixty_is_lexicographically_least_on_all_levels() {
    let scenario = published("leximin60.txt");
    let (km, burdens) = solved(&scenario, Policy::Leximin);
    let want: [u16; 60] = [
        75, 71, 70, 65, 53, 53, 50, 47, 46, 45, 45, 43, 43, 42, 42, 42, 41, 40, 39, 38, 36, 34, 33,
        32, 31, 30, 30, 28, 26, 24, 23, 23, 23, 22, 22, 22, 22, 22, 21, 21, 20, 20, 19, 18, 17, 14,
        14, 13, 12, 11, 9, 9, 8, 8, 5, 4, 2, 1, 1, 1,
    ];
    assert_eq!((km, burdens), (1721.0, want.map(f64::from).to_vec()));
    let found = front(&scenario, 2);
    assert_eq!(proven_points(&found), [(1627.0, 88.0), (1632.0, 75.0)]);
}

#[test]
fn hundred_real_costs_have_the_frontier_and_burdens_of_an_independent_check() {
    larger(
        100,
        real,
        (134.852_539_062_5, 4.816_406_25),
        Some((159.063_476_562_5, 5_071.586_914_062_5)),
    );
    let found = front(&square(100, real), 2);
    let want =
        [(134.852_539_062_5, 6.25), (135.438_476_562_5, 4.990_234_375), (136.343_75, 4.816_406_25)];
    for (got, want) in proven_points(&found).iter().zip(want) {
        assert!((got.0 - want.0).abs() < 1e-9 && (got.1 - want.1).abs() < 1e-9, "{got:?} {want:?}");
    }
    assert_eq!(found.county.len(), want.len());
}

#[test]
#[ignore = "long"]
fn larger_assignments_equal_an_independent_check() {
    larger(200, whole, (288.0, 4.0), Some((292.0, 23_623.0)));
    larger(200, real, (130.324_218_75, 2.375), Some((144.638_671_875, 8_799.980_468_75)));
    larger(400, whole, (422.0, 5.0), None);
    larger(400, real, (114.467_773_437_5, 1.651_367_187_5), None);
}

/// The least K and the least largest burden; under `leximin` K, and the sum of the burdens from
/// the largest down, each times its place.
fn larger(n: usize, cost: fn(usize, usize) -> f64, least: (f64, f64), even: Option<(f64, f64)>) {
    let scenario = square(n, cost);
    let groups = Groups::new(&scenario);
    let alliance = scenario.alliance_ixs().next().expect("one alliance");
    let by = |policy| {
        let found = groups.optimum(alliance, Role::Outreach, policy, &options(1)).expect("a plan");
        assert!(found.shortfall == 0 && (found.cost - found.cost_bound).abs() < 1e-6, "{policy:?}");
        found
    };
    let close = |a: f64, b: f64| assert!((a - b).abs() < 1e-6, "{n}: {a} instead of {b}");
    close(by(Policy::Cost).km, least.0);
    close(by(Policy::Minimax).cost, least.1);
    let mut burdens = by(Policy::Leximin).burdens;
    burdens.sort_by(|a, b| b.total_cmp(a));
    close(burdens[0], least.1);
    let Some((sum, weighted)) = even else { return };
    close(burdens.iter().sum(), sum);
    close((1..).zip(&burdens).map(|(i, b)| f64::from(i) * b).sum(), weighted);
}
