//! Orders of two distributions of burdens, without a single figure.

use std::cmp::Ordering;

use super::SAME;

/// From the largest down.
#[must_use]
pub fn sorted_down(values: &[f64]) -> Vec<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(|a, b| b.total_cmp(a));
    sorted
}

/// Leximin order of burdens: the larger largest burden is worse; if equal, the second largest
/// decides, and so on. Differences up to [`SAME`] count as zero. `Less` is better.
///
/// `None` if the numbers of people differ.
///
/// Source: A. Sen, *Collective Choice and Social Welfare*, 1970 (leximin), turned to burdens; for
/// workloads P. Matl, R. F. Hartl and T. Vidal, Transportation Science 52(2), 2018.
#[must_use]
pub fn leximin(a: &[f64], b: &[f64]) -> Option<Ordering> {
    if a.len() != b.len() {
        return None;
    }
    let differs =
        sorted_down(a).into_iter().zip(sorted_down(b)).find(|(x, y)| (x - y).abs() > SAME);
    Some(differs.map_or(Ordering::Equal, |(x, y)| x.total_cmp(&y)))
}

/// Whether `a` gives nobody more than `b` and somebody less, both sorted from the largest down. An
/// anonymous comparison of burdens must then not prefer `b`.
///
/// Differences up to [`SAME`] count as zero; distributions of different sizes are not compared.
///
/// Source: first-order (rank) dominance, e.g. R. Saposnik, *Rank-Dominance in Income
/// Distributions*, Public Choice 36(1), 1981, for burdens instead of incomes.
#[must_use]
pub fn no_more(a: &[f64], b: &[f64]) -> bool {
    let (a, b) = (sorted_down(a), sorted_down(b));
    a.len() == b.len()
        && a.iter().zip(&b).all(|(x, y)| *x <= y + SAME)
        && a.iter().zip(&b).any(|(x, y)| *x < y - SAME)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn largest_decides_then_the_next() {
        let order = |a: &[f64], b: &[f64]| leximin(a, b);
        assert_eq!(order(&[1.0, 9.0], &[8.0, 8.0]), Some(Ordering::Greater));
        assert_eq!(order(&[9.0, 1.0], &[2.0, 9.0]), Some(Ordering::Less));
        assert_eq!(order(&[9.0, 1.0], &[1.0, 9.0]), Some(Ordering::Equal));
        assert_eq!(order(&[9.0], &[1.0, 9.0]), None);
    }

    #[test]
    fn no_more_is_asked_of_every_rank() {
        assert!(no_more(&[5.0, 1.0], &[2.0, 5.0]));
        assert!(!no_more(&[5.0, 1.0], &[5.0, 1.0]));
        assert!(!no_more(&[5.0, 1.0], &[4.0, 4.0]));
        assert!(!no_more(&[5.0], &[6.0, 1.0]));
    }
}
