//! All measures by name: value, direction and axioms.

use std::cmp::Ordering;

use super::{
    atkinson, envious, envy_pairs, gini, gini_of_sample, hoover, jain, max_min_ratio, no_more,
    palma, range, share_of_least, share_of_most, theil_l, theil_t, unfairness, variance, variation,
    variation_of_sample,
};

/// A measure of a distribution of burdens.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Measure {
    /// The mean; not a measure of inequality.
    Mean,
    /// The largest; not a measure of inequality.
    Largest,
    /// The smallest; not a measure of inequality.
    Smallest,
    /// [`range`].
    Range,
    /// [`max_min_ratio`].
    MaxMinRatio,
    /// [`variance`].
    Variance,
    /// [`variation`].
    Variation,
    /// [`variation_of_sample`].
    VariationOfSample,
    /// [`unfairness`].
    Unfairness,
    /// [`gini`].
    Gini,
    /// [`gini_of_sample`].
    GiniOfSample,
    /// [`jain`].
    Jain,
    /// [`theil_t`].
    TheilT,
    /// [`theil_l`].
    TheilL,
    /// [`atkinson`] with its ε.
    Atkinson(f64),
    /// [`hoover`].
    Hoover,
    /// [`share_of_most`] of the most loaded tenth.
    TopTenth,
    /// [`share_of_least`] of the least loaded two fifths.
    BottomTwoFifths,
    /// [`palma`].
    Palma,
    /// [`envy_pairs`].
    EnvyPairs,
    /// [`envious`].
    Envious,
}

/// The effect of evening out on a measure: a small amount moves from a person who carries more to
/// one who carries less, and their order stays (A. C. Pigou, *Wealth and Welfare*, 1912; H. Dalton,
/// *The Measurement of the Inequality of Incomes*, Economic Journal 30, 1920).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evening {
    /// It always makes the measure better.
    Better,
    /// It never makes the measure worse.
    NeverWorse,
    /// It can make the measure worse.
    CanBeWorse,
}

/// The axioms of a measure of burdens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Axioms {
    /// Less for one person, the others unchanged, never makes it worse.
    pub monotone: bool,
    /// Pigou–Dalton.
    pub evening: Evening,
    /// It does not change if all burdens are multiplied by a positive number.
    pub scale: bool,
    /// It does not change if the same amount is added to all burdens.
    pub translation: bool,
    /// It does not change if every person is counted twice.
    pub replication: bool,
}

impl Measure {
    /// Every measure; Atkinson's at the three most common ε.
    pub const ALL: [Self; 23] = [
        Self::Mean,
        Self::Largest,
        Self::Smallest,
        Self::Range,
        Self::MaxMinRatio,
        Self::Variance,
        Self::Variation,
        Self::VariationOfSample,
        Self::Unfairness,
        Self::Gini,
        Self::GiniOfSample,
        Self::Jain,
        Self::TheilT,
        Self::TheilL,
        Self::Atkinson(0.5),
        Self::Atkinson(1.0),
        Self::Atkinson(2.0),
        Self::Hoover,
        Self::TopTenth,
        Self::BottomTwoFifths,
        Self::Palma,
        Self::EnvyPairs,
        Self::Envious,
    ];

    /// The name in commands and files, e.g. `theil_t`, `atkinson_0.5`.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Atkinson(epsilon) => format!("atkinson_{epsilon}"),
            other => other.family().to_owned(),
        }
    }

    /// The name without a parameter.
    #[must_use]
    pub const fn family(self) -> &'static str {
        match self {
            Self::Mean => "mean",
            Self::Largest => "largest",
            Self::Smallest => "smallest",
            Self::Range => "range",
            Self::MaxMinRatio => "max_min_ratio",
            Self::Variance => "variance",
            Self::Variation => "cv",
            Self::VariationOfSample => "cv_sample",
            Self::Unfairness => "unfairness",
            Self::Gini => "gini",
            Self::GiniOfSample => "gini_sample",
            Self::Jain => "jain",
            Self::TheilT => "theil_t",
            Self::TheilL => "theil_l",
            Self::Atkinson(_) => "atkinson",
            Self::Hoover => "hoover",
            Self::TopTenth => "top_10",
            Self::BottomTwoFifths => "bottom_40",
            Self::Palma => "palma",
            Self::EnvyPairs => "envy_pairs",
            Self::Envious => "envious",
        }
    }

    /// The measure of a [`name`](Self::name); `atkinson` alone is that of ε = 0.5.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        if let Some(epsilon) = name.strip_prefix("atkinson_") {
            let epsilon = epsilon.parse::<f64>().ok()?;
            return (epsilon.is_finite() && epsilon >= 0.0).then_some(Self::Atkinson(epsilon));
        }
        Self::ALL.into_iter().find(|m| m.family() == name)
    }

    /// Its value for a distribution; `None` if undefined: fewer than two people for the two with a
    /// sample correction, an empty group for mean, largest and smallest.
    #[must_use]
    pub fn of(self, values: &[f64]) -> Option<f64> {
        let n = values.len();
        Some(match self {
            Self::Mean => (n > 0).then(|| values.iter().sum::<f64>() / n as f64)?,
            Self::Largest => values.iter().copied().max_by(f64::total_cmp)?,
            Self::Smallest => values.iter().copied().min_by(f64::total_cmp)?,
            Self::Range => range(values),
            Self::MaxMinRatio => max_min_ratio(values),
            Self::Variance => variance(values),
            Self::Variation => variation(values),
            Self::VariationOfSample => variation_of_sample(values)?,
            Self::Unfairness => unfairness(values),
            Self::Gini => gini(values),
            Self::GiniOfSample => gini_of_sample(values)?,
            Self::Jain => jain(values),
            Self::TheilT => theil_t(values),
            Self::TheilL => theil_l(values),
            Self::Atkinson(epsilon) => atkinson(values, epsilon),
            Self::Hoover => hoover(values),
            Self::TopTenth => share_of_most(values, 0.1),
            Self::BottomTwoFifths => share_of_least(values, 0.4),
            Self::Palma => palma(values),
            Self::EnvyPairs => envy_pairs(values) as f64,
            Self::Envious => envious(values) as f64,
        })
    }

    /// Whether it measures inequality, and not the size of the loads.
    #[must_use]
    pub const fn is_inequality(self) -> bool {
        !matches!(self, Self::Mean | Self::Largest | Self::Smallest)
    }

    /// Which of two values is fairer: `Less` means the first. Differences within rounding count as
    /// zero.
    #[must_use]
    pub fn fairer(self, a: f64, b: f64) -> Ordering {
        let rounding = 1e-9 * a.abs().max(b.abs()).max(1e-3);
        if a == b || rounding.is_finite() && (a - b).abs() <= rounding {
            return Ordering::Equal;
        }
        match self {
            Self::Jain | Self::BottomTwoFifths | Self::Smallest => b.total_cmp(&a),
            _ => a.total_cmp(&b),
        }
    }

    /// Its axioms for non-negative burdens; Pigou–Dalton for Theil's L, and Atkinson with ε ≥ 1, if
    /// nobody has 0.
    #[must_use]
    pub const fn axioms(self) -> Axioms {
        use Evening::{Better, CanBeWorse, NeverWorse};
        let (evening, scale, translation, replication) = match self {
            Self::Mean | Self::Largest | Self::Smallest => (NeverWorse, false, false, true),
            Self::Range => (NeverWorse, false, true, true),
            Self::MaxMinRatio => (NeverWorse, true, false, true),
            Self::Variance => (Better, false, true, true),
            Self::Variation | Self::Gini | Self::Jain | Self::TheilT | Self::TheilL => {
                (Better, true, false, true)
            }
            Self::VariationOfSample | Self::GiniOfSample => (Better, true, false, false),
            Self::Unfairness => (Better, false, true, false),
            Self::Atkinson(epsilon) if epsilon > 0.0 => (Better, true, false, true),
            Self::Atkinson(_) => (NeverWorse, true, true, true),
            Self::Hoover | Self::TopTenth | Self::BottomTwoFifths | Self::Palma => {
                (NeverWorse, true, false, true)
            }
            Self::EnvyPairs => (CanBeWorse, true, true, false),
            Self::Envious => (CanBeWorse, true, true, false),
        };
        let monotone = matches!(self, Self::Mean | Self::Largest);
        Axioms { monotone, evening, scale, translation, replication }
    }
}

/// A case in which a measure of inequality prefers a plan although another gives nobody more to
/// carry.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trap {
    /// The measure.
    pub measure: Measure,
    /// Position of the plan that it prefers.
    pub preferred: usize,
    /// Position of the plan in which each person (sorted) carries at most as much, and one less.
    pub lighter: usize,
}

/// Every case in which a measure of inequality prefers a plan over another that gives no person
/// (both sorted) more burden.
///
/// Measures of inequality consider only differences, which grow if one person carries less. P.
/// Matl, R. F. Hartl and T. Vidal (*Workload Equity in Vehicle Routing Problems: A Survey and
/// Analysis*, Transportation Science 52(2), 2018) show that of the usual measures only the largest
/// load and its lexicographic refinement avoid this.
#[must_use]
pub fn traps(plans: &[&[f64]], measures: &[Measure]) -> Vec<Trap> {
    let mut found = Vec::new();
    for (preferred, a) in plans.iter().enumerate() {
        for (lighter, b) in plans.iter().enumerate() {
            if preferred == lighter || !no_more(b, a) {
                continue;
            }
            for &measure in measures.iter().filter(|m| m.is_inequality()) {
                let (Some(x), Some(y)) = (measure.of(a), measure.of(b)) else { continue };
                if measure.fairer(x, y) == Ordering::Less {
                    found.push(Trap { measure, preferred, lighter });
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back_to_their_measures() {
        for measure in Measure::ALL {
            assert_eq!(Measure::from_name(&measure.name()), Some(measure));
        }
        assert_eq!(Measure::from_name("atkinson"), Some(Measure::Atkinson(0.5)));
        assert_eq!(Measure::from_name("atkinson_0.75"), Some(Measure::Atkinson(0.75)));
        for bad in ["", "ginny", "atkinson_", "atkinson_-1", "atkinson_inf", "atkinson_NaN"] {
            assert_eq!(Measure::from_name(bad), None, "{bad}");
        }
    }

    #[test]
    fn longer_ways_for_all_can_look_fairer() {
        let (short, long): (&[f64], &[f64]) = (&[100.0, 200.0, 300.0], &[400.0, 400.0, 400.0]);
        let found = traps(&[long, short], &[Measure::Gini, Measure::Largest, Measure::Jain]);
        let trap = |measure| Trap { measure, preferred: 0, lighter: 1 };
        assert_eq!(found, [trap(Measure::Gini), trap(Measure::Jain)]);
        assert_eq!(traps(&[short, short], &Measure::ALL), []);
        let ratio = Measure::MaxMinRatio;
        assert_eq!(ratio.fairer(1.0, f64::INFINITY), Ordering::Less);
        assert_eq!(ratio.fairer(f64::INFINITY, f64::INFINITY), Ordering::Equal);
    }
}
