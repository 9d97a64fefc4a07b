//! Studies: many runs, stored one by one, and their joint results.
//!
//! May use: the front door, the measures of fairness, the writers.
//! Must not contain: the command line, any search.
//!
//! The result of each run is a separate file, written atomically, so an interrupted study can
//! continue. The tables are made only from these files.

mod compare;
mod figures;
mod page;
mod record;
mod runs;
mod shard;
mod tables;

pub use record::{PersonRecord, RunRecord, program_digest, program_is};
pub use runs::{Cell, Missing, StudyError, Watcher, cells, run_shard, run_study, stored};
pub use shard::{Pieces, Queue, Shard, Turn};

use crate::input::StudySpec;
use crate::text::Texts;
use crate::write::WriteError;

/// Name of the page of a study.
const PAGE: &str = "index.html";

/// The summary files of a study, by name: tables (`.csv`), figures (`.svg`) and a page with both.
///
/// All except `times.csv` depend only on the records.
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
    let page = page::page(spec, records, &prices, &pairs, &figures, texts)
        .map_err(|error| WriteError { path: PAGE.into(), source: std::io::Error::other(error) })?;
    files.push((PAGE.to_owned(), page));
    files.extend(figures.into_iter().map(|f| (f.file, f.svg)));
    Ok(files)
}
