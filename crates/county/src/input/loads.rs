//! A table of loads made elsewhere: one row a person, one column a plan.

use std::collections::HashMap;
use std::path::Path;

use super::bytes::decode;
use super::cells::{MAX_AMOUNT, ROUNDING, number, or_told};
use super::codes;
use super::findings::{Findings, file_place, line_place, shown, unreadable};
use super::folder;
use super::lexer::{Lexed, Lexer};
use super::table::trim;
use crate::domain::{Diagnostic, Place};

/// Most people that a table may have.
const MAX_ROWS: usize = 200_000;
/// Headers of the column that names groups.
const GROUP: [&str; 7] = ["group", "alliance", "组", "組", "组别", "組別", "联盟"];
/// Largest load.
const MAX_LOAD: f64 = MAX_AMOUNT * 10_000.0;

/// A table of loads.
#[derive(Debug, Clone, PartialEq)]
pub struct LoadTable {
    /// Headers of the columns of numbers.
    pub plans: Vec<String>,
    /// The people, in file order.
    pub rows: Vec<LoadRow>,
}

/// One person of a table of loads.
#[derive(Debug, Clone, PartialEq)]
pub struct LoadRow {
    /// What the first column of words calls the person; else the line.
    pub id: String,
    /// The group; empty where the table has none.
    pub group: String,
    /// One load for each plan; `None` where the cell is empty.
    pub loads: Vec<Option<f64>>,
}

/// Reads a table of loads; every error in one go.
///
/// The first row are headers. Each column that holds a number is a plan; `group` names the group;
/// of other columns the first that says so (`id`, `teacher_id`), or else the first of words, names the
/// person, and other columns of ids are no plans. An empty cell says that the person is not in the
/// plan. Loads are not negative.
///
/// # Errors
/// Every finding, when one of them is an error.
pub fn read_loads(file: &Path) -> Result<LoadTable, Vec<Diagnostic>> {
    let name = file.display().to_string();
    let mut found = Findings::default();
    let table = match folder::bytes(file) {
        Ok(bytes) => decode(&name, &bytes, &mut found).and_then(|t| table(&name, &t, &mut found)),
        Err(e) => {
            found.report(codes::CANNOT_READ, file_place(&name), |m| unreadable(m, &e));
            None
        }
    };
    match table {
        Some(table) if !found.any_error() => Ok(table),
        _ => Err(found.finish()),
    }
}

/// The rows with their lines; `None` after a finding.
pub(super) fn records(
    file: &str,
    text: &str,
    limit: usize,
    found: &mut Findings,
) -> Option<Vec<(u32, Vec<String>)>> {
    let mut lexer = Lexer::new(text);
    let mut records: Vec<(u32, Vec<String>)> = Vec::new();
    loop {
        match lexer.next() {
            Lexed::End => break,
            Lexed::Unclosed(line) => {
                found.report(codes::UNCLOSED_QUOTE, line_place(file, line), |m| m);
                return None;
            }
            Lexed::Record(record) if record.fields.iter().all(|f| trim(f).is_empty()) => {}
            Lexed::Record(record) if records.len() > limit => {
                let place = line_place(file, record.line);
                found.report(codes::TOO_MANY_ROWS, place, |m| m.with("limit", limit));
                return None;
            }
            Lexed::Record(record) => {
                let fields = record.fields.iter().map(|f| trim(f).to_owned()).collect();
                records.push((record.line, fields));
            }
        }
    }
    if records.is_empty() {
        found.report(codes::EMPTY_FILE, file_place(file), |m| m);
        return None;
    }
    Some(records)
}

fn table(file: &str, text: &str, found: &mut Findings) -> Option<LoadTable> {
    let mut records = records(file, text, MAX_ROWS, found)?.into_iter();
    let (head, headers) = records.next()?;
    let rows: Vec<(u32, Vec<String>)> = records.collect();
    if rows.is_empty() {
        found.report(codes::NO_ROWS, file_place(file), |m| m);
        return None;
    }
    for (line, fields) in rows.iter().filter(|r| r.1.len() > headers.len()) {
        if fields[headers.len()..].iter().any(|f| !f.is_empty()) {
            let (have, want) = (fields.len(), headers.len());
            found.report(codes::TOO_MANY_FIELDS, line_place(file, *line), |m| {
                m.with("have", have).with("want", want)
            });
        }
    }
    let group = headers.iter().position(|h| GROUP.contains(&h.to_lowercase().as_str()));
    let holds_number = |c: usize| {
        let mut cells = rows.iter().filter_map(|r| r.1.get(c));
        cells.any(|f| number(f, f64::MIN, f64::MAX).is_ok())
    };
    let others = || (0..headers.len()).filter(|&c| Some(c) != group);
    let said = others().find(|&c| names_people(&headers[c]));
    let name = said.or_else(|| others().find(|&c| !holds_number(c)));
    let mut plans: Vec<usize> = others()
        .filter(|&c| Some(c) != name && !names_people(&headers[c]) && holds_number(c))
        .collect();
    // A first column without a header beside others is the number of the row, as data frames write it.
    let numbered = plans.len() > 1 && plans[0] == 0 && headers[0].is_empty();
    let name = name.or(numbered.then_some(0));
    if numbered {
        plans.remove(0);
    }
    if plans.is_empty() {
        found.report(codes::NO_LOADS, line_place(file, head), |m| m);
        return None;
    }
    repeated(file, head, &headers, &plans, found);
    let mut people = Vec::with_capacity(rows.len());
    for (line, fields) in &rows {
        let text = |c: usize| fields.get(c).map_or("", String::as_str);
        let loads = plans.iter().map(|&c| {
            let place = || Place {
                column: Some(c as u32 + 1),
                header: Some(shown(&headers[c])),
                cell: Some(shown(text(c))),
                ..line_place(file, *line)
            };
            load(text(c), place, found)
        });
        people.push(LoadRow {
            loads: loads.collect(),
            id: name.map_or_else(|| line.to_string(), |c| text(c).to_owned()),
            group: group.map_or_else(String::new, |c| text(c).to_owned()),
        });
    }
    Some(LoadTable {
        plans: plans
            .iter()
            .map(|&c| match headers[c].as_str() {
                "" => (c + 1).to_string(),
                name => name.to_owned(),
            })
            .collect(),
        rows: people,
    })
}

/// Whether a header says that its column names people, whatever it holds: `id`, `teacher_id`, `教师编号`.
fn names_people(header: &str) -> bool {
    let header = header.to_lowercase();
    ["id", "name", "person", "姓名", "名称", "名稱"].contains(&header.as_str())
        || ["_id", "-id", " id", "编号", "編號"].iter().any(|end| header.ends_with(end))
}

fn repeated(file: &str, line: u32, headers: &[String], plans: &[usize], found: &mut Findings) {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for &c in plans.iter().filter(|&&c| !headers[c].is_empty()) {
        if let Some(first) = seen.insert(&headers[c], c) {
            let place = Place {
                column: Some(c as u32 + 1),
                header: Some(shown(&headers[c])),
                cell: Some(shown(&headers[c])),
                ..line_place(file, line)
            };
            found.report(codes::DUPLICATE_COLUMN, place, |m| {
                m.with("header", shown(&headers[c]))
                    .with("other", shown(&headers[first]))
                    .with("other-column", first + 1)
            });
        }
    }
}

/// A load that is not negative, if the cell says one.
fn load(text: &str, place: impl Fn() -> Place, found: &mut Findings) -> Option<f64> {
    if text.is_empty() {
        return None;
    }
    let load = or_told(number(text, -ROUNDING, MAX_LOAD), MAX_LOAD, text, place, found)?;
    // A negative zero becomes a zero too.
    Some(load.max(0.0) + 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Code, line and column.
    type At = (&'static str, Option<u32>, Option<u32>);

    fn read(text: &str) -> Result<LoadTable, Vec<At>> {
        let mut found = Findings::default();
        let table = table("loads.csv", text, &mut found);
        let found: Vec<_> = found
            .finish()
            .into_iter()
            .map(|d| {
                let place = d.place.expect("a place");
                (d.code, place.line, place.column)
            })
            .collect();
        table.filter(|_| found.is_empty()).ok_or(found)
    }

    #[test]
    fn columns_find_their_parts() {
        let table = read("name,group,A,note,B\nx,g,1,,2.5\ny,h,,hm,3\n").expect("fine");
        assert_eq!(table.plans, ["A", "B"]);
        let row = |id: &str, group: &str, loads: [Option<f64>; 2]| LoadRow {
            id: id.to_owned(),
            group: group.to_owned(),
            loads: loads.to_vec(),
        };
        let rows = [row("x", "g", [Some(1.0), Some(2.5)]), row("y", "h", [None, Some(3.0)])];
        assert_eq!(table.rows, rows);
    }

    #[test]
    fn numbers_alone_will_do_and_ids_may_be_numbers() {
        let table = read("load\n5\n5\n").expect("fine");
        assert_eq!((table.plans.len(), table.rows[1].id.as_str()), (1, "3"));
        let table = read("id,load\n7,5\n8,5\n").expect("fine");
        assert_eq!(
            (table.plans.as_slice(), table.rows[0].id.as_str()),
            (&["load".to_owned()][..], "7")
        );
    }

    #[test]
    fn what_data_frames_add_is_no_plan() {
        for (text, plans, id) in [
            (",load\n0,5\n1,6\n", &["load"][..], "1"),
            (",teacher_id,A,B\n0,101,3,4\n1,102,5,6\n", &["A", "B"], "102"),
            ("load,教师编号\n5,7\n6,8\n", &["load"], "8"),
            // The only column of numbers is a plan whatever it is called.
            (",load\nAn,5\nBo,6\n", &["load"], "Bo"),
        ] {
            let table = read(text).expect("fine");
            assert_eq!(
                (&table.plans[..], &*table.rows[1].id),
                (&plans.iter().map(|p| (*p).to_owned()).collect::<Vec<_>>()[..], id),
                "{text}"
            );
        }
        // Rounded zeros are zeros; what is less is not.
        let table = read("id,A\n1,-1e-16\n2,-0.0\n").expect("fine");
        assert!(table.rows.iter().all(|r| r.loads[0].is_some_and(|x| x.to_bits() == 0)));
        assert_eq!(read("id,A\n1,-1e-3\n"), Err(vec![("E104", Some(2), Some(2))]));
    }

    #[test]
    fn every_slip_has_its_place() {
        assert_eq!(read(""), Err(vec![("E010", None, None)]));
        assert_eq!(read("a,b\n"), Err(vec![("E017", None, None)]));
        assert_eq!(read("name,note\nx,y\n"), Err(vec![("E601", Some(1), None)]));
        assert_eq!(read("n,A,A\nx,1,1\n"), Err(vec![("E013", Some(1), Some(3))]));
        assert_eq!(
            read("n,A\nx,1\ny,-2\nz,two\nw,1,9\n"),
            Err(vec![
                ("E104", Some(3), Some(2)),
                ("E102", Some(4), Some(2)),
                ("E014", Some(5), None)
            ])
        );
        assert_eq!(read("n,A\n\"x,1\n"), Err(vec![("E009", Some(2), None)]));
    }
}
