//! Every command that the READMEs and the guides show is run, in the order shown, and says what they show.
//!
//! `UPDATE_DOCS=1 cargo test --test all readme` writes the output of real runs into them.
//!
//! A `console` block holds commands (`$ …`), each with the standard output that it gives, or with
//! nothing where only its success counts; `; echo $?` behind a command shows its exit code. Seconds
//! are never compared. Where the clock ends the
//! search, as on a whole county, no figure is, nor who is busiest; the sentences are.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Mutex;

use assert_cmd::Command;

/// One after the other: a search that shares its time with another finds less.
static RUNNING: Mutex<()> = Mutex::new(());

const BY_CARGO: &str = "cargo run --release -- ";
const INSTALLED: &str = "alliance ";

/// Commands that both READMEs show.
const SHOWN: [&str; 5] = ["plan", "check", "verify", "init", "generate"];

/// Behind a command that may fail: its exit code is its last line.
const CODE: &str = "; echo $?";

/// Commands of which the checks run exactly the same; they cannot run inside themselves.
fn part_of_the_checks(command: &str) -> bool {
    let checks = fs::read_to_string(root().join(".ci/run")).expect("the checks are there");
    command == ".ci/run" || checks.lines().any(|line| line.trim() == command)
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Shown {
    command: String,
    output: String,
}

/// What stands in a README: text, or a command with its output.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    Command(Shown),
}

fn parts(readme: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut inside = false;
    for line in readme.split_inclusive('\n') {
        let fence = line.trim_end();
        if fence.starts_with("```") {
            inside = !inside && fence == "```console";
            parts.push(Part::Text(line.to_owned()));
        } else if let (true, Some(command)) = (inside, fence.strip_prefix("$ ")) {
            let shown = Shown { command: command.to_owned(), output: String::new() };
            parts.push(Part::Command(shown));
        } else {
            match parts.last_mut() {
                Some(Part::Command(shown)) if inside => shown.output.push_str(line),
                Some(Part::Text(text)) if !inside => text.push_str(line),
                _ => parts.push(Part::Text(line.to_owned())),
            }
        }
    }
    parts
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("writable");
    for entry in fs::read_dir(from).expect("readable") {
        let entry = entry.expect("readable");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("copied");
        }
    }
}

/// The first lines of a file, as `head -n` prints them.
fn head(arguments: &str, here: &Path) -> String {
    let (lines, file) = arguments.split_once(' ').expect("how many lines of which file");
    let text = fs::read_to_string(here.join(file)).expect("written by a command before");
    text.split_inclusive('\n').take(lines.parse().expect("a number of lines")).collect()
}

/// Standard output of a command of the program.
fn output(arguments: &str, locale: &str, here: &Path) -> String {
    let (arguments, may_fail) = match arguments.strip_suffix(CODE) {
        Some(arguments) => (arguments, true),
        None => (arguments, false),
    };
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("alliance"));
    command.args(arguments.split(' ')).current_dir(here);
    command.env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", locale);
    let output = command.output().expect("the program runs");
    let said = String::from_utf8_lossy(&output.stderr);
    let code = output.status.code().expect("no signal");
    assert!(may_fail || code == 0, "alliance {arguments}: {code}\n{said}");
    let mut text = String::from_utf8(output.stdout).expect("UTF-8");
    if may_fail {
        text += &format!("{code}\n");
    }
    text
}

/// What is compared of an output.
fn compared(command: &str, output: &str) -> String {
    let by_the_clock = command.contains("plan data/tianzhu") && !command.contains("--work-limit");
    let mut busiest = false;
    let mut text = String::new();
    for line in output.trim_matches('\n').lines() {
        let line = line.trim_end();
        let search = ["  Search ", "  搜索 "].iter().any(|s| line.starts_with(s));
        busiest = !line.is_empty()
            && (busiest || line.contains("Busiest people") || line.contains("最忙的人"));
        // How much is proven within the time depends on the machine.
        let levels = ["  Cost ", "  综合成本 ", "  Calendar ", "  日历质量 "];
        let proof = by_the_clock && levels.iter().any(|level| line.starts_with(level));
        if search || proof || by_the_clock && busiest && line.starts_with("    ") {
            text += "  …\n";
        } else if by_the_clock {
            text += &without_figures(line);
            text.push('\n');
        } else {
            text += line;
            text.push('\n');
        }
    }
    text
}

fn without_figures(line: &str) -> String {
    let mut text = String::new();
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        if c.is_ascii_digit() {
            let point = |chars: &std::iter::Peekable<std::str::Chars>| {
                let mut rest = chars.clone();
                rest.next() == Some('.') && rest.next().is_some_and(|c| c.is_ascii_digit())
            };
            while chars.peek().is_some_and(char::is_ascii_digit) || point(&chars) {
                chars.next();
            }
            text.push('#');
        } else {
            text.push(c);
        }
    }
    text
}

fn hold(readme: &str, locale: &str, wanted: &[&str]) {
    let _turn = RUNNING.lock();
    let update = std::env::var_os("UPDATE_DOCS").is_some();
    let path = root().join(readme);
    let whole = fs::read_to_string(&path).expect("the README is there");
    let here = tempfile::tempdir().expect("a folder");
    for folder in ["data", "docs/mistakes"] {
        copy(&root().join(folder), &here.path().join(folder));
    }
    let study = "docs/study-r.toml";
    fs::copy(root().join(study), here.path().join(study)).expect("copied");
    let mut commands = BTreeSet::new();
    let mut anew = String::new();
    for part in parts(&whole) {
        let shown = match part {
            Part::Text(text) => {
                anew += &text;
                continue;
            }
            Part::Command(shown) => shown,
        };
        let command = shown.command.as_str();
        anew += &format!("$ {command}\n");
        let ours = command.strip_prefix(BY_CARGO).or_else(|| command.strip_prefix(INSTALLED));
        let real = if let Some(arguments) = ours {
            commands.insert(arguments.split(' ').next().unwrap_or("").to_owned());
            output(arguments, locale, here.path())
        } else if let Some(arguments) = command.strip_prefix("head -n ") {
            head(arguments, here.path())
        } else {
            assert!(part_of_the_checks(command), "{readme}: `{command}` is not part of .ci/run");
            anew += &shown.output;
            continue;
        };
        if shown.output.trim().is_empty() {
            anew += &shown.output;
        } else if update {
            let gap = if shown.output.ends_with("\n\n") { "\n" } else { "" };
            anew += &format!("{}\n{gap}", real.trim_matches('\n'));
        } else {
            let (want, got) = (compared(command, &shown.output), compared(command, &real));
            assert!(
                want == got,
                "{readme}: `{command}` says\n{real}\ncompared:\n{got}\nthe README says\n{want}"
            );
        }
    }
    for command in wanted {
        assert!(commands.contains(*command), "{readme} does not show `alliance {command}`");
    }
    if update {
        fs::write(&path, anew).expect("the README is writable");
    }
}

#[test]
#[cfg_attr(feature = "highs", ignore = "shows the default backend")]
fn english_readme_shows_what_happens() {
    hold("README.md", "en_GB.UTF-8", &SHOWN);
}

#[test]
#[cfg_attr(feature = "highs", ignore = "shows the default backend")]
fn chinese_readme_shows_what_happens() {
    hold("README.zh.md", "zh_CN.UTF-8", &SHOWN);
}

/// The guides show commands too.
#[test]
fn guides_show_what_happens() {
    let mut held = 0;
    let mut guides: Vec<String> = fs::read_dir(root().join("docs"))
        .expect("there are guides")
        .map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".md"))
        .collect();
    guides.sort();
    for name in guides {
        let path = format!("docs/{name}");
        let text = fs::read_to_string(root().join(&path)).expect("readable");
        if text.contains("```console") {
            let locale = if name.ends_with(".zh.md") { "zh_CN.UTF-8" } else { "en_GB.UTF-8" };
            hold(&path, locale, &[]);
            held += 1;
        }
    }
    assert!(held > 0, "no guide shows a command");
}

#[test]
fn parts_are_told_apart_and_put_together() {
    let readme = "a\n```console\n$ one x\nsays\n\nmore\n$ two\n```\nb\n```sh\n$ no\n```\n";
    let parts = parts(readme);
    let commands: Vec<&Shown> = parts
        .iter()
        .filter_map(|p| match p {
            Part::Command(shown) => Some(shown),
            Part::Text(_) => None,
        })
        .collect();
    let shown = |command: &str, output: &str| Shown {
        command: command.to_owned(),
        output: output.to_owned(),
    };
    assert_eq!(commands, [&shown("one x", "says\n\nmore\n"), &shown("two", "")]);
}

#[test]
fn figures_are_left_out_where_the_clock_decides() {
    let said = "\nX\n  Cost  12.5 (a); 3%, at 10.\n  Search  1.0 s; done\n";
    assert_eq!(compared("plan data/tianzhu", said), "X\n  …\n  …\n");
    let kept = "X\n  Cost  12.5 (a); 3%, at 10.\n  …\n";
    assert_eq!(compared("plan data/tiny", said), kept);
    let busiest = "  Busiest people\n    A: 5 min\n\n  Hosts\n    B 2\n";
    let want = "  Busiest people\n  …\n\n  Hosts\n    B #\n";
    assert_eq!(compared("plan data/tianzhu", busiest), want);
}

/// The code of the English README is tested with the library's documentation.
#[test]
fn both_readmes_show_the_same_code() {
    let code = |readme: &str| -> Vec<String> {
        let whole = fs::read_to_string(root().join(readme)).expect("the README is there");
        let blocks = whole.split("```rust\n").skip(1);
        blocks.map(|b| b.split("```").next().unwrap_or("").to_owned()).collect()
    };
    assert_eq!(code("README.md").len(), 1);
    assert_eq!(code("README.md"), code("README.zh.md"));
}
