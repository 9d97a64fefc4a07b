//! Dates and hosts of the county's events as they stand, and a local search that holds as many
//! events as it can.
//!
//! An event that finds no room pushes others out of its way, those that were pushed or failed
//! least often first (Y. Nagata and O. Bräysy, "A powerful route minimization heuristic for the
//! vehicle routing problem with time windows", Operations Research Letters 37, 2009).

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rand::Rng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;

use super::super::board::DatedEvent;
use super::Choices;
use crate::calendar::{DayIx, WorkCalendar};
use crate::domain::{Mode, Scenario};
use crate::model::Limits;

/// Exchanges of a lost event for another that are tried.
const SWAPS: u32 = 2_000;

/// Tries between two looks at the clock.
const LOOK: usize = 16;

/// A day and slot of an event, with the hosts that are open then.
#[derive(Debug, Clone)]
pub(super) struct Time {
    pub day: u16,
    /// Sessions: bit 0 the morning, bit 1 the afternoon.
    pub mask: u8,
    /// Positions in the options of the choices.
    pub options: Range<usize>,
}

impl Time {
    pub fn sessions(&self) -> impl Iterator<Item = usize> + use<> {
        let mask = self.mask;
        (0..2).filter(move |s| mask >> s & 1 == 1)
    }
}

/// An event with its places.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub alliance: usize,
    /// Position in the choices of its alliance.
    pub position: usize,
    pub in_person: bool,
    pub pinned: bool,
    /// Preferred weekdays first, otherwise in an order of chance, so that events do not crowd the
    /// window's start.
    pub times: Vec<Time>,
}

/// The county's events as they stand.
#[derive(Debug, Clone)]
pub(super) struct County<'a> {
    pub choices: &'a [Choices],
    /// By alliance, then as in its choices.
    pub events: Vec<Candidate>,
    /// By alliance: its events.
    pub of: Vec<Range<usize>>,
    /// By event: position in its times.
    pub at: Vec<Option<usize>>,
    /// By event: local host.
    pub host: Vec<Option<usize>>,
    /// In-person events by day and session (E6).
    load: Vec<[Vec<usize>; 2]>,
    /// How often an event failed to find room.
    failed: Vec<u32>,
    pub gap: u16,
    pub parallel: usize,
}

impl<'a> County<'a> {
    pub fn new(
        scenario: &Scenario,
        calendar: &WorkCalendar,
        choices: &'a [Choices],
        rng: &mut ChaCha8Rng,
    ) -> Self {
        let preferred = &scenario.settings.quality.preferred_weekdays;
        let (mut events, mut of) = (Vec::new(), Vec::new());
        for (alliance, own) in choices.iter().enumerate() {
            let first = events.len();
            for (position, &e) in own.events.iter().enumerate() {
                let mut times = times(&own.options[position]);
                times.shuffle(rng);
                times.sort_by_key(|t| !preferred.contains(&calendar.weekday(DayIx(t.day))));
                events.push(Candidate {
                    alliance,
                    position,
                    in_person: scenario.events[e].mode == Mode::InPerson,
                    pinned: own.pinned[position],
                    times,
                });
            }
            of.push(first..events.len());
        }
        let settings = &scenario.settings.events;
        let n = events.len();
        let mut county = Self {
            choices,
            events,
            of,
            at: vec![None; n],
            host: vec![None; n],
            load: vec![[Vec::new(), Vec::new()]; calendar.days().count()],
            failed: vec![0; n],
            gap: u16::try_from(settings.gap_days).unwrap_or(u16::MAX),
            parallel: settings.bureau_parallel as usize,
        };
        for e in 0..n {
            if county.events[e].pinned && !county.events[e].times.is_empty() {
                county.put(e, 0);
            }
        }
        county
    }

    /// One alliance with the county to itself.
    pub fn alone(&self, a: usize) -> Self {
        let mut alone = self.clone();
        alone.parallel = usize::MAX;
        for e in (0..self.events.len()).filter(|e| !self.of[a].contains(e)) {
            alone.take(e);
        }
        alone
    }

    pub fn time(&self, e: usize) -> Option<&Time> {
        Some(&self.events[e].times[self.at[e]?])
    }

    pub fn put(&mut self, e: usize, t: usize) {
        self.take(e);
        self.at[e] = Some(t);
        let Candidate { in_person: true, times, .. } = &self.events[e] else { return };
        for s in times[t].sessions() {
            self.load[usize::from(times[t].day)][s].push(e);
        }
    }

    pub fn take(&mut self, e: usize) {
        let Some(t) = self.at[e].take() else { return };
        self.host[e] = None;
        let time = &self.events[e].times[t];
        for s in time.sessions() {
            self.load[usize::from(time.day)][s].retain(|&o| o != e);
        }
    }

    /// In-person events of other alliances than some in a session.
    pub fn load_beside(&self, day: u16, session: usize, aside: &dyn Fn(usize) -> bool) -> usize {
        let here = &self.load[usize::from(day)][session];
        here.iter().filter(|&&e| !aside(self.events[e].alliance)).count()
    }

    /// Events of an alliance without a date.
    pub fn lost(&self, a: usize) -> usize {
        self.at[self.of[a].clone()].iter().filter(|t| t.is_none()).count()
    }

    /// Events of an alliance that have no place even on their own.
    pub fn impossible(&self, a: usize) -> usize {
        self.events[self.of[a].clone()].iter().filter(|e| e.times.is_empty()).count()
    }

    /// Events that an alliance loses at least with the county to itself: those without a place,
    /// and in each span of days those that must lie in it beyond as many as the gap between those
    /// in person (E4) and its sessions (E5) leave room for. Spans that share no day add up.
    pub fn least_lost(&self, a: usize) -> usize {
        let own = &self.events[self.of[a].clone()];
        let inside: Vec<Inside> = own.iter().filter_map(Inside::of).collect();
        let mut sessions: BTreeMap<u16, u8> = BTreeMap::new();
        for time in own.iter().flat_map(|e| &e.times) {
            *sessions.entry(time.day).or_default() |= time.mask;
        }
        let in_person = own.iter().filter(|e| e.in_person);
        let days: BTreeSet<u16> = in_person.flat_map(|e| e.times.iter().map(|t| t.day)).collect();
        let lasts: BTreeSet<u16> = inside.iter().map(|x| x.last).collect();
        // By last day: the most that the spans up to it lose.
        let mut most: Vec<(u16, usize)> = Vec::new();
        for last in lasts {
            let before = most.last().map_or(0, |m| m.1);
            let firsts: BTreeSet<u16> =
                inside.iter().filter(|x| x.last <= last).map(|x| x.first).collect();
            let spans = firsts.into_iter().map(|first| {
                let must: Vec<&Inside> =
                    inside.iter().filter(|x| first <= x.first && x.last <= last).collect();
                let count =
                    |holds: &dyn Fn(&Inside) -> bool| must.iter().filter(|x| holds(x)).count();
                let mut room = 0;
                let mut next = first;
                for &day in days.range(first..=last) {
                    if day >= next {
                        room += 1;
                        next = day.saturating_add(self.gap);
                    }
                }
                let meet = count(&|x| x.in_person);
                let near = if self.gap > 0 { meet.saturating_sub(room) } else { 0 };
                let open: usize =
                    sessions.range(first..=last).map(|(_, mask)| mask.count_ones() as usize).sum();
                let halves = count(&|x| !x.full);
                let full = (must.len() - halves).min(open.saturating_sub(halves) / 2);
                let crowded = must.len() - halves.min(open) - full;
                let earlier = most.iter().rev().find(|m| m.0 < first).map_or(0, |m| m.1);
                earlier + near.max(crowded)
            });
            let own = spans.max().unwrap_or(0);
            most.push((last, before.max(own)));
        }
        self.impossible(a) + most.last().map_or(0, |m| m.1)
    }

    /// Kilometres of an alliance's events.
    pub fn km(&self, a: usize) -> f64 {
        self.of[a]
            .clone()
            .filter_map(|e| self.dated(e))
            .map(|d| self.choices[a].hosting.km(&d))
            .sum()
    }

    /// An event where it stands.
    pub fn dated(&self, e: usize) -> Option<DatedEvent> {
        let event = &self.events[e];
        let options = &self.choices[event.alliance].options[event.position];
        let time = self.time(e)?;
        options[time.options.clone()].iter().find(|o| o.host == self.host[e]).copied()
    }

    /// Whom an event must push out of its way at a time (E4, E5, E6 and, where it is the only
    /// host, K1); `None` where a pin stands there.
    fn in_the_way(&self, e: usize, t: usize) -> Option<Vec<usize>> {
        let (me, time) = (&self.events[e], &self.events[e].times[t]);
        let mut out = Vec::new();
        for o in self.of[me.alliance].clone().filter(|&o| o != e) {
            let Some(other) = self.time(o) else { continue };
            let days = time.day.abs_diff(other.day);
            let both = me.in_person && self.events[o].in_person;
            let meet = days == 0 && time.mask & other.mask != 0;
            let only = |e: usize, t: &Time| {
                let event = &self.events[e];
                let hosts = &self.choices[event.alliance].options[event.position];
                (t.options.len() == 1).then(|| hosts[t.options.start].host)
            };
            let clash =
                both && days == 0 && only(e, time).is_some_and(|h| only(o, other) == Some(h));
            if meet || clash || both && days < self.gap {
                out.push(o);
            }
        }
        for s in time.sessions().filter(|_| me.in_person) {
            let here = &self.load[usize::from(time.day)][s];
            let mut staying: Vec<usize> =
                here.iter().copied().filter(|o| *o != e && !out.contains(o)).collect();
            staying.sort_by_key(|&o| (self.events[o].pinned, self.failed[o], o));
            let surplus = (staying.len() + 1).saturating_sub(self.parallel);
            out.extend(staying.into_iter().take(surplus));
        }
        out.iter().all(|&o| !self.events[o].pinned).then_some(out)
    }

    /// Whether an event may stand at a time beside the others.
    pub fn fits(&self, e: usize, t: usize) -> bool {
        self.in_the_way(e, t).is_some_and(|out| out.is_empty())
    }

    /// Holds as many of some alliances' events as it can in so many tries; fewer than `fewest`
    /// cannot be lost.
    pub fn insert(
        &mut self,
        alliances: &[usize],
        fewest: usize,
        tries: usize,
        rng: &mut ChaCha8Rng,
        limits: &Limits,
    ) {
        let mine = |e: usize| alliances.contains(&self.events[e].alliance);
        let mut out: Vec<usize> = (0..self.events.len())
            .filter(|&e| self.at[e].is_none() && mine(e) && !self.events[e].times.is_empty())
            .collect();
        // What has the fewest places comes first, and is taken from the end.
        out.sort_by_key(|&e| std::cmp::Reverse((self.events[e].times.len(), e)));
        let hopeless: usize = alliances.iter().map(|&a| self.impossible(a)).sum();
        let mut best = (out.len(), self.at.clone());
        // Each is tried once whatever the clock says.
        let owed = out.len();
        for step in 0..tries + owed {
            let late = step >= owed && step % LOOK == 0 && limits.over();
            if out.is_empty() || hopeless + best.0 <= fewest || late {
                break;
            }
            let last = out.len() - 1;
            let e =
                out.swap_remove(if step < tries / 8 { last } else { rng.random_range(0..=last) });
            if let Some((t, pushed)) = self.least_in_the_way(e, rng) {
                if !pushed.is_empty() {
                    self.failed[e] += 1;
                }
                for &o in &pushed {
                    self.take(o);
                }
                self.put(e, t);
                out.extend(pushed);
            } else {
                self.failed[e] += 1;
                out.push(e);
            }
            if out.len() < best.0 {
                best = (out.len(), self.at.clone());
            }
        }
        self.set(&best.1);
    }

    /// Puts every event where it was.
    fn set(&mut self, at: &[Option<usize>]) {
        for (e, &t) in at.iter().enumerate() {
            if self.at[e] != t {
                self.take(e);
            }
        }
        for (e, &t) in at.iter().enumerate() {
            if let Some(t) = t.filter(|_| self.at[e].is_none()) {
                self.put(e, t);
            }
        }
    }

    /// The time at which an event pushes out those that find room most easily.
    fn least_in_the_way(&self, e: usize, rng: &mut ChaCha8Rng) -> Option<(usize, Vec<usize>)> {
        let mut best: Option<(u32, usize, Vec<usize>)> = None;
        let mut ties = 1;
        for t in 0..self.events[e].times.len() {
            let Some(out) = self.in_the_way(e, t) else { continue };
            if out.is_empty() {
                return Some((t, out));
            }
            let price: u32 = out.iter().map(|&o| 1 + self.failed[o]).sum();
            match best.as_ref().map(|b| price.cmp(&b.0)) {
                Some(std::cmp::Ordering::Greater) => continue,
                Some(std::cmp::Ordering::Equal) => {
                    ties += 1;
                    if rng.random_range(0..ties) > 0 {
                        continue;
                    }
                }
                _ => ties = 1,
            }
            best = Some((price, t, out));
        }
        best.map(|(_, t, out)| (t, out))
    }

    /// Gives the dated events of an alliance their hosts with the fewest kilometres, and takes the
    /// dates of those that find none (E2, E3, K1, K3).
    pub fn host(&mut self, a: usize) {
        let choices = &self.choices[a];
        let held: Vec<usize> = self.of[a].clone().filter(|&e| self.at[e].is_some()).collect();
        let position = |e: usize| self.events[e].position;
        let options = |e: usize| {
            let here = self.events[e].times[self.at[e].unwrap_or(0)].options.clone();
            &choices.options[position(e)][here]
        };
        let turns: Vec<usize> =
            held.iter().copied().filter(|&e| choices.takes_turn(position(e))).collect();
        let km: Vec<Vec<f64>> = turns.iter().map(|&e| choices.km_by_host(options(e))).collect();
        let first = self.of[a].start;
        let rotation = choices.rotation(&|i| self.at[first + i].is_some());
        let hosts = rotation.hosts(&km);
        if hosts.is_none() {
            // A named event may keep a pinned host out of turn: the pin stays, so that one goes.
            let own = held.iter().map(|&e| position(e));
            if let Some(at) = choices.in_the_way(&rotation, own) {
                self.take(first + at);
                return self.host(a);
            }
        }
        let hosts = hosts.unwrap_or_else(|| vec![None; turns.len()]);
        let mut found: Vec<(usize, Option<Option<usize>>)> = Vec::new();
        for &e in &held {
            self.host[e] = None;
        }
        for &e in held.iter().filter(|e| !turns.contains(e)) {
            let km = |o: &&DatedEvent| choices.hosting.km(o);
            let cheapest = options(e).iter().min_by(|x, y| km(x).total_cmp(&km(y)));
            found.push((e, cheapest.map(|o| o.host)));
        }
        for (&e, host) in turns.iter().zip(hosts) {
            found.push((e, host.map(|at| Some(choices.eligible[at].0))));
        }
        for (e, host) in found {
            match host {
                Some(host) if !self.hosts_that_day(e, host) => self.host[e] = host,
                _ if self.events[e].pinned => self.host[e] = host.flatten(),
                _ => self.take(e),
            }
        }
    }

    /// Another event has this host on the day of an event (K1).
    fn hosts_that_day(&self, e: usize, host: Option<usize>) -> bool {
        let day = |e: usize| self.time(e).map(|t| t.day);
        host.is_some()
            && self.of[self.events[e].alliance]
                .clone()
                .any(|o| o != e && self.host[o] == host && day(o) == day(e))
    }

    /// Lets events without a date take the place of dearer ones; what else stands in the way moves.
    pub fn lose_the_dearest(&mut self, limits: &Limits) {
        let mut tries = SWAPS;
        let mut gained = true;
        while std::mem::take(&mut gained) {
            for e in 0..self.events.len() {
                for t in 0..self.events[e].times.len() {
                    if tries == 0 || limits.over() {
                        return;
                    }
                    if self.at[e].is_none()
                        && let Some(out) = self.in_the_way(e, t).filter(|out| out.len() <= 2)
                    {
                        tries -= 1;
                        gained |= self.exchange(e, t, &out);
                    }
                }
            }
        }
    }

    /// Puts an event where others stand, these elsewhere if there is room; whether that is better.
    fn exchange(&mut self, e: usize, t: usize, out: &[usize]) -> bool {
        let before = (self.at.clone(), self.host.clone());
        let mut concerned: Vec<usize> =
            out.iter().chain([&e]).map(|&o| self.events[o].alliance).collect();
        concerned.sort_unstable();
        concerned.dedup();
        let worth = |county: &Self| {
            let lost: usize = concerned.iter().map(|&a| county.lost(a)).sum();
            (lost, concerned.iter().map(|&a| county.km(a)).sum::<f64>())
        };
        let was = worth(self);
        for &o in out {
            self.take(o);
        }
        self.put(e, t);
        for &o in out {
            if let Some(t) = (0..self.events[o].times.len()).find(|&t| self.fits(o, t)) {
                self.put(o, t);
            }
        }
        concerned.iter().for_each(|&a| self.host(a));
        let now = worth(self);
        let better = now.0 < was.0 || now.0 == was.0 && now.1 < was.1 - 1e-9;
        if !better {
            self.set(&before.0);
            self.host = before.1;
        }
        better
    }
}

/// The days between which an event must lie, if it has any.
struct Inside {
    first: u16,
    last: u16,
    in_person: bool,
    full: bool,
}

impl Inside {
    fn of(event: &Candidate) -> Option<Self> {
        let days = || event.times.iter().map(|t| t.day);
        Some(Self {
            first: days().min()?,
            last: days().max()?,
            in_person: event.in_person,
            full: event.times.iter().all(|t| t.mask == 3),
        })
    }
}

/// Days and slots of an event; its options come in their order.
fn times(options: &[DatedEvent]) -> Vec<Time> {
    let mut found: Vec<Time> = Vec::new();
    for chunk in options.chunk_by(|a, b| (a.day, a.slot) == (b.day, b.slot)) {
        let from = found.last().map_or(0, |t| t.options.end);
        let mask = chunk[0].slot.sessions().iter().fold(0, |m, s| m | 1 << s.index());
        found.push(Time { day: chunk[0].day, mask, options: from..from + chunk.len() });
    }
    found
}
