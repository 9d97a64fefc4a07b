//! What a phone ends up with, plan after plan.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::date;

use super::*;
use crate::domain::{Language, Plan, StaffIx};
use crate::text::Texts;
use crate::write::{Format, Request, made, put, sample};

/// A phone: of each UID the entry with the largest sequence number.
type Phone = BTreeMap<String, Entry>;

fn import(phone: &mut Phone, file: &Path) {
    let content = std::fs::read(file).expect("there");
    let files = [OutputFile { name: "x".to_owned(), content }];
    let read = Earlier::read(&files, date(2000, 1, 1), date(2100, 1, 1));
    for (uid, entry) in read.by_owner.into_values().flatten() {
        if phone.get(&uid).is_none_or(|known| known.sequence <= entry.sequence) {
            phone.insert(uid, entry);
        }
    }
}

/// (date, staff) of what a phone shows.
fn shown(phone: &Phone) -> Vec<(String, String)> {
    let live = phone.values().filter(|e| !e.cancelled);
    let mut shown: Vec<_> = live.map(|e| (e.date.to_string(), e.key.staff.join("+"))).collect();
    shown.sort();
    shown
}

fn written(out: &Path, scenario: &Scenario, plan: &Plan) {
    let texts = Texts::new(Language::En);
    let request = Request { formats: &[Format::Ics], ..Request::new(scenario, plan, &texts) };
    let files = made(out, &request).expect("readable");
    put(out, &request, &files).expect("writable");
}

const ALL: &str = "ics/county.ics";
const LI: &str = "ics/person/P2-李四.ics";
const ZHANG: &str = "ics/person/P1-张三.ics";

#[test]
fn changed_plans_update_phones() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path();
    let (scenario, mut plan) = (sample::scenario(), sample::plan());
    let (mut county, mut li, mut zhang) = (Phone::new(), Phone::new(), Phone::new());
    let mut take = |plan: &Plan| {
        written(out, &scenario, plan);
        for _ in 0..2 {
            import(&mut county, &out.join(ALL));
            import(&mut li, &out.join(LI));
            import(&mut zhang, &out.join(ZHANG));
        }
        [shown(&county), shown(&li), shown(&zhang)].map(|s| {
            s.iter().map(|(d, p)| format!("{} {p}", &d[5..])).collect::<Vec<_>>().join(", ")
        })
    };
    let first = ["03-02 P1+P2, 03-03 , 03-09 P1", "03-02 P1+P2", "03-02 P1+P2, 03-09 P1"];
    assert_eq!(take(&plan), first);
    let files = || [ALL, LI, ZHANG].map(|f| std::fs::read(out.join(f)).expect("there"));
    let before = files();
    assert_eq!(take(&plan), first);
    assert_eq!(files(), before, "the same plan, the same bytes");

    // Moved.
    plan.activities[0].date = date(2027, 3, 4);
    let moved = ["03-03 , 03-04 P1+P2, 03-09 P1", "03-04 P1+P2", "03-04 P1+P2, 03-09 P1"];
    assert_eq!(take(&plan), moved);
    // One of the two no longer goes; the event moves.
    plan.activities[0].staff = vec![StaffIx(0)];
    plan.activities[1].date = date(2027, 3, 5);
    assert_eq!(take(&plan), ["03-04 P1, 03-05 , 03-09 P1", "", "03-04 P1, 03-09 P1"]);
    // Gone altogether.
    let gone = plan.activities.remove(0);
    assert_eq!(take(&plan), ["03-05 , 03-09 P1", "", "03-09 P1"]);
    assert_eq!(take(&plan), ["03-05 , 03-09 P1", "", "03-09 P1"]);
    // And there again, with both.
    plan.activities.push(Activity { staff: vec![StaffIx(0), StaffIx(1)], ..gone });
    assert_eq!(
        take(&plan),
        ["03-04 P1+P2, 03-05 , 03-09 P1", "03-04 P1+P2", "03-04 P1+P2, 03-09 P1"]
    );
    assert!(county.len() <= 4, "an update is no new entry: {county:?}");
}

#[test]
fn who_left_gets_the_cancellations_and_old_names_of_files_go() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path();
    let (mut scenario, mut plan) = (sample::scenario(), sample::plan());
    written(out, &scenario, &plan);
    std::fs::write(out.join("ics/person/mine.ics"), "my own").expect("writable");
    scenario.staff.pop();
    scenario.staff[0].name = "张山".to_owned();
    plan.activities[0].staff.pop();
    written(out, &scenario, &plan);
    let mut names: Vec<String> = std::fs::read_dir(out.join("ics/person"))
        .expect("there")
        .map(|e| e.expect("readable").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert_eq!(names, ["P1-张山.ics", "P2.ics", "mine.ics"]);
    let left = std::fs::read_to_string(out.join("ics/person/P2.ics")).expect("there");
    assert!(left.contains("STATUS:CANCELLED\r\n") && !left.contains("CONFIRMED"), "{left}");
    assert!(!left.contains("李四"), "no name of an earlier file goes on: {left}");
}

#[test]
fn what_stands_in_a_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut scenario, plan) = (sample::scenario(), sample::plan());
    scenario.kindergartens[1].name = "乙;园\nEND:VCALENDAR".to_owned();
    scenario.kindergartens[1].position = Some((103.1440, 36.9660));
    scenario.staff[1].name = "\"李\": \u{202e}四".to_owned();
    written(folder.path(), &scenario, &plan);
    let name = "ics/person/P2-_李__ 四.ics";
    let file = std::fs::read_to_string(folder.path().join(name)).expect("there");
    let file = file.replace("\r\n ", "").replace("\r\n", "\n");
    let (head, rest) = file.split_once("BEGIN:VTIMEZONE\n").expect("a zone");
    let (_, entry) = rest.split_once("END:VTIMEZONE\n").expect("a zone");
    insta::assert_snapshot!(format!("{head}{entry}"), @r#"
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//alliance-calendar//alliance//ZH
    CALSCALE:GREGORIAN
    X-ALLIANCE-OWNER:person P2
    X-WR-CALNAME:"李": 四 (甲园)
    X-WR-TIMEZONE:Asia/Shanghai
    BEGIN:VEVENT
    UID:5f8fe129e355d91cb099bbd904d72fb0@alliance-calendar
    DTSTAMP:20260901T000000Z
    LAST-MODIFIED:20260901T000000Z
    SEQUENCE:0
    STATUS:CONFIRMED
    X-ALLIANCE-ID:o1
    DTSTART;TZID=Asia/Shanghai:20270302T083000
    DTEND;TZID=Asia/Shanghai:20270302T113000
    SUMMARY:Outreach: 乙\;园 END:VCALENDAR (艺术\, 语言)
    LOCATION:乙\;园 END:VCALENDAR
    GEO:36.966000;103.144000
    DESCRIPTION:Teachers: 张三 (甲园)\, "李": 四 (甲园)\nAt: 乙\;园 END:VCALENDAR\nAlliance: 甲联盟
    CATEGORIES:outreach visit
    ORGANIZER;CN="甲联盟":mailto:A1@alliance-calendar.invalid
    ATTENDEE;CN="张三";CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:P1@alliance-calendar.invalid
    ATTENDEE;CN="^'李^': 四";CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:P2@alliance-calendar.invalid
    ATTENDEE;CN="乙;园 END:VCALENDAR";CUTYPE=GROUP;ROLE=CHAIR;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:K2@alliance-calendar.invalid
    TRANSP:OPAQUE
    X-ALLIANCE-KIND:outreach
    X-ALLIANCE-PLACE:K2
    X-ALLIANCE-STAFF:P1\;P2
    BEGIN:VALARM
    ACTION:DISPLAY
    DESCRIPTION:Outreach: 乙\;园 END:VCALENDAR (艺术\, 语言)
    TRIGGER:-PT750M
    END:VALARM
    BEGIN:VALARM
    ACTION:DISPLAY
    DESCRIPTION:Outreach: 乙\;园 END:VCALENDAR (艺术\, 语言)
    TRIGGER:-PT90M
    END:VALARM
    END:VEVENT
    END:VCALENDAR
    "#);
    // The county's calendar has everybody's duties and stays quiet.
    let county = std::fs::read_to_string(folder.path().join(ALL)).expect("there");
    assert!(county.contains("BEGIN:VEVENT") && !county.contains("VALARM"), "{county}");
}

#[test]
fn other_terms_in_the_folder_are_not_cancelled() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut scenario, mut plan) = (sample::scenario(), sample::plan());
    written(folder.path(), &scenario, &plan);
    scenario.settings.term.start = date(2027, 9, 1);
    scenario.settings.term.end = date(2028, 1, 15);
    plan.activities.clear();
    written(folder.path(), &scenario, &plan);
    let file = std::fs::read_to_string(folder.path().join(ALL)).expect("there");
    assert!(!file.contains("VEVENT"), "{file}");
    assert!(!folder.path().join("ics/person").exists());
}
