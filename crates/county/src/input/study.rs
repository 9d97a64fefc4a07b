//! `study.toml`: which scenarios are planned how, and how often.

use std::path::{Path, PathBuf};

use glob::Pattern;

use super::bytes::decode;
use super::codes;
use super::findings::{Findings, file_place, unreadable};
use super::folder;
use super::headers::SETTINGS;
use super::toml_section::{Document, Section};
use crate::domain::{Diagnostic, FixedWord, Policy};

/// Most runs that one number of the file may stand for.
const MOST: u32 = 100_000;

/// What ends a run of a study.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum StudyLimit {
    /// Units of work: the same on every machine.
    Work(u64),
    /// Seconds.
    Time(f64),
}

/// A study: every combination of what it lists is one run.
#[derive(Debug, Clone, PartialEq)]
pub struct StudySpec {
    /// Name for people.
    pub name: String,
    /// Folders and workbooks of scenarios; relative ones start at the file's folder.
    pub scenarios: Vec<PathBuf>,
    /// Policies.
    pub policies: Vec<Policy>,
    /// λ in km per minute; `None`: what the scenario says.
    pub lambdas: Vec<Option<f64>>,
    /// Seeds.
    pub seeds: Vec<u64>,
    /// Limits.
    pub limits: Vec<StudyLimit>,
    /// Resamples of the bootstrap.
    pub resamples: u32,
    /// Confidence of the intervals, 0 to 1.
    pub confidence: f64,
}

/// Reads a study; every error in one go.
///
/// # Errors
/// Every finding, when one of them is an error.
pub fn read_study(file: &Path) -> Result<StudySpec, Vec<Diagnostic>> {
    let name = file.display().to_string();
    let mut found = Findings::default();
    let spec = match folder::bytes(file) {
        Ok(bytes) => decode(&name, &bytes, &mut found).and_then(|text| {
            let (document, table) = Document::of_file(&name, &text, &mut found)?;
            let base = file.parent().unwrap_or(Path::new(""));
            Some(spec(Section::root(document, &table), base, &mut found))
        }),
        Err(e) => {
            found.report(codes::CANNOT_READ, file_place(&name), |m| unreadable(m, &e));
            None
        }
    };
    match spec {
        Some(spec) if !found.any_error() => Ok(spec),
        _ => Err(found.finish()),
    }
}

fn spec(mut root: Section<'_>, base: &Path, found: &mut Findings) -> StudySpec {
    let name = root.text("name", found).unwrap_or("study").trim().to_owned();
    let scenarios = match root.texts("scenarios", found) {
        Some(texts) if !texts.is_empty() => {
            let mut all: Vec<PathBuf> = Vec::new();
            for (text, place) in texts {
                let meant = meant(base, text);
                if meant.is_empty() {
                    found.report(codes::NO_FOLDER, place, |m| m.with("folder", text));
                }
                // What two patterns name is one scenario.
                all.extend(
                    meant.into_iter().filter(|path| !all.contains(path)).collect::<Vec<_>>(),
                );
            }
            all
        }
        Some(_) => {
            root.missing("scenarios", found);
            Vec::new()
        }
        None => {
            if !root.has("scenarios") {
                root.missing("scenarios", found);
            }
            Vec::new()
        }
    };
    let policies = root.fixed_words("policies", Policy::ALL, Policy::CONTRACT, found);
    let lambdas = root.numbers("lambda", 0.0, 1e6, found);
    let seeds = match root.numbers("seeds", 0.0, 1e15, found) {
        Some(list) => list.into_iter().map(|s| s as u64).collect(),
        None => (1..=u64::from(root.count("runs_per_cell", 1, MOST, found).unwrap_or(1))).collect(),
    };
    let work = root.numbers("work", 1.0, 1e15, found);
    let time = root.numbers("time", 0.001, 1e7, found);
    let mut limits: Vec<StudyLimit> = Vec::new();
    limits.extend(work.into_iter().flatten().map(|w| StudyLimit::Work(w as u64)));
    limits.extend(time.into_iter().flatten().map(StudyLimit::Time));
    if limits.is_empty() {
        limits.push(StudyLimit::Work(2000));
    }
    let resamples = root.count("resamples", 100, MOST, found).unwrap_or(2000);
    let confidence = root.number("confidence", 0.95, 0.5, 0.999, found);
    root.finish_strictly(found);
    StudySpec {
        name,
        scenarios,
        policies,
        lambdas: match lambdas {
            Some(list) if !list.is_empty() => list.into_iter().map(Some).collect(),
            _ => vec![None],
        },
        seeds,
        limits,
        resamples,
        confidence,
    }
}

/// The scenarios that a path means: itself, or, where it holds `*`, `?` or `[…]` and is no path that
/// is there, every folder with settings and every workbook that it matches, by name.
fn meant(base: &Path, text: &str) -> Vec<PathBuf> {
    let path = base.join(text);
    if !text.contains(['*', '?', '[']) || path.exists() {
        return vec![path];
    }
    let start = match Path::new(text).is_absolute() {
        true => String::new(),
        false if base.as_os_str().is_empty() => String::new(),
        false => Pattern::escape(&base.to_string_lossy()) + "/",
    };
    let scenario =
        |p: &PathBuf| p.join(SETTINGS).is_file() || (p.is_file() && folder::is_workbook(p));
    // A wildcard means no file that is hidden or, as `~$county.xlsx`, left by a program that has it open.
    let shown =
        |p: &PathBuf| !p.file_name().is_some_and(|n| n.to_string_lossy().starts_with(['.', '~']));
    let matches = glob::glob(&(start + text)).into_iter().flatten().filter_map(Result::ok);
    matches.filter(scenario).filter(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<StudySpec, Vec<&'static str>> {
        let mut found = Findings::default();
        let parsed = Document::of_file("study.toml", text, &mut found);
        let read = parsed.map(|(document, table)| {
            spec(Section::root(document, &table), Path::new("base"), &mut found)
        });
        let codes: Vec<&str> = found.finish().into_iter().map(|d| d.code).collect();
        read.filter(|_| codes.is_empty()).ok_or(codes)
    }

    #[test]
    fn what_is_left_out_has_its_default() {
        let spec = read("scenarios = [\"a\"]\n").expect("fine");
        assert_eq!((spec.scenarios, spec.seeds), (vec![PathBuf::from("base/a")], vec![1]));
        assert_eq!((spec.policies.len(), spec.lambdas), (5, vec![None]));
        assert_eq!(spec.limits, [StudyLimit::Work(2000)]);
    }

    #[test]
    fn lists_are_read_in_order() {
        let spec = read(
            "scenarios = [\"a\", \"/b\"]\npolicies = [\"gini\", \"cost\"]\nlambda = [0.5, 2]\n\
             seeds = [7, 1]\nwork = [100]\ntime = [0.5]\n",
        );
        let spec = spec.expect("fine");
        assert_eq!(spec.policies, [Policy::Gini, Policy::Cost]);
        assert_eq!(spec.lambdas, [Some(0.5), Some(2.0)]);
        assert_eq!(spec.seeds, [7, 1]);
        assert_eq!(spec.limits, [StudyLimit::Work(100), StudyLimit::Time(0.5)]);
        assert_eq!(spec.scenarios[1], PathBuf::from("/b"));
        let spec = read("scenarios = [\"a\"]\nruns_per_cell = 3\n").expect("fine");
        assert_eq!(spec.seeds, [1, 2, 3]);
    }

    #[test]
    fn patterns_mean_what_is_there() {
        let here = tempfile::tempdir().expect("a folder");
        let at = |name: &str| here.path().join(name);
        for name in ["c2", "c10", "c[1]", "other"] {
            std::fs::create_dir(at(name)).expect("writable");
            std::fs::write(at(name).join("scenario.toml"), "").expect("writable");
        }
        std::fs::create_dir(at("c3")).expect("no scenario");
        std::fs::write(at("c4.xlsx"), "").expect("writable");
        std::fs::write(at("c5.csv"), "").expect("no scenario");
        let of = |text: &str| meant(here.path(), text);
        assert_eq!(of("c*"), ["c10", "c2", "c4.xlsx", "c[1]"].map(at));
        assert_eq!(of("c?"), ["c2"].map(at));
        // A path that is there is itself, and one that is not is told as before.
        assert_eq!(of("c[1]"), ["c[1]"].map(at));
        assert_eq!(of("nothing"), ["nothing"].map(at));
        assert_eq!(of("d*"), Vec::<PathBuf>::new());
        assert_eq!(read("scenarios = [\"no*\"]\n"), Err(vec!["E001"]));
    }

    #[test]
    fn slips_are_named() {
        assert_eq!(read("name = \"x\"\n"), Err(vec!["E202"]));
        assert_eq!(
            read("scenarios = [\"a\"]\npolicies = [\"fair\"]\nlambda = \"1\"\nseeds = [-1]\n"),
            Err(vec!["E107", "E203", "E204"])
        );
        assert_eq!(read("scenarios = [\"a\"]\nseed = [1]\n"), Err(vec!["E214"]));
        for stray in ["policy = [\"cost\"]", "work_limit = [10]", "colour = 1"] {
            let text = format!("scenarios = [\"a\"]\n{stray}\n");
            assert_eq!(read(&text), Err(vec!["E215"]), "{stray}");
        }
    }
}
