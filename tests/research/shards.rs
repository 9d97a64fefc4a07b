//! Studies that several processes share in one folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use super::study::{county, same, summed_up};
use super::{alliance, program, said};

/// 24 runs of some tenths of a second.
const STUDY: &str = "name = \"shared\"\nscenarios = [\"one\", \"two\"]\n\
                     policies = [\"cost\", \"balanced\"]\nlambda = [0.5]\n\
                     seeds = [1, 2, 3, 4, 5, 6]\nwork = [60]\nresamples = 200\n";
const RUNS: usize = 24;

fn world() -> tempfile::TempDir {
    let here = tempfile::tempdir().expect("a folder");
    county(here.path(), "one", "1");
    county(here.path(), "two", "2");
    fs::write(here.path().join("study.toml"), STUDY).expect("writable");
    here
}

fn start(line: &[&str], folder: &Path) -> Child {
    program(line, folder).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("runs")
}

fn ended(child: Child) -> Output {
    let output = child.wait_with_output().expect("ends");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output
}

fn names(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path());
    entries.filter(|p| p.extension().is_some_and(|e| e == ending)).collect()
}

/// The bytes of every run but its seconds, which the clock gives, and the digest that covers them.
fn runs(out: &Path) -> BTreeMap<String, String> {
    let of = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("UTF-8");
        let lines = text.lines().filter(|l| !l.contains("\"time_s\"") && !l.contains("\"sha256\""));
        (path.file_name().expect("a name").to_string_lossy().into_owned(), lines.collect())
    };
    names(&out.join("runs"), "json").into_iter().map(of).collect()
}

/// How many runs processes say that they made.
fn made(outputs: &[Output]) -> usize {
    let told = |o: &Output| String::from_utf8_lossy(&o.stderr).matches(" runs\n").count();
    outputs.iter().map(told).sum()
}

#[test]
fn processes_share_a_study_and_what_a_killed_one_leaves_is_taken_up() {
    let here = world();
    let folder = here.path();
    said(&alliance(&["study", "study.toml", "--out", "alone", "--threads", "1"], folder));
    let whole = summed_up(&folder.join("alone"));

    // The first of three is killed in the middle of a run.
    let part = |i: u32| format!("{i}/3");
    let line = |i: &str| {
        let words = ["study", "study.toml", "--out", "shared", "--threads", "1", "--shard", i];
        words.map(str::to_owned)
    };
    let begin = |i: u32| start(&line(&part(i)).each_ref().map(String::as_str), folder);
    let mut killed = begin(1);
    let since = Instant::now();
    while names(&folder.join("shared/runs"), "claim").is_empty() {
        assert!(since.elapsed() < Duration::from_secs(60), "nothing was claimed");
        std::thread::sleep(Duration::from_millis(1));
    }
    killed.kill().expect("it lives");
    killed.wait().expect("it ends");
    let left = names(&folder.join("shared/runs"), "claim").len();
    assert_eq!(left, 1, "a claim is left behind");

    // The tables of what is there, with the rest named.
    let early = alliance(&["study", "study.toml", "--out", "shared", "--merge"], folder);
    let told = String::from_utf8_lossy(&early.stderr).into_owned();
    assert_eq!(early.status.code(), Some(1), "{told}");
    assert!(told.contains("of 24 runs are not there") && told.contains("claimed by"), "{told}");

    // Two others, and one of them twice: each run is made once, that of the dead one too.
    let there = names(&folder.join("shared/runs"), "json").len();
    let others = [2, 3, 3].map(begin).map(ended);
    let after = names(&folder.join("shared/runs"), "json").len();
    assert_eq!(made(&others), after - there, "a run was made twice");
    assert!(after >= 17 && names(&folder.join("shared/runs"), "claim").is_empty(), "{after}");
    let again = [begin(1)].map(ended);
    assert_eq!(made(&again), RUNS - after);

    said(&alliance(&["study", "study.toml", "--out", "shared", "--merge"], folder));
    same(&whole, &summed_up(&folder.join("shared")));
    assert!(runs(&folder.join("alone")) == runs(&folder.join("shared")), "the runs differ");
}

#[test]
fn whole_studies_at_once_make_each_run_once_and_all_write_the_tables() {
    let here = world();
    let folder = here.path();
    let line = ["study", "study.toml", "--out", "shared", "--threads", "1"];
    let outputs = [0, 1, 2].map(|_| start(&line, folder)).map(ended);
    assert_eq!(made(&outputs), RUNS);
    let shared = summed_up(&folder.join("shared"));
    assert_eq!(String::from_utf8_lossy(&shared["runs.csv"]).lines().count(), RUNS + 1);
    said(&alliance(&["study", "study.toml", "--out", "alone", "--threads", "2"], folder));
    same(&summed_up(&folder.join("alone")), &shared);
}

/// Three scenarios, five policies, ten seeds: the two processes at work are killed three times, each
/// time in the middle of runs, and started again.
fn killed_three_times(scenarios: &[&str], work: u32, folder: &Path) {
    let study = format!(
        "name = \"killed\"\nscenarios = {scenarios:?}\nruns_per_cell = 10\nwork = [{work}]\n\
         policies = [\"cost\", \"balanced\", \"minimax\", \"leximin\", \"gini\"]\nresamples = 200\n"
    );
    fs::write(folder.join("study.toml"), study).expect("writable");
    said(&alliance(&["study", "study.toml", "--out", "alone", "--threads", "2"], folder));

    let shared = folder.join("shared/runs");
    let there = || names(&shared, "json").len();
    let line =
        |i: &'static str| ["study", "study.toml", "--out=shared", "--threads=1", "--shard", i];
    for kills in 1..=3 {
        let mut both = ["1/2", "2/2"].map(|i| start(&line(i), folder));
        let (since, before) = (Instant::now(), there());
        // Some runs further, and both at work on others.
        while there() < before + 20 || names(&shared, "claim").len() < 2 {
            assert!(since.elapsed() < Duration::from_secs(600), "kill {kills}: nothing was made");
            std::thread::sleep(Duration::from_millis(1));
        }
        for process in &mut both {
            process.kill().expect("it lives");
        }
        for process in &mut both {
            process.wait().expect("it ends");
        }
        assert!(there() < 150, "kill {kills}: all was made before");
    }
    let outputs = ["1/2", "2/2"].map(|i| start(&line(i), folder)).map(ended);
    assert!(made(&outputs) > 0);
    // Killed between storing a result and giving up its claim, a process leaves the claim beside it.
    for claim in names(&shared, "claim") {
        assert!(claim.with_extension("json").exists(), "{} is not made", claim.display());
    }
    said(&alliance(&["study", "study.toml", "--out", "shared", "--merge"], folder));
    same(&summed_up(&folder.join("alone")), &summed_up(&folder.join("shared")));
    let both = ["alone", "shared"].map(|out| runs(&folder.join(out)));
    assert!(both[0].len() == 150 && both[0] == both[1], "the runs differ");
}

#[test]
#[ignore = "long"]
fn two_processes_killed_three_times_come_to_what_one_does_in_one_go() {
    let here = tempfile::tempdir().expect("a folder");
    for (name, seed) in [("one", "1"), ("two", "2"), ("three", "3")] {
        county(here.path(), name, seed);
    }
    killed_three_times(&["one", "two", "three"], 60, here.path());
}

/// The same on the example counties, which takes two cores some twenty minutes: only where
/// `KILLED_STUDY=examples` asks for it.
#[test]
#[ignore = "long"]
fn killed_studies_of_the_example_counties() {
    if std::env::var("KILLED_STUDY").as_deref() != Ok("examples") {
        return;
    }
    let here = tempfile::tempdir().expect("a folder");
    let data = |name| format!("{}/data/{name}", env!("CARGO_MANIFEST_DIR"));
    let all = ["tianzhu", "ewenki", "tiny"].map(data);
    killed_three_times(&all.each_ref().map(String::as_str), 10, here.path());
}

#[test]
fn tasks_of_a_scheduler_have_all_parts() {
    let here = world();
    let folder = here.path();
    let run = |line: &[&str], set: &[(&str, &str)]| {
        let mut command: Command = program(line, folder);
        command.envs(set.iter().copied()).output().expect("runs")
    };
    let auto = ["study", "study.toml", "--out=shared", "--quiet", "--shard=auto"];
    let of_two = |id| {
        let array = [("MIN", "4"), ("MAX", "5"), ("COUNT", "2"), ("ID", id)];
        array.map(|(key, value)| (format!("SLURM_ARRAY_TASK_{key}"), value))
    };
    for id in ["4", "5"] {
        let set = of_two(id);
        let set: Vec<(&str, &str)> =
            set.iter().map(|(key, value)| (key.as_str(), *value)).collect();
        said(&run(&auto, &set));
    }
    said(&alliance(&["study", "study.toml", "--out=shared", "--merge"], folder));
    // What a script reads: which part it was, and how many runs it has made.
    let json = ["study", "study.toml", "--out=shared", "--quiet", "--shard=2/3", "--json"];
    let json: serde_json::Value =
        serde_json::from_str(&said(&alliance(&json, folder))).expect("JSON");
    let want = serde_json::json!({"part": 2, "parts": 3, "runs": 0, "folder": "shared"});
    assert_eq!(json, want);
    // An indexed job of Kubernetes, whose number of tasks nobody tells.
    let index = [("JOB_COMPLETION_INDEX", "1")];
    let refused = run(&auto, &index);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("auto/8"));
    let line = ["study", "study.toml", "--out=other", "--quiet", "--shard=auto/3"];
    said(&run(&line, &index));
    assert_eq!(names(&folder.join("other/runs"), "json").len(), RUNS / 3);
    // Nothing there at all.
    let empty = alliance(&["study", "study.toml", "--out=nowhere", "--merge"], folder);
    assert_eq!(empty.status.code(), Some(1));
    assert!(!folder.join("nowhere").exists());
}
