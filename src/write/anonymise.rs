//! Codes instead of names, for files that leave the bureau.

use std::collections::HashMap;

use crate::domain::{Activity, ActivityKind, Distance, Event, Message, Plan, Scenario};
use crate::replan::Prepared;
use crate::text::Texts;
use crate::travel::DistanceTable;

/// Characters of a name that a finding shows.
const CUT: usize = 40;

/// The scenario and its plan without a name of a person, kindergarten, alliance or county.
///
/// Names become the ids, which are the same in every run and lead back to the names only by the
/// bureau's own tables. Free text may hold a name and goes: titles become the kind of the activity,
/// themes and notes are empty. So do coordinates, which name a place as well as its name does;
/// distances are kept as they were. Every figure of the plan stays true of the result.
#[must_use]
pub fn anonymised(scenario: &Scenario, plan: &Plan, texts: &Texts) -> (Scenario, Plan) {
    let names = Names::of(scenario, &texts.say(&Message::new("plan-anonymous")));
    let mut plan = plan.clone();
    let mut hidden = scenario.clone();
    hidden.distances = distances(scenario);
    for alliance in &mut hidden.alliances {
        alliance.name.clone_from(&alliance.id);
    }
    for kindergarten in &mut hidden.kindergartens {
        kindergarten.name.clone_from(&kindergarten.id);
        kindergarten.position = None;
        (kindergarten.contact, kindergarten.phone) = (None, None);
    }
    for person in &mut hidden.staff {
        person.name.clone_from(&person.id);
    }
    for event in &mut hidden.events {
        event.title = format!("{} {}", texts.word(event.kind), event.id);
        event.theme = None;
    }
    for gone in &mut hidden.cancelled {
        gone.title.clear();
    }
    for closure in &mut hidden.closures {
        closure.note = None;
    }
    for apart in &mut hidden.apart {
        apart.note = None;
    }
    for follow_up in &mut hidden.follow_ups {
        follow_up.note = None;
    }
    hidden.settings.name = texts.say(&Message::new("plan-anonymous"));
    hidden.settings.themes.clear();
    hidden.settings.notice.issuer = None;
    plan.scenario.clone_from(&hidden.settings.name);
    let events = &hidden.events;
    for row in hidden.history.iter_mut().chain(&mut hidden.pins).chain(&mut plan.activities) {
        untitled(row, events, texts);
    }
    let unmet = plan.shortfalls.iter_mut().map(|s| &mut s.reason);
    let dates = plan.alliances.iter_mut().filter_map(|a| a.without_dates.as_mut());
    for reason in unmet.chain(dates.map(|assigned| &mut assigned.reason)) {
        for (_, value) in reason.iter_mut().flat_map(|m| &mut m.args) {
            *value = names.hidden(value);
        }
    }
    (hidden, plan)
}

/// A repair without a name: what is worked out from it names nobody either. `hidden` is its scenario
/// as [`anonymised`] gives it.
#[must_use]
pub fn anonymised_repair(repair: &Prepared, hidden: &Scenario, texts: &Texts) -> Prepared {
    let mut repair = Prepared { scenario: hidden.clone(), ..repair.clone() };
    let Prepared { earlier, fixed, withdrawn, .. } = &mut repair;
    for row in earlier.iter_mut().chain(fixed).chain(withdrawn) {
        untitled(row, &hidden.events, texts);
    }
    repair
}

/// Takes the title, which may hold a name, for the kind and the id.
fn untitled(row: &mut Activity, events: &[Event], texts: &Texts) {
    row.title = match (row.kind(), row.event(), row.event_kind()) {
        (ActivityKind::Event, Some(event), _) => events[event.index()].title.clone(),
        // An event of the history, or one that was called off.
        (ActivityKind::Event, None, Some(kind)) => format!("{} {}", texts.word(kind), row.id),
        (ActivityKind::Event, None, None) => row.id.clone(),
        // Worded anew from the codes when it is shown.
        _ => String::new(),
    };
}

/// Every pair that the plan can ask for, as the table has it with the coordinates.
fn distances(scenario: &Scenario) -> Vec<Distance> {
    let table = DistanceTable::new(scenario);
    let mut all = Vec::new();
    for alliance in &scenario.alliances {
        for &from in &alliance.members {
            for &to in alliance.members.iter().filter(|&&to| to != from) {
                let (km, minutes) = (table.km(from, to), table.minutes(from, to));
                if km.value().is_finite() {
                    all.push(Distance { from, to, km, minutes, line: 0 });
                }
            }
        }
    }
    all
}

/// Every name and the code that stands for it.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// First character → names that begin with it, the longest first.
    by_first: HashMap<char, Vec<(String, String)>>,
}

impl Names {
    /// The names of a scenario; that of the county becomes `county`.
    #[must_use]
    pub fn of(scenario: &Scenario, county: &str) -> Self {
        let alliances = scenario.alliances.iter().map(|a| (a.name.as_str(), a.id.as_str()));
        let places = scenario.kindergartens.iter().map(|k| (k.name.as_str(), k.id.as_str()));
        let people = scenario.staff.iter().map(|p| (p.name.as_str(), p.id.as_str()));
        let events = scenario.events.iter().map(|e| (e.title.as_str(), e.id.as_str()));
        let county = std::iter::once((scenario.settings.name.as_str(), county));
        let mut by_first: HashMap<char, Vec<(String, String)>> = HashMap::new();
        for (name, id) in alliances.chain(places).chain(people).chain(events).chain(county) {
            if let Some(first) = name.chars().next() {
                let names = by_first.entry(first).or_default();
                names.push((name.to_owned(), id.to_owned()));
                // Findings show the beginning of what is long.
                if let Some((cut, _)) = name.char_indices().nth(CUT) {
                    names.push((name[..cut].to_owned(), id.to_owned()));
                }
            }
        }
        for names in by_first.values_mut() {
            // Namesakes keep the order of the tables.
            names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        }
        Self { by_first }
    }

    /// The text with each name replaced, the longest that fits first.
    #[must_use]
    pub fn hidden(&self, text: &str) -> String {
        let mut hidden = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let names = self.by_first.get(&first).map_or(&[][..], Vec::as_slice);
            match names.iter().find(|(name, _)| rest.starts_with(name.as_str())) {
                Some((name, id)) => {
                    hidden.push_str(id);
                    rest = &rest[name.len()..];
                }
                None => {
                    hidden.push(first);
                    rest = &rest[first.len_utf8()..];
                }
            }
        }
        hidden
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Language, WithoutDates};
    use crate::verify::verify;
    use crate::write::sample;

    #[test]
    fn names_go_and_figures_stay() {
        let (mut scenario, mut plan) = (sample::scenario(), sample::plan());
        scenario.kindergartens[0].position = Some((103.1, 36.9));
        scenario.kindergartens[1].position = Some((103.2, 37.0));
        scenario.events[0].theme = Some("甲园的一天".to_owned());
        plan.shortfalls[0].reason =
            vec![Message::new("reason-p7").with_list("who", ["甲园甲联盟", "李四 (3)"])];
        let reason = vec![Message::new("reason-k2").with_list("who", ["张三 + 李四 → 乙园 K2"])];
        plan.alliances[0].without_dates = Some(WithoutDates { shortfall: 0, cost: 1.0, reason });
        let texts = Texts::new(Language::ZhHans);
        let (hidden, quiet) = anonymised(&scenario, &plan, &texts);
        let told = format!("{hidden:?}{quiet:?}");
        for name in ["张三", "李四", "甲园", "乙园", "甲联盟", "样例县", "教研 \\\"三月", "103.1"]
        {
            assert!(!told.contains(name), "{name}");
        }
        let said = texts.say(&quiet.shortfalls[0].reason[0]);
        assert!(said.contains("K1A1、P2 (3)"), "{said}");
        let before = verify(&scenario, &plan.activities, plan.policy);
        let after = verify(&hidden, &quiet.activities, plan.policy);
        assert_eq!(before.vehicle_km, after.vehicle_km);
        assert_eq!((before.cost, before.quality), (after.cost, after.quality));
        assert_eq!(before.groups, after.groups);
    }
}
