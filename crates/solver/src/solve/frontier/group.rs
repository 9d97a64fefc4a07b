//! The frontier of one group: exact where the group is an assignment problem of one visit each,
//! else searched ceiling by ceiling.

use std::time::Instant;

use super::super::assign::{Assignment, Budget, Front, Master, Trip, assign, front, under_ceiling};
use super::super::every_alliance::OWN_SCHEDULE;
use super::super::instance::Instance;
use super::super::objective::Objective;
use super::super::options::PlanOptions;
use super::super::whole::with_master;
use super::{SAME_KM, STEP_MINUTES};
use crate::domain::{AllianceIx, PROVEN_GAP, Policy, Role, gap};

/// Prices of a minute of difference at which plans of small Gini index are looked for.
const GINI_PRICES: [f64; 6] = [0.05, 0.2, 0.5, 1.0, 3.0, 10.0];

/// Units of work of a point when nobody sets a limit.
const OF_A_POINT: u64 = 20_000;

/// One non-dominated plan of a group, without dates.
#[derive(Debug, Clone)]
pub struct GroupPoint {
    /// The largest burden, in minutes.
    pub largest: f64,
    /// Vehicle kilometres.
    pub km: f64,
    /// No plan of the group with this largest burden or less drives less.
    pub km_bound: f64,
    /// Burdens in the order of the group's people.
    pub burdens: Vec<f64>,
    pub(super) trips: Vec<Trip>,
}

/// The frontier of a group, from the fewest kilometres to the smallest largest burden.
#[derive(Debug, Clone)]
pub struct GroupFrontier {
    /// The alliance.
    pub alliance: AllianceIx,
    /// The role.
    pub role: Role,
    /// Weighted shortfall of every point.
    pub shortfall: u64,
    /// Whether no plan has less shortfall.
    pub shortfall_proven: bool,
    /// The points, kilometres ascending.
    pub points: Vec<GroupPoint>,
    /// No plan has a smaller largest burden than this.
    pub least_bound: f64,
    /// Ceilings on the largest burden, descending, with a bound of the kilometres under each.
    bounds: Vec<(f64, f64)>,
    /// Whether a limit ended the descent before the smallest largest burden.
    pub cut_short: bool,
    /// Burdens closer than this, in minutes, are one.
    pub(super) step: f64,
    /// Plans found on the way to a small Gini index: kilometres and burdens.
    pub even: Vec<(f64, Vec<f64>)>,
}

impl GroupFrontier {
    /// Whether a point is proven non-dominated without dates: nothing under its ceiling drives
    /// less, and whatever burdens less drives more.
    #[must_use]
    pub fn is_proven(&self, point: usize) -> bool {
        let p = &self.points[point];
        let below = p.largest - self.step;
        let none = below < self.least_bound * (1.0 - PROVEN_GAP);
        let dearer = self.bound_under(below) > p.km - SAME_KM * p.km.abs();
        self.shortfall_proven && gap(p.km, p.km_bound) <= PROVEN_GAP && (none || dearer)
    }

    /// The point of the fewest kilometres with a largest burden of at most `ceiling`.
    #[must_use]
    pub fn under(&self, ceiling: f64) -> Option<&GroupPoint> {
        self.points.iter().find(|p| p.largest <= ceiling + self.step / 2.0)
    }

    /// No plan with a largest burden of at most `ceiling` drives less.
    pub(super) fn bound_under(&self, ceiling: f64) -> f64 {
        let holds = self.bounds.iter().filter(|b| b.0 >= ceiling - self.step / 2.0);
        holds.map(|b| b.1).fold(0.0, f64::max)
    }
}

/// The search of one group.
struct Descent<'a> {
    inst: &'a Instance<'a>,
    role: Role,
    master: &'a dyn Master,
    options: &'a PlanOptions,
    deadline: Option<Instant>,
    most_points: usize,
}

/// The frontier of a role of an alliance; `None` where it has no people.
pub(super) fn of_group(
    inst: &Instance,
    role: Role,
    options: &PlanOptions,
    deadline: Option<Instant>,
    most_points: usize,
) -> Option<GroupFrontier> {
    with_master(inst, role, |master| {
        if master.group().is_empty() {
            return None;
        }
        let descent = Descent { inst, role, master, options, deadline, most_points };
        match front(master, most_points, &|| descent.over()) {
            Some(exact) => descent.exact(exact),
            None => descent.searched(),
        }
    })
}

impl Descent<'_> {
    fn over(&self) -> bool {
        self.options.stopped() || self.deadline.is_some_and(|d| Instant::now() >= d)
    }

    /// A part of the time that is left.
    fn budget(&self, nodes: u64, seed: u64, part: f64) -> Budget<'_> {
        let now = Instant::now();
        let deadline = self.deadline.map(|d| now + d.saturating_duration_since(now).mul_f64(part));
        Budget { nodes, deadline, stop: &self.options.stop, seed, start: None, known: None }
    }

    fn of_point(&self, part: f64) -> Budget<'_> {
        self.budget(self.options.work_limit.unwrap_or(OF_A_POINT), self.options.seed, part)
    }

    fn objective(&self, policy: Policy) -> Objective {
        Objective::of(policy, &self.inst.scenario.settings.objective)
    }

    fn exact(&self, front: Front) -> Option<GroupFrontier> {
        let (first, last) = (front.points.first()?, front.points.last()?);
        let even = self.even(first.shortfall);
        let found = GroupFrontier {
            alliance: self.inst.alliance,
            role: self.role,
            shortfall: first.shortfall,
            shortfall_proven: true,
            points: Vec::new(),
            least_bound: last.largest(),
            bounds: front.bounds,
            cut_short: !front.complete,
            step: front.step,
            even: even.into_iter().map(|a| (a.km, a.burdens)).collect(),
        };
        Some(found.with(front.points.iter().map(point).collect()))
    }

    fn searched(&self) -> Option<GroupFrontier> {
        // A plan's own searches: with the same limit of work this finds what a plan finds.
        let (work, seed) = (
            self.options.work_limit.unwrap_or(OWN_SCHEDULE) / 2,
            self.options.seed_of(self.inst.alliance),
        );
        let by = |policy, part| {
            assign(self.master, &self.objective(policy), self.budget(work, seed, part))
        };
        let cheap = by(Policy::Cost, 0.15)?;
        let balanced = by(Policy::Balanced, 0.15)?;
        let calm = by(Policy::Minimax, 0.3)?;
        let first = [&cheap, &balanced, &calm];
        let shortfall = first.iter().map(|a| a.best.shortfall).min()?;
        let shortfall_proven = first.iter().any(|a| shortfall <= a.shortfall_bound);
        let mut known: Vec<Assignment> = first.iter().map(|a| a.best.clone()).collect();
        known.retain(|a| a.shortfall == shortfall);
        // A bound holds for every plan of the shortfall that its search reached, or less.
        let holds = |a: &super::super::assign::Assigned| a.best.shortfall == shortfall;
        let mut bounds = Vec::new();
        bounds.extend(holds(&cheap).then_some((f64::INFINITY, cheap.cost_bound)));
        let least_bound = if holds(&calm) { calm.cost_bound } else { 0.0 };
        let mut ceiling = cheap.best.largest() - STEP_MINUTES;
        let mut points = 1;
        let mut cut_short = !holds(&cheap) || !holds(&calm);
        while !cut_short {
            let under = known.iter().filter(|a| a.largest() <= ceiling + 1e-6);
            let Some(start) = under.min_by(|a, b| a.km.total_cmp(&b.km)).cloned() else { break };
            if points >= self.most_points || self.over() {
                cut_short = true;
                break;
            }
            let (found, bound) = under_ceiling(self.master, ceiling, &start, self.of_point(0.25));
            bounds.push((ceiling, bound));
            ceiling = found.largest().min(ceiling) - STEP_MINUTES;
            known.push(found);
            points += 1;
        }
        let even = self.even(shortfall);
        known.extend(even.iter().cloned());
        let found = GroupFrontier {
            alliance: self.inst.alliance,
            role: self.role,
            shortfall,
            shortfall_proven,
            points: Vec::new(),
            least_bound,
            bounds,
            cut_short,
            step: STEP_MINUTES,
            even: even.into_iter().map(|a| (a.km, a.burdens)).collect(),
        };
        Some(found.with(known.iter().map(point).collect()))
    }

    /// Plans on the way to a small Gini index.
    fn even(&self, shortfall: u64) -> Vec<Assignment> {
        let mut even = Vec::new();
        for lambda in GINI_PRICES {
            if self.over() {
                break;
            }
            let objective = Objective { lambda, ..self.objective(Policy::Gini) };
            let found = assign(self.master, &objective, self.of_point(0.3));
            even.extend(found.map(|a| a.best).filter(|a| a.shortfall == shortfall));
        }
        even
    }
}

impl GroupFrontier {
    /// With those of some plans that no other beats, kilometres ascending.
    fn with(mut self, mut plans: Vec<GroupPoint>) -> Self {
        plans.sort_by(|a, b| a.km.total_cmp(&b.km).then(a.largest.total_cmp(&b.largest)));
        for p in plans {
            if self.points.last().is_some_and(|last| p.largest > last.largest - self.step) {
                continue;
            }
            let same = |last: &GroupPoint| p.km <= last.km + SAME_KM * last.km.abs().max(1.0);
            while self.points.last().is_some_and(same) {
                self.points.pop();
            }
            self.points.push(p);
        }
        for i in 0..self.points.len() {
            let bound = self.bound_under(self.points[i].largest);
            self.points[i].km_bound = bound.min(self.points[i].km);
        }
        self
    }
}

fn point(found: &Assignment) -> GroupPoint {
    GroupPoint {
        largest: found.largest(),
        km: found.km,
        km_bound: 0.0,
        burdens: found.burdens.clone(),
        trips: found.trips.clone(),
    }
}
