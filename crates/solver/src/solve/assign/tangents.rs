//! The search of a group where λ weighs a figure of all burdens: local search, then trees over the
//! true cost, whose models know the figure by its tangents (outer approximation; M. A. Duran and
//! I. E. Grossmann, Mathematical Programming 36, 1986).

use super::burden_search::{Budget, Left, Search};
use super::by_policy::{Assigned, as_policy, closed, fairer, late, part, priced, until};
use super::{Assignment, Fair, Master, Price};
use crate::domain::Policy;
use crate::model;
use crate::solve::objective::Objective;

/// Rounds of tangents at the root of a model.
const ROOT_ROUNDS: usize = 40;

/// The best assignment of a group under such a policy and what is proven of it.
pub(super) fn weighed(
    master: &dyn Master,
    objective: &Objective,
    budget: Budget,
) -> Option<Assigned> {
    let welfare = objective.welfare()?;
    let found = found(master, objective, until(budget, 0.4))?;
    let each = master.each();
    let scale = objective.scale();
    let fair = Fair { price: objective.lambda / scale, welfare, tangents: Vec::new() };
    let price = Price { km: 1.0 / scale, fair: Some(Box::new(fair)), ..Price::default() };
    let mut search = Search::new(&*each, *objective, price, budget);
    search.hold(found.best.shortfall);
    search.best = Some(found.best);
    let bound = scale * proven(&mut search);
    let (best, price) = (search.best.clone()?, search.price.clone());
    let value = objective.cost(best.km, &[&best.burdens]);
    let cost_bound = bound.max(found.bound).min(value);
    let shortfall_bound = found.shortfall_bound;
    Some(Assigned {
        exhausted: !closed(value, cost_bound, &best, shortfall_bound),
        late: found.late || late(&budget),
        ceiling: search.ceiling,
        best,
        shortfall_bound,
        cost_bound,
        price,
        scale,
        proven_levels: 0,
        left: Left::default(),
    })
}

/// Improves the plan of a search whose price counts a figure of all burdens; gives a lower bound
/// of that price.
fn proven(search: &mut Search) -> f64 {
    if search.master.grows(&search.goal()) {
        return search.again();
    }
    for _ in 0..ROOT_ROUNDS {
        if search.over() {
            break;
        }
        let model = search.master.build(&search.goal(), search.floor, search.ceiling);
        let out = model::solve(&model, true, None, &search.limits(1));
        search.used += 1;
        if out.x.is_empty() {
            break;
        }
        let burdens: Vec<f64> = model.burdens().iter().map(|col| out.x[col.0]).collect();
        if !search.price.fair.as_mut().is_some_and(|f| f.learn(&burdens)) {
            break;
        }
    }
    search.again()
}

/// What the local search has found.
pub(super) struct Found {
    pub best: Assignment,
    shortfall_bound: u64,
    /// Of kilometres alone.
    bound: f64,
    /// The clock cut that bound short.
    late: bool,
}

/// Rounds of local search, and how much longer than others each is: the figure moves with every
/// burden, so that it takes longer to settle.
const SEARCH_ROUNDS: usize = 6;
const SEARCH_LONGER: u64 = 6;

/// Local search from what `balanced` finds, from what is cheapest, from nothing and from the best
/// so far by turns.
pub(super) fn found(master: &dyn Master, objective: &Objective, budget: Budget) -> Option<Found> {
    let balanced = priced(master, &as_policy(objective, Policy::Balanced), until(budget, 0.3))?;
    let km = Price { km: 1.0, ..Price::default() };
    let plain = as_policy(objective, Policy::Cost);
    let mut search = Search::new(master, plain, km, part(budget, 0.4));
    let (shortfall_bound, bound) = search.whole()?;
    let cut = late(&search.budget);
    search.budget = budget;
    search.objective = *objective;
    let cheapest = search.best.clone()?;
    let moves = search.moves() * SEARCH_LONGER;
    let mut plans = vec![cheapest.clone(), balanced.best.clone()];
    plans.extend(budget.start.cloned());
    let mut best = fairer(objective, plans)?;
    for round in 0..SEARCH_ROUNDS {
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
    Some(Found { best, shortfall_bound, bound, late: cut })
}
