//! One file per table: rows → entities.
//!
//! A row with an error still gives an entity, with stand-ins for what could not be read: so the
//! positions stay those of the rows, and one slip is reported once. [`NOWHERE`] stands for a row
//! that is not known.

pub(super) mod activities;
pub(super) mod alliances;
pub(super) mod apart;
pub(super) mod closures;
pub(super) mod distances;
pub(super) mod events;
pub(super) mod follow_ups;
pub(super) mod kindergartens;
pub(super) mod placements;
pub(super) mod staff;

/// Position of a row that is not known.
pub(super) const NOWHERE: u32 = u32::MAX;
