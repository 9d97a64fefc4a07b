//! Level 3 of the contract, counted from two calendars.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use crate::domain::{Activity, ActivityKind, AllianceIx, EventIx, KinderIx, Slot, StaffIx};

type Duty = (StaffIx, Option<KinderIx>, Date, Slot);

/// The number of (person, kindergarten, date, session) duties of the earlier calendar that are
/// gone, plus the number of its events whose host, date or session changed; a lost event counts too
/// (contract, section 5, level 3).
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
    row.staff.iter().filter(move |_| of_people).map(|&p| (p, row.kindergarten, row.date, row.slot))
}
