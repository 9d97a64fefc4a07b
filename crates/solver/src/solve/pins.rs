//! What pins make of people's days. The pinned rows of one person on one day are one route
//! (contract, section 2), so people who share one pinned row may part for the next.

use std::collections::BTreeMap;

use super::assign::Trip;
use super::board::When;
use super::instance::{Instance, Pinned};

/// A person's day with pinned stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct PinnedDay {
    day: u16,
    /// By session.
    stops: [Option<usize>; 2],
    /// One of the pins, by position in [`crate::domain::Scenario::pins`].
    pin: usize,
}

/// A pinned activity at its place.
#[derive(Debug, Clone)]
struct Held {
    role: usize,
    session: u8,
    people: Vec<usize>,
}

/// See the module.
#[derive(Debug, Clone)]
pub(super) struct Pins {
    /// By role and person, ascending.
    days: [Vec<Vec<PinnedDay>>; 2],
    held: Vec<Held>,
    /// 1 + position in `held`, by place and day; empty where nothing is pinned.
    held_at: Vec<u32>,
    term_days: usize,
}

impl Pins {
    pub fn new(people: usize, places: usize, term_days: usize, roles: [&[Pinned]; 2]) -> Self {
        let mut days = [vec![Vec::new(); people], vec![Vec::new(); people]];
        let any = roles.iter().any(|pins| !pins.is_empty());
        let mut held_at = vec![0; if any { places * term_days } else { 0 }];
        let mut held = Vec::new();
        for (role, pins) in roles.into_iter().enumerate() {
            for pin in pins {
                let (day, session) = (pin.day.0, pin.session.index());
                for &p in &pin.people {
                    let mine: &mut Vec<PinnedDay> = &mut days[role][p];
                    let at = mine.iter().position(|d| d.day == day).unwrap_or_else(|| {
                        mine.push(PinnedDay { day, stops: [None; 2], pin: pin.pin });
                        mine.len() - 1
                    });
                    mine[at].stops[session] = Some(pin.place);
                }
                held.push(Held { role, session: session as u8, people: pin.people.clone() });
                held_at[pin.place * term_days + usize::from(day)] = held.len() as u32;
            }
        }
        days.iter_mut().flatten().for_each(|mine| mine.sort_by_key(|d| d.day));
        Self { days, held, held_at, term_days }
    }

    fn held(&self, place: usize, day: u16) -> Option<&Held> {
        let at = *self.held_at.get(place * self.term_days + usize::from(day))?;
        self.held.get((at as usize).checked_sub(1)?)
    }

    /// Whether pins leave a place in a session to these people: a pinned activity is as it stands.
    pub fn admit(
        &self,
        role: usize,
        people: &[usize],
        place: usize,
        day: u16,
        session: u8,
    ) -> bool {
        self.held(place, day).is_none_or(|held| {
            held.role == role
                && held.session == session
                && people.iter().all(|p| held.people.contains(p))
        })
    }

    /// Whether a pin sends a person to a place in a role.
    pub fn send(&self, role: usize, p: usize, place: usize) -> bool {
        self.days[role][p].iter().any(|d| d.stops.contains(&Some(place)))
    }

    /// The pinned routes of a person's days, without what may be added to them.
    pub fn routes(&self, role: usize, p: usize) -> impl Iterator<Item = Vec<usize>> + '_ {
        self.days[role][p].iter().map(|d| d.stops.into_iter().flatten().collect())
    }

    /// Whether a route may be a person's on a pinned day: the pinned stops in their sessions, and
    /// perhaps one more in the session that is left.
    pub fn on(&self, inst: &Instance, role: usize, p: usize, stops: &[usize], day: u16) -> bool {
        self.days[role][p].iter().filter(|d| d.day == day).any(|d| {
            let pinned = d.stops.into_iter().flatten();
            if pinned.eq(stops.iter().copied()) {
                return true;
            }
            let [a, b] = *stops else { return false };
            let free = match d.stops {
                [Some(k), None] if k == a => b,
                [None, Some(k)] if k == b => a,
                _ => return false,
            };
            self.held(free, day).is_none()
                && !(role == 0 && self.send(role, p, free))
                && (role == 0 || inst.room_beside_pins(free))
                && inst.fits_day(p, stops, usize::from(day))
        })
    }

    /// The pinned day whose route a teacher's is; nobody visits a place on two (O2).
    pub fn day(&self, inst: &Instance, p: usize, stops: &[usize]) -> Option<u16> {
        let days = self.days[0][p].iter().map(|d| d.day);
        days.into_iter().find(|&day| self.on(inst, 0, p, stops, day))
    }

    /// Whether pins forbid a teacher a route: it has a pinned stop and is not that day's.
    pub fn bar(&self, inst: &Instance, p: usize, stops: &[usize]) -> bool {
        stops.iter().any(|&k| self.send(0, p, k)) && self.day(inst, p, stops).is_none()
    }

    /// The pinned work as trips at their times, each with one of its pins: people of one home who
    /// have the same stops that day, and teams.
    pub fn trips(&self, inst: &Instance) -> Vec<(Trip, When, usize)> {
        let mut people: BTreeMap<Key, (Vec<usize>, usize)> = BTreeMap::new();
        for (role, of_role) in self.days.iter().enumerate() {
            for (p, mine) in of_role.iter().enumerate() {
                for d in mine {
                    // Two teams are not at one place on a day (K1).
                    let home = if role == 0 { inst.home[p] } else { 0 };
                    let trip = people.entry((role, d.day, d.stops, home)).or_default();
                    trip.0.push(p);
                    trip.1 = d.pin;
                }
            }
        }
        let trip = |((role, day, stops, _), (people, pin)): (Key, (Vec<usize>, usize))| {
            let session = u8::from(stops[0].is_none());
            let stops = stops.into_iter().flatten().collect();
            (Trip { role, people, stops }, When { day, session }, pin)
        };
        people.into_iter().map(trip).collect()
    }
}

/// What people who make a pinned trip share: role, day, stops by session, home.
type Key = (usize, u16, [Option<usize>; 2], usize);
