//! A starting folder for a real county: a template with a fresh year's dates.
//!
//! A term counts as still to be planned until two weeks after its first day.
//! - [`Template::Empty`] is written for the next such term, autumn (1 September to 15 January)
//!   or spring (1 March to 10 July).
//! - The other templates keep their season, since a spring term's history belongs to it: they
//!   are moved by whole years, each taken as the whole number of weeks nearest to it (52 for
//!   one year, 104 for two, 157 for three), so that every date stays on its day of the week and
//!   as far from the start of the term as it was. Where the template's own term is still to be
//!   planned, nothing moves. Pins are left out of a moved template, as a day that was worked may
//!   be a festival in another year.
//!
//! If the built-in table of holidays lacks a year of the term, `holidays = "none"` is written, with
//! a comment on what to add to `closures.csv`.

mod heads;
mod holidays;
mod next;
mod shift;
mod template;
mod terms;

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::generate::{WriteError, write_sources};
use crate::input::Sources;

pub use heads::with_heads;
pub use holidays::{holidays_as_rows, said_of};
pub use next::{Given, LeftOut, MovedRow, NextTerm, Why, next_term};
pub use template::Template;

/// Why no starting folder was written; [`WriteError::message`] is the message for the user.
pub type InitError = WriteError;

/// Writes a starting folder and returns the paths of its files.
///
/// CSV files begin with a byte-order mark, without which spreadsheet programs misread Chinese.
///
/// # Errors
/// [`WriteError::NotEmpty`] if the folder is not empty; nothing is ever overwritten.
/// [`WriteError::Io`] for an error of the system.
pub fn init(folder: &Path, from: Template, today: Date) -> Result<Vec<PathBuf>, InitError> {
    write(&sources(from, today), folder)
}

/// Writes files in memory into a folder and returns their paths.
///
/// # Errors
/// As [`init`].
pub fn write(sources: &Sources, folder: &Path) -> Result<Vec<PathBuf>, InitError> {
    write_sources(sources, folder)
}

/// The files that [`init`] writes, in memory.
#[must_use]
pub fn sources(from: Template, today: Date) -> Sources {
    let files = match from {
        Template::Empty => template::empty(terms::next(today)),
        county => shift::fresh(county.files(), today),
    };
    let mut sources = Sources { name: from.name().into(), ..Sources::default() };
    let settings = holidays::known_or_none(&files["scenario.toml"]);
    for (name, text) in files {
        let text = if name == "scenario.toml" {
            settings.clone()
        } else if name == "closures.csv" {
            let text = holidays::with_statutory_days(&text, &settings);
            format!("\u{feff}{}", text.trim_start_matches('\u{feff}'))
        } else {
            format!("\u{feff}{}", text.trim_start_matches('\u{feff}'))
        };
        sources.files.insert(name, text.into_bytes());
    }
    sources
}

#[cfg(test)]
mod tests;
