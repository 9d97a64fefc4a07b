//! How far a repaired board lies from the earlier calendar beyond what counts as a change: days
//! between where an activity stood and stands (level 4), and what people notice at equal levels.

use std::collections::BTreeMap;

use super::old::Old;
use crate::domain::{Activity, ActivityKind};
use crate::solve::board::Board;

/// An activity that may move, by local positions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    pub role: usize,
    pub place: usize,
    pub day: u16,
    pub session: u8,
    pub staff: Vec<usize>,
}

/// See the module.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Distance {
    /// Whole weeks between where activities stood and stand.
    pub weeks: u64,
    /// Dates, sessions, hosts and people that are others, activities that are new or gone.
    pub upheaval: u32,
}

/// Full weeks between the old and the new date of every activity that has kept its id, follow-ups
/// aside (the contract's nearness).
pub(super) fn weeks_moved(earlier: &[&Activity], now: &[Activity]) -> u64 {
    let stood: BTreeMap<&str, &Activity> =
        earlier.iter().map(|row| (row.id.as_str(), *row)).collect();
    let moved = now.iter().filter(|row| row.kind() != ActivityKind::FollowUp);
    moved
        .filter_map(|row| Some((row.date - stood.get(row.id.as_str())?.date).get_days()))
        .map(|days| u64::from(days.unsigned_abs() / 7))
        .sum()
}

impl Distance {
    /// Pairs activities as the rows are named afterwards: where they stood, else at the same place
    /// with the most people in common, then the nearest.
    pub fn of(board: &Board, old: &Old) -> Self {
        let mut now: BTreeMap<(u16, u8, usize, usize), Vec<usize>> = BTreeMap::new();
        for (item, at) in board.items.iter().zip(&board.at) {
            let Some(at) = at.filter(|_| item.pin.is_none()) else { continue };
            for (i, &k) in (0_u8..).zip(&item.trip.stops) {
                let people = now.entry((at.day, at.session + i, k, item.trip.role)).or_default();
                people.extend(&item.trip.people);
            }
        }
        let mut left: Vec<&Cell> = Vec::new();
        let mut far = Self::default();
        for cell in &old.cells {
            match now.remove(&(cell.day, cell.session, cell.place, cell.role)) {
                Some(people) => far.upheaval += differing(&cell.staff, &people),
                None => left.push(cell),
            }
        }
        for ((day, session, place, role), people) in now {
            let near = left
                .iter()
                .enumerate()
                .filter(|(_, was)| (was.role, was.place) == (role, place))
                .min_by_key(|(_, was)| {
                    let same = people.iter().filter(|p| was.staff.contains(p)).count();
                    (usize::MAX - same, was.day.abs_diff(day))
                })
                .map(|(at, _)| at);
            let Some(at) = near else {
                far.upheaval += 3 + people.len() as u32;
                continue;
            };
            let was = left.swap_remove(at);
            far.weeks += u64::from(was.day.abs_diff(day) / 7);
            far.upheaval += differing(&was.staff, &people)
                + u32::from(was.day != day)
                + u32::from(was.session != session);
        }
        far.upheaval += left.iter().map(|was| 3 + was.staff.len() as u32).sum::<u32>();
        for was in old.events.iter().filter(|was| !board.events.contains(was)) {
            match board.events.iter().find(|now| now.event == was.event) {
                Some(now) => {
                    far.weeks += u64::from(was.day.abs_diff(now.day) / 7);
                    far.upheaval += u32::from(was.day != now.day)
                        + u32::from(was.slot != now.slot)
                        + u32::from(was.host != now.host);
                }
                None => far.upheaval += 3,
            }
        }
        far
    }
}

/// People who come to one alone.
fn differing(a: &[usize], b: &[usize]) -> u32 {
    let only = |a: &[usize], b: &[usize]| a.iter().filter(|p| !b.contains(p)).count();
    (only(a, b) + only(b, a)) as u32
}
