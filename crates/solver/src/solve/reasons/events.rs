//! Why an event does not take place: for each day and slot of its window the first rule that
//! stands there in the calendar as it is, with the event, the county or the hosts concerned.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::super::events::{eligible_hosts, in_turn};
use super::super::instance::Past;
use crate::calendar::{DayIx, WorkCalendar};
use crate::domain::{
    Activity, ActivityKind, Demand, Event, EventKind, KinderIx, Message, Mode, Plan, Scenario, Slot,
};

/// What stands at a time, the most lasting first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Obstacle {
    /// E4: the event that is too near.
    Near(Other),
    /// E5: the event that has the session.
    Taken(Other),
    /// E6.
    Crowded,
    /// K1 at every open host.
    Busy,
    /// E3: hosts that are open and out of turn.
    OutOfTurn(Vec<String>),
    /// E5: visits or inspections.
    Duties,
    /// Nothing by itself.
    Free,
}

/// Another event: date, title and kind.
type Other = (Date, String, Option<EventKind>);

fn other(row: &Activity) -> Other {
    (row.date, row.title.clone(), row.event_kind())
}

/// Words the reasons of all events of a plan that do not take place.
pub(in super::super) fn lost_events(
    plan: &mut Plan,
    scenario: &Scenario,
    calendar: &WorkCalendar,
    past: &Past,
) {
    let view = View { scenario, calendar, past, rows: &plan.activities };
    for lost in plan.shortfalls.iter_mut().filter(|s| s.demand == Demand::D3) {
        if let Some(event) = scenario.events.iter().find(|e| e.id == lost.subject) {
            lost.reason = view.reason(event);
        }
    }
}

/// A row of the history may have no title.
fn named(message: Message, (date, title, kind): Other) -> Message {
    let message = message.with("date", date);
    match kind.filter(|_| title.is_empty()) {
        Some(kind) => message.with("event", kind),
        None => message.with("event", title),
    }
}

struct View<'a> {
    scenario: &'a Scenario,
    calendar: &'a WorkCalendar,
    past: &'a Past,
    rows: &'a [Activity],
}

impl View<'_> {
    fn reason(&self, event: &Event) -> Vec<Message> {
        let settings = &self.scenario.settings;
        let hosts: Vec<KinderIx> = match (event.mode, event.host) {
            (Mode::Online, _) => Vec::new(),
            (_, Some(host)) => vec![host],
            _ => eligible_hosts(self.scenario, event.alliance),
        };
        if event.mode == Mode::InPerson && hosts.is_empty() {
            return vec![Message::new("reason-no-host").with("line", event.line)];
        }
        let mut count: BTreeMap<Obstacle, usize> = BTreeMap::new();
        let mut of = 0;
        let inside = |day: &DayIx| {
            let date = self.calendar.date(*day);
            event.from <= date && date <= event.to
        };
        for day in self.calendar.days().filter(inside) {
            for &slot in event.length.slots() {
                let open =
                    |h: &KinderIx| slot.sessions().iter().all(|&s| self.calendar.open(*h, day, s));
                let open: Vec<KinderIx> = hosts.iter().copied().filter(open).collect();
                let works = slot
                    .sessions()
                    .iter()
                    .all(|&s| self.calendar.alliance_open(event.alliance, day, s));
                if open.is_empty() && (event.mode == Mode::InPerson || !works) {
                    continue;
                }
                of += 1;
                let obstacle = self.obstacle(event, self.calendar.date(day), slot, &open);
                *count.entry(obstacle).or_default() += 1;
            }
        }
        if of == 0 {
            return vec![
                Message::new("reason-event-closed")
                    .with("from", event.from)
                    .with("to", event.to)
                    .with("duration", event.length)
                    .with("line", event.line),
            ];
        }
        let mut found: Vec<(Obstacle, usize)> = count.into_iter().collect();
        found.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        let word = |(obstacle, n): (Obstacle, usize)| {
            let message = match obstacle {
                Obstacle::Near(other) => named(Message::new("reason-event-near"), other)
                    .with("gap", settings.events.gap_days),
                Obstacle::Taken(other) => named(Message::new("reason-event-taken"), other),
                Obstacle::Crowded => Message::new("reason-event-crowded")
                    .with("parallel", settings.events.bureau_parallel),
                Obstacle::Busy => Message::new("reason-event-busy"),
                Obstacle::OutOfTurn(hosts) => {
                    Message::new("reason-event-turn").with_list("hosts", hosts)
                }
                Obstacle::Duties => Message::new("reason-event-duties"),
                Obstacle::Free => Message::new("reason-event-free"),
            };
            message.with("n", n).with("of", of).with("duration", event.length)
        };
        found.into_iter().map(word).collect()
    }

    fn obstacle(&self, event: &Event, date: Date, slot: Slot, open: &[KinderIx]) -> Obstacle {
        let settings = &self.scenario.settings.events;
        let meets = |row: &&Activity| {
            let sessions = row.slot.sessions();
            row.date == date && sessions.iter().any(|s| slot.sessions().contains(s))
        };
        let own = || self.rows.iter().filter(|r| r.alliance == event.alliance);
        if event.mode == Mode::InPerson {
            let gap = settings.gap_days as i32;
            let before = self.scenario.history.iter().filter(|r| r.alliance == event.alliance);
            let near = before
                .chain(own())
                .filter(|r| r.kind() == ActivityKind::Event && r.kindergarten.is_some())
                .map(|r| ((r.date - date).get_days().abs(), r))
                .filter(|(days, _)| *days < gap);
            if let Some((_, row)) = near.min_by_key(|(days, row)| (*days, row.date)) {
                return Obstacle::Near(other(row));
            }
        }
        let mut there = own().filter(meets);
        if let Some(row) = there.find(|r| r.kind() == ActivityKind::Event) {
            return Obstacle::Taken(other(row));
        }
        if event.mode == Mode::InPerson {
            let full = slot.sessions().iter().any(|s| {
                let here = self.rows.iter().filter(|r| {
                    r.kind() == ActivityKind::Event
                        && r.kindergarten.is_some()
                        && r.date == date
                        && r.slot.sessions().contains(s)
                });
                here.count() as u32 >= settings.bureau_parallel
            });
            if full {
                return Obstacle::Crowded;
            }
            let busy = |h: &KinderIx| {
                self.rows.iter().any(|r| r.date == date && r.kindergarten == Some(*h))
            };
            let free: Vec<KinderIx> = open.iter().copied().filter(|h| !busy(h)).collect();
            if free.is_empty() {
                return Obstacle::Busy;
            }
            let chosen = event.host.is_none() && in_turn(event);
            if chosen && !free.iter().any(|&h| self.in_its_turn(event, h)) {
                let name = |h: &KinderIx| self.scenario.kindergarten(*h).name.clone();
                return Obstacle::OutOfTurn(free.iter().map(name).collect());
            }
        }
        if own().any(|r| meets(&r)) { Obstacle::Duties } else { Obstacle::Free }
    }

    /// E3 with one hosting more at a host.
    fn in_its_turn(&self, event: &Event, host: KinderIx) -> bool {
        let hostings = |h: KinderIx| {
            let held = self.rows.iter().filter(|r| {
                r.kindergarten == Some(h)
                    && r.event().is_some_and(|e| in_turn(self.scenario.event(e)))
            });
            self.past.hostings.get(&h).copied().unwrap_or(0) + held.count() as u32
        };
        let mut others = eligible_hosts(self.scenario, event.alliance);
        others.retain(|&h| h != host);
        let least = others.into_iter().map(hostings).min();
        least.is_none_or(|least| hostings(host) < least + 1)
    }
}
