//! An earlier calendar as the beginning of a search: each alliance's part of it on a board.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use rand_chacha::ChaCha8Rng;

use super::assign::{Assignment, Trip};
use super::board::{Board, DatedEvent, When};
use super::event_moves::EventMoves;
use super::events::Chosen;
use super::instance::Instance;
use super::one_alliance::add_trips;
use super::repair::{Days, Tally, note, routes};
use super::timetable::timetable;
use super::value::Value;
use crate::calendar::WorkCalendar;
use crate::domain::{Activity, Scenario, StartReport, What};
use crate::model::Limits;

/// An earlier calendar, as far as it can be used.
#[derive(Debug, Clone, PartialEq)]
pub struct Start {
    /// Rows that together break no rule, pinned ones included.
    pub standing: Vec<Activity>,
    /// Duties whose dates do not do: who visits whom, dates to be found.
    pub undated: Vec<Activity>,
    /// What came of its rows.
    pub report: StartReport,
}

impl Start {
    /// Hosts and dates of its events, by event of the scenario.
    pub(super) fn events(
        &self,
        scenario: &Scenario,
        calendar: &WorkCalendar,
    ) -> Vec<Option<Chosen>> {
        let mut chosen = vec![None; scenario.events.len()];
        for row in &self.standing {
            if let (Some(event), Some(day)) = (row.event(), calendar.day(row.date)) {
                chosen[event.index()] =
                    Some(Chosen { host: row.kindergarten, day, slot: row.slot });
            }
        }
        chosen
    }
}

/// One alliance's part of a start.
#[derive(Debug)]
pub(super) struct Begun {
    standing: Vec<(Trip, When)>,
    undated: Vec<Trip>,
    /// Run of each placement.
    stays: Vec<Option<usize>>,
}

impl Begun {
    pub fn new(inst: &Instance, calendar: &WorkCalendar, start: &Start) -> Self {
        let own = |row: &&Activity| row.alliance == inst.alliance;
        let standing: Vec<&Activity> = start.standing.iter().filter(own).collect();
        let mut stays = vec![None; inst.placements.stays.len()];
        for row in &standing {
            if let Some((stay, run)) = inst.placements.run_of(row, calendar) {
                stays[stay] = Some(run);
            }
        }
        let undated: Vec<&Activity> = start.undated.iter().filter(own).collect();
        // Dates without a day in the term: that they differ is all that counts.
        let mut others: BTreeMap<Date, u16> = BTreeMap::new();
        for row in &undated {
            let next = others.len() as u16;
            others.entry(row.date).or_insert(next);
        }
        let undated = trips(inst, &undated, |date| others.get(&date).copied());
        Self {
            standing: trips(inst, &standing, |date| calendar.day(date).map(|day| day.0)),
            undated: undated.into_iter().map(|(trip, _)| trip).collect(),
            stays,
        }
    }

    /// Its calendar beside these events; what has no date there, and may be done, waits for one.
    pub fn board<'i>(
        &self,
        inst: &'i Instance<'i>,
        calendar: &WorkCalendar,
        events: &[DatedEvent],
    ) -> Board<'i> {
        let mut board = Board::new(inst, calendar);
        events.iter().for_each(|&event| board.add_event(event));
        add_trips(&mut board, self.standing.iter().map(|(trip, _)| trip.clone()).collect());
        self.put(&mut board);
        board.add_stays();
        let mut tally = Tally::of(&board);
        let waiting = board.items.iter().zip(&board.at).filter(|(_, at)| at.is_none());
        waiting.for_each(|(item, _)| tally.add(&item.trip));
        for trip in &self.undated {
            if tally.may(inst, trip) {
                tally.add(trip);
                board.add_item(trip.clone(), None);
            }
        }
        board
    }

    /// Gives trips and placements of a board the dates that they have here, where these are free.
    pub fn put(&self, board: &mut Board) {
        for (stay, run) in self.stays.iter().enumerate() {
            if let (Some(run), None) = (*run, board.stays[stay])
                && board.stay_blocked(stay, run).is_none()
            {
                board.set_stay(stay, Some(run));
            }
        }
        let mut taken = vec![false; self.standing.len()];
        for i in 0..board.items.len() {
            if board.at[i].is_some() {
                continue;
            }
            let item = Arc::clone(&board.items[i]);
            let free = |(at, (trip, when)): &(usize, &(Trip, When))| {
                !taken[*at]
                    && *trip == item.trip
                    && item.domain.binary_search(when).is_ok()
                    && board.fits(i, *when)
            };
            let found = self.standing.iter().enumerate().find(free);
            if let Some((at, (_, when))) = found {
                taken[at] = true;
                board.place(i, *when);
            }
        }
    }
}

/// A board of which all that could be dated has a date; the rest of its trips is forgotten.
pub(super) fn dated<'i>(
    mut board: Board<'i>,
    events: &EventMoves,
    moves: u64,
    rng: &mut ChaCha8Rng,
    limits: &Limits,
) -> Board<'i> {
    if board.at.iter().any(Option::is_none) {
        timetable(&mut board, events, moves, rng, limits);
        board.drop_undated();
    }
    board
}

/// What stands on a board, as an assignment of each role.
pub(super) fn assignments(board: &Board) -> [Assignment; 2] {
    let value = Value::of(board);
    [0, 1].map(|role| Assignment {
        trips: board
            .items
            .iter()
            .map(|item| &item.trip)
            .filter(|t| t.role == role)
            .cloned()
            .collect(),
        shortfall: value.shortfall[role],
        km: value.km[role],
        burdens: value.group(board.inst, role),
    })
}

/// The rows of an alliance as trips: a team's day, a vehicle's.
fn trips(
    inst: &Instance,
    rows: &[&Activity],
    day: impl Fn(Date) -> Option<u16>,
) -> Vec<(Trip, When)> {
    let place = |row: &Activity| match row.what {
        What::FollowUp { row } => {
            let at = inst.follow_ups.iter().position(|f| Some(*f) == row)?;
            Some(inst.places + at)
        }
        _ => inst.ks[..inst.places].iter().position(|&k| Some(k) == row.kindergarten),
    };
    let mut days = Days::new();
    for row in rows {
        let (Some(role), Some(day), Some(place)) = (row.role(), day(row.date), place(row)) else {
            continue;
        };
        let people: Vec<usize> =
            (0..inst.people.len()).filter(|&p| row.staff.contains(&inst.people[p])).collect();
        if people.len() == row.staff.len() {
            let session = row.slot.sessions()[0].index() as u8;
            note(&mut days, role, people, day, session, place, false);
        }
    }
    let mut found = Vec::new();
    // Teachers of one home on one way share vehicles.
    let mut riders: BTreeMap<(usize, When, Vec<usize>), Vec<usize>> = BTreeMap::new();
    for ((role, people, day), mut stops) in days {
        stops.sort_unstable();
        for route in routes(&stops) {
            let when = When { day, session: route[0].0 };
            let stops: Vec<usize> = route.iter().map(|stop| stop.1).collect();
            if role == 0 {
                let home = inst.home[people[0]];
                riders.entry((home, when, stops)).or_default().extend(&people);
            } else {
                found.push((Trip { role, people: people.clone(), stops }, when));
            }
        }
    }
    let settings = &inst.scenario.settings;
    for ((home, when, stops), people) in riders {
        let most = settings.travel.seats.min(settings.outreach.group_max).min(inst.max_away(home));
        for seats in people.chunks(most.max(1) as usize) {
            let groups = if inst.together(seats) { vec![seats] } else { seats.chunks(1).collect() };
            for people in groups {
                let (people, stops) = (people.to_vec(), stops.clone());
                found.push((Trip { role: 0, people, stops }, when));
            }
        }
    }
    found
}
