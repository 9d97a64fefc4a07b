//! Folders that have to be made for files, and go again where nothing is written.

use std::path::{Path, PathBuf};
use std::{fs, io};

use super::WriteError;

/// How often a folder is made again that somebody takes away meanwhile.
const FOLDER_TRIES: u32 = 100;

/// The folders that had to be made; taken away again unless they are to stay.
#[derive(Default)]
pub(super) struct Folders(Vec<PathBuf>);

impl Folders {
    pub fn make(folder: &Path) -> Result<Self, WriteError> {
        let mut made = Self::default();
        made.also(folder)?;
        Ok(made)
    }

    /// Makes one more folder, those that it lies in before it.
    pub fn also(&mut self, folder: &Path) -> Result<(), WriteError> {
        let mut tries = FOLDER_TRIES;
        while let Err(error) = self.once(folder) {
            // Somebody else made the folder above and took it away again: a county planned beside.
            if error.source.kind() != io::ErrorKind::NotFound || tries == 0 {
                return Err(error);
            }
            tries -= 1;
        }
        if !folder.is_dir() {
            let source = io::ErrorKind::NotADirectory.into();
            return Err(WriteError { path: folder.to_path_buf(), source });
        }
        Ok(())
    }

    fn once(&mut self, folder: &Path) -> Result<(), WriteError> {
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
        Ok(())
    }

    pub fn stay(mut self) {
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
