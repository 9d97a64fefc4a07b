//! Hosts and dates of events over the whole county: the only part that ties alliances (E6).
//!
//! A local search holds as many events as it can (`county`), with the cheapest hosts that rotation
//! (E3) allows (`hosts`). What it loses, or hosts dearer than it must, is looked at again: each
//! alliance alone, then the county, as a model where that is small enough (`model`).

mod choices;
mod county;
mod hosts;
mod model;

pub(super) use choices::Choices;
pub(super) use hosts::{Hosting, eligible_hosts, hosting_km, in_turn, least_hosting_km};

use rand_chacha::ChaCha8Rng;

use self::county::County;
use self::model::Found;
use super::board::DatedEvent;
use super::instance::Past;
use crate::calendar::{DayIx, WorkCalendar};
use crate::domain::{
    AllianceIx, Diagnostic, EventIx, KinderIx, Message, Place, Scenario, Severity, Slot,
};
use crate::model::Limits;
use crate::travel::DistanceTable;

/// Tries of the local search for each event.
const TRIES: usize = 40;

/// Other starts of it in a row that may gain nothing.
const IDLE: u32 = 8;

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
    /// By alliance: events that no calendar can place.
    pub impossible: Vec<u32>,
    /// By alliance: kilometres that no calendar goes below that places all others.
    alone_km: Vec<f64>,
    /// Events that no calendar of the county can place (E6), at least the sum over alliances.
    pub lost_bound: u32,
    /// Kilometres that no calendar of the county goes below that places as many events, whichever
    /// alliance loses them; at most the sum over alliances.
    pub county_km_bound: f64,
}

impl EventPlan {
    /// Events of an alliance without a date.
    pub fn lost(&self, scenario: &Scenario, a: AllianceIx) -> usize {
        let events = scenario.events.iter().zip(&self.chosen);
        events.filter(|(event, chosen)| event.alliance == a && chosen.is_none()).count()
    }

    /// The same with the events of a calendar that breaks no rule, unless fewer of them are held
    /// there, or at hosts farther away.
    pub fn or_begun(
        self,
        scenario: &Scenario,
        table: &DistanceTable,
        begun: Vec<Option<Chosen>>,
    ) -> Self {
        let worth = |chosen: &[Option<Chosen>]| {
            let hosts =
                scenario.event_ixs().zip(chosen).filter_map(|(e, c)| Some((e, (*c)?.host?)));
            let km: f64 = hosts.map(|(e, host)| hosting_km(scenario, table, e, host)).sum();
            (chosen.iter().filter(|c| c.is_none()).count(), km)
        };
        let (own, other) = (worth(&self.chosen), worth(&begun));
        let farther = other.1 > own.1 * (1.0 + 1e-9) + 1e-9;
        if other.0 > own.0 || other.0 == own.0 && farther {
            return self;
        }
        Self { chosen: begun, county_km_bound: self.county_km_bound.min(other.1), ..self }
    }

    /// Kilometres of hosting that no calendar of an alliance goes below when at most `lost` events
    /// do not take place.
    pub fn least_km(&self, choices: &dyn Fn() -> Choices, a: AllianceIx, lost: usize) -> f64 {
        let a = a.index();
        if lost <= self.impossible[a] as usize {
            return self.alone_km[a];
        }
        choices().least_km(lost)
    }
}

/// Chooses hosts and dates.
pub(super) fn plan_events(
    scenario: &Scenario,
    table: &DistanceTable,
    calendar: &WorkCalendar,
    past: &Past,
    rng: &mut ChaCha8Rng,
    limits: &Limits,
) -> Result<EventPlan, Vec<Diagnostic>> {
    let choices: Vec<Choices> =
        scenario.alliance_ixs().map(|a| Choices::new(scenario, table, calendar, past, a)).collect();
    let refused: Vec<Diagnostic> = choices
        .iter()
        .filter_map(|c| c.out_of_turn().map(|at| EventIx::from(c.events[at])))
        .map(|e| out_of_turn(scenario, e))
        .collect();
    if !refused.is_empty() {
        return Err(refused);
    }
    let all: Vec<usize> = (0..choices.len()).collect();
    let mut county = County::new(scenario, calendar, &choices, rng);
    let least = all.iter().map(|&a| county.least_lost(a)).sum();
    let tries = TRIES * county.events.len();
    search(&mut county, &all, (least, tries), rng, limits);

    let mut alone = Vec::new();
    for &a in &all {
        let found = prove_alone(&mut county, a, limits, rng);
        alone.push(found);
    }
    let lost = |county: &County| all.iter().map(|&a| county.lost(a)).sum::<usize>();
    let least: Vec<usize> = alone.iter().map(|f| f.lost).collect();
    let mut lost_bound = least.iter().sum();
    if lost(&county) > lost_bound {
        lost_bound = model::least_lost(&county, &least, limits);
        search(&mut county, &all, (lost_bound, 10 * tries), rng, limits);
    }
    let km = |county: &County| all.iter().map(|&a| county.km(a)).sum::<f64>();
    // Where events are lost that may be held, other starts are tried.
    let mut idle = 0;
    while lost(&county) > lost_bound && idle < IDLE && !limits.over() {
        let mut other = County::new(scenario, calendar, &choices, rng);
        search(&mut other, &all, (lost_bound, 10 * tries), rng, limits);
        idle += 1;
        if (lost(&other), km(&other)) < (lost(&county), km(&county)) {
            county = other;
            idle = 0;
        }
    }
    let mut county_km_bound = shared_km(&choices, &alone, lost(&county));
    let dear = |county: &County, least: f64| km(county) > least * (1.0 + 1e-9) + 1e-9;
    if (lost(&county) > lost_bound || dear(&county, county_km_bound))
        && let Some(found) = model::solve(&county, &all, limits)
    {
        adopt(&mut county, &found, &all);
        lost_bound = lost_bound.max(found.lost);
        county_km_bound = shared_km(&choices, &alone, lost(&county)).max(found.km);
    }
    let plan = |e: usize| {
        let event = &county.events[e];
        let members = &scenario.alliances[event.alliance].members;
        let dated = county.dated(e)?;
        let host = dated.host.map(|h| members[h]);
        Some(Chosen { host, day: DayIx(dated.day), slot: dated.slot })
    };
    let mut chosen = vec![None; scenario.events.len()];
    for (e, event) in county.events.iter().enumerate() {
        chosen[choices[event.alliance].events[event.position]] = plan(e);
    }
    Ok(EventPlan {
        chosen,
        impossible: least.iter().map(|&n| n as u32).collect(),
        alone_km: alone.iter().map(|found| found.km).collect(),
        lost_bound: lost_bound as u32,
        county_km_bound: county_km_bound.min(km(&county)),
    })
}

/// Holds as many events of some alliances as it can in so many tries, at the cheapest hosts; fewer
/// than `fewest` cannot be lost.
fn search(
    county: &mut County,
    alliances: &[usize],
    (fewest, tries): (usize, usize),
    rng: &mut ChaCha8Rng,
    limits: &Limits,
) {
    county.insert(alliances, fewest, tries, rng, limits);
    alliances.iter().for_each(|&a| county.host(a));
    county.lose_the_dearest(limits);
}

/// What an alliance loses and drives at least with the county to itself; the county takes its
/// dates where they are better and fit.
fn prove_alone(county: &mut County, a: usize, limits: &Limits, rng: &mut ChaCha8Rng) -> Found {
    let choices = &county.choices[a];
    let simple = |county: &County| {
        let (lost, least) = (county.lost(a), county.least_lost(a));
        let km = choices.least_km(lost);
        let proven = lost == least && county.km(a) <= km * (1.0 + 1e-9) + 1e-9;
        (proven, Found { lost: least, km, at: Default::default() })
    };
    let (proven, found) = simple(county);
    if proven {
        return found;
    }
    let mut alone = county.alone(a);
    let goal = (alone.least_lost(a), 20 * TRIES * alone.of[a].len());
    search(&mut alone, &[a], goal, rng, limits);
    let (proven, mut found) = simple(&alone);
    if !proven {
        if let Some(exact) = model::solve(&alone, &[a], limits) {
            adopt(&mut alone, &exact, &[a]);
            let lost = exact.lost.max(found.lost);
            found = Found { km: exact.km.min(alone.km(a)), lost, ..exact };
        }
        if alone.lost(a) > found.lost {
            // The kilometres are those of the events that are held.
            found.km = 0.0;
        }
    }
    let worth = |county: &County| (county.lost(a), county.km(a));
    if worth(&alone) < worth(county) {
        let mut other = county.clone();
        let own = alone.of[a].clone();
        own.clone().for_each(|e| other.take(e));
        let fits = own.clone().all(|e| {
            alone.at[e].is_none_or(|t| {
                let fits = other.fits(e, t);
                other.put(e, t);
                fits
            })
        });
        if fits {
            other.host(a);
            *county = other;
        }
    }
    found
}

/// Takes the dates of a model's point of some alliances where they are better.
fn adopt(county: &mut County, found: &Found, alliances: &[usize]) {
    let worth = |county: &County| {
        let lost: usize = alliances.iter().map(|&a| county.lost(a)).sum();
        (lost, alliances.iter().map(|&a| county.km(a)).sum::<f64>())
    };
    let mut other = county.clone();
    found.at.keys().for_each(|&e| other.take(e));
    for (&e, &t) in &found.at {
        if let Some(t) = t {
            other.put(e, t);
        }
    }
    alliances.iter().for_each(|&a| other.host(a));
    if worth(&other) < worth(county) {
        *county = other;
    }
}

/// Kilometres that so many events lost in the county leave at least, whichever alliance loses
/// them.
fn shared_km(choices: &[Choices], alone: &[Found], lost: usize) -> f64 {
    let spare = lost - alone.iter().map(|f| f.lost).sum::<usize>().min(lost);
    // By events lost beyond what each alliance must lose.
    let mut least = vec![0.0; spare + 1];
    for (choices, found) in choices.iter().zip(alone) {
        let own: Vec<f64> = (0..=spare.min(choices.options.len()))
            .map(|more| if more == 0 { found.km } else { choices.least_km(found.lost + more) })
            .collect();
        let sum = |total: usize| {
            let ways = own.iter().enumerate().take(total + 1);
            ways.map(|(more, km)| km + least[total - more]).fold(f64::INFINITY, f64::min)
        };
        least = (0..=spare).map(sum).collect();
    }
    least[spare]
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
