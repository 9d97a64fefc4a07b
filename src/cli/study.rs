//! `alliance study`: many runs, resumed where they were, shared with other processes, summed up.

use std::path::Path;

use super::check::Checked;
use super::research_args::StudyArgs;
use super::stop::Stop;
use super::style::{self, paint};
use super::voice::{Voice, note};
use super::{Exit, findings, json, outputs, shard};
use crate::PlanError;
use crate::domain::{Language, Message, Scenario};
use crate::input::StudySpec;
use crate::solve::PlanOptions;
use crate::study::{RunRecord, StudyError, Watcher, run_shard, run_study, stored, summary};
use crate::write::{OutputFile, table_json, write_files};

pub(super) fn run(args: &StudyArgs, lang: Option<Language>) -> Exit {
    let mut voice = Voice::new(lang, None);
    voice.json = args.json;
    let spec = match crate::input::read_study(&args.study) {
        Ok(spec) => spec,
        Err(found) if args.json => {
            return voice.data(&json::findings(&found, &voice), Exit::Refused);
        }
        Err(found) => {
            note(findings::render(&found, &voice).trim_end());
            let path = args.study.display();
            voice.complain(&Message::new("study-unreadable").with("path", path));
            return Exit::Refused;
        }
    };
    let mut scenarios = Vec::new();
    for folder in &spec.scenarios {
        match Checked::read(folder, lang).json(args.json).told(false) {
            Ok((scenario, _)) => scenarios.push(scenario),
            Err(exit) => return exit,
        }
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
        return match run_study(&spec, &scenarios, &out, &options, &watch) {
            Ok(records) => job.sum_up(&records, Exit::Done),
            Err(error) => failed(error, &voice),
        };
    };
    match run_shard(&spec, &scenarios, &out, shard, &options, &watch) {
        Ok(runs) if args.json => voice.data(
            &json::pretty(&serde_json::json!({
                "part": shard.index + 1,
                "parts": shard.count,
                "runs": runs,
                "folder": out.display().to_string(),
            })),
            Exit::Done,
        ),
        Ok(runs) => {
            let done = Message::new("study-shard-done")
                .with("part", shard.index + 1)
                .with("parts", shard.count)
                .with("runs", runs)
                .with("path", out.display());
            voice.data(&format!("{}\n", voice.say(&done)), Exit::Done)
        }
        Err(error) => failed(error, &voice),
    }
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
    fn merge(&self) -> Exit {
        let (records, missing) = stored(self.spec, self.scenarios, self.out);
        let all = records.len() + missing.len();
        let exit =
            if records.is_empty() { Exit::Refused } else { self.sum_up(&records, Exit::Done) };
        if missing.is_empty() {
            return exit;
        }
        shard::tell(&missing, all, self.voice);
        Exit::Refused
    }

    /// Writes the tables.
    fn sum_up(&self, records: &[RunRecord], exit: Exit) -> Exit {
        let Self { spec, out, voice, stop, .. } = self;
        let files = match summary(spec, records, voice.texts()) {
            Ok(files) => files,
            Err(error) => return outputs::cannot_write(&error, voice),
        };
        let contents: Vec<(&str, &[u8])> =
            files.iter().map(|file| (file.name.as_str(), file.content.as_slice())).collect();
        match stop.whole(|| write_files(out, "study", &contents)) {
            Ok(written) => {
                outputs::kept(&written, voice);
                if voice.json {
                    return voice.data(&answer(&files), exit);
                }
                let done = Message::new("study-done")
                    .with("runs", records.len())
                    .with("files", written.files.len())
                    .with("path", out.display());
                voice.data(&format!("{}\n", paint(style::GOOD, voice.say(&done))), exit)
            }
            Err(error) => outputs::cannot_write(&error, voice),
        }
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
                note(findings::render(found, voice).trim_end());
            }
            voice.complain(&Message::new("study-run-failed").with("run", run));
            Exit::Refused
        }
    }
}
