//! `scenario.toml` of a generated county.

use super::Shape;
use super::dates::{Terms, YEAR_END, YEAR_START};

pub(super) fn name(shape: &Shape) -> String {
    format!("generated-{}x{}x{}-{}", shape.alliances, shape.kindergartens, shape.staff, shape.seed)
}

/// Only what differs from the defaults is written, so that the defaults are exercised.
pub(super) fn scenario_toml(shape: &Shape, terms: &Terms) -> String {
    format!(
        "name = \"{name}\"\nlanguage = \"zh-Hans\"\n\n\
         [year]\nstart = {YEAR_START}\nend = {YEAR_END}\nterms = {terms_in_year}\n\n\
         [term]\nindex = {index}\nstart = {start}\nend = {end}\n\n\
         [calendar]\nholidays = \"CN\"\n\n\
         [events]\nmin_per_year = {min_per_year}\nbureau_parallel = {parallel}\n",
        name = name(shape),
        terms_in_year = shape.terms,
        index = shape.term,
        start = terms.start,
        end = terms.end,
        min_per_year = (shape.events * shape.terms).min(8),
        parallel = parallel(shape, terms),
    )
}

/// Room for the county's events: twice what half the sessions of the term would need.
fn parallel(shape: &Shape, terms: &Terms) -> usize {
    let events = shape.alliances as usize * shape.events as usize;
    (2 * events).div_ceil(terms.days.len().max(1)).max(2)
}
