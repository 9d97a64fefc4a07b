//! The least kilometres of a group under a ceiling on its largest burden (ε-constraint).

use super::burden_search::{Budget, Search};
use super::{Assignment, Master, Price, matching};
use crate::solve::objective::Objective;

/// The best assignment with no burden above the ceiling and no more unmet than `start`, which
/// keeps both, and a lower bound of its kilometres that holds for every such assignment.
///
/// Source of the method: Y. Y. Haimes, L. S. Lasdon and D. A. Wismer, *On a Bicriterion
/// Formulation of the Problems of Integrated System Identification and System Optimization*, IEEE
/// Transactions on Systems, Man, and Cybernetics 1(3), 1971.
pub(in super::super) fn under_ceiling(
    master: &dyn Master,
    ceiling: f64,
    start: &Assignment,
    budget: Budget,
) -> (Assignment, f64) {
    if let Some(found) = matching::under_ceiling(master, ceiling, start, budget) {
        return found;
    }
    let objective = Objective::kilometres();
    let price = Price { km: 1.0, held: true, ..Price::default() };
    let mut search = Search::new(master, objective, price, budget);
    search.shortfall = start.shortfall as f64;
    search.ceiling = ceiling.max(search.floor);
    search.best = Some(start.clone());
    let bound = search.again();
    let best = search.best.unwrap_or_else(|| start.clone());
    let bound = bound.min(best.km);
    (best, bound)
}
