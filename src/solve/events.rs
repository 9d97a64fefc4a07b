//! Hosts and dates of events over the whole county: the only part that ties alliances (E6).
//!
//! Hosts first, because their kilometres do not depend on dates: the cheapest way to spread the
//! hostings that rotation (E3) allows. Then dates, by depth-first search alliance by alliance,
//! with events of other alliances moved out of the way where the county's sessions are full.

use std::collections::HashMap;

use rand::Rng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;

use super::board::DatedEvent;
use super::instance::Past;
use super::rotation::Hosts;
use crate::calendar::{DayIx, WorkCalendar};
use crate::domain::{
    ActivityKind, AllianceIx, Diagnostic, Event, EventIx, EventKind, KinderIx, Message, Mode,
    Place, Scenario, Severity, Slot,
};
use crate::travel::DistanceTable;

/// Tries of one depth-first search before it gives up.
const NODES: u32 = 20_000;

/// Host spreads kept as second choices.
const SPREADS: usize = 64;

/// A dated event: host, day, slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Chosen {
    pub host: Option<KinderIx>,
    pub day: DayIx,
    pub slot: Slot,
}

/// Hosts and dates of the county's events.
#[derive(Debug)]
pub(super) struct EventPlan {
    /// By event; `None` where it cannot take place (D3).
    pub chosen: Vec<Option<Chosen>>,
    /// By alliance: kilometres that no choice of hosts can go below, as many events as placed.
    pub km_bound: Vec<f64>,
    /// By alliance: events that no calendar can place.
    pub impossible: Vec<u32>,
}

/// Kilometres of the delegates of an in-person event at a host (section 5, K).
pub(super) fn hosting_km(scenario: &Scenario, table: &DistanceTable, host: KinderIx) -> f64 {
    let vehicles = scenario.settings.events.delegates.div_ceil(scenario.settings.travel.seats);
    let alliance = scenario.kindergarten(host).alliance;
    scenario
        .alliance(alliance)
        .members
        .iter()
        .filter(|&&k| k != host)
        .map(|&k| 2.0 * table.km(k, host).0 * f64::from(vehicles))
        .sum()
}

/// Kindergartens of an alliance that may host (E2).
pub(super) fn eligible_hosts(scenario: &Scenario, alliance: AllianceIx) -> Vec<KinderIx> {
    let members = &scenario.alliance(alliance).members;
    let guests = u64::from(scenario.settings.events.delegates) * members.len() as u64;
    members
        .iter()
        .copied()
        .filter(|&k| {
            let place = scenario.kindergarten(k);
            place.can_host && place.host_capacity.is_none_or(|c| u64::from(c) >= guests)
        })
        .collect()
}

/// Whether the event counts as a hosting in turn (E3).
pub(super) fn in_turn(event: &Event) -> bool {
    event.mode == Mode::InPerson && event.kind != EventKind::OpenHalfDay
}

struct County<'a> {
    scenario: &'a Scenario,
    calendar: &'a WorkCalendar,
    past: &'a Past,
    /// In-person events per day and session (E6).
    load: Vec<[u32; 2]>,
    chosen: Vec<Option<Chosen>>,
    pinned: Vec<bool>,
    of_alliance: Vec<Vec<EventIx>>,
    weekday_order: Vec<Vec<(DayIx, Slot)>>,
}

/// Chooses hosts and dates.
pub(super) fn plan_events(
    scenario: &Scenario,
    table: &DistanceTable,
    calendar: &WorkCalendar,
    past: &Past,
    rng: &mut ChaCha8Rng,
) -> Result<EventPlan, Vec<Diagnostic>> {
    let mut county = County::new(scenario, calendar, past, rng);
    let mut km_bound = Vec::new();
    let mut impossible = Vec::new();
    let spreads_of: Vec<HostChoice> =
        scenario.alliance_ixs().map(|a| HostChoice::new(&county, table, a)).collect();
    let refused: Vec<Diagnostic> = scenario
        .alliance_ixs()
        .filter_map(|a| county.out_of_turn(a, &spreads_of[a.index()]))
        .map(|e| out_of_turn(scenario, e))
        .collect();
    if !refused.is_empty() {
        return Err(refused);
    }
    for a in scenario.alliance_ixs() {
        county.place_alliance(a, &spreads_of[a.index()]);
    }
    for a in scenario.alliance_ixs() {
        let lost = county.lost(a);
        if lost > county.impossible(a) {
            county.make_room(a, &spreads_of, rng);
        }
        let events = &county.of_alliance[a.index()];
        let lost = events.iter().filter(|e| county.chosen[e.index()].is_none()).count();
        km_bound.push(spreads_of[a.index()].least_km(lost));
        impossible.push(county.proven_lost(a, &spreads_of[a.index()]));
    }
    Ok(EventPlan { chosen: county.chosen, km_bound, impossible })
}

fn out_of_turn(scenario: &Scenario, e: EventIx) -> Diagnostic {
    let event = scenario.event(e);
    let pin = scenario.pins.iter().find(|p| p.event == Some(e));
    let host = pin.and_then(|p| p.kindergarten).map_or("", |k| &scenario.kindergarten(k).name);
    Diagnostic {
        code: "PIN-E3",
        severity: Severity::Error,
        place: Some(Place {
            file: "pins.csv".to_owned(),
            line: pin.map(|p| p.line),
            ..Place::default()
        }),
        message: Message::new("reason-pin-out-of-turn")
            .with("event", &event.title)
            .with("host", host)
            .with("alliance", &scenario.alliance(event.alliance).name),
    }
}

impl<'a> County<'a> {
    fn new(
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
            if let (ActivityKind::Event, Some(e), Some(day)) =
                (pin.kind, pin.event, calendar.day(pin.date))
            {
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
            pin.kind == ActivityKind::Event
                || pin.alliance != event.alliance
                || pin.date != date
                || !(pin.slot.sessions().iter().any(|s| c.slot.sessions().contains(s))
                    || c.host.is_some() && pin.kindergarten == c.host)
        })
    }

    /// Events that an alliance loses in every calendar, even with the county to itself.
    fn proven_lost(&mut self, a: AllianceIx, spreads: &HostChoice) -> u32 {
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
    fn place_alliance(&mut self, a: AllianceIx, spreads: &HostChoice) {
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

    fn lost(&self, a: AllianceIx) -> u32 {
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
    fn out_of_turn(&self, a: AllianceIx, choice: &HostChoice) -> Option<EventIx> {
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
    fn make_room(&mut self, a: AllianceIx, spreads: &[HostChoice], rng: &mut ChaCha8Rng) {
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
    fn impossible(&self, a: AllianceIx) -> u32 {
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

/// Ways to spread the chosen hostings of an alliance over its eligible hosts (E3), cheapest
/// first.
struct HostChoice {
    /// By number of chosen hostings.
    plans: Vec<Vec<HashMap<KinderIx, u32>>>,
    /// Whether every spread is kept.
    all_listed: bool,
    by_km: Vec<KinderIx>,
    hosts: Hosts,
    /// Kilometres of named and pinned in-person events.
    fixed: Vec<f64>,
    /// Events whose host is to be chosen, in turn and not.
    chosen: usize,
    free: usize,
}

impl HostChoice {
    fn new(county: &County, table: &DistanceTable, a: AllianceIx) -> Self {
        let scenario = county.scenario;
        let mut hosts = eligible_hosts(scenario, a);
        let km_of: HashMap<KinderIx, f64> = scenario
            .alliance(a)
            .members
            .iter()
            .map(|&k| (k, hosting_km(scenario, table, k)))
            .collect();
        hosts.sort_by(|x, y| km_of[x].total_cmp(&km_of[y]).then(x.cmp(y)));
        let km: Vec<f64> = hosts.iter().map(|h| km_of[h]).collect();
        let base: Vec<u32> =
            hosts.iter().map(|h| county.past.hostings.get(h).copied().unwrap_or(0)).collect();
        let mut spread = Self {
            plans: Vec::new(),
            all_listed: true,
            hosts: Hosts { km, base, bound: vec![false; hosts.len()] },
            by_km: hosts,
            fixed: Vec::new(),
            chosen: 0,
            free: 0,
        };
        for &e in &county.of_alliance[a.index()] {
            let event = scenario.event(e);
            if event.mode == Mode::Online {
                continue;
            }
            let pinned = county.chosen[e.index()].filter(|_| county.pinned[e.index()]);
            match event.host.or(pinned.and_then(|c| c.host)) {
                Some(host) => {
                    spread.fixed.push(km_of.get(&host).copied().unwrap_or(0.0));
                    if let Some(i) = spread.by_km.iter().position(|&h| h == host)
                        && in_turn(event)
                    {
                        spread.hosts.base[i] += 1;
                        spread.hosts.bound[i] |= event.host.is_none();
                    }
                }
                None if in_turn(event) => spread.chosen += 1,
                None => spread.free += 1,
            }
        }
        for n in 0..=spread.chosen {
            let spreads = spread.hosts.spreads(n as u32, SPREADS);
            spread.all_listed &= spreads.all;
            let by_host = |counts: Vec<u32>| spread.by_km.iter().copied().zip(counts).collect();
            spread.plans.push(spreads.counts.into_iter().map(by_host).collect());
        }
        spread
    }

    /// Kilometres that no choice of hosts goes below when `lost` events do not take place.
    ///
    /// With every event the cheapest spread is exact; with fewer, every hosting costs at least
    /// the cheapest host's kilometres.
    fn least_km(&self, lost: usize) -> f64 {
        let cheapest = self.hosts.km.first().copied().unwrap_or(0.0);
        if lost == 0 {
            let plan = self.plans[self.chosen].first().map_or(0.0, |p| {
                self.by_km
                    .iter()
                    .zip(&self.hosts.km)
                    .map(|(h, km)| f64::from(p.get(h).copied().unwrap_or(0)) * km)
                    .sum()
            });
            return self.fixed.iter().sum::<f64>() + plan + cheapest * self.free as f64;
        }
        let mut each: Vec<f64> = self.fixed.clone();
        each.extend(vec![cheapest; self.chosen + self.free]);
        each.sort_by(f64::total_cmp);
        each.truncate(each.len().saturating_sub(lost));
        each.iter().sum()
    }
}

/// Kilometres of hosting that no choice of hosts goes below when at most `lost` events of an
/// alliance do not take place.
pub(super) fn least_hosting_km(
    scenario: &Scenario,
    table: &DistanceTable,
    calendar: &WorkCalendar,
    past: &Past,
    a: AllianceIx,
    lost: usize,
) -> f64 {
    let mut of_alliance = vec![Vec::new(); scenario.alliances.len()];
    of_alliance[a.index()] =
        scenario.event_ixs().filter(|&e| scenario.event(e).alliance == a).collect();
    let mut county = County {
        scenario,
        calendar,
        past,
        load: vec![[0; 2]; calendar.days().count()],
        chosen: vec![None; scenario.events.len()],
        pinned: vec![false; scenario.events.len()],
        of_alliance,
        weekday_order: Vec::new(),
    };
    for pin in scenario.pins.iter().filter(|pin| pin.alliance == a) {
        if let (Some(e), Some(day)) = (pin.event, calendar.day(pin.date)) {
            county.pinned[e.index()] = true;
            county.set(e, Some(Chosen { host: pin.kindergarten, day, slot: pin.slot }));
        }
    }
    let choice = HostChoice::new(&county, table, a);
    if choice.plans[choice.chosen].is_empty() { 0.0 } else { choice.least_km(lost) }
}

/// Every host, day and slot that each event of an alliance could have, the county left aside.
#[derive(Debug, Clone)]
pub(super) struct Choices {
    pub options: Vec<Vec<DatedEvent>>,
    /// By event: a hosting in turn (E3).
    pub in_turn: Vec<bool>,
    /// By event: in turn, and the host is chosen, not named.
    pub chosen: Vec<bool>,
    /// By event: a pin holds it, so it takes place.
    pub pinned: Vec<bool>,
    /// Local hosts that may be chosen (E2), with their hostings so far.
    pub eligible: Vec<(usize, u32)>,
    /// By local kindergarten.
    pub hosting_km: Vec<f64>,
}

impl Choices {
    pub fn new(
        scenario: &Scenario,
        table: &DistanceTable,
        calendar: &WorkCalendar,
        past: &Past,
        alliance: AllianceIx,
    ) -> Self {
        let members = &scenario.alliance(alliance).members;
        let local = |k: KinderIx| members.iter().position(|&m| m == k).unwrap_or(0);
        let hosts = eligible_hosts(scenario, alliance);
        let gap = scenario.settings.events.gap_days as i32;
        let mut choices = Self {
            options: Vec::new(),
            in_turn: Vec::new(),
            chosen: Vec::new(),
            pinned: Vec::new(),
            eligible: hosts
                .iter()
                .map(|&h| (local(h), past.hostings.get(&h).copied().unwrap_or(0)))
                .collect(),
            hosting_km: members.iter().map(|&k| hosting_km(scenario, table, k)).collect(),
        };
        for e in scenario.event_ixs() {
            let event = scenario.event(e);
            if event.alliance != alliance {
                continue;
            }
            choices.in_turn.push(in_turn(event));
            choices.chosen.push(in_turn(event) && event.host.is_none());
            let pinned = scenario.pins.iter().find(|p| p.event == Some(e));
            choices.pinned.push(pinned.is_some());
            let here: Vec<Option<KinderIx>> = match (event.mode, event.host) {
                (Mode::Online, _) => vec![None],
                (_, Some(host)) => vec![Some(host)],
                _ => hosts.iter().copied().map(Some).collect(),
            };
            let mut options = Vec::new();
            for day in calendar.days() {
                let date = calendar.date(day);
                let dates = past.events.get(&alliance).map_or(&[][..], |v| v);
                let near = event.mode == Mode::InPerson
                    && dates.iter().any(|&d| (date - d).get_days().abs() < gap);
                if near || !(event.from..=event.to).contains(&date) {
                    continue;
                }
                for &slot in event.length.slots() {
                    for &host in &here {
                        let open = slot.sessions().iter().all(|&s| match host {
                            Some(h) => calendar.open(h, day, s),
                            None => calendar.alliance_open(alliance, day, s),
                        });
                        let as_pinned = pinned.is_none_or(|p| {
                            p.date == date && p.slot == slot && p.kindergarten == host
                        });
                        let room = host.is_none() || scenario.settings.events.bureau_parallel > 0;
                        if open && as_pinned && room {
                            options.push(DatedEvent {
                                event: e.index(),
                                host: host.map(local),
                                day: day.0,
                                slot,
                            });
                        }
                    }
                }
            }
            choices.options.push(options);
        }
        choices
    }

    /// The same with every event where a plan has it, or nowhere.
    pub fn fixed(mut self, dated: &[DatedEvent]) -> Self {
        for options in &mut self.options {
            options.retain(|o| dated.contains(o));
        }
        self
    }
}

/// The events of an alliance as its board sees them.
pub(super) fn dated_events(
    scenario: &Scenario,
    plan: &EventPlan,
    alliance: AllianceIx,
) -> Vec<DatedEvent> {
    let members = &scenario.alliance(alliance).members;
    scenario
        .event_ixs()
        .filter(|&e| scenario.event(e).alliance == alliance)
        .filter_map(|e| {
            plan.chosen[e.index()].map(|c| DatedEvent {
                event: e.index(),
                host: c.host.and_then(|h| members.iter().position(|&k| k == h)),
                day: c.day.0,
                slot: c.slot,
            })
        })
        .collect()
}
