//! Local search over inspection tours without dates: which stops go together, and in whose hands.

use rand::Rng;
use rand_chacha::ChaCha8Rng;

use super::super::objective::Objective;
use super::inspection::team_km;
use super::shortfall::{due_shortfall, missing_expertise, speaks_not};
use super::tour_space::TourSpace;

/// What may be done, in tables.
pub(super) struct TourProblem<'i, 'f> {
    pub space: &'f TourSpace<'i>,
    /// Tours of one stop that must stand, alone or as part of a longer one.
    pub pins: Vec<Tour>,
    pub objective: Objective,
}

impl TourProblem<'_, '_> {
    /// A team (positions in the list of mentors) has a day on which it may make a route.
    fn may(&self, team: &[usize], stops: &[usize]) -> bool {
        self.space.route(stops).is_some_and(|r| self.space.may(r, team))
    }
}

/// Stops in order, and the team as sorted positions in the list of mentors.
pub(super) type Tour = (Vec<usize>, Vec<usize>);

#[derive(Clone)]
struct Priced {
    tour: Tour,
    km: f64,
    short: f64,
}

struct State<'p, 'i, 'f> {
    problem: &'p TourProblem<'i, 'f>,
    tours: Vec<Priced>,
}

impl State<'_, '_, '_> {
    fn price(&self, tour: Tour) -> Priced {
        let inst = self.problem.space.inst;
        let people: Vec<usize> = tour.1.iter().map(|&m| self.problem.space.mentors[m]).collect();
        let missing = missing_expertise(inst, &people);
        let short = tour.0.iter().map(|&k| missing + speaks_not(inst, &people, k)).sum::<u32>();
        Priced { km: team_km(inst, &people, &tour.0), short: f64::from(short), tour }
    }

    /// Value of the tours; infinite where I2 or I4 breaks.
    fn value(&self) -> f64 {
        let inst = self.problem.space.inst;
        let mut count = vec![0_u32; inst.ks.len()];
        let mut burden: Vec<f64> =
            self.problem.space.mentors.iter().map(|&m| inst.past_burden[1][m]).collect();
        let mut made = vec![0_u32; self.problem.space.mentors.len()];
        let (mut km, mut short) = (0.0, 0.0);
        for t in &self.tours {
            km += t.km;
            short += t.short;
            for &k in &t.tour.0 {
                count[k] += 1;
            }
            for &m in &t.tour.1 {
                made[m] += t.tour.0.len() as u32;
                burden[m] += inst.day_burden(inst.home[self.problem.space.mentors[m]], &t.tour.0);
            }
        }
        let broken = count.iter().zip(&self.problem.space.most).any(|(n, m)| n > m)
            || made
                .iter()
                .zip(&self.problem.space.mentors)
                .any(|(n, &m)| inst.person(m).inspections_max.is_some_and(|most| *n > most));
        let lost = self.problem.pins.iter().any(|pin| {
            !self.tours.iter().any(|t| t.tour.1 == pin.1 && t.tour.0.contains(&pin.0[0]))
        });
        if broken || lost {
            return f64::INFINITY;
        }
        short += due_shortfall(inst, &count) as f64;
        km + self.problem.objective.fair(&burden) + self.problem.objective.unit() * short / 5.0
    }
}

/// Anneals from the given tours and gives the best found.
pub(super) fn search(
    problem: &TourProblem,
    start: Vec<Tour>,
    moves: u64,
    rng: &mut ChaCha8Rng,
    over: &dyn Fn() -> bool,
) -> Vec<Tour> {
    let team = problem.space.inst.scenario.settings.inspection.team as usize;
    let warm = !start.is_empty();
    let mut state = State { problem, tours: Vec::new() };
    state.tours = start.into_iter().map(|t| state.price(t)).collect();
    let places: Vec<usize> =
        (0..problem.space.most.len()).filter(|&k| problem.space.most[k] > 0).collect();
    if problem.space.mentors.len() < team || team == 0 || places.is_empty() {
        return state.tours.into_iter().map(|t| t.tour).collect();
    }
    let mut value = state.value();
    let (mut best, mut best_tours) = (value, state.tours.clone());
    let (hot, cold): (f64, f64) = if warm { (8.0, 0.1) } else { (60.0, 0.1) };
    let (hot, cold) = problem.objective.heat(hot, cold);
    let mut heat = hot;
    for step in 0..moves {
        if step % 128 == 0 {
            if over() {
                break;
            }
            heat = hot * (cold / hot).powf(step as f64 / moves as f64);
        }
        let before = state.tours.clone();
        if !propose(&mut state, &places, team, rng) {
            state.tours = before;
            continue;
        }
        let next = state.value();
        if next <= value || rng.random::<f64>() < ((value - next) / heat).exp() {
            value = next;
            if value < best - 1e-9 {
                best = value;
                best_tours.clone_from(&state.tours);
            }
        } else {
            state.tours = before;
        }
    }
    best_tours.into_iter().map(|t| t.tour).collect()
}

fn any_team(n: usize, size: usize, rng: &mut ChaCha8Rng) -> Vec<usize> {
    let mut team = rand::seq::index::sample(rng, n, size).into_vec();
    team.sort_unstable();
    team
}

/// Changes the tours; `false` where the change is not allowed.
fn propose(state: &mut State, places: &[usize], size: usize, rng: &mut ChaCha8Rng) -> bool {
    let problem = state.problem;
    let n = problem.space.mentors.len();
    let place = places[rng.random_range(0..places.len())];
    let count = state.tours.len();
    if count == 0 || rng.random_bool(0.08) {
        let tour = (vec![place], any_team(n, size, rng));
        return add(state, tour);
    }
    let i = rng.random_range(0..count);
    let j = rng.random_range(0..count);
    let (mut stops, mut team) = state.tours[i].tour.clone();
    match rng.random_range(0..10) {
        0 => {
            state.tours.swap_remove(i);
            return true;
        }
        1..=3 => {
            // Another mentor.
            let at = rng.random_range(0..size);
            let other = rng.random_range(0..n);
            if team.contains(&other) {
                return false;
            }
            team[at] = other;
            team.sort_unstable();
        }
        4 => {
            // Two tours exchange a mentor.
            if i == j {
                return false;
            }
            let (a, b) = (rng.random_range(0..size), rng.random_range(0..size));
            let (their_stops, mut theirs) = state.tours[j].tour.clone();
            if team.contains(&theirs[b]) || theirs.contains(&team[a]) {
                return false;
            }
            std::mem::swap(&mut team[a], &mut theirs[b]);
            team.sort_unstable();
            theirs.sort_unstable();
            if !problem.may(&theirs, &their_stops) {
                return false;
            }
            state.tours[j] = state.price((their_stops, theirs));
        }
        5 => {
            // Another place.
            let at = rng.random_range(0..stops.len());
            if stops.contains(&place) {
                return false;
            }
            stops[at] = place;
        }
        6 => {
            // Two tours become one.
            if i == j || stops.len() != 1 || state.tours[j].tour.0.len() != 1 {
                return false;
            }
            let other = state.tours[j].tour.0[0];
            if other == stops[0] {
                return false;
            }
            stops.insert(rng.random_range(0..2), other);
            if rng.random_bool(0.5) {
                team.clone_from(&state.tours[j].tour.1);
            }
            if !problem.may(&team, &stops) {
                return false;
            }
            state.tours[i] = state.price((stops, team));
            state.tours.swap_remove(j);
            return true;
        }
        7 => {
            // One tour becomes two.
            if stops.len() != 2 {
                return false;
            }
            let other = if rng.random_bool(0.5) { team.clone() } else { any_team(n, size, rng) };
            let gone = stops.remove(rng.random_range(0..2));
            if !add(state, (vec![gone], other)) {
                return false;
            }
        }
        8 => {
            // A second stop, taken from another tour of two or simply added.
            if stops.len() != 1 || stops.contains(&place) {
                return false;
            }
            stops.insert(rng.random_range(0..2), place);
            if i != j && state.tours[j].tour.0.len() == 2 {
                let mut theirs = state.tours[j].tour.clone();
                if let Some(at) = theirs.0.iter().position(|&k| k == place) {
                    theirs.0.remove(at);
                    state.tours[j] = state.price(theirs);
                }
            }
        }
        _ => {
            if rng.random_bool(0.5) {
                stops.reverse();
            } else {
                team = any_team(n, size, rng);
            }
        }
    }
    if !problem.may(&team, &stops) {
        return false;
    }
    state.tours[i] = state.price((stops, team));
    true
}

fn add(state: &mut State, tour: Tour) -> bool {
    if !state.problem.may(&tour.1, &tour.0) {
        return false;
    }
    let priced = state.price(tour);
    state.tours.push(priced);
    true
}
