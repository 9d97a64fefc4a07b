//! The term's events of an alliance.

use super::Shape;
use super::county::{Alliance, Event};
use super::dates::Terms;
use super::dice::Dice;
use crate::domain::{EventKind, EventLength, Mode};

/// The order of an alliance's event kinds.
pub(super) const KINDS: [EventKind; 6] = [
    EventKind::Research,
    EventKind::OpenHalfDay,
    EventKind::Training,
    EventKind::Meeting,
    EventKind::Showcase,
    EventKind::Seminar,
];

const THEMES: [&str; 5] = ["", "幼小衔接", "户外游戏", "区域材料", "家园共育"];

/// Title of an event of the kind.
pub(super) const fn title(kind: EventKind) -> &'static str {
    match kind {
        EventKind::OpenHalfDay => "牵头园半日开放",
        EventKind::Research => "联合教研",
        EventKind::Training => "骨干教师培训",
        EventKind::Meeting => "联盟工作会",
        EventKind::Showcase => "特色展示",
        EventKind::Seminar => "园长研讨",
    }
}

pub(super) fn events(
    shape: &Shape,
    terms: &Terms,
    alliance: &Alliance,
    dice: &mut Dice,
) -> Vec<Event> {
    let hosts: Vec<usize> =
        (0..alliance.kindergartens.len()).filter(|&k| alliance.kindergartens[k].can_host).collect();
    (0..shape.events)
        .map(|i| {
            let kind = KINDS[i as usize % KINDS.len()];
            let mode = if kind == EventKind::Meeting { Mode::Online } else { Mode::InPerson };
            let long = matches!(kind, EventKind::Training | EventKind::Showcase);
            let length =
                if long && dice.chance(0.6) { EventLength::Full } else { EventLength::Half };
            let named = dice.chance(0.2);
            let chosen = *dice.pick(&hosts);
            let host = match (kind, mode) {
                (EventKind::OpenHalfDay, _) => Some(0),
                (_, Mode::Online) => None,
                _ => named.then_some(chosen),
            };
            let weeks = if dice.chance(shape.tightness) { 3 } else { dice.range(3, 6) };
            let middle = terms.along(2 * i as i32 + 1, 2 * shape.events as i32);
            let from = terms.moved(middle, -7 * weeks / 2 + dice.range(-3, 3));
            Event {
                id: format!("{}-E{}-{}", alliance.id, shape.term, i + 1),
                kind,
                mode,
                length,
                host,
                from,
                to: terms.moved(from, 7 * weeks - 1),
                theme: dice.pick::<&str>(&THEMES),
            }
        })
        .collect()
}
