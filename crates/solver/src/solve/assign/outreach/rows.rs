//! The linear model of the visits: a column is a class's day, rows are of people and of places.

use std::collections::BTreeMap;

use super::super::burden_rows::{Caps, FairRows, Load, knapsack_cuts};
use super::super::shortfall::close_shortfall;
use super::super::{Goal, Price};
use super::classes::Class;
use super::{OutreachMaster, name_of};
use crate::domain::Demand;
use crate::model::{Col, Model, Sense, Tag};

/// The columns of the model that other rows or a reader of the solution look at.
#[derive(Debug, Default)]
pub(super) struct Columns {
    /// (class, route position) → column, where the route fits under the burden limit.
    pub uses: Vec<(usize, usize, Col)>,
    pub total: Vec<(Demand, Col)>,
    pub burden: Option<Col>,
    /// Demands for visits, with positions in `uses`.
    pub demands: Vec<Asked>,
}

/// A demand of a place for visits out of some of the columns.
#[derive(Debug)]
pub(super) struct Asked {
    pub tag: Tag,
    /// Positions in [`Columns::uses`].
    pub uses: Vec<usize>,
    pub asked: u32,
    pub slack: Col,
}

impl OutreachMaster<'_> {
    /// The model in which the largest burden lies in `[lo, hi]`.
    pub(super) fn make(&self, goal: &Goal, lo: f64, hi: f64) -> (Model, Columns) {
        let price = goal.price();
        let mut model = Model::default();
        let mut cols = self.columns(&mut model, &price, lo, hi);
        self.person_rows(&mut model, &mut cols, &price, lo, hi);
        self.place_rows(&mut model, &mut cols);
        let vehicles = self.vehicle_rows(&mut model, &cols, &price);
        self.lacking_rows(&mut model, &cols, &vehicles, &price);
        close_shortfall(&mut model, &cols.total, Vec::new(), goal);
        (model, cols)
    }

    fn columns(&self, model: &mut Model, price: &Price, lo: f64, hi: f64) -> Columns {
        let inst = self.inst;
        let mut cols = Columns::default();
        for (c, class) in self.classes.iter().enumerate() {
            for (r, route) in class.routes.iter().enumerate() {
                let minutes = inst.day_burden(class.home, route);
                if class.past + minutes > hi + 1e-6 {
                    continue;
                }
                // With one person to a vehicle the vehicle is the person.
                let driven =
                    if self.q[class.home] == 1 { inst.route_km(class.home, route) } else { 0.0 };
                let cost = price.km * driven + class.per_minute(price) * minutes;
                let upper = if route.len() == 1 { class.people.len() } else { 1 };
                let col = model.integer(cost, upper as f64);
                model.name(col, name_of(c, r));
                cols.uses.push((c, r, col));
            }
        }
        if price.largest > 0.0 || price.held {
            let burden = model.real(price.largest, lo, hi);
            model.set_level(burden);
            cols.burden = Some(burden);
        }
        cols
    }

    /// Rows of people: O1, O2, D1, pins, the largest burden.
    fn person_rows(&self, model: &mut Model, cols: &mut Columns, price: &Price, lo: f64, hi: f64) {
        let inst = self.inst;
        let mut caps = Caps::new(price);
        let mut fair = FairRows::new(price, self.group.len());
        let mut fixed = 0.0;
        for (c, class) in self.classes.iter().enumerate() {
            let mine: Vec<(&Vec<usize>, Col)> =
                cols.uses.iter().filter(|u| u.0 == c).map(|u| (&class.routes[u.1], u.2)).collect();
            let n = class.people.len() as f64;
            let visits: Vec<(Col, f64)> =
                mine.iter().map(|(r, col)| (*col, r.len() as f64)).collect();
            let tag = |rule| Tag { rule, subject: class.people[0] };
            model.row(tag("O1"), visits.clone(), Sense::Le, n * f64::from(class.most));
            let quota = n * f64::from(class.quota);
            if quota > 0.0 {
                let slack = model.real(0.0, 0.0, quota);
                cols.total.push((Demand::D1, slack));
                let mut row = visits;
                row.push((slack, 1.0));
                model.row(tag("D1"), row, Sense::Ge, quota);
            }
            if class.most >= 2 {
                // Of two visits the sum above excludes two routes to one place.
                for k in (0..inst.ks.len()).filter(|_| class.most > 2) {
                    let at: Vec<(Col, f64)> = containing(&mine, k);
                    if at.len() > 1 {
                        model.row(tag("O2"), at, Sense::Le, 1.0);
                    }
                }
                let days = f64::from(inst.most_days_out(class.people[0]));
                if days < f64::from(class.most) {
                    let out = mine.iter().map(|(_, col)| (*col, 1.0)).collect();
                    model.row(tag("P3"), out, Sense::Le, days);
                }
            }
            for &k in &class.pinned {
                model.row(tag("PIN"), containing(&mine, k), Sense::Ge, 1.0);
            }
            let weights: Vec<(Col, f64)> =
                mine.iter().map(|(r, col)| (*col, inst.day_burden(class.home, r))).collect();
            if class.most > 1 && inst.person(class.people[0]).minutes_max.is_some() {
                let most = inst.minutes_max[class.people[0]];
                model.row(tag("P9"), weights.clone(), Sense::Le, most);
            }
            let load = Load {
                person: class.people[0],
                past: class.past,
                weights: &weights,
                single: class.most <= 1,
            };
            fixed += n * class.per_minute(price) * class.past;
            caps.add(model, &load, class.people.len() as u32, hi);
            if let (Some(fair), Ok(at)) = (&mut fair, self.group.binary_search(&load.person)) {
                fair.add(model, at, &load, hi);
            }
            if let Some(burden) = cols.burden {
                if class.most > 1 {
                    knapsack_cuts(model, tag("burden"), &weights, hi - class.past);
                }
                self.burden_rows(model, class, &mine, burden, lo);
            }
        }
        caps.close(model);
        if let Some(fair) = fair {
            fair.close(model);
        }
        if fixed != 0.0 {
            model.real(fixed, 1.0, 1.0);
        }
    }

    fn burden_rows(
        &self,
        model: &mut Model,
        class: &Class,
        mine: &[(&Vec<usize>, Col)],
        burden: Col,
        lo: f64,
    ) {
        let tag = Tag { rule: "burden", subject: class.people[0] };
        let weight = |r: &[usize]| self.inst.day_burden(class.home, r);
        let all: f64 = mine.iter().map(|(r, _)| class.past + weight(r)).fold(0.0, f64::max);
        if class.people.len() == 1 {
            if class.most > 1 || all > lo {
                let mut row: Vec<(Col, f64)> =
                    mine.iter().map(|(r, col)| (*col, weight(r))).collect();
                row.push((burden, -1.0));
                model.row(tag, row, Sense::Le, -class.past);
            }
        } else {
            // Counted together: one switch per route says whether anybody takes it.
            let n = class.people.len() as f64;
            for (r, col) in mine {
                let reached = class.past + weight(r);
                if reached > lo {
                    let switch = model.integer(0.0, 1.0);
                    model.row(tag, vec![(*col, 1.0), (switch, -n)], Sense::Le, 0.0);
                    let row = vec![(switch, reached - lo), (burden, -1.0)];
                    model.row(tag, row, Sense::Le, -lo);
                }
            }
        }
    }

    /// Rows of places: O3, K1/K2 capacity, D4, D5, D7.
    fn place_rows(&self, model: &mut Model, cols: &mut Columns) {
        let inst = self.inst;
        let outreach = &inst.scenario.settings.outreach;
        for (k, &kix) in inst.ks[..inst.places].iter().enumerate() {
            let place = inst.scenario.kindergarten(kix);
            let here: Vec<usize> = (0..cols.uses.len())
                .filter(|&u| self.classes[cols.uses[u].0].routes[cols.uses[u].1].contains(&k))
                .collect();
            let at: Vec<(usize, Col)> =
                here.iter().map(|&u| (cols.uses[u].0, cols.uses[u].2)).collect();
            let all = || at.iter().map(|(_, col)| (*col, 1.0)).collect::<Vec<_>>();
            let tag = |rule| Tag { rule, subject: k };
            let most = self.room(k);
            if (at.len() as u64) > most || self.classes.iter().any(|c| c.people.len() > 1) {
                model.row(tag("O3"), all(), Sense::Le, most as f64);
            }
            if place.visits_min == 0 {
                continue;
            }
            let mut short = |demand: Demand, mut row: Vec<(Col, f64)>, asked: f64| {
                let slack = model.real(0.0, 0.0, asked);
                cols.total.push((demand, slack));
                row.push((slack, 1.0));
                model.row(tag(demand.name()), row, Sense::Ge, asked);
                slack
            };
            let slack = short(Demand::D4, all(), f64::from(place.visits_min));
            let mut demands =
                vec![Asked { tag: tag("D4"), uses: here.clone(), asked: place.visits_min, slack }];
            let speakers = |c: &usize| {
                inst.person(self.classes[*c].people[0]).languages.contains(&place.language)
            };
            if place.language != "zh" {
                let row = at.iter().filter(|(c, _)| speakers(c)).map(|&(_, col)| (col, 1.0));
                let slack = short(Demand::D7, row.collect(), 1.0);
                let uses = here.iter().zip(&at).filter(|(_, (c, _))| speakers(c)).map(|(&u, _)| u);
                demands.push(Asked { tag: tag("D7"), uses: uses.collect(), asked: 1, slack });
            }
            let asked = outreach.subjects_min.min(place.visits_min);
            if asked > 0 {
                let mut by_subject: BTreeMap<&str, Vec<(Col, f64)>> = BTreeMap::new();
                for (c, col) in &at {
                    for s in &inst.person(self.classes[*c].people[0]).subjects {
                        by_subject.entry(s).or_default().push((*col, 1.0));
                    }
                }
                let mut seen = Vec::new();
                let subjects: Vec<&str> = by_subject.keys().copied().collect();
                for (_, row) in by_subject {
                    let y = model.real(0.0, 0.0, 1.0);
                    seen.push((y, 1.0));
                    let mut row: Vec<(Col, f64)> = row.iter().map(|(c, v)| (*c, -v)).collect();
                    row.push((y, 1.0));
                    model.row(tag("D5"), row, Sense::Le, 0.0);
                }
                let slack = model.real(0.0, 0.0, f64::from(asked));
                cols.total.push((Demand::D5, slack));
                seen.push((slack, 1.0));
                model.row(tag("D5"), seen, Sense::Ge, f64::from(asked));
                // Whatever subject one is, somebody brings another.
                for one in subjects.iter().filter(|_| asked >= 2) {
                    let other = |c: &usize| {
                        let theirs = &inst.person(self.classes[*c].people[0]).subjects;
                        theirs.iter().any(|s| s != one)
                    };
                    let uses = here.iter().zip(&at).filter(|(_, (c, _))| other(c)).map(|(&u, _)| u);
                    demands.push(Asked { tag: tag("D5"), uses: uses.collect(), asked: 1, slack });
                }
            }
            cols.demands.extend(demands);
        }
    }
}

fn containing(mine: &[(&Vec<usize>, Col)], k: usize) -> Vec<(Col, f64)> {
    mine.iter().filter(|(r, _)| r.contains(&k)).map(|(_, col)| (*col, 1.0)).collect()
}
