//! What the policies promise of each other, on the example counties.

use std::cmp::Ordering;

use alliance_calendar::domain::{Plan, Policy};
use alliance_calendar::solve::{PlanOptions, Silent};
use alliance_calendar::{plan, verify};

use crate::{example, of_work};

/// The plan of a policy, as calendars of `verify` see it: nothing here is the solver's own figure.
struct Outcome {
    kilometres: f64,
    /// Of each group, the burdens, largest first.
    burdens: Vec<Vec<f64>>,
}

impl Outcome {
    fn largest(&self) -> f64 {
        self.burdens.iter().filter_map(|group| group.first()).sum()
    }
}

fn outcome(county: &str, policy: Policy) -> Outcome {
    let mut scenario = example(county);
    scenario.settings.objective.policy = policy;
    let options = PlanOptions { seed: 1, ..of_work(120) };
    let planned: Plan = plan(&scenario, &options, &Silent).expect("the example county is planned");
    let verdict = verify(&scenario, &planned.activities, policy);
    assert!(verdict.violations.is_empty(), "{policy:?}: {:?}", verdict.violations);
    assert_eq!(verdict.shortfall, 0, "{policy:?}");
    let sorted = |mut group: Vec<f64>| {
        group.sort_by(|a, b| b.total_cmp(a));
        group
    };
    Outcome {
        kilometres: verdict.vehicle_km.value(),
        burdens: verdict
            .groups
            .iter()
            .map(|group| sorted(group.burdens.iter().map(|(_, minutes)| minutes.value()).collect()))
            .collect(),
    }
}

/// The leximin order of burdens sorted from the largest.
fn compare(a: &[f64], b: &[f64]) -> Ordering {
    let differs = a.iter().zip(b).find(|(x, y)| (*x - *y).abs() > 1e-6);
    differs.map_or(Ordering::Equal, |(x, y)| x.total_cmp(y))
}

#[test]
fn fairer_policies_carry_less_at_most_and_drive_more() {
    promises("ewenki");
}

#[test]
#[ignore = "long"]
fn so_they_do_in_a_large_county() {
    promises("tianzhu");
}

fn promises(county: &str) {
    let [cost, balanced, minimax, leximin, gini] =
        [Policy::Cost, Policy::Balanced, Policy::Minimax, Policy::Leximin, Policy::Gini]
            .map(|policy| outcome(county, policy));
    assert!(minimax.largest() <= balanced.largest());
    assert!(balanced.largest() <= cost.largest());
    assert!(cost.kilometres <= balanced.kilometres);
    assert!(balanced.kilometres <= minimax.kilometres);
    for (group, burdens) in leximin.burdens.iter().enumerate() {
        for other in [&cost, &balanced, &minimax, &gini] {
            assert_ne!(compare(&other.burdens[group], burdens), Ordering::Less, "group {group}");
        }
    }
}
