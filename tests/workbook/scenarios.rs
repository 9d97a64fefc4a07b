//! A workbook gives the scenario that the folder gives.

use alliance_calendar::domain::{FixedWord, Language, Scenario};
use alliance_calendar::generate::{Shape, generate};
use alliance_calendar::init::Template;
use alliance_calendar::input::{Reading, Sources, read_sources, read_workbook};

use super::{template, workbook};

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
