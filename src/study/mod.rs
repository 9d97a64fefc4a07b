//! Studies: many runs, kept as they come, and what they show together.
//!
//! What may enter: the front door, the measures of fairness, the writers.
//! What never belongs here: the command line, any search.
//!
//! Each run's result is a file of its own, written whole or not at all, so that a study that was
//! stopped at any moment goes on where it was. The tables are made of those files alone.

mod compare;
mod figures;
mod page;
mod record;
mod runs;
mod tables;

pub use record::{PersonRecord, RunRecord};
pub use runs::{Cell, StudyError, Watcher, cells, run_study};

use crate::input::StudySpec;
use crate::text::Texts;
use crate::write::WriteError;

/// Every file that sums up a study, by name: tables (`.csv`), figures (`.svg`) and a page that
/// holds both.
///
/// All but `times.csv` are the same for the same records, whenever and wherever they were made.
///
/// # Errors
/// Only if a template could not be written, which memory alone could cause.
pub fn summary(
    spec: &StudySpec,
    records: &[RunRecord],
    texts: &Texts,
) -> Result<Vec<(String, String)>, WriteError> {
    let mut files = tables::files(records);
    let prices = compare::prices(records);
    let pairs = compare::pairs(records, spec);
    files.push(("prices.csv".to_owned(), compare::prices_csv(&prices)));
    files.push(("comparisons.csv".to_owned(), compare::pairs_csv(&pairs)));
    let figures = figures::all(records, texts);
    let page = page::page(spec, records, &prices, &pairs, &figures, texts).map_err(|error| {
        WriteError { path: "index.html".into(), source: std::io::Error::other(error) }
    })?;
    files.push(("index.html".to_owned(), page));
    files.extend(figures.into_iter().map(|f| (f.file, f.svg)));
    Ok(files)
}
