//! The distributions of loads in calendars or external tables, side by side.
//!
//! May use: a scenario with calendars, the verifier's burdens, tables of loads, fairness measures.
//! Must not contain: text, file formats, any search.

mod calendars;
mod judge;

pub use calendars::{What, distributions};
pub use judge::{Judged, judge, tables};

use crate::domain::{AllianceIx, FixedWord, Role};

/// The part of the school year that counts.
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

/// The group of people or places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Group {
    /// An alliance, or one role in it.
    Alliance(AllianceIx, Option<Role>),
    /// The county, or one role in it.
    County(Option<Role>),
    /// A group of an external table; empty if the table has no groups.
    Named(String),
}

/// One group's loads under each of several plans.
#[derive(Debug, Clone, PartialEq)]
pub struct Distribution {
    /// The quantity; `None` for an external table.
    pub what: Option<What>,
    /// The part of the year; `None` for an external table.
    pub period: Option<Period>,
    /// The group.
    pub group: Group,
    /// Ids of the people or places.
    pub ids: Vec<String>,
    /// For each plan the loads, in the order of `ids`; `None` for those not in the plan.
    pub plans: Vec<Vec<Option<f64>>>,
    /// For each plan the largest single duty or activity in each load, in the order of `ids`: by how
    /// much the load would be smaller without it. `None` for an external table, which does not say.
    pub largest: Option<Vec<Vec<f64>>>,
}

impl Distribution {
    /// The loads of one plan.
    #[must_use]
    pub fn values(&self, plan: usize) -> Vec<f64> {
        self.plans[plan].iter().copied().flatten().collect()
    }
}
