//! Kilometres and minutes between places, and what a day's route comes to.
//!
//! What may enter: the domain types.
//! What never belongs here: who goes where, vehicles shared, limits.

mod distances;

pub use distances::{DistanceTable, EARTH_RADIUS_KM, great_circle_km};
