//! Kilometres, burdens, the cost of each policy and the quality, worked out by hand.

use alliance_calendar::domain::{ActivityKind, Policy, QualityParts, Role};
use alliance_calendar::verify::{Verdict, trips};

use crate::verify::scenario::{calendar, county, judged};

const ROWS: &[&str] = &[
    "K2 2027-03-02 am T1;T3",
    "K3 2027-03-02 pm T1",
    "K6 2027-03-02 am T5",
    "K1 2027-03-09 am T4",
    "inspect K3 2027-03-16 am M1;M3",
    "E2 2027-04-06 am K2",
];

fn km(edits: &[(&str, &str, &str)], rows: &[&str]) -> f64 {
    judged(edits, rows, Policy::Cost).vehicle_km.0
}

fn near(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-9, "{a} is not {b}");
}

fn burdens(verdict: &Verdict, alliance: usize, role: Role) -> Vec<f64> {
    let group = verdict.groups.iter().find(|g| g.alliance.index() == alliance && g.role == role);
    group.expect("a group").burdens.iter().map(|b| b.1.0).collect()
}

#[test]
fn people_of_one_home_share_vehicles_on_one_route() {
    // K1–K2 and back.
    near(km(&[], &["K2 2027-03-02 am T1"]), 60.0);
    near(km(&[], &["K2 2027-03-02 am T1;T3"]), 60.0);
    let single = ("scenario.toml", "seats = 2", "seats = 1");
    near(km(&[single], &["K2 2027-03-02 am T1;T3"]), 120.0);
    // Another day, another vehicle.
    near(km(&[], &["K2 2027-03-02 am T1", "K2 2027-03-09 am T3"]), 120.0);
    // K1–K2–K3–K1 for one, K1–K2–K1 for the other.
    near(km(&[], &["K2 2027-03-02 am T1;T3", "K3 2027-03-02 pm T1"]), 180.0);
    // From two homes to one place: K1–K3–K1 and K2–K3–K2.
    near(km(&[], &["inspect K3 2027-03-16 am M1;M3"]), 180.0);
}

#[test]
fn delegates_drive_to_the_host_and_back() {
    // 30 + 40 + 100 km, there and back; 2 delegates fill a vehicle of 2, and two of 1.
    near(km(&[], &["E2 2027-04-06 am K2"]), 340.0);
    let single = ("scenario.toml", "seats = 2", "seats = 1");
    near(km(&[single], &["E2 2027-04-06 am K2"]), 680.0);
    near(km(&[], &["E3 2027-05-12 day"]), 0.0);
}

#[test]
fn trips_say_who_drives_where() {
    let scenario = county(&[]);
    let found = trips(&scenario, &calendar(&scenario, ROWS));
    let id = |k: &alliance_calendar::domain::KinderIx| scenario.kindergarten(*k).id.as_str();
    let said: Vec<_> = found
        .iter()
        .map(|t| {
            let stops: Vec<&str> = t.stops.iter().map(id).collect();
            (t.kind, id(&t.home), stops.join(">"), t.people, t.vehicle_km().0, t.rows.clone())
        })
        .collect();
    let (out, inspect, event) =
        (ActivityKind::Outreach, ActivityKind::Inspection, ActivityKind::Event);
    // Rows count in the order given; every other kindergarten of A1 sends 2 to the event at K2.
    assert_eq!(
        said,
        [
            (out, "K1", "K2".to_owned(), 1, 60.0, vec![0]),
            (out, "K1", "K2>K3".to_owned(), 1, 120.0, vec![0, 1]),
            (inspect, "K1", "K3".to_owned(), 1, 100.0, vec![4]),
            (out, "K2", "K1".to_owned(), 1, 60.0, vec![3]),
            (inspect, "K2", "K3".to_owned(), 1, 80.0, vec![4]),
            (out, "K5", "K6".to_owned(), 1, 40.0, vec![2]),
            (event, "K1", "K2".to_owned(), 2, 60.0, vec![5]),
            (event, "K3", "K2".to_owned(), 2, 80.0, vec![5]),
            (event, "K4", "K2".to_owned(), 2, 200.0, vec![5]),
        ]
    );
}

#[test]
fn burdens_are_route_minutes_and_session_minutes() {
    let verdict = judged(&[], ROWS, Policy::Balanced);
    assert!(verdict.ok(), "{:#?}", verdict.violations);
    // T1: 30 + 40 + 50 minutes and two sessions of 180. T2 and B1 stay at home.
    assert_eq!(burdens(&verdict, 0, Role::Outreach), [480.0, 0.0, 240.0, 240.0, 0.0]);
    // B1, M1, M2, M3, M6.
    assert_eq!(burdens(&verdict, 0, Role::Inspection), [0.0, 280.0, 0.0, 260.0, 0.0]);
    assert_eq!(burdens(&verdict, 1, Role::Outreach), [220.0]);
    assert_eq!(verdict.groups.len(), 3, "a group without people is none");
}

#[test]
fn history_counts_towards_the_years_burdens_but_not_to_the_kilometres() {
    let autumn = (
        "history.csv",
        "",
        "H1,outreach,,A1,2026-11-10,am,K3,T2;T1,,no\n\
         H2,outreach,,A1,2026-11-10,pm,K2,T1,,no",
    );
    let verdict = judged(&[autumn], ROWS, Policy::Minimax);
    near(verdict.vehicle_km.0, 800.0);
    // T2: 50 + 50 + 180; T1: 50 + 40 + 30 + 360 more.
    assert_eq!(burdens(&verdict, 0, Role::Outreach), [960.0, 280.0, 240.0, 240.0, 0.0]);
    near(verdict.cost, 960.0 + 280.0 + 220.0);
}

/// Burdens 480, 240, 240, 0, 0; 280, 260, 0, 0, 0; 220, and K = 800, as below.
#[test]
fn figures_for_research_are_as_defined() {
    for (policy, settings, figure) in [
        (Policy::Owa, "", 360.0 + 680.0 / 3.0 + 220.0),
        (Policy::Owa, "weights = [1]", 480.0 + 280.0 + 220.0),
        (Policy::Owa, "weights = [2, 2]", 360.0 + 270.0 + 220.0),
        (Policy::Alpha, "", 653.78690251),
        (Policy::Alpha, "alpha = 0", 192.0 + 108.0 + 220.0),
        (Policy::Alpha, "alpha = 3", 765.75149103),
        (Policy::Nash, "", 553.58373234),
        (Policy::Nash, "disagreement = 400", 2694.72680477),
    ] {
        let text = format!("[objective]\nlambda = 0.5\n{settings}\n[limits]");
        let verdict = judged(&[("scenario.toml", "[limits]", &text)], ROWS, policy);
        assert!((verdict.cost - 800.0 - 0.5 * figure).abs() < 1e-6, "{policy} {settings}");
    }
}

#[test]
fn each_policy_makes_its_own_cost() {
    // 120 + 60 (K1 on 2 March) + 40 + 60 + 180 + 340 km; largest burdens 480, 280, 220.
    // Σ over pairs: 2400 among five teachers, 1640 among five mentors.
    let half = ("scenario.toml", "[limits]", "[objective]\nlambda = 0.5\n[limits]");
    for (policy, cost, with_half) in [
        (Policy::Cost, 800.0, 800.0),
        (Policy::Balanced, 800.0 + 980.0, 800.0 + 490.0),
        (Policy::Minimax, 980.0, 980.0),
        (Policy::Leximin, 800.0, 800.0),
        (Policy::Gini, 800.0 + 480.0 + 328.0, 800.0 + 240.0 + 164.0),
    ] {
        let verdict = judged(&[], ROWS, policy);
        near(verdict.cost, cost);
        near(verdict.vehicle_km.0, 800.0);
        near(verdict.alliances.iter().map(|a| a.cost.value).sum(), cost);
        near(verdict.alliances[1].vehicle_km.0, 40.0);
        near(judged(&[half], ROWS, policy).cost, with_half);
    }
}

#[test]
fn quality_counts_evenness_spacing_and_weekdays() {
    // 19 weeks of 5 working days.
    let quality = |rows: &[&str]| judged(&[], rows, Policy::Cost).quality;
    // Three in the first week, where one is even; the last on a Friday.
    let mut rows = vec!["K2 2027-03-02 am T1", "K3 2027-03-03 am T3", "E2 2027-03-05 am K4"];
    assert_eq!(
        quality(&rows),
        QualityParts { evenness: 2, spacing: 0, weekday: 1, ..QualityParts::default() }
    );
    // 13 days after the first, a Monday; in another week.
    rows.push("K2 2027-03-15 am T2");
    assert_eq!(
        quality(&rows),
        QualityParts { evenness: 2, spacing: 1, weekday: 2, ..QualityParts::default() }
    );
    // An event does not come too soon after a visit.
    let rows = ["K2 2027-03-02 am T1", "E2 2027-03-09 am K2", "K2 2027-03-17 am T3"];
    assert_eq!(quality(&rows), QualityParts::default());
}

#[test]
fn quality_counts_the_rotation_of_weekdays() {
    let rotation = |rows: &[&str]| judged(&[], rows, Policy::Cost).quality.rotation;
    // Of two activities one a weekday is even; events do not count.
    let tuesdays = ["K2 2027-03-02 am T1", "E2 2027-03-09 am K2", "K2 2027-03-16 am T3"];
    assert_eq!(rotation(&tuesdays), 1);
    assert_eq!(rotation(&tuesdays[..2]), 0);
}

#[test]
fn a_short_week_takes_less() {
    // Twenty online meetings, two a week in ten weeks: ⌈20 × 5 / 95⌉ = 2 is even. With four days
    // of the first week closed, ⌈20 × 1 / 91⌉ = 1 is.
    let dates =
        ["03-05", "03-09", "03-16", "03-23", "03-30", "04-06", "04-13", "04-20", "04-27", "05-04"];
    let mut events = String::new();
    let mut rows = Vec::new();
    for (i, date) in dates.iter().enumerate() {
        for (n, session) in [(2 * i, "am"), (2 * i + 1, "pm")] {
            events
                .push_str(&format!("E{n}x,A2,training,More,online,half,,2027-03-01,2027-06-30,\n"));
            rows.push(format!("E{n}x 2027-{date} {session}"));
        }
    }
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let events = format!("{events}E4,A2");
    let more = ("events.csv", "E4,A2", events.as_str());
    let closed = ("closures.csv", "", "all,2027-03-01,2027-03-04,day");
    let evenness = |edits: &[_]| judged(edits, &rows, Policy::Cost).quality.evenness;
    assert_eq!((evenness(&[more]), evenness(&[more, closed])), (0, 1));
}
