//! Why something is different: what saves kilometres alone is not called a demand.

use alliance_calendar::domain::{ChangeKind, Language};
use alliance_calendar::replan::{Cause, Happened, Wish, differences};
use alliance_calendar::text::Texts;
use alliance_calendar::write::{OutputFile, Repair, change_files};

use crate::replan::made::{changes, county, earlier, prepared, repaired};

/// A visit to a place far away where a near one would do, and another of somebody who falls ill.
#[test]
fn what_only_saves_kilometres_says_so() {
    let scenario = county("P1,Ann,K1,yes,1\nP2,Bo,K3,yes,1\nP3,Cai,K3,yes,0\n", "", "");
    let rows = "V1,outreach,,A1,2026-10-12,am,K5,P1,,no\nV2,outreach,,A2,2026-10-12,am,K4,P2,,no\n";
    let before = earlier(&scenario, rows, 0);
    let absent = changes(&scenario, ChangeKind::Absent, "P2:2026-10-12");
    let prepared = prepared(&scenario, &absent, &before);

    let causes = |wish| -> Vec<(String, Vec<Cause>)> {
        let plan = repaired(&prepared, wish);
        assert_eq!(plan.levels.shortfall.value, 0);
        let found = differences(&prepared, &plan.activities);
        found.into_iter().map(|d| (d.id, d.causes)).collect()
    };
    let fewest = causes(Wish::Fewest);
    assert!(
        matches!(&fewest[..], [(id, why)]
        if id == "V2" && matches!(why[..], [Cause::Happened(Happened::Away(..))])),
        "{fewest:?}"
    );
    // A visit elsewhere is a row of its own.
    let traded = causes(Wish::Trade(1.0));
    assert_eq!(traded.len(), 3, "{traded:?}");
    for (id, why) in &traded {
        match id.as_str() {
            "V2" => assert!(matches!(why[..], [Cause::Happened(Happened::Away(..))]), "{why:?}"),
            _ => assert_eq!(*why, [Cause::Saving], "{id}"),
        }
    }

    let plan = repaired(&prepared, Wish::Trade(1.0));
    let found = differences(&prepared, &plan.activities);
    let repair =
        Repair { differences: &found, today: None, earlier: &[], cost_before: 0.0, headers: None };
    let files = change_files(&scenario, &plan, &repair, &Texts::new(Language::En));
    let files = files.expect("they can be made");
    let mine = |f: &&OutputFile| f.name == "changes/people/Ann (One).txt";
    let notice = files.iter().find(mine).unwrap_or_else(|| panic!("{files:?}"));
    let text = String::from_utf8(notice.content.clone()).expect("UTF-8");
    assert!(text.contains("To save kilometres"), "{text}");
}
