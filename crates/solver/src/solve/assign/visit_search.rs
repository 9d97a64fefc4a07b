//! Local search over visits without dates: who makes which day's route. Every move is priced by
//! what it changes: vehicles of one home and route, demands of the places touched, one burden.

use std::collections::HashMap;

use rand::Rng;
use rand_chacha::ChaCha8Rng;

use super::super::instance::Instance;
use super::super::objective::Objective;
use super::cooling::Cooling;
use super::visit_moves;
use crate::domain::Demand;

/// What the search needs to know of a teacher.
#[derive(Debug, Clone)]
pub(super) struct Teacher {
    pub person: usize,
    pub home: usize,
    pub quota: u32,
    pub most: u32,
    /// Days of the term on which the person can be out.
    pub days: u32,
    pub past: f64,
    /// Positions in the list of routes.
    pub routes: Vec<usize>,
    /// Places that a pin sends the person to.
    pub pinned: Vec<usize>,
    /// Teachers of the same home in whose vehicle this one does not sit (P8).
    pub apart: Vec<usize>,
}

/// The whole problem of one alliance's visits, in tables.
#[derive(Debug)]
pub(super) struct VisitProblem<'i> {
    pub inst: &'i Instance<'i>,
    pub teachers: Vec<Teacher>,
    pub routes: Vec<Vec<usize>>,
    /// People per vehicle, by home.
    pub q: Vec<u32>,
    /// Visits that a place may receive.
    pub room: Vec<u32>,
    pub objective: Objective,
}

impl VisitProblem<'_> {
    /// Routes of a teacher by way of all that is pinned, as few places besides as may be.
    fn pinned_days(&self, teacher: &Teacher) -> Vec<usize> {
        let mut left = teacher.pinned.clone();
        let mut days = Vec::new();
        while let Some(k) = left.pop() {
            let others = |r: &&usize| {
                let stops = &self.routes[**r];
                let met = stops.iter().filter(|s| **s != k && !left.contains(s)).count();
                (met, stops.len())
            };
            let by = teacher.routes.iter().filter(|r| self.routes[**r].contains(&k));
            if let Some(&r) = by.min_by_key(others) {
                left.retain(|s| !self.routes[r].contains(s));
                days.push(r);
            }
        }
        days
    }
}

pub(super) struct State<'p, 'i> {
    pub problem: &'p VisitProblem<'i>,
    /// Routes of each teacher.
    pub tours: Vec<Vec<usize>>,
    /// (home, route) → people.
    riders: Vec<u32>,
    /// (home, route) → pairs of them who are kept apart.
    apart: Vec<u32>,
    visits: Vec<u32>,
    subject: Vec<Vec<u32>>,
    speakers: Vec<u32>,
    /// Of each teacher: subjects as positions.
    subjects: Vec<Vec<usize>>,
    speaks: Vec<Vec<bool>>,
    place_short: Vec<f64>,
    burden: Vec<f64>,
    km: f64,
    short: f64,
    overfull: f64,
}

impl<'p, 'i> State<'p, 'i> {
    fn new(problem: &'p VisitProblem<'i>) -> Self {
        let inst = problem.inst;
        let mut names: HashMap<&String, usize> = HashMap::new();
        let subjects: Vec<Vec<usize>> = problem
            .teachers
            .iter()
            .map(|t| {
                let mine = &inst.person(t.person).subjects;
                mine.iter()
                    .map(|s| {
                        let next = names.len();
                        *names.entry(s).or_insert(next)
                    })
                    .collect()
            })
            .collect();
        let speaks = problem
            .teachers
            .iter()
            .map(|t| {
                let languages = &inst.person(t.person).languages;
                (0..inst.places)
                    .map(|k| languages.contains(&inst.scenario.kindergarten(inst.ks[k]).language))
                    .collect()
            })
            .collect();
        let n = inst.places;
        let mut state = Self {
            problem,
            tours: vec![Vec::new(); problem.teachers.len()],
            riders: vec![0; n * problem.routes.len()],
            apart: vec![0; n * problem.routes.len()],
            visits: vec![0; n],
            subject: vec![vec![0; names.len()]; n],
            speakers: vec![0; n],
            subjects,
            speaks,
            place_short: vec![0.0; n],
            burden: problem.teachers.iter().map(|t| t.past).collect(),
            km: 0.0,
            short: problem.teachers.iter().map(|t| f64::from(t.quota * Demand::D1.weight())).sum(),
            overfull: 0.0,
        };
        for k in 0..n {
            state.place_short[k] = state.demand(k);
            state.short += state.place_short[k];
        }
        state
    }

    /// D4, D5 and D7 at a place, weighted.
    fn demand(&self, k: usize) -> f64 {
        let inst = self.problem.inst;
        let place = inst.scenario.kindergarten(inst.ks[k]);
        if place.visits_min == 0 {
            return 0.0;
        }
        let asked = inst.scenario.settings.outreach.subjects_min.min(place.visits_min);
        let seen = self.subject[k].iter().filter(|&&n| n > 0).count() as u32;
        let mute = place.language != "zh" && self.speakers[k] == 0;
        let units = [
            (Demand::D4, place.visits_min.saturating_sub(self.visits[k])),
            (Demand::D5, asked.saturating_sub(seen)),
            (Demand::D7, u32::from(mute)),
        ];
        f64::from(units.iter().map(|(demand, n)| demand.weight() * n).sum::<u32>())
    }

    fn change(&mut self, t: usize, route: usize, add: bool) {
        let problem = self.problem;
        let inst = problem.inst;
        let teacher = &problem.teachers[t];
        let stops = &problem.routes[route];
        let q = problem.q[teacher.home];
        let at = teacher.home * problem.routes.len() + route;
        let meets = |o: &&usize| self.tours[**o].contains(&route);
        let pairs = teacher.apart.iter().filter(meets).count() as u32;
        let vehicles =
            |riders: u32, apart: u32| riders.div_ceil(q).max(1 + apart.min(1)).min(riders);
        let before = vehicles(self.riders[at], self.apart[at]);
        for (n, by) in [(&mut self.riders[at], 1), (&mut self.apart[at], pairs)] {
            *n = if add { *n + by } else { *n - by };
        }
        let after = vehicles(self.riders[at], self.apart[at]);
        if before != after {
            let km = inst.route_km(teacher.home, stops);
            self.km += km * (f64::from(after) - f64::from(before));
        }
        let made =
            |tours: &Vec<usize>| tours.iter().map(|&r| problem.routes[r].len() as u32).sum::<u32>();
        let owed = |m: u32| f64::from(teacher.quota.saturating_sub(m) * Demand::D1.weight());
        self.short -= owed(made(&self.tours[t]));
        if add {
            self.tours[t].push(route);
        } else if let Some(at) = self.tours[t].iter().position(|&r| r == route) {
            self.tours[t].swap_remove(at);
        }
        self.short += owed(made(&self.tours[t]));
        let sign = if add { 1.0 } else { -1.0 };
        self.burden[t] += sign * inst.day_burden(teacher.home, stops);
        for &k in stops {
            self.overfull -= f64::from(self.visits[k].saturating_sub(problem.room[k]));
            self.visits[k] = if add { self.visits[k] + 1 } else { self.visits[k] - 1 };
            self.overfull += f64::from(self.visits[k].saturating_sub(problem.room[k]));
            for &s in &self.subjects[t] {
                let n = &mut self.subject[k][s];
                *n = if add { *n + 1 } else { *n - 1 };
            }
            if self.speaks[t][k] {
                self.speakers[k] = if add { self.speakers[k] + 1 } else { self.speakers[k] - 1 };
            }
            let short = self.demand(k);
            self.short += short - self.place_short[k];
            self.place_short[k] = short;
        }
    }

    fn value(&self) -> f64 {
        let unit = self.problem.objective.unit();
        self.km
            + self.problem.objective.fair(&self.burden)
            + self.problem.objective.unmet(self.short)
            + 100.0 * unit * self.overfull
    }

    /// O1, O2, P3 over the term, P9 and pins hold for a teacher with these routes.
    fn may(&self, t: usize, tours: &[usize]) -> bool {
        let teacher = &self.problem.teachers[t];
        let mut seen: Vec<usize> =
            tours.iter().flat_map(|&r| self.problem.routes[r].iter().copied()).collect();
        let n = seen.len();
        seen.sort_unstable();
        seen.dedup();
        let inst = self.problem.inst;
        let minutes = |r: &usize| inst.day_burden(teacher.home, &self.problem.routes[*r]);
        seen.len() == n
            && tours.iter().map(minutes).sum::<f64>() <= inst.minutes_max[teacher.person]
            && n as u32 <= teacher.most
            && tours.len() as u32 <= teacher.days
            && teacher.pinned.iter().all(|k| seen.contains(k))
    }

    /// Replaces a teacher's routes; gives the old ones.
    fn replace(&mut self, t: usize, tours: &[usize]) -> Vec<usize> {
        let old = self.tours[t].clone();
        for &r in &old {
            self.change(t, r, false);
        }
        for &r in tours {
            self.change(t, r, true);
        }
        old
    }
}

/// Anneals from the given routes (or from none) and gives the best routes of every teacher.
pub(super) fn search(
    problem: &VisitProblem,
    start: Option<&[Vec<usize>]>,
    cooling: &Cooling,
    rng: &mut ChaCha8Rng,
) -> Vec<Vec<usize>> {
    let mut state = State::new(problem);
    let n = problem.teachers.len();
    if n == 0 {
        return Vec::new();
    }
    for (t, teacher) in problem.teachers.iter().enumerate() {
        let tours = match start {
            Some(tours) => tours[t].clone(),
            None => problem.pinned_days(teacher),
        };
        for r in tours {
            state.change(t, r, true);
        }
    }
    let mut at_home: Vec<Vec<usize>> = vec![Vec::new(); problem.inst.places];
    for (t, teacher) in problem.teachers.iter().enumerate() {
        at_home[teacher.home].push(t);
    }
    let mut value = state.value();
    let (mut best, mut best_tours) = (value, state.tours.clone());
    let (hot, cold): (f64, f64) = if start.is_some() { (6.0, 0.1) } else { (30.0, 0.1) };
    let range = problem.objective.heat(hot, cold);
    let mut heat = range.0;
    for step in 0..cooling.moves() {
        if step % 256 == 0 {
            let Some(now) = cooling.heat(step, range) else { break };
            heat = now;
        }
        let Some(changes) = visit_moves::propose(&state, &at_home, rng) else { continue };
        let known = |(t, tours): &(usize, Vec<usize>)| {
            let mine = &problem.teachers[*t].routes;
            tours.iter().all(|r| mine.binary_search(r).is_ok()) && state.may(*t, tours)
        };
        if !changes.iter().all(known) {
            continue;
        }
        let undo: Vec<(usize, Vec<usize>)> =
            changes.iter().map(|(t, tours)| (*t, state.replace(*t, tours))).collect();
        let next = state.value();
        if next <= value || rng.random::<f64>() < ((value - next) / heat).exp() {
            value = next;
            if value < best - 1e-9 {
                best = value;
                best_tours.clone_from(&state.tours);
            }
        } else {
            for (who, old) in undo.into_iter().rev() {
                state.replace(who, &old);
            }
        }
    }
    best_tours
}
