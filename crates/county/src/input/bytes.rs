//! Bytes → text: UTF-8, GB18030 or marked UTF-16, one sort of line end.

use std::io::Read;

use encoding_rs::{BIG5, Encoding, GB18030, UTF_16BE, UTF_16LE};

use super::codes;
use super::findings::{Findings, file_place, line_place};
use crate::domain::Place;

/// Largest file that is read, in bytes.
pub(super) const MAX_FILE: usize = 64 << 20;

/// What gzip has compressed, at most one byte more than may be read; `None` for what it has not, or
/// for what is damaged.
pub(super) fn unpacked(bytes: &[u8]) -> Option<Vec<u8>> {
    if !bytes.starts_with(b"\x1f\x8b") {
        return None;
    }
    let mut text = Vec::new();
    let most = MAX_FILE as u64 + 1;
    flate2::read::GzDecoder::new(bytes).take(most).read_to_end(&mut text).ok()?;
    Some(text)
}

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
    // What gzip has packed and could not be unpacked is no text either.
    let packed = bytes.starts_with(b"\x1f\x8b");
    if packed || bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        found.report(codes::BINARY, file_place(file), |m| m);
        return None;
    }
    let unmarked = unmarked_utf16(bytes).map(|text| normalised(&text));
    if unmarked.is_some() {
        return unmarked;
    }
    if is_big5(bytes) {
        found.report(codes::BIG5, file_place(file), |m| m);
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
        let from = text[..at].rfind('\n').map_or(0, |i| i + 1);
        let column = text[from..at].matches(',').count() + 1;
        let place =
            Place { column: u32::try_from(column).ok(), ..line_place(file, line_of(&text, at)) };
        found.report(codes::CONTROL_CHARACTER, place, |m| {
            let code = text[at..].chars().next().map_or(0, u32::from);
            m.with("column", column).with("character", format!("U+{code:04X}"))
        });
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
        Err(_) => match bytes.split(|&b| b == b'\n').position(is_utf8_line) {
            // Pasted from elsewhere: GB18030 would make other characters of it.
            Some(line) => Err(u32::try_from(line + 1).unwrap_or(u32::MAX)),
            None => whole(GB18030, bytes),
        },
    }
}

/// The text of bytes that are UTF-16 without its mark: read so they are a table or settings, with
/// commas or equals signs, lines and no control characters.
fn unmarked_utf16(bytes: &[u8]) -> Option<String> {
    if bytes.len() % 2 == 1 || !bytes.contains(&0) {
        return None;
    }
    [UTF_16LE, UTF_16BE].into_iter().find_map(|encoding| {
        let text = whole(encoding, bytes).ok()?;
        let control = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
        let likely = text.contains(['\n', '\r']) && text.contains([',', '=']);
        (likely && !text.contains(control)).then_some(text)
    })
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

/// Whether a line among GB18030 is UTF-8: whole Chinese characters of three bytes and nothing else
/// beyond ASCII. Two bytes of GB18030 are easily valid UTF-8 too, six hardly ever.
fn is_utf8_line(line: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(line) else { return false };
    let mut wide = text.chars().filter(|c| !c.is_ascii()).peekable();
    wide.peek().is_some() && wide.all(|c| ('\u{3000}'..='\u{FFEF}').contains(&c))
}

/// Whether text that is no UTF-8 is Big5. Where that encoding puts the commonest characters (the
/// first byte from A4 to A9), GB18030 has kana, Greek and frames, and the second byte is often one
/// that GB18030 keeps for rare characters.
fn is_big5(bytes: &[u8]) -> bool {
    if std::str::from_utf8(bytes).is_ok() || BIG5.decode_without_bom_handling(bytes).1 {
        return false;
    }
    let (mut pairs, mut odd, mut foreign) = (0, 0, 0);
    let mut rest = bytes.iter().copied();
    while let Some(first) = rest.next() {
        if first < 0x80 {
            continue;
        }
        let second = rest.next().unwrap_or_default();
        pairs += 1;
        let frame = (0xA4..=0xA9).contains(&first);
        foreign += usize::from(frame);
        odd += usize::from(frame || second < 0xA1 && (0xAA..=0xC6).contains(&first));
    }
    foreign > 0 && odd * 10 >= pairs * 3
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
        let (unmarked, big_endian) = (
            wide[2..].to_vec(),
            text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>(),
        );
        for bytes in [text.as_bytes(), &gb, &marked, &wide, &unmarked, &big_endian] {
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
    fn big5_is_refused_and_gb18030_is_not() {
        let big5 = |text: &str| read(&BIG5.encode(text).0);
        for text in [
            "編號,姓名\nP1,陳美玲\n",
            "id,name,home\nP1,王小明,K1\nP2,林淑芬,K1\n",
            "id,name\nK1,三民幼兒園\nK2,大安幼兒園\n",
        ] {
            assert_eq!(big5(text), Err(("E027", None)), "{text}");
            assert_eq!(read(&GB18030.encode(text).0).as_deref(), Ok(text));
        }
        // Names with characters that GB2312 has not.
        for text in ["id,name\nP1,李玥\nP2,王珺\n", "id,name\nP1,陳喆\n", "id\nP1,马·艾山江\n"]
        {
            assert_eq!(read(&GB18030.encode(text).0).as_deref(), Ok(text));
        }
    }

    #[test]
    fn line_in_another_encoding_is_placed() {
        let mut mixed = GB18030.encode("编号,姓名\nP1,王静\n").0.into_owned();
        mixed.extend("P2,李娟\n".as_bytes());
        assert_eq!(read(&mixed), Err(("E006", Some(3))));
        // Valid as UTF-8 by chance.
        let chance = GB18030.encode("编号,姓名\nP1,联通\n").0.into_owned();
        assert_eq!(read(&chance).as_deref(), Ok("编号,姓名\nP1,联通\n"));
    }

    #[test]
    fn binary_is_refused() {
        assert_eq!(read(b"a\nb\0c"), Err(("E028", Some(2))));
        assert_eq!(read(b"PK\x03\x04rest"), Err(("E007", None)));
    }
}
