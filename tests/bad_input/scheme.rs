//! Follow-ups, placements, people kept apart and events in a rhythm: read, and read when spoilt.

use alliance_calendar::calendar::WorkCalendar;
use alliance_calendar::domain::{
    ApartFrom, FollowUpIx, KinderIx, Minutes, PlacementIx, PlacementKind, Scenario, Session,
    StaffIx, What,
};
use alliance_calendar::input::{Sources, read_calendar_bytes, read_sources};
use jiff::civil::{Date, Weekday, date};

use crate::bad_input::good;
use crate::bad_input::spoilt::Edit::{Is, Row, Swap};
use crate::bad_input::spoilt::{case, holds};

/// The sample with the tables and columns that it does without.
fn sources() -> Sources {
    let mut sources = good::sources();
    for (file, text) in [
        ("apart.csv", "人员,回避对象,备注\nP1,P3,夫妻\nP2,K2,\n"),
        ("followups.csv", "id,kindergarten,from,to,note\nF1,K3,2027-04-01,2027-04-28,户外安全\n"),
        (
            "placements.csv",
            "id,staff,host,kind,days,from,to,replaced\n\
             L1,P3,K1,跟岗学习,5,2027-05-10,2027-05-28,是\n\
             L2,P1,K4,support,2,2027-06-01,2027-06-30,\n",
        ),
        ("distances.csv", "from,to,km,minutes\nK4,K5,12.5,20\nK1,K2,15,\nK4,K1,30,40\n"),
        (
            "closures.csv",
            "who,from,to,session,kind,note,weekday,replaced\n\
             P2,2027-03-01,2027-07-09,am,closed,例会,周二;thursday,yes\n\
             P3,2027-03-01,2027-07-09,pm,closed,,星期五,\n",
        ),
    ] {
        sources.files.insert(file.to_owned(), text.as_bytes().to_vec());
    }
    let longer = |sources: &mut Sources, file: &str, header: &str, rows: &[(&str, &str)]| {
        let text = String::from_utf8(sources.files[file].clone()).expect("UTF-8");
        let lines = text.lines().enumerate().map(|(i, line)| {
            let more = rows.iter().find(|(id, _)| line.starts_with(&format!("{id},")));
            let empty = ",".repeat(header.matches(',').count());
            let cells = if i == 0 { header } else { more.map_or(&empty[..], |(_, cells)| cells) };
            format!("{line},{cells}\n")
        });
        let text: String = lines.collect();
        sources.files.insert(file.to_owned(), text.into_bytes());
    };
    longer(&mut sources, "kindergartens.csv", "placements_max", &[("K1", "1")]);
    longer(&mut sources, "staff.csv", "minutes_max", &[("P2", "900")]);
    longer(&mut sources, "events.csv", "delegates,times", &[("E2", "3,"), ("E4", ",4")]);
    sources
}

fn scenario() -> Scenario {
    let reading = read_sources(&sources());
    reading.scenario.unwrap_or_else(|| panic!("{:#?}", reading.findings))
}

#[test]
fn new_tables_and_columns_are_read() {
    let s = scenario();
    assert_eq!((s.apart[0].person, s.apart[0].from), (StaffIx(0), ApartFrom::Person(StaffIx(2))));
    assert_eq!(s.apart[1].from, ApartFrom::Kindergarten(KinderIx(1)));
    assert_eq!((s.follow_ups[0].kindergarten, s.follow_ups[0].line), (KinderIx(2), 2));
    let [shadowing, support] = &s.placements[..] else { panic!("two placements") };
    assert_eq!(
        (shadowing.kind, shadowing.days, shadowing.replaced),
        (PlacementKind::Shadowing, 5, true)
    );
    assert_eq!((support.person, support.host, support.replaced), (StaffIx(0), KinderIx(3), false));
    assert_eq!(s.kindergartens[..2].iter().map(|k| k.placements_max).collect::<Vec<_>>(), [1, 2]);
    assert_eq!((s.staff[1].minutes_max, s.staff[0].minutes_max), (Some(Minutes(900.0)), None));
    assert_eq!(s.events[..3].iter().map(|e| e.delegates).collect::<Vec<_>>(), [2, 3, 2]);
}

#[test]
fn a_row_of_several_events_shares_out_its_days() {
    // June has 30 days: 7, 8, 7 and 8 of them.
    let s = scenario();
    let events: Vec<(&str, Date, Date)> =
        s.events[3..].iter().map(|e| (e.id.as_str(), e.from, e.to)).collect();
    let june = |day| date(2027, 6, day);
    assert_eq!(
        events,
        [
            ("E4-1", june(1), june(7)),
            ("E4-2", june(8), june(15)),
            ("E4-3", june(16), june(22)),
            ("E4-4", june(23), june(30)),
        ]
    );
}

#[test]
fn closures_count_on_their_weekdays() {
    let s = scenario();
    assert_eq!(s.closures[0].weekdays, [Weekday::Tuesday, Weekday::Thursday]);
    let work = WorkCalendar::new(&s);
    let at = |p, date, session| {
        let day = work.day(date).expect("in the term");
        (work.available(StaffIx(p), day, session), work.absent(StaffIx(p), day, session))
    };
    // Somebody stands in for P2, nobody for P3.
    assert_eq!(at(1, date(2027, 3, 2), Session::Am), (false, false));
    assert_eq!(at(1, date(2027, 3, 2), Session::Pm), (true, false));
    assert_eq!(at(1, date(2027, 3, 3), Session::Am), (true, false));
    assert_eq!(at(2, date(2027, 3, 5), Session::Pm), (false, true));
    assert_eq!(at(2, date(2027, 3, 4), Session::Pm), (true, false));
}

#[test]
fn what_was_cancelled_counts_nowhere() {
    let mut s = sources();
    let history = "id,kind,event,alliance,date,session,kindergarten,staff,title,pinned,until,status\n\
        H1,outreach,,A1,2026-10-13,am,K2,P1,,no,,done\n\
        E1,event,research,A1,2026-12-01,am,K2,,教研,no,,cancelled\n\
        H4,placement,,A1,2026-12-07,day,K1,P3,,no,2026-12-11,\n\
        H5,followup,,A1,2026-12-15,am,K3,P1;P2,,no,,已完成\n";
    s.files.insert("history.csv".to_owned(), history.as_bytes().to_vec());
    let s = read_sources(&s).scenario.expect("an event may be planned anew");
    let ids: Vec<&str> = s.history.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(ids, ["H1", "H4", "H5"]);
    assert_eq!(s.history[1].last_day(), date(2026, 12, 11));
    assert_eq!(s.history[2].what, What::FollowUp { row: None });
}

#[test]
fn a_calendar_holds_follow_ups_and_placements() {
    let s = scenario();
    let calendar = "id,kind,event,alliance,date,session,kindergarten,staff,title,pinned,until\n\
        F1,followup,,A1,2027-04-06,am,K3,P1;P2,,no,\n\
        L2,placement,,A2,2027-06-01,day,K4,P1,,no,2027-06-02\n";
    let rows = read_calendar_bytes(&s, "calendar.csv", calendar.as_bytes()).expect("good");
    assert_eq!(rows[0].what, What::FollowUp { row: Some(FollowUpIx(0)) });
    let until = date(2027, 6, 2);
    assert_eq!(rows[1].what, What::Placement { row: Some(PlacementIx(1)), until });
    // A placement is of the alliance of its person, wherever it leads.
    assert_eq!(rows[1].alliance, s.alliance_of(StaffIx(0)));
    for (spoilt, code) in [
        (calendar.replace("F1,followup", "F9,followup"), "E508"),
        (calendar.replace("L2,placement", "F1,placement"), "E508"),
        (calendar.replace("day,K4", "am,K4"), "E513"),
        (calendar.replace("no,2027-06-02", "no,"), "E514"),
        (calendar.replace("no,\n", "no,2027-04-06\n"), "E515"),
        (calendar.replace("K4,P1", "K4,P1;P3"), "E516"),
        (calendar.replace("no,2027-06-02", "no,2027-05-31"), "E108"),
        (calendar.replace("A2,2027", "A1,2027").replace("K4,P1", "K5,P3"), ""),
        (calendar.replace("day,K4,P1", "day,K4,P4").replace("A2", "A1"), "E509"),
    ] {
        let found = read_calendar_bytes(&s, "calendar.csv", spoilt.as_bytes());
        let codes: Vec<&str> = found.err().unwrap_or_default().iter().map(|d| d.code).collect();
        match code {
            "" => assert_eq!(codes, [""; 0], "{spoilt}"),
            code => assert!(codes.contains(&code), "{code} not in {codes:?}: {spoilt}"),
        }
    }
}

#[test]
fn spoilt_rows_are_found() {
    let (c, e, a, f, l) =
        ("closures.csv", "events.csv", "apart.csv", "followups.csv", "placements.csv");
    let closure = |row: &'static str| {
        Is(Box::leak(
            format!("who,from,to,session,kind,weekday,replaced\n{row}\n").into_boxed_str(),
        ))
    };
    let event = |cells: &'static str| {
        let text = "id,alliance,kind,title,mode,duration,from,to,delegates,times\n\
            E1,A1,open_half_day,开放半日,in_person,half,2027-03-08,2027-03-19,,\n\
            E2,A1,research,教研,in_person,half,2027-04-01,2027-04-30,";
        Is(Box::leak(format!("{text}{cells}\n").into_boxed_str()))
    };
    let table = |header: &'static str, rows: &'static str| {
        Is(Box::leak(format!("{header}\n{rows}\n").into_boxed_str()))
    };
    let apart = |rows: &'static str| table("a,b,note", rows);
    let follow = |rows: &'static str| table("id,kindergarten,from,to,note", rows);
    let place = |rows: &'static str| table("id,staff,host,kind,days,from,to,replaced", rows);
    holds(vec![
        case(
            c,
            closure(
                "all,2027-04-10,2027-04-10,,working,,\nall,2027-04-01,2027-04-30,pm,closed,saturday,",
            ),
            "E312",
            Some(3),
        ),
        case(
            c,
            closure("all,2027-04-01,2027-04-30,am,,,\nall,2027-04-12,2027-04-12,,working,,"),
            "E312",
            Some(3),
        ),
        case(c, closure("P1,2027-04-06,2027-04-08,,,monday,"), "W309", Some(2)),
        case(c, closure("P1,2027-04-06,2027-04-08,,,mooday,"), "E107", Some(2)),
        case(c, closure("K1,2027-04-06,2027-04-08,,,,yes"), "W310", Some(2)),
        case(c, closure("P1,2027-04-06,2027-04-08,,,,perhaps"), "E107", Some(2)),
        case(e, event("-1,"), "E104", Some(3)),
        case(e, event(",0"), "E104", Some(3)),
        case(e, event(",1.5"), "E103", Some(3)),
        case(e, event(",31"), "E405", Some(3)),
        case(
            e,
            event(",2\nE2-1,A1,research,教研,in_person,half,2027-05-01,2027-05-31,,"),
            "E301",
            Some(4),
        ),
        case(
            "staff.csv",
            Swap(
                "inspections_max,max_one_way_minutes\nP1,张三,K1,yes,yes,language;art,curriculum,zh;bo,2,3,4,90",
                "inspections_max,minutes_max\nP1,张三,K1,yes,yes,language;art,curriculum,zh;bo,2,3,4,-90",
            ),
            "E104",
            Some(2),
        ),
        case(a, apart("P1,P1,"), "E313", Some(2)),
        case(a, apart("P1,P9,"), "E302", Some(2)),
        case(a, apart("K1,P1,"), "E303", Some(2)),
        case(a, apart("P1,A1,"), "E303", Some(2)),
        case(a, apart("P1,,"), "E101", Some(2)),
        case(a, apart("P1,P3,\nP3,P1,"), "W311", Some(3)),
        case(a, apart("P1,P4,"), "W312", Some(2)),
        case(a, apart("P1,K1,"), "W312", Some(2)),
        case(a, apart("P1,K5,"), "W312", Some(2)),
        case(f, follow("F1,K9,2027-04-01,2027-04-28,"), "E302", Some(2)),
        case(f, follow("F1,,2027-04-01,2027-04-28,"), "E101", Some(2)),
        case(f, follow("K1,K3,2027-04-01,2027-04-28,"), "E301", Some(2)),
        case(f, follow("F1,K3,2027-04-28,2027-04-01,"), "E108", Some(2)),
        case(f, follow("F1,K3,2027-02-01,2027-04-01,"), "W315", Some(2)),
        case(f, follow("F1,K3,2027-08-01,2027-08-10,"), "W314", Some(2)),
        case(f, follow("F1,K3,2027-04-03,2027-04-05,"), "W314", Some(2)),
        case(
            f,
            follow("F1,K3,2027-05-03,2027-05-10,\nF2,K3,2027-05-03,2027-05-10,"),
            "W311",
            Some(3),
        ),
        case(l, place("L1,P9,K1,support,2,2027-04-01,2027-04-28,"), "E302", Some(2)),
        case(l, place("L1,P1,K1,support,2,2027-04-01,2027-04-28,"), "E314", Some(2)),
        case(l, place("L1,P1,K5,support,2,2027-04-01,2027-04-28,"), "E315", Some(2)),
        case(l, place("L1,P1,K4,support,2,2027-04-01,2027-04-28,"), "E307", Some(2)),
        case(l, place("L1,P3,K1,helping,2,2027-04-01,2027-04-28,"), "E107", Some(2)),
        case(l, place("L1,P3,K1,support,0,2027-04-01,2027-04-28,"), "E104", Some(2)),
        case(l, place("L1,P3,K1,support,,2027-04-01,2027-04-28,"), "E101", Some(2)),
        case(l, place("L1,P3,K1,support,2.5,2027-04-01,2027-04-28,"), "E103", Some(2)),
        case(l, place("L1,P3,K1,support,6,2027-05-10,2027-05-14,"), "W313", Some(2)),
        // P1 is away for a week in the middle.
        case(l, place("L1,P1,K2,support,6,2027-04-26,2027-05-14,"), "W313", Some(2)),
        case(l, place("L1,P3,K1,support,2,2027-07-01,2027-08-28,"), "W315", Some(2)),
        case(
            l,
            place(
                "L1,P3,K1,support,2,2027-05-10,2027-05-14,\nL2,P3,K1,shadowing,3,2027-05-10,2027-05-14,",
            ),
            "W311",
            Some(3),
        ),
        case("pins.csv", Row("F9,followup,,A1,2027-04-06,am,K3,P1;P2,,yes"), "E508", Some(4)),
        case(
            "scenario.toml",
            Swap("[themes]", "[repair]\nnotice_days = -1\n[themes]"),
            "E204",
            Some(24),
        ),
        case(
            "scenario.toml",
            Swap("[themes]", "[limits]\nplacements_max = \"two\"\n[themes]"),
            "E203",
            Some(24),
        ),
    ]);
}
