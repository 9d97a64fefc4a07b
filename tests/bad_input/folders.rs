//! Folders on disk.

use std::fs;
use std::path::Path;

use alliance_calendar::input::read_scenario;

use crate::bad_input::good;

fn write_sample(folder: &Path) {
    for (name, text) in good::FILES {
        fs::write(folder.join(name), text).expect("written");
    }
}

fn codes(folder: &Path) -> Vec<(&'static str, String)> {
    let findings = read_scenario(folder).findings;
    let file = |d: &alliance_calendar::domain::Diagnostic| {
        d.place.as_ref().map(|p| p.file.clone()).unwrap_or_default()
    };
    findings.iter().map(|d| (d.code, file(d))).collect()
}

#[test]
fn a_folder_reads() {
    let folder = tempfile::tempdir().expect("a folder");
    write_sample(folder.path());
    fs::write(folder.path().join("notes.docx"), b"PK\x03\x04").expect("written");
    fs::write(folder.path().join("calendar.csv"), "").expect("written");
    let reading = read_scenario(folder.path());
    assert!(reading.findings.is_empty(), "{:#?}", reading.findings);
    assert_eq!(reading.scenario, alliance_calendar::input::read_sources(&good::sources()).scenario);
}

#[test]
fn folders_that_are_none() {
    let folder = tempfile::tempdir().expect("a folder");
    let missing = folder.path().join("nowhere");
    assert_eq!(codes(&missing), [("E001", missing.display().to_string())]);
    let file = folder.path().join("book.xlsx");
    fs::write(&file, b"PK\x03\x04").expect("written");
    assert_eq!(codes(&file), [("E019", file.display().to_string())]);
    let file = folder.path().join("notes.txt");
    fs::write(&file, b"notes").expect("written");
    assert_eq!(codes(&file), [("E002", file.display().to_string())]);
    let empty = folder.path().join("empty");
    fs::create_dir(&empty).expect("created");
    let required =
        ["scenario.toml", "alliances.csv", "kindergartens.csv", "staff.csv", "events.csv"];
    assert_eq!(codes(&empty), required.map(|name| ("E004", name.to_owned())));
}

#[test]
fn a_folder_in_the_place_of_a_file_is_one_finding() {
    let folder = tempfile::tempdir().expect("a folder");
    write_sample(folder.path());
    fs::remove_file(folder.path().join("events.csv")).expect("removed");
    fs::create_dir(folder.path().join("events.csv")).expect("created");
    assert_eq!(codes(folder.path()), [("E003", "events.csv".to_owned())]);
}

#[test]
fn a_name_that_is_nearly_right_is_pointed_out() {
    let folder = tempfile::tempdir().expect("a folder");
    write_sample(folder.path());
    fs::rename(folder.path().join("pins.csv"), folder.path().join("Pins.csv")).expect("renamed");
    assert_eq!(codes(folder.path()), [("W001", "Pins.csv".to_owned())]);
}
