//! Several files as one: all are written, or the folder is left as it was found.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;
use thiserror::Error;

/// What could not be written, and why.
#[derive(Debug, Error)]
#[error("{path} cannot be written: {source}", path = path.display())]
pub struct WriteError {
    /// The file or folder.
    pub path: PathBuf,
    /// The system's answer.
    pub source: io::Error,
}

/// A file to be written: its place below the folder, `/` between its parts, and its content.
pub type NewFile<'a> = (&'a str, &'a [u8]);

/// Writes files of the given names and contents into a folder, which is made if it is not there,
/// as are the folders below it that the names ask for.
///
/// # Errors
/// See [`replace_files`].
pub fn write_files(folder: &Path, files: &[NewFile<'_>]) -> Result<Vec<PathBuf>, WriteError> {
    replace_files(folder, files, &[])
}

/// Writes files and takes away others, all or nothing.
///
/// Every file is first written in full beside its place and forced to the disk; only then do all
/// of them take their places, each in one step, and the stale ones go. If one cannot, those before
/// it are put back. A file that is there already, byte for byte, is left alone. Folders that the
/// stale files leave empty go too.
///
/// # Errors
/// The file or folder that stood in the way; the folder is as it was before.
pub fn replace_files(
    folder: &Path,
    files: &[NewFile<'_>],
    stale: &[&str],
) -> Result<Vec<PathBuf>, WriteError> {
    let mut made = Folders::make(folder)?;
    let mut staged = Vec::with_capacity(files.len() + stale.len());
    let mut places = Vec::with_capacity(files.len());
    for (name, content) in files {
        let place = below(folder, name)?;
        let parent = place.parent().unwrap_or(folder);
        made.also(parent)?;
        let step = Step::of(&place, Some(content));
        staged.extend(step.map_err(|source| WriteError { path: place.clone(), source })?);
        places.push(place);
    }
    for name in stale {
        let place = below(folder, name)?;
        let step = Step::of(&place, None);
        staged.extend(step.map_err(|source| WriteError { path: place, source })?);
    }
    let mut done: Vec<(PathBuf, Option<NamedTempFile>)> = Vec::with_capacity(staged.len());
    for Step { place, file, former } in staged {
        let moved = match file {
            Some(file) => file.persist(&place).map(drop).map_err(|failed| failed.error),
            None => fs::remove_file(&place),
        };
        match moved {
            Ok(()) => done.push((place, former)),
            Err(source) => {
                put_back(done);
                return Err(WriteError { path: place, source });
            }
        }
    }
    made.stay();
    sync_folders(folder, done.iter().map(|(place, _)| place.as_path()));
    // The copies of what was there go first: they lie in the same folders.
    drop(done);
    for name in stale {
        let mut empty = folder.join(name);
        // Only empty folders go, and never the plan's own.
        while empty.pop() && empty != folder && fs::remove_dir(&empty).is_ok() {}
    }
    Ok(places)
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
fn sync_folders<'a>(folder: &'a Path, places: impl Iterator<Item = &'a Path>) {
    let folders: BTreeSet<&Path> =
        places.filter_map(Path::parent).chain(std::iter::once(folder)).collect();
    for folder in folders {
        if let Ok(handle) = fs::File::open(folder) {
            let _ = handle.sync_all();
        }
    }
}

/// One file about to take its place, or to go.
struct Step {
    place: PathBuf,
    /// `None`: what stands there goes.
    file: Option<NamedTempFile>,
    /// A copy of what stands there.
    former: Option<NamedTempFile>,
}

impl Step {
    /// `None` where everything is already as it should be.
    fn of(place: &Path, content: Option<&[u8]>) -> io::Result<Option<Self>> {
        let stands = match fs::metadata(place) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => None,
            Err(e) => return Err(e),
            Ok(meta) if meta.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
            Ok(_) => Some(fs::read(place)?),
        };
        if stands.as_deref() == content {
            return Ok(None);
        }
        let folder = place.parent().unwrap_or(Path::new("."));
        Ok(Some(Self {
            place: place.to_path_buf(),
            file: content.map(|content| stage(folder, content)).transpose()?,
            former: stands.map(|former| stage(folder, &former)).transpose()?,
        }))
    }
}

/// A file in the folder under a passing name, with the content in full.
fn stage(folder: &Path, content: &[u8]) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".alliance-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // What any other program would ask for; the user's umask takes its part off.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(content)?;
    file.as_file().sync_all()?;
    Ok(file)
}

fn put_back(placed: Vec<(PathBuf, Option<NamedTempFile>)>) {
    for (place, former) in placed {
        // Nothing more can be done where even this fails.
        let _ = match former {
            Some(former) => former.persist(&place).map(drop).map_err(|e| e.error),
            None => fs::remove_file(&place),
        };
    }
}

/// The folders that had to be made; taken away again unless they are to stay.
struct Folders(Vec<PathBuf>);

impl Folders {
    fn make(folder: &Path) -> Result<Self, WriteError> {
        let mut made = Self(Vec::new());
        made.also(folder)?;
        Ok(made)
    }

    /// Makes one more folder, those that it lies in before it.
    fn also(&mut self, folder: &Path) -> Result<(), WriteError> {
        let missing: Vec<PathBuf> = folder
            .ancestors()
            .take_while(|p| !p.as_os_str().is_empty() && !p.exists())
            .map(Path::to_path_buf)
            .collect();
        for path in missing.into_iter().rev() {
            match fs::create_dir(&path) {
                Ok(()) => self.0.push(path),
                // Somebody else was faster.
                Err(_) if path.is_dir() => {}
                Err(source) => return Err(WriteError { path, source }),
            }
        }
        if !folder.is_dir() {
            let source = io::ErrorKind::NotADirectory.into();
            return Err(WriteError { path: folder.to_path_buf(), source });
        }
        Ok(())
    }

    fn stay(mut self) {
        self.0.clear();
    }
}

impl Drop for Folders {
    fn drop(&mut self) {
        for path in self.0.iter().rev() {
            // Only empty folders go.
            let _ = fs::remove_dir(path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .expect("the folder is there")
            .map(|e| e.expect("readable").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn folders_are_made_and_files_replaced() {
        let base = tempfile::tempdir().expect("a folder");
        let out = base.path().join("a/b");
        for content in ["one", "two"] {
            let paths = write_files(&out, &[("x", content.as_bytes()), ("y", b"")]).expect("works");
            assert_eq!(paths, [out.join("x"), out.join("y")]);
            assert_eq!(fs::read_to_string(out.join("x")).expect("there"), content);
            assert_eq!(names(&out), ["x", "y"]);
        }
    }

    #[test]
    fn failure_in_the_middle_leaves_the_folder_as_it_was() {
        let out = tempfile::tempdir().expect("a folder");
        fs::write(out.path().join("x"), "former").expect("writable");
        fs::create_dir(out.path().join("z")).expect("writable");
        let files: [(&str, &[u8]); 3] = [("x", b"new"), ("y", b"new"), ("z", b"new")];
        let error = write_files(out.path(), &files).expect_err("z is a folder");
        assert_eq!(error.path, out.path().join("z"));
        assert_eq!(error.source.kind(), io::ErrorKind::IsADirectory);
        assert_eq!(names(out.path()), ["x", "z"]);
        assert_eq!(fs::read_to_string(out.path().join("x")).expect("there"), "former");
    }

    #[test]
    fn what_was_placed_is_put_back() {
        let out = tempfile::tempdir().expect("a folder");
        let (x, y) = (out.path().join("x"), out.path().join("y"));
        let former = stage(out.path(), b"former").expect("writable");
        fs::write(&x, "new").expect("writable");
        fs::write(&y, "new").expect("writable");
        put_back(vec![(x.clone(), Some(former)), (y, None)]);
        assert_eq!(names(out.path()), ["x"]);
        assert_eq!(fs::read_to_string(x).expect("there"), "former");
    }

    #[test]
    fn folders_made_in_vain_go_again() {
        let base = tempfile::tempdir().expect("a folder");
        let out = base.path().join("a/b");
        for bad in ["x/y", "../y", "/y", "", "a//y"] {
            // Nothing can be put below a file, or beside the folder.
            let files: [(&str, &[u8]); 3] = [("sub/x", b""), ("x", b""), (bad, b"")];
            write_files(&out, &files).expect_err(bad);
            assert!(names(base.path()).is_empty(), "{bad}");
        }
    }

    #[test]
    fn stale_files_and_folders_left_empty_go() {
        let out = tempfile::tempdir().expect("a folder");
        write_files(out.path(), &[("a/b/x", b"1"), ("a/y", b"2"), ("z", b"3")]).expect("works");
        fs::write(out.path().join("a/own"), "kept").expect("writable");
        replace_files(out.path(), &[("z", b"4")], &["a/b/x", "a/y", "a/never-there"])
            .expect("works");
        assert_eq!(names(out.path()), ["a", "z"]);
        assert_eq!(names(&out.path().join("a")), ["own"]);
        replace_files(out.path(), &[], &["a/own", "z"]).expect("works");
        assert!(names(out.path()).is_empty());
    }

    #[test]
    fn failure_puts_stale_files_back() {
        let out = tempfile::tempdir().expect("a folder");
        write_files(out.path(), &[("a/x", b"1"), ("y", b"2")]).expect("works");
        fs::create_dir(out.path().join("z")).expect("writable");
        let files: [(&str, &[u8]); 2] = [("y", b"new"), ("a/new", b"new")];
        replace_files(out.path(), &files, &["a/x", "z"]).expect_err("z is a folder");
        assert_eq!(names(out.path()), ["a", "y", "z"]);
        assert_eq!(names(&out.path().join("a")), ["x"]);
        assert_eq!(fs::read(out.path().join("y")).expect("there"), b"2");
    }

    #[test]
    fn same_content_is_left_alone() {
        let out = tempfile::tempdir().expect("a folder");
        let paths = write_files(out.path(), &[("x", b"1")]).expect("works");
        let when = || fs::metadata(&paths[0]).expect("there").modified().expect("known");
        let before = when();
        std::thread::sleep(std::time::Duration::from_millis(20));
        assert_eq!(write_files(out.path(), &[("x", b"1")]).expect("works"), paths);
        assert_eq!(when(), before);
    }

    #[test]
    fn file_in_the_folders_place() {
        let base = tempfile::tempdir().expect("a folder");
        let file = base.path().join("file");
        fs::write(&file, "kept").expect("writable");
        for out in [file.clone(), file.join("out")] {
            let error = write_files(&out, &[("x", b"")]).expect_err("no folder");
            assert_eq!(error.source.kind(), io::ErrorKind::NotADirectory, "{error}");
        }
        assert_eq!(fs::read_to_string(file).expect("there"), "kept");
    }

    #[cfg(unix)]
    #[test]
    fn files_can_be_read_by_others_as_the_umask_says() {
        use std::os::unix::fs::PermissionsExt;
        let out = tempfile::tempdir().expect("a folder");
        let paths = write_files(out.path(), &[("x", b"")]).expect("works");
        let beside = out.path().join("beside");
        fs::write(&beside, "").expect("writable");
        let mode = |p: &Path| fs::metadata(p).expect("there").permissions().mode();
        assert_eq!(mode(&paths[0]), mode(&beside));
    }
}
