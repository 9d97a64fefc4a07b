//! The Gini index.

/// Gini index of non-negative numbers: Σᵢ Σⱼ |xᵢ − xⱼ| / (2 n² x̄).
///
/// Range 0 (all equal) to 1 − 1/n (one has everything). An empty group, or a total of 0, counts as
/// equal: 0.
///
/// Source: C. Gini, *Variabilità e mutabilità*, Bologna 1912; without the n / (n − 1) sample
/// correction, because a group is the whole population. On sorted values the double sum becomes 2
/// Σᵢ (2 i − n − 1) x₍ᵢ₎.
#[must_use]
pub fn gini(values: &[f64]) -> f64 {
    let n = values.len() as f64;
    let total: f64 = values.iter().sum();
    if total <= 0.0 {
        return 0.0;
    }
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let weighted: f64 =
        sorted.iter().enumerate().map(|(i, x)| (2.0 * (i as f64 + 1.0) - n - 1.0) * x).sum();
    // Equal numbers may leave a rounding error of either sign.
    (weighted / (n * total)).max(0.0)
}

/// Gini index corrected for samples: [`gini`] × n / (n − 1).
///
/// Range 0 (all equal) to 1 (one has everything). `None` for fewer than two numbers; a total of 0
/// counts as equal: 0.
///
/// Source: G. Deltas, *The Small-Sample Bias of the Gini Coefficient*, Review of Economics and
/// Statistics 85(1), 2003; for external tables that use it.
#[must_use]
pub fn gini_of_sample(values: &[f64]) -> Option<f64> {
    let n = values.len() as f64;
    (values.len() >= 2).then(|| gini(values) * n / (n - 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn definition_by_pairs() {
        let values = [392.4, 180.0, 0.0, 211.7, 180.0, 540.25];
        let n = values.len() as f64;
        let mean = values.iter().sum::<f64>() / n;
        let pairs: f64 = values.iter().flat_map(|a| values.map(|b| (a - b).abs())).sum();
        assert!((gini(&values) - pairs / (2.0 * n * n * mean)).abs() < 1e-12);
    }

    #[test]
    fn nothing_to_share_is_equal() {
        assert_eq!(gini(&[]), 0.0);
        assert_eq!(gini(&[0.0, 0.0]), 0.0);
        assert!(gini(&[0.1; 7]).is_sign_positive());
        assert_eq!((gini_of_sample(&[7.0]), gini_of_sample(&[0.0, 0.0])), (None, Some(0.0)));
    }
}
