//! Envy: who would rather have another person's burden.

/// Differences up to this count as zero: far below a second of a burden in minutes.
pub const SAME: f64 = 1e-6;

/// Pairs of people in which one carries more than the other, by more than [`SAME`].
///
/// Range 0 (all equal) to n (n − 1) / 2 (all different). It counts envious pairs, not the size of
/// their differences: evening out two burdens slightly may create new pairs.
///
/// Source: D. K. Foley, *Resource Allocation and the Public Sector*, Yale Economic Essays 7(1),
/// 1967 (envy-freeness); here for burdens, where less is better.
#[must_use]
pub fn envy_pairs(values: &[f64]) -> u64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let below = |x: f64| sorted.partition_point(|&y| y < x - SAME) as u64;
    sorted.iter().map(|&x| below(x)).sum()
}

/// People who carry more than somebody else, by more than [`SAME`].
///
/// Range 0 (all equal) to n − 1.
///
/// Source: as [`envy_pairs`].
#[must_use]
pub fn envious(values: &[f64]) -> u64 {
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    values.iter().filter(|&&x| x > least + SAME).count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_and_people() {
        assert_eq!((envy_pairs(&[]), envious(&[])), (0, 0));
        assert_eq!((envy_pairs(&[3.0; 5]), envious(&[3.0; 5])), (0, 0));
        assert_eq!((envy_pairs(&[5.0, 1.0, 5.0, 1.0]), envious(&[5.0, 1.0, 5.0, 1.0])), (4, 2));
        assert_eq!((envy_pairs(&[1.0, 3.0, 2.0]), envious(&[1.0, 3.0, 2.0])), (3, 2));
    }
}
