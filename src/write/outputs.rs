//! All files of a plan in one go, from any command.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::domain::{FixedWord, Plan, Scenario};
use crate::text::Texts;

use super::atomic::{NewFile, WriteError, replace_files};
use super::edition::{Edition, OutputFile};
use super::formats::{Folders, Format};

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
    /// Files that the command adds to those of the formats.
    pub extra: &'a [OutputFile],
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Every file of the plan, in the order of the formats.
    pub files: Vec<PathBuf>,
    /// Files of an earlier plan that this one no longer has.
    pub removed: Vec<PathBuf>,
}

/// Writes every file of a plan that is asked for into a folder, which is made if it is not there.
///
/// Either all files are written, or the folder is left as it was found. In the folders of a format
/// that writes a file for each alliance, kindergarten or person, what this program wrote for an
/// earlier plan and this plan no longer has is taken away; files of formats that are not asked for
/// are left alone.
///
/// # Errors
/// The file or folder that stood in the way, or the format that cannot hold the plan.
pub fn write(out: &Path, request: &Request<'_>) -> Result<Written, WriteError> {
    let folders: Vec<Folders> = request.formats.iter().filter_map(|f| f.folders()).collect();
    let standing = earlier_files(out, &folders)?;
    let mut earlier = match request.earlier {
        Some(folder) => earlier_files(folder, &folders)?,
        None => Vec::new(),
    };
    // What stands where the plan goes is what was handed out last.
    earlier.extend_from_slice(&standing);

    let mut files = files(request, &earlier)
        .map_err(|(name, source)| WriteError { path: out.join(name), source })?;
    files.extend_from_slice(request.extra);

    let new: BTreeSet<&str> = files.iter().map(|f| f.name.as_str()).collect();
    let stale: Vec<&str> =
        standing.iter().map(|f| f.name.as_str()).filter(|name| !new.contains(name)).collect();
    let contents: Vec<NewFile<'_>> =
        files.iter().map(|f| (f.name.as_str(), f.content.as_slice())).collect();
    let written = replace_files(out, &contents, &stale)?;
    Ok(Written { files: written, removed: stale.iter().map(|name| out.join(name)).collect() })
}

/// The files of a plan in memory; an error comes with what could not be made.
///
/// # Errors
/// The format that cannot hold the plan.
pub fn files(
    request: &Request<'_>,
    earlier: &[OutputFile],
) -> Result<Vec<OutputFile>, (&'static str, io::Error)> {
    let Request { scenario, plan, texts, command, .. } = *request;
    let edition = Edition::new(scenario, plan, texts, command, earlier);
    let asked: BTreeSet<Format> = request.formats.iter().copied().collect();
    let mut files = Vec::new();
    for format in asked {
        let made = format.make(&edition).map_err(|e| (format.word(), io::Error::other(e)))?;
        files.extend(made);
    }
    Ok(files)
}

/// What this program has written before into the folders of the formats, sorted by name.
fn earlier_files(out: &Path, folders: &[Folders]) -> Result<Vec<OutputFile>, WriteError> {
    let mut found = Vec::new();
    for Folders { names, ending, ours } in folders {
        for folder in *names {
            for (file, path) in entries(&out.join(folder), ending)? {
                let mut content = Vec::new();
                fs::File::open(&path)
                    .and_then(|f| f.take(LARGEST_EARLIER).read_to_end(&mut content))
                    .map_err(|source| WriteError { path, source })?;
                if ours(&content) {
                    found.push(OutputFile { name: format!("{folder}/{file}"), content });
                }
            }
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

/// Name and path of every file with an ending; none where there is no folder.
fn entries(folder: &Path, ending: &str) -> Result<Vec<(String, PathBuf)>, WriteError> {
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
        let path = entry.map_err(failed)?.path();
        let right = path.extension().is_some_and(|e| e.eq_ignore_ascii_case(ending));
        if let (true, Some(name)) = (right, path.file_name().and_then(|n| n.to_str()))
            && path.is_file()
        {
            found.push((name.to_owned(), path));
        }
    }
    Ok(found)
}
