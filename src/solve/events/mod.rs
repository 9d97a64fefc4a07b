//! Hosts and dates of events over the whole county: the only part that ties alliances (E6).
//!
//! Hosts first, because their kilometres do not depend on dates: the cheapest way to spread the
//! hostings that rotation (E3) allows (`hosts`). Then dates (`dates`).

mod choices;
mod dates;
mod hosts;

pub(super) use choices::Choices;
pub(super) use hosts::{eligible_hosts, hosting_km, least_hosting_km};

use rand_chacha::ChaCha8Rng;

use self::dates::County;
use self::hosts::HostChoice;
use super::board::DatedEvent;
use super::instance::Past;
use crate::calendar::{DayIx, WorkCalendar};
use crate::domain::{
    AllianceIx, Diagnostic, EventIx, KinderIx, Message, Place, Scenario, Severity, Slot,
};
use crate::travel::DistanceTable;

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
    let spreads_of: Vec<HostChoice> = scenario
        .alliance_ixs()
        .map(|a| HostChoice::new(scenario, table, calendar, past, a))
        .collect();
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
        km_bound.push(spreads_of[a.index()].least_km(county.lost(a) as usize));
        impossible.push(county.proven_lost(a, &spreads_of[a.index()]));
    }
    Ok(EventPlan { chosen: county.chosen, km_bound, impossible })
}

fn out_of_turn(scenario: &Scenario, e: EventIx) -> Diagnostic {
    let event = scenario.event(e);
    let pin = scenario.pins.iter().find(|p| p.event() == Some(e));
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
