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

/// What an earlier search has proven of an alliance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct KnownBounds {
    /// No calendar has less shortfall.
    pub shortfall: u64,
    /// No calendar of the shortfall reached costs less.
    pub cost: f64,
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
    /// Nothing is put on a day before it, nor anything new before the notice that people have
    /// (`repair.notice_days`).
    pub today: Option<Date>,
    /// Rows that somebody has taken out by hand: they do not come back as they were.
    pub refused: &'a [Activity],
    /// What is preferred.
    pub goal: RepairGoal,
    /// By alliance: whether the changes touch it. The others keep their rows as they are, unless
    /// changes may be bought and save something there.
    pub touched: &'a [bool],
    /// By alliance that the changes do not touch: whether it leaves something unmet that may be met
    /// now. It keeps its rows unless less is left unmet without them.
    pub hopeful: &'a [bool],
    /// By alliance: what is known of it already, if the changes leave that true.
    pub known: &'a [Option<KnownBounds>],
    /// By alliance: whether what is fixed breaks no rule; else nothing can be proven there.
    pub sound: &'a [bool],
}
