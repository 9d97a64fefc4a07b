//! `report.html`: the plan as one page that opens from a stick, without network or scripts of
//! others.
//!
//! Every word is escaped by the templates; names from outside are made safe and short before
//! (`words.rs`). What the script needs to know are positions, never words (`filters.rs`).

mod budget;
mod calendar;
mod charts;
mod demands;
mod division;
mod evidence;
mod filters;
mod map;
mod plain;
mod policy;
mod rows;
mod words;

pub(super) use division::division_html;
pub(super) use plain::plain_page;

use askama::Template;

use self::words::{Num, Words, thousands};
use super::Edition;
use crate::domain::{Activity, ActivityKind, FixedWord, Language, Message};
use crate::verify::{asked, trips};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// What the templates fill in.
#[derive(Template)]
#[template(path = "write/page/page.html")]
struct Page<'a> {
    words: Words<'a>,
    name: String,
    lang: &'static str,
    policy: String,
    style: String,
    script: String,
    data: String,
    term: String,
    lead: String,
    cards: Vec<Card>,
    kinds: Vec<Kind>,
    choices: filters::Choices,
    columns: Vec<calendar::Column>,
    months: Vec<calendar::Month<'a>>,
    timeline: calendar::Timeline<'a>,
    rows: &'a [rows::Row],
    maps: Vec<map::Map>,
    routes: Vec<map::Route>,
    groups: Vec<charts::Group>,
    demands: Vec<demands::Row>,
    shortfalls: Vec<demands::Short>,
    budget: budget::Budget,
    evidence: evidence::Evidence,
    command: String,
}

/// A kind of activity in words.
struct Kind {
    /// As the rows of the script count the kinds.
    index: u8,
    class: &'static str,
    mark: String,
    name: String,
}

/// A figure at the top.
struct Card {
    class: &'static str,
    name: String,
    value: String,
    said: String,
}

impl Page<'_> {
    /// A text of the message files.
    fn t(&self, key: &'static str) -> String {
        self.words.key(key)
    }

    /// Whether some map leaves out the end of a name.
    fn shortened(&self) -> bool {
        self.maps.iter().any(|map| map.shortened)
    }

    /// A text with the number of something in it.
    fn n(&self, key: &'static str, n: impl std::fmt::Display) -> String {
        self.words.say(&Message::new(key).with("n", n))
    }

    /// A text about something that has a name.
    fn of(&self, key: &'static str, name: &str) -> String {
        self.words.say(&Message::new(key).with("name", name))
    }
}

/// The page of a plan.
///
/// # Errors
/// Only if a template could not be written, which memory alone could cause.
pub fn report_html(edition: &Edition<'_>) -> Result<String, askama::Error> {
    let (scenario, plan) = (edition.scenario, edition.plan);
    let words = Words::of(edition);
    let rows = rows::rows(&words, &plan.activities);
    let trips = trips(scenario, &plan.activities);
    // A line end turned by a version control would not be what the policy allows.
    let (style, script) = (STYLE.replace('\r', ""), SCRIPT.replace('\r', ""));
    let evidence = evidence::evidence(&words, plan, edition.verdict(), edition.command);
    let budget = budget::budget(&words, &trips);
    let term = Message::new("page-term")
        .with("from", scenario.settings.term.start)
        .with("to", scenario.settings.term.end)
        .with("weeks", edition.work().weeks());
    let page = Page {
        words,
        name: words.name(&plan.scenario),
        lang: edition.texts.language().word(),
        policy: policy::policy(&style, &script),
        style,
        script,
        data: filters::data(&words, &plan.activities),
        term: words.say(&term),
        lead: lead(&words, edition, &evidence),
        cards: cards(&words, edition, &evidence, &budget),
        kinds: ActivityKind::ALL
            .iter()
            .filter(|&&kind| shown(&plan.activities, kind))
            .map(|&kind| Kind {
                index: kind as u8,
                class: words::class(kind),
                mark: words.mark(kind),
                name: words.word(kind),
            })
            .collect(),
        choices: filters::choices(&words),
        columns: calendar::columns(&words, &scenario.settings.calendar.weekend, &rows),
        months: calendar::months(&words, edition.work(), &rows),
        timeline: calendar::timeline(&words, edition.work(), &rows),
        rows: &rows,
        maps: map::maps(&words, edition.distances(), &trips),
        routes: map::routes(&words, &trips),
        groups: charts::groups(&words, plan),
        demands: demands::table(&words, plan, &asked(scenario, &plan.activities)),
        shortfalls: demands::shortfalls(&words, plan),
        budget,
        evidence,
        command: edition.command.to_owned(),
    };
    page.render()
}

/// Whether a kind is among the choices: the three that every county has, and what else there is.
fn shown(activities: &[Activity], kind: ActivityKind) -> bool {
    !matches!(kind, ActivityKind::FollowUp | ActivityKind::Placement)
        || activities.iter().any(|row| row.kind() == kind)
}

/// The plan in one sentence or two, for who reads no further.
fn lead(words: &Words<'_>, edition: &Edition<'_>, evidence: &evidence::Evidence) -> String {
    let (scenario, plan) = (edition.scenario, edition.plan);
    let what = Message::new("page-lead")
        .with("alliances", scenario.alliances.len())
        .with("kindergartens", scenario.kindergartens.len())
        .with("activities", plan.activities.len());
    let checked = if evidence.ok { "page-lead-checked" } else { "page-lead-broken" };
    let gap = match plan.activities.is_empty() {
        true => String::new(),
        false => evidence::cost_said(words, plan),
    };
    let space = if words.texts.language() == Language::En { " " } else { "" };
    [words.say(&what), words.key(checked), gap].join(space)
}

fn cards(
    words: &Words<'_>,
    edition: &Edition<'_>,
    evidence: &evidence::Evidence,
    budget: &budget::Budget,
) -> Vec<Card> {
    let plan = edition.plan;
    let of = |kind| plan.activities.iter().filter(|a| a.kind() == kind).count();
    let units: u32 = plan.shortfalls.iter().map(|s| s.units).sum();
    let activities = Message::new("page-card-activities-said")
        .with("outreach", of(ActivityKind::Outreach))
        .with("inspection", of(ActivityKind::Inspection))
        .with("event", of(ActivityKind::Event));
    let largest = plan
        .groups
        .iter()
        .flat_map(|g| &g.burdens)
        .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
    let broken: usize = evidence.rules.iter().map(|r| r.breaches.len()).sum();
    let mut cards = vec![
        Card {
            class: "",
            name: words.key("page-card-activities"),
            value: plan.activities.len().to_string(),
            said: words.say(&activities),
        },
        Card {
            class: if units == 0 { "good" } else { "bad" },
            name: words.key("page-card-demands"),
            value: match units {
                0 => words.key("page-card-demands-met"),
                n => words.say(&Message::new("page-card-demands-short").with("n", n)),
            },
            said: evidence.levels.first().map(|l| l.said.clone()).unwrap_or_default(),
        },
        Card {
            class: if broken == 0 { "good" } else { "bad" },
            name: words.key("page-card-rules"),
            value: match broken {
                0 => words.key("page-card-rules-kept"),
                n => words.say(&Message::new("page-card-rules-broken").with("n", n)),
            },
            said: words.say(&Message::new("page-card-rules-said").with("n", evidence.rules.len())),
        },
        Card {
            class: "",
            name: words.key("page-card-km"),
            value: words
                .say(&Message::new("page-km").with("km", thousands(plan.vehicle_km.value()))),
            said: match &budget.sum.money {
                Some(money) => words.say(&Message::new("page-card-money").with("money", money)),
                None => words.key("page-card-km-said"),
            },
        },
    ];
    if let Some(&(p, minutes)) = largest {
        cards.push(Card {
            class: "",
            name: words.key("page-card-burden"),
            value: words.say(
                &Message::new("page-minutes").with("minutes", format!("{:.0}", minutes.value())),
            ),
            said: words.say(
                &Message::new("page-card-burden-said")
                    .with("name", words.person(p))
                    .with("home", words.place(words.scenario.person(p).home)),
            ),
        });
    }
    cards
}
