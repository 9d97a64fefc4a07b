//! The search of a group under `gini`: differences of burdens move with every burden, so a local
//! search finds and linear bounds prove.

use super::burden_search::{Budget, Search};
use super::by_policy::{Assigned, as_policy, closed, fairer, late, part, priced, until};
use super::{Apart, Assignment, Master, Price};
use crate::domain::Policy;
use crate::solve::objective::Objective;

/// Intervals of the middle burden whose bounds are looked at.
const MIDDLES: usize = 24;

/// `gini`: local search on the true cost. Three bounds of the pairwise term hold for every
/// assignment, so every mixture of them does: nothing at all; half the distances from a middle
/// burden (the mean difference of pairs is at least the mean deviation from the median, cf.
/// S. Yitzhaki and E. Schechtman, "The Gini Methodology", 2013); and the signed sum of burdens
/// in any fixed order of the people, here that of the plan found.
pub(super) fn spread(
    master: &dyn Master,
    objective: &Objective,
    budget: Budget,
) -> Option<Assigned> {
    let Spread { mut search, best, shortfall_bound, mut bound, late: cut } =
        spread_plan(master, objective, budget)?;
    let km = Price { km: 1.0, ..Price::default() };
    let worth = |a: &Assignment| objective.cost(a.km, &[&a.burdens]);
    let past = master.past();
    let n = past.len() as f64;
    let mut order: Vec<usize> = (0..past.len()).collect();
    order.sort_by(|&a, &b| best.burdens[b].total_cmp(&best.burdens[a]).then(a.cmp(&b)));
    let top = master.group().iter().max().map_or(0, |p| p + 1);
    let scale = objective.scale();
    let minute = objective.lambda / scale;
    for mix in [0.0, 0.5, 1.0] {
        let mut of_person = vec![0.0; top];
        for (rank, &at) in order.iter().enumerate() {
            of_person[master.group()[at]] = mix * minute * (n - 1.0 - 2.0 * rank as f64) / n;
        }
        let price = Price { km: 1.0 / scale, of_person, ..Price::default() };
        bound = bound.max(scale * middle_bound(&mut search, &price, (1.0 - mix) * minute / 2.0));
    }
    let value = worth(&best);
    let cost_bound = bound.min(value);
    Some(Assigned {
        exhausted: !closed(value, cost_bound, &best, shortfall_bound),
        late: cut || late(&budget),
        ceiling: search.ceiling,
        best,
        shortfall_bound,
        cost_bound,
        price: km,
        scale: 1.0,
        proven_levels: 0,
    })
}

/// What the local search of `gini` has found.
pub(super) struct Spread<'a> {
    search: Search<'a>,
    pub best: Assignment,
    shortfall_bound: u64,
    /// Of kilometres alone.
    bound: f64,
    /// The clock cut that bound short.
    late: bool,
}

/// Rounds of local search for even burdens at the price of `gini`, and how much longer than others
/// each is: the figure moves with every burden, so that it takes longer to settle.
const SPREAD_ROUNDS: usize = 6;
const SPREAD_LONGER: u64 = 6;

/// Local search from what `balanced` finds, from what is cheapest, from nothing and from the best
/// so far by turns.
pub(super) fn spread_plan<'a>(
    master: &'a dyn Master,
    objective: &Objective,
    budget: Budget<'a>,
) -> Option<Spread<'a>> {
    let balanced = priced(master, &as_policy(objective, Policy::Balanced), until(budget, 0.3))?;
    let km = Price { km: 1.0, ..Price::default() };
    let plain = as_policy(objective, Policy::Cost);
    let mut search = Search::new(master, plain, km, part(budget, 0.4));
    let (shortfall_bound, bound) = search.whole()?;
    let cut = late(&search.budget);
    search.budget = budget;
    search.objective = *objective;
    let cheapest = search.best.clone()?;
    let moves = search.moves() * SPREAD_LONGER;
    let mut best = fairer(objective, vec![cheapest.clone(), balanced.best.clone()])?;
    for round in 0..SPREAD_ROUNDS {
        let start = match round {
            0 => Some(balanced.best.clone()),
            1 => Some(cheapest.clone()),
            _ if round % 2 == 0 => None,
            _ => Some(best.clone()),
        };
        let found = search.local(start.as_ref(), moves);
        let again = search.local(Some(&found), moves / 2);
        best = fairer(objective, vec![best, found, again])?;
    }
    Some(Spread { search, best, shortfall_bound, bound, late: cut })
}

/// The least, over every middle burden, of the price with distances from that middle.
fn middle_bound(search: &mut Search, price: &Price, per_minute: f64) -> f64 {
    let highest = search.ceiling;
    let mut relaxed = |lo: f64, hi: f64| {
        let apart = (per_minute > 0.0).then_some(Apart { lo, hi, price: per_minute });
        search.price = Price { apart, ..price.clone() };
        search.relax(search.floor, search.ceiling).map_or(f64::INFINITY, |b| b - 1e-6 * b.abs())
    };
    let mut open = vec![(relaxed(0.0, highest), 0.0, highest)];
    if per_minute > 0.0 {
        for _ in 0..MIDDLES {
            let at = (0..open.len()).min_by(|&a, &b| open[a].0.total_cmp(&open[b].0));
            let Some((_, lo, hi)) = at.map(|at| open.swap_remove(at)) else { break };
            let mid = 0.5 * (lo + hi);
            open.push((relaxed(lo, mid), lo, mid));
            open.push((relaxed(mid, hi), mid, hi));
        }
    }
    open.iter().map(|r| r.0).fold(f64::INFINITY, f64::min)
}
