//! Whether the visits of a group are a plain assignment of teachers to places.

use std::collections::BTreeSet;

use super::super::matching::Matching;
use super::OutreachMaster;

impl OutreachMaster<'_> {
    /// The group as an assignment problem with the same plans, shortfalls, kilometres and burdens
    /// as this model; `None` where anything else counts.
    pub(super) fn as_matching(&self) -> Option<Matching> {
        let inst = self.inst;
        if self.group.is_empty() || !inst.pinned_visits.is_empty() {
            return None;
        }
        let one_stop = |routes: &[Vec<usize>]| routes.iter().all(|r| r.len() == 1);
        if !self.classes.iter().all(|c| c.pinned.is_empty() && one_stop(&c.routes)) {
            return None;
        }
        // Two of one home share vehicles, where these have room for two.
        let mut homes = BTreeSet::new();
        let going = self.classes.iter().filter(|c| c.most > 0 && !c.routes.is_empty());
        for class in going.filter(|c| self.q[c.home] > 1) {
            if class.people.len() > 1 || !homes.insert(class.home) {
                return None;
            }
        }
        let places = &inst.ks[..inst.places];
        let asks_who = |&k: &_| {
            let place = inst.scenario.kindergarten(k);
            let subjects = inst.scenario.settings.outreach.subjects_min;
            place.visits_min > 0 && (subjects > 0 || place.language != "zh")
        };
        if places.iter().any(asks_who) {
            return None;
        }
        let coverage = |(k, &ix): (usize, &_)| {
            (inst.scenario.kindergarten(ix).visits_min, self.room(k).min(u32::MAX.into()) as u32)
        };
        let people = self.group.len();
        let mut found = Matching {
            people: self.group.clone(),
            cost: vec![vec![None; inst.places]; people],
            minutes: vec![vec![0.0; inst.places]; people],
            quota: vec![(0, 0); people],
            coverage: places.iter().enumerate().map(coverage).collect(),
            past: self.group.iter().map(|&p| inst.past_burden[0][p]).collect(),
            minutes_max: self.group.iter().map(|&p| inst.minutes_max[p]).collect(),
        };
        for class in &self.classes {
            for &p in &class.people {
                let t = self.group.binary_search(&p).ok()?;
                // Every visit takes a day (P3).
                found.quota[t] = (class.quota, class.most.min(inst.most_days_out(p)));
                for route in &class.routes {
                    let &[k] = &route[..] else { return None };
                    found.cost[t][k] = Some(inst.route_km(class.home, route));
                    found.minutes[t][k] = inst.day_burden(class.home, route);
                }
            }
        }
        Some(found)
    }
}
