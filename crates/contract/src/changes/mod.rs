//! Applies changes of a planned term: the scenario from then on.
//!
//! May use: the domain types and the working calendar.
//! Must not contain: text, files, rules, or the choice of a calendar.

mod apply;
mod facts;

pub use apply::{Applied, Known, apply};
pub use facts::{Told, as_it_was, told};
