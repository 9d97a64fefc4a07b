//! Other dates for events at the same hosts, for a more pleasant calendar (level 4).
//!
//! Alliances are dated side by side, yet the county's sessions are few (E6): what the events
//! leave free is shared out beforehand, each place in a session to one alliance.

use std::collections::BTreeMap;

use super::board::{Board, DatedEvent};
use super::events::{Choices, EventPlan};
use crate::calendar::WorkCalendar;
use crate::domain::{AllianceIx, Mode, Scenario, Slot};

/// Sessions of the county that an alliance may use for in-person events (E6), by day and session.
#[derive(Debug)]
pub(super) struct CountyShare {
    mine: Vec<[bool; 2]>,
}

impl CountyShare {
    /// What an alliance has of the county's sessions: those that its events take, and its share
    /// of those that nobody takes.
    pub fn new(
        scenario: &Scenario,
        calendar: &WorkCalendar,
        plan: &EventPlan,
        alliance: AllianceIx,
    ) -> Self {
        let mut load = vec![[0_u32; 2]; calendar.days().count()];
        let mut mine = vec![[false; 2]; load.len()];
        for e in scenario.event_ixs() {
            let event = scenario.event(e);
            let Some(chosen) = plan.chosen[e.index()] else { continue };
            if event.mode == Mode::InPerson {
                for s in chosen.slot.sessions() {
                    load[chosen.day.index()][s.index()] += 1;
                    mine[chosen.day.index()][s.index()] |= event.alliance == alliance;
                }
            }
        }
        let most = scenario.settings.events.bureau_parallel;
        // Who has no such event needs no session.
        let needs = |a: AllianceIx| {
            let mut events = scenario.events.iter();
            events.any(|e| e.alliance == a && e.mode == Mode::InPerson)
        };
        if !needs(alliance) {
            return Self { mine };
        }
        let mut before = 0;
        let mut alliances = 0;
        for a in scenario.alliance_ixs().filter(|&a| needs(a)) {
            before += u64::from(a < alliance);
            alliances += 1;
        }
        for (day, (load, mine)) in load.iter().zip(&mut mine).enumerate() {
            for session in 0..2 {
                // The same order in both sessions, so that a full day fits into one share.
                let spare = u64::from(most.saturating_sub(load[session])).min(alliances);
                let first = scatter(day as u64) % alliances;
                let turn = (before + alliances - first) % alliances;
                mine[session] |= turn < spare;
            }
        }
        Self { mine }
    }

    pub fn has(&self, day: u16, slot: Slot) -> bool {
        slot.sessions().iter().all(|s| self.mine[usize::from(day)][s.index()])
    }
}

/// Spreads days over alliances without the week's rhythm (Steele, Lea and Flood, "Fast
/// splittable pseudorandom number generators", OOPSLA 2014: the finaliser).
fn scatter(x: u64) -> u64 {
    let x = x.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

/// (event, local host) → days and slots.
type Places = BTreeMap<(usize, Option<usize>), Vec<(u16, Slot)>>;

/// Where the events of an alliance may go without a change of host.
#[derive(Debug, Default)]
pub(super) struct EventMoves {
    /// They keep E1, E6 and K3, and the past's E4.
    places: Places,
    gap: u16,
}

impl EventMoves {
    pub fn new(scenario: &Scenario, choices: &Choices, share: &CountyShare) -> Self {
        let mut places = Places::new();
        for (options, pinned) in choices.options.iter().zip(&choices.pinned) {
            for o in options.iter().filter(|_| !pinned) {
                if o.host.is_none() || share.has(o.day, o.slot) {
                    places.entry((o.event, o.host)).or_default().push((o.day, o.slot));
                }
            }
        }
        let gap = u16::try_from(scenario.settings.events.gap_days).unwrap_or(u16::MAX);
        Self { places, gap }
    }

    /// Days and slots of an event at the host that it has.
    pub fn of(&self, event: &DatedEvent) -> &[(u16, Slot)] {
        self.places.get(&(event.event, event.host)).map_or(&[], Vec::as_slice)
    }

    /// E4 among the events that are on the board.
    pub fn apart(&self, board: &Board, event: &DatedEvent) -> bool {
        let far = |o: &DatedEvent| o.day.abs_diff(event.day) >= self.gap.max(1);
        event.host.is_none() || board.events.iter().filter(|o| o.host.is_some()).all(far)
    }

    /// Whether two events keep E4, E5 and K1 between them.
    pub fn beside(&self, one: &DatedEvent, other: &DatedEvent) -> bool {
        let days = one.day.abs_diff(other.day);
        let meet = one.slot.sessions().iter().any(|s| other.slot.sessions().contains(s));
        let in_person = one.host.is_some() && other.host.is_some();
        (days > 0 || !meet) && !(in_person && days < self.gap.max(1))
    }
}
