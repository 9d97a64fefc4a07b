//! A matrix of numbers made elsewhere: one row a teacher, one column a kindergarten, a blank cell for
//! a pair that is not allowed.

use super::cells::{MAX_AMOUNT, ROUNDING, number, or_told};
use super::codes;
use super::findings::{Findings, file_place, line_place, shown};
use super::loads::records;
use crate::domain::Place;

/// Most rows and columns together: those of an alliance with a home for each row.
const MOST: usize = 1000;

/// Largest cost: kilometres and minutes of half of it, twice over, have to fit.
const MAX_COST: f64 = MAX_AMOUNT / 4.0;

/// A matrix of costs.
#[derive(Debug, Clone, PartialEq)]
pub struct CostMatrix {
    /// Names of the rows.
    pub rows: Vec<String>,
    /// Names of the columns.
    pub columns: Vec<String>,
    /// Row by row; `None` where the pair is forbidden.
    pub costs: Vec<Vec<Option<f64>>>,
}

/// A word of a file without commas.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'a> {
    pub line: u32,
    /// Position in the line, from 1.
    pub column: u32,
    pub text: &'a str,
}

impl Word<'_> {
    pub fn place(&self, file: &str) -> Place {
        let cell = Some(shown(self.text));
        Place { column: Some(self.column), cell, ..line_place(file, self.line) }
    }
}

/// The words of a file in the form of OR-Library: numbers between spaces. A word that is no number
/// does not make it a table.
pub(super) fn by_white_space(text: &str) -> Option<Vec<Word<'_>>> {
    let table = text.contains('\t') && !text.split_whitespace().all(is_number);
    if table || text.contains([',', ';', '"']) {
        return None;
    }
    let words: Vec<Word> = (1..)
        .zip(text.lines())
        .flat_map(|(line, words)| {
            let word = move |(column, text)| Word { line, column, text };
            (1..).zip(words.split_whitespace()).map(word)
        })
        .collect();
    let numbers = words.iter().filter(|word| is_number(word.text)).count();
    let begins = words.first().is_some_and(|word| is_number(word.text));
    let several = words.iter().any(|word| word.column > 1);
    let told = numbers == words.len() || begins && several && 2 * numbers > words.len();
    (told && words.len() > 1).then_some(words)
}

fn is_number(word: &str) -> bool {
    number(word, f64::MIN, f64::MAX).is_ok()
}

pub(super) fn numbered(n: usize) -> Vec<String> {
    (1..=n).map(|i| i.to_string()).collect()
}

/// A CSV of numbers from 0 up, with or without a first row and a first column of names.
pub(super) fn matrix(file: &str, text: &str, found: &mut Findings) -> Option<CostMatrix> {
    let mut records = records(file, text, MOST, found)?;
    // Names stand where no number does; numbers in the first row over words in the first column
    // are names too, if the corner is empty.
    let words_left = records.iter().skip(1).any(|r| !r.1[0].is_empty() && !is_number(&r.1[0]));
    let words_above = records[0].1.iter().skip(1).any(|c| !c.is_empty() && !is_number(c));
    // Under a word in the corner stands a column of costs, under nothing one of names.
    let nothing = records[0].1.first().is_none_or(String::is_empty);
    let named_rows = words_left || words_above && nothing;
    let headed = words_above || nothing && words_left;
    let columns = headed.then(|| records.remove(0).1);
    let skip = usize::from(named_rows);
    let width = records.iter().map(|r| r.1.len()).chain(columns.iter().map(Vec::len)).max()?;
    if records.is_empty() || width <= skip {
        found.report(codes::NO_ROWS, file_place(file), |m| m);
        return None;
    }
    let mut matrix = CostMatrix {
        rows: Vec::new(),
        columns: match columns {
            Some(names) => names.into_iter().skip(skip).collect(),
            None => numbered(width - skip),
        },
        costs: Vec::new(),
    };
    let want = matrix.columns.len();
    for (i, (line, fields)) in records.iter().enumerate() {
        let have = fields.len() - skip.min(fields.len());
        if have > want {
            found.report(codes::TOO_MANY_FIELDS, line_place(file, *line), |m| {
                m.with("have", have + skip).with("want", want + skip)
            });
        }
        matrix.rows.push(if named_rows { fields[0].clone() } else { (i + 1).to_string() });
        let row = (0..want).map(|c| {
            let text = fields.get(c + skip).map_or("", String::as_str);
            let place = || Place {
                column: Some((c + skip) as u32 + 1),
                header: Some(shown(&matrix.columns[c])),
                cell: Some(shown(text)),
                ..line_place(file, *line)
            };
            cost(text, place, found)
        });
        let row = row.collect();
        matrix.costs.push(row);
    }
    finish(file, matrix, found)
}

pub(super) fn finish(file: &str, matrix: CostMatrix, found: &mut Findings) -> Option<CostMatrix> {
    let size = matrix.rows.len() + matrix.columns.len();
    if size > MOST {
        found.report(codes::MATRIX_TOO_LARGE, file_place(file), |m| {
            m.with("rows", matrix.rows.len())
                .with("columns", matrix.columns.len())
                .with("most", MOST)
        });
        return None;
    }
    Some(matrix)
}

pub(super) fn cost(text: &str, place: impl Fn() -> Place, found: &mut Findings) -> Option<f64> {
    if text.is_empty() {
        return None;
    }
    let cost = or_told(number(text, -ROUNDING, MAX_COST), MAX_COST, text, place, found)?;
    // A negative zero becomes a zero too.
    Some(cost.max(0.0) + 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounded_zeros_are_zeros() {
        let matrix = read("1e-3,-1e-16\n-0.0,0.5\n").expect("fine");
        assert_eq!(matrix.costs[0][1].map(f64::to_bits), Some(0));
        assert_eq!(read("1,-0.001\n1,1\n").map(drop), Err(vec!["E104"]));
    }

    fn read(text: &str) -> Result<CostMatrix, Vec<&'static str>> {
        let mut found = Findings::default();
        let read = matrix("m", text, &mut found);
        let found: Vec<&str> = found.finish().into_iter().map(|d| d.code).collect();
        read.filter(|_| found.is_empty()).ok_or(found)
    }

    #[test]
    fn with_and_without_names() {
        let plain = read("1,2.5,3\n4,,6\n").expect("fine");
        assert_eq!(plain.costs, [[Some(1.0), Some(2.5), Some(3.0)], [Some(4.0), None, Some(6.0)]]);
        assert_eq!(plain.columns, ["1", "2", "3"]);
        let named = read(",X,Y\nAn,1,2\nBo,,3\n").expect("fine");
        assert_eq!((named.rows[1].as_str(), named.columns[0].as_str()), ("Bo", "X"));
        assert_eq!(named.costs[1], [None, Some(3.0)]);
        let headed = read("X,Y\n1,2\n3,4\n").expect("fine");
        assert_eq!(headed.columns, ["X", "Y"]);
        assert_eq!(headed.costs[0], [Some(1.0), Some(2.0)]);
        let left = read("An,1,2\nBo,3,4\n").expect("fine");
        assert_eq!((left.rows.len(), left.columns.len()), (2, 2));
    }

    #[test]
    fn slips_are_named() {
        assert_eq!(read("1,2\n3,x\n5,-1\n6,7\n"), Err(vec!["E102", "E104"]));
        assert_eq!(read("X,Y\n6,7,8\n"), Err(vec!["E014"]));
        assert_eq!(read(""), Err(vec!["E010"]));
    }
}
