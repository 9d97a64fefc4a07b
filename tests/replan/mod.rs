//! Changes to a planned term and its repair.

mod aside;
mod causes;
mod chains;
mod changes;
pub mod disruptions;

mod exhaustive;
mod made;
mod past;
mod tradeoff;
