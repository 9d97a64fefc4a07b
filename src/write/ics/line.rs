//! Content lines of iCalendar (RFC 5545, 3.1): escaped, folded, and taken apart again.
//!
//! Written here and not taken from a crate: a changed plan is told from an unchanged one by its
//! lines, which therefore must keep their bytes from one version of the program to the next.

use crate::text::plain;

/// Octets of a line before it is folded (3.1).
const LONGEST: usize = 75;

/// A text value of one line: comma, semicolon and backslash escaped (3.3.11), the unseen gone.
pub(super) fn text(value: &str) -> String {
    let mut escaped = String::with_capacity(value.len());
    for c in plain(value).chars() {
        if matches!(c, '\\' | ';' | ',') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// A text value of several lines.
pub(super) fn paragraphs(lines: &[String]) -> String {
    lines.iter().map(|line| text(line)).collect::<Vec<_>>().join("\\n")
}

/// The text that was escaped.
pub(super) fn unescaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(other) => text.push(other),
                None => {}
            },
            c => text.push(c),
        }
    }
    text
}

/// A parameter value, quoted; quotation marks and carets as RFC 6868 writes them.
pub(super) fn parameter(value: &str) -> String {
    format!("\"{}\"", plain(value).replace('^', "^^").replace('"', "^'"))
}

/// The part of an address before its `@`, made of an id.
pub(super) fn local_part(id: &str) -> String {
    let mut part = String::with_capacity(id.len());
    for byte in id.bytes() {
        match byte {
            b if b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_') => part.push(b as char),
            b => part.push_str(&format!("%{b:02X}")),
        }
    }
    part
}

/// Appends a line, folded between characters and ended by CRLF.
pub(super) fn push(file: &mut String, line: &str) {
    let mut used = 0;
    for c in line.chars() {
        if used + c.len_utf8() > LONGEST {
            file.push_str("\r\n ");
            used = 1;
        }
        used += c.len_utf8();
        file.push(c);
    }
    file.push_str("\r\n");
}

/// The lines of a file, unfolded.
pub(super) fn lines(file: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in file.split('\n').map(|l| l.strip_suffix('\r').unwrap_or(l)) {
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some(last)) => last.push_str(rest),
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_at_75_octets_between_characters() {
        for line in
            ["x".repeat(76), "幼儿园".repeat(40), format!("a{}", "👩".repeat(30)), String::new()]
        {
            let mut file = String::new();
            push(&mut file, &line);
            assert!(file.split("\r\n").all(|l| l.len() <= 75), "{file}");
            assert_eq!(lines(&file)[0], line);
        }
    }

    #[test]
    fn text_comes_back_and_can_end_no_line() {
        let nasty = "a;b,c\\d\ne\r\nEND:VEVENT\u{202e}";
        let escaped = text(nasty);
        assert_eq!(escaped, "a\\;b\\,c\\\\d e  END:VEVENT");
        assert_eq!(unescaped(&escaped), "a;b,c\\d e  END:VEVENT");
        assert_eq!(unescaped(&paragraphs(&["a\nb".to_owned(), "c".to_owned()])), "a b\nc");
    }

    #[test]
    fn parameters_stay_inside_their_quotes() {
        assert_eq!(parameter("a\"b^c:d\n"), "\"a^'b^^c:d\"");
        assert_eq!(local_part("P 1@乙"), "P%201%40%E4%B9%99");
    }
}
