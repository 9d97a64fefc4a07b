//! What can be asked on the command line.

use std::path::PathBuf;
use std::time::Duration;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand};

use super::replan_args::{CompareArgs, ReplanArgs, UndoArgs};
use super::research_args::{ExportArgs, FairnessArgs, ParetoArgs, StudyArgs};
use crate::domain::{FixedWord, Language, Policy, Role};
use crate::generate::Shape;
use crate::init::Template;
use crate::write::Format;

pub(super) const EXIT_CODES: &str = "\
Exit codes:
  0    done: the files are written, the scenario has no error, the calendar breaks no rule
  1    the input is refused, a rule is broken, or the output cannot be written; of several
       counties, at least one has no plan
  2    the command line is not understood
  3    with --strict: the plan is written and leaves a demand unmet
  130  stopped by a second Ctrl-C

What a command was asked for goes to standard output, everything else to standard error.";

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
    Explain(ExplainArgs),
    Replan(Box<ReplanArgs>),
    Undo(UndoArgs),
    Compare(Box<CompareArgs>),
    Stress(StressArgs),
    Init(InitArgs),
    Generate(GenerateArgs),
    Fairness(FairnessArgs),
    Distances(DistancesArgs),
    Export(ExportArgs),
    Pareto(ParetoArgs),
    Study(StudyArgs),
}

/// Plan a term: write its calendar and tell what it comes to
///
/// The search can be stopped at any time with Ctrl-C: the best plan so far is written. Every plan
/// is verified before it is written, and its files are written whole or not at all.
///
/// Several counties are planned each by itself, as many at a time as there are threads; one that
/// is refused does not stop the others, and a table at the end says what became of each.
#[derive(Debug, clap::Args)]
#[command(after_help = EXIT_CODES)]
pub(super) struct PlanArgs {
    /// Folder or workbook (.xlsx) of the scenario; several: one county after the other
    #[arg(required = true, value_name = "SCENARIO")]
    pub scenarios: Vec<PathBuf>,
    /// Folder for the plan's files, or for one folder per county [default: out/<folder's name>]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// End a county's search after so many seconds [default: 20, from 25 alliances on 0.8 for
    /// each; none with --work-limit]
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    pub time_limit: Option<Duration>,
    /// End the search after so many units of work, the same on every machine
    #[arg(long, value_name = "N")]
    pub work_limit: Option<u64>,
    /// Seed of everything random
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// Threads; 0: as many as the machine has
    #[arg(long, value_name = "N", value_parser = threads(), default_value_t = 0)]
    pub threads: usize,
    /// What the calendar costs, instead of what the scenario says
    #[arg(long, value_parser = word(Policy::ALL))]
    pub policy: Option<Policy>,
    #[command(flatten)]
    pub outputs: OutputArgs,
    /// Exit with 3 when the plan leaves a demand unmet
    #[arg(long)]
    pub strict: bool,
    /// Say nothing but errors
    #[arg(long, short)]
    pub quiet: bool,
    /// Print the content of plan.json instead of the summary; of several counties, an array
    #[arg(long)]
    pub json: bool,
}

/// What is written of a plan; the same for every command that writes one.
#[derive(Debug, clap::Args)]
pub(super) struct OutputArgs {
    /// Formats of the plan's files, with commas between them [default: all]
    #[arg(long, value_name = "LIST", value_delimiter = ',', value_parser = word(Format::ALL))]
    pub formats: Vec<Format>,
    /// Write ids instead of the names of people, kindergartens, alliances and the county, and
    /// leave out coordinates and whatever else could hold a name
    #[arg(long)]
    pub anonymise: bool,
    /// Leave alarms out of the calendars for phones
    #[arg(long)]
    pub no_alarms: bool,
    /// Replace files that somebody has changed since they were written, instead of keeping them
    #[arg(long)]
    pub force: bool,
}

/// Write a table of road distances for a scenario: distances.csv
///
/// Without an option they are worked out from the coordinates: great-circle distance times
/// travel.detour. Only pairs inside an alliance are written, as no plan asks for others.
#[derive(Debug, clap::Args)]
#[command(after_help = EXIT_CODES)]
pub(super) struct DistancesArgs {
    /// Folder or workbook of the scenario; its own distances do not count
    pub scenario: PathBuf,
    /// Take them from a table service's answer: OSRM's JSON over all kindergartens with
    /// coordinates, in the order of kindergartens.csv
    #[arg(long, value_name = "FILE", group = "source")]
    pub osrm: Option<PathBuf>,
    /// Ask an OSRM service on this machine or network, e.g. http://127.0.0.1:5000
    #[arg(long, value_name = "URL", group = "source")]
    pub server: Option<String>,
    /// Take kilometres from a matrix: ids of kindergartens in the first row and column
    #[arg(long, value_name = "FILE", group = "source")]
    pub matrix: Option<PathBuf>,
    /// With --matrix: minutes from another matrix of the same form [default: by travel.speed_kmh]
    #[arg(long, value_name = "FILE", requires = "matrix")]
    pub minutes: Option<PathBuf>,
    /// File to write [default: distances.csv in the scenario's folder]
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Replace the file if it is there
    #[arg(long)]
    pub force: bool,
}

/// Check a scenario's files: every error and warning in one go
#[derive(Debug, clap::Args)]
#[command(after_help = EXIT_CODES)]
pub(super) struct CheckArgs {
    /// Folder or workbook (.xlsx) of the scenario
    pub scenario: PathBuf,
    /// Write the scenario's workbook anew with every finding marked in its cell
    #[arg(long, value_name = "XLSX")]
    pub mark: Option<PathBuf>,
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
    /// Folder or workbook (.xlsx) of the scenario
    pub scenario: PathBuf,
    /// The calendar: calendar.csv or calendar.xlsx, as `plan` writes it or as edited
    pub calendar: PathBuf,
    /// The calendar that it repairs: changes (level 3) and nearness (level 4) are counted too
    #[arg(long, value_name = "CALENDAR")]
    pub from: Option<PathBuf>,
    /// What the calendar costs, instead of what the scenario says
    #[arg(long, value_parser = word(Policy::ALL))]
    pub policy: Option<Policy>,
    /// Print the verdict as JSON
    #[arg(long)]
    pub json: bool,
}

/// Explain a calendar: its levels to the activity, an unmet demand, a duty, a person's share
///
/// Without an option each level is taken apart. Every answer is checked by the verifier or by
/// planning again; what is not known is said to be unknown.
#[derive(Debug, clap::Args)]
#[command(after_help = EXIT_CODES)]
pub(super) struct ExplainArgs {
    /// Folder of the scenario
    pub scenario: PathBuf,
    /// The calendar, as `plan` writes it
    pub calendar: PathBuf,
    /// For each unmet demand the rules and rows that together make it impossible, and what would
    /// free it
    #[arg(long, group = "question")]
    pub shortfall: bool,
    /// Why a person has a duty: the best calendar without it
    #[arg(long, value_name = "P12[:K7]", group = "question")]
    pub why: Option<String>,
    /// Why a person does not have a duty: the rule that forbids it, or what it would cost
    #[arg(long, value_name = "P12:K7[:DATE]", group = "question")]
    pub why_not: Option<String>,
    /// A person's card: duties, burden beside the group's, and why each duty is not another's
    #[arg(long, value_name = "P12", group = "question")]
    pub why_me: Option<String>,
    /// The best substitutes for the people, the place and the date of an activity
    #[arg(long, value_name = "ACTIVITY", group = "question")]
    pub candidates: Option<String>,
    /// The role that is meant, for a person who has both
    #[arg(long, value_parser = word(Role::ALL))]
    pub role: Option<Role>,
    /// What the calendar costs, instead of what the scenario says
    #[arg(long, value_parser = word(Policy::ALL))]
    pub policy: Option<Policy>,
    /// Units of work of each search behind an answer
    #[arg(long, value_name = "N", default_value_t = 400)]
    pub work_limit: u64,
    /// Seed of everything random
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// Leave nothing out
    #[arg(long)]
    pub all: bool,
    /// Print the answer as JSON
    #[arg(long)]
    pub json: bool,
}

/// Put a calendar under stress: each person away for each week, repaired
///
/// Tells the people, weeks and places on which the plan hangs, what a term of absences comes to, and
/// whom to keep as standby. Every absence is repaired by itself, from the calendar as it is.
#[derive(Debug, clap::Args)]
#[command(after_help = EXIT_CODES)]
pub(super) struct StressArgs {
    /// Folder or workbook of the scenario
    pub scenario: PathBuf,
    /// The calendar, as `plan` writes it
    pub calendar: PathBuf,
    /// Probability that a person is away in a week, from 0 to 1
    #[arg(long, value_name = "RATE", value_parser = share, default_value_t = 0.02)]
    pub absences: f64,
    /// Weeks before this day are not asked of
    #[arg(long, value_name = "DATE")]
    pub from: Option<jiff::civil::Date>,
    /// Terms to simulate
    #[arg(long, value_name = "N", value_parser = whole(1, 100_000), default_value_t = 1000)]
    pub terms: u32,
    /// What the calendar costs, instead of what the scenario says
    #[arg(long, value_parser = word(Policy::ALL))]
    pub policy: Option<Policy>,
    /// Units of work of each repair
    #[arg(long, value_name = "N", default_value_t = 100)]
    pub work_limit: u64,
    /// Seed of everything random
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// Leave nothing out
    #[arg(long)]
    pub all: bool,
    /// Print a table with a row for each person and week
    #[arg(long, conflicts_with = "json")]
    pub csv: bool,
    /// Print the result as JSON
    #[arg(long)]
    pub json: bool,
}

/// Write a starting folder for a real county: the files to fill in, every setting explained
///
/// The term is the next one to be planned. Nothing is ever overwritten.
#[derive(Debug, clap::Args)]
#[command(after_help = EXIT_CODES)]
pub(super) struct InitArgs {
    /// Folder to write, empty or not there yet; or a workbook (.xlsx) that is not there yet
    pub folder: PathBuf,
    /// Write one workbook instead of a folder of files: county.xlsx in the folder
    #[arg(long)]
    pub xlsx: bool,
    /// What to start from
    #[arg(long, value_name = "TEMPLATE", value_parser = template(), default_value = "empty")]
    pub from: Template,
}

/// Write a made-up county of the shape asked for, to try the planner on
///
/// The same options give the same files on every machine. Shares and degrees go from 0 to 1.
#[derive(Debug, clap::Args)]
#[command(after_help = EXIT_CODES)]
pub(super) struct GenerateArgs {
    /// Folder to write; it must be empty or not there yet
    pub folder: PathBuf,
    /// Alliances in the county
    #[arg(long, value_name = "N", value_parser = whole(1, 2000),
        default_value_t = Shape::default().alliances)]
    pub alliances: u32,
    /// Kindergartens in each alliance, the lead included
    #[arg(long, value_name = "N", value_parser = whole(1, 200),
        default_value_t = Shape::default().kindergartens)]
    pub kindergartens: u32,
    /// Staff in each alliance, over all its kindergartens
    #[arg(long, value_name = "N", value_parser = whole(0, 2000),
        default_value_t = Shape::default().staff)]
    pub staff: u32,
    /// Seed: another seed, another county of the same shape
    #[arg(long, value_name = "N", default_value_t = Shape::default().seed)]
    pub seed: u64,
    /// Term to plan: 1 is the autumn of 2026, 2 the spring of 2027
    #[arg(long, value_name = "N", value_parser = whole(1, 2),
        default_value_t = Shape::default().term)]
    pub term: u32,
    /// Terms in the school year
    #[arg(long, value_name = "N", value_parser = whole(1, 4),
        default_value_t = Shape::default().terms)]
    pub terms: u32,
    /// Degree of tightness: fewer people away at a time, more closures, smaller quotas
    #[arg(long, value_name = "DEGREE", value_parser = share,
        default_value_t = Shape::default().tightness)]
    pub tightness: f64,
    /// Share of members that teach in a minority language
    #[arg(long, value_name = "SHARE", value_parser = share,
        default_value_t = Shape::default().language)]
    pub language: f64,
    /// Share of members far from their lead
    #[arg(long, value_name = "SHARE", value_parser = share,
        default_value_t = Shape::default().far)]
    pub far: f64,
    /// Degree of closures: 0 none, 1 every kindergarten once and many people
    #[arg(long, value_name = "DEGREE", value_parser = share,
        default_value_t = Shape::default().closures)]
    pub closures: f64,
    /// Events of each alliance in the term
    #[arg(long, value_name = "N", value_parser = whole(0, 40),
        default_value_t = Shape::default().events)]
    pub events: u32,
    /// Share of the leads' backbone teachers who are asked for two visits
    #[arg(long, value_name = "SHARE", value_parser = share,
        default_value_t = Shape::default().two_visit_share)]
    pub two_visit_share: f64,
    /// Share of the leads' roads to members with a row of their own in distances.csv
    #[arg(long, value_name = "SHARE", value_parser = share,
        default_value_t = Shape::default().roads)]
    pub roads: f64,
    /// End the term with the Friday of this week [default: the whole term]
    #[arg(long, value_name = "N", value_parser = whole(1, 53))]
    pub weeks: Option<u32>,
    /// Follow-ups of each alliance in the term
    #[arg(long, value_name = "N", value_parser = whole(0, 40),
        default_value_t = Shape::default().follow_ups)]
    pub follow_ups: u32,
    /// Placements of each alliance: shadowing at the lead and support at a member, by turns
    #[arg(long, value_name = "N", value_parser = whole(0, 40),
        default_value_t = Shape::default().placements)]
    pub placements: u32,
    /// Rows of each alliance in apart.csv: people kept apart from a colleague or a kindergarten
    #[arg(long, value_name = "N", value_parser = whole(0, 40),
        default_value_t = Shape::default().apart)]
    pub apart: u32,
    /// People of each alliance with a weekday on which they never can
    #[arg(long, value_name = "N", value_parser = whole(0, 40),
        default_value_t = Shape::default().fixed_days)]
    pub fixed_days: u32,
    /// Online seminars of each alliance, spread over the term as one row of events.csv
    #[arg(long, value_name = "N", value_parser = whole(0, 40),
        default_value_t = Shape::default().rhythm)]
    pub rhythm: u32,
    /// With --term 2: write what took place in the autumn
    #[arg(long)]
    pub history: bool,
    /// Write one to three activities that the plan must contain
    #[arg(long)]
    pub pins: bool,
    /// Make the scenario of a matrix of costs instead: one teacher a row, one kindergarten a
    /// column, a blank cell forbids the pair; CSV, or a file of OR-Library's assignment problems
    #[arg(long, value_name = "FILE", conflicts_with_all = ["alliances", "kindergartens", "staff",
        "seed", "term", "terms", "tightness", "language", "far", "closures", "events",
        "two_visit_share", "roads", "weeks", "follow_ups", "placements", "apart", "fixed_days",
        "rhythm", "history", "pins"])]
    pub from_matrix: Option<PathBuf>,
    /// With --from-matrix: visits of each teacher, asked..allowed
    #[arg(long, value_name = "A..B", value_parser = quota, default_value = "1..1")]
    pub quota: (u32, u32),
    /// With --from-matrix: visits that each kindergarten should receive, or asked..allowed
    #[arg(long, value_name = "C", value_parser = coverage, default_value = "1")]
    pub coverage: (u32, Option<u32>),
}

/// Reads the name of a template.
fn template() -> impl TypedValueParser<Value = Template> {
    PossibleValuesParser::new(Template::ALL.iter().map(|t| t.name()))
        .map(|name| Template::from_name(&name).expect("one of the possible values"))
}

/// Reads a whole number of a range.
fn whole(least: u32, most: u32) -> impl TypedValueParser<Value = u32> {
    clap::value_parser!(u32).range(i64::from(least)..=i64::from(most))
}

/// Reads `a..b`, or one number for both.
fn quota(text: &str) -> Result<(u32, u32), String> {
    let (least, most) = coverage(text)?;
    Ok((least, most.unwrap_or(least)))
}

/// Reads `c`, or `c..d`.
fn coverage(text: &str) -> Result<(u32, Option<u32>), String> {
    let number = |text: &str| match text.parse::<u32>() {
        Ok(n) if n <= 100 => Ok(n),
        _ => Err("not a whole number from 0 to 100".to_owned()),
    };
    match text.split_once("..") {
        None => Ok((number(text)?, None)),
        Some((least, most)) => {
            let (least, most) = (number(least)?, number(most)?);
            if least > most {
                return Err("the first number is larger than the second".to_owned());
            }
            Ok((least, Some(most)))
        }
    }
}

fn share(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(share) if (0.0..=1.0).contains(&share) => Ok(share),
        _ => Err("not a number from 0 to 1".to_owned()),
    }
}

/// Reads one of the fixed words.
pub(super) fn word<W: FixedWord + Send + Sync>(
    words: &'static [W],
) -> impl TypedValueParser<Value = W> {
    PossibleValuesParser::new(words.iter().map(|w| w.word()))
        .map(|text| W::from_word(&text).expect("one of the possible values"))
}

/// A number of threads: more than this are no use and cost memory each.
pub(super) fn threads() -> impl TypedValueParser<Value = usize> {
    clap::value_parser!(u16).range(0..=256).map(usize::from)
}

pub(super) fn seconds(text: &str) -> Result<Duration, String> {
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
    fn shares_lie_between_0_and_1() {
        assert_eq!((share("0"), share("0.25"), share("1")), (Ok(0.0), Ok(0.25), Ok(1.0)));
        for bad in ["-0.1", "1.1", "NaN", "", "10%"] {
            assert!(share(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn ranges_have_one_number_or_two() {
        assert_eq!((quota("1..2"), quota("3")), (Ok((1, 2)), Ok((3, 3))));
        assert_eq!((coverage("1..2"), coverage("3")), (Ok((1, Some(2))), Ok((3, None))));
        for bad in ["", "..", "2..1", "-1", "1..", "x", "101", "1...2"] {
            assert!(quota(bad).is_err() && coverage(bad).is_err(), "{bad}");
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
