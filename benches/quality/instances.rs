//! What is planned: the example counties and made-up ones.

use std::path::Path;

use alliance_calendar::domain::Scenario;
use alliance_calendar::generate::{Shape, generate};
use alliance_calendar::input::read_sources;

/// One scenario, one seed, and the time limits under which it is planned.
pub struct Instance {
    pub family: &'static str,
    /// Of the made-up county, or of the search where the county is given.
    pub seed: u64,
    pub scenario: Scenario,
    /// Seconds, ascending.
    pub limits: &'static [f64],
    /// The gap asked for, and within how many seconds.
    pub target: (f64, f64),
    /// HiGHS is given the whole date-free model of it.
    pub compared: bool,
    /// The seed belongs to the search.
    pub given: bool,
}

impl Instance {
    pub fn name(&self) -> String {
        format!("{} seed {}", self.family, self.seed)
    }
}

/// A family of made-up counties of one alliance.
struct Family {
    name: &'static str,
    kindergartens: u32,
    staff: u32,
    limits: &'static [f64],
    target: (f64, f64),
}

const FAMILIES: [Family; 3] = [
    Family {
        name: "12 kindergartens, 30 staff",
        kindergartens: 12,
        staff: 30,
        limits: &[0.03, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 1.0, 2.0],
        target: (0.002, 2.0),
    },
    Family {
        name: "20 kindergartens, 80 staff",
        kindergartens: 20,
        staff: 80,
        limits: &[0.25, 0.5, 1.0, 2.0, 5.0],
        target: (0.005, 5.0),
    },
    Family {
        name: "30 kindergartens, 150 staff",
        kindergartens: 30,
        staff: 150,
        limits: &[1.0, 2.0, 5.0, 15.0],
        target: (0.01, 15.0),
    },
];

/// Every instance of a profile, small ones first.
pub fn all(quick: bool) -> Vec<Instance> {
    let seeds = if quick { 1..=2 } else { 1..=5 };
    let mut all = Vec::new();
    for county in ["tianzhu", "ewenki"] {
        for seed in seeds.clone() {
            all.push(Instance {
                family: county,
                seed,
                scenario: given(county),
                limits: if quick { &[10.0] } else { &[2.0, 10.0] },
                target: (0.002, 10.0),
                compared: false,
                given: true,
            });
        }
    }
    for family in &FAMILIES {
        for seed in seeds.clone() {
            let shape = Shape {
                alliances: 1,
                kindergartens: family.kindergartens,
                staff: family.staff,
                seed,
                ..Shape::default()
            };
            all.push(Instance {
                family: family.name,
                seed,
                scenario: made_up(&shape),
                limits: family.limits,
                target: family.target,
                compared: true,
                given: false,
            });
        }
    }
    all
}

fn given(name: &str) -> Scenario {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name);
    alliance_calendar::read(&folder).scenario.expect("the example counties have no error")
}

pub fn made_up(shape: &Shape) -> Scenario {
    read_sources(&generate(shape)).scenario.expect("made-up counties have no error")
}
