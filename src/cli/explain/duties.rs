//! Why a duty is in the calendar, or why not.

use serde_json::{Value, json};

use super::names::signed;
use super::{Asked, Duty};
use crate::cli::style::{self, paint};
use crate::domain::{CostValue, KinderIx, Message, Role, ShortfallValue, StaffIx};
use crate::explain::{
    WhyDuty, WhyNot, positions_of_placements, why as ask_why, why_not as ask_why_not,
};

fn head(asked: &Asked, person: StaffIx, place: KinderIx, role: Role) -> String {
    asked.title(
        &Message::new("explain-duty")
            .with("person", asked.person(person))
            .with("place", asked.place(place))
            .with("role", asked.voice.word(role)),
    )
}

fn now(asked: &Asked, (shortfall, cost): (u64, f64)) -> String {
    let message = Message::new("explain-now").with("shortfall", shortfall);
    asked.line(&message.with("cost", format!("{cost:.1}")))
}

fn beside(message: Message, found: (u64, f64), now: (u64, f64)) -> Message {
    message
        .with("shortfall", found.0)
        .with("shortfall-more", signed(found.0 as f64 - now.0 as f64, 0))
        .with("cost", format!("{:.1}", found.1))
        .with("more", signed(found.1 - now.1, 1))
}

pub(super) fn why(asked: &Asked, duty: &Duty) -> (String, Value) {
    let found = ask_why(
        asked.scenario,
        asked.calendar,
        duty.person,
        duty.place,
        asked.policy,
        &asked.effort,
    );
    let mut text = String::new();
    let placements: Vec<usize> = positions_of_placements(asked.calendar, duty.person)
        .filter(|&at| duty.place.is_none_or(|k| asked.calendar[at].kindergarten == Some(k)))
        .collect();
    if found.is_empty() && !placements.is_empty() {
        text += &format!("{}\n", paint(style::TITLE, asked.person(duty.person)));
        for at in placements {
            text += &asked.line(&super::answers::placement(asked, at));
        }
    } else if found.is_empty() {
        let none = Message::new("explain-duty-none").with("person", asked.person(duty.person));
        text += &asked.title(&none);
    }
    for one in &found {
        text += &head(asked, one.person, one.place, one.role);
        text += &now(asked, one.now);
        text += &match one.without {
            None => asked.line(&Message::new("explain-without-nothing")),
            Some(without) => without_it(asked, one, without),
        };
        text.push('\n');
    }
    let value = found.iter().map(|one| {
        json!({
            "person": asked.scenario.person(one.person).id,
            "place": asked.scenario.kindergarten(one.place).id,
            "role": one.role,
            "now": { "shortfall": one.now.0, "cost": one.now.1 },
            "without": one.without.map(|(s, c)| json!({ "shortfall": s, "cost": c })),
            "proven": one.proven(),
        })
    });
    (text, Value::Array(value.collect()))
}

fn without_it(asked: &Asked, one: &WhyDuty, (s, c): (ShortfallValue, CostValue)) -> String {
    let found = (s.value, c.value);
    let message = beside(Message::new("explain-without"), found, one.now);
    let mut text = asked.line(&message);
    let bound = c.bound.map(|b| format!("{b:.1}")).unwrap_or_else(|| "?".to_owned());
    let better = found.0 < one.now.0 || (found.0 == one.now.0 && found.1 < one.now.1 - 0.05);
    text += &asked.line(&if better {
        Message::new("explain-without-better")
    } else if let Some(least) = s.bound.filter(|&b| b > one.now.0) {
        Message::new("explain-without-unmet").with("bound", least)
    } else if one.proven() {
        Message::new("explain-without-proven").with("bound", bound)
    } else {
        Message::new("explain-without-open").with("bound", bound)
    });
    text
}

pub(super) fn why_not(asked: &Asked, duty: &Duty) -> (String, Value) {
    let Some(place) = duty.place else { return (String::new(), Value::Null) };
    let asked_for = (duty.person, place, duty.role);
    let found = ask_why_not(
        asked.scenario,
        asked.calendar,
        asked_for,
        duty.date,
        asked.policy,
        &asked.effort,
    );
    let mut text = head(asked, duty.person, place, duty.role);
    if found.forbidden.is_empty() {
        text += &open(asked, &found);
    } else {
        let rules = asked.rules(&found.forbidden);
        text += &asked.line(&Message::new("explain-forbidden").with("rules", rules));
    }
    let names = |rules: &[crate::domain::Rule]| rules.iter().map(|r| r.name()).collect::<Vec<_>>();
    let value = json!({
        "person": asked.scenario.person(duty.person).id,
        "place": asked.scenario.kindergarten(place).id,
        "role": duty.role,
        "date": found.date.map(|d| d.to_string()),
        "forbidden": names(&found.forbidden),
        "as_it_stands": found.now.as_ref().map(|now| json!({
            "date": now.date.to_string(),
            "session": now.session,
            "instead": now.instead,
            "rules": names(&now.rules),
            "shortfall_more": now.more.shortfall,
            "cost_more": now.more.cost,
            "quality_more": now.more.quality,
        })),
        "stands": { "shortfall": found.stands.0, "cost": found.stands.1 },
        "with": found.forced.as_ref().map(|f| json!({
            "shortfall": f.found.0,
            "cost": f.found.1,
            "bound": f.bound.map(|b| json!({ "shortfall": b.0, "cost": b.1 })),
        })),
    });
    (text, value)
}

fn open(asked: &Asked, found: &WhyNot) -> String {
    let mut text = now(asked, found.stands);
    if let Some(now) = &found.now {
        let key = match (now.rules.is_empty(), &now.instead) {
            (true, None) => "explain-fits",
            (true, Some(_)) => "explain-fits-instead",
            (false, None) => "explain-fits-not",
            (false, Some(_)) => "explain-fits-not-instead",
        };
        let message = match now.rules.is_empty() {
            true => Message::new(key).with("more", asked.more(&now.more)),
            false => Message::new(key).with("rules", asked.rules(&now.rules)),
        };
        let message = match &now.instead {
            Some(row) => message.with("row", row),
            None => message,
        };
        let session = asked.voice.word(now.session);
        text += &asked.line(&message.with("date", now.date).with("session", session));
    }
    match &found.forced {
        None => text += &asked.line(&Message::new("explain-with-none")),
        Some(forced) => {
            let message = beside(Message::new("explain-with"), forced.found, found.stands);
            text += &asked.line(&message);
            if let Some((least, bound)) = forced.bound {
                let message = Message::new("explain-with-bound").with("shortfall", least);
                text += &asked.line(&message.with("bound", format!("{bound:.1}")));
            }
        }
    }
    text
}
