//! Bytes → text: UTF-8, GB18030 or marked UTF-16, one sort of line end.

use encoding_rs::{Encoding, GB18030, UTF_16BE, UTF_16LE};

use super::codes;
use super::findings::{Findings, file_place, line_place};

/// Largest file that is read, in bytes.
pub(super) const MAX_FILE: usize = 64 << 20;

/// Decodes a file; lines end in `\n` afterwards. `None` after a finding.
///
/// Text with a byte-order mark is what the mark says (UTF-8, UTF-16). Without one it is UTF-8
/// where that is valid, else GB18030 — unless nearly all of it reads as UTF-8, which then is a
/// damaged UTF-8 file that GB18030 would turn into nonsense.
pub(super) fn decode(file: &str, bytes: &[u8], found: &mut Findings) -> Option<String> {
    if bytes.len() > MAX_FILE {
        found.report(codes::FILE_TOO_LARGE, file_place(file), |m| m.with("limit", MAX_FILE >> 20));
        return None;
    }
    // Zip archives (.xlsx) and OLE files (.xls) that were merely renamed.
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        found.report(codes::BINARY, file_place(file), |m| m);
        return None;
    }
    let text = match text(bytes) {
        Ok(text) => normalised(&text),
        Err(line) => {
            found.report(codes::BAD_ENCODING, line_place(file, line), |m| m);
            return None;
        }
    };
    if let Some(at) = text.find(|c: char| c.is_control() && c != '\n' && c != '\t') {
        found.report(codes::BINARY, line_place(file, line_of(&text, at)), |m| m);
        return None;
    }
    Some(text)
}

/// The text, or the first line that cannot be read.
fn text(bytes: &[u8]) -> Result<String, u32> {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return match std::str::from_utf8(rest) {
            Ok(text) => Ok(text.to_owned()),
            Err(e) => Err(line_of_byte(rest, e.valid_up_to())),
        };
    }
    for (mark, encoding) in [(b"\xFF\xFE", UTF_16LE), (b"\xFE\xFF", UTF_16BE)] {
        if let Some(rest) = bytes.strip_prefix(mark) {
            return whole(encoding, rest);
        }
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(e) if is_damaged_utf8(bytes) => Err(line_of_byte(bytes, e.valid_up_to())),
        Err(_) => whole(GB18030, bytes),
    }
}

fn whole(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, u32> {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    if broken {
        let at = text.find(char::REPLACEMENT_CHARACTER).unwrap_or(0);
        return Err(line_of(&text, at));
    }
    Ok(text.into_owned())
}

/// Text in GB18030 that is taken for UTF-8 breaks at nearly every character; a damaged UTF-8
/// file breaks in a few places.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| c.len_utf8() > 2).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 4 * bad
}

fn normalised(text: &str) -> String {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text.to_owned()
    }
}

fn line_of(text: &str, at: usize) -> u32 {
    line_of_byte(text.as_bytes(), at)
}

/// The line (from 1) of a byte, whichever line ends are used.
fn line_of_byte(bytes: &[u8], at: usize) -> u32 {
    let before = &bytes[..at];
    let feeds = before.iter().filter(|&&b| b == b'\n').count();
    let lone =
        before.iter().enumerate().filter(|&(i, &b)| b == b'\r' && bytes.get(i + 1) != Some(&b'\n'));
    u32::try_from(feeds + lone.count() + 1).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<String, (&'static str, Option<u32>)> {
        let mut found = Findings::default();
        decode("f.csv", bytes, &mut found).ok_or_else(|| {
            let first = &found.finish()[0];
            (first.code, first.place.as_ref().and_then(|p| p.line))
        })
    }

    #[test]
    fn encodings_agree() {
        let text = "编号,名称\nK1,县直幼儿园\n";
        let gb = GB18030.encode(text).0.into_owned();
        let mut marked = b"\xEF\xBB\xBF".to_vec();
        marked.extend(text.as_bytes());
        let mut wide = vec![0xFF, 0xFE];
        wide.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
        for bytes in [text.as_bytes(), &gb, &marked, &wide] {
            assert_eq!(read(bytes).as_deref(), Ok(text));
        }
    }

    #[test]
    fn line_ends_become_one_sort() {
        assert_eq!(read(b"a\r\nb\rc\n").as_deref(), Ok("a\nb\nc\n"));
    }

    #[test]
    fn damage_is_placed() {
        let mut cut = "编号,名称\n县直幼儿园".as_bytes().to_vec();
        cut.pop();
        assert_eq!(read(&cut), Err(("E006", Some(2))));
        assert_eq!(read(b"a\n\xFF\xFF\xFF"), Err(("E006", Some(2))));
        assert_eq!(read(b"\xEF\xBB\xBFa\r\xFF"), Err(("E006", Some(2))));
        assert_eq!(read(b"\xFF\xFEa"), Err(("E006", Some(1))));
    }

    #[test]
    fn binary_is_refused() {
        assert_eq!(read(b"a\nb\0c"), Err(("E007", Some(2))));
        assert_eq!(read(b"PK\x03\x04rest"), Err(("E007", None)));
    }
}
