//! Measures of dispersion: range, max–min ratio, variance and related ones.

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// Σ (xᵢ − x̄)².
fn squares(values: &[f64]) -> f64 {
    // The mean of equal numbers is rounded, so each of them would differ slightly from it.
    if values.windows(2).all(|w| w[0] == w[1]) {
        return 0.0;
    }
    let mean = mean(values);
    values.iter().map(|x| (x - mean) * (x - mean)).sum()
}

fn ends(values: &[f64]) -> Option<(f64, f64)> {
    let least = values.iter().copied().min_by(f64::total_cmp)?;
    let most = values.iter().copied().max_by(f64::total_cmp)?;
    Some((least, most))
}

/// Range: max x − min x.
///
/// Range 0 (all equal) upwards, in the unit of the numbers. Empty group: 0.
///
/// Source: any textbook; as an equity measure of workloads it is examined in P. Matl, R. F. Hartl
/// and T. Vidal, *Workload Equity in Vehicle Routing Problems: A Survey and Analysis*,
/// Transportation Science 52(2), 2018.
#[must_use]
pub fn range(values: &[f64]) -> f64 {
    ends(values).map_or(0.0, |(least, most)| most - least)
}

/// Max−min ratio of non-negative numbers: max x / min x.
///
/// Range 1 (all equal) upwards; infinite if the smallest is 0 and another is not. An empty group,
/// or a total of 0, counts as equal: 1.
///
/// Source: R. K. Jain, D.-M. W. Chiu, W. R. Hawe, *A Quantitative Measure of Fairness and
/// Discrimination for Resource Allocation in Shared Computer Systems*, DEC Research Report TR-301,
/// 1984, which has it as min-max ratio (smallest over largest).
#[must_use]
pub fn max_min_ratio(values: &[f64]) -> f64 {
    match ends(values) {
        Some((least, most)) if most > 0.0 => most / least.max(0.0),
        _ => 1.0,
    }
}

/// Variance of the whole population: (1 / n) Σ (xᵢ − x̄)².
///
/// Range 0 (all equal) upwards, in squared units. Empty group: 0.
///
/// Source: any textbook; the group is the whole population, so there is no sample correction.
#[must_use]
pub fn variance(values: &[f64]) -> f64 {
    if values.is_empty() { 0.0 } else { squares(values) / values.len() as f64 }
}

/// Coefficient of variation of non-negative numbers: √variance / x̄.
///
/// Range 0 (all equal) to √(n − 1) (one has everything). An empty group, or a total of 0, counts as
/// equal: 0. Jain's index is 1 / (1 + CV²).
///
/// Source: K. Pearson, *Regression, Heredity and Panmixia*, Philosophical Transactions A 187,
/// 1896.
#[must_use]
pub fn variation(values: &[f64]) -> f64 {
    if values.is_empty() || mean(values) <= 0.0 {
        return 0.0;
    }
    variance(values).sqrt() / mean(values)
}

/// Coefficient of variation of a sample: √(Σ (xᵢ − x̄)² / (n − 1)) / x̄.
///
/// Range 0 (all equal) to √n (one has everything). `None` for fewer than two numbers; a total of 0
/// counts as equal: 0.
///
/// Source: as [`variation`], with F. W. Bessel's sample correction; for external tables that use
/// it.
#[must_use]
pub fn variation_of_sample(values: &[f64]) -> Option<f64> {
    let n = values.len();
    if n < 2 {
        return None;
    }
    Some(if mean(values) <= 0.0 {
        0.0
    } else {
        (squares(values) / (n as f64 - 1.0)).sqrt() / mean(values)
    })
}

/// Distance from the equal distribution: √(Σ (xᵢ − x̄)²).
///
/// Range 0 (all equal) upwards, in the unit of the numbers. Empty group: 0.
///
/// Source: the “unfairness” that the load balancing collector of Timefold Solver reports
/// (*Timefold Solver documentation*, load balancing and fairness), there for whole numbers.
#[must_use]
pub fn unfairness(values: &[f64]) -> f64 {
    squares(values).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_and_nothing_are_equal() {
        for values in [&[][..], &[0.0, 0.0, 0.0], &[7.0], &[0.1; 3]] {
            assert_eq!((range(values), max_min_ratio(values)), (0.0, 1.0), "{values:?}");
            assert_eq!((variance(values), variation(values)), (0.0, 0.0), "{values:?}");
            assert_eq!(unfairness(values), 0.0, "{values:?}");
        }
        assert_eq!(variation_of_sample(&[7.0]), None);
        assert_eq!(variation_of_sample(&[0.0, 0.0]), Some(0.0));
    }

    #[test]
    fn one_without_a_load_makes_the_ratio_infinite() {
        assert_eq!(max_min_ratio(&[0.0, 3.0]), f64::INFINITY);
    }
}
