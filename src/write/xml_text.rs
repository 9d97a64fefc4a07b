//! Text inside XML.

/// Text for an attribute or between tags: without what XML cannot hold.
#[must_use]
pub fn xml_text(text: &str) -> String {
    let legal =
        |c: &char| matches!(c, '\n' | '\t' | ' '..) && !matches!(c, '\u{FFFE}' | '\u{FFFF}');
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(legal) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        assert_eq!(xml_text("a\u{1}<\u{FFFF}\"\n&>"), "a&lt;&quot;\n&amp;&gt;");
    }
}
