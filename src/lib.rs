//! Plans a county's kindergarten alliance term: outreach visits, inspections and events.

pub mod calendar;
pub mod cli;
pub mod domain;
pub mod generate;
pub mod input;
pub mod model;
pub mod solve;
pub mod text;
pub mod travel;
pub mod verify;
pub mod write;
