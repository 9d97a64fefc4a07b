//! The problem in whole numbers: what the searches share.

use super::super::Matching;
use crate::domain::Demand;

/// Share of a limit of minutes to which minutes are rounded down where they are not whole.
const GRID: f64 = 4000.0;

/// Units in which kilometres or minutes may all be whole.
const UNITS: [f64; 8] = [100.0, 10.0, 5.0, 1.0, 0.5, 0.25, 0.1, 0.01];

/// Most states of minutes of one person.
const MOST_STATES: f64 = 50_000.0;

/// Least cost of what is left unmet, against the dearest visit: dearer than any way to meet it that
/// is worth having. Any value gives a valid bound.
const DEAR: f64 = 3.0;

/// An assignment problem, and what of it is asked.
#[derive(Debug, Clone)]
pub struct Limited<'m> {
    pub matching: &'m Matching,
    /// Most minutes of each teacher: what [`Matching::minutes_max`] and a ceiling leave.
    pub most_minutes: Vec<f64>,
    /// The shortfall allowed; `None` where the shortfall is what is minimised.
    pub shortfall: Option<f64>,
}

/// Weights of a visit that a teacher lacks, and a place.
const WEIGHTS: (f64, f64) = (Demand::D1.weight() as f64, Demand::D4.weight() as f64);

/// See the module.
#[derive(Debug)]
pub struct Space {
    pub people: usize,
    pub places: usize,
    /// By `person * places + place`; infinite where it may not be.
    pub cost: Vec<f64>,
    /// Minutes in units, rounded down.
    pub weight: Vec<u32>,
    pub limit: Vec<u32>,
    /// Real minutes and limits.
    pub minutes: Vec<f64>,
    pub most_minutes: Vec<f64>,
    pub quota: Vec<(u32, u32)>,
    pub coverage: Vec<(u32, u32)>,
    /// Cost of a visit that a teacher lacks, and a place; infinite where none may be lacking.
    pub lacking: (f64, f64),
    /// Added to every value: what the shortfall allowed would cost.
    pub constant: f64,
    shortfall: Option<f64>,
    /// Every value is a multiple of this, if it is not 0.
    pub unit: f64,
    /// A place is never worth more visits than it demands.
    pub covering: bool,
}

impl Space {
    pub fn new(asked: &Limited) -> Self {
        let plain = asked.matching;
        let (people, places) = (plain.cost.len(), plain.coverage.len());
        let allowed = asked.shortfall;
        let costs = || plain.cost.iter().flatten().flatten().copied();
        let dearest = costs().fold(0.0, f64::max);
        let lowest = costs().fold(0.0, f64::min);
        let idle = plain.quota.iter().all(|q| q.0 == 0);
        let covering = idle && lowest >= 0.0;
        let per = match allowed {
            None => 1.0,
            Some(_) => DEAR * dearest.max(1.0) / WEIGHTS.0.min(WEIGHTS.1),
        };
        let lacks = |weight: f64| match allowed {
            Some(allowed) if weight > allowed + 1e-3 => f64::INFINITY,
            _ => weight * per,
        };
        let mut coverage = plain.coverage.clone();
        let mut cost = Vec::with_capacity(people * places);
        let mut weight = Vec::with_capacity(people * places);
        let mut minutes = Vec::with_capacity(people * places);
        let mut limit = Vec::with_capacity(people);
        if covering {
            coverage.iter_mut().for_each(|c| c.1 = c.1.min(c.0));
        }
        for p in 0..people {
            let own = || (0..places).filter(|&k| plain.cost[p][k].is_some());
            let all: f64 = own().map(|k| plain.minutes[p][k]).sum();
            let most = asked.most_minutes[p].min(all);
            let unit = unit_of(own().map(|k| plain.minutes[p][k]))
                .filter(|unit| most / unit <= MOST_STATES)
                .unwrap_or(most.max(1e-6) / GRID);
            let whole = |x: f64| (x / unit + 1e-6).floor() as u32;
            // A negative limit admits nothing, not even no minutes.
            let fits = asked.most_minutes[p] >= 0.0;
            limit.push(if fits { whole(most) } else { 0 });
            for (k, visits) in coverage.iter().enumerate() {
                let free = fits
                    && visits.1 > 0
                    && plain.quota[p].1 > 0
                    && plain.minutes[p][k] <= asked.most_minutes[p];
                let own = plain.cost[p][k].filter(|_| free);
                cost.push(match (own, allowed) {
                    (None, _) => f64::INFINITY,
                    (Some(_), None) => 0.0,
                    (Some(cost), Some(_)) => cost,
                });
                minutes.push(plain.minutes[p][k]);
                weight.push(if own.is_some() { whole(plain.minutes[p][k]) } else { 0 });
            }
        }
        let lacking = (lacks(WEIGHTS.0), lacks(WEIGHTS.1));
        let finite = |x: &f64| x.is_finite();
        let constant = allowed.map_or(0.0, |a| {
            if [lacking.0, lacking.1].iter().any(finite) { a.floor() * per } else { 0.0 }
        });
        let unit = match allowed {
            None => WEIGHTS.0.min(WEIGHTS.1),
            Some(_) => unit_of(costs()).unwrap_or(0.0),
        };
        Self {
            people,
            places,
            cost,
            weight,
            limit,
            minutes,
            most_minutes: asked.most_minutes.clone(),
            quota: plain.quota.clone(),
            coverage,
            lacking,
            constant: -constant,
            shortfall: allowed,
            unit,
            covering,
        }
    }

    pub fn at(&self, p: usize, k: usize) -> usize {
        p * self.places + k
    }

    pub fn open(&self, p: usize, k: usize) -> bool {
        self.cost[self.at(p, k)].is_finite()
    }

    /// The value of each person's places; infinite where they break a limit or lack too much.
    pub fn value(&self, sets: &[Vec<usize>]) -> f64 {
        let mut at = vec![0_u32; self.places];
        let (mut cost, mut short) = (0.0, 0.0);
        for (p, set) in sets.iter().enumerate() {
            let minutes: f64 = set.iter().map(|&k| self.minutes[self.at(p, k)]).sum();
            if set.len() > self.quota[p].1 as usize
                || minutes > self.most_minutes[p] && !set.is_empty()
            {
                return f64::INFINITY;
            }
            short += WEIGHTS.0 * f64::from(self.quota[p].0.saturating_sub(set.len() as u32));
            for &k in set {
                at[k] += 1;
                cost += self.cost[self.at(p, k)];
            }
        }
        for (k, &n) in at.iter().enumerate() {
            let (least, most) = self.coverage[k];
            if n > most {
                return f64::INFINITY;
            }
            short += WEIGHTS.1 * f64::from(least.saturating_sub(n));
        }
        match self.shortfall {
            None => short,
            Some(allowed) if short > allowed + 1e-3 => f64::INFINITY,
            Some(_) => cost,
        }
    }

    /// No plan within the limits costs more.
    pub fn most(&self) -> f64 {
        if self.shortfall.is_none() {
            let people = self.quota.iter().map(|q| f64::from(q.0)).sum::<f64>() * WEIGHTS.0;
            return people + self.coverage.iter().map(|c| f64::from(c.0)).sum::<f64>() * WEIGHTS.1;
        }
        let dearest = |k: usize| {
            let mut costs: Vec<f64> = (0..self.people)
                .map(|p| self.cost[self.at(p, k)])
                .filter(|c| c.is_finite())
                .collect();
            costs.sort_by(|a, b| b.total_cmp(a));
            costs.iter().take(self.coverage[k].1 as usize).filter(|c| **c > 0.0).sum::<f64>()
        };
        (0..self.places).map(dearest).sum()
    }

    /// The least value above which a part holds nothing better than `value`.
    pub fn enough(&self, value: f64) -> f64 {
        let less =
            if self.unit > 0.0 { self.unit * (1.0 - 1e-4) } else { 1e-6 * value.abs().max(1e-3) };
        value - less
    }

    /// The bound where nothing is better than a value.
    pub fn none_below(&self, value: f64) -> f64 {
        if self.unit > 0.0 { value } else { self.enough(value) }
    }

    /// A bound, raised to what a value can be.
    pub fn raised(&self, bound: f64) -> f64 {
        if self.unit > 0.0 && bound.is_finite() {
            (bound / self.unit - 1e-4).ceil() * self.unit
        } else {
            bound
        }
    }
}

fn unit_of(numbers: impl Iterator<Item = f64> + Clone) -> Option<f64> {
    let whole = |unit: f64| {
        numbers.clone().all(|x| {
            let times = x / unit;
            (times - times.round()).abs() < 1e-7 * times.abs().max(1.0)
        })
    };
    UNITS.into_iter().find(|&unit| whole(unit))
}
