//! The files of a plan, as every command that makes one writes them.

use std::fmt::Display;
use std::io;
use std::path::{Path, PathBuf};

use super::Exit;
use super::args::OutputArgs;
use super::research_args::LimitArgs;
use super::stop::Stop;
use super::voice::{Voice, note};
use crate::domain::{FixedWord, Message, Plan, Scenario};
use crate::input::read_bounded;
use crate::write::{Format, OutputFile, Repair, Request, WriteError, WrittenSet, write_files};

impl OutputArgs {
    /// The formats asked for: all, if none is named.
    pub fn formats(&self) -> &[Format] {
        if self.formats.is_empty() { Format::ALL } else { &self.formats }
    }
}

/// What a command knows of its files beyond the plan.
#[derive(Debug, Default)]
pub(super) struct More<'a> {
    /// What makes the same files again.
    pub command: &'a str,
    /// The folder of the plan that this one follows, if that is not the folder written to.
    pub earlier: Option<&'a Path>,
    /// What the plan changes, if it repairs another.
    pub repair: Option<Repair<'a>>,
}

/// The scenario and its plan as they may be shown: without names where that was asked for.
///
/// What a command prints or adds to the files it must make from these.
pub(super) fn shown(given: (Scenario, Plan), args: &OutputArgs, voice: &Voice) -> (Scenario, Plan) {
    match args.anonymise {
        true => crate::write::anonymised(&given.0, &given.1, voice.texts()),
        false => given,
    }
}

/// Writes the files of a plan, or tells why not.
///
/// What `--anonymise` hides is hidden here too, whatever the command has done: a second time changes
/// nothing.
pub(super) fn write(
    out: &Path,
    (scenario, plan): (&Scenario, &Plan),
    args: &OutputArgs,
    more: &More<'_>,
    stop: &Stop,
    voice: &Voice,
) -> Result<WrittenSet, Exit> {
    let hidden = args.anonymise.then(|| crate::write::anonymised(scenario, plan, voice.texts()));
    let (scenario, plan) = hidden.as_ref().map_or((scenario, plan), |(s, p)| (s, p));
    let request = Request {
        formats: args.formats(),
        command: more.command,
        earlier: more.earlier,
        no_alarms: args.no_alarms,
        repair: more.repair,
        force: args.force,
        alone: args.anonymise,
        ..Request::new(scenario, plan, voice.texts())
    };
    // A second Ctrl-C ends the program while files are made, but not between two of them.
    let made = crate::write::made(out, &request);
    let written = made.and_then(|files| stop.whole(|| crate::write::put(out, &request, &files)));
    let written = written.map_err(|error| cannot_write(&error, voice))?;
    kept(&written, voice);
    Ok(written)
}

/// Before a search whose plan could not be written: tells what stands in the way.
pub(super) fn try_out(out: &Path, args: &OutputArgs, voice: &Voice) -> Result<(), Exit> {
    crate::write::try_out(out, args.formats()).map_err(|error| cannot_write(&error, voice))
}

/// The same for a command that writes other files than a plan's.
pub(super) fn try_files(out: &Path, files: &[&str], voice: &Voice) -> Result<(), Exit> {
    crate::write::try_folder(out, files, &[]).map_err(|error| cannot_write(&error, voice))
}

/// The same for files that are called like tables of the scenario, which are the user's own.
pub(super) fn try_tables(
    out: &Path,
    files: &[&str],
    scenario: &Path,
    voice: &Voice,
) -> Result<(), Exit> {
    let same =
        |a: &Path, b: &Path| a.canonicalize().is_ok_and(|a| b.canonicalize().is_ok_and(|b| a == b));
    if same(out, scenario) {
        return Err(voice.refuse(&Message::new("cli-out-is-scenario").with("path", out.display())));
    }
    try_files(out, files, voice)
}

/// Finishes what a run that was ended has left beside a calendar that is to be read.
pub(super) fn settle(calendar: &Path, voice: &Voice) -> Result<(), Exit> {
    let folder = calendar.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    crate::write::settle(folder).map_err(|error| cannot_write(&error, voice))
}

/// Most bytes of a file that a command reads besides the tables.
pub(super) const LARGEST: u64 = 512 << 20;

/// The bytes of a file, which may not have more than `most`.
pub(super) fn read_file(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let bytes = read_bounded(path, most)?;
    if bytes.len() as u64 > most { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}

/// The bytes of a file that a command is given; told where it cannot be read.
pub(super) fn read(path: &Path, voice: &Voice) -> Result<Vec<u8>, Exit> {
    read_file(path, LARGEST).map_err(|error| {
        let message = Message::new("cli-cannot-read").with("path", path.display());
        voice.refuse(&message.with("why", voice.why(&error)))
    })
}

/// Tells where what somebody had changed is kept.
pub(super) fn kept(written: &WrittenSet, voice: &Voice) {
    for (from, to) in &written.kept {
        let message = Message::new("cli-kept").with("path", from.display());
        note(&voice.say(&message.with("to", to.display())));
    }
}

/// Tells why files were not written.
pub(super) fn cannot_write(error: &WriteError, voice: &Voice) -> Exit {
    not_made(&error.source, &error.path, voice)
}

/// Tells why files could not be made.
pub(super) fn not_made(error: &io::Error, out: &Path, voice: &Voice) -> Exit {
    let message = Message::new("cli-cannot-write").with("path", out.display());
    voice.refuse(&message.with("why", voice.why(error)))
}

/// Writes the files of a command that makes no plan; the lines that list them.
pub(super) fn write_made(
    out: &Path,
    part: &str,
    files: io::Result<Vec<OutputFile>>,
    voice: &Voice,
) -> Result<String, Exit> {
    let files = files.map_err(|error| not_made(&error, out, voice))?;
    let contents: Vec<(&str, &[u8])> =
        files.iter().map(|file| (file.name.as_str(), file.content.as_slice())).collect();
    let written = write_files(out, part, &contents).map_err(|error| cannot_write(&error, voice))?;
    kept(&written, voice);
    Ok(written.files.iter().map(|file| format!("  {}\n", file.display())).collect())
}

/// The files of a plan as lines: a folder below the plan's is one line.
pub(super) fn listed(out: &Path, files: &[PathBuf], voice: &Voice) -> Vec<String> {
    let mut lines: Vec<(PathBuf, usize)> = Vec::new();
    for file in files {
        let first = file.strip_prefix(out).ok().and_then(|below| below.components().next());
        let line = first.map_or_else(|| file.clone(), |first| out.join(first));
        match lines.iter_mut().find(|(path, _)| *path == line) {
            Some((_, count)) => *count += 1,
            None => lines.push((line, 1)),
        }
    }
    let worded = |(path, count): (PathBuf, usize)| {
        if files.contains(&path) {
            return path.display().to_string();
        }
        let folder = Message::new("cli-files-folder").with("path", path.display());
        voice.say(&folder.with("n", count))
    };
    lines.into_iter().map(worded).collect()
}

/// A command line that makes the same files again.
#[derive(Debug)]
pub(super) struct CommandLine(String);

impl CommandLine {
    /// `alliance` and the command.
    pub fn new(command: &str) -> Self {
        Self(format!("alliance {command}"))
    }

    /// One more word, quoted for a shell where it needs to be.
    pub fn word(mut self, word: impl Display) -> Self {
        let word = word.to_string();
        let plain = |c: char| c.is_alphanumeric() || "-_./:=,+@".contains(c);
        self.0.push(' ');
        if !word.is_empty() && word.chars().all(plain) {
            self.0.push_str(&word);
        } else {
            self.0.push_str(&format!("'{}'", word.replace('\'', r"'\''")));
        }
        self
    }

    /// The path of a file that is read, behind its option; as paths may hold names too, a word
    /// stands in its place where names are hidden.
    pub fn path(self, option: Option<&str>, word: &str, path: &Path, args: &OutputArgs) -> Self {
        let line = option.into_iter().fold(self, Self::word);
        match args.anonymise {
            true => line.word(word),
            false => line.word(path.display()),
        }
    }

    /// An option and its value, if there is one.
    pub fn option(self, name: &str, value: Option<impl Display>) -> Self {
        match value {
            Some(value) => self.word(name).word(value),
            None => self,
        }
    }

    /// How long the search may take, and what it begins with.
    pub fn limits(self, args: &LimitArgs) -> Self {
        self.option("--time-limit", args.time_limit.map(|limit| limit.as_secs_f64()))
            .option("--work-limit", args.work_limit)
            .option("--seed", (args.seed != 1).then_some(args.seed))
    }

    /// The formats and the rest of what says how files are written.
    pub fn outputs(self, args: &OutputArgs) -> Self {
        let formats: Vec<&str> = args.formats.iter().map(|f| f.word()).collect();
        let line = self.option("--formats", (!formats.is_empty()).then(|| formats.join(",")));
        let line = if args.no_alarms { line.word("--no-alarms") } else { line };
        if args.anonymise { line.word("--anonymise") } else { line }
    }

    /// The whole line.
    pub fn finish(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;

    #[test]
    fn words_that_a_shell_would_take_apart_are_quoted() {
        let line = CommandLine::new("plan")
            .word("data/天祝")
            .word("it's; rm -rf")
            .option("--seed", Some(7))
            .option("--policy", None::<u8>)
            .word("");
        assert_eq!(line.finish(), r"alliance plan data/天祝 'it'\''s; rm -rf' --seed 7 ''");
    }

    #[test]
    fn folder_full_of_files_is_one_line() {
        let voice = Voice::new(Some(Language::En), None);
        let out = Path::new("out/x");
        let files =
            ["calendar.csv", "ics/a.ics", "ics/p/b.ics", "ics/p/c.ics"].map(|f| out.join(f));
        assert_eq!(listed(out, &files, &voice), ["out/x/calendar.csv", "out/x/ics: 3 files"]);
    }
}
