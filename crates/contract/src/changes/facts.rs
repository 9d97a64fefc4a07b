//! Activities that took place differently from the plan, or not at all.

use jiff::civil::Date;

use crate::domain::{Activity, Change, Outcome, Really, Scenario, Stated};

/// What is recorded of an activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told<'f> {
    /// It did not take place.
    NotHeld,
    /// It took place.
    Held {
        /// What came of it.
        result: Option<Outcome>,
        /// What else was said.
        remark: Option<&'f str>,
    },
}

/// What facts say of a row as it was planned, or as it was: the last word counts, and what it leaves
/// open earlier ones say.
#[must_use]
pub fn told<'f>(facts: &'f [Stated], row: &Activity) -> Option<Told<'f>> {
    let mut known = None;
    for stated in facts {
        match &stated.change {
            Change::NotHeld { activity, date, .. }
                if *activity == row.id && date.is_none_or(|d| d == row.date) =>
            {
                known = Some(Told::NotHeld);
            }
            Change::Held { activity, date, really }
                if *activity == row.id && is_of(*date, really, row) =>
            {
                let (result, remark) = match known {
                    Some(Told::Held { result, remark }) => (result, remark),
                    _ => (None, None),
                };
                known = Some(Told::Held {
                    result: really.result.or(result),
                    remark: really.remark.as_deref().or(remark),
                });
            }
            _ => {}
        }
    }
    known
}

/// Whether what was held is the row, by its planned day or by the day that it had.
fn is_of(date: Option<Date>, really: &Really, row: &Activity) -> bool {
    date.is_none_or(|d| d == row.date) || really.date == Some(row.date)
}

/// A calendar with the known facts about its activities. A row without a fact for its id and day
/// stays unchanged.
#[must_use]
pub fn as_it_was(scenario: &Scenario, rows: &[Activity], facts: &[Stated]) -> Vec<Activity> {
    // Facts name the planned day.
    let mut rows: Vec<(Date, Activity)> = rows.iter().map(|row| (row.date, row.clone())).collect();
    for (i, stated) in facts.iter().enumerate() {
        match &stated.change {
            // It did after all.
            Change::NotHeld { activity, date, .. }
                if taken_back(&facts[i + 1..], activity, *date) => {}
            Change::NotHeld { activity, date, .. } => rows.retain(|(planned, row)| {
                row.id != *activity || date.is_some_and(|d| d != row.date && d != *planned)
            }),
            Change::Held { activity, date, really } => {
                let mut met = rows.iter_mut().filter(|(planned, row)| {
                    row.id == *activity && (is_of(*date, really, row) || *date == Some(*planned))
                });
                if let Some((_, row)) = met.next() {
                    otherwise(scenario, row, really);
                }
            }
            _ => {}
        }
    }
    rows.into_iter().map(|(_, row)| row).collect()
}

/// Whether a later fact says that an activity was held.
fn taken_back(later: &[Stated], id: &str, day: Option<Date>) -> bool {
    later.iter().any(|stated| match &stated.change {
        Change::Held { activity, date, .. } => {
            activity == id && (date.is_none() || day.is_none() || *date == day)
        }
        _ => false,
    })
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
