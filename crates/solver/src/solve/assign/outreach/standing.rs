//! Visits of an earlier plan: which columns keep them on their days, and who cannot share a vehicle
//! with those who stay.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Price;
use super::super::lacking::{Duty, Lacking, covered};
use super::OutreachMaster;
use super::rows::Columns;
use crate::model::{Col, Model, Sense, Tag};

impl OutreachMaster<'_> {
    /// Visits of an earlier plan that are missing. `vehicles` are those of each column.
    pub(super) fn lacking_rows(
        &self,
        model: &mut Model,
        cols: &Columns,
        vehicles: &[Option<Col>],
        price: &Price,
    ) {
        let Some(lacking) = &price.lacking else { return };
        let (missing, _) = lacking.columns(model);
        self.kept_visits(model, cols, lacking, &missing);
        self.kept_vehicles(model, cols, vehicles, (lacking, &missing));
    }

    fn kept_visits(&self, model: &mut Model, cols: &Columns, lacking: &Lacking, missing: &[Col]) {
        let standing = &*lacking.standing;
        for (c, class) in self.classes.iter().enumerate() {
            let own: Vec<(&Duty, Col)> = standing
                .duties
                .iter()
                .zip(missing)
                .filter(|(d, _)| class.people.contains(&d.person))
                .map(|(d, &col)| (d, col))
                .collect();
            let keeps = |duties: &[(&Duty, Col)]| -> Vec<Col> {
                let does =
                    |r: &Vec<usize>| duties.iter().any(|(d, _)| standing.fits(&[d.person], r, d));
                let mine = cols.uses.iter().filter(|u| u.0 == c && does(&class.routes[u.1]));
                mine.map(|u| u.2).collect()
            };
            // Each of like people makes one visit, and a person visits a place once.
            let mut by_place: BTreeMap<usize, Vec<(&Duty, Col)>> = BTreeMap::new();
            for &(duty, col) in &own {
                by_place.entry(duty.place).or_default().push((duty, col));
            }
            for duties in by_place.values() {
                let gone: Vec<Col> = duties.iter().map(|d| d.1).collect();
                covered(model, class.people[0], &gone, keeps(duties).into_iter(), gone.len());
            }
            // A route is made on one day.
            for (i, a) in own.iter().enumerate() {
                for b in own[i + 1..].iter().filter(|b| {
                    let both = |r: &Vec<usize>| {
                        [a.0, b.0].iter().all(|d| standing.fits(&[d.person], r, d))
                    };
                    b.0.person == a.0.person && b.0.day != a.0.day && class.routes.iter().any(both)
                }) {
                    let doing = keeps(&[*a, *b]).into_iter();
                    covered(model, class.people[0], &[a.1, b.1], doing, 2);
                }
            }
        }
    }

    /// People of one home who stay at a place on different days, or of whom one cannot be out on
    /// the day of those who stay, do not share a vehicle.
    fn kept_vehicles(
        &self,
        model: &mut Model,
        cols: &Columns,
        vehicles: &[Option<Col>],
        (lacking, missing): (&Lacking, &[Col]),
    ) {
        let standing = &*lacking.standing;
        let home = |u: &(usize, usize, Col)| self.classes[u.0].home;
        let route = |u: &(usize, usize, Col)| &self.classes[u.0].routes[u.1];
        let places: BTreeSet<(usize, usize)> =
            standing.duties.iter().map(|d| (self.inst.home[d.person], d.place)).collect();
        for (from, k) in places {
            let alone: Vec<(usize, Col, Option<Col>)> = cols
                .uses
                .iter()
                .zip(vehicles)
                .filter(|(u, _)| home(u) == from && *route(u) == [k])
                .filter(|(u, _)| self.classes[u.0].on[u.1].is_none())
                .map(|(u, vehicles)| (u.0, u.2, *vehicles))
                .collect();
            let Some(shared) = alone.iter().find_map(|u| u.2) else { continue };
            // By day: a column that is 1 where somebody stays and goes nowhere else that day.
            let mut days: BTreeMap<u16, (&Duty, Col)> = BTreeMap::new();
            for (duty, &gone) in standing.duties.iter().zip(missing) {
                let pinned = self.inst.pins.send(0, duty.person, k);
                if duty.place != k || self.inst.home[duty.person] != from || pinned {
                    continue;
                }
                let day = days.entry(duty.day).or_insert_with(|| (duty, model.integer(0.0, 1.0))).1;
                let farther = cols
                    .uses
                    .iter()
                    .filter(|u| self.classes[u.0].people.contains(&duty.person))
                    .filter(|u| route(u).len() > 1 && route(u).contains(&k))
                    .map(|u| u.2);
                covered(model, duty.person, &[gone, day], farther, 1);
            }
            let tag = Tag { rule: "vehicle", subject: from };
            if days.len() > 1 {
                let mut row: Vec<(Col, f64)> = days.values().map(|d| (d.1, -1.0)).collect();
                row.push((shared, 1.0));
                model.row(tag, row, Sense::Ge, 0.0);
            }
            for (c, col, _) in alone {
                let people = &self.classes[c].people;
                let can = |d: &Duty| people.iter().any(|&p| standing.can(&[p], &[k], d));
                let apart = days.values().filter(|d| !can(d.0));
                let mut row: Vec<(Col, f64)> = apart.map(|d| (d.1, -1.0)).collect();
                if !row.is_empty() {
                    row.extend([(shared, 1.0), (col, -1.0 / people.len() as f64)]);
                    model.row(tag, row, Sense::Ge, 0.0);
                }
            }
        }
    }
}
