//! Inspections whose mentors can have their weekdays in turn (rotation, level 4): of all that leave
//! no more unmet and cost no more, those with the fewest above the share of a weekday.

use super::super::super::instance::Instance;
use super::super::super::objective::Objective;
use super::super::burden_search::Search;
use super::super::{Assigned, Assignment, Budget, Goal, Known, Master, Price, Trip, Twice};
use super::InspectionMaster;
use crate::model::{self, Col, Limits, Sense, Status, Tag};

/// Teams times routes above which nothing is asked.
const LARGEST: usize = 40_000;

/// Price of a day of two inspections as a share of the cost: too little to pay with kilometres for,
/// and far more than the rounding of a bound.
const SHARE: f64 = 5e-5;

/// Share by which a cost is raised before it is said that nothing is cheaper: for rounding.
const ROUNDING: f64 = 1e-6;

/// Part of a unit that rounding may take from a bound.
const PART: f64 = 0.1;

/// Nodes of the tree, at most, and of those that ask whether a mentor can have many inspections.
const MOST_NODES: u64 = 8_000;
const FEW_NODES: u64 = 300;

/// What is known of the units of level 4 that inspections have on any dates.
pub(in super::super::super) struct Spread {
    /// Inspections with fewer than those that were given.
    pub better: Option<Assignment>,
    /// No inspections of the shortfall and the cost given, or less, have fewer.
    pub bound: u64,
}

/// Units of level 4 that inspections have on any dates, by the mentors' rotation. With an odd share
/// s of each of w weekdays, a weekday has room for (s − 1) / 2 days of two inspections; each further
/// one is above the share, or its whole team goes on a weekday that is not preferred.
pub(in super::super::super) fn least_above<'t>(
    inst: &Instance,
    trips: impl Iterator<Item = &'t Trip>,
) -> u64 {
    let mut made = vec![(0_u32, 0_u32); inst.people.len()];
    for trip in trips.filter(|trip| trip.role == 1) {
        let examined = trip.stops.iter().filter(|&&k| !inst.is_follow_up(k)).count();
        for &p in &trip.people {
            made[p].0 += examined as u32;
            made[p].1 += u32::from(examined > 1);
        }
    }
    // Where no weekday is preferred, one that is worked instead of another costs no more.
    let none = inst.scenario.settings.quality.preferred_weekdays.is_empty();
    let weekdays = if none { 7 } else { inst.rotation_days };
    let above = |(all, pairs): (u32, u32)| {
        let share = all.div_ceil(inst.rotation_days);
        let room = weekdays * (share.saturating_sub(1) / 2);
        if share % 2 == 1 { pairs.saturating_sub(room) } else { 0 }
    };
    let above: u32 = made.into_iter().map(above).sum();
    units(above, inst.scenario.settings.inspection.team)
}

/// Units of level 4 where mentors have so many inspections above their share. Two inspections of a
/// team on a weekday that is not preferred are two units, and spare each of the team at most one.
fn units(above: u32, team: u32) -> u64 {
    (2 * u64::from(above)).div_ceil(u64::from(team.max(2)))
}

impl InspectionMaster<'_> {
    /// The fewest units that inspections of this shortfall can have where they cost no more than
    /// `dearest` (at the price of the assignment), and inspections with fewer at its own cost.
    /// `None` where there are too many teams and routes.
    ///
    /// A mentor who cannot have more inspections than there are weekdays has each day of two above
    /// the share. With a price μ on these days and a bound b, at most `dearest` is spent on
    /// kilometres and burdens, so there are at least (b − dearest) / μ of them.
    pub fn spread(
        &self,
        assigned: &Assigned,
        objective: &Objective,
        dearest: f64,
        budget: Budget,
    ) -> Option<Spread> {
        let (space, best) = (&self.space, &assigned.best);
        let teams = (0..space.size)
            .try_fold(1_usize, |n, i| n.checked_mul(space.mentors.len().checked_sub(i)?));
        if teams.and_then(|n| n.checked_mul(space.routes.len())).is_none_or(|n| n > LARGEST) {
            return None;
        }
        let value = assigned.price.of(best);
        let (own, team) = (least_above(self.inst, best.trips.iter()), space.size as u32);
        let price = SHARE * value;
        let mut of_person = vec![0.0; self.inst.people.len()];
        for p in self.with_few(assigned, dearest.max(value), budget)? {
            of_person[p] = price;
        }
        let twice = Twice { of_person, places: self.inst.places, at_least: None };
        let price_of = |twice| Price { twice: Some(twice), ..assigned.price.clone() };
        let mut search = Search::new(self, *objective, price_of(twice), budget);
        search.budget.nodes = budget.nodes.min(MOST_NODES);
        search.shortfall = best.shortfall as f64;
        search.ceiling = assigned.ceiling.max(best.largest());
        search.best = Some(best.clone());
        let days = (search.again() - dearest.max(value)) / price;
        let bound = units((days - PART).ceil().max(0.0) as u32, team);
        let better = search.best.filter(|found| {
            found.shortfall <= best.shortfall
                && assigned.price.of(found) <= value + 1e-9 * value.abs()
                && least_above(self.inst, found.trips.iter()) < own
        });
        let reached = better.as_ref().map_or(own, |b| least_above(self.inst, b.trips.iter()));
        Some(Spread { better, bound: bound.min(reached) })
    }

    /// Mentors who have no more inspections than there are weekdays in any assignment of this
    /// shortfall that costs so much at most.
    fn with_few(&self, assigned: &Assigned, dearest: f64, budget: Budget) -> Option<Vec<usize>> {
        let (inst, space, listed) = (self.inst, &self.space, self.listed());
        let limits = Limits { nodes: 1, deadline: budget.deadline, stop: budget.stop };
        let shortfall = assigned.best.shortfall as f64 + 1e-6;
        let goal = Goal::Cost { shortfall, price: assigned.price.clone() };
        let ceiling = assigned.ceiling.max(assigned.best.largest());
        let (mut model, cols) = self.make(&goal, self.floor, ceiling);
        let most = dearest + ROUNDING * dearest.abs().max(1.0);
        model.forbid(&model::prices(&model, &[], &limits)?.useless(&model, most));
        model.cut_off(most);
        let many = f64::from(inst.rotation_days + 1);
        let few = |&(m, p): &(usize, &usize)| {
            if inst.person(*p).inspections_max.is_some_and(|most| f64::from(most) < many) {
                return true;
            }
            let does = |i: usize| listed.teams[listed.tours[i].team].contains(&m);
            let made = |i: usize| f64::from(space.examined(listed.tours[i].route));
            let mine = cols.uses.iter().filter(|u| does(u.0));
            let row: Vec<(Col, f64)> = mine.map(|&(i, col)| (col, made(i))).collect();
            let mut with = model.clone();
            with.row(Tag { rule: "rotation", subject: *p }, row, Sense::Ge, many);
            let out = model::solve(&with, true, None, &limits);
            if out.status == Status::Infeasible || out.bound.is_some_and(|b| b > most) {
                return true;
            }
            let nobody = vec![0.0; inst.people.len()];
            let at_least = Some((*p, inst.rotation_days + 1));
            let twice = Some(Twice { of_person: nobody, places: inst.places, at_least });
            let price = Price { twice, ..assigned.price.clone() };
            let goal = Goal::Cost { shortfall, price };
            let over = || limits.over();
            let known = Known { best: None, value: most, nodes: FEW_NODES, over: &over };
            let grown = self.grow(&goal, self.floor, ceiling, &known);
            let sure = dearest + 0.5 * (most - dearest);
            grown.is_some_and(|grown| grown.best.is_none() && grown.bound > sure)
        };
        Some(space.mentors.iter().enumerate().filter(few).map(|(_, &p)| p).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_teams_gain_by_other_weekdays() {
        assert_eq!(units(6, 1), 6);
        assert_eq!(units(6, 2), 6);
        // Two days of two inspections on a Monday: four units instead of six.
        assert_eq!(units(6, 3), 4);
    }
}
