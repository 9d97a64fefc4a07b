//! The solver held to the verifier, to its own bounds and to exhaustive search.

mod answers;
mod begun;
mod bounds;
mod corners;
mod dates;
mod ends;
mod events;
pub mod every_calendar;
mod exhaustive;
mod generated;
mod pins;
mod policies;
mod repeatable;
mod rhythm;
mod scheme;
mod starts;
mod stopped;
