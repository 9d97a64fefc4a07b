//! What a workbook says of itself, looked over before the crate that reads it believes it.

use crate::archive::{Archive, Refused};
use crate::input::codes;
use crate::input::findings::{Findings, file_place};

/// Most bytes of a sheet, and of any other part, inflated.
const MAX_SHEET: u64 = 192 << 20;
const MAX_PART: u64 = 64 << 20;
/// Most texts that the table of shared texts may announce, and the largest number of a shared
/// formula: room is made for as many as are announced.
const MAX_ANNOUNCED: u64 = 2_000_000;
/// Longest reference to a cell (`XFD1048576`) and to a range of cells.
const MAX_CELL_REFERENCE: usize = 12;
const MAX_RANGE_REFERENCE: usize = 48;

/// Inflates every part once and looks at the numbers in it that cost memory.
pub(super) fn look_over(bytes: &[u8]) -> Result<(), Refused> {
    let mut archive = Archive::open(bytes, |name| match name.to_lowercase() {
        name if name.starts_with("xl/worksheets/") => MAX_SHEET,
        _ => MAX_PART,
    })?;
    let names: Vec<String> = archive.names().map(str::to_owned).collect();
    for name in names {
        let Some(part) = archive.part(&name) else { continue };
        if sixteen_bits(&part) {
            return Err(Refused::Broken(format!("{name}: UTF-16")));
        }
        let too_many = |attribute: &[u8]| {
            values(&part, attribute).any(|v| number(v).is_some_and(|n| n > MAX_ANNOUNCED))
        };
        if too_many(b"uniqueCount") || too_many(b"si") {
            return Err(Refused::TooLarge(name));
        }
        if name.to_lowercase().starts_with("xl/worksheets/") {
            let too_long =
                |attribute: &[u8], most| values(&part, attribute).any(|v| v.len() > most);
            if too_long(b"r", MAX_CELL_REFERENCE) || too_long(b"ref", MAX_RANGE_REFERENCE) {
                return Err(Refused::Broken(format!("{name}: a reference that no sheet has")));
            }
        }
    }
    Ok(())
}

/// Reports why a file was not opened.
pub(super) fn report(refused: &Refused, file: &str, found: &mut Findings) {
    let place = file_place(file);
    match refused {
        Refused::Broken(_) => found.report(codes::BROKEN_WORKBOOK, place, |m| m),
        Refused::Encrypted(_) => found.report(codes::OLD_WORKBOOK, place, |m| m),
        Refused::TooManyParts | Refused::TooLarge(_) => {
            found.report(codes::WORKBOOK_TOO_LARGE, place, |m| m);
        }
    }
}

/// Whether text is in 16 bits a character, which nothing writes and nothing here would see
/// through.
fn sixteen_bits(part: &[u8]) -> bool {
    part.starts_with(b"\xFF\xFE")
        || part.starts_with(b"\xFE\xFF")
        || part.iter().take(4).any(|&b| b == 0) && part.contains(&b'<')
}

/// The values of an attribute wherever it stands in XML (or in what looks like it).
fn values<'p>(part: &'p [u8], attribute: &'p [u8]) -> impl Iterator<Item = &'p [u8]> {
    let mut rest = part;
    std::iter::from_fn(move || {
        loop {
            let at = find(rest, attribute)?;
            let begins = at > 0 && rest[at - 1].is_ascii_whitespace();
            rest = &rest[at + attribute.len()..];
            let Some(value) = begins.then(|| after_equals(rest)).flatten() else { continue };
            return Some(value);
        }
    })
}

fn find(text: &[u8], what: &[u8]) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = text[from..].iter().position(|&b| b == what[0]) {
        if text[from + at..].starts_with(what) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}

fn after_equals(rest: &[u8]) -> Option<&[u8]> {
    let rest = rest.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let quote = *rest.first().filter(|&&q| q == b'"' || q == b'\'')?;
    let value = &rest[1..];
    Some(&value[..value.iter().position(|&b| b == quote)?])
}

/// A number, saturating; `None` for other text.
fn number(text: &[u8]) -> Option<u64> {
    let text = text.trim_ascii();
    let digits = !text.is_empty() && text.iter().all(u8::is_ascii_digit);
    digits.then(|| {
        text.iter().fold(0_u64, |n, d| n.saturating_mul(10).saturating_add(u64::from(d - b'0')))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::archive;

    #[test]
    fn attributes_are_found_as_xml_writes_them() {
        let all = |text: &str| -> Vec<String> {
            let found = values(text.as_bytes(), b"si");
            found.map(|v| String::from_utf8_lossy(v).into_owned()).collect()
        };
        assert_eq!(all("<f si=\"1\"/><f t=\"s\"\n si = '22'>"), ["1", "22"]);
        assert_eq!(all("<si>1</si><a xsi=\"3\" si=4 simple=\"5\">"), [""; 0]);
        assert_eq!(number(b"99999999999999999999999"), Some(u64::MAX));
        assert_eq!(number(b"1x"), None);
    }

    #[test]
    fn what_is_announced_beyond_measure_is_refused() {
        let refused =
            |name: &str, xml: &[u8]| look_over(&archive([(name, xml)]).expect("writable")).is_err();
        let sst = "xl/sharedStrings.xml";
        assert!(!refused(sst, b"<sst uniqueCount=\"12\"><si><t>x</t></si></sst>"));
        assert!(refused(sst, b"<sst uniqueCount=\"18446744073709551615\"></sst>"));
        assert!(refused(sst, "<\u{0}s".as_bytes()));
        let sheet = "xl/worksheets/sheet1.xml";
        assert!(refused(sheet, b"<f t=\"shared\" si=\"4294967295\"/>"));
        assert!(refused(sheet, b"<c r=\"AAAAAAAAAAAAAAAAAAAAAAAAAAA1\"/>"));
        assert!(!refused(sheet, b"<c r=\"XFD1048576\"/>"));
    }

    #[test]
    fn bomb_is_refused() {
        let zeros = vec![b' '; (MAX_PART + 1) as usize];
        let bomb = archive([("xl/sharedStrings.xml", zeros.as_slice())]).expect("writable");
        assert!(bomb.len() < 200_000);
        assert_eq!(look_over(&bomb), Err(Refused::TooLarge("xl/sharedStrings.xml".to_owned())));
    }
}
