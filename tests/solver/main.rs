//! The solver held to the verifier, to its own bounds and to exhaustive search.

mod exhaustive;
mod generated;
mod repeatable;
