//! Changes to a planned term and its repair.

mod aside;
mod causes;
mod changes;
mod disruptions;

mod exhaustive;
mod made;
mod tradeoff;
