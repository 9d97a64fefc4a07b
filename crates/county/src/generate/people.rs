//! The staff of an alliance.

use super::Shape;
use super::county::{Kindergarten, Person};
use super::dice::Dice;
use super::names;
use crate::domain::Support;

const SUBJECTS: [&str; 5] = ["语言", "科学", "艺术", "健康", "社会"];

/// The staff, and the kindergartens' `visits_max`, which depend on the number of visits.
pub(super) fn staff(
    shape: &Shape,
    alliance: &str,
    kindergartens: &mut [Kindergarten],
    dice: &mut Dice,
) -> Vec<Person> {
    let members = kindergartens.len() as u32 - 1;
    let mut list: Vec<Person> =
        (0..shape.staff).map(|i| person(shape, alliance, kindergartens, i, dice)).collect();
    let visits: u32 = list.iter().filter(|p| p.backbone).map(|p| p.visits).sum();
    limit_visits(shape, kindergartens, visits, members, dice);
    let due: u32 = kindergartens[1..].iter().map(Kindergarten::inspections_per_year).sum();
    let mentors = list.iter().filter(|p| p.mentor).count() as u32;
    limit_inspections(shape, &mut list, (2 * due).div_ceil(mentors.max(1)), dice);
    list
}

fn person(
    shape: &Shape,
    alliance: &str,
    kindergartens: &[Kindergarten],
    i: u32,
    dice: &mut Dice,
) -> Person {
    let members = kindergartens.len() as u32 - 1;
    // A third at the lead; the others go round the members, so that each has somebody.
    let at_lead = members == 0 || i.is_multiple_of(3);
    let home = if at_lead { 0 } else { 1 + (i - i / 3 - 1) % members };
    let home = home as usize;
    let (backbone, mentor) = match dice.weighted(&[60, 20, 15, 5]) {
        0 => (true, false),
        1 => (false, true),
        2 => (true, true),
        _ => (false, false),
    };
    // The first two at a lead ensure that both roles exist.
    let (backbone, mentor) = match i {
        0 => (true, true),
        1 => (backbone, true),
        _ => (backbone, mentor),
    };
    let mut subjects: Vec<&'static str> = Vec::new();
    if backbone {
        subjects.push(*dice.pick(&SUBJECTS));
        let second = *dice.pick(&SUBJECTS);
        if dice.chance(0.3) && second != subjects[0] {
            subjects.push(second);
        }
    }
    let expertise = match (mentor, dice.weighted(&[40, 30, 25, 5])) {
        (false, _) => Vec::new(),
        (true, 0) => vec!["curriculum"],
        (true, 1) => vec!["safety"],
        (true, 2) => vec!["curriculum", "safety"],
        (true, _) => vec!["health"],
    };
    let speaks = dice.chance(if kindergartens[home].minority { 0.7 } else { 0.1 });
    let two = at_lead && dice.chance(shape.two_visit_share);
    let visits = if two { 2 } else { 1 };
    let limited = dice.chance(0.05 + 0.35 * shape.tightness);
    Person {
        id: format!("{alliance}-P{}", i + 1),
        name: names::person(dice),
        home,
        backbone,
        mentor,
        subjects,
        expertise,
        minority: speaks || (i == 0 && shape.language > 0.0 && shape.tightness < 0.5),
        visits,
        visits_max: (backbone && dice.chance(0.25 * (1.0 - shape.tightness))).then(|| visits + 1),
        inspections_max: None,
        max_one_way: limited.then(|| *dice.pick(&[50, 60, 75, 90])),
    }
}

/// Gives members a `visits_max` that leaves the less room the tighter the shape.
fn limit_visits(
    shape: &Shape,
    kindergartens: &mut [Kindergarten],
    visits: u32,
    members: u32,
    dice: &mut Dice,
) {
    let fair = visits.div_ceil(members.max(1));
    for k in &mut kindergartens[1..] {
        let least = match k.support {
            Support::Weak => 2,
            Support::Ordinary => 1,
            Support::Strong => 0,
        };
        let room = if dice.chance(shape.tightness) { dice.below(2) } else { 2 };
        if dice.chance(0.2 + 0.8 * shape.tightness) {
            k.visits_max = Some((fair + room).max(least));
        }
    }
}

fn limit_inspections(shape: &Shape, staff: &mut [Person], fair: u32, dice: &mut Dice) {
    for p in staff.iter_mut().filter(|p| p.mentor) {
        let room = if dice.chance(shape.tightness) { 0 } else { 1 + dice.below(2) };
        if dice.chance(0.2 + 0.6 * shape.tightness) {
            p.inspections_max = Some(fair + room);
        }
    }
}
