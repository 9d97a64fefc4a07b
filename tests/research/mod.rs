//! Commands for research: models for other solvers, matrices, trade-offs, studies.

mod export;
mod matrix;
mod pareto;
mod shards;
mod slurm;
mod study;

use std::path::Path;
use std::process::{Command, Output};

/// The program in a folder, in English.
fn program(line: &[&str], folder: &Path) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("alliance"));
    command.args(line).current_dir(folder).env_remove("LC_ALL").env_remove("LC_MESSAGES");
    command.env("LANG", "en_GB.UTF-8");
    command
}

/// Runs the program in a folder, in English.
fn alliance(line: &[&str], folder: &Path) -> Output {
    program(line, folder).output().expect("the program runs")
}

/// Standard output of a run that must succeed.
fn said(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}
