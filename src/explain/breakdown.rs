//! Each level of a calendar taken apart: to the vehicle, the person's day, the pair of visits.

use std::collections::BTreeMap;

use jiff::civil::{Date, Weekday};

use crate::calendar::{WorkCalendar, iso_week_start};
use crate::domain::{
    Activity, ActivityKind, AllianceIx, KinderIx, Km, Minutes, Policy, Role, Scenario, StaffIx,
};
use crate::travel::DistanceTable;
use crate::verify::{Verdict, trips, verify};

/// Kilometres of one route of a day, or of the delegates of one event (contract, section 5, K).
#[derive(Debug, Clone, PartialEq)]
pub struct Drive {
    /// Whose kilometres.
    pub alliance: AllianceIx,
    /// When.
    pub date: Date,
    /// Where the people leave; `None` for the delegates of an event, who come from everywhere.
    pub home: Option<KinderIx>,
    /// The stops in order; of an event its host.
    pub stops: Vec<KinderIx>,
    /// Who travels; empty for delegates.
    pub people: Vec<StaffIx>,
    /// Vehicles of the route; of an event, of each kindergarten that sends delegates.
    pub vehicles: u32,
    /// Of all vehicles.
    pub km: Km,
    /// Ids of the activities that it serves.
    pub activities: Vec<String>,
}

/// The largest burden of a group and what it is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Load {
    /// Whose group.
    pub alliance: AllianceIx,
    /// Which role.
    pub role: Role,
    /// Who carries it.
    pub person: StaffIx,
    /// Over the school year, history included.
    pub burden: Minutes,
    /// Of it, before this term.
    pub before: Minutes,
    /// Each day of this term in the role: its stops and its minutes, road and sessions.
    pub days: Vec<(Date, Vec<KinderIx>, Minutes)>,
}

/// One unit of level 4.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Penalty {
    /// Evenness: an alliance's week has more activities than its share.
    Crowded {
        /// Whose week.
        alliance: AllianceIx,
        /// Its Monday.
        week: Date,
        /// Activities in it.
        activities: u32,
        /// The most that cost nothing.
        share: u32,
    },
    /// Spacing: two incoming activities of a kindergarten lie too close.
    Close {
        /// Where.
        place: KinderIx,
        /// Ids of the two activities.
        pair: [String; 2],
        /// Days between them.
        days: u32,
    },
    /// Weekday: an activity is not on a preferred one.
    Weekday {
        /// Id of the activity.
        activity: String,
        /// When it is.
        date: Date,
    },
    /// Rotation: visits and inspections of an alliance, or inspections of a mentor, too often on
    /// one weekday.
    Rotation {
        /// Whose.
        alliance: AllianceIx,
        /// The mentor; `None` where it is the alliance's.
        mentor: Option<StaffIx>,
        /// The weekday.
        weekday: Weekday,
        /// Activities on it.
        activities: u32,
        /// The most that cost nothing.
        share: u32,
    },
}

impl Penalty {
    /// Units of level 4.
    #[must_use]
    pub const fn units(&self) -> u32 {
        match self {
            Self::Crowded { activities, share, .. } | Self::Rotation { activities, share, .. } => {
                *activities - *share
            }
            Self::Close { .. } | Self::Weekday { .. } => 1,
        }
    }
}

/// A calendar's levels, each with its parts.
#[derive(Debug, Clone, PartialEq)]
pub struct Breakdown {
    /// What the verifier says of the whole.
    pub verdict: Verdict,
    /// K, the dearest drive first.
    pub drives: Vec<Drive>,
    /// The largest burden of each group, in the order of the groups.
    pub loads: Vec<Load>,
    /// Level 4, in the order of the calendar.
    pub penalties: Vec<Penalty>,
}

/// Takes a calendar apart.
#[must_use]
pub fn breakdown(scenario: &Scenario, calendar: &[Activity], policy: Policy) -> Breakdown {
    let table = DistanceTable::new(scenario);
    let verdict = verify(scenario, calendar, policy);
    let mut drives = drives(scenario, calendar);
    drives.sort_by(|a, b| b.km.0.total_cmp(&a.km.0).then(a.date.cmp(&b.date)));
    let loads = verdict.groups.iter().filter_map(|group| {
        // The first of equals, as in the tables.
        let &(person, burden) =
            group.burdens.iter().rev().max_by(|a, b| a.1.0.total_cmp(&b.1.0))?;
        let days = days_of(scenario, &table, calendar, person, group.role);
        let now: f64 = days.iter().map(|d| d.2.0).sum();
        Some(Load {
            alliance: group.alliance,
            role: group.role,
            person,
            burden,
            before: Minutes(burden.0 - now),
            days,
        })
    });
    Breakdown { loads: loads.collect(), drives, penalties: penalties(scenario, calendar), verdict }
}

/// The rows in which a person has a duty in a role, in the order of the calendar.
pub(super) fn duties_of<'a>(
    calendar: &'a [Activity],
    person: StaffIx,
    role: Role,
) -> impl Iterator<Item = &'a Activity> + use<'a> {
    calendar.iter().filter(move |row| row.role() == Some(role) && row.staff.contains(&person))
}

/// A person's days in a role: date, stops in order, minutes of road and sessions.
pub(super) fn days_of(
    scenario: &Scenario,
    table: &DistanceTable,
    calendar: &[Activity],
    person: StaffIx,
    role: Role,
) -> Vec<(Date, Vec<KinderIx>, Minutes)> {
    let mut days: BTreeMap<Date, Vec<&Activity>> = BTreeMap::new();
    for row in duties_of(calendar, person, role) {
        days.entry(row.date).or_default().push(row);
    }
    let session = scenario.settings.burden.session_minutes.0;
    let home = scenario.person(person).home;
    days.into_iter()
        .map(|(date, mut rows)| {
            rows.sort_by_key(|row| row.slot);
            let stops: Vec<KinderIx> = rows.iter().filter_map(|row| row.kindergarten).collect();
            let minutes = table.route_minutes(home, &stops).0 + session * rows.len() as f64;
            (date, stops, Minutes(minutes))
        })
        .collect()
}

/// The verifier's trips, those of one event's delegates together.
fn drives(scenario: &Scenario, calendar: &[Activity]) -> Vec<Drive> {
    let mut found: Vec<Drive> = Vec::new();
    for trip in trips(scenario, calendar) {
        let activities: Vec<String> = trip.rows.iter().map(|&at| calendar[at].id.clone()).collect();
        let delegates = trip.kind == ActivityKind::Event;
        match found.last_mut() {
            Some(last) if delegates && last.activities == activities => {
                last.km += trip.vehicle_km();
                continue;
            }
            _ => {}
        }
        let there = |p: &StaffIx| {
            let that_day = calendar.iter().filter(|row| row.date == trip.date);
            trip.kind == ActivityKind::Placement
                || scenario.person(*p).home == trip.home
                    && that_day.filter(|row| row.staff.contains(p)).count() == trip.stops.len()
        };
        let first = trip.rows.first().map_or(&[][..], |&at| &calendar[at].staff);
        found.push(Drive {
            alliance: trip.alliance,
            date: trip.date,
            home: (!delegates).then_some(trip.home),
            people: first.iter().copied().filter(there).collect(),
            vehicles: trip.vehicles,
            km: trip.vehicle_km(),
            stops: trip.stops,
            activities,
        });
    }
    found
}

fn penalties(scenario: &Scenario, calendar: &[Activity]) -> Vec<Penalty> {
    let mut found = crowded(scenario, calendar);
    let quality = &scenario.settings.quality;
    let mut incoming: BTreeMap<KinderIx, Vec<&Activity>> = BTreeMap::new();
    for row in calendar.iter().filter(|row| spaced(row)) {
        if let Some(place) = row.kindergarten {
            incoming.entry(place).or_default().push(row);
        }
    }
    for (place, mut rows) in incoming {
        rows.sort_by_key(|row| (row.date, row.slot));
        for pair in rows.windows(2) {
            let days = (pair[1].date - pair[0].date).get_days().unsigned_abs();
            if days < quality.spacing_days {
                let pair = [pair[0].id.clone(), pair[1].id.clone()];
                found.push(Penalty::Close { place, pair, days });
            }
        }
    }
    for row in calendar.iter().filter(|row| row.kind() != ActivityKind::Placement) {
        if !quality.preferred_weekdays.contains(&row.date.weekday()) {
            found.push(Penalty::Weekday { activity: row.id.clone(), date: row.date });
        }
    }
    found.extend(rotation(scenario, calendar));
    found
}

/// Weekdays with more than ⌈n / w⌉ of the n visits and inspections of an alliance, or of the n
/// inspections of a mentor; w weekdays are preferred.
fn rotation(scenario: &Scenario, calendar: &[Activity]) -> Vec<Penalty> {
    let settings = &scenario.settings;
    let days = match settings.quality.preferred_weekdays.len() {
        0 => 7 - settings.calendar.weekend.len(),
        preferred => preferred,
    };
    let mut on: BTreeMap<(AllianceIx, Option<StaffIx>), [u32; 7]> = BTreeMap::new();
    for row in calendar.iter().filter(|row| spaced(row)) {
        let weekday = row.date.weekday().to_monday_zero_offset() as usize;
        let inspection = row.kind() == ActivityKind::Inspection;
        let mentors = row.staff.iter().filter(|_| inspection).map(|&p| Some(p));
        for mentor in mentors.chain([None]) {
            on.entry((row.alliance, mentor)).or_default()[weekday] += 1;
        }
    }
    let mut found = Vec::new();
    for ((alliance, mentor), on) in on {
        let share = on.iter().sum::<u32>().div_ceil(days.max(1) as u32);
        let week = Weekday::Monday.cycle_forward().zip(on);
        found.extend(week.filter(|(_, n)| *n > share).map(|(weekday, activities)| {
            Penalty::Rotation { alliance, mentor, weekday, activities, share }
        }));
    }
    found
}

/// Whether quality wants days between it and the place's others.
fn spaced(row: &Activity) -> bool {
    matches!(row.kind(), ActivityKind::Outreach | ActivityKind::Inspection)
}

/// Weeks with more than ⌈N × (working days of the week) / (working days of the term)⌉ activities.
fn crowded(scenario: &Scenario, calendar: &[Activity]) -> Vec<Penalty> {
    let work = WorkCalendar::new(scenario);
    let mut found = Vec::new();
    for alliance in scenario.alliance_ixs() {
        let mut weeks: BTreeMap<Date, u32> = BTreeMap::new();
        let mut all = 0;
        let counted =
            |row: &&Activity| row.alliance == alliance && row.kind() != ActivityKind::Placement;
        for row in calendar.iter().filter(counted) {
            all += 1;
            // A row outside the term is in no week of it.
            if work.day(row.date).is_some() {
                *weeks.entry(iso_week_start(row.date)).or_default() += 1;
            }
        }
        for (week, activities) in weeks {
            let open = work.working().filter(|&d| iso_week_start(work.date(d)) == week).count();
            let share = (all * open as u32).div_ceil(work.working_days().max(1));
            if activities > share {
                found.push(Penalty::Crowded { alliance, week, activities, share });
            }
        }
    }
    found
}
