//! The smallest largest burden of teachers who make several visits, between a bound and a plan.

use super::super::Assignment;
use super::super::burden_search::Budget;
use super::Matching;
use super::flow::Flow;
use super::several::{Several, Work};
use super::whole::Whole;

/// Share by which a largest burden must be less to be worth a search.
const WORTH: f64 = 1e-6;

/// Flows for a ceiling that is only tried.
const TRIED: u64 = 250;

/// Halvings of the interval by what ceilings close at once.
const HALVINGS: usize = 30;

/// Shares of the flows: for the smallest largest burden, the rest for the kilometres under it.
const FOR_BURDENS: u64 = 3;

/// The plan of least largest burden found, then of least kilometres; a bound of the largest burden,
/// and whether it is proven.
pub(super) fn minimax(problem: &Matching, budget: Budget) -> (Assignment, f64, bool) {
    let face = Flow::of_least_shortfall(problem);
    let mut cheap = face.clone();
    let km = Whole::kilometres(problem, &cheap);
    cheap.minimise(&km.cost, None);
    let mut best = problem.assignment(&cheap.visits());
    let shortfall = best.shortfall;
    let of = |ceiling: f64, under: Option<f64>| Several { problem, ceiling, under, shortfall };
    let past = problem.past.iter().copied().fold(0.0, f64::max);
    // What visits close one another out, before any price.
    let (mut low, mut high) = (past, best.largest());
    for _ in 0..HALVINGS {
        if high - low <= WORTH * high {
            break;
        }
        let mid = 0.5 * (low + high);
        match of(mid, None).filter(&mut face.clone()) {
            true => high = mid,
            false => low = mid,
        }
    }
    let mut work = Work::new(budget);
    let total = work.flows;
    let mut for_burdens = work.part(total / (FOR_BURDENS + 1) * FOR_BURDENS);
    // Ceilings below are tried and left open.
    let mut open = low;
    let mut bound = low;
    loop {
        let least = best.largest();
        if least - bound <= WORTH * least || least <= past {
            break;
        }
        let last = least - open <= 1e-3 * least;
        let ceiling = if last { least * (1.0 - WORTH) } else { 0.5 * (open + least) };
        let flows = if last { for_burdens.flows / 3 * 2 } else { TRIED };
        let mut part = for_burdens.part(flows);
        let found = of(ceiling, None).grow(&face, &mut part);
        let unused = part.flows;
        match found.best {
            Some(plan) => {
                for_burdens.flows += unused;
                best = plan;
            }
            None if found.bound.is_infinite() => {
                for_burdens.flows += unused;
                (bound, open) = (ceiling, open.max(ceiling));
            }
            None => {
                bound = bound.max(found.bound.min(ceiling));
                if last {
                    break;
                }
                open = ceiling;
            }
        }
    }
    // Lower ceilings close more visits, so their bounds are better.
    let mut above = best.largest();
    while above - bound > 1e-3 * above && for_burdens.flows > 0 && above > past {
        let ceiling = 0.5 * (bound + above);
        let found = of(ceiling, None).grow(&face, &mut for_burdens.part(TRIED));
        match found.best {
            Some(plan) if plan.largest() < best.largest() => best = plan,
            _ => bound = bound.max(found.bound.min(ceiling)),
        }
        above = above.min(if bound < ceiling { ceiling } else { above });
    }
    let least = best.largest();
    let proven = least - bound <= WORTH * least * 1.5 || least <= past;
    let bound = if least <= past { least } else { bound.min(least) };
    work.flows += for_burdens.flows;
    let best = under(problem, &face, least, &best, &mut work).0;
    (best, bound, proven)
}

/// The plan of least kilometres found with no burden above a ceiling, from one on, and a bound of
/// the kilometres.
pub(super) fn under(
    problem: &Matching,
    face: &Flow,
    ceiling: f64,
    start: &Assignment,
    work: &mut Work,
) -> (Assignment, f64) {
    let shortfall = start.shortfall;
    let several = Several { problem, ceiling, under: Some(start.km), shortfall };
    let found = several.grow(face, work);
    let best = match found.best {
        Some(plan) if plan.km < start.km => plan,
        _ => start.clone(),
    };
    let bound = found.bound.min(best.km);
    (best, bound)
}
