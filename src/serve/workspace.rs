//! The folder with the counties, one folder each.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use super::answer::Fault;
use super::names;
use crate::domain::Message;

/// The file that a server holds while it runs.
const LOCK: &str = ".alliance-serve.lock";
/// Where counties go that are put aside.
const ARCHIVE: &str = "archive";

/// A workspace, held by this server alone.
#[derive(Debug)]
pub struct Workspace {
    root: PathBuf,
    _lock: File,
}

impl Workspace {
    /// Takes a folder, which is made if it is not there.
    ///
    /// # Errors
    /// In words: it is in use, is a county itself, or cannot be used.
    pub(super) fn open(folder: &Path) -> Result<Self, Message> {
        let failed = |error: std::io::Error| {
            let message = Message::new("serve-no-workspace").with("path", folder.display());
            message.with("why", error)
        };
        if folder.join("scenario.toml").exists() || folder.is_file() {
            let above = folder.parent().filter(|p| !p.as_os_str().is_empty());
            let above = above.unwrap_or(Path::new(".")).display().to_string();
            let message = Message::new("serve-is-county").with("path", folder.display());
            return Err(message.with("above", above));
        }
        fs::create_dir_all(folder).map_err(failed)?;
        let root = folder.canonicalize().map_err(failed)?;
        let lock = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(root.join(LOCK))
            .map_err(failed)?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { root, _lock: lock }),
            Err(TryLockError::WouldBlock) => {
                Err(Message::new("serve-in-use").with("path", root.display()))
            }
            Err(TryLockError::Error(error)) => Err(failed(error)),
        }
    }

    /// The folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The folder of a county that is there.
    pub(super) fn county(&self, name: &str) -> Result<PathBuf, Fault> {
        let name = names::folder(name)?;
        let path = self.root.join(name);
        match is_folder(&path) {
            true => Ok(path),
            false => Err(no_county(name)),
        }
    }

    /// Names of the counties, and of those that are put aside.
    pub(super) fn list(&self) -> (Vec<String>, Vec<String>) {
        (folders(&self.root), folders(&self.root.join(ARCHIVE)))
    }

    /// A folder for a county that is not there yet; it is not made.
    pub(super) fn free(&self, name: &str) -> Result<PathBuf, Fault> {
        let name = names::folder(name)?;
        let path = self.root.join(name);
        match fs::symlink_metadata(&path) {
            Ok(_) => Err(Fault::conflict(Message::new("serve-name-taken").with("name", name))),
            Err(_) => Ok(path),
        }
    }

    /// Gives a county another name.
    pub(super) fn rename(&self, name: &str, to: &str) -> Result<(), Fault> {
        let (from, to) = (self.county(name)?, self.free(to)?);
        fs::rename(&from, &to).map_err(|error| Fault::system(&to, &error))
    }

    /// Copies the tables of a county, without its plans.
    pub(super) fn copy(&self, name: &str, to: &str) -> Result<(), Fault> {
        let (from, to) = (self.county(name)?, self.free(to)?);
        let failed = |error| Fault::system(&to, &error);
        let staged = self.root.join(format!(".alliance-copy-{}", std::process::id()));
        let _ = fs::remove_dir_all(&staged);
        fs::create_dir(&staged).map_err(failed)?;
        for (name, bytes) in super::tables::files(&from)? {
            fs::write(staged.join(name), bytes).map_err(failed)?;
        }
        fs::rename(&staged, &to).map_err(failed)
    }

    /// Makes a county of files; it is there whole or not at all.
    pub(super) fn create(&self, name: &str, files: &[(&str, &[u8])]) -> Result<(), Fault> {
        let path = self.free(name)?;
        let failed = |error| Fault::system(&path, &error);
        let staged = self.root.join(format!(".alliance-new-{}", std::process::id()));
        let _ = fs::remove_dir_all(&staged);
        fs::create_dir(&staged).map_err(failed)?;
        for (name, bytes) in files {
            crate::write::write_file(&staged.join(name), bytes)?;
        }
        fs::rename(&staged, &path).map_err(failed)
    }

    /// Puts a county aside, or takes it back.
    pub(super) fn archive(&self, name: &str, away: bool) -> Result<(), Fault> {
        let name = names::folder(name)?;
        let archive = self.root.join(ARCHIVE);
        let (from, to) = match away {
            true => (self.root.join(name), archive.join(name)),
            false => (archive.join(name), self.root.join(name)),
        };
        if !is_folder(&from) {
            return Err(no_county(name));
        }
        if fs::symlink_metadata(&to).is_ok() {
            return Err(Fault::conflict(Message::new("serve-name-taken").with("name", name)));
        }
        fs::create_dir_all(&archive).map_err(|error| Fault::system(&archive, &error))?;
        fs::rename(&from, &to).map_err(|error| Fault::system(&to, &error))
    }
}

fn no_county(name: &str) -> Fault {
    Fault::missing(Message::new("serve-no-county").with("name", names::shown(name)))
}

/// Whether a path is a folder itself, not a link to one.
pub(super) fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_dir())
}

/// Names of the folders in a folder that can be counties.
fn folders(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<String> = entries
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| names::folder(name).is_ok_and(|clean| clean == name))
        .collect();
    found.sort();
    found
}
