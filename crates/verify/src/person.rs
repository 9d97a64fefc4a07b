//! P1–P9: limits on the duties of one person.

use std::collections::{BTreeMap, BTreeSet};

use super::Violation;
use super::facts::{Duty, Facts, MINUTES_SLACK, breach};
use crate::calendar::iso_week_start;
use crate::domain::{ApartFrom, KinderIx, Message, Role, Rule};

pub(super) fn check(facts: &Facts, found: &mut Vec<Violation>) {
    for day in facts.days() {
        p1(facts, day, found);
        p2(facts, day, found);
        p5(facts, day, found);
    }
    p3(facts, found);
    for duty in &facts.duties {
        p4(facts, duty, found);
        p6(facts, duty, found);
        p7(facts, duty, found);
    }
    p8(facts, found);
    p9(facts, found);
}

/// At most one activity in a session.
fn p1(facts: &Facts, day: &[Duty], found: &mut Vec<Violation>) {
    for same in day.chunk_by(|a, b| a.session == b.session).filter(|s| s.len() > 1) {
        let message = Message::new("verify-p1")
            .with("person", facts.who(same[0].person))
            .with("date", same[0].row.date);
        found.push(breach(Rule::P1, same.iter().map(|d| d.line), message));
    }
}

/// A day's duties are all outreach or all inspection.
fn p2(facts: &Facts, day: &[Duty], found: &mut Vec<Violation>) {
    if day.iter().any(|d| d.role != day[0].role) {
        let message = Message::new("verify-p2")
            .with("person", facts.who(day[0].person))
            .with("date", day[0].row.date);
        found.push(breach(Rule::P2, day.iter().map(|d| d.line), message));
    }
}

/// Days with duties in an ISO week.
fn p3(facts: &Facts, found: &mut Vec<Violation>) {
    let limit = facts.scenario.settings.limits.days_out_per_week;
    let mut weeks: BTreeMap<_, (u32, Vec<u32>)> = BTreeMap::new();
    for day in facts.days() {
        let week = weeks.entry((day[0].person, iso_week_start(day[0].row.date))).or_default();
        week.0 += 1;
        week.1.extend(day.iter().map(|d| d.line));
    }
    for ((person, monday), (days, lines)) in weeks {
        if days > limit {
            let message = Message::new("verify-p3")
                .with("person", facts.who(person))
                .with("week", monday)
                .with("days", days)
                .with("limit", limit);
            found.push(breach(Rule::P3, lines, message));
        }
    }
}

/// One-way minutes from home.
fn p4(facts: &Facts, duty: &Duty, found: &mut Vec<Violation>) {
    let person = facts.scenario.person(duty.person);
    let way = facts.way(&[person.home, duty.place], duty.row.date);
    if way > person.max_one_way.0 + MINUTES_SLACK {
        let key = if way.is_finite() { "verify-p4" } else { "verify-p4-road" };
        let message = Message::new(key)
            .with("date", duty.row.date)
            .with("person", facts.who(duty.person))
            .with("place", facts.place(duty.place))
            .with("minutes", format!("{way:.1}"))
            .with("limit", format!("{:.1}", person.max_one_way.0));
        found.push(breach(Rule::P4, [duty.line], message));
    }
}

/// Route minutes of the day.
fn p5(facts: &Facts, day: &[Duty], found: &mut Vec<Violation>) {
    let limit = facts.scenario.settings.travel.max_drive_minutes_per_day.0;
    let home = facts.scenario.person(day[0].person).home;
    let places = day.iter().map(|d| d.place);
    let way: Vec<KinderIx> = [home].into_iter().chain(places).chain([home]).collect();
    let route = facts.way(&way, day[0].row.date);
    if route > limit + MINUTES_SLACK {
        let key = if route.is_finite() { "verify-p5" } else { "verify-p5-road" };
        let message = Message::new(key)
            .with("person", facts.who(day[0].person))
            .with("date", day[0].row.date)
            .with("minutes", format!("{route:.1}"))
            .with("limit", format!("{limit:.1}"));
        found.push(breach(Rule::P5, day.iter().map(|d| d.line), message));
    }
}

/// Not at home, inside the alliance, in one's role.
fn p6(facts: &Facts, duty: &Duty, found: &mut Vec<Violation>) {
    let person = facts.scenario.person(duty.person);
    let outside = facts.scenario.kindergarten(duty.place).alliance
        != facts.scenario.kindergarten(person.home).alliance;
    let key = if person.home == duty.place {
        "verify-p6-home"
    } else if outside {
        "verify-p6-alliance"
    } else if duty.role == Role::Outreach && !person.backbone {
        "verify-p6-backbone"
    } else if duty.role == Role::Inspection && !person.mentor {
        "verify-p6-mentor"
    } else {
        return;
    };
    let message = Message::new(key)
        .with("person", facts.who(duty.person))
        .with("place", facts.place(duty.place));
    found.push(breach(Rule::P6, [duty.line], message));
}

/// Available in the session. K3 checks days outside the term.
fn p7(facts: &Facts, duty: &Duty, found: &mut Vec<Violation>) {
    let Some(day) = facts.day(duty.row.date) else { return };
    // On a day without work every place is closed; K3 reports this once for the row.
    let worked = facts.calendar.is_working(day) && facts.calendar.county_open(day, duty.session);
    if worked && !facts.calendar.available(duty.person, day, duty.session) {
        let message = Message::new("verify-p7")
            .with("person", facts.who(duty.person))
            .with("date", duty.row.date)
            .with("session", duty.session);
        found.push(breach(Rule::P7, [duty.line], message));
    }
}

/// No duty and no placement at a kindergarten that the person is kept apart from; two people kept
/// apart are never in one activity.
fn p8(facts: &Facts, found: &mut Vec<Violation>) {
    if facts.scenario.apart.is_empty() {
        return;
    }
    let (mut places, mut people) = (BTreeSet::new(), BTreeSet::new());
    for apart in &facts.scenario.apart {
        match apart.from {
            ApartFrom::Kindergarten(k) => places.insert((apart.person, k)),
            ApartFrom::Person(p) => people.insert((apart.person.min(p), apart.person.max(p))),
        };
    }
    let duties = facts.duties.iter().map(|d| (d.person, d.place, d.line));
    for (person, place, line) in
        duties.chain(facts.stays.iter().map(|s| (s.person, s.host, s.line)))
    {
        if places.contains(&(person, place)) {
            let message = Message::new("verify-p8-place")
                .with("person", facts.who(person))
                .with("place", facts.place(place));
            found.push(breach(Rule::P8, [line], message));
        }
    }
    for r in facts.rows.iter().filter(|_| !people.is_empty()) {
        let mut staff = r.row.staff.clone();
        staff.sort_unstable();
        for (i, &a) in staff.iter().enumerate() {
            for &b in staff[i + 1..].iter().filter(|&&b| people.contains(&(a, b))) {
                let message = Message::new("verify-p8-people")
                    .with("person", facts.who(a))
                    .with("other", facts.who(b))
                    .with("date", r.row.date);
                found.push(breach(Rule::P8, [r.line], message));
            }
        }
    }
}

/// Minutes of the term's duties, both roles together.
fn p9(facts: &Facts, found: &mut Vec<Violation>) {
    let session = facts.scenario.settings.burden.session_minutes.0;
    for mine in facts.duties.chunk_by(|a, b| a.person == b.person) {
        let person = facts.scenario.person(mine[0].person);
        let Some(limit) = person.minutes_max else { continue };
        let days = mine.chunk_by(|a, b| a.row.date == b.row.date);
        let minutes: f64 = days
            .map(|day| {
                let stops: Vec<KinderIx> = day.iter().map(|d| d.place).collect();
                facts.table.route_minutes(person.home, &stops).0 + session * day.len() as f64
            })
            .sum();
        if minutes > limit.0 + MINUTES_SLACK {
            let message = Message::new("verify-p9")
                .with("person", facts.who(mine[0].person))
                .with("minutes", format!("{minutes:.1}"))
                .with("limit", format!("{:.1}", limit.0));
            found.push(breach(Rule::P9, mine.iter().map(|d| d.line), message));
        }
    }
}
