//! The pipeline from a scenario to a plan: events, assignment, timetable, improvement, bounds.
//!
//! May use: domain, calendar, travel, the rules and the model.
//! Must not contain: files, wording, and the verifier.

mod assign;
mod begin;
mod board;
mod dating;
mod event_moves;
mod events;
mod every_alliance;
mod exact;
mod frontier;
mod instance;
mod objective;
mod one_alliance;
mod options;
mod pins;
mod pipeline;
mod placements;
mod reasons;
mod rebuild;
mod repair;
mod report;
mod rotation;
mod slices;
mod timetable;
mod value;
mod welfare;
mod whole;

pub use begin::Start;
pub use frontier::{CountyPoint, Frontier, GroupFrontier, GroupPoint, frontier};
pub use options::{Bar, Observer, PlanOptions, Progress, Silent, Stage};
pub use pipeline::solve;
pub use repair::{CurvePoint, KnownBounds, RepairGoal, RepairTask, curve, repair};
pub use report::whole_calendar;
pub use whole::{ColumnMeaning, GroupOptimum, Groups, ModelGoal, WholeModel};
