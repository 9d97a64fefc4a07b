//! Codes instead of names, for files that leave the bureau.

use std::collections::HashMap;

use crate::domain::{Activity, ActivityKind, Distance, Message, Plan, Scenario};
use crate::text::Texts;
use crate::travel::DistanceTable;

/// The scenario and its plan without a name of a person, kindergarten, alliance or county.
///
/// Names become the ids, which are the same in every run and lead back to the names only by the
/// bureau's own tables. Free text may hold a name and goes: titles become the kind of the activity,
/// themes and notes are empty. So do coordinates, which name a place as well as its name does;
/// distances are kept as they were. Every figure of the plan stays true of the result.
#[must_use]
pub fn anonymised(scenario: &Scenario, plan: &Plan, texts: &Texts) -> (Scenario, Plan) {
    let names = Names::of(scenario);
    let mut plan = plan.clone();
    let mut hidden = scenario.clone();
    hidden.distances = distances(scenario);
    for alliance in &mut hidden.alliances {
        alliance.name.clone_from(&alliance.id);
    }
    for kindergarten in &mut hidden.kindergartens {
        kindergarten.name.clone_from(&kindergarten.id);
        kindergarten.position = None;
    }
    for person in &mut hidden.staff {
        person.name.clone_from(&person.id);
    }
    for event in hidden.events.iter_mut().chain(&mut hidden.cancelled) {
        event.title = format!("{} {}", texts.word(event.kind), event.id);
        event.theme = None;
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
        row.title = match (row.kind(), row.event()) {
            (ActivityKind::Event, Some(event)) => events[event.index()].title.clone(),
            (ActivityKind::Event, None) => untitled(row, texts),
            // Worded anew from the codes when it is shown.
            _ => String::new(),
        };
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

/// What an event of the history is called, which has no row in the table of events.
fn untitled(row: &Activity, texts: &Texts) -> String {
    match row.event_kind() {
        Some(kind) => format!("{} {}", texts.word(kind), row.id),
        None => row.id.clone(),
    }
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
struct Names<'a> {
    /// First character → names that begin with it, the longest first.
    by_first: HashMap<char, Vec<(&'a str, &'a str)>>,
}

impl<'a> Names<'a> {
    fn of(scenario: &'a Scenario) -> Self {
        let alliances = scenario.alliances.iter().map(|a| (a.name.as_str(), a.id.as_str()));
        let places = scenario.kindergartens.iter().map(|k| (k.name.as_str(), k.id.as_str()));
        let people = scenario.staff.iter().map(|p| (p.name.as_str(), p.id.as_str()));
        let events = scenario.events.iter().map(|e| (e.title.as_str(), e.id.as_str()));
        let mut by_first: HashMap<char, Vec<(&str, &str)>> = HashMap::new();
        for (name, id) in alliances.chain(places).chain(people).chain(events) {
            if let Some(first) = name.chars().next() {
                by_first.entry(first).or_default().push((name, id));
            }
        }
        for names in by_first.values_mut() {
            // Namesakes keep the order of the tables.
            names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        }
        Self { by_first }
    }

    /// The text with each name replaced, the longest that fits first.
    fn hidden(&self, text: &str) -> String {
        let mut hidden = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let names = self.by_first.get(&first).map_or(&[][..], Vec::as_slice);
            match names.iter().find(|(name, _)| rest.starts_with(name)) {
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
