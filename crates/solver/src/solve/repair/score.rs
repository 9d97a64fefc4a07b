//! What a repaired board is worth, compared level by level.

use std::cmp::Ordering;

use super::nearness::Distance;
use super::old::Old;
use crate::domain::Demand;
use crate::solve::board::Board;
use crate::solve::events::Hosting;
use crate::solve::objective::{Objective, Worth};
use crate::solve::value::Value;

/// What the search of one alliance prefers once the shortfall is least.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Aim {
    /// The fewest changes, then cost.
    Fewest,
    /// Cost, and so many kilometres for every change.
    Trade(f64),
}

/// Levels 1 to 4 of an alliance, events included.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Score {
    pub shortfall: u64,
    pub changes: u32,
    pub worth: Worth,
    /// Level 2 as it is reported.
    pub cost: f64,
    pub km: f64,
    /// Level 4, with the weeks by which activities have moved.
    pub quality: u64,
    /// What people notice beyond all levels.
    pub upheaval: u32,
}

/// What a score needs beside the board.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale<'a> {
    pub old: &'a Old,
    pub objective: Objective,
    pub aim: Aim,
    /// Events of the term in this alliance.
    pub events: usize,
    /// Kilometres of events.
    pub hosting: &'a Hosting,
}

impl Score {
    pub fn of(board: &Board, scale: &Scale) -> Self {
        let value = Value::of(board);
        let hosting: f64 = board.events.iter().map(|e| scale.hosting.km(e)).sum();
        let lost = scale.events.saturating_sub(board.events.len()) as u64;
        let far = Distance::of(board, scale.old);
        let groups = [0, 1].map(|role| value.group(board.inst, role));
        let groups = [&groups[0][..], &groups[1]];
        let km = value.all_km() + hosting;
        Self {
            shortfall: value.total_shortfall() + lost * u64::from(Demand::D3.weight()),
            changes: scale.old.gone(board)
                + scale.old.events_changed(&board.events)
                + scale.old.stays_changed(board),
            worth: scale.objective.worth(km, &groups),
            cost: scale.objective.cost(km, &groups),
            km,
            quality: board.quality().value() + far.weeks,
            upheaval: far.upheaval,
        }
    }

    /// Events that may be unmet at most.
    pub fn lost(&self) -> usize {
        (self.shortfall / u64::from(Demand::D3.weight())) as usize
    }

    /// The better of two is less.
    pub fn order(&self, other: &Self, aim: Aim) -> Ordering {
        let shortfall = self.shortfall.cmp(&other.shortfall);
        let worth = || self.worth.order(&other.worth);
        let changes = || self.changes.cmp(&other.changes);
        let level = match aim {
            Aim::Fewest => shortfall.then_with(changes).then_with(worth),
            Aim::Trade(km) => {
                let price = |s: &Self| s.worth.last + km * f64::from(s.changes);
                let (a, b) = (price(self), price(other));
                let near = (a - b).abs() <= 1e-7 * b.abs().max(1.0);
                // Where burdens come first, a change must not be paid for with them.
                let first = || {
                    let burdens = |s: &Self| Worth { last: 0.0, ..s.worth.clone() };
                    burdens(self).order(&burdens(other))
                };
                shortfall
                    .then_with(first)
                    .then_with(|| if near { changes() } else { a.total_cmp(&b) })
            }
        };
        level
            .then_with(|| self.quality.cmp(&other.quality))
            .then_with(|| self.upheaval.cmp(&other.upheaval))
    }

    pub fn beats(&self, other: &Self, aim: Aim) -> bool {
        self.order(other, aim).is_lt()
    }

    /// One figure for annealing; a unit of shortfall is worth many changes, a change many
    /// kilometres, but neither all of them.
    pub fn weigh(&self, scale: &Scale) -> f64 {
        let change = match scale.aim {
            Aim::Fewest => scale.objective.unit(),
            Aim::Trade(km) => km,
        };
        self.shortfall as f64 * scale.objective.unit()
            + f64::from(self.changes) * change
            + self.worth.figure
            + self.quality as f64 * 0.05
            + f64::from(self.upheaval) * 0.005
    }
}
