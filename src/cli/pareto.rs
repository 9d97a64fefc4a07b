//! `alliance pareto`: what fairness costs in kilometres, point by point.

use super::check::Checked;
use super::research_args::ParetoArgs;
use super::stop::Stop;
use super::style::{self, paint};
use super::voice::{Voice, note};
use super::{Ended, Exit, findings, json, outputs};
use crate::domain::{Language, Message};
use crate::solve::{Frontier, PlanOptions};
use crate::write::{PARETO_FILES, pareto_files, table_json, write_files};

pub(super) fn run(args: &ParetoArgs, lang: Option<Language>) -> Ended {
    let (scenario, voice) = Checked::read(&args.scenario, lang).json(args.json).told(false)?;
    outputs::try_files(&args.out, &PARETO_FILES, &voice)?;
    let text = voice.key("cli-interrupt");
    let stop = Stop::listen(move || note(&text));
    let options = PlanOptions { stop: stop.flag(), threads: args.threads, ..args.limits.options() };
    let found = match crate::pareto(&scenario, &options, args.points) {
        Ok(found) => found,
        Err(refused) => {
            if args.json {
                return Ok(voice.data(&json::findings(&refused, &voice), Exit::Refused));
            }
            return Err(findings::refused_as("cli-refused", &refused, &voice));
        }
    };
    let files = pareto_files(&scenario, &found, voice.texts());
    let contents: Vec<(&str, &[u8])> =
        files.iter().map(|file| (file.name.as_str(), file.content.as_slice())).collect();
    let written = stop
        .whole(|| write_files(&args.out, "pareto", &contents))
        .map_err(|error| outputs::cannot_write(&error, &voice))?;
    outputs::kept(&written, &voice);
    if args.json {
        let csv = String::from_utf8_lossy(contents[0].1);
        let points = table_json("pareto", PARETO_FILES[0], &csv);
        return Ok(voice.data(&json::pretty(&points), Exit::Done));
    }
    let mut text = table(&found, &voice);
    for file in written.files {
        text += &format!("  {}\n", file.display());
    }
    Ok(voice.data(&text, Exit::Done))
}

fn table(found: &Frontier, voice: &Voice) -> String {
    let proven = found.county.iter().filter(|p| p.proven && p.calendar.is_some()).count();
    let head = Message::new("study-pareto")
        .with("points", found.county.len())
        .with("proven", proven)
        .with("supported", found.county.iter().filter(|p| p.supported).count());
    let mut text = format!("\n{}\n\n", paint(style::TITLE, voice.say(&head)));
    for p in &found.county {
        let known = if p.proven && p.calendar.is_some() {
            "study-pareto-proven"
        } else if p.calendar.is_some() {
            "study-pareto-found"
        } else {
            "study-pareto-undated"
        };
        let hull = if p.supported { "study-pareto-supported" } else { "study-pareto-unsupported" };
        let line = Message::new("study-pareto-line")
            .with("km", format!("{:>10.1}", p.km))
            .with("minutes", format!("{:>8.1}", p.largest));
        let (comma, line) = (voice.texts().comma(), voice.say(&line));
        text += &format!("  {line}  {}{comma}{}\n", voice.key(known), voice.key(hull));
    }
    let cut = found.groups.iter().filter(|g| g.cut_short).count();
    if cut > 0 {
        let message = Message::new("study-pareto-cut").with("groups", cut);
        text += &format!("\n  {}\n", paint(style::WARNING, voice.say(&message)));
    }
    text + "\n"
}
