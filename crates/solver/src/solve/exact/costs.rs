//! What calendars cost: vehicles, kilometres of events, the largest burdens.

use std::collections::BTreeMap;

use super::super::assign::{Trip, team_km};
use super::super::board::When;
use super::Dated;
use super::levels::Burden;
use crate::model::{Col, Sense, Tag};

impl Dated<'_, '_> {
    /// Prices what drives, and the largest burdens.
    pub fn price(&mut self, km: f64, largest: f64) {
        for &(col, driven) in &self.km {
            self.model.set_cost(col, km * driven);
        }
        for &col in &self.largest {
            self.model.set_cost(col, largest);
        }
    }

    /// Vehicles of visits, kilometres of teams and events, the largest burdens.
    pub fn costs(&mut self) {
        let inst = self.inst;
        let seats = f64::from(inst.scenario.settings.travel.seats);
        let mut riders: BTreeMap<(usize, u16, Vec<usize>), Vec<Col>> = BTreeMap::new();
        let mut burden: BTreeMap<(usize, usize), Vec<(Col, f64)>> = BTreeMap::new();
        let all: Vec<(Trip, When, Col)> = self.trips().map(|(t, w, c)| (t.clone(), w, c)).collect();
        for (trip, when, col) in &all {
            for &p in &trip.people {
                let minutes = inst.day_burden(inst.home[p], &trip.stops);
                burden.entry((trip.role, p)).or_default().push((*col, minutes));
            }
            if trip.role == 1 {
                self.km.push((*col, team_km(inst, &trip.people, &trip.stops)));
            } else {
                let home = inst.home[trip.people[0]];
                riders.entry((home, when.day, trip.stops.clone())).or_default().push(*col);
            }
        }
        for ((home, _, stops), cols) in riders {
            let km = inst.route_km(home, &stops);
            let vehicles = self.model.integer(0.0, (cols.len() as f64 / seats).ceil());
            self.km.push((vehicles, km));
            let tag = Tag { rule: "vehicle", subject: home };
            for &col in &cols {
                self.model.row(tag, vec![(col, 1.0), (vehicles, -1.0)], Sense::Le, 0.0);
            }
            let mut row: Vec<(Col, f64)> = cols.into_iter().map(|c| (c, 1.0)).collect();
            row.push((vehicles, -seats));
            self.model.row(tag, row, Sense::Le, 0.0);
        }
        let hosted: Vec<(f64, Col)> =
            self.events().map(|(_, e, col)| (self.choices.hosting.km(&e), col)).collect();
        self.km.extend(hosted.into_iter().map(|(km, col)| (col, km)));
        let placed: Vec<(Col, f64)> = self
            .stays()
            .map(|(stay, run, col)| (col, inst.placements.stays[stay].km_of(run)))
            .collect();
        self.km.extend(placed);
        for role in 0..2 {
            let group: Vec<usize> = (0..inst.people.len())
                .filter(|&p| {
                    let person = inst.person(p);
                    if role == 0 { person.backbone } else { person.mentor }
                })
                .collect();
            if group.is_empty() {
                continue;
            }
            let largest = self.model.real(0.0, 0.0, 1e7);
            self.largest.push(largest);
            for p in group {
                let mut row = burden.get(&(role, p)).cloned().unwrap_or_default();
                let past = inst.past_burden[role][p];
                self.burdens[role].push(Burden { past, adds: row.clone() });
                row.push((largest, -1.0));
                self.model.row(Tag { rule: "burden", subject: p }, row, Sense::Le, -past);
            }
        }
    }
}
