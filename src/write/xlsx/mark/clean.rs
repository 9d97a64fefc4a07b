//! Takes earlier marks out again: their comments, boxes and fills.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use super::package::{COMMENTS, DRAWING, Package};
use super::styles::Styles;
use super::xml::{Edits, Kind, Tag, tags};
use crate::write::xml_text::xml_text;

/// What ends the text of a mark, so that it is known again whatever program has saved the workbook.
pub(super) const SIGNATURE: &str = "— alliance check —";

/// A workbook without the marks that this program has made in it; all else stays. A comment that was
/// there before keeps its own text.
pub(super) fn clean(package: &mut Package<'_, '_>, styles: &mut Styles) -> io::Result<()> {
    for part in package.sheets()? {
        let related = package.relationships(&part)?;
        let mut marked = BTreeSet::new();
        for comments in related.iter().filter(|r| r.kind.ends_with(COMMENTS)) {
            let text = package.text(&comments.target)?;
            let (text, found, gone) = without_marks(&text)?;
            if found.is_empty() {
                continue;
            }
            package.put(&comments.target, text);
            for drawing in related.iter().filter(|r| r.kind.ends_with(DRAWING)) {
                let text = package.text(&drawing.target)?;
                package.put(&drawing.target, without_boxes(&text, &gone)?);
            }
            marked.extend(found);
        }
        if !marked.is_empty() {
            let text = package.text(&part)?;
            package.put(&part, without_fills(&text, &marked, styles)?);
        }
    }
    Ok(())
}

/// Where each element of a name begins and ends, with its opening tag.
fn elements<'a, 't>(all: &'a [Tag<'t>], name: &str) -> Vec<(&'a Tag<'t>, &'a Tag<'t>)> {
    let mut open = None;
    let mut found = Vec::new();
    for tag in all.iter().filter(|t| t.name == name) {
        match tag.kind {
            Kind::Open => open = Some(tag),
            Kind::Close => found.extend(open.take().map(|open| (open, tag))),
            Kind::Empty => {}
        }
    }
    found
}

/// The text of comments without our marks, the cells that had one, and those of them that have no
/// comment left.
fn without_marks(text: &str) -> io::Result<(String, BTreeSet<String>, BTreeSet<String>)> {
    let all = tags(text)?;
    let inner = |open: &Tag<'_>, close: &Tag<'_>| {
        let raw = &text[open.at.end..close.at.start];
        quick_xml::escape::unescape(raw).map_or_else(|_| raw.to_owned(), |t| t.into_owned())
    };
    let mut edits = Edits::default();
    let (mut marked, mut gone) = (BTreeSet::new(), BTreeSet::new());
    for (open, close) in elements(&all, "comment") {
        let reference = open.attribute("ref").unwrap_or_default();
        let inside =
            |t: &&(&Tag<'_>, &Tag<'_>)| open.at.end <= t.0.at.start && t.1.at.end <= close.at.start;
        let texts = elements(&all, "t");
        let texts: Vec<_> = texts.iter().filter(inside).collect();
        let ours = |t: &&(&Tag<'_>, &Tag<'_>)| inner(t.0, t.1).contains(SIGNATURE);
        let Some(last) = texts.iter().rposition(ours) else { continue };
        let end = inner(texts[last].0, texts[last].1);
        let rest = end.rsplit(SIGNATURE).next().unwrap_or_default().trim_start();
        let others: String = texts[last + 1..].iter().map(|t| inner(t.0, t.1)).collect();
        if rest.is_empty() && others.trim().is_empty() {
            edits.replace(open.at.start..close.at.end, String::new());
            gone.insert(reference.clone());
        } else {
            let runs = elements(&all, "r");
            for (i, (from, to)) in texts[..=last].iter().enumerate() {
                let left = if i == last { xml_text(rest) } else { String::new() };
                // A run of which nothing is left goes whole.
                let run = runs.iter().find(|(open, close)| {
                    left.is_empty() && open.at.end <= from.at.start && to.at.end <= close.at.start
                });
                match run {
                    Some((open, close)) => {
                        edits.replace(open.at.start..close.at.end, String::new());
                    }
                    None => edits.replace(from.at.end..to.at.start, left),
                }
            }
        }
        marked.insert(reference);
    }
    Ok((edits.apply(text), marked, gone))
}

/// The shapes without the boxes of cells.
fn without_boxes(text: &str, gone: &BTreeSet<String>) -> io::Result<String> {
    let all = tags(text)?;
    let mut edits = Edits::default();
    for (open, close) in elements(&all, "shape") {
        let number = |name: &str| -> Option<u32> {
            let part = elements(&all, name)
                .into_iter()
                .find(|(from, _)| open.at.end <= from.at.start && from.at.end <= close.at.start)?;
            text[part.0.at.end..part.1.at.start].trim().parse().ok()
        };
        if let (Some(row), Some(column)) = (number("Row"), number("Column")) {
            let cell = format!("{}{}", crate::domain::column_letters(column + 1), row + 1);
            if gone.contains(&cell) {
                edits.replace(open.at.start..close.at.end, String::new());
            }
        }
    }
    Ok(edits.apply(text))
}

/// A sheet with the formats that its cells had before they were marked.
fn without_fills(text: &str, marked: &BTreeSet<String>, styles: &mut Styles) -> io::Result<String> {
    let mut edits = Edits::default();
    let all = tags(text)?;
    let cells = || all.iter().filter(|t| t.name == "c" && t.kind != Kind::Close);
    let row = |cell: &str| cell.trim_start_matches(|c: char| c.is_ascii_alphabetic()).to_owned();
    let mut beside: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for tag in cells() {
        let Some(format) = tag.attribute("s").and_then(|s| s.parse().ok()) else { continue };
        if let Some(cell) = tag.attribute("r").filter(|r| !marked.contains(r)) {
            beside.entry(row(&cell)).or_default().push(format);
        }
    }
    for tag in cells() {
        let Some(format) = tag.attribute("s").and_then(|s| s.parse().ok()) else { continue };
        if let Some(cell) = tag.attribute("r").filter(|r| marked.contains(r)) {
            let near = beside.get(&row(&cell)).map_or(&[][..], Vec::as_slice);
            let plain = styles.unfilled(format, near)?;
            edits.replace(tag.at.clone(), tag.with("s", &plain.to_string()));
        }
    }
    Ok(edits.apply(text))
}
