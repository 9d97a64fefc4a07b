//! The two entropy indices of Theil.

fn mean_of(values: &[f64]) -> Option<f64> {
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    (mean > 0.0).then_some(mean)
}

/// Theil's T of non-negative numbers: (1 / n) Σ (xᵢ / x̄) ln(xᵢ / x̄), with 0 ln 0 = 0.
///
/// Range 0 (all equal) to ln n (one has everything). An empty group, or a total of 0, counts as
/// equal: 0.
///
/// Source: H. Theil, *Economics and Information Theory*, Amsterdam 1967, chapter 4.
#[must_use]
pub fn theil_t(values: &[f64]) -> f64 {
    let Some(mean) = mean_of(values) else { return 0.0 };
    let sum: f64 = values
        .iter()
        .map(|x| x / mean)
        .map(|share| if share > 0.0 { share * share.ln() } else { 0.0 })
        .sum();
    // Equal numbers may leave a rounding error of either sign.
    (sum / values.len() as f64).max(0.0)
}

/// Theil's L (mean log deviation) of non-negative numbers: (1 / n) Σ ln(x̄ / xᵢ).
///
/// Range 0 (all equal) upwards; infinite if some have nothing and others have something. An empty
/// group, or a total of 0, counts as equal: 0.
///
/// Source: as [`theil_t`].
#[must_use]
pub fn theil_l(values: &[f64]) -> f64 {
    let Some(mean) = mean_of(values) else { return 0.0 };
    let sum: f64 = values.iter().map(|x| (mean / x).ln()).sum();
    (sum / values.len() as f64).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_and_nothing_are_equal() {
        for values in [&[][..], &[0.0, 0.0], &[7.0], &[0.1; 7]] {
            assert!(theil_t(values).abs() < 1e-15, "{values:?}");
            assert!(theil_l(values).abs() < 1e-15, "{values:?}");
        }
    }

    #[test]
    fn ends_of_the_range() {
        assert!((theil_t(&[0.0, 0.0, 0.0, 9.0]) - 4.0_f64.ln()).abs() < 1e-15);
        assert_eq!(theil_l(&[0.0, 9.0]), f64::INFINITY);
    }
}
