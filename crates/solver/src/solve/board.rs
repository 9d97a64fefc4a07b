//! The dated state of one alliance: trips on days, every hard rule as a counter that a move
//! touches, and calendar quality (level 4) kept up to date.

mod quality;

use std::sync::Arc;

use self::quality::Weekdays;
use super::assign::Trip;
use super::instance::Instance;
use crate::calendar::WorkCalendar;
use crate::domain::{Rule, Slot};

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
    /// Local kindergarten of each stop.
    sites: Vec<usize>,
    /// Minutes of each of the people that day.
    minutes: Vec<f64>,
    /// Who is kept apart from one of them (P8).
    apart: Vec<usize>,
    homes: Vec<Away>,
    /// Every day and session that the item alone fits (P7, K3), sorted.
    pub domain: Vec<When>,
}

/// Who of a home is away on a trip.
#[derive(Debug, Clone)]
struct Away {
    /// Local kindergarten.
    home: usize,
    people: Vec<usize>,
    all_day: bool,
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
    /// Run of each of the alliance's placements; `None` where it has none.
    pub stays: Vec<Option<usize>>,
    cells: Vec<Cell>,
    incoming: Vec<u8>,
    person_day: Vec<bool>,
    person_week: Vec<u8>,
    /// Minutes of the term's duties by person (P9).
    minutes: Vec<f64>,
    /// Who is on a placement, by person and day.
    placed: Vec<bool>,
    /// Placements at a host, by host and day.
    hosted: Vec<Vec<u8>>,
    absent: Vec<[u8; 2]>,
    blocked: Vec<u8>,
    inspections: Vec<Vec<i32>>,
    dates: Vec<Vec<u16>>,
    week_load: Vec<u32>,
    activities: u32,
    /// Outreach and inspection activities by weekday, and each person's inspections.
    weekdays: Weekdays,
    of_person: Vec<Weekdays>,
    /// Inspections above the even share of their weekday, over all people.
    crowded: u32,
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
        let (k, p, d, w) = (inst.places, inst.people.len(), inst.days, inst.weeks);
        Self {
            inst,
            items: Vec::new(),
            at: Vec::new(),
            events: Vec::new(),
            stays: vec![None; inst.placements.stays.len()],
            cells: vec![Cell::default(); k * d],
            incoming: vec![0; k * w],
            person_day: vec![false; p * d],
            person_week: vec![0; p * w],
            minutes: vec![0.0; p],
            placed: vec![false; p * d],
            hosted: vec![vec![0; d]; inst.placements.hosts.len()],
            absent: vec![[0; 2]; k * d],
            blocked: vec![0; d],
            inspections: inst.past_inspections.clone(),
            dates: vec![Vec::new(); k],
            week_load: vec![0; w],
            activities: 0,
            weekdays: Weekdays::default(),
            of_person: vec![Weekdays::default(); p],
            crowded: 0,
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
                || event.host.is_some_and(|h| item.sites.contains(&h));
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
        let mut homes: Vec<Away> = Vec::new();
        for &p in &trip.people {
            let home = inst.home[p];
            let all_day = trip.stops.len() > 1 || trip.stops.iter().any(|&k| inst.far(home, k));
            match homes.iter_mut().find(|h| h.home == home) {
                Some(h) => h.people.push(p),
                None => homes.push(Away { home, people: vec![p], all_day }),
            }
        }
        let sites = trip.stops.iter().map(|&k| inst.site[k]).collect();
        let minutes =
            trip.people.iter().map(|&p| inst.day_burden(inst.home[p], &trip.stops)).collect();
        let apart = trip.people.iter().flat_map(|&p| inst.apart[p].iter().copied()).collect();
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
        self.items.push(Arc::new(Item { trip, pin, sites, minutes, apart, homes, domain }));
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
        let site = inst.site[k];
        let n = item.trip.people.len() as u16;
        if self.blocked[day] >> session & 1 == 1 {
            return Some(Rule::E5);
        }
        if !inst.pins.admit(item.trip.role, &item.trip.people, k, when.day, session) {
            return Some(Rule::K1);
        }
        let cell = &self.cells[site * inst.days + day];
        let group_max = settings.outreach.group_max;
        if cell.kind == 0 {
            let incoming = self.incoming[site * inst.weeks + inst.week_of[day]];
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
            if u32::from(cell.people + n) > group_max {
                return Some(Rule::O4);
            }
            return self.meets_apart(item, site, when.day).then_some(Rule::P8);
        }
        let gap = settings.inspection.gap_days as i32;
        let near = self.inspections[k].iter().any(|&d| (d - i32::from(when.day)).abs() < gap);
        near.then_some(Rule::I3)
    }

    /// Whether somebody who is kept apart from one of these people is at the place that day.
    fn meets_apart(&self, item: &Item, site: usize, day: u16) -> bool {
        !item.apart.is_empty()
            && self.items.iter().zip(&self.at).any(|(other, at)| {
                at.is_some_and(|at| at.day == day)
                    && other.sites.contains(&site)
                    && other.trip.people.iter().any(|p| item.apart.contains(p))
            })
    }

    /// Minutes that one of an item's people has, would have more, and may have, where that is too
    /// much (P9).
    pub fn minutes_short(&self, i: usize) -> Option<(f64, f64, f64)> {
        let item = &self.items[i];
        item.trip.people.iter().zip(&item.minutes).find_map(|(&p, &more)| {
            let (had, most) = (self.minutes[p], self.inst.minutes_max[p]);
            (had + more > most).then_some((had, more, most))
        })
    }

    fn people_blocked(&self, item: &Item, when: When) -> Option<Rule> {
        let inst = self.inst;
        let day = usize::from(when.day);
        let week = inst.week_of[day];
        for (&p, minutes) in item.trip.people.iter().zip(&item.minutes) {
            if self.person_day[p * inst.days + day] {
                return Some(Rule::P1);
            }
            if self.placed[p * inst.days + day] {
                return Some(Rule::L3);
            }
            if self.minutes[p] + minutes > inst.minutes_max[p] {
                return Some(Rule::P9);
            }
            let out = self.person_week[p * inst.weeks + week];
            if u32::from(out) >= inst.scenario.settings.limits.days_out_per_week {
                return Some(Rule::P3);
            }
        }
        let covered = item.homes.iter().all(|away| {
            (0..2).all(|s| {
                !(away.all_day || s == usize::from(when.session))
                    || self.spares(away.home, day, s, self.leave(&away.people, day, s))
            })
        });
        (!covered).then_some(Rule::H1)
    }

    /// Of these people, those whom no closure makes absent already.
    fn leave(&self, people: &[usize], day: usize, session: usize) -> u32 {
        let inst = self.inst;
        let there = |p: &&usize| inst.closed[**p][day] >> session & 1 == 0;
        people.iter().filter(there).count() as u32
    }

    /// Whether a home spares so many more in a session in which somebody has a duty (H1).
    fn spares(&self, home: usize, day: usize, session: usize, more: u32) -> bool {
        let inst = self.inst;
        let absent = self.absent[home * inst.days + day][session];
        u32::from(absent + inst.closed_at[home][day][session]) + more <= inst.max_away(home)
    }

    /// The first rule that keeps a placement from a run.
    pub fn stay_blocked(&self, stay: usize, run: usize) -> Option<Rule> {
        let inst = self.inst;
        let placing = &inst.placements.stays[stay];
        let (p, home) = (placing.person, inst.home[placing.person]);
        for day in placing.runs[run].days.iter().map(|&d| usize::from(d)) {
            if self.person_day[p * inst.days + day] || self.placed[p * inst.days + day] {
                return Some(Rule::L3);
            }
            if self.hosted[placing.host][day] >= inst.placements.room[placing.host][day] {
                return Some(Rule::L2);
            }
            if !placing.replaced && !(0..2).all(|s| self.spares(home, day, s, 1)) {
                return Some(Rule::H1);
            }
        }
        None
    }

    /// Gives a placement a run, or none; gives the one that it had.
    pub fn set_stay(&mut self, stay: usize, run: Option<usize>) -> Option<usize> {
        let before = self.stays[stay];
        if let Some(old) = before {
            self.change_stay(stay, old, false);
        }
        if let Some(new) = run {
            self.change_stay(stay, new, true);
        }
        self.stays[stay] = run;
        before
    }

    /// Gives every placement that has no run the shortest that it fits, the county's choice first.
    pub fn add_stays(&mut self) {
        let stays = &self.inst.placements.stays;
        let mut waiting: Vec<usize> =
            (0..stays.len()).filter(|&s| self.stays[s].is_none()).collect();
        waiting.sort_by_key(|&s| (!stays[s].pinned, stays[s].runs.len()));
        for s in waiting {
            let mut runs: Vec<usize> = (0..stays[s].runs.len()).collect();
            runs.sort_by_key(|&r| (stays[s].first != Some(r), stays[s].runs[r].weeks));
            if let Some(&run) = runs.iter().find(|&&r| self.stay_blocked(s, r).is_none()) {
                self.set_stay(s, Some(run));
            }
        }
    }

    fn change_stay(&mut self, stay: usize, run: usize, add: bool) {
        let inst = self.inst;
        let placing = &inst.placements.stays[stay];
        let (p, home) = (placing.person, inst.home[placing.person]);
        let count = |n: &mut u8| *n = if add { *n + 1 } else { *n - 1 };
        for day in placing.runs[run].days.iter().map(|&d| usize::from(d)) {
            self.placed[p * inst.days + day] = add;
            count(&mut self.hosted[placing.host][day]);
            if !placing.replaced {
                self.absent[home * inst.days + day].iter_mut().for_each(count);
            }
        }
    }

    /// Dated items that a run of a placement would meet: duties of the person (L3), and where the
    /// home spares nobody more, those of others from there (H1). `None` where one is pinned.
    pub fn met_by_stay(&self, stay: usize, run: usize) -> Option<Vec<usize>> {
        let inst = self.inst;
        let placing = &inst.placements.stays[stay];
        let home = inst.home[placing.person];
        let mut met = Vec::new();
        for (i, at) in self.at.iter().enumerate() {
            let Some(day) = at.map(|at| at.day) else { continue };
            if placing.runs[run].days.binary_search(&day).is_err() {
                continue;
            }
            let item = &self.items[i];
            let full = || (0..2).any(|s| !self.spares(home, usize::from(day), s, 1));
            let leaves = || item.homes.iter().any(|away| away.home == home);
            if item.trip.people.contains(&placing.person) || !placing.replaced && leaves() && full()
            {
                if item.pin.is_some() {
                    return None;
                }
                met.push(i);
            }
        }
        Some(met)
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
        self.weekdays.add(self.inst.weekday[usize::from(day)]);
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
            let (site, own) = (inst.site[k], !inst.is_follow_up(k));
            let c = site * inst.days + day;
            if add {
                let cell = &mut self.cells[c];
                let fresh = cell.kind == 0;
                cell.kind = item.trip.role as u8 + 1;
                cell.session = when.session + stop as u8;
                cell.people += n;
                cell.trips += 1;
                if fresh {
                    self.incoming[site * inst.weeks + week] += 1;
                    self.count_activity(day, 1);
                }
                if fresh && own {
                    self.weekdays.add(inst.weekday[day]);
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
                let gone = cell.trips == 0;
                if gone {
                    *cell = Cell::default();
                    self.incoming[site * inst.weeks + week] -= 1;
                    self.count_activity(day, -1);
                }
                if gone && own {
                    self.weekdays.take(inst.weekday[day]);
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
        let examined = item.trip.stops.iter().filter(|&&k| !inst.is_follow_up(k)).count() as u32;
        for (&p, minutes) in item.trip.people.iter().zip(&item.minutes) {
            let out = &mut self.person_day[p * inst.days + day];
            let weekly = &mut self.person_week[p * inst.weeks + week];
            // Only what has taken place may send somebody out twice on a day; it is never removed.
            match (add, *out) {
                (true, false) => *weekly += 1,
                (false, true) => *weekly -= 1,
                _ => {}
            }
            *out = add;
            self.minutes[p] += if add { *minutes } else { -minutes };
            if item.trip.role == 1 && examined > 0 {
                let mine = &mut self.of_person[p];
                self.crowded -= mine.above(inst.rotation_days);
                for _ in 0..examined {
                    if add {
                        mine.add(inst.weekday[day]);
                    } else {
                        mine.take(inst.weekday[day]);
                    }
                }
                self.crowded += mine.above(inst.rotation_days);
            }
        }
        for away in &item.homes {
            for s in 0..2 {
                if away.all_day || s == usize::from(when.session) {
                    let people = self.leave(&away.people, day, s) as u8;
                    let absent = &mut self.absent[away.home * inst.days + day][s];
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

    /// Items whose removal might make room for an item at a place; `None` where an event, a pin
    /// or a fixed limit stands in the way.
    pub fn in_the_way(&self, i: usize, when: When) -> Option<Vec<usize>> {
        let inst = self.inst;
        let item = &self.items[i];
        let day = usize::from(when.day);
        let week = inst.week_of[day];
        for (stop, &site) in item.sites.iter().enumerate() {
            let session = when.session + stop as u8;
            let kind = self.cells[site * inst.days + day].kind;
            if self.blocked[day] >> session & 1 == 1 || kind == 3 {
                return None;
            }
        }
        if item.trip.people.iter().any(|p| self.placed[p * inst.days + day]) {
            return None;
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
            let shares_place = other.sites.iter().any(|k| item.sites.contains(k));
            let shares_person =
                same_week && other.trip.people.iter().any(|p| item.trip.people.contains(p));
            let near = shares_place
                && item.trip.role == 1
                && other.trip.role == 1
                && other.trip.stops.iter().any(|k| item.trip.stops.contains(k))
                && (other_day as i32 - day as i32).abs() < gap;
            let full_week = same_week
                && shares_place
                && item.sites.iter().any(|&k| {
                    other.sites.contains(&k)
                        && u32::from(self.incoming[k * inst.weeks + week])
                            >= inst.scenario.settings.limits.incoming_per_week
                });
            let shares_home =
                same_day && other.homes.iter().any(|h| item.homes.iter().any(|o| o.home == h.home));
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
