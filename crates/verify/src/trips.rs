//! The journeys of a calendar: home, stops, people and vehicles.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::facts::{Duty, Facts};
use crate::calendar::iso_week_start;
use crate::domain::{Activity, ActivityKind, AllianceIx, KinderIx, Km, Role, Scenario};

/// People of one home on one day for the same ordered stops, the delegates that one kindergarten
/// sends to an event, or a week of a placement (contract, section 5, `vehicle_km`).
#[derive(Debug, Clone, PartialEq)]
pub struct Trip {
    /// The alliance whose kilometres they are.
    pub alliance: AllianceIx,
    /// The kind; a follow-up is an inspection here, because one day's route may contain both.
    pub kind: ActivityKind,
    /// Start and end of the route.
    pub home: KinderIx,
    /// The day, or the first of the week.
    pub date: Date,
    /// The day's stops, in the order of the sessions.
    pub stops: Vec<KinderIx>,
    /// People who travel.
    pub people: u32,
    /// Vehicles: ⌈people / seats⌉.
    pub vehicles: u32,
    /// Kilometres of one vehicle: home → stops → home.
    pub route: Km,
    /// Positions in the calendar of the activities at the stops, sorted, without repeats.
    pub rows: Vec<usize>,
}

impl Trip {
    /// The kinds of journeys in a scenario; placements only if it has some.
    #[must_use]
    pub const fn kinds(scenario: &Scenario) -> &'static [ActivityKind] {
        use ActivityKind::{Event, Inspection, Outreach, Placement};
        if scenario.placements.is_empty() {
            &[Outreach, Inspection, Event]
        } else {
            &[Outreach, Inspection, Event, Placement]
        }
    }

    /// Kilometres of all its vehicles.
    #[must_use]
    pub fn vehicle_km(&self) -> Km {
        self.route * f64::from(self.vehicles)
    }
}

/// Home, day and ordered stops: people who share these share vehicles.
type Journey = (KinderIx, Date, Vec<KinderIx>);

/// Every journey of a calendar: duties by home and date, then events by row and kindergarten, then
/// placements by row and week.
///
/// The sum of [`Trip::vehicle_km`] is `vehicle_km` of the contract's section 5.
#[must_use]
pub fn trips(scenario: &Scenario, calendar: &[Activity]) -> Vec<Trip> {
    of_facts(&Facts::new(scenario, calendar))
}

pub(super) fn of_facts(facts: &Facts) -> Vec<Trip> {
    let travel = &facts.scenario.settings.travel;
    let mut groups: BTreeMap<Journey, Vec<&[Duty]>> = BTreeMap::new();
    for day in facts.days() {
        let home = facts.scenario.person(day[0].person).home;
        let stops: Vec<KinderIx> = day.iter().map(|d| d.place).collect();
        groups.entry((home, day[0].row.date, stops)).or_default().push(day);
    }
    let mut trips: Vec<Trip> = groups
        .into_iter()
        .map(|((home, date, stops), days)| {
            let people = days.len() as u32;
            let mut rows: Vec<usize> = days.iter().flat_map(|d| d.iter().map(|d| d.at)).collect();
            rows.sort_unstable();
            rows.dedup();
            Trip {
                alliance: facts.scenario.kindergarten(home).alliance,
                kind: match days[0][0].role {
                    Role::Outreach => ActivityKind::Outreach,
                    Role::Inspection => ActivityKind::Inspection,
                },
                home,
                date,
                people,
                vehicles: people.div_ceil(travel.seats),
                route: facts.table.route_km(home, &stops),
                stops,
                rows,
            }
        })
        .collect();
    for (at, r) in facts.rows.iter().enumerate() {
        let (ActivityKind::Event, Some(host)) = (r.row.kind(), r.row.kindergarten) else {
            continue;
        };
        let delegates = match r.row.event() {
            Some(e) => facts.scenario.event(e).delegates,
            None => facts.scenario.settings.events.delegates,
        };
        let members = &facts.scenario.alliance(r.row.alliance).members;
        trips.extend(members.iter().filter(|&&k| k != host).map(|&home| Trip {
            alliance: r.row.alliance,
            kind: ActivityKind::Event,
            home,
            date: r.row.date,
            stops: vec![host],
            people: delegates,
            vehicles: delegates.div_ceil(travel.seats),
            // The same in both directions, as the contract counts it.
            route: facts.table.km(home, host) * 2.0,
            rows: vec![at],
        }));
    }
    for stay in &facts.stays {
        let home = facts.scenario.person(stay.person).home;
        for week in stay.dates.chunk_by(|a, b| iso_week_start(*a) == iso_week_start(*b)) {
            trips.push(Trip {
                alliance: facts.scenario.kindergarten(home).alliance,
                kind: ActivityKind::Placement,
                home,
                date: week[0],
                stops: vec![stay.host],
                people: 1,
                vehicles: 1,
                route: facts.table.km(home, stay.host) * 2.0,
                rows: vec![stay.at],
            });
        }
    }
    trips
}
