//! Events of several alliances that want the same sessions of the county (E6).

use alliance_calendar::domain::{ChangeKind, Plan, Rule};
use alliance_calendar::input::read_calendar_bytes;
use alliance_calendar::replan::{Cause, Happened, Wish, curve, differences};
use alliance_calendar::solve::Silent;
use alliance_calendar::verify;

use crate::replan::disruptions::options;
use crate::replan::made::{changes, county, earlier, prepared, repaired};

const EVENTS: &str = "E1,A1,research,Play,in_person,full,K1,2026-10-12,2026-10-13\n\
    E2,A2,research,Songs,in_person,full,K3,2026-10-12,2026-10-13\n";

const E1_TUESDAY: &str = "E1,event,research,A1,2026-10-13,day,K1,,Play,no\n";
const E2_MONDAY: &str = "E2,event,research,A2,2026-10-12,day,K3,,Songs,";

fn day_of(plan: &Plan, id: &str) -> Option<String> {
    plan.activities.iter().find(|row| row.id == id).map(|row| row.date.to_string())
}

#[test]
fn other_alliances_event_moves_aside() {
    let scenario = county("P1,Ann,K1,yes,0\n", EVENTS, "");
    let closed = changes(&scenario, ChangeKind::Closed, "A1:2026-10-13");
    let before = earlier(&scenario, &format!("{E1_TUESDAY}{E2_MONDAY}no\n"), 0);
    let prepared = prepared(&scenario, &closed, &before);
    for wish in [Wish::Fewest, Wish::AtMost(2), Wish::Trade(5.0)] {
        let plan = repaired(&prepared, wish);
        assert_eq!(plan.levels.shortfall.value, 0, "{wish:?}");
        assert_eq!(plan.levels.changes.map(|c| c.value), Some(2), "{wish:?}");
        assert_eq!(day_of(&plan, "E1").as_deref(), Some("2026-10-12"), "{wish:?}");
        assert_eq!(day_of(&plan, "E2").as_deref(), Some("2026-10-13"), "{wish:?}");
        let causes: Vec<Vec<Cause>> = differences(&prepared, &plan.activities)
            .into_iter()
            .map(|difference| difference.causes)
            .collect();
        assert!(
            matches!(&causes[..], [a, b]
                if matches!(a[..], [Cause::Beside(Rule::E6, _), ..]) && matches!(b[..], [Cause::Happened(Happened::Shut(..))])),
            "{causes:?}"
        );
    }
    let points = curve(&prepared, &options(300), &Silent);
    assert_eq!(points.iter().map(|p| p.changes).collect::<Vec<_>>(), [2]);
}

#[test]
fn pinned_event_stays_and_the_other_is_unmet() {
    let scenario = county("P1,Ann,K1,yes,0\n", EVENTS, "");
    let closed = changes(&scenario, ChangeKind::Closed, "A1:2026-10-13");
    let before = earlier(&scenario, &format!("{E1_TUESDAY}{E2_MONDAY}yes\n"), 0);
    let plan = repaired(&prepared(&scenario, &closed, &before), Wish::Fewest);
    assert_eq!(plan.levels.shortfall.value, 100);
    assert_eq!(day_of(&plan, "E1"), None);
    assert_eq!(day_of(&plan, "E2").as_deref(), Some("2026-10-12"));
}

/// The first alliance has one day, for a visit or for its event, and the event only if the other
/// alliance's moves aside: whichever is left out weighs as much, so nothing moves; and the bound of
/// the cost holds for the calendar with the event too.
#[test]
fn event_moves_aside_only_where_less_is_unmet_and_bounds_know_of_it() {
    let scenario = county("P1,Ann,K1,yes,1\n", EVENTS, "A1,2026-10-13,2026-10-13\n");
    let visit = "V1,outreach,,A1,2026-10-12,am,K2,P1,,no\n";
    let before = earlier(&scenario, &format!("{visit}{E2_MONDAY}no\n"), 0);
    let prepared = prepared(&scenario, &[], &before);

    let other = "E1,event,research,A1,2026-10-12,day,K1,,Play,no\n\
        E2,event,research,A2,2026-10-13,day,K3,,Songs,no\n";
    let head = "id,kind,event,alliance,date,session,kindergarten,staff,title,pinned\n";
    let other = read_calendar_bytes(&scenario, "c.csv", format!("{head}{other}").as_bytes());
    let policy = scenario.settings.objective.policy;
    let other = verify(&scenario, &other.expect("reads"), policy);
    assert_eq!((other.violations.len(), other.shortfall), (0, 100));

    let plan = repaired(&prepared, Wish::Fewest);
    assert_eq!(plan.levels.shortfall.value, 100);
    assert_eq!(plan.levels.changes.map(|c| c.value), Some(0));
    let plan = repaired(&prepared, Wish::AtMost(5));
    assert_eq!(plan.levels.shortfall.value, 100);
    assert!(plan.levels.cost.value > other.cost, "{:?}", plan.levels.cost);
    let bound = plan.levels.cost.bound;
    assert!(bound.is_none_or(|b| b <= other.cost + 1e-6), "{bound:?}, {}", other.cost);
    for point in curve(&prepared, &options(300), &Silent) {
        let holds = point.changes < 2 || point.bound.is_none_or(|b| b <= other.cost + 1e-6);
        assert!(holds, "{point:?}, {}", other.cost);
    }
}
