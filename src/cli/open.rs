//! A scenario in the place of a command: it is checked and planned, and the files of the plan are
//! written beside it; a workbook dropped on the program is opened in the workbench.

use std::ffi::OsString;
use std::io::{IsTerminal, stdin, stdout};
use std::path::{Path, PathBuf};

use super::args::Command;
use super::usage::{self, looks_like_path};
use super::voice::{Voice, note};
use super::{Exit, plan, understood};
use crate::domain::Message;

/// Opens the path that stands where a command should, or tells what is wrong with the line.
pub(super) fn run(line: &[OsString], word: &str, answer: &clap::Error, voice: &Voice) -> Exit {
    if !Path::new(word).exists() {
        return match looks_like_path(word) {
            true => missing(Path::new(word), voice),
            false => usage::tell(answer, voice),
        };
    }
    let (program, rest) = line.split_at(1.min(line.len()));
    let line: Vec<OsString> =
        program.iter().cloned().chain(["plan".into()]).chain(rest.iter().cloned()).collect();
    let exit = match understood(&line, voice) {
        Ok(args) => match args.command {
            Command::Plan(mut plan) => {
                plan.opened = true;
                plan::run(&plan, args.lang).unwrap_or_else(|exit| exit)
            }
            _ => usage::tell(answer, voice),
        },
        Err(answer) => usage::tell(&answer, voice),
    };
    wait(voice);
    exit
}

/// The window that a dropped file opens is gone with the program: it waits to be read.
pub(super) fn wait(voice: &Voice) {
    if cfg!(windows) && stdin().is_terminal() {
        note(&voice.key("usage-enter"));
        let _ = stdin().read_line(&mut String::new());
    }
}

/// The workbook that was dropped on the program by somebody who sees no terminal: the whole line is
/// its path from the root, as a desktop gives it, and there is a desktop to show a page on.
pub(super) fn dropped(line: &[OsString]) -> Option<&Path> {
    let [_, book] = line else { return None };
    let book = Path::new(book);
    let is_book = book.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
    // On Windows a window of its own is a terminal too.
    let unseen = cfg!(windows) || !(stdin().is_terminal() || stdout().is_terminal());
    let displays = ["DISPLAY", "WAYLAND_DISPLAY"];
    let desktop = cfg!(any(windows, target_os = "macos"))
        || displays.iter().any(|name| std::env::var_os(name).is_some_and(|d| !d.is_empty()));
    (is_book && book.is_absolute() && unseen && desktop && book.is_file()).then_some(book)
}

/// Where the files of an opened scenario go: `out/` beside it, and its name.
pub(super) fn beside(scenario: &Path) -> PathBuf {
    let real = scenario.canonicalize();
    let parent = match scenario.parent() {
        Some(parent) if scenario.file_name().is_some() => parent.to_owned(),
        _ => real.ok().and_then(|real| real.parent().map(Path::to_owned)).unwrap_or_default(),
    };
    parent.join("out").join(plan::name(scenario))
}

fn missing(path: &Path, voice: &Voice) -> Exit {
    let message = Message::new("usage-no-such-path").with("path", path.display());
    let here = std::env::current_dir().map(|here| here.display().to_string());
    voice.complain(&message.with("folder", here.unwrap_or_default()));
    Exit::Usage
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_go_beside_the_scenario() {
        for (scenario, out) in [
            ("county.xlsx", "out/county"),
            ("data/county.xlsx", "data/out/county"),
            ("data/tianzhu/", "data/out/tianzhu"),
            ("/d/甲县.xlsx", "/d/out/甲县"),
        ] {
            assert_eq!(beside(Path::new(scenario)), Path::new(out), "{scenario}");
        }
    }
}
