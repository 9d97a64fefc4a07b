//! The policies on assignment problems, each with its proof.

use super::super::burden_search::{Budget, Left};
use super::super::by_policy::{Assigned, late};
use super::super::{Assignment, Master, Price, leximin};
use super::flow::Flow;
use super::several::Work;
use super::single::Single;
use super::whole::Whole;
use super::{Matching, least};
use crate::domain::Policy;
use crate::solve::objective::{Objective, sorted_down};

/// The best assignment of a group under a policy, proven; `None` where the group is no assignment
/// problem, or this one needs a search.
pub(in super::super) fn assign(
    master: &dyn Master,
    objective: &Objective,
    budget: Budget,
) -> Option<Assigned> {
    let problem = &master.matching()?;
    let (_, ceiling) = master.burden_range();
    let largest = if objective.policy == Policy::Balanced { objective.lambda } else { 0.0 };
    let scale = objective.scale();
    let price = Price { km: 1.0 / scale, largest: largest / scale, ..Price::default() };
    let mut exhausted = false;
    let (found, price, scale, ceiling) = match objective.policy {
        Policy::Cost => (least_km(problem), price, scale, ceiling),
        Policy::Balanced => (balanced(problem, objective.lambda)?, price, scale, ceiling),
        Policy::Minimax => {
            let found = match minimax(problem) {
                Some(found) => found,
                None if problem.is_limited() => return None,
                None => {
                    let (best, bound, proven) = least::minimax(problem, budget);
                    exhausted = !proven;
                    (best, bound)
                }
            };
            (found, Price { largest: 1.0, ..Price::default() }, 1.0, ceiling)
        }
        Policy::Leximin => {
            let found = lexicographic(problem)?;
            let caps = leximin::caps(&sorted_down(&found.0.burdens));
            let ceiling = found.0.largest();
            (found, Price { km: 1.0, held: true, caps, ..Price::default() }, 1.0, ceiling)
        }
        Policy::Gini | Policy::Owa | Policy::Alpha | Policy::Nash => return None,
    };
    let (best, cost_bound) = found;
    // A limit of minutes was left out: what keeps it all the same is the best of all.
    (!problem.is_limited() || problem.keeps_limits(&best)).then(|| Assigned {
        shortfall_bound: best.shortfall,
        cost_bound,
        price,
        scale,
        ceiling,
        proven_levels: if objective.policy == Policy::Leximin {
            best.burdens.len() as u32
        } else {
            0
        },
        exhausted,
        late: late(&budget),
        best,
        left: Left::default(),
    })
}

/// The least kilometres under a ceiling on the largest burden, from a plan on that keeps it, and a
/// bound; `None` where the group is no assignment problem of single or several visits.
pub(in super::super) fn under_ceiling(
    master: &dyn Master,
    ceiling: f64,
    start: &Assignment,
    budget: Budget,
) -> Option<Found> {
    let problem = &master.matching()?;
    let face = Flow::of_least_shortfall(problem);
    let least = problem.assignment(&face.visits()).shortfall;
    if problem.is_limited() || start.shortfall != least {
        return None;
    }
    Some(least::under(problem, &face, ceiling, start, &mut Work::new(budget)))
}

/// An assignment, and a bound of the reported cost.
type Found = (Assignment, f64);

fn least_km(problem: &Matching) -> Found {
    let mut flow = Flow::of_least_shortfall(problem);
    let km = Whole::kilometres(problem, &flow);
    flow.minimise(&km.cost, None);
    of_kilometres(problem, &flow, &km)
}

/// A flow of least kilometres.
fn of_kilometres(problem: &Matching, flow: &Flow, km: &Whole) -> Found {
    let best = problem.assignment(&flow.visits());
    let bound = best.km - km.error;
    (best, bound)
}

fn minimax(problem: &Matching) -> Option<Found> {
    let mut single = Single::new(problem)?;
    single.minimax();
    let km = Whole::kilometres(problem, &single.flow);
    single.flow.minimise(&km.cost, None);
    let best = problem.assignment(&single.flow.visits());
    let bound = best.largest();
    Some((best, bound))
}

fn lexicographic(problem: &Matching) -> Option<Found> {
    let mut single = Single::new(problem)?;
    single.leximin();
    let km = Whole::kilometres(problem, &single.flow);
    single.flow.minimise(&km.cost, None);
    Some(of_kilometres(problem, &single.flow, &km))
}

/// Kilometres and λ times the largest burden: under every largest burden the kilometres are least.
fn balanced(problem: &Matching, lambda: f64) -> Option<Found> {
    let least = Single::new(problem)?.minimax();
    let mut single = Single::new(problem)?;
    let km = Whole::kilometres(problem, &single.flow);
    let mut best: Option<(f64, Assignment)> = None;
    single.descend(&km, |visits| {
        let next = problem.assignment(&visits);
        let value = next.km + lambda * next.largest();
        // From here on kilometres only grow.
        let more = best.as_ref().is_none_or(|b| next.km + lambda * least < b.0 + km.error);
        if best.as_ref().is_none_or(|b| value < b.0) {
            best = Some((value, next));
        }
        more
    });
    let (value, best) = best?;
    Some((best, value - km.error))
}
