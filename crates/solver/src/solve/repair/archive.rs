//! The best calendars of an alliance by their number of changes.

use std::collections::BTreeMap;

use super::score::{Aim, Score};
use crate::solve::board::Board;

/// A calendar of the alliance.
pub(super) struct Point<'i> {
    pub score: Score,
    pub board: Board<'i>,
}

/// The best boards so far.
pub(super) struct Archive<'i> {
    pub shortfall: u64,
    pub points: BTreeMap<u32, Point<'i>>,
}

impl<'i> Archive<'i> {
    pub fn see(&mut self, score: &Score, board: &Board<'i>) {
        if score.shortfall < self.shortfall {
            self.points.clear();
            self.shortfall = score.shortfall;
        }
        let no_better = |p: &Point| {
            p.score.worth.order(&score.worth).then(p.score.quality.cmp(&score.quality)).is_le()
        };
        if score.shortfall > self.shortfall
            || self.points.range(..=score.changes).any(|(_, p)| no_better(p))
        {
            return;
        }
        self.points.retain(|&n, p| n < score.changes || p.score.worth.order(&score.worth).is_lt());
        let point = Point { score: score.clone(), board: board.clone() };
        self.points.insert(score.changes, point);
    }

    pub fn best(&self, aim: Aim) -> Option<&Point<'i>> {
        self.points.values().min_by(|a, b| a.score.order(&b.score, aim))
    }

    /// Without those that only quality sets apart.
    pub fn front(self) -> Vec<Point<'i>> {
        let mut front: Vec<Point> = Vec::new();
        for point in self.points.into_values() {
            let saves = |last: &Point| point.score.worth.order(&last.score.worth).is_lt();
            if front.last().is_none_or(saves) {
                front.push(point);
            }
        }
        front
    }
}
