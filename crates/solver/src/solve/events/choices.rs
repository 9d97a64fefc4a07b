//! All that an alliance could do with its events, the county left aside.

use super::super::board::DatedEvent;
use super::super::event_moves::CountyShare;
use super::super::instance::Past;
use super::hosts::{Hosting, eligible_hosts, in_turn};
use crate::calendar::WorkCalendar;
use crate::domain::{ActivityKind, AllianceIx, KinderIx, Mode, Scenario};
use crate::travel::DistanceTable;

/// Every host, day and slot that each event of an alliance could have, the county left aside.
#[derive(Debug, Clone)]
pub(in super::super) struct Choices {
    /// Positions in the scenario's events.
    pub events: Vec<usize>,
    /// By event: the places that E1, E2, K3, pins and the past's E4 leave, by day and slot.
    pub options: Vec<Vec<DatedEvent>>,
    /// By event: a hosting in turn (E3).
    pub in_turn: Vec<bool>,
    /// By event: in turn, and the host is chosen, not named.
    pub chosen: Vec<bool>,
    /// By event: a pin holds it, so it takes place.
    pub pinned: Vec<bool>,
    /// Local hosts that may be chosen (E2), sorted, with their hostings so far.
    pub eligible: Vec<(usize, u32)>,
    pub hosting: Hosting,
    /// Beside the other alliances as they stand (E6, L2).
    pub beside: bool,
}

impl Choices {
    pub fn new(
        scenario: &Scenario,
        table: &DistanceTable,
        calendar: &WorkCalendar,
        past: &Past,
        alliance: AllianceIx,
    ) -> Self {
        let members = &scenario.alliance(alliance).members;
        let local = |k: KinderIx| members.iter().position(|&m| m == k).unwrap_or(0);
        let hosts = eligible_hosts(scenario, alliance);
        let gap = scenario.settings.events.gap_days as i32;
        let mut choices = Self {
            events: Vec::new(),
            options: Vec::new(),
            in_turn: Vec::new(),
            chosen: Vec::new(),
            pinned: Vec::new(),
            eligible: hosts
                .iter()
                .map(|&h| (local(h), past.hostings.get(&h).copied().unwrap_or(0)))
                .collect(),
            beside: false,
            hosting: Hosting::new(scenario, table, alliance),
        };
        let duties = scenario
            .pins
            .iter()
            .filter(|p| p.kind() != ActivityKind::Event && p.alliance == alliance);
        let duties: Vec<_> = duties.map(|p| (p.date, p.slot, p.kindergarten)).collect();
        for e in scenario.event_ixs() {
            let event = scenario.event(e);
            if event.alliance != alliance {
                continue;
            }
            choices.events.push(e.index());
            choices.in_turn.push(in_turn(event));
            choices.chosen.push(in_turn(event) && event.host.is_none());
            let pinned = scenario.pins.iter().find(|p| p.event() == Some(e));
            choices.pinned.push(pinned.is_some());
            let here: Vec<Option<KinderIx>> = match (event.mode, event.host) {
                (Mode::Online, _) => vec![None],
                (_, Some(host)) => vec![Some(host)],
                _ => hosts.iter().copied().map(Some).collect(),
            };
            let mut options = Vec::new();
            for day in calendar.days() {
                let date = calendar.date(day);
                let dates = past.events.get(&alliance).map_or(&[][..], |v| v);
                let near = event.mode == Mode::InPerson
                    && dates.iter().any(|&d| (date - d).get_days().abs() < gap);
                if near || !(event.from..=event.to).contains(&date) {
                    continue;
                }
                for &slot in event.length.slots() {
                    for &host in &here {
                        let open = slot.sessions().iter().all(|&s| match host {
                            Some(h) => calendar.open(h, day, s),
                            None => calendar.alliance_open(alliance, day, s),
                        });
                        let as_pinned = pinned.is_none_or(|p| {
                            p.date == date && p.slot == slot && p.kindergarten == host
                        });
                        // A pinned visit keeps its session free of events (E5) and its place to
                        // itself (K1).
                        let beside_duties = pinned.is_some()
                            || duties.iter().all(|d| {
                                let meet =
                                    d.1.sessions().iter().any(|s| slot.sessions().contains(s));
                                d.0 != date || !meet && (host.is_none() || host != d.2)
                            });
                        let room = host.is_none() || scenario.settings.events.bureau_parallel > 0;
                        if open && as_pinned && beside_duties && room {
                            options.push(DatedEvent {
                                event: e.index(),
                                host: host.map(local),
                                day: day.0,
                                slot,
                            });
                        }
                    }
                }
            }
            choices.options.push(options);
        }
        choices
    }

    /// The same within what the alliance has of the county's sessions.
    pub fn within(mut self, share: &CountyShare) -> Self {
        for options in &mut self.options {
            options.retain(|o| o.host.is_none() || share.has(o.day, o.slot));
        }
        self.beside = true;
        self
    }
}
