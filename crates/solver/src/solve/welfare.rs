//! Convex figures of a group's burdens that λ can weigh, by value and by tangent.

use std::cmp::Ordering;

use crate::domain::ObjectiveSettings;

/// Weights of an ordered average.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Weights([f64; ObjectiveSettings::MOST_WEIGHTS]);

impl Weights {
    pub const NONE: Self = Self([0.0; ObjectiveSettings::MOST_WEIGHTS]);

    /// Weights that fall, the first above 0.
    pub fn of(list: &[f64]) -> Self {
        let mut weights = Self::NONE;
        weights.0.iter_mut().zip(list).for_each(|(to, from)| *to = *from);
        weights
    }

    /// Of each rank in a group of `n`, the largest burden first; they add up to 1.
    fn shares(&self, n: usize) -> impl Iterator<Item = f64> {
        let total: f64 = self.0.iter().take(n).sum();
        let share = move |w: &f64| if total > 0.0 { w / total } else { 0.0 };
        self.0.iter().map(share).chain(std::iter::repeat(0.0)).take(n)
    }
}

/// From this share of the disagreement point on, `Nash` grows along its tangent.
const NEAR_DISAGREEMENT: f64 = 0.99;

/// A convex, symmetric figure of the burdens of `n` people, in minutes; 0 where nobody has any.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Welfare {
    /// (1 / n) Σ over pairs of the difference.
    Gini,
    /// Ordered weighted average, the largest burden first (R. R. Yager, "On ordered weighted
    /// averaging aggregation operators in multicriteria decisionmaking", IEEE Transactions on
    /// Systems, Man, and Cybernetics 18, 1988).
    Ordered(Weights),
    /// Power mean with this exponent, at least 1: the burden that, if all had it, would be as bad
    /// (A. B. Atkinson, "On the measurement of inequality", Journal of Economic Theory 2, 1970);
    /// exponent − 1 is the α of α-fairness (J. Mo and J. Walrand, "Fair end-to-end window-based
    /// congestion control", IEEE/ACM Transactions on Networking 8, 2000) for what shall be small.
    Power(f64),
    /// Mean of d × ln(d / (d − burden)): least where the product of d − burden is largest, d the
    /// disagreement point (J. F. Nash, "The bargaining problem", Econometrica 18, 1950).
    Nash(f64),
}

/// A bound from below of a convex figure: constant + Σ weight × burden.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tangent {
    pub constant: f64,
    /// By position in the group.
    pub weights: Vec<f64>,
}

impl Tangent {
    pub fn at(&self, burdens: &[f64]) -> f64 {
        self.constant + self.weights.iter().zip(burdens).map(|(w, b)| w * b).sum::<f64>()
    }
}

impl Welfare {
    /// The figure of these burdens.
    pub fn of(&self, burdens: &[f64]) -> f64 {
        if burdens.is_empty() {
            return 0.0;
        }
        let n = burdens.len() as f64;
        match self {
            Self::Gini => {
                let ranked = |(i, b): (usize, f64)| (n - 1.0 - 2.0 * i as f64) * b;
                falling(burdens).enumerate().map(ranked).sum::<f64>() / n
            }
            Self::Ordered(weights) => {
                falling(burdens).zip(weights.shares(burdens.len())).map(|(b, w)| b * w).sum()
            }
            Self::Power(exponent) => {
                let largest = burdens.iter().copied().fold(0.0, f64::max);
                if largest <= 0.0 {
                    return 0.0;
                }
                let mean = burdens.iter().map(|b| (b / largest).powf(*exponent)).sum::<f64>() / n;
                largest * mean.powf(1.0 / exponent)
            }
            Self::Nash(d) => burdens.iter().map(|&b| nash(b, *d)).sum::<f64>() / n,
        }
    }

    /// The tangent at these burdens.
    pub fn tangent(&self, burdens: &[f64]) -> Tangent {
        let n = burdens.len() as f64;
        let by_rank = |weight: &mut dyn Iterator<Item = f64>| {
            let mut order: Vec<usize> = (0..burdens.len()).collect();
            order.sort_by(|&a, &b| burdens[b].total_cmp(&burdens[a]).then(a.cmp(&b)));
            let mut weights = vec![0.0; burdens.len()];
            order.into_iter().zip(weight).for_each(|(at, w)| weights[at] = w);
            weights
        };
        let weights = match self {
            // In any other order the same sum is no larger (W. Ogryczak and T. Sliwinski, "On
            // solving linear programs with the ordered weighted averaging objective", European
            // Journal of Operational Research 148, 2003).
            Self::Gini => by_rank(&mut (0..burdens.len()).map(|i| (n - 1.0 - 2.0 * i as f64) / n)),
            Self::Ordered(weights) => by_rank(&mut weights.shares(burdens.len())),
            Self::Power(exponent) => {
                let value = self.of(burdens);
                let slope =
                    |b: &f64| if value > 0.0 { (b / value).powf(exponent - 1.0) } else { 1.0 };
                burdens.iter().map(|b| slope(b) / n).collect()
            }
            Self::Nash(d) => {
                let slope = |b: &f64| d / (d - b.min(NEAR_DISAGREEMENT * d));
                burdens.iter().map(|b| slope(b) / n).collect()
            }
        };
        let along: f64 = weights.iter().zip(burdens).map(|(w, b)| w * b).sum();
        // The others grow with the burdens in proportion, and their tangents pass through 0.
        let constant = if matches!(self, Self::Nash(_)) { self.of(burdens) - along } else { 0.0 };
        Tangent { constant, weights }
    }

    /// The tangent at these burdens where it says more than those that are known.
    pub fn more<'t>(
        &self,
        known: impl Iterator<Item = &'t Tangent>,
        burdens: &[f64],
    ) -> Option<Tangent> {
        let tangent = self.tangent(burdens);
        let before = known.map(|t| t.at(burdens)).fold(0.0, f64::max);
        (tangent.at(burdens) > before + 1e-6 * (1.0 + before)).then_some(tangent)
    }

    /// No `people` with at most so many minutes each have a larger figure.
    pub fn most(&self, people: usize, minutes: f64) -> f64 {
        match self {
            Self::Gini => people as f64 * minutes,
            Self::Ordered(_) | Self::Power(_) => minutes,
            Self::Nash(d) => nash(minutes, *d),
        }
    }
}

fn nash(burden: f64, d: f64) -> f64 {
    let last = NEAR_DISAGREEMENT * d;
    let up_to = d * (d / (d - burden.min(last))).ln();
    up_to + (burden - last).max(0.0) * d / (d - last)
}

fn falling(burdens: &[f64]) -> impl Iterator<Item = f64> {
    let mut sorted = burdens.to_vec();
    sorted.sort_by(|a, b| b.partial_cmp(a).unwrap_or(Ordering::Equal));
    sorted.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Welfare; 6] = [
        Welfare::Gini,
        Welfare::Ordered(Weights([
            5.0, 3.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
        ])),
        Welfare::Power(1.0),
        Welfare::Power(2.0),
        Welfare::Power(9.0),
        Welfare::Nash(10.0),
    ];

    #[test]
    fn figures_are_as_defined() {
        let close = |welfare: Welfare, burdens: &[f64], value: f64| {
            assert!((welfare.of(burdens) - value).abs() < 1e-12, "{welfare:?} {burdens:?}");
        };
        // |3−1| + |3−7| + |1−7| = 12 over three people.
        close(Welfare::Gini, &[3.0, 1.0, 7.0], 4.0);
        close(Welfare::Gini, &[5.0], 0.0);
        close(Welfare::Ordered(Weights::of(&[3.0, 1.0])), &[3.0, 1.0, 7.0], 6.0);
        close(Welfare::Ordered(Weights::of(&[1.0])), &[3.0, 1.0, 7.0], 7.0);
        // A group smaller than the list.
        close(Welfare::Ordered(Weights::of(&[3.0, 1.0])), &[4.0], 4.0);
        close(Welfare::Power(1.0), &[3.0, 1.0, 8.0], 4.0);
        close(Welfare::Power(2.0), &[1.0, 7.0], 5.0);
        close(Welfare::Nash(10.0), &[5.0, 0.0], 5.0 * 2.0_f64.ln());
        for welfare in ALL {
            close(welfare, &[], 0.0);
            close(welfare, &[0.0, 0.0], 0.0);
        }
    }

    /// Burdens from a short list, all pairs of three people.
    fn cases() -> Vec<[f64; 3]> {
        let values = [0.0, 1.0, 2.5, 7.0, 9.95, 14.0];
        let mut all = Vec::new();
        for a in values {
            for b in values {
                all.extend(values.map(|c| [a, b, c]));
            }
        }
        all
    }

    #[test]
    fn tangents_touch_and_stay_below() {
        for welfare in ALL {
            for at in cases() {
                let tangent = welfare.tangent(&at);
                assert!((tangent.at(&at) - welfare.of(&at)).abs() < 1e-9, "{welfare:?} {at:?}");
                for other in cases() {
                    let (below, value) = (tangent.at(&other), welfare.of(&other));
                    assert!(below <= value + 1e-9, "{welfare:?} {at:?} {other:?}");
                    assert!(value <= welfare.most(3, 14.0) + 1e-9, "{welfare:?} {other:?}");
                }
            }
        }
    }
}
