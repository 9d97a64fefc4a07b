//! What only shows when the tables are held together. Each check runs when the files that it
//! needs were read without an error.

mod apart;
mod closures;
mod events;
mod namesakes;
mod placements;
mod places;
mod staff;

use super::findings::Findings;
use super::table::Table;
use crate::domain::{AllianceIx, EventIx, KinderIx, Place, Scenario, StaffIx};

/// The scenario and the rows that it was read from, for places.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rows<'s> {
    /// Valid in so far as its files are.
    pub scenario: &'s Scenario,
    /// `alliances.csv`
    pub alliances: &'s Table,
    /// `kindergartens.csv`
    pub kindergartens: &'s Table,
    /// `staff.csv`
    pub staff: &'s Table,
    /// `events.csv`
    pub events: &'s Table,
    /// `closures.csv`
    pub closures: &'s Table,
    /// `apart.csv`
    pub apart: &'s Table,
    /// `followups.csv`
    pub follow_ups: &'s Table,
    /// `placements.csv`
    pub placements: &'s Table,
}

impl Rows<'_> {
    fn alliance(&self, a: AllianceIx, column: &str) -> Place {
        self.alliances.row(a.index()).cell(column).place()
    }

    fn kindergarten(&self, k: KinderIx, column: &str) -> Place {
        self.kindergartens.row(k.index()).cell(column).place()
    }

    fn person(&self, p: StaffIx, column: &str) -> Place {
        self.staff.row(p.index()).cell(column).place()
    }

    fn event(&self, e: EventIx, column: &str) -> Place {
        // A row may stand for several events.
        self.events.row_of_line(self.scenario.event(e).line).cell(column).place()
    }
}

/// Every check whose files are in order.
pub(super) fn all(rows: Rows<'_>, found: &mut Findings) {
    let clean = |found: &Findings, files: &[&str]| files.iter().all(|file| found.clean(file));
    if !clean(found, &["alliances.csv", "kindergartens.csv"]) {
        return;
    }
    namesakes::kindergartens(rows, found);
    places::sizes(rows, found);
    if !clean(found, &["alliances.csv"]) {
        return;
    }
    if clean(found, &["distances.csv"]) {
        places::distances_known(rows, found);
    }
    places::far_away(rows, found);
    places::limits(rows, found);
    if clean(found, &["staff.csv"]) {
        namesakes::people(rows, found);
    }
    if clean(found, &["scenario.toml", "history.csv"]) {
        events::history(rows, found);
    }
    if clean(found, &["scenario.toml", "closures.csv"]) {
        closures::all(rows, found);
    }
    if clean(found, &["staff.csv", "apart.csv"]) {
        apart::all(rows, found);
    }
    if clean(found, &["staff.csv", "placements.csv"]) {
        placements::hosts(rows, found);
    }
    if clean(found, &["scenario.toml", "closures.csv", "staff.csv"]) {
        events::working_days(rows, found);
        if clean(found, &["scenario.toml", "events.csv"]) {
            events::windows(rows, found);
        }
        if clean(found, &["scenario.toml", "followups.csv"]) {
            placements::follow_ups(rows, found);
        }
        if clean(found, &["scenario.toml", "placements.csv"]) {
            placements::room(rows, found);
        }
    }
    if clean(found, &["scenario.toml", "events.csv"]) {
        events::hosts(rows, found);
        if clean(found, &["history.csv"]) {
            events::enough(rows, found);
        }
    }
    if clean(found, &["scenario.toml", "staff.csv"]) {
        staff::people(rows, found);
        staff::teams(rows, found);
        staff::languages(rows, found);
        // A pair without a distance is an error in kindergartens.csv by now.
        if clean(found, &["distances.csv", "kindergartens.csv"]) {
            staff::reach(rows, found);
        }
    }
}
