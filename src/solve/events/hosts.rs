//! Who hosts: who may, what it drives, and the spreads of hostings that rotation (E3) allows.

use std::collections::HashMap;

use super::super::instance::Past;
use super::super::rotation::Hosts;
use crate::calendar::WorkCalendar;
use crate::domain::{Activity, AllianceIx, Event, EventIx, EventKind, KinderIx, Mode, Scenario};
use crate::travel::DistanceTable;

/// Host spreads kept as second choices.
const SPREADS: usize = 64;

/// Kilometres of the delegates of an in-person event at a host (section 5, K).
pub(in super::super) fn hosting_km(
    scenario: &Scenario,
    table: &DistanceTable,
    host: KinderIx,
) -> f64 {
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
pub(in super::super) fn eligible_hosts(scenario: &Scenario, alliance: AllianceIx) -> Vec<KinderIx> {
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
pub(in super::super) fn in_turn(event: &Event) -> bool {
    event.mode == Mode::InPerson && event.kind != EventKind::OpenHalfDay
}

/// Ways to spread the chosen hostings of an alliance over its eligible hosts (E3), cheapest
/// first.
pub(super) struct HostChoice {
    /// By number of chosen hostings.
    pub plans: Vec<Vec<HashMap<KinderIx, u32>>>,
    /// Whether every spread is kept.
    pub all_listed: bool,
    pub by_km: Vec<KinderIx>,
    pub hosts: Hosts,
    /// Kilometres of named and pinned in-person events.
    fixed: Vec<f64>,
    /// Events whose host is to be chosen, in turn and not.
    pub chosen: usize,
    free: usize,
}

impl HostChoice {
    pub fn new(
        scenario: &Scenario,
        table: &DistanceTable,
        calendar: &WorkCalendar,
        past: &Past,
        a: AllianceIx,
    ) -> Self {
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
            hosts.iter().map(|h| past.hostings.get(h).copied().unwrap_or(0)).collect();
        let mut spread = Self {
            plans: Vec::new(),
            all_listed: true,
            hosts: Hosts { km, base, bound: vec![false; hosts.len()] },
            by_km: hosts,
            fixed: Vec::new(),
            chosen: 0,
            free: 0,
        };
        let here = |e: &EventIx| scenario.event(*e).alliance == a;
        for e in scenario.event_ixs().filter(here) {
            let event = scenario.event(e);
            if event.mode == Mode::Online {
                continue;
            }
            let pin = |pin: &&Activity| pin.event() == Some(e) && calendar.day(pin.date).is_some();
            let pinned = scenario.pins.iter().rfind(pin).and_then(|pin| pin.kindergarten);
            match event.host.or(pinned) {
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
    pub fn least_km(&self, lost: usize) -> f64 {
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
pub(in super::super) fn least_hosting_km(
    scenario: &Scenario,
    table: &DistanceTable,
    calendar: &WorkCalendar,
    past: &Past,
    a: AllianceIx,
    lost: usize,
) -> f64 {
    let choice = HostChoice::new(scenario, table, calendar, past, a);
    if choice.plans[choice.chosen].is_empty() { 0.0 } else { choice.least_km(lost) }
}
