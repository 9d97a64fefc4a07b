//! Repair after changes: what happened to a planned term, and the smallest change that works.
//!
//! May use: the domain types, the working calendar, the verifier and the search.
//! Must not contain: wording, files, and any rule that the search or the verifier keeps.
//!
//! [`apply`](crate::changes::apply) turns a scenario and its [`Change`](crate::domain::Change)s into
//! the scenario that holds from now on; [`prepare`] finds what stays, what the changes touch and what contradicts
//! itself; [`search`] repairs; [`differences`] says what is different, for whom and why.

mod count;
mod difference;
mod edits;
mod happened;
mod prepare;
mod run;
mod saving;

pub use crate::solve::CurvePoint;
pub use count::{changes_by_alliance, count_changes};
pub use difference::{Cause, Difference, Kind, Spot, differences};
pub use edits::{Edits, edits};
pub use happened::Happened;
pub use prepare::{Earlier, Known, Prepared, Request, prepare};
pub use run::{Wish, curve, search};
