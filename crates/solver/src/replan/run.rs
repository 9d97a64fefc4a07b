//! The repair itself, and the price of fewer changes.

use super::prepare::Prepared;
use crate::domain::{ChangesValue, Plan};
use crate::solve::{CurvePoint, Observer, PlanOptions, RepairGoal, RepairTask, repair};

/// The goal of a repair after the minimum shortfall.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Wish {
    /// The fewest changes, then cost: level 3 of the contract.
    Fewest,
    /// The least cost with at most this many changes, or with the minimum if that is larger.
    AtMost(u64),
    /// One more change wherever it saves at least this many kilometres of cost.
    Trade(f64),
}

/// Repairs; the result has not been verified.
#[must_use]
pub fn search(
    prepared: &Prepared,
    wish: Wish,
    options: &PlanOptions,
    observer: &dyn Observer,
) -> Plan {
    let goal = match wish {
        Wish::Fewest => RepairGoal::Fewest,
        Wish::Trade(km) => RepairGoal::Trade(km),
        // Unavoidable changes count too.
        Wish::AtMost(most) => RepairGoal::AtMost(most.saturating_sub(prepared.settled)),
    };
    let mut plan = repair(&task(prepared, goal), options, observer);
    let quality = &mut plan.levels.quality;
    quality.parts.nearness += prepared.moved;
    quality.value = quality.parts.value();
    // What is fixed has its dates.
    (quality.least, quality.bound) = (None, None);
    plan.alliances.iter_mut().for_each(|alliance| alliance.quality = None);
    plan.levels.changes = plan.levels.changes.map(|changes| ChangesValue {
        value: changes.value + prepared.settled,
        bound: changes.bound.map(|b| b + prepared.settled),
    });
    plan
}

/// The curve of changes against cost, from the fewest changes to the point where more save nothing.
#[must_use]
pub fn curve(
    prepared: &Prepared,
    options: &PlanOptions,
    observer: &dyn Observer,
) -> Vec<CurvePoint> {
    let points = crate::solve::curve(&task(prepared, RepairGoal::Fewest), options, observer);
    let all = |p: CurvePoint| CurvePoint { changes: p.changes + prepared.settled, ..p };
    points.into_iter().map(all).collect()
}

fn task(prepared: &Prepared, goal: RepairGoal) -> RepairTask<'_> {
    RepairTask {
        scenario: &prepared.scenario,
        earlier: &prepared.earlier,
        fixed: &prepared.fixed,
        today: prepared.today,
        refused: &prepared.refused,
        goal,
        touched: &prepared.touched,
        hopeful: &prepared.hopeful,
        known: &prepared.known,
        sound: &prepared.sound,
    }
}
