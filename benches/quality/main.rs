//! How good the plans are and how soon: the quality report.
//!
//! `cargo bench --features highs --bench quality -- --out benches/REPORT.md` writes the report and,
//! beside it, its rows as CSV. `--quick` is a small profile of a few minutes. Without the feature
//! the comparison with HiGHS is left out and said to be. Asked for nothing, as a plain
//! `cargo bench` does, it says how to ask: it runs for many minutes.
//!
//! A bench target and not a command: it is for who works on the search, not for a bureau, and the
//! comparison needs a C++ solver that the program itself is to do without.

mod instances;
mod machine;
mod ours;
mod report;
mod size;
#[cfg(feature = "highs")]
mod whole;

use std::path::PathBuf;
use std::process::ExitCode;

use alliance_calendar::model::Backend;

use instances::Instance;
use ours::Run;
use report::Report;

/// What is run, and for how long.
struct Profile {
    quick: bool,
    out: Option<PathBuf>,
    parts: Vec<String>,
    highs_seconds: f64,
}

const PARTS: [&str; 3] = ["quality", "compare", "size"];

fn main() -> ExitCode {
    let profile = match profile(std::env::args().skip(1)) {
        Ok(Some(profile)) => profile,
        Ok(None) => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        Err(message) => {
            eprintln!("{message}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    // The plans compared are those of the default build.
    assert!(Backend::Microlp.choose(), "nothing was solved before");
    let mut report = Report::new(&profile);
    let on = |part: &str| profile.parts.iter().any(|p| p == part);
    // First, so that the memory is its own and not that of HiGHS.
    if on("size") {
        report.size(&size::grow(profile.quick));
    }
    let mut runs: Vec<(Instance, Vec<Run>)> = Vec::new();
    if on("quality") || on("compare") {
        for instance in instances::all(profile.quick) {
            let made: Vec<Run> = instance
                .limits
                .iter()
                .map(|&limit| {
                    let run = ours::run(&instance, limit);
                    eprintln!("{}", run.line(&instance));
                    run
                })
                .collect();
            runs.push((instance, made));
        }
        report.quality(&runs);
    }
    if on("compare") {
        compare(&profile, &runs, &mut report);
    }
    match report.write(profile.out.as_deref()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("the report cannot be written: {error}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(feature = "highs")]
fn compare(profile: &Profile, runs: &[(Instance, Vec<Run>)], report: &mut Report) {
    let mut rows = Vec::new();
    for (instance, runs) in runs.iter().filter(|(i, _)| i.compared) {
        let other = whole::solve(&instance.scenario, profile.highs_seconds);
        eprintln!("{}: HiGHS {other:?}", instance.name());
        rows.push(report::Compared::new(instance, runs, profile.highs_seconds, &other));
    }
    report.compared(profile.highs_seconds, &rows);
}

#[cfg(not(feature = "highs"))]
fn compare(profile: &Profile, runs: &[(Instance, Vec<Run>)], report: &mut Report) {
    // What a build with the feature would be asked.
    let compared = runs.iter().filter(|(i, _)| i.compared).count();
    eprintln!("{compared} instances are not given {} s of HiGHS", profile.highs_seconds);
    report.not_compared();
}

const USAGE: &str = "\
The quality report.
usage: cargo bench [--features highs] --bench quality -- --print | --out FILE [options]
  --quick            a few minutes instead of twenty
  --out FILE         write the report there, and its rows to FILE with .csv
  --print            print the report
  --parts LIST       of quality, compare, size; with commas between [default: all]
  --highs-seconds N  time that HiGHS gets for an instance [default: 60; 20 with --quick]";

fn profile(mut args: impl Iterator<Item = String>) -> Result<Option<Profile>, String> {
    let mut asked = false;
    let mut profile = Profile {
        quick: false,
        out: None,
        parts: PARTS.map(str::to_owned).to_vec(),
        highs_seconds: 0.0,
    };
    while let Some(arg) = args.next() {
        let mut value = || args.next().ok_or(format!("{arg} needs a value"));
        match arg.as_str() {
            // What `cargo bench` adds.
            "--bench" => {}
            "--quick" => profile.quick = true,
            "--out" => {
                profile.out = Some(value()?.into());
                asked = true;
            }
            "--print" => asked = true,
            "--parts" => profile.parts = value()?.split(',').map(str::to_owned).collect(),
            "--highs-seconds" => {
                profile.highs_seconds = value()?.parse().map_err(|_| "not a number".to_owned())?;
            }
            other => return Err(format!("{other} is not known")),
        }
    }
    if let Some(part) = profile.parts.iter().find(|p| !PARTS.contains(&p.as_str())) {
        return Err(format!("there is no part {part}"));
    }
    if profile.highs_seconds == 0.0 {
        profile.highs_seconds = if profile.quick { 20.0 } else { 60.0 };
    }
    Ok(asked.then_some(profile))
}
