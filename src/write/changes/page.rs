//! The page of changes: what is different, alliance by alliance, and a notice for each person.

use askama::Template;

use super::told::{Effect, shown};
use super::{Told, by_person, changes_message};
use crate::domain::{Alliance, FixedWord, Message, PROVEN_GAP, Plan, Scenario, StaffIx};
use crate::text::Texts;

const STYLE: &str = include_str!("page.css");

#[derive(Template)]
#[template(path = "write/changes/page.html")]
struct Page<'p> {
    scenario: &'p Scenario,
    told: &'p [Told],
    texts: &'p Texts,
    lang: &'static str,
    title: String,
    summary: Vec<(String, String)>,
    heads: [String; 5],
    /// Name, id and home of everybody concerned.
    people: Vec<(String, Vec<&'p Told>)>,
}

impl Page<'_> {
    fn t(&self, key: &'static str) -> String {
        self.texts.say(&Message::new(key))
    }

    fn shown(&self, name: &str) -> String {
        shown(name)
    }

    fn rows(&self, alliance: &Alliance) -> Vec<[String; 5]> {
        let row = |t: &Told| {
            let who = match t.person {
                Some(_) => format!("{} {}", shown(&t.person_name), t.person_id),
                None => shown(&t.alliance),
            };
            let what = format!("{} {}", self.texts.word(t.kind), t.activity);
            [what, who, t.before_text.clone(), t.after_text.clone(), t.why.clone()]
        };
        self.told.iter().filter(|t| t.alliance_id == alliance.id).map(row).collect()
    }
}

impl Effect {
    /// The entries of this effect.
    fn among<'t>(self, told: &[&'t Told]) -> Vec<&'t Told> {
        told.iter().copied().filter(|t| t.effect == self).collect()
    }
}

/// A page that needs nothing but itself.
///
/// # Errors
/// Only if the template could not be written, which memory alone could cause.
pub(super) fn page(
    scenario: &Scenario,
    plan: &Plan,
    told: &[Told],
    texts: &Texts,
) -> Result<String, askama::Error> {
    let title = Message::new("replan-page-title").with("name", shown(&plan.scenario));
    let heads = [
        "replan-page-activity",
        "replan-page-who",
        "replan-page-before",
        "replan-page-after",
        "replan-why",
    ];
    let page = Page {
        scenario,
        told,
        texts,
        lang: texts.language().word(),
        title: texts.say(&title),
        summary: summary(plan, told, texts),
        heads: heads.map(|key| texts.say(&Message::new(key))),
        people: by_person(told).into_iter().map(|(p, told)| (person(scenario, p), told)).collect(),
    };
    page.render()
}

fn person(scenario: &Scenario, p: StaffIx) -> String {
    let person = scenario.person(p);
    let home = &scenario.kindergarten(person.home).name;
    format!("{} {} · {}", shown(&person.name), person.id, shown(home))
}

fn summary(plan: &Plan, told: &[Told], texts: &Texts) -> Vec<(String, String)> {
    let mut rows: Vec<(&'static str, String)> = Vec::new();
    if let Some(changes) = plan.levels.changes {
        rows.push(("replan-page-changes", texts.say(&changes_message(changes))));
    }
    rows.push(("replan-page-people", by_person(told).len().to_string()));
    rows.push(("replan-page-unmet", plan.levels.shortfall.value.to_string()));
    let cost = plan.levels.cost;
    let proven = cost.gap().is_some_and(|gap| gap <= PROVEN_GAP) && plan.leximin_said().is_none();
    let cost = format!("{:.1}", cost.value);
    let key = if proven { "replan-page-cost-proven" } else { "replan-page-cost-value" };
    rows.push(("replan-page-cost", texts.say(&Message::new(key).with("cost", cost))));
    rows.into_iter().map(|(key, value)| (texts.say(&Message::new(key)), value)).collect()
}
