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
mod exit;
mod explain;
mod export;
mod fairness;
mod findings;
mod generate;
mod init;
mod json;
mod layout;
mod outputs;
mod pareto;
mod plan;
mod plan_many;
mod progress;
mod replan;
mod replan_args;
mod replan_view;
mod research_args;
mod stop;
mod stress;
mod study;
mod style;
mod summary;
mod undo;
mod verdict;
mod verify;
mod voice;

pub use exit::Exit;

use std::ffi::OsString;

use clap::Parser;

use args::{Args, Command};

/// Runs the command that the arguments (the program's name first) ask for.
#[must_use]
pub fn run(args: impl IntoIterator<Item = OsString>) -> Exit {
    match Args::try_parse_from(args) {
        Ok(args) => match args.command {
            Command::Plan(plan) => plan::run(&plan, args.lang),
            Command::Check(check) => check::run(&check, args.lang),
            Command::Verify(verify) => verify::run(&verify, args.lang),
            Command::Explain(explain) => explain::run(&explain, args.lang),
            Command::Distances(distances) => distances::run(&distances, args.lang),
            Command::Init(init) => init::run(&init, args.lang),
            Command::Replan(replan) => replan::run(&replan, args.lang),
            Command::Undo(undo) => undo::run(&undo, args.lang),
            Command::Stress(stress) => stress::run(&stress, args.lang),
            Command::Compare(compare) => compare::run(&compare, args.lang),
            Command::Export(export) => export::run(&export, args.lang),
            Command::Pareto(pareto) => pareto::run(&pareto, args.lang),
            Command::Study(study) => study::run(&study, args.lang),
            Command::Fairness(fairness) => fairness::run(&fairness, args.lang),
            Command::Generate(generate) => generate::run(&generate, args.lang),
        },
        Err(answer) => {
            let exit = if answer.use_stderr() { Exit::Usage } else { Exit::Done };
            // A closed pipe leaves nobody to tell.
            let _ = answer.print();
            exit
        }
    }
}
