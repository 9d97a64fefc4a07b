//! A workbook gives the scenario that the folder gives.

use alliance_calendar::domain::{FixedWord, Language, Scenario};
use alliance_calendar::generate::{Shape, generate};
use alliance_calendar::init::{Template, holidays_as_rows};
use alliance_calendar::input::{Reading, Sources, read_sources, read_workbook};

use alliance_calendar::calendar::WorkCalendar;
use alliance_calendar::plan;
use alliance_calendar::solve::Silent;
use alliance_calendar::text::Texts;
use alliance_calendar::write::calendar_csv;

use super::{template, workbook};
use crate::of_work;

/// The digest is over what stands in the files, which are other ones.
fn alike(reading: Reading) -> Scenario {
    let scenario = reading.scenario;
    let scenario = scenario.unwrap_or_else(|| panic!("refused: {:#?}", reading.findings));
    Scenario { digest: String::new(), ..scenario }
}

fn same(sources: &Sources, language: Language) {
    let folder = read_sources(sources);
    let book = workbook(sources, language);
    assert_eq!(book, workbook(sources, language), "the same bytes each time");
    let read = read_workbook("county.xlsx", &book);
    let codes = |r: &Reading| r.findings.iter().map(|f| f.code).collect::<Vec<_>>();
    assert_eq!(codes(&read), codes(&folder));
    assert_eq!(alike(read), alike(folder), "{language}");
}

#[test]
fn every_template_reads_the_same_in_every_language() {
    for &from in Template::ALL {
        for &language in Language::ALL {
            same(&template(from), language);
        }
    }
}

#[test]
fn made_up_counties_read_the_same() {
    let shape =
        Shape { history: true, pins: true, closures: 1.0, language: 0.5, ..Shape::default() };
    for seed in 1..=3 {
        same(&generate(&Shape { seed, ..shape.clone() }), Language::ZhHans);
    }
}

#[test]
fn findings_name_sheet_and_cell() {
    let mut sources = template(Template::Tianzhu);
    let staff = String::from_utf8(sources.files["staff.csv"].clone()).expect("UTF-8");
    sources.files.insert("staff.csv".to_owned(), staff.replacen("K001", "K999", 1).into_bytes());
    let book = workbook(&sources, Language::ZhHant);
    let found = read_workbook("county.xlsx", &book).findings;
    let errors: Vec<_> = super::places(&found).into_iter().filter(|(c, _)| *c != "W202").collect();
    assert_eq!(errors, [("E302", "人員!C2".to_owned())]);
    let place = found.last().and_then(|d| d.place.clone()).expect("a place");
    assert_eq!((place.file.as_str(), place.header.as_deref()), ("county.xlsx", Some("幼兒園")));
}

#[test]
fn notes_in_the_guide_are_refused() {
    let book = workbook(&template(Template::Tiny), Language::ZhHans);
    let noted = super::with_parts(&book, |name, bytes| match name {
        "xl/sharedStrings.xml" => {
            let text = String::from_utf8(bytes).expect("UTF-8");
            assert!(text.contains("填不填"), "{text:.2000}");
            text.replacen("填不填", "王老师填", 1).into_bytes()
        }
        _ => bytes,
    });
    let found = read_workbook("county.xlsx", &noted).findings;
    assert_eq!(super::places(&found)[0], ("E031", "填写说明!".to_owned()));
}

#[test]
fn digest_is_of_what_the_sheets_say() {
    let sources = template(Template::Tiny);
    let digest = |book: &[u8]| read_workbook("x.xlsx", book).scenario.expect("reads").digest;
    let book = workbook(&sources, Language::ZhHans);
    let repacked = super::with_parts(&book, |_, bytes| bytes);
    assert_eq!(digest(&book), digest(&repacked));
    let mut other = sources.clone();
    let staff = String::from_utf8(other.files["staff.csv"].clone()).expect("UTF-8");
    other.files.insert("staff.csv".to_owned(), staff.replacen("yes", "no", 1).into_bytes());
    assert_ne!(digest(&book), digest(&workbook(&other, Language::ZhHans)));
}

#[test]
fn holidays_as_rows_give_the_same_plan() {
    let options = of_work(20);
    let texts = Texts::new(Language::ZhHans);
    let calendar = |sources: &Sources| {
        let scenario = alike(read_workbook("x.xlsx", &workbook(sources, Language::ZhHans)));
        let plan = plan(&scenario, &options, &Silent).expect("can be planned");
        calendar_csv(&scenario, &plan.activities, &texts)
    };
    let working =
        |sources: &Sources| WorkCalendar::new(&alike(read_sources(sources))).working().count();
    for (from, row) in [
        (Template::Ewenki, "all,2026-10-01,2026-10-07,"),
        (Template::Tianzhu, "all,2027-05-01,2027-05-02,"),
    ] {
        let built_in = template(from);
        let mut rows = built_in.clone();
        holidays_as_rows(&mut rows, |day, _| day.to_string());
        let closures = String::from_utf8(rows.files["closures.csv"].clone()).expect("UTF-8");
        assert!(closures.contains(row), "{closures}");
        assert_eq!(calendar(&built_in), calendar(&rows), "{from:?}");
        // A row that is taken out gives its days back.
        let without: Vec<&str> = closures.lines().filter(|l| !l.contains(row)).collect();
        rows.files.insert("closures.csv".to_owned(), without.join("\n").into_bytes());
        let weekdays = if from == Template::Ewenki { 5 } else { 0 };
        assert_eq!(working(&rows), working(&built_in) + weekdays);
    }
}

#[test]
fn names_stand_where_they_are_clear() {
    let book = workbook(&template(Template::Tiny), Language::ZhHans);
    let texts =
        String::from_utf8(super::parts(&book)["xl/sharedStrings.xml"].clone()).expect("UTF-8");
    assert!(texts.contains("怎样填写这个工作簿") && texts.contains("必填"), "{texts}");
    let parts = super::parts(&book);
    let staff = String::from_utf8(parts["xl/worksheets/sheet5.xml"].clone()).expect("UTF-8");
    assert!(staff.contains("幼儿园'!$B$2:$B$"), "{staff}");

    // A closure for everybody has the word of the language.
    let book = workbook(&template(Template::Tianzhu), Language::ZhHans);
    let texts =
        String::from_utf8(super::parts(&book)["xl/sharedStrings.xml"].clone()).expect("UTF-8");
    let cell = |text: &str| texts.contains(&format!("<t>{text}</t>"));
    assert!(cell("全部") && !cell("all"), "{texts}");
}
