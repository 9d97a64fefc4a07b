//! Whatever the bytes, reading ends in a scenario or an error, and never in a panic.

use alliance_calendar::domain::Severity;
use alliance_calendar::input::{Reading, Sources, read_calendar_bytes, read_sources};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::bad_input::good;

fn consistent(reading: &Reading) {
    let error = reading.findings.iter().any(|d| d.severity == Severity::Error);
    assert_eq!(reading.scenario.is_none(), error, "{:#?}", reading.findings);
    for finding in &reading.findings {
        let place = finding.place.as_ref().expect("every finding has a place");
        assert!(!place.file.is_empty());
    }
}

fn with(name: &str, bytes: Vec<u8>) -> Sources {
    let mut sources = good::sources();
    sources.files.insert(name.to_owned(), bytes);
    sources
}

fn file() -> impl Strategy<Value = usize> {
    0..good::FILES.len()
}

/// Values that have broken readers before.
fn nasty() -> impl Strategy<Value = String> {
    prop_oneof![
        select(vec![
            "",
            " ",
            "\"",
            "\"\"",
            ",",
            ";",
            "；",
            "\n",
            "\r",
            "NaN",
            "-0",
            "1e308",
            "1e-320",
            "-1",
            "0",
            "4294967296",
            "2027-02-29",
            "9999-12-31",
            "2027-03-01",
            "all",
            "K1",
            "A1",
            "P1",
            "E1",
            "H1",
            "yes",
            "\u{FEFF}",
            "\u{3000}",
            "１２",
            "[",
            "]",
            "=",
            "#",
            "{}",
            "[[a]]",
            "day",
            "event",
            "outreach",
            "inf",
            "1979-05-27T07:32:00Z",
            "999999",
            "\t",
        ])
        .prop_map(str::to_owned),
        any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_in_any_file(i in file(), bytes in vec(any::<u8>(), 0..400)) {
        consistent(&read_sources(&with(good::FILES[i].0, bytes)));
    }

    #[test]
    fn a_file_cut_short_or_damaged(
        i in file(),
        at in any::<Index>(),
        bytes in vec(any::<u8>(), 0..4),
        keep in any::<bool>(),
    ) {
        let (name, text) = good::FILES[i];
        let at = at.index(text.len());
        let rest: &[u8] = if keep { &text.as_bytes()[at..] } else { b"" };
        let spoilt = [&text.as_bytes()[..at], &bytes, rest].concat();
        consistent(&read_sources(&with(name, spoilt)));
    }

    #[test]
    fn cells_replaced(edits in vec((file(), any::<Index>(), nasty()), 1..4)) {
        let mut sources = good::sources();
        for (i, at, value) in edits {
            let name = good::FILES[i].0;
            let text = String::from_utf8_lossy(&sources.files[name]).into_owned();
            let breaks: Vec<usize> = text
                .char_indices()
                .filter(|(_, c)| ",\n= ".contains(*c))
                .map(|(i, _)| i)
                .chain([text.len()])
                .collect();
            let cell = at.index(breaks.len());
            let start = if cell == 0 { 0 } else { breaks[cell - 1] + 1 };
            let end = breaks[cell].max(start.min(text.len()));
            let start = start.min(end);
            let spoilt = format!("{}{value}{}", &text[..start], &text[end..]);
            sources.files.insert(name.to_owned(), spoilt.into_bytes());
        }
        consistent(&read_sources(&sources));
    }

    #[test]
    fn rows_shuffled_and_repeated(i in file(), order in vec(any::<Index>(), 0..8)) {
        let (name, text) = good::FILES[i];
        let lines: Vec<&str> = text.lines().collect();
        let picked: Vec<&str> = order.iter().map(|at| lines[at.index(lines.len())]).collect();
        consistent(&read_sources(&with(name, picked.join("\n").into_bytes())));
    }

    #[test]
    fn any_bytes_as_a_calendar(bytes in vec(any::<u8>(), 0..300), at in any::<Index>()) {
        let scenario = read_sources(&good::sources()).scenario.expect("the sample is good");
        let at = at.index(good::CALENDAR.len());
        for calendar in [bytes.clone(), [&good::CALENDAR.as_bytes()[..at], &bytes].concat()] {
            if let Err(findings) = read_calendar_bytes(&scenario, "calendar.csv", &calendar) {
                prop_assert!(findings.iter().any(|d| d.severity == Severity::Error));
            }
        }
    }
}
