//! The repair of a small alliance as one model: shortfall, then changes, then cost.

use super::RepairGoal;
use super::old::Old;
use super::score::{Scale, Score};
use crate::calendar::WorkCalendar;
use crate::domain::Policy;
use crate::model::{self, Col, Limits, Sense, Status, Tag};
use crate::solve::board::Board;
use crate::solve::events::Choices;
use crate::solve::exact::{CELLS_PER_UNIT, Dated, Use, prices_of};
use crate::solve::instance::Instance;

/// Nodes beyond which little is gained.
const MOST_NODES: u64 = 2_000;

/// What the model proved and found.
pub(super) struct Exact<'i> {
    pub board: Option<Board<'i>>,
    /// No calendar has less shortfall.
    pub shortfall: u64,
    /// No calendar with at most the shortfall reached has fewer changes.
    pub changes: u32,
    /// No calendar with at most the shortfall reached and the changes allowed costs less.
    pub cost: f64,
}

/// Solves the repair of an alliance; `None` where it is too large or nothing was learned.
pub(super) fn exact<'i>(
    inst: &'i Instance<'i>,
    calendar: &WorkCalendar,
    choices: &Choices,
    scale: &Scale,
    reached: &Score,
    limits: &Limits,
) -> Option<Exact<'i>> {
    let mut dated = Dated::new(inst, choices)?;
    dated.rules();
    dated.demands();
    let size = (dated.model.columns() * dated.model.rows()) as u64;
    let nodes = (limits.nodes.saturating_mul(CELLS_PER_UNIT) / size.max(1)).min(MOST_NODES);
    if nodes == 0 {
        return None;
    }
    let limits = &Limits { nodes, ..*limits };
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
    let shortfall = first.bound.map_or(0, |b| ((b - 1e-6).max(0.0) / 5.0).ceil() as u64 * 5);
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
    let allowed = match scale.goal {
        RepairGoal::Fewest => Some(fewest),
        RepairGoal::AtMost(most) => Some(most.max(fewest)),
        RepairGoal::Trade(_) => None,
    };
    if let Some(allowed) = allowed {
        hold(
            &mut dated,
            "changes",
            keeps.iter().map(|&(c, w)| (c, -w)).collect(),
            f64::from(allowed) - all,
        );
    }
    let (km, largest) = prices_of(&scale.objective);
    dated.costs();
    dated.price(km, largest);
    if let RepairGoal::Trade(per_change) = scale.goal {
        for &(col, kept) in &keeps {
            let cost = dated.model.cost(col);
            dated.model.set_cost(col, cost - per_change * kept);
        }
    }
    let mut third = model::solve(&dated.model, false, None, limits);
    let traded = matches!(scale.goal, RepairGoal::Trade(_));
    let cost = match third.status {
        Status::Infeasible => 0.0,
        _ if traded || scale.objective.policy == Policy::Leximin => 0.0,
        _ => third.bound.unwrap_or(0.0),
    };
    if km == 0.0 && !traded && !third.x.is_empty() {
        let held: Vec<(Col, f64)> = dated.largest.iter().map(|&col| (col, 1.0)).collect();
        hold(&mut dated, "burden", held, third.value.unwrap_or(0.0));
        dated.price(1.0, 0.0);
        let fourth = model::solve(&dated.model, false, Some(&third.x), limits);
        if !fourth.x.is_empty() {
            third.x = fourth.x;
        }
    }
    let point = [third.x, second.x, first.x].into_iter().find(|x| !x.is_empty());
    Some(Exact {
        board: point.and_then(|x| dated.board(calendar, &x)),
        shortfall: shortfall.min(least),
        changes: changes.min(fewest),
        cost: (cost - 1e-7 * cost.abs()).max(0.0),
    })
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
            };
            (kept > 0).then_some((*col, f64::from(kept)))
        })
        .collect()
}
