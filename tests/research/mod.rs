//! Commands for research: models for other solvers, matrices, trade-offs, studies.

mod assignment;
mod benchmark;
mod export;
mod gap;
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
pub fn alliance(line: &[&str], folder: &Path) -> Output {
    program(line, folder).output().expect("the program runs")
}

/// Every table of a folder has the columns that the dictionary beside it defines, in turn.
pub fn defined(folder: &Path) {
    let mut known: Vec<[String; 4]> = Vec::new();
    let dictionary = folder.join("dictionary.csv");
    for row in csv::Reader::from_path(dictionary).expect("the dictionary").records() {
        let row = row.expect("a row");
        known.push([0, 1, 2, 3].map(|i| row[i].to_owned()));
    }
    let mut tables = 0;
    for entry in std::fs::read_dir(folder).expect("the folder") {
        let name = entry.expect("readable").file_name().to_string_lossy().into_owned();
        if !name.ends_with(".csv") || name == "dictionary.csv" {
            continue;
        }
        let mut table = csv::Reader::from_path(folder.join(&name)).expect("a table");
        let head: Vec<String> =
            table.headers().expect("a head").iter().map(str::to_owned).collect();
        let is =
            |file: &str| file == name || file.strip_prefix('*').is_some_and(|e| name.ends_with(e));
        let of_it = known.iter().filter(|row| is(&row[0]));
        assert_eq!(head, of_it.map(|row| row[1].clone()).collect::<Vec<_>>(), "{name}");
        tables += 1;
    }
    assert!(tables > 0 && known.iter().all(|row| !row[3].is_empty()));
}

/// Standard output of a run that must succeed.
pub fn said(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}
