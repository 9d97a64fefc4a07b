//! Pages, fonts and tables of a notice.

use std::io::{self, Cursor};

use docx_rs::{
    AlignmentType, BreakType, Docx, Footer, LineSpacing, LineSpacingType, PageMargin, PageNum,
    Paragraph, Run, RunFonts, SpecialIndentType, Table, TableAlignmentType, TableCell,
    TableLayoutType, TableRow, VAlignType, WidthType,
};

use crate::domain::Language;
use crate::text::plain;

/// Twentieths of a point in a millimetre.
const MM: f64 = 1440.0 / 25.4;
/// Half points of the standard's sizes: 2 号, 3 号, 小四, 4 号.
const TITLE: usize = 44;
const BODY: usize = 32;
const TABLE: usize = 24;
const PAGE_NUMBER: usize = 28;
/// 22 lines of a page, 225 mm.
const LINE: i32 = 580;
/// Width of the text, 156 mm.
const WIDTH: usize = 8844;

/// Fonts of the standard, by role. A system without them takes its own fonts of the same sort.
#[derive(Debug, Clone, Copy)]
enum Face {
    Title,
    Heading,
    Body,
}

/// A notice in the making.
pub(super) struct Document {
    docx: Docx,
    chinese: bool,
    language: Language,
}

fn mm(millimetres: f64) -> i32 {
    (millimetres * MM).round() as i32
}

impl Document {
    pub fn new(language: Language) -> Self {
        let chinese = language != Language::En;
        let margin = PageMargin::new()
            .top(mm(37.0))
            .left(mm(28.0))
            .right(mm(26.0))
            .bottom(mm(35.0))
            .footer(mm(25.0));
        let mut document = Self { docx: Docx::new(), chinese, language };
        let number = Run::new().size(PAGE_NUMBER).fonts(document.fonts(Face::Body));
        let dash = |text: &str| number.clone().add_text(text);
        let footer = Paragraph::new()
            .align(AlignmentType::Center)
            .size(PAGE_NUMBER)
            .add_run(dash("— "))
            .add_page_num(PageNum::new())
            .add_run(dash(" —"));
        let docx = std::mem::take(&mut document.docx);
        document.docx = docx
            .page_size(mm(210.0) as u32, mm(297.0) as u32)
            .page_margin(margin)
            .default_fonts(document.fonts(Face::Body))
            .default_size(BODY)
            .footer(Footer::new().add_paragraph(footer));
        document
    }

    fn fonts(&self, face: Face) -> RunFonts {
        let east_asian = match (self.language, face) {
            (Language::ZhHant, Face::Title | Face::Body) => "標楷體",
            (Language::ZhHant, Face::Heading) => "微軟正黑體",
            (_, Face::Title) => "方正小标宋简体",
            (_, Face::Heading) => "黑体",
            (_, Face::Body) => "仿宋",
        };
        RunFonts::new().ascii("Times New Roman").hi_ansi("Times New Roman").east_asia(east_asian)
    }

    fn run(&self, text: &str, face: Face, size: usize) -> Run {
        let run = Run::new().add_text(plain(text)).size(size).fonts(self.fonts(face));
        // Fonts without a heavier cut are not made bold: the standard tells them apart by face.
        if self.chinese || matches!(face, Face::Body) { run } else { run.bold() }
    }

    fn line(&self) -> Paragraph {
        let spacing = LineSpacing::new().line_rule(LineSpacingType::Exact).line(LINE);
        Paragraph::new().line_spacing(spacing)
    }

    fn push(&mut self, paragraph: Paragraph) {
        self.docx = std::mem::take(&mut self.docx).add_paragraph(paragraph);
    }

    pub fn title(&mut self, text: &str) {
        let spacing =
            LineSpacing::new().line_rule(LineSpacingType::Exact).line(LINE + 80).after(480);
        let run = self.run(text, Face::Title, TITLE);
        self.push(Paragraph::new().align(AlignmentType::Center).line_spacing(spacing).add_run(run));
    }

    /// Whom the notice is for: from the left edge.
    pub fn addressees(&mut self, text: &str) {
        let run = self.run(text, Face::Body, BODY);
        self.push(self.line().add_run(run));
    }

    pub fn heading(&mut self, text: &str) {
        let run = self.run(text, Face::Heading, BODY);
        self.push(self.indented().keep_next(true).add_run(run));
    }

    pub fn paragraph(&mut self, text: &str) {
        let run = self.run(text, Face::Body, BODY);
        self.push(self.indented().align(AlignmentType::Both).add_run(run));
    }

    /// Two characters in from the left.
    fn indented(&self) -> Paragraph {
        let two = SpecialIndentType::FirstLine(2 * BODY as i32 * 10);
        self.line().indent(None, Some(two), None, None)
    }

    /// An entry of the list of attachments; in Chinese the later ones stand below the number of the
    /// first.
    pub fn attachment(&mut self, text: &str, first: bool) {
        let characters = if first || !self.chinese { 2 } else { 5 };
        let run = self.run(text, Face::Body, BODY);
        let left = characters * BODY as i32 * 10;
        self.push(self.line().indent(Some(left), None, None, None).add_run(run));
    }

    /// An empty line.
    pub fn gap(&mut self) {
        self.push(self.line());
    }

    /// Who signs, and when: so many characters in from the right.
    pub fn signed(&mut self, text: &str, characters: i32) {
        let run = self.run(text, Face::Body, BODY);
        let paragraph = self.line().align(AlignmentType::Right).keep_lines(true);
        let indent = characters * BODY as i32 * 10;
        self.push(paragraph.indent(None, None, Some(indent), None).add_run(run));
    }

    /// A new page with a table: its number, its title, its columns with their widths, its rows.
    pub fn table(
        &mut self,
        number: &str,
        title: &str,
        columns: &[(String, usize)],
        rows: &[Vec<String>],
    ) {
        let run = self.run(number, Face::Heading, BODY);
        let first = Run::new().add_break(BreakType::Page);
        self.push(self.line().add_run(first).add_run(run));
        let run = self.run(title, Face::Title, 36);
        let spacing = LineSpacing::new().before(120).after(240);
        self.push(Paragraph::new().align(AlignmentType::Center).line_spacing(spacing).add_run(run));
        let all: usize = columns.iter().map(|(_, width)| width).sum();
        let widths: Vec<usize> =
            columns.iter().map(|(_, width)| width * WIDTH / all.max(1)).collect();
        let heads: Vec<String> = columns.iter().map(|(head, _)| head.clone()).collect();
        let mut lines = vec![self.row(&heads, &widths, Face::Heading)];
        lines.extend(rows.iter().map(|row| self.row(row, &widths, Face::Body)));
        let table = Table::new(lines)
            .set_grid(widths)
            .width(WIDTH, WidthType::Dxa)
            .align(TableAlignmentType::Center)
            .layout(TableLayoutType::Fixed);
        self.docx = std::mem::take(&mut self.docx).add_table(table);
    }

    fn row(&self, cells: &[String], widths: &[usize], face: Face) -> TableRow {
        let spacing = || LineSpacing::new().before(40).after(40);
        let cell = |(text, &width): (&String, &usize)| {
            let run = self.run(text, face, TABLE);
            let align = match face {
                Face::Heading => AlignmentType::Center,
                Face::Title | Face::Body => AlignmentType::Left,
            };
            TableCell::new()
                .width(width, WidthType::Dxa)
                .vertical_align(VAlignType::Center)
                .add_paragraph(Paragraph::new().align(align).line_spacing(spacing()).add_run(run))
        };
        TableRow::new(cells.iter().zip(widths).map(cell).collect()).cant_split()
    }

    /// The bytes of the file.
    pub fn finish(self) -> io::Result<Vec<u8>> {
        let mut file = Cursor::new(Vec::new());
        self.docx.build().pack(&mut file).map_err(io::Error::other)?;
        Ok(file.into_inner())
    }
}
