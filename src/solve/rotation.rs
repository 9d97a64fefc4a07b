//! Ways to spread the hostings of an alliance over its hosts so that rotation (E3) holds.
//!
//! E3 asks that a host who is chosen ends the term with at most one hosting more than any other.
//! That is: for some level `m` every host ends with at least `m`, and whoever is chosen with at
//! most `m + 1`. For one level the hostings that lift everybody to it are forced, and what is
//! left goes to different hosts at or below it, so the cheapest spreads are cheapest subsets.

use std::collections::{BTreeSet, BinaryHeap};

/// The hosts of an alliance, the cheapest first.
#[derive(Debug, Clone, Default)]
pub(super) struct Hosts {
    /// Kilometres of one hosting, ascending.
    pub km: Vec<f64>,
    /// Hostings of the year that are settled: history, named and pinned ones.
    pub base: Vec<u32>,
    /// Chosen by a pin, so that E3 binds them whatever else is chosen.
    pub bound: Vec<bool>,
}

/// Spreads of a number of hostings, cheapest first.
#[derive(Debug, Clone, Default)]
pub(super) struct Spreads {
    /// Hostings by host.
    pub counts: Vec<Vec<u32>>,
    /// Whether these are all that there are.
    pub all: bool,
}

impl Hosts {
    /// The `limit` cheapest ways to give out so many hostings; equal ones favour the first hosts.
    pub fn spreads(&self, hostings: u32, limit: usize) -> Spreads {
        let mut found: Vec<(f64, Vec<u32>)> = Vec::new();
        let mut all = true;
        let lowest = self.base.iter().copied().min().unwrap_or(0);
        for level in 0..=lowest + hostings {
            let Some(forced) = self.forced(level, hostings) else { continue };
            let left = (hostings - forced.iter().sum::<u32>()) as usize;
            let open: Vec<usize> =
                (0..self.base.len()).filter(|&i| self.base[i] <= level).collect();
            let costs: Vec<f64> = open.iter().map(|&i| self.km[i]).collect();
            let (subsets, complete) = cheapest_subsets(&costs, left, limit);
            all &= complete;
            for subset in subsets {
                let mut counts = forced.clone();
                for at in subset {
                    counts[open[at]] += 1;
                }
                let km = counts.iter().zip(&self.km).map(|(&n, km)| f64::from(n) * km).sum();
                if found.iter().all(|(_, known)| *known != counts) {
                    found.push((km, counts));
                }
            }
        }
        found.sort_by(|x, y| x.0.total_cmp(&y.0).then_with(|| y.1.cmp(&x.1)));
        all &= found.len() <= limit;
        found.truncate(limit);
        Spreads { counts: found.into_iter().map(|(_, counts)| counts).collect(), all }
    }

    /// Hostings that lift every host to a level; `None` where they are too many, or where a host
    /// that a pin has chosen stands too high.
    fn forced(&self, level: u32, hostings: u32) -> Option<Vec<u32>> {
        let too_high = |i: usize| self.bound[i] && self.base[i] > level + 1;
        if (0..self.base.len()).any(too_high) {
            return None;
        }
        let forced: Vec<u32> = self.base.iter().map(|&b| level.saturating_sub(b)).collect();
        (forced.iter().map(|&n| u64::from(n)).sum::<u64>() <= u64::from(hostings)).then_some(forced)
    }
}

/// The cheapest subsets of a size, as positions in `costs` (ascending); whether they are all.
fn cheapest_subsets(costs: &[f64], size: usize, limit: usize) -> (Vec<Vec<usize>>, bool) {
    if size > costs.len() {
        return (Vec::new(), true);
    }
    let price = |subset: &[usize]| Price(subset.iter().map(|&i| costs[i]).sum());
    let first: Vec<usize> = (0..size).collect();
    let mut seen = BTreeSet::from([first.clone()]);
    let mut heap = BinaryHeap::from([std::cmp::Reverse((price(&first), first))]);
    let mut found = Vec::new();
    while let Some(std::cmp::Reverse((_, subset))) = heap.pop() {
        if found.len() == limit {
            return (found, false);
        }
        for at in 0..size {
            let next = subset[at] + 1;
            if next < costs.len() && subset.get(at + 1) != Some(&next) {
                let mut moved = subset.clone();
                moved[at] = next;
                if seen.insert(moved.clone()) {
                    heap.push(std::cmp::Reverse((price(&moved), moved)));
                }
            }
        }
        found.push(subset);
    }
    (found, true)
}

/// Kilometres in a total order.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Price(f64);

impl Eq for Price {}

impl PartialOrd for Price {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Price {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// E3 as the contract words it.
    fn rotates(hosts: &Hosts, counts: &[u32]) -> bool {
        let total: Vec<u32> = hosts.base.iter().zip(counts).map(|(b, n)| b + n).collect();
        (0..total.len())
            .filter(|&i| counts[i] > 0 || hosts.bound[i])
            .all(|i| (0..total.len()).all(|j| i == j || total[i] <= total[j] + 1))
    }

    fn every(hosts: &Hosts, left: u32, counts: &mut Vec<u32>, found: &mut BTreeSet<Vec<u32>>) {
        if counts.len() == hosts.km.len() {
            if left == 0 && rotates(hosts, counts) {
                found.insert(counts.clone());
            }
            return;
        }
        for n in 0..=left {
            counts.push(n);
            every(hosts, left - n, counts, found);
            counts.pop();
        }
    }

    #[test]
    fn spreads_are_those_of_trying_everything() {
        let mut compared = 0;
        for seed in 0..400_u32 {
            let n = 1 + seed as usize % 4;
            let pick = |i: usize, of: u32| (seed / 7 + seed * (i as u32 * 3 + 1)) % of;
            let hosts = Hosts {
                km: (0..n).map(|i| f64::from(i as u32 * 10 + pick(i, 9))).collect(),
                base: (0..n).map(|i| pick(i + 1, 4)).collect(),
                bound: (0..n).map(|i| pick(i + 2, 5) == 0).collect(),
            };
            let hostings = seed / 4 % 6;
            let mut expected = BTreeSet::new();
            every(&hosts, hostings, &mut Vec::new(), &mut expected);
            let spreads = hosts.spreads(hostings, 10_000);
            let got: BTreeSet<Vec<u32>> = spreads.counts.iter().cloned().collect();
            assert_eq!(got, expected, "{hosts:?} {hostings}");
            assert!(spreads.all);
            assert_eq!(got.len(), spreads.counts.len());
            let price = |c: &Vec<u32>| -> f64 {
                c.iter().zip(&hosts.km).map(|(&n, km)| f64::from(n) * km).sum()
            };
            assert!(spreads.counts.windows(2).all(|w| price(&w[0]) <= price(&w[1])));
            let few = hosts.spreads(hostings, 3);
            assert_eq!(few.all, got.len() <= 3, "{hosts:?} {hostings}");
            let cheapest = |s: &Spreads| s.counts.first().map(&price);
            assert_eq!(cheapest(&few), cheapest(&spreads));
            compared += got.len();
        }
        assert!(compared > 500, "{compared}");
    }

    #[test]
    fn many_hosts_take_no_time() {
        let n = 40;
        let hosts = Hosts {
            km: (0..n).map(f64::from).collect(),
            base: vec![1; n as usize],
            bound: vec![false; n as usize],
        };
        let spreads = hosts.spreads(12, 64);
        assert_eq!(spreads.counts.len(), 64);
        assert!(!spreads.all);
        assert_eq!(spreads.counts[0].iter().take(12).sum::<u32>(), 12);
    }
}
