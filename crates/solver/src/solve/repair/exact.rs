//! The repair of a small alliance as one model: shortfall, then changes, then cost.

use super::old::Old;
use super::score::{Scale, Score};
use crate::calendar::WorkCalendar;
use crate::domain::Policy;
use crate::model::{self, Col, Limits, Outcome, Sense, Status, Tag};
use crate::solve::board::Board;
use crate::solve::events::Choices;
use crate::solve::exact::{Dated, Use, prices_of};
use crate::solve::instance::Instance;
use crate::solve::objective::whole_units;

/// Nodes beyond which little is gained.
const MOST_NODES: u64 = 2_000;

/// Changes beyond the fewest that are looked at one by one.
const MOST_STEPS: u32 = 16;

/// What the model proved and found.
pub(super) struct Exact<'i> {
    /// No calendar has less shortfall.
    pub shortfall: u64,
    /// What follows holds for calendars with at most so much shortfall: the least of what the
    /// model and the search have found.
    pub upto: u64,
    /// No such calendar has fewer changes.
    pub changes: u32,
    /// No such calendar costs less, whatever its changes; `None` where it was not asked.
    pub floor: Option<f64>,
    /// From the fewest changes up.
    pub steps: Vec<Step<'i>>,
}

/// The least cost with at most so many changes.
pub(super) struct Step<'i> {
    pub most: u32,
    /// No calendar with at most the shortfall of [`Exact::upto`] and so many changes costs less.
    pub cost: f64,
    pub board: Option<Board<'i>>,
}

/// How far a model goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// The fewest changes alone.
    Fewest,
    /// More and more changes, as long as they save anything.
    Front,
}

/// Solves the repair of an alliance; `None` where it is too large or nothing was learned.
pub(super) fn exact<'i>(
    inst: &'i Instance<'i>,
    calendar: &WorkCalendar,
    choices: &Choices,
    scale: &Scale,
    (reached, reach): (&Score, Reach),
    limits: &Limits,
) -> Option<Exact<'i>> {
    let mut dated = Dated::whole(inst, choices)?;
    let limits = &dated.limits(limits, MOST_NODES)?;
    let hold = |dated: &mut Dated, rule, terms: Vec<(Col, f64)>, most: f64| {
        dated.model.row(Tag { rule, subject: 0 }, terms, Sense::Le, most + 1e-6);
    };

    for &(weight, col) in &dated.slack {
        dated.model.set_cost(col, weight);
    }
    let first = model::solve(&dated.model, false, None, limits);
    if first.status == Status::Infeasible {
        return None;
    }
    let shortfall = first.bound.map_or(0, whole_units);
    let least = first.value.map_or(u64::MAX, |v| v.round() as u64).min(reached.shortfall);
    let slack = dated.slack.clone();
    for &(_, col) in &slack {
        dated.model.set_cost(col, 0.0);
    }
    hold(&mut dated, "shortfall", slack.iter().map(|&(w, c)| (c, w)).collect(), least as f64);

    // Changes: what is not kept.
    let keeps = keeps(&dated, scale.old);
    let all = f64::from(scale.old.lost) + (scale.old.duties.len() + scale.old.events.len()) as f64;
    for &(col, kept) in &keeps {
        dated.model.set_cost(col, -kept);
    }
    let second = model::solve(
        &dated.model,
        false,
        Some(&first.x).filter(|x| !x.is_empty()).map(Vec::as_slice),
        limits,
    );
    let whole = |x: f64| (x + all - 1e-6).max(0.0).ceil() as u32;
    let changes = second.bound.map_or(0, whole);
    let found = second.value.map_or(u32::MAX, |v| (v + all).round() as u32);
    let known = if least == reached.shortfall { reached.changes } else { u32::MAX };
    let fewest = found.min(known);
    if fewest == u32::MAX {
        return None;
    }
    for &(col, _) in &keeps {
        dated.model.set_cost(col, 0.0);
    }
    let (km, largest) = prices_of(&scale.objective);
    dated.costs();
    dated.price(km, largest);
    let base = dated.model.clone();
    let solve = |dated: &mut Dated, most: Option<u32>| {
        dated.model = base.clone();
        if let Some(most) = most {
            let terms = keeps.iter().map(|&(c, w)| (c, -w)).collect();
            hold(dated, "changes", terms, f64::from(most) - all);
        }
        if scale.objective.policy == Policy::Leximin {
            let x = dated.level(limits);
            let status = if x.is_empty() { Status::Unknown } else { Status::Feasible };
            return Outcome { status, value: None, bound: None, x, nodes: 0 };
        }
        dated.price(km, largest);
        let mut found = model::solve(&dated.model, false, None, limits);
        if km == 0.0 && !found.x.is_empty() {
            let held: Vec<(Col, f64)> = dated.largest.iter().map(|&col| (col, 1.0)).collect();
            hold(dated, "burden", held, found.value.unwrap_or(0.0));
            dated.price(1.0, 0.0);
            let then = model::solve(&dated.model, false, Some(&found.x), limits);
            if !then.x.is_empty() {
                found.x = then.x;
            }
        }
        found
    };
    let lowered = |bound: f64| (bound - 1e-7 * bound.abs()).max(0.0);
    let bound = |found: &Outcome| match found.status {
        Status::Infeasible => 0.0,
        _ if scale.objective.policy == Policy::Leximin => 0.0,
        _ => lowered(found.bound.unwrap_or(0.0)),
    };
    let last = match reach {
        Reach::Fewest => 0,
        Reach::Front => MOST_STEPS,
    };
    // What no number of changes goes below.
    let floor = (reach == Reach::Front).then(|| bound(&solve(&mut dated, None)));
    let mut steps = Vec::new();
    for most in fewest..=fewest + last {
        let found = solve(&mut dated, Some(most));
        let cost = bound(&found).max(floor.unwrap_or(0.0));
        let point = match most == fewest {
            true => [&found.x, &second.x, &first.x].into_iter().find(|x| !x.is_empty()),
            false => Some(&found.x).filter(|x| !x.is_empty()),
        };
        let board = point.and_then(|x| dated.board(calendar, x));
        steps.push(Step { most, cost, board });
        let near = floor.is_some_and(|f| found.value.is_some_and(|v| v <= f + 1e-6 * f.abs()));
        if near || limits.over() {
            break;
        }
    }
    let shortfall = shortfall.min(least);
    Some(Exact { shortfall, upto: least, changes: changes.min(fewest), floor, steps })
}

/// Columns that keep duties or events of the earlier calendar, and how many.
fn keeps(dated: &Dated, old: &Old) -> Vec<(Col, f64)> {
    dated
        .uses
        .iter()
        .filter_map(|(used, col)| {
            let kept = match used {
                Use::Trip(trip, when) => old.kept_by(trip, *when),
                Use::Event(_, event) => u32::from(old.events.contains(event)),
                Use::Stay(stay, run) => u32::from(old.stays[*stay] == Some(*run)),
            };
            (kept > 0).then_some((*col, f64::from(kept)))
        })
        .collect()
}
