//! The manifest of a folder, which is its lock: what a set changes against it.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::folders::Folders;
use super::kept::kept_as;
use super::standing::{Standing, not_a_file, standing};
use super::{
    COMMITTED, Entry, JOURNAL, Journal, MANIFEST, MOST_MANIFEST, Manifest, NewSet, PASSING,
    WriteError, at, below, is_at,
};
use crate::domain::hex;

/// The manifest of a folder, locked.
pub(super) struct Book {
    path: PathBuf,
    file: File,
    pub manifest: Manifest,
    /// It was not there before.
    fresh: bool,
}

impl Book {
    /// Waits until nobody else writes into the folder; then what was left by runs that were ended
    /// is finished or taken away.
    pub fn open(folder: &Path) -> Result<Self, WriteError> {
        let path = folder.join(MANIFEST);
        if !matches!(standing(&path).map_err(at(&path))?, Standing::Nothing | Standing::File(_)) {
            return Err(WriteError { path, source: not_a_file() });
        }
        let mut options = File::options();
        options.read(true).write(true).create(true).truncate(false);
        let (file, fresh) = loop {
            let fresh = !path.exists();
            let file = options.open(&path).map_err(at(&path))?;
            // Where a disk knows no locks, whoever writes must see to it that he is alone.
            let _ = file.lock();
            // Whoever was there before may have taken the file away.
            if is_at(&file, &path) {
                break (file, fresh);
            }
        };
        let mut text = Vec::new();
        (&file).take(MOST_MANIFEST).read_to_end(&mut text).map_err(at(&path))?;
        let manifest = serde_json::from_slice(&text).unwrap_or_default();
        let mut book = Self { path, file, manifest, fresh };
        sweep(folder, true);
        let committed = folder.join(COMMITTED);
        if let Ok(text) = fs::read(committed.join(JOURNAL)) {
            let journal: Journal =
                serde_json::from_slice(&text).map_err(io::Error::other).map_err(at(&committed))?;
            journal.take_places(folder, &mut Folders::default())?;
            journal.finish(folder);
            book.put(folder, journal.manifest)?;
        }
        let _ = fs::remove_dir_all(&committed);
        let mut parents: BTreeSet<PathBuf> = BTreeSet::new();
        for name in book.manifest.files.keys() {
            parents.extend(folder.join(name).parent().map(Path::to_path_buf));
        }
        parents.iter().for_each(|parent| sweep(parent, false));
        Ok(book)
    }

    /// What has to be done for a set, and the contents of the files that take a place.
    pub fn compare<'a>(
        &self,
        folder: &Path,
        set: &NewSet<'a>,
    ) -> Result<(Journal, Vec<&'a [u8]>), WriteError> {
        let mut journal = Journal { manifest: self.manifest.clone(), ..Journal::default() };
        let mut contents = Vec::new();
        let mut taken: BTreeSet<PathBuf> = BTreeSet::new();
        let known = |name: &str| self.manifest.files.get(name);
        let files = &mut journal.manifest.files;
        if set.alone {
            files.clear();
        }
        files.retain(|_, entry| !set.parts.contains(&entry.part.as_str()));
        for (part, (name, content)) in set.files {
            let place = below(folder, name)?;
            let sha256 = hex(&Sha256::digest(content));
            let stands = standing(&place).map_err(at(&place))?;
            if stands != Standing::File(sha256.clone()) {
                if stands.changed(known(name)) && !set.force {
                    let (Standing::File(now) | Standing::Link(now)) = stands else { continue };
                    let to = kept_as(folder, name, set.alone, &mut taken);
                    journal.keep.push(((*name).to_owned(), to, now));
                }
                journal.place.push((*name).to_owned());
                contents.push(*content);
            }
            files.insert((*name).to_owned(), Entry { part: (*part).to_owned(), sha256 });
        }
        for (name, entry) in &self.manifest.files {
            if journal.manifest.files.contains_key(name) {
                continue;
            }
            // What was in a manifest was below the folder when it was written there.
            let place = below(folder, name)?;
            let Ok(stands) = standing(&place) else { continue };
            let changed = stands.changed(Some(entry)) && !set.force;
            // Otherwise it is gone, or something of somebody else's stands there.
            let (Standing::File(now) | Standing::Link(now)) = stands else { continue };
            if !changed {
                journal.remove.push(name.clone());
            } else if set.alone {
                let to = kept_as(folder, name, true, &mut taken);
                journal.keep.push((name.clone(), to, now));
            } else {
                // It stays where it is, and is no longer ours.
                journal.manifest.kept.insert(name.clone());
            }
        }
        if set.alone {
            for name in std::mem::take(&mut journal.manifest.kept) {
                if let Ok(Standing::File(now) | Standing::Link(now)) = standing(&folder.join(&name))
                {
                    let to = kept_as(folder, &name, true, &mut taken);
                    journal.keep.push((name, to, now));
                }
            }
        } else {
            let kept = journal.keep.iter().filter_map(|(_, to, _)| to.to_str());
            journal.manifest.kept.extend(kept.map(str::to_owned));
        }
        Ok((journal, contents))
    }

    /// Remembers a manifest. It is written over the old one, as the file is the lock: until it is
    /// whole, the committed set has it too.
    pub fn put(&mut self, folder: &Path, manifest: Manifest) -> Result<(), WriteError> {
        if self.manifest != manifest || self.fresh {
            let mut text = serde_json::to_vec_pretty(&manifest).unwrap_or_default();
            text.push(b'\n');
            let file = &mut self.file;
            file.set_len(0)
                .and_then(|()| file.rewind())
                .and_then(|()| file.write_all(&text))
                .and_then(|()| file.sync_all())
                .map_err(at(&folder.join(MANIFEST)))?;
        }
        self.manifest = manifest;
        self.fresh = false;
        Ok(())
    }

    /// Nothing was written: a manifest that was made for it goes.
    pub fn forget(&mut self) {
        if self.fresh {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Takes away what runs that were ended have left in a folder: files that nobody holds, and, where
/// the manifest is locked, what was staged.
pub(super) fn sweep(folder: &Path, locked: bool) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let passing = entry.file_name().to_string_lossy().starts_with(PASSING);
        let kind = entry.file_type();
        if !passing || entry.file_name() == COMMITTED {
            continue;
        }
        // Nothing more can be done where this fails.
        match kind {
            Ok(kind) if kind.is_dir() && locked => drop(fs::remove_dir_all(entry.path())),
            Ok(kind) if kind.is_file() => {
                let file = File::open(entry.path()).ok().filter(|file| file.try_lock().is_ok());
                // Whoever has only just made it finds it gone once it gets the lock.
                if file.is_some() {
                    drop(fs::remove_file(entry.path()));
                }
            }
            _ => {}
        }
    }
}
