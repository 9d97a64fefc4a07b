//! Level 3 of the contract, counted from two calendars.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use crate::domain::{Activity, ActivityKind, AllianceIx, EventIx, KinderIx, Slot, StaffIx};

/// Person, place, first and last day, session.
type Duty = (StaffIx, Option<KinderIx>, Date, Date, Slot);

/// The number of (person, kindergarten, date, session) duties of the earlier calendar that are
/// gone, plus the number of its events whose host, date or session changed and of its placements
/// whose days changed; a lost event or placement counts too (contract, section 5, level 3).
#[must_use]
pub fn count_changes(earlier: &[Activity], now: &[Activity]) -> u64 {
    changes_by_alliance(earlier, now).values().sum()
}

/// The same by alliance; alliances without a change are left out.
#[must_use]
pub fn changes_by_alliance(earlier: &[Activity], now: &[Activity]) -> HashMap<AllianceIx, u64> {
    let duties: HashSet<Duty> = now.iter().flat_map(duties).collect();
    let events: HashMap<EventIx, &Activity> =
        now.iter().filter_map(|row| Some((row.event()?, row))).collect();
    let mut counted: HashSet<Duty> = HashSet::new();
    let mut changes: HashMap<AllianceIx, u64> = HashMap::new();
    for row in earlier {
        let here = match row.event() {
            Some(event) => events.get(&event).is_none_or(|now| {
                (now.kindergarten, now.date, now.slot) != (row.kindergarten, row.date, row.slot)
            }) as u64,
            None => self::duties(row)
                .filter(|duty| !duties.contains(duty) && counted.insert(*duty))
                .count() as u64,
        };
        if here > 0 {
            *changes.entry(row.alliance).or_default() += here;
        }
    }
    changes
}

fn duties(row: &Activity) -> impl Iterator<Item = Duty> + '_ {
    let of_people = row.kind() != ActivityKind::Event;
    row.staff
        .iter()
        .filter(move |_| of_people)
        .map(|&p| (p, row.kindergarten, row.date, row.last_day(), row.slot))
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::date;

    use super::*;
    use crate::domain::{Session, What};

    #[test]
    fn a_placement_that_ends_on_another_day_is_changed() {
        let first = date(2027, 4, 12);
        let until = |days: i64| {
            let what = What::Placement { row: None, until: first + days.days() };
            let mut row =
                Activity::duty(what, AllianceIx(0), (first, Session::Am), KinderIx(0), vec![]);
            row.staff = vec![StaffIx(0)];
            row.slot = Slot::Day;
            row
        };
        assert_eq!(count_changes(&[until(4)], &[until(4)]), 0);
        assert_eq!(count_changes(&[until(4)], &[until(5)]), 1);
        assert_eq!(count_changes(&[until(4)], &[]), 1);
    }
}
