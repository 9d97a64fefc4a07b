//! All files of a plan in one go, from any command.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

use crate::domain::{Activity, FixedWord, Plan, Scenario};
use crate::text::Texts;

use super::atomic::{NewFile, NewSet, WriteError, WrittenSet, manifest, try_folder, write_set};
use super::changes::{Repair, change_files};
use super::edition::{Edition, OutputFile};
use super::formats::Format;
use super::ics;

/// Bytes of an earlier file that are read; larger ones are not ours.
const LARGEST_EARLIER: u64 = 64 << 20;

/// What is to be written.
#[derive(Debug, Clone)]
pub struct Request<'a> {
    /// The input.
    pub scenario: &'a Scenario,
    /// The plan of it.
    pub plan: &'a Plan,
    /// The language.
    pub texts: &'a Texts,
    /// Which formats; [`Format::ALL`](FixedWord::ALL) for all of them.
    pub formats: &'a [Format],
    /// The command line that makes the plan again; empty if there is none.
    pub command: &'a str,
    /// The folder of the plan that this one follows, if that is not the folder written to.
    pub earlier: Option<&'a Path>,
    /// The calendars for phones have no alarms.
    pub no_alarms: bool,
    /// What the plan changes, if it repairs another.
    pub repair: Option<Repair<'a>>,
    /// What somebody has changed since it was written is replaced too.
    pub force: bool,
    /// Nothing else that was ever written there may stay, as it holds names.
    pub alone: bool,
}

impl<'a> Request<'a> {
    /// All formats of a plan that follows no other.
    #[must_use]
    pub fn new(scenario: &'a Scenario, plan: &'a Plan, texts: &'a Texts) -> Self {
        Self {
            scenario,
            plan,
            texts,
            formats: Format::ALL,
            command: "",
            earlier: None,
            no_alarms: false,
            repair: None,
            force: false,
            alone: false,
        }
    }
}

/// The part of a plan's files that tells what a repair changes.
const CHANGES: &str = "changes";

/// The files of a plan, and of what it changes, each with its part of the set, in memory.
///
/// # Errors
/// What stood in the way of reading earlier files, or the format that cannot hold the plan.
pub fn made(
    out: &Path,
    request: &Request<'_>,
) -> Result<Vec<(&'static str, OutputFile)>, WriteError> {
    let mut earlier = Vec::new();
    if request.formats.contains(&Format::Ics) {
        // What stands where the plan goes is what was handed out last.
        for folder in request.earlier.into_iter().chain([out]) {
            earlier.extend(earlier_files(folder)?);
        }
        if let Some(repair) = request.repair.filter(|_| earlier.is_empty()) {
            earlier = handed_out(request, repair.earlier)
                .map_err(|source| WriteError { path: out.to_path_buf(), source })?;
        }
    }
    let files = files(request, &earlier)
        .map_err(|(name, source)| WriteError { path: out.join(name), source })?;
    let files = files.into_iter().map(|(format, file)| (format.word(), file));
    let Request { scenario, plan, texts, .. } = *request;
    let told = match &request.repair {
        Some(repair) => change_files(scenario, plan, repair, texts)?,
        None => Vec::new(),
    };
    Ok(files.chain(told.into_iter().map(|file| (CHANGES, file))).collect())
}

/// Writes files that were made into a folder, which is made if it is not there.
///
/// Either all files are written, or the folder is left as it was found. What this program wrote for
/// an earlier plan in the same formats, or about a repair, and this plan no longer has is taken
/// away; files of formats that are not asked for are left alone.
///
/// # Errors
/// The file or folder that stood in the way.
pub fn put(
    out: &Path,
    request: &Request<'_>,
    files: &[(&'static str, OutputFile)],
) -> Result<WrittenSet, WriteError> {
    let all: Vec<(&str, NewFile<'_>)> = files
        .iter()
        .map(|(part, file)| (*part, (file.name.as_str(), file.content.as_slice())))
        .collect();
    let mut parts: Vec<&str> = request.formats.iter().map(|format| format.word()).collect();
    parts.push(CHANGES);
    let Request { force, alone, .. } = *request;
    write_set(out, &NewSet { files: &all, parts: &parts, force, alone })
}

/// Whether a plan could be written into a folder; nothing is left of the attempt.
///
/// # Errors
/// What stands in the way.
pub fn try_out(out: &Path, formats: &[Format]) -> Result<(), WriteError> {
    let files: Vec<&str> = formats.iter().filter_map(|format| format.file()).collect();
    let folders: Vec<&str> = formats.iter().flat_map(|format| format.folders()).copied().collect();
    try_folder(out, &files, &folders)
}

/// The files of a plan in memory; an error comes with what could not be made.
///
/// # Errors
/// The format that cannot hold the plan.
pub fn files(
    request: &Request<'_>,
    earlier: &[OutputFile],
) -> Result<Vec<(Format, OutputFile)>, (&'static str, io::Error)> {
    let Request { scenario, plan, texts, command, .. } = *request;
    let mut edition =
        Edition::new(scenario, plan, texts, command, earlier).repairing(request.repair);
    edition.quiet = request.no_alarms;
    let asked: BTreeSet<Format> = request.formats.iter().copied().collect();
    let mut files = Vec::new();
    for format in asked {
        let made = format.make(&edition).map_err(|e| (format.word(), io::Error::other(e)))?;
        files.extend(made.into_iter().map(|file| (format, file)));
    }
    Ok(files)
}

/// The calendars for phones as a calendar was handed out first, where none are kept.
fn handed_out(request: &Request<'_>, rows: &[Activity]) -> io::Result<Vec<OutputFile>> {
    let Request { scenario, plan, texts, .. } = *request;
    let plan = Plan { activities: rows.to_vec(), ..plan.clone() };
    let edition = Edition::new(scenario, &plan, texts, "", &[]);
    ics::calendars(&edition).map_err(io::Error::other)
}

/// The calendars for phones that this program has written into a folder, sorted by name: those that
/// its manifest knows, or, where there is none, whatever looks like one.
fn earlier_files(out: &Path) -> Result<Vec<OutputFile>, WriteError> {
    let names: Vec<String> = match manifest(out) {
        Some(manifest) => manifest
            .files
            .into_iter()
            .filter(|(_, entry)| entry.part == Format::Ics.word())
            .map(|(name, _)| name)
            .collect(),
        None => {
            let mut names = Vec::new();
            for folder in ics::FOLDERS.names {
                let entries = entries(&out.join(folder), ics::FOLDERS.ending)?;
                names.extend(entries.into_iter().map(|file| format!("{folder}/{file}")));
            }
            names
        }
    };
    let mut found = Vec::new();
    for name in names {
        let path = out.join(&name);
        if !path.is_file() {
            continue;
        }
        let mut content = Vec::new();
        fs::File::open(&path)
            .and_then(|f| f.take(LARGEST_EARLIER).read_to_end(&mut content))
            .map_err(|source| WriteError { path, source })?;
        if ics::is_ours(&content) {
            found.push(OutputFile { name, content });
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

/// Name of every file with an ending; none where there is no folder.
fn entries(folder: &Path, ending: &str) -> Result<Vec<String>, WriteError> {
    let failed = |source| WriteError { path: folder.to_path_buf(), source };
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(e) if matches!(e.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Ok(Vec::new());
        }
        Err(source) => return Err(failed(source)),
    };
    let mut found = Vec::new();
    for entry in entries {
        let name = entry.map_err(failed)?.file_name();
        let right = Path::new(&name).extension().is_some_and(|e| e.eq_ignore_ascii_case(ending));
        found.extend(name.into_string().ok().filter(|_| right));
    }
    Ok(found)
}
