//! The tables of a folder as they stand, for who edits them cell by cell; as
//! [`read_shown`](super::read_shown) shows the sheets of a workbook.

use super::findings::Findings;
use super::headers::TABLES;
use super::lexer::{Lexed, Lexer};
use super::table::trim;
use super::{ShownRow, ShownSheet, Sources, bytes};

/// The tables that a folder has, each named after its file; a row has the number of its line. What
/// cannot be read as a table is left out: the findings tell why.
#[must_use]
pub fn read_shown_tables(sources: &Sources) -> Vec<ShownSheet> {
    let shown = |file: &'static str| {
        let mut ignored = Findings::default();
        let text = bytes::decode(file, sources.files.get(file)?, &mut ignored)?;
        let mut lexer = Lexer::new(&text);
        let mut rows = Vec::new();
        loop {
            match lexer.next() {
                Lexed::End => break,
                Lexed::Unclosed(_) => return None,
                Lexed::Record(record) => {
                    let cells = (1_u32..).zip(&record.fields);
                    let cells: Vec<(u32, String)> = cells
                        .map(|(column, text)| (column, trim(text).to_owned()))
                        .filter(|(_, text)| !text.is_empty())
                        .collect();
                    if !cells.is_empty() {
                        rows.push(ShownRow { number: record.line, cells });
                    }
                }
            }
        }
        Some(ShownSheet { sheet: file.to_owned(), table: file, rows })
    };
    TABLES.iter().filter_map(|spec| shown(spec.file)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_have_their_lines() {
        let text = "\u{feff}编号,名称\n\nA1,\"甲\n乙\"\nA2, 丙 ,\n";
        let mut sources = Sources::default();
        sources.files.insert("alliances.csv".to_owned(), text.as_bytes().to_vec());
        sources.files.insert("staff.csv".to_owned(), b"a,\"never closed\n".to_vec());
        let shown = read_shown_tables(&sources);
        assert_eq!(shown.len(), 1);
        let of = |number, cells: &[(u32, &str)]| ShownRow {
            number,
            cells: cells.iter().map(|(c, text)| (*c, (*text).to_owned())).collect(),
        };
        let all = [
            of(1, &[(1, "编号"), (2, "名称")]),
            of(3, &[(1, "A1"), (2, "甲\n乙")]),
            of(5, &[(1, "A2"), (2, "丙")]),
        ];
        assert_eq!(shown[0].rows, all);
    }
}
