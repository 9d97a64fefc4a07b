//! The frontier of kilometres and the largest burden.

use super::super::{Assignment, Master};
use super::single::Single;
use super::whole::Whole;

/// Kilometres that differ by no more, relative, are the same.
const SAME: f64 = 1e-9;

/// Burdens closer than this, relative, are one: more than the gap at which something is proven.
const STEP: f64 = 4e-6;

/// Plans of a group, none of which is better than another in both.
#[derive(Debug)]
pub(in super::super::super) struct Front {
    /// Kilometres ascending.
    pub points: Vec<Assignment>,
    /// Ceilings on the largest burden, descending, with a bound of the kilometres under each.
    pub bounds: Vec<(f64, f64)>,
    /// Burdens closer than this, in minutes, are one.
    pub step: f64,
    /// Whether all such plans are here, one of each kind.
    pub complete: bool,
}

/// All of them, or the first and the last where there are more than `most`; `None` where the group
/// is no assignment problem of one visit each.
pub(in super::super::super) fn front(
    master: &dyn Master,
    most: usize,
    over: &dyn Fn() -> bool,
) -> Option<Front> {
    let problem = &master.matching()?;
    let mut single = Single::new(problem)?;
    let km = Whole::kilometres(problem, &single.flow);
    let mut found = Front { points: Vec::new(), bounds: Vec::new(), step: 0.0, complete: true };
    let mut ceiling = f64::INFINITY;
    single.descend(&km, |visits| {
        let next = problem.assignment(&visits);
        found.bounds.push((ceiling, next.km - km.error));
        found.step = found.step.max(STEP * next.largest().max(1.0));
        ceiling = next.largest() - found.step;
        let same = |last: &Assignment| next.km <= last.km + SAME * last.km.abs().max(1.0);
        if found.points.last().is_some_and(same) {
            found.points.pop();
        }
        found.points.push(next);
        found.complete = found.points.len() < most && !over();
        found.complete
    });
    if !found.complete {
        let mut single = Single::new(problem)?;
        single.minimax();
        single.flow.minimise(&km.cost, None);
        let end = problem.assignment(&single.flow.visits());
        if found.points.last().is_some_and(|last| last.largest() <= end.largest() + found.step) {
            found.complete = true;
        } else {
            found.bounds.push((end.largest(), end.km - km.error));
            found.points.push(end);
        }
    }
    Some(found)
}
