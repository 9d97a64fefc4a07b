//! Our own plans.

use std::time::{Duration, Instant};

use alliance_calendar::domain::{ActivityKind, PROVEN_GAP, Plan, QualityParts, Scenario, gap};
use alliance_calendar::plan;
use alliance_calendar::solve::{PlanOptions, Silent};

use crate::instances::Family;
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
    /// Burdens proven minimal, of all: under `leximin`.
    pub levels: Option<(usize, usize)>,
}

impl Run {
    fn new(scenario: &Scenario, limit: f64, seconds: f64, cpu: Option<f64>, plan: &Plan) -> Self {
        let events_km = alliance_calendar::verify::trips(scenario, &plan.activities)
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
            levels: plan.burdens_proven(),
            stopped_by: format!("{:?}", plan.stopped_by).to_lowercase(),
        }
    }

    /// Relative distance from the bound of this run.
    pub fn gap(&self) -> f64 {
        let gap = self.bound.map_or(f64::INFINITY, |bound| gap(self.cost, bound));
        if gap <= PROVEN_GAP { 0.0 } else { gap }
    }

    /// Whether everything that the policy asks for is proven.
    pub fn proven(&self) -> bool {
        self.shortfall == self.shortfall_bound
            && self.gap() == 0.0
            && self.levels.is_none_or(|(proven, all)| proven == all)
    }

    pub fn line(&self) -> String {
        format!(
            "{} s: shortfall {} (bound {}), cost {:.3}, gap {:.4} %, {:.2} s, {:?}",
            self.limit,
            self.shortfall,
            self.shortfall_bound,
            self.cost,
            100.0 * self.gap(),
            self.seconds,
            self.levels
        )
    }
}

/// Plans a scenario with the default options and a time limit.
pub fn run(scenario: &Scenario, family: &Family, seed: u64, limit: f64) -> Run {
    let options = PlanOptions {
        time_limit: Some(Duration::from_secs_f64(limit)),
        seed: family.search_seed(seed),
        policy: Some(family.policy),
        ..PlanOptions::default()
    };
    let (started, before) = (Instant::now(), machine::cpu_seconds());
    let plan = plan(scenario, &options, &Silent).expect("a plan that passes the verifier");
    let seconds = started.elapsed().as_secs_f64();
    let cpu = machine::cpu_seconds().zip(before).map(|(now, before)| now - before);
    Run::new(scenario, limit, seconds, cpu, &plan)
}
