//! How good the plans are and how soon: the quality report.
//!
//! `cargo bench --features highs --bench quality -- --out benches/REPORT.md` writes the report and,
//! beside it, its rows as CSV. `--quick` is a small profile of a few minutes. Without the feature
//! the comparison with HiGHS is left out and said to be. Asked for nothing, as a plain
//! `cargo bench` does, it says how to ask: it runs for many minutes.
//!
//! `--set data/benchmark` runs the reference set instead and keeps what is better in its `best.csv`.
//!
//! A bench target and not a command: it is for who works on the search, not for a bureau, and the
//! comparison needs a C++ solver that the program itself is to do without.

mod instances;
mod machine;
mod ours;
mod report;
mod set;
mod size;
mod valleys;
#[cfg(feature = "highs")]
mod whole;

use std::path::PathBuf;
use std::process::ExitCode;

use alliance_calendar::domain::{FixedWord, Policy};
use alliance_calendar::model::Backend;

use ours::Run;
use report::{Done, Report};
use set::Asked;

/// What is run, and for how long.
struct Profile {
    quick: bool,
    out: Option<PathBuf>,
    parts: Vec<String>,
    highs_seconds: f64,
    set: Option<Asked>,
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
    if let Some(asked) = &profile.set {
        return match set::run(asked) {
            Ok(()) => ExitCode::SUCCESS,
            Err(message) => {
                eprintln!("{message}");
                ExitCode::FAILURE
            }
        };
    }
    let mut report = Report::new(&profile);
    let on = |part: &str| profile.parts.iter().any(|p| p == part);
    // First, so that the memory is its own and not that of HiGHS.
    if on("size") {
        report.size(&size::grow(profile.quick));
    }
    let mut done: Vec<Done> = Vec::new();
    if on("quality") || on("compare") {
        for family in instances::families(profile.quick) {
            let of_seed = |seed: u64| {
                let scenario = family.scenario(seed);
                let run = |&limit: &f64| {
                    let run = ours::run(&scenario, &family, seed, limit);
                    eprintln!("{} seed {seed}, {}", family.title(), run.line());
                    run
                };
                (seed, family.limits.iter().map(run).collect())
            };
            let runs: Vec<(u64, Vec<Run>)> = (1..=family.seeds).map(of_seed).collect();
            done.push(Done { family, runs });
        }
        report.quality(&done);
    }
    if on("compare") {
        compare(&profile, &done, &mut report);
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
fn compare(profile: &Profile, done: &[Done], report: &mut Report) {
    let mut rows = Vec::new();
    for Done { family, runs } in done.iter().filter(|d| d.family.compared) {
        for (seed, runs) in runs {
            let other = whole::solve(&family.scenario(*seed), profile.highs_seconds);
            eprintln!("{} seed {seed}: HiGHS {other:?}", family.title());
            rows.push(report::Compared::new(family, *seed, runs, profile.highs_seconds, &other));
        }
    }
    report.compared(profile.highs_seconds, &rows);
}

#[cfg(not(feature = "highs"))]
fn compare(profile: &Profile, done: &[Done], report: &mut Report) {
    // What a build with the feature would be asked.
    let compared: usize = done.iter().filter(|d| d.family.compared).map(|d| d.runs.len()).sum();
    eprintln!("{compared} instances are not given {} s of HiGHS", profile.highs_seconds);
    report.not_compared();
}

const USAGE: &str = "\
The quality report.
usage: cargo bench [--features highs] --bench quality -- --print | --out FILE [options]
       cargo bench --bench quality -- --set DIR [options]
  --quick            a few minutes instead of forty
  --out FILE         write the report there, and its rows to FILE with .csv
  --print            print the report
  --parts LIST       of quality, compare, size; with commas between [default: all]
  --highs-seconds N  time that HiGHS gets for an instance [default: 60; 20 with --quick]
of the reference set:
  --set DIR          run it and update its best.csv where something is better
  --work N           units of work of each run [default: 2000]
  --seeds LIST       [default: 1]
  --only LIST        of its instances [default: all]
  --policies LIST    [default: cost,balanced,minimax,leximin,gini]
  --runs DIR         instances and runs; what is there is not run again [default: target/benchmark]";

fn profile(mut args: impl Iterator<Item = String>) -> Result<Option<Profile>, String> {
    let mut asked = false;
    let mut profile = Profile {
        quick: false,
        out: None,
        parts: PARTS.map(str::to_owned).to_vec(),
        highs_seconds: 0.0,
        set: None,
    };
    let mut reference = Asked {
        set: PathBuf::new(),
        runs: "target/benchmark".into(),
        work: 2_000,
        seeds: vec![1],
        only: Vec::new(),
        policies: set::POLICIES.to_vec(),
    };
    let list = |text: String| text.split(',').map(str::to_owned).collect::<Vec<_>>();
    let bad = |what: &str| format!("{what} is not known");
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
            "--parts" => profile.parts = list(value()?),
            "--set" => {
                reference.set = value()?.into();
                asked = true;
            }
            "--work" => reference.work = value()?.parse().map_err(|_| "not a number".to_owned())?,
            "--seeds" => {
                let seeds = list(value()?).into_iter().map(|s| s.parse().map_err(|_| bad(&s)));
                reference.seeds = seeds.collect::<Result<_, _>>()?;
            }
            "--only" => reference.only = list(value()?),
            "--policies" => {
                let words = list(value()?).into_iter();
                let policies = words.map(|w| Policy::from_word(&w).ok_or_else(|| bad(&w)));
                reference.policies = policies.collect::<Result<_, _>>()?;
            }
            "--runs" => reference.runs = value()?.into(),
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
    profile.set = (!reference.set.as_os_str().is_empty()).then_some(reference);
    Ok(asked.then_some(profile))
}
