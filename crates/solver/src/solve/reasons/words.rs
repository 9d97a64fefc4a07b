//! Obstacles as messages: one for each rule, with the people or places that it concerns.

use std::collections::BTreeMap;
use std::fmt;

use super::super::instance::Instance;
use super::obstacles::Obstacle;
use crate::domain::{Message, Rule};

/// Names listed in one sentence before it says "and others".
const NAMED: usize = 6;

/// What is said beside a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Detail {
    /// Nothing.
    None,
    /// Figures that the rule's own sentence explains.
    Figures(String),
    /// Of all times at which everybody is free and every place open, how many the rule forbids.
    Times { forbidden: u32, of: usize },
}

/// Somebody or something in a list.
#[derive(Debug, Clone)]
pub(super) struct Item {
    name: String,
    detail: Detail,
}

impl Item {
    pub fn new(name: String, detail: Detail) -> Self {
        Self { name, detail }
    }

    pub fn place(inst: &Instance, k: usize, detail: Detail) -> Self {
        Self::new(inst.scenario.name_of_place(inst.ks[k]), detail)
    }

    pub fn person(inst: &Instance, p: usize, detail: Detail) -> Self {
        Self::new(inst.scenario.name_of_person(inst.people[p]), detail)
    }
}

impl fmt::Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.detail {
            Detail::None => write!(f, "{}", self.name),
            Detail::Figures(figures) => write!(f, "{} ({figures})", self.name),
            Detail::Times { forbidden, of } => write!(f, "{} ({forbidden}/{of})", self.name),
        }
    }
}

/// Who or what fails by which obstacle.
pub(super) type Found = BTreeMap<Obstacle, Vec<Item>>;

/// What stands in the way, rule by rule; how to read times is said once, by an example.
pub(super) fn in_the_way(found: Found) -> Vec<Message> {
    let only = found.len() == 1;
    let mut said = Vec::new();
    let mut examples = Vec::new();
    for (why, who) in found {
        if !only && why == Obstacle::Rule(Rule::P6) {
            continue;
        }
        let (shown, list) = (&who[..who.len().min(NAMED)], listed(&who));
        let message = match why {
            Obstacle::Rule(rule) => Message::new(key(rule)).with("rule", rule),
            Obstacle::Others => Message::new("reason-others"),
        };
        said.push(message.with_list("who", list));
        examples.extend(shown.iter().filter_map(|item| match (why, &item.detail) {
            (Obstacle::Rule(rule), &Detail::Times { forbidden, of }) => Some((rule, forbidden, of)),
            _ => None,
        }));
    }
    // One that leaves something to other rules says more.
    let partial = examples.iter().find(|(_, forbidden, of)| (*forbidden as usize) < *of);
    if let Some((rule, forbidden, of)) = partial.or(examples.first()) {
        let message = Message::new("reason-times").with("rule", rule);
        said.push(message.with("n", forbidden).with("of", of));
    }
    said
}

/// Where no team goes, rule by rule.
pub(super) fn no_teams(found: Found, team: u32) -> Vec<Message> {
    let word = |(why, places): (Obstacle, Vec<Item>)| {
        let message = match why {
            Obstacle::Rule(rule) => Message::new("reason-no-team-at").with("rule", rule),
            Obstacle::Others => Message::new("reason-team-others-at"),
        };
        message.with("team", team).with_list("who", listed(&places))
    };
    found.into_iter().map(word).collect()
}

/// The first few by name.
fn listed(who: &[Item]) -> Vec<String> {
    let mut list: Vec<String> = who.iter().take(NAMED).map(Item::to_string).collect();
    if who.len() > NAMED {
        list.push(format!("… +{}", who.len() - NAMED));
    }
    list
}

const fn key(rule: Rule) -> &'static str {
    match rule {
        Rule::P1 => "reason-p1",
        Rule::P3 => "reason-p3",
        Rule::P4 => "reason-p4",
        Rule::P5 => "reason-p5",
        Rule::P6 => "reason-p6",
        Rule::P7 => "reason-p7",
        Rule::P8 => "reason-p8",
        Rule::P9 => "reason-p9",
        Rule::K1 => "reason-k1",
        Rule::K2 => "reason-k2",
        Rule::K3 => "reason-k3",
        Rule::H1 => "reason-h1",
        Rule::O1 => "reason-o1",
        Rule::O2 => "reason-o2",
        Rule::O3 => "reason-o3",
        Rule::O4 => "reason-o4",
        Rule::I1 => "reason-i1",
        Rule::I2 => "reason-i2",
        Rule::I3 => "reason-i3",
        Rule::F1 => "reason-f1",
        Rule::L1 => "reason-l1",
        Rule::L2 => "reason-l2",
        Rule::L3 => "reason-l3",
        Rule::E5 => "reason-e5",
        _ => "reason-rule",
    }
}
