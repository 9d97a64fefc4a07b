//! `alliance plan a b c … --shard i/n`, and `--merge`: counties that several processes share.
//!
//! What became of a county is kept beside the counties' folders, so that `--merge` and whoever comes
//! later need not plan it again.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::thread::Builder;

use serde::{Deserialize, Serialize};

use super::counties::{County, End, Figures};
use super::outputs::{LARGEST, read_file};
use super::plan_many::{Job, Printer, STACK};
use super::voice::Voice;
use super::{plan, shard};
use crate::study::{Missing, Pieces, Queue, Shard, Turn, program_digest};
use crate::write::{WriteError, holder_of, shared_folder, write_file};

/// Folder of what became of the counties, beside theirs.
const RUNS: &str = ".runs";

/// What became of a planned county.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    /// The build that planned it.
    program: String,
    /// Digest of the scenario.
    digest: String,
    /// What was asked for.
    command: String,
    figures: Figures,
    /// Its files.
    files: Vec<PathBuf>,
    /// The content of `plan.json`.
    plan: String,
}

/// The counties of one command, and where their outcomes are kept.
pub(super) struct Shared<'a> {
    folder: PathBuf,
    folders: &'a [PathBuf],
}

impl<'a> Shared<'a> {
    /// For the counties of these folders, whose plans go below `root`.
    pub fn new(root: &Path, folders: &'a [PathBuf]) -> Self {
        Self { folder: root.join(RUNS), folders }
    }

    fn file(&self, folder: &Path, ending: &str) -> PathBuf {
        let mut name = plan::name(folder);
        name.push(ending);
        self.folder.join(name)
    }

    /// Keeps what became of a county.
    pub fn keep(
        &self,
        job: &Job<'_>,
        county: &County,
        digest: &str,
        files: &[PathBuf],
        plan: &str,
    ) -> Result<(), WriteError> {
        let End::Planned(figures) = &county.end else { return Ok(()) };
        let kept = Kept {
            program: program_digest().to_owned(),
            digest: digest.to_owned(),
            command: plan::command_line(job.args, &county.folder, job.lang),
            figures: figures.clone(),
            files: files.to_vec(),
            plan: plan.to_owned(),
        };
        let text = serde_json::to_string_pretty(&kept).unwrap_or_default() + "\n";
        write_file(&self.file(&county.folder, ".json"), text.as_bytes())
    }

    /// What was kept of a county, if the same build made it of the same command and its files are
    /// there.
    fn kept(&self, job: &Job<'_>, folder: &Path) -> Option<Kept> {
        let bytes = read_file(&self.file(folder, ".json"), LARGEST).ok()?;
        let kept: Kept = serde_json::from_slice(&bytes).ok()?;
        let same = !kept.program.is_empty()
            && kept.program == program_digest()
            && kept.command == plan::command_line(job.args, folder, job.lang)
            && kept.files.iter().all(|file| file.exists());
        same.then_some(kept)
    }

    /// A county without planning it: planned if its outcome is kept, otherwise refused or not begun;
    /// and its entry for `--json`.
    fn recall(&self, job: &Job<'_>, folder: &Path, out: &Path) -> (County, String) {
        let mut county = County::not_begun(folder, out, job.args.strict);
        let (scenario, found, voice) = match job.read(&mut county) {
            Ok(read) => read,
            Err(entry) => return (county, entry),
        };
        let kept = self.kept(job, folder).filter(|kept| kept.digest == scenario.digest);
        let plan = kept.map(|kept| {
            county.end = End::Planned(kept.figures);
            kept.plan
        });
        let entry = job.entry(&county, &found, plan.as_deref(), &voice);
        (county, entry)
    }

    /// Plans the counties of a part and takes up what others have left of other parts; each county
    /// with its number.
    pub fn work(
        &self,
        job: &Job<'_>,
        outs: &[PathBuf],
        shard: Shard,
        printer: &Printer<'_>,
    ) -> Result<Vec<County>, WriteError> {
        if let Some(root) = self.folder.parent() {
            shared_folder(root, &[], RUNS)?;
        }
        // A county's digest is asked for once, and only where something is kept of it.
        let digests: Vec<Mutex<Option<String>>> =
            self.folders.iter().map(|_| Mutex::default()).collect();
        let is_done = |at: usize| {
            let Some(kept) = self.kept(job, &self.folders[at]) else { return false };
            let mut digest = digests[at].lock().unwrap_or_else(PoisonError::into_inner);
            let digest = digest.get_or_insert_with(|| {
                let scenario = crate::read(&self.folders[at]).scenario;
                scenario.map_or_else(String::new, |scenario| scenario.digest)
            });
            *digest == kept.digest
        };
        let pieces = Pieces {
            all: self.folders.len(),
            claim: &|at| self.file(&self.folders[at], ".claim"),
            done: &is_done,
            stopped: &|| job.stop.asked(),
            waits: &|counties| job.waits(counties),
        };
        let queue = Queue::new(&pieces, shard);
        let mut own: BTreeSet<usize> =
            (0..self.folders.len()).filter(|&at| shard.has(at)).collect();
        let places: BTreeMap<usize, usize> = own.iter().copied().zip(0..).collect();
        // Counties of other parts stand behind those of this one.
        let ends: Mutex<(usize, BTreeMap<usize, County>)> =
            Mutex::new((places.len(), BTreeMap::new()));
        let hand_in = |at: usize, (county, entry): (County, String)| {
            job.view.finished();
            let mut ends = ends.lock().unwrap_or_else(PoisonError::into_inner);
            let place = places.get(&at).copied().unwrap_or_else(|| {
                ends.0 += 1;
                ends.0 - 1
            });
            ends.1.insert(place, county);
            drop(ends);
            printer.hand_in(place, entry);
        };
        let done: Mutex<BTreeSet<usize>> = Mutex::default();
        let work = || -> Result<(), WriteError> {
            while let Some(turn) = queue.next()? {
                let (at, claim) = match turn {
                    Turn::Work(at, claim) => (at, Some(claim)),
                    Turn::Done(at) => (at, None),
                };
                let (folder, out) = (&self.folders[at], &outs[at]);
                let outcome = match claim {
                    Some(_) => job.county(folder, out),
                    None => self.recall(job, folder, out),
                };
                drop(claim);
                done.lock().unwrap_or_else(PoisonError::into_inner).insert(at);
                hand_in(at, outcome);
            }
            Ok(())
        };
        let failed: Mutex<Option<WriteError>> = Mutex::default();
        let run = || {
            if let Err(error) = work() {
                failed.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
            }
        };
        std::thread::scope(|scope| {
            for _ in 1..job.workers {
                let _ = Builder::new().stack_size(STACK).spawn_scoped(scope, run);
            }
            run();
        });
        if let Some(error) = failed.into_inner().unwrap_or_else(PoisonError::into_inner) {
            return Err(error);
        }
        // Somebody asked to stop before the rest.
        own.retain(|at| !done.lock().unwrap_or_else(PoisonError::into_inner).contains(at));
        for at in own {
            let county = County::not_begun(&self.folders[at], &outs[at], job.args.strict);
            let voice = Voice::new(job.lang, None);
            let entry = job.entry(&county, &[], None, &voice);
            hand_in(at, (county, entry));
        }
        let ends = ends.into_inner().unwrap_or_else(PoisonError::into_inner);
        Ok(ends.1.into_values().collect())
    }

    /// Every county as it is, and what is said of those without a plan.
    pub fn merge(&self, job: &Job<'_>, outs: &[PathBuf], printer: &Printer<'_>) -> Vec<County> {
        let mut counties = Vec::new();
        let mut missing = Vec::new();
        for (at, (folder, out)) in self.folders.iter().zip(outs).enumerate() {
            let (county, entry) = self.recall(job, folder, out);
            printer.hand_in(at, entry);
            if matches!(county.end, End::NotBegun) {
                let holder = holder_of(&self.file(folder, ".claim"));
                missing.push(Missing { run: county.name(), holder });
            }
            counties.push(county);
        }
        if !missing.is_empty() {
            let voice = Voice::new(job.lang, None);
            job.view.suspend(|| shard::tell(&missing, self.folders.len(), &voice));
        }
        counties
    }
}
