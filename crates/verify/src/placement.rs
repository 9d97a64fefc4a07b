//! L1–L3: placements.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::Violation;
use super::facts::{Facts, Stay, breach};
use crate::domain::{ActivityKind, KinderIx, Message, PlacementIx, Rule, Session, StaffIx};

pub(super) fn check(facts: &Facts, found: &mut Vec<Violation>) {
    for stay in &facts.stays {
        l1(facts, stay, found);
    }
    once(facts, found);
    l2(facts, found);
    l3(facts, found);
}

/// The person and the host of its row, on the required number of consecutive days of the host,
/// inside the window, with the person available.
fn l1(facts: &Facts, stay: &Stay, found: &mut Vec<Violation>) {
    let message = |key| Message::new(key).with("activity", &stay.row.id);
    let Some(ix) = stay.row.placement() else {
        found.push(breach(Rule::L1, [stay.line], message("verify-l1-unknown")));
        return;
    };
    let asked = facts.scenario.placement(ix);
    if (stay.person, stay.host) != (asked.person, asked.host) || stay.row.staff.len() != 1 {
        let message = message("verify-l1-row")
            .with("person", facts.who(asked.person))
            .with("place", facts.place(asked.host));
        found.push(breach(Rule::L1, [stay.line], message));
        return;
    }
    let (first, last) = (stay.row.date, stay.row.last_day());
    let ends = stay.dates.first() == Some(&first) && stay.dates.last() == Some(&last);
    let inside = asked.from <= first && last <= asked.to;
    if !ends || !inside || stay.dates.len() != asked.days as usize {
        let message = message("verify-l1")
            .with("first", first)
            .with("last", last)
            .with("count", stay.dates.len())
            .with("days", asked.days)
            .with("from", asked.from)
            .with("to", asked.to);
        found.push(breach(Rule::L1, [stay.line], message));
    }
    let both = [Session::Am, Session::Pm];
    let there = |date: &&Date| {
        facts
            .day(**date)
            .is_some_and(|day| both.iter().all(|&s| facts.calendar.available(stay.person, day, s)))
    };
    if let Some(date) = stay.dates.iter().find(|date| !there(date)) {
        let message =
            message("verify-l1-away").with("person", facts.who(stay.person)).with("date", *date);
        found.push(breach(Rule::L1, [stay.line], message));
    }
}

/// No placement occurs twice; a row without a person or a host is no placement.
fn once(facts: &Facts, found: &mut Vec<Violation>) {
    let mut rows: BTreeMap<PlacementIx, Vec<u32>> = BTreeMap::new();
    let whole: BTreeSet<usize> = facts.stays.iter().map(|s| s.at).collect();
    for (at, r) in facts.rows.iter().enumerate() {
        if r.row.kind() == ActivityKind::Placement && !whole.contains(&at) {
            let message = Message::new("verify-l1-unknown").with("activity", &r.row.id);
            found.push(breach(Rule::L1, [r.line], message));
        }
        if let Some(ix) = r.row.placement() {
            rows.entry(ix).or_default().push(r.line);
        }
    }
    for (ix, lines) in rows.into_iter().filter(|(_, lines)| lines.len() > 1) {
        let id = &facts.scenario.placement(ix).id;
        let message = Message::new("verify-l1-once").with("activity", id);
        found.push(breach(Rule::L1, lines, message));
    }
}

/// Placements at one host on one day.
fn l2(facts: &Facts, found: &mut Vec<Violation>) {
    let mut days: BTreeMap<(KinderIx, Date), Vec<u32>> = BTreeMap::new();
    for stay in &facts.stays {
        for &date in &stay.dates {
            days.entry((stay.host, date)).or_default().push(stay.line);
        }
    }
    let mut said: BTreeSet<Vec<u32>> = BTreeSet::new();
    for ((host, date), lines) in days {
        let limit = facts.scenario.kindergarten(host).placements_max;
        // The same placements on the following days are the same violation.
        if lines.len() > limit as usize && said.insert(lines.clone()) {
            let message = Message::new("verify-l2")
                .with("place", facts.place(host))
                .with("date", date)
                .with("count", lines.len())
                .with("limit", limit);
            found.push(breach(Rule::L2, lines, message));
        }
    }
}

/// No duty and no second placement on a day of a placement.
fn l3(facts: &Facts, found: &mut Vec<Violation>) {
    let mut days: BTreeMap<(StaffIx, Date), Vec<u32>> = BTreeMap::new();
    for stay in &facts.stays {
        for &date in &stay.dates {
            days.entry((stay.person, date)).or_default().push(stay.line);
        }
    }
    for duty in &facts.duties {
        if let Some(lines) = days.get_mut(&(duty.person, duty.row.date)) {
            lines.push(duty.line);
        }
    }
    let mut said: BTreeSet<Vec<u32>> = BTreeSet::new();
    for ((person, date), lines) in days {
        if lines.len() > 1 && said.insert(lines.clone()) {
            let message =
                Message::new("verify-l3").with("person", facts.who(person)).with("date", date);
            found.push(breach(Rule::L3, lines, message));
        }
    }
}
