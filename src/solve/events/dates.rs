//! Dates of events over the whole county: depth-first search alliance by alliance, with events of
//! other alliances moved out of the way where the county's sessions are full (E6).

use std::collections::HashMap;

use rand::Rng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;

use super::super::instance::Past;
use super::Chosen;
use super::hosts::{HostChoice, eligible_hosts, in_turn};
use crate::calendar::{DayIx, WorkCalendar};
use crate::domain::{ActivityKind, AllianceIx, Event, EventIx, KinderIx, Mode, Scenario, Slot};

/// Tries of one depth-first search before it gives up.
const NODES: u32 = 20_000;

/// The county's events as they stand.
pub(super) struct County<'a> {
    scenario: &'a Scenario,
    calendar: &'a WorkCalendar,
    past: &'a Past,
    /// In-person events per day and session (E6).
    load: Vec<[u32; 2]>,
    pub chosen: Vec<Option<Chosen>>,
    pinned: Vec<bool>,
    of_alliance: Vec<Vec<EventIx>>,
    weekday_order: Vec<Vec<(DayIx, Slot)>>,
}

impl<'a> County<'a> {
    pub fn new(
        scenario: &'a Scenario,
        calendar: &'a WorkCalendar,
        past: &'a Past,
        rng: &mut ChaCha8Rng,
    ) -> Self {
        let mut of_alliance = vec![Vec::new(); scenario.alliances.len()];
        for e in scenario.event_ixs() {
            of_alliance[scenario.event(e).alliance.index()].push(e);
        }
        let mut county = Self {
            scenario,
            calendar,
            past,
            load: vec![[0; 2]; calendar.days().count()],
            chosen: vec![None; scenario.events.len()],
            pinned: vec![false; scenario.events.len()],
            of_alliance,
            weekday_order: Vec::new(),
        };
        for pin in &scenario.pins {
            if let (Some(e), Some(day)) = (pin.event(), calendar.day(pin.date)) {
                county.pinned[e.index()] = true;
                let chosen = Chosen { host: pin.kindergarten, day, slot: pin.slot };
                county.set(e, Some(chosen));
            }
        }
        county.weekday_order =
            scenario.event_ixs().map(|e| county.slots(scenario.event(e), rng)).collect();
        county
    }

    fn set(&mut self, e: EventIx, chosen: Option<Chosen>) {
        if self.scenario.event(e).mode == Mode::InPerson {
            if let Some(c) = self.chosen[e.index()] {
                for s in c.slot.sessions() {
                    self.load[c.day.index()][s.index()] -= 1;
                }
            }
            if let Some(c) = chosen {
                for s in c.slot.sessions() {
                    self.load[c.day.index()][s.index()] += 1;
                }
            }
        }
        self.chosen[e.index()] = chosen;
    }

    /// Days and slots of the window (E1) on which the alliance is open: preferred weekdays
    /// first, otherwise in an order of chance, so that events do not crowd the window's start.
    fn slots(&self, event: &Event, rng: &mut ChaCha8Rng) -> Vec<(DayIx, Slot)> {
        let preferred = &self.scenario.settings.quality.preferred_weekdays;
        let mut found: Vec<(DayIx, Slot)> = self
            .calendar
            .days()
            .filter(|&d| (event.from..=event.to).contains(&self.calendar.date(d)))
            .flat_map(|d| event.length.slots().iter().map(move |&s| (d, s)))
            .filter(|(d, slot)| {
                slot.sessions().iter().all(|&s| self.calendar.alliance_open(event.alliance, *d, s))
            })
            .collect();
        found.shuffle(rng);
        found.sort_by_key(|(d, _)| !preferred.contains(&self.calendar.weekday(*d)));
        found
    }

    fn host_open(&self, host: KinderIx, day: DayIx, slot: Slot) -> bool {
        slot.sessions().iter().all(|&s| self.calendar.open(host, day, s))
    }

    /// E4, E5, K1 inside the alliance, and E6.
    fn may(&self, e: EventIx, c: Chosen, ignore_county: bool) -> bool {
        let event = self.scenario.event(e);
        let gap = self.scenario.settings.events.gap_days as i32;
        let in_person = event.mode == Mode::InPerson;
        if let Some(host) = c.host
            && !self.host_open(host, c.day, c.slot)
        {
            return false;
        }
        let date = self.calendar.date(c.day);
        if in_person {
            let past = self.past.events.get(&event.alliance).map_or(&[][..], |v| v);
            if past.iter().any(|&d| (date - d).get_days().abs() < gap) {
                return false;
            }
            let full = self.scenario.settings.events.bureau_parallel;
            if !ignore_county
                && c.slot.sessions().iter().any(|s| self.load[c.day.index()][s.index()] >= full)
            {
                return false;
            }
            if full == 0 {
                return false;
            }
        }
        self.of_alliance[event.alliance.index()].iter().all(|&o| {
            let Some(other) = self.chosen[o.index()].filter(|_| o != e) else {
                return true;
            };
            let days = (i32::from(other.day.0) - i32::from(c.day.0)).abs();
            let both = in_person && self.scenario.event(o).mode == Mode::InPerson;
            let meet =
                days == 0 && other.slot.sessions().iter().any(|s| c.slot.sessions().contains(s));
            !(meet || both && (days < gap || days == 0 && c.host == other.host))
        }) && self.scenario.pins.iter().all(|pin| {
            // A pinned visit keeps its session free of events (E5) and its place to itself (K1).
            pin.kind() == ActivityKind::Event
                || pin.alliance != event.alliance
                || pin.date != date
                || !(pin.slot.sessions().iter().any(|s| c.slot.sessions().contains(s))
                    || c.host.is_some() && pin.kindergarten == c.host)
        })
    }

    /// Events that an alliance loses in every calendar, even with the county to itself.
    pub fn proven_lost(&mut self, a: AllianceIx, spreads: &HostChoice) -> u32 {
        let alone = self.impossible(a);
        let lost = self.lost(a);
        if lost <= alone || !spreads.all_listed {
            return alone.min(lost);
        }
        let before: Vec<(EventIx, Option<Chosen>)> = self.of_alliance[a.index()]
            .iter()
            .filter(|e| !self.pinned[e.index()])
            .map(|&e| (e, self.chosen[e.index()]))
            .collect();
        for &(e, _) in &before {
            self.set(e, None);
        }
        let load = std::mem::replace(&mut self.load, vec![[0; 2]; self.calendar.days().count()]);
        let mut proven = 0;
        while proven < lost && self.place_with(a, spreads, proven as usize) == Some(false) {
            proven += 1;
        }
        for &(e, _) in &before {
            self.set(e, None);
        }
        self.load = load;
        for (e, chosen) in before {
            self.set(e, chosen);
        }
        proven.max(alone)
    }

    /// Dates for the events of one alliance, under the cheapest spread of hosts that has any.
    pub fn place_alliance(&mut self, a: AllianceIx, spreads: &HostChoice) {
        let most = self.of_alliance[a.index()].len();
        for skips in 0..=most {
            if self.place_with(a, spreads, skips) == Some(true) {
                return;
            }
        }
    }

    /// Dates for all but `skips` events; `None` where the search gave up.
    fn place_with(&mut self, a: AllianceIx, spreads: &HostChoice, skips: usize) -> Option<bool> {
        let mut order: Vec<EventIx> = self.of_alliance[a.index()]
            .iter()
            .copied()
            .filter(|e| !self.pinned[e.index()])
            .collect();
        order.sort_by_key(|e| (self.weekday_order[e.index()].len(), *e));
        let mut nodes = NODES;
        for in_turn in (spreads.chosen.saturating_sub(skips)..=spreads.chosen).rev() {
            for spread in &spreads.plans[in_turn] {
                let mut hosts = spread.clone();
                if self.descend(&order, 0, skips, &mut hosts, &mut nodes, spreads) {
                    return Some(true);
                }
            }
        }
        (nodes > 0).then_some(false)
    }

    pub fn lost(&self, a: AllianceIx) -> u32 {
        let events = &self.of_alliance[a.index()];
        events.iter().filter(|e| self.chosen[e.index()].is_none()).count() as u32
    }

    /// `skips` events may stay without a date.
    fn descend(
        &mut self,
        order: &[EventIx],
        at: usize,
        skips: usize,
        hosts: &mut HashMap<KinderIx, u32>,
        nodes: &mut u32,
        spreads: &HostChoice,
    ) -> bool {
        let Some(&e) = order.get(at) else {
            let all_placed = order.iter().all(|e| self.chosen[e.index()].is_some());
            // The spread keeps the rotation only as a whole, and counts on every named host.
            return hosts.values().all(|&n| n == 0) && (all_placed || self.rotates(order, spreads));
        };
        let event = self.scenario.event(e);
        let hosts_here: Vec<Option<KinderIx>> = match (event.mode, event.host) {
            (Mode::Online, _) => vec![None],
            (Mode::InPerson, Some(host)) => vec![Some(host)],
            (Mode::InPerson, None) if in_turn(event) => {
                let mut ks: Vec<KinderIx> =
                    hosts.iter().filter(|(_, n)| **n > 0).map(|(k, _)| *k).collect();
                ks.sort_unstable();
                ks.into_iter().map(Some).collect()
            }
            (Mode::InPerson, None) => spreads.by_km.iter().copied().map(Some).collect(),
        };
        for i in 0..self.weekday_order[e.index()].len() {
            let (day, slot) = self.weekday_order[e.index()][i];
            for &host in &hosts_here {
                if *nodes == 0 {
                    return false;
                }
                let c = Chosen { host, day, slot };
                if !self.may(e, c, false) {
                    continue;
                }
                *nodes -= 1;
                self.set(e, Some(c));
                let counted = host.filter(|_| in_turn(event) && event.host.is_none());
                if let Some(n) = counted.and_then(|h| hosts.get_mut(&h)) {
                    *n -= 1;
                }
                if self.descend(order, at + 1, skips, hosts, nodes, spreads) {
                    return true;
                }
                if let Some(n) = counted.and_then(|h| hosts.get_mut(&h)) {
                    *n += 1;
                }
                self.set(e, None);
            }
        }
        if skips > 0 {
            return self.descend(order, at + 1, skips - 1, hosts, nodes, spreads);
        }
        false
    }

    /// E3 as the events of an alliance stand now.
    fn rotates(&self, order: &[EventIx], spreads: &HostChoice) -> bool {
        let Some(&first) = order.first() else { return true };
        let events = &self.of_alliance[self.scenario.event(first).alliance.index()];
        let mut held: Vec<u32> =
            spreads.by_km.iter().map(|h| self.past.hostings.get(h).copied().unwrap_or(0)).collect();
        let mut bound = vec![false; held.len()];
        for e in events {
            let event = self.scenario.event(*e);
            let host = self.chosen[e.index()].and_then(|c| c.host).filter(|_| in_turn(event));
            let at = host.and_then(|h| spreads.by_km.iter().position(|&k| k == h));
            if let Some(i) = at {
                held[i] += 1;
                bound[i] |= event.host.is_none();
            }
        }
        let least = held.iter().copied().min().unwrap_or(0);
        held.iter().zip(&bound).all(|(&n, &bound)| !bound || n <= least + 1)
    }

    /// A pinned host that no choice of the others' hostings brings into turn (E3).
    pub fn out_of_turn(&self, a: AllianceIx, choice: &HostChoice) -> Option<EventIx> {
        if choice.plans.iter().any(|plans| !plans.is_empty()) {
            return None;
        }
        let held = |e: &EventIx| {
            let host = self.chosen[e.index()].and_then(|c| c.host)?;
            let at = choice.by_km.iter().position(|&k| k == host)?;
            Some(choice.hosts.base[at])
        };
        self.of_alliance[a.index()]
            .iter()
            .copied()
            .filter(|e| {
                let event = self.scenario.event(*e);
                self.pinned[e.index()] && in_turn(event) && event.host.is_none()
            })
            .max_by_key(held)
    }

    /// Frees sessions of the county for an alliance that was served too late (E6).
    pub fn make_room(&mut self, a: AllianceIx, spreads: &[HostChoice], rng: &mut ChaCha8Rng) {
        for _ in 0..100 {
            // One other alliance gives up its dates; then both are served, this one first.
            let other = AllianceIx(rng.random_range(0..self.scenario.alliances.len() as u32));
            if other == a {
                continue;
            }
            let was = self.lost(a) + self.lost(other);
            let mut before = Vec::new();
            for x in [a, other] {
                for e in self.of_alliance[x.index()].clone() {
                    if !self.pinned[e.index()] {
                        before.push((e, self.chosen[e.index()]));
                        self.set(e, None);
                        self.weekday_order[e.index()].shuffle(rng);
                    }
                }
            }
            self.place_alliance(a, &spreads[a.index()]);
            self.place_alliance(other, &spreads[other.index()]);
            let now = self.lost(a) + self.lost(other);
            if now > was || now == was && rng.random_bool(0.5) {
                for &(e, _) in &before {
                    self.set(e, None);
                }
                for (e, chosen) in before {
                    self.set(e, chosen);
                }
            }
            if self.lost(a) == 0 {
                return;
            }
        }
    }

    /// Events of an alliance that have no host, day and slot even on their own.
    pub fn impossible(&self, a: AllianceIx) -> u32 {
        let hosts = eligible_hosts(self.scenario, a);
        let gap = self.scenario.settings.events.gap_days as i32;
        let past = self.past.events.get(&a).map_or(&[][..], |v| v);
        self.of_alliance[a.index()]
            .iter()
            .filter(|e| {
                let event = self.scenario.event(**e);
                !self.pinned[e.index()]
                    && !self.weekday_order[e.index()].iter().any(|&(day, slot)| {
                        let date = self.calendar.date(day);
                        let places: &[KinderIx] =
                            event.host.as_ref().map_or(&hosts[..], std::slice::from_ref);
                        event.mode == Mode::Online
                            || self.scenario.settings.events.bureau_parallel > 0
                                && past.iter().all(|&d| (date - d).get_days().abs() >= gap)
                                && places.iter().any(|&h| self.host_open(h, day, slot))
                    })
            })
            .count() as u32
    }
}
