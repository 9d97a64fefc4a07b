//! Sessions of the county, of which in-person events share each (E6): alliance by alliance events
//! are placed beside those of the others, and where one finds no room, others' move aside.

use std::collections::{BTreeMap, BTreeSet};

use super::alliance::Alliance;
use super::events::{Placings, place};
use crate::domain::{Mode, Scenario};
use crate::solve::board::DatedEvent;
use crate::solve::events::Choices;

/// Day and session.
type Session = (u16, usize);

/// Gives every alliance that is touched the places that its events may take beside those of the
/// others.
pub(super) fn place_events(scenario: &Scenario, all: &mut [Alliance]) {
    let mut county = Sessions::new(scenario, all);
    for (i, a) in all.iter_mut().enumerate() {
        if !a.touched {
            // Its events stay where the others count on them.
            for options in &mut a.beside.options {
                options.retain(|o| a.old.events.contains(o));
            }
            continue;
        }
        let beside = county.beside(&a.choices, &county.load(&county.kept, &[i]));
        let placings = place(&a.inst, &a.old, &beside, &a.choices);
        county.give(a, i, placings, beside);
    }
}

/// Whether an alliance loses an event for want of room in the county alone.
pub(super) fn crowded(all: &[Alliance]) -> bool {
    all.iter().any(Alliance::lacks_room)
}

/// Where an alliance loses an event for want of room in the county alone, lets events of others
/// move aside; the alliances for which something is other than it was.
pub(super) fn make_room(scenario: &Scenario, all: &mut [Alliance]) -> Vec<usize> {
    let mut county = Sessions::new(scenario, all);
    let mut other = BTreeSet::new();
    for i in 0..all.len() {
        if all[i].lacks_room() {
            other.extend(county.make_room(all, i));
        }
    }
    other.into_iter().collect()
}

struct Sessions<'s> {
    scenario: &'s Scenario,
    /// By alliance: sessions that its in-person events take, or keep for one of several placings.
    kept: Vec<BTreeSet<Session>>,
}

/// What an alliance would get if its events moved aside.
struct Moved {
    alliance: usize,
    placings: Placings,
    beside: Choices,
    changes: u32,
}

impl<'s> Sessions<'s> {
    fn new(scenario: &'s Scenario, all: &[Alliance]) -> Self {
        let mut county = Self { scenario, kept: Vec::new() };
        for a in all {
            let free = a.old.events.iter();
            let free = free.filter(|e| !a.old.fixed_events.iter().any(|f| f.event == e.event));
            let standing: Vec<DatedEvent> =
                a.old.fixed_events.iter().chain(free).copied().collect();
            let placed = a.placings.configs.concat();
            county.kept.push(county.taken(if placed.is_empty() { &standing } else { &placed }));
        }
        county
    }

    fn most(&self) -> u32 {
        self.scenario.settings.events.bureau_parallel
    }

    fn in_person(&self, event: &DatedEvent) -> bool {
        self.scenario.events[event.event].mode == Mode::InPerson
    }

    fn taken(&self, events: &[DatedEvent]) -> BTreeSet<Session> {
        let in_person = events.iter().filter(|e| self.in_person(e));
        in_person.flat_map(sessions_of).collect()
    }

    /// Alliances that hold an event, by session, some alliances left aside.
    fn load(&self, kept: &[BTreeSet<Session>], aside: &[usize]) -> BTreeMap<Session, u32> {
        let mut load = BTreeMap::new();
        for (_, sessions) in kept.iter().enumerate().filter(|(i, _)| !aside.contains(i)) {
            for session in sessions {
                *load.entry(*session).or_default() += 1;
            }
        }
        load
    }

    /// Choices for which the county has room beside a load.
    fn beside(&self, choices: &Choices, load: &BTreeMap<Session, u32>) -> Choices {
        let room = |s: &Session| load.get(s).copied().unwrap_or(0) < self.most();
        let mut beside = choices.clone();
        for (options, pinned) in beside.options.iter_mut().zip(&choices.pinned) {
            options.retain(|o| *pinned || !self.in_person(o) || sessions_of(o).all(|s| room(&s)));
        }
        beside
    }

    /// Gives an alliance its placings; the others count on what it may take.
    fn give(&mut self, a: &mut Alliance, i: usize, placings: Placings, mut beside: Choices) {
        let placed: Vec<DatedEvent> = placings.configs.concat();
        if self.kept.len() > 1 {
            for options in &mut beside.options {
                options.retain(|o| placed.contains(o));
            }
        }
        self.kept[i] = self.taken(&placed);
        if a.hopeful {
            // It may stay where it stands.
            let stands = self.taken(&a.old.events);
            self.kept[i].extend(stands);
        }
        a.touched = true;
        a.placings = placings;
        a.beside = beside;
    }

    /// The events of others that move aside are those that take the fewest changes, and none is
    /// lost by it; the alliances concerned.
    fn make_room(&mut self, all: &mut [Alliance], i: usize) -> Vec<usize> {
        let a = &all[i];
        let free = place(&a.inst, &a.old, &a.choices, &a.choices);
        let better = free.configs.into_iter().filter(|c| c.len() > a.held());
        let aside = better.filter_map(|config| {
            let moved = self.aside(all, i, &config)?;
            Some((moved.iter().map(|m| m.changes).sum::<u32>(), config, moved))
        });
        let Some((_, config, moved)) = aside.min_by_key(|(changes, ..)| *changes) else {
            return Vec::new();
        };
        let mut concerned = vec![i];
        for Moved { alliance, placings, beside, .. } in moved {
            self.give(&mut all[alliance], alliance, placings, beside);
            // It moves for the others' sake, so that what it had is no longer there to be kept.
            all[alliance].hopeful = false;
            concerned.push(alliance);
        }
        let placings = Placings { configs: vec![config], impossible: free.impossible };
        let beside = all[i].choices.clone();
        self.give(&mut all[i], i, placings, beside);
        concerned
    }

    /// Who must move aside for these events of an alliance, one after the other; `None` where
    /// somebody cannot.
    fn aside(&self, all: &[Alliance], i: usize, config: &[DatedEvent]) -> Option<Vec<Moved>> {
        let mut kept = self.kept.clone();
        kept[i] = self.taken(config);
        let mut moved: Vec<Moved> = Vec::new();
        loop {
            let load = self.load(&kept, &[]);
            let full = |s: &&Session| load.get(*s).copied().unwrap_or(0) > self.most();
            let Some(session) = kept[i].iter().find(full) else { return Some(moved) };
            let candidates = (0..all.len()).filter(|&j| {
                j != i && kept[j].contains(session) && !moved.iter().any(|m| m.alliance == j)
            });
            let next = candidates
                .filter_map(|j| self.elsewhere(&all[j], j, &kept))
                .min_by_key(|m| m.changes)?;
            kept[next.alliance] = self.taken(&next.placings.configs.concat());
            moved.push(next);
        }
    }

    /// The placings of an alliance beside what the others take; `None` where it loses an event or
    /// something fixed stands in the way.
    fn elsewhere(&self, a: &Alliance, j: usize, kept: &[BTreeSet<Session>]) -> Option<Moved> {
        let load = self.load(kept, &[j]);
        let beside = self.beside(&a.choices, &load);
        let mut placings = place(&a.inst, &a.old, &beside, &a.choices);
        let room = |s: &Session| load.get(s).copied().unwrap_or(0) < self.most();
        placings.configs.retain(|c| c.len() >= a.held() && self.taken(c).iter().all(room));
        let changes = a.old.events_changed(placings.configs.first()?);
        Some(Moved { alliance: j, placings, beside, changes })
    }
}

fn sessions_of(event: &DatedEvent) -> impl Iterator<Item = Session> + use<> {
    let day = event.day;
    event.slot.sessions().iter().map(move |s| (day, s.index()))
}
