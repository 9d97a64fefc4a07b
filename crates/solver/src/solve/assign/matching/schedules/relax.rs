//! A bound by prices of the places: each person takes the best set under them (Lagrangian
//! relaxation, as strong as the linear program over all sets). Prices move by the volume algorithm
//! (F. Barahona and R. Anbil, Mathematical Programming 87, 2000), whose mean of sets says what the
//! linear program would choose.

use super::knapsack::{Knapsack, NO, YES};
use super::space::Space;

/// The mean of sets takes so much of each new one, at most.
const SHARE: f64 = 0.1;
/// Steps without a better bound after which they become shorter, and how much.
const PATIENCE: u32 = 8;
const SHORTER: f64 = 0.7;
/// Steps shorter than this move nothing.
const SHORTEST: f64 = 1e-4;

/// Prices and what they prove.
#[derive(Debug, Clone)]
pub struct Relaxed {
    pub bound: f64,
    pub prices: Vec<f64>,
    /// Share of each pair, by `person * places + place`.
    pub mean: Vec<f64>,
    /// The sets at the best prices.
    pub sets: Vec<Vec<usize>>,
}

/// The searches' tables.
#[derive(Debug)]
pub struct Pricer<'s> {
    pub space: &'s Space,
    sacks: Vec<Knapsack>,
}

impl<'s> Pricer<'s> {
    pub fn new(space: &'s Space) -> Self {
        Self { space, sacks: (0..space.people).map(|_| Knapsack::default()).collect() }
    }

    /// The bound at some prices; `None` where somebody has no set.
    pub fn at(&mut self, state: &[u8], prices: &[f64]) -> Option<f64> {
        let space = self.space;
        let mut bound = space.constant;
        for (&(least, most), &price) in space.coverage.iter().zip(prices) {
            bound += price * f64::from(if price >= 0.0 { least } else { most });
        }
        for (p, sack) in self.sacks.iter_mut().enumerate() {
            if !sack.solve(space, p, state, prices) {
                return None;
            }
            bound -= sack.gain;
        }
        Some(bound)
    }

    pub fn sets(&self) -> Vec<Vec<usize>> {
        self.sacks.iter().map(|s| s.set.clone()).collect()
    }

    /// Decides pairs that no plan better than `enough` has otherwise, given the bound of these
    /// prices; the number of decisions.
    pub fn decide(&mut self, state: &mut [u8], prices: &[f64], bound: f64, enough: f64) -> usize {
        let space = self.space;
        let mut decided = 0;
        for (p, sack) in self.sacks.iter_mut().enumerate() {
            for (k, with, without) in sack.losses(space, p, state, prices) {
                let at = space.at(p, k);
                if bound + with > enough {
                    state[at] = NO;
                    decided += 1;
                } else if bound + without > enough {
                    state[at] = YES;
                    decided += 1;
                }
            }
        }
        decided
    }

    /// Looks for the best prices from some on; `None` where the part holds nothing better than
    /// `enough`.
    pub fn relax(
        &mut self,
        state: &[u8],
        from: &[f64],
        steps: u32,
        target: f64,
        enough: f64,
        over: &dyn Fn() -> bool,
    ) -> Option<Relaxed> {
        let space = self.space;
        let first = self.at(state, from)?;
        let mut best = Relaxed {
            bound: first,
            prices: from.to_vec(),
            mean: vec![0.0; space.people * space.places],
            sets: self.sets(),
        };
        for (p, set) in best.sets.iter().enumerate() {
            set.iter().for_each(|&k| best.mean[space.at(p, k)] = 1.0);
        }
        let mut count = vec![0.0; space.places];
        let mut prices = from.to_vec();
        let (mut length, mut failures) = (1.0_f64, 0);
        let mut mean_count = self.counts();
        for step in 0..steps {
            if best.bound > enough {
                return None;
            }
            if step % 16 == 15 && over() {
                break;
            }
            let (mut norm, mut off) = (0.0, 0.0_f64);
            for k in 0..space.places {
                count[k] = self.missing(k, best.prices[k], mean_count[k]);
                norm += count[k] * count[k];
                off = off.max(count[k].abs());
            }
            if norm < 1e-12 || off < 1e-3 || length < SHORTEST {
                break;
            }
            let gap = (target - best.bound).max(0.02 * (enough - best.bound).abs().max(1e-3));
            let t = length * gap / norm;
            for k in 0..space.places {
                prices[k] = self.within(k, best.prices[k] + t * count[k]);
            }
            let bound = self.at(state, &prices)?;
            let own = self.counts();
            // The share that brings the mean nearest to what is demanded.
            let (mut top, mut bottom) = (0.0, 0.0);
            for k in 0..space.places {
                let missing = count[k];
                let toward = own[k] - mean_count[k];
                top += missing * toward;
                bottom += toward * toward;
            }
            let share = if bottom > 0.0 { top / bottom } else { SHARE };
            let share = share.clamp(SHARE / 10.0, SHARE);
            best.mean.iter_mut().for_each(|m| *m *= 1.0 - share);
            for (p, sack) in self.sacks.iter().enumerate() {
                sack.set.iter().for_each(|&k| best.mean[space.at(p, k)] += share);
            }
            mean_count.iter_mut().zip(&own).for_each(|(m, o)| *m += share * (o - *m));
            if bound > best.bound {
                let much = bound > best.bound + 1e-4 * gap;
                best.bound = bound;
                best.prices.copy_from_slice(&prices);
                best.sets = self.sets();
                if much {
                    failures = 0;
                    let ahead: f64 = (0..space.places)
                        .map(|k| count[k] * self.missing(k, prices[k], own[k]))
                        .sum();
                    if ahead > 0.0 {
                        length = (length * 1.1).min(2.0);
                    }
                    continue;
                }
            }
            failures += 1;
            if failures >= PATIENCE {
                failures = 0;
                length *= SHORTER;
            }
        }
        (best.bound <= enough).then_some(best)
    }

    fn counts(&self) -> Vec<f64> {
        let mut counts = vec![0.0; self.space.places];
        self.sacks.iter().flat_map(|s| &s.set).for_each(|&k| counts[k] += 1.0);
        counts
    }

    /// Visits that a place lacks, or has too many (negative), as its price sees it.
    fn missing(&self, k: usize, price: f64, count: f64) -> f64 {
        let (least, most) = self.space.coverage[k];
        let (least, most) = (f64::from(least), f64::from(most));
        let missing = if price > 0.0 || count < least {
            least - count
        } else if price < 0.0 || count > most {
            most - count
        } else {
            0.0
        };
        // The price can go no further.
        let moved = self.within(k, price + 1e-9 * missing.signum());
        if missing != 0.0 && moved == price { 0.0 } else { missing }
    }

    fn within(&self, k: usize, price: f64) -> f64 {
        let bounded = !self.space.covering && self.space.coverage[k].1 < self.space.people as u32;
        price.clamp(if bounded { f64::MIN } else { 0.0 }, self.space.lacking.1)
    }
}
