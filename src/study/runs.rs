//! The runs of a study, and the execution of those without a stored result.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde::{Deserialize, Serialize};

use super::PAGE;
use super::record::{RunRecord, program_digest, sha256};
use super::shard::{Pieces, Queue, Shard, Turn};
use crate::domain::{FixedWord, Policy, Scenario};
use crate::input::{StudyLimit, StudySpec, read_bounded};
use crate::solve::{PlanOptions, Silent};
use crate::text::Texts;
use crate::verify::burdens_of_term;
use crate::write::{
    Holder, WriteError, calendar_csv, holder_of, safe_stem, shared_folder, write_file,
};
use crate::{PlanError, plan, verify};

/// Folder of the run files, inside that of the study.
const RUNS: &str = "runs";

/// Folder of the runs' calendars, beside it.
pub(super) const CALENDARS: &str = "calendars";

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
                let weighed = policy.weighs();
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

/// Observes a study.
pub trait Watcher: Sync {
    /// A run of this process's part is finished: how many are, of how many, and whether the result
    /// was already stored.
    fn finished(&self, done: usize, all: usize, stored: bool);
    /// The last runs of the part, so many, are in other processes' hands.
    fn waits(&self, _runs: usize) {}
}

impl<F: Fn(usize, usize, bool) + Sync> Watcher for F {
    fn finished(&self, done: usize, all: usize, stored: bool) {
        self(done, all, stored);
    }
}

/// Executes every run without a stored result, several in parallel, and returns all records in the
/// order of the cells.
///
/// A stored record is reused if it is of the same build ([`RunRecord::program`]), digest and cell,
/// and as it was written; otherwise the run is repeated. `options` gives the threads and the stop flag.
///
/// Several processes may do so in one folder at a time: each run is claimed once
/// ([`claim`](crate::write::claim)).
///
/// # Errors
/// The first run that failed; the other records are kept.
pub fn run_study(
    spec: &StudySpec,
    scenarios: &[Scenario],
    out: &Path,
    options: &PlanOptions,
    watcher: &dyn Watcher,
) -> Result<Vec<RunRecord>, StudyError> {
    run_shard(spec, scenarios, out, Shard::WHOLE, options, watcher)?;
    let (records, missing) = stored(spec, scenarios, out);
    // Somebody took a run away that was there a moment ago.
    if missing.is_empty() { Ok(records) } else { Err(StudyError::Stopped) }
}

/// Executes every run of a part without a stored result, then those of other parts that a process
/// has begun and left; how many it executed.
///
/// The part is complete afterwards: what another process holds is waited for.
///
/// # Errors
/// The first run that failed; the other records are kept.
pub fn run_shard(
    spec: &StudySpec,
    scenarios: &[Scenario],
    out: &Path,
    shard: Shard,
    options: &PlanOptions,
    watcher: &dyn Watcher,
) -> Result<usize, StudyError> {
    let folder = shared_folder(out, &[PAGE], RUNS)?;
    let cells = cells(spec, scenarios);
    let threads = match options.threads {
        0 => std::thread::available_parallelism().map_or(1, usize::from),
        n => n,
    };
    let (all, done) = (
        AtomicUsize::new((0..cells.len()).filter(|&at| shard.has(at)).count()),
        AtomicUsize::new(0),
    );
    let made = AtomicUsize::new(0);
    let failed: Mutex<Option<StudyError>> = Mutex::new(None);
    let pieces = Pieces {
        all: cells.len(),
        claim: &|at| claim_of(&folder, &cells[at]),
        done: &|at| kept(out, &cells[at], &scenarios[cells[at].scenario]).is_some(),
        stopped: &|| options.stopped() || failed.lock().is_ok_and(|f| f.is_some()),
        waits: &|runs| watcher.waits(runs),
    };
    let queue = Queue::new(&pieces, shard);
    let finished = |at: usize, stored| {
        if !shard.has(at) {
            all.fetch_add(1, Ordering::Relaxed);
        }
        let done = done.fetch_add(1, Ordering::Relaxed) + 1;
        watcher.finished(done, all.load(Ordering::Relaxed), stored);
    };
    let work = || -> Result<(), StudyError> {
        while let Some(turn) = queue.next()? {
            match turn {
                Turn::Done(at) => finished(at, true),
                Turn::Work(at, claim) => {
                    let cell = &cells[at];
                    store(out, make(spec, cell, &scenarios[cell.scenario], options, out)?)?;
                    drop(claim);
                    made.fetch_add(1, Ordering::Relaxed);
                    finished(at, false);
                }
            }
        }
        Ok(())
    };
    std::thread::scope(|scope| {
        for _ in 0..threads.min(cells.len()) {
            scope.spawn(|| {
                if let (Err(error), Ok(mut first)) = (work(), failed.lock()) {
                    first.get_or_insert(error);
                }
            });
        }
    });
    match failed.into_inner().ok().flatten() {
        Some(error) => Err(error),
        None if options.stopped() => Err(StudyError::Stopped),
        None => Ok(made.into_inner()),
    }
}

/// A run without a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// Name of the run.
    pub run: String,
    /// Who has claimed it, dead or alive.
    pub holder: Option<Holder>,
}

/// The stored records, in the order of the cells, and the runs without one.
#[must_use]
pub fn stored(
    spec: &StudySpec,
    scenarios: &[Scenario],
    out: &Path,
) -> (Vec<RunRecord>, Vec<Missing>) {
    let folder = out.join(RUNS);
    let (mut records, mut missing) = (Vec::new(), Vec::new());
    for cell in cells(spec, scenarios) {
        match kept(out, &cell, &scenarios[cell.scenario]) {
            Some(record) => records.push(record),
            None => {
                let holder = holder_of(&claim_of(&folder, &cell));
                missing.push(Missing { run: cell.run, holder });
            }
        }
    }
    (records, missing)
}

fn claim_of(folder: &Path, cell: &Cell) -> PathBuf {
    folder.join(format!("{}.claim", cell.run))
}

fn file_of(out: &Path, run: &str) -> PathBuf {
    out.join(RUNS).join(format!("{run}.json"))
}

/// The file of a run's calendar, below the study's folder.
pub(super) fn calendar_of(run: &str) -> String {
    format!("{CALENDARS}/{run}.csv.gz")
}

/// Text in the format of gzip, the same bytes for the same text.
fn packed(text: &str) -> Vec<u8> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    let written = gzip.write_all(text.as_bytes()).and_then(|()| gzip.finish());
    debug_assert!(written.is_ok(), "writing into memory does not fail");
    written.unwrap_or_default()
}

/// Whether the calendar of a record is there as it was written.
fn holds_calendar(out: &Path, record: &RunRecord) -> bool {
    let bytes = read_bounded(&out.join(calendar_of(&record.run)), MOST_BYTES);
    bytes.is_ok_and(|bytes| {
        let mut text = Vec::new();
        let read = GzDecoder::new(&*bytes).take(MOST_BYTES).read_to_end(&mut text);
        read.is_ok() && sha256(&text) == record.calendar
    })
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

/// The stored record of a cell, if it and its calendar are complete, unchanged and of this build.
fn kept(out: &Path, cell: &Cell, scenario: &Scenario) -> Option<RunRecord> {
    let bytes = read_bounded(&file_of(out, &cell.run), MOST_BYTES).ok()?;
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
        && record.limit == limit
        && holds_calendar(out, &record);
    same.then_some(record)
}

fn make(
    spec: &StudySpec,
    cell: &Cell,
    scenario: &Scenario,
    options: &PlanOptions,
    out: &Path,
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
    // In the scenario's own language, whatever that of whoever runs the study.
    let texts = Texts::new(scenario.settings.language);
    let calendar = calendar_csv(&scenario, &plan.activities, &texts);
    write_file(&out.join(calendar_of(&cell.run)), &packed(&calendar))?;
    let digest = sha256(calendar.as_bytes());
    Ok(RunRecord::new(head, &digest, &scenario, &plan, &verdict, &term))
}

fn store(out: &Path, record: RunRecord) -> Result<(), StudyError> {
    let file = RunFile { sha256: digest_of(&record), record };
    let text = serde_json::to_string_pretty(&file).unwrap_or_default() + "\n";
    write_file(&file_of(out, &file.record.run), text.as_bytes())?;
    Ok(())
}
