//! Hoover's index.

/// Hoover's index of non-negative numbers: Σ |xᵢ − x̄| / (2 n x̄), the share of the total that
/// would have to change hands to make all equal.
///
/// Range 0 (all equal) to 1 − 1/n (one has everything). An empty group, or a total of 0, counts as
/// equal: 0.
///
/// Source: E. M. Hoover, *The Measurement of Industrial Localization*, Review of Economics and
/// Statistics 18(4), 1936. It ignores transfers between people on the same side of the mean.
#[must_use]
pub fn hoover(values: &[f64]) -> f64 {
    let total: f64 = values.iter().sum();
    if total <= 0.0 || values.windows(2).all(|w| w[0] == w[1]) {
        return 0.0;
    }
    let mean = total / values.len() as f64;
    values.iter().map(|x| (x - mean).abs()).sum::<f64>() / (2.0 * total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_and_nothing_are_equal() {
        for values in [&[][..], &[0.0, 0.0], &[7.0], &[0.1; 7]] {
            assert_eq!(hoover(values), 0.0, "{values:?}");
        }
    }

    #[test]
    fn what_would_have_to_change_hands() {
        assert!((hoover(&[0.0, 0.0, 6.0, 6.0]) - 0.5).abs() < 1e-15);
        assert!((hoover(&[0.0, 0.0, 0.0, 8.0]) - 0.75).abs() < 1e-15);
    }
}
