//! Spoilt scenarios through the program itself: exit code 1, a message, and nothing written.

use std::fs;
use std::path::{Path, PathBuf};

use alliance_calendar::input::Sources;
use assert_cmd::Command;

use crate::bad_input::{good, spoilt};

/// Exit code, standard output, standard error.
fn alliance(line: &[&str], here: &Path) -> (i32, String, String) {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("alliance"));
    command.args(line).current_dir(here).env_remove("RUST_BACKTRACE");
    let output = command.output().expect("the program runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    let code = output.status.code().expect("no signal ended it");
    (code, text(output.stdout), text(output.stderr))
}

fn write(sources: &Sources, folder: &Path) {
    fs::create_dir(folder).expect("created");
    for (name, bytes) in &sources.files {
        fs::write(folder.join(name), bytes).expect("written");
    }
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("readable") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// `plan` refuses a scenario: what is wrong with how it does, if anything.
fn refuses(sources: &Sources, code: &str, file: &str) -> Result<(), String> {
    let here = tempfile::tempdir().expect("a folder");
    let folder = here.path().join("county");
    write(sources, &folder);
    let before = files(here.path());
    let (exit, out, err) = alliance(&["plan", "county", "--lang", "en"], here.path());
    let said = || err.chars().take(600).collect::<String>();
    if exit != 1 || !out.is_empty() {
        return Err(format!("exit code {exit}\n{}", said()));
    }
    if err.contains("panicked") || err.len() > 60_000 {
        return Err(format!("{} bytes of message\n{}", err.len(), said()));
    }
    // A warning among errors, or an error that is one of very many, need not be shown first.
    let told = err.contains(&format!("[{code}] {file}")) && err.contains("help: ");
    if !told || !err.contains("The scenario was refused: ") {
        return Err(format!("{code} in {file} is not told\n{}", said()));
    }
    if files(here.path()) != before {
        return Err(format!("left behind: {:?}", files(here.path())));
    }
    Ok(())
}

#[test]
fn spoilt_scenarios_are_refused_and_nothing_is_written() {
    let mut wrong = Vec::new();
    let mut refused = 0;
    for (i, case) in spoilt::cases().into_iter().enumerate() {
        if case.code.starts_with('W') {
            continue;
        }
        let mut sources = good::sources();
        spoilt::spoil(&mut sources, case.spoilt, case.edit);
        refused += 1;
        if let Err(why) = refuses(&sources, case.code, case.file) {
            wrong.push(format!("{i}: {}: {why}", case.spoilt));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(refused >= 100, "only {refused} scenarios");
}

#[test]
fn files_cut_off_anywhere_end_in_an_answer() {
    let (mut refused, mut wrong) = (0, Vec::new());
    for (name, text) in good::FILES {
        // Through the middle of Chinese characters, cells and lines alike.
        for cut in (0..text.len()).step_by(text.len() / 8 + 1) {
            let mut sources = good::sources();
            sources.files.insert((*name).to_owned(), text.as_bytes()[..cut].to_vec());
            let here = tempfile::tempdir().expect("a folder");
            write(&sources, &here.path().join("county"));
            let (exit, out, err) = alliance(&["check", "county", "--lang", "en"], here.path());
            let fine = match exit {
                0 => out.contains("can be planned"),
                1 => out.contains("error[E") && out.contains("help: "),
                _ => false,
            };
            if !fine || !err.is_empty() {
                wrong.push(format!("{name} cut at {cut}: exit code {exit}\n{out}\n{err}"));
            }
            refused += u32::from(exit == 1);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(refused >= 30, "only {refused} are refused");
}

#[test]
fn tables_in_each_others_places_are_refused() {
    let mut wrong = Vec::new();
    for (i, (one, text)) in good::FILES.iter().enumerate() {
        for (other, other_text) in &good::FILES[i + 1..] {
            // Two calendars may stand for each other but for their dates, which differ.
            let mut sources = good::sources();
            sources.files.insert((*one).to_owned(), other_text.as_bytes().to_vec());
            sources.files.insert((*other).to_owned(), text.as_bytes().to_vec());
            let here = tempfile::tempdir().expect("a folder");
            write(&sources, &here.path().join("county"));
            let (exit, _, err) = alliance(&["plan", "county", "--lang", "en"], here.path());
            if exit != 1 || err.contains("panicked") || !err.contains("error[E") {
                wrong.push(format!("{one} and {other}: exit code {exit}\n{err}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn columns_in_each_others_places_are_refused_or_read() {
    for (name, text) in good::FILES.iter().filter(|(name, _)| name.ends_with(".csv")) {
        let header: Vec<&str> = text.lines().next().expect("headers").split(',').collect();
        for (i, one) in header.iter().enumerate() {
            let other = header[(i + 1) % header.len()];
            // The headers change places and the cells do not.
            let mut swapped = header.clone();
            swapped[i] = other;
            swapped[(i + 1) % header.len()] = one;
            let mut sources = good::sources();
            let text = text.replacen(&header.join(","), &swapped.join(","), 1);
            sources.files.insert((*name).to_owned(), text.into_bytes());
            let here = tempfile::tempdir().expect("a folder");
            write(&sources, &here.path().join("county"));
            let (exit, out, err) = alliance(&["check", "county", "--lang", "en"], here.path());
            assert!(exit == 0 || exit == 1, "{name}: {one} and {other}: {exit}\n{out}{err}");
            assert_eq!(exit == 1, out.contains("error["), "{name}: {one} and {other}\n{out}");
        }
    }
}

#[test]
fn warnings_alone_leave_a_scenario_to_plan() {
    for case in spoilt::cases().into_iter().filter(|c| c.code.starts_with('W')) {
        let mut sources = good::sources();
        // A limit that earns a warning may be one that a pinned activity breaks.
        sources.files.remove("pins.csv");
        spoilt::spoil(&mut sources, case.spoilt, case.edit);
        let here = tempfile::tempdir().expect("a folder");
        write(&sources, &here.path().join("county"));
        let (exit, out, err) = alliance(&["check", "county", "--lang", "en"], here.path());
        assert_eq!((exit, err.as_str()), (0, ""), "{}: {out}", case.code);
        assert!(out.contains(&format!("warning[{}] {}", case.code, case.file)), "{out}");
    }
}
