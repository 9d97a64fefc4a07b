//! Commands that carry a county from year to year: exchange, form, ledger, score.

mod exchange;
mod form;
mod ledger;
mod score;

use alliance_calendar::domain::{Activity, Scenario};
use alliance_calendar::generate::Shape;
use alliance_calendar::plan;
use alliance_calendar::solve::Silent;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

use crate::{made_up, of_work};

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

/// A small county in its second term, with history, and its plan.
fn planned(seed: u64) -> (Scenario, Vec<Activity>) {
    let shape = Shape {
        alliances: 2,
        kindergartens: 5,
        staff: 10,
        term: 2,
        history: true,
        follow_ups: 1,
        placements: 2,
        seed,
        ..Shape::default()
    };
    let s = made_up(&shape);
    let found = plan(&s, &of_work(300), &Silent).expect("nothing is pinned");
    (s, found.activities)
}
