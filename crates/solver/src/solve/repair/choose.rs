//! Which number of changes each alliance gets.

use super::front::Front;
use super::lower::Bounds;
use super::score::{Aim, Score};
use crate::domain::{PROVEN_GAP, gap};

/// A point of the curve of changes against cost.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CurvePoint {
    /// At most so many changes.
    pub changes: u64,
    /// The least cost found with them.
    pub cost: f64,
    /// No calendar with at most so many changes and the least shortfall costs less; `None` where
    /// nothing is proven, be it because the shortfall may not be the least.
    pub bound: Option<f64>,
}

/// Changes beyond the fewest that are shared out among the alliances.
const MOST_EXTRA: usize = 80;

/// What is compared: the cost, or, where burdens come before it, one figure for all of it.
fn figure(score: &Score) -> f64 {
    if score.worth.first.is_empty() { score.cost } else { score.worth.figure }
}

/// Sums of one choice for each alliance, by extra changes: the least, and what was chosen.
struct Shares {
    least: Vec<Option<f64>>,
    /// By alliance and extra changes: the choice.
    chosen: Vec<Vec<usize>>,
    /// By alliance and choice: the extra changes.
    extra: Vec<Vec<usize>>,
}

impl Shares {
    /// `options` are, for each alliance, extra changes and figures.
    fn new(options: Vec<Vec<(usize, f64)>>, most: usize) -> Self {
        let mut least: Vec<Option<f64>> = vec![None; most + 1];
        least[0] = Some(0.0);
        let mut chosen = Vec::new();
        for own in &options {
            let mut next: Vec<Option<f64>> = vec![None; most + 1];
            let mut by = vec![0; most + 1];
            for (used, sum) in least.iter().enumerate() {
                let Some(sum) = sum else { continue };
                for (i, &(extra, figure)) in own.iter().enumerate() {
                    let Some(at) = next.get_mut(used + extra) else { continue };
                    if at.is_none_or(|known| sum + figure < known - 1e-9) {
                        *at = Some(sum + figure);
                        by[used + extra] = i;
                    }
                }
            }
            least = next;
            chosen.push(by);
        }
        let extra = options.into_iter().map(|own| own.into_iter().map(|o| o.0).collect()).collect();
        Self { least, chosen, extra }
    }

    /// The least figure with at most so many.
    fn within(&self, extra: usize) -> Option<(usize, f64)> {
        let upto = self.least.iter().take(extra + 1).enumerate();
        upto.filter_map(|(n, v)| Some((n, (*v)?))).min_by(|a, b| {
            // Fewer changes at the same figure.
            if (a.1 - b.1).abs() <= 1e-9 * a.1.abs().max(1.0) {
                a.0.cmp(&b.0)
            } else {
                a.1.total_cmp(&b.1)
            }
        })
    }

    /// The choices behind the least figure at exactly so many.
    fn choices(&self, mut used: usize) -> Vec<usize> {
        let mut choices = vec![0; self.chosen.len()];
        for a in (0..self.chosen.len()).rev() {
            choices[a] = self.chosen[a][used];
            used -= self.extra[a][choices[a]];
        }
        choices
    }
}

/// The fronts of a county.
pub(super) struct Fronts<'a, 'i> {
    pub all: &'a [Front<'i>],
    /// Whether what is proven of each alliance holds for all calendars of the least shortfall: what
    /// is fixed breaks no rule there, and no calendar leaves less unmet.
    pub holds: bool,
}

impl Fronts<'_, '_> {
    /// The fewest changes found.
    pub fn fewest(&self) -> u64 {
        self.all.iter().map(|f| u64::from(first(f))).sum()
    }

    fn shares(&self, figure: impl Fn(&Score) -> f64) -> Shares {
        let own = |f: &Front| -> Vec<(usize, f64)> {
            let extra = |s: &Score| (s.changes - first(f)) as usize;
            f.points.iter().map(|p| (extra(&p.score), figure(&p.score))).collect()
        };
        let most: usize = self.all.iter().map(|f| (last(f) - first(f)) as usize).sum();
        Shares::new(self.all.iter().map(own).collect(), most.min(MOST_EXTRA))
    }

    /// The cheapest points with at most so many changes, or as few more as must be.
    pub fn at_most(&self, most: u64) -> Vec<usize> {
        let extra = most.saturating_sub(self.fewest()) as usize;
        let shares = self.shares(figure);
        let used = shares.within(extra).map_or(0, |w| w.0);
        shares.choices(used)
    }

    /// The points that are best where a change costs so much.
    pub fn trade(&self, km: f64) -> Vec<usize> {
        let best = |f: &Front| {
            let aim = Aim::Trade(km);
            let order = |&a: &usize, &b: &usize| f.points[a].score.order(&f.points[b].score, aim);
            (0..f.points.len()).min_by(order).unwrap_or(0)
        };
        self.all.iter().map(best).collect()
    }

    /// What no calendar with at most so many changes goes below, all alliances together, by number
    /// of changes from 0 on: the least sum, however the changes are shared out. That alliances
    /// meet in their events (E6) is left out, which only lets more calendars in.
    fn lower(&self, most: u64) -> Vec<f64> {
        let proven = self.proven_fewest();
        let room = (most.saturating_sub(proven) as usize).min(4 * MOST_EXTRA);
        let own = |b: &Bounds| -> Vec<(usize, f64)> {
            // Beyond where the bound is at its floor more changes prove nothing else.
            let mut options: Vec<(usize, f64)> = Vec::new();
            for extra in 0..=room {
                let cost = b.cost(b.changes + extra as u32);
                options.push((extra, cost));
                if cost <= b.floor + 1e-9 {
                    break;
                }
            }
            options
        };
        let shares = Shares::new(self.all.iter().map(|f| own(&f.bounds)).collect(), room);
        let proven = |n: u64| n.checked_sub(proven).filter(|&n| n as usize <= room);
        (0..=most)
            .map(|n| match proven(n) {
                Some(extra) => shares.within(extra as usize).map_or(0.0, |w| w.1),
                // No such calendar at all, or too many changes to tell.
                None => self.all.iter().map(|f| f.bounds.floor).sum(),
            })
            .collect()
    }

    /// Whether a choice is proven best with at most so many changes.
    pub fn proven_at_most(&self, chosen: &[usize], most: u64) -> bool {
        let (fewest, proven) = (self.fewest(), self.proven_fewest());
        let cost: f64 = self.costs(chosen);
        // Where more changes are made than were allowed, they must be the fewest there are.
        self.holds
            && !self.burdens_first()
            && (most >= fewest || proven == fewest)
            && self
                .lower(most.max(fewest))
                .last()
                .is_some_and(|bound| gap(cost, *bound) <= PROVEN_GAP)
    }

    /// Whether a choice is proven best where a change costs so much.
    pub fn proven_trade(&self, chosen: &[usize], km: f64) -> bool {
        let proven = |(f, &at): (&Front, &usize)| {
            let score = &f.points[at].score;
            let value = score.cost + km * f64::from(score.changes);
            gap(value, f.bounds.together(km)) <= PROVEN_GAP
        };
        self.holds && !self.burdens_first() && self.all.iter().zip(chosen).all(proven)
    }

    /// Whether burdens come before kilometres: then no bound of the cost says which calendar is
    /// best.
    fn burdens_first(&self) -> bool {
        self.all.iter().flat_map(|f| &f.points).any(|p| !p.score.worth.first.is_empty())
    }

    /// No calendar has fewer changes.
    fn proven_fewest(&self) -> u64 {
        self.all.iter().map(|f| u64::from(f.bounds.changes)).sum()
    }

    fn costs(&self, chosen: &[usize]) -> f64 {
        self.all.iter().zip(chosen).map(|(f, &at)| f.points[at].score.cost).sum()
    }

    /// The curve from the fewest changes up to where more gain nothing.
    pub fn curve(&self) -> Vec<CurvePoint> {
        let shares = self.shares(figure);
        let fewest = self.fewest();
        let lower = self.lower(fewest + shares.least.len() as u64);
        let known = self.holds
            && self.all.iter().all(|f| f.bounds.floor > 0.0 || f.points[0].score.cost <= 0.0);
        let mut points: Vec<CurvePoint> = Vec::new();
        let mut best = f64::INFINITY;
        for (extra, value) in shares.least.iter().enumerate() {
            let Some(value) = *value else { continue };
            if value >= best - 1e-6 * value.abs().max(1.0) {
                continue;
            }
            best = value;
            let cost = self.costs(&shares.choices(extra));
            let changes = fewest + extra as u64;
            let bound = lower.get(changes as usize).filter(|_| known).map(|b| b.min(cost));
            points.push(CurvePoint { changes, cost, bound });
        }
        points
    }
}

fn first(front: &Front) -> u32 {
    front.points.first().map_or(0, |p| p.score.changes)
}

fn last(front: &Front) -> u32 {
    front.points.last().map_or(0, |p| p.score.changes)
}
