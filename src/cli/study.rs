//! `alliance study`: many runs, resumed where they were, shared with other processes, summed up.

use std::path::Path;

use super::check::Checked;
use super::research_args::StudyArgs;
use super::stop::Stop;
use super::style::{self, paint};
use super::voice::{Voice, note};
use super::{Ended, Exit, findings, json, outputs, shard};
use crate::PlanError;
use crate::domain::{Language, Message, Scenario};
use crate::input::StudySpec;
use crate::solve::PlanOptions;
use crate::study::{RunRecord, StudyError, Watcher, run_shard, run_study, stored, summary};
use crate::write::{OutputFile, table_json, write_files};

pub(super) fn run(args: &StudyArgs, lang: Option<Language>) -> Ended {
    let mut voice = Voice::new(lang, None);
    voice.json = args.json;
    let spec = match crate::input::read_study(&args.study) {
        Ok(spec) => spec,
        Err(found) if args.json => {
            return Ok(voice.data(&json::findings(&found, &voice), Exit::Refused));
        }
        Err(found) => {
            return Err(findings::unreadable("study-unreadable", &args.study, &found, &voice));
        }
    };
    let mut scenarios = Vec::new();
    for folder in &spec.scenarios {
        scenarios.push(Checked::read(folder, lang).json(args.json).told(false)?.0);
    }
    let out = args.out.clone().unwrap_or_else(|| {
        let stem = args.study.file_stem().unwrap_or("study".as_ref());
        Path::new("out").join(stem)
    });
    let text = voice.key("study-stopping");
    let stop = Stop::listen(move || note(&text));
    let job = Job { spec: &spec, scenarios: &scenarios, out: &out, voice: &voice, stop: &stop };
    if args.share.merge {
        return job.merge();
    }
    let options =
        PlanOptions { threads: args.threads, stop: stop.flag(), ..PlanOptions::default() };
    let watch = Watch { voice: &voice, quiet: args.quiet };
    let Some(shard) = args.share.shard else {
        let records = run_study(&spec, &scenarios, &out, &options, &watch);
        return job.sum_up(&records.map_err(|error| failed(error, &voice))?);
    };
    let runs = run_shard(&spec, &scenarios, &out, shard, &options, &watch);
    let runs = runs.map_err(|error| failed(error, &voice))?;
    let text = if args.json {
        json::pretty(&serde_json::json!({
            "part": shard.index + 1,
            "parts": shard.count,
            "runs": runs,
            "folder": out.display().to_string(),
        }))
    } else {
        let done = Message::new("study-shard-done")
            .with("part", shard.index + 1)
            .with("parts", shard.count)
            .with("runs", runs)
            .with("path", out.display());
        format!("{}\n", voice.say(&done))
    };
    Ok(voice.data(&text, Exit::Done))
}

/// Tells of finished runs.
struct Watch<'a> {
    voice: &'a Voice,
    quiet: bool,
}

impl Watcher for Watch<'_> {
    fn finished(&self, done: usize, all: usize, stored: bool) {
        if !self.quiet && !stored {
            let message = Message::new("study-progress").with("done", done).with("all", all);
            note(&self.voice.say(&message));
        }
    }

    fn waits(&self, runs: usize) {
        if !self.quiet {
            note(&self.voice.say(&Message::new("study-waits").with("runs", runs)));
        }
    }
}

/// What the tables are made from.
struct Job<'a> {
    spec: &'a StudySpec,
    scenarios: &'a [Scenario],
    out: &'a Path,
    voice: &'a Voice,
    stop: &'a Stop,
}

impl Job<'_> {
    /// Makes the tables from the runs that are there and says which are not.
    fn merge(&self) -> Ended {
        let (records, missing) = stored(self.spec, self.scenarios, self.out);
        let all = records.len() + missing.len();
        let ended = if records.is_empty() { Err(Exit::Refused) } else { self.sum_up(&records) };
        if missing.is_empty() {
            return ended;
        }
        shard::tell(&missing, all, self.voice);
        Err(Exit::Refused)
    }

    /// Writes the tables.
    fn sum_up(&self, records: &[RunRecord]) -> Ended {
        let Self { spec, out, voice, stop, .. } = self;
        let failed = |error| outputs::cannot_write(&error, voice);
        let files = summary(spec, records, voice.texts()).map_err(failed)?;
        let contents: Vec<(&str, &[u8])> =
            files.iter().map(|file| (file.name.as_str(), file.content.as_slice())).collect();
        let written = stop.whole(|| write_files(out, "study", &contents)).map_err(failed)?;
        outputs::kept(&written, voice);
        if voice.json {
            return Ok(voice.data(&answer(&files), Exit::Done));
        }
        let done = Message::new("study-done")
            .with("runs", records.len())
            .with("files", written.files.len())
            .with("path", out.display());
        Ok(voice.data(&format!("{}\n", paint(style::GOOD, voice.say(&done))), Exit::Done))
    }
}

/// The runs and the comparisons, as their tables have them.
fn answer(files: &[OutputFile]) -> String {
    let table = |name: &str| {
        let file = files.iter().find(|file| file.name == name);
        let csv = file.map_or_else(Default::default, |f| String::from_utf8_lossy(&f.content));
        table_json("study", name, &csv)
    };
    json::pretty(&serde_json::json!({
        "runs": table("runs.csv"),
        "comparisons": table("comparisons.csv"),
    }))
}

fn failed(error: StudyError, voice: &Voice) -> Exit {
    match error {
        StudyError::Stopped => {
            voice.complain(&Message::new("study-stopped"));
            Exit::Interrupted
        }
        StudyError::Write(error) => outputs::cannot_write(&error, voice),
        StudyError::Run { run, error } => {
            if let PlanError::Input(found) = &error {
                findings::tell(found, voice);
            }
            voice.refuse(&Message::new("study-run-failed").with("run", run))
        }
    }
}
