//! How warm a local search is, and when it ends.
//!
//! Geometric cooling (Kirkpatrick, Gelatt and Vecchi, Science 220, 1983) over a number of moves.
//! A clock that would run out before those are made hurries it: cut off while it is warm, a search
//! is worth little.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Share of the time left that one local search may take; the rest is for proofs.
const SHARE: f64 = 0.35;

/// The course of one local search.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Cooling<'a> {
    moves: u64,
    started: Instant,
    /// What it may take, if there is a clock.
    time: Option<Duration>,
    stop: Option<&'a AtomicBool>,
    /// How often it is warmed up again.
    rounds: u32,
}

impl<'a> Cooling<'a> {
    /// So many moves, unless the clock or the user ends it before.
    pub fn new(moves: u64, deadline: Option<Instant>, stop: &'a AtomicBool) -> Self {
        let started = Instant::now();
        let time = deadline.map(|d| d.saturating_duration_since(started).mul_f64(SHARE));
        Self { moves, started, time, stop: Some(stop), rounds: 1 }
    }

    /// So many moves, whatever the clock says.
    pub fn of_moves(moves: u64) -> Self {
        Self { moves, started: Instant::now(), time: None, stop: None, rounds: 1 }
    }

    /// The same moves and time, but cooled down so many times, one after the other.
    pub const fn in_rounds(self, rounds: u32) -> Self {
        Self { rounds, ..self }
    }

    pub const fn moves(&self) -> u64 {
        self.moves
    }

    /// Between `hot` and `cold` before a move, counted from 0; `None` where the search must end.
    pub fn heat(&self, step: u64, (hot, cold): (f64, f64)) -> Option<f64> {
        if step >= self.moves || self.stop.is_some_and(|stop| stop.load(Ordering::Relaxed)) {
            return None;
        }
        let mut gone = step as f64 / self.moves as f64;
        if let Some(time) = self.time {
            let elapsed = self.started.elapsed();
            if elapsed >= time {
                return None;
            }
            gone = gone.max(elapsed.as_secs_f64() / time.as_secs_f64());
        }
        Some(hot * (cold / hot).powf((gone * f64::from(self.rounds)).fract()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heat_falls_with_the_moves_or_with_the_clock_if_that_is_sooner() {
        let stop = AtomicBool::new(false);
        let slow = Cooling::new(100, None, &stop);
        assert_eq!(slow.heat(0, (16.0, 1.0)), Some(16.0));
        assert_eq!(slow.heat(50, (16.0, 1.0)), Some(4.0));
        assert_eq!(slow.heat(100, (16.0, 1.0)), None);
        let twice = slow.in_rounds(2);
        assert_eq!(
            [0, 25, 50, 75].map(|step| twice.heat(step, (16.0, 1.0))),
            [16.0, 4.0, 16.0, 4.0].map(Some)
        );
        let mut hurried = Cooling::new(1_000_000, Some(Instant::now()), &stop);
        assert_eq!(hurried.heat(0, (16.0, 1.0)), None, "no time at all");
        // Half of an hour's time is over.
        hurried.time = Some(Duration::from_secs(3600));
        hurried.started = Instant::now().checked_sub(Duration::from_secs(1800)).expect("a clock");
        let heat = hurried.heat(1, (16.0, 1.0)).expect("it goes on");
        assert!((heat - 4.0).abs() < 0.01, "{heat}");
        stop.store(true, Ordering::Relaxed);
        assert_eq!(slow.heat(0, (16.0, 1.0)), None, "somebody asked to stop");
        assert_eq!(Cooling::of_moves(1).heat(0, (16.0, 1.0)), Some(16.0));
    }
}
