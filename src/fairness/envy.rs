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

/// Envy that is left when one duty is taken away.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BeyondOne {
    /// People who carry more than somebody else even without their own largest duty, by more than
    /// [`SAME`]; 0: the burdens are envy-free up to one duty (EF1).
    pub envious: u64,
    /// The most by which such a person's burden without the largest duty exceeds the smallest burden.
    pub excess: f64,
}

/// Envy-freeness up to one duty: nobody carries more than anybody else, once the largest of one's own
/// duties is left out. `largest[i]` is how much smaller burden i is without it.
///
/// It asks what duties that cannot be divided allow: with one person's duty more than another's,
/// burdens cannot be equal. An empty group, or one person, is free of envy.
///
/// Source: E. Budish, *The Combinatorial Assignment Problem*, Journal of Political Economy 119(6), 2011
/// (for goods); for chores H. Aziz, I. Caragiannis, A. Igarashi and T. Walsh, *Fair Allocation of
/// Indivisible Goods and Chores*, Autonomous Agents and Multi-Agent Systems 36, 2022. There each person
/// judges both bundles by their own costs; here each burden is what its own bearer carries, as in
/// [`envious`].
///
/// # Panics
/// If the two lists differ in length.
#[must_use]
pub fn envy_beyond_one(values: &[f64], largest: &[f64]) -> BeyondOne {
    assert_eq!(values.len(), largest.len(), "one largest duty for each burden");
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    // The least loaded person envies nobody, so the least of all is the least of the others.
    let over = values.iter().zip(largest).map(|(x, duty)| x - duty - least);
    let over: Vec<f64> = over.filter(|&excess| excess > SAME).collect();
    BeyondOne { envious: over.len() as u64, excess: over.into_iter().fold(0.0, f64::max) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_duty_is_forgiven() {
        let free = BeyondOne { envious: 0, excess: 0.0 };
        for (values, largest, found) in [
            (&[][..], &[][..], free),
            (&[700.0], &[300.0], free),
            (&[300.0, 300.0], &[100.0, 100.0], free),
            // One has two duties, the other one of the same size; then three; then nobody a small one.
            (&[400.0, 200.0], &[200.0, 200.0], free),
            (&[600.0, 200.0], &[200.0, 200.0], BeyondOne { envious: 1, excess: 200.0 }),
            (&[600.0, 500.0, 0.0], &[250.0, 499.0, 0.0], BeyondOne { envious: 2, excess: 350.0 }),
        ] {
            assert_eq!(envy_beyond_one(values, largest), found, "{values:?}");
        }
    }

    #[test]
    fn pairs_and_people() {
        assert_eq!((envy_pairs(&[]), envious(&[])), (0, 0));
        assert_eq!((envy_pairs(&[3.0; 5]), envious(&[3.0; 5])), (0, 0));
        assert_eq!((envy_pairs(&[5.0, 1.0, 5.0, 1.0]), envious(&[5.0, 1.0, 5.0, 1.0])), (4, 2));
        assert_eq!((envy_pairs(&[1.0, 3.0, 2.0]), envious(&[1.0, 3.0, 2.0])), (3, 2));
    }
}
