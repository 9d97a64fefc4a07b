//! RFC 4180 records with the line on which each begins.
//!
//! The `csv` crate reads an unclosed quote as a cell that reaches to the end of the file; here
//! it has to be found and placed, so the few states are spelt out.

use std::borrow::Cow;

/// Most fields of a record that are kept; no table has nearly as many columns.
const MAX_FIELDS: usize = 1000;

/// A record: one row of fields.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Record<'t> {
    /// Line on which it begins, from 1.
    pub line: u32,
    /// The fields without their quotes; at least one.
    pub fields: Vec<Cow<'t, str>>,
    /// Positions of fields that hold nothing that can be read, which has been reported.
    pub broken: Vec<usize>,
}

/// What comes next.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Lexed<'t> {
    /// A record.
    Record(Record<'t>),
    /// A quote opened on this line is never closed.
    Unclosed(u32),
    /// The text is over.
    End,
}

/// Cuts text whose lines end in `\n` into records.
#[derive(Debug)]
pub(super) struct Lexer<'t> {
    rest: &'t str,
    line: u32,
}

impl<'t> Lexer<'t> {
    /// Starts at the beginning, after the line `sep=,` that some spreadsheets ask for.
    pub fn new(text: &'t str) -> Self {
        match text.strip_prefix("sep=,\n") {
            Some(rest) => Self { rest, line: 2 },
            None => Self { rest: text, line: 1 },
        }
    }

    /// The next record.
    pub fn next(&mut self) -> Lexed<'t> {
        if self.rest.is_empty() {
            return Lexed::End;
        }
        let mut record = Record { line: self.line, fields: Vec::new(), broken: Vec::new() };
        loop {
            match self.field() {
                Ok(field) if record.fields.len() < MAX_FIELDS => record.fields.push(field),
                Ok(_) => {}
                Err(line) => return Lexed::Unclosed(line),
            }
            let end = self.rest.as_bytes().first().copied();
            self.rest = self.rest.get(1..).unwrap_or_default();
            if end != Some(b',') {
                self.line += u32::from(end.is_some());
                return Lexed::Record(record);
            }
        }
    }

    /// A field up to its `,`, line end or end of text; the line of a quote that is not closed.
    fn field(&mut self) -> Result<Cow<'t, str>, u32> {
        let quoted = self.rest.trim_start_matches([' ', '\t']);
        let Some(body) = quoted.strip_prefix('"') else {
            return Ok(Cow::Borrowed(self.plain()));
        };
        let opened = self.line;
        let mut value = Cow::Borrowed("");
        self.rest = body;
        loop {
            let Some(at) = self.rest.find('"') else {
                self.rest = "";
                return Err(opened);
            };
            let part = &self.rest[..at];
            self.line += u32::try_from(part.matches('\n').count()).unwrap_or(u32::MAX);
            append(&mut value, part);
            self.rest = &self.rest[at + 1..];
            match self.rest.strip_prefix('"') {
                Some(rest) => {
                    append(&mut value, "\"");
                    self.rest = rest;
                }
                None => break,
            }
        }
        // Text after the closing quote belongs to the field, as spreadsheets have it.
        append(&mut value, self.plain());
        Ok(value)
    }

    fn plain(&mut self) -> &'t str {
        let end = self.rest.find([',', '\n']).unwrap_or(self.rest.len());
        let (field, rest) = self.rest.split_at(end);
        self.rest = rest;
        field
    }
}

fn append<'t>(value: &mut Cow<'t, str>, part: &'t str) {
    if value.is_empty() {
        *value = Cow::Borrowed(part);
    } else if !part.is_empty() {
        value.to_mut().push_str(part);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<(u32, Vec<String>)> {
        let mut lexer = Lexer::new(text);
        let mut records = Vec::new();
        while let Lexed::Record(r) = lexer.next() {
            records.push((r.line, r.fields.into_iter().map(Cow::into_owned).collect()));
        }
        records
    }

    fn row(line: u32, fields: &[&str]) -> (u32, Vec<String>) {
        (line, fields.iter().map(|f| (*f).to_owned()).collect())
    }

    #[test]
    fn quotes_commas_and_lines() {
        assert_eq!(
            all("a,\"b,\"\"c\"\"\nd\",e\nf,,\n"),
            [row(1, &["a", "b,\"c\"\nd", "e"]), row(3, &["f", "", ""])]
        );
        assert_eq!(all("a, \"b\" x"), [row(1, &["a", "b x"])]);
        assert_eq!(all("sep=,\na,b"), [row(2, &["a", "b"])]);
        assert_eq!(all("\"\"\"\"\n"), [row(1, &["\""])]);
        assert_eq!(all("a,"), [row(1, &["a", ""])]);
    }

    #[test]
    fn unclosed_quotes_are_placed() {
        let mut lexer = Lexer::new("a\nb,\"c\n\nd");
        assert!(matches!(lexer.next(), Lexed::Record(_)));
        assert_eq!(lexer.next(), Lexed::Unclosed(2));
        assert_eq!(lexer.next(), Lexed::End);
    }
}
