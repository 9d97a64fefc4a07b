//! Dates for an alliance's trips, from one start after another while something is left to gain.

use std::time::{Duration, Instant};

use rand::Rng;
use rand_chacha::ChaCha8Rng;

use super::board::{Board, DatedEvent};
use super::event_moves::EventMoves;
use super::objective::{Objective, Worth};
use super::reasons;
use super::rebuild::{Rebuild, Score, rebuild};
use super::timetable::timetable;
use crate::domain::Message;
use crate::model::Limits;

/// Starts at most, the first one aside, and how many in a row may gain nothing.
const STARTS: u64 = 16;
const IDLE: u64 = 4;

/// How dates are sought for the trips of one alliance.
pub(super) struct Dating<'a> {
    pub events: &'a EventMoves,
    pub objective: Objective,
    /// Shortfall and cost of the best assignment: no dates make them better.
    pub goal: (u64, Worth),
    /// No calendar has less shortfall, events aside.
    pub shortfall_bound: u64,
    pub moves: u64,
    pub rounds: u64,
    pub limits: Limits<'a>,
}

impl Dating<'_> {
    /// Finds dates, and other trips where these have none; says why some had none.
    pub fn date(&self, board: &mut Board, rng: &mut ChaCha8Rng) -> Vec<Message> {
        let dated = timetable(board, self.events, self.moves, rng, &self.limits);
        let undated = if dated.unplaced > 0 { reasons::undated(board) } else { Vec::new() };
        if dated.unplaced > 0 || self.goal.0 > self.shortfall_bound {
            self.rebuild(board, rng);
        }
        undated
    }

    /// Looks for more pleasant dates of the same trips.
    pub fn arrange(&self, board: &mut Board, rng: &mut ChaCha8Rng) {
        timetable(board, self.events, self.moves / 4, rng, &self.limits);
    }

    fn rebuild(&self, board: &mut Board, rng: &mut ChaCha8Rng) {
        let task = Rebuild {
            objective: self.objective,
            goal: self.goal.clone(),
            rounds: self.rounds,
            limits: self.limits,
        };
        rebuild(board, &task, rng);
        self.arrange(board, rng);
    }

    /// Starts again while the board is `open` to a better one: by turns from another assignment
    /// with other dates of events, and from the best board. `fresh` gives the board of another
    /// assignment; `spent` is how long the first start took.
    pub fn again<'i>(
        &self,
        (board, score): (&mut Board<'i>, &mut Score),
        open: &dyn Fn(&Score) -> bool,
        fresh: &dyn Fn(u64, &[DatedEvent]) -> Option<Board<'i>>,
        spent: Duration,
        rng: &mut ChaCha8Rng,
    ) {
        let mut idle = 0;
        for start in 0..STARTS {
            let late = self.limits.deadline.is_some_and(|d| Instant::now() + spent > d);
            if idle == IDLE || late || self.limits.over() || !open(score) {
                return;
            }
            let mut next = board.clone();
            if start % 2 == 0 {
                let events = self.other_dates(&board.events, rng);
                let Some(other) = fresh(start, &events) else { return };
                next = other;
                self.date(&mut next, rng);
            } else {
                self.rebuild(&mut next, rng);
            }
            let its = Score::of(&next, &self.objective, 0.0);
            idle += 1;
            if its.beats(score) {
                (*board, *score) = (next, its);
                idle = 0;
            }
        }
    }

    /// The same events at the same hosts on days of chance, as far as they stay apart.
    fn other_dates(&self, events: &[DatedEvent], rng: &mut ChaCha8Rng) -> Vec<DatedEvent> {
        let mut moved = events.to_vec();
        for at in 0..moved.len() {
            let places = self.events.of(&moved[at]);
            if places.is_empty() {
                continue;
            }
            let (day, slot) = places[rng.random_range(0..places.len())];
            let next = DatedEvent { day, slot, ..moved[at] };
            let mut others = moved.iter().enumerate().filter(|(o, _)| *o != at);
            if others.all(|(_, other)| self.events.beside(other, &next)) {
                moved[at] = next;
            }
        }
        moved
    }
}
