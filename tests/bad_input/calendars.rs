//! The sample's calendar, spoilt in one way at a time.

use alliance_calendar::domain::Scenario;
use alliance_calendar::input::{read_calendar, read_calendar_bytes, read_sources};

use crate::bad_input::good;

fn scenario() -> Scenario {
    read_sources(&good::sources()).scenario.expect("the sample is good")
}

#[test]
fn spoilt_calendars_are_refused() {
    let scenario = scenario();
    for (from, to, code, line) in [
        ("E1,event", "E7,event", "E508", 2),
        ("E1,event", "O9,event", "E508", 2),
        ("I1,inspection", "E2,inspection", "E301", 4),
        ("I1,inspection", "O1,inspection", "E301", 4),
        ("I1,inspection", ",inspection", "E101", 4),
        ("I1,inspection", "I1,visit", "E107", 4),
        ("O1,outreach,", "O1,outreach,meeting", "E507", 3),
        ("E1,event,open_half_day", "E1,event,seminar", "E510", 2),
        ("E3,event,training,A2", "E3,event,training,A1", "E510", 5),
        ("O1,outreach,,A1", "O1,outreach,,A2", "E509", 3),
        ("O1,outreach,,A1", "O1,outreach,,A3", "E302", 3),
        ("O1,outreach,,A1", "O1,outreach,,K1", "E303", 3),
        ("2027-03-30", "2027-03-32", "E106", 4),
        ("2027-03-30", "tomorrow", "E105", 4),
        ("am,K3", "day,K3", "E502", 3),
        ("am,K3", "noon,K3", "E107", 3),
        ("am,K3", "am,", "E506", 3),
        ("am,K3", "am,K0", "E302", 3),
        ("P3;P1", "P3;P8", "E302", 3),
        ("P3;P1", "P3;P3", "E504", 3),
        ("P3;P1", "", "E503", 3),
        ("K1,,开放半日", "K1,P1,开放半日", "E505", 2),
        (",training,A2,2027-05-11,day,,,培训,no", ",training", "E015", 5),
        ("I1,inspection", "\"I1,inspection", "E009", 4),
        ("session", "slot", "E012", 1),
    ] {
        assert!(good::CALENDAR.contains(from), "{from}");
        let text = good::CALENDAR.replacen(from, to, 1);
        let findings =
            read_calendar_bytes(&scenario, "plan/calendar.csv", text.as_bytes()).expect_err(to);
        let hit = findings.iter().find(|d| d.code == code);
        let place = hit.unwrap_or_else(|| panic!("{code}: {findings:#?}")).place.as_ref();
        let place = place.map(|p| (p.file.as_str(), p.line));
        assert_eq!(place, Some(("plan/calendar.csv", Some(line))), "{findings:#?}");
    }
}

/// Breaking a rule is for the verifier to find: the reader takes such a calendar.
#[test]
fn rules_are_not_looked_at() {
    let scenario = scenario();
    let text = "id,kind,event,alliance,date,session,kindergarten,staff,title,pinned\n\
        X1,outreach,,A1,2027-03-14,am,K1,P1;P2;P3;P4,,\n\
        X2,inspection,,A1,2029-01-01,am,K1,P3,,\n\
        E1,event,,A1,2027-01-10,day,,,,\n";
    let rows = read_calendar_bytes(&scenario, "c.csv", text.as_bytes()).expect("well formed");
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[2].event_kind(), Some(scenario.events[0].kind));
    assert_eq!(rows[2].title, scenario.events[0].title);
}

#[test]
fn a_calendar_that_is_not_there_is_a_finding() {
    let findings = read_calendar(&scenario(), "no/such/calendar.csv".as_ref()).expect_err("none");
    assert_eq!(findings[0].code, "E003");
}
