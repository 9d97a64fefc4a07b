//! The search for calendars and their bounds.
//!
//! | module | contents |
//! |---|---|
//! | [`solve`] | the search for a plan and its bounds |
//! | [`start`](mod@start) | an earlier calendar to begin a search with |
//! | [`replan`] | the repair of a planned term |
//! | [`exchange`](mod@exchange) | who is exchanged for a school year |
//! | [`form`](mod@form) | which members join which lead |
//! | [`smallest`] | a smallest set of facts that leave no way |
//! | [`model`] | linear models and their solvers |

use alliance_contract::{calendar, changes, domain, travel};
use alliance_verify as verify;

pub mod exchange;
pub mod form;
pub mod model;
pub mod replan;
pub mod smallest;
pub mod solve;
pub mod start;
