//! Why demands are unmet, and what would free them.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::Asked;
use super::names::signed;
use crate::cli::layout::safe;
use crate::domain::{KinderIx, Message, StaffIx};
use crate::explain::{Conflict, Fact, Member, Outcome, Remedy, Step, conflicts, remedies};
use crate::write::whole_county;

/// What is unmet and why, and what would help.
pub(super) struct Unmet {
    found: Vec<Conflict>,
    menu: Vec<Remedy>,
}

impl Unmet {
    pub fn of(asked: &Asked) -> Self {
        let found = conflicts(asked.scenario, asked.calendar, &asked.effort);
        let menu = remedies(asked.scenario, asked.calendar, &found, asked.policy, &asked.effort);
        Self { found, menu }
    }

    /// Every remedy in words.
    pub fn offers(&self, asked: &Asked) -> Vec<(Remedy, String)> {
        let said = |remedy: &Remedy| (remedy.clone(), asked.voice.say(&offered(asked, remedy)));
        self.menu.iter().map(said).collect()
    }

    pub fn answer(&self, asked: &Asked) -> (String, Value) {
        let Self { found, menu } = self;
        answer(asked, found, menu)
    }
}

fn answer(asked: &Asked, found: &[Conflict], menu: &[Remedy]) -> (String, Value) {
    let mut text = String::new();
    if found.is_empty() {
        text += &asked.title(&Message::new("explain-all-met"));
    }
    for conflict in found {
        text += &asked.title(&head(asked, conflict));
        text += &asked.line(&Message::new(outcome_key(conflict)));
        for line in members(asked, &conflict.members) {
            text += &format!("    {line}\n");
        }
        text.push('\n');
    }
    if found.iter().any(|c| !c.members.is_empty()) {
        if menu.is_empty() {
            text += &asked.title(&Message::new("explain-remedies-none"));
        } else {
            text += &asked.title(&Message::new("explain-remedies-title"));
        }
        for remedy in menu {
            text += &asked.line(&offered(asked, remedy));
        }
    }
    let value = json!({
        "conflicts": found.iter().map(|c| json!({
            "demand": c.shortfall.demand.name(),
            "subject": c.shortfall.subject,
            "units": c.shortfall.units,
            "alliance": asked.scenario.alliance(c.alliance).id,
            "outcome": match c.outcome {
                Outcome::Impossible => "impossible",
                Outcome::Possible => "possible",
                Outcome::Unknown => "unknown",
            },
            "solves": c.solves,
            "members": c.members.iter().map(|m| json!({
                "name": m.fact.rule().map_or_else(
                    || m.fact.demand().map_or("", crate::domain::Demand::name),
                    crate::domain::Rule::name,
                ),
                "subject": subject(asked, m.fact),
                "needed": m.needed,
            })).collect::<Vec<_>>(),
            "text": members(asked, &c.members),
        })).collect::<Vec<_>>(),
        "remedies": menu.iter().map(|r| json!({
            "alliance": asked.scenario.alliance(r.alliance).id,
            "change": asked.voice.say(&changed(asked, r.fact, r.step)),
            "shortfall": { "before": r.shortfall.0, "after": r.shortfall.1 },
            "cost_more": r.cost_more,
        })).collect::<Vec<_>>(),
    });
    (text, value)
}

fn head(asked: &Asked, conflict: &Conflict) -> Message {
    let s = &conflict.shortfall;
    Message::new("explain-conflict")
        .with("demand", s.demand)
        .with("name", asked.demand(s.demand))
        .with("subject", crate::cli::verdict::subject(asked.scenario, &s.subject))
}

fn outcome_key(conflict: &Conflict) -> &'static str {
    match conflict.outcome {
        Outcome::Impossible if conflict.members.is_empty() => "explain-impossible-alone",
        Outcome::Impossible if conflict.members.iter().all(|m| m.needed) => "explain-impossible",
        Outcome::Impossible => "explain-impossible-unsure",
        Outcome::Possible => "explain-possible",
        Outcome::Unknown => "explain-unknown",
    }
}

/// One line for each kind of fact, with everybody whom it concerns.
fn members(asked: &Asked, members: &[Member]) -> Vec<String> {
    let mut by_kind: BTreeMap<usize, (Message, Vec<String>, bool)> = BTreeMap::new();
    for (i, member) in members.iter().enumerate() {
        let (message, item) = said(asked, member.fact);
        let unsure = if member.needed { String::new() } else { asked.voice.key("explain-unsure") };
        let at = by_kind.iter().find(|(_, (m, _, _))| m.key == message.key).map(|(&at, _)| at);
        let entry =
            by_kind.entry(at.unwrap_or(i)).or_insert_with(|| (message, Vec::new(), member.needed));
        if let Some(item) = item {
            entry.1.push(format!("{unsure}{item}"));
        }
    }
    by_kind
        .into_values()
        .map(|(message, items, needed)| {
            if items.is_empty() {
                let unsure = if needed { String::new() } else { asked.voice.key("explain-unsure") };
                return format!("{unsure}{}", asked.voice.say(&message));
            }
            asked.voice.say(&message.with_list("who", items))
        })
        .collect()
}

/// The sentence of a fact, and what it adds to the list of those concerned, if the sentence has
/// one.
fn said(asked: &Asked, fact: Fact) -> (Message, Option<String>) {
    let scenario = asked.scenario;
    let settings = &scenario.settings;
    let item = |name: String, value: String| {
        asked.voice.say(&Message::new("explain-item").with("name", name).with("value", value))
    };
    let person =
        |key, p: StaffIx, value: String| (Message::new(key), Some(item(asked.person(p), value)));
    let place =
        |key, k: KinderIx, value: String| (Message::new(key), Some(item(asked.place(k), value)));
    let limit = |key, value: String| (Message::new(key).with("limit", value), None);
    match fact {
        Fact::Reach(p) => {
            person("explain-fact-p4", p, format!("{:.0}", scenario.person(p).max_one_way.0))
        }
        Fact::Drive => {
            limit("explain-fact-p5", format!("{:.0}", settings.travel.max_drive_minutes_per_day.0))
        }
        Fact::DaysOut => limit("explain-fact-p3", settings.limits.days_out_per_week.to_string()),
        Fact::Closed(i) => {
            let row = &scenario.closures[i as usize];
            (Message::new("explain-fact-closed"), Some(closure(asked, row, true)))
        }
        Fact::Incoming => limit("explain-fact-k2", settings.limits.incoming_per_week.to_string()),
        Fact::Away(k) => place("explain-fact-h1", k, scenario.kindergarten(k).max_away.to_string()),
        Fact::HalfDay => limit(
            "explain-fact-h1-half",
            format!("{:.0}", settings.travel.half_day_reach_minutes.0),
        ),
        Fact::VisitsOf(p) => {
            person("explain-fact-o1", p, scenario.person(p).visits_max.to_string())
        }
        Fact::VisitsAt(k) => {
            let most = scenario.kindergarten(k).visits_max.unwrap_or_default();
            place("explain-fact-o3", k, most.to_string())
        }
        Fact::Group => limit("explain-fact-o4", settings.outreach.group_max.to_string()),
        Fact::InspectionsOf(p) => {
            let most = scenario.person(p).inspections_max.unwrap_or_default();
            person("explain-fact-i2", p, most.to_string())
        }
        Fact::MinutesOf(p) => {
            let most = scenario.person(p).minutes_max.map_or(0.0, |m| m.0);
            person("explain-fact-p9", p, format!("{most:.0}"))
        }
        Fact::InspectionGap => limit("explain-fact-i3", settings.inspection.gap_days.to_string()),
        Fact::Window(e) => {
            let event = scenario.event(e);
            let title = safe(&event.title, 40);
            let window = format!("{}–{}", event.from, event.to);
            (Message::new("explain-fact-e1"), Some(item(title, window)))
        }
        Fact::EventGap => limit("explain-fact-e4", settings.events.gap_days.to_string()),
        Fact::Parallel => limit("explain-fact-e6", settings.events.bureau_parallel.to_string()),
        Fact::Pinned(i) => {
            let row = &scenario.pins[i as usize];
            let name = safe(&row.id, 40);
            (Message::new("explain-fact-pin"), Some(numbered(asked, row.line, name, row.date)))
        }
        Fact::VisitsDue(p) => {
            person("explain-fact-d1", p, scenario.person(p).visits_per_term.to_string())
        }
        Fact::InspectionsDue(k) => {
            let asked_for = scenario.kindergarten(k).inspections_per_year;
            place("explain-fact-d2", k, asked_for.to_string())
        }
        Fact::AllInspectionsDue => (Message::new("explain-fact-d2-all"), None),
        Fact::EventDue(e) => {
            let event = scenario.event(e);
            (Message::new("explain-fact-d3"), Some(item(safe(&event.title, 40), event.id.clone())))
        }
        Fact::VisitsExpected(k) => {
            place("explain-fact-d4", k, scenario.kindergarten(k).visits_min.to_string())
        }
        Fact::SubjectsExpected => (Message::new("explain-fact-d5"), None),
        Fact::ExpertiseExpected => (Message::new("explain-fact-d6"), None),
        Fact::LanguageExpected(k) => {
            place("explain-fact-d7", k, scenario.kindergarten(k).language.clone())
        }
    }
}

fn numbered(asked: &Asked, line: u32, name: String, value: impl ToString) -> String {
    let message = Message::new("explain-item-line").with("line", line).with("name", name);
    asked.voice.say(&message.with("value", value))
}

fn closure(asked: &Asked, row: &crate::domain::Closure, line: bool) -> String {
    use crate::domain::Who;
    let name = match row.who {
        Who::All => whole_county(asked.scenario, asked.voice.texts()),
        Who::Alliance(a) => asked.alliance(a),
        Who::Kindergarten(k) => asked.place(k),
        Who::Person(p) => asked.person(p),
    };
    let span = if row.from == row.to {
        row.from.to_string()
    } else {
        format!("{}–{}", row.from, row.to)
    };
    // What has happened since has no line of closures.csv.
    if line && row.line > 0 {
        numbered(asked, row.line, name, span)
    } else {
        format!("{name} {span}")
    }
}

/// Id or name of the setting that a fact is about.
fn subject(asked: &Asked, fact: Fact) -> String {
    let scenario = asked.scenario;
    match fact {
        Fact::Reach(p)
        | Fact::VisitsOf(p)
        | Fact::InspectionsOf(p)
        | Fact::MinutesOf(p)
        | Fact::VisitsDue(p) => scenario.person(p).id.clone(),
        Fact::Away(k)
        | Fact::VisitsAt(k)
        | Fact::InspectionsDue(k)
        | Fact::VisitsExpected(k)
        | Fact::LanguageExpected(k) => scenario.kindergarten(k).id.clone(),
        Fact::Window(e) | Fact::EventDue(e) => scenario.event(e).id.clone(),
        Fact::Closed(i) => format!("closures.csv:{}", scenario.closures[i as usize].line),
        Fact::Pinned(i) => format!("pins.csv:{}", scenario.pins[i as usize].line),
        Fact::Drive => "travel.max_drive_minutes_per_day".to_owned(),
        Fact::DaysOut => "limits.days_out_per_week".to_owned(),
        Fact::Incoming => "limits.incoming_per_week".to_owned(),
        Fact::HalfDay => "travel.half_day_reach_minutes".to_owned(),
        Fact::Group => "outreach.group_max".to_owned(),
        Fact::InspectionGap => "inspection.gap_days".to_owned(),
        Fact::EventGap => "events.gap_days".to_owned(),
        Fact::Parallel => "events.bureau_parallel".to_owned(),
        Fact::SubjectsExpected => "outreach.subjects_min".to_owned(),
        Fact::ExpertiseExpected => "inspection.expertise".to_owned(),
        Fact::AllInspectionsDue => "inspection.per_year".to_owned(),
    }
}

fn offered(asked: &Asked, remedy: &Remedy) -> Message {
    Message::new("explain-remedy")
        .with("change", asked.voice.say(&changed(asked, remedy.fact, remedy.step)))
        .with("from", remedy.shortfall.0)
        .with("to", remedy.shortfall.1)
        .with("cost", signed(remedy.cost_more, 1))
}

/// The change in words.
fn changed(asked: &Asked, fact: Fact, step: Step) -> Message {
    let scenario = asked.scenario;
    let stepped = |message: Message| match step {
        Step::Number { from, to } => message.with("from", from).with("to", to),
        Step::Minutes { from, to } => {
            message.with("from", format!("{from:.0}")).with("to", format!("{to:.0}"))
        }
        Step::Lift => message,
    };
    let person = |key, p: StaffIx| {
        let message = Message::new(key).with("who", asked.person(p));
        stepped(message.with("line", scenario.person(p).line))
    };
    let place = |key, k: KinderIx| {
        let message = Message::new(key).with("who", asked.place(k));
        stepped(message.with("line", scenario.kindergarten(k).line))
    };
    let setting = |key| stepped(Message::new(key));
    match fact {
        Fact::Reach(p) => {
            let most = scenario.settings.travel.max_one_way_minutes.0;
            let beyond = matches!(step, Step::Minutes { to, .. } if to > most);
            person(if beyond { "explain-step-p4-all" } else { "explain-step-p4" }, p)
        }
        Fact::VisitsOf(p) => person("explain-step-o1", p),
        Fact::InspectionsOf(p) => person("explain-step-i2", p),
        Fact::MinutesOf(p) => person("explain-step-p9", p),
        Fact::Away(k) => place("explain-step-h1", k),
        Fact::VisitsAt(k) => place("explain-step-o3", k),
        Fact::Drive => setting("explain-step-p5"),
        Fact::DaysOut => setting("explain-step-p3"),
        Fact::Incoming => setting("explain-step-k2"),
        Fact::HalfDay => setting("explain-step-h1-half"),
        Fact::Group => setting("explain-step-o4"),
        Fact::InspectionGap => setting("explain-step-i3"),
        Fact::EventGap => setting("explain-step-e4"),
        Fact::Parallel => setting("explain-step-e6"),
        Fact::Closed(i) => {
            let row = &scenario.closures[i as usize];
            let who = closure(asked, row, false);
            match row.line {
                0 => Message::new("explain-step-happened").with("who", who),
                line => Message::new("explain-step-closed").with("who", who).with("line", line),
            }
        }
        Fact::Pinned(i) => {
            let row = &scenario.pins[i as usize];
            Message::new("explain-step-pin").with("who", &row.id).with("line", row.line)
        }
        Fact::Window(e) => {
            let event = scenario.event(e);
            let message = Message::new("explain-step-e1");
            message.with("who", safe(&event.title, 40)).with("line", event.line)
        }
        // Demands are never changed to free another.
        _ => Message::new("explain-none"),
    }
}
