//! The whole dated problem of one small alliance as one model: for short terms and tight rules,
//! where dates decide what the date-free masters cannot see. Too large for a whole term.

mod costs;
mod dated;
mod demands;
mod levels;
mod rules;

pub(super) use dated::{Dated, Use};

use super::board::Board;
use super::events::Choices;
use super::instance::Instance;
use super::objective::{Objective, whole_units};
use crate::calendar::WorkCalendar;
use crate::domain::Policy;
use crate::model::{self, Limits, Sense, Status, Tag};

/// Nodes beyond which little is gained.
const MOST_NODES: u64 = 3_000;

/// What the dated model proved and found.
#[derive(Debug)]
pub(super) struct Exact<'i> {
    /// The best calendar found, if it is usable.
    pub board: Option<Board<'i>>,
    /// No calendar of the alliance has less shortfall, events included.
    pub shortfall_bound: u64,
    /// No calendar with at most this shortfall costs less than that, events included: the least
    /// that the model and the search have found.
    pub upto: u64,
    pub cost_bound: f64,
}

/// Solves the dated problem of an alliance; `None` where it is too large or nothing was learned.
pub(super) fn exact<'i>(
    inst: &'i Instance<'i>,
    calendar: &WorkCalendar,
    choices: &Choices,
    objective: &Objective,
    reached: (u64, f64),
    limits: &Limits,
) -> Option<Exact<'i>> {
    let mut dated = Dated::whole(inst, choices)?;
    let limits = &dated.limits(limits, MOST_NODES)?;
    // First the shortfall alone.
    for &(weight, col) in &dated.slack {
        dated.model.set_cost(col, weight);
    }
    let first = model::solve(&dated.model, false, None, limits);
    let shortfall_bound = match (first.status, first.bound) {
        (Status::Infeasible, _) => return None,
        (_, Some(bound)) => whole_units(bound),
        _ => 0,
    };
    let found = first.value.map_or(u64::MAX, |v| v.round() as u64);
    let least = found.min(reached.0);
    for &(_, col) in &dated.slack {
        dated.model.set_cost(col, 0.0);
    }
    let held = dated.slack.iter().map(|&(w, col)| (col, w)).collect();
    dated.model.row(Tag { rule: "shortfall", subject: 0 }, held, Sense::Le, least as f64 + 1e-6);
    if objective.policy == Policy::Leximin {
        dated.costs();
        let levelled = dated.level(limits);
        let point = if levelled.is_empty() { first.x } else { levelled };
        return Some(Exact {
            board: (!point.is_empty()).then(|| dated.board(calendar, &point)).flatten(),
            shortfall_bound: shortfall_bound.min(least),
            upto: least,
            cost_bound: 0.0,
        });
    }
    let scale = objective.scale();
    let (km, largest) = prices_of(objective);
    let (km, largest, price) = (km / scale, largest / scale, reached.1 / scale);
    dated.costs();
    dated.price(km, largest);
    if least == reached.0
        && let Some(prices) = model::prices(&dated.model, &[], limits)
    {
        dated.model.forbid(&prices.useless(&dated.model, price + 1e-6));
    }
    let mut second = model::solve(&dated.model, false, None, limits);
    let known = if least == reached.0 { price } else { f64::INFINITY };
    let cost_bound = match second.status {
        // Columns that only dearer calendars use were left out.
        Status::Infeasible => known,
        _ => second.bound.unwrap_or(0.0).min(known),
    };
    if km == 0.0 && !second.x.is_empty() {
        // Burdens came first; now kilometres under them.
        let held = dated.largest.iter().map(|&col| (col, 1.0)).collect();
        let value = second.value.unwrap_or(0.0) + 1e-6;
        dated.model.row(Tag { rule: "burden", subject: 0 }, held, Sense::Le, value);
        dated.price(1.0, 0.0);
        let third = model::solve(&dated.model, false, Some(&second.x), limits);
        if !third.x.is_empty() {
            second.x = third.x;
        }
    }
    let point = if second.x.is_empty() { first.x } else { second.x };
    Some(Exact {
        board: (!point.is_empty()).then(|| dated.board(calendar, &point)).flatten(),
        shortfall_bound: shortfall_bound.min(least),
        upto: least,
        cost_bound: scale * (cost_bound - 1e-7 * cost_bound.abs()).max(0.0),
    })
}

/// Prices of a kilometre and of a minute of the largest burdens, by which the model is solved;
/// what they give is no more than the cost of the policy, or, where burdens come first, the sum
/// of the largest. Under `leximin` the model levels them instead.
pub(super) const fn prices_of(objective: &Objective) -> (f64, f64) {
    match objective.policy {
        Policy::Cost | Policy::Gini | Policy::Owa | Policy::Alpha | Policy::Nash => (1.0, 0.0),
        Policy::Balanced => (1.0, objective.lambda),
        Policy::Minimax | Policy::Leximin => (0.0, 1.0),
    }
}
