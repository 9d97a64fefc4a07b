//! Zip archives as named parts, with size limits.
//!
//! May use: bytes.
//! Must not contain: the meaning of parts, files on disk.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// Largest number of parts.
const MAX_PARTS: usize = 10_000;
/// Size limit of all parts together when unpacked, in bytes.
const MAX_TOTAL: u64 = 512 << 20;
/// Signature of the record at the end of an archive, its length, and the longest comment.
const END: &[u8] = b"PK\x05\x06";
const END_LENGTH: usize = 22;
const MAX_COMMENT: usize = 0xFFFF;

/// Why an archive is not opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It is not an archive, or it is damaged.
    #[error("the archive is damaged: {0}")]
    Broken(String),
    /// It has too many parts.
    #[error("the archive has more than {MAX_PARTS} parts")]
    TooManyParts,
    /// A part, or all together, would be too large.
    #[error("{0} is too large")]
    TooLarge(String),
    /// A part is encrypted.
    #[error("{0} is encrypted")]
    Encrypted(String),
}

/// An archive whose parts are all within their size limits.
#[derive(Debug, Clone)]
pub struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    sizes: BTreeMap<String, u64>,
}

impl<'b> Archive<'b> {
    /// Opens an archive; `most` gives the size limit of a part by its name.
    ///
    /// The declared sizes are checked first, so that a zip bomb is refused before unpacking. Then
    /// every part is unpacked once without storing it and counted, because declared sizes may be
    /// false. Memory does not grow with the parts.
    ///
    /// # Errors
    /// [`Refused`].
    pub fn open(bytes: &'b [u8], most: impl Fn(&str) -> u64) -> Result<Self, Refused> {
        if declared_parts(bytes).is_none_or(|n| n > MAX_PARTS) {
            return Err(match declared_parts(bytes) {
                Some(_) => Refused::TooManyParts,
                None => Refused::Broken("no end record".to_owned()),
            });
        }
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
        if zip.len() > MAX_PARTS {
            return Err(Refused::TooManyParts);
        }
        let mut declared = 0_u64;
        for i in 0..zip.len() {
            let part = zip.by_index_raw(i).map_err(broken)?;
            let name = part.name().map_err(broken)?.into_owned();
            if part.encrypted() {
                return Err(Refused::Encrypted(name));
            }
            declared = declared.saturating_add(part.size());
            if part.size() > most(&name) || declared > MAX_TOTAL {
                return Err(Refused::TooLarge(name));
            }
        }
        let mut sizes = BTreeMap::new();
        let mut total = 0_u64;
        for i in 0..zip.len() {
            let part = zip.by_index(i).map_err(broken)?;
            let name = part.name().map_err(broken)?.into_owned();
            let limit = most(&name).min(MAX_TOTAL - total);
            let size = io::copy(&mut part.take(limit + 1), &mut io::sink())
                .map_err(|e| Refused::Broken(e.to_string()))?;
            if size > limit {
                return Err(Refused::TooLarge(name));
            }
            total += size;
            sizes.insert(name, size);
        }
        Ok(Self { zip, sizes })
    }

    /// Names of the parts, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.sizes.keys().map(String::as_str)
    }

    /// The bytes of a part; `None` if there is none of the name.
    pub fn part(&mut self, name: &str) -> Option<Vec<u8>> {
        let size = *self.sizes.get(name)?;
        let part = self.zip.by_name(name).ok()?;
        let mut bytes = Vec::with_capacity(usize::try_from(size).ok()?);
        part.take(size).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }

    /// The archive with some parts replaced or added; all others are copied unchanged, in order.
    ///
    /// # Errors
    /// A change that the archive's structure forbids.
    pub fn with(&mut self, changed: &BTreeMap<String, Vec<u8>>) -> io::Result<Vec<u8>> {
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        let mut left: BTreeSet<&str> = changed.keys().map(String::as_str).collect();
        for i in 0..self.zip.len() {
            let part = self.zip.by_index_raw(i).map_err(io::Error::other)?;
            let name = part.name().map_err(io::Error::other)?.into_owned();
            match changed.get(&name) {
                None => out.raw_copy_file(part).map_err(io::Error::other)?,
                Some(bytes) => {
                    drop(part);
                    left.remove(name.as_str());
                    add(&mut out, &name, bytes)?;
                }
            }
        }
        for name in left {
            add(&mut out, name, &changed[name])?;
        }
        Ok(out.finish().map_err(io::Error::other)?.into_inner())
    }
}

/// An archive of parts in their order; the same bytes on every machine.
///
/// # Errors
/// A name that is not valid in an archive.
pub fn archive<'p>(parts: impl IntoIterator<Item = (&'p str, &'p [u8])>) -> io::Result<Vec<u8>> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        add(&mut out, name, bytes)?;
    }
    Ok(out.finish().map_err(io::Error::other)?.into_inner())
}

fn add(out: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, bytes: &[u8]) -> io::Result<()> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    out.start_file(name, options).map_err(io::Error::other)?;
    out.write_all(bytes)
}

fn broken(error: zip::result::ZipError) -> Refused {
    Refused::Broken(error.to_string())
}

/// The number of parts in the end record, read before memory is allocated.
fn declared_parts(bytes: &[u8]) -> Option<usize> {
    let from = bytes.len().saturating_sub(END_LENGTH + MAX_COMMENT);
    let at = from + bytes[from..].windows(END.len()).rposition(|w| w == END)?;
    let end = bytes.get(at..at + END_LENGTH)?;
    // 0xFFFF refers to another record, which no workbook needs.
    Some(usize::from(u16::from_le_bytes([end[10], end[11]])))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vec<u8> {
        archive([("a.xml", b"<a/>".as_slice()), ("b/c.xml", &[b'x'; 5000])]).expect("writable")
    }

    #[test]
    fn parts_come_back_and_can_be_changed() {
        let bytes = sample();
        let mut opened = Archive::open(&bytes, |_| 10_000).expect("opens");
        assert_eq!(opened.names().collect::<Vec<_>>(), ["a.xml", "b/c.xml"]);
        assert_eq!(opened.part("a.xml").as_deref(), Some(b"<a/>".as_slice()));
        assert_eq!(opened.part("none"), None);
        let changed = BTreeMap::from([
            ("a.xml".to_owned(), b"<b/>".to_vec()),
            ("new.xml".to_owned(), b"<n/>".to_vec()),
        ]);
        let other = opened.with(&changed).expect("writable");
        assert_eq!(other, opened.with(&changed).expect("writable"));
        let mut other = Archive::open(&other, |_| 10_000).expect("opens");
        assert_eq!(other.names().collect::<Vec<_>>(), ["a.xml", "b/c.xml", "new.xml"]);
        assert_eq!(other.part("a.xml").as_deref(), Some(b"<b/>".as_slice()));
        assert_eq!(other.part("b/c.xml").map(|p| p.len()), Some(5000));
    }

    #[test]
    fn what_is_too_large_is_refused_by_what_it_says_and_by_what_it_is() {
        let bytes = sample();
        let refused = |bytes: &[u8]| Archive::open(bytes, |_| 4999).map(drop);
        assert_eq!(refused(&bytes), Err(Refused::TooLarge("b/c.xml".to_owned())));
        // The same part with a false size in both of its records.
        let mut liar = bytes;
        for at in 0..liar.len() - 4 {
            if liar[at..at + 4] == 5000_u32.to_le_bytes() {
                liar[at..at + 4].copy_from_slice(&5_u32.to_le_bytes());
            }
        }
        assert!(refused(&liar).is_err());
    }

    #[test]
    fn what_is_no_archive_is_refused() {
        for bytes in [b"".as_slice(), b"PK\x03\x04", &[0; 100], b"PK\x05\x06"] {
            assert!(matches!(Archive::open(bytes, |_| 10), Err(Refused::Broken(_))));
        }
        let mut many = sample();
        let at = many.len() - END_LENGTH;
        many[at + 8..at + 12].copy_from_slice(&[0xFF; 4]);
        assert_eq!(Archive::open(&many, |_| 10_000).map(drop), Err(Refused::TooManyParts));
    }
}
