//! How time and memory grow with the alliances of one county.

use std::time::{Duration, Instant};

use alliance_calendar::domain::Policy;
use alliance_calendar::generate::{Shape, generate};
use alliance_calendar::input::read_sources;
use alliance_calendar::solve::{PlanOptions, Silent, solve};
use alliance_calendar::verify::verify;

use crate::machine;

/// One county.
#[derive(Debug)]
pub struct Grown {
    pub alliances: u32,
    pub read: f64,
    pub plan: f64,
    pub cpu: Option<f64>,
    pub verify: f64,
    pub activities: usize,
    pub violations: usize,
    pub gap: f64,
    /// Alliances whose dates cost nothing: the plan is as good as the assignment without dates.
    pub kept: usize,
    /// Of the process so far: counties come in ascending order.
    pub peak_mib: Option<f64>,
}

/// Seconds of the search for each alliance.
pub const EACH: f64 = 0.3;

/// Counties of alliances of 15 kindergartens and 40 staff, each with the same time per alliance.
pub fn grow(quick: bool) -> Vec<Grown> {
    let sizes: &[u32] = if quick { &[10, 100] } else { &[10, 100, 1000] };
    sizes.iter().map(|&n| one(n)).inspect(|grown| eprintln!("{grown:?}")).collect()
}

fn one(alliances: u32) -> Grown {
    let shape = Shape { alliances, kindergartens: 15, staff: 40, ..Shape::default() };
    let sources = generate(&shape);
    let (scenario, read) = timed(|| read_sources(&sources).scenario.expect("no error"));
    let limit = Duration::from_secs_f64(EACH * f64::from(alliances));
    let options = PlanOptions { time_limit: Some(limit), ..PlanOptions::default() };
    let before = machine::cpu_seconds();
    let (plan, seconds) =
        timed(|| solve(&scenario, &options, &Silent).expect("made-up counties can be planned"));
    let cpu = machine::cpu_seconds().zip(before).map(|(now, before)| now - before);
    let (verdict, verify) = timed(|| verify(&scenario, &plan.activities, Policy::Balanced));
    Grown {
        alliances,
        read,
        plan: seconds,
        cpu,
        verify,
        activities: plan.activities.len(),
        violations: verdict.violations.len(),
        gap: plan.levels.cost.gap().unwrap_or(f64::INFINITY),
        kept: plan.alliances.iter().filter(|a| a.without_dates.is_none()).count(),
        peak_mib: machine::peak_mib(),
    }
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let started = Instant::now();
    let done = work();
    (done, started.elapsed().as_secs_f64())
}
