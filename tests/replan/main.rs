//! Changes to a planned term and its repair.

mod changes;
mod disruptions;
