//! The demands as rows with slack.

use std::collections::BTreeMap;

use super::super::assign::{Trip, team_shortfall};
use super::Dated;
use crate::domain::Demand;
use crate::model::{Col, Sense, Tag};

impl Dated<'_, '_> {
    fn short(&mut self, demand: Demand, mut row: Vec<(Col, f64)>, asked: u32) -> Col {
        let slack = self.model.real(0.0, 0.0, f64::from(asked));
        self.slack.push((f64::from(demand.weight()), slack));
        row.push((slack, 1.0));
        let tag = Tag { rule: demand.name(), subject: 0 };
        self.model.row(tag, row, Sense::Ge, f64::from(asked));
        slack
    }

    /// Every demand, with what is left unmet in `slack`.
    pub fn demands(&mut self) {
        let inst = self.inst;
        let all: Vec<(Trip, Col)> = self.trips().map(|(t, _, c)| (t.clone(), c)).collect();
        for p in (0..inst.people.len()).filter(|&p| inst.person(p).backbone) {
            let row = all
                .iter()
                .filter(|(t, _)| t.role == 0 && t.people[0] == p)
                .map(|(t, c)| (*c, t.stops.len() as f64))
                .collect();
            let quota = inst.person(p).visits_per_term;
            if quota > 0 {
                self.short(Demand::D1, row, quota);
            }
        }
        let held: Vec<(usize, Col)> = self.events().map(|(e, _, col)| (e, col)).collect();
        for e in 0..self.choices.options.len() {
            let row: Vec<(Col, f64)> =
                held.iter().filter(|x| x.0 == e).map(|x| (x.1, 1.0)).collect();
            self.model.row(Tag { rule: "D3", subject: e }, row.clone(), Sense::Le, 1.0);
            if self.choices.pinned[e] {
                self.model.row(Tag { rule: "PIN", subject: e }, row, Sense::Ge, 1.0);
            } else {
                self.short(Demand::D3, row, 1);
            }
        }
        for k in 0..inst.places {
            self.place_demands(k, &all);
        }
        for k in inst.places..inst.ks.len() {
            let at = all.iter().filter(|(t, _)| t.role == 1 && t.stops.contains(&k));
            self.short(Demand::D8, at.map(|(_, c)| (*c, 1.0)).collect(), 1);
        }
        for (s, placing) in inst.placements.stays.iter().enumerate() {
            let row: Vec<(Col, f64)> =
                self.stays().filter(|x| x.0 == s).map(|x| (x.2, 1.0)).collect();
            self.model.row(Tag { rule: "L3", subject: s }, row.clone(), Sense::Le, 1.0);
            if placing.pinned {
                self.model.row(Tag { rule: "PIN", subject: s }, row, Sense::Ge, 1.0);
            } else {
                self.short(Demand::D10, row, 1);
            }
        }
        // D2: the larger of the places' own and the alliance's.
        let asked = inst.due_total.max(inst.due.iter().sum());
        if asked > 0 {
            let total = self.model.real(0.0, 0.0, f64::from(asked));
            self.slack.push((f64::from(Demand::D2.weight()), total));
            let mut own = vec![(total, -1.0)];
            for k in (0..inst.ks.len()).filter(|&k| inst.due[k] > 0) {
                let short = self.model.real(0.0, 0.0, f64::from(inst.due[k]));
                own.push((short, 1.0));
                let mut row: Vec<(Col, f64)> = all
                    .iter()
                    .filter(|(t, _)| t.role == 1 && t.stops.contains(&k))
                    .map(|(_, c)| (*c, 1.0))
                    .collect();
                row.push((short, 1.0));
                let tag = Tag { rule: "D2", subject: k };
                self.model.row(tag, row, Sense::Ge, f64::from(inst.due[k]));
            }
            let tag = Tag { rule: "D2", subject: inst.ks.len() };
            self.model.row(tag, own, Sense::Le, 0.0);
            let mut row: Vec<(Col, f64)> = all
                .iter()
                .filter(|(t, _)| t.role == 1)
                .map(|(t, c)| {
                    (*c, t.stops.iter().filter(|&&k| !inst.is_follow_up(k)).count() as f64)
                })
                .collect();
            row.push((total, 1.0));
            self.model.row(tag, row, Sense::Ge, f64::from(inst.due_total));
        }
        for (trip, col) in all.iter().filter(|(t, _)| t.role == 1) {
            let short = team_shortfall(inst, &trip.people, &trip.stops);
            if short > 0 {
                self.slack.push((f64::from(short), *col));
            }
        }
    }

    /// D4, D5 and D7 of visits at a place.
    fn place_demands(&mut self, k: usize, all: &[(Trip, Col)]) {
        let inst = self.inst;
        let place = inst.scenario.kindergarten(inst.ks[k]);
        if place.visits_min == 0 {
            return;
        }
        let at: Vec<(usize, Col)> = all
            .iter()
            .filter(|(t, _)| t.role == 0 && t.stops.contains(&k))
            .map(|(t, c)| (t.people[0], *c))
            .collect();
        self.short(Demand::D4, at.iter().map(|x| (x.1, 1.0)).collect(), place.visits_min);
        if place.language != "zh" {
            let speaks = |p: usize| inst.person(p).languages.contains(&place.language);
            let row = at.iter().filter(|x| speaks(x.0)).map(|x| (x.1, 1.0)).collect();
            self.short(Demand::D7, row, 1);
        }
        let asked = inst.scenario.settings.outreach.subjects_min.min(place.visits_min);
        if asked == 0 {
            return;
        }
        let mut by_subject: BTreeMap<&str, Vec<(Col, f64)>> = BTreeMap::new();
        for &(p, col) in &at {
            for subject in &inst.person(p).subjects {
                by_subject.entry(subject).or_default().push((col, -1.0));
            }
        }
        let mut seen = Vec::new();
        for (_, mut row) in by_subject {
            let y = self.model.real(0.0, 0.0, 1.0);
            seen.push((y, 1.0));
            row.push((y, 1.0));
            self.model.row(Tag { rule: "D5", subject: k }, row, Sense::Le, 0.0);
        }
        self.short(Demand::D5, seen, asked);
    }
}
