//! Linear models with named rows, and the one backend that solves them.
//!
//! May use: numbers and names. Only this module imports `good_lp` and its backends.
//! Must not contain: the meaning of rows, or a search of our own.

mod backend;
mod build;
mod column_lp;
mod dual;
#[cfg(feature = "highs")]
mod highs_backend;
mod microlp_backend;
mod named;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

pub use backend::{Backend, solve};
pub use column_lp::ColumnLp;
pub use dual::{Prices, prices};
pub use named::NamedModel;

/// A column of a model, by position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Col(pub usize);

/// The rule or demand of a row, and its subject; kept here because `good_lp` drops names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tag {
    /// Name of the rule or demand, e.g. `O3`, or of a cut.
    pub rule: &'static str,
    /// Position of the subject in its table.
    pub subject: usize,
}

/// Sense of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// At most.
    Le,
    /// At least.
    Ge,
    /// Exactly.
    Eq,
}

impl Sense {
    /// Whether a left-hand side satisfies the row.
    #[must_use]
    pub fn holds(self, left: f64, right: f64) -> bool {
        match self {
            Self::Le => left <= right + 1e-9,
            Self::Ge => left >= right - 1e-9,
            Self::Eq => (left - right).abs() <= 1e-9,
        }
    }
}

#[derive(Debug, Clone)]
pub(crate) struct Column {
    pub cost: f64,
    pub lower: f64,
    pub upper: f64,
    pub integer: bool,
}

#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub terms: Vec<(Col, f64)>,
    pub sense: Sense,
    pub rhs: f64,
    #[allow(dead_code, reason = "read by the explanation of an infeasible model")]
    pub tag: Tag,
}

/// A minimisation over columns and rows.
#[derive(Debug, Clone, Default)]
pub struct Model {
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<Row>,
    level: Option<Col>,
    burdens: Vec<Col>,
    /// Names of columns, for those that have one.
    names: BTreeMap<usize, u64>,
}

impl Model {
    /// Adds an integer column with `0 <= x <= upper`.
    pub fn integer(&mut self, cost: f64, upper: f64) -> Col {
        self.column(cost, 0.0, upper, true)
    }

    /// Adds a real column with `lower <= x <= upper`.
    pub fn real(&mut self, cost: f64, lower: f64, upper: f64) -> Col {
        self.column(cost, lower, upper, false)
    }

    fn column(&mut self, cost: f64, lower: f64, upper: f64, integer: bool) -> Col {
        self.columns.push(Column { cost, lower, upper, integer });
        Col(self.columns.len() - 1)
    }

    /// Adds a row; empty rows that are always satisfied are omitted.
    pub fn row(&mut self, tag: Tag, terms: Vec<(Col, f64)>, sense: Sense, rhs: f64) {
        if terms.is_empty() && sense.holds(0.0, rhs) {
            return;
        }
        self.rows.push(Row { terms, sense, rhs, tag });
    }

    /// Names a column, to recognise it in a model with another layout.
    pub fn name(&mut self, col: Col, name: u64) {
        self.names.insert(col.0, name);
    }

    /// Sets the column on whose range the search branches.
    pub fn set_level(&mut self, col: Col) {
        self.level = Some(col);
    }

    /// The column on whose range the search branches.
    #[must_use]
    pub const fn level(&self) -> Option<Col> {
        self.level
    }

    /// Sets the columns of everybody's burden, in the order of the group.
    pub fn set_burdens(&mut self, burdens: Vec<Col>) {
        self.burdens = burdens;
    }

    /// The columns of everybody's burden; empty where burdens have none.
    #[must_use]
    pub fn burdens(&self) -> &[Col] {
        &self.burdens
    }

    /// Changes the cost of a column.
    pub fn set_cost(&mut self, col: Col, cost: f64) {
        self.columns[col.0].cost = cost;
    }

    /// The largest value of a column.
    #[must_use]
    pub fn upper(&self, col: Col) -> f64 {
        self.columns[col.0].upper
    }

    /// Cost of a column.
    #[must_use]
    pub fn cost(&self, col: Col) -> f64 {
        self.columns[col.0].cost
    }

    /// Fixes columns at zero.
    pub fn forbid(&mut self, columns: &[bool]) {
        for (c, _) in self.columns.iter_mut().zip(columns).filter(|(_, f)| **f) {
            c.upper = 0.0;
        }
    }

    /// Excludes all points whose value is above this.
    pub fn cut_off(&mut self, value: f64) {
        let dear = self.columns.iter().enumerate().filter(|(_, c)| c.cost != 0.0);
        let terms = dear.map(|(j, c)| (Col(j), c.cost)).collect();
        self.row(Tag { rule: "value", subject: 0 }, terms, Sense::Le, value);
    }

    /// Number of columns.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.columns.len()
    }

    /// Number of rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    /// Number of terms.
    #[must_use]
    pub fn terms(&self) -> usize {
        self.rows.iter().map(|r| r.terms.len()).sum()
    }

    /// Value of the objective at a point.
    #[must_use]
    pub fn value(&self, x: &[f64]) -> f64 {
        self.columns.iter().zip(x).map(|(c, x)| c.cost * x).sum()
    }
}

/// Status after a solve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// The point is proven optimal.
    Optimal,
    /// There is a point, and a bound.
    Feasible,
    /// The model is infeasible.
    Infeasible,
    /// A limit was reached, or the backend failed: nothing is known.
    Unknown,
}

/// Result of a solve.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The status.
    pub status: Status,
    /// Value of the point.
    pub value: Option<f64>,
    /// Proven lower bound.
    pub bound: Option<f64>,
    /// The point, one entry per column.
    pub x: Vec<f64>,
    /// Nodes of the branch-and-bound tree.
    pub nodes: u64,
}

impl Outcome {
    pub(crate) const fn unknown() -> Self {
        Self { status: Status::Unknown, value: None, bound: None, x: Vec::new(), nodes: 0 }
    }

    pub(crate) const fn infeasible() -> Self {
        Self { status: Status::Infeasible, value: None, bound: None, x: Vec::new(), nodes: 0 }
    }
}

/// When to stop.
#[derive(Debug, Clone, Copy)]
pub struct Limits<'a> {
    /// Nodes of the tree.
    pub nodes: u64,
    /// The clock.
    pub deadline: Option<Instant>,
    /// Set when the user asks to stop.
    pub stop: &'a AtomicBool,
}

impl Limits<'_> {
    /// Whether the deadline has passed or the user asked to stop.
    #[must_use]
    pub fn over(&self) -> bool {
        self.stop.load(Ordering::Relaxed) || self.deadline.is_some_and(|d| Instant::now() >= d)
    }

    /// Whether a step of this duration would end before the deadline. A linear program checks the
    /// clock only every thousand pivots, which can take seconds.
    #[must_use]
    pub fn leaves(&self, time: Duration) -> bool {
        self.deadline.is_none_or(|d| Instant::now() + time < d)
    }
}
