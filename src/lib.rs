//! Plans a county's kindergarten alliance term: outreach visits, inspections and events.

mod api;

pub mod calendar;
pub mod cli;
pub mod domain;
pub mod fairness;
pub mod generate;
pub mod input;
pub mod model;
pub mod solve;
pub mod text;
pub mod travel;
pub mod verify;
pub mod write;

pub use api::{Difference, PlanError, Refusal, check, check_pins, plan, read, rule_of_pin, verify};
