//! Costs as whole numbers.

use super::Matching;
use super::flow::{Flow, Meaning};

/// Decimal places that are looked for before costs are rounded.
const DECIMALS: i32 = 6;

/// The largest whole cost: a path of many still fits.
pub(super) const LARGEST: f64 = (1_u64 << 40) as f64;

/// Rounding of decimals by the floating point, relative to the number of units.
const NOISE: f64 = 1e-6;

/// Kilometres in whole units.
#[derive(Debug, Clone)]
pub(super) struct Whole {
    /// By arc of a flow.
    pub cost: Vec<i64>,
    /// Kilometres by which an optimum in units can be above the true one.
    pub error: f64,
}

impl Whole {
    /// Exact where the kilometres are decimals of few places, else rounded to 2⁻⁴⁰ of the largest.
    pub fn kilometres(problem: &Matching, flow: &Flow) -> Self {
        let all = || problem.cost.iter().flatten().flatten().copied();
        let most = all().fold(0.0, f64::max);
        let is_whole = |units: f64| {
            let fits = |c: f64| (c * units - (c * units).round()).abs() <= NOISE;
            most * units <= LARGEST && all().all(fits)
        };
        let decimal = (0..=DECIMALS).map(|d| 10_f64.powi(d)).find(|&units| is_whole(units));
        let units = decimal.unwrap_or(LARGEST / most.max(f64::MIN_POSITIVE));
        let cost = flow.meaning.iter().map(|meaning| match *meaning {
            Meaning::Visit(t, k) => (problem.cost[t][k].unwrap_or(0.0) * units).round() as i64,
            Meaning::Stay(_) | Meaning::Passed => 0,
        });
        let visits: u32 =
            problem.quota.iter().map(|q| q.1.min(problem.coverage.len() as u32)).sum();
        let error = if decimal.is_some() { 0.0 } else { f64::from(visits) / units };
        Self { cost: cost.collect(), error }
    }
}
