//! Repairs an earlier calendar after changes: shortfall first, then the fewest changes (level 3 of
//! the contract), then cost, then quality.
//!
//! What has taken place and what is pinned is fixed; every other row of the earlier calendar is
//! put back where it still fits, and destroy and repair goes on from there
//! (`search.rs`). Small alliances are solved whole (`exact.rs`). What the changes make impossible
//! is a change in every calendar, which is the first bound of level 3; the second is a model that
//! leaves out the dates of what is new (`bound.rs`). Where more changes may be bought, every
//! alliance gives its best calendars by number of changes (`front.rs`), and the county chooses
//! among them (`choose.rs`).

mod alliance;
mod archive;
mod bound;
mod choose;
mod county;
mod events;
mod exact;
mod front;
mod insert;
mod lower;
mod nearness;
mod old;
mod one;
mod outlook;
mod roles;
mod rows;
mod score;
mod search;
mod sessions;
mod settled;
mod task;
#[cfg(test)]
mod tests;

pub use choose::CurvePoint;
pub use county::{curve, repair};
pub(super) use insert::Tally;
pub(super) use old::{Days, note, routes};
pub use task::{KnownBounds, RepairGoal, RepairTask};
