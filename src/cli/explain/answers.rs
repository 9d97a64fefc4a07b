//! A person's card, and the substitutes of an activity.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::Asked;
use crate::domain::{Message, Rule, StaffIx};
use crate::explain::{Other, Standing, Substitute, candidates as substitutes, card as make_card};

/// People and substitutes shown unless all are asked for.
const SHOWN: usize = 8;

fn levels(more: &Standing) -> Value {
    json!({
        "shortfall": more.shortfall,
        "cost": more.cost,
        "vehicle_km": more.km,
        "quality": more.quality,
    })
}

pub(super) fn card(asked: &Asked, person: StaffIx) -> (String, Value) {
    let scenario = asked.scenario;
    let found = make_card(scenario, asked.calendar, person, asked.policy);
    let home = asked.place(scenario.person(person).home);
    let title = Message::new("explain-card-title").with("person", asked.person(person));
    let mut text = asked.title(&title.with("home", home));
    for b in &found.burdens {
        text += &asked.line(
            &Message::new("explain-card-burden")
                .with("role", asked.voice.word(b.role))
                .with("burden", format!("{:.0}", b.burden.0))
                .with("people", b.people)
                .with("mean", format!("{:.0}", b.mean.0))
                .with("largest", format!("{:.0}", b.largest.0))
                .with("rank", b.rank),
        );
    }
    if found.duties.is_empty() && found.placements.is_empty() {
        text += &asked.line(&Message::new("explain-card-none"));
    }
    for &at in &found.placements {
        text += &asked.line(&placement(asked, at));
    }
    for duty in &found.duties {
        let row = &asked.calendar[duty.at];
        text += &format!(
            "\n{}",
            asked.title(
                &Message::new("explain-card-duty")
                    .with("activity", &row.id)
                    .with("date", row.date)
                    .with("weekday", asked.voice.word(row.date.weekday()))
                    .with("session", asked.voice.word(row.slot))
                    .with("place", row.kindergarten.map_or(String::new(), |k| asked.place(k)))
                    .with("role", asked.voice.word(duty.role)),
            )
        );
        let mut others: Vec<&Other> = duty.others.iter().collect();
        others.sort_by(|a, b| rank(a).cmp(&rank(b)).then_with(|| better(a, b)));
        let shown = if asked.all { others.len() } else { SHOWN.min(others.len()) };
        for other in &others[..shown] {
            text += &asked.line(&said(asked, other));
        }
        if shown < others.len() {
            let more = Message::new("explain-card-more").with("n", others.len() - shown);
            text += &asked.line(&more);
        }
    }
    let value = json!({
        "person": scenario.person(person).id,
        "burdens": found.burdens.iter().map(|b| json!({
            "role": b.role,
            "burden": b.burden.0,
            "mean": b.mean.0,
            "largest": b.largest.0,
            "rank": b.rank,
            "people": b.people,
        })).collect::<Vec<_>>(),
        "placements": found.placements.iter().map(|&at| &asked.calendar[at].id).collect::<Vec<_>>(),
        "duties": found.duties.iter().map(|d| json!({
            "activity": asked.calendar[d.at].id,
            "role": d.role,
            "others": d.others.iter().map(|o| json!({
                "person": scenario.person(o.person).id,
                "rules": names(&o.rules),
                "more": o.rules.is_empty().then(|| levels(&o.more)),
                "exchange": o.exchange.as_ref().map(|(id, more)| json!({
                    "activity": id,
                    "more": levels(more),
                })),
            })).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
    });
    (text, value)
}

/// A placement of a calendar, with what can change in it.
pub(super) fn placement(asked: &Asked, at: usize) -> Message {
    let row = &asked.calendar[at];
    Message::new("explain-placement")
        .with("activity", &row.id)
        .with("from", row.date)
        .with("until", row.last_day())
        .with("place", row.kindergarten.map_or(String::new(), |k| asked.place(k)))
}

fn names(rules: &[Rule]) -> Vec<&'static str> {
    rules.iter().map(|r| r.name()).collect()
}

/// Those who could take over come first, then those who could exchange.
fn rank(other: &Other) -> u8 {
    match other {
        Other { rules, .. } if rules.is_empty() => 0,
        Other { exchange: Some(_), .. } => 1,
        _ => 2,
    }
}

fn better(a: &Other, b: &Other) -> std::cmp::Ordering {
    let level = |o: &Other| match &o.exchange {
        Some((_, more)) if !o.rules.is_empty() => *more,
        _ => o.more,
    };
    level(a).order(&level(b))
}

fn said(asked: &Asked, other: &Other) -> Message {
    let named = |key| Message::new(key).with("person", asked.person(other.person));
    match (&other.rules[..], &other.exchange) {
        ([], _) => named("explain-card-cost").with("more", asked.more(&other.more)),
        (rules, Some((id, more))) => named("explain-card-exchange")
            .with("rules", asked.rules(rules))
            .with("activity", id)
            .with("more", asked.more(more)),
        (rules, None) => named("explain-card-rule").with("rules", asked.rules(rules)),
    }
}

pub(super) fn candidates(asked: &Asked, at: usize) -> (String, Value) {
    let scenario = asked.scenario;
    let row = &asked.calendar[at];
    let found = substitutes(scenario, asked.calendar, at, asked.policy);
    let title = Message::new("explain-candidates-title")
        .with("activity", &row.id)
        .with("date", row.date)
        .with("session", asked.voice.word(row.slot))
        .with("place", row.kindergarten.map_or(String::new(), |k| asked.place(k)));
    let mut text = asked.title(&title);
    if found.possible.is_empty() {
        text += &asked.line(&Message::new("explain-candidates-none"));
    }
    // People, places and dates each have their best shown: they answer different questions.
    let kind = |s: &Substitute| match s {
        Substitute::Person { .. } => 0,
        Substitute::Place(_) => 1,
        Substitute::When(..) | Substitute::Days(..) => 2,
    };
    for wanted in 0..3 {
        let of_kind = found.possible.iter().filter(|c| kind(&c.substitute) == wanted);
        for one in of_kind.take(if asked.all { usize::MAX } else { SHOWN }) {
            let what = substitute(asked, one.substitute);
            let message = Message::new("explain-candidate").with("what", what);
            text += &asked.line(&message.with("more", asked.more(&one.more)));
        }
    }
    let mut people: BTreeMap<StaffIx, Vec<Rule>> = BTreeMap::new();
    for (s, rules) in &found.forbidden {
        if let Substitute::Person { into, .. } = s {
            people.entry(*into).or_default().extend(rules);
        }
    }
    if !people.is_empty() {
        let one = |(p, mut rules): (StaffIx, Vec<Rule>)| {
            rules.sort_unstable();
            rules.dedup();
            let message = Message::new("explain-item").with("name", asked.person(p));
            asked.voice.say(&message.with("value", asked.rules(&rules)))
        };
        let who = asked.list(people.into_iter().map(one));
        text += &asked.line(&Message::new("explain-candidates-forbidden").with("who", who));
    }
    let value = json!({
        "activity": row.id,
        "possible": found.possible.iter().map(|c| json!({
            "substitute": written(asked, c.substitute),
            "more": levels(&c.more),
        })).collect::<Vec<_>>(),
        "forbidden": found.forbidden.iter().map(|(s, rules)| json!({
            "substitute": written(asked, *s),
            "rules": names(rules),
        })).collect::<Vec<_>>(),
    });
    (text, value)
}

fn written(asked: &Asked, substitute: Substitute) -> Value {
    let person = |p| &asked.scenario.person(p).id;
    match substitute {
        Substitute::Person { out, into } => json!({ "out": person(out), "in": person(into) }),
        Substitute::Place(k) => json!({ "place": asked.scenario.kindergarten(k).id }),
        Substitute::When(date, slot) => json!({ "date": date.to_string(), "session": slot }),
        Substitute::Days(first, last) => {
            json!({ "date": first.to_string(), "until": last.to_string() })
        }
    }
}

fn substitute(asked: &Asked, substitute: Substitute) -> String {
    asked.voice.say(&match substitute {
        Substitute::Person { out, into } => Message::new("explain-candidates-person")
            .with("into", asked.person(into))
            .with("out", asked.person(out)),
        Substitute::Place(k) => {
            Message::new("explain-candidates-place").with("place", asked.place(k))
        }
        Substitute::When(date, slot) => Message::new("explain-candidates-when")
            .with("date", date)
            .with("weekday", asked.voice.word(date.weekday()))
            .with("session", asked.voice.word(slot)),
        Substitute::Days(first, last) => Message::new("explain-candidates-days")
            .with("first", first)
            .with("weekday", asked.voice.word(first.weekday()))
            .with("last", last),
    })
}
