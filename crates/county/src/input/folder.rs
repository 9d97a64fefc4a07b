//! Files on disk → bytes.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use super::Sources;
use super::bytes::MAX_FILE;
use super::codes;
use super::findings::{Findings, file_place, unreadable};
use super::headers::{SETTINGS, SheetName, TABLES, sheet_names};

/// Names of the files of a scenario, in the order in which findings are listed.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    std::iter::once(SETTINGS).chain(TABLES.into_iter().map(|t| t.file))
}

/// Whether a path is named as a workbook.
pub(super) fn is_workbook(path: &Path) -> bool {
    path.extension()
        .is_some_and(|e| ["xlsx", "xlsm", "xls"].iter().any(|x| e.eq_ignore_ascii_case(x)))
}

/// Reads the files of a scenario; other files in the folder are only named.
pub(super) fn read(folder: &Path, found: &mut Findings) -> Option<Sources> {
    let name = folder.display().to_string();
    let place = file_place(&name);
    match fs::metadata(folder) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => {
            found.report(codes::NO_FOLDER, place, |m| m.with("folder", &name));
            return None;
        }
        Err(e) => {
            found.report(codes::CANNOT_READ, place, |m| unreadable(m, &e));
            return None;
        }
        Ok(meta) if !meta.is_dir() => {
            found.report(codes::NOT_A_FOLDER, place, |m| m.with("folder", &name));
            return None;
        }
        Ok(_) => {}
    }
    let mut sources = Sources { name, ..Sources::default() };
    for file in names() {
        match bytes(&folder.join(file)) {
            Ok(bytes) => {
                sources.files.insert(file.to_owned(), bytes);
            }
            Err(e) if e.kind() == io::ErrorKind::NotFound => {}
            Err(e) => found.report(codes::CANNOT_READ, file_place(file), |m| unreadable(m, &e)),
        }
    }
    let others = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let mut others: Vec<String> =
        others.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    others.sort_unstable();
    for other in &others {
        similar(other, found);
    }
    Some(sources)
}

/// The bytes of a file; of one that is too large just enough to see that.
pub(super) fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    read_bounded(path, MAX_FILE as u64)
}

/// The bytes of a file, of one that is larger than `most` one byte more than that. What is no regular
/// file is not opened: a pipe would wait for ever, and a device need not end.
///
/// # Errors
/// What the system says; [`io::ErrorKind::InvalidInput`] for what is no regular file.
pub fn read_bounded(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let meta = fs::metadata(path)?;
    if meta.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if !meta.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "no regular file"));
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Warns of a file whose name is nearly that of one of a scenario's.
pub(super) fn similar(name: &str, found: &mut Findings) {
    if names().any(|n| n == name) || name.starts_with('.') {
        return;
    }
    let plain = name.to_lowercase();
    // A hidden second extension, as file managers leave it.
    let plain = plain.strip_suffix(".txt").unwrap_or(&plain);
    let near = names().find(|n| strsim::osa_distance(plain, n) <= 2);
    // A table in another format, or under the name that its sheet would have.
    let stem = plain.rsplit_once('.').map_or(plain, |(stem, _)| stem);
    let near = near.or_else(|| {
        let sheet = |s: &SheetName| {
            names().any(|n| n == s.table) && s.spellings().any(|spelling| spelling == stem)
        };
        sheet_names().find(sheet).map(|s| s.table)
    });
    if let Some(near) = near {
        found.report(codes::SIMILAR_FILE, file_place(name), |m| {
            m.with("name", name).with("suggestion", near)
        });
    }
}
