//! What stands where a file is to be written, and whether somebody has changed it.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::Entry;
use crate::domain::hex;

/// What stands in a place.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Standing {
    Nothing,
    /// A file and its digest.
    File(String),
    /// A link to something else, and the digest of where to.
    Link(String),
}

impl Standing {
    /// Whether somebody has put it there, or has changed it.
    pub fn changed(&self, known: Option<&Entry>) -> bool {
        match self {
            Self::Nothing => false,
            Self::File(sha256) => known.is_none_or(|entry| entry.sha256 != *sha256),
            Self::Link(_) => true,
        }
    }
}

/// Looks at a place; nothing but files is ever opened.
pub(super) fn standing(place: &Path) -> io::Result<Standing> {
    let meta = match fs::symlink_metadata(place) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Standing::Nothing),
        other => other?,
    };
    if meta.is_dir() {
        Err(io::ErrorKind::IsADirectory.into())
    } else if meta.is_file() {
        digest_of(place).map(Standing::File)
    } else if meta.is_symlink() {
        digest_of(place).map(Standing::Link)
    } else {
        Err(not_a_file())
    }
}

/// The digest of a file, or of where a link leads, in hex.
pub(super) fn digest_of(path: &Path) -> io::Result<String> {
    let meta = fs::symlink_metadata(path)?;
    let mut hash = Sha256::new();
    if meta.is_symlink() {
        hash.update(fs::read_link(path)?.to_string_lossy().as_bytes());
    } else if meta.is_file() {
        io::copy(&mut File::open(path)?, &mut hash)?;
    } else {
        return Err(not_a_file());
    }
    Ok(hex(&hash.finalize()))
}

/// A pipe, a device or another thing that only looks like a file.
pub(super) fn not_a_file() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, "no regular file")
}
