//! E1–E6: events.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Violation;
use super::facts::{Facts, Row, breach};
use crate::domain::{
    ActivityKind, AllianceIx, Event, EventIx, EventKind, KinderIx, Message, Mode, Rule, Scenario,
    Session,
};

pub(super) fn check(facts: &Facts, rotation: bool, found: &mut Vec<Violation>) {
    let mut once: BTreeMap<EventIx, Vec<u32>> = BTreeMap::new();
    for r in facts.of_kind(ActivityKind::Event) {
        match r.row.event() {
            Some(e) => {
                once.entry(e).or_default().push(r.line);
                e1(facts, facts.scenario.event(e), r, found);
                e2(facts, facts.scenario.event(e), r, found);
            }
            None => {
                let message = Message::new("verify-e1-unknown").with("event", &r.row.id);
                found.push(breach(Rule::E1, [r.line], message));
            }
        }
    }
    for (e, lines) in once.into_iter().filter(|(_, lines)| lines.len() > 1) {
        let message = Message::new("verify-e1-once").with("event", &facts.scenario.event(e).id);
        found.push(breach(Rule::E1, lines, message));
    }
    if rotation {
        e3(facts, found);
    }
    e4(facts, found);
    e5(facts, found);
    e6(facts, found);
}

/// Inside its window, on sessions that it fits.
fn e1(facts: &Facts, event: &Event, r: Row, found: &mut Vec<Violation>) {
    let inside = event.from <= r.row.date && r.row.date <= event.to;
    let _ = facts;
    if !inside || !event.length.slots().contains(&r.row.slot) {
        let message = Message::new("verify-e1")
            .with("event", &event.id)
            .with("date", r.row.date)
            .with("session", r.row.slot)
            .with("from", event.from)
            .with("to", event.to)
            .with("length", event.length);
        found.push(breach(Rule::E1, [r.line], message));
    }
}

/// Kindergartens that may be chosen as hosts of an alliance's events (E2), in file order.
#[must_use]
pub fn eligible_hosts(scenario: &Scenario, alliance: AllianceIx) -> Vec<KinderIx> {
    let members = &scenario.alliance(alliance).members;
    let free = |e: &&Event| e.alliance == alliance && e.mode == Mode::InPerson && e.host.is_none();
    let delegates = scenario.events.iter().filter(free).map(|e| e.delegates).max();
    let delegates = delegates.unwrap_or(scenario.settings.events.delegates);
    let people = u64::from(delegates) * members.len() as u64;
    members
        .iter()
        .copied()
        .filter(|&k| {
            let place = scenario.kindergarten(k);
            place.can_host && place.host_capacity.is_none_or(|c| u64::from(c) >= people)
        })
        .collect()
}

/// The host is the named one, or an eligible one; an online event has none.
fn e2(facts: &Facts, event: &Event, r: Row, found: &mut Vec<Violation>) {
    let right = match (event.mode, event.host, r.row.kindergarten) {
        (Mode::Online, _, host) => host.is_none(),
        (Mode::InPerson, _, None) => false,
        (Mode::InPerson, Some(named), Some(host)) => named == host,
        (Mode::InPerson, None, Some(host)) => {
            eligible_hosts(facts.scenario, event.alliance).contains(&host)
        }
    };
    if !right {
        let host = r.row.kindergarten.map_or_else(|| "—".to_owned(), |k| facts.place(k));
        let message = Message::new("verify-e2").with("event", &event.id).with("host", host);
        found.push(breach(Rule::E2, [r.line], message));
    }
}

/// Rotation: a chosen host has at most one hosting more than any other eligible host.
fn e3(facts: &Facts, found: &mut Vec<Violation>) {
    let mut hostings: BTreeMap<KinderIx, u32> = BTreeMap::new();
    for row in facts.scenario.history.iter().filter(|a| a.kind() == ActivityKind::Event) {
        if let Some(host) = row.kindergarten
            && row.event_kind() != Some(EventKind::OpenHalfDay)
        {
            *hostings.entry(host).or_default() += 1;
        }
    }
    let mut chosen: BTreeMap<KinderIx, Vec<u32>> = BTreeMap::new();
    for (host, r) in facts.hosted() {
        let event = r.row.event().map(|e| facts.scenario.event(e));
        let kind = event.map(|e| e.kind).or(r.row.event_kind());
        if kind == Some(EventKind::OpenHalfDay) {
            continue;
        }
        *hostings.entry(host).or_default() += 1;
        if event.is_some_and(|e| e.host.is_none()) {
            chosen.entry(host).or_default().push(r.line);
        }
    }
    let count = |k: &KinderIx| hostings.get(k).copied().unwrap_or(0);
    for (host, lines) in chosen {
        let alliance = facts.scenario.kindergarten(host).alliance;
        let others = eligible_hosts(facts.scenario, alliance);
        let least = others.iter().filter(|&&k| k != host).map(|k| (count(k), *k)).min();
        if let Some((least, other)) = least.filter(|l| count(&host) > l.0 + 1) {
            let message = Message::new("verify-e3")
                .with("host", facts.place(host))
                .with("count", count(&host))
                .with("other", facts.place(other))
                .with("least", least);
            found.push(breach(Rule::E3, lines, message));
        }
    }
}

/// Days between in-person events of one alliance, history included.
fn e4(facts: &Facts, found: &mut Vec<Violation>) {
    let gap = facts.scenario.settings.events.gap_days;
    let mut dates: BTreeMap<AllianceIx, Vec<(Date, Option<u32>)>> = BTreeMap::new();
    for row in facts.scenario.history.iter().filter(|a| a.kind() == ActivityKind::Event) {
        if row.kindergarten.is_some() {
            dates.entry(row.alliance).or_default().push((row.date, None));
        }
    }
    for (_, r) in facts.hosted() {
        dates.entry(r.row.alliance).or_default().push((r.row.date, Some(r.line)));
    }
    for (a, mut all) in dates {
        all.sort_unstable();
        for pair in all.windows(2) {
            let days = (pair[1].0 - pair[0].0).get_days();
            if days < gap as i32 && (pair[0].1.is_some() || pair[1].1.is_some()) {
                let message = Message::new("verify-e4")
                    .with("alliance", &facts.scenario.alliance(a).name)
                    .with("first", pair[0].0)
                    .with("second", pair[1].0)
                    .with("days", days)
                    .with("limit", gap);
                found.push(breach(Rule::E4, pair.iter().filter_map(|p| p.1), message));
            }
        }
    }
}

/// In a session that an event takes, the alliance has no other activity.
fn e5(facts: &Facts, found: &mut Vec<Violation>) {
    let mut taken: BTreeMap<(AllianceIx, Date, Session), (u32, Vec<u32>)> = BTreeMap::new();
    for r in facts.activities() {
        for &s in r.row.slot.sessions() {
            let cell = taken.entry((r.row.alliance, r.row.date, s)).or_default();
            cell.0 += u32::from(r.row.kind() == ActivityKind::Event);
            cell.1.push(r.line);
        }
    }
    for ((a, date, session), (events, lines)) in taken {
        if events > 0 && lines.len() > 1 {
            let message = Message::new("verify-e5")
                .with("alliance", &facts.scenario.alliance(a).name)
                .with("date", date)
                .with("session", session);
            found.push(breach(Rule::E5, lines, message));
        }
    }
}

/// In-person events over the county in one session.
fn e6(facts: &Facts, found: &mut Vec<Violation>) {
    let limit = facts.scenario.settings.events.bureau_parallel;
    let mut taken: BTreeMap<(Date, Session), Vec<u32>> = BTreeMap::new();
    for (_, r) in facts.hosted() {
        for &s in r.row.slot.sessions() {
            taken.entry((r.row.date, s)).or_default().push(r.line);
        }
    }
    for ((date, session), lines) in taken {
        if lines.len() > limit as usize {
            let message = Message::new("verify-e6")
                .with("date", date)
                .with("session", session)
                .with("count", lines.len())
                .with("limit", limit);
            found.push(breach(Rule::E6, lines, message));
        }
    }
}
