//! Activities that took place differently from the plan, or not at all.

use crate::domain::{Activity, Change, Really, Scenario, Stated};

/// A calendar with the known facts about its activities. A row without a fact for its id and day
/// stays unchanged.
#[must_use]
pub fn as_it_was(scenario: &Scenario, rows: &[Activity], facts: &[Stated]) -> Vec<Activity> {
    let mut rows = rows.to_vec();
    for stated in facts {
        match &stated.change {
            Change::NotHeld { activity, date } => {
                rows.retain(|row| row.id != *activity || date.is_some_and(|d| d != row.date));
            }
            Change::Held { activity, date, really } => {
                let mut met = rows.iter_mut().filter(|row| {
                    row.id == *activity
                        && date.is_none_or(|d| d == row.date || really.date == Some(row.date))
                });
                if let Some(row) = met.next() {
                    otherwise(scenario, row, really);
                }
            }
            _ => {}
        }
    }
    rows
}

/// Enters a fact into a row.
pub(super) fn otherwise(scenario: &Scenario, row: &mut Activity, really: &Really) {
    row.date = really.date.unwrap_or(row.date);
    row.slot = really.slot.unwrap_or(row.slot);
    if let Some(k) = really.kindergarten {
        row.kindergarten = Some(k);
        if row.role().is_some() {
            row.alliance = scenario.kindergarten(k).alliance;
        }
    }
    if let Some(staff) = &really.staff {
        row.staff.clone_from(staff);
    }
    for (planned, came) in &really.instead {
        row.staff.retain(|p| p != planned);
        row.staff.push(*came);
    }
    row.staff.sort_unstable();
    row.staff.dedup();
}
