//! A solution read back: riders of one home and route become trips, trips an assignment.

use std::collections::BTreeMap;

use super::super::shortfall::place_shortfall;
use super::super::{Assignment, Goal, Standing, Trip};
use super::OutreachMaster;
use super::rows::Columns;
use crate::domain::Demand;

impl OutreachMaster<'_> {
    /// The assignment of a point of the model with these columns.
    pub(super) fn read(&self, cols: &Columns, goal: &Goal, x: &[f64]) -> Assignment {
        let lacking = goal.price().lacking.unwrap_or_default();
        let mut riders: BTreeMap<(usize, &Vec<usize>, Option<u16>), Vec<usize>> = BTreeMap::new();
        for (c, class) in self.classes.iter().enumerate() {
            let mine = cols.uses.iter().filter(|u| u.0 == c);
            let routes: Vec<(&Vec<usize>, usize)> =
                mine.map(|u| (&class.routes[u.1], x[u.2.0].round() as usize)).collect();
            // Someone who makes one visit is one of the class; else there is but one.
            let shared = match &class.people[..] {
                [p] => routes
                    .iter()
                    .flat_map(|&(route, n)| std::iter::repeat_n((*p, route), n))
                    .collect(),
                people => lacking.share(people, &routes),
            };
            for (p, route) in shared {
                let day = self.inst.pins.day(self.inst, p, route);
                riders.entry((class.home, route, day)).or_default().push(p);
            }
        }
        let trips = riders.into_iter().flat_map(|((home, route, _), people)| {
            let vehicles =
                lacking.standing.vehicles(self.inst, people, route, self.q[home] as usize);
            vehicles.into_iter().map(|people| Trip { role: 0, people, stops: route.clone() })
        });
        self.value(trips.collect())
    }

    /// Riders of one home and route, as many to a trip as travel in one vehicle.
    pub(super) fn grouped<'r>(
        &self,
        riders: impl Iterator<Item = (usize, &'r Vec<usize>, Vec<usize>)>,
    ) -> Vec<Trip> {
        let mut trips = Vec::new();
        let nobody = Standing::default();
        for (home, route, people) in riders {
            for people in nobody.vehicles(self.inst, people, route, self.q[home] as usize) {
                trips.push(Trip { role: 0, people, stops: route.clone() });
            }
        }
        trips
    }

    /// Shortfall, kilometres and burdens of trips.
    pub(super) fn value(&self, trips: Vec<Trip>) -> Assignment {
        let inst = self.inst;
        let seats = inst.scenario.settings.travel.seats;
        let mut burden: Vec<f64> = inst.past_burden[0].clone();
        let mut visits: Vec<Vec<usize>> = vec![Vec::new(); inst.ks.len()];
        let mut made = vec![0_u32; inst.people.len()];
        let mut km = 0.0;
        for trip in &trips {
            let home = inst.home[trip.people[0]];
            km += inst.route_km(home, &trip.stops)
                * f64::from((trip.people.len() as u32).div_ceil(seats));
            for &p in &trip.people {
                burden[p] += inst.day_burden(home, &trip.stops);
                made[p] += trip.stops.len() as u32;
                for &k in &trip.stops {
                    visits[k].push(p);
                }
            }
        }
        let mut shortfall = 0_u64;
        for &p in &self.group {
            let short = inst.person(p).visits_per_term.saturating_sub(made[p]);
            shortfall += u64::from(short * Demand::D1.weight());
        }
        let burdens = self.group.iter().map(|&p| burden[p]).collect();
        for (k, visitors) in visits.iter().enumerate() {
            shortfall += place_shortfall(inst, k, visitors);
        }
        Assignment { trips, shortfall, km, burdens }
    }
}
