//! The runs of a study, and the execution of those without a stored result.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::PAGE;
use super::record::{RunRecord, program_digest, sha256};
use crate::domain::{FixedWord, Policy, Scenario};
use crate::input::{StudyLimit, StudySpec, read_bounded};
use crate::solve::{PlanOptions, Silent};
use crate::verify::burdens_of_term;
use crate::write::{WriteError, safe_stem, try_folder, write_file};
use crate::{PlanError, plan, verify};

/// Folder of the run files, inside that of the study.
const RUNS: &str = "runs";

/// Size limit of a run file, in bytes.
const MOST_BYTES: u64 = 64 << 20;

/// One run of a study.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Name, unique in the study.
    pub run: String,
    /// Position of the scenario in the study.
    pub scenario: usize,
    /// Policy.
    pub policy: Policy,
    /// λ; `None`: the scenario's.
    pub lambda: Option<f64>,
    /// Seed.
    pub seed: u64,
    /// Limit.
    pub limit: StudyLimit,
}

/// Every run of a study: scenarios, then limits, policies, λ and seeds.
///
/// λ matters only for `balanced` and `gini`; the other policies run once for all λ.
#[must_use]
pub fn cells(spec: &StudySpec, scenarios: &[Scenario]) -> Vec<Cell> {
    let mut cells = Vec::new();
    for (at, scenario) in scenarios.iter().enumerate() {
        let folder = name_of(&spec.scenarios[at]);
        for &limit in &spec.limits {
            for &policy in &spec.policies {
                let weighed = matches!(policy, Policy::Balanced | Policy::Gini);
                let lambdas = if weighed { &spec.lambdas[..] } else { &[None] };
                for &lambda in lambdas {
                    for &seed in &spec.seeds {
                        let said = lambda.unwrap_or(scenario.settings.objective.lambda);
                        let (kind, amount) = limit_words(limit);
                        let digest = scenario.digest.get(..8).unwrap_or_default();
                        cells.push(Cell {
                            run: format!(
                                "{}-{digest}-{policy}-l{said}-s{seed}-{kind}{amount}",
                                safe_stem(&folder)
                            ),
                            scenario: at,
                            policy,
                            lambda,
                            seed,
                            limit,
                        });
                    }
                }
            }
        }
    }
    // Duplicate runs are merged.
    let mut seen = std::collections::HashSet::new();
    cells.retain(|c| seen.insert(c.run.clone()));
    cells
}

/// Name of a scenario's folder.
fn name_of(folder: &Path) -> String {
    let followed = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_path_buf());
    let name = followed.file_name().unwrap_or("scenario".as_ref());
    name.to_string_lossy().into_owned()
}

pub(super) fn limit_words(limit: StudyLimit) -> (&'static str, f64) {
    match limit {
        StudyLimit::Work(work) => ("work", work as f64),
        StudyLimit::Time(seconds) => ("time", seconds),
    }
}

/// Why a study did not finish.
#[derive(Debug, thiserror::Error)]
pub enum StudyError {
    /// A run gave no valid plan.
    #[error("{run}: {error}")]
    Run {
        /// Name of the run.
        run: String,
        /// The error of the library.
        error: PlanError,
    },
    /// A result could not be written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// The user asked to stop; finished runs are kept.
    #[error("stopped")]
    Stopped,
}

/// Observes finished runs: their number, and whether the result was already stored.
pub type Watcher<'a> = &'a (dyn Fn(usize, usize, bool) + Sync);

/// Executes every run without a stored result, several in parallel, and returns all records in the
/// order of the cells.
///
/// A stored record is reused if it is of the same build ([`RunRecord::program`]), digest and cell,
/// and as it was written; otherwise the run is repeated. `options` gives the threads and the stop flag.
///
/// # Errors
/// The first run that failed; the other records are kept.
///
/// # Panics
/// If a worker thread panics.
pub fn run_study(
    spec: &StudySpec,
    scenarios: &[Scenario],
    out: &Path,
    options: &PlanOptions,
    watcher: Watcher<'_>,
) -> Result<Vec<RunRecord>, StudyError> {
    try_folder(out, &[PAGE], &[RUNS]).map_err(StudyError::Write)?;
    let cells = cells(spec, scenarios);
    let folder = out.join(RUNS);
    let threads = match options.threads {
        0 => std::thread::available_parallelism().map_or(1, usize::from),
        n => n,
    };
    let next = AtomicUsize::new(0);
    let done = AtomicUsize::new(0);
    let results: Vec<Mutex<Option<RunRecord>>> = cells.iter().map(|_| Mutex::new(None)).collect();
    let failed: Mutex<Option<StudyError>> = Mutex::new(None);
    let work = || {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let has_failed = failed.lock().is_ok_and(|f| f.is_some());
            let Some(cell) = cells.get(at).filter(|_| !has_failed) else { return };
            let scenario = &scenarios[cell.scenario];
            let kept = kept(&folder, cell, scenario);
            let was_there = kept.is_some();
            let made = match kept {
                Some(record) => Ok(record),
                None => make(spec, cell, scenario, options).and_then(|r| store(&folder, r)),
            };
            match made {
                Ok(record) => {
                    if let Ok(mut place) = results[at].lock() {
                        *place = Some(record);
                    }
                    watcher(done.fetch_add(1, Ordering::Relaxed) + 1, cells.len(), was_there);
                }
                Err(error) => {
                    if let Ok(mut first) = failed.lock() {
                        first.get_or_insert(error);
                    }
                    return;
                }
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..threads.min(cells.len()) {
            scope.spawn(work);
        }
    });
    if let Some(error) = failed.into_inner().ok().flatten() {
        return Err(error);
    }
    Ok(results.into_iter().filter_map(|r| r.into_inner().ok().flatten()).collect())
}

fn file_of(folder: &Path, cell: &Cell) -> PathBuf {
    folder.join(format!("{}.json", cell.run))
}

/// A run file: a record and what tells whether it is still as it was written.
#[derive(Serialize, Deserialize)]
struct RunFile {
    /// SHA-256 of the record as compact JSON.
    sha256: String,
    record: RunRecord,
}

fn digest_of(record: &RunRecord) -> String {
    sha256(&serde_json::to_vec(record).unwrap_or_default())
}

/// The stored record of a cell, if it is complete, unchanged and of this build.
fn kept(folder: &Path, cell: &Cell, scenario: &Scenario) -> Option<RunRecord> {
    let bytes = read_bounded(&file_of(folder, cell), MOST_BYTES).ok()?;
    let RunFile { sha256, record } = serde_json::from_slice(&bytes).ok()?;
    let lambda = cell.lambda.unwrap_or(scenario.settings.objective.lambda);
    let (limit, amount) = limit_words(cell.limit);
    let same = record.run == cell.run
        && record.version == env!("CARGO_PKG_VERSION")
        && !record.program.is_empty()
        && record.program == program_digest()
        && sha256 == digest_of(&record)
        && record.digest == scenario.digest
        && record.policy == cell.policy.word()
        && record.seed == cell.seed
        && (record.lambda, record.amount) == (lambda, amount)
        && record.limit == limit;
    same.then_some(record)
}

fn make(
    spec: &StudySpec,
    cell: &Cell,
    scenario: &Scenario,
    options: &PlanOptions,
) -> Result<RunRecord, StudyError> {
    let mut scenario = scenario.clone();
    if let Some(lambda) = cell.lambda {
        scenario.settings.objective.lambda = lambda;
    }
    let (time_limit, work_limit) = match cell.limit {
        StudyLimit::Work(work) => (None, Some(work)),
        StudyLimit::Time(seconds) => (Some(Duration::from_secs_f64(seconds)), None),
    };
    let options = PlanOptions {
        time_limit,
        work_limit,
        seed: cell.seed,
        threads: 1,
        policy: Some(cell.policy),
        ..options.clone()
    };
    let plan = plan(&scenario, &options, &Silent)
        .map_err(|error| StudyError::Run { run: cell.run.clone(), error })?;
    if options.stopped() {
        // An interrupted plan is not a result.
        return Err(StudyError::Stopped);
    }
    let verdict = verify(&scenario, &plan.activities, cell.policy);
    let term = burdens_of_term(&scenario, &plan.activities);
    let name = name_of(&spec.scenarios[cell.scenario]);
    let head = (cell.run.as_str(), name.as_str(), limit_words(cell.limit));
    Ok(RunRecord::new(head, &scenario, &plan, &verdict, &term))
}

fn store(folder: &Path, record: RunRecord) -> Result<RunRecord, StudyError> {
    let file = RunFile { sha256: digest_of(&record), record };
    let text = serde_json::to_string_pretty(&file).unwrap_or_default() + "\n";
    write_file(&folder.join(format!("{}.json", file.record.run)), text.as_bytes())?;
    Ok(file.record)
}
