//! Our own plans.

use std::time::{Duration, Instant};

use alliance_calendar::domain::{ActivityKind, PROVEN_GAP, Plan, QualityParts, gap};
use alliance_calendar::plan;
use alliance_calendar::solve::{PlanOptions, Silent};

use crate::instances::Instance;
use crate::machine;

/// One plan, verified.
#[derive(Debug, Clone)]
pub struct Run {
    pub limit: f64,
    /// Wall-clock seconds with the verifier's.
    pub seconds: f64,
    pub cpu: Option<f64>,
    pub shortfall: u64,
    pub shortfall_bound: u64,
    pub cost: f64,
    pub bound: Option<f64>,
    /// Kilometres of events: a constant of the date-free problem.
    #[cfg_attr(not(feature = "highs"), expect(dead_code, reason = "asked for beside HiGHS alone"))]
    pub events_km: f64,
    pub quality: QualityParts,
    pub stopped_by: String,
}

impl Run {
    fn new(instance: &Instance, limit: f64, seconds: f64, cpu: Option<f64>, plan: &Plan) -> Self {
        let events_km = alliance_calendar::verify::trips(&instance.scenario, &plan.activities)
            .iter()
            .filter(|trip| trip.kind == ActivityKind::Event)
            .map(|trip| trip.vehicle_km().value())
            .sum();
        let levels = &plan.levels;
        Self {
            limit,
            seconds,
            cpu,
            shortfall: levels.shortfall.value,
            shortfall_bound: levels.shortfall.bound.unwrap_or(0),
            cost: levels.cost.value,
            bound: levels.cost.bound,
            events_km,
            quality: levels.quality.parts,
            stopped_by: format!("{:?}", plan.stopped_by).to_lowercase(),
        }
    }

    /// Relative distance from the bound of this run.
    pub fn gap(&self) -> f64 {
        let gap = self.bound.map_or(f64::INFINITY, |bound| gap(self.cost, bound));
        if gap <= PROVEN_GAP { 0.0 } else { gap }
    }

    pub fn line(&self, instance: &Instance) -> String {
        format!(
            "{}, {} s: shortfall {} (bound {}), cost {:.3}, gap {:.4} %, {:.2} s",
            instance.name(),
            self.limit,
            self.shortfall,
            self.shortfall_bound,
            self.cost,
            100.0 * self.gap(),
            self.seconds
        )
    }
}

/// Plans an instance with the default options and a time limit.
pub fn run(instance: &Instance, limit: f64) -> Run {
    let options = PlanOptions {
        time_limit: Some(Duration::from_secs_f64(limit)),
        seed: if instance.given { instance.seed } else { 1 },
        ..PlanOptions::default()
    };
    let (started, before) = (Instant::now(), machine::cpu_seconds());
    let plan =
        plan(&instance.scenario, &options, &Silent).expect("a plan that passes the verifier");
    let seconds = started.elapsed().as_secs_f64();
    let cpu = machine::cpu_seconds().zip(before).map(|(now, before)| now - before);
    Run::new(instance, limit, seconds, cpu, &plan)
}

/// Seconds of the first run that comes within a share of the best bound known.
pub fn time_within(runs: &[Run], share: f64) -> Option<f64> {
    let bound = runs.iter().filter_map(|r| r.bound).fold(f64::NEG_INFINITY, f64::max);
    let least = runs.iter().map(|r| r.shortfall).min()?;
    runs.iter()
        .filter(|r| r.shortfall == least)
        .find(|r| gap(r.cost, bound.min(r.cost)) <= share)
        .map(|r| r.seconds)
}
