//! The service of each person over terms and years: what took place, and what it comes to.
//!
//! May use: the domain types, the changes to a planned term, the working days and distances.
//! Must not contain: wording, files, plans of what is still to come.
//!
//! A row counts once: the history of a county and the calendar of the term before may both have it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Weekday};

use crate::calendar::{WorkCalendar, iso_week_start};
use crate::changes::as_it_was;
use crate::domain::{
    Activity, ActivityKind, KinderIx, PlaceKind, PlacementKind, Scenario, Session, Slot, StaffIx,
    Support,
};
use crate::travel::DistanceTable;

/// A term with its calendar.
#[derive(Debug, Clone, Copy)]
pub struct Term<'a> {
    /// The county in that term, what has happened included.
    pub scenario: &'a Scenario,
    /// Its calendar.
    pub calendar: &'a [Activity],
    /// What its archive holds of earlier years.
    pub archive: &'a [Activity],
}

/// One activity of a person that took place.
#[derive(Debug, Clone, PartialEq)]
pub struct Service {
    /// The day, of a placement the first.
    pub date: Date,
    /// The last day, as far as it counts.
    pub until: Date,
    /// The sessions.
    pub slot: Slot,
    /// What it was.
    pub kind: ActivityKind,
    /// Of a placement its own kind, where its table still says so.
    pub placement: Option<PlacementKind>,
    /// The kindergarten by its id and its name.
    pub place: (String, String),
    /// The kindergarten was weak in that term.
    pub weak: bool,
    /// It is a pastoral one.
    pub pastoral: bool,
    /// Working days of a placement; 0 for duties.
    pub days: u32,
    /// Kilometres of the person: of a duty the way there, and the way home after the day's last;
    /// of a placement there and back in each week.
    pub km: f64,
    /// Minutes of a duty: its road, and the session. A placement has none, as it is no duty.
    pub minutes: f64,
}

/// What the services of a person come to.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Sums {
    /// Outreach visits.
    pub visits: u32,
    /// Inspections.
    pub inspections: u32,
    /// Follow-ups.
    pub follow_ups: u32,
    /// Placements.
    pub placements: u32,
    /// Working days of placements.
    pub placement_days: u32,
    /// Days with a duty, and those of placements.
    pub days: u32,
    /// Kilometres.
    pub km: f64,
    /// Minutes of duties.
    pub minutes: f64,
    /// Different kindergartens.
    pub places: u32,
    /// Services at weak kindergartens.
    pub weak: u32,
    /// Services at pastoral kindergartens.
    pub pastoral: u32,
}

/// The record of one person.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Id in the tables.
    pub id: String,
    /// Name.
    pub name: String,
    /// The home kindergarten in the last term that knows the person.
    pub home: String,
    /// What took place, by day.
    pub services: Vec<Service>,
    /// What it comes to.
    pub sums: Sums,
}

/// By what a row of a person is known again in another table.
type Seen = ((String, String), Date, Slot, ActivityKind, String);

/// The record of everybody who has served in these terms up to a day, sorted by id.
///
/// Who has the same id and the same name in several terms is one person. What `happened.csv` says
/// did not take place, or took place otherwise, counts as it was.
#[must_use]
pub fn ledger(terms: &[Term<'_>], until: Date) -> Vec<Record> {
    let mut order: Vec<&Term<'_>> = terms.iter().collect();
    order.sort_by_key(|term| term.scenario.settings.term.start);
    let mut records: BTreeMap<(String, String), Record> = BTreeMap::new();
    let mut seen: BTreeSet<Seen> = BTreeSet::new();
    for term in order {
        let scenario = term.scenario;
        let mut rows = as_it_was(scenario, term.calendar, &scenario.facts);
        rows.retain(|row| !scenario.cancelled.iter().any(|gone| gone.id == row.id));
        let all: Vec<&Activity> =
            term.archive.iter().chain(&scenario.history).chain(&rows).collect();
        let (table, work) = (DistanceTable::new(scenario), WorkCalendar::new(scenario));
        for p in scenario.staff_ixs() {
            let person = scenario.person(p);
            let key = (person.id.clone(), person.name.clone());
            let own: Vec<&Activity> = all
                .iter()
                .copied()
                .filter(|row| row.staff.contains(&p) && row.date <= until)
                .filter(|row| {
                    let place = row.kindergarten.map(|k| scenario.kindergarten(k).id.clone());
                    let who = key.clone();
                    seen.insert((who, row.date, row.slot, row.kind(), place.unwrap_or_default()))
                })
                .collect();
            let own = services((scenario, &table, &work), p, own, until);
            if own.is_empty() && !records.contains_key(&key) {
                continue;
            }
            let record = records.entry(key.clone()).or_insert_with(|| Record {
                id: key.0.clone(),
                name: key.1.clone(),
                home: String::new(),
                services: Vec::new(),
                sums: Sums::default(),
            });
            record.home = scenario.name_of_place(person.home);
            record.services.extend(own);
        }
    }
    let mut records: Vec<Record> = records.into_values().collect();
    for record in &mut records {
        record.services.sort_by_key(|s| (s.date, s.slot));
        record.sums = sums(&record.services);
    }
    records.retain(|record| !record.services.is_empty());
    records
}

/// The services of a person that rows make up.
fn services(
    (scenario, table, work): (&Scenario, &DistanceTable, &WorkCalendar),
    p: StaffIx,
    mut own: Vec<&Activity>,
    until: Date,
) -> Vec<Service> {
    let home = scenario.person(p).home;
    own.sort_by_key(|row| (row.date, row.slot));
    let mut found = Vec::new();
    let mut at = (Date::MIN, home);
    for (i, row) in own.iter().enumerate() {
        let Some(k) = row.kindergarten else { continue };
        let place = scenario.kindergarten(k);
        let mut service = Service {
            date: row.date,
            until: row.last_day().min(until),
            slot: row.slot,
            kind: row.kind(),
            placement: row.placement().map(|r| scenario.placement(r).kind),
            place: (place.id.clone(), place.name.clone()),
            weak: place.support == Support::Weak,
            pastoral: place.kind == Some(PlaceKind::Pastoral),
            days: 0,
            km: 0.0,
            minutes: 0.0,
        };
        if row.kind() == ActivityKind::Placement {
            let days = working_days(work, k, service.date, service.until);
            let weeks: BTreeSet<Date> = days.iter().map(|&day| iso_week_start(day)).collect();
            service.days = days.len() as u32;
            service.km = 2.0 * table.km(home, k).value() * weeks.len() as f64;
        } else {
            let from = if at.0 == row.date { at.1 } else { home };
            let more = own[i + 1..]
                .iter()
                .any(|next| next.date == row.date && next.kind() != ActivityKind::Placement);
            let back = if more { k } else { home };
            service.km = table.km(from, k).value() + table.km(k, back).value();
            service.minutes = table.minutes(from, k).value()
                + table.minutes(k, back).value()
                + scenario.settings.burden.session_minutes.value();
            at = (row.date, k);
        }
        found.push(service);
    }
    found
}

/// Working days of a kindergarten between two days; outside the term every day from Monday to Friday.
fn working_days(work: &WorkCalendar, k: KinderIx, from: Date, to: Date) -> Vec<Date> {
    let open = |day: Date| match work.day(day) {
        Some(d) => [Session::Am, Session::Pm].iter().all(|&s| work.open(k, d, s)),
        None => !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday),
    };
    let mut days = Vec::new();
    let mut day = from;
    while day <= to {
        if open(day) {
            days.push(day);
        }
        match day.tomorrow() {
            Ok(next) => day = next,
            Err(_) => break,
        }
    }
    days
}

fn sums(services: &[Service]) -> Sums {
    let of = |kind: ActivityKind| services.iter().filter(|s| s.kind == kind).count() as u32;
    let dates: BTreeSet<Date> =
        services.iter().filter(|s| s.kind != ActivityKind::Placement).map(|s| s.date).collect();
    let places: BTreeSet<&str> = services.iter().map(|s| s.place.0.as_str()).collect();
    let placement_days = services.iter().map(|s| s.days).sum();
    Sums {
        visits: of(ActivityKind::Outreach),
        inspections: of(ActivityKind::Inspection),
        follow_ups: of(ActivityKind::FollowUp),
        placements: of(ActivityKind::Placement),
        placement_days,
        days: dates.len() as u32 + placement_days,
        km: services.iter().map(|s| s.km).sum(),
        minutes: services.iter().map(|s| s.minutes).sum(),
        places: places.len() as u32,
        weak: services.iter().filter(|s| s.weak).count() as u32,
        pastoral: services.iter().filter(|s| s.pastoral).count() as u32,
    }
}
