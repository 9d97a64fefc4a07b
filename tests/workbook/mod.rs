//! Workbooks in and out: the same scenario as the folder, calendars read back, bombs refused.

mod bombs;
mod calendars;
mod cells;
mod marks;
mod scenarios;

use std::collections::BTreeMap;

use alliance_calendar::archive::{Archive, archive};
use alliance_calendar::domain::{Diagnostic, Language};
use alliance_calendar::init::{self, Template};
use alliance_calendar::input::Sources;
use alliance_calendar::text::Texts;
use alliance_calendar::write::scenario_workbook;

/// A template's files for a day on which nothing has to be moved.
fn template(from: Template) -> Sources {
    init::sources(from, jiff::civil::date(2026, 8, 20))
}

fn workbook(sources: &Sources, language: Language) -> Vec<u8> {
    scenario_workbook(sources, &Texts::new(language)).expect("a workbook can hold it")
}

/// The parts of a workbook.
fn parts(book: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut opened = Archive::open(book, |_| 1 << 30).expect("a workbook is an archive");
    let names: Vec<String> = opened.names().map(str::to_owned).collect();
    names.into_iter().map(|name| (name.clone(), opened.part(&name).expect("there"))).collect()
}

/// The workbook with some parts changed.
fn with_parts(book: &[u8], change: impl Fn(&str, Vec<u8>) -> Vec<u8>) -> Vec<u8> {
    let changed: Vec<(String, Vec<u8>)> = parts(book)
        .into_iter()
        .map(|(name, bytes)| {
            let bytes = change(&name, bytes);
            (name, bytes)
        })
        .collect();
    archive(changed.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()))).expect("written")
}

/// Code, sheet and cell (or row, or nothing) of each finding.
fn places(findings: &[Diagnostic]) -> Vec<(&'static str, String)> {
    findings
        .iter()
        .map(|d| {
            let place = d.place.as_ref().expect("a place");
            let sheet = place.sheet.clone().unwrap_or_default();
            let row = || place.line.map_or_else(String::new, |row| row.to_string());
            (d.code, format!("{sheet}!{}", place.reference().unwrap_or_else(row)))
        })
        .collect()
}
