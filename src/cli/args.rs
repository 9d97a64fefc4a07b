//! What can be asked on the command line; what is said about it is in `help.ftl`.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Parser, Subcommand};

use super::replan_args::{CompareArgs, ReplanArgs, UndoArgs};
use super::research_args::{ExportArgs, FairnessArgs, ParetoArgs, StudyArgs};
use super::shard::ShareArgs;
use super::term_args::{NextArgs, RecordArgs};
use super::values::{
    count, coverage, day, every, number, quota, seconds, share, template, threads, whole, word,
};
use super::year_args::{ExchangeArgs, FormArgs, LedgerArgs, ScoreArgs};
use crate::domain::{FixedWord, Language, Policy, Role};
use crate::generate::Shape;
use crate::init::Template;
use crate::write::Format;

/// The version, with the commit where it is known.
fn version() -> String {
    let commit = crate::COMMIT.map_or_else(String::new, |commit| format!(" ({commit})"));
    crate::VERSION.to_owned() + &commit
}

#[derive(Debug, Parser)]
#[command(name = "alliance", version = version(), about = None, disable_help_subcommand = true)]
pub(super) struct Args {
    #[arg(long, global = true, value_name = "LANG", value_parser = word(Language::ALL))]
    pub lang: Option<Language>,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Plan(PlanArgs),
    Check(CheckArgs),
    Verify(VerifyArgs),
    Explain(ExplainArgs),
    Replan(Box<ReplanArgs>),
    Undo(UndoArgs),
    Record(RecordArgs),
    Next(NextArgs),
    Compare(Box<CompareArgs>),
    Stress(StressArgs),
    Exchange(ExchangeArgs),
    Form(FormArgs),
    Ledger(LedgerArgs),
    Serve(ServeArgs),
    Score(ScoreArgs),
    Init(InitArgs),
    Generate(GenerateArgs),
    Fairness(FairnessArgs),
    Distances(DistancesArgs),
    Export(ExportArgs),
    Pareto(ParetoArgs),
    Study(StudyArgs),
    Help(HelpArgs),
}

/// Print the help of a command
#[derive(Debug, clap::Args)]
pub(super) struct HelpArgs {
    pub command: Option<String>,
}

/// Plan a term: write its calendar and tell what it comes to
#[derive(Debug, clap::Args)]
pub(super) struct PlanArgs {
    #[arg(required = true, value_name = "SCENARIO")]
    pub scenarios: Vec<PathBuf>,
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    pub time_limit: Option<Duration>,
    #[arg(long, value_name = "N", value_parser = number())]
    pub work_limit: Option<u64>,
    #[arg(long, value_name = "SECONDS", value_parser = every)]
    pub every: Option<Duration>,
    #[arg(long, value_name = "N", value_parser = number(), default_value_t = 1)]
    pub seed: u64,
    #[arg(long, value_name = "N", value_parser = threads(), default_value_t = 0)]
    pub threads: usize,
    #[arg(long, value_parser = word(Policy::ALL))]
    pub policy: Option<Policy>,
    #[arg(long, value_name = "CALENDAR")]
    pub start: Option<PathBuf>,
    #[command(flatten)]
    pub outputs: OutputArgs,
    #[command(flatten)]
    pub share: ShareArgs,
    #[arg(long)]
    pub strict: bool,
    #[arg(long, short)]
    pub quiet: bool,
    #[arg(long)]
    pub json: bool,
    /// The scenario itself was opened, without a command: the files go beside it.
    #[arg(skip)]
    pub opened: bool,
}

/// What is written of a plan; the same for every command that writes one.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct OutputArgs {
    #[arg(long, value_name = "LIST", value_delimiter = ',', value_parser = word(Format::ALL))]
    pub formats: Vec<Format>,
    #[arg(long)]
    pub anonymise: bool,
    #[arg(long)]
    pub no_alarms: bool,
    #[arg(long)]
    pub force: bool,
}

/// Write a table of road distances for a scenario: distances.csv
#[derive(Debug, clap::Args)]
pub(super) struct DistancesArgs {
    pub scenario: PathBuf,
    #[arg(long, value_name = "FILE", group = "source")]
    pub osrm: Option<PathBuf>,
    #[arg(long, value_name = "URL", group = "source")]
    pub server: Option<String>,
    #[arg(long, value_name = "FILE", group = "source")]
    pub matrix: Option<PathBuf>,
    #[arg(long, value_name = "FILE", requires = "matrix")]
    pub minutes: Option<PathBuf>,
    #[arg(long, value_name = "LANG", value_parser = word(Language::ALL))]
    pub headers: Option<Language>,
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    #[arg(long)]
    pub force: bool,
}

/// Check a scenario's files: every error and warning in one go
#[derive(Debug, clap::Args)]
pub(super) struct CheckArgs {
    pub scenario: PathBuf,
    #[arg(long, value_name = "XLSX")]
    pub mark: Option<PathBuf>,
    #[arg(long)]
    pub json: bool,
}

/// Hold a calendar against its scenario: rules, demands, cost and quality
#[derive(Debug, clap::Args)]
pub(super) struct VerifyArgs {
    pub scenario: PathBuf,
    pub calendar: PathBuf,
    #[arg(long, value_name = "CALENDAR")]
    pub from: Option<PathBuf>,
    #[arg(long, value_parser = word(Policy::ALL))]
    pub policy: Option<Policy>,
    #[arg(long)]
    pub json: bool,
}

/// Explain a calendar: its levels to the activity, an unmet demand, a duty, a person's share
#[derive(Debug, clap::Args)]
pub(super) struct ExplainArgs {
    pub scenario: PathBuf,
    pub calendar: PathBuf,
    #[arg(long, group = "question")]
    pub shortfall: bool,
    #[arg(long, value_name = "WHO[:WHERE]", group = "question")]
    pub why: Option<String>,
    #[arg(long, value_name = "WHO:WHERE[:DATE]", group = "question")]
    pub why_not: Option<String>,
    #[arg(long, value_name = "WHO", group = "question")]
    pub why_me: Option<String>,
    #[arg(long, value_name = "ACTIVITY", group = "question")]
    pub candidates: Option<String>,
    #[arg(long, value_parser = word(Role::ALL))]
    pub role: Option<Role>,
    #[arg(long, value_parser = word(Policy::ALL))]
    pub policy: Option<Policy>,
    #[arg(long, value_name = "N", value_parser = number(), default_value_t = 400)]
    pub work_limit: u64,
    #[arg(long, value_name = "N", value_parser = number(), default_value_t = 1)]
    pub seed: u64,
    #[arg(long)]
    pub all: bool,
    #[arg(long)]
    pub json: bool,
}

/// Put a calendar under stress: each person away for each week, repaired
#[derive(Debug, clap::Args)]
pub(super) struct StressArgs {
    pub scenario: PathBuf,
    pub calendar: PathBuf,
    #[arg(long, value_name = "RATE", value_parser = share, default_value_t = 0.02)]
    pub absences: f64,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub from: Option<jiff::civil::Date>,
    #[arg(long, value_name = "N", value_parser = whole(1, 100_000), default_value_t = 1000)]
    pub terms: u32,
    #[arg(long, value_parser = word(Policy::ALL))]
    pub policy: Option<Policy>,
    #[arg(long, value_name = "N", value_parser = number(), default_value_t = 100)]
    pub work_limit: u64,
    #[arg(long, value_name = "N", value_parser = number(), default_value_t = 1)]
    pub seed: u64,
    #[arg(long)]
    pub all: bool,
    #[arg(long, conflicts_with = "json")]
    pub csv: bool,
    #[arg(long, requires = "csv", value_name = "LANG", value_parser = word(Language::ALL))]
    pub headers: Option<Language>,
    #[arg(long)]
    pub json: bool,
}

/// Open the workbench: the whole job in a browser
#[derive(Debug, Default, clap::Args)]
pub(super) struct ServeArgs {
    pub folder: Option<PathBuf>,
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub port: u16,
    #[arg(long)]
    pub no_open: bool,
    #[arg(long, value_name = "ADDRESS", requires = "password_file")]
    pub listen: Option<std::net::IpAddr>,
    #[arg(long, value_name = "FILE")]
    pub password_file: Option<PathBuf>,
}

/// Write a starting folder for a real county: the files to fill in, every setting explained
#[derive(Debug, clap::Args)]
pub(super) struct InitArgs {
    pub folder: PathBuf,
    #[arg(long)]
    pub xlsx: bool,
    #[arg(long, value_name = "TEMPLATE", value_parser = template(), default_value = "empty")]
    pub from: Template,
    #[arg(long, value_name = "LANG", value_parser = word(Language::ALL))]
    pub headers: Option<Language>,
}

/// Write a made-up county of the shape asked for, to try the planner on
#[derive(Debug, clap::Args)]
pub(super) struct GenerateArgs {
    pub folder: PathBuf,
    #[arg(long, value_name = "N", value_parser = whole(1, 2000),
        default_value_t = Shape::default().alliances)]
    pub alliances: u32,
    #[arg(long, value_name = "N", value_parser = whole(1, 200),
        default_value_t = Shape::default().kindergartens)]
    pub kindergartens: u32,
    #[arg(long, value_name = "N", value_parser = whole(0, 2000),
        default_value_t = Shape::default().staff)]
    pub staff: u32,
    #[arg(long, value_name = "N", value_parser = number(),
        default_value_t = Shape::default().seed)]
    pub seed: u64,
    #[arg(long, value_name = "N", value_parser = whole(1, 2),
        default_value_t = Shape::default().term)]
    pub term: u32,
    #[arg(long, value_name = "N", value_parser = whole(1, 4),
        default_value_t = Shape::default().terms)]
    pub terms: u32,
    #[arg(long, value_name = "DEGREE", value_parser = share,
        default_value_t = Shape::default().tightness)]
    pub tightness: f64,
    #[arg(long, value_name = "SHARE", value_parser = share,
        default_value_t = Shape::default().language)]
    pub language: f64,
    #[arg(long, value_name = "SHARE", value_parser = share,
        default_value_t = Shape::default().far)]
    pub far: f64,
    #[arg(long, value_name = "DEGREE", value_parser = share,
        default_value_t = Shape::default().closures)]
    pub closures: f64,
    #[arg(long, value_name = "N", value_parser = whole(0, 40),
        default_value_t = Shape::default().events)]
    pub events: u32,
    #[arg(long, value_name = "SHARE", value_parser = share,
        default_value_t = Shape::default().two_visit_share)]
    pub two_visit_share: f64,
    #[arg(long, value_name = "SHARE", value_parser = share,
        default_value_t = Shape::default().roads)]
    pub roads: f64,
    #[arg(long, value_name = "N", value_parser = whole(1, 53))]
    pub weeks: Option<u32>,
    #[arg(long, value_name = "N", value_parser = whole(0, 40),
        default_value_t = Shape::default().follow_ups)]
    pub follow_ups: u32,
    #[arg(long, value_name = "N", value_parser = whole(0, 40),
        default_value_t = Shape::default().placements)]
    pub placements: u32,
    #[arg(long, value_name = "N", value_parser = whole(0, 40),
        default_value_t = Shape::default().apart)]
    pub apart: u32,
    #[arg(long, value_name = "N", value_parser = whole(0, 40),
        default_value_t = Shape::default().fixed_days)]
    pub fixed_days: u32,
    #[arg(long, value_name = "N", value_parser = whole(0, 40),
        default_value_t = Shape::default().rhythm)]
    pub rhythm: u32,
    #[arg(long)]
    pub history: bool,
    #[arg(long)]
    pub pins: bool,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["alliances", "kindergartens", "staff",
        "seed", "term", "terms", "tightness", "language", "far", "closures", "events",
        "two_visit_share", "roads", "weeks", "follow_ups", "placements", "apart", "fixed_days",
        "rhythm", "history", "pins"])]
    pub from_matrix: Option<PathBuf>,
    #[arg(long, value_name = "A..B", value_parser = quota, requires = "from_matrix")]
    pub quota: Option<(u32, u32)>,
    #[arg(long, value_name = "C", value_parser = coverage, requires = "from_matrix")]
    pub coverage: Option<(u32, Option<u32>)>,
    #[arg(long, value_name = "FILE", requires = "from_matrix")]
    pub burdens: Option<PathBuf>,
    #[arg(long, value_name = "FILE", requires = "from_matrix")]
    pub rows: Option<PathBuf>,
    #[arg(long, value_name = "FILE", requires = "from_matrix")]
    pub columns: Option<PathBuf>,
    #[arg(long, value_name = "N", value_parser = count(), requires = "from_matrix")]
    pub problem: Option<usize>,
    #[arg(long, requires = "from_matrix")]
    pub maximise: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_can_stand_anywhere() {
        for line in
            [["alliance", "--lang", "en", "check", "x"], ["alliance", "check", "x", "--lang", "en"]]
        {
            let args = Args::try_parse_from(line).expect("understood");
            assert_eq!(args.lang, Some(Language::En));
        }
    }
}
