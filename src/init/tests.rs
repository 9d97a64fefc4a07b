//! A starting folder has a term to plan, on the day it is written and in years to come.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::date;

use super::*;
use crate::calendar::{CoverYear, holidays_cn};
use crate::domain::Language;
use crate::generate::{Shape, generate};

fn text(sources: &Sources, file: &str) -> String {
    String::from_utf8(sources.files[file].clone()).unwrap()
}

#[test]
fn next_term_is_the_first_not_begun_two_weeks_ago() {
    for (today, start, index) in [
        (date(2026, 7, 20), date(2026, 9, 1), 1),
        (date(2026, 9, 15), date(2026, 9, 1), 1),
        (date(2026, 9, 16), date(2027, 3, 1), 2),
        (date(2027, 1, 1), date(2027, 3, 1), 2),
        (date(2027, 3, 16), date(2027, 9, 1), 1),
    ] {
        let term = terms::next(today);
        assert_eq!((term.start, term.index), (start, index), "{today}");
        assert!(term.year.0 <= term.start && term.end <= term.year.1);
    }
}

#[test]
fn headers_in_any_language_read_the_same() {
    let today = date(2026, 8, 20);
    for &template in Template::ALL {
        let sources = super::sources(template, today);
        let read = |sources: &Sources| {
            let scenario = crate::input::read_sources(sources).scenario.expect("reads");
            crate::domain::Scenario { digest: String::new(), ..scenario }
        };
        for (language, head) in
            [(Language::En, "id,name"), (Language::ZhHant, "編號,姓名"), (Language::ZhHans, "编号")]
        {
            let mut other = sources.clone();
            with_heads(&mut other, language, language != Language::En);
            let staff = text(&other, "staff.csv");
            assert_eq!(staff.starts_with('\u{feff}'), language != Language::En);
            assert!(staff.trim_start_matches('\u{feff}').starts_with(head), "{staff:.80}");
            assert_eq!(read(&other), read(&sources), "{template:?} {language}");
        }
    }
}

#[test]
fn every_template_has_a_term_ahead_on_any_day() {
    for &template in Template::ALL {
        assert_eq!(Template::from_name(template.name()), Some(template));
        for week in 0..200 {
            let today = date(2026, 6, 1).saturating_add((week * 7).days());
            let sources = sources(template, today);
            assert!(sources.files.len() >= 5);
            let start = terms::written(&text(&sources, "scenario.toml")).0;
            assert!(start.saturating_add(14.days()) >= today, "{template:?} {today}: {start}");
            assert!(start <= today.saturating_add(380.days()) || today.year() < 2027);
            for (name, bytes) in &sources.files {
                assert!(!String::from_utf8_lossy(bytes).contains('@'), "a gap is left in {name}");
            }
        }
    }
}

#[test]
fn a_county_keeps_its_season_and_the_days_of_the_week() {
    let shape = Shape { term: 2, history: true, pins: true, ..Shape::default() };
    let files: BTreeMap<String, String> = generate(&shape)
        .files
        .into_iter()
        .map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap()))
        .collect();
    let of = |files: &BTreeMap<String, String>| {
        let line = files["scenario.toml"].lines().rfind(|l| l.starts_with("start"));
        line.unwrap().to_owned()
    };
    let same = shift::fresh(files.clone(), date(2027, 3, 15));
    assert_eq!(same, files);
    let later = shift::fresh(files.clone(), date(2027, 3, 16));
    assert_eq!(of(&later), "start = 2028-02-28");
    assert_eq!(later["pins.csv"].lines().count(), 1);
    assert_eq!(later["history.csv"].lines().count(), files["history.csv"].lines().count());
    assert!(later["history.csv"].contains(",2027-09-06,") && !later["events.csv"].contains("2027"));
}

#[test]
fn holidays_are_none_where_the_table_ends() {
    let known = text(&sources(Template::Empty, date(2026, 8, 1)), "scenario.toml");
    assert!(known.contains("\nholidays = \"CN\""));
    let unknown = text(&sources(Template::Empty, date(2027, 8, 1)), "scenario.toml");
    assert_eq!(holidays_cn().covers(2028), CoverYear::Unknown);
    assert!(unknown.contains("\nholidays = \"none\"") && unknown.contains("2027-10-01"));
    let closed = text(&sources(Template::Ewenki, date(2027, 8, 1)), "closures.csv");
    assert!(closed.contains("all,2027-10-01,") && closed.contains("all,2028-01-01,"), "{closed}");
}

#[test]
fn refuses_a_folder_in_use() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("mine.txt"), "mine").unwrap();
    let refused = init(folder.path(), Template::Empty, date(2026, 8, 1)).unwrap_err();
    assert!(matches!(refused, InitError::NotEmpty(_)));
    assert_eq!(refused.message().key, "init-not-empty");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    let written = init(&folder.path().join("new"), Template::Empty, date(2026, 8, 1)).unwrap();
    assert_eq!(written.len(), 12);
}

#[test]
fn counties_are_built_in_whole() {
    for county in Template::ALL.iter().filter(|&&t| t != Template::Empty) {
        let folder =
            std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(county.name());
        let mut there: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.ends_with(".csv") || name.ends_with(".toml"))
            .collect();
        there.sort();
        let built_in: Vec<String> = county.files().into_keys().collect();
        assert_eq!(built_in, there, "{county:?}");
    }
}
