//! Chains of repairs through the files: each remembers what those before it were told.

use alliance_calendar::domain::{Change, Language, Place, Planned, Scenario, Stated};
use alliance_calendar::generate::{Shape, generate};
use alliance_calendar::input::{Record, Sources, read_calendar_bytes, read_sources};
use alliance_calendar::replan::{Earlier, Request, Wish, count_changes, prepare};
use alliance_calendar::solve::Silent;
use alliance_calendar::text::Texts;
use alliance_calendar::verify::{nearness, verify};
use alliance_calendar::write::{calendar_csv, csv_text};
use alliance_calendar::{plan, replan};
use rayon::prelude::*;

use crate::replan::disruptions::{day, disruption, options};

fn read(sources: &Sources) -> Scenario {
    let reading = read_sources(sources);
    reading.scenario.unwrap_or_else(|| panic!("{:#?}", reading.findings))
}

/// What is wrong with a chain of repairs; its length.
fn chain(seed: u64) -> Result<usize, String> {
    let wrong = |step: usize, what: String| Err(format!("chain {seed}, step {step}: {what}"));
    let shape = Shape {
        alliances: 1 + (seed % 2) as u32,
        kindergartens: 4 + (seed % 4) as u32,
        staff: 7 + (seed % 9) as u32,
        seed,
        weeks: Some(4 + (seed % 5) as u32),
        tightness: [0.0, 0.3, 0.6][(seed % 3) as usize],
        events: 1 + (seed % 3) as u32,
        ..Shape::default()
    };
    let mut sources = generate(&shape);
    let texts = Texts::new(Language::En);
    let mut record = Record::default();
    let mut scenario = read(&sources);
    let Ok(first) = plan(&scenario, &options(60), &Silent) else { return Ok(0) };
    let mut calendar = calendar_csv(&scenario, &first.activities, &texts);
    for step in 0..5_usize {
        let today = day(&scenario, 0.05 + 0.17 * step as f64);
        let rows = read_calendar_bytes(&scenario, "calendar.csv", calendar.as_bytes());
        let earlier = Earlier { activities: rows.expect("reads"), ..Earlier::default() };
        let said = disruption(&scenario, &earlier.activities, seed * 31 + step as u64 * 7, today);
        let request = Request {
            scenario: &scenario,
            changes: &said,
            earlier: &earlier,
            edits: None,
            today: Some(today),
            policy: None,
        };
        let prepared = match prepare(&request) {
            Ok(prepared) => prepared,
            // An event may not be moved onto a closed day, nor the past be cancelled.
            Err(found) if found.iter().all(|d| ["E701", "E702"].contains(&d.code)) => continue,
            Err(found) => return wrong(step, format!("refused: {found:?}")),
        };
        let plan = match replan(&prepared, Wish::Fewest, &options(60), &Silent) {
            Ok(plan) => plan,
            Err(error) => return wrong(step, format!("{error:?}")),
        };
        record.enter((&scenario, &prepared.scenario), &prepared.changes, today);
        sources.files.insert("happened.csv".to_owned(), csv_text(record.table(None)).into());
        let now = read(&sources);
        // The files say what the repair knew.
        let then = &prepared.scenario;
        let facts = |s: &Scenario| -> Vec<Change> {
            s.facts.iter().map(|stated| stated.change.clone()).collect()
        };
        if (&now.staff, &now.events, &now.kindergartens, &now.closures, &now.roads, facts(&now))
            != (
                &then.staff,
                &then.events,
                &then.kindergartens,
                &then.closures,
                &then.roads,
                facts(then),
            )
        {
            let (events, known) = (&now.events, &then.events);
            let others: Vec<_> = events.iter().zip(known).filter(|(a, b)| a != b).collect();
            return wrong(step, format!("the files say otherwise: {said:?}: {others:?}"));
        }
        calendar = calendar_csv(then, &plan.activities, &texts);
        let rows = read_calendar_bytes(&now, "calendar.csv", calendar.as_bytes());
        let rows = match rows {
            Ok(rows) => rows,
            Err(found) => return wrong(step, format!("not read: {found:?}")),
        };
        // Figures against the files, the past aside.
        let verdict = verify(&now, &rows, plan.policy);
        let open = |lines: &[u32]| lines.iter().any(|&n| rows[n as usize - 2].date >= today);
        if let Some(broken) = verdict.violations.iter().find(|v| open(&v.lines)) {
            return wrong(step, format!("{broken:?}"));
        }
        let changes = count_changes(&prepared.earlier, &plan.activities) + prepared.settled;
        let quality = plan.levels.quality.parts;
        if verdict.shortfall != plan.levels.shortfall.value
            || plan.levels.changes.map(|c| c.value) != Some(changes)
            || nearness(&prepared.earlier, &plan.activities) + prepared.moved != quality.nearness
        {
            return wrong(step, "figures differ".to_owned());
        }
        // Replanned with nothing new nothing changes, unless less can be left unmet.
        let earlier = Earlier { activities: rows, ..Earlier::default() };
        let request = Request { scenario: &now, changes: &[], earlier: &earlier, ..request };
        let again = prepare(&request).map(|prepared| {
            replan(&prepared, Wish::Fewest, &options(30), &Silent).expect("stands")
        });
        match again {
            Ok(again) => {
                let changes = again.levels.changes.map_or(0, |c| c.value);
                let less = again.levels.shortfall.value < plan.levels.shortfall.value;
                if changes > 0 && !less {
                    return wrong(step, format!("{changes} changes when nothing has happened"));
                }
            }
            Err(found) => return wrong(step, format!("refused with nothing new: {found:?}")),
        }
        scenario = now;
    }
    Ok(5)
}

fn chains(seeds: std::ops::Range<u64>) {
    let outcomes: Vec<Result<usize, String>> = seeds.into_par_iter().map(chain).collect();
    let done = outcomes.iter().filter(|o| matches!(o, Ok(5))).count();
    let wrong: Vec<&String> = outcomes.iter().filter_map(|o| o.as_ref().err()).collect();
    assert!(wrong.is_empty(), "{} of {}:\n{wrong:#?}", wrong.len(), outcomes.len());
    assert!(done * 10 >= outcomes.len() * 8, "only {done} of {} were planned", outcomes.len());
}

#[test]
fn repairs_remember() {
    chains(0..6);
}

#[test]
#[ignore = "long"]
fn a_hundred_chains_of_five_repairs_remember() {
    chains(6..106);
}

#[test]
fn an_event_that_moves_back_is_news() {
    let scenario = read(&generate(&Shape { alliances: 1, events: 1, ..Shape::default() }));
    let event = scenario.event_ixs().next().expect("an event");
    let first = scenario.event(event).from;
    let mut record = Record::default();
    let mut news = |date| {
        let change = Change::Move { what: Planned::Event(event), date };
        let stated = Stated { change, place: Place::default() };
        record.enter((&scenario, &scenario), &[stated], first)
    };
    let days = [first, first.tomorrow().expect("a day"), first, first];
    assert_eq!(days.map(&mut news), [1, 1, 1, 0]);
}
