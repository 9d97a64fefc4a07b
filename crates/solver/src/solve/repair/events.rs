//! Hosts and dates of an alliance's events, as near as possible to where they stood.

use std::collections::BTreeMap;

use super::old::Old;
use crate::domain::{EventIx, Scenario};
use crate::solve::board::DatedEvent;
use crate::solve::events::Choices;
use crate::solve::instance::Instance;

/// Placings kept.
const KEPT: usize = 12;

/// What a unit of quality and what one thing that is other weigh beside kilometres.
const QUALITY: f64 = 1e-3;
const UPHEAVAL: f64 = 1e-5;

/// Tries before the search gives up.
const NODES: u32 = 30_000;

/// Placings of an alliance's events.
#[derive(Debug, Default)]
pub(super) struct Placings {
    /// The most promising first; never empty.
    pub configs: Vec<Vec<DatedEvent>>,
    /// Events that no calendar places, the county's other events left aside.
    pub impossible: u32,
}

/// Finds placings with as many events as can be, and among those with the fewest changes.
///
/// `choices` says where each event may be, fixed ones only where they stand; `free` tells whether
/// the county has room for an event (E6); `other` are the same choices with the whole county free.
pub(super) fn place(inst: &Instance, old: &Old, choices: &Choices, other: &Choices) -> Placings {
    let whole = Search::new(inst, old, other);
    let (least_lost, complete) = whole.least_lost();
    let mut search = Search::new(inst, old, choices);
    let mut configs = Vec::new();
    'lost: for lost in 0..=search.events.len() {
        for changes in 0..=search.events.len() {
            search.run(lost, changes);
            if !search.found.is_empty() {
                configs = std::mem::take(&mut search.found);
                break 'lost;
            }
        }
    }
    configs.sort_by(|a, b| a.0.total_cmp(&b.0));
    configs.truncate(KEPT);
    let mut configs: Vec<Vec<DatedEvent>> = configs.into_iter().map(|c| c.1).collect();
    if configs.is_empty() {
        configs.push(old.fixed_events.clone());
    }
    Placings { configs, impossible: if complete { least_lost } else { 0 } }
}

struct Event {
    event: usize,
    /// Where it stood, if that is one of the options.
    stays: Option<DatedEvent>,
    stood: bool,
    fixed: Option<DatedEvent>,
    /// The other options, the most promising first, with what each costs.
    options: Vec<(f64, DatedEvent)>,
}

struct Search<'a> {
    scenario: &'a Scenario,
    choices: &'a Choices,
    events: Vec<Event>,
    /// By event of the scenario: its position in the choices.
    position: BTreeMap<usize, usize>,
    chosen: Vec<DatedEvent>,
    nodes: u32,
    found: Vec<(f64, Vec<DatedEvent>)>,
    first_only: bool,
}

impl<'a> Search<'a> {
    fn new(inst: &'a Instance, old: &Old, choices: &'a Choices) -> Self {
        let mut position = BTreeMap::new();
        let all: Vec<EventIx> = inst
            .scenario
            .event_ixs()
            .filter(|&e| inst.scenario.event(e).alliance == inst.alliance)
            .collect();
        let mut events = Vec::new();
        for (at, (e, options)) in all.iter().zip(&choices.options).enumerate() {
            position.insert(e.index(), at);
            let stood = old.events.iter().find(|o| o.event == e.index());
            let fixed = old.fixed_events.iter().find(|o| o.event == e.index()).copied();
            let mut rest: Vec<(f64, DatedEvent)> = options
                .iter()
                .filter(|o| Some(*o) != stood)
                .map(|o| (price(inst, old, choices, o), *o))
                .collect();
            rest.sort_by(|a, b| a.0.total_cmp(&b.0));
            events.push(Event {
                event: e.index(),
                stays: stood.filter(|s| options.contains(s)).copied(),
                stood: stood.is_some(),
                fixed,
                options: rest,
            });
        }
        // What stands still comes first, then what has the fewest places to go.
        events.sort_by_key(|e| (e.fixed.is_none(), e.options.len(), e.event));
        Self {
            scenario: inst.scenario,
            choices,
            events,
            position,
            chosen: Vec::new(),
            nodes: 0,
            found: Vec::new(),
            first_only: false,
        }
    }

    /// The fewest events that stay without a place, and whether that is certain.
    fn least_lost(mut self) -> (u32, bool) {
        self.first_only = true;
        for lost in 0..=self.events.len() {
            self.run(lost, self.events.len());
            if !self.found.is_empty() {
                return (lost as u32, true);
            }
            if self.nodes == 0 {
                break;
            }
        }
        (0, false)
    }

    fn run(&mut self, lost: usize, changes: usize) {
        self.nodes = NODES;
        self.chosen.clear();
        self.descend(0, lost, changes, 0.0);
    }

    fn descend(&mut self, at: usize, lost: usize, changes: usize, price: f64) {
        if self.nodes == 0
            || self.found.len() >= 40 * KEPT
            || self.first_only && !self.found.is_empty()
        {
            return;
        }
        self.nodes -= 1;
        let Some(event) = self.events.get(at) else {
            if self.rotates() {
                self.found.push((price, self.chosen.clone()));
            }
            return;
        };
        let (stays, stood, fixed) = (event.stays, event.stood, event.fixed);
        if let Some(fixed) = fixed {
            self.chosen.push(fixed);
            self.descend(at + 1, lost, changes, price);
            self.chosen.pop();
            return;
        }
        if let Some(stays) = stays.filter(|s| self.apart(s)) {
            self.chosen.push(stays);
            self.descend(at + 1, lost, changes, price);
            self.chosen.pop();
        }
        let cost = usize::from(stood);
        if changes >= cost {
            let mut tried = 0;
            for i in 0..self.events[at].options.len() {
                let (own, option) = self.events[at].options[i];
                if self.nodes == 0 || tried > 200 {
                    break;
                }
                if self.apart(&option) {
                    tried += 1;
                    self.chosen.push(option);
                    self.descend(at + 1, lost, changes - cost, price + own);
                    self.chosen.pop();
                }
            }
        }
        if lost > 0 && changes >= cost {
            self.descend(at + 1, lost - 1, changes - cost, price);
        }
    }

    /// E4, E5 and K1 among the events chosen so far.
    fn apart(&self, event: &DatedEvent) -> bool {
        let gap = self.scenario.settings.events.gap_days;
        self.chosen.iter().all(|other| {
            let days = u32::from(event.day.abs_diff(other.day));
            let meet = days == 0
                && (other.slot.sessions().iter().any(|s| event.slot.sessions().contains(s))
                    || event.host.is_some() && event.host == other.host);
            !(meet || event.host.is_some() && other.host.is_some() && days < gap)
        })
    }

    /// E3 over the events chosen.
    fn rotates(&self) -> bool {
        let mut total: BTreeMap<usize, u32> = self.choices.eligible.iter().copied().collect();
        let mut bound: Vec<usize> = Vec::new();
        for event in &self.chosen {
            let at = self.position[&event.event];
            let Some(host) = event.host.filter(|_| self.choices.in_turn[at]) else { continue };
            if let Some(n) = total.get_mut(&host) {
                *n += 1;
                if self.choices.chosen[at] {
                    bound.push(host);
                }
            }
        }
        let least = |host: usize| total.iter().filter(|(h, _)| **h != host).map(|(_, n)| *n).min();
        bound.iter().all(|h| least(*h).is_none_or(|n| total[h] <= n + 1))
    }
}

/// Duties that an event would push out, then kilometres, then the day of the week and the weeks
/// from where it stood, then how much else is other.
fn price(inst: &Instance, old: &Old, choices: &Choices, event: &DatedEvent) -> f64 {
    let met = old
        .duties
        .iter()
        .filter(|d| {
            d.day == event.day
                && (event.host == Some(d.place)
                    || event.slot.sessions().iter().any(|s| s.index() == usize::from(d.session)))
        })
        .count();
    let km = choices.hosting.km(event);
    let start = inst.scenario.settings.term.start;
    let date = start + jiff::Span::new().days(i64::from(event.day));
    let preferred = inst.scenario.settings.quality.preferred_weekdays.contains(&date.weekday());
    let mut own = met as f64 * 1e6 + km + if preferred { 0.0 } else { QUALITY };
    if let Some(was) = old.events.iter().find(|was| was.event == event.event) {
        let other = [was.day != event.day, was.slot != event.slot, was.host != event.host];
        own += QUALITY * f64::from(was.day.abs_diff(event.day) / 7)
            + other.into_iter().filter(|other| *other).count() as f64 * UPHEAVAL;
    }
    own
}
