//! Commands that carry a county from year to year: exchange, form, ledger, score.

mod exchange;
mod form;
mod ledger;
mod score;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

/// Random numbers of a seed.
struct Dice(ChaCha8Rng);

impl Dice {
    fn new(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed))
    }

    /// A number from 0 to below `n`.
    fn below(&mut self, n: u32) -> u32 {
        self.0.next_u32() % n
    }

    /// Whether one of `n` falls.
    fn one_in(&mut self, n: u32) -> bool {
        self.below(n) == 0
    }
}
