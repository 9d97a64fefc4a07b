//! For each hard rule: a calendar at its very limit stands, and one just beyond it is rejected by
//! that rule's name alone, with the lines that break it.

use std::collections::BTreeSet;

use alliance_calendar::domain::{Policy, Rule};

use crate::verify::scenario::judged;

type Edits = &'static [(&'static str, &'static str, &'static str)];

struct Case {
    rule: Rule,
    edits: Edits,
    good: &'static [&'static str],
    bad: &'static [&'static str],
    /// Lines of the one violation.
    lines: &'static [u32],
}

const fn case(
    rule: Rule,
    edits: Edits,
    good: &'static [&'static str],
    bad: &'static [&'static str],
    lines: &'static [u32],
) -> Case {
    Case { rule, edits, good, bad, lines }
}

const PINNED: Edits = &[("pins.csv", "", "X0,outreach,,A1,2027-03-02,am,K2,T1;T3,,yes")];

const HISTORY: Edits = &[(
    "history.csv",
    "",
    "H1,inspection,,A1,2027-02-10,am,K3,M1;M2,,no\n\
     H2,inspection,,A1,2026-11-10,am,K2,M1;M2,,no\n\
     H3,event,training,A1,2027-02-24,am,K2,,,no",
)];

#[rustfmt::skip]
const CASES: &[Case] = &[
    // One session, one person: two places at once.
    case(Rule::P1, &[],
        &["K2 2027-03-02 am T1", "K3 2027-03-02 pm T1"],
        &["K2 2027-03-02 am T1", "K3 2027-03-02 am T1"], &[2, 3]),
    // Both roles, on two days or on one.
    case(Rule::P2, &[],
        &["K2 2027-03-02 am B1", "inspect K3 2027-03-09 pm B1;M1"],
        &["K2 2027-03-02 am B1", "inspect K3 2027-03-02 pm B1;M1"], &[2, 3]),
    // Two days of one ISO week; from Sunday to Monday it is another week.
    case(Rule::P3, &[],
        &["K2 2027-03-05 am T1", "K3 2027-03-08 am T1"],
        &["K2 2027-03-01 am T1", "K3 2027-03-05 am T1"], &[2, 3]),
    case(Rule::P3, &[("scenario.toml", "[limits]", "[limits]\ndays_out_per_week = 2")],
        &["K2 2027-03-01 am T1", "K3 2027-03-03 am T1"],
        &["K2 2027-03-01 am T1", "K3 2027-03-03 am T1", "K4 2027-03-05 am T1"], &[2, 3, 4]),
    // 80 minutes: the county's limit allows them, this person's own does not.
    case(Rule::P4, &[],
        &["K4 2027-03-02 am T1"],
        &["K4 2027-03-02 am T2"], &[2]),
    case(Rule::P4, &[("staff.csv", "T2,Bo,K1,yes,no,art,,,0,1,,79", "T2,Bo,K1,yes,no,art,,,0,1,,80"),
                     ("scenario.toml", "[travel]", "[travel]\nmax_one_way_minutes = 99")],
        &["K4 2027-03-02 am T2"],
        &["K4 2027-03-02 am T4"], &[2]),
    // 30 + 100 + 80 = 210 minutes.
    case(Rule::P5, &[],
        &["K2 2027-03-02 am T1", "K4 2027-03-02 pm T1"],
        &["K2 2027-03-02 am T1", "K4 2027-03-02 pm T1"], &[2, 3]),
    // At home; outside the alliance; not a teacher; not a mentor.
    case(Rule::P6, &[],
        &["K1 2027-03-02 am T4"],
        &["K1 2027-03-02 am T1"], &[2]),
    case(Rule::P6, &[],
        &["K6 2027-03-02 am T5"],
        &["K6 2027-03-02 am T1"], &[2]),
    case(Rule::P6, &[],
        &["K2 2027-03-02 am T1"],
        &["K2 2027-03-02 am M1"], &[2]),
    case(Rule::P6, &[],
        &["inspect K3 2027-03-02 am M1;B1"],
        &["inspect K3 2027-03-02 am M1;T1"], &[2]),
    // Away herself; her home closed. A closed morning leaves the afternoon.
    case(Rule::P7, &[("closures.csv", "", "T1,2027-03-02,2027-03-02,")],
        &["K2 2027-03-03 am T1"],
        &["K2 2027-03-02 am T1"], &[2]),
    case(Rule::P7, &[("closures.csv", "", "T1,2027-03-02,2027-03-02,am")],
        &["K2 2027-03-02 pm T1"],
        &["K2 2027-03-02 am T1"], &[2]),
    case(Rule::P7, &[("closures.csv", "", "K1,2027-03-02,2027-03-02,")],
        &["K3 2027-03-02 am T4"],
        &["K3 2027-03-02 am T1"], &[2]),
    // Two activities on one day; an event counts at its host.
    case(Rule::K1, &[],
        &["K2 2027-03-02 am T1", "K2 2027-03-03 pm T3"],
        &["K2 2027-03-02 am T1", "K2 2027-03-02 pm T3"], &[2, 3]),
    case(Rule::K1, &[],
        &["E2 2027-03-02 am K2", "K3 2027-03-02 pm T3"],
        &["E2 2027-03-02 am K2", "K2 2027-03-02 pm T3"], &[2, 3]),
    // A third within the week; an event is no incoming activity.
    case(Rule::K2, &[],
        &["K2 2027-03-02 am T1", "E2 2027-03-03 am K2", "inspect K2 2027-03-05 am M1;M2"],
        &["K2 2027-03-02 am T1", "K2 2027-03-03 am T3", "inspect K2 2027-03-05 am M1;M2"],
        &[2, 3, 4]),
    // Closed by itself, for half a day, with its alliance, on a Sunday, out of term.
    case(Rule::K3, &[("closures.csv", "", "K2,2027-03-02,2027-03-02,")],
        &["K2 2027-03-03 am T1"],
        &["K2 2027-03-02 am T1"], &[2]),
    case(Rule::K3, &[("closures.csv", "", "K2,2027-03-02,2027-03-02,pm")],
        &["K2 2027-03-02 am T1"],
        &["K2 2027-03-02 pm T1"], &[2]),
    case(Rule::K3, &[("closures.csv", "", "A1,2027-05-12,2027-05-12,pm")],
        &["E3 2027-05-13 day"],
        &["E3 2027-05-12 day"], &[2]),
    case(Rule::K3, &[("closures.csv", "", "all,2027-03-02,2027-03-02,am")],
        &["K2 2027-03-02 pm T1"],
        &["K2 2027-03-02 am T1"], &[2]),
    case(Rule::K3, &[],
        &["K2 2027-03-05 am T1"],
        &["K2 2027-03-07 am T1"], &[2]),
    case(Rule::K3, &[],
        &["K2 2027-07-09 am T1"],
        &["K2 2027-07-12 am T1"], &[2]),
    // One of K2's people may be away: in the same session; all day, as the place is more than 60
    // minutes off; all day, as there are two duties.
    case(Rule::H1, &[],
        &["K1 2027-03-02 am T4", "inspect K3 2027-03-02 pm M3;M1"],
        &["K1 2027-03-02 am T4", "inspect K3 2027-03-02 am M3;M1"], &[2, 3]),
    case(Rule::H1, &[],
        &["K1 2027-03-02 am T4", "inspect K3 2027-03-02 pm M3;M1"],
        &["K4 2027-03-02 am T4", "inspect K3 2027-03-02 pm M3;M1"], &[2, 3]),
    case(Rule::H1, &[("staff.csv", "M3,Ito", "T6,Kim,K2,yes,no,art,,,0,1,,\nM3,Ito"),
                     ("kindergartens.csv", "K3,Valley,A1,village,weak,102.2,37.0,,no,,1,0,2", "K3,Valley,A1,village,weak,102.2,37.0,,no,,1,0,3"),
                     ("kindergartens.csv", "K1,Lead,A1,county,strong,102.0,37.0,,yes,,3,0,9,2", "K1,Lead,A1,county,strong,102.0,37.0,,yes,,4,0,9,2")],
        &["K1 2027-03-02 am T4", "K3 2027-03-02 pm T6"],
        &["K1 2027-03-02 am T4", "K3 2027-03-02 pm T4;T6"], &[2, 3]),
    case(Rule::O1, &[],
        &["K2 2027-03-02 am T1", "K3 2027-03-09 am T1", "K4 2027-03-16 am T1"],
        &["K2 2027-03-02 am T2", "K3 2027-03-09 am T2"], &[2, 3]),
    case(Rule::O2, &[],
        &["K2 2027-03-02 am T1", "K2 2027-03-09 am T3"],
        &["K2 2027-03-02 am T1", "K2 2027-03-09 am T1"], &[2, 3]),
    // Visits are counted, not activities.
    case(Rule::O3, &[],
        &["K3 2027-03-02 am T1;T3"],
        &["K3 2027-03-02 am T1;T3", "K3 2027-03-09 am T4"], &[2, 3]),
    case(Rule::O4, &[],
        &["K2 2027-03-02 am T1;T3"],
        &["K2 2027-03-02 am T1;T2;T3"], &[2]),
    case(Rule::I1, &[],
        &["inspect K3 2027-03-02 am M1;M2"],
        &["inspect K3 2027-03-02 am M1"], &[2]),
    case(Rule::I1, &[],
        &["inspect K3 2027-03-02 am M1;M2"],
        &["inspect K3 2027-03-02 am M1;M2;M6"], &[2]),
    case(Rule::I2, &[],
        &["inspect K2 2027-03-02 am M2;M6", "inspect K3 2027-03-09 am M2;M6", "inspect K4 2027-03-16 am M2;M6"],
        &["inspect K2 2027-03-02 am M1;M6", "inspect K3 2027-03-09 am M1;M6", "inspect K4 2027-03-16 am M1;M6"],
        &[2, 3, 4]),
    // 28 days stand, 27 do not; the history's inspection of 10 February too.
    case(Rule::I3, &[],
        &["inspect K3 2027-03-02 am M1;M2", "inspect K3 2027-03-30 am M1;M2"],
        &["inspect K3 2027-03-03 am M1;M2", "inspect K3 2027-03-30 am M1;M2"], &[2, 3]),
    case(Rule::I3, HISTORY,
        &["inspect K3 2027-03-10 am M1;M2"],
        &["inspect K3 2027-03-09 am M1;M2"], &[2]),
    // Once a year, in this term or the last.
    case(Rule::I4, &[],
        &["inspect K2 2027-03-02 am M1;M2"],
        &["inspect K2 2027-03-02 am M1;M2", "inspect K2 2027-06-01 am M1;M2"], &[2, 3]),
    case(Rule::I4, HISTORY,
        &["inspect K4 2027-03-02 am M1;M2"],
        &["inspect K2 2027-03-02 am M1;M2"], &[2]),
    case(Rule::I5, &[],
        &["inspect K2 2027-03-02 am M1;M2", "inspect K3 2027-03-02 pm M2;M1"],
        &["inspect K2 2027-03-02 am M1;M2", "inspect K3 2027-03-02 pm M1;M6"], &[2, 3]),
    // After its window; half a day that takes the whole; a whole day in half.
    case(Rule::E1, &[],
        &["E1 2027-03-19 am K1"],
        &["E1 2027-03-22 am K1"], &[2]),
    case(Rule::E1, &[],
        &["E1 2027-03-09 pm K1"],
        &["E1 2027-03-09 day K1"], &[2]),
    case(Rule::E1, &[],
        &["E4 2027-03-09 day K5"],
        &["E4 2027-03-09 am K5"], &[2]),
    // Another than the named host; who does not host; too small (4 kindergartens send 8, 2 send
    // 4); none; an online event with a host.
    case(Rule::E2, &[],
        &["E1 2027-03-09 am K1"],
        &["E1 2027-03-09 am K2"], &[2]),
    case(Rule::E2, &[],
        &["E2 2027-03-09 am K2"],
        &["E2 2027-03-09 am K3"], &[2]),
    case(Rule::E2, &[],
        &["E4 2027-03-09 day K5"],
        &["E4 2027-03-09 day K6"], &[2]),
    case(Rule::E2, &[],
        &["E2 2027-03-09 am K4"],
        &["E2 2027-03-09 am"], &[2]),
    // K2 hosted in the autumn; K1 and K4 have not.
    case(Rule::E3, HISTORY,
        &["E2 2027-03-09 am K4"],
        &["E2 2027-03-09 am K2"], &[2]),
    case(Rule::E4, &[],
        &["E1 2027-03-09 am K1", "E2 2027-03-16 am K2"],
        &["E1 2027-03-10 am K1", "E2 2027-03-16 am K2"], &[2, 3]),
    case(Rule::E4, HISTORY,
        &["E2 2027-03-03 am K4"],
        &["E2 2027-03-02 am K4"], &[2]),
    case(Rule::E5, &[],
        &["E2 2027-03-09 am K2", "K3 2027-03-09 pm T1"],
        &["E2 2027-03-09 am K2", "K3 2027-03-09 am T1"], &[2, 3]),
    case(Rule::E5, &[],
        &["E3 2027-05-12 day", "K3 2027-05-13 pm T1"],
        &["E3 2027-05-12 day", "K3 2027-05-12 pm T1"], &[2, 3]),
    case(Rule::E6, &[],
        &["E2 2027-03-09 am K2", "E4 2027-03-10 day K5"],
        &["E2 2027-03-09 am K2", "E4 2027-03-09 day K5"], &[2, 3]),
    // Moved; another person; left out.
    case(Rule::Pin, PINNED,
        &["K2 2027-03-02 am T3;T1"],
        &["K2 2027-03-03 am T1;T3"], &[2]),
    case(Rule::Pin, PINNED,
        &["K2 2027-03-02 am T1;T3"],
        &["K2 2027-03-02 am T1"], &[2]),
    case(Rule::Pin, PINNED,
        &["K2 2027-03-02 am T1;T3"],
        &[], &[]),
];

#[test]
fn each_rule_rejects_by_its_own_name() {
    for case in CASES {
        // The limit of a day's driving is a setting: the same day stands or falls by it.
        let tighter: Edits = &[("scenario.toml", "minutes_per_day = 210", "minutes_per_day = 209")];
        let edits = if case.rule == Rule::P5 { tighter } else { case.edits };
        let good = judged(case.edits, case.good, Policy::Cost);
        assert!(good.ok(), "{} {:?}: {:#?}", case.rule, case.good, good.violations);
        let bad = judged(edits, case.bad, Policy::Cost);
        let said: Vec<_> = bad.violations.iter().map(|v| (v.rule, v.lines.as_slice())).collect();
        assert_eq!(said, [(case.rule, case.lines)], "{:?}: {:#?}", case.bad, bad.violations);
    }
}

#[test]
fn no_rule_is_left_out() {
    let shown: BTreeSet<Rule> = CASES.iter().map(|c| c.rule).collect();
    assert_eq!(shown, Rule::ALL.iter().copied().collect());
}
