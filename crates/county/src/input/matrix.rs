//! A matrix of distances made elsewhere: ids of kindergartens above and before the numbers.

use std::collections::HashMap;

use super::bytes::decode;
use super::cells::{MAX_AMOUNT, number, or_told};
use super::codes;
use super::findings::{Findings, line_place, shown};
use super::ids::{Ids, Named};
use super::loads::records;
use crate::domain::{Diagnostic, KinderIx, Place, Scenario};

/// Most rows of a matrix.
const MAX_ROWS: usize = 10_000;

/// (from, to) → the number of the cell; empty cells are not there.
pub type Matrix = HashMap<(KinderIx, KinderIx), f64>;

/// Reads a matrix: the first row and the first column hold ids of kindergartens, the cell of a row
/// and a column the number from the row's to the column's. Names other than ids are errors, and so
/// are numbers below 0.
///
/// # Errors
/// Every finding, when one of them is an error.
pub fn read_matrix(
    scenario: &Scenario,
    name: &str,
    bytes: &[u8],
) -> Result<Matrix, Vec<Diagnostic>> {
    let mut found = Findings::default();
    let matrix =
        decode(name, bytes, &mut found).and_then(|text| matrix(scenario, name, &text, &mut found));
    match matrix {
        Some(matrix) if !found.any_error() => Ok(matrix),
        _ => Err(found.finish()),
    }
}

fn matrix(scenario: &Scenario, file: &str, text: &str, found: &mut Findings) -> Option<Matrix> {
    let rows = records(file, text, MAX_ROWS, found)?;
    let ids = Ids::of(scenario);
    let (head, headers) = rows.first()?;
    if let [only] = headers.as_slice() {
        let delimiter = [';', '；', '\t', '，', '|'].into_iter().find(|&d| only.contains(d));
        match delimiter {
            Some(other) => found.report(codes::WRONG_DELIMITER, line_place(file, *head), |m| {
                m.with(
                    "delimiter",
                    if other == '\t' { "tab".to_owned() } else { other.to_string() },
                )
            }),
            None => found.report(codes::NO_ROWS, super::findings::file_place(file), |m| m),
        }
        return None;
    }
    let place = |line: u32, column: usize, text: &str| Place {
        column: Some(column as u32 + 1),
        header: headers.get(column).map(|h| shown(h)),
        cell: Some(shown(text)),
        ..line_place(file, line)
    };
    let kindergarten = |line: u32, column: usize, text: &str, found: &mut Findings| {
        let known = scenario.kindergartens.iter().position(|k| k.id == text);
        if known.is_none() {
            found.report(codes::UNKNOWN_ID, place(line, column, text), |m| {
                let m = m.with("id", shown(text)).with("expected", Named::Kindergarten.word());
                super::findings::suggest(m, ids.meant(text, &[Named::Kindergarten]).as_deref())
            });
        }
        known.map(KinderIx::from)
    };
    let mut columns: Vec<Option<KinderIx>> = vec![None];
    for (c, header) in headers.iter().enumerate().skip(1) {
        let k = kindergarten(*head, c, header, found);
        if let Some(first) = columns.iter().position(|&other| k.is_some() && other == k) {
            found.report(codes::DUPLICATE_COLUMN, place(*head, c, header), |m| {
                m.with("header", shown(header))
                    .with("other", shown(&headers[first]))
                    .with("other-column", first + 1)
            });
        }
        columns.push(k);
    }
    if rows.len() == 1 {
        found.report(codes::NO_ROWS, super::findings::file_place(file), |m| m);
    }
    let mut matrix = Matrix::new();
    let mut seen: HashMap<KinderIx, u32> = HashMap::new();
    for (line, fields) in &rows[1..] {
        let (have, want) = (fields.len(), headers.len());
        if have != want {
            let code = if have > want { codes::TOO_MANY_FIELDS } else { codes::TOO_FEW_FIELDS };
            found
                .report(code, line_place(file, *line), |m| m.with("have", have).with("want", want));
            continue;
        }
        let from = kindergarten(*line, 0, &fields[0], found);
        if let Some(first) = from.and_then(|from| seen.insert(from, *line)) {
            found.report(codes::DISTANCE_TWICE, place(*line, 0, &fields[0]), |m| {
                m.with("from", shown(&fields[0]))
                    .with("to", headers.get(1).map_or_else(String::new, |h| shown(h)))
                    .with("other-line", first)
            });
        }
        for (c, text) in fields.iter().enumerate().skip(1).filter(|(_, text)| !text.is_empty()) {
            let read = number(text, 0.0, MAX_AMOUNT);
            let value = or_told(read, MAX_AMOUNT, text, || place(*line, c, text), found);
            if let (Some(from), Some(to), Some(value)) = (from, columns[c], value) {
                matrix.insert((from, to), value);
            }
        }
    }
    Some(matrix)
}
