//! Several files as one: all are written, or the folder is left as it was found.

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

/// Writes files of the given names and contents into a folder, which is made if it is not there.
///
/// Every file is first written in full beside its place and forced to the disk; only then do all
/// of them take their places, each in one step. If one cannot, those before it are put back.
///
/// # Errors
/// The file or folder that stood in the way; the folder is as it was before.
pub fn write_files(folder: &Path, files: &[(&str, &[u8])]) -> Result<Vec<PathBuf>, WriteError> {
    let made = Folders::make(folder)?;
    let mut staged = Vec::with_capacity(files.len());
    for (name, content) in files {
        let place = folder.join(name);
        let file =
            stage(folder, content).map_err(|source| WriteError { path: place.clone(), source })?;
        let former = keep_former(folder, &place)
            .map_err(|source| WriteError { path: place.clone(), source })?;
        staged.push((place, file, former));
    }
    let mut placed: Vec<(PathBuf, Option<NamedTempFile>)> = Vec::with_capacity(staged.len());
    for (place, file, former) in staged {
        match file.persist(&place) {
            Ok(_) => placed.push((place, former)),
            Err(failed) => {
                put_back(placed);
                return Err(WriteError { path: place, source: failed.error });
            }
        }
    }
    made.stay();
    // The names are on the disk only once the folder is. Not every system lets a folder be
    // opened; there it takes care of that itself.
    if let Ok(handle) = fs::File::open(folder) {
        let _ = handle.sync_all();
    }
    Ok(placed.into_iter().map(|(place, _)| place).collect())
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

/// A copy of the file that is about to be replaced.
fn keep_former(folder: &Path, place: &Path) -> io::Result<Option<NamedTempFile>> {
    match fs::metadata(place) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(e) => Err(e),
        Ok(meta) if meta.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        Ok(_) => stage(folder, &fs::read(place)?).map(Some),
    }
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
        let missing: Vec<PathBuf> = folder
            .ancestors()
            .take_while(|p| !p.as_os_str().is_empty() && !p.exists())
            .map(Path::to_path_buf)
            .collect();
        let mut made = Self(Vec::with_capacity(missing.len()));
        for path in missing.into_iter().rev() {
            match fs::create_dir(&path) {
                Ok(()) => made.0.push(path),
                // Somebody else was faster.
                Err(_) if path.is_dir() => {}
                Err(source) => return Err(WriteError { path, source }),
            }
        }
        if !folder.is_dir() {
            let source = io::ErrorKind::NotADirectory.into();
            return Err(WriteError { path: folder.to_path_buf(), source });
        }
        Ok(made)
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
        // A name below a folder that is not there cannot be put in place.
        let files: [(&str, &[u8]); 2] = [("x", b""), ("no/y", b"")];
        assert!(write_files(&out, &files).is_err());
        assert!(names(base.path()).is_empty());
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
