//! `calendar.xlsx`: what it says, that it is harmless, and that it reads back.

use alliance_calendar::domain::{Activity, ActivityKind, FixedWord, Language, Plan, Scenario};
use alliance_calendar::init::Template;
use alliance_calendar::input::{Sources, read_calendar_bytes, read_calendar_told, read_sources};
use alliance_calendar::solve::Silent;
use alliance_calendar::text::Texts;
use alliance_calendar::write::{CALENDAR_XLSX, Format, Request, files};
use rust_xlsxwriter::Workbook;

use super::{parts, places, template, with_parts};
use crate::of_work;

fn planned(sources: &Sources) -> (Scenario, Plan) {
    let scenario = read_sources(sources).scenario.expect("reads");
    let options = of_work(20);
    let plan = alliance_calendar::plan(&scenario, &options, &Silent).expect("planned");
    (scenario, plan)
}

fn calendar(scenario: &Scenario, plan: &Plan, language: Language) -> Vec<u8> {
    let texts = Texts::new(language);
    let request = Request {
        formats: &[Format::Xlsx],
        command: "alliance plan x",
        ..Request::new(scenario, plan, &texts)
    };
    let mut files = files(&request, &[]).expect("a workbook can hold it");
    assert_eq!((files.len(), files[0].1.name.as_str()), (1, CALENDAR_XLSX));
    files.remove(0).1.content
}

/// What counts of the rows: a title made up for people is not given back as none.
fn rows(activities: &[Activity]) -> Vec<Activity> {
    let mut rows: Vec<Activity> = activities
        .iter()
        .map(|a| Activity { title: String::new(), line: 0, ..a.clone() })
        .collect();
    rows.sort_by(|a, b| a.id.cmp(&b.id));
    rows
}

#[test]
fn calendar_reads_back_in_every_language() {
    let (scenario, plan) = planned(&template(Template::Tiny));
    assert!(!plan.activities.is_empty());
    for &language in Language::ALL {
        let book = calendar(&scenario, &plan, language);
        assert_eq!(book, calendar(&scenario, &plan, language), "the same bytes each time");
        let read = read_calendar_bytes(&scenario, "calendar.xlsx", &book);
        let read = read.unwrap_or_else(|found| panic!("{language}: {found:#?}"));
        assert_eq!(rows(&read), rows(&plan.activities), "{language}");
        let verdict = alliance_calendar::verify(&scenario, &read, plan.policy);
        assert_eq!(verdict.violations, []);
    }
}

/// A workbook in which a text of its sheets is another one.
fn edited(book: &[u8], from: &str, to: &str) -> Vec<u8> {
    with_parts(book, |name, bytes| match name {
        "xl/sharedStrings.xml" => {
            let text = String::from_utf8(bytes).expect("UTF-8");
            assert!(text.contains(from), "{text}");
            text.replace(from, to).into_bytes()
        }
        _ => bytes,
    })
}

#[test]
fn edits_in_sheets_that_are_not_read_are_refused() {
    let (scenario, plan) = planned(&template(Template::Tiny));
    let book = calendar(&scenario, &plan, Language::ZhHans);
    // A text that only the sheet of the people holds.
    let found = read_calendar_bytes(&scenario, "c.xlsx", &edited(&book, "本学期任务", "任务"));
    let found = found.expect_err("edited");
    assert_eq!(super::places(&found), [("E031", "人员任务!".to_owned())]);
    let said = Texts::new(Language::ZhHans).hint(&found[0].message).unwrap_or_default();
    assert!(said.contains("全部安排"), "{said}");
    // Saving alone is no edit, and an edit of what is read is none there.
    let saved = with_parts(&book, |_, bytes| bytes);
    assert!(read_calendar_bytes(&scenario, "c.xlsx", &saved).is_ok());
    let (_, warned) = read_calendar_told(&scenario, "c.xlsx", &saved).expect("reads");
    assert_eq!(warned, []);
    // Without digests nobody can tell, so it is said which sheet counts.
    let bare = with_parts(&book, |name, bytes| match name {
        "docProps/custom.xml" => b"<Properties/>".to_vec(),
        _ => bytes,
    });
    let (_, warned) = read_calendar_told(&scenario, "c.xlsx", &bare).expect("reads");
    assert_eq!(warned.iter().map(|d| d.code).collect::<Vec<_>>(), ["W007"]);
}

#[test]
fn names_that_attack_are_harmless() {
    let long = "园".repeat(300);
    let names = [
        "=cmd|'/c calc'!A1",
        "+1+1",
        "-2",
        "@SUM(A1)",
        "<script>alert(1)</script>",
        "\u{202e}txt.exe",
        "a;b；c",
        &long,
        "👩‍🏫 园",
        "\"; rm -rf /",
        "../x",
        "_x0041_",
        "a  b",
        "&P&N",
    ];
    let mut sources = template(Template::Tiny);
    for (file, column) in [("kindergartens.csv", 1), ("staff.csv", 1), ("alliances.csv", 1)] {
        let text = String::from_utf8(sources.files[file].clone()).expect("UTF-8");
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let mut out = csv::Writer::from_writer(Vec::new());
        for (i, record) in reader.records().enumerate() {
            let record = record.expect("CSV");
            let cells = record.iter().enumerate().map(|(c, cell)| match i > 0 && c == column {
                true => names[(i - 1) % names.len()],
                false => cell.trim_start_matches('\u{feff}'),
            });
            out.write_record(cells).expect("CSV");
        }
        sources.files.insert(file.to_owned(), out.into_inner().expect("CSV"));
    }
    let toml = String::from_utf8(sources.files["scenario.toml"].clone()).expect("UTF-8");
    let toml: String = toml
        .lines()
        .map(|l| {
            if l.starts_with("name =") {
                "name = \"=1+1 &P \\u202e\"\n".into()
            } else {
                format!("{l}\n")
            }
        })
        .collect();
    sources.files.insert("scenario.toml".to_owned(), toml.into_bytes());
    let (scenario, plan) = planned(&sources);
    let book = calendar(&scenario, &plan, Language::ZhHans);
    for (name, bytes) in parts(&book) {
        let Ok(text) = String::from_utf8(bytes) else { continue };
        for c in ['\u{202e}', '\u{200d}', '\u{1}'] {
            assert!(!text.contains(c), "{name}: {c:?}");
        }
        assert!(!text.contains("<script"), "{name}");
        for formula in text.split("<f>").skip(1) {
            let own = formula.starts_with("SUM(") || formula.starts_with('A');
            assert!(own, "{name}: {formula:.60}");
        }
    }
    let read = read_calendar_bytes(&scenario, "calendar.xlsx", &book).expect("reads back");
    assert_eq!(rows(&read), rows(&plan.activities));
}

/// A calendar typed by hand: a row for each of the texts.
fn typed(rows: &[[&str; 8]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Sheet1").expect("a name");
    let head = ["编号", "类型", "活动类型", "联盟", "日期", "时段", "幼儿园", "人员"];
    for (r, row) in std::iter::once(&head).chain(rows).enumerate() {
        for (c, cell) in row.iter().enumerate() {
            sheet.write_string(r as u32, c as u16, *cell).expect("a cell");
        }
    }
    book.save_to_buffer().expect("saved")
}

#[test]
fn edited_calendars_are_read_by_id_and_by_name() {
    let (scenario, plan) = planned(&template(Template::Tiny));
    let visit =
        plan.activities.iter().find(|a| a.kind() == ActivityKind::Outreach).expect("a visit");
    let person = scenario.person(visit.staff[0]);
    let k = scenario.kindergarten(visit.kindergarten.expect("a place"));
    let a = scenario.alliance(visit.alliance);
    let kind = visit.kind().word();
    let both = |id: &str, name: &str| format!("{id} {name}");
    let (a_both, k_both) = (both(&a.id, &a.name), both(&k.id, &k.name));
    let p_both = both(&person.id, &person.name);
    let date = "2027/3/9";
    let book = typed(&[
        ["x1", kind, "", &a.id, date, "am", &k.id, &person.id],
        ["x2", kind, "", &a.name, date, "上午", &k.name, &person.name],
        ["x3", kind, "", &a_both, date, "am", &k_both, &p_both],
    ]);
    let read = read_calendar_bytes(&scenario, "c.xlsx", &book).expect("reads");
    assert_eq!(read.len(), 3);
    for row in &read {
        assert_eq!((row.alliance, row.kindergarten), (visit.alliance, visit.kindergarten));
        assert_eq!(
            (row.staff.as_slice(), row.date.to_string().as_str()),
            (&visit.staff[..1], "2027-03-09")
        );
    }

    let wrong = both(&person.id, "某人");
    let book = typed(&[
        ["x1", kind, "", &a.id, "2027-13-01", "am", &k.id, &person.id],
        ["x2", kind, "", &a.id, date, "晚上", "没有的园", &wrong],
    ]);
    let found = read_calendar_bytes(&scenario, "c.xlsx", &book).expect_err("errors");
    let expected = [
        ("E106", "Sheet1!E2"),
        ("E107", "Sheet1!F3"),
        ("E302", "Sheet1!G3"),
        ("E511", "Sheet1!H3"),
    ];
    assert_eq!(places(&found), expected.map(|(code, place)| (code, place.to_owned())));
}

#[test]
fn name_of_several_people_asks_for_the_id() {
    let mut sources = template(Template::Tiny);
    let text = String::from_utf8(sources.files["staff.csv"].clone()).expect("UTF-8");
    let lines: Vec<String> = text
        .lines()
        .enumerate()
        .map(|(i, line)| {
            let mut cells: Vec<&str> = line.split(',').collect();
            if i > 0 {
                cells[1] = "张伟";
            }
            cells.join(",")
        })
        .collect();
    sources.files.insert("staff.csv".to_owned(), lines.join("\n").into_bytes());
    let (scenario, plan) = planned(&sources);
    let visit =
        plan.activities.iter().find(|a| a.kind() == ActivityKind::Outreach).expect("a visit");
    let (a, k) = (&scenario.alliance(visit.alliance).id, visit.kindergarten.expect("a place"));
    let k = &scenario.kindergarten(k).id;
    let book = typed(&[["x1", visit.kind().word(), "", a, "2027-03-09", "am", k, "张伟"]]);
    let found = read_calendar_bytes(&scenario, "c.xlsx", &book).expect_err("ambiguous");
    assert_eq!(places(&found), [("E512", "Sheet1!H2".to_owned())]);
    // The workbook itself writes ids, so it reads back.
    let book = calendar(&scenario, &plan, Language::En);
    let read = read_calendar_bytes(&scenario, "c.xlsx", &book).expect("reads back");
    assert_eq!(rows(&read), rows(&plan.activities));
}
