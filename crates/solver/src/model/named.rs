//! Models with names, and the MPS and LP formats for other solvers.

use std::fmt::Write as _;

use super::{Col, Model, Sense, Tag};

/// A model whose columns have names.
#[derive(Debug, Clone, Default)]
pub struct NamedModel {
    /// The model.
    pub model: Model,
    /// One name per column, of letters and digits.
    pub names: Vec<String>,
}

impl NamedModel {
    /// Adds an integer column with `0 <= x <= upper`; its name is the letter and its position.
    pub fn integer(&mut self, letter: char, cost: f64, upper: f64) -> Col {
        let col = self.model.integer(cost, upper);
        self.names.push(format!("{letter}{}", col.0));
        col
    }

    /// Adds a real column with `lower <= x <= upper`.
    pub fn real(&mut self, letter: char, cost: f64, lower: f64, upper: f64) -> Col {
        let col = self.model.real(cost, lower, upper);
        self.names.push(format!("{letter}{}", col.0));
        col
    }

    /// Adds a row.
    pub fn row(&mut self, tag: Tag, terms: Vec<(Col, f64)>, sense: Sense, rhs: f64) {
        self.model.row(tag, terms, sense, rhs);
    }

    fn row_name(&self, row: usize) -> String {
        format!("{}_{row}", self.model.rows[row].tag.rule)
    }

    /// The model in free MPS format; `name` is its name, `comment` the lines above it.
    ///
    /// Format: the MPS of IBM's MPSX as free-format readers take it (names without spaces, integer
    /// columns between `MARKER` lines, every column bounded).
    #[must_use]
    pub fn mps(&self, name: &str, comment: &str) -> String {
        let model = &self.model;
        let mut text: String = comment.lines().map(|line| format!("* {line}\n")).collect();
        let _ = writeln!(text, "NAME {name}\nROWS\n N cost");
        for (i, row) in model.rows.iter().enumerate() {
            let kind = match row.sense {
                Sense::Le => 'L',
                Sense::Ge => 'G',
                Sense::Eq => 'E',
            };
            let _ = writeln!(text, " {kind} {}", self.row_name(i));
        }
        let mut at: Vec<Vec<(usize, f64)>> = vec![Vec::new(); model.columns.len()];
        for (i, row) in model.rows.iter().enumerate() {
            for (col, x) in merged(&row.terms) {
                at[col.0].push((i, x));
            }
        }
        text += "COLUMNS\n";
        let mut integer = false;
        for (j, column) in model.columns.iter().enumerate() {
            if column.integer != integer {
                integer = column.integer;
                let kind = if integer { "INTORG" } else { "INTEND" };
                let _ = writeln!(text, " MARKER{j} 'MARKER' '{kind}'");
            }
            let name = &self.names[j];
            if column.cost != 0.0 || at[j].is_empty() {
                let _ = writeln!(text, " {name} cost {}", column.cost);
            }
            for (row, x) in &at[j] {
                let _ = writeln!(text, " {name} {} {x}", self.row_name(*row));
            }
        }
        if integer {
            let _ = writeln!(text, " MARKEREND 'MARKER' 'INTEND'");
        }
        text += "RHS\n";
        for (i, row) in model.rows.iter().enumerate().filter(|(_, row)| row.rhs != 0.0) {
            let _ = writeln!(text, " RHS {} {}", self.row_name(i), row.rhs);
        }
        text += "BOUNDS\n";
        for (column, name) in model.columns.iter().zip(&self.names) {
            if column.lower != 0.0 {
                let _ = writeln!(text, " LO BND {name} {}", column.lower);
            }
            if column.upper.is_finite() {
                let _ = writeln!(text, " UP BND {name} {}", column.upper);
            } else {
                let _ = writeln!(text, " PL BND {name}");
            }
        }
        text + "ENDATA\n"
    }

    /// The model in LP format, as CPLEX, Gurobi, HiGHS, SCIP and GLPK read it.
    #[must_use]
    pub fn lp(&self, name: &str, comment: &str) -> String {
        let model = &self.model;
        let mut text: String =
            comment.lines().chain([name]).map(|line| format!("\\ {line}\n")).collect();
        let terms = model.columns.iter().enumerate().filter(|(_, c)| c.cost != 0.0);
        let cost: Vec<(Col, f64)> = terms.map(|(j, c)| (Col(j), c.cost)).collect();
        let _ = writeln!(text, "Minimize\n cost:{}\nSubject To", self.sum(&cost));
        for (i, row) in model.rows.iter().enumerate() {
            let sign = match row.sense {
                Sense::Le => "<=",
                Sense::Ge => ">=",
                Sense::Eq => "=",
            };
            let sum = self.sum(&merged(&row.terms));
            let _ = writeln!(text, " {}:{sum} {sign} {}", self.row_name(i), row.rhs);
        }
        text += "Bounds\n";
        for (column, name) in model.columns.iter().zip(&self.names) {
            if column.upper.is_finite() {
                let _ = writeln!(text, " {} <= {name} <= {}", column.lower, column.upper);
            } else {
                let _ = writeln!(text, " {name} >= {}", column.lower);
            }
        }
        text += "Generals\n";
        for (column, name) in model.columns.iter().zip(&self.names) {
            if column.integer {
                let _ = writeln!(text, " {name}");
            }
        }
        text + "End\n"
    }

    /// Terms in lines short enough for all readers. An empty sum is a column times 0.
    fn sum(&self, terms: &[(Col, f64)]) -> String {
        let nothing = [(Col(0), 0.0)];
        let terms = if terms.is_empty() && !self.names.is_empty() { &nothing[..] } else { terms };
        let mut text = String::new();
        for (i, (col, x)) in terms.iter().enumerate() {
            if i > 0 && i % 8 == 0 {
                text.push('\n');
            }
            let sign = if *x < 0.0 { '-' } else { '+' };
            let _ = write!(text, " {sign} {} {}", x.abs(), self.names[col.0]);
        }
        text
    }
}

/// Terms with each column once.
fn merged(terms: &[(Col, f64)]) -> Vec<(Col, f64)> {
    let mut terms = terms.to_vec();
    terms.sort_by_key(|t| t.0);
    let mut once: Vec<(Col, f64)> = Vec::with_capacity(terms.len());
    for (col, x) in terms {
        match once.last_mut() {
            Some(last) if last.0 == col => last.1 += x,
            _ => once.push((col, x)),
        }
    }
    once
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> NamedModel {
        let mut named = NamedModel::default();
        let x = named.integer('x', 2.5, 3.0);
        let z = named.real('z', -1.0, 0.5, f64::INFINITY);
        let tag = Tag { rule: "O1", subject: 0 };
        named.row(tag, vec![(x, 1.0), (z, -2.0), (x, 1.0)], Sense::Le, 4.0);
        named.row(tag, vec![(x, 1.0)], Sense::Eq, 0.0);
        named
    }

    #[test]
    fn mps_with_markers_and_bounds() {
        insta::assert_snapshot!(small().mps("small", "a\nb"), @"
        * a
        * b
        NAME small
        ROWS
         N cost
         L O1_0
         E O1_1
        COLUMNS
         MARKER0 'MARKER' 'INTORG'
         x0 cost 2.5
         x0 O1_0 2
         x0 O1_1 1
         MARKER1 'MARKER' 'INTEND'
         z1 cost -1
         z1 O1_0 -2
        RHS
         RHS O1_0 4
        BOUNDS
         UP BND x0 3
         LO BND z1 0.5
         PL BND z1
        ENDATA
        ");
    }

    #[test]
    fn lp_with_bounds_and_generals() {
        insta::assert_snapshot!(small().lp("small", "a"), @r"
        \ a
        \ small
        Minimize
         cost: + 2.5 x0 - 1 z1
        Subject To
         O1_0: + 2 x0 - 2 z1 <= 4
         O1_1: + 1 x0 = 0
        Bounds
         0 <= x0 <= 3
         z1 >= 0.5
        Generals
         x0
        End
        ");
    }
}
