//! What can be asked of `alliance replan`.

use std::path::PathBuf;

use jiff::civil::Date;

use super::args::OutputArgs;
use super::research_args::LimitArgs;
use super::values::{day, kilometres, number, threads, word};
use crate::domain::{ChangeKind, FixedWord, Language, Policy};
use crate::input::ChangeSource;

/// Repair a calendar after something has happened: the fewest changes that work
#[derive(Debug, clap::Args)]
pub(super) struct ReplanArgs {
    pub scenario: PathBuf,
    #[arg(long, value_name = "CALENDAR")]
    pub from: PathBuf,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub today: Option<Date>,
    #[command(flatten)]
    pub happened: HappenedArgs,
    #[arg(long)]
    pub trial: bool,
    #[arg(long, value_name = "CALENDAR")]
    pub keep_edits: Option<PathBuf>,
    #[arg(long, value_name = "N", value_parser = number(), conflicts_with = "trade")]
    pub max_changes: Option<u64>,
    #[arg(long, value_name = "KM", value_parser = kilometres)]
    pub trade: Option<f64>,
    #[arg(long)]
    pub curve: bool,
    #[arg(long, value_name = "LANG", value_parser = word(Language::ALL))]
    pub headers: Option<Language>,
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    #[command(flatten)]
    pub limits: LimitArgs,
    #[arg(long, value_name = "N", value_parser = threads(), default_value_t = 0)]
    pub threads: usize,
    #[arg(long, value_parser = word(Policy::ALL))]
    pub policy: Option<Policy>,
    #[command(flatten)]
    pub outputs: OutputArgs,
    #[arg(long)]
    pub strict: bool,
    #[arg(long, short)]
    pub quiet: bool,
    #[arg(long)]
    pub json: bool,
}

/// Plan with and without what might happen, and compare: level by level, who gains, who loses
#[derive(Debug, clap::Args)]
pub(super) struct CompareArgs {
    pub scenario: PathBuf,
    #[command(flatten)]
    pub happened: HappenedArgs,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub today: Option<Date>,
    #[arg(long, value_name = "CALENDAR")]
    pub from: Option<PathBuf>,
    #[command(flatten)]
    pub limits: LimitArgs,
    #[arg(long, value_name = "N", value_parser = threads(), default_value_t = 0)]
    pub threads: usize,
    #[arg(long, value_parser = word(Policy::ALL))]
    pub policy: Option<Policy>,
    #[arg(long)]
    pub all: bool,
    #[arg(long)]
    pub json: bool,
}

/// Take back what was entered last in a scenario's happened.csv: all that one repair was told
#[derive(Debug, clap::Args)]
pub(super) struct UndoArgs {
    pub scenario: PathBuf,
}

/// What has happened; the same for every command that asks.
#[derive(Debug, Default, clap::Args)]
pub(super) struct HappenedArgs {
    #[arg(long, value_name = "WHO:DAYS")]
    pub absent: Vec<String>,
    #[arg(long, value_name = "WHO")]
    pub leaves: Vec<String>,
    #[arg(long, value_name = "ROW")]
    pub joins: Vec<String>,
    #[arg(long, value_name = "WHERE:DAYS")]
    pub closed: Vec<String>,
    #[arg(long, value_name = "WHERE")]
    pub no_host: Vec<String>,
    #[arg(long, value_name = "ID")]
    pub cancel: Vec<String>,
    #[arg(long = "move", value_name = "ID:DAY")]
    pub moved: Vec<String>,
    #[arg(long, value_name = "WHERE:DAYS")]
    pub followup: Vec<String>,
    #[arg(long, value_name = "A:B:DAYS")]
    pub road: Vec<String>,
    #[arg(long, value_name = "ACTIVITY")]
    pub not_held: Vec<String>,
    #[arg(long, value_name = "ACTIVITY[:HOW]")]
    pub held: Vec<String>,
    #[arg(long, alias = "with", value_name = "FILE")]
    pub changes: Vec<PathBuf>,
}

impl HappenedArgs {
    /// What the options say; tables are read by the caller.
    pub fn options(&self) -> Vec<ChangeSource> {
        self.by_kind()
            .into_iter()
            .flat_map(|(kind, values)| {
                values.iter().map(move |value| ChangeSource::Option { kind, value: value.clone() })
            })
            .collect()
    }

    /// Names of the options with their values, as they were given; without the tables.
    pub fn said(&self) -> Vec<(String, String)> {
        let option = |kind: ChangeKind| format!("--{}", kind.word().replace('_', "-"));
        self.by_kind()
            .into_iter()
            .flat_map(|(kind, values)| {
                values.iter().map(move |value| (option(kind), value.clone()))
            })
            .collect()
    }

    fn by_kind(&self) -> [(ChangeKind, &[String]); 11] {
        [
            (ChangeKind::Absent, &self.absent),
            (ChangeKind::Leaves, &self.leaves),
            (ChangeKind::Joins, &self.joins),
            (ChangeKind::Closed, &self.closed),
            (ChangeKind::NoHost, &self.no_host),
            (ChangeKind::Cancel, &self.cancel),
            (ChangeKind::Move, &self.moved),
            (ChangeKind::FollowUp, &self.followup),
            (ChangeKind::Road, &self.road),
            (ChangeKind::NotHeld, &self.not_held),
            (ChangeKind::Held, &self.held),
        ]
    }
}
