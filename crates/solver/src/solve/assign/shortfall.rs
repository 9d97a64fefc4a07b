//! What an assignment leaves unmet, in weighted units, and the row that holds it.

use super::super::instance::Instance;
use super::Goal;
use crate::domain::{Demand, Person};
use crate::model::{Col, Model, Sense, Tag};

/// D4, D5 and the outreach half of D7 at one place.
pub(in super::super) fn place_shortfall(inst: &Instance, k: usize, visitors: &[usize]) -> u64 {
    let place = inst.scenario.kindergarten(inst.ks[k]);
    if place.visits_min == 0 || inst.is_follow_up(k) {
        return 0;
    }
    let mut total =
        u64::from(place.visits_min.saturating_sub(visitors.len() as u32) * Demand::D4.weight());
    let mut subjects: Vec<&String> =
        visitors.iter().flat_map(|&p| &inst.person(p).subjects).collect();
    subjects.sort_unstable();
    subjects.dedup();
    let asked = inst.scenario.settings.outreach.subjects_min.min(place.visits_min);
    total += u64::from(asked.saturating_sub(subjects.len() as u32) * Demand::D5.weight());
    if place.language != "zh"
        && !visitors.iter().any(|&p| inst.person(p).languages.contains(&place.language))
    {
        total += u64::from(Demand::D7.weight());
    }
    total
}

/// Weighted D2 and D8 units of an alliance, given how often each place is inspected.
pub(in super::super) fn due_shortfall(inst: &Instance, count: &[u32]) -> u64 {
    let own: u32 = inst.due.iter().zip(count).map(|(d, n)| d.saturating_sub(*n)).sum();
    let (count, followed) = count.split_at(inst.places);
    let all = inst.due_total.saturating_sub(count.iter().sum());
    let open = followed.iter().filter(|&&n| n == 0).count() as u32;
    u64::from(own.max(all) * Demand::D2.weight() + open * Demand::D8.weight())
}

/// Weighted D6 units of one inspection by these people.
fn missing_expertise(inst: &Instance, people: &[usize]) -> u32 {
    let has = |e: &String| people.iter().any(|&p| inst.person(p).expertise.contains(e));
    let asked = &inst.scenario.settings.inspection.expertise;
    asked.iter().filter(|e| !has(e)).count() as u32 * Demand::D6.weight()
}

/// Weighted D7 units of one inspection by these people at a place.
pub(super) fn speaks_not(inst: &Instance, people: &[usize], k: usize) -> u32 {
    let language = &inst.scenario.kindergarten(inst.ks[k]).language;
    let speaks = |p: &Person| p.languages.contains(language);
    if language == "zh" || people.iter().any(|&p| speaks(inst.person(p))) {
        0
    } else {
        Demand::D7.weight()
    }
}

/// Weighted D9 units of these people at a place: none of them was in the inspection that is
/// followed up.
pub(super) fn unknown(inst: &Instance, people: &[usize], k: usize) -> u32 {
    let known = k.checked_sub(inst.places).map_or(&[][..], |f| &inst.known[f]);
    if known.is_empty() || people.iter().any(|p| known.contains(p)) {
        0
    } else {
        Demand::D9.weight()
    }
}

/// Weighted D6, D7 and D9 units of a team on a tour.
pub(in super::super) fn team_shortfall(inst: &Instance, people: &[usize], stops: &[usize]) -> u32 {
    let missing = missing_expertise(inst, people);
    stops.iter().map(|&k| missing + speaks_not(inst, people, k) + unknown(inst, people, k)).sum()
}

/// The objective, or the row, that says how much may be left unmet.
pub(super) fn close_shortfall(
    model: &mut Model,
    slacks: &[(Demand, Col)],
    mut more: Vec<(Col, f64)>,
    goal: &Goal,
) {
    more.extend(slacks.iter().map(|(d, col)| (*col, f64::from(d.weight()))));
    match goal {
        Goal::Shortfall => {
            for (col, weight) in more {
                model.set_cost(col, weight);
            }
        }
        Goal::Cost { shortfall, .. } => {
            if !more.is_empty() {
                model.row(Tag { rule: "shortfall", subject: 0 }, more, Sense::Le, *shortfall);
            }
        }
    }
}
