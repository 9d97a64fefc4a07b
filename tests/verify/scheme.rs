//! Follow-ups and placements in demands, cost and quality, worked out by hand.

use alliance_calendar::domain::{ActivityKind, Demand, Policy, QualityParts, Role, Rule};
use alliance_calendar::verify::{asked, trips, verify};

use crate::verify::demands::missing;
use crate::verify::scenario::{calendar, county, judged};

type Edit<'a> = (&'a str, &'a str, &'a str);

const FOLLOW: Edit =
    ("followups.csv", "", "F1,K3,2027-03-08,2027-03-19\nF2,K2,2027-03-01,2027-03-31");
const PLACED: Edit = (
    "placements.csv",
    "",
    "L1,T4,K1,shadowing,3,2027-03-02,2027-03-12,\nL2,T1,K5,support,2,2027-03-01,2027-03-31,",
);
/// K3 was inspected twice and looked at once more; M9 has left since.
const HISTORY: Edit = (
    "history.csv",
    "",
    "H1,inspection,,A1,2026-10-12,am,K3,M1;M2,,no\n\
     H2,inspection,,A1,2026-11-10,am,K3,M2;M3,,no\n\
     H3,inspection,,A1,2026-11-11,am,K2,M9,,no",
);

fn of(pairs: &[(&str, u32)]) -> Vec<(String, u32)> {
    pairs.iter().map(|&(subject, n)| (subject.to_owned(), n)).collect()
}

#[test]
fn d8_and_d10_ask_for_every_row() {
    let both = [FOLLOW, PLACED];
    assert_eq!(missing(Demand::D8, &both, &[]), of(&[("F1", 1), ("F2", 1)]));
    assert_eq!(missing(Demand::D10, &both, &[]), of(&[("L1", 1), ("L2", 1)]));
    let rows = ["follow F2 K2 2027-03-02 am M1;M2", "placed L2 K5 2027-03-08 2027-03-09 T1"];
    assert_eq!(missing(Demand::D8, &both, &rows), of(&[("F1", 1)]));
    assert_eq!(missing(Demand::D10, &both, &rows), of(&[("L1", 1)]));
    let weights = |rows: &[&str]| judged(&both, rows, Policy::Cost).shortfall;
    assert_eq!(weights(&[]) - weights(&rows), 100 + 50);
    let alone = judged(&both, &[], Policy::Cost);
    let without = judged(&[], &[], Policy::Cost);
    // T1 goes to the lead of another alliance and is missed in her own.
    let by_alliance = |v: &alliance_calendar::verify::Verdict| -> Vec<u64> {
        v.alliances.iter().map(|a| a.shortfall.value).collect()
    };
    let more: Vec<u64> =
        by_alliance(&alone).iter().zip(by_alliance(&without)).map(|(a, b)| a - b).collect();
    assert_eq!(more, [300, 0]);
}

#[test]
fn d9_asks_for_somebody_who_knows() {
    let edits = [FOLLOW, HISTORY];
    let team = |team: &str| format!("follow F1 K3 2027-03-09 am {team}");
    // The team of 10 November, not that of October.
    assert_eq!(missing(Demand::D9, &edits, &[&team("M1;M6")]), of(&[("F1", 1)]));
    assert_eq!(missing(Demand::D9, &edits, &[&team("M1;M2")]), []);
    assert_eq!(missing(Demand::D9, &edits, &[&team("M3;M6")]), []);
    // Who is no mentor any more counts for nothing: M3 is still one, then nobody is.
    let m2 = ("staff.csv", "M2,Han,K1,no,yes", "M2,Han,K1,no,no");
    let m3 = ("staff.csv", "M3,Ito,K2,no,yes", "M3,Ito,K2,no,no");
    assert_eq!(missing(Demand::D9, &[FOLLOW, HISTORY, m2], &[&team("M1;M6")]), of(&[("F1", 1)]));
    assert_eq!(missing(Demand::D9, &[FOLLOW, HISTORY, m2, m3], &[&team("M1;M6")]), []);
    // Nobody of K2's team is there; what takes place this term is no history; what does not take
    // place lacks nobody.
    let rows = ["inspect K3 2027-03-02 am M1;M6", &team("M1;M6")];
    assert_eq!(missing(Demand::D9, &edits, &rows), of(&[("F1", 1)]));
    assert_eq!(missing(Demand::D9, &edits, &["follow F2 K2 2027-03-09 am M1;M6"]), []);
    assert_eq!(missing(Demand::D9, &edits, &[]), []);
    // A follow-up in the history is the later inspection.
    let again = format!("{}\nH4,followup,,A1,2026-12-15,am,K3,M1;M6,,no", HISTORY.2);
    let edits = [FOLLOW, ("history.csv", "", again.as_str())];
    assert_eq!(missing(Demand::D9, &edits, &[&team("M1;M6")]), []);
    assert_eq!(missing(Demand::D9, &edits, &[&team("M2;M3")]), of(&[("F1", 1)]));
}

#[test]
fn teams_of_follow_ups_need_expertise_and_the_language() {
    let bo = (
        "kindergartens.csv",
        "K3,Valley,A1,village,weak,102.2,37.0,,no",
        "K3,Valley,A1,village,weak,102.2,37.0,bo,no",
    );
    let asked = (
        "scenario.toml",
        "[events]",
        "[inspection]\nexpertise = [\"curriculum\", \"safety\"]\n[events]",
    );
    let edits = [FOLLOW, bo, asked];
    assert_eq!(
        missing(Demand::D6, &edits, &["follow F1 K3 2027-03-09 am M2;M3"]),
        of(&[("K3", 1)])
    );
    assert_eq!(missing(Demand::D6, &edits, &["follow F1 K3 2027-03-09 am M1;M2"]), []);
    assert_eq!(
        missing(Demand::D7, &edits, &["follow F1 K3 2027-03-09 am M1;M3"]),
        of(&[("K3", 1)])
    );
    assert_eq!(missing(Demand::D7, &edits, &["follow F1 K3 2027-03-09 am M1;M2"]), []);
}

#[test]
fn follow_ups_are_no_inspections_due() {
    // D2 and I4 count inspections alone: K2 has its only one beside a follow-up.
    let rows = ["follow F2 K2 2027-03-09 am M1;M2"];
    assert!(missing(Demand::D2, &[FOLLOW], &rows).contains(&("K2".to_owned(), 1)));
    let rows = ["inspect K2 2027-03-02 am M1;M2", "follow F2 K2 2027-03-09 am M1;M2"];
    assert!(missing(Demand::D2, &[FOLLOW], &rows).iter().all(|(k, _)| k != "K2"));
}

#[test]
fn what_is_asked_is_counted_by_alliance() {
    let scenario = county(&[FOLLOW, PLACED, HISTORY]);
    let rows = calendar(
        &scenario,
        &["follow F1 K3 2027-03-09 am M1;M2", "follow F2 K2 2027-03-16 am M1;M2"],
    );
    let found = asked(&scenario, &rows);
    let units = |demand| -> Vec<u32> {
        found.iter().filter(|a| a.demand == demand).map(|a| a.units).collect()
    };
    assert_eq!(units(Demand::D8), [2, 0]);
    assert_eq!(units(Demand::D9), [1, 0]);
    assert_eq!(units(Demand::D10), [2, 0]);
}

#[test]
fn a_placement_drives_once_a_week() {
    // Friday to Tuesday: two weeks of 30 km there and back. K1–K5 has no row: 102.0 to 102.4 °E.
    let rows = ["placed L1 K1 2027-03-05 2027-03-09 T4"];
    let verdict = judged(&[PLACED], &rows, Policy::Cost);
    assert!((verdict.vehicle_km.0 - 120.0).abs() < 1e-9, "{}", verdict.vehicle_km);
    let one_week = judged(&[PLACED], &["placed L1 K1 2027-03-02 2027-03-04 T4"], Policy::Cost);
    assert!((one_week.vehicle_km.0 - 60.0).abs() < 1e-9);
    // Over a week in which the host is closed: two weeks again.
    let closed = ("closures.csv", "", "K1,2027-03-08,2027-03-12,");
    let wide = ("placements.csv", "", "L1,T4,K1,shadowing,3,2027-03-02,2027-03-31,");
    let rows = ["placed L1 K1 2027-03-05 2027-03-16 T4"];
    let verdict = judged(&[wide, closed], &rows, Policy::Cost);
    assert!(verdict.ok(), "{:#?}", verdict.violations);
    assert!((verdict.vehicle_km.0 - 120.0).abs() < 1e-9);
    // Not in the burden, and of the person's own alliance.
    assert!(verdict.groups.iter().all(|g| g.burdens.iter().all(|b| b.1.0 == 0.0)));
    let scenario = county(&[PLACED]);
    let rows = calendar(&scenario, &["placed L2 K5 2027-03-08 2027-03-09 T1"]);
    let found = trips(&scenario, &rows);
    let said: Vec<_> = found.iter().map(|t| (t.kind, t.alliance.index(), t.people)).collect();
    assert_eq!(said, [(ActivityKind::Placement, 0, 1)]);
}

#[test]
fn delegates_of_an_event_of_its_own_drive() {
    // Three delegates fill two vehicles of two: 340 km twice.
    let edits = [
        ("events.csv", "to,theme", "to,theme,delegates"),
        ("events.csv", "K1,2027-03-08,2027-03-19,", "K1,2027-03-08,2027-03-19,,"),
        ("events.csv", "half,,2027-03-01,2027-04-30,", "half,,2027-03-01,2027-04-30,,3"),
        ("events.csv", "full,,2027-05-10,2027-05-21,", "full,,2027-05-10,2027-05-21,,"),
        ("events.csv", "full,,2027-03-01,2027-06-30,", "full,,2027-03-01,2027-06-30,,"),
        ("kindergartens.csv", "yes,8,1,0", "yes,80,1,0"),
    ];
    let verdict = judged(&edits, &["E2 2027-04-06 am K2"], Policy::Cost);
    assert!(verdict.ok() && (verdict.vehicle_km.0 - 680.0).abs() < 1e-9);
}

#[test]
fn follow_ups_weigh_on_mentors() {
    let past = ("history.csv", "", "H4,followup,,A1,2026-12-15,am,K2,M1;M2,,no");
    let rows = ["follow F1 K3 2027-03-09 am M1;M6"];
    let verdict = judged(&[FOLLOW, past], &rows, Policy::Cost);
    let group = verdict.groups.iter().find(|g| g.role == Role::Inspection).expect("mentors");
    let burdens: Vec<f64> = group.burdens.iter().map(|b| b.1.0).collect();
    // B1, M1, M2, M3, M6: 60 + 180 in the past, 100 + 180 now.
    assert_eq!(burdens, [0.0, 240.0 + 280.0, 240.0, 0.0, 280.0]);
}

#[test]
fn quality_counts_follow_ups_as_activities_and_placements_not_at_all() {
    let quality = |rows: &[&str]| {
        let verdict = judged(&[FOLLOW, PLACED], rows, Policy::Cost);
        assert!(verdict.ok(), "{:#?}", verdict.violations);
        let QualityParts { evenness, spacing, weekday, .. } = verdict.quality;
        (evenness, spacing, weekday)
    };
    // A week apart: an inspection and a visit lie too close, a follow-up does not.
    assert_eq!(quality(&["K3 2027-03-02 am T1", "inspect K3 2027-03-09 am M1;M2"]), (0, 1, 0));
    assert_eq!(quality(&["K3 2027-03-02 am T1", "follow F1 K3 2027-03-09 am M1;M2"]), (0, 0, 0));
    // On a Monday, and two in one week of which the even share is one.
    assert_eq!(quality(&["follow F1 K3 2027-03-08 am M1;M2"]), (0, 0, 1));
    assert_eq!(quality(&["K2 2027-03-09 am T1", "follow F1 K3 2027-03-10 am M1;M2"]), (1, 0, 0));
    assert_eq!(quality(&["placed L1 K1 2027-03-08 2027-03-10 T4"]), (0, 0, 0));
    let rows = ["K2 2027-03-09 am T1", "placed L1 K1 2027-03-08 2027-03-10 T4"];
    assert_eq!(quality(&rows), (0, 0, 0));
}

#[test]
fn nothing_takes_place_twice_or_out_of_the_tables() {
    let scenario = county(&[FOLLOW, PLACED]);
    let rows = calendar(
        &scenario,
        &["follow F2 K2 2027-03-09 am M1;M2", "placed L2 K5 2027-03-08 2027-03-09 T1"],
    );
    let rules = |rows: &[alliance_calendar::domain::Activity]| -> Vec<Rule> {
        verify(&scenario, rows, Policy::Cost).violations.iter().map(|v| v.rule).collect()
    };
    assert_eq!(rules(&rows), []);
    let mut twice = rows.clone();
    twice.extend(rows.iter().cloned().map(|mut row| {
        // A week later, so that nothing else is broken.
        row.date = row.date.saturating_add(jiff::Span::new().days(7));
        if let alliance_calendar::domain::What::Placement { until, .. } = &mut row.what {
            *until = until.saturating_add(jiff::Span::new().days(7));
        }
        row.line = 0;
        row
    }));
    assert_eq!(rules(&twice), [Rule::F1, Rule::L1]);
    let mut strange = rows;
    for row in &mut strange {
        match &mut row.what {
            alliance_calendar::domain::What::FollowUp { row } => *row = None,
            alliance_calendar::domain::What::Placement { row, .. } => *row = None,
            _ => {}
        }
    }
    assert_eq!(rules(&strange), [Rule::F1, Rule::L1]);
}
