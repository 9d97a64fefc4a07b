//! Options and `changes.csv` say the same; every slip is told in one go; applied, they are what
//! the files would say.

use alliance_calendar::calendar::WorkCalendar;
use alliance_calendar::changes::{Known, apply};
use alliance_calendar::domain::{
    Activity, Change, ChangeKind, Scenario, Session, Slot, Stated, What,
};
use alliance_calendar::generate::Shape;
use alliance_calendar::input::{ChangeSource, read_changes};
use jiff::civil::Date;

use crate::made_up;

fn scenario() -> Scenario {
    let shape = Shape { alliances: 2, kindergartens: 4, staff: 8, events: 3, ..Shape::default() };
    made_up(&shape)
}

fn option(kind: ChangeKind, value: &str) -> ChangeSource {
    ChangeSource::Option { kind, value: value.to_owned() }
}

fn changes(stated: &[Stated]) -> Vec<Change> {
    stated.iter().map(|s| s.change.clone()).collect()
}

/// The first Wednesday of the term and those that follow.
fn wednesday(scenario: &Scenario, week: i64) -> Date {
    let start = scenario.settings.term.start;
    let offset = i64::from(start.weekday().to_monday_zero_offset());
    start + jiff::Span::new().days(7 * week + 2 - offset)
}

#[test]
fn options_and_file_say_the_same() {
    let s = scenario();
    let (p, k, e) = (&s.staff[0].id, &s.kindergartens[1].id, &s.events[0].id);
    let day = wednesday(&s, 3);
    let options = [
        option(ChangeKind::Absent, &format!("{p}:{day}..{day}:pm")),
        option(ChangeKind::Absent, &format!("{p}:{day}..{day}:顶岗")),
        option(ChangeKind::Leaves, &format!("{p}:{day}")),
        option(ChangeKind::Joins, &format!("NEW1,王芳,{k},yes,no,艺术;语言")),
        option(ChangeKind::Closed, &format!("{k}:{day}")),
        option(ChangeKind::Closed, &format!("all:{day}..{day}")),
        option(ChangeKind::NoHost, k),
        option(ChangeKind::Cancel, &s.events[1].id),
        option(ChangeKind::Move, &format!("{e}:{day}")),
    ];
    let text = format!(
        "变更,对象,开始,结束,时段,姓名,幼儿园,骨干教师,学科,有人顶岗\n\
         请假,{p},{day},{day},下午,,,,,\n\
         请假,{p},{day},{day},,,,,,是\n\
         leaves,{p},{day},,,,,,,\n\
         入职,NEW1,,,,王芳,{k},是,艺术；语言,\n\
         停课,{k},{day},,,,,,,\n\
         closed,全县,{day},{day},,,,,,\n\
         不再承办,{k},,,,,,,,\n\
         取消,{},,,,,,,,\n\
         改期,{e},{day},,,,,,,\n",
        s.events[1].id
    );
    let file = ChangeSource::File { name: "changes.csv".to_owned(), bytes: text.into_bytes() };
    let said = read_changes(&s, &options).expect("no slip");
    let written = read_changes(&s, &[file]).expect("no slip");
    assert_eq!(changes(&said), changes(&written));
    assert_eq!(said.len(), options.len());
    assert_eq!((said[0].place.file.as_str(), said[0].place.line), ("--absent", None));
    assert_eq!((written[2].place.file.as_str(), written[2].place.line), ("changes.csv", Some(4)));
    let Change::Joins { person, .. } = &said[3].change else { panic!("{:?}", said[3]) };
    assert_eq!((person.name.as_str(), person.backbone, person.mentor), ("王芳", true, false));
    assert_eq!(person.subjects, ["艺术", "语言"]);
}

/// A workbook whose sheet has these rows.
fn book(sheet: &str, rows: &[&[&str]]) -> ChangeSource {
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().set_name("封面").expect("a name");
    let page = book.add_worksheet().set_name(sheet).expect("a name");
    for (r, row) in rows.iter().enumerate() {
        for (c, cell) in row.iter().enumerate() {
            page.write_string(r as u32, c as u16, *cell).expect("a cell");
        }
    }
    let bytes = book.save_to_buffer().expect("a workbook");
    ChangeSource::File { name: "变动.xlsx".to_owned(), bytes }
}

#[test]
fn workbook_of_changes_says_the_same_as_a_file() {
    let s = scenario();
    let (p, k) = (&s.staff[0].id, &s.kindergartens[1].id);
    let day = wednesday(&s, 3).to_string();
    let head = ["变更", "对象", "开始", "结束"];
    let rows: &[&[&str]] = &[&head, &["请假", p, &day, &day], &["不再承办", k]];
    let said = read_changes(
        &s,
        &[option(ChangeKind::Absent, &format!("{p}:{day}..{day}")), option(ChangeKind::NoHost, k)],
    );
    for sheet in ["变更", "變更表", "changes"] {
        let written = read_changes(&s, &[book(sheet, rows)]).expect("no slip");
        assert_eq!(changes(&written), changes(said.as_ref().expect("no slip")), "{sheet}");
    }
    // Slips have their cell; a workbook without such a sheet is refused.
    let found = read_changes(&s, &[book("变更", &[&head, &["请假", "P99999", &day]])]);
    let found = found.expect_err("a slip");
    let place = found[0].place.as_ref().expect("a place");
    assert_eq!((found[0].code, place.reference().as_deref()), ("E302", Some("B2")));
    assert_eq!((place.file.as_str(), place.sheet.as_deref()), ("变动.xlsx", Some("变更")));
    let found = read_changes(&s, &[book("某月", rows)]).expect_err("no sheet");
    assert_eq!(found[0].code, "E022");
}

#[test]
fn options_take_names() {
    let s = scenario();
    let unique = |names: Vec<(&str, &str)>| {
        let one = |name: &str| names.iter().filter(|(_, n)| *n == name).count() == 1;
        let found = names.iter().find(|(_, name)| one(name)).copied().expect("a name of its own");
        (found.0.to_owned(), found.1.to_owned())
    };
    let (p, person) = unique(s.staff.iter().map(|x| (&*x.id, &*x.name)).collect());
    let (k, place) = unique(s.kindergartens.iter().map(|x| (&*x.id, &*x.name)).collect());
    let (a, alliance) = unique(s.alliances.iter().map(|x| (&*x.id, &*x.name)).collect());
    let other = s.kindergartens.iter().find(|x| x.id != k).expect("another").id.clone();
    let (day, later) = (wednesday(&s, 3), wednesday(&s, 5));
    for (kind, id, name) in [
        (ChangeKind::Absent, format!("{p}:{day}"), format!("{person}：{day}")),
        (ChangeKind::Leaves, p.clone(), person.clone()),
        (ChangeKind::Closed, format!("{k}:{day}"), format!("{place}:{day}")),
        (ChangeKind::Closed, format!("{a}:{day}"), format!("{alliance}:{day}")),
        (ChangeKind::NoHost, k.clone(), place.clone()),
        (
            ChangeKind::Joins,
            format!("NEW1,王芳,{k},yes,no,艺术"),
            format!("NEW1,王芳,{place},是,否,艺术"),
        ),
        (ChangeKind::FollowUp, format!("{k}:{day}..{later}"), format!("{place}:{day}..{later}")),
        (
            ChangeKind::Road,
            format!("{k}:{other}:{day}..{later}"),
            format!("{place}:{other}:{day}..{later}"),
        ),
    ] {
        let by_id = read_changes(&s, &[option(kind, &id)]).expect("no slip");
        let by_name = read_changes(&s, &[option(kind, &name)]);
        let by_name = by_name.unwrap_or_else(|found| panic!("{name}: {found:#?}"));
        assert_eq!(changes(&by_id), changes(&by_name), "{name}");
    }
}

#[test]
fn every_slip_is_told_in_one_go() {
    let s = scenario();
    let (p, e) = (&s.staff[0].id, &s.events[0].id);
    let options = [
        option(ChangeKind::Absent, "P99999:2027-04-05"),
        option(ChangeKind::Absent, &format!("{p}:2027-13-05")),
        option(ChangeKind::Absent, p),
        option(ChangeKind::Absent, &format!("{p}:2027-05-02..2027-05-01")),
        option(ChangeKind::Absent, &format!("{p}:2027-05-01:night")),
        option(ChangeKind::Absent, &format!("{p}:2027-05-01:am:am")),
        option(ChangeKind::NoHost, p),
        option(ChangeKind::Move, &format!("{e}:2031-01-01")),
        option(ChangeKind::Joins, "NEW1"),
        option(ChangeKind::Joins, &format!("{p},王芳,{}", s.kindergartens[0].id)),
        option(ChangeKind::Joins, "NEW2,王芳,K-nowhere,maybe"),
    ];
    let file = "change,subject\nabsnt,P1\n".as_bytes().to_vec();
    let file = ChangeSource::File { name: "changes.csv".to_owned(), bytes: file };
    let sources: Vec<ChangeSource> = options.into_iter().chain([file]).collect();
    let found = read_changes(&s, &sources).expect_err("slips");
    let codes: Vec<(&str, &str)> =
        found.iter().map(|d| (d.place.as_ref().map_or("", |p| p.file.as_str()), d.code)).collect();
    for expected in [
        ("--absent", "E302"),
        ("--absent", "E106"),
        ("--absent", "E708"),
        ("--absent", "E108"),
        ("--absent", "E107"),
        ("--absent", "E014"),
        ("--no-host", "E303"),
        ("--move", "E401"),
        ("--joins", "E708"),
        ("--joins", "E301"),
        ("--joins", "E302"),
        ("--joins", "E107"),
        ("changes.csv", "E107"),
    ] {
        assert!(codes.contains(&expected), "{expected:?} is missing in {codes:?}");
    }
    assert!(found.iter().all(|d| {
        d.place.as_ref().is_some_and(|p| p.file == "changes.csv" || p.line.is_none())
    }));
}

fn row(scenario: &Scenario, what: What, date: Date) -> Activity {
    Activity {
        id: "X1".to_owned(),
        what,
        alliance: scenario.alliance_of(scenario.staff_ixs().next().expect("staff")),
        date,
        slot: Slot::Am,
        kindergarten: None,
        staff: Vec::new(),
        title: String::new(),
        pinned: false,
        line: 2,
    }
}

#[test]
fn applied_they_are_what_the_files_would_say() {
    let s = scenario();
    let (p, e) = (&s.staff[0].id, &s.events[0].id);
    let (day, later) = (wednesday(&s, 3), wednesday(&s, 9));
    let stated = read_changes(
        &s,
        &[
            option(ChangeKind::Absent, &format!("{p}:{day}:pm")),
            option(ChangeKind::Joins, &format!("NEW1,王芳,{},yes", s.kindergartens[0].id)),
            option(ChangeKind::Cancel, e),
            option(ChangeKind::Move, &format!("{}:{later}", s.events[1].id)),
            option(ChangeKind::Leaves, &format!("{}:{later}", s.staff[1].id)),
        ],
    )
    .expect("no slip");
    let people: Vec<_> = s.staff_ixs().collect();
    let visit = Activity { staff: vec![people[1]], ..row(&s, What::Outreach, day) };
    let applied =
        apply(&s, &stated, Known { today: Some(day), earlier: Some(&[visit]), evening: false })
            .expect("they fit together");
    let after = &applied.scenario;
    let calendar = WorkCalendar::new(after);
    let at = |d: Date| calendar.day(d).expect("in the term");
    assert!(!calendar.available(people[0], at(day), Session::Pm));
    assert!(!calendar.available(people[1], at(later), Session::Am));
    assert_eq!(after.staff[1].visits_per_term, s.staff[1].visits_per_term.min(1));
    let new = after.staff_ixs().last().expect("staff");
    assert_eq!(after.person(new).id, "NEW1");
    assert!(!calendar.available(new, at(wednesday(&s, 2)), Session::Am));
    assert!(calendar.available(new, at(day), Session::Am));
    assert_eq!(after.events.len() + 1, s.events.len());
    assert_eq!(applied.events[0], None);
    let moved = after.event(applied.events[1].expect("it stays"));
    assert_eq!((&moved.id, moved.from, moved.to), (&s.events[1].id, later, later));
    assert_ne!(after.digest, s.digest);
    let unchanged = apply(&s, &[], Known { today: Some(day), earlier: Some(&[]), evening: false })
        .expect("nothing to apply");
    assert_eq!(unchanged.scenario, s);
}

#[test]
fn contradictions_are_refused_together() {
    let s = scenario();
    let (first, second) = (&s.events[0], &s.events[1]);
    let (day, later) = (wednesday(&s, 3), wednesday(&s, 9));
    let stated = read_changes(
        &s,
        &[
            option(ChangeKind::Cancel, &first.id),
            option(ChangeKind::Move, &format!("{}:{later}", second.id)),
            option(ChangeKind::Cancel, &second.id),
            option(ChangeKind::Move, &format!("{}:{}", s.events[2].id, wednesday(&s, 1))),
        ],
    )
    .expect("no slip");
    let what = What::Event { kind: first.kind, row: s.event_ixs().next() };
    let held = row(&s, what, wednesday(&s, 1));
    let found =
        apply(&s, &stated, Known { today: Some(day), earlier: Some(&[held]), evening: false })
            .expect_err("refused");
    let keys: Vec<&str> = found.iter().map(|d| d.message.key).collect();
    assert_eq!(keys, ["replan-event-over", "replan-event-twice", "replan-move-into-past"]);
    let sunday = later + jiff::Span::new().days(4);
    let stated = read_changes(&s, &[option(ChangeKind::Move, &format!("{}:{sunday}", second.id))]);
    let found = apply(
        &s,
        &stated.expect("no slip"),
        Known { today: Some(day), earlier: Some(&[]), evening: false },
    )
    .expect_err("refused");
    assert_eq!(found[0].message.key, "replan-move-closed");
}
