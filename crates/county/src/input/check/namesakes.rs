//! Two rows of one name: the same person twice, or people and places that are easily confused.

use std::collections::HashMap;

use super::Rows;
use crate::input::codes;
use crate::input::findings::Findings;
use crate::input::plain::folded;

/// Each name stands for one person. The same name at the same kindergarten is most likely one person
/// in two rows, who would be planned in two places at once.
pub(super) fn people(rows: Rows<'_>, found: &mut Findings) {
    let scenario = rows.scenario;
    let mut seen = HashMap::new();
    for (p, person) in scenario.staff_ixs().zip(&scenario.staff) {
        let first = *seen.entry(folded(&person.name)).or_insert(p);
        if first == p {
            continue;
        }
        let other = scenario.person(first);
        let code = if other.home == person.home { codes::PERSON_TWICE } else { codes::SAME_NAME };
        found.report(code, rows.person(p, "name"), |m| {
            m.with("name", &person.name)
                .with("home", &scenario.kindergarten(person.home).name)
                .with("other-home", &scenario.kindergarten(other.home).name)
                .with("other-line", other.line)
        });
    }
}

/// Each name stands for one kindergarten.
pub(super) fn kindergartens(rows: Rows<'_>, found: &mut Findings) {
    let scenario = rows.scenario;
    let mut seen = HashMap::new();
    for (k, place) in scenario.kindergarten_ixs().zip(&scenario.kindergartens) {
        let first = *seen.entry(folded(&place.name)).or_insert(k);
        if first != k {
            found.report(codes::PLACE_TWICE, rows.kindergarten(k, "name"), |m| {
                m.with("name", &place.name).with("other-line", scenario.kindergarten(first).line)
            });
        }
    }
}
