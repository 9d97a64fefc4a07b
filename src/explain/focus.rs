//! One alliance in focus: the others stand still, so that a question about one is cheap to solve.

use super::Effort;
use crate::domain::{
    Activity, ActivityKind, AllianceIx, CostValue, EventIx, KinderIx, Policy, Scenario,
    ShortfallValue,
};
use crate::solve::{Bar, PlanOptions, Silent};

/// The scenario in which only one alliance is still to be planned: nobody else has a role or a
/// demand, and their events are pinned where the calendar has them, so that E6 counts them.
///
/// Positions of all tables stay as they are, and every calendar of the alliance that goes with the
/// others' events is a calendar of this scenario and back.
pub(super) fn focus(scenario: &Scenario, calendar: &[Activity], a: AllianceIx) -> Scenario {
    let mut one = scenario.clone();
    let homes: Vec<bool> = scenario.kindergartens.iter().map(|k| k.alliance == a).collect();
    for person in one.staff.iter_mut().filter(|p| !homes[p.home.index()]) {
        person.backbone = false;
        person.mentor = false;
    }
    for place in one.kindergartens.iter_mut().filter(|k| k.alliance != a) {
        place.visits_min = 0;
        place.inspections_per_year = 0;
    }
    one.pins.retain(|pin| pin.alliance == a);
    let others = calendar.iter().filter(|row| row.alliance != a && row.event().is_some());
    one.pins.extend(others.map(|row| Activity { pinned: true, ..row.clone() }));
    one
}

/// The rows that a focused scenario is judged by: the alliance's own and the others' events.
pub(super) fn rows_of(calendar: &[Activity], a: AllianceIx) -> Vec<Activity> {
    let kept = |row: &&Activity| row.alliance == a || row.kind() == ActivityKind::Event;
    calendar.iter().filter(kept).cloned().collect()
}

/// Takes an event out of a scenario and of its calendar; later events move up.
pub(super) fn drop_event(scenario: &mut Scenario, calendar: &mut Vec<Activity>, e: EventIx) {
    scenario.events.remove(e.index());
    for rows in [&mut scenario.pins, &mut scenario.history, calendar] {
        rows.retain(|row| row.event() != Some(e));
        for row in rows {
            row.set_event(row.event().map(|x| if x > e { EventIx(x.0 - 1) } else { x }));
        }
    }
}

/// Inspections of a place in this year's history.
pub(super) fn inspected_before(scenario: &Scenario, k: KinderIx) -> u32 {
    let past = scenario.history.iter();
    past.filter(|a| a.kind() == ActivityKind::Inspection && a.kindergarten == Some(k)).count()
        as u32
}

/// What solving the focused alliance gave.
#[derive(Debug, Clone)]
pub(super) struct Solved {
    pub shortfall: ShortfallValue,
    pub cost: CostValue,
    pub activities: Vec<Activity>,
}

/// Solves a focused scenario; `None` where its pins leave no calendar, or the search was stopped
/// before it had one.
pub(super) fn solve(
    scenario: &Scenario,
    a: AllianceIx,
    policy: Policy,
    barred: Vec<Bar>,
    effort: &Effort,
) -> Option<Solved> {
    let options = PlanOptions {
        time_limit: None,
        work_limit: Some(effort.work),
        seed: effort.seed,
        threads: 1,
        policy: Some(policy),
        barred,
        start: None,
        stop: effort.stop.clone(),
    };
    let plan = crate::solve::solve(scenario, &options, &Silent).ok()?;
    let own = &plan.alliances[a.index()];
    Some(Solved { shortfall: own.shortfall, cost: own.cost, activities: plan.activities })
}
