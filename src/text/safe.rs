//! Makes external text safe to display.

use unicode_width::UnicodeWidthChar;

/// Characters that must not be displayed: control characters, direction marks, and invisible
/// characters.
#[must_use]
pub fn unseen(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{180e}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}'..='\u{ffff}'
            | '\u{e0000}'..='\u{e0fff}')
}

/// External text for one line of a file: line breaks become spaces; invisible characters and outer
/// spaces are removed.
#[must_use]
pub fn plain(text: &str) -> String {
    let shown = |c: char| match c {
        '\n' | '\r' | '\t' => Some(' '),
        c if unseen(c) => None,
        c => Some(c),
    };
    let line: String = text.chars().filter_map(shown).collect();
    line.trim().to_owned()
}

/// External text, safe to display: invisible characters are spelled out, and the text is cut to a
/// number of columns. A Chinese character is two columns wide.
#[must_use]
pub fn safe(text: &str, columns: usize) -> String {
    let mut shown = String::new();
    let mut used = 0;
    for c in text.chars() {
        let piece = match c {
            '\n' => "\\n".to_owned(),
            '\r' => "\\r".to_owned(),
            '\t' => "\\t".to_owned(),
            c if unseen(c) => c.escape_unicode().to_string(),
            c => c.to_string(),
        };
        let wide = if unseen(c) { piece.len() } else { c.width().unwrap_or(0) };
        if used + wide > columns {
            while used >= columns
                && let Some(last) = shown.pop()
            {
                used -= last.width().unwrap_or(0);
            }
            shown.push('…');
            break;
        }
        used += wide;
        shown.push_str(&piece);
        // Stacked combining marks take no columns, but memory and time.
        if shown.len() > 16 * columns.max(1) {
            shown.push('…');
            break;
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_of_what_is_seen() {
        assert_eq!(plain(" a\r\nb\t\u{202e}c\0 "), "a  b c");
        assert_eq!(plain("乙园 👩"), "乙园 👩");
    }

    #[test]
    fn unseen_is_spelled_out() {
        assert_eq!(
            safe("a\tb\u{1b}[31m\u{202e}x\u{200b}", 80),
            "a\\tb\\u{1b}[31m\\u{202e}x\\u{200b}"
        );
    }

    #[test]
    fn long_is_cut_to_the_columns() {
        assert_eq!(safe("abcdef", 6), "abcdef");
        assert_eq!(safe("abcdefg", 6), "abcde…");
        assert_eq!(safe("幼儿园教师", 6), "幼儿…");
        assert!(unicode_width::UnicodeWidthStr::width(&*safe("幼儿园教师", 6)) <= 6);
        assert_eq!(safe("abc", 0), "…");
        assert!(safe(&"e\u{301}".repeat(1_000_000), 60).len() < 2000);
        assert!(safe(&format!("e{}", "\u{301}".repeat(1_000_000)), 60).len() < 2000);
    }
}
