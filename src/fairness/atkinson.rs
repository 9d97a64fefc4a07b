//! Atkinson's index.

/// Atkinson's index with inequality aversion ε ≥ 0 of non-negative numbers:
/// 1 − ((1 / n) Σ (xᵢ / x̄)^(1−ε))^(1/(1−ε)), and 1 − (Π xᵢ / x̄)^(1/n) for ε = 1.
///
/// Range 0 (all equal, or ε = 0) to 1 − n^(−ε/(1−ε)) for ε < 1 (one has everything), and to 1 for ε
/// ≥ 1, reached if some have nothing and others have something. An empty group, or a total of 0,
/// counts as equal: 0.
///
/// It was made for incomes, where more is better, and emphasises the low end of a distribution: for
/// burdens, the people with the least, and more so for a larger ε.
///
/// Source: A. B. Atkinson, *On the Measurement of Inequality*, Journal of Economic Theory 2(3),
/// 1970.
///
/// # Panics
/// If ε is negative or not finite.
#[must_use]
pub fn atkinson(values: &[f64], epsilon: f64) -> f64 {
    assert!(epsilon.is_finite() && epsilon >= 0.0, "ε is a number from 0 up");
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    // Also if the mean is not a number: an empty group.
    if !matches!(mean.partial_cmp(&0.0), Some(std::cmp::Ordering::Greater)) {
        return 0.0;
    }
    let shares = values.iter().map(|x| x / mean);
    let equal = if (epsilon - 1.0).abs() < 1e-12 {
        (shares.map(f64::ln).sum::<f64>() / n).exp()
    } else {
        let power = 1.0 - epsilon;
        (shares.map(|share| share.powf(power)).sum::<f64>() / n).powf(1.0 / power)
    };
    (1.0 - equal).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_and_nothing_are_equal() {
        for epsilon in [0.0, 0.5, 1.0, 2.0] {
            for values in [&[][..], &[0.0, 0.0], &[7.0], &[0.1; 7]] {
                assert!(atkinson(values, epsilon) < 1e-15, "{values:?} {epsilon}");
            }
        }
    }

    #[test]
    fn ends_of_the_range() {
        assert_eq!(atkinson(&[0.0, 9.0], 1.0), 1.0);
        assert_eq!(atkinson(&[0.0, 9.0], 2.0), 1.0);
        assert!(atkinson(&[3.0, 9.0], 0.0).abs() < 1e-15);
        // One of four has everything: 1 − 4^(−1).
        assert!((atkinson(&[0.0, 0.0, 0.0, 9.0], 0.5) - 0.75).abs() < 1e-15);
    }

    #[test]
    fn one_is_the_limit_of_its_neighbours() {
        let values = [10.0, 20.0, 50.0];
        let at = |epsilon| atkinson(&values, epsilon);
        assert!((at(1.0) - 0.5 * (at(1.0 - 1e-6) + at(1.0 + 1e-6))).abs() < 1e-9);
    }
}
