//! Every shape gives a county that is whole, and always the same one.

use std::collections::BTreeSet;

use super::*;

fn text<'a>(sources: &'a Sources, file: &str) -> &'a str {
    std::str::from_utf8(&sources.files[file]).unwrap()
}

fn rows(sources: &Sources, file: &str) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_reader(text(sources, file).as_bytes());
    reader.records().map(|r| r.unwrap().iter().map(String::from).collect()).collect()
}

/// Shapes of every sort: sizes from one to twenty, both terms, all degrees.
fn variety() -> Vec<Shape> {
    (0..60u32)
        .map(|i| Shape {
            alliances: 1 + i % 5,
            kindergartens: 1 + i * 7 % 20,
            staff: i * 11 % 50,
            seed: u64::from(i),
            term: 1 + i % 2,
            terms: 1 + i % 3,
            history: i % 4 != 0,
            tightness: f64::from(i % 6) / 5.0,
            language: f64::from(i % 4) / 3.0,
            far: f64::from(i % 5) / 4.0,
            closures: f64::from(i % 7) / 6.0,
            pins: i % 3 != 0,
            events: i % 8,
            two_visit_share: f64::from(i % 3) / 2.0,
            roads: f64::from(i % 3) / 2.0,
            weeks: (i % 9 == 8).then_some(i % 4),
            follow_ups: i % 4,
            placements: i % 5,
            apart: i % 3,
            fixed_days: i % 3,
            rhythm: i % 4,
        })
        .collect()
}

#[test]
fn same_shape_same_bytes() {
    for shape in variety() {
        assert_eq!(generate(&shape), generate(&shape));
    }
    let other = Shape { seed: 2, ..Shape::default() };
    assert_ne!(generate(&other), generate(&Shape::default()));
}

/// A change here means that every recorded seed names another county.
#[test]
fn bytes_are_the_same_on_every_machine() {
    use sha2::{Digest, Sha256};
    let shape = Shape { term: 2, history: true, pins: true, tightness: 0.7, ..Shape::default() };
    let mut hash = Sha256::new();
    for (name, bytes) in &generate(&shape).files {
        hash.update(name);
        hash.update(bytes);
    }
    assert_eq!(crate::domain::hex(&hash.finalize()[..8]), "7a725487b8a3bd24");
}

#[test]
fn rows_are_as_many_as_asked() {
    for shape in variety() {
        let (sources, shape) = (generate(&shape), shape.clamped());
        let n = shape.alliances as usize;
        assert_eq!(rows(&sources, "alliances.csv").len(), n);
        assert_eq!(rows(&sources, "kindergartens.csv").len(), n * shape.kindergartens as usize);
        assert_eq!(rows(&sources, "staff.csv").len(), n * shape.staff as usize);
        assert_eq!(
            rows(&sources, "events.csv").len(),
            n * (shape.events as usize + usize::from(shape.rhythm > 0))
        );
        assert_eq!(sources.files.contains_key("history.csv"), shape.has_history());
    }
}

#[test]
fn ids_are_unique_over_all_tables() {
    for shape in variety() {
        let sources = generate(&shape);
        let mut seen = BTreeSet::new();
        for file in [
            "alliances",
            "kindergartens",
            "staff",
            "events",
            "history",
            "pins",
            "followups",
            "placements",
        ] {
            let file = format!("{file}.csv");
            if sources.files.contains_key(&file) {
                // A pinned event is named as in the term's events.
                let event = |r: &Vec<String>| file == "pins.csv" && r[1] == "event";
                for row in rows(&sources, &file).iter().filter(|r| !event(r)) {
                    assert!(seen.insert(row[0].clone()), "{} twice", row[0]);
                }
            }
        }
    }
}

#[test]
fn a_plain_shape_has_its_history_and_pins() {
    let shape = Shape { term: 2, history: true, pins: true, ..Shape::default() };
    let sources = generate(&shape);
    let kinds: BTreeSet<String> =
        rows(&sources, "history.csv").into_iter().map(|r| r[1].clone()).collect();
    assert_eq!(kinds.len(), 3, "outreach, inspections and events");
    assert_eq!(rows(&sources, "pins.csv").len(), 3);
    assert!(!rows(&sources, "distances.csv").is_empty());
    assert!(!rows(&sources, "closures.csv").is_empty());
}

#[test]
fn an_alliance_is_the_same_beside_others() {
    let few = generate(&Shape { alliances: 2, ..Shape::default() });
    let many = generate(&Shape { alliances: 9, ..Shape::default() });
    assert!(text(&many, "staff.csv").starts_with(text(&few, "staff.csv")));
}

#[test]
fn a_thousand_alliances_have_all_their_people() {
    let shape = Shape { alliances: 1000, kindergartens: 15, staff: 40, ..Shape::default() };
    let sources = generate(&shape);
    assert_eq!(rows(&sources, "staff.csv").len(), 40_000);
}

#[test]
fn writes_into_an_empty_folder_only() {
    let folder = tempfile::tempdir().unwrap();
    let sources = generate(&Shape::default());
    let inner = folder.path().join("new/county");
    let written = write_sources(&sources, &inner).unwrap();
    assert_eq!(written.len(), sources.files.len());
    for (name, bytes) in &sources.files {
        assert_eq!(&std::fs::read(inner.join(name)).unwrap(), bytes);
    }
    assert!(matches!(write_sources(&sources, &inner), Err(WriteError::NotEmpty(_))));
    assert_eq!(std::fs::read_dir(&inner).unwrap().count(), sources.files.len());
}
