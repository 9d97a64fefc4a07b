//! The earlier calendar of one alliance in local positions: what is fixed, what may move.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::nearness::Cell;
use crate::calendar::WorkCalendar;
use crate::domain::{Activity, ActivityKind, KinderIx, Role, StaffIx, What};
pub(super) use crate::solve::assign::Duty;
use crate::solve::assign::Trip;
use crate::solve::board::{Board, DatedEvent, When};
use crate::solve::instance::Instance;

/// A day's work that stands in the earlier calendar.
#[derive(Debug, Clone)]
pub(super) struct OldItem {
    pub trip: Trip,
    pub when: When,
}

/// See the module.
#[derive(Debug, Clone, Default)]
pub(super) struct Old {
    /// Duties of the earlier calendar, fixed ones included, sorted.
    pub duties: Vec<Duty>,
    /// Duties and events out of reach of the search: changes whatever is done.
    pub lost: u32,
    /// Activities that have taken place at a place beside another one on the same day.
    pub crowded: Vec<(usize, u16)>,
    /// Days on which people were out for other alliances.
    pub elsewhere: Vec<(usize, u16)>,
    /// Work that stays as it stands.
    pub fixed: Vec<OldItem>,
    /// The whole day's route of fixed work, where an earlier stop beside it may move.
    pub beside: Vec<(usize, OldItem)>,
    /// Work that may move.
    pub free: Vec<OldItem>,
    /// Activities that may move, in the order of the earlier calendar.
    pub cells: Vec<Cell>,
    /// Run that each placement has in the earlier calendar.
    pub stays: Vec<Option<usize>>,
    /// Placements of the earlier calendar that are no run any more.
    pub lost_stays: u32,
    /// Events of the earlier calendar.
    pub events: Vec<DatedEvent>,
    /// Those of them that stay as they stand.
    pub fixed_events: Vec<DatedEvent>,
}

/// Session, place, and whether it is fixed.
pub(in crate::solve) type Stop = (u8, usize, bool);

/// Days on which a person's or a team's work stands: role, people, day → stops.
pub(in crate::solve) type Days = BTreeMap<(usize, Vec<usize>, u16), Vec<Stop>>;

impl Old {
    /// Reads the rows of one alliance; `fixed` are the rows that stay, already without those that
    /// a pin replaces, and `rows` the earlier calendar as it was. What stands before `today` has
    /// taken place.
    pub fn new(
        inst: &Instance,
        calendar: &WorkCalendar,
        rows: &[&Activity],
        fixed: &[&Activity],
        today: u16,
    ) -> Self {
        let place: HashMap<KinderIx, usize> =
            inst.ks[..inst.places].iter().enumerate().map(|(i, &k)| (k, i)).collect();
        let place_of = |row: &Activity| match row.what {
            What::FollowUp { row } => {
                inst.follow_ups.iter().position(|f| Some(*f) == row).map(|f| inst.places + f)
            }
            _ => row.kindergarten.and_then(|k| place.get(&k).copied()),
        };
        let person: HashMap<StaffIx, usize> =
            inst.people.iter().enumerate().map(|(i, &p)| (p, i)).collect();
        let mut old = Self { stays: vec![None; inst.placements.stays.len()], ..Self::default() };
        let mut days = Days::new();
        let stays: BTreeSet<&str> = fixed.iter().map(|row| row.id.as_str()).collect();
        for row in rows {
            let Some(day) = calendar.day(row.date) else {
                if !stays.contains(row.id.as_str()) {
                    old.lost += if row.event().is_some() { 1 } else { row.staff.len() as u32 };
                }
                continue;
            };
            if row.kind() == ActivityKind::Placement {
                match inst.placements.run_of(row, calendar) {
                    Some((stay, run)) => old.stays[stay] = Some(run),
                    None => old.lost_stays += 1,
                }
            }
            let Some(role) = row.role() else {
                old.events.extend(dated(row, day.0, &place));
                continue;
            };
            let k = place_of(row);
            let people: Vec<usize> =
                row.staff.iter().filter_map(|p| person.get(p).copied()).collect();
            // Whoever stood in from another alliance has done so.
            if day.0 >= today || !stays.contains(row.id.as_str()) {
                old.lost += (row.staff.len() - people.len()) as u32;
            }
            let Some(k) = k else {
                old.lost += people.len() as u32;
                continue;
            };
            let session = row.slot.sessions()[0].index() as u8;
            old.duties.extend(people.iter().map(|&p| Duty {
                person: p,
                place: k,
                day: day.0,
                session,
            }));
            if !stays.contains(row.id.as_str()) {
                old.cells.push(Cell {
                    role: role as usize,
                    place: k,
                    day: day.0,
                    session,
                    staff: people.clone(),
                });
                note(&mut days, role, people, day.0, session, k, false);
            }
        }
        for row in fixed {
            let Some(day) = calendar.day(row.date) else { continue };
            let Some(role) = row.role() else {
                old.fixed_events.extend(dated(row, day.0, &place));
                continue;
            };
            let Some(k) = place_of(row) else { continue };
            let people: Vec<usize> =
                row.staff.iter().filter_map(|p| person.get(p).copied()).collect();
            let session = row.slot.sessions()[0].index() as u8;
            note(&mut days, role, people, day.0, session, k, true);
            if day.0 < today {
                old.crowded.push((k, day.0));
            }
        }
        // The board counts the first at a place on a day, event or not, by itself.
        let hosted = old.fixed_events.iter().filter_map(|e| Some((e.host?, e.day)));
        let mut counted: BTreeSet<(usize, u16)> = hosted.collect();
        old.crowded.retain(|at| !counted.insert(*at));
        old.duties.sort_unstable();
        old.duties.dedup();
        for ((role, people, day), mut stops) in days {
            stops.sort_unstable();
            let item = |stops: &[Stop]| OldItem {
                trip: Trip {
                    role,
                    people: people.clone(),
                    stops: stops.iter().map(|s| s.1).collect(),
                },
                when: When { day, session: stops[0].0 },
            };
            for route in routes(&stops) {
                let stays: Vec<_> = route.iter().copied().filter(|s| s.2).collect();
                if stays.is_empty() {
                    old.free.push(item(route));
                    continue;
                }
                old.fixed.push(item(&stays));
                if stays.len() < route.len() {
                    old.beside.push((old.fixed.len() - 1, item(route)));
                }
            }
        }
        old
    }

    /// Whether a duty stands in the earlier calendar.
    pub fn has(&self, duty: &Duty) -> bool {
        self.duties.binary_search(duty).is_ok()
    }

    /// Duties of the earlier calendar that a trip does.
    pub fn kept_by(&self, trip: &Trip, when: When) -> u32 {
        duties_of(trip, when).filter(|d| self.has(d)).count() as u32
    }

    /// Duties of the earlier calendar that a board no longer has.
    pub fn gone(&self, board: &Board) -> u32 {
        let kept: u32 = board
            .items
            .iter()
            .zip(&board.at)
            .filter_map(|(item, at)| Some(self.kept_by(&item.trip, (*at)?)))
            .sum();
        self.duties.len() as u32 - kept + self.lost
    }

    /// Placements of the earlier calendar that are gone or have other days.
    pub fn stays_changed(&self, board: &Board) -> u32 {
        let changed = |(was, run): &(&Option<usize>, &Option<usize>)| was.is_some() && was != run;
        self.lost_stays + self.stays.iter().zip(&board.stays).filter(changed).count() as u32
    }

    /// Events of the earlier calendar that are gone or stand elsewhere.
    pub fn events_changed(&self, events: &[DatedEvent]) -> u32 {
        self.events.iter().filter(|e| !events.contains(e)).count() as u32
    }
}

/// The duties of a trip at a time.
pub(super) fn duties_of(trip: &Trip, when: When) -> impl Iterator<Item = Duty> + '_ {
    trip.stops.iter().enumerate().flat_map(move |(i, &place)| {
        trip.people.iter().map(move |&person| Duty {
            person,
            place,
            day: when.day,
            session: when.session + i as u8,
        })
    })
}

fn dated(row: &Activity, day: u16, place: &HashMap<KinderIx, usize>) -> Option<DatedEvent> {
    let host = match row.kindergarten {
        Some(k) => Some(*place.get(&k)?),
        None => None,
    };
    Some(DatedEvent { event: row.event()?.index(), host, day, slot: row.slot })
}

/// The day's stops as one route where they are one, or each by itself.
pub(in crate::solve) fn routes(stops: &[Stop]) -> Vec<&[Stop]> {
    match stops {
        [a, b] if (a.0, b.0) == (0, 1) && a.1 != b.1 => vec![stops],
        _ => stops.chunks(1).collect(),
    }
}

/// Notes a row of a role: a team has one day, teachers have each their own.
pub(in crate::solve) fn note(
    days: &mut Days,
    role: Role,
    mut people: Vec<usize>,
    day: u16,
    session: u8,
    place: usize,
    fixed: bool,
) {
    people.sort_unstable();
    if role == Role::Inspection {
        days.entry((1, people, day)).or_default().push((session, place, fixed));
    } else {
        for p in people {
            days.entry((0, vec![p], day)).or_default().push((session, place, fixed));
        }
    }
}
