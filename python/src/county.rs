//! Counties and plans.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use alliance_calendar::domain::{
    Activity, Diagnostic, FixedWord, Language, Plan as Found, Policy, Scenario,
};
use alliance_calendar::fairness::Measure;
use alliance_calendar::findings::texts_about;
use alliance_calendar::input::{
    Reading, Sources, read_calendar_told, read_sources, read_start_bytes,
};
use alliance_calendar::loads::{Period, What, distributions, judge};
use alliance_calendar::solve::{Observer, PlanOptions, Progress, Stage};
use alliance_calendar::start::fit;
use alliance_calendar::text::Texts;
use alliance_calendar::write::{
    Format, PlanHead, Request, calendar_csv, measures_csv, pareto_files, plan_json, verdict_json,
};
use alliance_calendar::{PlanError, check_pins, pareto, plan, verify};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::found::{failure, objects, refused, unwritten, word};
use crate::watch::watched;

/// A county's term, read and checked.
#[pyclass(frozen, module = "alliance_calendar._native")]
pub(crate) struct County {
    scenario: Arc<Scenario>,
    texts: Texts,
    warnings: Vec<Diagnostic>,
}

/// A plan of a county.
#[pyclass(frozen, module = "alliance_calendar._native")]
pub(crate) struct Plan {
    scenario: Arc<Scenario>,
    language: Language,
    found: Found,
}

/// Reads a folder of tables or a workbook.
#[pyfunction]
pub(crate) fn read(py: Python<'_>, path: PathBuf, lang: &str) -> PyResult<County> {
    let language = word("lang", lang)?;
    let reading = py.detach(|| alliance_calendar::read(&path));
    checked(py, &path.display().to_string(), reading, language)
}

/// Reads tables in memory: file name → bytes.
#[pyfunction]
pub(crate) fn build(
    py: Python<'_>,
    name: String,
    files: BTreeMap<String, Vec<u8>>,
    lang: &str,
) -> PyResult<County> {
    let language = word("lang", lang)?;
    let sources = Sources { name: name.clone(), files };
    let reading = py.detach(|| read_sources(&sources));
    checked(py, &name, reading, language)
}

fn checked(py: Python<'_>, name: &str, reading: Reading, language: Language) -> PyResult<County> {
    let Reading { scenario, mut findings, origin } = reading;
    let texts = texts_about(Texts::new(language), &origin);
    findings.extend(scenario.iter().flat_map(check_pins).map(|mut pin| {
        origin.locate(&mut pin);
        pin
    }));
    let error = |f: &Diagnostic| f.severity == alliance_calendar::domain::Severity::Error;
    match scenario {
        Some(scenario) if !findings.iter().any(error) => {
            Ok(County { scenario: Arc::new(scenario), texts, warnings: findings })
        }
        _ if findings.is_empty() => Err(PyValueError::new_err(format!("{name} cannot be read"))),
        _ => Err(refused(py, &findings, &texts)),
    }
}

#[pymethods]
impl County {
    #[getter]
    fn name(&self) -> &str {
        &self.scenario.settings.name
    }

    #[getter]
    fn digest(&self) -> &str {
        &self.scenario.digest
    }

    #[getter]
    fn policy(&self) -> &'static str {
        self.scenario.settings.objective.policy.word()
    }

    #[getter]
    fn warnings<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        objects(py, &self.warnings, &self.texts)
    }

    /// Id and name of each alliance.
    #[getter]
    fn alliances(&self) -> Vec<(String, String)> {
        self.scenario.alliances.iter().map(|a| (a.id.clone(), a.name.clone())).collect()
    }

    fn __repr__(&self) -> String {
        format!("<County {:?}>", self.scenario.settings.name)
    }

    fn plan(
        &self,
        py: Python<'_>,
        limits: &Bound<'_, PyDict>,
        progress: Option<Py<PyAny>>,
    ) -> PyResult<Plan> {
        let options = options(limits, &self.scenario, &self.texts)?;
        let stop = Arc::clone(&options.stop);
        let scenario = &*self.scenario;
        let work = |tell: Sender<Progress>| plan(scenario, &options, &Told(Mutex::new(tell)));
        let hear = |py: Python<'_>, told: Progress| {
            let Some(callback) = &progress else { return Ok(true) };
            let stage = match told.stage {
                Stage::Events => "events",
                Stage::Assignment => "assignment",
                Stage::Timetable => "timetable",
                Stage::Quality => "quality",
                Stage::Done => "done",
            };
            let alliance = &scenario.alliance(told.alliance).id;
            let said = callback.call1(py, (alliance, stage, told.cost, told.bound))?;
            Ok(!said.bind(py).is_exact_instance_of::<pyo3::types::PyBool>()
                || said.is_truthy(py)?)
        };
        let found = watched(py, &stop, work, hear)?;
        let found = found.map_err(|error| self.failed(py, &error))?;
        let (scenario, language) = (Arc::clone(&self.scenario), self.texts.language());
        Ok(Plan { scenario, language, found })
    }

    fn verify(
        &self,
        py: Python<'_>,
        name: &str,
        calendar: &[u8],
        policy: Option<&str>,
    ) -> PyResult<String> {
        let rows = self.calendar(py, name, calendar)?;
        let policy = policy.map(|text| word("policy", text)).transpose()?;
        let policy = policy.unwrap_or(self.scenario.settings.objective.policy);
        let found = py.detach(|| verify(&self.scenario, &rows, policy));
        Ok(verdict_json(&self.scenario, &found, None, policy, &self.texts))
    }

    /// The table of `alliance fairness --csv`.
    fn fairness(
        &self,
        py: Python<'_>,
        calendars: Vec<(String, Vec<u8>)>,
        of: Vec<String>,
        period: Vec<String>,
    ) -> PyResult<String> {
        let mut plans = Vec::new();
        let mut all = Vec::new();
        for (name, bytes) in &calendars {
            let rows = self.calendar(py, name, bytes)?;
            let verdict = verify(&self.scenario, &rows, Policy::Cost);
            plans.push(PlanHead {
                plan: name.clone(),
                violations: Some(verdict.violations.len()),
                shortfall: Some(verdict.shortfall),
                vehicle_km: Some(verdict.vehicle_km.value() + 0.0),
            });
            all.push(rows);
        }
        let slices: Vec<&[Activity]> = all.iter().map(Vec::as_slice).collect();
        let mut judged = Vec::new();
        for what in words::<What>("of", &of)? {
            for period in words::<Period>("period", &period)? {
                let found = distributions(&self.scenario, &slices, what, period);
                judged.extend(found.into_iter().map(|d| judge(d, &Measure::ALL)));
            }
        }
        Ok(measures_csv(Some(&self.scenario), &plans, &judged, &Measure::ALL))
    }

    /// The files of `alliance pareto`: name → text.
    fn pareto(
        &self,
        py: Python<'_>,
        limits: &Bound<'_, PyDict>,
        points: usize,
    ) -> PyResult<Vec<(String, Vec<u8>)>> {
        let options = options(limits, &self.scenario, &self.texts)?;
        let stop = Arc::clone(&options.stop);
        let scenario = &*self.scenario;
        let work = |_: Sender<()>| pareto(scenario, &options, points);
        let found = watched(py, &stop, work, |_, ()| Ok(true))?;
        let found = found.map_err(|found| refused(py, &found, &self.texts))?;
        let files = pareto_files(scenario, &found, &self.texts);
        Ok(files.into_iter().map(|file| (file.name, file.content)).collect())
    }
}

impl County {
    fn calendar(&self, py: Python<'_>, name: &str, bytes: &[u8]) -> PyResult<Vec<Activity>> {
        let read = read_calendar_told(&self.scenario, name, bytes);
        read.map(|(rows, _)| rows).map_err(|found| refused(py, &found, &self.texts))
    }

    fn failed(&self, py: Python<'_>, error: &PlanError) -> PyErr {
        match error {
            PlanError::Input(found) => refused(py, found, &self.texts),
            PlanError::Bug(_) => failure(py, "PlanRefused", error.to_string()),
        }
    }
}

#[pymethods]
impl Plan {
    /// `calendar.csv`.
    fn calendar(&self) -> String {
        calendar_csv(&self.scenario, &self.found.activities, &self.texts())
    }

    /// `plan.json`.
    fn json(&self) -> String {
        plan_json(&self.scenario, &self.found, &self.texts())
    }

    /// Writes the files of `alliance plan` into a folder; their paths.
    fn write(
        &self,
        py: Python<'_>,
        folder: PathBuf,
        formats: Vec<String>,
    ) -> PyResult<Vec<PathBuf>> {
        let formats = words::<Format>("formats", &formats)?;
        let texts = self.texts();
        py.detach(|| {
            let request =
                Request { formats: &formats, ..Request::new(&self.scenario, &self.found, &texts) };
            let made = alliance_calendar::write::made(&folder, &request);
            made.and_then(|files| alliance_calendar::write::put(&folder, &request, &files))
        })
        .map(|written| written.files)
        .map_err(|error| unwritten(&error))
    }
}

impl Plan {
    fn texts(&self) -> Texts {
        Texts::new(self.language)
    }
}

/// The fixed words of a list; all of them if it is empty.
fn words<W: FixedWord>(what: &str, texts: &[String]) -> PyResult<Vec<W>> {
    if texts.is_empty() {
        return Ok(W::ALL.to_vec());
    }
    texts.iter().map(|text| word(what, text)).collect()
}

/// The limits of a search: `time_limit`, `work_limit`, `seed`, `threads`, `policy`; and `start`, the
/// name and bytes of a calendar to begin with.
fn options(
    limits: &Bound<'_, PyDict>,
    scenario: &Scenario,
    texts: &Texts,
) -> PyResult<PlanOptions> {
    let value = |key: &str| Ok::<_, PyErr>(limits.get_item(key)?.filter(|v| !v.is_none()));
    let number = |key: &str| value(key)?.map(|v| v.extract::<u64>()).transpose();
    let seconds = value("time_limit")?.map(|v| v.extract::<f64>()).transpose()?;
    let time_limit = seconds.map(Duration::try_from_secs_f64).transpose();
    let time_limit = time_limit
        .map_err(|_| PyValueError::new_err("time_limit must be a positive number of seconds"))?;
    let work_limit = number("work_limit")?;
    let policy = value("policy")?.map(|v| v.extract::<String>()).transpose()?;
    let start = value("start")?.map(|v| v.extract::<(String, Vec<u8>)>()).transpose()?;
    let start = start.map(|(name, bytes)| read_start_bytes(scenario, &name, &bytes)).transpose();
    let start = start.map_err(|found| refused(limits.py(), &found, texts))?;
    let start = start.map(|s| Arc::new(fit(scenario, &s.activities, s.rows, s.digest)));
    let usual = PlanOptions::usual_time(scenario.alliances.len());
    Ok(PlanOptions {
        time_limit: match (time_limit, work_limit) {
            // A plan that depends on work alone is the same on every machine.
            (None, Some(_)) => None,
            (limit, _) => limit.or(Some(usual)),
        },
        work_limit,
        seed: number("seed")?.unwrap_or(1),
        threads: value("threads")?.map(|v| v.extract()).transpose()?.unwrap_or(0),
        policy: policy.map(|text| word("policy", &text)).transpose()?,
        start,
        ..PlanOptions::default()
    })
}

/// Sends what the search tells to the thread that may call Python.
struct Told(Mutex<Sender<Progress>>);

impl Observer for Told {
    fn progress(&self, progress: Progress) {
        if let Ok(tell) = self.0.lock() {
            // Nobody listens any more once the caller has been interrupted.
            let _ = tell.send(progress);
        }
    }
}
