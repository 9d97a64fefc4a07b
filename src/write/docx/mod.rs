//! Paragraphs and tables as a Word document (ECMA-376), in the fonts and measures of GB/T 9704: A4,
//! 22 lines of 29 pt, 小标宋 of 2 号 for the title, 仿宋 of 3 号 for the text. Pages that are pinned
//! up have smaller letters, as many as the page asks for.
//!
//! The look lives in `styles.xml`, so that a clerk can change it in one place of a file.

mod fit;

use std::io;

use askama::Template;

use crate::archive::archive;
use crate::domain::Language;
use crate::text::plain;

pub(super) use fit::{Column, height_that_fills, size_that_fits};

/// Columns of a table in letters of the usual size.
const MOST_WIDE: usize = 4;
/// Half points of a table's letters: 小四.
pub(super) const TABLE_SIZE: usize = 24;
/// A character of the text in twentieths of a point: 3 号 is 16 pt.
const CHARACTER: usize = 320;

/// Parts that are the same in every notice.
const PARTS: [(&str, &str); 5] = [
    ("[Content_Types].xml", include_str!("package/content-types.xml")),
    ("_rels/.rels", include_str!("package/package.rels")),
    ("word/_rels/document.xml.rels", include_str!("package/document.rels")),
    ("word/settings.xml", include_str!("package/settings.xml")),
    ("word/footer.xml", include_str!("package/footer.xml")),
];

#[derive(Template)]
#[template(path = "write/docx/styles.xml")]
struct Styles {
    /// Fonts by role. A system without them takes its own of the same sort.
    title: &'static str,
    heading: &'static str,
    body: &'static str,
    /// Chinese fonts have no heavier cut: the standard tells them apart by face.
    bold: &'static str,
    lang: &'static str,
}

#[derive(Template)]
#[template(path = "write/docx/document.xml")]
struct Body<'d> {
    blocks: &'d [Block],
    sheet: Sheet,
}

#[derive(Template)]
#[template(path = "write/docx/header.xml")]
struct Header<'d> {
    text: &'d str,
}

/// How the pages lie, and how much of them is for the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sheet {
    /// The type page of the standard, with numbers.
    Notice,
    /// Upright, to be pinned up: margins of 20 mm.
    Upright,
    /// Across, to be pinned up: margins of 15 mm.
    Across,
}

impl Sheet {
    /// Width of the text in twentieths of a point.
    const fn width(self) -> usize {
        match self {
            Self::Notice => 8844,
            Self::Upright => 9638,
            Self::Across => 15138,
        }
    }

    /// Width and height that a page to be pinned up has for the rows of its table.
    pub const fn room(self) -> (usize, usize) {
        let high = match self {
            Self::Notice => 9000,
            Self::Upright => 12200,
            Self::Across => 8600,
        };
        (self.width(), high)
    }
}

enum Block {
    Paragraph(Paragraph),
    /// The first row is the head, repeated on every page; widths in twentieths of a point, letters
    /// in half points; rows below the head at least so high, in twentieths of a point.
    Table {
        widths: Vec<usize>,
        rows: Vec<Vec<String>>,
        size: usize,
        high: usize,
    },
}

struct Paragraph {
    /// An id of `styles.xml`.
    style: &'static str,
    lines: Vec<String>,
    /// Indents in twentieths of a point.
    left: usize,
    right: usize,
}

/// A notice in the making.
pub(super) struct Document {
    language: Language,
    blocks: Vec<Block>,
    /// What stands at the head of each page, as that it is a draft.
    header: String,
    sheet: Sheet,
}

impl Document {
    pub fn new(language: Language, sheet: Sheet) -> Self {
        Self { language, blocks: Vec::new(), header: String::new(), sheet }
    }

    /// What stands at the head of each page.
    pub fn header(&mut self, text: &str) {
        self.header = plain(text);
    }

    /// Begins a page that is pinned up: its title, and what stands below it.
    pub fn page(&mut self, title: &str, below: &str) {
        let style = if self.blocks.is_empty() { "PageTitle" } else { "NextPageTitle" };
        self.push(style, title, [0, 0]);
        self.push("PageText", &plain(below), [0, 0]);
    }

    /// A line below the table of such a page.
    pub fn small(&mut self, text: &str) {
        self.push("PageText", &plain(text), [0, 0]);
    }

    /// Adds a paragraph, indented by so many characters on either side.
    fn push(&mut self, style: &'static str, text: &str, [left, right]: [usize; 2]) {
        let lines = text.lines().map(plain).collect();
        let [left, right] = [left * CHARACTER, right * CHARACTER];
        self.blocks.push(Block::Paragraph(Paragraph { style, lines, left, right }));
    }

    /// A line break in the text is one in the title.
    pub fn title(&mut self, text: &str) {
        self.push("Title", text, [0, 0]);
    }

    /// Whom the notice is for: from the left edge.
    pub fn addressees(&mut self, text: &str) {
        self.push("Normal", &plain(text), [0, 0]);
    }

    pub fn heading(&mut self, text: &str) {
        self.push("Heading1", &plain(text), [0, 0]);
    }

    pub fn paragraph(&mut self, text: &str) {
        self.push("BodyText", &plain(text), [0, 0]);
    }

    /// An entry of the list of attachments; in Chinese the later ones stand below the number of the
    /// first.
    pub fn attachment(&mut self, text: &str, first: bool) {
        let left = if first || self.language == Language::En { 2 } else { 5 };
        self.push("Normal", &plain(text), [left, 0]);
    }

    /// An empty line.
    pub fn gap(&mut self) {
        self.push("Normal", "", [0, 0]);
    }

    /// Who signs, and when: so many characters in from the right.
    pub fn signed(&mut self, text: &str, characters: usize) {
        self.push("Signature", &plain(text), [0, characters]);
    }

    /// A new page with a table: its number, its title, its columns with their widths, its rows.
    pub fn table(&mut self, number: &str, title: &str, columns: &[Column], rows: &[Vec<String>]) {
        self.push("TableNumber", &plain(number), [0, 0]);
        self.push("TableTitle", &plain(title), [0, 0]);
        // 五号 where a table has many columns.
        let size = if columns.len() > MOST_WIDE { 21 } else { TABLE_SIZE };
        self.grid(columns, rows, size, 0);
    }

    /// A table alone, in letters of so many half points; line breaks in a cell stay.
    pub fn grid(&mut self, columns: &[Column], rows: &[Vec<String>], size: usize, high: usize) {
        let widths = fit::widths(columns, rows, size, self.sheet.width());
        let head = columns.iter().map(|(head, _)| plain(head)).collect();
        let cell = |cell: &String| cell.lines().map(plain).collect::<Vec<_>>().join("\n");
        let body = rows.iter().map(|row| row.iter().map(cell).collect());
        let rows = std::iter::once(head).chain(body).collect();
        self.blocks.push(Block::Table { widths, rows, size, high });
    }

    /// The bytes of the file.
    ///
    /// # Errors
    /// Only if a template could not be written, which memory alone could cause.
    pub fn finish(self) -> io::Result<Vec<u8>> {
        let (title, heading, body, bold, lang) = match self.language {
            Language::ZhHant => ("標楷體", "微軟正黑體", "標楷體", "", "zh-TW"),
            Language::ZhHans => ("方正小标宋简体", "黑体", "仿宋", "", "zh-CN"),
            Language::En => ("方正小标宋简体", "黑体", "仿宋", "<w:b/>", "zh-CN"),
        };
        let styles = Styles { title, heading, body, bold, lang };
        let styles = styles.render().map_err(io::Error::other)?;
        let body = Body { blocks: &self.blocks, sheet: self.sheet };
        let document = body.render().map_err(io::Error::other)?;
        let header = Header { text: &self.header }.render().map_err(io::Error::other)?;
        let made = [
            ("word/styles.xml", styles.as_str()),
            ("word/document.xml", &document),
            ("word/header.xml", &header),
        ];
        archive(PARTS.into_iter().chain(made).map(|(name, part)| (name, part.as_bytes())))
    }
}
