//! An assignment problem made elsewhere: costs, and where it has them burdens and limits of rows and
//! columns.

use std::path::Path;

use super::bytes::decode;
use super::cells::{MAX_COUNT, number, or_told, whole_of};
use super::codes;
use super::cost_matrix::{self, CostMatrix, Word, by_white_space, cost, finish, numbered};
use super::findings::{Findings, file_place, line_place, shown, unreadable};
use super::folder;
use super::loads::records;
use crate::domain::{Diagnostic, Place};

/// Largest limit of minutes: that of `minutes_max`.
const MOST_MINUTES: f64 = 1_000_000.0;

/// Costs and what limits them.
#[derive(Debug, Clone, PartialEq)]
pub struct CostProblem {
    /// The costs.
    pub matrix: CostMatrix,
    /// Minutes of each pair; `None` where they equal the costs.
    pub burdens: Option<Vec<Vec<Option<f64>>>>,
    /// Limits of the rows; empty where there are none.
    pub rows: Vec<LineLimits>,
    /// Limits of the columns; empty where there are none.
    pub columns: Vec<LineLimits>,
    /// Where the numbers were gains: the largest, of which every cost is what a pair lacks.
    pub largest_gain: Option<f64>,
}

/// Limits of one row or column.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct LineLimits {
    /// Demanded visits.
    pub least: Option<u32>,
    /// Allowed visits.
    pub most: Option<u32>,
    /// Allowed minutes, of a row.
    pub minutes: Option<f64>,
}

/// The files of a problem and how to read them.
#[derive(Debug, Clone, Copy)]
pub struct CostFiles<'a> {
    /// Costs, or a whole problem of OR-Library.
    pub costs: &'a Path,
    /// Minutes of each pair.
    pub burdens: Option<&'a Path>,
    /// Limits of rows.
    pub rows: Option<&'a Path>,
    /// Limits of columns.
    pub columns: Option<&'a Path>,
    /// Which problem of a file that holds several, from 1.
    pub problem: Option<usize>,
    /// The numbers are gains.
    pub maximise: bool,
}

impl<'a> CostFiles<'a> {
    /// A file of costs and nothing else.
    #[must_use]
    pub const fn of(costs: &'a Path) -> Self {
        Self { costs, burdens: None, rows: None, columns: None, problem: None, maximise: false }
    }
}

impl From<CostMatrix> for CostProblem {
    fn from(matrix: CostMatrix) -> Self {
        Self { matrix, burdens: None, rows: vec![], columns: vec![], largest_gain: None }
    }
}

impl CostProblem {
    /// Visits of each row and column where nobody says more: one each, but where minutes are limited
    /// the problem is the generalised one, and a row may have any number of columns.
    #[must_use]
    pub fn usual_shape(&self) -> ((u32, u32), (u32, Option<u32>)) {
        if self.rows.iter().any(|row| row.minutes.is_some()) {
            ((0, self.matrix.columns.len() as u32), (1, Some(1)))
        } else {
            ((1, 1), (1, None))
        }
    }

    /// Makes costs of gains: what a pair lacks of the largest gain.
    fn turn(&mut self) {
        let gains = || self.matrix.costs.iter().flatten().flatten().copied();
        let most = gains().fold(0.0, f64::max);
        self.burdens.get_or_insert_with(|| self.matrix.costs.clone());
        self.matrix.costs.iter_mut().flatten().flatten().for_each(|c| *c = most - *c);
        self.largest_gain = Some(most);
    }
}

/// Reads an assignment problem; every error of a file in one go.
///
/// Costs and burdens are each a CSV of numbers from 0 up, a blank cell in either for a pair that is
/// not allowed. A first row and a first column of names are taken as such. A text of nothing but
/// numbers apart by white space is read as OR-Library's files are (J. E. Beasley, Journal of the
/// Operational Research Society 41, 1990): n and n × n costs, row by row; or m, n, m × n costs,
/// m × n burdens and m limits of the rows' burdens; or several problems of the latter form after
/// their number.
///
/// # Errors
/// Every finding, when one of them is an error.
pub fn read_problem(files: &CostFiles) -> Result<CostProblem, Vec<Diagnostic>> {
    let mut found = Findings::default();
    let problem = whole(files, &mut found);
    match problem {
        Some(problem) if !found.any_error() => Ok(problem),
        _ => Err(found.finish()),
    }
}

fn whole(files: &CostFiles, found: &mut Findings) -> Option<CostProblem> {
    let (name, text) = text_of(files.costs, found)?;
    let mut problem = costs(&name, &text, files.problem, found)?;
    if let Some(file) = files.burdens {
        let (name, text) = text_of(file, found)?;
        problem.burdens = Some(burdens(&name, &text, &problem.matrix, found)?);
    }
    if let Some(file) = files.rows {
        let (name, text) = text_of(file, found)?;
        let allowed = ["visits_per_term", "visits_max", "minutes_max"];
        problem.rows = limits(&name, &text, &problem.matrix.rows, &allowed, found)?;
    }
    if let Some(file) = files.columns {
        let (name, text) = text_of(file, found)?;
        let allowed = ["visits_min", "visits_max"];
        problem.columns = limits(&name, &text, &problem.matrix.columns, &allowed, found)?;
    }
    if files.maximise {
        problem.turn();
    }
    Some(problem)
}

fn text_of(file: &Path, found: &mut Findings) -> Option<(String, String)> {
    let name = file.display().to_string();
    let text = match folder::bytes(file) {
        Ok(bytes) => decode(&name, &bytes, found).map(|text| text.to_string())?,
        Err(e) => {
            found.report(codes::CANNOT_READ, file_place(&name), |m| unreadable(m, &e));
            return None;
        }
    };
    Some((name, text))
}

fn costs(
    file: &str,
    text: &str,
    problem: Option<usize>,
    found: &mut Findings,
) -> Option<CostProblem> {
    let Some(numbers) = by_white_space(text) else {
        let matrix = cost_matrix::matrix(file, text, found)?;
        return one_of_one(file, problem, found).map(|()| matrix.into());
    };
    if let Some(n) = square(&numbers) {
        one_of_one(file, problem, found)?;
        let costs = block(file, &numbers[1..], n, found);
        let matrix = CostMatrix { rows: numbered(n), columns: numbered(n), costs };
        return finish(file, matrix, found).map(Into::into);
    }
    let problems = several(&numbers);
    if problems.is_empty() {
        found.report(codes::NOT_SQUARE, file_place(file), |m| {
            m.with("n", numbers[0].text).with("have", numbers.len() - 1)
        });
        return None;
    }
    let at = match problem {
        None if problems.len() == 1 => 0,
        Some(asked) if asked <= problems.len() => asked - 1,
        _ => {
            which(file, problem, problems.len(), found);
            return None;
        }
    };
    let own = problems[at];
    let (m, n) = (count(own[0].text)?, count(own[1].text)?);
    let costs = block(file, &own[2..][..m * n], n, found);
    let burdens = block(file, &own[2 + m * n..][..m * n], n, found);
    let mut limit = |word: &Word| LineLimits {
        minutes: minutes(word.text, || word.place(file), found),
        ..LineLimits::default()
    };
    let rows = own[2 + 2 * m * n..].iter().map(&mut limit).collect();
    let matrix = CostMatrix { rows: numbered(m), columns: numbered(n), costs };
    let matrix = finish(file, matrix, found)?;
    Some(CostProblem { burdens: Some(burdens), rows, ..matrix.into() })
}

/// A file of one problem has no other.
fn one_of_one(file: &str, problem: Option<usize>, found: &mut Findings) -> Option<()> {
    if problem.is_none_or(|asked| asked == 1) {
        return Some(());
    }
    which(file, problem, 1, found);
    None
}

fn which(file: &str, asked: Option<usize>, problems: usize, found: &mut Findings) {
    found.report(codes::WHICH_PROBLEM, file_place(file), |m| {
        let asked = asked.map_or_else(|| "none".to_owned(), |a| a.to_string());
        m.with("problems", problems).with("asked", asked)
    });
}

fn count(word: &str) -> Option<usize> {
    word.parse().ok().filter(|&n| (1..=1_000_000).contains(&n))
}

/// The size where n and n × n costs stand in the file.
fn square(numbers: &[Word]) -> Option<usize> {
    count(numbers[0].text).filter(|n| n * n == numbers.len() - 1)
}

/// The problems of a file that holds one, or several after their number; empty where it does not.
fn several<'a>(numbers: &'a [Word<'a>]) -> Vec<&'a [Word<'a>]> {
    let all = |mut rest: &'a [Word<'a>]| {
        let mut problems = Vec::new();
        while !rest.is_empty() {
            let (m, n) = (count(rest.first()?.text)?, count(rest.get(1)?.text)?);
            let (own, more) = rest.split_at_checked(2 + 2 * m * n + m)?;
            problems.push(own);
            rest = more;
        }
        Some(problems)
    };
    let one = all(numbers).filter(|p| p.len() == 1);
    let counted = || all(&numbers[1..]).filter(|p| count(numbers[0].text) == Some(p.len()));
    one.or_else(counted).unwrap_or_default()
}

fn block(file: &str, words: &[Word], n: usize, found: &mut Findings) -> Vec<Vec<Option<f64>>> {
    let mut one = |word: &Word| cost(word.text, || word.place(file), found);
    words.chunks(n).map(|row| row.iter().map(&mut one).collect()).collect()
}

fn burdens(
    file: &str,
    text: &str,
    costs: &CostMatrix,
    found: &mut Findings,
) -> Option<Vec<Vec<Option<f64>>>> {
    let own = cost_matrix::matrix(file, text, found)?;
    let (rows, columns) = (costs.rows.len(), costs.columns.len());
    if (own.rows.len(), own.columns.len()) != (rows, columns) {
        other_shape(file, (own.rows.len(), own.columns.len()), (rows, columns), found);
        return None;
    }
    // Where one of both has no names of its own, the order decides.
    for (own, of_costs) in [(&own.rows, &costs.rows), (&own.columns, &costs.columns)] {
        let plain = numbered(own.len());
        if *own == plain || *of_costs == plain {
            continue;
        }
        if let Some((own, other)) = own.iter().zip(of_costs).find(|(a, b)| a != b) {
            found.report(codes::OTHER_NAME, file_place(file), |m| {
                m.with("name", shown(own)).with("other", shown(other))
            });
        }
    }
    Some(own.costs)
}

fn other_shape(file: &str, have: (usize, usize), want: (usize, usize), found: &mut Findings) {
    found.report(codes::OTHER_SHAPE, file_place(file), |m| {
        m.with("rows", have.0)
            .with("columns", have.1)
            .with("want-rows", want.0)
            .with("want-columns", want.1)
    });
}

/// A table of limits: a column for each, and one called `name`, or one row for each name in order.
fn limits(
    file: &str,
    text: &str,
    names: &[String],
    allowed: &[&str],
    found: &mut Findings,
) -> Option<Vec<LineLimits>> {
    let mut rows = records(file, text, names.len(), found)?.into_iter();
    let (head, headers) = rows.next()?;
    for (c, header) in headers.iter().enumerate() {
        if header != "name" && !allowed.contains(&header.as_str()) {
            let place = Place { column: Some(c as u32 + 1), ..line_place(file, head) };
            found.report(codes::NO_LIMIT, place, |m| {
                let allowed = ["name"].iter().chain(allowed).map(|a| (*a).to_owned());
                m.with("header", shown(header))
                    .with("allowed", allowed.collect::<Vec<_>>().join(", "))
            });
        }
    }
    let rows: Vec<(u32, Vec<String>)> = rows.collect();
    let named = headers.iter().position(|h| h == "name");
    if named.is_none() && rows.len() != names.len() {
        other_shape(file, (rows.len(), 1), (names.len(), 1), found);
        return None;
    }
    let mut limits = vec![None; names.len()];
    for (i, (line, fields)) in rows.iter().enumerate() {
        let cell = |c: usize| fields.get(c).map_or("", String::as_str);
        let place = |c: usize| Place {
            column: Some(c as u32 + 1),
            header: headers.get(c).map(|h| shown(h)),
            cell: Some(shown(cell(c))),
            ..line_place(file, *line)
        };
        if fields.len() > headers.len() {
            found.report(codes::TOO_MANY_FIELDS, line_place(file, *line), |m| {
                m.with("have", fields.len()).with("want", headers.len())
            });
        }
        let at = match named {
            None => Some(i),
            Some(c) => names.iter().position(|n| n == cell(c)),
        };
        let Some(at) = at.filter(|&at| limits[at].is_none()) else {
            let why = if at.is_some() { "twice" } else { "unknown" };
            let c = named.unwrap_or(0);
            found.report(codes::NO_SUCH_LINE, place(c), |m| {
                m.with("name", shown(cell(c))).with("why", why)
            });
            continue;
        };
        let mut own = LineLimits::default();
        for (c, header) in headers.iter().enumerate().filter(|(c, _)| !cell(*c).is_empty()) {
            match header.as_str() {
                "visits_per_term" | "visits_min" => own.least = visits(cell(c), || place(c), found),
                "visits_max" => own.most = visits(cell(c), || place(c), found),
                "minutes_max" => own.minutes = minutes(cell(c), || place(c), found),
                _ => {}
            }
        }
        limits[at] = Some(own);
    }
    Some(limits.into_iter().map(Option::unwrap_or_default).collect())
}

fn visits(text: &str, place: impl Fn() -> Place, found: &mut Findings) -> Option<u32> {
    let read = number(text, f64::MIN, f64::MAX).and_then(|v| whole_of(v, 0, MAX_COUNT));
    or_told(read, f64::from(MAX_COUNT), text, place, found)
}

fn minutes(text: &str, place: impl Fn() -> Place, found: &mut Findings) -> Option<f64> {
    or_told(number(text, 0.0, MOST_MINUTES), MOST_MINUTES, text, place, found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, problem: Option<usize>) -> Result<CostProblem, Vec<&'static str>> {
        let mut found = Findings::default();
        let read = costs("m", text, problem, &mut found);
        let found: Vec<&str> = found.finish().into_iter().map(|d| d.code).collect();
        read.filter(|_| found.is_empty()).ok_or(found)
    }

    fn row(numbers: &[f64]) -> Vec<Option<f64>> {
        numbers.iter().copied().map(Some).collect()
    }

    #[test]
    fn or_librarys_forms() {
        let square = read(" 2\n 1 2 3\n 4\n", None).expect("fine");
        assert_eq!(square.matrix.costs, [row(&[1.0, 2.0]), row(&[3.0, 4.0])]);
        assert_eq!(square.usual_shape(), ((1, 1), (1, None)));
        // Two rows and one column: costs 5 6, burdens 7 8, limits 9 10.
        let one = "2 1\n5 6\n7 8\n9 10\n";
        for (text, problem) in [
            (one.to_owned(), None),
            (format!("1\n{one}"), None),
            (format!("2\n{one}{}", "1 1 1 1 1"), Some(1)),
        ] {
            let read = read(&text, problem).expect("fine");
            assert_eq!(read.matrix.costs, [row(&[5.0]), row(&[6.0])], "{text}");
            assert_eq!(read.burdens, Some(vec![row(&[7.0]), row(&[8.0])]));
            let limits: Vec<_> = read.rows.iter().map(|r| r.minutes).collect();
            assert_eq!(limits, [Some(9.0), Some(10.0)]);
            assert_eq!(read.usual_shape(), ((0, 1), (1, Some(1))));
        }
        for (text, problem, code) in [
            ("2\n1 2 3\n", None, "E602"),
            ("2 1\n5 6\n7 8\n9\n", None, "E602"),
            ("2\n2 1\n5 6\n7 8\n9 10\n1 1 1 1 1", None, "E604"),
            ("2\n2 1\n5 6\n7 8\n9 10\n1 1 1 1 1", Some(3), "E604"),
            ("1,2\n3,4\n", Some(2), "E604"),
            ("2 1\n5 6\n7 -8\n9 10\n", None, "E104"),
            ("2 1\n5 6\n7 8x\n9 10\n", None, "E102"),
            ("2 1\n5 6\n7 8\n9 ten\n", None, "E102"),
            ("2\n1 2\n3 -\n", None, "E102"),
            ("two\n1 2\n3 4\n", None, "E102"),
        ] {
            assert_eq!(read(text, problem).map(drop), Err(vec![code]), "{text} {problem:?}");
        }
    }

    #[test]
    fn gains_become_costs_and_keep_their_burdens() {
        let mut problem = read("3,5\n1,\n", None).expect("fine");
        problem.turn();
        assert_eq!(problem.matrix.costs, [row(&[2.0, 0.0]), vec![Some(4.0), None]]);
        assert_eq!(problem.burdens, Some(vec![row(&[3.0, 5.0]), vec![Some(1.0), None]]));
        assert_eq!(problem.largest_gain, Some(5.0));
    }

    #[test]
    fn limits_by_name_or_in_order() {
        let names = ["An", "Bo"].map(str::to_owned);
        let allowed = ["visits_max", "minutes_max"];
        let read = |text: &str| {
            let mut found = Findings::default();
            let read = limits("r", text, &names, &allowed, &mut found);
            let found = found.finish().into_iter().map(|d| (d.code, d.place.and_then(|p| p.line)));
            let found: Vec<_> = found.collect();
            if found.is_empty() { Ok(read.expect("no finding")) } else { Err(found) }
        };
        let limit = |most, minutes| LineLimits { least: None, most, minutes };
        assert_eq!(
            read("visits_max,minutes_max\n2,60.5\n,7\n"),
            Ok(vec![limit(Some(2), Some(60.5)), limit(None, Some(7.0))])
        );
        assert_eq!(
            read("name,visits_max\nBo,2\n"),
            Ok(vec![limit(None, None), limit(Some(2), None)])
        );
        for (text, code, line) in [
            ("visits_max\n2\n", "E605", None),
            ("visits_min,visits_max\n1,2\n1,2\n", "E606", Some(1)),
            ("name,visits_max\nBo,2\nBo,3\n", "E607", Some(3)),
            ("name,visits_max\nCy,2\n", "E607", Some(2)),
            ("visits_max\n2\n1.5\n", "E103", Some(3)),
            ("minutes_max\n2\n-1\n", "E104", Some(3)),
        ] {
            assert_eq!(read(text), Err(vec![(code, line)]), "{text}");
        }
    }
}
