//! The Lorenz curve and the shares derived from it.

/// Lorenz curve of non-negative numbers: the points (i / n, joint share of the i smallest), from
/// (0, 0) to (1, 1).
///
/// The curve is linear between the points. For a total of 0 it is the diagonal; for an empty group,
/// its two end points. The Gini index is 1 − 2 × the area under it.
///
/// Source: M. O. Lorenz, *Methods of Measuring the Concentration of Wealth*, Publications of the
/// American Statistical Association 9(70), 1905.
#[must_use]
pub fn lorenz(values: &[f64]) -> Vec<(f64, f64)> {
    let n = values.len() as f64;
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let total: f64 = sorted.iter().sum();
    let mut points = vec![(0.0, 0.0)];
    let mut sum = 0.0;
    for (i, x) in sorted.iter().enumerate() {
        sum += x;
        let people = (i as f64 + 1.0) / n;
        points.push((people, if total > 0.0 { sum / total } else { people }));
    }
    match points.last_mut() {
        // Rounding must not end the curve below 1.
        Some(last) if !values.is_empty() => *last = (1.0, 1.0),
        _ => points.push((1.0, 1.0)),
    }
    points
}

/// Joint share of the total of the least loaded part (0 to 1) of the people, from the [`lorenz`]
/// curve.
///
/// Range 0 to `part` (all equal).
///
/// # Panics
/// If `part` is not from 0 to 1.
#[must_use]
pub fn share_of_least(values: &[f64], part: f64) -> f64 {
    assert!((0.0..=1.0).contains(&part), "a part is from 0 to 1");
    let points = lorenz(values);
    let at = points.partition_point(|p| p.0 < part);
    if at == 0 {
        return 0.0;
    }
    let ((x0, y0), (x1, y1)) = (points[at - 1], points[at.min(points.len() - 1)]);
    if x1 > x0 { y0 + (y1 - y0) * (part - x0) / (x1 - x0) } else { y1 }
}

/// Joint share of the total of the most loaded part (0 to 1) of the people, from the [`lorenz`]
/// curve.
///
/// Range `part` (all equal) to 1.
///
/// # Panics
/// If `part` is not from 0 to 1.
#[must_use]
pub fn share_of_most(values: &[f64], part: f64) -> f64 {
    assert!((0.0..=1.0).contains(&part), "a part is from 0 to 1");
    let total: f64 = values.iter().sum();
    if total <= 0.0 {
        return part;
    }
    // Whole people from the top, then a part of the next: avoids the rounding of 1 − (1 − part).
    let people = part * values.len() as f64;
    let whole = (people + 1e-9).floor() as usize;
    let down = super::sorted_down(values);
    let rest = (people - whole as f64).max(0.0) * down.get(whole).copied().unwrap_or(0.0);
    (down[..whole].iter().sum::<f64>() + rest) / total
}

/// Palma ratio of non-negative numbers: the share of the most loaded tenth over that of the least
/// loaded two fifths.
///
/// Range 1/4 (all equal) upwards; infinite if two fifths have nothing and others have something.
/// Shares are interpolated on the [`lorenz`] curve, so a tenth of fewer than ten people is a part
/// of one of them.
///
/// Source: J. G. Palma, *Homogeneous Middles vs. Heterogeneous Tails, and the End of the
/// “Inverted-U”*, Development and Change 42(1), 2011; A. Cobham and A. Sumner, *Is It All About
/// the Tails? The Palma Measure of Income Inequality*, CGD Working Paper 343, 2013.
#[must_use]
pub fn palma(values: &[f64]) -> f64 {
    let (most, least) = (share_of_most(values, 0.1), share_of_least(values, 0.4));
    if least > 0.0 { most / least } else { f64::INFINITY }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fairness::gini;

    #[test]
    fn area_is_that_of_the_gini_index() {
        for values in [&[3.0, 9.0, 1.0, 7.5][..], &[0.0, 0.0, 5.0], &[4.0], &[2.0, 2.0]] {
            let points = lorenz(values);
            let area: f64 =
                points.windows(2).map(|w| (w[1].0 - w[0].0) * (w[0].1 + w[1].1) / 2.0).sum();
            assert!((1.0 - 2.0 * area - gini(values)).abs() < 1e-12, "{values:?}");
        }
    }

    #[test]
    fn nobody_and_nothing_are_equal() {
        assert_eq!(lorenz(&[]), [(0.0, 0.0), (1.0, 1.0)]);
        assert_eq!(lorenz(&[0.0, 0.0]), [(0.0, 0.0), (0.5, 0.5), (1.0, 1.0)]);
        for values in [&[][..], &[0.0; 4], &[7.0; 10]] {
            assert!((palma(values) - 0.25).abs() < 1e-12, "{values:?}");
        }
    }

    #[test]
    fn shares_of_ten_people() {
        let values: Vec<f64> = (1..=10).map(f64::from).collect();
        assert!((share_of_most(&values, 0.1) - 10.0 / 55.0).abs() < 1e-12);
        assert!((share_of_least(&values, 0.4) - 10.0 / 55.0).abs() < 1e-12);
        assert!((palma(&values) - 1.0).abs() < 1e-12);
        for part in [0.0, 0.05, 0.25, 0.7, 1.0] {
            let both = share_of_most(&values, part) + share_of_least(&values, 1.0 - part);
            assert!((both - 1.0).abs() < 1e-12, "{part}");
        }
        assert_eq!((share_of_least(&values, 0.0), share_of_least(&values, 1.0)), (0.0, 1.0));
        // A tenth of five people is half of one of them.
        assert!((share_of_most(&[1.0, 1.0, 1.0, 1.0, 6.0], 0.1) - 0.3).abs() < 1e-12);
    }
}
