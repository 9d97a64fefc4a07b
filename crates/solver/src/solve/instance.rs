//! One alliance, laid out for the search: local positions, dense tables, what the past leaves.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::{Date, Weekday};

use super::options::Bar;
use super::pins::Pins;
use super::placements::{CountyStays, Own};
use crate::calendar::{DayIx, WorkCalendar};
use crate::domain::{
    Activity, ActivityKind, AllianceIx, ApartFrom, EventKind, FollowUpIx, KinderIx, Person, Role,
    Scenario, Session, Slot, StaffIx,
};
use crate::travel::DistanceTable;

/// Slack for comparisons of minutes with limits: far below a second, far above rounding.
pub(super) const EPS_MINUTES: f64 = 1e-7;

/// A pinned outreach or inspection activity in local positions.
#[derive(Debug, Clone)]
pub(super) struct Pinned {
    /// Position in [`Scenario::pins`].
    pub pin: usize,
    pub place: usize,
    pub day: DayIx,
    pub session: Session,
    pub people: Vec<usize>,
}

/// One alliance in local positions: kindergartens `0..places`, people `0..people.len()`.
///
/// A follow-up is an inspection of a place of its own, `places..ks.len()`, that is open in its
/// window (F1); where it lies is in `site`.
#[derive(Debug, Clone)]
pub(super) struct Instance<'s> {
    pub scenario: &'s Scenario,
    pub alliance: AllianceIx,
    /// The kindergartens, then those of the follow-ups.
    pub ks: Vec<KinderIx>,
    pub places: usize,
    /// Local kindergarten of each of `ks`.
    pub site: Vec<usize>,
    /// Of the places from `places` on.
    pub follow_ups: Vec<FollowUpIx>,
    /// By follow-up: mentors of the latest inspection (D9); empty where none is left.
    pub known: Vec<Vec<usize>>,
    pub people: Vec<StaffIx>,
    /// Local home of each person.
    pub home: Vec<usize>,
    pub km: Vec<Vec<f64>>,
    pub minutes: Vec<Vec<f64>>,
    pub days: usize,
    pub weeks: usize,
    pub week_of: Vec<usize>,
    /// From Monday, 0, by day.
    pub weekday: Vec<u8>,
    /// Weekdays that share the outreach and inspection activities between them (rotation).
    pub rotation_days: u32,
    /// Sessions (bit 0 morning, bit 1 afternoon) in which a person is available, by day.
    pub available: Vec<Vec<u8>>,
    /// Sessions in which a place is open, by day.
    pub open: Vec<Vec<u8>>,
    /// Sessions in which a closure makes a person absent from home (H1), by day; and how many of
    /// a kindergarten's staff.
    pub closed: Vec<Vec<u8>>,
    pub closed_at: Vec<Vec<[u8; 2]>>,
    /// Most minutes of each person's duties this term (P9), with slack for rounding.
    pub minutes_max: Vec<f64>,
    /// People with whom a person is never in one activity (P8), sorted.
    pub apart: Vec<Vec<usize>>,
    pub placements: Own,
    /// Burden of the year so far as a teacher, as a mentor, per person.
    pub past_burden: [Vec<f64>; 2],
    /// Kilometres of this term that no trip of a board drives; a repair's past may have some.
    pub past_km: f64,
    /// Days (relative to the first day of the term, so negative) of past inspections, per place.
    pub past_inspections: Vec<Vec<i32>>,
    /// Inspections still due in the year, per place.
    pub left: Vec<u32>,
    /// Inspections asked this term (D2), per place, and of the alliance.
    pub due: Vec<u32>,
    pub due_total: u32,
    pub pinned_visits: Vec<Pinned>,
    pub pinned_inspections: Vec<Pinned>,
    /// Roads that are closed for a time or take longer: ends, first and last day, minutes.
    pub roads: Vec<ClosedRoad>,
    /// What stands around a repair.
    pub frame: Frame,
    /// What these make of people's days.
    pub pins: Pins,
    /// Kindergartens that are barred, sorted, by role and person: P8, and what a caller bars
    /// ([`Bar`]).
    pub barred: [Vec<Vec<usize>>; 2],
}

/// A road between two local places that is closed for a time, or takes longer.
#[derive(Debug, Clone)]
pub(super) struct ClosedRoad {
    pub ends: (usize, usize),
    /// First and last day, from the first of the term.
    pub days: (i32, i32),
    /// Infinite where it is closed.
    pub minutes: f64,
}

/// A person's part in an activity: person, place, day, session.
pub(super) type Part = (usize, usize, u16, u8);

/// Where a repair may not put what it likes; empty elsewhere.
#[derive(Debug, Clone, Default)]
pub(super) struct Frame {
    /// On days before this one only what stands may be.
    pub new_from: u16,
    /// What stands.
    pub stands: BTreeSet<Part>,
    /// What somebody has taken out by hand.
    pub refused: BTreeSet<Part>,
}

impl Frame {
    /// Whether people may make a route on a day, from a session on.
    pub fn allows(&self, people: &[usize], stops: &[usize], day: u16, session: u8) -> bool {
        if day >= self.new_from && self.refused.is_empty() {
            return true;
        }
        (0_u8..).zip(stops).all(|(i, &k)| {
            people.iter().all(|&p| {
                let part = (p, k, day, session + i);
                (day >= self.new_from || self.stands.contains(&part))
                    && !self.refused.contains(&part)
            })
        })
    }
}

fn mask(mut open: impl FnMut(Session) -> bool) -> u8 {
    u8::from(open(Session::Am)) | u8::from(open(Session::Pm)) << 1
}

impl<'s> Instance<'s> {
    pub fn new(
        scenario: &'s Scenario,
        table: &DistanceTable,
        calendar: &WorkCalendar,
        past: &Past,
        alliance: AllianceIx,
        people: Vec<StaffIx>,
        bars: &[Bar],
    ) -> Self {
        let mut ks = scenario.alliance(alliance).members.clone();
        let places = ks.len();
        let local: HashMap<KinderIx, usize> = ks.iter().enumerate().map(|(i, &k)| (k, i)).collect();
        let follow_ups: Vec<FollowUpIx> = scenario
            .follow_up_ixs()
            .filter(|&f| local.contains_key(&scenario.follow_up(f).kindergarten))
            .collect();
        ks.extend(follow_ups.iter().map(|&f| scenario.follow_up(f).kindergarten));
        let site: Vec<usize> = ks.iter().map(|k| local[k]).collect();
        let home: Vec<usize> = people.iter().map(|&p| local[&scenario.person(p).home]).collect();
        let square = |f: &dyn Fn(KinderIx, KinderIx) -> f64| -> Vec<Vec<f64>> {
            ks.iter().map(|&a| ks.iter().map(|&b| f(a, b)).collect()).collect()
        };
        let km = square(&|a, b| table.km(a, b).0);
        let minutes = square(&|a, b| table.minutes(a, b).0);
        let days = calendar.days().count();
        let available = people
            .iter()
            .map(|&p| calendar.days().map(|d| mask(|s| calendar.available(p, d, s))).collect())
            .collect();
        let mut open: Vec<Vec<u8>> = ks
            .iter()
            .map(|&k| calendar.days().map(|d| mask(|s| calendar.open(k, d, s))).collect())
            .collect();
        for (&f, open) in follow_ups.iter().zip(&mut open[places..]) {
            let row = scenario.follow_up(f);
            let outside = |d: &DayIx| !(row.from..=row.to).contains(&calendar.date(*d));
            calendar.days().filter(outside).for_each(|d| open[d.index()] = 0);
        }
        let start = scenario.settings.term.start;
        let terms_left = (scenario.settings.year.terms + 1 - scenario.settings.term.index).max(1);
        // I3, I4 and D2 do not ask about follow-ups: there is one of each.
        let mut past_inspections: Vec<Vec<i32>> = ks[..places]
            .iter()
            .map(|k| {
                let dates = past.inspections.get(k).map_or(&[][..], |v| v);
                dates.iter().map(|&d| (d - start).get_days()).collect()
            })
            .collect();
        let mut left: Vec<u32> = ks
            .iter()
            .zip(&past_inspections)
            .map(|(&k, past)| {
                scenario.kindergarten(k).inspections_per_year.saturating_sub(past.len() as u32)
            })
            .collect();
        let mut due: Vec<u32> = left.iter().map(|l| l / terms_left).collect();
        let due_total = left.iter().sum::<u32>().div_ceil(terms_left);
        let roads = scenario.roads.iter().filter_map(|road| {
            let ends = (*local.get(&road.ends.0)?, *local.get(&road.ends.1)?);
            let day = |date: Date| (date - start).get_days();
            let minutes = road.minutes.map_or(f64::INFINITY, |minutes| minutes.0);
            Some(ClosedRoad { ends, days: (day(road.from), day(road.to)), minutes })
        });
        let roads = roads.collect();
        past_inspections.resize(ks.len(), Vec::new());
        left.resize(ks.len(), 1);
        due.resize(ks.len(), 0);
        let mut pinned_visits = Vec::new();
        let mut pinned_inspections = Vec::new();
        let local_person: HashMap<StaffIx, usize> =
            people.iter().enumerate().map(|(i, &p)| (p, i)).collect();
        let mut barred = [vec![Vec::new(); people.len()], vec![Vec::new(); people.len()]];
        for bar in bars {
            if let (Some(&p), Some(&k)) = (local_person.get(&bar.person), local.get(&bar.place)) {
                barred[bar.role as usize][p].push(k);
            }
        }
        let mut apart = vec![Vec::new(); people.len()];
        for row in &scenario.apart {
            let Some(&p) = local_person.get(&row.person) else { continue };
            match row.from {
                ApartFrom::Kindergarten(k) => {
                    let k = local.get(&k).copied();
                    barred.iter_mut().for_each(|barred| barred[p].extend(k));
                }
                ApartFrom::Person(other) => {
                    if let Some(&q) = local_person.get(&other) {
                        apart[p].push(q);
                        apart[q].push(p);
                    }
                }
            }
        }
        for others in &mut apart {
            others.sort_unstable();
            others.dedup();
        }
        let known = follow_ups
            .iter()
            .map(|&f| {
                let team = past.teams.get(&scenario.follow_up(f).kindergarten);
                let still = |p: &&StaffIx| scenario.person(**p).mentor;
                let team = team.iter().flat_map(|(_, team)| team).filter(still);
                team.filter_map(|p| local_person.get(p).copied()).collect()
            })
            .collect();
        let (closed, closed_at) = absences(calendar, &people, &home, places);
        let days_of_term = calendar.days().count();
        let placements = match scenario.placements.is_empty() {
            true => Own::default(),
            false => CountyStays::new(scenario, table, calendar).of(
                scenario,
                alliance,
                &people,
                days_of_term,
            ),
        };
        for places in barred.iter_mut().flatten() {
            places.sort_unstable();
            places.dedup();
        }
        for (i, pin) in scenario.pins.iter().enumerate() {
            if pin.alliance != alliance || pin.role().is_none() {
                continue;
            }
            let (Some(place), Some(day)) = (pin.kindergarten, calendar.day(pin.date)) else {
                continue;
            };
            let pinned = Pinned {
                pin: i,
                place: match pin.follow_up() {
                    Some(f) => places + follow_ups.iter().position(|&o| o == f).unwrap_or(0),
                    None => local[&place],
                },
                day,
                session: pin.slot.sessions()[0],
                people: pin.staff.iter().filter_map(|p| local_person.get(p).copied()).collect(),
            };
            match pin.kind() {
                ActivityKind::Outreach => pinned_visits.push(pinned),
                _ => pinned_inspections.push(pinned),
            }
        }
        let pinned = [&pinned_visits[..], &pinned_inspections];
        let pins = Pins::new(people.len(), ks.len(), days, pinned);
        let settings = &scenario.settings;
        let (preferred, weekend) =
            (&settings.quality.preferred_weekdays, &settings.calendar.weekend);
        let distinct = |days: &[Weekday]| {
            Weekday::Monday.cycle_forward().take(7).filter(|day| days.contains(day)).count() as u32
        };
        let rotation_days = match distinct(preferred) {
            0 => 7 - distinct(weekend),
            some => some,
        };
        Self {
            weekday: calendar
                .days()
                .map(|d| calendar.weekday(d).to_monday_zero_offset() as u8)
                .collect(),
            rotation_days: rotation_days.max(1),
            past_burden: [0, 1].map(|r| people.iter().map(|p| past.burden[r][p.index()]).collect()),
            past_km: 0.0,
            frame: Frame::default(),
            roads,
            week_of: calendar.days().map(|d| calendar.week(d).index()).collect(),
            weeks: calendar.weeks(),
            scenario,
            alliance,
            ks,
            places,
            site,
            follow_ups,
            known,
            closed,
            closed_at,
            minutes_max: people
                .iter()
                .map(|&p| scenario.person(p).minutes_max)
                .map(|most| most.map_or(f64::INFINITY, |m| m.0 + EPS_MINUTES))
                .collect(),
            apart,
            placements,
            people,
            home,
            km,
            minutes,
            days,
            available,
            open,
            past_inspections,
            left,
            due,
            due_total,
            pins,
            pinned_visits,
            pinned_inspections,
            barred,
        }
    }

    pub fn person(&self, p: usize) -> &'s Person {
        self.scenario.person(self.people[p])
    }

    pub fn max_away(&self, k: usize) -> u32 {
        self.scenario.kindergarten(self.ks[k]).max_away
    }

    pub fn route_km(&self, home: usize, stops: &[usize]) -> f64 {
        legs(home, stops).map(|(a, b)| self.km[a][b]).sum()
    }

    pub fn route_minutes(&self, home: usize, stops: &[usize]) -> f64 {
        legs(home, stops).map(|(a, b)| self.minutes[a][b]).sum()
    }

    /// Minutes that a day with these stops adds to the burden.
    pub fn day_burden(&self, home: usize, stops: &[usize]) -> f64 {
        self.route_minutes(home, stops)
            + self.scenario.settings.burden.session_minutes.0 * stops.len() as f64
    }

    /// The place is too far from home for half a day (H1).
    pub fn far(&self, home: usize, place: usize) -> bool {
        self.minutes[home][place]
            > self.scenario.settings.travel.half_day_reach_minutes.0 + EPS_MINUTES
    }

    /// A person is kept apart from a kindergarten (P8).
    pub fn kept_apart(&self, p: usize, k: KinderIx) -> bool {
        let (who, from) = (self.people[p], ApartFrom::Kindergarten(k));
        self.scenario.apart.iter().any(|a| a.person == who && a.from == from)
    }

    /// The place is a follow-up's.
    pub const fn is_follow_up(&self, k: usize) -> bool {
        k >= self.places
    }

    /// I4 leaves a place an inspection more than those that are pinned.
    pub fn room_beside_pins(&self, k: usize) -> bool {
        let pinned = self.pinned_inspections.iter().filter(|pin| pin.place == k).count();
        pinned < self.left[k] as usize
    }

    /// Inspections or follow-ups asked of a place this term (D2, D8).
    pub fn asked(&self, k: usize) -> u32 {
        if self.is_follow_up(k) { 1 } else { self.due[k] }
    }

    /// Inspections and follow-ups asked this term, at most.
    pub fn asked_total(&self) -> u32 {
        self.due_total.max(self.due.iter().sum()) + self.follow_ups.len() as u32
    }

    /// No two of these people are kept apart (P8).
    pub fn together(&self, people: &[usize]) -> bool {
        people.iter().all(|&p| self.apart[p].iter().all(|q| !people.contains(q)))
    }

    /// P4, P5, P6, P8, P9, K1, a day on which P7 and K3 hold, and no bar: the person may make this
    /// day's route in the role.
    pub fn can_go(&self, role: usize, p: usize, stops: &[usize]) -> bool {
        let (home, person) = (self.home[p], self.person(p));
        let travel = &self.scenario.settings.travel;
        let twice = matches!(*stops, [a, b] if self.site[a] == self.site[b]);
        !twice
            && stops.iter().all(|&k| {
                let site = self.site[k];
                site != home
                    && (role == 1 || !self.is_follow_up(k))
                    && !self.barred[role][p].contains(&site)
                    && self.minutes[home][k] <= person.max_one_way.0 + EPS_MINUTES
            })
            && self.route_minutes(home, stops) <= travel.max_drive_minutes_per_day.0 + EPS_MINUTES
            && self.day_burden(home, stops) <= self.minutes_max[p]
            && self.max_away(home) >= 1
            && self.scenario.settings.limits.days_out_per_week >= 1
            && self.scenario.settings.limits.incoming_per_week >= 1
            && (0..self.days).any(|d| self.fits_day(p, stops, d))
    }

    /// The days' routes with a stop at a place that a person may make in the role. Roads obey no
    /// triangle inequality: over another place the way may be shorter than there and back.
    pub fn days_with(
        &self,
        role: usize,
        p: usize,
        k: usize,
    ) -> impl Iterator<Item = Vec<usize>> + '_ {
        let pairs = (0..self.ks.len()).filter(move |&l| l != k);
        let two = self.stops_max(role, p) > 1;
        let pairs = pairs.filter(move |_| two).flat_map(move |l| [vec![k, l], vec![l, k]]);
        std::iter::once(vec![k]).chain(pairs).filter(move |stops| self.can_go(role, p, stops))
    }

    /// Visits to a place on a day of its own: alone, or where that is too far, by way of another.
    pub fn own_days(&self, p: usize, k: usize) -> Vec<Vec<usize>> {
        let alone = self.can_go(0, p, &[k]);
        self.days_with(0, p, k).take(if alone { 1 } else { usize::MAX }).collect()
    }

    /// O1 and I2: stops that a person may make in the role on one day.
    fn stops_max(&self, role: usize, p: usize) -> u32 {
        let person = self.person(p);
        let most = if role == 0 { Some(person.visits_max) } else { person.inspections_max };
        most.map_or(2, |most| most.min(2))
    }

    /// Whether a person may be at a place in the role on some day's route.
    pub fn reaches(&self, role: usize, p: usize, k: usize) -> bool {
        self.days_with(role, p, k).next().is_some()
    }

    /// P4 and P5 hold on the day, on which roads may be closed.
    fn passable(&self, p: usize, stops: &[usize], day: usize) -> bool {
        if self.roads.is_empty() {
            return true;
        }
        let today = |r: &&ClosedRoad| (r.days.0..=r.days.1).contains(&(day as i32));
        let roads: Vec<&ClosedRoad> = self.roads.iter().filter(today).collect();
        if roads.is_empty() {
            return true;
        }
        let way = |a: usize, b: usize| {
            let met = roads.iter().filter(|r| r.ends == (a, b) || r.ends == (b, a));
            met.map(|r| r.minutes).fold(self.minutes[a][b], f64::max)
        };
        let home = self.home[p];
        let limit = self.scenario.settings.travel.max_drive_minutes_per_day.0;
        stops.iter().all(|&k| way(home, k) <= self.person(p).max_one_way.0 + EPS_MINUTES)
            && legs(home, stops).map(|(a, b)| way(a, b)).sum::<f64>() <= limit + EPS_MINUTES
    }

    /// Whether people may make a route on a day, from a session on, by what a repair allows and
    /// by the roads.
    pub fn allows(&self, people: &[usize], stops: &[usize], day: u16, session: u8) -> bool {
        self.frame.allows(people, stops, day, session)
            && (self.roads.is_empty()
                || people.iter().all(|&p| self.passable(p, stops, usize::from(day))))
    }

    /// P7 and K3 hold on the day in some session (one stop) or in both in order (two stops).
    pub fn fits_day(&self, p: usize, stops: &[usize], day: usize) -> bool {
        let a = self.available[p][day];
        if !self.passable(p, stops, day) {
            return false;
        }
        match *stops {
            [k] => a & self.open[k][day] != 0,
            [k, l] => a & self.open[k][day] & 1 != 0 && a & self.open[l][day] & 2 != 0,
            _ => false,
        }
    }

    /// Days as words of bits on which a session of somebody or of a place is free, by session.
    pub fn free_days(&self, free: &[u8]) -> [Vec<u64>; 2] {
        [0, 1].map(|session| {
            let mut days = vec![0; self.days.div_ceil(64).max(1)];
            for (day, _) in free.iter().enumerate().filter(|(_, mask)| *mask >> session & 1 == 1) {
                days[day / 64] |= 1 << (day % 64);
            }
            days
        })
    }

    /// Most days on which a person can be out in the term (P3, P7).
    pub fn most_days_out(&self, p: usize) -> u32 {
        let mut per_week = vec![0_u32; self.weeks];
        for day in 0..self.days {
            per_week[self.week_of[day]] += u32::from(self.available[p][day] != 0);
        }
        let limit = self.scenario.settings.limits.days_out_per_week;
        per_week.iter().map(|&n| n.min(limit)).sum()
    }

    /// Most incoming activities of a place in the term (K1, K2, K3).
    pub fn most_incoming(&self, k: usize) -> u32 {
        let mut per_week = vec![0_u32; self.weeks];
        for day in 0..self.days {
            per_week[self.week_of[day]] += u32::from(self.open[k][day] != 0);
        }
        let limit = self.scenario.settings.limits.incoming_per_week;
        per_week.iter().map(|&n| n.min(limit)).sum()
    }

    /// Most inspections of a place in the term (I3, I4, K3).
    pub fn most_inspections(&self, k: usize) -> u32 {
        let gap = self.scenario.settings.inspection.gap_days as i32;
        let mut last = self.past_inspections[k].iter().max().copied();
        let mut n = 0;
        for day in 0..self.days {
            let free = last.is_none_or(|l| day as i32 - l >= gap.max(1));
            if free && self.open[k][day] != 0 {
                n += 1;
                last = Some(day as i32);
            }
        }
        n.min(self.left[k])
    }
}

pub(super) fn legs(home: usize, stops: &[usize]) -> impl Iterator<Item = (usize, usize)> + '_ {
    let from = std::iter::once(home).chain(stops.iter().copied());
    from.zip(stops.iter().copied().chain(std::iter::once(home)))
}

/// What the history of the year leaves behind, over the whole county.
#[derive(Debug)]
pub(super) struct Past {
    /// Burden so far per person: as a teacher, as a mentor.
    pub burden: [Vec<f64>; 2],
    /// Dates of inspections, per place.
    pub inspections: HashMap<KinderIx, Vec<Date>>,
    /// The latest inspection or follow-up of each place (D9).
    pub teams: HashMap<KinderIx, ((Date, Slot), Vec<StaffIx>)>,
    /// Hostings (E3), per place.
    pub hostings: HashMap<KinderIx, u32>,
    /// Dates of in-person events, per alliance (E4).
    pub events: HashMap<AllianceIx, Vec<Date>>,
}

impl Past {
    pub fn new(scenario: &Scenario, table: &DistanceTable) -> Self {
        let mut past = Self {
            burden: [vec![0.0; scenario.staff.len()], vec![0.0; scenario.staff.len()]],
            inspections: HashMap::new(),
            teams: HashMap::new(),
            hostings: HashMap::new(),
            events: HashMap::new(),
        };
        let mut days: BTreeMap<(StaffIx, Date, usize), Vec<&Activity>> = BTreeMap::new();
        for row in &scenario.history {
            let Some(place) = row.kindergarten else { continue };
            if row.kind() == ActivityKind::Event {
                past.events.entry(row.alliance).or_default().push(row.date);
                if row.event_kind() != Some(EventKind::OpenHalfDay) {
                    *past.hostings.entry(place).or_default() += 1;
                }
            }
            let Some(role) = row.role() else { continue };
            if row.kind() == ActivityKind::Inspection {
                past.inspections.entry(place).or_default().push(row.date);
            }
            let latest = (row.date, row.slot);
            if role == Role::Inspection && past.teams.get(&place).is_none_or(|t| t.0 <= latest) {
                past.teams.insert(place, (latest, row.staff.clone()));
            }
            for &p in &row.staff {
                days.entry((p, row.date, role as usize)).or_default().push(row);
            }
        }
        for ((p, _, role), mut rows) in days {
            rows.sort_by_key(|r| r.slot);
            let stops: Vec<KinderIx> = rows.iter().filter_map(|r| r.kindergarten).collect();
            past.burden[role][p.index()] += table.route_minutes(scenario.person(p).home, &stops).0
                + scenario.settings.burden.session_minutes.0 * rows.len() as f64;
        }
        past
    }
}

/// Sessions in which a closure makes people absent (H1), by person and day, and how many of each
/// kindergarten's staff, by day and session.
fn absences(
    calendar: &WorkCalendar,
    people: &[StaffIx],
    home: &[usize],
    places: usize,
) -> (Vec<Vec<u8>>, Vec<Vec<[u8; 2]>>) {
    let days = calendar.days().count();
    let absent = |&p: &StaffIx| -> Vec<u8> {
        calendar.days().map(|d| mask(|s| calendar.absent(p, d, s))).collect()
    };
    let closed: Vec<Vec<u8>> = people.iter().map(absent).collect();
    let mut at = vec![vec![[0_u8; 2]; days]; places];
    for (closed, &home) in closed.iter().zip(home) {
        for (bits, at) in closed.iter().zip(&mut at[home]) {
            (0..2).for_each(|s| at[s] += bits >> s & 1);
        }
    }
    (closed, at)
}
