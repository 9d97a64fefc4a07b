//! The headers of a template's tables in another language.

use crate::domain::Language;
use crate::input::{Sources, header_names};

/// The byte-order mark, without which spreadsheet programs misread Chinese.
const MARK: char = '\u{feff}';

/// Puts the headers into a language; `mark`: whether the tables begin with a byte-order mark.
pub fn with_heads(sources: &mut Sources, language: Language, mark: bool) {
    let tables = sources.files.iter_mut().filter(|(name, _)| name.ends_with(".csv"));
    for (table, bytes) in tables {
        let text = String::from_utf8_lossy(bytes);
        let text = text.trim_start_matches(MARK);
        let (heads, rows) = text.split_once('\n').unwrap_or((text, ""));
        let names = || header_names().filter(|name| name.table == table);
        let heads: Vec<&str> = heads
            .trim_end()
            .split(',')
            .map(|head| {
                names().find(|name| name.is(head)).map_or(head, |name| name.usual(language))
            })
            .collect();
        let begin = if mark { MARK.to_string() } else { String::new() };
        *bytes = format!("{begin}{}\n{rows}", heads.join(",")).into_bytes();
    }
}
