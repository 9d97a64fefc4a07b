//! The signed-rank test of paired differences.

/// Values that differ by this much, relative, have the same rank.
const TIE: f64 = 1e-9;

/// Differences up to this many are tested exactly.
const EXACT: usize = 50;

/// The result of the test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SignedRank {
    /// Differences that are not zero: those that are ranked.
    pub ranked: usize,
    /// Sum of the ranks of the positive differences.
    pub plus: f64,
    /// Sum of the ranks of the negative differences.
    pub minus: f64,
    /// Two-sided p-value; 1 where nothing is ranked.
    pub p: f64,
}

/// The two-sided signed-rank test of differences around zero.
///
/// Source: F. Wilcoxon, *Individual Comparisons by Ranking Methods*, Biometrics Bulletin 1(6), 1945.
/// Zeros are left out; differences of the same size share the mean of their ranks. Up to 50
/// differences the p-value is exact: twice the probability that random signs of these very ranks, ties
/// included, give a sum as small as the smaller one (`PermutationMethod` of scipy, and `exact` where
/// nothing is tied). Beyond, it is that of the normal distribution with the variance for ties and
/// without correction for continuity (`approx` of scipy).
#[must_use]
pub fn signed_rank(differences: &[f64]) -> SignedRank {
    let mut sizes: Vec<(f64, bool)> =
        differences.iter().filter(|d| **d != 0.0).map(|d| (d.abs(), *d > 0.0)).collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    // Twice the ranks are whole numbers.
    let mut doubled: Vec<usize> = Vec::with_capacity(sizes.len());
    let mut ties = 0.0;
    for tied in sizes.chunk_by(|a, b| b.0 - a.0 <= TIE * b.0) {
        let (first, n) = (doubled.len() + 1, tied.len());
        doubled.extend(std::iter::repeat_n(2 * first + n - 1, n));
        ties += (n as f64).powi(3) - n as f64;
    }
    let positive = |wanted: bool| -> usize {
        let ranks = sizes.iter().zip(&doubled);
        ranks.filter(|((_, positive), _)| *positive == wanted).map(|(_, rank)| rank).sum()
    };
    let (plus, minus) = (positive(true), positive(false));
    let least = plus.min(minus);
    let n = doubled.len();
    let p = if n == 0 {
        1.0
    } else if n <= EXACT {
        2.0 * share_of_sums_up_to(&doubled, least)
    } else {
        let n = n as f64;
        let mean = n * (n + 1.0) / 4.0;
        let variance = n * (n + 1.0) * (2.0 * n + 1.0) / 24.0 - ties / 48.0;
        libm::erfc((mean - least as f64 / 2.0) / (2.0 * variance).sqrt())
    };
    SignedRank { ranked: n, plus: plus as f64 / 2.0, minus: minus as f64 / 2.0, p: p.min(1.0) }
}

/// Which share of all choices of signs gives a sum of the positive ranks up to `most`.
fn share_of_sums_up_to(ranks: &[usize], most: usize) -> f64 {
    let mut share = vec![0.0; most + 1];
    share[0] = 1.0;
    for &rank in ranks {
        for sum in (0..=most).rev() {
            let with = if sum >= rank { share[sum - rank] } else { 0.0 };
            share[sum] = 0.5 * (share[sum] + with);
        }
    }
    share.iter().sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// scipy 1.17.1: `wilcoxon(d, zero_method="wilcox")`, with `method="exact"`,
    /// `PermutationMethod(n_resamples=inf)` where values are tied, and `method="approx"`.
    #[test]
    fn values_are_scipys() {
        let many: Vec<f64> = (0..60).map(|i| f64::from((i * 37) % 101 - 40) / 2.0).collect();
        let cases: [(&[f64], f64, f64); 6] = [
            (&[6.5, 8.0, -2.0, 1.5, -0.5, 4.0, 7.0, 3.0], 4.0, 0.0546875),
            (&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0], 0.0, 0.03125),
            (&[1.0, 1.0, -1.0, 2.0, 2.0, 3.0, 0.0, -2.0, 4.0, 4.0], 7.0, 0.08203125),
            (&[0.5, 0.5, 0.5, -0.5, 0.0, 1.25], 2.5, 0.3125),
            (
                &[-0.1, 0.2, -0.3, 0.4, -0.5, 0.6, -0.7, 0.8, -0.9, 1.0, 1.1, 1.2],
                25.0,
                0.30126953125,
            ),
            (&many, 583.0, 0.02263320893600752),
        ];
        for (differences, statistic, p) in cases {
            let found = signed_rank(differences);
            assert_eq!(found.plus.min(found.minus), statistic, "{differences:?}");
            assert!((found.p - p).abs() < 1e-12, "{differences:?}: {found:?}, not {p}");
        }
    }

    #[test]
    fn nothing_to_rank_is_no_difference() {
        for none in [&[][..], &[0.0, 0.0]] {
            let found = signed_rank(none);
            assert_eq!((found.ranked, found.p), (0, 1.0));
        }
        assert_eq!(signed_rank(&[-3.0]).p, 1.0);
    }
}
