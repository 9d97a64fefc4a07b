//! Changes to a planned term and its repair.

mod aside;
mod causes;
mod changes;
mod disruptions;
#[path = "../solver/every_calendar.rs"]
mod every_calendar;
mod exhaustive;
mod made;
mod tradeoff;
