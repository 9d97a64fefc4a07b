//! Hosts for the hostings of an alliance so that rotation (E3) holds, with the fewest kilometres.
//!
//! E3 asks that a host who is chosen ends the term with at most one hosting more than any other.
//! That is: for some level `m` every host ends with at least `m`, and whoever is chosen with at
//! most `m + 1`. For one level this is an assignment problem: the slots that lift everybody to it
//! must be filled, and each host at or below it has one slot more that may be.

/// Cost of a hosting without a host: more than any kilometres.
const NOBODY: f64 = 1e7;

/// What filling a slot that must be filled is worth: more than any hostings without a host.
const FORCED: f64 = 1e10;

/// The hosts of an alliance as far as they are settled.
#[derive(Debug, Clone, Default)]
pub(super) struct Rotation {
    /// Hostings of the year by host: history, named and pinned ones.
    pub base: Vec<u32>,
    /// Chosen by a pin, so that E3 binds them whatever else is chosen.
    pub bound: Vec<bool>,
}

impl Rotation {
    /// A host for as many hostings as can be, and among those for the fewest kilometres; `None`
    /// where a host that a pin has chosen is out of turn whatever the others do.
    ///
    /// `km` by hosting and host, infinite where a host cannot be.
    pub fn hosts(&self, km: &[Vec<f64>]) -> Option<Vec<Option<usize>>> {
        let lowest = self.base.iter().copied().min().unwrap_or(0);
        let mut best: Option<(f64, Vec<Option<usize>>)> = None;
        for level in (0..=lowest + km.len() as u32).rev() {
            let slots: u32 = self.base.iter().map(|&b| (level + 1).saturating_sub(b)).sum();
            let held = |hosts: &[Option<usize>]| hosts.iter().flatten().count();
            if best.as_ref().is_some_and(|b| held(&b.1) > slots as usize) {
                break;
            }
            if let Some(found) = self.at_level(level, km)
                && best.as_ref().is_none_or(|b| found.0 < b.0)
            {
                best = Some(found);
            }
        }
        best.map(|(_, hosts)| hosts)
    }

    fn at_level(&self, level: u32, km: &[Vec<f64>]) -> Option<(f64, Vec<Option<usize>>)> {
        let n = self.base.len();
        if (0..n).any(|h| self.bound[h] && self.base[h] > level + 1) {
            return None;
        }
        // Host and whether the slot must be filled.
        let mut slots: Vec<(usize, bool)> = Vec::new();
        for h in 0..n {
            slots.extend((self.base[h]..level).map(|_| (h, true)));
        }
        let forced = slots.len();
        if forced > km.len() {
            return None;
        }
        slots.extend((0..n).filter(|&h| self.base[h] <= level).map(|h| (h, false)));
        let open = slots.len();
        let nobody = vec![NOBODY; km.len()];
        let costs: Vec<Vec<f64>> = km
            .iter()
            .map(|km| {
                let slot = |&(h, must): &(usize, bool)| km[h] - if must { FORCED } else { 0.0 };
                // Nobody has as many slots as there are hostings.
                slots.iter().map(slot).chain(nobody.iter().copied()).collect()
            })
            .collect();
        let at = assignment(&costs);
        let filled = at.iter().filter(|&&s| s < forced).count();
        let cost: f64 =
            at.iter().zip(km).map(|(&s, km)| if s < open { km[slots[s].0] } else { NOBODY }).sum();
        (filled == forced)
            .then(|| (cost, at.iter().map(|&s| (s < open).then(|| slots[s].0)).collect()))
    }
}

/// The cheapest assignment of rows to different columns, of which there are no fewer than rows
/// (H. W. Kuhn, "The Hungarian method for the assignment problem", Naval Research Logistics
/// Quarterly 2, 1955; by shortest augmenting paths).
fn assignment(cost: &[Vec<f64>]) -> Vec<usize> {
    let (n, m) = (cost.len(), cost.first().map_or(0, Vec::len));
    let (mut row_price, mut col_price) = (vec![0.0; n], vec![0.0; m]);
    // By column: its row; column `m` is where a new row starts.
    let mut row_of: Vec<Option<usize>> = vec![None; m + 1];
    col_price.push(0.0);
    for start in 0..n {
        row_of[m] = Some(start);
        let mut at = m;
        let mut least = vec![f64::INFINITY; m];
        let mut from = vec![m; m];
        let mut seen = vec![false; m + 1];
        while let Some(row) = row_of[at] {
            seen[at] = true;
            let (mut step, mut next) = (f64::INFINITY, m);
            for j in (0..m).filter(|&j| !seen[j]) {
                let reduced = cost[row][j] - row_price[row] - col_price[j];
                if reduced < least[j] {
                    least[j] = reduced;
                    from[j] = at;
                }
                if least[j] < step {
                    step = least[j];
                    next = j;
                }
            }
            for j in 0..=m {
                if seen[j] {
                    if let Some(row) = row_of[j] {
                        row_price[row] += step;
                    }
                    col_price[j] -= step;
                } else if j < m {
                    least[j] -= step;
                }
            }
            at = next;
        }
        while at != m {
            let before = from[at];
            row_of[at] = row_of[before];
            at = before;
        }
    }
    let mut found = vec![0; n];
    for (j, row) in row_of[..m].iter().enumerate() {
        if let Some(row) = *row {
            found[row] = j;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// E3 as the contract words it.
    fn rotates(rotation: &Rotation, counts: &[u32]) -> bool {
        let total: Vec<u32> = rotation.base.iter().zip(counts).map(|(b, n)| b + n).collect();
        (0..total.len())
            .filter(|&i| counts[i] > 0 || rotation.bound[i])
            .all(|i| (0..total.len()).all(|j| i == j || total[i] <= total[j] + 1))
    }

    /// The most hostings with a host and their fewest kilometres, by trying everything.
    fn best(rotation: &Rotation, km: &[Vec<f64>], counts: &mut Vec<u32>) -> Option<(usize, f64)> {
        let Some((own, rest)) = km.split_first() else {
            return rotates(rotation, counts).then_some((0, 0.0));
        };
        let mut found = best(rotation, rest, counts);
        for h in 0..own.len() {
            if own[h].is_finite() {
                counts[h] += 1;
                if let Some((n, km)) = best(rotation, rest, counts) {
                    let next = (n + 1, km + own[h]);
                    if found.is_none_or(|f| next.0 > f.0 || next.0 == f.0 && next.1 < f.1) {
                        found = Some(next);
                    }
                }
                counts[h] -= 1;
            }
        }
        found
    }

    #[test]
    fn hosts_are_the_best_of_trying_everything() {
        let (mut dropped, mut refused) = (0, 0);
        for seed in 0..600_usize {
            let n = 1 + seed % 4;
            let pick = |i: usize, of: usize| (seed / 7 + seed * (i * 3 + 1) + i * i) % of;
            let rotation = Rotation {
                base: (0..n).map(|i| pick(i + 1, 4) as u32).collect(),
                bound: (0..n).map(|i| pick(i + 2, 5) == 0).collect(),
            };
            let hostings = seed / 4 % 5;
            let km: Vec<Vec<f64>> = (0..hostings)
                .map(|e| {
                    let price = |h: usize| match pick(e * 5 + h, 6) {
                        0 | 1 if seed % 3 == 0 => f64::INFINITY,
                        x => (x * (e + 1) + h * 7) as f64,
                    };
                    (0..n).map(price).collect()
                })
                .collect();
            let expected = best(&rotation, &km, &mut vec![0; n]);
            let hosts = rotation.hosts(&km);
            let got = hosts.as_ref().map(|hosts| {
                let held = hosts.iter().zip(&km).filter_map(|(h, km)| Some(km[(*h)?]));
                (held.clone().count(), held.sum::<f64>())
            });
            match (expected, got) {
                (Some((n, km)), Some(got)) => {
                    assert!(got.0 == n && (got.1 - km).abs() < 1e-6, "{seed} {rotation:?} {got:?}");
                    dropped += usize::from(n < hostings);
                }
                (None, None) => refused += 1,
                _ => panic!("{seed}: {expected:?} {got:?}"),
            }
        }
        assert!(dropped > 20 && refused > 20, "{dropped} {refused}");
    }

    #[test]
    fn many_hosts_take_no_time() {
        let rotation = Rotation { base: vec![1; 300], bound: vec![false; 300] };
        let km: Vec<Vec<f64>> = (0..12).map(|_| (0..300).map(f64::from).collect()).collect();
        let hosts = rotation.hosts(&km).expect("nothing is pinned");
        assert_eq!(hosts.iter().map(|h| h.expect("a host")).sum::<usize>(), 66);
    }
}
