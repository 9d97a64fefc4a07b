//! What can be asked of `alliance replan`.

use std::path::PathBuf;
use std::time::Duration;

use jiff::civil::Date;

use super::args::{EXIT_CODES, OutputArgs, seconds, threads, word};
use crate::domain::{ChangeKind, FixedWord, Policy};
use crate::input::ChangeSource;

/// Repair a calendar after something has happened: the fewest changes that work
///
/// What has happened is edited into the scenario's own files, or said by the options here, each of
/// which may be given several times; what the options say is kept in the scenario's happened.csv
/// (a sheet of its workbook), which every command reads. Activities before --today have taken place
/// and stay as they were; pinned ones stay; the rest may move. Nothing left unmet that can be met; then as few changed duties and
/// events as can be, with a proof of how few; then cost; then quality.
#[derive(Debug, clap::Args)]
#[command(after_help = EXIT_CODES)]
pub(super) struct ReplanArgs {
    /// Folder or workbook of the scenario
    pub scenario: PathBuf,
    /// The calendar in force
    #[arg(long, value_name = "CALENDAR")]
    pub from: PathBuf,
    /// Activities before this day have taken place [default: the clock's day, if it lies in the
    /// term; else none has]
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub today: Option<Date>,
    #[command(flatten)]
    pub happened: HappenedArgs,
    /// Try it out: keep nothing of what the options say in happened.csv
    #[arg(long)]
    pub trial: bool,
    /// The same calendar edited by hand: what was changed in it stays, the rest is repaired
    #[arg(long, value_name = "CALENDAR")]
    pub keep_edits: Option<PathBuf>,
    /// Save cost with at most so many changes in all, or as many as there must be
    #[arg(long, value_name = "N", conflicts_with = "trade")]
    pub max_changes: Option<u64>,
    /// Accept one more change wherever it saves at least so many kilometres of cost
    #[arg(long, value_name = "KM", value_parser = kilometres)]
    pub trade: Option<f64>,
    /// Tell what each further change would save, with a proof
    #[arg(long)]
    pub curve: bool,
    /// Folder for the files [default: out/<name of the scenario's folder>-replan]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// End the search after so many seconds [default: when its own schedule is done]
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
    /// Print the content of plan.json instead of the summary
    #[arg(long)]
    pub json: bool,
}

/// Plan with and without what might happen, and compare: level by level, who gains, who loses
///
/// The changes are said as for `replan`. Both plans are made anew with the same limits; with --from
/// the calendar given is the one without.
#[derive(Debug, clap::Args)]
#[command(after_help = EXIT_CODES)]
pub(super) struct CompareArgs {
    /// Folder or workbook of the scenario
    pub scenario: PathBuf,
    #[command(flatten)]
    pub happened: HappenedArgs,
    /// The day on which the changes are said [default: the first of the term]
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub today: Option<Date>,
    /// The calendar without the changes [default: a plan made now]
    #[arg(long, value_name = "CALENDAR")]
    pub from: Option<PathBuf>,
    /// End each search after so many seconds [default: as `plan` does]
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    pub time_limit: Option<Duration>,
    /// End each search after so many units of work, the same on every machine
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
    /// Leave nothing out
    #[arg(long)]
    pub all: bool,
    /// Print the comparison as JSON
    #[arg(long)]
    pub json: bool,
}

/// Take back what was entered last in a scenario's happened.csv: all that one repair was told
///
/// The calendar of before is in its own folder; give it to `replan` with --from to go on from there.
#[derive(Debug, clap::Args)]
#[command(after_help = EXIT_CODES)]
pub(super) struct UndoArgs {
    /// Folder or workbook of the scenario
    pub scenario: PathBuf,
}

/// What has happened; the same for every command that asks.
#[derive(Debug, clap::Args)]
pub(super) struct HappenedArgs {
    /// A person is not available: P12:2027-04-05..2027-05-30, or P12:2027-04-05:am; with :replaced
    /// at the end somebody stands in at home
    #[arg(long, value_name = "WHO:DAYS")]
    pub absent: Vec<String>,
    /// A person leaves for good: P12, or P12:2027-05-01; by default on --today
    #[arg(long, value_name = "WHO")]
    pub leaves: Vec<String>,
    /// A person joins, as a row of staff.csv in the order of its columns: P99,王芳,K3,yes,no,art
    #[arg(long, value_name = "ROW")]
    pub joins: Vec<String>,
    /// A place is closed: K7:2027-05-10..2027-05-14; also an alliance, or `all`
    #[arg(long, value_name = "WHERE:DAYS")]
    pub closed: Vec<String>,
    /// A kindergarten hosts no event any more
    #[arg(long, value_name = "WHERE")]
    pub no_host: Vec<String>,
    /// An event, a follow-up or a placement does not take place
    #[arg(long, value_name = "ID")]
    pub cancel: Vec<String>,
    /// An event, a follow-up or a placement takes place on another day, or begins on it:
    /// E3:2027-05-12
    #[arg(long = "move", value_name = "ID:DAY")]
    pub moved: Vec<String>,
    /// A kindergarten is to be followed up: K7:2027-04-01..2027-04-28
    #[arg(long, value_name = "WHERE:DAYS")]
    pub followup: Vec<String>,
    /// A road between two kindergartens is closed for a time: K12:K30:2027-04-01..2027-05-01; or takes
    /// so many minutes: K12:K30:2027-04-01..2027-05-01:90
    #[arg(long, value_name = "A:B:DAYS")]
    pub road: Vec<String>,
    /// An activity that is over did not take place: V2-K070-1
    #[arg(long, value_name = "ACTIVITY")]
    pub not_held: Vec<String>,
    /// An activity that is over took place as planned, or otherwise: V2-K070-1:2027-05-12:pm, with
    /// others (:P149;P150, or :P149=P131 for P131 instead of P149), elsewhere (:@K071)
    #[arg(long, value_name = "ACTIVITY[:HOW]")]
    pub held: Vec<String>,
    /// A table of all this (changes.csv)
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

pub(super) fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "not a date as 2027-04-05".to_owned())
}

fn kilometres(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(km) if (0.0..1e9).contains(&km) => Ok(km),
        _ => Err("not a number of kilometres".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_kilometres_are_read() {
        assert_eq!(day("2027-04-05").map(|d| d.to_string()), Ok("2027-04-05".to_owned()));
        assert!(day("5.4.2027").is_err() && day("2027-02-30").is_err());
        assert_eq!(kilometres("12.5"), Ok(12.5));
        assert!(["-1", "NaN", "inf", "x"].iter().all(|bad| kilometres(bad).is_err()));
    }
}
