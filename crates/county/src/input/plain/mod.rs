//! What people type → what it means: widths, spaces, lists, numbers with units, dates.

mod date;
mod number;

pub(super) use date::{NotDate, civil, date};
pub(super) use number::{Unit, number};

use super::table::trim;

/// Full-width signs of ASCII as their narrow twins.
pub(super) fn narrow(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            '\u{3000}' | '\u{A0}' => ' ',
            '−' => '-',
            c => c,
        })
        .collect()
}

/// A text as it is compared: whatever its width, its case, and the white space in it.
pub(super) fn folded(text: &str) -> String {
    let narrow = narrow(text);
    let kept = narrow.chars().filter_map(|c| match c {
        c if c.is_whitespace() || invisible(c) => None,
        '•' | '‧' | '・' | '･' | '∙' => Some('·'),
        c => Some(c),
    });
    kept.flat_map(char::to_lowercase).collect()
}

fn invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}')
}

/// A name without the blanks that only align it: `蒋　慧` is `蒋慧`.
pub(super) fn name(text: &str) -> String {
    let pieces: Vec<&str> = text.split_whitespace().collect();
    let han = pieces.iter().all(|piece| piece.chars().all(is_han));
    let short = pieces.iter().any(|piece| piece.chars().count() == 1);
    if han && (short || text.contains('\n')) { pieces.concat() } else { pieces.join(" ") }
}

/// Marks that a header carries beside its words.
const MARKS: &[char] = &[
    '*', '_', '-', ':', '.', '#', '!', '?', '"', '\'', '“', '”', '★', '☆', '※', '●', '○', '◆', '△',
    '▲', '▼', '√', '✔', '、', '。', '↓',
];
/// Words about a header that are no part of it.
const ABOUT_HEADERS: &[&str] =
    &["必填项", "必填項", "必填", "选填", "選填", "可选", "可選", "必须", "必須"];

/// A header as it is compared, without spaces and marks: once without what stands in brackets, once
/// with it.
pub(super) fn folded_header(text: &str) -> [String; 2] {
    let open = |c| matches!(c, '(' | '[' | '{' | '【' | '〔' | '《' | '「' | '『' | '〈' | '<');
    let close = |c| matches!(c, ')' | ']' | '}' | '】' | '〕' | '》' | '」' | '』' | '〉' | '>');
    let text = folded(text);
    let mut depth = 0_usize;
    let mut outside = String::new();
    let mut all = String::new();
    for c in text.chars() {
        if open(c) {
            depth += 1;
        } else if close(c) {
            depth = depth.saturating_sub(1);
        } else if !MARKS.contains(&c) {
            all.push(c);
            if depth == 0 {
                outside.push(c);
            }
        }
    }
    [outside, all].map(|header| {
        let bare = ABOUT_HEADERS
            .iter()
            .find_map(|about| header.strip_suffix(about).or_else(|| header.strip_prefix(about)));
        bare.unwrap_or(&header).to_owned()
    })
}

/// Cells that say that there is nothing.
pub(super) fn is_dash(text: &str) -> bool {
    !text.is_empty()
        && text.chars().all(|c| matches!(c, '-' | '—' | '–' | '－' | '―' | '─' | '/' | '／' | '\\'))
}

/// Words that say that there is nothing.
pub(super) fn is_nothing(text: &str) -> bool {
    is_dash(text)
        || ["无", "無", "没有", "沒有", "none", "n/a", "nil", "null", "暂无", "暫無"]
            .contains(&folded(text).as_str())
}

/// Words that say that there is no limit.
pub(super) fn is_unlimited(text: &str) -> bool {
    ["不限", "不限制", "无限", "無限", "无限制", "無限制", "不设上限", "不設上限", "unlimited", "∞"]
        .contains(&folded(text).as_str())
}

const STRONG: &[char] = &[';', '；', '\n'];
const WEAK: &[char] = &['、', '，', ',', '/', '／', '|', '｜', '﹑', '､'];

/// The parts of a list, without empty ones. A part in quotation marks, and one that `is_one` knows
/// as it stands, stays whole whatever signs it holds.
pub(super) fn list(text: &str, is_one: impl Fn(&str) -> bool) -> Vec<&str> {
    let mut parts = Vec::new();
    for part in split(trim(text), STRONG) {
        if is_one(part) {
            parts.push(part);
        } else {
            parts.extend(split(part, WEAK));
        }
    }
    parts.into_iter().map(unquoted).filter(|part| !part.is_empty()).collect()
}

/// The parts of a list of words, as they are compared: `语 言` is `语言`, and `语言 艺术` two words.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for part in list(text, |_| false) {
        let part = narrow(part);
        let pieces: Vec<&str> = part.split_whitespace().collect();
        let han = |piece: &&str| piece.chars().all(is_han);
        if pieces.len() > 1 && pieces.iter().all(han) {
            if pieces.iter().all(|piece| piece.chars().count() > 1) {
                found.extend(pieces.into_iter().map(str::to_owned));
            } else {
                found.push(pieces.concat());
            }
        } else {
            found.push(pieces.join(" "));
        }
    }
    found.retain(|word| !is_nothing(word));
    found
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}' | '〇')
}

const QUOTES: [(char, char); 4] = [('"', '"'), ('“', '”'), ('＂', '＂'), ('「', '」')];

/// Cuts at the signs that stand outside quotation marks.
fn split<'t>(text: &'t str, signs: &[char]) -> Vec<&'t str> {
    let mut parts = Vec::new();
    let mut from = 0;
    let mut until = None;
    let mut begins = true;
    for (at, c) in text.char_indices() {
        if let Some(quote) = until {
            if c == quote {
                until = None;
            }
        } else if signs.contains(&c) {
            parts.push(trim(&text[from..at]));
            from = at + c.len_utf8();
            begins = true;
            continue;
        } else if let Some(&(_, quote)) = QUOTES.iter().find(|q| begins && q.0 == c)
            && text[at + c.len_utf8()..].contains(quote)
        {
            until = Some(quote);
        }
        begins &= c.is_whitespace();
    }
    parts.push(trim(&text[from..]));
    parts
}

fn unquoted(text: &str) -> &str {
    let inside = QUOTES.iter().find_map(|&(open, close)| {
        text.strip_prefix(open)?.strip_suffix(close).filter(|inner| !inner.contains([open, close]))
    });
    inside.map_or(text, trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_split_at_every_sign() {
        for text in [
            "语言;艺术 # 语言；艺术 # 语言、艺术 # 语言，艺术 # 语言,艺术 # 语言/艺术 # 语言／艺术",
            "语言\n艺术 # 语言 ； 艺术； # 语言　艺术 # 语 言、艺　术 # 语言|艺术 # “语言”、\"艺术\"",
        ] {
            for text in text.split(" # ") {
                assert_eq!(words(text), ["语言", "艺术"], "{text}");
            }
        }
        assert_eq!(words("\"语言/艺术\"；科学"), ["语言/艺术", "科学"]);
        assert_eq!(words("“语言、艺术”"), ["语言、艺术"]);
        assert_eq!(words("early reading; art"), ["early reading", "art"]);
        assert_eq!(words("无"), [""; 0]);
        assert_eq!(list("A/B;C、D", |part| part == "A/B"), ["A/B", "C", "D"]);
    }

    #[test]
    fn names_and_headers_lose_what_only_adorns_them() {
        let headers = "姓　名#姓名（必填）#*姓名#姓\n名#【姓名】#姓名：#姓名 必填#姓名(name)";
        for text in headers.split('#') {
            assert!(folded_header(text).contains(&"姓名".to_owned()), "{text}");
        }
        assert_eq!(folded_header("Max one-way minutes"), folded_header("max_one_way_minutes"));
        assert_eq!(
            [name("蒋　慧"), name("县直\n幼儿园"), name("A  B")],
            ["蒋慧", "县直幼儿园", "A B"]
        );
    }
}
