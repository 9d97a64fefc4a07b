//! Which person or kindergarten a text outside the tables means.

use super::findings::Findings;
use super::ids::{Ids, Named};
use crate::domain::{AllianceIx, KinderIx, Message, Place, Scenario, StaffIx};

/// The person that a text means: by id, by name, or by both.
///
/// # Errors
/// What to say of a text that means none or several.
pub fn person_meant(scenario: &Scenario, text: &str) -> Result<StaffIx, Message> {
    meant(scenario, text, Named::Person).map(StaffIx::from)
}

/// The kindergarten that a text means: by id, by name, or by both.
///
/// # Errors
/// What to say of a text that means none or several.
pub fn place_meant(scenario: &Scenario, text: &str) -> Result<KinderIx, Message> {
    meant(scenario, text, Named::Kindergarten).map(KinderIx::from)
}

/// The alliance that a text means: by id, by name, or by both.
///
/// # Errors
/// What to say of a text that means none or several.
pub fn alliance_meant(scenario: &Scenario, text: &str) -> Result<AllianceIx, Message> {
    meant(scenario, text, Named::Alliance).map(AllianceIx::from)
}

fn meant(scenario: &Scenario, text: &str, named: Named) -> Result<usize, Message> {
    let mut found = Findings::default();
    let row = Ids::of(scenario).find(text, named, Place::default(), &mut found);
    row.ok_or_else(|| {
        let finding = found.finish().into_iter().next();
        finding.map_or_else(|| Message::new("input-bad-id"), |finding| finding.message)
    })
}
