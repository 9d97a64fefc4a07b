//! Teachers who make one visit at most: a burden belongs to one arc, so burdens are minimised by
//! closing arcs (bottleneck assignment; R. Burkard, M. Dell'Amico and S. Martello, *Assignment
//! Problems*, 2009, chapter 6). All of it is exact.

use super::Matching;
use super::flow::{Flow, Meaning};
use super::whole::Whole;

/// Burdens that differ by no more, relative, are one: what floating point makes of sums.
const SAME: f64 = 1e-9;

/// An assignment problem with a flow whose arcs have burdens.
#[derive(Debug, Clone)]
pub(super) struct Single {
    pub flow: Flow,
    /// By arc: position of its burden among all, from 1; 0 where it is nobody's.
    rank: Vec<u32>,
    /// By rank, ascending; 0 for none.
    burden: Vec<f64>,
    /// The largest burden of those who cannot go anywhere.
    floor: f64,
    none: Vec<i64>,
}

impl Single {
    /// `None` where somebody may make more than one visit.
    pub fn new(problem: &Matching) -> Option<Self> {
        let once = |(t, q): (usize, &(u32, u32))| q.1.min(problem.open(t).count() as u32) <= 1;
        if !problem.quota.iter().enumerate().all(once) {
            return None;
        }
        let flow = Flow::of_least_shortfall(problem);
        let own: Vec<Option<f64>> = flow
            .meaning
            .iter()
            .map(|meaning| match *meaning {
                Meaning::Visit(t, k) => Some(problem.past[t] + problem.minutes[t][k]),
                Meaning::Stay(t) => Some(problem.past[t]),
                Meaning::Passed => None,
            })
            .collect();
        let mut burden: Vec<f64> = own.iter().flatten().copied().collect();
        burden.sort_by(f64::total_cmp);
        burden.dedup_by(|next, kept| *next - *kept <= SAME * next.abs().max(1.0));
        let of = |b: f64| burden.partition_point(|&kept| kept <= b) as u32;
        let rank = own.iter().map(|b| b.map_or(0, of)).collect();
        let goes = |t: &usize| problem.quota[*t].1 > 0 && problem.open(*t).next().is_some();
        let stays = (0..problem.people.len()).filter(|t| !goes(t));
        let floor = stays.map(|t| problem.past[t]).fold(0.0, f64::max);
        let none = vec![0; flow.len()];
        burden.insert(0, 0.0);
        Some(Self { flow, rank, burden, floor, none })
    }

    /// The highest rank, below a rank, of an arc that is used.
    fn top(&self, below: u32) -> u32 {
        let used = (0..self.flow.len()).filter(|&a| self.flow.at(a) > 0 && self.rank[a] < below);
        used.map(|a| self.rank[a]).max().unwrap_or(0)
    }

    /// Closes all arcs from a rank on; `false`, and all as it was, where every flow needs one of
    /// them. The flow is one of least cost.
    fn close_from(&mut self, rank: u32, cost: &[i64], prefer_low: bool) -> bool {
        if self.burden[rank as usize] <= self.floor {
            return false;
        }
        let from: Vec<usize> = (0..self.flow.len()).filter(|&a| self.rank[a] >= rank).collect();
        let held = |&a: &usize| self.flow.is_fixed(a) && self.flow.at(a) > 0;
        if from.iter().any(held) {
            return false;
        }
        let ranks = prefer_low.then_some(&self.rank[..]);
        self.flow.close(cost, ranks, &from)
    }

    /// Leaves the flows whose largest burden is least, and gives it.
    pub fn minimax(&mut self) -> f64 {
        let none = std::mem::take(&mut self.none);
        self.flow.minimise(&none, None);
        let mut top = self.top(u32::MAX);
        while self.close_from(top, &none, true) {
            top = self.top(u32::MAX);
        }
        let beyond: Vec<usize> = (0..self.flow.len())
            .filter(|&a| self.rank[a] > top && self.burden[self.rank[a] as usize] > self.floor)
            .collect();
        self.flow.close(&none, None, &beyond);
        self.none = none;
        self.burden[top as usize].max(self.floor)
    }

    /// Leaves the flows whose burdens from the largest down are lexicographically least. Of each
    /// burden in turn as few as can be.
    pub fn leximin(&mut self) {
        self.minimax();
        let mut below = u32::MAX;
        loop {
            let top = self.top(below);
            if top == 0 {
                return;
            }
            let between: Vec<usize> = (0..self.flow.len())
                .filter(|&a| self.rank[a] < below && self.rank[a] > top)
                .collect();
            let none = std::mem::take(&mut self.none);
            self.flow.close(&none, None, &between);
            self.none = none;
            let cost: Vec<i64> = self.rank.iter().map(|&r| i64::from(r == top)).collect();
            let low: Vec<u32> = self.rank.iter().map(|&r| if r < top { r } else { 0 }).collect();
            self.flow.minimise(&cost, Some(&low));
            self.flow.fix(&cost);
            below = top;
        }
    }

    /// The flows of least kilometres under ever lower largest burdens, from the least kilometres
    /// on: calls with each one's visits until that says `false` or there is none.
    pub fn descend(&mut self, km: &Whole, mut each: impl FnMut(Vec<Vec<usize>>) -> bool) {
        self.flow.minimise(&km.cost, None);
        loop {
            let top = self.top(u32::MAX);
            if !each(self.flow.visits()) || !self.close_from(top, &km.cost, false) {
                return;
            }
        }
    }
}
