//! What can be asked of the commands that compare assignments.

use std::path::PathBuf;

use super::args::{EXIT_CODES, word};
use crate::domain::FixedWord;
use crate::fairness::Measure;
use crate::loads::{Period, What};

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

fn measure(name: &str) -> Result<Measure, String> {
    Measure::from_name(name).ok_or_else(|| {
        let names: Vec<String> = Measure::ALL.iter().map(|m| m.name()).collect();
        format!("no such measure; there are {}", names.join(", "))
    })
}
