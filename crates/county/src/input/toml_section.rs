//! Tables of `scenario.toml`: values with their line, column and key.

use std::ops::Range;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::cells::{self, NotNumber};
use super::codes;
use super::findings::{Findings, nearest, shown, suggest};
use super::headers::SETTINGS;
use super::plain::{self, NotDate};
use super::words::{self, Listed};
use crate::domain::{FixedWord, Message, ObjectiveSettings, Place};
use crate::input::Code;

/// What is wrong with a line, by what the crate that parses it says in English.
fn why(message: &str, line: &str) -> &'static str {
    // It then misses the quotation mark of a text.
    if line.ends_with('=') {
        return "value";
    }
    let kinds: [(&str, &[&str]); 8] = [
        ("twice", &["duplicate key"]),
        ("key", &["unquoted key", "keys cannot"]),
        ("quote", &["quote", "string", "escape"]),
        ("comma", &["comma"]),
        ("equals", &["assignment", "`=`", "key with no value"]),
        ("bracket", &["unclosed", "opening", "table open", "inline table"]),
        ("value", &["missing value"]),
        (
            "number",
            &[
                "radix",
                "zero",
                "sign",
                "number",
                "invalid value",
                "`_`",
                "integer",
                "float",
                "date",
            ],
        ),
    ];
    let says = |words: &[&str]| words.iter().any(|word| message.contains(word));
    kinds.iter().find(|(_, words)| says(words)).map_or("other", |(kind, _)| kind)
}

/// The text of the file, for places.
#[derive(Debug, Clone, Copy)]
pub(super) struct Document<'t> {
    file: &'t str,
    text: &'t str,
}

impl<'t> Document<'t> {
    /// Parses the text; `None` after findings.
    pub fn parse(text: &'t str, found: &mut Findings) -> Option<(Self, DeTable<'t>)> {
        Self::of_file(SETTINGS, text, found)
    }

    /// Reads another file of the same form; `file` is what messages call it.
    pub fn of_file(
        file: &'t str,
        text: &'t str,
        found: &mut Findings,
    ) -> Option<(Self, DeTable<'t>)> {
        let document = Self { file, text };
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in &errors {
            let place = || document.line_of(error.span().unwrap_or(0..0));
            found.report_at(codes::TOML_SYNTAX, file, place, |m| {
                let line = place().cell.unwrap_or_default();
                m.with("why", why(error.message(), &line))
            });
        }
        errors.is_empty().then(|| (document, table.into_inner()))
    }

    /// The place of an error: where it begins, with the whole line.
    fn line_of(&self, span: Range<usize>) -> Place {
        let place = self.place(span, None);
        let line = place.line.and_then(|line| self.text.lines().nth(line as usize - 1));
        Place { cell: line.map(|line| shown(line.trim())).filter(|l| !l.is_empty()), ..place }
    }

    /// The place of a stretch of the text.
    fn place(&self, span: Range<usize>, key: Option<String>) -> Place {
        // Syntax errors may point between the bytes of a character, or past the end.
        let boundary = |at: usize| {
            (0..=at.min(self.text.len())).rev().find(|&i| self.text.is_char_boundary(i))
        };
        let start = boundary(span.start).unwrap_or_default();
        let end = boundary(span.end).unwrap_or_default().max(start);
        let before = &self.text[..start];
        let line_start = before.rfind('\n').map_or(0, |i| i + 1);
        let number = |n: usize| u32::try_from(n + 1).ok();
        Place {
            file: self.file.to_owned(),
            sheet: None,
            line: number(before.matches('\n').count()),
            column: number(before[line_start..].chars().count()),
            header: key,
            cell: (end > start).then(|| shown(&self.text[start..end])),
        }
    }
}

/// A table of the file while it is read; [`Section::finish`] reports the keys nobody asked for.
#[derive(Debug)]
pub(super) struct Section<'d> {
    document: Document<'d>,
    name: &'static str,
    table: Option<&'d DeTable<'d>>,
    at: Range<usize>,
    known: Vec<&'static str>,
}

impl<'d> Section<'d> {
    /// The whole file.
    pub fn root(document: Document<'d>, table: &'d DeTable<'d>) -> Self {
        Self { document, name: "", table: Some(table), at: 0..0, known: Vec::new() }
    }

    /// The table under a key; as good as empty when it is missing.
    pub fn section(&mut self, key: &'static str, found: &mut Findings) -> Self {
        let value = self.value(key);
        let table = value.and_then(|v| v.get_ref().as_table());
        if let Some(value) = value.filter(|_| table.is_none()) {
            self.wrong_type(key, value, "table", found);
        }
        let at = value.map_or(0..0, Spanned::span);
        Self { document: self.document, name: key, table, at, known: Vec::new() }
    }

    /// Reports every key that was never asked for.
    pub fn finish(self, found: &mut Findings) {
        self.report_unknown(codes::UNKNOWN_KEY, found);
    }

    /// The same, and none is left out: a study without it would be another.
    pub fn finish_strictly(self, found: &mut Findings) {
        self.report_unknown(codes::STRAY_KEY, found);
    }

    fn report_unknown(self, unknown: Code, found: &mut Findings) {
        for (key, _) in self.table.into_iter().flatten() {
            let name: &str = key.get_ref();
            if !self.known.contains(&name) {
                let place = || self.document.place(key.span(), Some(self.path(name)));
                let known = || self.known.join(", ");
                let fill =
                    |m: Message| m.with("key", shown(&self.path(name))).with("known", known());
                let file = self.document.file;
                match nearest(name, self.known.iter().copied()) {
                    Some(meant) => found.report_at(codes::SIMILAR_KEY, file, place, |m| {
                        fill(m).with("suggestion", self.path(meant))
                    }),
                    None => found.report_at(unknown, file, place, fill),
                }
            }
        }
    }

    /// Every key with its value.
    pub fn entries(
        &self,
    ) -> impl Iterator<Item = (&'d Spanned<toml::de::DeString<'d>>, &'d Spanned<DeValue<'d>>)> {
        self.table.into_iter().flatten()
    }

    /// The key with the names of its tables.
    pub fn path(&self, key: &str) -> String {
        if self.name.is_empty() { key.to_owned() } else { format!("{}.{key}", self.name) }
    }

    fn value(&mut self, key: &'static str) -> Option<&'d Spanned<DeValue<'d>>> {
        self.known.push(key);
        self.table?.get(key)
    }

    /// The place of a key, or of the section where the key is missing.
    pub fn place(&self, key: &str) -> Place {
        let value = self.table.and_then(|t| t.get(key));
        let at = value.map_or(self.at.clone(), Spanned::span);
        let mut place = self.document.place(at, Some(self.path(key)));
        if value.is_none() {
            place.cell = None;
        }
        place
    }

    fn value_place(&self, key: &str, value: &Spanned<DeValue<'_>>) -> Place {
        self.document.place(value.span(), Some(self.path(key)))
    }

    /// Whether the file has the key.
    pub fn has(&self, key: &str) -> bool {
        self.table.is_some_and(|t| t.contains_key(key))
    }

    /// Reports a key that has to be there.
    pub fn missing(&self, key: &str, found: &mut Findings) {
        found.report(codes::MISSING_KEY, self.place(key), |m| m.with("key", self.path(key)));
    }

    /// Reports a value of the wrong type; `expected` is one of the words of the message.
    pub fn wrong_type(
        &self,
        key: &str,
        value: &Spanned<DeValue<'_>>,
        expected: &str,
        found: &mut Findings,
    ) {
        let place = || self.value_place(key, value);
        found.report_at(codes::WRONG_TYPE, self.document.file, place, |m| {
            m.with("key", self.path(key)).with("expected", expected)
        });
    }

    /// A text, if the key is there.
    pub fn text(&mut self, key: &'static str, found: &mut Findings) -> Option<&'d str> {
        let value = self.value(key)?;
        let text = value.get_ref().as_str();
        if text.is_none() {
            self.wrong_type(key, value, "text", found);
        }
        text
    }

    /// A list of texts, if the key is there.
    pub fn texts(
        &mut self,
        key: &'static str,
        found: &mut Findings,
    ) -> Option<Vec<(&'d str, Place)>> {
        let value = self.value(key)?;
        let Some(array) = value.get_ref().as_array() else {
            self.wrong_type(key, value, "list", found);
            return None;
        };
        let mut texts = Vec::new();
        for item in array {
            match item.get_ref().as_str() {
                Some(text) => texts.push((text, self.value_place(key, item))),
                None => self.wrong_type(key, item, "text", found),
            }
        }
        Some(texts)
    }

    /// A fixed word or the default.
    pub fn word<W: Copy>(
        &mut self,
        key: &'static str,
        default: W,
        words: &[(&str, W)],
        found: &mut Findings,
    ) -> W {
        let Some(text) = self.text(key, found) else {
            return default;
        };
        let hit = words.iter().find(|(word, _)| word.eq_ignore_ascii_case(text.trim()));
        if hit.is_none() {
            found.report(codes::UNKNOWN_WORD, self.place(key), |m| {
                let names: Vec<&str> = words.iter().map(|(w, _)| *w).collect();
                let m = m.with("value", shown(text)).with_list("allowed", &names);
                suggest(m, nearest(text, names))
            });
        }
        hit.map_or(default, |&(_, value)| value)
    }

    /// A list of words of one of the lists of the tables, or the default.
    pub fn listed<W: Listed>(
        &mut self,
        key: &'static str,
        default: &[W],
        found: &mut Findings,
    ) -> Vec<W> {
        let Some(texts) = self.texts(key, found) else {
            return default.to_vec();
        };
        let mut values = Vec::new();
        for (text, place) in texts {
            match words::parse(text.trim()) {
                Some(value) => values.push(value),
                None => cells::unknown_word(W::LIST, text, place, found),
            }
        }
        values
    }

    /// A number or the default.
    pub fn number(
        &mut self,
        key: &'static str,
        default: f64,
        least: f64,
        most: f64,
        found: &mut Findings,
    ) -> f64 {
        let Some(value) = self.value(key) else {
            return default;
        };
        match numeric(value.get_ref()).and_then(|v| cells::in_range(v, least, most)) {
            Ok(value) => value,
            Err(wrong) => {
                self.bad_number(key, value, wrong, "number", least, most, found);
                default
            }
        }
    }

    /// A whole number, if the key is there.
    pub fn count(
        &mut self,
        key: &'static str,
        least: u32,
        most: u32,
        found: &mut Findings,
    ) -> Option<u32> {
        let value = self.value(key)?;
        match numeric(value.get_ref()).and_then(|v| cells::whole_of(v, least, most)) {
            Ok(value) => Some(value),
            Err(wrong) => {
                self.bad_number(key, value, wrong, "whole-number", least, most, found);
                None
            }
        }
    }

    /// A list of numbers in a range, if there is one.
    pub fn numbers(
        &mut self,
        key: &'static str,
        least: f64,
        most: f64,
        found: &mut Findings,
    ) -> Option<Vec<f64>> {
        let value = self.value(key)?;
        let Some(array) = value.get_ref().as_array() else {
            self.wrong_type(key, value, "list", found);
            return None;
        };
        let mut numbers = Vec::new();
        for item in array {
            match numeric(item.get_ref()).and_then(|v| cells::in_range(v, least, most)) {
                Ok(number) => numbers.push(number),
                Err(wrong) => self.bad_number(key, item, wrong, "number", least, most, found),
            }
        }
        Some(numbers)
    }

    /// Weights of an ordered average: the first above 0, none larger than the one before it.
    pub fn weights(
        &mut self,
        key: &'static str,
        default: &[f64],
        found: &mut Findings,
    ) -> Vec<f64> {
        let place = self.place(key);
        let Some(weights) = self.numbers(key, 0.0, 1e6, found) else {
            return default.to_vec();
        };
        let falling = weights.windows(2).all(|w| w[0] >= w[1]);
        let most = ObjectiveSettings::MOST_WEIGHTS;
        if !falling || weights.len() > most || weights.first().is_none_or(|w| *w <= 0.0) {
            let path = self.path(key);
            found.report(codes::BAD_WEIGHTS, place, |m| m.with("key", path).with("most", most));
            return default.to_vec();
        }
        weights
    }

    /// A list of words that files write so, or the default.
    pub fn fixed_words<W: FixedWord>(
        &mut self,
        key: &'static str,
        all: &[W],
        default: &[W],
        found: &mut Findings,
    ) -> Vec<W> {
        let Some(texts) = self.texts(key, found).filter(|t| !t.is_empty()) else {
            return default.to_vec();
        };
        let mut values = Vec::new();
        for (text, place) in texts {
            match W::from_word(text.trim()) {
                Some(value) => values.push(value),
                None => found.report(codes::UNKNOWN_WORD, place, |m| {
                    let names: Vec<&str> = all.iter().map(|w| w.word()).collect();
                    let m = m.with("value", shown(text)).with_list("allowed", &names);
                    suggest(m, nearest(text, names))
                }),
            }
        }
        values
    }

    #[allow(clippy::too_many_arguments)]
    fn bad_number(
        &self,
        key: &str,
        value: &Spanned<DeValue<'_>>,
        wrong: NotNumber,
        expected: &str,
        least: impl ToString,
        most: impl ToString,
        found: &mut Findings,
    ) {
        if wrong == NotNumber::OutOfRange {
            let place = || self.value_place(key, value);
            found.report_at(codes::SETTING_OUT_OF_RANGE, self.document.file, place, |m| {
                m.with("key", self.path(key)).with("least", least).with("most", most)
            });
        } else {
            self.wrong_type(key, value, expected, found);
        }
    }

    /// A date, as a TOML date or as text; a missing key is an error.
    pub fn date(&mut self, key: &'static str, found: &mut Findings) -> Option<Date> {
        let Some(value) = self.value(key) else {
            self.missing(key, found);
            return None;
        };
        let parsed = match value.get_ref() {
            DeValue::String(text) => cells::date(text.trim()),
            DeValue::Datetime(stamp) => match (stamp.date, stamp.time) {
                (Some(d), None) => match i16::try_from(d.year) {
                    Ok(year) => plain::civil(year, d.month.into(), d.day.into()),
                    Err(_) => Err(NotDate::Impossible),
                },
                _ => Err(NotDate::Form),
            },
            _ => {
                self.wrong_type(key, value, "date", found);
                return None;
            }
        };
        let place = self.value_place(key, value);
        let written = place.cell.clone().unwrap_or_default();
        parsed.map_err(|wrong| wrong.report(&written, place, found)).ok()
    }
}

/// The number that a value is.
fn numeric(value: &DeValue<'_>) -> Result<f64, NotNumber> {
    match value {
        DeValue::Integer(i) => i64::from_str_radix(i.as_str(), i.radix())
            .map(|i| i as f64)
            .map_err(|_| NotNumber::OutOfRange),
        DeValue::Float(f) => match f.as_str().parse::<f64>() {
            Ok(value) if value.is_finite() => Ok(value),
            Ok(_) => Err(NotNumber::OutOfRange),
            Err(_) => Err(NotNumber::NotANumber),
        },
        _ => Err(NotNumber::NotANumber),
    }
}
