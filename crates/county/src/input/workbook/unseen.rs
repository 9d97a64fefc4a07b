//! How a sheet looks. Rows and columns that are hidden or struck out count like all others, which
//! their owner may not expect; a number may be shown as an id. The crate that reads cells gives no
//! formats, so the parts are read here.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{Sheet, SheetRow, Value};
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
    /// The styles of cells.
    styles: Vec<Style>,
}

/// What counts of a style of cells.
#[derive(Debug, Clone, Default)]
struct Style {
    /// Its text is struck out.
    struck: bool,
    /// It shows numbers as ids: this text, then the number with so many digits.
    id: Option<(String, usize)>,
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
        let styles = archive.part("xl/styles.xml").map(|part| styles(&part)).unwrap_or_default();
        Some(Self { archive, parts, styles })
    }

    /// Adds to the rows of a sheet what of it is hidden or struck out, and which of its whole numbers
    /// a format shows as ids.
    pub fn add(&mut self, sheet: &str, rows: &mut Sheet) {
        let part = self.parts.get(sheet).and_then(|part| self.archive.part(part));
        let Sheet { rows, as_ids, unseen, .. } = rows;
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
                let style = self.styles.get(number(tag, "s").unwrap_or(0) as usize);
                if style.is_some_and(|style| style.struck) {
                    unseen.struck.insert(row);
                }
                as_ids.extend(style.and_then(|style| as_id(tag, style.id.as_ref()?, rows)));
            }
            _ => {}
        });
    }
}

/// Where a cell stands, and its whole number as an id.
fn as_id(
    tag: &BytesStart<'_>,
    (text, digits): &(String, usize),
    rows: &[SheetRow],
) -> Option<((u32, u32), String)> {
    let (row, column) = position(&attribute(tag, "r")?)?;
    let at = rows.binary_search_by_key(&row, |r| r.number).ok()?;
    let Value::Number(n) = rows[at].cell(column)? else { return None };
    let whole = n.fract() == 0.0 && (0.0..1e15).contains(n);
    whole.then(|| ((row, column), format!("{text}{n:0digits$.0}")))
}

/// Row and column of `C5`.
fn position(reference: &str) -> Option<(u32, u32)> {
    let digits = reference.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = reference.split_at(digits);
    let column = letters.bytes().try_fold(0_u32, |column, letter| {
        let letter = u32::from(letter.to_ascii_uppercase()).checked_sub(64)?;
        column.checked_mul(26)?.checked_add(letter)
    })?;
    Some((row.parse().ok()?, column))
}

/// What a format such as `"K"000` puts in front of a number, and how many digits it shows; `None`
/// for formats of amounts.
fn id_format(code: &str) -> Option<(String, usize)> {
    let zeros = code.len() - code.trim_end_matches('0').len();
    let front = &code[..code.len() - zeros];
    let text = match front.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(text) if !text.contains('"') => text.to_owned(),
        _ => {
            let mut letters = front.chars();
            let mut text = String::new();
            while let Some(letter) = letters.next() {
                if letter != '\\' {
                    return None;
                }
                text.push(letters.next()?);
            }
            text
        }
    };
    (zeros > 0 && (zeros > 1 || !text.is_empty())).then_some((text, zeros))
}

/// The styles of cells.
fn styles(part: &[u8]) -> Vec<Style> {
    let (mut fonts, mut styles): (Vec<bool>, Vec<Style>) = (Vec::new(), Vec::new());
    let mut formats: BTreeMap<u32, (String, usize)> = BTreeMap::new();
    let (mut in_fonts, mut in_cells) = (false, false);
    each(part, |tag, _| match tag.local_name().as_ref() {
        "fonts" => (in_fonts, in_cells) = (true, false),
        "cellXfs" => (in_fonts, in_cells) = (false, true),
        "fills" | "borders" | "cellStyleXfs" | "cellStyles" | "dxfs" => {
            (in_fonts, in_cells) = (false, false);
        }
        "numFmt" => {
            let format = attribute(tag, "formatCode").and_then(|code| id_format(&code));
            formats.extend(number(tag, "numFmtId").zip(format));
        }
        "font" if in_fonts => fonts.push(false),
        "strike" if in_fonts => {
            if let Some(font) = fonts.last_mut() {
                *font = !matches!(attribute(tag, "val").as_deref(), Some("0" | "false"));
            }
        }
        "xf" if in_cells => {
            let font = number(tag, "fontId").unwrap_or(0) as usize;
            let format = number(tag, "numFmtId").and_then(|id| formats.get(&id).cloned());
            styles.push(Style { struck: fonts.get(font) == Some(&true), id: format });
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
