//! What a repair is asked for.

use jiff::civil::Date;

use crate::domain::{Activity, Scenario};

/// What a repair prefers once the shortfall is least.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum RepairGoal {
    /// The fewest changes, then cost.
    Fewest,
    /// The least cost with at most so many changes in all, or as few more as must be.
    AtMost(u64),
    /// One more change where it saves at least so many kilometres of cost.
    Trade(f64),
}

/// What is to be repaired.
#[derive(Debug, Clone, Copy)]
pub struct RepairTask<'a> {
    /// The scenario that holds from now on.
    pub scenario: &'a Scenario,
    /// The calendar in force, in positions of that scenario.
    pub earlier: &'a [Activity],
    /// Rows that stay as they stand: what has taken place, and what is pinned.
    pub fixed: &'a [Activity],
    /// Nothing is put on a day before it.
    pub today: Option<Date>,
    /// What is preferred.
    pub goal: RepairGoal,
    /// By alliance: whether the changes touch it. The others keep their rows as they are, unless
    /// changes may be bought and save something there.
    pub touched: &'a [bool],
    /// By alliance: whether what is fixed breaks no rule; else nothing can be proven there.
    pub sound: &'a [bool],
}
