//! Names under which files that somebody has changed are kept.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::{Timestamp, tz::TimeZone};

/// A place from the folder as people write it: beside the folder without a step back.
pub(super) fn shown(folder: &Path, to: &Path) -> PathBuf {
    match (to.strip_prefix(".."), folder.parent()) {
        (Ok(beside), Some(parent)) if folder.file_name().is_some() => parent.join(beside),
        _ => folder.join(to),
    }
}

/// The name, from the folder, under which something that somebody has changed is kept: with the day
/// of the change behind the stem, in a folder beside the set's where `outside` is asked for.
pub(super) fn kept_as(
    folder: &Path,
    name: &str,
    outside: bool,
    taken: &mut BTreeSet<PathBuf>,
) -> PathBuf {
    let place = folder.join(name);
    let when = fs::symlink_metadata(&place).and_then(|meta| meta.modified()).ok();
    let when =
        when.and_then(|time| Timestamp::try_from(time).ok()).unwrap_or(Timestamp::UNIX_EPOCH);
    let day = when.to_zoned_datetime(TimeZone::system()).date();
    let name = Path::new(name);
    let stem = name.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    // What is kept already has its day.
    let dated = stem.ends_with(&format!(".{day}"));
    let stem = if dated { stem } else { format!("{stem}.{day}") };
    let ending = name.extension().map_or_else(String::new, |e| format!(".{}", e.to_string_lossy()));
    let parent = name.parent().unwrap_or(Path::new(""));
    let base = match fs::canonicalize(folder).ok().as_deref().and_then(Path::file_name) {
        Some(own) if outside => Path::new("..").join(format!("{}-{day}", own.to_string_lossy())),
        _ => PathBuf::new(),
    };
    (1..)
        .map(|n| match n {
            1 => format!("{stem}{ending}"),
            n => format!("{stem}-{n}{ending}"),
        })
        .map(|file| base.join(parent).join(file))
        .find(|to| !folder.join(to).exists() && taken.insert(to.clone()))
        .unwrap_or_default()
}
