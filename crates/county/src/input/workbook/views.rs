//! Sheets that the program writes for people and never reads back. The workbook holds a digest of
//! each, so that an edit there is told instead of being passed over.
//!
//! The digests are properties of the document: spreadsheet programs keep them, and show them to
//! those who look for them.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::unseen::attribute;
use super::{Book, names, origin::sheet_place};
use crate::archive::Archive;
use crate::input::codes;
use crate::input::digest::digest;
use crate::input::findings::{Findings, file_place};
use crate::input::headers::CALENDAR;
use crate::input::table::trim;

/// The part that holds the properties.
const PART: &str = "docProps/custom.xml";
/// How the name of each property begins; the name of the sheet follows.
const PREFIX: &str = "alliance:";
/// Digits of a digest that are kept.
const DIGITS: usize = 16;
/// Rows of a sheet that count.
const ROWS: usize = 20_000;

/// What a workbook is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BookKind {
    /// The tables of a scenario.
    Scenario,
    /// A calendar.
    Calendar,
}

impl BookKind {
    fn reads(self, table: &str) -> bool {
        (table == CALENDAR.file) == (self == Self::Calendar)
    }
}

/// The name of the property that a workbook must have before it is sealed; [`seal`] takes its
/// place.
pub const UNSEALED: &str = "alliance:";

/// A workbook that the program has just made, with the digests of the sheets that will not be read.
///
/// # Errors
/// A workbook without the property [`UNSEALED`], or one that cannot be read.
pub fn seal(bytes: &[u8], kind: BookKind) -> io::Result<Vec<u8>> {
    let wrong = || io::Error::other("the workbook cannot be sealed");
    let mut found = Findings::default();
    let mut book = Book::open("", bytes, &mut found).ok_or_else(wrong)?;
    let all = book.sheets();
    let read: BTreeSet<String> =
        names::assign("", &all, |table| kind.reads(table), &mut found).into_values().collect();
    let mut properties = String::new();
    for (i, sheet) in all.iter().filter(|sheet| !read.contains(*sheet)).enumerate() {
        let digest = of_sheet(&mut book, sheet).ok_or_else(wrong)?;
        let name = quick_xml::escape::escape(sheet.as_str());
        properties += &format!(
            "<property fmtid=\"{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}\" pid=\"{}\" \
             name=\"{PREFIX}{name}\"><vt:lpwstr>{digest}</vt:lpwstr></property>",
            i + 2
        );
    }
    let mut archive = Archive::open(bytes, |_| u64::MAX).map_err(io::Error::other)?;
    archive.part(PART).ok_or_else(wrong)?;
    let part = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" \
         xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">\
         {properties}</Properties>"
    );
    archive.with(&BTreeMap::from([(PART.to_owned(), part.into_bytes())]))
}

/// Reports the sheets that were edited though they are not read; `read` are those that are.
pub(super) fn check(
    name: &str,
    bytes: &[u8],
    book: &mut Book<'_>,
    read: &BTreeSet<&str>,
    kind: BookKind,
    found: &mut Findings,
) {
    let sealed = sealed(bytes);
    let others: Vec<String> =
        book.sheets().into_iter().filter(|sheet| !read.contains(sheet.as_str())).collect();
    if sealed.is_empty() && kind == BookKind::Calendar && !others.is_empty() {
        found.report(codes::UNREAD_SHEETS, file_place(name), |m| {
            m.with_list("sheets", &others).with_list("read", read)
        });
    }
    for sheet in &others {
        let Some(kept) = sealed.get(sheet) else { continue };
        if of_sheet(book, sheet).is_some_and(|now| now != *kept) {
            found.report(codes::EDITED_VIEW, sheet_place(name, sheet), |m| {
                let m = m.with("sheet", sheet).with_list("read", read);
                m.with("kind", if kind == BookKind::Calendar { "calendar" } else { "scenario" })
            });
        }
    }
}

/// The digest of what the cells of a sheet say; `None` if it cannot be read.
fn of_sheet(book: &mut Book<'_>, sheet: &str) -> Option<String> {
    let rows = super::rows::read(&mut book.xlsx, sheet, ROWS, &mut super::rows::Budget::default());
    let rows = rows.ok()?;
    let mut said = String::new();
    for row in &rows.rows {
        for (column, value) in &row.cells {
            // Programs differ in the last digits of a sum, and in the ends of lines.
            let text = match value {
                super::Value::Number(n) => format!("{:.3}", n + 0.0),
                other => rows.text(other, false).into_owned(),
            };
            let lines: Vec<&str> = text.lines().map(trim).filter(|l| !l.is_empty()).collect();
            if !lines.is_empty() {
                said += &format!("{} {column} {}\n", row.number, lines.join("\u{1f}"));
            }
        }
    }
    let mut digest = digest([("", said.as_str())]);
    digest.truncate(DIGITS);
    Some(digest)
}

/// The digests that a workbook holds, by sheet.
fn sealed(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut sealed = BTreeMap::new();
    let archive = Archive::open(bytes, |_| u64::MAX).ok();
    let Some(part) = archive.and_then(|mut archive| archive.part(PART)) else { return sealed };
    let text = String::from_utf8_lossy(&part);
    let mut reader = Reader::from_str(&text);
    let mut sheet: Option<String> = None;
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) if tag.local_name().as_ref() == "property" => {
                let name = attribute(&tag, "name");
                sheet = name.and_then(|name| Some(name.strip_prefix(PREFIX)?.to_owned()));
            }
            Ok(Event::Text(digest)) => {
                let digest: &str = digest.as_ref();
                if digest.len() == DIGITS
                    && let Some(sheet) = sheet.take()
                {
                    sealed.insert(sheet, digest.to_owned());
                }
            }
            Ok(Event::Eof) | Err(_) => return sealed,
            Ok(_) => {}
        }
    }
}
