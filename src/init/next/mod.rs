//! The scenario of the next term, from this term's tables and what took place.
//!
//! | table | what becomes of it |
//! |---|---|
//! | `scenario.toml` | term, school year, name and themes of the next term |
//! | `alliances`, `kindergartens`, `distances`, `apart` | as they are |
//! | `staff` | without those who have left, with those who have joined |
//! | `events`, `placements` | moved to the same school week and weekday, each row with a remark |
//! | `followups` | anew: what ended weak, and what was not followed up |
//! | `closures` | what lasts, what recurs each week, and the holidays where the table does not know them |
//! | `history` | with what took place this term; in a new school year all of it goes to `archive` |
//! | `happened` | what still holds: roads, and those who leave later |
//! | `pins` | none |

mod closures;
mod past;
mod rows;
mod settings;
mod staff;

use jiff::civil::Date;

use super::shift::Shift;
use super::terms::{self, Term};
use crate::domain::{Activity, Language, Message, Scenario, Stated};
use crate::input::{Grids, Sources};
use crate::text::Texts;
use crate::write::csv_text;

pub use past::{LeftOut, Why};
pub use rows::MovedRow;

/// What the next term is made from.
#[derive(Debug)]
pub struct Given<'a> {
    /// This term's tables as they stand.
    pub grids: Grids,
    /// The same, read.
    pub scenario: &'a Scenario,
    /// This term's calendar.
    pub calendar: &'a [Activity],
    /// Who leaves and who joins between the terms.
    pub staff: &'a [Stated],
    /// First and last day of the next term, where they are given.
    pub days: (Option<Date>, Option<Date>),
    /// The language of remarks.
    pub texts: &'a Texts,
}

/// The next term, and what is to be told of it.
#[derive(Debug, Default)]
pub struct NextTerm {
    /// Its tables.
    pub sources: Sources,
    /// First and last day.
    pub days: (Date, Date),
    /// Which term of the school year.
    pub index: u32,
    /// Activities of this term that are history now.
    pub took_place: usize,
    /// Rows of the history, and of the archive.
    pub kept: (usize, usize),
    /// What did not take place.
    pub left_out: Vec<LeftOut>,
    /// Rows with new days.
    pub moved: Vec<MovedRow>,
    /// Kindergartens to be followed up, with the reason.
    pub follow_ups: Vec<(String, String)>,
    /// Names of those who have left.
    pub left: Vec<String>,
    /// Names of those who have joined.
    pub joined: Vec<String>,
    /// Rows that are no longer needed, by table.
    pub dropped: Vec<(&'static str, usize)>,
    /// Themes with new months.
    pub themes: usize,
}

/// What all parts need.
struct Work<'a> {
    grids: Grids,
    scenario: &'a Scenario,
    texts: &'a Texts,
    /// The language of headers.
    heads: Option<Language>,
    term: Term,
    shift: Shift,
    next: NextTerm,
}

/// Makes the next term.
///
/// # Errors
/// What is to be told where there is none: days that are no next term, or changes of staff that are
/// none.
pub fn next_term(given: Given<'_>) -> Result<NextTerm, Message> {
    let Given { grids, scenario, calendar, staff, days, texts } = given;
    let term = terms::after(&scenario.settings, days)?;
    let old = &scenario.settings.term;
    let shift = Shift::new((old.start, old.end), (term.start, term.end));
    let next = NextTerm { days: (term.start, term.end), index: term.index, ..NextTerm::default() };
    let heads = grids.language();
    let mut work = Work { grids, scenario, texts, heads, term, shift, next };
    past::take(&mut work, calendar);
    closures::take(&mut work);
    staff::take(&mut work, staff)?;
    settings::take(&mut work)?;
    work.drop_rows("pins.csv", |_| false);
    rows::take(&mut work);
    let Work { grids, mut next, .. } = work;
    next.sources = sources(&grids);
    Ok(next)
}

impl Work<'_> {
    /// Takes rows out of a table and counts them.
    fn drop_rows(
        &mut self,
        file: &'static str,
        mut keep: impl FnMut(&dyn Fn(&'static str) -> String) -> bool,
    ) {
        let Some(grid) = self.grids.tables.get_mut(file) else { return };
        let before = grid.rows().len();
        grid.retain(|grid, row| keep(&|column| grid.get(row, column).to_owned()));
        let gone = before - grid.rows().len();
        if gone > 0 {
            self.next.dropped.push((file, gone));
        }
    }
}

/// The tables as files; those that may be missing and are empty are left out.
fn sources(grids: &Grids) -> Sources {
    let mut sources = Sources::default();
    let mark = "\u{feff}";
    sources.files.insert(Grids::SETTINGS.to_owned(), grids.settings.clone().into_bytes());
    for (&file, grid) in &grids.tables {
        if grid.rows().is_empty() && matches!(file, "happened.csv" | "pins.csv" | "archive.csv") {
            continue;
        }
        let text = csv_text(grid.records());
        let mark = if grids.language().is_some() { mark } else { "" };
        sources.files.insert(file.to_owned(), format!("{mark}{text}").into_bytes());
    }
    sources
}
