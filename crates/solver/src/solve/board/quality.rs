//! Level 4 of a board, from its counters, and what its trips have at least on any dates.

use super::super::assign::least_above;
use super::Board;
use crate::domain::QualityParts;

impl Board<'_> {
    /// Level 4 of the board as it stands.
    pub fn quality(&self) -> QualityParts {
        let n = self.activities;
        let evenness: u32 = self
            .week_load
            .iter()
            .zip(&self.week_days)
            .map(|(load, days)| load.saturating_sub((n * days).div_ceil(self.term_days.max(1))))
            .sum();
        QualityParts {
            evenness: u64::from(evenness),
            spacing: u64::from(self.spacing_total),
            weekday: u64::from(self.off_days),
            rotation: u64::from(self.weekdays.above(self.inst.rotation_days) + self.crowded),
            ..QualityParts::default()
        }
    }

    /// Level 4 that these trips have on any dates.
    pub fn least_quality(&self) -> u64 {
        least_above(self.inst, self.items.iter().map(|item| &item.trip))
    }

    /// Whether an item has a part in a unit of level 4, or no date at all.
    pub fn costs_quality(&self, i: usize) -> bool {
        let Some(at) = self.at[i] else { return true };
        let day = usize::from(at.day);
        let week = self.inst.week_of[day];
        let even = (self.activities * self.week_days[week]).div_ceil(self.term_days.max(1));
        !self.preferred[day]
            || self.week_load[week] > even
            || self.crowds(i, day)
            || self.items[i].sites.iter().any(|&k| self.spacing[k] > 0)
    }

    /// Whether the weekday of an item has more than its share, of the alliance or of a mentor.
    fn crowds(&self, i: usize, day: usize) -> bool {
        let (weekday, days) = (self.inst.weekday[day], self.inst.rotation_days);
        let trip = &self.items[i].trip;
        self.weekdays.crowded(weekday, days)
            || trip.role == 1
                && trip.people.iter().any(|&p| self.of_person[p].crowded(weekday, days))
    }
}

/// Activities by weekday.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Weekdays {
    on: [u32; 7],
    all: u32,
}

impl Weekdays {
    pub fn add(&mut self, weekday: u8) {
        self.on[usize::from(weekday)] += 1;
        self.all += 1;
    }

    pub fn take(&mut self, weekday: u8) {
        self.on[usize::from(weekday)] -= 1;
        self.all -= 1;
    }

    /// The even share of a weekday among so many.
    const fn share(&self, days: u32) -> u32 {
        self.all.div_ceil(days)
    }

    /// Activities above the even share of their weekday. A single one is never above it.
    pub fn above(&self, days: u32) -> u32 {
        let share = self.share(days);
        self.on.iter().map(|n| n.saturating_sub(share)).sum()
    }

    fn crowded(&self, weekday: u8, days: u32) -> bool {
        self.on[usize::from(weekday)] > self.share(days)
    }
}
