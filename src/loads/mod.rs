//! What calendars, or tables made elsewhere, give whom to carry: distributions side by side.
//!
//! What may enter: a scenario with calendars, the verifier's burdens, tables of loads, the measures
//! of fairness.
//! What never belongs here: wording, formats of files, any search.

mod calendars;
mod judge;

pub use calendars::{What, distributions};
pub use judge::{Judged, judge, tables};

use crate::domain::{AllianceIx, FixedWord, Role};

/// Which part of the school year counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Period {
    /// The history and the calendar.
    Year,
    /// The calendar alone.
    Term,
}

impl FixedWord for Period {
    const ALL: &'static [Self] = &[Self::Year, Self::Term];
    fn word(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Term => "term",
        }
    }
}

/// Whose loads are shared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Group {
    /// An alliance, or one role in it.
    Alliance(AllianceIx, Option<Role>),
    /// The county, or one role in it.
    County(Option<Role>),
    /// A group that a table names; empty where the table is one.
    Named(String),
}

/// One group's loads under each of several plans.
#[derive(Debug, Clone, PartialEq)]
pub struct Distribution {
    /// What is shared; `None` for a table made elsewhere.
    pub what: Option<What>,
    /// Which part of the year; `None` for a table made elsewhere.
    pub period: Option<Period>,
    /// Whose loads they are.
    pub group: Group,
    /// Ids of the people or places.
    pub ids: Vec<String>,
    /// For each plan the loads, in the order of `ids`; `None` who is not in the plan.
    pub plans: Vec<Vec<Option<f64>>>,
}

impl Distribution {
    /// The loads of one plan.
    #[must_use]
    pub fn values(&self, plan: usize) -> Vec<f64> {
        self.plans[plan].iter().copied().flatten().collect()
    }
}
