//! Good plans of a covering problem, soon: places move from one person to another or change
//! places, minutes beyond a limit at a price that adapts (M. Yagiura, T. Ibaraki and F. Glover,
//! INFORMS Journal on Computing 16, 2004).

use rand::{Rng, seq::SliceRandom};
use rand_chacha::ChaCha8Rng;

use super::space::Space;

/// A plan in which every place has one visitor.
#[derive(Debug, Clone)]
struct Plan {
    who: Vec<usize>,
    load: Vec<f64>,
    cost: f64,
}

/// See the module.
#[derive(Debug)]
pub struct Local<'s> {
    space: &'s Space,
    /// Places that are visited.
    places: Vec<usize>,
    /// Who may visit each place.
    may: Vec<Vec<usize>>,
    /// The same by `person * places + place`.
    allowed: Vec<bool>,
    price: Vec<f64>,
}

impl<'s> Local<'s> {
    /// `None` where places need other than one visit each, or visits can lack.
    pub fn new(space: &'s Space, allowed: impl Fn(usize, usize) -> bool) -> Option<Self> {
        let single = space.covering
            && space.coverage.iter().all(|c| c.0 <= 1)
            && space.lacking.1.is_infinite()
            && space.quota.iter().all(|q| q.1 as usize >= space.places);
        if !single {
            return None;
        }
        let places: Vec<usize> = (0..space.places).filter(|&k| space.coverage[k].0 == 1).collect();
        let may = |k: usize| (0..space.people).filter(|&p| allowed(p, k)).collect::<Vec<_>>();
        let may: Vec<Vec<usize>> = (0..space.places).map(may).collect();
        if places.iter().any(|&k| may[k].is_empty()) {
            return None;
        }
        let mut all = vec![false; space.people * space.places];
        places.iter().for_each(|&k| may[k].iter().for_each(|&p| all[space.at(p, k)] = true));
        let pairs = || places.iter().flat_map(|&k| may[k].iter().map(move |&p| space.at(p, k)));
        let (cost, minutes): (f64, f64) =
            pairs().fold((0.0, 0.0), |s, at| (s.0 + space.cost[at], s.1 + space.minutes[at]));
        let price = vec![cost.max(1e-6) / minutes.max(1e-6); space.people];
        Some(Self { space, places, may, allowed: all, price })
    }

    fn cost(&self, p: usize, k: usize) -> f64 {
        self.space.cost[self.space.at(p, k)]
    }

    fn minutes(&self, p: usize, k: usize) -> f64 {
        self.space.minutes[self.space.at(p, k)]
    }

    fn beyond(&self, p: usize, load: f64) -> f64 {
        (load - self.space.most_minutes[p]).max(0.0)
    }

    /// What a change of somebody's minutes costs.
    fn strain(&self, plan: &Plan, p: usize, more: f64) -> f64 {
        let load = plan.load[p];
        self.price[p] * (self.beyond(p, load + more) - self.beyond(p, load))
    }

    /// A plan from sets: the cheapest visitor where there are several, the best of all where none.
    fn plan(&self, sets: &[Vec<usize>]) -> Plan {
        let mut by = vec![Vec::new(); self.space.places];
        for (p, set) in sets.iter().enumerate() {
            set.iter().for_each(|&k| by[k].push(p));
        }
        let mut plan = Plan {
            who: vec![usize::MAX; self.space.places],
            load: vec![0.0; self.space.people],
            cost: 0.0,
        };
        let (visited, open): (Vec<usize>, Vec<usize>) =
            self.places.iter().partition(|&&k| by[k].iter().any(|p| self.may[k].contains(p)));
        for (k, among) in visited.iter().map(|&k| (k, true)).chain(open.iter().map(|&k| (k, false)))
        {
            let worth = |p: usize| self.cost(p, k) + self.strain(&plan, p, self.minutes(p, k));
            let may = self.may[k].iter().copied().filter(|p| !among || by[k].contains(p));
            if let Some(p) = may.min_by(|&a, &b| worth(a).total_cmp(&worth(b)).then(a.cmp(&b))) {
                plan.who[k] = p;
                plan.load[p] += self.minutes(p, k);
                plan.cost += self.cost(p, k);
            }
        }
        plan
    }

    fn put(&self, plan: &mut Plan, k: usize, p: usize) {
        let old = plan.who[k];
        plan.load[old] -= self.minutes(old, k);
        plan.cost += self.cost(p, k) - self.cost(old, k);
        plan.load[p] += self.minutes(p, k);
        plan.who[k] = p;
    }

    fn shift(&self, plan: &Plan, k: usize) -> Option<(f64, usize)> {
        let old = plan.who[k];
        let left = self.strain(plan, old, -self.minutes(old, k)) - self.cost(old, k);
        let gain = |p: usize| left + self.cost(p, k) + self.strain(plan, p, self.minutes(p, k));
        let others = self.may[k].iter().copied().filter(|&p| p != old).map(|p| (gain(p), p));
        others.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))
    }

    fn swap(&self, plan: &Plan, k: usize, j: usize) -> f64 {
        let (p, q) = (plan.who[k], plan.who[j]);
        self.cost(q, k) + self.cost(p, j) - self.cost(p, k) - self.cost(q, j)
            + self.strain(plan, p, self.minutes(p, j) - self.minutes(p, k))
            + self.strain(plan, q, self.minutes(q, k) - self.minutes(q, j))
    }

    /// Moves until none helps; the moves that were looked at.
    fn descend(&self, plan: &mut Plan, rng: &mut ChaCha8Rng) -> u64 {
        let mut order = self.places.clone();
        let mut looked = 0;
        loop {
            order.shuffle(rng);
            let mut better = false;
            for &k in &order {
                looked += self.may[k].len() as u64;
                if let Some((gain, p)) = self.shift(plan, k)
                    && gain < -1e-9
                {
                    self.put(plan, k, p);
                    better = true;
                }
            }
            if better {
                continue;
            }
            for (i, &k) in order.iter().enumerate() {
                for &j in &order[..i] {
                    let (p, q) = (plan.who[k], plan.who[j]);
                    if p == q
                        || !self.allowed[self.space.at(q, k)]
                        || !self.allowed[self.space.at(p, j)]
                    {
                        continue;
                    }
                    looked += 1;
                    if self.swap(plan, k, j) < -1e-9 {
                        self.put(plan, k, q);
                        self.put(plan, j, p);
                        better = true;
                    }
                }
            }
            if !better {
                return looked;
            }
        }
    }

    /// The best sets found from some on, looking at about so many moves.
    pub fn search(
        &mut self,
        sets: &[Vec<usize>],
        moves: u64,
        rng: &mut ChaCha8Rng,
        over: &dyn Fn() -> bool,
    ) -> Option<Vec<Vec<usize>>> {
        let mut plan = self.plan(sets);
        let mut looked = self.descend(&mut plan, rng);
        let mut best: Option<Plan> = None;
        let mut rounds = 0_u32;
        loop {
            let fits = (0..self.space.people).all(|p| self.beyond(p, plan.load[p]) <= 0.0);
            if fits && best.as_ref().is_none_or(|b| plan.cost < b.cost - 1e-9) {
                best = Some(plan.clone());
            }
            rounds += 1;
            if looked >= moves || over() {
                break;
            }
            for p in 0..self.space.people {
                let beyond = self.beyond(p, plan.load[p]) > 0.0;
                self.price[p] *= if beyond { 1.3 } else { 0.96 };
            }
            // From the best again, by turns, after a small disturbance.
            if rounds.is_multiple_of(12)
                && let Some(best) = &best
            {
                plan = best.clone();
            }
            for _ in 0..rng.random_range(2..6) {
                let k = self.places[rng.random_range(0..self.places.len())];
                let p = self.may[k][rng.random_range(0..self.may[k].len())];
                self.put(&mut plan, k, p);
            }
            looked += self.descend(&mut plan, rng);
        }
        best.map(|plan| {
            let mut sets = vec![Vec::new(); self.space.people];
            self.places.iter().for_each(|&k| sets[plan.who[k]].push(k));
            sets
        })
    }
}
