//! No bound lies above what some calendar reaches that leaves no more unmet: every calendar of
//! small scenarios is tried, and none refutes what a plan says of the best.

use alliance_calendar::domain::{GroupReport, Plan, Policy, Scenario};
use alliance_calendar::plan;
use alliance_calendar::solve::{PlanOptions, Silent};
use alliance_calendar::verify::verify;
use rayon::prelude::*;

use crate::of_work;
use crate::solver::corners::{Size, corner, scenario};
use crate::solver::every_calendar::Every;
use crate::{at_least, long};

/// What a calendar is worth; costs in the order of the policies, burdens sorted by group.
struct Worth {
    shortfall: u64,
    costs: Vec<f64>,
    burdens: Vec<Vec<f64>>,
}

fn sorted(groups: &[GroupReport]) -> Vec<Vec<f64>> {
    let of = |group: &GroupReport| {
        let mut burdens: Vec<f64> = group.burdens.iter().map(|b| b.1.value()).collect();
        burdens.sort_by(|a, b| b.total_cmp(a));
        burdens
    };
    groups.iter().map(of).collect()
}

/// Every calendar of a scenario; none where there are too many.
fn all_of(scenario: &Scenario, most: u64) -> Option<Vec<Worth>> {
    let lambda = scenario.settings.objective.lambda;
    let mut found = Vec::new();
    let all = Every::new(scenario, 1, most).run(&mut |calendar| {
        let verdict = verify(scenario, calendar, Policy::Cost);
        let burdens = sorted(&verdict.groups);
        let km = verdict.vehicle_km.value();
        let largest: f64 = burdens.iter().filter_map(|b| b.first()).sum();
        let pairs = |b: &Vec<f64>| -> f64 {
            let n = b.len() as f64;
            let apart = |(i, x): (usize, &f64)| b[i..].iter().map(|y| x - y).sum::<f64>();
            b.iter().enumerate().map(apart).sum::<f64>() / n
        };
        let cost = |policy: &Policy| match policy {
            Policy::Cost | Policy::Leximin => km,
            Policy::Balanced => km + lambda * largest,
            Policy::Minimax => largest,
            _ => km + lambda * burdens.iter().map(pairs).sum::<f64>(),
        };
        found.push(Worth {
            shortfall: verdict.shortfall,
            costs: Policy::CONTRACT.iter().map(cost).collect(),
            burdens,
        });
    });
    all.then_some(found)
}

fn planned(scenario: &Scenario, policy: Policy, work: u64) -> Plan {
    let options = PlanOptions { threads: 1, policy: Some(policy), ..of_work(work) };
    plan(scenario, &options, &Silent).expect("it can be planned")
}

/// What some calendar refutes of what a plan says.
fn refuted(plan: &Plan, at: usize, all: &[Worth], least_unmet: bool) -> Vec<String> {
    let (levels, mut wrong) = (&plan.levels, Vec::new());
    let least = all.iter().map(|w| w.shortfall).min().expect("the empty calendar");
    let bound = levels.shortfall.bound.expect("a bound");
    if bound > least || least_unmet && levels.shortfall.value > least {
        wrong.push(format!("shortfall {} ({bound}), best {least}", levels.shortfall.value));
    }
    let leximin = plan.policy == Policy::Leximin;
    let (reached, close) = (sorted(&plan.groups), |a: f64, b: f64| (a - b).abs() <= 1e-3);
    let same = |w: &&Worth| {
        let equal = |(a, b): (&Vec<f64>, &Vec<f64>)| a.iter().zip(b).all(|(a, b)| close(*a, *b));
        !leximin || reached.iter().zip(&w.burdens).all(equal)
    };
    let allowed = || all.iter().filter(|w| w.shortfall <= levels.shortfall.value);
    let cheapest = allowed().filter(same).map(|w| w.costs[at]).fold(f64::INFINITY, f64::min);
    if let Some(bound) = levels.cost.bound.filter(|b| *b > cheapest * (1.0 + 1e-9) + 1e-9) {
        wrong.push(format!("cost {} ({bound}), best {cheapest}", levels.cost.value));
    }
    for (g, group) in plan.groups.iter().enumerate() {
        let proven = group.proven.unwrap_or(0) as usize;
        let lower = |w: &&Worth| {
            let mut first = reached[g].iter().zip(&w.burdens[g]).take(proven);
            first.find(|(a, b)| !close(**a, **b)).is_some_and(|(a, b)| b < a)
        };
        if let Some(other) = allowed().find(lower) {
            wrong.push(format!("{proven} of {:?}, but {:?}", reached[g], other.burdens[g]));
        }
    }
    wrong
}

fn none_is_refuted(seeds: std::ops::Range<u64>, most: u64, works: &[u64], at_least: usize) {
    let size = Size { alliances: 1, kindergartens: 3, people: 3, events: 2 };
    let outcomes: Vec<Vec<String>> = seeds
        .into_par_iter()
        .filter_map(|seed| {
            let scenario = corner(seed, size)?;
            let all = all_of(&scenario, most)?;
            let mut wrong = Vec::new();
            for (at, &policy) in Policy::CONTRACT.iter().enumerate() {
                for &work in works {
                    let found = refuted(&planned(&scenario, policy, work), at, &all, work >= 2_000);
                    let case = |w| format!("seed {seed} {policy:?} work {work}: {w}");
                    wrong.extend(found.into_iter().map(case));
                }
            }
            Some(wrong)
        })
        .collect();
    assert!(outcomes.len() >= at_least, "only {} scenarios", outcomes.len());
    let wrong: Vec<&String> = outcomes.iter().flatten().collect();
    assert!(wrong.is_empty(), "of {} scenarios: {wrong:#?}", outcomes.len());
}

#[test]
fn no_calendar_refutes_what_is_proven() {
    none_is_refuted(0..40, 4_000, &[30, 400], 10);
}

#[test]
#[ignore = "long"]
fn no_calendar_of_a_thousand_corners_refutes_what_is_proven() {
    none_is_refuted(long(1_000..4_200), 40_000, &[30, 2_000], at_least(1_000));
}

/// Two alliances and one session that takes one event: whichever is held, the other could be.
#[test]
fn what_one_alliance_loses_another_may_lose_instead() {
    let files = [
        ("alliances.csv", "id,name,lead\nA0,A,A0K0\nA2,B,A2K0\n"),
        (
            "kindergartens.csv",
            "id,name,alliance,support,can_host,visits_min,visits_max,inspections_per_year\n\
             A0K0,a,A0,strong,yes,0,0,0\nA2K0,b,A2,strong,yes,0,0,0\nA2K1,c,A2,strong,no,0,0,0\n",
        ),
        ("staff.csv", "id,name,kindergarten,backbone,mentor\n"),
        (
            "events.csv",
            "id,alliance,kind,title,mode,duration,host,from,to\n\
             A0E0,A0,research,t,in_person,half,,2026-09-18,2026-09-18\n\
             A2E0,A2,research,u,in_person,full,,2026-09-18,2026-09-18\n",
        ),
        ("distances.csv", "from,to,km\nA2K0,A2K1,23\n"),
        (
            "scenario.toml",
            "name = \"one session\"\nlanguage = \"en\"\n\
             [year]\nstart = 2026-09-01\nend = 2027-07-16\n\
             [term]\nindex = 1\nstart = 2026-09-07\nend = 2026-09-18\n\
             [calendar]\nholidays = \"none\"\n\
             [events]\ngap_days = 1\nbureau_parallel = 1\n",
        ),
    ];
    let scenario = scenario(&files).expect("it reads");
    for &policy in Policy::CONTRACT {
        let plan = planned(&scenario, policy, 100);
        assert_eq!(plan.levels.shortfall.value, 100, "{policy:?}");
        // With the event of A0 held and that of A2 lost nothing drives.
        assert_eq!(plan.levels.cost.bound, Some(0.0), "{policy:?}: {:?}", plan.levels);
    }
}
