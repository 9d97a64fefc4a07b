//! The page of changes: what is different, alliance by alliance, and what everybody is told.

use askama::Template;

use super::deeds::Deed;
use super::told::{Teller, shown};
use super::{Owner, Repair, changes_message};
use crate::domain::{Alliance, AllianceIx, FixedWord, Message, PROVEN_GAP, Plan, Policy, Scenario};
use crate::text::Texts;

const STYLE: &str = include_str!("page.css");

#[derive(Template)]
#[template(path = "write/changes/page.html")]
struct Page<'p> {
    scenario: &'p Scenario,
    texts: &'p Texts,
    title: String,
    summary: Vec<(String, String)>,
    heads: [String; 5],
    /// By alliance: effect and what, who, before, after, why.
    rows: Vec<(AllianceIx, [String; 5])>,
    /// To whom, and what.
    told: &'p [(Owner, String, String)],
}

impl Page<'_> {
    fn t(&self, key: &'static str) -> String {
        self.texts.key(key)
    }

    fn shown(&self, name: &str) -> String {
        shown(name)
    }

    fn of(&self, alliance: &Alliance) -> Vec<&[String; 5]> {
        let here = |a: AllianceIx| self.scenario.alliance(a).id == alliance.id;
        self.rows.iter().filter(|(a, _)| here(*a)).map(|(_, row)| row).collect()
    }
}

/// A page that needs nothing but itself.
///
/// # Errors
/// Only if the template could not be written, which memory alone could cause.
pub(super) fn page(
    teller: Teller<'_>,
    plan: &Plan,
    repair: &Repair<'_>,
    deeds: &[Deed<'_>],
    told: &[(Owner, String, String)],
) -> Result<String, askama::Error> {
    let Teller { scenario, texts } = teller;
    let title = Message::new("replan-page-title").with("name", shown(&plan.scenario));
    let heads = [
        "replan-page-activity",
        "replan-page-who",
        "replan-page-before",
        "replan-page-after",
        "replan-col-why",
    ];
    let row = |deed: &Deed<'_>| {
        let what = teller.what(deed.of);
        let what = format!("{}{}{what}", teller.key(deed.effect.word()), texts.colon());
        let who = match deed.person {
            Some(p) => teller.people(&[p]),
            None => teller.key("replan-page-everybody"),
        };
        let spots = (teller.spot(deed.before), teller.spot(deed.after));
        (deed.of.alliance, [what, who, spots.0, spots.1, teller.why(deed, None)])
    };
    let page = Page {
        scenario,
        texts,
        title: texts.say(&title),
        summary: summary(teller, plan, repair, told),
        heads: heads.map(|key| texts.key(key)),
        rows: deeds.iter().map(row).collect(),
        told,
    };
    page.render()
}

fn summary(
    teller: Teller<'_>,
    plan: &Plan,
    repair: &Repair<'_>,
    told: &[(Owner, String, String)],
) -> Vec<(String, String)> {
    let texts = teller.texts;
    let mut rows: Vec<(&'static str, String)> = Vec::new();
    if let Some(changes) = plan.levels.changes {
        rows.push(("replan-page-changes", texts.say(&changes_message(changes))));
    }
    let people = told.iter().filter(|(owner, ..)| matches!(owner, Owner::Person(_))).count();
    let places = told.iter().filter(|(owner, ..)| matches!(owner, Owner::Kindergarten(_))).count();
    let count = Message::new("replan-page-told").with("people", people).with("places", places);
    rows.push(("replan-page-notices", texts.say(&count)));
    rows.push(("replan-page-unmet", plan.levels.shortfall.value.to_string()));
    let cost = plan.levels.cost;
    let proven = cost.gap().is_some_and(|gap| gap <= PROVEN_GAP) && plan.leximin_said().is_none();
    let key = match (plan.policy, proven) {
        (Policy::Minimax, _) => "replan-page-cost-minutes",
        (_, true) => "replan-page-cost-proven",
        (_, false) => "replan-page-cost-value",
    };
    let message = Message::new(key)
        .with("before", format!("{:.1}", repair.cost_before))
        .with("cost", format!("{:.1}", cost.value));
    rows.push(("replan-page-cost", texts.say(&message)));
    rows.into_iter().map(|(key, value)| (texts.key(key), value)).collect()
}
