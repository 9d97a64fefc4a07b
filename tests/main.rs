//! All integration tests, as one program: every further one would link the whole library again.
//!
//! ```sh
//! cargo test --test all solver::   # one folder or file of them
//! ```

use std::ops::Range;
use std::path::Path;

use alliance_calendar::domain::Scenario;
use alliance_calendar::generate::{Shape, generate};
use alliance_calendar::input::read_sources;
use alliance_calendar::solve::PlanOptions;

mod bad_input;
mod cli;
mod documents;
mod end_to_end;
mod examples;
mod fairness;
mod generated;
mod golden;
mod page;
mod people;
mod python;
mod readme;
mod replan;
mod research;
mod serve;
mod solver;
mod verify;
mod workbook;

/// A county of `data`.
fn example(name: &str) -> Scenario {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name);
    alliance_calendar::read(&folder).scenario.expect("the example is in order")
}

/// A made-up county of this shape.
fn made_up(shape: &Shape) -> Scenario {
    read_sources(&generate(shape)).scenario.expect("made to be read")
}

/// A search of so much work, however long it takes: the same plan on every machine.
fn of_work(units: u64) -> PlanOptions {
    PlanOptions { time_limit: None, work_limit: Some(units), ..PlanOptions::default() }
}

/// Of how many parts long tests run one: `LONG_TESTS_PART=4` takes the first quarter of their
/// seeds. All of them without it.
fn part() -> usize {
    let part = std::env::var("LONG_TESTS_PART").ok().and_then(|n| n.parse().ok());
    part.filter(|&n| n > 0).unwrap_or(1)
}

/// Seeds of a long test, or the part of them that is asked for.
fn long(seeds: Range<u64>) -> Range<u64> {
    seeds.start..seeds.start + (seeds.end - seeds.start).div_ceil(part() as u64)
}

/// What a long test must find at least; a part of the seeds may find fewer than its share.
fn at_least(found: usize) -> usize {
    if part() == 1 { found } else { found / (2 * part()) }
}
