//! What can be asked of the commands that carry a county from year to year.

use std::path::{Path, PathBuf};

use super::plan::beside_plan;
use super::values::{day, kilometres, quota, share, whole, word};
use crate::domain::{FixedWord, Language};

/// Where the files go, and how a command answers; the same for each of these commands.
#[derive(Debug, clap::Args)]
pub(super) struct AnswerArgs {
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    #[arg(long, value_name = "LANG", value_parser = word(Language::ALL))]
    pub headers: Option<Language>,
    #[arg(long)]
    pub json: bool,
}

impl AnswerArgs {
    /// The folder asked for, or the usual one for what a command makes of a scenario.
    pub fn folder(&self, scenario: &Path, what: &str) -> PathBuf {
        self.out.clone().unwrap_or_else(|| beside_plan(scenario, what))
    }
}

/// Propose whom to exchange for a school year: teachers of the leads, and as many of the members
#[derive(Debug, clap::Args)]
pub(super) struct ExchangeArgs {
    pub scenario: PathBuf,
    #[arg(long, value_name = "FILE")]
    pub earlier: Vec<PathBuf>,
    #[arg(long, value_name = "N", value_parser = whole(0, 60), default_value_t = 3)]
    pub years: u32,
    #[arg(long, value_name = "N", value_parser = whole(0, 1000))]
    pub count: Option<u32>,
    #[arg(long, value_name = "SHARE", value_parser = share, default_value_t = 0.1,
        conflicts_with = "count")]
    pub share: f64,
    #[arg(long, value_name = "N", value_parser = whole(1, 1000), default_value_t = 1)]
    pub per_place: u32,
    #[arg(long, value_name = "N", value_parser = whole(0, 1000))]
    pub loss: Option<u32>,
    #[arg(long, value_name = "N", value_parser = whole(0, 1440))]
    pub minutes: Option<u32>,
    #[arg(long, value_name = "LIST")]
    pub without: Vec<String>,
    #[arg(long, value_name = "N", value_parser = whole(0, 20), default_value_t = 2)]
    pub alternatives: u32,
    #[arg(long, value_name = "N", value_parser = whole(1, 400))]
    pub days: Option<u32>,
    #[command(flatten)]
    pub answer: AnswerArgs,
}

/// Find which members join which lead: short roads, moderate sizes, even shares, few changes
#[derive(Debug, clap::Args)]
pub(super) struct FormArgs {
    pub scenario: PathBuf,
    #[arg(long, value_name = "A..B", value_parser = quota)]
    pub size: Option<(u32, u32)>,
    #[arg(long, value_name = "N", value_parser = whole(0, 1440))]
    pub minutes: Option<u32>,
    #[arg(long)]
    pub together: bool,
    #[arg(long, value_name = "FILE", requires = "together")]
    pub townships: Option<PathBuf>,
    #[arg(long, value_name = "N", value_parser = whole(0, 10_000))]
    pub weak: Option<u32>,
    #[arg(long, value_name = "N", value_parser = whole(0, 10_000))]
    pub staff: Option<u32>,
    #[arg(long, value_name = "KM", value_parser = kilometres)]
    pub change: Option<f64>,
    #[command(flatten)]
    pub answer: AnswerArgs,
}

/// Add up each person's service over terms and years, with the rows that prove it and certificates
#[derive(Debug, clap::Args)]
pub(super) struct LedgerArgs {
    #[arg(required = true, num_args = 2.., value_names = ["SCENARIO", "CALENDAR"])]
    pub terms: Vec<PathBuf>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub until: Option<jiff::civil::Date>,
    #[arg(long, value_name = "LIST")]
    pub person: Vec<String>,
    #[arg(long)]
    pub certificates: bool,
    #[command(flatten)]
    pub answer: AnswerArgs,
}

/// Appraise a term: done against planned against asked for, with marks and what pulled them down
#[derive(Debug, clap::Args)]
pub(super) struct ScoreArgs {
    pub scenario: PathBuf,
    pub calendar: PathBuf,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<jiff::civil::Date>,
    #[arg(long, value_name = "FILE")]
    pub weights: Option<PathBuf>,
    #[command(flatten)]
    pub answer: AnswerArgs,
}
