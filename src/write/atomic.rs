//! Files written whole or not at all: one, or a set as one.
//!
//! A set remembers what it wrote: [`MANIFEST`] in its folder has the digest of every file. So what
//! somebody has changed since is known and kept, and what a later set no longer has goes.
//!
//! A set is first written in full into [`STAGED`], forced to the disk, and renamed to
//! [`COMMITTED`]: from then on it counts. Its files then take their places, each in one step. If one
//! cannot, all is put back. Whoever ends the program before the renaming leaves the old set, whoever
//! ends it after leaves work that [`settle`] finishes. The manifest is locked meanwhile.

mod book;
mod folders;
mod kept;
mod standing;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use book::{Book, sweep};
use folders::Folders;
use kept::shown;
use standing::{Standing, digest_of, standing};

/// What a set of files in a folder remembers of itself.
pub(super) const MANIFEST: &str = ".alliance.json";
/// Prefix of everything that is there in passing.
const PASSING: &str = ".alliance-";
/// A set that is being written.
const STAGED: &str = ".alliance-staged";
/// A set that counts and whose files are taking their places.
const COMMITTED: &str = ".alliance-committed";
/// In both: what is to be done, the new files and the old ones by number.
const JOURNAL: &str = "journal.json";

/// What could not be written, and why.
#[derive(Debug, Error)]
#[error("{path} cannot be written: {source}", path = path.display())]
pub struct WriteError {
    /// The file or folder.
    pub path: PathBuf,
    /// The system's answer.
    pub source: io::Error,
}

/// Makes an error of the system one about a path.
fn at(path: &Path) -> impl FnOnce(io::Error) -> WriteError {
    let path = path.to_path_buf();
    move |source| WriteError { path, source }
}

/// A file to be written: its place below the folder, `/` between its parts, and its content.
pub type NewFile<'a> = (&'a str, &'a [u8]);

/// A set of files that belong together.
#[derive(Debug, Clone, Copy)]
pub struct NewSet<'a> {
    /// The files, each with the part of the set that it belongs to.
    pub files: &'a [(&'a str, NewFile<'a>)],
    /// Parts that are replaced whole: what they had before and have no longer goes.
    pub parts: &'a [&'a str],
    /// What somebody has changed is replaced too.
    pub force: bool,
    /// Nothing else of earlier sets may stay in the folder: all their parts go, and what somebody
    /// has changed is kept in a folder beside this one.
    pub alone: bool,
}

/// What became of a set.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WrittenSet {
    /// Every file, in the order given.
    pub files: Vec<PathBuf>,
    /// Files of earlier sets that are there no longer.
    pub removed: Vec<PathBuf>,
    /// What somebody had changed: where it stood and where it is kept.
    pub kept: Vec<(PathBuf, PathBuf)>,
}

/// What is known of the files of a folder.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// Name → what was written there.
    pub files: BTreeMap<String, Entry>,
    /// Names under which something is kept that somebody had changed.
    #[serde(default)]
    pub kept: BTreeSet<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// The part of the set that it belongs to.
    pub part: String,
    sha256: String,
}

/// What a committed set still has to do; every step can be taken again.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Journal {
    manifest: Manifest,
    /// From where, to where (from the folder), and the digest of what is to be moved.
    keep: Vec<(String, PathBuf, String)>,
    /// Names of the new files, in the order of their numbers.
    place: Vec<String>,
    /// Names of files that go.
    remove: Vec<String>,
}

/// Writes a set of files that has one part.
///
/// # Errors
/// See [`write_set`].
pub fn write_files(
    folder: &Path,
    part: &str,
    files: &[NewFile<'_>],
) -> Result<WrittenSet, WriteError> {
    let files: Vec<(&str, NewFile<'_>)> = files.iter().map(|&file| (part, file)).collect();
    write_set(folder, &NewSet { files: &files, parts: &[part], force: false, alone: false })
}

/// Writes a set of files into a folder, all or nothing. The folder is made if it is not there, as
/// are the folders below it that the names ask for.
///
/// A file that is there already, byte for byte, is left alone; one that is not as a set left it is
/// kept under a name with its date. Folders that are left empty go too.
///
/// # Errors
/// The file or folder that stood in the way; the folder is as it was before.
pub fn write_set(folder: &Path, set: &NewSet<'_>) -> Result<WrittenSet, WriteError> {
    let mut made = Folders::make(folder)?;
    let mut book = Book::open(folder)?;
    let done = write_locked(folder, set, &mut book, &mut made);
    match &done {
        Ok(_) => made.stay(),
        Err(_) => book.forget(),
    }
    done
}

/// Whether a set could be written here, found out by writing a little; nothing is left of it. What
/// an earlier run has left half done is finished.
///
/// `files` and `folders` are names that the set will need, as far as they are known.
///
/// # Errors
/// What stands in the way.
pub fn try_folder(folder: &Path, files: &[&str], folders: &[&str]) -> Result<(), WriteError> {
    let _made = Folders::make(folder)?;
    let mut book = Book::open(folder)?;
    let tried = stage(folder, |file| file.write_all(b" ")).map_err(at(folder)).map(drop);
    let tried = tried.and_then(|()| {
        for name in files {
            standing(&folder.join(name)).map_err(at(&folder.join(name)))?;
        }
        for path in folders.iter().map(|name| folder.join(name)) {
            if path.exists() && !path.is_dir() {
                return Err(WriteError { path, source: io::ErrorKind::NotADirectory.into() });
            }
        }
        Ok(())
    });
    book.forget();
    tried
}

/// The folder `below` a folder that several processes write into at a time, made if it is not there;
/// the rest is as for [`try_folder`].
///
/// # Errors
/// What stands in the way.
pub fn shared_folder(folder: &Path, files: &[&str], below: &str) -> Result<PathBuf, WriteError> {
    let path = folder.join(below);
    let mut tries = SHARED_TRIES;
    loop {
        let made = try_folder(folder, files, &[below])
            .and_then(|()| fs::create_dir_all(&path).map_err(at(&path)));
        match made {
            // Another process tried at the same time and took its folder away again.
            Err(error) if error.source.kind() == io::ErrorKind::NotFound && tries > 0 => tries -= 1,
            made => return made.map(|()| path),
        }
    }
}

/// How often a folder is tried that others try at the same time.
const SHARED_TRIES: u32 = 100;

/// Finishes what a run that was ended has left in a folder, if it has, and takes away what only
/// that run needed.
///
/// # Errors
/// What stood in the way.
pub fn settle(folder: &Path) -> Result<(), WriteError> {
    let passing = |e: &fs::DirEntry| e.file_name().to_string_lossy().starts_with(PASSING);
    if !fs::read_dir(folder).into_iter().flatten().flatten().any(|entry| passing(&entry)) {
        return Ok(());
    }
    match Book::open(folder) {
        Err(error) if folder.join(COMMITTED).exists() => Err(error),
        // Where nothing can be written, what is in nobody's way stays.
        Err(_) => Ok(()),
        Ok(mut book) => {
            book.forget();
            Ok(())
        }
    }
}

/// Writes one file, replacing what is there.
///
/// # Errors
/// What stood in the way; the file is as it was before.
pub fn write_file(path: &Path, content: &[u8]) -> Result<(), WriteError> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let made = Folders::make(folder)?;
    sweep(folder, false);
    if path.file_name().is_none() || path.is_dir() {
        return Err(WriteError { path: path.into(), source: io::ErrorKind::IsADirectory.into() });
    }
    let file = stage(folder, |file| file.write_all(content)).map_err(at(path))?;
    file.persist(path).map_err(|failed| at(path)(failed.error))?;
    made.stay();
    sync_folders(std::iter::once(folder));
    Ok(())
}

fn write_locked(
    folder: &Path,
    set: &NewSet<'_>,
    book: &mut Book,
    made: &mut Folders,
) -> Result<WrittenSet, WriteError> {
    let (journal, contents) = book.compare(folder, set)?;
    let places: Vec<PathBuf> = set.files.iter().map(|(_, (name, _))| folder.join(name)).collect();
    let written = WrittenSet {
        files: places,
        removed: journal.remove.iter().map(|name| folder.join(name)).collect(),
        kept: journal.keep.iter().map(|(f, to, _)| (folder.join(f), shown(folder, to))).collect(),
    };
    if contents.is_empty() && journal.remove.is_empty() && journal.keep.is_empty() {
        book.put(folder, journal.manifest)?;
        return Ok(written);
    }
    let staged = folder.join(STAGED);
    let whole = || -> Result<(), WriteError> {
        fs::create_dir(&staged).map_err(at(&staged))?;
        let files = || contents.iter().zip(&journal.place).enumerate();
        for (i, (content, place)) in files() {
            new_file(&staged.join(format!("new-{i}")), content).map_err(at(&folder.join(place)))?;
        }
        let text = serde_json::to_vec(&journal).map_err(io::Error::other).map_err(at(&staged))?;
        new_file(&staged.join(JOURNAL), &text).map_err(at(&staged))?;
        // Only now is the disk waited for: it writes many files at once faster than one by one.
        for (i, (_, place)) in files() {
            sync_file(&staged.join(format!("new-{i}"))).map_err(at(&folder.join(place)))?;
        }
        sync_file(&staged.join(JOURNAL)).map_err(at(&staged))?;
        sync_folders(std::iter::once(staged.as_path()));
        Ok(())
    };
    if let Err(error) = whole() {
        let _ = fs::remove_dir_all(&staged);
        return Err(error);
    }
    let committed = folder.join(COMMITTED);
    let placed = fs::rename(&staged, &committed).map_err(at(&committed)).and_then(|()| {
        sync_folders(std::iter::once(folder));
        journal.take_places(folder, made)
    });
    if let Err(error) = placed {
        journal.put_back(folder);
        let _ = fs::remove_dir_all(&staged);
        let _ = fs::remove_dir_all(&committed);
        return Err(error);
    }
    journal.finish(folder);
    book.put(folder, journal.manifest)?;
    let _ = fs::remove_dir_all(&committed);
    Ok(written)
}

impl Journal {
    /// Every file takes its place. What has its place already is passed over.
    fn take_places(&self, folder: &Path, made: &mut Folders) -> Result<(), WriteError> {
        let committed = folder.join(COMMITTED);
        for (from, to, sha256) in &self.keep {
            let (from, to) = (folder.join(from), folder.join(to));
            if digest_of(&from).ok().as_ref() == Some(sha256) {
                made.also(to.parent().unwrap_or(folder))?;
                fs::rename(&from, &to).map_err(at(&from))?;
            }
        }
        for (i, name) in self.place.iter().enumerate() {
            let (new, place) = (committed.join(format!("new-{i}")), folder.join(name));
            if new.exists() {
                made.also(place.parent().unwrap_or(folder))?;
                if place.exists() {
                    second_name(&place, &committed.join(format!("old-{i}"))).map_err(at(&place))?;
                }
                fs::rename(&new, &place).map_err(at(&place))?;
            }
        }
        for (i, name) in self.remove.iter().enumerate() {
            let place = folder.join(name);
            if place.exists() {
                let gone = committed.join(format!("gone-{i}"));
                fs::rename(&place, gone).map_err(at(&place))?;
            }
        }
        Ok(())
    }

    /// Every file goes back to where it was, and the new ones stay whole: whoever ends the program
    /// meanwhile leaves a set that can still take its places.
    fn put_back(&self, folder: &Path) {
        let committed = folder.join(COMMITTED);
        // Nothing more can be done where even this fails.
        for (i, name) in self.remove.iter().enumerate() {
            let _ = fs::rename(committed.join(format!("gone-{i}")), folder.join(name));
        }
        for (i, name) in self.place.iter().enumerate() {
            let (new, old) = (format!("new-{i}"), format!("old-{i}"));
            let (new, old, place) = (committed.join(new), committed.join(old), folder.join(name));
            if !new.exists() {
                let _ = fs::rename(&place, new);
                let _ = fs::rename(old, place);
            }
        }
        for (from, to, _) in &self.keep {
            let (from, to) = (folder.join(from), folder.join(to));
            if to.exists() && !from.exists() {
                let _ = fs::rename(to, from);
            }
        }
    }

    /// Folders left empty go, and the names are forced to the disk.
    fn finish(&self, folder: &Path) {
        let names = self.place.iter().chain(&self.remove);
        let places: Vec<PathBuf> = names.map(|name| folder.join(name)).collect();
        let parents: BTreeSet<&Path> = places.iter().filter_map(|place| place.parent()).collect();
        sync_folders(parents.into_iter().chain(std::iter::once(folder)));
        for name in self.remove.iter().chain(self.keep.iter().map(|(from, ..)| from)) {
            let mut empty = folder.join(name);
            // Only empty folders go, and never the set's own.
            while empty.pop() && empty != folder && fs::remove_dir(&empty).is_ok() {}
        }
    }
}

/// Whether an open file still has its path.
pub(super) fn is_at(file: &File, path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let same = |(a, b): (fs::Metadata, fs::Metadata)| (a.dev(), a.ino()) == (b.dev(), b.ino());
        file.metadata().ok().zip(fs::metadata(path).ok()).is_some_and(same)
    }
    #[cfg(not(unix))]
    {
        let _ = file;
        path.exists()
    }
}

/// What is known of the files of a folder; `None` if there is nothing that remembers.
pub(super) fn manifest(folder: &Path) -> Option<Manifest> {
    let path = folder.join(MANIFEST);
    if !matches!(standing(&path), Ok(Standing::File(_))) {
        return None;
    }
    let mut text = Vec::new();
    File::open(path).ok()?.take(MOST_MANIFEST).read_to_end(&mut text).ok()?;
    serde_json::from_slice(&text).ok()
}

/// Most bytes of a manifest.
const MOST_MANIFEST: u64 = 64 << 20;

/// A second name of a file, or a copy on disks where a file has one name.
fn second_name(from: &Path, to: &Path) -> io::Result<()> {
    // A copy onto a second name of the same file would empty it.
    if to.exists() {
        fs::remove_file(to)?;
    }
    fs::hard_link(from, to).or_else(|_| fs::copy(from, to).map(drop))
}

/// The place of a name below the folder.
fn below(folder: &Path, name: &str) -> Result<PathBuf, WriteError> {
    let mut place = folder.to_path_buf();
    let inside = !name.is_empty() && name.split('/').all(|part| !matches!(part, "" | "." | ".."));
    if !inside || Path::new(name).is_absolute() {
        let source = io::ErrorKind::InvalidFilename.into();
        return Err(WriteError { path: place.join(name), source });
    }
    place.extend(name.split('/'));
    Ok(place)
}

/// The names are on the disk only once their folders are. Not every system lets a folder be
/// opened; there it takes care of that itself.
fn sync_folders<'a>(folders: impl Iterator<Item = &'a Path>) {
    for folder in folders {
        if let Ok(handle) = File::open(folder) {
            let _ = handle.sync_all();
        }
    }
}

/// A new file with its content in full, closed.
fn new_file(path: &Path, content: &[u8]) -> io::Result<()> {
    File::create_new(path)?.write_all(content)
}

/// Waits until a file is on the disk.
fn sync_file(path: &Path) -> io::Result<()> {
    // Not every system does it for a file that is only read.
    File::options().write(true).open(path)?.sync_all()
}

/// A file in the folder under a passing name, filled and on the disk; locked while it is open, so
/// that nobody takes it for a left one.
pub(super) fn stage(
    folder: &Path,
    fill: impl FnOnce(&mut tempfile::NamedTempFile) -> io::Result<()>,
) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PASSING);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // What any other program would ask for; the user's umask takes its part off.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = loop {
        let file = builder.tempfile_in(folder)?;
        // Before it was locked it could be taken for a left one; and where a disk knows no locks,
        // nothing is swept.
        if file.as_file().lock().is_err() || is_at(file.as_file(), file.path()) {
            break file;
        }
    };
    fill(&mut file)?;
    file.as_file().sync_all()?;
    Ok(file)
}

#[cfg(test)]
mod tests;
