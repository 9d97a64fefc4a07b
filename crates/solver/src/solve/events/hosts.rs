//! Who may host, what an event drives to its host, and what hosting drives at least.

use super::super::instance::Past;
use super::super::rotation::Rotation;
use super::Choices;
use crate::calendar::WorkCalendar;
use crate::domain::{AllianceIx, Event, EventIx, EventKind, KinderIx, Mode, Scenario};
use crate::solve::board::DatedEvent;
use crate::travel::DistanceTable;

/// Kilometres that events of an alliance drive to their hosts (section 5, K).
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Hosting {
    /// There and back from every other kindergarten, by local host.
    way: Vec<f64>,
    /// Vehicles that a kindergarten sends, by event of the scenario.
    vehicles: Vec<f64>,
}

impl Hosting {
    pub fn new(scenario: &Scenario, table: &DistanceTable, alliance: AllianceIx) -> Self {
        let members = &scenario.alliance(alliance).members;
        Self {
            way: members.iter().map(|&k| way_km(scenario, table, k)).collect(),
            vehicles: scenario.events.iter().map(|e| vehicles(scenario, e)).collect(),
        }
    }

    /// Kilometres of an event where it is; none online.
    pub fn km(&self, event: &DatedEvent) -> f64 {
        event.host.map_or(0.0, |h| self.way[h] * self.vehicles[event.event])
    }
}

fn vehicles(scenario: &Scenario, event: &Event) -> f64 {
    f64::from(event.delegates.div_ceil(scenario.settings.travel.seats))
}

fn way_km(scenario: &Scenario, table: &DistanceTable, host: KinderIx) -> f64 {
    let members = &scenario.alliance(scenario.kindergarten(host).alliance).members;
    members.iter().filter(|&&k| k != host).map(|&k| 2.0 * table.km(k, host).0).sum()
}

/// Kilometres of the delegates of an in-person event at a host.
pub(in super::super) fn hosting_km(
    scenario: &Scenario,
    table: &DistanceTable,
    event: EventIx,
    host: KinderIx,
) -> f64 {
    way_km(scenario, table, host) * vehicles(scenario, scenario.event(event))
}

/// Kindergartens of an alliance that may host (E2).
pub(in super::super) fn eligible_hosts(scenario: &Scenario, alliance: AllianceIx) -> Vec<KinderIx> {
    let members = &scenario.alliance(alliance).members;
    let asking = scenario
        .events
        .iter()
        .filter(|e| e.alliance == alliance && e.mode == Mode::InPerson && e.host.is_none());
    let most = asking.map(|e| e.delegates).max();
    let guests =
        u64::from(most.unwrap_or(scenario.settings.events.delegates)) * members.len() as u64;
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
pub(in super::super) fn in_turn(event: &Event) -> bool {
    event.mode == Mode::InPerson && event.kind != EventKind::OpenHalfDay
}

impl Choices {
    /// Hostings that are settled where some events are held: named and pinned ones, and the past.
    pub(super) fn rotation(&self, held: &dyn Fn(usize) -> bool) -> Rotation {
        let mut rotation = Rotation {
            base: self.eligible.iter().map(|e| e.1).collect(),
            bound: vec![false; self.eligible.len()],
        };
        for e in (0..self.options.len()).filter(|&e| self.in_turn[e] && held(e)) {
            let host = self.options[e].first().and_then(|o| o.host);
            let settled = !self.chosen[e] || self.pinned[e];
            if let Some(at) = host.filter(|_| settled).and_then(|h| self.eligible_at(h)) {
                rotation.base[at] += 1;
                rotation.bound[at] |= self.chosen[e];
            }
        }
        rotation
    }

    /// Of events that are held, a named one that keeps a pinned host out of turn and may be lost.
    pub(super) fn in_the_way(
        &self,
        rotation: &Rotation,
        held: impl Iterator<Item = usize>,
    ) -> Option<usize> {
        let hostings = |&e: &usize| {
            let host = self.options[e].first().and_then(|o| o.host)?;
            let at = self.eligible_at(host).filter(|&at| rotation.bound[at])?;
            Some(rotation.base[at])
        };
        let named = held.filter(|&e| self.in_turn[e] && !self.chosen[e] && !self.pinned[e]);
        named.filter(|e| hostings(e).is_some()).max_by_key(hostings)
    }

    /// Position of a local kindergarten among those that may be chosen.
    pub(super) fn eligible_at(&self, host: usize) -> Option<usize> {
        self.eligible.binary_search_by_key(&host, |e| e.0).ok()
    }

    /// A hosting whose host is still to be chosen in turn.
    pub(super) fn takes_turn(&self, e: usize) -> bool {
        self.chosen[e] && !self.pinned[e]
    }

    /// Kilometres of an event by host that may be chosen, infinite at those of no option.
    pub(super) fn km_by_host(&self, options: &[DatedEvent]) -> Vec<f64> {
        let mut km = vec![f64::INFINITY; self.eligible.len()];
        for option in options {
            if let Some(at) = option.host.and_then(|h| self.eligible_at(h)) {
                km[at] = self.hosting.km(option);
            }
        }
        km
    }

    /// Kilometres that no choice of hosts goes below when at most `lost` events do not take place:
    /// the cheapest rotation where every event that has a place is held, else every event at its
    /// cheapest host.
    pub(super) fn least_km(&self, lost: usize) -> f64 {
        let possible: Vec<usize> =
            (0..self.options.len()).filter(|&e| !self.options[e].is_empty()).collect();
        let spare = lost.saturating_sub(self.options.len() - possible.len());
        let cheapest = |e: usize| {
            self.options[e].iter().map(|o| self.hosting.km(o)).fold(f64::INFINITY, f64::min)
        };
        let turns: Vec<Vec<f64>> = possible
            .iter()
            .filter(|&&e| self.takes_turn(e))
            .map(|&e| self.km_by_host(&self.options[e]))
            .collect();
        let hosts = (spare == 0).then(|| self.rotation(&|_| true).hosts(&turns)).flatten();
        if let Some(hosts) = hosts.filter(|hosts| hosts.iter().all(Option::is_some)) {
            let km = hosts.iter().zip(&turns).filter_map(|(h, km)| Some(km[(*h)?]));
            let fixed = possible.iter().filter(|&&e| !self.takes_turn(e));
            return km.sum::<f64>() + fixed.map(|&e| cheapest(e)).sum::<f64>();
        }
        let mut each: Vec<f64> = possible.iter().map(|&e| cheapest(e)).collect();
        each.sort_by(f64::total_cmp);
        each.truncate(each.len().saturating_sub(spare));
        each.iter().sum()
    }

    /// An event whose pinned host nothing that the others do brings into turn (E3): they choose
    /// their hosts, and those that are named but not pinned may be lost.
    pub(super) fn out_of_turn(&self) -> Option<usize> {
        let turns = (0..self.options.len()).filter(|&e| self.takes_turn(e)).count();
        let rotation = self.rotation(&|_| true);
        let fewest = self.rotation(&|e| self.pinned[e]).base;
        let keeps = |level: u32| {
            let lacking = |h: usize| {
                let most = if rotation.bound[h] { level + 1 } else { u32::MAX };
                let hostings = rotation.base[h].min(most);
                (hostings >= fewest[h]).then(|| level.saturating_sub(hostings) as usize)
            };
            let lacking: Option<usize> = (0..fewest.len()).map(lacking).sum();
            lacking.is_some_and(|lacking| lacking <= turns)
        };
        if (0..=rotation.base.iter().copied().max().unwrap_or(0)).any(keeps) {
            return None;
        }
        let hostings = |e: &usize| {
            let host = self.options[*e].first().and_then(|o| o.host)?;
            Some(rotation.base[self.eligible_at(host)?])
        };
        (0..self.options.len()).filter(|&e| self.chosen[e] && self.pinned[e]).max_by_key(hostings)
    }
}

/// Kilometres of hosting that no choice of hosts goes below when at most `lost` events of an
/// alliance do not take place.
pub(in super::super) fn least_hosting_km(
    scenario: &Scenario,
    table: &DistanceTable,
    calendar: &WorkCalendar,
    past: &Past,
    a: AllianceIx,
    lost: usize,
) -> f64 {
    Choices::new(scenario, table, calendar, past, a).least_km(lost)
}
