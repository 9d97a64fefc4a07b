//! Writes sources into a folder that holds nothing yet.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::domain::Message;
use crate::input::Sources;

/// Why a folder was not written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The folder holds something already; nothing was written.
    #[error("{} is not empty", .0.display())]
    NotEmpty(PathBuf),
    /// The system refused.
    #[error("{}: {source}", path.display())]
    Io {
        /// File or folder that was to be written.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl WriteError {
    /// What to say to the user.
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

/// Writes every file of the sources into the folder, which is made if it is missing, and returns
/// their paths in the order of their names.
///
/// Each file appears whole or not at all, and none is ever overwritten.
///
/// # Errors
/// [`WriteError::NotEmpty`] if the folder holds anything, even a hidden file; otherwise what the
/// system refused.
pub fn write_sources(sources: &Sources, folder: &Path) -> Result<Vec<PathBuf>, WriteError> {
    let io = |path: &Path| {
        let path = path.to_path_buf();
        move |source| WriteError::Io { path, source }
    };
    fs::create_dir_all(folder).map_err(io(folder))?;
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

fn whole(folder: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = tempfile::Builder::new().prefix(".").suffix(".part").tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    readable(&file)?;
    file.persist_noclobber(path)?;
    Ok(())
}

/// A temporary file is its owner's alone; a scenario is a file like any other.
#[cfg(unix)]
fn readable(file: &tempfile::NamedTempFile) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.as_file().set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_file: &tempfile::NamedTempFile) -> io::Result<()> {
    Ok(())
}
