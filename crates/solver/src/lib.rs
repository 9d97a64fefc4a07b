//! The search for calendars and their bounds.
//!
//! | module | contents |
//! |---|---|
//! | [`solve`] | the search for a plan and its bounds |
//! | [`replan`] | the repair of a planned term |
//! | [`model`] | linear models and their solvers |

use alliance_contract::{calendar, changes, domain, travel};
use alliance_verify as verify;

pub mod model;
pub mod replan;
pub mod solve;
