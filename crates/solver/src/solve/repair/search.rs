//! Destroy and repair around the earlier calendar (Schrimpf, Schneider, Stamm-Wilbrandt and
//! Dueck, "Record breaking optimization results using the ruin and recreate principle", Journal of
//! Computational Physics 159, 2000).

use rand::Rng;
use rand::seq::{IndexedRandom, SliceRandom};
use rand_chacha::ChaCha8Rng;

use super::insert::{Tally, put_back, serve};
use super::score::{Aim, Scale, Score};
use crate::model::Limits;
use crate::solve::assign::{Trip, combinations};
use crate::solve::board::Board;
use crate::solve::instance::Instance;

/// Teams beyond which not all are tried.
const MOST_TEAMS: usize = 3_000;

/// Kilometres of chance by which insertions of a round differ.
const NOISE: f64 = 12.0;

/// Shares of the rounds, where changes may be bought, that put back what stood, and that look for
/// work that nobody needs.
const BACK: f64 = 0.3;
const NEEDLESS: f64 = 0.1;

/// What the search may do and aims at.
pub(super) struct Effort<'a> {
    pub rounds: u64,
    /// Rounds without a better board after which the search ends.
    pub patience: u64,
    /// No calendar has less shortfall, or, at that, fewer changes.
    pub bound: (u64, u32),
    pub limits: Limits<'a>,
}

/// Teams of the right size.
pub(super) fn teams(inst: &Instance) -> Vec<Vec<usize>> {
    let mentors: Vec<usize> = (0..inst.people.len()).filter(|&p| inst.person(p).mentor).collect();
    let size = inst.scenario.settings.inspection.team as usize;
    let mut teams = Vec::new();
    combinations(mentors.len(), size, &mut |team| {
        let team: Vec<usize> = team.iter().map(|&m| mentors[m]).collect();
        if teams.len() < MOST_TEAMS && inst.together(&team) {
            teams.push(team);
        }
    });
    teams
}

/// Looks for a better board and keeps the best; whether a limit ended it. `see` is shown every
/// board that is taken.
pub(super) fn improve<'i>(
    board: &mut Board<'i>,
    scale: &Scale,
    teams: &[Vec<usize>],
    effort: &Effort,
    rng: &mut ChaCha8Rng,
    see: &mut dyn FnMut(&Score, &Board<'i>),
) -> bool {
    let mut current = Score::of(board, scale);
    let (mut best, mut best_score) = (board.clone(), current.clone());
    let mut since = 0;
    for round in 0..effort.rounds {
        if since >= effort.patience {
            break;
        }
        if round % 4 == 0 && effort.limits.over() {
            *board = best;
            return true;
        }
        since += 1;
        let settled = (best_score.shortfall, best_score.changes) <= effort.bound;
        let mut next = board.clone();
        ruin(&mut next, scale, settled, rng);
        // Where changes may be bought, what went need not come back.
        let fewest = scale.aim == Aim::Fewest;
        let back = fewest || rng.random_bool(BACK);
        let first = rng.random_bool(0.5);
        if back && first {
            put_back(&mut next, scale.old, Some(rng));
        }
        serve(&mut next, scale, teams, NOISE, rng);
        if back && !first {
            put_back(&mut next, scale.old, Some(rng));
        }
        if fewest || rng.random_bool(NEEDLESS) {
            drop_needless(&mut next, scale, &best_score);
        }
        let score = Score::of(&next, scale);
        let heat = 30.0 * (1.0 - round as f64 / effort.rounds as f64) + 0.01;
        let delta = score.weigh(scale) - current.weigh(scale);
        if delta <= 0.0 || rng.random::<f64>() < (-delta / heat).exp() {
            *board = next;
            see(&score, board);
            if score.beats(&best_score, scale.aim) {
                best_score = score.clone();
                best = board.clone();
                since = 0;
            }
            current = score;
        }
    }
    *board = best;
    false
}

/// Takes new work off that no demand needs any more.
fn drop_needless(board: &mut Board, scale: &Scale, best: &Score) {
    let new: Vec<usize> = (0..board.items.len()).filter(|&i| is_new(board, scale, i)).collect();
    if new.len() < 2 {
        return;
    }
    let shortfall = Score::of(board, scale).shortfall;
    if shortfall > best.shortfall {
        return;
    }
    for i in new.into_iter().rev() {
        let mut without = board.clone();
        without.drop_items(&[i]);
        if Score::of(&without, scale).shortfall <= shortfall {
            *board = without;
        }
    }
}

/// Whether an item keeps no duty of the earlier calendar.
fn is_new(board: &Board, scale: &Scale, i: usize) -> bool {
    let item = &board.items[i];
    item.pin.is_none() && board.at[i].is_some_and(|at| scale.old.kept_by(&item.trip, at) == 0)
}

/// Takes off a few items: new ones, those near a demand that is not met, or related ones.
fn ruin(board: &mut Board, scale: &Scale, settled: bool, rng: &mut ChaCha8Rng) {
    let movable: Vec<usize> =
        (0..board.items.len()).filter(|&i| board.items[i].pin.is_none()).collect();
    let new: Vec<usize> = movable.iter().copied().filter(|&i| is_new(board, scale, i)).collect();
    let stays = &board.inst.placements.stays;
    if !stays.is_empty() && rng.random_bool(0.2) {
        let stay = rng.random_range(0..stays.len());
        if !stays[stay].pinned {
            board.set_stay(stay, None);
        }
    }
    let few = |rng: &mut ChaCha8Rng, n: usize| rng.random_range(1..=n.clamp(1, 5));
    let fewest = scale.aim == Aim::Fewest;
    let mut gone: Vec<usize> = if !new.is_empty()
        && rng.random_bool(if settled && fewest { 0.9 } else { 0.3 })
    {
        new
    } else if settled && fewest {
        // Every earlier item that goes is a change too many, unless what is new beside it
        // comes back at less cost; one at a time is enough for that.
        movable.choose(rng).copied().into_iter().collect()
    } else if rng.random_bool(if fewest { 0.4 } else { 0.2 }) {
        push_in(board, scale, rng);
        return;
    } else {
        let Some(&seed) = movable.choose(rng) else { return };
        let way = rng.random_range(0..5);
        let at = board.at[seed].map(|w| w.day);
        movable
            .iter()
            .copied()
            .filter(|&i| {
                let (a, b) = (&board.items[seed].trip, &board.items[i].trip);
                match way {
                    0 => a.stops.iter().any(|k| b.stops.contains(k)),
                    1 => board.inst.home[a.people[0]] == board.inst.home[b.people[0]],
                    2 => {
                        a.people.iter().any(|p| b.people.contains(p)) || a.role == 1 && b.role == 1
                    }
                    3 => board.at[i].map(|w| w.day / 7) == at.map(|d| d / 7),
                    _ => true,
                }
            })
            .collect()
    };
    gone.shuffle(rng);
    let n = few(rng, gone.len());
    gone.truncate(n);
    board.drop_items(&gone);
}

/// Puts work that would meet a demand where something stands in its way, which goes.
fn push_in(board: &mut Board, scale: &Scale, rng: &mut ChaCha8Rng) {
    let inst = board.inst;
    let tally = Tally::of(board);
    // What stood in the earlier calendar and is not there, or a visit of chance.
    let missing: Vec<(Trip, _)> = scale
        .old
        .free
        .iter()
        .filter(|item| {
            !board
                .items
                .iter()
                .zip(&board.at)
                .any(|(other, at)| *at == Some(item.when) && other.trip == item.trip)
        })
        .map(|item| (item.trip.clone(), item.when))
        .collect();
    let trip = match missing.choose(rng) {
        Some((trip, _)) if rng.random_bool(0.7) => trip.clone(),
        _ => {
            let p = rng.random_range(0..inst.people.len().max(1));
            let k = rng.random_range(0..inst.ks.len());
            if p >= inst.people.len() {
                return;
            }
            Trip { role: 0, people: vec![p], stops: vec![k] }
        }
    };
    if !tally.may(inst, &trip) {
        return;
    }
    let i = board.add_item(trip, None);
    let item = std::sync::Arc::clone(&board.items[i]);
    let at_home = missing.iter().find(|(t, _)| *t == item.trip).map(|(_, w)| *w);
    let when = match at_home {
        Some(when) if item.domain.binary_search(&when).is_ok() && rng.random_bool(0.5) => when,
        _ => match item.domain.choose(rng) {
            Some(&when) => when,
            None => {
                board.pop_item();
                return;
            }
        },
    };
    let mut gone = Vec::new();
    if !board.fits(i, when) {
        for j in board.in_the_way(i, when).unwrap_or_default() {
            board.remove(j);
            gone.push(j);
            if board.fits(i, when) {
                break;
            }
        }
    }
    if board.fits(i, when) {
        board.place(i, when);
    } else {
        gone.push(i);
    }
    board.drop_items(&gone);
}
