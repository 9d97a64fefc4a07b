//! Moves of the local search over visits: one teacher, two who exchange, or a whole vehicle.

use rand::Rng;
use rand_chacha::ChaCha8Rng;

use super::visit_search::State;

/// Teachers with the routes that they would have.
type Changes = Vec<(usize, Vec<usize>)>;

/// A move of chance; whether it may be made is for the caller to say.
pub(super) fn propose(
    state: &State,
    at_home: &[Vec<usize>],
    rng: &mut ChaCha8Rng,
) -> Option<Changes> {
    let t = rng.random_range(0..state.tours.len());
    match rng.random_range(0..20) {
        0..=6 => alone(state, t, rng).map(|tours| vec![(t, tours)]),
        7..=10 => join(state, at_home, t, rng),
        11..=14 => convoy(state, at_home, t, rng),
        15..=16 => trade(state, at_home, t, rng),
        _ => exchange(state, t, rng),
    }
}

/// Other routes for one teacher: one replaced, added or dropped, two joined, or one split.
fn alone(state: &State, t: usize, rng: &mut ChaCha8Rng) -> Option<Vec<usize>> {
    let problem = state.problem;
    let teacher = &problem.teachers[t];
    if teacher.routes.is_empty() {
        return None;
    }
    let mut tours = state.tours[t].clone();
    let fresh = teacher.routes[rng.random_range(0..teacher.routes.len())];
    if tours.is_empty() {
        return Some(vec![fresh]);
    }
    let at = rng.random_range(0..tours.len());
    let many = teacher.most >= 2;
    match rng.random_range(0..10) {
        0 if many => tours.push(fresh),
        1 if many => {
            tours.swap_remove(at);
        }
        2..=4 if many => {
            // Everything anew: what a join or a split comes to.
            tours.clear();
            let mut left = teacher.quota.max(1);
            let mut tries = 0;
            while left > 0 && tries < 8 {
                let r = teacher.routes[rng.random_range(0..teacher.routes.len())];
                tries += 1;
                if problem.routes[r].len() as u32 <= left {
                    left -= problem.routes[r].len() as u32;
                    tours.push(r);
                }
            }
        }
        _ => tours[at] = fresh,
    }
    Some(tours)
}

/// One of a teacher's routes, by position; none where there is none.
fn some_tour(state: &State, t: usize, rng: &mut ChaCha8Rng) -> Option<usize> {
    let n = state.tours[t].len();
    (n > 0).then(|| rng.random_range(0..n))
}

/// A teacher takes a route that a colleague of the same home has already.
fn join(state: &State, at_home: &[Vec<usize>], t: usize, rng: &mut ChaCha8Rng) -> Option<Changes> {
    let mates = &at_home[state.problem.teachers[t].home];
    let other = mates[rng.random_range(0..mates.len())];
    if other == t {
        return None;
    }
    let theirs = state.tours[other][some_tour(state, other, rng)?];
    let mut tours = state.tours[t].clone();
    match some_tour(state, t, rng) {
        Some(at) => tours[at] = theirs,
        None => tours.push(theirs),
    }
    Some(vec![(t, tours)])
}

/// Everybody of a home who goes one way, at most as many as one vehicle takes.
fn riders(state: &State, at_home: &[Vec<usize>], t: usize, route: usize) -> Vec<usize> {
    let home = state.problem.teachers[t].home;
    let most = state.problem.q[home] as usize;
    let mut found = vec![t];
    let same = |&&o: &&usize| o != t && state.tours[o].contains(&route);
    found.extend(at_home[home].iter().filter(same).take(most.saturating_sub(1)));
    found
}

fn instead(state: &State, t: usize, route: usize, other: usize) -> (usize, Vec<usize>) {
    let tours = &state.tours[t];
    (t, tours.iter().map(|&r| if r == route { other } else { r }).collect())
}

/// A whole vehicle goes elsewhere.
fn convoy(
    state: &State,
    at_home: &[Vec<usize>],
    t: usize,
    rng: &mut ChaCha8Rng,
) -> Option<Changes> {
    let route = state.tours[t][some_tour(state, t, rng)?];
    let known = &state.problem.teachers[t].routes;
    if known.is_empty() {
        return None;
    }
    let other = known[rng.random_range(0..known.len())];
    if other == route || state.problem.routes[other].len() != state.problem.routes[route].len() {
        return None;
    }
    let riders = riders(state, at_home, t, route);
    Some(riders.into_iter().map(|p| instead(state, p, route, other)).collect())
}

/// Two vehicles of different homes trade their kindergartens.
fn trade(state: &State, at_home: &[Vec<usize>], t: usize, rng: &mut ChaCha8Rng) -> Option<Changes> {
    let other = rng.random_range(0..state.tours.len());
    let teachers = &state.problem.teachers;
    if teachers[t].home == teachers[other].home {
        return None;
    }
    let mine = state.tours[t][some_tour(state, t, rng)?];
    let theirs = state.tours[other][some_tour(state, other, rng)?];
    if mine == theirs || state.problem.routes[mine].len() != state.problem.routes[theirs].len() {
        return None;
    }
    let ours = riders(state, at_home, t, mine);
    let them = riders(state, at_home, other, theirs);
    let ours = ours.into_iter().map(|p| instead(state, p, mine, theirs));
    Some(ours.chain(them.into_iter().map(|p| instead(state, p, theirs, mine))).collect())
}

/// Two teachers exchange one route each.
fn exchange(state: &State, t: usize, rng: &mut ChaCha8Rng) -> Option<Changes> {
    let other = rng.random_range(0..state.tours.len());
    if other == t {
        return None;
    }
    let mine = state.tours[t][some_tour(state, t, rng)?];
    let theirs = state.tours[other][some_tour(state, other, rng)?];
    if mine == theirs || state.problem.routes[mine].len() != state.problem.routes[theirs].len() {
        return None;
    }
    Some(vec![instead(state, t, mine, theirs), instead(state, other, theirs, mine)])
}
