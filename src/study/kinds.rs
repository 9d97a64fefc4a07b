//! What is compared in a study: policies with their λ, by limit, in some figures.

use std::fmt;

use super::record::RunRecord;
use crate::fairness::Measure;

/// A policy, with λ where it depends on it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Kind {
    pub policy: String,
    pub lambda: Option<f64>,
}

impl Kind {
    pub fn of(r: &RunRecord) -> Self {
        Self { policy: r.policy.clone(), lambda: r.weight() }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.lambda {
            Some(lambda) => write!(f, "{} (λ {lambda})", self.policy),
            None => f.write_str(&self.policy),
        }
    }
}

/// Every kind of run, in the order in which they first occur.
pub(super) fn kinds<'a>(records: impl IntoIterator<Item = &'a RunRecord>) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = Vec::new();
    for r in records {
        let kind = Kind::of(r);
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds
}

/// Every limit: its kind and amount, in the order in which they first occur.
pub(super) fn limits(records: &[RunRecord]) -> Vec<(String, f64)> {
    let mut limits: Vec<(String, f64)> = Vec::new();
    for r in records {
        let limit = (r.limit.clone(), r.amount);
        if !limits.contains(&limit) {
            limits.push(limit);
        }
    }
    limits
}

/// A figure to compare: the name of its column in `runs.csv` and its value in a record. Less is
/// always better.
pub(super) type Figure = (&'static str, fn(&RunRecord) -> Option<f64>);

pub(super) const FIGURES: [Figure; 6] = [
    ("shortfall", |r| Some(r.shortfall as f64)),
    ("vehicle_km", |r| Some(r.vehicle_km)),
    ("largest_sum", |r| Some(r.largest_sum())),
    ("burdens_largest", |r| Measure::Largest.of(&r.burdens())),
    ("burdens_gini", |r| Measure::Gini.of(&r.burdens())),
    ("burdens_cv", |r| Measure::Variation.of(&r.burdens())),
];
