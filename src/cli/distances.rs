//! `alliance distances`: a table of road distances for a scenario.

use std::path::{Path, PathBuf};

use super::args::DistancesArgs;
use super::check::Checked;
use super::style::{self, paint};
use super::voice::{Voice, note};
use super::{Ended, Exit, findings, outputs};
use crate::domain::{Distance, Language, Message, Minutes, Scenario};
use crate::input::read_matrix;
use crate::roads;
use crate::write::{DISTANCES_CSV, distances_csv, with_mark, write_file};

/// Lines that are told of one sort of trouble.
const TOLD: usize = 20;

pub(super) fn run(args: &DistancesArgs, lang: Option<Language>) -> Ended {
    let reading = crate::input::read_without_distances(&args.scenario);
    let (scenario, voice) = Checked::of(&args.scenario, reading, lang).told(false)?;
    let out = args.out.clone().unwrap_or_else(|| beside(&args.scenario));
    if out.exists() && !args.force {
        return Err(voice.refuse(&Message::new("distance-exists").with("path", out.display())));
    }
    let distances = distances(args, &scenario, &voice)?;
    let heads = args.headers.unwrap_or(voice.texts().language());
    let content = with_mark(&distances_csv(&scenario, &distances, heads), args.headers);
    write_file(&out, content.as_bytes()).map_err(|error| outputs::cannot_write(&error, &voice))?;
    let rows = content.lines().count() - 1;
    let done = Message::new("distance-done").with("path", out.display()).with("n", rows);
    Ok(voice.data(&format!("{}\n", paint(style::GOOD, voice.say(&done))), Exit::Done))
}

/// `distances.csv` in a scenario's folder, or beside its workbook.
fn beside(scenario: &Path) -> PathBuf {
    let folder = if scenario.is_dir() { scenario } else { scenario.parent().unwrap_or(scenario) };
    folder.join(DISTANCES_CSV)
}

fn distances(
    args: &DistancesArgs,
    scenario: &Scenario,
    voice: &Voice,
) -> Result<Vec<Distance>, Exit> {
    let made = if let Some(file) = &args.osrm {
        roads::osrm(scenario, &outputs::read(file, voice)?)
    } else if let Some(address) = &args.server {
        roads::ask(scenario, address)
    } else if let Some(file) = &args.matrix {
        return matrix(args, file, scenario, voice);
    } else {
        roads::from_coordinates(scenario)
    };
    made.map_err(|wrong| refused(&wrong, voice))
}

fn refused(wrong: &[Message], voice: &Voice) -> Exit {
    wrong.iter().take(TOLD).for_each(|message| voice.complain(message));
    if wrong.len() > TOLD {
        note(&voice.say(&Message::new("distance-more").with("n", wrong.len() - TOLD)));
    }
    Exit::Refused
}

fn matrix(
    args: &DistancesArgs,
    file: &Path,
    scenario: &Scenario,
    voice: &Voice,
) -> Result<Vec<Distance>, Exit> {
    let read = |file: &Path| {
        let bytes = outputs::read(file, voice)?;
        read_matrix(scenario, &file.display().to_string(), &bytes)
            .map_err(|found| findings::refused(&found, voice))
    };
    let km = read(file)?;
    let minutes = args.minutes.as_deref().map(read).transpose()?;
    let speed = scenario.settings.travel.speed_kmh;
    let made = roads::from_matrix(scenario, |from, to| {
        let km = *km.get(&(from, to))?;
        let given = minutes.as_ref().and_then(|table| table.get(&(from, to)).copied());
        Some((km, given.map_or(Minutes(km / speed * 60.0), Minutes)))
    });
    made.map_err(|wrong| refused(&wrong, voice))
}
