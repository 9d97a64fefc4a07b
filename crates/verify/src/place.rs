//! K1–K3 and H1: activities at a kindergarten, and absences of its staff.

use std::collections::BTreeMap;

use super::Violation;
use super::facts::{Facts, breach};
use crate::calendar::iso_week_start;
use crate::domain::{KinderIx, Message, Rule, Session, StaffIx};

pub(super) fn check(facts: &Facts, found: &mut Vec<Violation>) {
    k1(facts, found);
    k2(facts, found);
    k3(facts, found);
    h1(facts, found);
}

/// At most one activity on a day; an event counts at its host.
fn k1(facts: &Facts, found: &mut Vec<Violation>) {
    let mut days: BTreeMap<_, Vec<u32>> = BTreeMap::new();
    for r in facts.activities() {
        if let Some(k) = r.row.kindergarten {
            days.entry((k, r.row.date)).or_default().push(r.line);
        }
    }
    for ((k, date), lines) in days.into_iter().filter(|(_, lines)| lines.len() > 1) {
        let message = Message::new("verify-k1").with("place", facts.place(k)).with("date", date);
        found.push(breach(Rule::K1, lines, message));
    }
}

/// Incoming outreach and inspection activities in an ISO week.
fn k2(facts: &Facts, found: &mut Vec<Violation>) {
    let limit = facts.scenario.settings.limits.incoming_per_week;
    let mut weeks: BTreeMap<_, Vec<u32>> = BTreeMap::new();
    for (k, r) in facts.incoming() {
        weeks.entry((k, iso_week_start(r.row.date))).or_default().push(r.line);
    }
    for ((k, monday), lines) in weeks {
        if lines.len() > limit as usize {
            let message = Message::new("verify-k2")
                .with("place", facts.place(k))
                .with("week", monday)
                .with("count", lines.len())
                .with("limit", limit);
            found.push(breach(Rule::K2, lines, message));
        }
    }
}

/// Open in every session taken; an online event needs the alliance open.
fn k3(facts: &Facts, found: &mut Vec<Violation>) {
    for r in facts.activities() {
        let day = facts.day(r.row.date);
        let open = |s: &Session| {
            day.is_some_and(|day| match r.row.kindergarten {
                Some(k) => facts.calendar.open(k, day, *s),
                None => facts.calendar.alliance_open(r.row.alliance, day, *s),
            })
        };
        if !r.row.slot.sessions().iter().all(open) {
            let place = r.row.kindergarten.map_or_else(
                || facts.scenario.alliance(r.row.alliance).name.clone(),
                |k| facts.place(k),
            );
            let key = if day.is_some() { "verify-k3" } else { "verify-k3-term" };
            let message = Message::new(key)
                .with("place", place)
                .with("date", r.row.date)
                .with("session", r.row.slot);
            found.push(breach(Rule::K3, [r.line], message));
        }
    }
}

/// Home cover. A person with a duty is absent in its session; a person with two duties that day, or
/// one more than `travel.half_day_reach_minutes` from home, in both. A person on a placement, or
/// named by a closure, is also absent unless replaced. Only sessions in which a duty or a placement
/// causes an absence are checked.
fn h1(facts: &Facts, found: &mut Vec<Violation>) {
    let reach = facts.scenario.settings.travel.half_day_reach_minutes.0 + 1e-7;
    let mut absent: BTreeMap<(KinderIx, _, Session), Vec<(StaffIx, u32)>> = BTreeMap::new();
    for day in facts.days() {
        let home = facts.scenario.person(day[0].person).home;
        let all_day =
            day.len() > 1 || day.iter().any(|d| facts.table.minutes(home, d.place).0 > reach);
        for &session in [Session::Am, Session::Pm].iter() {
            if let Some(duty) = day.iter().find(|d| all_day || d.session == session) {
                let away = absent.entry((home, day[0].row.date, session)).or_default();
                away.push((day[0].person, duty.line));
            }
        }
    }
    for stay in &facts.stays {
        if stay.row.placement().is_some_and(|p| facts.scenario.placement(p).replaced) {
            continue;
        }
        let home = facts.scenario.person(stay.person).home;
        for &date in &stay.dates {
            for session in [Session::Am, Session::Pm] {
                let away = absent.entry((home, date, session)).or_default();
                // L3 checks duties on the same day.
                if !away.iter().any(|a| a.0 == stay.person) {
                    away.push((stay.person, stay.line));
                }
            }
        }
    }
    let mut staff: BTreeMap<KinderIx, Vec<StaffIx>> = BTreeMap::new();
    for p in facts.scenario.staff_ixs() {
        staff.entry(facts.scenario.person(p).home).or_default().push(p);
    }
    for ((home, date, session), away) in absent {
        let named = |p: &StaffIx| {
            let by_closure = |day| facts.calendar.absent(*p, day, session);
            facts.day(date).is_some_and(by_closure) && !away.iter().any(|a| a.0 == *p)
        };
        let named: Vec<StaffIx> = staff[&home].iter().copied().filter(named).collect();
        let count = away.len() + named.len();
        let limit = facts.scenario.kindergarten(home).max_away;
        if count > limit as usize {
            let people = away.iter().map(|a| a.0).chain(named);
            let names: Vec<String> = people.map(|p| facts.who(p)).collect();
            let message = Message::new("verify-h1")
                .with("place", facts.place(home))
                .with("date", date)
                .with("session", session)
                .with_list("people", names)
                .with("count", count)
                .with("limit", limit);
            found.push(breach(Rule::H1, away.iter().map(|a| a.1), message));
        }
    }
}
