//! The outreach master: people of one home, kindergartens, one- and two-stop days, vehicles.
//!
//! People who cannot be told apart and make at most one visit are counted together. A home sends
//! at most q = min(`group_max`, `max_away`, `seats`) people per vehicle, so n people on one route
//! cost ⌈n / q⌉ vehicles at least, and exactly that many when they travel q at a time.
//!
//! Here is what the search asks of the master; the model is in `rows` and `vehicles`, a solution
//! becomes trips in `trips`, what stays of an earlier plan is in `standing`, the local search is
//! given its tables in `tables`, and `alone` tells whether the group is a plain assignment.

mod alone;
mod classes;
mod rows;
mod standing;
mod tables;
mod trips;
mod vehicles;

use rand_chacha::ChaCha8Rng;

use self::classes::Class;
use super::super::instance::Instance;
use super::super::objective::Objective;
use super::cooling::Cooling;
use super::matching::Matching;
use super::shortfall::place_shortfall;
use super::{Assignment, Goal, Grown, Known, Master};
use crate::domain::Demand;
use crate::model::Model;

/// See the module.
#[derive(Debug)]
pub(in super::super) struct OutreachMaster<'i> {
    inst: &'i Instance<'i>,
    classes: Vec<Class>,
    /// People per vehicle, by home.
    q: Vec<u32>,
    /// Teachers, ascending.
    group: Vec<usize>,
    /// Largest burden among them, before this term.
    floor: f64,
    ceiling: f64,
}

impl<'i> OutreachMaster<'i> {
    pub fn new(inst: &'i Instance<'i>) -> Self {
        Self::of(inst, false)
    }

    /// With everybody in a class alone and every route, if `each`.
    fn of(inst: &'i Instance<'i>, each: bool) -> Self {
        let settings = &inst.scenario.settings;
        let q = (0..inst.places)
            .map(|k| {
                settings.outreach.group_max.min(inst.max_away(k)).min(settings.travel.seats).max(1)
            })
            .collect();
        let group: Vec<usize> =
            (0..inst.people.len()).filter(|&p| inst.person(p).backbone).collect();
        let floor = group.iter().map(|&p| inst.past_burden[0][p]).fold(0.0, f64::max);
        let classes = Class::all(inst, each);
        let ceiling = classes.iter().map(|c| c.most_minutes(inst)).fold(floor, f64::max);
        Self { inst, classes, q, group, floor, ceiling }
    }

    /// Visits that a place may receive: O3, and as many as fit into its weeks (K1, K2, O4).
    fn room(&self, k: usize) -> u64 {
        let inst = self.inst;
        let group = inst.scenario.settings.outreach.group_max;
        let room = u64::from(inst.most_incoming(k)) * u64::from(group);
        let place = inst.scenario.kindergarten(inst.ks[k]);
        place.visits_max.map_or(room, |m| room.min(u64::from(m)))
    }
}

/// The name of a class's route.
const fn name_of(class: usize, route: usize) -> u64 {
    (class as u64) << 32 | route as u64
}

impl Master for OutreachMaster<'_> {
    fn group(&self) -> &[usize] {
        &self.group
    }

    fn past(&self) -> Vec<f64> {
        self.group.iter().map(|&p| self.inst.past_burden[0][p]).collect()
    }

    fn each(&self) -> Box<dyn Master + '_> {
        Box::new(Self::of(self.inst, true))
    }

    fn build(&self, goal: &Goal, lo: f64, hi: f64) -> Model {
        self.make(goal, lo, hi).0
    }

    fn decode(&self, goal: &Goal, lo: f64, hi: f64, x: &[f64]) -> Assignment {
        let (_, cols) = self.make(goal, lo, hi);
        self.read(&cols, goal, x)
    }

    fn burden_range(&self) -> (f64, f64) {
        (self.floor, self.ceiling)
    }

    fn least_unmet(&self) -> u64 {
        let owed = |c: &Class| {
            let short = c.quota.saturating_sub(c.reach().min(c.most));
            u64::from(short * Demand::D1.weight()) * c.people.len() as u64
        };
        let place = |k: usize| {
            let may = |c: &&Class| c.routes.iter().any(|r| r.contains(&k));
            let visitors: Vec<usize> =
                self.classes.iter().filter(may).flat_map(|c| c.people.iter().copied()).collect();
            place_shortfall(self.inst, k, &visitors)
        };
        let places: u64 = (0..self.inst.places).map(place).sum();
        self.classes.iter().map(owed).sum::<u64>() + places
    }

    fn matching(&self) -> Option<Matching> {
        self.as_matching()
    }

    fn floor(&self, shortfall: f64) -> f64 {
        let spare = shortfall - self.least_unmet() as f64;
        if spare >= f64::from(Demand::D1.weight()) {
            return self.floor;
        }
        // Everybody makes the visits owed, as far as they can be made at all.
        let least = |c: &Class| c.past + c.least_minutes(self.inst);
        self.classes.iter().map(least).fold(self.floor, f64::max)
    }

    fn size(&self) -> usize {
        self.classes.iter().map(|c| c.routes.len()).sum()
    }

    fn grow(&self, goal: &Goal, _lo: f64, hi: f64, known: &Known) -> Option<Grown> {
        self.matching().filter(Matching::is_limited)?.grow_limited(goal, hi, known)
    }

    fn search(
        &self,
        objective: &Objective,
        start: Option<&Assignment>,
        cooling: &Cooling,
        rng: &mut ChaCha8Rng,
    ) -> Assignment {
        self.anneal(objective, start, None, cooling, rng)
    }

    fn search_among(
        &self,
        names: &[u64],
        objective: &Objective,
        start: &Assignment,
        cooling: &Cooling,
        rng: &mut ChaCha8Rng,
    ) -> Option<Assignment> {
        Some(self.anneal(objective, Some(start), Some(names), cooling, rng))
    }
}
