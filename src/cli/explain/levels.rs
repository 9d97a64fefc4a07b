//! Each level taken apart.

use serde_json::{Value, json};

use super::Asked;
use crate::cli::verdict;
use crate::domain::{Km, Message};
use crate::explain::{Drive, Load, Penalty, breakdown};

/// Drives and penalties shown unless all are asked for.
const SHOWN: usize = 12;

pub(super) fn answer(asked: &Asked) -> (String, Value) {
    let found = breakdown(asked.scenario, asked.calendar, asked.policy);
    let verdict = &found.verdict;
    let voice = asked.voice;
    let mut text = verdict::violations(&verdict.violations, "calendar.csv", voice);
    text += &asked.title(&Message::new("explain-shortfall-title").with("value", verdict.shortfall));
    for line in verdict::shortfalls(asked.scenario, &verdict.shortfalls, voice) {
        text += &format!("  {line}\n");
    }
    if verdict.shortfalls.is_empty() {
        text += &asked.line(&Message::new("explain-none"));
    }
    let cost = Message::new("explain-cost-title").with("cost", format!("{:.1}", verdict.cost));
    text += &format!("\n{}", asked.title(&cost.with("policy", voice.word(asked.policy))));
    let km = format!("{:.1}", verdict.vehicle_km.value());
    text += &asked.line(&Message::new("explain-drives-title").with("km", km));
    let shown = if asked.all { found.drives.len() } else { SHOWN.min(found.drives.len()) };
    for drive in &found.drives[..shown] {
        text += &format!("  {}", asked.line(&said(asked, drive)));
    }
    let rest = &found.drives[shown..];
    if !rest.is_empty() {
        let km: Km = rest.iter().map(|d| d.km).sum();
        let more = Message::new("explain-drives-more").with("n", rest.len());
        text += &format!("  {}", asked.line(&more.with("km", format!("{:.1}", km.value()))));
    }
    text += &asked.line(&Message::new("explain-loads-title"));
    for load in &found.loads {
        text += &format!("  {}", asked.line(&loaded(asked, load)));
    }
    let quality = Message::new("explain-quality-title").with("value", verdict.quality.value());
    text += &format!("\n{}", asked.title(&quality));
    for penalty in &found.penalties {
        text += &asked.line(&penalty_message(asked, penalty));
    }
    if found.penalties.is_empty() {
        text += &asked.line(&Message::new("explain-none"));
    }
    let value = json!({
        "shortfall": verdict.shortfall,
        "cost": verdict.cost,
        "vehicle_km": verdict.vehicle_km.value(),
        "quality": verdict.quality.value(),
        "drives": found.drives.iter().map(|d| drive_value(asked, d)).collect::<Vec<_>>(),
        "largest_burdens": found.loads.iter().map(|l| json!({
            "alliance": asked.scenario.alliance(l.alliance).id,
            "role": l.role,
            "person": asked.scenario.person(l.person).id,
            "burden": l.burden.0,
            "before": l.before.0,
            "days": l.days.iter().map(|(date, stops, minutes)| json!({
                "date": date.to_string(),
                "stops": ids(asked, stops),
                "minutes": minutes.0,
            })).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "penalties": found.penalties.iter().map(|b| json!({
            "units": b.units(),
            "text": voice.say(&penalty_message(asked, b)),
        })).collect::<Vec<_>>(),
    });
    (text, value)
}

fn ids(asked: &Asked, places: &[crate::domain::KinderIx]) -> Vec<String> {
    places.iter().map(|&k| asked.scenario.kindergarten(k).id.clone()).collect()
}

fn drive_value(asked: &Asked, drive: &Drive) -> Value {
    json!({
        "alliance": asked.scenario.alliance(drive.alliance).id,
        "date": drive.date.to_string(),
        "home": drive.home.map(|k| &asked.scenario.kindergarten(k).id),
        "stops": ids(asked, &drive.stops),
        "people": drive.people.iter().map(|&p| &asked.scenario.person(p).id).collect::<Vec<_>>(),
        "vehicles": drive.vehicles,
        "km": drive.km.value(),
        "activities": drive.activities,
    })
}

fn said(asked: &Asked, drive: &Drive) -> Message {
    let stops = drive.stops.iter().map(|&k| asked.place(k)).collect::<Vec<_>>().join(" → ");
    let filled = |message: Message| {
        message
            .with("km", format!("{:.1}", drive.km.value()))
            .with("date", drive.date)
            .with("vehicles", drive.vehicles)
            .with("activities", asked.list(drive.activities.clone()))
    };
    match drive.home {
        Some(home) => filled(Message::new("explain-drive"))
            .with("home", asked.place(home))
            .with("stops", stops)
            .with("people", asked.list(drive.people.iter().map(|&p| asked.person(p)))),
        None => filled(Message::new("explain-delegates")).with("host", stops),
    }
}

fn loaded(asked: &Asked, load: &Load) -> Message {
    let day = |(date, stops, minutes): &(jiff::civil::Date, Vec<_>, crate::domain::Minutes)| {
        let stops = stops.iter().map(|&k| asked.place(k)).collect::<Vec<_>>().join(" → ");
        let message = Message::new("explain-load-day").with("date", date).with("stops", stops);
        asked.voice.say(&message.with("minutes", format!("{:.0}", minutes.0)))
    };
    let days = if load.days.is_empty() {
        asked.voice.key("explain-load-none")
    } else {
        asked.list(load.days.iter().map(day))
    };
    Message::new("explain-load")
        .with("burden", format!("{:.0}", load.burden.0))
        .with("person", asked.person(load.person))
        .with("alliance", asked.alliance(load.alliance))
        .with("role", asked.voice.word(load.role))
        .with("before", format!("{:.0}", load.before.0.max(0.0)))
        .with("days", days)
}

fn penalty_message(asked: &Asked, penalty: &Penalty) -> Message {
    match penalty {
        Penalty::Crowded { alliance, week, activities, share } => Message::new("explain-crowded")
            .with("alliance", asked.alliance(*alliance))
            .with("week", week)
            .with("activities", activities)
            .with("share", share),
        Penalty::Close { place, pair, days } => Message::new("explain-close")
            .with("place", asked.place(*place))
            .with("first", &pair[0])
            .with("second", &pair[1])
            .with("days", days),
        Penalty::Weekday { activity, date } => Message::new("explain-weekday")
            .with("activity", activity)
            .with("weekday", asked.voice.word(date.weekday()))
            .with("date", date),
        Penalty::Rotation { alliance, mentor, weekday, activities, share } => match mentor {
            Some(mentor) => {
                Message::new("explain-rotation-mentor").with("who", asked.person(*mentor))
            }
            None => {
                Message::new("explain-rotation-alliance").with("who", asked.alliance(*alliance))
            }
        }
        .with("weekday", asked.voice.word(*weekday))
        .with("activities", activities)
        .with("share", share),
    }
}
