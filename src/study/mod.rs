//! Studies: many runs, stored one by one, and their joint results.
//!
//! May use: the front door, the measures of fairness, the writers.
//! Must not contain: the command line, any search.
//!
//! The result of each run is a separate file, written atomically, so an interrupted study can
//! continue. The tables are made only from these files.

mod compare;
mod figures;
mod instance;
mod kinds;
mod page;
mod profiles;
mod record;
mod runs;
mod shard;
mod signed_rank;
mod tables;

pub use instance::Instance;
pub use record::{PersonRecord, RunRecord, program_digest, program_is};
pub use runs::{Cell, Missing, StudyError, Watcher, cells, run_shard, run_study, stored};
pub use shard::{Pieces, Queue, Shard, Turn};
pub use signed_rank::{SignedRank, signed_rank};

use crate::input::StudySpec;
use crate::text::Texts;
use crate::write::{OutputFile, WriteError, with_dictionary};

/// Name of the page of a study.
const PAGE: &str = "index.html";

/// The summary files of a study: tables (`.csv`, with the dictionary of their columns, and `.tex`),
/// figures (`.svg`, `.pdf`) and a page with both.
///
/// All except `times.csv` depend only on the records.
///
/// # Errors
/// Only if a template could not be written, which memory alone could cause.
pub fn summary(
    spec: &StudySpec,
    records: &[RunRecord],
    texts: &Texts,
) -> Result<Vec<OutputFile>, WriteError> {
    let prices = compare::prices(records);
    let pairs = compare::pairs(records, spec);
    let profiles = profiles::profiles(records);
    let mut tables = tables::files(records);
    tables.push(("prices.csv".to_owned(), compare::prices_csv(&prices)));
    tables.push(("comparisons.csv".to_owned(), compare::pairs_csv(&pairs)));
    tables.push(("profiles.csv".to_owned(), profiles::profiles_csv(&profiles)));
    let mut files = with_dictionary("study", tables);
    let figures = figures::all(records, &profiles, texts);
    let page = page::page(spec, records, &prices, &pairs, &figures, texts)
        .map_err(|error| WriteError { path: PAGE.into(), source: std::io::Error::other(error) })?;
    files.push((PAGE.to_owned(), page));
    files.extend(page::latex(records, &prices, &pairs, texts));
    let text = |(name, text): (String, String)| OutputFile { name, content: text.into_bytes() };
    let mut files: Vec<OutputFile> = files.into_iter().map(text).collect();
    for figure in figures {
        let name = format!("{}.svg", figure.stem);
        files.push(OutputFile { name, content: figure.drawing.svg().into_bytes() });
        let name = format!("{}.pdf", figure.stem);
        files.push(OutputFile { name, content: figure.drawing.pdf() });
    }
    Ok(files)
}
