//! Records as CSV text.

use crate::domain::Language;
use crate::text::Texts;

/// RFC 4180 in UTF-8 without a byte-order mark, lines ended by LF; the first record is the header.
#[must_use]
pub fn csv_text<R, F>(records: impl IntoIterator<Item = R>) -> String
where
    R: IntoIterator<Item = F>,
    F: AsRef<[u8]>,
{
    let mut csv = csv::Writer::from_writer(Vec::new());
    let written = records.into_iter().try_for_each(|record| csv.write_record(record));
    debug_assert!(written.is_ok(), "writing into memory does not fail");
    let bytes = csv.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// A word as tables for scripts have it, which are in English, else what people call it.
pub(super) fn said((word, key): (&str, &'static str), texts: &Texts) -> String {
    match texts.language() {
        Language::En => word.to_owned(),
        _ => texts.key(key),
    }
}

/// A table for people, whose spreadsheet programs know the encoding by the byte-order mark; one
/// whose heads were asked for in English is for scripts, which do not expect it.
#[must_use]
pub fn with_mark(csv: &str, headers: Option<Language>) -> String {
    let mark = if headers == Some(Language::En) { "" } else { "\u{feff}" };
    format!("{mark}{csv}")
}
