//! Plans a county's kindergarten alliance term: outreach visits, inspections and events.
//!
//! A bureau describes one term of its county in a folder of tables. This library reads and checks
//! the tables ([`read`], [`check`]), finds a calendar that obeys all rules, with a proven lower
//! bound on its cost ([`plan`]), and verifies any calendar independently of the search
//! ([`verify()`]). The command `alliance` adds files and text.
//!
//! # From files to a verified plan
//!
//! ```
//! use alliance_calendar::domain::Policy;
//! use alliance_calendar::generate::{Shape, generate};
//! use alliance_calendar::input::read_sources;
//! use alliance_calendar::solve::{PlanOptions, Silent};
//! use alliance_calendar::{plan, verify};
//!
//! // A small made-up county; `alliance_calendar::read(path)` reads a real one from its folder.
//! let shape = Shape { alliances: 1, kindergartens: 4, staff: 8, ..Shape::default() };
//! let reading = read_sources(&generate(&shape));
//! let scenario = reading.scenario.expect("no finding is an error");
//!
//! // With a work limit instead of a time limit, the plan is the same on every machine.
//! let options = PlanOptions { time_limit: None, work_limit: Some(200), ..PlanOptions::default() };
//! let plan = plan(&scenario, &options, &Silent).expect("nothing is pinned against the rules");
//! assert!(plan.levels.cost.bound.is_some_and(|bound| bound <= plan.levels.cost.value));
//!
//! let verdict = verify(&scenario, &plan.activities, Policy::Balanced);
//! assert_eq!(verdict.violations, []);
//! assert_eq!(verdict.shortfall, plan.levels.shortfall.value);
//! ```
//!
//! The folder `examples` has more: planning from another program's data, verifying an external
//! calendar, and observing a search.
//!
//! # Features
//!
//! | feature | default | brings |
//! |---|---|---|
//! | `cli` | yes | [`cli`] and the program `alliance`; brings `serve` |
//! | `serve` | yes | [`serve`]: the workbench in a browser; brings `files` |
//! | `files` | yes | [`text`], [`findings`], [`write`], [`init`] and [`study`]: text, files of plans, starting folders |
//! | `highs` | no | HiGHS as the solver of linear models; needs cmake, a C++ compiler and libclang |
//!
//! With `default-features = false` the library still reads, checks, plans, repairs, explains and
//! verifies.
//!
//! # Modules
//!
//! Data flows one way: bytes → [`Scenario`](domain::Scenario) → models → [`Plan`](domain::Plan) →
//! verdict and files. What this package re-exports lies in four crates, so that the compiler keeps
//! them apart: the verifier cannot use the solver.
//!
//! | crate | module | contents |
//! |---|---|---|
//! | `crates/contract` | [`domain`] | the terms of the problem as types |
//! | | [`calendar`] | working days, holidays, sessions, weeks |
//! | | [`changes`] | changes to a planned term |
//! | | [`travel`] | kilometres and minutes |
//! | `crates/verify` | [`verify`] | the independent verifier of the rules; uses `contract` alone |
//! | `crates/county` | [`input`] | from bytes to a validated scenario |
//! | | [`generate`] | generated counties |
//! | | [`roads`] | distances from coordinates, files and table services |
//! | | [`archive`] | the parts of zip archives, with size limits |
//! | `crates/solver` | [`model`] | linear models and their solvers |
//! | | [`solve`] | the search for a plan and its bounds |
//! | | [`start`](mod@start) | an earlier calendar to begin a search with |
//! | | [`replan`] | the repair of a planned term |
//! | | [`exchange`](mod@exchange) | who is exchanged for a school year |
//! | | [`form`](mod@form) | which members join which lead |
//! | | [`smallest`] | a smallest set of facts that leave no way |
//! | here | [`fairness`] | measures of fairness |
//! | | [`loads`] | the distribution of loads in plans |
//! | | [`ledger`](mod@ledger) | each person's service over terms |
//! | | [`score`](mod@score) | the appraisal of a term |
//! | | [`state`] | how far a term is: what took place, what is overdue |
//! | | [`explain`] | answers about a calendar, checked by verifying and solving |
//! | | [`findings`] | findings about the input for people |
//! | | [`text`] | text in three languages |
//! | | [`init`] | starting folders for a real county |
//! | | [`write`] | the files of a plan |
//! | | [`study`] | experiments with many runs |
//! | | [`serve`] | the workbench in a browser |
//! | | [`cli`] | the command line |
//!
//! The functions of this page use all modules except [`cli`], [`serve`] and [`study`]. [`domain::Rule`] and
//! [`domain::Demand`] name the rules and demands.
//!
//! [`replan`]: mod@replan
//! [`verify`]: mod@verify
//! [`write`]: mod@write

mod anytime;
mod api;

#[cfg(feature = "cli")]
pub mod cli;
pub mod explain;
pub mod fairness;
#[cfg(feature = "files")]
pub mod findings;
#[cfg(feature = "files")]
pub mod init;
pub mod ledger;
pub mod loads;
pub mod score;
#[cfg(feature = "serve")]
pub mod serve;
pub mod state;
#[cfg(feature = "files")]
pub mod study;
#[cfg(feature = "files")]
pub mod text;
#[cfg(feature = "files")]
pub mod write;

#[doc(inline)]
pub use alliance_contract::{calendar, changes, domain, travel};
#[doc(inline)]
pub use alliance_county::{archive, generate, input, roads};
#[doc(inline)]
pub use alliance_solver::{exchange, form, model, replan, smallest, solve, start};
#[doc(inline)]
pub use alliance_verify as verify;

pub use anytime::plan_in_steps;
pub use api::{
    Difference, PlanError, Refusal, check, check_pins, pareto, plan, read, replan, rule_of_pin,
    verify,
};

/// Version of this library and of the command.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Commit of the sources, where the build knows it (`build.rs`): `-changed` behind it says that they
/// differed from it.
pub const COMMIT: Option<&str> = option_env!("ALLIANCE_COMMIT");

/// Runs the code that the README shows.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
