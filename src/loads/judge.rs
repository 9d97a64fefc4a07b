//! Measures distributions and compares plans.

use super::{Distribution, Group};
use crate::fairness::{BeyondOne, Measure, Trap, envy_beyond_one, traps};
use crate::input::LoadTable;

/// A distribution with its measures.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// The loads.
    pub loads: Distribution,
    /// People or places in each plan.
    pub people: Vec<usize>,
    /// For each plan the figures, in the order of the requested measures; `None` if undefined.
    pub figures: Vec<Vec<Option<f64>>>,
    /// For each plan whether the loads are envy-free up to one duty; `None` for an external table.
    pub beyond_one: Vec<Option<BeyondOne>>,
    /// Cases in which a measure prefers a plan over one in which nobody carries more.
    pub traps: Vec<Trap>,
}

/// Measures a distribution under each plan.
#[must_use]
pub fn judge(loads: Distribution, measures: &[Measure]) -> Judged {
    let values: Vec<Vec<f64>> = (0..loads.plans.len()).map(|plan| loads.values(plan)).collect();
    let slices: Vec<&[f64]> = values.iter().map(Vec::as_slice).collect();
    let beyond = |plan: usize| {
        let largest = loads.largest.as_ref()?.get(plan)?;
        Some(envy_beyond_one(&values[plan], largest))
    };
    Judged {
        beyond_one: (0..values.len()).map(beyond).collect(),
        people: values.iter().map(Vec::len).collect(),
        figures: values.iter().map(|v| measures.iter().map(|m| m.of(v)).collect()).collect(),
        traps: traps(&slices, measures),
        loads,
    }
}

/// The distributions of an external table: its groups, and all of them together.
#[must_use]
pub fn tables(table: &LoadTable) -> Vec<Distribution> {
    let mut names: Vec<&str> = Vec::new();
    for row in &table.rows {
        if !names.contains(&row.group.as_str()) {
            names.push(&row.group);
        }
    }
    let of = |name: Option<&str>| {
        let rows: Vec<_> =
            table.rows.iter().filter(|r| name.is_none_or(|name| r.group == name)).collect();
        Distribution {
            what: None,
            period: None,
            group: Group::Named(name.unwrap_or_default().to_owned()),
            ids: rows.iter().map(|r| r.id.clone()).collect(),
            plans: (0..table.plans.len())
                .map(|plan| rows.iter().map(|r| r.loads[plan]).collect())
                .collect(),
            largest: None,
        }
    };
    let mut found = Vec::new();
    if names.len() > 1 {
        found.extend(names.iter().map(|name| of(Some(name))));
    }
    found.push(of(None));
    found
}
