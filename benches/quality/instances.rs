//! What is planned: the example counties and made-up ones.

use std::path::Path;

use alliance_calendar::domain::{FixedWord, Policy, Scenario};
use alliance_calendar::generate::{Shape, generate};
use alliance_calendar::input::read_sources;

use crate::valleys::valleys;

/// Scenarios of one kind under one policy.
pub struct Family {
    pub name: &'static str,
    pub source: Source,
    pub policy: Policy,
    pub seeds: u64,
    /// Seconds, ascending.
    pub limits: &'static [f64],
    /// Asked for within the last limit.
    pub target: Target,
    /// HiGHS is given the whole date-free model of each.
    pub compared: bool,
}

/// Where the scenarios of a family come from.
#[derive(Clone, Copy)]
pub enum Source {
    /// An example county; the seed is that of the search.
    Given,
    /// `alliance generate`, of a first term or of a second one with history.
    Made { kindergartens: u32, staff: u32, second: bool },
    /// The second generator.
    Valleys { kindergartens: usize, staff: usize },
}

/// What is asked for.
#[derive(Clone, Copy)]
pub enum Target {
    /// A gap in the median, and of the worst seed.
    Gap(f64, Option<f64>),
    /// Every level proven, on every seed.
    Proven,
}

impl Family {
    pub fn scenario(&self, seed: u64) -> Scenario {
        match self.source {
            Source::Given => given(self.name),
            Source::Made { kindergartens, staff, second } => made_up(&Shape {
                alliances: 1,
                kindergartens,
                staff,
                seed,
                term: if second { 2 } else { 1 },
                history: second,
                ..Shape::default()
            }),
            Source::Valleys { kindergartens, staff } => valleys(kindergartens, staff, seed),
        }
    }

    /// The seed of the search.
    pub const fn search_seed(&self, seed: u64) -> u64 {
        if matches!(self.source, Source::Given) { seed } else { 1 }
    }

    /// The name with the policy, where that is not `balanced`.
    pub fn title(&self) -> String {
        match self.policy {
            Policy::Balanced => self.name.to_owned(),
            policy => format!("{}, `{}`", self.name, policy.word()),
        }
    }
}

const OTHERS: [Policy; 4] = [Policy::Cost, Policy::Minimax, Policy::Leximin, Policy::Gini];

/// Every family of a profile, small ones first.
pub fn families(quick: bool) -> Vec<Family> {
    let ten = if quick { 2 } else { 10 };
    let mut all = Vec::new();
    let mut balanced = |name, source, limits, target, compared| {
        let (policy, seeds) = (Policy::Balanced, ten);
        all.push(Family { name, source, policy, seeds, limits, target, compared });
    };
    for county in ["tianzhu", "ewenki"] {
        balanced(county, Source::Given, &[2.0, 10.0], Target::Gap(0.002, None), false);
    }
    let made = |kindergartens, staff, second| Source::Made { kindergartens, staff, second };
    let valleys = |kindergartens, staff| Source::Valleys { kindergartens, staff };
    let (within, worst) = (Target::Gap, Some(0.01));
    let small: &[f64] = &[0.05, 0.1, 0.2, 0.5, 1.0, 2.0];
    balanced("12 and 30", made(12, 30, false), small, within(0.002, None), true);
    balanced("12 and 30, second term", made(12, 30, true), small, within(0.002, None), false);
    balanced("12 and 30, valleys", valleys(12, 30), small, within(0.002, None), false);
    let middle: &[f64] = &[0.5, 1.0, 2.0, 5.0];
    balanced("20 and 80", made(20, 80, false), middle, within(0.005, worst), false);
    balanced("20 and 80, second term", made(20, 80, true), middle, within(0.005, worst), false);
    balanced("20 and 80, valleys", valleys(20, 80), middle, within(0.005, worst), false);
    let large: &[f64] = &[3.0, 15.0];
    balanced("30 and 150", made(30, 150, false), large, within(0.002, worst), false);
    balanced("30 and 150, second term", made(30, 150, true), large, within(0.002, worst), false);
    balanced("30 and 150, valleys", valleys(30, 150), large, within(0.002, worst), false);
    let asked = |policy, gini: f64, other| match policy {
        Policy::Minimax | Policy::Leximin if other == 0.0 => Target::Proven,
        Policy::Gini => Target::Gap(gini, None),
        _ => Target::Gap(other, None),
    };
    for policy in OTHERS {
        let (name, source) = ("12 and 30", made(12, 30, false));
        let target = asked(policy, 0.03, 0.005);
        all.push(Family {
            name,
            source,
            policy,
            seeds: ten,
            limits: &[5.0],
            target,
            compared: false,
        });
    }
    if quick {
        return all;
    }
    let (name, source, policy) = ("60 and 300", made(60, 300, false), Policy::Balanced);
    let target = Target::Gap(0.02, None);
    all.push(Family { name, source, policy, seeds: 3, limits: &[60.0], target, compared: false });
    for name in ["tianzhu", "ewenki"] {
        for policy in [Policy::Minimax, Policy::Leximin, Policy::Gini] {
            let (source, limits) = (Source::Given, &[60.0]);
            let target = asked(policy, 0.02, 0.0);
            all.push(Family { name, source, policy, seeds: 2, limits, target, compared: false });
        }
    }
    all
}

fn given(name: &str) -> Scenario {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name);
    alliance_calendar::read(&folder).scenario.expect("the example counties have no error")
}

fn made_up(shape: &Shape) -> Scenario {
    read_sources(&generate(shape)).scenario.expect("made-up counties have no error")
}
