//! XML as tags with their place in the text, so that a change touches nothing else.

use std::io;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::not_understood;
use crate::write::xml_text::xml_text;

/// A tag of the text.
#[derive(Debug)]
pub(super) struct Tag<'t> {
    /// What it is.
    pub kind: Kind,
    /// Where it stands.
    pub at: Range<usize>,
    /// The whole tag.
    pub text: &'t str,
    /// Name without prefix.
    pub name: &'t str,
}

/// What a tag does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Opens an element.
    Open,
    /// Closes one.
    Close,
    /// Is one by itself.
    Empty,
}

/// Every tag of a text, in order.
pub(super) fn tags(text: &str) -> io::Result<Vec<Tag<'_>>> {
    let mut reader = Reader::from_str(text);
    let mut tags = Vec::new();
    loop {
        let from = reader.buffer_position() as usize;
        let event = reader.read_event().map_err(|e| not_understood(e.to_string()))?;
        let kind = match event {
            Event::Start(_) => Kind::Open,
            Event::End(_) => Kind::Close,
            Event::Empty(_) => Kind::Empty,
            Event::Eof => return Ok(tags),
            _ => continue,
        };
        let to = reader.buffer_position() as usize;
        let tag = text.get(from..to).ok_or_else(|| not_understood("text between characters"))?;
        tags.push(Tag { kind, at: from..to, text: tag, name: local_name(tag) });
    }
}

/// The name of a tag without its prefix.
fn local_name(tag: &str) -> &str {
    let name = qualified_name(tag);
    name.rsplit(':').next().unwrap_or(name)
}

fn qualified_name(tag: &str) -> &str {
    let inner = tag.trim_start_matches(['<', '/']);
    let end = inner.find(|c: char| c.is_whitespace() || "/>".contains(c)).unwrap_or(inner.len());
    &inner[..end]
}

impl<'t> Tag<'t> {
    /// The prefix of its name with the colon, empty where there is none.
    pub fn prefix(&self) -> &'t str {
        let name = qualified_name(self.text);
        &name[..name.len() - self.name.len()]
    }

    /// The value of an attribute, entities resolved; the name may have a prefix.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let inner = self.text.trim_start_matches('<').trim_end_matches('>').trim_end_matches('/');
        let start = BytesStart::from_content(inner, qualified_name(self.text).len());
        let found = start.attributes().with_checks(false).flatten().find(|a| {
            let key: &str = a.key.as_ref();
            key == name || (!name.contains(':') && key.rsplit(':').next() == Some(name))
        })?;
        let value: &str = found.value.as_ref();
        quick_xml::escape::unescape(value).ok().map(|v| v.into_owned())
    }

    /// The tag with another value of an attribute, which is added if it is not there.
    pub fn with(&self, name: &str, value: &str) -> String {
        let value = xml_text(value);
        for quote in ['"', '\''] {
            for before in [' ', '\n', '\t', '\r'] {
                let begin = format!("{before}{name}={quote}");
                if let Some(at) = self.text.find(&begin) {
                    let from = at + begin.len();
                    if let Some(length) = self.text[from..].find(quote) {
                        return format!(
                            "{}{value}{}",
                            &self.text[..from],
                            &self.text[from + length..]
                        );
                    }
                }
            }
        }
        let end = if self.kind == Kind::Empty { "/>" } else { ">" };
        let head = self.text.trim_end_matches('>').trim_end_matches('/').trim_end();
        format!("{head} {name}=\"{value}\"{end}")
    }

    /// An empty tag as one that opens an element.
    pub fn opened(&self) -> String {
        let head = self.text.trim_end_matches('>').trim_end_matches('/').trim_end();
        format!("{head}>")
    }

    /// The tag that closes what this one opens.
    pub fn closing(&self) -> String {
        format!("</{}>", qualified_name(self.text))
    }
}

/// Changes of a text, made all at once.
#[derive(Debug, Default)]
pub(super) struct Edits(Vec<(Range<usize>, String)>);

impl Edits {
    /// Puts a text in the place of another.
    pub fn replace(&mut self, at: Range<usize>, new: String) {
        self.0.push((at, new));
    }

    /// Puts a text in; of two in one place the first comes first.
    pub fn insert(&mut self, at: usize, new: String) {
        self.0.push((at..at, new));
    }

    /// The text with every change.
    pub fn apply(mut self, text: &str) -> String {
        self.0.sort_by_key(|(at, _)| (at.start, at.end));
        let mut out = String::with_capacity(text.len() + 1024);
        let mut from = 0;
        for (at, new) in &self.0 {
            out.push_str(&text[from..at.start]);
            out.push_str(new);
            from = at.end;
        }
        out.push_str(&text[from..]);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_know_their_place_and_attributes() {
        let text = "<?xml version=\"1.0\"?><x:a b='1'>t&amp;<c d=\"x &lt; y\"/></x:a>";
        let tags = tags(text).expect("XML");
        let names: Vec<_> = tags.iter().map(|t| (t.name, t.kind)).collect();
        assert_eq!(names, [("a", Kind::Open), ("c", Kind::Empty), ("a", Kind::Close)]);
        assert_eq!((tags[0].prefix(), tags[0].closing().as_str()), ("x:", "</x:a>"));
        assert_eq!(tags[0].attribute("b").as_deref(), Some("1"));
        assert_eq!(tags[1].attribute("d").as_deref(), Some("x < y"));
        assert_eq!(tags[0].with("b", "2"), "<x:a b='2'>");
        assert_eq!(tags[1].with("s", "\"3\""), "<c d=\"x &lt; y\" s=\"&quot;3&quot;\"/>");
        assert_eq!(tags[1].opened(), "<c d=\"x &lt; y\">");
        assert_eq!(&text[tags[1].at.clone()], tags[1].text);
    }

    #[test]
    fn edits_leave_the_rest() {
        let mut edits = Edits::default();
        edits.insert(3, "X".to_owned());
        edits.replace(1..2, "Y".to_owned());
        edits.insert(3, "Z".to_owned());
        assert_eq!(edits.apply("abcd"), "aYcXZd");
    }
}
