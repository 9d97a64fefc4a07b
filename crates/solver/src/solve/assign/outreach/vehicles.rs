//! Rows of vehicles: as many as a home's riders of a route need, and as many as a home and a place
//! need at least.

use std::collections::BTreeMap;

use super::super::Price;
use super::super::vehicle_rows::{Owed, Ride, VisitDemand, owed_in_vehicles};
use super::OutreachMaster;
use super::rows::Columns;
use crate::domain::Demand;
use crate::model::{Col, Model, Sense, Tag};

impl OutreachMaster<'_> {
    /// Vehicles of each home and route, and how many a home needs at least. Gives, for each of the
    /// columns, the vehicles that it rides in; none where each rides alone.
    pub(super) fn vehicle_rows(
        &self,
        model: &mut Model,
        cols: &Columns,
        price: &Price,
    ) -> Vec<Option<Col>> {
        if price.km == 0.0 {
            return vec![None; cols.uses.len()];
        }
        let inst = self.inst;
        // Vehicles and their seats, of every column that rides in one.
        let mut vehicles_of: Vec<Option<(Col, u32)>> = vec![None; cols.uses.len()];
        for home in 0..inst.places {
            let q = f64::from(self.q[home]);
            if self.q[home] == 1 {
                continue;
            }
            let mut routes: BTreeMap<(&Vec<usize>, Option<u16>), Vec<usize>> = BTreeMap::new();
            for (u, (c, r, _)) in cols.uses.iter().enumerate() {
                if self.classes[*c].home == home {
                    let class = &self.classes[*c];
                    routes.entry((&class.routes[*r], class.on[*r])).or_default().push(u);
                }
            }
            let mut all = Vec::new();
            let mut of_class: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
            let mut on_days = Vec::new();
            for ((route, day), riders) in routes {
                let count = |u: &usize| self.classes[cols.uses[*u].0].people.len();
                let people: usize = riders.iter().map(count).sum();
                let tag = Tag { rule: "vehicle", subject: home };
                let vehicles = model
                    .integer(price.km * inst.route_km(home, route), (people as f64 / q).ceil());
                let mut row: Vec<(Col, f64)> =
                    riders.iter().map(|&u| (cols.uses[u].2, 1.0)).collect();
                // A vehicle has no more riders than there are people for its route.
                row.push((vehicles, -q.min(people as f64)));
                model.row(tag, row, Sense::Le, 0.0);
                // Two who are kept apart go in two vehicles (P8).
                for (i, &u) in riders.iter().enumerate() {
                    let apart = &inst.apart[self.classes[cols.uses[u].0].people[0]];
                    for &o in &riders[i + 1..] {
                        if apart.contains(&self.classes[cols.uses[o].0].people[0]) {
                            let pair = [u, o].map(|u| (cols.uses[u].2, 1.0));
                            let row = [pair[0], pair[1], (vehicles, -1.0)].to_vec();
                            model.row(tag, row, Sense::Le, 0.0);
                        }
                    }
                }
                for &u in &riders {
                    of_class.entry(cols.uses[u].0).or_default().push(all.len());
                    vehicles_of[u] = Some((vehicles, self.q[home]));
                }
                all.push((vehicles, route.len()));
                on_days.extend(day.map(|day| (route, day, vehicles)));
            }
            self.pinned_vehicles(model, home, &on_days);
            let mut owed = Vec::new();
            let mut d1 = cols.total.iter().filter(|(d, _)| *d == Demand::D1);
            for (c, class) in self.classes.iter().enumerate() {
                if class.quota == 0 || class.people.is_empty() {
                    continue;
                }
                let slack = d1.next().map(|(_, col)| *col);
                if class.home == home {
                    owed.push(Owed {
                        visits: class.quota * class.people.len() as u32,
                        slacks: slack.into_iter().collect(),
                        routes: of_class.remove(&c).unwrap_or_default(),
                    });
                }
            }
            let tag = Tag { rule: "vehicles of a home", subject: home };
            owed_in_vehicles(model, tag, &owed, &all, self.q[home]);
        }
        for demand in &cols.demands {
            let ride = |&u: &usize| {
                let (c, _, rider) = cols.uses[u];
                let people = self.classes[c].people.len();
                Ride { rider, people, vehicles: vehicles_of[u].map(|v| v.0) }
            };
            let seats: BTreeMap<Col, u32> =
                demand.uses.iter().filter_map(|&u| vehicles_of[u]).collect();
            let (tag, asked, slack) = (demand.tag, demand.asked, demand.slack);
            let rides = demand.uses.iter().map(ride).collect();
            let demand = VisitDemand { tag, rides, asked, slack };
            demand.in_vehicles(model, |vehicles| seats[&vehicles]);
        }
        vehicles_of.into_iter().map(|v| Some(v?.0)).collect()
    }

    /// Those of a home whom a pin sends to a place go there by themselves. `vehicles` are those of
    /// the home on routes of pinned days.
    fn pinned_vehicles(
        &self,
        model: &mut Model,
        home: usize,
        vehicles: &[(&Vec<usize>, u16, Col)],
    ) {
        for pin in &self.inst.pinned_visits {
            let people = pin.people.iter().filter(|&&p| self.inst.home[p] == home).count() as u32;
            let there = |v: &&(&Vec<usize>, u16, Col)| v.0.contains(&pin.place) && v.1 == pin.day.0;
            let row: Vec<(Col, f64)> = vehicles.iter().filter(there).map(|v| (v.2, 1.0)).collect();
            if !row.is_empty() {
                let least = people.div_ceil(self.q[home]);
                model.row(Tag { rule: "PIN", subject: home }, row, Sense::Ge, f64::from(least));
            }
        }
    }
}
