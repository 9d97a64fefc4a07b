//! What can be asked of the commands that compare assignments.

use std::path::PathBuf;
use std::time::Duration;

use super::shard::ShareArgs;
use super::values::{count, measure, number, seconds, threads, word};
use crate::domain::{FixedWord, Policy, Role, Scenario};
use crate::fairness::Measure;
use crate::loads::{Period, What};
use crate::solve::PlanOptions;

/// Measure how evenly calendars share burdens, hostings, visits and inspections
#[derive(Debug, clap::Args)]
pub(super) struct FairnessArgs {
    #[arg(required_unless_present = "loads")]
    pub scenario: Option<PathBuf>,
    #[arg(required_unless_present = "loads")]
    pub calendars: Vec<PathBuf>,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["scenario", "of", "period"])]
    pub loads: Option<PathBuf>,
    #[arg(long, value_name = "WHAT", value_delimiter = ',', value_parser = word(What::ALL))]
    pub of: Vec<What>,
    #[arg(long, value_name = "PERIOD", value_delimiter = ',', value_parser = word(Period::ALL))]
    pub period: Vec<Period>,
    #[arg(long, value_name = "NAMES", value_delimiter = ',', value_parser = measure)]
    pub measures: Vec<Measure>,
    #[arg(long, conflicts_with = "csv")]
    pub json: bool,
    #[arg(long)]
    pub csv: bool,
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

/// The time of a search. One that depends on work alone finds the same on every machine.
fn time(limit: Option<Duration>, work: Option<u64>, usual: Option<Duration>) -> Option<Duration> {
    limit.or(usual.filter(|_| work.is_none()))
}

/// How long a search may take, and what it begins with.
#[derive(Debug, clap::Args)]
pub(super) struct LimitArgs {
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    pub time_limit: Option<Duration>,
    #[arg(long, value_name = "N", value_parser = number())]
    pub work_limit: Option<u64>,
    #[arg(long, value_name = "N", value_parser = number(), default_value_t = 1)]
    pub seed: u64,
}

impl LimitArgs {
    /// For each group or point by itself.
    pub fn options(&self) -> PlanOptions {
        let default = PlanOptions::default();
        let time_limit = time(self.time_limit, self.work_limit, default.time_limit);
        PlanOptions { time_limit, work_limit: self.work_limit, seed: self.seed, ..default }
    }

    /// For the plan of a county.
    pub fn of_county(&self, scenario: &Scenario) -> PlanOptions {
        let usual = Some(PlanOptions::usual_time(scenario.alliances.len()));
        PlanOptions { time_limit: time(self.time_limit, self.work_limit, usual), ..self.options() }
    }
}

/// Write the whole date-free model of each alliance and role, for any other solver
#[derive(Debug, clap::Args)]
pub(super) struct ExportArgs {
    pub scenario: PathBuf,
    #[arg(long, conflicts_with = "lp")]
    pub mps: bool,
    #[arg(long)]
    pub lp: bool,
    #[arg(long, value_name = "DIR", default_value = "models")]
    pub out: PathBuf,
    #[arg(long, value_parser = word(Policy::ALL))]
    pub policy: Option<Policy>,
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    pub alliance: Vec<String>,
    #[arg(long, value_parser = word(Role::ALL))]
    pub role: Option<Role>,
    #[arg(long, value_name = "N", value_parser = count(), default_value_t = 2_000_000)]
    pub most_columns: usize,
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub limits: LimitArgs,
}

/// Find what fairness costs in kilometres: every plan that nothing beats in both
#[derive(Debug, clap::Args)]
pub(super) struct ParetoArgs {
    pub scenario: PathBuf,
    #[arg(long, value_name = "DIR", default_value = "pareto")]
    pub out: PathBuf,
    #[arg(long, value_name = "N", value_parser = count(), default_value_t = 400)]
    pub points: usize,
    #[arg(long, value_name = "N", value_parser = threads(), default_value_t = 0)]
    pub threads: usize,
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub limits: LimitArgs,
}

/// Run a study: scenarios, policies, λ, seeds and limits, each combination one run
#[derive(Debug, clap::Args)]
pub(super) struct StudyArgs {
    pub study: PathBuf,
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    #[arg(long, value_name = "N", value_parser = threads(), default_value_t = 0)]
    pub threads: usize,
    #[command(flatten)]
    pub share: ShareArgs,
    #[arg(long)]
    pub json: bool,
    #[arg(long, short)]
    pub quiet: bool,
}
