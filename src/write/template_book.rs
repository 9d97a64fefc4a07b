//! The starting workbook of a county.

use std::io;

use jiff::civil::Date;

use super::scenario_workbook;
use crate::init::{Template, said_of};
use crate::text::Texts;

/// A template as one workbook, for the next term to be planned; `heads` are the texts of its
/// headers.
///
/// # Errors
/// What the format cannot hold.
pub fn template_workbook(
    from: Template,
    today: Date,
    texts: &Texts,
    heads: &Texts,
) -> io::Result<Vec<u8>> {
    let mut sources = crate::init::sources(from, today);
    crate::init::holidays_as_rows(&mut sources, |day, off| said_of(day, off, texts));
    scenario_workbook(&sources, heads).map_err(io::Error::other)
}
