//! The manual edits of a calendar.

use std::collections::HashMap;

use crate::domain::Activity;

/// The difference between a calendar and the same calendar after somebody edited it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Edits {
    /// Rows that are new, pinned, or have another date, session, place or people, in their new
    /// form; each is fixed.
    pub kept: Vec<Activity>,
    /// Ids of the deleted rows.
    pub dropped: Vec<String>,
    /// Ids of the rows whose pin was removed.
    pub freed: Vec<String>,
    /// Ids and titles of the rows with only a new title.
    pub titled: Vec<(String, String)>,
}

/// Compares a calendar with its edited copy, row by row by their ids.
#[must_use]
pub fn edits(earlier: &[Activity], edited: &[Activity]) -> Edits {
    let before: HashMap<&str, &Activity> = earlier.iter().map(|r| (r.id.as_str(), r)).collect();
    let after: HashMap<&str, &Activity> = edited.iter().map(|r| (r.id.as_str(), r)).collect();
    let mut found = Edits::default();
    for row in edited {
        let was = before.get(row.id.as_str());
        let same = was.is_some_and(|was| same_work(was, row));
        let newly_pinned = row.pinned && !was.is_some_and(|was| was.pinned);
        if !same || newly_pinned {
            found.kept.push(Activity { pinned: true, ..row.clone() });
        } else if let Some(was) = was {
            if was.pinned && !row.pinned {
                found.freed.push(row.id.clone());
            }
            if was.title != row.title {
                found.titled.push((row.id.clone(), row.title.clone()));
            }
        }
    }
    let gone = earlier.iter().filter(|row| !after.contains_key(row.id.as_str()));
    found.dropped = gone.map(|row| row.id.clone()).collect();
    found
}

/// Whether two rows are equal except for title and pin.
pub(super) fn same_work(a: &Activity, b: &Activity) -> bool {
    let people = |row: &Activity| {
        let mut people = row.staff.clone();
        people.sort_unstable();
        people
    };
    (a.what, a.date, a.slot, a.kindergarten) == (b.what, b.date, b.slot, b.kindergarten)
        && people(a) == people(b)
}
