//! What can be asked of the commands that carry a bureau from one term to the next.

use std::path::PathBuf;

use jiff::civil::Date;

use super::replan_args::HappenedArgs;
use super::values::day;

/// Make the scenario of the next term from this term's calendar
#[derive(Debug, clap::Args)]
pub(super) struct NextArgs {
    pub scenario: PathBuf,
    #[arg(long, value_name = "CALENDAR")]
    pub from: PathBuf,
    #[arg(long, value_name = "PATH")]
    pub out: PathBuf,
    #[arg(long, value_name = "FILE")]
    pub staff_changes: Vec<PathBuf>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub start: Option<Date>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub end: Option<Date>,
    #[arg(long)]
    pub json: bool,
}

impl NextArgs {
    /// The tables of leavers and joiners, as tables of changes.
    pub fn happened(&self) -> HappenedArgs {
        HappenedArgs { changes: self.staff_changes.clone(), ..HappenedArgs::default() }
    }
}

/// Record what took place, and say what is overdue
#[derive(Debug, clap::Args)]
pub(super) struct RecordArgs {
    pub scenario: PathBuf,
    pub calendar: PathBuf,
    #[arg(long, value_name = "MARKS")]
    pub done: Vec<PathBuf>,
    #[arg(long, value_name = "ACTIVITY[:HOW]")]
    pub held: Vec<String>,
    #[arg(long, value_name = "ACTIVITY")]
    pub not_held: Vec<String>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub today: Option<Date>,
    #[arg(long, short)]
    pub quiet: bool,
    #[arg(long)]
    pub json: bool,
}
