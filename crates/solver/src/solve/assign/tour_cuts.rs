//! Rows about tours that every plan keeps and a fractional point may break, and pins.

use super::tour_rows::{Row, Rule, WHOLE, heavy};
use super::tour_space::{PinnedTour, TourSpace};
use crate::model::Sense;

/// Parts of a mentor's minutes that heavy duties are counted by.
const PARTS: std::ops::RangeInclusive<u32> = 2..=6;

/// In how many parts of `room` minutes duties (minutes, how often) count for more than fit.
pub(super) fn broken_parts(duties: &[(f64, f64)], room: f64) -> impl Iterator<Item = u32> {
    PARTS.filter(move |&q| {
        let part = (room + 1e-6) / f64::from(q);
        let taken: f64 = duties.iter().map(|(minutes, v)| v * heavy(*minutes, part)).sum();
        part > 0.0 && taken > f64::from(q) - 1.0 + 0.01
    })
}

/// Sets of places, odd in the inspections that they may have, that hold more tours of two stops
/// than half of those (J. Edmonds, "Maximum matching and a polyhedron with 0,1-vertices", 1965).
pub(super) fn odd_sets(pairs: &[Vec<f64>], most: &[u32]) -> Vec<Vec<usize>> {
    let mut found: Vec<(f64, Vec<usize>)> = Vec::new();
    let near: Vec<usize> =
        (0..most.len()).filter(|&k| pairs[k].iter().any(|&v| v > WHOLE)).collect();
    for &start in &near {
        let mut set = vec![start];
        let mut inside = 0.0;
        while set.len() < 11 {
            let gain = |k: usize| set.iter().map(|&o| pairs[o][k]).sum::<f64>();
            let next = near
                .iter()
                .copied()
                .filter(|k| !set.contains(k))
                .max_by(|&a, &b| gain(a).total_cmp(&gain(b)).then(b.cmp(&a)));
            let Some(next) = next.filter(|&k| gain(k) > WHOLE) else { break };
            inside += gain(next);
            set.push(next);
            let places: u32 = set.iter().map(|&k| most[k]).sum();
            let over = inside - f64::from(places / 2);
            if places % 2 == 1 && over > 0.02 {
                let mut sorted = set.clone();
                sorted.sort_unstable();
                if !found.iter().any(|f| f.1 == sorted) {
                    found.push((over, sorted));
                }
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    found.into_iter().take(8).map(|f| f.1).collect()
}

/// Pinned inspections as rows.
pub(super) fn pins(space: &TourSpace) -> Vec<Rule> {
    let rule = |pin: &PinnedTour| Rule {
        row: Row::Pin { team: pin.team.clone(), routes: pin.routes.clone() },
        sense: Sense::Ge,
        rhs: f64::from(pin.times),
    };
    space.pins.iter().map(rule).collect()
}
