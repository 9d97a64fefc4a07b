//! Obstacles as messages: one for each rule, with the people or places that it concerns.

use std::collections::BTreeMap;

use super::super::instance::Instance;
use super::obstacles::Obstacle;
use crate::domain::{Message, Rule};

/// Names listed in one sentence before it says "and others".
const NAMED: usize = 6;

/// Who or what fails by which obstacle.
pub(super) type Found = BTreeMap<Obstacle, Vec<String>>;

pub(super) fn place_name(inst: &Instance, k: usize, more: &str) -> String {
    let place = inst.scenario.kindergarten(inst.ks[k]);
    named(&place.name, &place.id, more)
}

pub(super) fn person_name(inst: &Instance, p: usize, more: &str) -> String {
    let person = inst.person(p);
    named(&person.name, &person.id, more)
}

fn named(name: &str, id: &str, more: &str) -> String {
    if more.is_empty() { format!("{name} {id}") } else { format!("{name} {id} ({more})") }
}

/// What stands in the way, rule by rule.
pub(super) fn in_the_way(found: Found) -> Vec<Message> {
    let only = found.len() == 1;
    found
        .into_iter()
        .filter(|(why, _)| only || *why != Obstacle::Rule(Rule::P6))
        .map(|(why, mut who)| {
            let more = who.len().saturating_sub(NAMED);
            who.truncate(NAMED);
            if more > 0 {
                who.push(format!("… +{more}"));
            }
            match why {
                Obstacle::Rule(rule) => Message::new(key(rule)).with("rule", rule),
                Obstacle::Others => Message::new("reason-others"),
            }
            .with_list("who", who)
        })
        .collect()
}

const fn key(rule: Rule) -> &'static str {
    match rule {
        Rule::P3 => "reason-p3",
        Rule::P4 => "reason-p4",
        Rule::P5 => "reason-p5",
        Rule::P6 => "reason-p6",
        Rule::P7 => "reason-p7",
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
        Rule::E5 => "reason-e5",
        _ => "reason-rule",
    }
}
