//! The measures of fairness held to other packages' figures and to the axioms that they claim.

mod axioms;
mod calendars;
mod claims;
mod command;
mod packages;
mod vectors;
