//! Which alliance gets the next slice of a time limit.
//!
//! Every alliance has had a first slice. What is left of the time goes where it closes most of a
//! gap per second, by what slices of the same turn have closed so far in this run: a bandit whose
//! arms grow dearer (each slice is longer than the one before, as restarts in M. Luby, A. Sinclair
//! and D. Zuckerman, Information Processing Letters 47, 1993).

use std::time::Duration;

/// Share of the time that the first slices take together.
pub(super) const FIRST: f64 = 0.7;

/// How many times as long as the last slice of an alliance its next is.
const LONGER: f64 = 2.0;

/// Share of a gap that a slice is taken to close before any has been seen.
const HOPED: f64 = 0.5;

/// One alliance between two slices.
#[derive(Debug, Clone, Copy)]
struct Waiting {
    /// Cost above its bound; 0 where more time brings nothing.
    gap: f64,
    /// Its last slice.
    last: Duration,
    turn: usize,
    busy: bool,
}

/// See the module.
#[derive(Debug)]
pub(super) struct Slices {
    alliances: Vec<Waiting>,
    /// By turn: gaps before and what of them was closed, the hope included.
    seen: Vec<(f64, f64)>,
    /// What an average gap is at the beginning.
    usual: f64,
}

impl Slices {
    /// From the gap of each alliance after its first slice and how long that took.
    pub fn new(first: impl Iterator<Item = (f64, Duration)>) -> Self {
        let of = |(gap, last)| Waiting { gap, last, turn: 0, busy: false };
        let alliances: Vec<Waiting> = first.map(of).collect();
        let open = alliances.iter().filter(|a| a.gap > 0.0).count().max(1);
        let usual = alliances.iter().map(|a| a.gap).sum::<f64>() / open as f64;
        Self { alliances, seen: Vec::new(), usual }
    }

    /// The alliance that a slice is worth most to, and how long the slice is, when so much time is
    /// left; `None` where nobody gains by it.
    pub fn next(&mut self, left: Duration) -> Option<(usize, Duration)> {
        let worth = |a: &Waiting| a.gap * self.share(a.turn) / a.last.as_secs_f64().max(1e-6);
        let fits = |a: &Waiting| !a.busy && a.gap > 0.0 && a.last < left;
        let at = (0..self.alliances.len())
            .filter(|&i| fits(&self.alliances[i]))
            .max_by(|&i, &j| worth(&self.alliances[i]).total_cmp(&worth(&self.alliances[j])))?;
        let chosen = &mut self.alliances[at];
        chosen.busy = true;
        Some((at, chosen.last.mul_f64(LONGER).min(left)))
    }

    /// What a slice has left of the gap, and how long it took.
    pub fn learn(&mut self, at: usize, gap: f64, took: Duration) {
        let turn = self.alliances[at].turn;
        let before = self.alliances[at].gap;
        if self.seen.len() <= turn {
            self.seen.push((self.usual, self.share(turn) * self.usual));
        }
        let seen = &mut self.seen[turn];
        *seen = (seen.0 + before, seen.1 + (before - gap).max(0.0));
        self.alliances[at] = Waiting { gap, last: took, turn: turn + 1, busy: false };
    }

    /// Share of a gap that a slice of this turn closes; before one is seen, what the turn before
    /// did.
    fn share(&self, turn: usize) -> f64 {
        let seen = self.seen.get(turn).or(self.seen.last());
        seen.map_or(HOPED, |(before, closed)| closed / before.max(1e-9))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MS: Duration = Duration::from_millis(1);

    #[test]
    fn the_largest_gap_per_second_comes_first_and_each_slice_is_longer() {
        let mut slices =
            Slices::new([(10.0, 100 * MS), (0.0, 10 * MS), (9.0, 50 * MS)].into_iter());
        assert_eq!(slices.next(1000 * MS), Some((2, 100 * MS)));
        assert_eq!(slices.next(1000 * MS), Some((0, 200 * MS)), "the first is at work");
        assert_eq!(slices.next(1000 * MS), None, "nobody else has a gap");
        slices.learn(2, 1.0, 100 * MS);
        assert_eq!(slices.next(150 * MS), Some((2, 150 * MS)), "no more than what is left");
        slices.learn(2, 1.0, 150 * MS);
        assert_eq!(slices.next(150 * MS), None, "less than it had is of no use");
    }

    #[test]
    fn what_slices_of_a_turn_have_closed_counts_for_the_next() {
        let gaps = [(10.0, 10 * MS), (9.0, 10 * MS), (1.9, 10 * MS)];
        let mut slices = Slices::new(gaps.into_iter());
        assert_eq!(slices.next(1000 * MS), Some((0, 20 * MS)));
        // The second slice closes next to nothing: a third of the same is worth less still.
        slices.learn(0, 9.9, 20 * MS);
        assert_eq!(slices.next(1000 * MS).map(|s| s.0), Some(1));
        slices.learn(1, 0.0, 20 * MS);
        let share = slices.share(0);
        assert!(share > 0.4 && share < 0.6 && share == slices.share(1), "{share}");
        assert_eq!(slices.next(1000 * MS).map(|s| s.0), Some(0), "9.9 in 40 ms, 1.9 in 20");
    }
}
