//! Who goes where, dates left aside: one master model per alliance and role, solved to a bound.
//!
//! Without dates, outreach and inspections of an alliance share nothing, so the sum of their
//! optima is a lower bound for the alliance, and the sum over alliances one for the county.

mod burden_rows;
mod burden_search;
mod by_policy;
mod ceiling;
mod cooling;
mod inspection;
mod lacking;
mod leximin;
mod matching;
mod outreach;
mod shortfall;
mod tangents;
mod tour_cuts;
mod tour_gains;
mod tour_moves;
mod tour_node;
mod tour_program;
mod tour_rows;
mod tour_search;
mod tour_space;
mod tour_tree;
mod vehicle_rows;
mod visit_moves;
mod visit_search;

pub(super) use burden_search::Budget;
pub(super) use by_policy::{Assigned, assign, bound_at};
pub(super) use ceiling::under_ceiling;
pub(super) use inspection::{InspectionMaster, combinations, least_above, team_km};
pub(super) use lacking::{Duty, Lacking, Standing, near};
pub(super) use matching::{Front, front};
pub(super) use outreach::OutreachMaster;
pub(super) use shortfall::{due_shortfall, place_shortfall, team_shortfall};

use rand_chacha::ChaCha8Rng;

use super::objective::Objective;
use super::welfare::{Tangent, Welfare};
use crate::model::Model;
use cooling::Cooling;
use matching::Matching;

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
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Assignment {
    pub trips: Vec<Trip>,
    /// Weighted shortfall of the demands of this role.
    pub shortfall: u64,
    /// Vehicle kilometres.
    pub km: f64,
    /// Burden of everybody in the group, in the order of [`Master::group`].
    pub burdens: Vec<f64>,
}

impl Assignment {
    /// The largest burden of the group; 0 for an empty one.
    pub fn largest(&self) -> f64 {
        self.burdens.iter().copied().fold(0.0, f64::max)
    }
}

/// What a master model minimises besides the shortfall.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Price {
    /// Of one kilometre.
    pub km: f64,
    /// Of one minute of the largest burden.
    pub largest: f64,
    /// The largest burden is held inside the interval although it has no price.
    pub held: bool,
    /// Of one minute of each person's burden, by local person; empty where it has none.
    pub of_person: Vec<f64>,
    /// Of a figure of all burdens.
    pub fair: Option<Box<Fair>>,
    /// At most so many people of the group carry more than so many minutes.
    pub caps: Vec<(f64, u32)>,
    /// Of every duty of an earlier plan that is missing, and how many may be.
    pub lacking: Option<Lacking>,
    /// Of days of two inspections.
    pub twice: Option<Twice>,
}

/// Prices of a person's days of two inspections, follow-ups aside.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Twice {
    /// By local person.
    pub of_person: Vec<f64>,
    /// Local places beyond which follow-ups stand.
    pub places: usize,
    /// Somebody who makes so many inspections at least, follow-ups included.
    pub at_least: Option<(usize, u32)>,
}

impl Twice {
    /// What a day costs.
    pub fn of_day(&self, people: impl Iterator<Item = usize>, stops: &[usize]) -> f64 {
        let twice = stops.iter().filter(|&&k| k < self.places).count() > 1;
        if twice { people.map(|p| self.of_person[p]).sum() } else { 0.0 }
    }

    /// Whether who shall make some inspections makes them.
    fn allows(&self, found: &Assignment) -> bool {
        self.at_least.is_none_or(|(p, least)| {
            let own = found.trips.iter().filter(|trip| trip.people.contains(&p));
            own.map(|trip| trip.stops.len()).sum::<usize>() >= least as usize
        })
    }
}

/// A figure of all burdens, and what a model knows of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fair {
    /// Of one minute of the figure.
    pub price: f64,
    pub welfare: Welfare,
    /// Those that a model looks at.
    pub tangents: Vec<Tangent>,
}

impl Fair {
    /// Adds the tangent at these burdens where it says more than those that are there.
    pub fn learn(&mut self, burdens: &[f64]) -> bool {
        let more = self.welfare.more(self.tangents.iter(), burdens);
        let learned = more.is_some();
        self.tangents.extend(more);
        learned
    }
}

impl Price {
    /// Kilometres, the largest burden, missing duties and days of two at their prices.
    pub fn of(&self, found: &Assignment) -> f64 {
        let lacking = self.lacking.as_ref().map_or(0.0, |l| l.cost(found));
        let of = |t: &Trip| Some(self.twice.as_ref()?.of_day(t.people.iter().copied(), &t.stops));
        let twice: f64 = found.trips.iter().filter_map(of).sum();
        let fair = self.fair.as_ref().map_or(0.0, |f| f.price * f.welfare.of(&found.burdens));
        self.km * found.km + self.largest * found.largest() + lacking + twice + fair
    }

    /// Whether an assignment keeps the caps, and lacks no more duties than it may.
    pub fn keeps(&self, found: &Assignment) -> bool {
        self.lacking.as_ref().is_none_or(|l| l.allows(found))
            && self.twice.as_ref().is_none_or(|t| t.allows(found))
            && self.caps.iter().all(|&(minutes, people)| {
                let above = found.burdens.iter().filter(|&&b| b > minutes + 1e-6);
                above.count() <= people as usize
            })
    }

    /// The same with the minutes of each person of the group.
    fn all_of(&self, found: &Assignment, group: &[usize]) -> f64 {
        let minutes = |(&p, b): (&usize, &f64)| self.person(p) * b;
        self.of(found) + group.iter().zip(&found.burdens).map(minutes).sum::<f64>()
    }

    fn person(&self, p: usize) -> f64 {
        self.of_person.get(p).copied().unwrap_or(0.0)
    }
}

/// What a master model minimises.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Goal {
    /// The weighted shortfall.
    Shortfall,
    /// A price, with the shortfall held at or below a value.
    Cost { shortfall: f64, price: Price },
}

impl Goal {
    /// The price of the goal; nothing costs where only shortfall counts.
    fn price(&self) -> Price {
        match self {
            Self::Shortfall => Price::default(),
            Self::Cost { price, .. } => price.clone(),
        }
    }
}

/// What a search of the master's own starts from.
pub(super) struct Known<'a> {
    /// The best assignment so far with its value under the goal; infinite where there is none.
    pub best: Option<&'a Assignment>,
    pub value: f64,
    /// Nodes that it may take.
    pub nodes: u64,
    pub over: &'a dyn Fn() -> bool,
}

/// What a search of the master's own came to.
pub(super) struct Grown {
    /// A better assignment, if there is one.
    pub best: Option<Assignment>,
    /// No assignment is cheaper than this, or than the value known.
    pub bound: f64,
    pub nodes: u64,
}

/// A date-free model of one alliance and role.
pub(super) trait Master: Sync {
    /// Local people of the group (contract, section 5), ascending.
    fn group(&self) -> &[usize];
    /// Their burdens before this term, in the same order.
    fn past(&self) -> Vec<f64>;
    /// The model in which the largest burden lies in `[lo, hi]`.
    fn build(&self, goal: &Goal, lo: f64, hi: f64) -> Model;
    /// Reads a point of the model that `build` gave for the same interval.
    fn decode(&self, goal: &Goal, lo: f64, hi: f64, x: &[f64]) -> Assignment;
    /// No plan has a smaller largest burden, and none worth having a larger one.
    fn burden_range(&self) -> (f64, f64);
    /// Weighted shortfall that is there whatever is done.
    fn least_unmet(&self) -> u64 {
        0
    }
    /// No plan of this shortfall or less has a smaller largest burden.
    fn floor(&self, _shortfall: f64) -> f64 {
        self.burden_range().0
    }
    /// The group as an assignment problem, where it is one and nothing else.
    fn matching(&self) -> Option<Matching> {
        None
    }
    /// People times routes: how large the model is.
    fn size(&self) -> usize;
    /// Whether [`Self::grow`] takes this goal.
    fn grows(&self, _goal: &Goal) -> bool {
        false
    }
    /// A tree search of the master's own under a goal, with the largest burden in `[lo, hi]`;
    /// `None` where there is none for such a goal.
    fn grow(&self, _goal: &Goal, _lo: f64, _hi: f64, _known: &Known) -> Option<Grown> {
        None
    }
    /// The same master with everybody counted alone and with routes that only a wish for more
    /// minutes would choose: the smallest differences of burdens may need them.
    fn each(&self) -> Box<dyn Master + '_>;
    /// Local moves for each person that are worth their time before anything is proven.
    fn moves_per_person(&self) -> u64 {
        15_000
    }
    /// Local search without proof, from nothing or from an assignment.
    fn search(
        &self,
        objective: &Objective,
        start: Option<&Assignment>,
        cooling: &Cooling,
        rng: &mut ChaCha8Rng,
    ) -> Assignment;
    /// The same among the columns of these names (sorted) and those that are used already; `None`
    /// where columns have no names.
    fn search_among(
        &self,
        _names: &[u64],
        _objective: &Objective,
        _start: &Assignment,
        _cooling: &Cooling,
        _rng: &mut ChaCha8Rng,
    ) -> Option<Assignment> {
        None
    }
}
