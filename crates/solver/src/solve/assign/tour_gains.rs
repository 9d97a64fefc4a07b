//! Which division of a node to try: by what like divisions have raised the bound by.

use std::collections::HashMap;

use super::tour_rows::{Row, WHOLE};

/// Kinds of divisions.
const KINDS: usize = 6;

/// A row whose value in a point is not whole.
#[derive(Debug, Clone)]
pub(super) struct Division {
    pub row: Row,
    /// Kind and position of the row.
    pub key: (usize, usize),
    pub value: f64,
}

/// What divisions have raised the bound by so far, per unit of distance: below, above.
#[derive(Debug, Default)]
pub(super) struct Gains {
    by_key: HashMap<(usize, usize), [(f64, f64); 2]>,
    by_kind: [[(f64, f64); 2]; KINDS],
}

impl Gains {
    pub fn learn(&mut self, division: &Division, up: bool, gain: f64) {
        let apart = division.value - division.value.floor();
        let apart = if up { 1.0 - apart } else { apart };
        let gain = gain.max(0.0) / apart.max(WHOLE);
        for side in [
            &mut self.by_key.entry(division.key).or_default()[usize::from(up)],
            &mut self.by_kind[division.key.0][usize::from(up)],
        ] {
            *side = (side.0 + gain, side.1 + 1.0);
        }
    }

    fn expected(&self, division: &Division, up: bool) -> f64 {
        let side = usize::from(up);
        let mean = |s: &[(f64, f64); 2]| (s[side].1 > 0.0).then(|| s[side].0 / s[side].1);
        // A kind not yet tried is worth a try.
        let best = || self.by_kind.iter().filter_map(mean).fold(1.0, f64::max);
        self.by_key
            .get(&division.key)
            .and_then(mean)
            .or_else(|| mean(&self.by_kind[division.key.0]))
            .unwrap_or_else(best)
    }

    /// Product of both sides' gains (T. Achterberg, T. Koch and A. Martin, "Branching rules
    /// revisited", Operations Research Letters 33, 2005).
    pub fn score(&self, division: &Division) -> f64 {
        let apart = division.value - division.value.floor();
        let down = self.expected(division, false) * apart;
        let up = self.expected(division, true) * (1.0 - apart);
        down.max(1e-4) * up.max(1e-4)
    }
}
