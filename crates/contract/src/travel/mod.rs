//! Kilometres and minutes between places, and of a day's route.
//!
//! May use: the domain types.
//! Must not contain: assignments, shared vehicles, limits.

mod distances;

pub use distances::{DistanceTable, EARTH_RADIUS_KM, great_circle_km};
