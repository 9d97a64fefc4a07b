//! Codes instead of names, for files that leave the bureau.

use std::collections::{HashMap, HashSet};

use crate::domain::{Activity, ActivityKind, Distance, Event, Plan, Scenario};
use crate::replan::Prepared;
use crate::text::Texts;
use crate::travel::DistanceTable;

/// Characters of a name that a finding shows.
const CUT: usize = 40;

/// The scenario and its plan without a name of a person, kindergarten, alliance or county.
///
/// Names become the ids, which are the same in every run and lead back to the names only by the
/// bureau's own tables. An id that may be a name itself, as where a table leaves its ids out, becomes
/// a letter with the number of its row. Free text may hold a name and goes: titles become the kind of the activity,
/// themes and notes are empty. So do coordinates, which name a place as well as its name does;
/// distances are kept as they were. Every figure of the plan stays true of the result.
#[must_use]
pub fn anonymised(scenario: &Scenario, plan: &Plan, texts: &Texts) -> (Scenario, Plan) {
    let names = Names::of(scenario, &texts.key("plan-anonymous"));
    let mut plan = plan.clone();
    let mut hidden = scenario.clone();
    hidden.distances = distances(scenario);
    for alliance in &mut hidden.alliances {
        names.code(&mut alliance.id);
        alliance.name.clone_from(&alliance.id);
    }
    for kindergarten in &mut hidden.kindergartens {
        names.code(&mut kindergarten.id);
        kindergarten.name.clone_from(&kindergarten.id);
        kindergarten.position = None;
        (kindergarten.contact, kindergarten.phone) = (None, None);
    }
    for person in &mut hidden.staff {
        names.code(&mut person.id);
        person.name.clone_from(&person.id);
    }
    for event in &mut hidden.events {
        names.code(&mut event.id);
        event.title = format!("{} {}", texts.word(event.kind), event.id);
        event.theme = None;
    }
    for gone in &mut hidden.cancelled {
        names.code(&mut gone.id);
        gone.title.clear();
    }
    for closure in &mut hidden.closures {
        closure.note = None;
    }
    for apart in &mut hidden.apart {
        apart.note = None;
    }
    for follow_up in &mut hidden.follow_ups {
        names.code(&mut follow_up.id);
        follow_up.note = None;
    }
    for placement in &mut hidden.placements {
        names.code(&mut placement.id);
    }
    hidden.settings.name = texts.key("plan-anonymous");
    hidden.settings.themes.clear();
    hidden.settings.notice.issuer = None;
    plan.scenario.clone_from(&hidden.settings.name);
    let events = &hidden.events;
    for row in hidden.history.iter_mut().chain(&mut hidden.pins).chain(&mut plan.activities) {
        names.code(&mut row.id);
        untitled(row, events, texts);
    }
    plan.shortfalls.iter_mut().for_each(|s| names.code(&mut s.subject));
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
    let names = Names::of(&repair.scenario, "");
    let mut repair = Prepared { scenario: hidden.clone(), ..repair.clone() };
    let Prepared { earlier, fixed, withdrawn, .. } = &mut repair;
    for row in earlier.iter_mut().chain(fixed).chain(withdrawn) {
        names.code(&mut row.id);
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
        let alliances = scenario.alliances.iter().map(|a| ('A', a.name.as_str(), a.id.as_str()));
        let places = scenario.kindergartens.iter().map(|k| ('K', k.name.as_str(), k.id.as_str()));
        let people = scenario.staff.iter().map(|p| ('P', p.name.as_str(), p.id.as_str()));
        let events = scenario.events.iter().map(|e| ('E', e.title.as_str(), e.id.as_str()));
        let gone = scenario.cancelled.iter().map(|e| ('C', e.title.as_str(), e.id.as_str()));
        let follow_ups = scenario.follow_ups.iter().map(|f| ('F', "", f.id.as_str()));
        let placements = scenario.placements.iter().map(|p| ('L', "", p.id.as_str()));
        let all = alliances.chain(places).chain(people).chain(events).chain(gone);
        let all: Vec<_> = all.chain(follow_ups).chain(placements).collect();
        let taken: HashSet<&str> = all.iter().map(|&(_, _, id)| id).collect();
        let mut count: HashMap<char, usize> = HashMap::new();
        let mut names = Self::default();
        for &(letter, name, id) in &all {
            let n = count.entry(letter).and_modify(|n| *n += 1).or_insert(1);
            let mut code = id.to_owned();
            if may_be_name(id) {
                code = format!("{letter}{n}");
                while taken.contains(code.as_str()) {
                    code.push('x');
                }
                names.add(id, &code);
            }
            names.add(name, &code);
        }
        names.add(&scenario.settings.name, county);
        let mut by_first = names.by_first;
        for names in by_first.values_mut() {
            // Namesakes keep the order of the tables.
            names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        }
        Self { by_first }
    }

    fn add(&mut self, name: &str, code: &str) {
        let Some(first) = name.chars().next() else { return };
        let names = self.by_first.entry(first).or_default();
        names.push((name.to_owned(), code.to_owned()));
        // Findings show the beginning of what is long.
        if let Some((cut, _)) = name.char_indices().nth(CUT) {
            names.push((name[..cut].to_owned(), code.to_owned()));
        }
    }

    /// Puts the code into an id that may be a name, or be made of one.
    fn code(&self, id: &mut String) {
        if may_be_name(id) {
            *id = self.hidden(id);
        }
    }

    /// The text with each name replaced, the longest that fits first.
    #[must_use]
    pub fn hidden(&self, text: &str) -> String {
        let mut hidden = String::with_capacity(text.len());
        let (mut rest, mut before) = (text, None);
        while let Some(first) = rest.chars().next() {
            let names = self.by_first.get(&first).map_or(&[][..], Vec::as_slice);
            let here = |name: &str| rest.starts_with(name) && whole(name, before, rest);
            let shown = match names.iter().find(|(name, _)| here(name)) {
                Some((name, id)) => {
                    hidden.push_str(id);
                    &rest[..name.len()]
                }
                None => {
                    hidden.push(first);
                    &rest[..first.len_utf8()]
                }
            };
            before = shown.chars().last();
            rest = &rest[shown.len()..];
        }
        hidden
    }
}

/// Whether an id may be a name or a number that belongs to a person. A code is made of parts such as
/// `K001` or `12`: two capitals or one small letter at most beside six digits at most, somewhere a
/// digit. What is a code all the same gets another one, which harms nobody.
fn may_be_name(id: &str) -> bool {
    let part = |part: &str| {
        let letters = part.trim_matches(|c: char| c.is_ascii_digit());
        let most = if letters.chars().all(|c| c.is_ascii_uppercase()) { 2 } else { 1 };
        letters.chars().all(|c| c.is_ascii_alphabetic())
            && letters.len() <= most
            && part.len() - letters.len() <= 6
    };
    let parts = id.split(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric());
    !parts.into_iter().all(part) || !id.contains(|c: char| c.is_ascii_digit())
}

/// Whether a name that is found in a text at its beginning stands for itself, and is no part of a
/// longer word.
fn whole(name: &str, before: Option<char>, rest: &str) -> bool {
    let inside = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let after = rest[name.len()..].chars().next();
    !(inside(before) && inside(name.chars().next()) || inside(name.chars().last()) && inside(after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Language, Message, WithoutDates};
    use crate::verify::verify;
    use crate::write::sample;

    #[test]
    fn ids_that_may_be_names_are_told_from_codes() {
        for code in ["K001", "12", "a7", "EV1", "A2-P5", "V1-K002-1", "E001-12", "2026A-0001"] {
            assert!(!may_be_name(code), "{code}");
        }
        for name in [
            "张三",
            "ZhangWei",
            "zhangwei",
            "Li",
            "LI",
            "Li2",
            "li2",
            "WANG1",
            "Zhang San 3",
            "13812345678",
            "T-Wang",
            "V1-LiNa-1",
            "",
        ] {
            assert!(may_be_name(name), "{name}");
        }
    }

    #[test]
    fn names_in_letters_are_hidden_as_words_alone() {
        let mut scenario = sample::scenario();
        scenario.staff[0].id = "Li".to_owned();
        scenario.staff[1].id = "LiNa".to_owned();
        let names = Names::of(&scenario, "");
        assert_eq!(names.hidden("Li, LiNa (Line 3) V1-Li-2张三"), "P1, P2 (Line 3) V1-P1-2P1");
    }

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
        // Ids that were left out are the names.
        scenario.staff[0].id = "张三".to_owned();
        plan.activities[0].id = "V1-甲园-1".to_owned();
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
