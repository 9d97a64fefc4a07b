//! What happens to a term that has been planned, as the scenario that holds from then on.
//!
//! May use: the domain types and the working calendar.
//! Must not contain: wording, files, rules, and any choice of a calendar.

mod apply;
mod facts;

pub use apply::{Applied, Known, apply};
pub use facts::as_it_was;
