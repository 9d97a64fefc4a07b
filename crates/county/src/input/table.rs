//! Text → rows of named cells, each of which knows its place.

use super::codes;
use super::findings::{Findings, file_place, line_place, nearest, shown};
use super::headers::{ColumnKind, TableSpec, column_kind};
use super::lexer::{Lexed, Lexer, Record};
use super::plain::{self, folded_header};
use super::words::all_names;
use crate::domain::Place;

/// Longest cell, in characters.
const MAX_CELL: usize = 10_000;

/// Rows above the header that may hold a title.
const TITLE_ROWS: usize = 20;

/// Columns that hold sentences.
const FREE: [&str; 3] = ["title", "theme", "note"];

/// Columns that bureaus keep for themselves, however like another one they look.
const OWN: &[&str] = &[
    "序号",
    "序號",
    "学历",
    "學歷",
    "职务",
    "職務",
    "职称",
    "職稱",
    "电话",
    "電話",
    "联系电话",
    "聯繫電話",
    "联系人",
    "聯繫人",
    "手机",
    "手機",
    "性别",
    "性別",
    "年龄",
    "年齡",
    "民族",
    "园长",
    "園長",
    "星期",
    "单位",
];

/// The day of the week that the program's own calendars show beside the date.
const SHOWN_BESIDE_DATES: &[&str] = &["星期", "weekday"];

/// A header as the file has it.
#[derive(Debug, Clone)]
struct Header {
    /// Column of the file, from 1.
    column: u32,
    /// As the user wrote it.
    written: String,
}

/// Where a cell lies in [`Table::data`]; `ABSENT` where the file has none.
type Span = (u32, u32);
const ABSENT: Span = (u32::MAX, u32::MAX);

/// The known columns of a file.
#[derive(Debug)]
pub(super) struct Table {
    file: String,
    spec: &'static TableSpec,
    headers: Vec<Option<Header>>,
    /// Every cell that is kept, one after the other.
    data: String,
    /// Row by row, in the order of the columns of `spec`.
    cells: Vec<Span>,
    lines: Vec<u32>,
    /// Every row was read, so that an id that stands in none does not exist.
    whole: bool,
}

/// A row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'t> {
    table: &'t Table,
    index: usize,
}

/// A cell of a row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell<'t> {
    /// What it says, trimmed.
    pub text: &'t str,
    /// The file has no such cell, which was reported where it had to have one.
    pub absent: bool,
    row: Row<'t>,
    column: usize,
}

impl Table {
    /// Reads a table; after findings about its shape as much of it as can be read.
    pub fn read(file: &str, spec: &'static TableSpec, text: &str, found: &mut Findings) -> Self {
        let mut lexer = Lexer::new(text);
        Self::of_records(file, spec, &mut || lexer.next(), found)
    }

    /// Reads a table from records, wherever they come from.
    pub fn of_records<'t>(
        file: &str,
        spec: &'static TableSpec,
        records: &mut dyn FnMut() -> Lexed<'t>,
        found: &mut Findings,
    ) -> Self {
        let mut table = Self { file: file.to_owned(), ..Self::missing(spec) };
        let mut front = Vec::new();
        let over = loop {
            match next(records, file, found) {
                None => return table,
                Some(None) => break true,
                Some(Some(record)) => front.push(record),
            }
            if front.len() == TITLE_ROWS {
                break false;
            }
        };
        let head = header_row(spec, &front);
        let mut front = front.into_iter().skip(head);
        let Some(header) = front.next() else {
            found.report(codes::EMPTY_FILE, file_place(file), |m| m);
            return table;
        };
        if let Some(columns) = table.read_headers(&header, found) {
            let mut records = || match front.next() {
                Some(record) => Lexed::Record(record),
                None if over => Lexed::End,
                None => records(),
            };
            let to_the_end = table.read_rows(&mut records, &columns, found);
            let keyed = |name| {
                let column = spec.columns.iter().position(|c| c.name == name);
                column.is_none_or(|c| table.headers[c].is_some())
            };
            table.whole = to_the_end && (keyed("id") || keyed("name"));
        }
        table
    }

    /// The table of a file that is not there or cannot be read.
    pub fn missing(spec: &'static TableSpec) -> Self {
        Self {
            file: spec.file.to_owned(),
            spec,
            headers: spec.columns.iter().map(|_| None).collect(),
            data: String::new(),
            cells: Vec::new(),
            lines: Vec::new(),
            whole: false,
        }
    }

    /// For each column of the file the column of the table.
    fn read_headers(
        &mut self,
        record: &Record<'_>,
        found: &mut Findings,
    ) -> Option<Vec<Option<usize>>> {
        let mut columns: Vec<Option<usize>> = Vec::with_capacity(record.fields.len());
        let known = record.fields.iter().any(|f| self.spec.column(trim(f)).is_some());
        let delimiters = [';', '；', '\t', '，', '|'];
        let other = delimiters.into_iter().find(|&d| record.fields[0].contains(d));
        if let Some(other) = other.filter(|_| !known && record.fields.len() == 1) {
            let name = match other {
                '\t' => "tab".to_owned(),
                other => other.to_string(),
            };
            found.report(codes::WRONG_DELIMITER, line_place(&self.file, record.line), |m| {
                m.with("delimiter", name)
            });
            return None;
        }
        let mut unknown = Vec::new();
        for (i, field) in record.fields.iter().enumerate() {
            let written = trim(field);
            let place = Place {
                column: Some(i as u32 + 1),
                header: Some(shown(written)),
                cell: Some(shown(written)),
                ..line_place(&self.file, record.line)
            };
            let column = self.spec.column(written);
            match column {
                None if written.is_empty() => {}
                None => unknown.push((written, place)),
                Some(column) => match &self.headers[column] {
                    Some(first) => found.report(codes::DUPLICATE_COLUMN, place, |m| {
                        m.with("header", shown(written))
                            .with("other", &first.written)
                            .with("other-column", first.column)
                    }),
                    None => {
                        self.headers[column] =
                            Some(Header { column: i as u32 + 1, written: shown(written) });
                    }
                },
            }
            let first = column
                .filter(|&c| self.headers[c].as_ref().is_some_and(|h| h.column == i as u32 + 1));
            columns.push(first);
        }
        for (written, place) in unknown {
            // What is there already was not meant.
            let missing = self.spec.columns.iter().zip(&self.headers).filter(|(_, h)| h.is_none());
            let names = missing.flat_map(|(c, _)| c.spellings());
            let [_, plain] = folded_header(written);
            let dated = self.spec.columns.iter().any(|c| c.name == "date");
            if dated && SHOWN_BESIDE_DATES.contains(&plain.as_str()) {
                continue;
            }
            match nearest(&plain, names).filter(|_| !OWN.contains(&plain.as_str())) {
                Some(meant) => found.report(codes::SIMILAR_COLUMN, place, |m| {
                    m.with("header", shown(written)).with("suggestion", meant)
                }),
                None => {
                    found.report(codes::UNKNOWN_COLUMN, place, |m| m.with("header", shown(written)))
                }
            }
        }
        for (column, header) in self.spec.columns.iter().zip(&self.headers) {
            if column.required && header.is_none() {
                found.report(codes::MISSING_COLUMN, line_place(&self.file, record.line), |m| {
                    let names = all_names(column.name, column.zh_hans, column.zh_hant);
                    m.with("column", names)
                });
            }
        }
        Some(columns)
    }

    /// Reads every row; whether that could be done to the end.
    fn read_rows<'t>(
        &mut self,
        records: &mut dyn FnMut() -> Lexed<'t>,
        columns: &[Option<usize>],
        found: &mut Findings,
    ) -> bool {
        loop {
            let Some(next) = next(records, &self.file, found) else {
                return false;
            };
            let Some(record) = next else { break };
            let place = line_place(&self.file, record.line);
            let limit = self.spec.max_rows;
            if self.lines.len() == limit {
                found.report(codes::TOO_MANY_ROWS, place, |m| m.with("limit", limit));
                return false;
            }
            let (have, want) = (record.fields.len(), columns.len());
            let extra = record.fields.iter().skip(want).any(|f| !trim(f).is_empty());
            if extra || have < want {
                let code = if extra { codes::TOO_MANY_FIELDS } else { codes::TOO_FEW_FIELDS };
                found.report(code, place, |m| m.with("have", have).with("want", want));
            }
            let start = self.cells.len();
            self.cells.resize(start + self.spec.columns.len(), ABSENT);
            for (field, column) in record.fields.iter().zip(columns) {
                if let Some(column) = *column {
                    let from = self.data.len();
                    if !says_nothing(trim(field), self.spec, column) {
                        self.data.push_str(trim(field));
                    }
                    // The data is no longer than the file, whose size is limited.
                    self.cells[start + column] = (from as u32, self.data.len() as u32);
                }
            }
            for column in record.broken.iter().filter_map(|&i| *columns.get(i)?) {
                self.cells[start + column] = ABSENT;
            }
            self.lines.push(record.line);
            for (i, field) in record.fields.iter().enumerate() {
                let swallowed = swallowed(field, columns.get(i).copied().flatten(), self.spec);
                if swallowed > 0 {
                    let place = Place {
                        column: Some(i as u32 + 1),
                        cell: Some(shown(field)),
                        ..line_place(&self.file, record.line)
                    };
                    found.report(codes::SWALLOWED_ROWS, place, |m| m.with("n", swallowed));
                }
                let long = field.len() > MAX_CELL && field.chars().nth(MAX_CELL).is_some();
                if long {
                    let header = columns.get(i).copied().flatten();
                    let place = Place {
                        column: Some(i as u32 + 1),
                        header: header
                            .and_then(|c| self.headers[c].as_ref().map(|h| h.written.clone())),
                        cell: Some(shown(field)),
                        ..line_place(&self.file, record.line)
                    };
                    found.report(codes::CELL_TOO_LONG, place, |m| m.with("limit", MAX_CELL));
                    if let Some(column) = header {
                        self.cells[start + column] = ABSENT;
                    }
                }
            }
        }
        if self.lines.is_empty() && self.spec.needs_rows {
            found.report(codes::NO_ROWS, file_place(&self.file), |m| m);
        }
        true
    }

    /// The rows in file order.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.lines.len()).map(|index| Row { table: self, index })
    }

    /// The row at a position.
    pub fn row(&self, index: usize) -> Row<'_> {
        Row { table: self, index }
    }

    /// The row of a line of the file.
    ///
    /// # Panics
    /// If no row stands in the line.
    pub fn row_of_line(&self, line: u32) -> Row<'_> {
        let index = self.lines.binary_search(&line);
        self.row(index.unwrap_or_else(|_| panic!("{} has no row in line {line}", self.file)))
    }

    /// Where a column of the table stands in the file, and what the file calls it.
    pub fn header(&self, column: usize) -> Option<(u32, &str)> {
        self.headers[column].as_ref().map(|h| (h.column, h.written.as_str()))
    }

    /// Whether an id that stands in no row does not exist.
    pub fn is_whole(&self) -> bool {
        self.whole
    }

    /// File name as messages show it.
    pub fn file(&self) -> &str {
        &self.file
    }
}

/// The position of the header among the first records: the one with the most names of columns, as a
/// title may stand above it.
pub(super) fn header_row(spec: &TableSpec, front: &[Record<'_>]) -> usize {
    let names = |record: &Record<'_>| {
        record.fields.iter().filter(|field| spec.column(trim(field)).is_some()).count()
    };
    let mut best = (0, 0);
    for (i, record) in front.iter().enumerate() {
        let known = names(record);
        if known > best.0 {
            best = (known, i);
        }
    }
    best.1
}

/// Whether a cell says that there is nothing: a dash anywhere but in a sentence, and `无` where a
/// number could not be meant.
fn says_nothing(text: &str, spec: &TableSpec, column: usize) -> bool {
    let name = spec.columns[column].name;
    match column_kind(spec.file, name) {
        _ if FREE.contains(&name) => false,
        ColumnKind::Count | ColumnKind::Number => plain::is_dash(text),
        _ => plain::is_nothing(text) && name != "name",
    }
}

/// How many rows a stray quotation mark has put into a cell: 0, or the line breaks of a cell whose
/// lines look like rows. Words for people may have a comma in a line.
fn swallowed(field: &str, column: Option<usize>, spec: &TableSpec) -> usize {
    let lines = field.matches('\n').count();
    if lines == 0 {
        return 0;
    }
    let free = column.is_none_or(|c| FREE.contains(&spec.columns[c].name));
    let commas = if free { (spec.columns.len() / 2).max(3) } else { 1 };
    let like_a_row = field.lines().any(|line| line.matches(',').count() >= commas);
    if like_a_row { lines } else { 0 }
}

/// The next record that is not blank: `Some(None)` at the end, `None` after a finding.
#[allow(clippy::option_option)]
fn next<'t>(
    records: &mut dyn FnMut() -> Lexed<'t>,
    file: &str,
    found: &mut Findings,
) -> Option<Option<Record<'t>>> {
    loop {
        match records() {
            Lexed::End => return Some(None),
            Lexed::Record(record)
                if record.broken.is_empty() && record.fields.iter().all(|f| trim(f).is_empty()) => {
            }
            Lexed::Record(record) => return Some(Some(record)),
            Lexed::Unclosed(line) => {
                found.report(codes::UNCLOSED_QUOTE, line_place(file, line), |m| m);
                return None;
            }
        }
    }
}

/// Without white space at the ends (the ideographic space is some) and without the invisible
/// marks that pasting from web pages and chats leaves.
pub(super) fn trim(text: &str) -> &str {
    let mark = |c| matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}');
    text.trim_matches(|c: char| c.is_whitespace() || mark(c))
}

impl<'t> Row<'t> {
    /// The cell under a header, named in English.
    pub fn cell(self, name: &str) -> Cell<'t> {
        let table = self.table;
        let column = table.spec.position(name);
        let (from, to) = table.cells[self.index * table.spec.columns.len() + column];
        let absent = (from, to) == ABSENT;
        let text = if absent { "" } else { &table.data[from as usize..to as usize] };
        Cell { text, absent, row: self, column }
    }

    /// Line in the file, from 1.
    pub fn line(self) -> u32 {
        self.table.lines[self.index]
    }

    /// The row as a place.
    pub fn place(self) -> Place {
        line_place(&self.table.file, self.line())
    }
}

impl Cell<'_> {
    /// English name of the column.
    pub fn name(&self) -> &'static str {
        self.row.table.spec.columns[self.column].name
    }

    /// The cell as a place.
    pub fn place(&self) -> Place {
        let header = self.row.table.headers[self.column].as_ref();
        Place {
            column: header.map(|h| h.column),
            header: header.map(|h| h.written.clone()),
            cell: (!self.absent).then(|| shown(self.text)),
            ..self.row.place()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::headers::{ALLIANCES, EVENTS};

    /// Code, line and column.
    type At = (&'static str, Option<u32>, Option<u32>);

    fn read(text: &str) -> (Table, Vec<At>) {
        let mut found = Findings::default();
        let table = Table::read("alliances.csv", &ALLIANCES, text, &mut found);
        let found = found.finish().into_iter().map(|d| {
            let place = d.place.expect("place");
            (d.code, place.line, place.column)
        });
        (table, found.collect())
    }

    #[test]
    fn cells_know_their_place() {
        let (table, found) = read("\u{3000}名称 ,ID,牵头园\n\n 第一\u{3000},A1,K1\n,,\n\n");
        assert_eq!(found, []);
        let row = table.rows().next().expect("row");
        assert_eq!((row.cell("id").text, row.cell("name").text, row.line()), ("A1", "第一", 3));
        let place = row.cell("name").place();
        assert_eq!((place.column, place.header.as_deref()), (Some(1), Some("名称")));
        assert_eq!(table.rows().count(), 1);
    }

    #[test]
    fn shape_is_checked() {
        assert_eq!(read("").1, [("E010", None, None)]);
        assert_eq!(read("id;name;lead\nA1;x;K1\n").1, [("E011", Some(1), None)]);
        assert_eq!(read("id\tname\tlead\n").1, [("E011", Some(1), None)]);
        assert_eq!(read("id,name,lead\n").1, [("E017", None, None)]);
        assert_eq!(read("id,name,编号,lead\nA,B,C,D\n").1, [("E013", Some(1), Some(3))]);
        assert_eq!(
            read("id,nmae,lead\nA,B,C\n").1,
            [("E012", Some(1), None), ("E029", Some(1), Some(2))]
        );
        assert_eq!(
            read("id,name,lead\nA,B\nA,B,C,D\nA,B,C,,\n").1,
            [("E015", Some(2), None), ("E014", Some(3), None)]
        );
        assert_eq!(read("id,name,lead\nA,\"B,C\n").1, [("E009", Some(2), None)]);
    }

    #[test]
    fn long_cells_are_refused() {
        let long = "x".repeat(MAX_CELL + 1);
        let (table, found) = read(&format!("id,name,lead\nA,{long},K\n"));
        assert_eq!(found, [("E008", Some(2), Some(2))]);
        assert!(table.rows().all(|r| r.cell("name").absent));
    }

    #[test]
    fn a_table_may_be_empty() {
        let mut found = Findings::default();
        Table::read(
            "events.csv",
            &EVENTS,
            "id,alliance,kind,title,mode,duration,from,to\n",
            &mut found,
        );
        assert!(found.finish().is_empty());
    }
}
