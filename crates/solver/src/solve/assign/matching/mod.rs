//! Groups whose work is a degree-constrained assignment: who visits which place, and nothing else.
//!
//! Where every day worth having has one stop, nobody shares a vehicle and only numbers of visits
//! are asked (D1, D4), kilometres and minutes belong to a teacher and a place each. Such a group
//! has algorithms of its own, which end with a proof where the trees of other groups mostly do not.
//!
//! A limit on a teacher's minutes (P9) that binds makes this the generalised assignment problem,
//! which flows only relax: see [`Matching::is_limited`].

mod flow;
mod front;
mod least;
mod limited;
#[cfg(test)]
mod limited_tests;
mod mend;
mod policy;
mod schedules;
mod several;
mod single;
#[cfg(test)]
mod tests;
mod whole;

pub(in super::super) use front::{Front, front};
pub(super) use policy::{assign, under_ceiling};

use super::{Assignment, Trip};
use crate::domain::Demand;

/// An assignment problem of teachers, by their position in the group, and local places. A teacher
/// visits a place at most once.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) struct Matching {
    /// Local person of each teacher, ascending, as in [`super::Master::group`].
    pub people: Vec<usize>,
    /// Kilometres of a visit, by teacher and place; `None` where it may not be.
    pub cost: Vec<Vec<Option<f64>>>,
    /// Minutes that a visit adds to the burden, by teacher and place; they may differ from the
    /// kilometres. Without meaning where there is no cost.
    pub minutes: Vec<Vec<f64>>,
    /// Visits of each teacher: demanded (D1), which may be more than can be, and at most (O1).
    pub quota: Vec<(u32, u32)>,
    /// Visits at each place: demanded (D4), and at most (O3).
    pub coverage: Vec<(u32, u32)>,
    /// Burdens before this term.
    pub past: Vec<f64>,
    /// Most minutes of each teacher's visits this term (P9), with slack for rounding; infinite
    /// where there is no limit.
    pub minutes_max: Vec<f64>,
}

impl Matching {
    /// Whether teachers have a limit of minutes that their visits can exceed: then degrees and
    /// single visits do not say what may be.
    pub fn is_limited(&self) -> bool {
        (0..self.people.len()).any(|t| self.most_minutes(t) > self.minutes_max[t])
    }

    /// The most minutes that a teacher's visits can take.
    fn most_minutes(&self, t: usize) -> f64 {
        let mut minutes: Vec<f64> = self.open(t).map(|k| self.minutes[t][k]).collect();
        minutes.sort_by(|a, b| b.total_cmp(a));
        minutes.iter().take(self.quota[t].1 as usize).sum()
    }

    /// Whether an assignment keeps the limits of minutes.
    pub fn keeps_limits(&self, found: &Assignment) -> bool {
        let taken = found.burdens.iter().zip(&self.past).map(|(b, past)| b - past);
        taken.zip(&self.minutes_max).all(|(taken, most)| taken <= *most)
    }

    /// Places that a teacher may visit.
    pub fn open(&self, t: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.coverage.len()).filter(move |&k| self.cost[t][k].is_some())
    }

    /// The places of each teacher as an assignment with its values.
    pub fn assignment(&self, visits: &[Vec<usize>]) -> Assignment {
        let mut at = vec![0_u32; self.coverage.len()];
        let (mut km, mut shortfall) = (0.0, 0);
        let mut burdens = self.past.clone();
        let mut trips = Vec::new();
        for (t, places) in visits.iter().enumerate() {
            let short = self.quota[t].0.saturating_sub(places.len() as u32);
            shortfall += u64::from(short * Demand::D1.weight());
            for &k in places {
                at[k] += 1;
                km += self.cost[t][k].unwrap_or(f64::INFINITY);
                burdens[t] += self.minutes[t][k];
                trips.push(Trip { role: 0, people: vec![self.people[t]], stops: vec![k] });
            }
        }
        for (&(least, _), n) in self.coverage.iter().zip(at) {
            shortfall += u64::from(least.saturating_sub(n) * Demand::D4.weight());
        }
        Assignment { trips, shortfall, km, burdens }
    }
}
