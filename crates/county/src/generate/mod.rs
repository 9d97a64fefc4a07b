//! Generates scenarios of a given shape, and starting folders for a real county.
//!
//! May use: the domain's fixed words and messages, the built-in table of holidays, the
//! input's [`Sources`] and matrices.
//! Must not contain: the solver and the verifier.
//!
//! The generated county is drawn in integers from one ChaCha8 stream per alliance. The same
//! [`Shape`] gives the same bytes on every machine, and an alliance does not depend on the number
//! of others.

mod closures;
mod county;
mod dates;
mod dice;
mod events;
mod folder;
mod history;
mod matrix;
mod names;
mod people;
mod pins;
mod places;
mod scheme;
mod settings;
mod shape;
mod tables;

pub use folder::{WriteError, write_sources};
pub use matrix::{MatrixShape, from_matrix, from_problem};
pub use shape::Shape;

use crate::input::Sources;

/// Generates a complete, valid scenario folder of the given shape.
///
/// The same shape gives the same bytes. Values out of range are clamped (see [`Shape`]).
///
/// ```
/// use alliance_county::generate::{Shape, generate};
/// let sources = generate(&Shape { alliances: 2, ..Shape::default() });
/// assert!(sources.files.contains_key("scenario.toml"));
/// ```
#[must_use]
pub fn generate(shape: &Shape) -> Sources {
    let shape = shape.clamped();
    let terms = dates::Terms::of(&shape);
    let county: county::County =
        (0..shape.alliances).map(|a| county::alliance(&shape, &terms, a)).collect();
    let pins = if shape.pins { pins::pin(&shape, &terms, &county) } else { Vec::new() };
    let mut sources = Sources { name: settings::name(&shape), ..Sources::default() };
    let mut put = |name: &str, text: String| sources.files.insert(name.into(), text.into_bytes());
    put("scenario.toml", settings::scenario_toml(&shape, &terms));
    put("alliances.csv", tables::alliances(&county));
    put("kindergartens.csv", tables::kindergartens(&county));
    put("staff.csv", tables::staff(&county));
    put("events.csv", tables::events(&county));
    put("closures.csv", tables::closures(&county, &terms));
    put("distances.csv", tables::distances(&county));
    for (rows, name, text) in [
        (shape.apart, "apart.csv", tables::apart(&county)),
        (shape.follow_ups, "followups.csv", tables::follow_ups(&county)),
        (shape.placements, "placements.csv", tables::placements(&county)),
    ] {
        if rows > 0 {
            put(name, text);
        }
    }
    if shape.has_history() {
        put("history.csv", tables::calendar(county.iter().flat_map(|a| &a.history)));
    }
    if shape.pins {
        put("pins.csv", tables::calendar(&pins));
    }
    sources
}

#[cfg(test)]
mod tests;
