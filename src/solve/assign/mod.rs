//! Who goes where, dates left aside: one master model per alliance and role, solved to a bound.
//!
//! Without dates, outreach and inspections of an alliance share nothing, so the sum of their
//! optima is a lower bound for the alliance, and the sum over alliances one for the county.

mod burden_search;
mod inspection;
mod outreach;
mod tour_search;
mod visit_search;

pub(super) use burden_search::{Assigned, Budget, assign};
pub(super) use inspection::{
    InspectionMaster, combinations, due_shortfall, missing_expertise, speaks_not, team_km,
};
pub(super) use outreach::{OutreachMaster, place_shortfall};

use rand_chacha::ChaCha8Rng;

use crate::model::Model;

/// People who travel the same stops on the same day: a vehicle group of one home (outreach) or
/// a team (inspection).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Trip {
    /// 0 outreach, 1 inspection.
    pub role: usize,
    /// Local positions, sorted.
    pub people: Vec<usize>,
    /// Local places in the order of the sessions: one or two.
    pub stops: Vec<usize>,
}

/// A choice of trips with its values.
#[derive(Debug, Clone)]
pub(super) struct Assignment {
    pub trips: Vec<Trip>,
    /// Weighted shortfall of the demands of this role.
    pub shortfall: u64,
    /// Kilometres and the largest burden of the group.
    pub km: f64,
    pub burden: f64,
}

/// What a master model minimises.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Goal {
    /// The weighted shortfall.
    Shortfall,
    /// km + λ · largest burden, with the shortfall held at or below a value.
    Cost { shortfall: f64, lambda: f64 },
}

/// A date-free model of one alliance and role.
pub(super) trait Master: Sync {
    /// The model in which the largest burden lies in `[lo, hi]`.
    fn build(&self, goal: Goal, lo: f64, hi: f64) -> Model;
    /// Reads a point of the model that `build` gave for the same interval.
    fn decode(&self, goal: Goal, lo: f64, hi: f64, x: &[f64]) -> Assignment;
    /// No plan has a smaller largest burden, and none worth having a larger one.
    fn burden_range(&self) -> (f64, f64);
    /// Local search without proof, from nothing or from an assignment.
    fn search(
        &self,
        lambda: f64,
        start: Option<&Assignment>,
        moves: u64,
        rng: &mut ChaCha8Rng,
        over: &dyn Fn() -> bool,
    ) -> Assignment;
}
