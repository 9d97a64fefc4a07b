//! `alliance plan a b c …`: many counties, each by itself.
//!
//! A worker reads a county, plans, verifies and writes it and lets go of it before it takes the
//! next, so memory depends on the workers and the largest counties, not on how many there are.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread::Builder;

use super::args::PlanArgs;
use super::check::Checked;
use super::counties::{County, End, Figures, table};
use super::counties_view::View;
use super::plan_shared::Shared;
use super::stop::Stop;
use super::voice::{Voice, note};
use super::{Ended, Exit, findings, json, outputs, plan};
use crate::PlanError;
use crate::domain::{Diagnostic, Language, Message, Plan, Scenario, Severity};
use crate::write::plan_json;

/// Bytes of a worker's stack, as much as the first thread of a program has.
pub(super) const STACK: usize = 8 << 20;

pub(super) fn run(args: &PlanArgs, folders: &[PathBuf], lang: Option<Language>) -> Ended {
    let voice = Voice::new(lang, None);
    let outs: Vec<PathBuf> = folders.iter().map(|folder| out(args, folder)).collect();
    if let Some((first, second)) = same(&outs) {
        voice.complain(
            &Message::new("county-same-folder")
                .with("first", folders[first].display())
                .with("second", folders[second].display())
                .with("out", outs[second].display()),
        );
        return Err(Exit::Usage);
    }
    let threads = match args.threads {
        0 => std::thread::available_parallelism().map_or(1, usize::from),
        n => n,
    };
    let workers = threads.min(folders.len());
    let view = View::new(folders.len(), &voice, args.quiet);
    let (say, text) = (view.speaker(), voice.key("county-interrupt"));
    let quiet = args.quiet;
    let stop = Stop::listen(move || {
        if !quiet {
            say(&text);
        }
    });
    let root = args.out.as_deref().unwrap_or(Path::new(plan::OUT));
    let shared = args.share.asked().then(|| Shared::new(root, folders));
    let job = Job {
        args,
        lang,
        view: &view,
        stop: &stop,
        threads: (threads / workers).max(1),
        workers,
        shared: shared.as_ref(),
    };
    let printer = Printer::new(args.json, &voice);
    let counties = match (&shared, args.share.shard) {
        (None, _) => job.all(folders, &outs, &printer),
        (Some(shared), None) => shared.merge(&job, &outs, &printer),
        (Some(shared), Some(shard)) => match shared.work(&job, &outs, shard, &printer) {
            Ok(counties) => counties,
            Err(error) => {
                view.finish();
                return Err(outputs::cannot_write(&error, &voice));
            }
        },
    };
    view.finish();
    let exit = exit(&counties);
    if args.json {
        return Ok(printer.close(exit));
    } else if args.quiet {
        return Ok(exit);
    }
    let language = lang.or_else(|| counties.iter().find_map(|c| c.language));
    let voice = Voice::new(language, None);
    Ok(voice.data(&table(&counties, &voice), exit))
}

/// Where a county's files go.
fn out(args: &PlanArgs, folder: &Path) -> PathBuf {
    match &args.out {
        Some(out) => out.join(plan::name(folder)),
        None => args.default_out(folder),
    }
}

/// Two folders that are one, on a disk that does not tell small letters from capitals either.
fn same(outs: &[PathBuf]) -> Option<(usize, usize)> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    outs.iter()
        .enumerate()
        .find_map(|(i, out)| Some((seen.insert(out.to_string_lossy().to_lowercase(), i)?, i)))
}

/// A county without a plan counts most, then one that leaves a demand unmet where that matters.
fn exit(counties: &[County]) -> Exit {
    let any = |exit| counties.iter().any(|c| c.exit() == exit);
    [Exit::Refused, Exit::Shortfall].into_iter().find(|&e| any(e)).unwrap_or(Exit::Done)
}

/// What every worker needs.
pub(super) struct Job<'a> {
    pub args: &'a PlanArgs,
    pub lang: Option<Language>,
    pub view: &'a View,
    pub stop: &'a Stop,
    /// Threads of each worker.
    threads: usize,
    pub workers: usize,
    /// Other processes work on the same counties.
    shared: Option<&'a Shared<'a>>,
}

impl Job<'_> {
    /// Plans every county; what became of each.
    fn all(&self, folders: &[PathBuf], outs: &[PathBuf], printer: &Printer<'_>) -> Vec<County> {
        let next = AtomicUsize::new(0);
        let ends: Mutex<BTreeMap<usize, County>> = Mutex::default();
        let work = || {
            loop {
                let i = next.fetch_add(1, Ordering::SeqCst);
                let Some(folder) = folders.get(i) else { break };
                let (county, entry) = self.county(folder, &outs[i]);
                self.view.finished();
                printer.hand_in(i, entry);
                ends.lock().unwrap_or_else(PoisonError::into_inner).insert(i, county);
            }
        };
        std::thread::scope(|scope| {
            // Where the system starts no more threads, this one does the work.
            for _ in 1..self.workers {
                let _ = Builder::new().stack_size(STACK).spawn_scoped(scope, work);
            }
            work();
        });
        ends.into_inner().unwrap_or_else(PoisonError::into_inner).into_values().collect()
    }

    /// Tells that other processes hold the last counties, so many.
    pub fn waits(&self, counties: usize) {
        if !self.args.quiet {
            let voice = Voice::new(self.lang, None);
            let text = voice.say(&Message::new("study-waits").with("runs", counties));
            self.view.suspend(|| note(&text));
        }
    }

    /// Plans one county; what became of it, and its entry for `--json`.
    pub fn county(&self, folder: &Path, out: &Path) -> (County, String) {
        let mut county = County::not_begun(folder, out, self.args.strict);
        if self.stop.asked() {
            let entry = self.entry(&county, &[], None, &Voice::new(self.lang, None));
            return (county, entry);
        }
        // A mistake of this program in one county is no reason to lose the others.
        let done = catch_unwind(AssertUnwindSafe(|| self.plan(&mut county)));
        let entry = done.unwrap_or_else(|_| {
            let voice = Voice::new(self.lang, None);
            self.view.suspend(|| voice.complain(&Message::new("cli-bug")));
            county.end = End::Bug;
            self.entry(&county, &[], None, &voice)
        });
        (county, entry)
    }

    /// Reads a county; its entry where it is refused.
    pub fn read(&self, county: &mut County) -> Result<(Scenario, Vec<Diagnostic>, Voice), String> {
        let hide = self.args.outputs.anonymise;
        let Checked { scenario, findings: found, voice, .. } =
            self.view.suspend(|| Checked::read(&county.folder, self.lang).hiding(hide));
        let (errors, warnings) = findings::count(&found);
        county.warnings = warnings;
        let Some(scenario) = scenario else {
            county.end = if errors > 0 { End::Refused { errors } } else { End::Unread };
            self.tell(county, &found, &voice);
            return Err(self.entry(county, &found, None, &voice));
        };
        county.language = Some(voice.texts().language());
        Ok((scenario, found, voice))
    }

    fn plan(&self, county: &mut County) -> String {
        let (scenario, found, voice) = match self.read(county) {
            Ok(read) => read,
            Err(entry) => return entry,
        };
        let tried = || outputs::try_out(&county.out, &self.args.outputs, &voice);
        if self.view.suspend(tried).is_err() {
            county.end = End::NotWritten;
            return self.entry(county, &found, None, &voice);
        }
        let mut options = plan::options(self.args, &scenario, self.stop);
        options.threads = self.threads;
        if self.args.time_limit.is_none() {
            // As much work as a county gets that has all the threads.
            options.time_limit = options.time_limit.map(|t| t * self.workers as u32);
        }
        let watch =
            self.view.watch(&voice.shown(&scenario.settings.name), scenario.alliances.len());
        let command = plan::command_line(self.args, &county.folder, self.lang);
        let step = |found: &Plan| {
            let given = (&scenario, found);
            self.view.suspend(|| {
                plan::write_step(self.args, &county.out, given, &command, self.stop, &voice);
            });
        };
        let planned = plan::search(self.args, &scenario, &options, &watch, &step);
        drop(watch);
        let planned = match planned {
            Ok(planned) => planned,
            Err(PlanError::Input(more)) => {
                county.end = End::Refused { errors: findings::count(&more).0 };
                self.tell(county, &more, &voice);
                return self.entry(county, &more, None, &voice);
            }
            Err(PlanError::Bug(refusal)) => {
                self.view.suspend(|| plan::bug(&refusal, &voice));
                county.end = End::Bug;
                return self.entry(county, &found, None, &voice);
            }
        };
        let digest = scenario.digest.clone();
        let (scenario, planned) = outputs::shown((scenario, planned), &self.args.outputs, &voice);
        let (given, more) = (
            (&scenario, &planned),
            outputs::More { command: &command, ..outputs::More::default() },
        );
        let written = self.view.suspend(|| {
            outputs::write(&county.out, given, &self.args.outputs, &more, self.stop, &voice)
        });
        county.end = match &written {
            Ok(_) => End::Planned(Figures::of(&planned)),
            Err(_) => End::NotWritten,
        };
        let wanted = self.args.json || self.shared.is_some();
        let plan = match (&county.end, wanted) {
            (End::Planned(_), true) => Some(plan_json(&scenario, &planned, voice.texts())),
            _ => None,
        };
        // What was cut short by a wish to stop is a plan, but not the outcome.
        if let (Some(shared), Some(plan), Ok(written), false) =
            (self.shared, &plan, &written, self.stop.asked())
        {
            let kept = shared.keep(self, county, &digest, &written.files, plan);
            if let Err(error) = kept {
                self.view.suspend(|| outputs::cannot_write(&error, &voice));
                county.end = End::NotWritten;
            }
        }
        self.entry(county, &found, plan.as_deref(), &voice)
    }

    /// The errors of a county that is refused; warnings are counted in the table.
    fn tell(&self, county: &County, found: &[Diagnostic], voice: &Voice) {
        let errors: Vec<Diagnostic> =
            found.iter().filter(|f| f.severity == Severity::Error).cloned().collect();
        if errors.is_empty() {
            return;
        }
        let counts = findings::counts(found, voice);
        let head = format!("{}{}", county.name(), voice.texts().colon());
        let end = voice.say(&Message::new("cli-refused").with("counts", counts));
        let text = format!("{head}\n{}{head}{end}", findings::render(&errors, voice));
        self.view.suspend(|| note(&text));
    }

    /// What `--json` says of a county.
    pub fn entry(
        &self,
        county: &County,
        found: &[Diagnostic],
        plan: Option<&str>,
        voice: &Voice,
    ) -> String {
        if !self.args.json {
            return String::new();
        }
        json::county(&county.folder, &county.out, county.exit(), found, plan, voice)
    }
}

/// Prints the entries of `--json` in the order of the counties, each as soon as its turn comes.
pub(super) struct Printer<'a> {
    on: bool,
    voice: &'a Voice,
    waiting: Mutex<(usize, BTreeMap<usize, String>)>,
}

impl<'a> Printer<'a> {
    fn new(on: bool, voice: &'a Voice) -> Self {
        Self { on, voice, waiting: Mutex::default() }
    }

    pub fn hand_in(&self, i: usize, entry: String) {
        if !self.on {
            return;
        }
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.1.insert(i, entry);
        let (next, entries) = &mut *waiting;
        while let Some(entry) = entries.remove(next) {
            let before = if *next == 0 { "[\n" } else { ",\n" };
            self.voice.data(&format!("{before}{entry}"), Exit::Done);
            *next += 1;
        }
    }

    fn close(&self, exit: Exit) -> Exit {
        self.voice.data("\n]\n", exit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_that_are_one_are_found() {
        let outs = |names: &[&str]| names.iter().map(PathBuf::from).collect::<Vec<_>>();
        assert_eq!(same(&outs(&["out/a", "out/b", "out/A"])), Some((0, 2)));
        assert_eq!(same(&outs(&["out/a", "out/b"])), None);
    }
}
