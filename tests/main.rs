//! All integration tests, as one program: every further one would link the whole library again.
//!
//! ```sh
//! cargo test --test all solver::   # one folder or file of them
//! ```

mod bad_input;
mod cli;
mod documents;
mod end_to_end;
mod examples;
mod fairness;
mod generated;
mod golden;
mod page;
mod readme;
mod replan;
mod research;
mod solver;
mod verify;
mod workbook;
