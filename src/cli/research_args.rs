//! What can be asked of the commands that compare assignments.

use std::path::PathBuf;
use std::time::Duration;

use super::args::{EXIT_CODES, seconds, threads, word};
use crate::domain::{FixedWord, Policy, Role};
use crate::fairness::Measure;
use crate::loads::{Period, What};
use crate::solve::PlanOptions;

/// Measure how evenly calendars share burdens, hostings, visits and inspections
///
/// Each group (alliance and role, and the county) is a row, year to date and this term alone;
/// several calendars stand side by side, whoever made them. What each measure says, and where it
/// misleads, is in docs/fairness.md.
#[derive(Debug, clap::Args)]
#[command(after_help = EXIT_CODES)]
pub(super) struct FairnessArgs {
    /// Folder of the scenario
    #[arg(required_unless_present = "loads")]
    pub scenario: Option<PathBuf>,
    /// Calendars, as `plan` writes them, or folders that hold a calendar.csv
    #[arg(required_unless_present = "loads")]
    pub calendars: Vec<PathBuf>,
    /// Measure a table of loads instead: one row a person, one column of numbers a plan
    #[arg(long, value_name = "FILE", conflicts_with_all = ["scenario", "of", "period"])]
    pub loads: Option<PathBuf>,
    /// What is shared out [default: all of it]
    #[arg(long, value_name = "WHAT", value_delimiter = ',', value_parser = word(What::ALL))]
    pub of: Vec<What>,
    /// Which part of the school year [default: both]
    #[arg(long, value_name = "PERIOD", value_delimiter = ',', value_parser = word(Period::ALL))]
    pub period: Vec<Period>,
    /// Measures by name, as --csv heads them; atkinson_0.75 for another ε
    #[arg(long, value_name = "NAMES", value_delimiter = ',', value_parser = measure)]
    pub measures: Vec<Measure>,
    /// Print JSON: every measure, and the Lorenz curves
    #[arg(long, conflicts_with = "csv")]
    pub json: bool,
    /// Print CSV: every measure, one row a group and calendar
    #[arg(long)]
    pub csv: bool,
}

/// How long the search may take, for each group or point by itself.
#[derive(Debug, clap::Args)]
pub(super) struct LimitArgs {
    /// End each search after so many seconds [default: 20, or none with --work-limit]
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    pub time_limit: Option<Duration>,
    /// End each search after so many units of work, the same on every machine
    #[arg(long, value_name = "N")]
    pub work_limit: Option<u64>,
    /// Seed of everything random
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
}

impl LimitArgs {
    pub fn options(&self) -> PlanOptions {
        let default = PlanOptions::default();
        PlanOptions {
            time_limit: match (self.time_limit, self.work_limit) {
                (None, Some(_)) => None,
                (limit, _) => limit.or(default.time_limit),
            },
            work_limit: self.work_limit,
            seed: self.seed,
            ..default
        }
    }
}

/// Write the whole date-free model of each alliance and role, for any other solver
///
/// Two models a group: the least shortfall, and the least cost of the policy at that shortfall.
/// A table beside them says which person and places each column means, and models.csv what this
/// program found and proved, so that another solver can confirm it. docs/study.md says exactly
/// what the models hold.
#[derive(Debug, clap::Args)]
#[command(after_help = EXIT_CODES)]
pub(super) struct ExportArgs {
    /// Folder of the scenario
    pub scenario: PathBuf,
    /// Write MPS files, which every solver reads [default]
    #[arg(long, conflicts_with = "lp")]
    pub mps: bool,
    /// Write LP files, which people can read too
    #[arg(long)]
    pub lp: bool,
    /// Folder for the files
    #[arg(long, value_name = "DIR", default_value = "models")]
    pub out: PathBuf,
    /// What the calendar costs, instead of what the scenario says; under leximin kilometres
    #[arg(long, value_parser = word(Policy::ALL))]
    pub policy: Option<Policy>,
    /// Only these alliances, by id
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    pub alliance: Vec<String>,
    /// Only this role
    #[arg(long, value_parser = word(Role::ALL))]
    pub role: Option<Role>,
    /// Refuse a model of more columns
    #[arg(long, value_name = "N", default_value_t = 2_000_000)]
    pub most_columns: usize,
    #[command(flatten)]
    pub limits: LimitArgs,
}

/// Find what fairness costs in kilometres: every plan that nothing beats in both
///
/// Writes pareto.csv and two figures: kilometres against the largest burden (each point with what
/// is proven of it, and whether it is best for some price of a minute) and against the Gini index
/// (the best found). --time-limit is for the whole, --work-limit for each point of a group.
#[derive(Debug, clap::Args)]
#[command(after_help = EXIT_CODES)]
pub(super) struct ParetoArgs {
    /// Folder of the scenario
    pub scenario: PathBuf,
    /// Folder for the files
    #[arg(long, value_name = "DIR", default_value = "pareto")]
    pub out: PathBuf,
    /// Points of a group at most
    #[arg(long, value_name = "N", default_value_t = 400)]
    pub points: usize,
    /// Threads; 0: as many as the machine has
    #[arg(long, value_name = "N", value_parser = threads(), default_value_t = 0)]
    pub threads: usize,
    #[command(flatten)]
    pub limits: LimitArgs,
}

/// Run a study: scenarios, policies, λ, seeds and limits, each combination one run
///
/// A study that was stopped, even by a power cut, goes on where it was when it is started again.
/// docs/study.md says what study.toml holds and what is written.
#[derive(Debug, clap::Args)]
#[command(after_help = EXIT_CODES)]
pub(super) struct StudyArgs {
    /// The study, a TOML file
    pub study: PathBuf,
    /// Folder for the results [default: out/<name of the file>]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Runs at a time; 0: as many as the machine has processors
    #[arg(long, value_name = "N", value_parser = threads(), default_value_t = 0)]
    pub threads: usize,
    /// Say nothing but errors while it runs
    #[arg(long, short)]
    pub quiet: bool,
}

fn measure(name: &str) -> Result<Measure, String> {
    Measure::from_name(name).ok_or_else(|| {
        let names: Vec<String> = Measure::ALL.iter().map(|m| m.name()).collect();
        format!("no such measure; there are {}", names.join(", "))
    })
}
