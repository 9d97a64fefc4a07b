//! The program from outside, as a clerk, a script or an impatient user meets it.

mod anonymous;
mod attack;
mod chain;
mod distances;
mod edits;
mod explain;
mod interrupt;
mod journey;
mod left_behind;
mod many;
mod memory;
mod outputs;
mod pins;
mod record;
mod refused;
mod repairs;
mod steps;
mod streams;
mod terms;
pub mod world;
