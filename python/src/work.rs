//! What needs no county: made-up counties, measures, studies, the command.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::sync::{Mutex, atomic::AtomicBool};

use alliance_calendar::domain::Language;
use alliance_calendar::fairness::Measure;
use alliance_calendar::generate::Shape;
use alliance_calendar::input::read_study;
use alliance_calendar::solve::PlanOptions;
use alliance_calendar::study::{StudyError, run_study, summary};
use alliance_calendar::text::Texts;
use alliance_calendar::write::write_files;
use alliance_calendar::{PlanError, check_pins};
use pyo3::exceptions::{PyKeyboardInterrupt, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict};

use crate::found::{failure, refused, unwritten, word};
use crate::watch::watched;

/// The tables of a made-up county: file name → bytes. The options are those of `Shape`.
#[pyfunction]
pub(crate) fn generate<'py>(
    py: Python<'py>,
    options: &Bound<'py, PyDict>,
) -> PyResult<BTreeMap<String, Bound<'py, PyBytes>>> {
    let mut shape = Shape::default();
    for (key, value) in options {
        let key: String = key.extract()?;
        match key.as_str() {
            "alliances" => shape.alliances = value.extract()?,
            "kindergartens" => shape.kindergartens = value.extract()?,
            "staff" => shape.staff = value.extract()?,
            "seed" => shape.seed = value.extract()?,
            "term" => shape.term = value.extract()?,
            "terms" => shape.terms = value.extract()?,
            "history" => shape.history = value.extract()?,
            "tightness" => shape.tightness = value.extract()?,
            "language" => shape.language = value.extract()?,
            "far" => shape.far = value.extract()?,
            "closures" => shape.closures = value.extract()?,
            "pins" => shape.pins = value.extract()?,
            "events" => shape.events = value.extract()?,
            "two_visit_share" => shape.two_visit_share = value.extract()?,
            "roads" => shape.roads = value.extract()?,
            "weeks" => shape.weeks = value.extract()?,
            "follow_ups" => shape.follow_ups = value.extract()?,
            "placements" => shape.placements = value.extract()?,
            "apart" => shape.apart = value.extract()?,
            "fixed_days" => shape.fixed_days = value.extract()?,
            "rhythm" => shape.rhythm = value.extract()?,
            _ => return Err(PyTypeError::new_err(format!("generate() has no option {key:?}"))),
        }
    }
    let files = alliance_calendar::generate::generate(&shape).files;
    Ok(files.into_iter().map(|(name, bytes)| (name, PyBytes::new(py, &bytes))).collect())
}

/// Every measure of a list of loads: name → value, `None` where it is not defined.
#[pyfunction]
pub(crate) fn measures(values: Vec<f64>) -> Vec<(String, Option<f64>)> {
    Measure::ALL.iter().map(|m| (m.name(), m.of(&values))).collect()
}

/// The points of the Lorenz curve of a list of loads.
#[pyfunction]
pub(crate) fn lorenz(values: Vec<f64>) -> Vec<(f64, f64)> {
    alliance_calendar::fairness::lorenz(&values)
}

/// Runs a study and writes its files into a folder.
#[pyfunction]
pub(crate) fn study(
    py: Python<'_>,
    file: PathBuf,
    out: PathBuf,
    threads: usize,
    lang: &str,
    progress: Option<Py<PyAny>>,
) -> PyResult<()> {
    let texts = Texts::new(word::<Language>("lang", lang)?);
    let spec = read_study(&file).map_err(|found| refused(py, &found, &texts))?;
    let mut scenarios = Vec::new();
    for folder in &spec.scenarios {
        let reading = py.detach(|| alliance_calendar::read(folder));
        let mut found = reading.findings;
        found.extend(reading.scenario.iter().flat_map(check_pins));
        match reading.scenario {
            Some(scenario) => scenarios.push(scenario),
            None => return Err(refused(py, &found, &texts)),
        }
    }
    let stop = Arc::new(AtomicBool::new(false));
    let options = PlanOptions { threads, stop: Arc::clone(&stop), ..PlanOptions::default() };
    let work = |tell: Sender<(usize, usize)>| {
        let tell = Mutex::new(tell);
        let told = |done: usize, all: usize, _: bool| {
            if let Ok(tell) = tell.lock() {
                let _ = tell.send((done, all));
            }
        };
        run_study(&spec, &scenarios, &out, &options, &told)
    };
    let hear = |py: Python<'_>, (done, all): (usize, usize)| {
        let Some(callback) = &progress else { return Ok(true) };
        callback.call1(py, (done, all)).map(|_| true)
    };
    let records = watched(py, &stop, work, hear)?.map_err(|error| match error {
        StudyError::Stopped => PyKeyboardInterrupt::new_err("the study was stopped"),
        StudyError::Write(error) => unwritten(&error),
        StudyError::Run { error: PlanError::Input(found), .. } => refused(py, &found, &texts),
        StudyError::Run { .. } => failure(py, "PlanRefused", error.to_string()),
    })?;
    let files = summary(&spec, &records, &texts).map_err(|error| unwritten(&error))?;
    let contents: Vec<(&str, &[u8])> =
        files.iter().map(|file| (file.name.as_str(), file.content.as_slice())).collect();
    write_files(&out, "study", &contents).map_err(|error| unwritten(&error))?;
    Ok(())
}

/// Runs the command `alliance` with its arguments, its own name first; the exit code.
#[pyfunction]
pub(crate) fn command(py: Python<'_>, line: Vec<OsString>) -> u8 {
    py.detach(|| alliance_calendar::cli::run(line).code())
}

/// Says which file holds the program, for the column `program` of studies.
#[pyfunction]
pub(crate) fn program_is(file: PathBuf) {
    alliance_calendar::study::program_is(&file);
}
