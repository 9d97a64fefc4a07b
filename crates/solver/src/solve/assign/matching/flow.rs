//! Flows of least cost, and the face of all flows that are optimal so far.
//!
//! Every teacher sends out as many units as the visits that may be made, to places or, unused,
//! straight to the sink, and places pass theirs on to the sink. So each assignment is a flow of
//! the same amount, and a shortfall is a cost of arcs into the sink.
//!
//! Objectives that come one after another are minimised on one network: by complementary slackness
//! an arc whose reduced cost is not zero has the same flow in every optimal flow, so it is taken out
//! as it stands, and the flows of what is left are the optimal ones. Path by path (R. G. Busacker
//! and P. J. Gowen 1961) with potentials (J. Edmonds and R. M. Karp, Journal of the ACM 19, 1972);
//! costs are whole numbers, so no proof depends on rounding.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::Matching;
use crate::domain::Demand;

/// Units that may flow from a node to another.
#[derive(Debug, Clone, Copy)]
struct Arc {
    from: usize,
    to: usize,
    most: u32,
    flow: u32,
}

/// What an arc stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A visit of a teacher at a place.
    Visit(usize, usize),
    /// Visits that a teacher does not make, of those demanded or of others.
    Stay(usize),
    /// Visits that a place gets.
    Passed,
}

/// See the module.
#[derive(Debug, Clone)]
pub(super) struct Flow {
    arcs: Vec<Arc>,
    pub meaning: Vec<Meaning>,
    /// Weighted shortfall of a unit, beside what all flows have.
    unmet: Vec<i64>,
    /// Arcs whose flow may still change, by node: twice the arc, plus one where it ends there.
    free: Vec<Vec<u32>>,
    /// Arcs that are not in `free` any more.
    fixed: Vec<bool>,
    potential: Vec<i64>,
    /// Units that a node has too many, or too few.
    excess: Vec<i64>,
    teachers: usize,
}

impl Flow {
    /// The network of a problem, with nobody out.
    fn new(problem: &Matching) -> Self {
        let (teachers, places) = (problem.people.len(), problem.coverage.len());
        let sink = teachers + places;
        let mut flow = Self {
            arcs: Vec::new(),
            meaning: Vec::new(),
            unmet: Vec::new(),
            free: Vec::new(),
            fixed: Vec::new(),
            potential: vec![0; sink + 1],
            excess: vec![0; sink + 1],
            teachers,
        };
        // What all flows pass to the sink alike keeps costs from being negative.
        let (owed, asked) = (i64::from(Demand::D1.weight()), i64::from(Demand::D4.weight()));
        let mut may = vec![0_u32; places];
        for (t, &(demanded, most)) in problem.quota.iter().enumerate() {
            let open = problem.open(t).count() as u32;
            let most = most.min(open);
            let demanded = demanded.min(most);
            if most > 0 {
                for k in problem.open(t) {
                    may[k] += 1;
                    flow.add(Meaning::Visit(t, k), (t, teachers + k), (1, 0), 0);
                }
            }
            let spare = most - demanded;
            flow.add(Meaning::Stay(t), (t, sink), (spare, spare), asked);
            flow.add(Meaning::Stay(t), (t, sink), (demanded, demanded), asked + owed);
        }
        for (k, &(demanded, most)) in problem.coverage.iter().enumerate() {
            let most = most.min(may[k]);
            let demanded = demanded.min(most);
            let from = (teachers + k, sink);
            flow.add(Meaning::Passed, from, (demanded, 0), 0);
            flow.add(Meaning::Passed, from, (most - demanded, 0), asked);
        }
        flow.fixed = vec![false; flow.arcs.len()];
        flow.renew();
        flow
    }

    /// The flows of least shortfall.
    pub fn of_least_shortfall(problem: &Matching) -> Self {
        let mut flow = Self::new(problem);
        let unmet = std::mem::take(&mut flow.unmet);
        flow.minimise(&unmet, None);
        flow.fix(&unmet);
        flow
    }

    fn add(
        &mut self,
        meaning: Meaning,
        (from, to): (usize, usize),
        (most, flow): (u32, u32),
        unmet: i64,
    ) {
        if most > 0 {
            self.arcs.push(Arc { from, to, most, flow });
            self.meaning.push(meaning);
            self.unmet.push(unmet);
        }
    }

    pub fn len(&self) -> usize {
        self.arcs.len()
    }

    /// Units of an arc.
    pub fn at(&self, arc: usize) -> u32 {
        self.arcs[arc].flow
    }

    /// Whether all optimal flows have the same on an arc.
    pub fn is_fixed(&self, arc: usize) -> bool {
        self.fixed[arc]
    }

    /// The places that each teacher visits.
    pub fn visits(&self) -> Vec<Vec<usize>> {
        let mut visits = vec![Vec::new(); self.teachers];
        for (arc, meaning) in self.arcs.iter().zip(&self.meaning) {
            if let Meaning::Visit(t, k) = *meaning
                && arc.flow > 0
            {
                visits[t].push(k);
            }
        }
        visits
    }

    /// A flow of least cost among those that are left. Of paths that cost the same, those come first
    /// whose highest rank is least.
    pub fn minimise(&mut self, cost: &[i64], rank: Option<&[u32]>) {
        self.potential.fill(0);
        for (a, &cost) in cost.iter().enumerate() {
            debug_assert!(cost >= 0, "costs are not negative");
            if cost > 0 && !self.fixed[a] {
                self.empty(a);
            }
        }
        let routed = self.route(cost, rank);
        debug_assert!(routed, "the units can go where they were");
    }

    /// Takes arcs out that no flow shall use any more, in a flow of least cost, and makes it one
    /// again; `false`, and all as it was, where there is none.
    pub fn close(&mut self, cost: &[i64], rank: Option<&[u32]>, arcs: &[usize]) -> bool {
        let before = self.clone();
        for &a in arcs.iter().filter(|a| !before.fixed[**a]) {
            self.empty(a);
            self.arcs[a].most = 0;
        }
        let routed = self.route(cost, rank);
        if !routed {
            *self = before;
            return false;
        }
        arcs.iter().for_each(|&a| self.fixed[a] = true);
        self.renew();
        true
    }

    /// Makes sure that every flow uses a visit, in a flow of least cost; `false`, and all as it was,
    /// where none does.
    pub fn force(&mut self, cost: &[i64], a: usize) -> bool {
        let before = self.clone();
        let arc = &mut self.arcs[a];
        if arc.flow == 0 {
            arc.flow = 1;
            self.excess[arc.from] -= 1;
            self.excess[arc.to] += 1;
        }
        self.fixed[a] = true;
        self.renew();
        let routed = self.route(cost, None);
        if !routed {
            *self = before;
        }
        routed
    }

    /// The fewest visits that a teacher makes in the flows that are left.
    pub fn fewest(&self) -> Vec<usize> {
        let mut fewest = vec![0; self.teachers];
        for (a, arc) in self.arcs.iter().enumerate() {
            match self.meaning[a] {
                // All units that go out, one way or the other.
                Meaning::Visit(t, _) => fewest[t] += arc.flow as usize,
                Meaning::Stay(t) if !self.fixed[a] => {
                    fewest[t] = (fewest[t] + arc.flow as usize).saturating_sub(arc.most as usize);
                }
                Meaning::Stay(_) | Meaning::Passed => {}
            }
        }
        fewest
    }

    fn empty(&mut self, a: usize) {
        let arc = &mut self.arcs[a];
        let units = i64::from(std::mem::take(&mut arc.flow));
        self.excess[arc.from] += units;
        self.excess[arc.to] -= units;
    }

    /// Takes out what is the same in all flows of least cost; the flow must be one.
    pub fn fix(&mut self, cost: &[i64]) {
        for (a, arc) in self.arcs.iter().enumerate() {
            let reduced = cost[a] + self.potential[arc.from] - self.potential[arc.to];
            self.fixed[a] |= reduced != 0 || arc.most == 0;
        }
        self.renew();
    }

    fn renew(&mut self) {
        self.free = vec![Vec::new(); self.potential.len()];
        for (a, arc) in self.arcs.iter().enumerate().filter(|(a, _)| !self.fixed[*a]) {
            let a = a as u32;
            self.free[arc.from].push(a << 1);
            self.free[arc.to].push(a << 1 | 1);
        }
    }

    /// Brings every unit that is too many to where one is missing, on shortest paths.
    fn route(&mut self, cost: &[i64], rank: Option<&[u32]>) -> bool {
        let nodes = self.potential.len();
        let mut distance = vec![(i64::MAX, u32::MAX); nodes];
        let mut by = vec![u32::MAX; nodes];
        let mut done = vec![false; nodes];
        let mut heap = BinaryHeap::new();
        loop {
            distance.fill((i64::MAX, u32::MAX));
            done.fill(false);
            heap.clear();
            for v in (0..nodes).filter(|&v| self.excess[v] > 0) {
                distance[v] = (0, 0);
                by[v] = u32::MAX;
                heap.push(Reverse((0, 0, v)));
            }
            if heap.is_empty() {
                return true;
            }
            let mut end = None;
            while let Some(Reverse((length, highest, v))) = heap.pop() {
                if std::mem::replace(&mut done[v], true) {
                    continue;
                }
                if self.excess[v] < 0 {
                    end = Some((v, length));
                    break;
                }
                for &step in &self.free[v] {
                    let a = (step >> 1) as usize;
                    let arc = &self.arcs[a];
                    let back = step & 1 == 1;
                    let (open, to) = match back {
                        true => (arc.flow > 0, arc.from),
                        false => (arc.flow < arc.most, arc.to),
                    };
                    if !open || done[to] {
                        continue;
                    }
                    let own = if back { -cost[a] } else { cost[a] };
                    let reduced = own + self.potential[v] - self.potential[to];
                    debug_assert!(reduced >= 0, "potentials are optimal");
                    let rank = if back { 0 } else { rank.map_or(0, |rank| rank[a]) };
                    let next = (length + reduced, highest.max(rank));
                    if next < distance[to] {
                        distance[to] = next;
                        by[to] = step;
                        heap.push(Reverse((next.0, next.1, to)));
                    }
                }
            }
            let Some((end, length)) = end else { return false };
            for (potential, distance) in self.potential.iter_mut().zip(&distance) {
                *potential += distance.0.min(length);
            }
            let mut at = end;
            self.excess[end] += 1;
            while by[at] != u32::MAX {
                let arc = &mut self.arcs[(by[at] >> 1) as usize];
                if by[at] & 1 == 1 {
                    arc.flow -= 1;
                    at = arc.to;
                } else {
                    arc.flow += 1;
                    at = arc.from;
                }
            }
            self.excess[at] -= 1;
        }
    }
}
