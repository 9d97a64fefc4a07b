//! All integration tests, as one program: every further one would link the whole library again.
//!
//! ```sh
//! cargo test --test all solver::   # one folder or file of them
//! ```

use std::ops::Range;

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
