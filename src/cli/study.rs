//! `alliance study`: many runs, resumed where they were, summed up.

use super::check::Checked;
use super::research_args::StudyArgs;
use super::stop::Stop;
use super::style::{self, paint};
use super::voice::{Voice, note};
use super::{Exit, findings, outputs};
use crate::PlanError;
use crate::domain::{Language, Message};
use crate::solve::PlanOptions;
use crate::study::{StudyError, run_study, summary};
use crate::write::write_files;

pub(super) fn run(args: &StudyArgs, lang: Option<Language>) -> Exit {
    let voice = Voice::new(lang, None);
    let spec = match crate::input::read_study(&args.study) {
        Ok(spec) => spec,
        Err(found) => {
            note(findings::render(&found, &voice).trim_end());
            let path = args.study.display();
            voice.complain(&Message::new("study-unreadable").with("path", path));
            return Exit::Refused;
        }
    };
    let mut scenarios = Vec::new();
    for folder in &spec.scenarios {
        match Checked::read(folder, lang).told(false) {
            Ok((scenario, _)) => scenarios.push(scenario),
            Err(exit) => return exit,
        }
    }
    let out = args.out.clone().unwrap_or_else(|| {
        let stem = args.study.file_stem().unwrap_or("study".as_ref());
        std::path::Path::new("out").join(stem)
    });
    let text = voice.key("study-stopping");
    let stop = Stop::listen(move || note(&text));
    let options =
        PlanOptions { threads: args.threads, stop: stop.flag(), ..PlanOptions::default() };
    let told = |done: usize, all: usize, there: bool| {
        if !args.quiet && !there {
            let message = Message::new("study-progress").with("done", done).with("all", all);
            note(&voice.say(&message));
        }
    };
    let records = match run_study(&spec, &scenarios, &out, &options, &told) {
        Ok(records) => records,
        Err(error) => return failed(error, &voice),
    };
    let files = match summary(&spec, &records, voice.texts()) {
        Ok(files) => files,
        Err(error) => return outputs::cannot_write(&error, &voice),
    };
    let contents: Vec<(&str, &[u8])> =
        files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    match stop.whole(|| write_files(&out, "study", &contents)) {
        Ok(written) => {
            outputs::kept(&written, &voice);
            let done = Message::new("study-done")
                .with("runs", records.len())
                .with("files", written.files.len())
                .with("path", out.display());
            voice.data(&format!("{}\n", paint(style::GOOD, voice.say(&done))), Exit::Done)
        }
        Err(error) => outputs::cannot_write(&error, &voice),
    }
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
