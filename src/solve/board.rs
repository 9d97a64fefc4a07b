//! The dated state of one alliance: trips on days, every hard rule as a counter that a move
//! touches, and calendar quality (level 4) kept up to date.

use std::sync::Arc;

use super::assign::Trip;
use super::instance::Instance;
use crate::calendar::WorkCalendar;
use crate::domain::{QualityParts, Rule, Slot};

/// When a trip takes place: its day, and the session of its first stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct When {
    pub day: u16,
    pub session: u8,
}

/// A trip with what the board needs of it.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub trip: Trip,
    /// The pin that holds its place, if any: it never moves.
    pub pin: Option<usize>,
    /// (local home, people from it, away all day).
    homes: Vec<(usize, u32, bool)>,
    /// Every day and session that the item alone fits (P7, K3), sorted.
    pub domain: Vec<When>,
}

/// An event of the alliance as the board sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct DatedEvent {
    /// Position in the scenario's events.
    pub event: usize,
    /// Local host; `None` online.
    pub host: Option<usize>,
    pub day: u16,
    pub slot: Slot,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Cell {
    /// 0 nothing, 1 outreach, 2 inspection, 3 event.
    kind: u8,
    session: u8,
    people: u16,
    trips: u16,
}

/// See the module.
#[derive(Debug, Clone)]
pub(super) struct Board<'i> {
    pub inst: &'i Instance<'i>,
    pub items: Vec<Arc<Item>>,
    pub at: Vec<Option<When>>,
    pub events: Vec<DatedEvent>,
    cells: Vec<Cell>,
    incoming: Vec<u8>,
    person_day: Vec<bool>,
    person_week: Vec<u8>,
    absent: Vec<[u8; 2]>,
    blocked: Vec<u8>,
    inspections: Vec<Vec<i32>>,
    dates: Vec<Vec<u16>>,
    week_load: Vec<u32>,
    activities: u32,
    preferred: Vec<bool>,
    week_days: Vec<u32>,
    term_days: u32,
    spacing: Vec<u32>,
    spacing_total: u32,
    off_days: u32,
}

impl<'i> Board<'i> {
    pub fn new(inst: &'i Instance<'i>, calendar: &WorkCalendar) -> Self {
        let quality = &inst.scenario.settings.quality;
        let (k, p, d, w) = (inst.ks.len(), inst.people.len(), inst.days, inst.weeks);
        Self {
            inst,
            items: Vec::new(),
            at: Vec::new(),
            events: Vec::new(),
            cells: vec![Cell::default(); k * d],
            incoming: vec![0; k * w],
            person_day: vec![false; p * d],
            person_week: vec![0; p * w],
            absent: vec![[0; 2]; k * d],
            blocked: vec![0; d],
            inspections: inst.past_inspections.clone(),
            dates: vec![Vec::new(); k],
            week_load: vec![0; w],
            activities: 0,
            preferred: calendar
                .days()
                .map(|day| quality.preferred_weekdays.contains(&calendar.weekday(day)))
                .collect(),
            week_days: (0..w)
                .map(|i| calendar.working_days_of_week(crate::calendar::WeekIx(i as u16)))
                .collect(),
            term_days: calendar.working_days(),
            spacing: vec![0; k],
            spacing_total: 0,
            off_days: 0,
        }
    }

    /// Puts an event on the board; the caller answers for E1–E4 and E6.
    pub fn add_event(&mut self, event: DatedEvent) {
        let day = usize::from(event.day);
        for s in event.slot.sessions() {
            self.blocked[day] |= 1 << s.index();
        }
        if let Some(host) = event.host {
            self.cells[host * self.inst.days + day].kind = 3;
        }
        self.count_activity(day, 1);
        self.events.push(event);
    }

    /// Takes an event off the board, by position in [`Self::events`].
    pub fn take_event(&mut self, at: usize) -> DatedEvent {
        let event = self.events.remove(at);
        let day = usize::from(event.day);
        for s in event.slot.sessions() {
            self.blocked[day] &= !(1 << s.index());
        }
        if let Some(host) = event.host {
            self.cells[host * self.inst.days + day] = Cell::default();
        }
        self.count_activity(day, -1);
        event
    }

    /// Dated items that an event would meet in its sessions (E5) or at its host that day (K1);
    /// `None` where one of them is pinned, or another event stands there.
    pub fn met_by(&self, event: &DatedEvent) -> Option<Vec<usize>> {
        let day = usize::from(event.day);
        let mask = event.slot.sessions().iter().fold(0_u8, |m, s| m | 1 << s.index());
        let taken = event.host.is_some_and(|h| self.cells[h * self.inst.days + day].kind == 3);
        if taken || self.blocked[day] & mask != 0 {
            return None;
        }
        let mut met = Vec::new();
        for (i, at) in self.at.iter().enumerate() {
            let Some(at) = at.filter(|w| w.day == event.day) else { continue };
            let item = &self.items[i];
            let n = item.trip.stops.len() as u8;
            let meets = (at.session..at.session + n).any(|s| mask >> s & 1 == 1)
                || event.host.is_some_and(|h| item.trip.stops.contains(&h));
            if meets {
                if item.pin.is_some() {
                    return None;
                }
                met.push(i);
            }
        }
        Some(met)
    }

    /// Adds an item without a date and returns its position.
    pub fn add_item(&mut self, trip: Trip, pin: Option<usize>) -> usize {
        let inst = self.inst;
        let mut homes: Vec<(usize, u32, bool)> = Vec::new();
        for &p in &trip.people {
            let home = inst.home[p];
            let all_day = trip.stops.len() > 1 || trip.stops.iter().any(|&k| inst.far(home, k));
            match homes.iter_mut().find(|h| h.0 == home) {
                Some(h) => h.1 += 1,
                None => homes.push((home, 1, all_day)),
            }
        }
        let mut domain = Vec::new();
        for day in 0..inst.days {
            for session in 0..2_u8 {
                let mut fits = trip.stops.len() == 1 || session == 0;
                for (i, &k) in trip.stops.iter().enumerate() {
                    let s = session + i as u8;
                    fits &= s < 2
                        && inst.open[k][day] >> s & 1 == 1
                        && trip.people.iter().all(|&p| inst.available[p][day] >> s & 1 == 1);
                }
                let stops = &trip.stops;
                if fits && inst.allows(&trip.people, stops, day as u16, session) {
                    domain.push(When { day: day as u16, session });
                }
            }
        }
        self.items.push(Arc::new(Item { trip, pin, homes, domain }));
        self.at.push(None);
        self.items.len() - 1
    }

    /// Takes back the item added last; it has no date.
    pub fn pop_item(&mut self) {
        debug_assert!(self.at.last().is_some_and(Option::is_none));
        self.items.pop();
        self.at.pop();
    }

    /// Takes items off the board and forgets them.
    pub fn drop_items(&mut self, gone: &[usize]) {
        for &i in gone {
            self.remove(i);
        }
        let mut i = 0;
        self.items.retain(|_| {
            i += 1;
            !gone.contains(&(i - 1))
        });
        let mut i = 0;
        self.at.retain(|_| {
            i += 1;
            !gone.contains(&(i - 1))
        });
    }

    /// Forgets the items that have no date.
    pub fn drop_undated(&mut self) {
        let gone: Vec<usize> = (0..self.at.len()).filter(|&i| self.at[i].is_none()).collect();
        self.drop_items(&gone);
    }

    /// Whether an item may take a place on the board as it stands.
    pub fn fits(&self, i: usize, when: When) -> bool {
        self.blocked_by(i, when).is_none()
    }

    /// The first rule that keeps an item of the list from a place of its domain.
    pub fn blocked_by(&self, i: usize, when: When) -> Option<Rule> {
        let item = &self.items[i];
        for (stop, &k) in item.trip.stops.iter().enumerate() {
            let rule = self.place_blocked(item, k, when, when.session + stop as u8);
            if rule.is_some() {
                return rule;
            }
        }
        self.people_blocked(item, when)
    }

    fn place_blocked(&self, item: &Item, k: usize, when: When, session: u8) -> Option<Rule> {
        let inst = self.inst;
        let settings = &inst.scenario.settings;
        let day = usize::from(when.day);
        let n = item.trip.people.len() as u16;
        if self.blocked[day] >> session & 1 == 1 {
            return Some(Rule::E5);
        }
        if !inst.pins.admit(item.trip.role, &item.trip.people, k, when.day, session) {
            return Some(Rule::K1);
        }
        let cell = &self.cells[k * inst.days + day];
        let group_max = settings.outreach.group_max;
        if cell.kind == 0 {
            let incoming = self.incoming[k * inst.weeks + inst.week_of[day]];
            if u32::from(incoming) >= settings.limits.incoming_per_week {
                return Some(Rule::K2);
            }
        } else {
            let joins = cell.kind == 1 && item.trip.role == 0 && cell.session == session;
            if !joins {
                return Some(Rule::K1);
            }
        }
        if item.trip.role == 0 {
            return (u32::from(cell.people + n) > group_max).then_some(Rule::O4);
        }
        let gap = settings.inspection.gap_days as i32;
        let near = self.inspections[k].iter().any(|&d| (d - i32::from(when.day)).abs() < gap);
        near.then_some(Rule::I3)
    }

    fn people_blocked(&self, item: &Item, when: When) -> Option<Rule> {
        let inst = self.inst;
        let day = usize::from(when.day);
        let week = inst.week_of[day];
        for &p in &item.trip.people {
            if self.person_day[p * inst.days + day] {
                return Some(Rule::P1);
            }
            let out = self.person_week[p * inst.weeks + week];
            if u32::from(out) >= inst.scenario.settings.limits.days_out_per_week {
                return Some(Rule::P3);
            }
        }
        let covered = item.homes.iter().all(|&(home, people, all_day)| {
            let absent = &self.absent[home * inst.days + day];
            (0..2).all(|s| {
                !(all_day || s == usize::from(when.session))
                    || u32::from(absent[s]) + people <= inst.max_away(home)
            })
        });
        (!covered).then_some(Rule::H1)
    }

    /// Puts an item where it fits.
    pub fn place(&mut self, i: usize, when: When) {
        debug_assert!(self.at[i].is_none() && self.fits(i, when));
        self.change(i, when, true);
        self.at[i] = Some(when);
    }

    /// Whether a person is out on a day.
    pub fn out(&self, p: usize, day: usize) -> bool {
        self.person_day[p * self.inst.days + day]
    }

    /// Days on which a person is out in a week.
    pub fn days_out(&self, p: usize, week: usize) -> u8 {
        self.person_week[p * self.inst.weeks + week]
    }

    /// Outreach and inspection activities at a place in a week.
    pub fn received(&self, k: usize, week: usize) -> u8 {
        self.incoming[k * self.inst.weeks + week]
    }

    /// Staff of a place absent in a session.
    pub fn away(&self, home: usize, day: usize, session: usize) -> u8 {
        self.absent[home * self.inst.days + day][session]
    }

    /// Puts an item where it stands whatever the rules say: what has taken place is not undone.
    pub fn force(&mut self, i: usize, when: When) {
        self.change(i, when, true);
        self.at[i] = Some(when);
    }

    /// Counts an activity beside the one that a place has on a day, which only the past may have.
    pub fn count_beside(&mut self, k: usize, day: u16) {
        let week = self.inst.week_of[usize::from(day)];
        self.incoming[k * self.inst.weeks + week] += 1;
        self.count_activity(usize::from(day), 1);
        let at = self.dates[k].partition_point(|&d| d < day);
        self.dates[k].insert(at, day);
        self.count_spacing(k);
    }

    /// Counts a day on which a person is out for others.
    pub fn count_out(&mut self, p: usize, day: u16) {
        let out = &mut self.person_day[p * self.inst.days + usize::from(day)];
        if !std::mem::replace(out, true) {
            let week = self.inst.week_of[usize::from(day)];
            self.person_week[p * self.inst.weeks + week] += 1;
        }
    }

    /// Takes an item off the board.
    pub fn remove(&mut self, i: usize) -> Option<When> {
        let when = self.at[i].take()?;
        self.change(i, when, false);
        Some(when)
    }

    fn change(&mut self, i: usize, when: When, add: bool) {
        let inst = self.inst;
        let day = usize::from(when.day);
        let week = inst.week_of[day];
        let item = Arc::clone(&self.items[i]);
        let n = item.trip.people.len() as u16;
        for (stop, &k) in item.trip.stops.iter().enumerate() {
            let c = k * inst.days + day;
            if add {
                let cell = &mut self.cells[c];
                let fresh = cell.kind == 0;
                cell.kind = item.trip.role as u8 + 1;
                cell.session = when.session + stop as u8;
                cell.people += n;
                cell.trips += 1;
                if fresh {
                    self.incoming[k * inst.weeks + week] += 1;
                    self.count_activity(day, 1);
                    let at = self.dates[k].partition_point(|&d| d < when.day);
                    self.dates[k].insert(at, when.day);
                    self.count_spacing(k);
                }
                if item.trip.role == 1 {
                    self.inspections[k].push(day as i32);
                }
            } else {
                let cell = &mut self.cells[c];
                cell.people -= n;
                cell.trips -= 1;
                if cell.trips == 0 {
                    *cell = Cell::default();
                    self.incoming[k * inst.weeks + week] -= 1;
                    self.count_activity(day, -1);
                    self.dates[k].retain(|&d| d != when.day);
                    self.count_spacing(k);
                }
                if item.trip.role == 1
                    && let Some(at) = self.inspections[k].iter().rposition(|&d| d == day as i32)
                {
                    self.inspections[k].swap_remove(at);
                }
            }
        }
        for &p in &item.trip.people {
            let out = &mut self.person_day[p * inst.days + day];
            let weekly = &mut self.person_week[p * inst.weeks + week];
            // Only what has taken place may send somebody out twice on a day; it is never removed.
            match (add, *out) {
                (true, false) => *weekly += 1,
                (false, true) => *weekly -= 1,
                _ => {}
            }
            *out = add;
        }
        for &(home, people, all_day) in &item.homes {
            for s in 0..2 {
                if all_day || s == usize::from(when.session) {
                    let absent = &mut self.absent[home * inst.days + day][s];
                    let people = people as u8;
                    *absent = if add { *absent + people } else { *absent - people };
                }
            }
        }
    }

    fn count_activity(&mut self, day: usize, by: i32) {
        let week = self.inst.week_of[day];
        self.week_load[week] = self.week_load[week].wrapping_add_signed(by);
        self.activities = self.activities.wrapping_add_signed(by);
        if !self.preferred[day] {
            self.off_days = self.off_days.wrapping_add_signed(by);
        }
    }

    fn count_spacing(&mut self, k: usize) {
        let spacing = self.inst.scenario.settings.quality.spacing_days;
        let close =
            self.dates[k].windows(2).filter(|w| u32::from(w[1] - w[0]) < spacing).count() as u32;
        self.spacing_total = self.spacing_total + close - self.spacing[k];
        self.spacing[k] = close;
    }

    /// Level 4 of the board as it stands.
    pub fn quality(&self) -> QualityParts {
        let n = self.activities;
        let evenness: u32 = self
            .week_load
            .iter()
            .zip(&self.week_days)
            .map(|(load, days)| load.saturating_sub((n * days).div_ceil(self.term_days.max(1))))
            .sum();
        QualityParts {
            evenness: u64::from(evenness),
            spacing: u64::from(self.spacing_total),
            weekday: u64::from(self.off_days),
            ..QualityParts::default()
        }
    }

    /// Whether an item has a part in a unit of level 4, or no date at all.
    pub fn costs_quality(&self, i: usize) -> bool {
        let Some(at) = self.at[i] else { return true };
        let day = usize::from(at.day);
        let week = self.inst.week_of[day];
        let even = (self.activities * self.week_days[week]).div_ceil(self.term_days.max(1));
        !self.preferred[day]
            || self.week_load[week] > even
            || self.items[i].trip.stops.iter().any(|&k| self.spacing[k] > 0)
    }

    /// Items whose removal might make room for an item at a place; `None` where an event, a pin
    /// or a fixed limit stands in the way.
    pub fn in_the_way(&self, i: usize, when: When) -> Option<Vec<usize>> {
        let inst = self.inst;
        let item = &self.items[i];
        let day = usize::from(when.day);
        let week = inst.week_of[day];
        for (stop, &k) in item.trip.stops.iter().enumerate() {
            let session = when.session + stop as u8;
            if self.blocked[day] >> session & 1 == 1 || self.cells[k * inst.days + day].kind == 3 {
                return None;
            }
        }
        let gap = inst.scenario.settings.inspection.gap_days as i32;
        if item.trip.role == 1
            && item
                .trip
                .stops
                .iter()
                .any(|&k| inst.past_inspections[k].iter().any(|&d| (d - day as i32).abs() < gap))
        {
            return None;
        }
        let mut found = Vec::new();
        for (j, other) in self.items.iter().enumerate() {
            let Some(at) = self.at[j] else { continue };
            let other_day = usize::from(at.day);
            let same_day = other_day == day;
            let same_week = inst.week_of[other_day] == week;
            let shares_place = other.trip.stops.iter().any(|k| item.trip.stops.contains(k));
            let shares_person =
                same_week && other.trip.people.iter().any(|p| item.trip.people.contains(p));
            let near = shares_place
                && item.trip.role == 1
                && other.trip.role == 1
                && (other_day as i32 - day as i32).abs() < gap;
            let full_week = same_week
                && shares_place
                && item.trip.stops.iter().any(|&k| {
                    other.trip.stops.contains(&k)
                        && u32::from(self.incoming[k * inst.weeks + week])
                            >= inst.scenario.settings.limits.incoming_per_week
                });
            let shares_home =
                same_day && other.homes.iter().any(|h| item.homes.iter().any(|o| o.0 == h.0));
            if same_day && shares_place || shares_person || near || full_week || shares_home {
                if other.pin.is_some() {
                    return None;
                }
                found.push(j);
            }
        }
        Some(found)
    }
}
