//! Moves of the local search over inspection tours: one tour more, less or other, or two at once.

use rand::Rng;
use rand_chacha::ChaCha8Rng;

use super::tour_search::{Edit, State, Tour};

/// A move of chance; whether the tours that come may be made is for the caller to say.
pub(super) fn propose(state: &State, places: &[usize], rng: &mut ChaCha8Rng) -> Option<Edit> {
    let space = state.problem.space;
    let (n, size) = (space.mentors.len(), space.size);
    let place = places[rng.random_range(0..places.len())];
    let count = state.len();
    if count == 0 || rng.random_bool(0.08) {
        // Over another place the way may be short enough where there and back it is not.
        let mut stops = vec![place];
        if space.route(&stops).is_none() {
            stops.insert(rng.random_range(0..2), places[rng.random_range(0..places.len())]);
        }
        let come = [Some((stops, any_team(n, size, rng))), None];
        return Some(Edit { come, ..Edit::default() });
    }
    let i = rng.random_range(0..count);
    match rng.random_range(0..12) {
        0 => Some(Edit { gone: [Some(i), None], ..Edit::default() }),
        1..=3 => other_mentor(state, i, rng),
        4 => exchange_mentors(state, i, rng),
        5 => other_place(state, i, place, rng),
        6 => join(state, i, rng),
        7 => split(state, i, rng),
        8 => second_stop(state, i, place, rng),
        9 => exchange_places(state, i, rng),
        10 => neighbour(state, i, rng),
        _ => {
            let (mut stops, mut team) = state.tour(i).clone();
            if rng.random_bool(0.5) {
                stops.reverse();
            } else {
                team = any_team(n, size, rng);
            }
            Some(one(i, (stops, team)))
        }
    }
}

fn any_team(n: usize, size: usize, rng: &mut ChaCha8Rng) -> Vec<usize> {
    let mut team = rand::seq::index::sample(rng, n, size).into_vec();
    team.sort_unstable();
    team
}

/// One tour becomes another.
fn one(i: usize, tour: Tour) -> Edit {
    Edit { gone: [Some(i), None], come: [Some(tour), None] }
}

/// Two tours become two others.
fn two(i: usize, j: usize, first: Tour, second: Tour) -> Edit {
    Edit { gone: [Some(i), Some(j)], come: [Some(first), Some(second)] }
}

/// Another tour than this; none if there is no other.
fn partner(state: &State, i: usize, rng: &mut ChaCha8Rng) -> Option<usize> {
    let j = rng.random_range(0..state.len());
    (j != i).then_some(j)
}

fn other_mentor(state: &State, i: usize, rng: &mut ChaCha8Rng) -> Option<Edit> {
    let (stops, mut team) = state.tour(i).clone();
    let other = rng.random_range(0..state.problem.space.mentors.len());
    if team.contains(&other) {
        return None;
    }
    let at = rng.random_range(0..team.len());
    team[at] = other;
    team.sort_unstable();
    Some(one(i, (stops, team)))
}

/// Somebody goes instead who lives where another of the team does: they share a vehicle.
fn neighbour(state: &State, i: usize, rng: &mut ChaCha8Rng) -> Option<Edit> {
    let space = state.problem.space;
    let (stops, mut team) = state.tour(i).clone();
    let (at, stays) = (rng.random_range(0..team.len()), rng.random_range(0..team.len()));
    let home = |m: usize| space.inst.home[space.mentors[m]];
    let other = rng.random_range(0..space.mentors.len());
    if at == stays {
        return None;
    }
    let near = (0..space.mentors.len())
        .map(|step| (other + step) % space.mentors.len())
        .find(|&m| !team.contains(&m) && home(m) == home(team[stays]))?;
    team[at] = near;
    team.sort_unstable();
    Some(one(i, (stops, team)))
}

fn exchange_mentors(state: &State, i: usize, rng: &mut ChaCha8Rng) -> Option<Edit> {
    let j = partner(state, i, rng)?;
    let (stops, mut team) = state.tour(i).clone();
    let (their_stops, mut theirs) = state.tour(j).clone();
    let (a, b) = (rng.random_range(0..team.len()), rng.random_range(0..theirs.len()));
    if team.contains(&theirs[b]) || theirs.contains(&team[a]) {
        return None;
    }
    std::mem::swap(&mut team[a], &mut theirs[b]);
    team.sort_unstable();
    theirs.sort_unstable();
    Some(two(i, j, (stops, team), (their_stops, theirs)))
}

fn other_place(state: &State, i: usize, place: usize, rng: &mut ChaCha8Rng) -> Option<Edit> {
    let (mut stops, team) = state.tour(i).clone();
    if stops.contains(&place) {
        return None;
    }
    let at = rng.random_range(0..stops.len());
    stops[at] = place;
    Some(one(i, (stops, team)))
}

fn exchange_places(state: &State, i: usize, rng: &mut ChaCha8Rng) -> Option<Edit> {
    let j = partner(state, i, rng)?;
    let (mut stops, team) = state.tour(i).clone();
    let (mut their_stops, theirs) = state.tour(j).clone();
    let (a, b) = (rng.random_range(0..stops.len()), rng.random_range(0..their_stops.len()));
    if stops.contains(&their_stops[b]) || their_stops.contains(&stops[a]) {
        return None;
    }
    std::mem::swap(&mut stops[a], &mut their_stops[b]);
    Some(two(i, j, (stops, team), (their_stops, theirs)))
}

/// Two tours of one stop become one of two.
fn join(state: &State, i: usize, rng: &mut ChaCha8Rng) -> Option<Edit> {
    let j = partner(state, i, rng)?;
    let ((stops, team), (other, theirs)) = (state.tour(i), state.tour(j));
    let ([here], [there]) = (&stops[..], &other[..]) else { return None };
    if here == there {
        return None;
    }
    let stops = if rng.random_bool(0.5) { vec![*here, *there] } else { vec![*there, *here] };
    let team = if rng.random_bool(0.5) { team } else { theirs };
    Some(Edit { gone: [Some(i), Some(j)], come: [Some((stops, team.clone())), None] })
}

/// A tour of two stops becomes two of one.
fn split(state: &State, i: usize, rng: &mut ChaCha8Rng) -> Option<Edit> {
    let space = state.problem.space;
    let (stops, team) = state.tour(i);
    let &[a, b] = &stops[..] else { return None };
    let other = match rng.random_bool(0.5) {
        true => team.clone(),
        false => any_team(space.mentors.len(), space.size, rng),
    };
    let (stays, goes) = if rng.random_bool(0.5) { (a, b) } else { (b, a) };
    let come = [Some((vec![stays], team.clone())), Some((vec![goes], other))];
    Some(Edit { gone: [Some(i), None], come })
}

/// A second stop, taken from another tour that has two or simply added.
fn second_stop(state: &State, i: usize, place: usize, rng: &mut ChaCha8Rng) -> Option<Edit> {
    let (mut stops, team) = state.tour(i).clone();
    if stops.len() != 1 || stops.contains(&place) {
        return None;
    }
    stops.insert(rng.random_range(0..2), place);
    if let Some(j) = partner(state, i, rng)
        && let &[a, b] = &state.tour(j).0[..]
        && (a == place || b == place)
    {
        let left = vec![if a == place { b } else { a }];
        let theirs = state.tour(j).1.clone();
        return Some(two(i, j, (stops, team), (left, theirs)));
    }
    Some(one(i, (stops, team)))
}
