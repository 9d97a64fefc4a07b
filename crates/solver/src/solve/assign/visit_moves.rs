//! Moves of the local search over visits: of one teacher, of two, or of a whole vehicle.

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
    match rng.random_range(0..33) {
        0..=3 => alone(state, t, rng).map(|tours| vec![(t, tours)]),
        4..=7 => join(state, at_home, t, rng),
        8..=11 => convoy(state, at_home, t, rng),
        12..=13 => trade(state, at_home, t, rng),
        14..=16 => exchange(state, t, rng),
        17..=18 => together(state, at_home, t, rng),
        19..=20 => follow(state, at_home, t, rng),
        21..=26 => hand_over(state, t, rng),
        _ => exchange_places(state, t, rng),
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
        2..=4 if many => return Some(anew(state, t, rng)),
        _ => tours[at] = fresh,
    }
    Some(tours)
}

/// Random routes with as many visits as a teacher owes.
fn anew(state: &State, t: usize, rng: &mut ChaCha8Rng) -> Vec<usize> {
    let teacher = &state.problem.teachers[t];
    let mut tours = Vec::new();
    let mut left = teacher.quota.max(1);
    let mut tries = 0;
    while left > 0 && tries < 8 {
        let r = teacher.routes[rng.random_range(0..teacher.routes.len())];
        tries += 1;
        if state.problem.routes[r].len() as u32 <= left {
            left -= state.problem.routes[r].len() as u32;
            tours.push(r);
        }
    }
    tours
}

/// The riders of a vehicle get new routes for the whole term, all the same.
fn together(
    state: &State,
    at_home: &[Vec<usize>],
    t: usize,
    rng: &mut ChaCha8Rng,
) -> Option<Changes> {
    let teacher = &state.problem.teachers[t];
    if teacher.routes.is_empty() {
        return None;
    }
    let route = state.tours[t][some_tour(state, t, rng)?];
    let tours = anew(state, t, rng);
    let riders = riders(state, at_home, t, route);
    Some(riders.into_iter().map(|p| (p, tours.clone())).collect())
}

/// A teacher gets all routes of a colleague of the same home, or the two exchange all of theirs.
fn follow(
    state: &State,
    at_home: &[Vec<usize>],
    t: usize,
    rng: &mut ChaCha8Rng,
) -> Option<Changes> {
    let mates = &at_home[state.problem.teachers[t].home];
    let other = mates[rng.random_range(0..mates.len())];
    if state.tours[other] == state.tours[t] {
        return None;
    }
    let mut changes = vec![(t, state.tours[other].clone())];
    if rng.random_bool(0.5) {
        changes.push((other, state.tours[t].clone()));
    }
    Some(changes)
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

/// The route of a teacher to these places and no others.
fn route_to(state: &State, t: usize, stops: &[usize]) -> Option<usize> {
    let to = |r: &&usize| {
        let route = &state.problem.routes[**r];
        route.len() == stops.len() && stops.iter().all(|k| route.contains(k))
    };
    state.problem.teachers[t].routes.iter().find(to).copied()
}

/// One of a teacher's routes, by position, one place of it, and the others.
fn some_place(state: &State, t: usize, rng: &mut ChaCha8Rng) -> Option<(usize, usize, Vec<usize>)> {
    let at = some_tour(state, t, rng)?;
    let mut others = state.problem.routes[state.tours[t][at]].clone();
    let k = others.remove(rng.random_range(0..others.len()));
    Some((at, k, others))
}

/// A teacher gives one place to another, who goes there alone or on the way to a second one.
fn hand_over(state: &State, t: usize, rng: &mut ChaCha8Rng) -> Option<Changes> {
    let other = rng.random_range(0..state.tours.len());
    if other == t {
        return None;
    }
    let (at, k, rest) = some_place(state, t, rng)?;
    let (mut mine, mut theirs) = (state.tours[t].clone(), state.tours[other].clone());
    mine.swap_remove(at);
    if !rest.is_empty() {
        mine.push(route_to(state, t, &rest)?);
    }
    let mut stops = vec![k];
    if rng.random_bool(0.5)
        && let Some(at) = some_tour(state, other, rng)
    {
        stops.extend(&state.problem.routes[theirs.swap_remove(at)]);
    }
    theirs.push(route_to(state, other, &stops)?);
    Some(vec![(t, mine), (other, theirs)])
}

/// Two teachers exchange one place each.
fn exchange_places(state: &State, t: usize, rng: &mut ChaCha8Rng) -> Option<Changes> {
    let other = rng.random_range(0..state.tours.len());
    if other == t {
        return None;
    }
    let (my_day, mine, mut my_rest) = some_place(state, t, rng)?;
    let (their_day, theirs, mut their_rest) = some_place(state, other, rng)?;
    my_rest.push(theirs);
    their_rest.push(mine);
    let (mut me, mut them) = (state.tours[t].clone(), state.tours[other].clone());
    me[my_day] = route_to(state, t, &my_rest)?;
    them[their_day] = route_to(state, other, &their_rest)?;
    Some(vec![(t, me), (other, them)])
}
