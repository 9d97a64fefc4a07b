//! Every made-up scenario and every starting folder is one that the reader takes.

use alliance_calendar::domain::Severity;
use alliance_calendar::generate::{Shape, generate};
use alliance_calendar::input::{Sources, read_sources};
use jiff::ToSpan;
use jiff::civil::date;

fn reads(sources: &Sources, of: &str) {
    let reading = read_sources(sources);
    let errors: Vec<_> =
        reading.findings.iter().filter(|f| f.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{of}: {errors:#?}");
    assert!(reading.scenario.is_some(), "{of}");
}

#[test]
fn sixty_shapes_are_read_without_errors() {
    for i in 0..60u32 {
        let shape = Shape {
            alliances: 1 + i % 5,
            kindergartens: 1 + i * 7 % 20,
            staff: i * 11 % 50,
            seed: u64::from(i),
            term: 1 + i % 2,
            terms: 2 + i % 2,
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
        };
        reads(&generate(&shape), &format!("{shape:?}"));
    }
}

#[test]
fn starting_folders_are_read_without_errors() {
    for &template in alliance_calendar::init::Template::ALL {
        for week in 0..110 {
            let today = date(2026, 6, 1).saturating_add((week * 7).days());
            reads(
                &alliance_calendar::init::sources(template, today),
                &format!("{template:?} on {today}"),
            );
        }
    }
}
