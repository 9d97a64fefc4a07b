//! Good input reads, whatever its spelling and encoding.

use alliance_calendar::domain::{AllianceIx, EventIx, KinderIx, Minutes, Scenario, StaffIx};
use alliance_calendar::input::{Sources, header_names, read_calendar_bytes, read_sources};
use encoding_rs::GB18030;

use crate::bad_input::good;

fn scenario(sources: &Sources) -> Scenario {
    let reading = read_sources(sources);
    reading.scenario.unwrap_or_else(|| panic!("{:#?}", reading.findings))
}

#[test]
fn the_sample_reads_without_a_finding() {
    let reading = read_sources(&good::sources());
    assert!(reading.findings.is_empty(), "{:#?}", reading.findings);
    let s = reading.scenario.expect("no error");
    assert_eq!(s.alliances[0].members, [0, 1, 2].map(KinderIx));
    assert_eq!(s.alliances[1].lead, KinderIx(3));
    // A lead's demands default to 0, those of others go by support.
    let demands = |k: usize| {
        let k = &s.kindergartens[k];
        (k.visits_min, k.visits_max, k.inspections_per_year, k.max_away)
    };
    assert_eq!(demands(0), (0, Some(0), 0, 2));
    assert_eq!(demands(1), (1, None, 1, 1));
    assert_eq!(demands(2), (2, Some(4), 2, 1));
    assert_eq!(s.kindergartens[2].language, "bo");
    assert_eq!(s.staff[0].subjects, ["art", "language"]);
    assert_eq!(s.staff[0].max_one_way, Minutes(90.0));
    assert_eq!(s.staff[1].max_one_way, Minutes(120.0));
    assert_eq!((s.staff[2].visits_per_term, s.staff[2].visits_max), (1, 1));
    assert_eq!(s.distances[1].minutes, Minutes(22.5));
    assert_eq!(s.history[1].staff, [StaffIx(0), StaffIx(1)]);
    assert_eq!((s.history[2].event(), s.pins[1].event()), (None, Some(EventIx(0))));
    assert!(s.pins.iter().all(|pin| pin.pinned));
    assert_eq!(s.pins[0].line, 2);
    assert_eq!(s.pins[1].title, "开放半日");
}

#[test]
fn a_calendar_reads_against_its_scenario() {
    let s = scenario(&good::sources());
    let rows = read_calendar_bytes(&s, "calendar.csv", good::CALENDAR.as_bytes()).expect("good");
    assert_eq!(rows.len(), 4);
    assert_eq!(rows[0].event(), Some(EventIx(0)));
    assert_eq!(rows[1].staff, [StaffIx(0), StaffIx(2)]);
    assert_eq!((rows[3].kindergarten, rows[3].alliance), (None, AllianceIx(1)));
    assert_eq!(rows.iter().map(|a| a.line).collect::<Vec<_>>(), [2, 3, 4, 5]);
}

#[test]
fn encoding_and_line_ends_change_nothing() {
    let plain = scenario(&good::sources());
    let mut other = good::sources();
    for (i, bytes) in other.files.values_mut().enumerate() {
        let text = String::from_utf8(bytes.clone()).expect("UTF-8").replace('\n', "\r\n");
        *bytes = match i % 3 {
            0 => GB18030.encode(&text).0.into_owned(),
            1 => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
            _ => text.replace("\r\n", "\r").into_bytes(),
        };
    }
    assert_eq!(scenario(&other), plain);
}

#[test]
fn chinese_headers_and_words_change_nothing() {
    let plain = scenario(&good::sources());
    for traditional in [false, true] {
        let mut other = good::sources();
        for (file, bytes) in other.files.iter_mut().filter(|(file, _)| file.ends_with(".csv")) {
            let text = String::from_utf8(bytes.clone()).expect("UTF-8");
            let (header, rows) = text.split_once('\n').expect("a header");
            let names = header.split(',').map(|name| {
                let h = header_names().find(|h| h.table == file && h.english == name);
                let h = h.expect("a known column");
                if traditional { h.zh_hant[0] } else { h.zh_hans[0] }
            });
            let header: Vec<&str> = names.collect();
            let mut rows = rows.to_owned();
            for (english, hans, hant) in [
                (",yes,", ",是,", ",是,"),
                (",no,", ",否,", ",否,"),
                (",weak,", ",弱,", ",弱,"),
                (",strong,", ",强,", ",強,"),
                (",county,", ",县城,", ",縣城,"),
                (",outreach,", ",送教,", ",送教,"),
                (",inspection,", ",视导,", ",視導,"),
                (",event,", ",活动,", ",活動,"),
                (",open_half_day,", ",开放半日,", ",開放半日,"),
                (",training,", ",培训,", ",培訓,"),
                (",in_person,", ",线下,", ",線下,"),
                (",half,", ",半天,", ",半天,"),
                (",am,", ",上午,", ",上午,"),
                (",closed,", ",关闭,", ",關閉,"),
                ("all,", "全部,", "全縣,"),
            ] {
                rows = rows.replace(english, if traditional { hant } else { hans });
            }
            *bytes = format!("{}\n{rows}", header.join(",")).into_bytes();
        }
        let read = scenario(&other);
        assert_ne!(read.digest, plain.digest);
        assert_eq!(Scenario { digest: plain.digest.clone(), ..read }, plain);
    }
}

#[test]
fn columns_may_stand_in_any_order_and_optional_ones_be_missing() {
    let mut other = good::sources();
    other.files.insert(
        "alliances.csv".to_owned(),
        "lead,id,name\nK1,A1,第一联盟\n\nK4,A2,第二联盟\n\n,,\n".into(),
    );
    for file in ["closures.csv", "history.csv", "pins.csv"] {
        other.files.remove(file);
    }
    let s = scenario(&other);
    assert_eq!(s.alliances[1].id, "A2");
    assert!(s.closures.is_empty() && s.history.is_empty() && s.pins.is_empty());
}
