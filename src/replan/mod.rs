//! Repair after changes: what happened to a planned term, and the smallest change that works.
//!
//! What may enter: the domain types, the working calendar, the verifier and the search.
//! What never belongs here: wording, files, and any rule that the search or the verifier keeps.
//!
//! [`apply()`] turns a scenario and its [`Change`](crate::domain::Change)s into the scenario that
//! holds from now on.

mod apply;

pub use apply::{Applied, apply};
