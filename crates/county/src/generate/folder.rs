//! Writes sources into an empty folder.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::domain::Message;
use crate::input::Sources;

/// Why a folder was not written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The folder is not empty; nothing was written.
    #[error("{} is not empty", .0.display())]
    NotEmpty(PathBuf),
    /// The operating system reported an error.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file or folder to be written.
        path: PathBuf,
        /// The system's message.
        source: io::Error,
    },
}

impl WriteError {
    /// The message for the user.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::NotEmpty(folder) => Message::new("init-not-empty").with("path", folder.display()),
            Self::Io { path, source } => {
                Message::new("init-cannot-write").with("path", path.display()).with("why", source)
            }
        }
    }
}

/// Writes all sources into the folder, creates the folder if needed, and returns the paths in the
/// order of their names.
///
/// Each file is written atomically, and none is ever overwritten. A folder that is not there yet is
/// there with all its files or not at all.
///
/// # Errors
/// [`WriteError::NotEmpty`] if the folder contains anything, even a hidden file; otherwise the
/// system's error.
pub fn write_sources(sources: &Sources, folder: &Path) -> Result<Vec<PathBuf>, WriteError> {
    let io = |path: &Path| {
        let path = path.to_path_buf();
        move |source| WriteError::Io { path, source }
    };
    if !folder.exists() {
        return new_folder(sources, folder);
    }
    if fs::read_dir(folder).map_err(io(folder))?.next().is_some() {
        return Err(WriteError::NotEmpty(folder.to_path_buf()));
    }
    let mut written = Vec::with_capacity(sources.files.len());
    for (name, bytes) in &sources.files {
        let path = folder.join(name);
        whole(folder, &path, bytes).map_err(io(&path))?;
        written.push(path);
    }
    Ok(written)
}

/// Makes the folder under another name beside its place, and gives it its own when it is whole.
fn new_folder(sources: &Sources, folder: &Path) -> Result<Vec<PathBuf>, WriteError> {
    let io = |source| WriteError::Io { path: folder.to_path_buf(), source };
    let beside = folder.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(beside).map_err(io)?;
    let stage =
        tempfile::Builder::new().prefix(".").suffix(".part").tempdir_in(beside).map_err(io)?;
    readable_folder(stage.path()).map_err(io)?;
    for (name, bytes) in &sources.files {
        let path = stage.path().join(name);
        whole(stage.path(), &path, bytes)
            .map_err(|source| WriteError::Io { path: folder.join(name), source })?;
    }
    fs::rename(stage.path(), folder).map_err(io)?;
    Ok(sources.files.keys().map(|name| folder.join(name)).collect())
}

fn whole(folder: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = tempfile::Builder::new().prefix(".").suffix(".part").tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    readable(&file)?;
    file.persist_noclobber(path)?;
    Ok(())
}

/// Temporary files are private; a scenario needs the usual permissions.
#[cfg(unix)]
fn readable(file: &tempfile::NamedTempFile) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.as_file().set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(unix)]
fn readable_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn readable_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(not(unix))]
fn readable(_file: &tempfile::NamedTempFile) -> io::Result<()> {
    Ok(())
}
