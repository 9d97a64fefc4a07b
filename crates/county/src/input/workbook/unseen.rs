//! Rows and columns of a sheet that are hidden or struck out: they count like all others, which their
//! owner may not expect. The crate that reads cells gives no formats, so the parts are read here.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::archive::Archive;

/// What of a sheet is hidden or struck out.
#[derive(Debug, Default)]
pub(in crate::input) struct Unseen {
    /// Rows that are hidden or filtered out.
    pub hidden: BTreeSet<u32>,
    /// Rows with content that is struck out.
    pub struck: BTreeSet<u32>,
    /// Hidden columns, from one to another.
    columns: Vec<(u32, u32)>,
}

impl Unseen {
    /// Whether a column is hidden.
    pub fn hides_column(&self, column: u32) -> bool {
        self.columns.iter().any(|&(from, to)| (from..=to).contains(&column))
    }
}

/// How the sheets of a workbook look.
#[derive(Debug)]
pub(super) struct Looks<'b> {
    archive: Archive<'b>,
    /// Sheet → its part.
    parts: BTreeMap<String, String>,
    /// Whether each style of cells strikes its text out.
    struck: Vec<bool>,
}

impl<'b> Looks<'b> {
    /// Of a workbook that has been looked over; a part that cannot be understood hides nothing.
    pub fn of(bytes: &'b [u8]) -> Option<Self> {
        let mut archive = Archive::open(bytes, |_| u64::MAX).ok()?;
        let mut targets = BTreeMap::new();
        each(&archive.part("xl/_rels/workbook.xml.rels")?, |tag, _| {
            if let (Some(id), Some(target)) = (attribute(tag, "Id"), attribute(tag, "Target")) {
                let part = match target.strip_prefix('/') {
                    Some(whole) => whole.to_owned(),
                    None => format!("xl/{target}"),
                };
                targets.insert(id, part);
            }
        });
        let mut parts = BTreeMap::new();
        each(&archive.part("xl/workbook.xml")?, |tag, _| {
            if tag.local_name().as_ref() == "sheet"
                && let (Some(name), Some(id)) = (attribute(tag, "name"), attribute(tag, "id"))
                && let Some(part) = targets.get(&id)
            {
                parts.insert(name, part.clone());
            }
        });
        let struck = archive.part("xl/styles.xml").map(|part| struck(&part)).unwrap_or_default();
        Some(Self { archive, parts, struck })
    }

    /// What of a sheet is hidden or struck out.
    pub fn unseen(&mut self, sheet: &str) -> Unseen {
        let mut unseen = Unseen::default();
        let part = self.parts.get(sheet).and_then(|part| self.archive.part(part));
        let mut row = 0;
        each(&part.unwrap_or_default(), |tag, empty| match tag.local_name().as_ref() {
            "col" if is_on(tag, "hidden") => {
                unseen.columns.extend(number(tag, "min").zip(number(tag, "max")));
            }
            "row" => {
                row = number(tag, "r").unwrap_or(row + 1);
                if is_on(tag, "hidden") {
                    unseen.hidden.insert(row);
                }
            }
            "c" if !empty => {
                let style = number(tag, "s").unwrap_or(0) as usize;
                if self.struck.get(style) == Some(&true) {
                    unseen.struck.insert(row);
                }
            }
            _ => {}
        });
        unseen
    }
}

/// Whether each style of cells strikes its text out.
fn struck(part: &[u8]) -> Vec<bool> {
    let (mut fonts, mut styles): (Vec<bool>, Vec<bool>) = (Vec::new(), Vec::new());
    let (mut in_fonts, mut in_cells) = (false, false);
    each(part, |tag, _| match tag.local_name().as_ref() {
        "fonts" => (in_fonts, in_cells) = (true, false),
        "cellXfs" => (in_fonts, in_cells) = (false, true),
        "fills" | "borders" | "cellStyleXfs" | "cellStyles" | "dxfs" => {
            (in_fonts, in_cells) = (false, false);
        }
        "font" if in_fonts => fonts.push(false),
        "strike" if in_fonts => {
            if let Some(font) = fonts.last_mut() {
                *font = !matches!(attribute(tag, "val").as_deref(), Some("0" | "false"));
            }
        }
        "xf" if in_cells => {
            let font = number(tag, "fontId").unwrap_or(0) as usize;
            styles.push(fonts.get(font) == Some(&true));
        }
        _ => {}
    });
    styles
}

/// Calls `see` with every opening tag, and whether it is empty, up to what cannot be read.
fn each(part: &[u8], mut see: impl FnMut(&BytesStart<'_>, bool)) {
    let text = String::from_utf8_lossy(part);
    let mut reader = Reader::from_str(&text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => see(&tag, false),
            Ok(Event::Empty(tag)) => see(&tag, true),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().with_checks(false).flatten().find(|a| {
        let key: &str = a.key.as_ref();
        key == name || key.rsplit(':').next() == Some(name)
    })?;
    let value: &str = found.value.as_ref();
    quick_xml::escape::unescape(value).ok().map(|v| v.into_owned())
}

fn number(tag: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(tag, name)?.parse().ok()
}

fn is_on(tag: &BytesStart<'_>, name: &str) -> bool {
    matches!(attribute(tag, name).as_deref(), Some("1" | "true"))
}
