//! What describes an instance: the size of a scenario and what it asks for.

use serde::{Deserialize, Serialize};

use crate::domain::{Demand, Scenario};
use crate::verify::asked;

/// Sizes of a scenario.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instance {
    /// Alliances.
    pub alliances: usize,
    /// Kindergartens, the leads included.
    pub kindergartens: usize,
    /// People in the table of staff.
    pub staff: usize,
    /// Of these, backbone teachers.
    pub teachers: usize,
    /// Of these, mentors.
    pub mentors: usize,
    /// Weeks that the term touches, counted from its first day.
    pub weeks: i64,
    /// Events.
    pub events: usize,
    /// Follow-ups.
    pub followups: usize,
    /// Placements.
    pub placements: usize,
    /// Rows of the history.
    pub history: usize,
    /// Pinned activities.
    pub pins: usize,
    /// Visits demanded of teachers (D1).
    pub visits_asked: u32,
    /// Inspections demanded (D2).
    pub inspections_asked: u32,
    /// Visits demanded by kindergartens (D4).
    pub received_asked: u32,
}

impl Instance {
    /// The sizes of a scenario.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Self {
        let asked = asked(scenario, &[]);
        let units =
            |demand| asked.iter().filter(|a| a.demand == demand).map(|a| a.units).sum::<u32>();
        let term = &scenario.settings.term;
        let days = i64::from(term.start.until(term.end).map_or(0, |span| span.get_days()));
        Self {
            alliances: scenario.alliances.len(),
            kindergartens: scenario.kindergartens.len(),
            staff: scenario.staff.len(),
            teachers: scenario.staff.iter().filter(|p| p.backbone).count(),
            mentors: scenario.staff.iter().filter(|p| p.mentor).count(),
            weeks: days / 7 + 1,
            events: scenario.events.len(),
            followups: scenario.follow_ups.len(),
            placements: scenario.placements.len(),
            history: scenario.history.len(),
            pins: scenario.pins.len(),
            visits_asked: units(Demand::D1),
            inspections_asked: units(Demand::D2),
            received_asked: units(Demand::D4),
        }
    }

    /// Names and values, as tables have them.
    #[must_use]
    pub fn columns(&self) -> [(&'static str, String); 14] {
        [
            ("alliances", self.alliances.to_string()),
            ("kindergartens", self.kindergartens.to_string()),
            ("staff", self.staff.to_string()),
            ("teachers", self.teachers.to_string()),
            ("mentors", self.mentors.to_string()),
            ("weeks", self.weeks.to_string()),
            ("events", self.events.to_string()),
            ("followups", self.followups.to_string()),
            ("placements", self.placements.to_string()),
            ("history", self.history.to_string()),
            ("pins", self.pins.to_string()),
            ("visits_asked", self.visits_asked.to_string()),
            ("inspections_asked", self.inspections_asked.to_string()),
            ("received_asked", self.received_asked.to_string()),
        ]
    }
}
