//! A linear program for column generation: columns are added one at a time.
//!
//! Revised primal simplex with a dense inverse of the basis, for programs of a few hundred rows: a
//! step takes microseconds, and new columns start from the last basis. The caller recomputes every
//! bound from the dual prices, so no proof depends on rounding here.

use super::Sense;

/// Reduced costs closer to zero than this count as zero.
const NOTHING: f64 = 1e-8;

/// Cost of an artificial column: more than any real plan.
const ARTIFICIAL: f64 = 1e6;

/// An artificial column above this value is not explained by rounding or perturbation.
const ARTIFICIAL_LEFT: f64 = 1e-4;

/// Steps between two recomputed inverses.
const FRESH: usize = 120;

/// Perturbation of the right-hand sides, to prevent cycling.
const APART: f64 = 1e-6;

/// See the module.
#[derive(Debug, Clone)]
pub struct ColumnLp {
    rows: usize,
    rhs: Vec<f64>,
    /// The same, perturbed.
    moved: Vec<f64>,
    /// Terms of all columns, one after another, and where each column ends.
    terms: Vec<(u32, f64)>,
    ends: Vec<usize>,
    costs: Vec<f64>,
    /// Position in the basis.
    at: Vec<Option<usize>>,
    basis: Vec<usize>,
    /// Column by column: a step reads and changes whole columns, and leaves many as they are.
    inverse: Vec<f64>,
    x: Vec<f64>,
    y: Vec<f64>,
    steps: usize,
}

impl ColumnLp {
    /// A program with these rows and only their slack columns.
    #[must_use]
    pub fn new(rows: &[(Sense, f64)]) -> Self {
        let m = rows.len();
        let rhs: Vec<f64> = rows.iter().map(|r| r.1).collect();
        let mut lp = Self {
            rows: m,
            moved: rhs.clone(),
            rhs,
            terms: Vec::new(),
            ends: Vec::new(),
            costs: Vec::new(),
            at: Vec::new(),
            basis: Vec::with_capacity(m),
            inverse: vec![0.0; m * m],
            x: Vec::with_capacity(m),
            y: vec![0.0; m],
            steps: 0,
        };
        for (i, &(sense, b)) in rows.iter().enumerate() {
            let step = APART * (1.0 + (i as f64 * 0.618_034).fract());
            let slack = match sense {
                Sense::Le => Some((1.0, step)),
                Sense::Ge => Some((-1.0, -step)),
                Sense::Eq => None,
            };
            lp.moved[i] = b + slack.map_or(step, |s| s.1);
            let sign = if lp.moved[i] >= 0.0 { 1.0 } else { -1.0 };
            let slack = slack.map(|(a, _)| (lp.add(0.0, vec![(i, a)]), a));
            let (first, a) = match slack {
                Some((col, a)) if a == sign => (col, a),
                _ => (lp.add(ARTIFICIAL, vec![(i, sign)]), sign),
            };
            lp.at[first] = Some(i);
            lp.basis.push(first);
            lp.inverse[i * m + i] = a;
            lp.x.push(lp.moved[i] * a);
            lp.y[i] = lp.costs[first] * a;
        }
        lp
    }

    /// Adds a column with `x >= 0` and returns its position.
    pub fn add(&mut self, cost: f64, terms: Vec<(usize, f64)>) -> usize {
        self.terms.extend(terms.into_iter().map(|(i, a)| (i as u32, a)));
        self.ends.push(self.terms.len());
        self.costs.push(cost);
        self.at.push(None);
        self.ends.len() - 1
    }

    fn column(&self, j: usize) -> &[(u32, f64)] {
        let from = if j == 0 { 0 } else { self.ends[j - 1] };
        &self.terms[from..self.ends[j]]
    }

    /// Dual prices of the last basis, with the sign that each row's sense allows.
    #[must_use]
    pub fn prices(&self, rows: &[(Sense, f64)]) -> Vec<f64> {
        let clean = |(&y, (sense, _)): (&f64, &(Sense, f64))| match sense {
            Sense::Ge => y.max(0.0),
            Sense::Le => y.min(0.0),
            Sense::Eq => y,
        };
        self.y.iter().zip(rows).map(clean).collect()
    }

    /// Values of the basic columns, by position of the column.
    #[must_use]
    pub fn values(&self) -> Vec<(usize, f64)> {
        self.basis.iter().copied().zip(self.times_inverse(&self.rhs)).collect()
    }

    /// The inverse times a vector.
    fn times_inverse(&self, v: &[f64]) -> Vec<f64> {
        let mut product = vec![0.0; self.rows];
        for (column, &v) in self.inverse.chunks(self.rows).zip(v) {
            for (p, a) in product.iter_mut().zip(column) {
                *p += a * v;
            }
        }
        product
    }

    /// Whether an artificial column is still needed: after [`Self::solve`], no point of the present
    /// columns satisfies all rows.
    #[must_use]
    pub fn lacks_a_point(&self) -> bool {
        self.values().iter().any(|&(j, v)| self.costs[j] >= ARTIFICIAL && v > ARTIFICIAL_LEFT)
    }

    /// Warm start: enters columns that were basic in a similar program.
    pub fn warm(&mut self, columns: &[usize]) {
        for &j in columns {
            if self.at[j].is_none() && self.reduced(j) < -NOTHING {
                self.pivot(j);
            }
        }
    }

    /// Optimises over the present columns until done or `over`; `false` if this failed.
    pub fn solve(&mut self, over: &dyn Fn() -> bool) -> bool {
        let most = 50 * (self.rows + 20);
        for step in 0..most {
            if step % 64 == 63 && over() {
                return false;
            }
            if self.steps >= FRESH && !self.refresh() {
                return false;
            }
            let Some(enters) = self.cheapest() else {
                return true;
            };
            if !self.pivot(enters) {
                return false;
            }
        }
        false
    }

    /// Reduced cost of a column.
    #[must_use]
    pub fn reduced(&self, j: usize) -> f64 {
        let paid: f64 = self.column(j).iter().map(|&(i, a)| a * self.y[i as usize]).sum();
        self.costs[j] - paid
    }

    fn cheapest(&self) -> Option<usize> {
        let mut best = (-NOTHING, None);
        for j in 0..self.ends.len() {
            if self.at[j].is_none() && self.costs[j] < ARTIFICIAL {
                let reduced = self.reduced(j);
                if reduced < best.0 {
                    best = (reduced, Some(j));
                }
            }
        }
        best.1
    }

    fn pivot(&mut self, enters: usize) -> bool {
        let m = self.rows;
        let mut alpha = vec![0.0; m];
        for &(k, a) in self.column(enters) {
            let column = &self.inverse[k as usize * m..][..m];
            for (alpha, v) in alpha.iter_mut().zip(column) {
                *alpha += v * a;
            }
        }
        let mut leaves: Option<(usize, f64)> = None;
        for (i, &a) in alpha.iter().enumerate().filter(|(_, a)| **a > 1e-8) {
            let ratio = self.x[i].max(0.0) / a;
            let closer = leaves.is_none_or(|(at, least)| {
                ratio < least - 1e-11 || ratio <= least + 1e-11 && a > alpha[at]
            });
            if closer {
                leaves = Some((i, ratio));
            }
        }
        let Some((r, ratio)) = leaves else { return false };
        let reduced = self.reduced(enters);
        let pivot = alpha[r];
        let old = self.basis[r];
        self.at[old] = None;
        self.at[enters] = Some(r);
        self.basis[r] = enters;
        alpha[r] = 0.0;
        for (alpha, x) in alpha.iter_mut().zip(&mut self.x) {
            if alpha.abs() <= 1e-13 {
                *alpha = 0.0;
            }
            *x -= *alpha * ratio;
        }
        self.x[r] = ratio;
        for (column, y) in self.inverse.chunks_mut(m).zip(&mut self.y) {
            let v = column[r] / pivot;
            if v != 0.0 {
                column[r] = v;
                for (o, factor) in column.iter_mut().zip(&alpha) {
                    *o -= factor * v;
                }
                *y += reduced * v;
            }
        }
        self.steps += 1;
        true
    }

    /// Recomputes the inverse from the basis; `false` if it has become singular.
    fn refresh(&mut self) -> bool {
        let m = self.rows;
        let mut left = vec![0.0; m * m];
        for (c, &j) in self.basis.iter().enumerate() {
            for &(i, a) in self.column(j) {
                left[i as usize * m + c] += a;
            }
        }
        let mut right = vec![0.0; m * m];
        for i in 0..m {
            right[i * m + i] = 1.0;
        }
        // The row in which each basic column was eliminated.
        let mut done = vec![false; m];
        let mut of_column = vec![0; m];
        for c in 0..m {
            let weight = |i: usize| left[i * m + c].abs();
            let Some(r) = (0..m)
                .filter(|&i| !done[i])
                .max_by(|&a, &b| weight(a).total_cmp(&weight(b)).then(b.cmp(&a)))
            else {
                return false;
            };
            let pivot = left[r * m + c];
            if pivot.abs() < 1e-10 {
                return false;
            }
            (done[r], of_column[c]) = (true, r);
            for v in &mut left[r * m..(r + 1) * m] {
                *v /= pivot;
            }
            for v in &mut right[r * m..(r + 1) * m] {
                *v /= pivot;
            }
            let (l, o) = (left[r * m..(r + 1) * m].to_vec(), right[r * m..(r + 1) * m].to_vec());
            for i in (0..m).filter(|&i| i != r) {
                let factor = left[i * m + c];
                if factor != 0.0 {
                    let terms = left[i * m..(i + 1) * m].iter_mut().zip(&l);
                    terms.for_each(|(v, l)| *v -= factor * l);
                    let terms = right[i * m..(i + 1) * m].iter_mut().zip(&o);
                    terms.for_each(|(v, o)| *v -= factor * o);
                }
            }
        }
        for (c, &r) in of_column.iter().enumerate() {
            for (k, &v) in right[r * m..(r + 1) * m].iter().enumerate() {
                self.inverse[k * m + c] = v;
            }
        }
        self.x = self.times_inverse(&self.moved);
        let costs = || self.basis.iter().map(|&j| self.costs[j]);
        let price = |column: &[f64]| costs().zip(column).map(|(cost, a)| cost * a).sum();
        self.y = self.inverse.chunks(m).map(price).collect();
        self.steps = 0;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_program_and_its_prices() {
        // min 3a + 2b + 4c; a + b >= 2; b + c >= 3; b <= 1.
        let rows = [(Sense::Ge, 2.0), (Sense::Ge, 3.0), (Sense::Le, 1.0)];
        let mut lp = ColumnLp::new(&rows);
        let a = lp.add(3.0, vec![(0, 1.0)]);
        assert!(lp.solve(&|| false));
        let c = lp.add(4.0, vec![(1, 1.0)]);
        let b = lp.add(2.0, vec![(0, 1.0), (1, 1.0), (2, 1.0)]);
        assert!(lp.solve(&|| false));
        let x = |j| lp.values().iter().find(|v| v.0 == j).map_or(0.0, |v| v.1);
        assert!(
            (x(a) - 1.0).abs() < 1e-6 && (x(b) - 1.0).abs() < 1e-6 && (x(c) - 2.0).abs() < 1e-6
        );
        let y = lp.prices(&rows);
        let paid: f64 = y.iter().zip(&rows).map(|(y, r)| y * r.1).sum();
        assert!((paid - 13.0).abs() < 1e-6, "{y:?}");
        assert!(lp.refresh());
        assert!(lp.solve(&|| false));
        let again = lp.prices(&rows);
        assert!(y.iter().zip(&again).all(|(a, b)| (a - b).abs() < 1e-6));
        assert!(!lp.lacks_a_point());
    }

    #[test]
    fn a_program_without_points_keeps_an_artificial_column() {
        let rows = [(Sense::Eq, 2.0), (Sense::Le, 1.0)];
        let mut lp = ColumnLp::new(&rows);
        lp.add(1.0, vec![(0, 1.0), (1, 1.0)]);
        assert!(lp.solve(&|| false));
        let y = lp.prices(&rows);
        assert!(2.0 * y[0] + y[1] > 1e5);
        assert!(lp.lacks_a_point());
    }
}
