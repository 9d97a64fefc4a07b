//! D1–D7, counted by hand.

use alliance_calendar::domain::{Demand, Policy};
use alliance_calendar::verify::{asked, verify};

use crate::verify::scenario::{calendar, county, judged};

type Edit<'a> = (&'a str, &'a str, &'a str);
type Short<'a> = (Demand, &'a str, u32);

/// What is missing of one demand.
pub(super) fn missing(demand: Demand, edits: &[Edit], rows: &[&str]) -> Vec<(String, u32)> {
    let verdict = judged(edits, rows, Policy::Cost);
    assert!(verdict.ok(), "{:#?}", verdict.violations);
    let of = verdict.shortfalls.iter().filter(|s| s.demand == demand);
    of.map(|s| (s.subject.clone(), s.units)).collect()
}

fn expect(demand: Demand, edits: &[Edit], rows: &[&str], units: &[(&str, u32)]) {
    let units: Vec<_> = units.iter().map(|&(subject, n)| (subject.to_owned(), n)).collect();
    assert_eq!(missing(demand, edits, rows), units, "{demand} {rows:?}");
}

#[test]
fn an_empty_calendar_lacks_everything() {
    let verdict = judged(&[], &[], Policy::Balanced);
    let said: Vec<Short> =
        verdict.shortfalls.iter().map(|s| (s.demand, s.subject.as_str(), s.units)).collect();
    let mut expected: Vec<Short> = vec![
        (Demand::D2, "K1", 2),
        (Demand::D2, "K2", 1),
        (Demand::D2, "K3", 4),
        (Demand::D2, "K4", 4),
        (Demand::D2, "K6", 1),
        (Demand::D3, "E1", 1),
        (Demand::D3, "E2", 1),
        (Demand::D3, "E3", 1),
        (Demand::D3, "E4", 1),
        (Demand::D4, "K6", 1),
        (Demand::D5, "K6", 1),
    ];
    let mut sorted = said;
    sorted.sort_unstable();
    expected.sort_unstable();
    assert_eq!(sorted, expected);
    assert_eq!(verdict.shortfall, 12 * 100 + 4 * 100 + 20 + 5);
    let by_alliance: Vec<u64> = verdict.alliances.iter().map(|a| a.shortfall.value).collect();
    assert_eq!(by_alliance, [1400, 225]);
}

#[test]
fn d1_counts_each_teachers_visits() {
    let asked = ("staff.csv", "T1,Ann,K1,yes,no,art,,,0,3", "T1,Ann,K1,yes,no,art,,,2,3");
    expect(Demand::D1, &[asked], &[], &[("T1", 2)]);
    expect(Demand::D1, &[asked], &["K2 2027-03-02 am T1"], &[("T1", 1)]);
    expect(Demand::D1, &[asked], &["K2 2027-03-02 am T1", "K3 2027-03-02 pm T1"], &[]);
}

#[test]
fn d2_spreads_the_year_over_the_terms_left() {
    // 2, 1, 4 and 4 are due; half of each, rounded down, and half of eleven, rounded up.
    let first = ("scenario.toml", "index = 2", "index = 1");
    let own = [("K1", 1), ("K3", 2), ("K4", 2)];
    let more = [&own[..], &[("A1", 1), ("A2", 1)]].concat();
    expect(Demand::D2, &[first], &[], &more);
    // One inspection anywhere is the alliance's sixth.
    let rows = ["inspect K2 2027-03-02 am M1;M2", "K6 2027-03-02 am T5"];
    expect(Demand::D2, &[first], &rows, &[&own[..], &[("A2", 1)]].concat());
    // In the last term all are due; those of the autumn are done.
    let done = (
        "history.csv",
        "",
        "H1,inspection,,A1,2026-11-10,am,K3,M1;M2,,no\n\
         H2,inspection,,A1,2026-11-11,am,K2,M1;M2,,no",
    );
    let rows = ["inspect K3 2027-03-02 am M1;M2"];
    expect(Demand::D2, &[done], &rows, &[("K1", 2), ("K3", 2), ("K4", 4), ("K6", 1)]);
}

#[test]
fn d3_wants_every_event() {
    let rows = ["E1 2027-03-09 am K1", "E3 2027-05-12 day", "E4 2027-03-09 day K5"];
    let other = ("scenario.toml", "bureau_parallel = 1", "bureau_parallel = 2");
    expect(Demand::D3, &[other], &rows, &[("E2", 1)]);
}

#[test]
fn d4_and_d5_count_visits_and_subjects() {
    let twice = (
        "kindergartens.csv",
        "K4,Pasture,A1,pastoral,weak,102.3,37.0,,yes,,1,0",
        "K4,Pasture,A1,pastoral,weak,102.3,37.0,,yes,,1,2",
    );
    let near = ("scenario.toml", "subjects_min = 2", "subjects_min = 1");
    let settings = ("scenario.toml", "[outreach]", "[outreach]\nsubjects_min = 2");
    for (rows, visits, subjects) in [
        (&[][..], 2, 2),
        (&["K4 2027-03-02 am T1"][..], 1, 1),
        // Two teachers of one subject, then of two.
        (&["K4 2027-03-02 am T1;B1"][..], 0, 1),
        (&["K4 2027-03-02 am T1", "K4 2027-03-16 am T3"][..], 0, 0),
    ] {
        let short =
            |units| if units > 0 { vec![("K4", units), ("K6", 1)] } else { vec![("K6", 1)] };
        expect(Demand::D4, &[twice], rows, &short(visits));
        expect(Demand::D5, &[twice, settings], rows, &short(subjects));
        expect(Demand::D5, &[twice, settings, near], rows, &short(subjects.saturating_sub(1)));
    }
}

#[test]
fn d6_wants_every_expertise_in_every_team() {
    let rows = ["inspect K3 2027-03-02 am M2;M3", "inspect K4 2027-03-16 am M1;M2"];
    expect(Demand::D6, &[], &rows, &[("K3", 1)]);
    let none = (
        "scenario.toml",
        "[events]",
        "[inspection]\nexpertise = [\"health\", \"safety\"]\n[events]",
    );
    expect(Demand::D6, &[none], &rows, &[("K3", 1), ("K4", 1)]);
}

#[test]
fn d7_wants_the_language_among_visitors_and_in_every_team() {
    let language = (
        "kindergartens.csv",
        "K3,Valley,A1,village,weak,102.2,37.0,,no,,1,0",
        "K3,Valley,A1,village,weak,102.2,37.0,bo,no,,1,0",
    );
    let visited = (
        "kindergartens.csv",
        "K3,Valley,A1,village,weak,102.2,37.0,bo,no,,1,0",
        "K3,Valley,A1,village,weak,102.2,37.0,bo,no,,1,1",
    );
    expect(Demand::D7, &[language], &[], &[]);
    expect(Demand::D7, &[language, visited], &[], &[("K3", 1)]);
    let mute = ["K3 2027-03-02 am T1", "inspect K3 2027-03-09 am M1;M6"];
    expect(Demand::D7, &[language], &mute, &[("K3", 1)]);
    expect(Demand::D7, &[language, visited], &mute, &[("K3", 2)]);
    let understood = ["K3 2027-03-02 am T1;T3", "inspect K3 2027-03-09 am M1;M2"];
    expect(Demand::D7, &[language, visited], &understood, &[]);
}

/// Units asked of A1 and of A2, demand by demand.
fn units(edits: &[Edit], rows: &[&str]) -> Vec<[u32; 2]> {
    let scenario = county(edits);
    let found = asked(&scenario, &calendar(&scenario, rows));
    let (first, second) = found.split_at(Demand::ALL.len());
    assert!(first.iter().map(|a| a.demand).eq(Demand::ALL.iter().copied()));
    first.iter().zip(second).map(|(a, b)| [a.units, b.units]).collect()
}

#[test]
fn what_is_asked_is_what_an_empty_calendar_lacks() {
    assert_eq!(
        units(&[], &[]),
        [[0, 0], [11, 1], [3, 1], [0, 1], [0, 1], [0, 0], [0, 0], [0, 0], [0, 0], [0, 0]]
    );
    // Half of 2, 1, 4 and 4 is 5 by kindergarten, and 6 for the alliance.
    let first = ("scenario.toml", "index = 2\nstart = 2027-03-01", "index = 1\nstart = 2027-03-01");
    assert_eq!(units(&[first], &[])[1], [6, 1]);
    let edits: &[Edit] = &[
        ("staff.csv", "T1,Ann,K1,yes,no,art,,,0,3", "T1,Ann,K1,yes,no,art,,,2,3"),
        (
            "kindergartens.csv",
            "K3,Valley,A1,village,weak,102.2,37.0,,no,,1,0",
            "K3,Valley,A1,village,weak,102.2,37.0,bo,no,,1,2",
        ),
    ];
    let scenario = county(edits);
    let mut lacking = vec![0; Demand::ALL.len()];
    for short in verify(&scenario, &[], Policy::Cost).shortfalls {
        lacking[short.demand as usize] += short.units;
    }
    let sums: Vec<u32> = units(edits, &[]).iter().map(|[a, b]| a + b).collect();
    assert_eq!(sums, lacking);
}

#[test]
fn expertise_and_language_are_asked_of_every_team() {
    let bo = ("kindergartens.csv", "102.1,37.0,,yes", "102.1,37.0,bo,yes");
    let rows = ["inspect K2 2027-03-02 am M1;M2", "inspect K3 2027-03-03 am M1;M2"];
    let units = units(&[bo], &rows);
    assert_eq!((units[5], units[6]), ([4, 0], [1, 0]));
}
