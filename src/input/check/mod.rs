//! What only shows when the tables are held together. Each check runs when the files that it
//! needs were read without an error.

mod events;
mod places;
mod staff;

use super::findings::Findings;
use crate::domain::Scenario;

/// Every check whose files are in order.
pub(super) fn all(scenario: &Scenario, found: &mut Findings) {
    let clean = |found: &Findings, files: &[&str]| files.iter().all(|file| found.clean(file));
    if !clean(found, &["alliances.csv", "kindergartens.csv"]) {
        return;
    }
    if clean(found, &["distances.csv"]) {
        places::distances_known(scenario, found);
    }
    places::limits(scenario, found);
    if clean(found, &["scenario.toml", "closures.csv", "staff.csv"]) {
        events::working_days(scenario, found);
        if clean(found, &["events.csv"]) {
            events::windows(scenario, found);
        }
    }
    if clean(found, &["scenario.toml", "events.csv"]) {
        events::hosts(scenario, found);
        if clean(found, &["history.csv"]) {
            events::enough(scenario, found);
        }
    }
    if clean(found, &["scenario.toml", "staff.csv"]) {
        staff::people(scenario, found);
        staff::teams(scenario, found);
        staff::languages(scenario, found);
        // A pair without a distance is an error in kindergartens.csv by now.
        if clean(found, &["distances.csv", "kindergartens.csv"]) {
            staff::reach(scenario, found);
        }
    }
}
