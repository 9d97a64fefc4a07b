//! Formats with a fill beside those that are there: all else of a cell's format stays.

use std::collections::BTreeMap;
use std::io;

use super::not_understood;
use super::package::Package;
use super::xml::{Edits, Kind, tags};

/// Fills of errors and of warnings.
const FILLS: [&str; 2] = ["FFFFC7CE", "FFFFEB9C"];

/// The styles of a workbook and what is added to them.
pub(super) struct Styles {
    part: String,
    text: String,
    /// The formats of cells: the text of each `xf` element, added ones last.
    formats: Vec<String>,
    /// How many of them were there.
    old: usize,
    /// Numbers of the two fills, and whether they have to be added.
    fills: [usize; 2],
    new_fills: bool,
    /// Format and kind of fill → number of the new format.
    added: BTreeMap<(usize, bool), usize>,
}

impl Styles {
    pub fn open(package: &mut Package<'_, '_>) -> io::Result<Self> {
        let part = package.styles()?;
        let text = package.text(&part)?;
        let (mut formats, mut fills) = (Vec::new(), 0);
        let (mut in_formats, mut in_fills, mut from) = (false, false, None);
        let mut known = [None; 2];
        for tag in tags(&text)? {
            match (tag.name, tag.kind) {
                ("fgColor", _) if in_fills && fills > 0 => {
                    let colour = tag.attribute("rgb").unwrap_or_default();
                    if let Some(i) = FILLS.iter().position(|f| f.eq_ignore_ascii_case(&colour)) {
                        known[i] = Some(fills - 1);
                    }
                }
                ("cellXfs", kind) => in_formats = kind == Kind::Open,
                ("fills", kind) => in_fills = kind == Kind::Open,
                ("fill", Kind::Open | Kind::Empty) if in_fills => fills += 1,
                ("xf", Kind::Empty) if in_formats => formats.push(tag.text.to_owned()),
                ("xf", Kind::Open) if in_formats => from = Some(tag.at.start),
                ("xf", Kind::Close) if in_formats => {
                    let from = from.take().ok_or_else(|| not_understood("xf"))?;
                    formats.push(text[from..tag.at.end].to_owned());
                }
                _ => {}
            }
        }
        if formats.is_empty() || fills == 0 {
            return Err(not_understood("no formats"));
        }
        let (new_fills, fills) = match known {
            [Some(error), Some(warning)] => (false, [error, warning]),
            _ => (true, [fills, fills + 1]),
        };
        let old = formats.len();
        Ok(Self { part, text, formats, old, fills, new_fills, added: BTreeMap::new() })
    }

    /// The number of a format like another with the fill of an error or of a warning.
    pub fn filled(&mut self, format: usize, error: bool) -> io::Result<usize> {
        let format = if format < self.formats.len() { format } else { 0 };
        if let Some(&known) = self.added.get(&(format, error)) {
            return Ok(known);
        }
        let old = self.formats[format].clone();
        let fill = self.fills[usize::from(!error)];
        let all = tags(&old)?;
        let tag = all.first().ok_or_else(|| not_understood("xf"))?;
        let head = tag.with("fillId", &fill.to_string());
        let head = tags_of(&head)?.with("applyFill", "1");
        let new = format!("{head}{}", &old[tag.at.end..]);
        // One that an earlier marking has made does again.
        let number = self.formats.iter().position(|f| *f == new).unwrap_or(self.formats.len());
        if number == self.formats.len() {
            self.formats.push(new);
        }
        self.added.insert((format, error), number);
        Ok(number)
    }

    /// The number of a format like another with a fill of ours, without it: the one that it was made
    /// of, if that is still there. Of several that differ in the fill alone, the one that most of the
    /// cells `beside` it have.
    pub fn unfilled(&mut self, format: usize, beside: &[usize]) -> io::Result<usize> {
        let Some(text) = self.formats.get(format).cloned() else { return Ok(format) };
        let fill = |text: &str| -> io::Result<Option<usize>> {
            Ok(tags(text)?.first().and_then(|t| t.attribute("fillId")?.parse().ok()))
        };
        let ours = |fill: Option<usize>| fill.is_some_and(|fill| self.fills.contains(&fill));
        if self.new_fills || !ours(fill(&text)?) {
            return Ok(format);
        }
        let plain = |text: &str| -> io::Result<String> {
            let all = tags(text)?;
            let tag = all.first().ok_or_else(|| not_understood("xf"))?;
            let head = tag.with("fillId", "0");
            let head = tags_of(&head)?.with("applyFill", "0");
            Ok(format!("{head}{}", &text[tag.at.end..]))
        };
        let wanted = plain(&text)?;
        let mut best: Option<(usize, usize)> = None;
        for (i, other) in self.formats[..self.old].iter().enumerate() {
            if !ours(fill(other)?) && plain(other)? == wanted {
                let count = beside.iter().filter(|&&f| f == i).count();
                if best.is_none_or(|(most, _)| count > most) {
                    best = Some((count, i));
                }
            }
        }
        if let Some((_, i)) = best {
            return Ok(i);
        }
        self.formats.push(wanted);
        Ok(self.formats.len() - 1)
    }

    /// Writes what was added.
    pub fn close(self, package: &mut Package<'_, '_>) {
        if self.formats.len() == self.old {
            return;
        }
        let Ok(all) = tags(&self.text) else { return };
        let mut edits = Edits::default();
        for tag in &all {
            match (tag.name, tag.kind) {
                ("fills", Kind::Open) if self.new_fills => {
                    let count = self.fills[0] + FILLS.len();
                    edits.replace(tag.at.clone(), tag.with("count", &count.to_string()));
                }
                ("fills", Kind::Close) if self.new_fills => {
                    let p = tag.prefix();
                    let fill = |colour: &&str| {
                        format!(
                            "<{p}fill><{p}patternFill patternType=\"solid\"><{p}fgColor rgb=\"{colour}\"/>\
                             <{p}bgColor indexed=\"64\"/></{p}patternFill></{p}fill>"
                        )
                    };
                    edits.insert(tag.at.start, FILLS.iter().map(fill).collect());
                }
                ("cellXfs", Kind::Open) => {
                    let count = self.formats.len();
                    edits.replace(tag.at.clone(), tag.with("count", &count.to_string()));
                }
                ("cellXfs", Kind::Close) => {
                    edits.insert(tag.at.start, self.formats[self.old..].concat());
                }
                _ => {}
            }
        }
        package.put(&self.part, edits.apply(&self.text));
    }
}

/// The tag that a text is: one alone, which may open an element that the text does not close.
fn tags_of(text: &str) -> io::Result<super::xml::Tag<'_>> {
    let kind = if text.ends_with("/>") { Kind::Empty } else { Kind::Open };
    Ok(super::xml::Tag { kind, at: 0..text.len(), text, name: "xf" })
}
