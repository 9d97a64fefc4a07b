//! The day's journeys: which vehicles leave where and when, with whom, for which stops.
//!
//! Who leaves the same home on the same day for the same stops in the same order rides together
//! (contract, section 5); the delegates of an event ride from each kindergarten to the host.

use std::collections::{BTreeMap, HashMap};

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use super::agenda::kind_word;
use super::owner::Owner;
use crate::calendar::{WorkCalendar, iso_week_start};
use crate::domain::{Activity, ActivityKind, KinderIx, Message, Scenario, Slot, StaffIx};
use crate::text::{Texts, plain};
use crate::travel::DistanceTable;

/// Minutes to which a departure and a return are rounded, down and up.
const STEP: f64 = 5.0;

/// Who rides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Riders {
    People(Vec<StaffIx>),
    /// So many delegates of the home.
    Delegates(u32),
}

/// One journey, there and back.
#[derive(Debug, Clone)]
pub(super) struct Trip<'a> {
    pub home: KinderIx,
    pub riders: Riders,
    pub vehicles: u32,
    /// What is gone to, in order.
    pub stops: Vec<&'a Activity>,
    /// When each stop must be reached, and may be left.
    pub times: Vec<(DateTime, DateTime)>,
    pub leaves: DateTime,
    pub back: DateTime,
}

/// What journeys are worked out from.
#[derive(Clone, Copy)]
pub(super) struct Roads<'a> {
    pub scenario: &'a Scenario,
    pub work: &'a WorkCalendar,
    pub distances: &'a DistanceTable,
}

impl Roads<'_> {
    /// All journeys of a calendar, by departure.
    pub fn trips<'a>(&self, rows: &'a [Activity]) -> Vec<Trip<'a>> {
        let mut trips = self.duties(rows);
        for row in rows {
            match row.kind() {
                ActivityKind::Event => trips.extend(self.event(row)),
                ActivityKind::Placement => trips.extend(self.placement(row)),
                _ => {}
            }
        }
        let home = |t: &Trip<'_>| self.scenario.kindergarten(t.home).id.clone();
        trips.sort_by(|a, b| {
            (a.leaves.date(), a.leaves)
                .cmp(&(b.leaves.date(), b.leaves))
                .then(home(a).cmp(&home(b)))
        });
        trips
    }

    fn duties<'a>(&self, rows: &'a [Activity]) -> Vec<Trip<'a>> {
        let mut days: BTreeMap<(Date, StaffIx), Vec<&Activity>> = BTreeMap::new();
        for row in rows.iter().filter(|row| row.role().is_some()) {
            for &p in &row.staff {
                days.entry((row.date, p)).or_default().push(row);
            }
        }
        type Same<'k> = (Date, KinderIx, Vec<(Slot, Option<KinderIx>)>);
        let mut shared: BTreeMap<Same<'_>, (Vec<&Activity>, Vec<StaffIx>)> = BTreeMap::new();
        for ((date, p), mut stops) in days {
            stops.sort_by_key(|row| row.slot);
            let key = stops.iter().map(|row| (row.slot, row.kindergarten)).collect();
            let home = self.scenario.person(p).home;
            shared.entry((date, home, key)).or_insert((stops, Vec::new())).1.push(p);
        }
        shared
            .into_iter()
            .map(|((_, home, _), (stops, people))| {
                let vehicles = self.vehicles(people.len());
                self.trip(home, Riders::People(people), vehicles, stops)
            })
            .collect()
    }

    fn event<'a>(&self, row: &'a Activity) -> Vec<Trip<'a>> {
        let Some(host) = row.kindergarten else { return Vec::new() };
        let delegates = row.event().map(|e| self.scenario.event(e).delegates);
        let delegates = delegates.unwrap_or(self.scenario.settings.events.delegates);
        let members = &self.scenario.alliance(row.alliance).members;
        let others = members.iter().filter(|&&k| k != host && delegates > 0);
        let vehicles = self.vehicles(delegates as usize);
        others.map(|&k| self.trip(k, Riders::Delegates(delegates), vehicles, vec![row])).collect()
    }

    /// There on the first day of each week, and back on its last.
    fn placement<'a>(&self, row: &'a Activity) -> Vec<Trip<'a>> {
        let (Some(host), Some(&p)) = (row.kindergarten, row.staff.first()) else {
            return Vec::new();
        };
        let open = |day: &Date| {
            let day = self.work.day(*day);
            day.is_some_and(|d| Slot::Day.sessions().iter().all(|&s| self.work.open(host, d, s)))
        };
        let days: Vec<Date> =
            row.date.series(1.day()).take_while(|d| *d <= row.last_day()).filter(open).collect();
        let home = self.scenario.person(p).home;
        days.chunk_by(|a, b| iso_week_start(*a) == iso_week_start(*b))
            .filter_map(|week| {
                let mut trip = self.trip(home, Riders::People(vec![p]), 1, vec![row]);
                let (first, last) = (*week.first()?, *week.last()?);
                let move_to = |at: DateTime, day: Date| day.to_datetime(at.time());
                trip.leaves = move_to(trip.leaves, first);
                trip.back = move_to(trip.back, last);
                trip.times = trip
                    .times
                    .iter()
                    .map(|&(from, to)| (move_to(from, first), move_to(to, last)))
                    .collect();
                Some(trip)
            })
            .collect()
    }

    fn vehicles(&self, people: usize) -> u32 {
        (people as u32).div_ceil(self.scenario.settings.travel.seats.max(1))
    }

    fn trip<'a>(
        &self,
        home: KinderIx,
        riders: Riders,
        vehicles: u32,
        stops: Vec<&'a Activity>,
    ) -> Trip<'a> {
        let hours = &self.scenario.settings.hours;
        let times: Vec<(DateTime, DateTime)> = stops
            .iter()
            .map(|row| {
                let (from, to) = hours.span(row.slot);
                (row.date.to_datetime(from), row.last_day().to_datetime(to))
            })
            .collect();
        let place = |row: Option<&&Activity>| row.and_then(|row| row.kindergarten).unwrap_or(home);
        let minutes = |a, b| self.distances.minutes(a, b).value();
        let there = minutes(home, place(stops.first()));
        let back = minutes(place(stops.last()), home);
        let zero = DateTime::default();
        let (first, last) =
            (times.first().map_or(zero, |t| t.0), times.last().map_or(zero, |t| t.1));
        Trip {
            home,
            riders,
            vehicles,
            stops,
            leaves: later(first, -(there / STEP).ceil() * STEP),
            back: later(last, (back / STEP).ceil() * STEP),
            times,
        }
    }

    /// When somebody must leave for an activity: a person or a kindergarten's delegates from home,
    /// a person for a later stop from the one before.
    pub fn departures<'a>(&self, trips: &[Trip<'a>]) -> HashMap<(Owner, &'a str), DateTime> {
        let mut found = HashMap::new();
        for trip in trips {
            let mut at = trip.home;
            for (i, row) in trip.stops.iter().enumerate() {
                let place = row.kindergarten.unwrap_or(at);
                let leaves = match i {
                    0 => trip.leaves,
                    _ => {
                        let minutes = self.distances.minutes(at, place).value();
                        later(trip.times[i].0, -(minutes / STEP).ceil() * STEP)
                    }
                };
                at = place;
                let mut put = |owner| {
                    let known = found.entry((owner, row.id.as_str())).or_insert(leaves);
                    *known = leaves.min(*known);
                };
                if let Riders::People(people) = &trip.riders {
                    people.iter().for_each(|&p| put(Owner::Person(p)));
                }
                put(Owner::Kindergarten(trip.home));
            }
        }
        found
    }
}

fn later(at: DateTime, minutes: f64) -> DateTime {
    // Nobody drives for a year: what is farther than the table reaches stays where it is.
    let minutes = if minutes.is_finite() { minutes.clamp(-525_600.0, 525_600.0) as i64 } else { 0 };
    at.checked_add(minutes.minutes()).unwrap_or(at)
}

/// A journey in words.
impl Trip<'_> {
    pub fn riders(&self, scenario: &Scenario, texts: &Texts) -> String {
        match &self.riders {
            Riders::People(people) => {
                let names = people.iter().map(|&p| plain(&scenario.person(p).name));
                names.collect::<Vec<_>>().join(texts.comma())
            }
            Riders::Delegates(n) => texts.say(&Message::new("plan-vehicle-delegates").with("n", n)),
        }
    }

    /// Each stop with what is there, from when and until when, a line each.
    pub fn stops(&self, scenario: &Scenario, texts: &Texts) -> String {
        let stop = |(row, (from, to)): (&&Activity, &(DateTime, DateTime))| {
            let place = row.kindergarten.map_or("", |k| &scenario.kindergarten(k).name);
            texts.say(
                &Message::new("plan-vehicle-stop")
                    .with("place", plain(place))
                    .with("kind", kind_word(scenario, row, texts))
                    .with("from", from.strftime("%H:%M"))
                    .with("to", to.strftime("%H:%M")),
            )
        };
        self.stops.iter().zip(&self.times).map(stop).collect::<Vec<_>>().join("\n")
    }

    /// When it is back, with the day where that is another.
    pub fn return_time(&self, texts: &Texts) -> String {
        let time = self.back.strftime("%H:%M").to_string();
        match self.back.date() == self.leaves.date() {
            true => time,
            false => format!("{}\n{time}", texts.short_date(self.back.date())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Distance, Km, Minutes};
    use crate::write::sample;

    #[test]
    fn who_leaves_when_with_whom() {
        let mut scenario = sample::scenario();
        scenario.distances = vec![Distance {
            from: KinderIx(0),
            to: KinderIx(1),
            km: Km(20.0),
            minutes: Minutes(32.0),
            line: 2,
        }];
        let (work, distances) = (WorkCalendar::new(&scenario), DistanceTable::new(&scenario));
        let roads = Roads { scenario: &scenario, work: &work, distances: &distances };
        let plan = sample::plan();
        let trips = roads.trips(&plan.activities);
        let said: Vec<String> = trips
            .iter()
            .map(|t| {
                format!("{} {:?} {} {} {}", t.home.index(), t.riders, t.vehicles, t.leaves, t.back)
            })
            .collect();
        assert_eq!(
            said,
            [
                "0 People([StaffIx(0), StaffIx(1)]) 1 2027-03-02T07:55:00 2027-03-02T12:05:00",
                "1 Delegates(2) 1 2027-03-03T07:55:00 2027-03-03T18:05:00",
                "0 People([StaffIx(0)]) 1 2027-03-09T13:55:00 2027-03-09T18:05:00",
            ]
        );
        let leaves = roads.departures(&trips);
        assert_eq!(leaves[&(Owner::Person(StaffIx(1)), "o1")].to_string(), "2027-03-02T07:55:00");
        assert!(leaves.contains_key(&(Owner::Kindergarten(KinderIx(1)), "EV1")));
        assert!(!leaves.contains_key(&(Owner::Kindergarten(KinderIx(0)), "EV1")));
    }
}
