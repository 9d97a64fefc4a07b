//! The repair itself, and the price of fewer changes.

use super::count::changes_by_alliance;
use super::prepare::Prepared;
use crate::domain::{ChangesValue, Plan};
use crate::solve::{Observer, PlanOptions, RepairGoal, RepairTask, repair};

/// Changes beyond the fewest that are looked at one by one.
const MOST_EXTRA: u32 = 8;

/// What a repair prefers once the shortfall is least.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Wish {
    /// The fewest changes, then cost: level 3 of the contract.
    Fewest,
    /// The least cost with at most so many changes, or as many as must be.
    AtMost(u64),
    /// One more change wherever it saves at least so many kilometres of cost.
    Trade(f64),
}

/// A point of the curve of changes against cost.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CurvePoint {
    /// At most so many changes.
    pub changes: u64,
    /// The least cost found with them.
    pub cost: f64,
    /// No calendar with at most so many changes and the least shortfall costs less; `None` where
    /// nothing is proven.
    pub bound: Option<f64>,
}

/// Repairs; the result has not been verified.
#[must_use]
pub fn search(
    prepared: &Prepared,
    wish: Wish,
    options: &PlanOptions,
    observer: &dyn Observer,
) -> Plan {
    let n = prepared.scenario.alliances.len();
    match wish {
        Wish::Fewest => run(prepared, &vec![RepairGoal::Fewest; n], options, observer),
        Wish::Trade(km) => run(prepared, &vec![RepairGoal::Trade(km); n], options, observer),
        Wish::AtMost(most) => {
            let table = Table::new(prepared, options, observer, Some(most));
            let extra = most.saturating_sub(table.fewest());
            let goals = table.goals(&table.shares(extra));
            run(prepared, &goals, options, observer)
        }
    }
}

/// The curve of changes against cost, from the fewest changes up to where more gain nothing.
#[must_use]
pub fn curve(
    prepared: &Prepared,
    options: &PlanOptions,
    observer: &dyn Observer,
) -> Vec<CurvePoint> {
    let table = Table::new(prepared, options, observer, None);
    let fewest = table.fewest();
    let mut points: Vec<CurvePoint> = Vec::new();
    for extra in 0..=u64::from(MOST_EXTRA) {
        let shares = table.shares(extra);
        let cost = table.cost(&shares);
        let bound = table.bound(extra);
        points.push(CurvePoint {
            changes: fewest + extra,
            cost,
            bound: bound.map(|b| b.min(cost)),
        });
    }
    // The flat end says nothing more.
    while let [.., a, b] = &points[..]
        && (a.cost - b.cost).abs() <= 1e-9 * a.cost.abs().max(1.0)
    {
        points.pop();
    }
    points
}

fn run(
    prepared: &Prepared,
    goals: &[RepairGoal],
    options: &PlanOptions,
    observer: &dyn Observer,
) -> Plan {
    let task = RepairTask {
        scenario: &prepared.scenario,
        earlier: &prepared.earlier,
        fixed: &prepared.fixed,
        today: prepared.today,
        goals,
        touched: &prepared.touched,
        sound: &prepared.sound,
    };
    let mut plan = repair(&task, options, observer);
    plan.levels.changes = plan.levels.changes.map(|changes| ChangesValue {
        value: changes.value + prepared.settled,
        bound: changes.bound.map(|b| b + prepared.settled),
    });
    plan
}

/// By alliance and extra changes: cost and bound.
struct Table {
    /// By alliance: the fewest changes found.
    least: Vec<u64>,
    /// The same as far as it is proven, over all.
    proven: u64,
    settled: u64,
    touched: Vec<bool>,
    /// By extra changes, then by alliance; the last has no limit.
    cost: Vec<Vec<f64>>,
    bound: Vec<Vec<Option<f64>>>,
}

impl Table {
    fn new(
        prepared: &Prepared,
        options: &PlanOptions,
        observer: &dyn Observer,
        most: Option<u64>,
    ) -> Self {
        let n = prepared.scenario.alliances.len();
        let first = run(prepared, &vec![RepairGoal::Fewest; n], options, observer);
        let changes = changes_by_alliance(&prepared.earlier, &first.activities);
        let least: Vec<u64> = prepared
            .scenario
            .alliance_ixs()
            .map(|a| changes.get(&a).copied().unwrap_or(0))
            .collect();
        let of = |plan: &Plan| -> (Vec<f64>, Vec<Option<f64>>) {
            plan.alliances.iter().map(|a| (a.cost.value, a.cost.bound)).unzip()
        };
        let mut table = Self {
            proven: first.levels.changes.and_then(|c| c.bound).unwrap_or(0) - prepared.settled,
            settled: prepared.settled,
            touched: prepared.touched.clone(),
            least,
            cost: Vec::new(),
            bound: Vec::new(),
        };
        let (cost, bound) = of(&first);
        table.cost.push(cost);
        table.bound.push(bound);
        let wanted = most.map_or(u64::from(MOST_EXTRA), |most| {
            most.saturating_sub(table.fewest()).min(u64::from(MOST_EXTRA))
        });
        for extra in 1..=wanted {
            let goals = table.goals(&vec![extra; n]);
            let (cost, bound) = of(&run(prepared, &goals, options, observer));
            table.cost.push(cost);
            table.bound.push(bound);
        }
        // More changes never cost more: what was found with fewer counts too.
        for extra in 1..table.cost.len() {
            for a in 0..n {
                table.cost[extra][a] = table.cost[extra][a].min(table.cost[extra - 1][a]);
            }
        }
        table
    }

    fn fewest(&self) -> u64 {
        self.least.iter().sum::<u64>() + self.settled
    }

    fn goals(&self, shares: &[u64]) -> Vec<RepairGoal> {
        let goal = |(least, extra): (&u64, &u64)| match extra {
            0 => RepairGoal::Fewest,
            extra => RepairGoal::AtMost(u32::try_from(least + extra).unwrap_or(u32::MAX)),
        };
        self.least.iter().zip(shares).map(goal).collect()
    }

    /// How extra changes are best shared out among the alliances.
    fn shares(&self, extra: u64) -> Vec<u64> {
        self.spread(extra, |extra, a| Some(self.cost[extra][a]))
            .map_or_else(|| vec![0; self.least.len()], |(_, shares)| shares)
    }

    fn cost(&self, shares: &[u64]) -> f64 {
        shares.iter().enumerate().map(|(a, &extra)| self.cost[extra as usize][a]).sum()
    }

    /// The least that the sum of the bounds can be, however the changes are shared out. A bound
    /// for more changes holds for fewer too, so it may stand where the fewest are not proven.
    fn bound(&self, extra: u64) -> Option<f64> {
        let spare =
            extra + self.least.iter().sum::<u64>() - self.proven.min(self.least.iter().sum());
        if spare as usize >= self.bound.len() {
            return None;
        }
        let bound = |extra: usize, a: usize| self.bound[extra][a];
        self.spread(spare, bound).map(|(sum, _)| sum)
    }

    fn spread(
        &self,
        extra: u64,
        value: impl Fn(usize, usize) -> Option<f64>,
    ) -> Option<(f64, Vec<u64>)> {
        let most = (extra as usize).min(self.cost.len() - 1);
        // By changes used so far: the least sum, and who got how many.
        let mut best: Vec<Option<(f64, Vec<u64>)>> = vec![None; most + 1];
        best[0] = Some((0.0, Vec::new()));
        for a in 0..self.least.len() {
            let mut next: Vec<Option<(f64, Vec<u64>)>> = vec![None; most + 1];
            for (used, state) in best.iter().enumerate() {
                let Some((sum, shares)) = state else { continue };
                let room = if self.touched[a] { most - used } else { 0 };
                for own in 0..=room {
                    let total = sum + value(own, a)?;
                    let at = &mut next[used + own];
                    if at.as_ref().is_none_or(|(t, _)| total < *t - 1e-9) {
                        let shares = shares.iter().copied().chain([own as u64]).collect();
                        *at = Some((total, shares));
                    }
                }
            }
            best = next;
        }
        best.into_iter().flatten().min_by(|a, b| a.0.total_cmp(&b.0))
    }
}
