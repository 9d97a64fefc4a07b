//! The command line: arguments, one file per command, rendering.
//!
//! May use: all modules. This is the only place for colour and terminal layout.
//! Must not contain: rules, figures, formats of files.
//!
//! What a command was asked for goes to standard output, everything else to standard error.

mod args;
mod check;
mod compare;
mod counties;
mod counties_view;
mod distances;
mod exchange;
mod exit;
mod explain;
mod export;
mod fairness;
mod findings;
mod form;
mod generate;
mod help;
mod init;
mod json;
mod layout;
mod ledger;
mod next;
mod open;
mod outputs;
mod pareto;
mod plan;
mod plan_many;
mod plan_shared;
mod progress;
mod record;
mod replan;
mod replan_args;
mod replan_view;
mod research_args;
mod score;
mod serve;
mod shard;
mod stop;
mod stress;
mod study;
mod style;
mod summary;
mod term_args;
mod undo;
mod usage;
mod values;
mod verdict;
mod verify;
mod voice;
mod year_args;

pub use exit::Exit;

use std::ffi::OsString;
use std::io::{IsTerminal, stdin};

use clap::FromArgMatches;

use args::{Args, Command};
use voice::Voice;

use crate::domain::Message;

/// Runs the command that the arguments (the program's name first) ask for.
#[must_use]
pub fn run(args: impl IntoIterator<Item = OsString>) -> Exit {
    let line: Vec<OsString> = args.into_iter().collect();
    let asked = usage::language(&line);
    let voice = Voice::new(asked, None);
    // Opened without a word and without a terminal: whoever did so wants to see something.
    if line.len() == 1 && (cfg!(windows) || !stdin().is_terminal()) {
        return serve::opened(None, asked);
    }
    if let Some(book) = open::dropped(&line) {
        return serve::opened(Some(book), asked);
    }
    match understood(&line, &voice) {
        Ok(args) => command(args, &voice).unwrap_or_else(|exit| exit),
        Err(answer) => match usage::not_a_command(&answer) {
            Some(word) => open::run(&line, &word, &answer, &voice),
            None => usage::tell(&answer, &voice),
        },
    }
}

/// What a command line asks for.
fn understood(line: &[OsString], voice: &Voice) -> Result<Args, clap::Error> {
    let mut found = help::command(voice.texts()).try_get_matches_from(line)?;
    Args::from_arg_matches_mut(&mut found)
}

/// How a command ends; an error is an end before its answer, of which all is said.
type Ended = Result<Exit, Exit>;

fn command(args: Args, voice: &Voice) -> Ended {
    let lang = args.lang;
    match args.command {
        Command::Plan(args) => plan::run(&args, lang),
        Command::Check(args) => check::run(&args, lang),
        Command::Verify(args) => verify::run(&args, lang),
        Command::Explain(args) => explain::run(&args, lang),
        Command::Distances(args) => distances::run(&args, lang),
        Command::Serve(args) => serve::run(&args, lang),
        Command::Init(args) => init::run(&args, lang),
        Command::Replan(args) => replan::run(&args, lang),
        Command::Record(args) => record::run(&args, lang),
        Command::Next(args) => next::run(&args, lang),
        Command::Undo(args) => undo::run(&args, lang),
        Command::Stress(args) => stress::run(&args, lang),
        Command::Exchange(args) => exchange::run(&args, lang),
        Command::Form(args) => form::run(&args, lang),
        Command::Ledger(args) => ledger::run(&args, lang),
        Command::Score(args) => score::run(&args, lang),
        Command::Compare(args) => compare::run(&args, lang),
        Command::Export(args) => export::run(&args, lang),
        Command::Pareto(args) => pareto::run(&args, lang),
        Command::Study(args) => study::run(&args, lang),
        Command::Fairness(args) => fairness::run(&args, lang),
        Command::Generate(args) => generate::run(&args, lang),
        Command::Help(args) => match help::of(args.command.as_deref(), voice.texts()) {
            Some(help) => Ok(voice.data(&help.ansi().to_string(), Exit::Done)),
            None => {
                let name = args.command.unwrap_or_default();
                voice.complain(&Message::new("usage-unknown-command").with("command", name));
                Err(Exit::Usage)
            }
        },
    }
}
