//! Measures of fairness: one family per file, each with its formula, range, edge cases and source.
//!
//! May use: plain numbers.
//! Must not contain: the people or places behind the numbers.
//!
//! ```
//! use alliance_calendar::fairness::{Measure, gini, no_more, traps};
//!
//! let (long, short) = ([400.0, 400.0, 400.0], [100.0, 200.0, 300.0]);
//! assert!(gini(&long) < gini(&short) && no_more(&short, &long));
//! assert_eq!(traps(&[&long, &short], &[Measure::Gini]).len(), 1);
//! ```

mod atkinson;
mod dispersion;
mod envy;
mod gini;
mod hoover;
mod jain;
mod lorenz;
mod measure;
mod order;
mod theil;

pub use atkinson::atkinson;
pub use dispersion::{max_min_ratio, range, unfairness, variance, variation, variation_of_sample};
pub use envy::{BeyondOne, SAME, envious, envy_beyond_one, envy_pairs};
pub use gini::{gini, gini_of_sample};
pub use hoover::hoover;
pub use jain::jain;
pub use lorenz::{lorenz, palma, share_of_least, share_of_most};
pub use measure::{Axioms, Evening, Measure, Trap, traps};
pub use order::{leximin, no_more, sorted_down};
pub use theil::{theil_l, theil_t};
