//! Jain's index.

/// Jain's fairness index of non-negative numbers: (Σ x)² / (n Σ x²).
///
/// Range 1/n (one has everything) to 1 (all equal). An empty group, or a total of 0, counts as
/// equal: 1.
///
/// Source: R. K. Jain, D.-M. W. Chiu, W. R. Hawe, *A Quantitative Measure of Fairness and
/// Discrimination for Resource Allocation in Shared Computer Systems*, DEC Research Report
/// TR-301, 1984.
#[must_use]
pub fn jain(values: &[f64]) -> f64 {
    let sum: f64 = values.iter().sum();
    let squares: f64 = values.iter().map(|x| x * x).sum();
    if squares <= 0.0 {
        return 1.0;
    }
    // Rounding may give slightly more than 1 for equal numbers.
    (sum * sum / (values.len() as f64 * squares)).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_to_share_is_equal() {
        assert_eq!(jain(&[]), 1.0);
        assert_eq!(jain(&[0.0, 0.0]), 1.0);
    }
}
