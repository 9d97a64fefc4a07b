//! What can be asked on the command line.

use std::path::PathBuf;
use std::time::Duration;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand};

use crate::domain::{FixedWord, Language, Policy};

const EXIT_CODES: &str = "\
Exit codes:
  0    done: the plan is written, the scenario has no error, the calendar breaks no rule
  1    the input is refused, a rule is broken, or the output cannot be written
  2    the command line is not understood
  3    with --strict: the plan is written and leaves a demand unmet
  130  stopped by a second Ctrl-C

What a command was asked for goes to standard output, everything else to standard error.";

/// The policies that the search can follow.
const POLICIES: [Policy; 2] = [Policy::Cost, Policy::Balanced];

#[derive(Debug, Parser)]
#[command(name = "alliance", version, about, after_help = EXIT_CODES, max_term_width = 100)]
pub(super) struct Args {
    /// Language of everything said and written [default: the scenario's, then the system's]
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
}

/// Plan a term: write its calendar and tell what it comes to
///
/// The search can be stopped at any time with Ctrl-C: the best plan so far is written. Every plan
/// is verified before it is written, and its files are written whole or not at all.
#[derive(Debug, clap::Args)]
#[command(after_help = EXIT_CODES)]
pub(super) struct PlanArgs {
    /// Folder of the scenario
    pub scenario: PathBuf,
    /// Folder for the plan's files [default: out/<name of the scenario's folder>]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// End the search after so many seconds [default: 20, or none with --work-limit]
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    pub time_limit: Option<Duration>,
    /// End the search after so many units of work, the same on every machine
    #[arg(long, value_name = "N")]
    pub work_limit: Option<u64>,
    /// Seed of everything random
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// Threads; 0: as many as the machine has
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub threads: usize,
    /// What the calendar costs, instead of what the scenario says
    #[arg(long, value_parser = word(&POLICIES))]
    pub policy: Option<Policy>,
    /// Exit with 3 when the plan leaves a demand unmet
    #[arg(long)]
    pub strict: bool,
    /// Say nothing but errors
    #[arg(long, short)]
    pub quiet: bool,
    /// Print the content of plan.json instead of the summary
    #[arg(long)]
    pub json: bool,
}

/// Check a scenario's files: every error and warning in one go
#[derive(Debug, clap::Args)]
#[command(after_help = EXIT_CODES)]
pub(super) struct CheckArgs {
    /// Folder of the scenario
    pub scenario: PathBuf,
    /// Print the findings as JSON
    #[arg(long)]
    pub json: bool,
}

/// Hold a calendar against its scenario: rules, demands, cost and quality
///
/// Everything is worked out again from the files alone; nothing of the search is used.
#[derive(Debug, clap::Args)]
#[command(after_help = EXIT_CODES)]
pub(super) struct VerifyArgs {
    /// Folder of the scenario
    pub scenario: PathBuf,
    /// The calendar, as `plan` writes it
    pub calendar: PathBuf,
    /// What the calendar costs, instead of what the scenario says
    #[arg(long, value_parser = word(&POLICIES))]
    pub policy: Option<Policy>,
    /// Print the verdict as JSON
    #[arg(long)]
    pub json: bool,
}

/// Reads one of the fixed words.
fn word<W: FixedWord + Send + Sync>(words: &'static [W]) -> impl TypedValueParser<Value = W> {
    PossibleValuesParser::new(words.iter().map(|w| w.word()))
        .map(|text| W::from_word(&text).expect("one of the possible values"))
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text.parse().map_err(|_| "not a number of seconds".to_owned())?;
    Duration::try_from_secs_f64(seconds).map_err(|e| e.to_string())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn arguments_hold_together() {
        Args::command().debug_assert();
    }

    #[test]
    fn seconds_are_positive_and_finite() {
        assert_eq!(seconds("0.5"), Ok(Duration::from_millis(500)));
        for bad in ["-1", "NaN", "inf", "1e300", "", "1s"] {
            assert!(seconds(bad).is_err(), "{bad}");
        }
    }

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
