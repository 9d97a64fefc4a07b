//! A sheet laid out for A4: title, header that repeats, columns, page numbers.

use jiff::civil::Date;
use rust_xlsxwriter::{
    Color, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Worksheet, XlsxError,
};

use unicode_width::UnicodeWidthStr;

use super::words::Words;
use crate::domain::{Language, Message};

/// Paper size A4 in the file format's list.
const A4: u8 = 9;
/// Characters of a header or footer; the format has room for 255 signs in all.
const FOOTER: usize = 60;

/// The formats of all sheets.
pub(super) struct Styles {
    pub title: Format,
    pub subtitle: Format,
    pub head: Format,
    pub cell: Format,
    pub centre: Format,
    pub faint: Format,
    pub strong: Format,
    pub number: Format,
    pub decimal: Format,
    pub ratio: Format,
    pub date: Format,
    pub weekday: Format,
    pub total: Format,
    pub total_number: Format,
    pub total_decimal: Format,
    pub alarm: Format,
    pub note: Format,
    /// Runs of text inside a cell: outreach, inspection, event.
    pub runs: [Format; 3],
}

impl Styles {
    pub fn new(language: Language) -> Self {
        let font = match language {
            Language::ZhHans => "宋体",
            Language::ZhHant => "新細明體",
            Language::En => "Calibri",
        };
        // In the language of the sheet, whatever that of the program that shows it.
        let weekday = match language {
            Language::ZhHans => "[$-804]aaaa",
            Language::ZhHant => "[$-404]aaaa",
            Language::En => "[$-409]dddd",
        };
        let plain = Format::new().set_font_name(font).set_font_size(9.0);
        let line = Color::RGB(0x00A6_A6A6);
        let cell = plain
            .clone()
            .set_border(FormatBorder::Thin)
            .set_border_color(line)
            .set_align(FormatAlign::VerticalCenter)
            .set_text_wrap();
        let number = cell.clone().set_align(FormatAlign::Right);
        let total = cell.clone().set_bold().set_background_color(Color::RGB(0x00F2_F2F2));
        let run = |colour| plain.clone().set_font_color(Color::RGB(colour));
        Self {
            title: plain
                .clone()
                .set_font_size(16.0)
                .set_bold()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter),
            subtitle: plain
                .clone()
                .set_font_color(Color::RGB(0x0059_5959))
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter),
            head: cell
                .clone()
                .set_bold()
                .set_align(FormatAlign::Center)
                .set_background_color(Color::RGB(0x00D9_E7F2)),
            centre: cell.clone().set_align(FormatAlign::Center),
            faint: cell.clone().set_font_color(Color::RGB(0x0080_8080)),
            strong: cell.clone().set_bold(),
            decimal: number.clone().set_num_format("#,##0.0"),
            ratio: number.clone().set_num_format("0.000"),
            date: cell.clone().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Center),
            weekday: cell.clone().set_num_format(weekday).set_align(FormatAlign::Center),
            total_number: total.clone().set_align(FormatAlign::Right).set_num_format("#,##0"),
            total_decimal: total.clone().set_align(FormatAlign::Right).set_num_format("#,##0.0"),
            alarm: number
                .clone()
                .set_num_format("#,##0")
                .set_bold()
                .set_font_color(Color::RGB(0x00B0_0020))
                .set_background_color(Color::RGB(0x00FD_E7E9)),
            note: plain.clone().set_text_wrap().set_align(FormatAlign::Top),
            runs: [run(0x001F_4E79), run(0x0037_5623), run(0x00B0_3A00)],
            number: number.set_num_format("#,##0"),
            total,
            cell,
        }
    }
}

/// A column: what stands above it and its width in characters.
pub(super) struct Column {
    pub head: String,
    pub width: f64,
}

impl Column {
    pub fn new(head: impl Into<String>, width: f64) -> Self {
        Self { head: head.into(), width }
    }
}

/// A sheet while rows are added to it.
pub(super) struct Page<'s> {
    pub sheet: Worksheet,
    pub styles: &'s Styles,
    /// The next row.
    pub row: u32,
    columns: u16,
    widths: Vec<f64>,
    /// Lines of the tallest text of the row that is being written.
    tallest: usize,
}

impl<'s> Page<'s> {
    /// A sheet with its title, its columns and its page.
    pub fn new(
        name: &str,
        subtitle: &str,
        columns: &[Column],
        landscape: bool,
        words: &Words<'_>,
        styles: &'s Styles,
    ) -> Result<Self, XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(sheet_name(name))?;
        sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0);
        sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3).set_print_center_horizontally(true);
        if landscape {
            sheet.set_landscape();
        }
        let pages =
            words.say(Message::new("workbook-pages").with("page", "&P").with("pages", "&N"));
        let left: String = subtitle.chars().take(FOOTER).collect::<String>().replace('&', "&&");
        sheet.set_footer(format!("&L&8{left}&C&8{pages}&R&8{name}"));
        let mut page = Self {
            sheet,
            styles,
            row: 0,
            columns: columns.len() as u16,
            widths: columns.iter().map(|c| c.width).collect(),
            tallest: 1,
        };
        page.sheet.set_row_height(0, 30)?;
        page.across(name, &styles.title)?;
        page.across(subtitle, &styles.subtitle)?;
        for (i, column) in columns.iter().enumerate() {
            page.sheet.set_column_width(i as u16, column.width)?;
        }
        page.heads(columns.iter().map(|c| c.head.as_str()))?;
        page.sheet.set_repeat_rows(2, 2)?.set_freeze_panes(3, 0)?;
        Ok(page)
    }

    /// A text over all columns, in a row of its own.
    pub fn across(&mut self, text: &str, format: &Format) -> Result<(), XlsxError> {
        match self.columns {
            0 | 1 => self.sheet.write_string_with_format(self.row, 0, text, format)?,
            n => self.sheet.merge_range(self.row, 0, self.row, n - 1, text, format)?,
        };
        let whole = self.widths.iter().sum();
        let tall = lines(text, whole);
        if tall > 1 {
            self.sheet.set_row_height(self.row, height(tall))?;
        }
        self.row += 1;
        Ok(())
    }

    /// A row of headers.
    pub fn heads<'h>(&mut self, heads: impl IntoIterator<Item = &'h str>) -> Result<(), XlsxError> {
        for (i, head) in heads.into_iter().enumerate() {
            self.sheet.write_string_with_format(self.row, i as u16, head, &self.styles.head)?;
        }
        self.row += 1;
        Ok(())
    }

    /// A text in the row that is being written. What spreadsheet programs would take for a
    /// formula when the cell is edited is marked as text.
    pub fn text(&mut self, column: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
        let width = self.widths.get(usize::from(column)).copied().unwrap_or(10.0);
        self.tallest = self.tallest.max(lines(text, width));
        if text.is_empty() {
            self.sheet.write_blank(self.row, column, format)?;
        } else if text.starts_with(['=', '+', '-', '@']) {
            let marked = format.clone().set_quote_prefix();
            self.sheet.write_string_with_format(self.row, column, text, &marked)?;
        } else {
            self.sheet.write_string_with_format(self.row, column, text, format)?;
        }
        Ok(())
    }

    /// A number in the row that is being written.
    pub fn number(&mut self, column: u16, n: f64, format: &Format) -> Result<(), XlsxError> {
        self.sheet.write_number_with_format(self.row, column, n + 0.0, format)?;
        Ok(())
    }

    /// A day in the row that is being written.
    pub fn date(&mut self, column: u16, date: Date, format: &Format) -> Result<(), XlsxError> {
        let (year, month, day) = (date.year() as u16, date.month() as u8, date.day() as u8);
        let day = ExcelDateTime::from_ymd(year, month, day)?;
        self.sheet.write_datetime_with_format(self.row, column, &day, format)?;
        Ok(())
    }

    /// The day of the week of the day in another column of the row: it follows the day when that is
    /// changed.
    pub fn weekday(&mut self, column: u16, of: u16, date: Date) -> Result<(), XlsxError> {
        let letters = crate::domain::column_letters(u32::from(of) + 1);
        // Sheets count days from 1899-12-30.
        let serial = jiff::civil::date(1899, 12, 30).until(date).map_or(0, |span| span.get_days());
        let formula = Formula::new(format!("={letters}{}", self.row + 1));
        let formula = formula.set_result(format!("{serial}"));
        self.sheet.write_formula_with_format(self.row, column, formula, &self.styles.weekday)?;
        Ok(())
    }

    /// The sum of a column from a row down to the one above; `value` is what it comes to.
    pub fn sum(
        &mut self,
        column: u16,
        from: u32,
        value: f64,
        format: &Format,
    ) -> Result<(), XlsxError> {
        if from >= self.row {
            return self.number(column, value, format);
        }
        let letters = crate::domain::column_letters(u32::from(column) + 1);
        let formula = format!("=SUM({letters}{}:{letters}{})", from + 1, self.row);
        let formula = Formula::new(formula).set_result(format!("{value}"));
        self.sheet.write_formula_with_format(self.row, column, formula, format)?;
        Ok(())
    }

    /// Notes that a text of the row takes so many lines.
    pub fn grow(&mut self, lines: usize) {
        self.tallest = self.tallest.max(lines);
    }

    /// Ends the row, as high as its tallest text: not every program works that out by itself.
    pub fn next(&mut self) -> Result<(), XlsxError> {
        if self.tallest > 1 {
            self.sheet.set_row_height(self.row, height(self.tallest))?;
        }
        self.tallest = 1;
        self.row += 1;
        Ok(())
    }
}

/// Lines that a text takes in a column; a Chinese character is twice as wide as a Latin one.
pub(super) fn lines(text: &str, width: f64) -> usize {
    // At this size of letters a column holds a little more than its width says.
    let room = ((width * 1.1) as usize).max(2);
    text.split('\n').map(|line| line.width().div_ceil(room).max(1)).sum()
}

/// Height of a row of so many lines, in points, in the highest of the fonts that may stand in; a row
/// can be 409 high.
fn height(lines: usize) -> f64 {
    (13.0 * lines as f64 + 3.0).min(400.0)
}

/// A name that every program takes for a sheet.
fn sheet_name(name: &str) -> String {
    let legal = |c: &char| !"[]:*?/\\'".contains(*c);
    name.chars().filter(legal).take(31).collect()
}

#[cfg(test)]
mod tests {
    use super::sheet_name;

    #[test]
    fn names_of_sheets_are_legal() {
        assert_eq!(sheet_name("a[b]:c*?/\\'"), "abc");
        assert_eq!(sheet_name(&"园".repeat(40)).chars().count(), 31);
    }
}
