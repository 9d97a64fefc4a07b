//! `distances.csv`: the road distances of a scenario.

use std::collections::HashMap;

use super::DISTANCES_CSV;
use super::csv_text::csv_text;
use crate::domain::{Distance, KinderIx, Language, Scenario};
use crate::input::header_names;

/// Kilometres and minutes in hundredths, a pair that is the same both ways once; heads in a
/// language.
#[must_use]
pub fn distances_csv(scenario: &Scenario, distances: &[Distance], heads: Language) -> String {
    let id = |k: KinderIx| scenario.kindergarten(k).id.clone();
    let hundredths = |value: f64| format!("{:.2}", value + 0.0);
    let said = |d: &Distance| (hundredths(d.km.value()), hundredths(d.minutes.value()));
    let both: HashMap<_, _> = distances.iter().map(|d| ((d.from, d.to), said(d))).collect();
    let names = header_names().filter(|h| h.table == DISTANCES_CSV);
    let head = |column: &str| {
        let name = names.clone().find(|h| h.english == column);
        name.map_or(column, |h| h.usual(heads)).to_owned()
    };
    let header = ["from", "to", "km", "minutes"].map(head);
    let rows = distances.iter().filter_map(|d| {
        let (km, minutes) = said(d);
        let back = both.get(&(d.to, d.from));
        let again = d.to < d.from && back.is_some_and(|b| *b == (km.clone(), minutes.clone()));
        (!again).then(|| [id(d.from), id(d.to), km, minutes])
    });
    csv_text(std::iter::once(header).chain(rows))
}
