//! Dates for trips: every trip onto the board if at all possible, then the best quality.
//!
//! Simulated annealing (Kirkpatrick, Gelatt and Vecchi, Science 220, 1983) over feasible boards;
//! a trip that fits nowhere pushes others out of its way.

use rand::Rng;
use rand::seq::IndexedRandom;
use rand_chacha::ChaCha8Rng;

use super::board::{Board, DatedEvent, When};
use super::event_moves::EventMoves;
use crate::model::Limits;

/// Weight of a trip without a date beside units of quality, while searching.
const UNPLACED: f64 = 40.0;

/// Share of moves that try another date for an event, and for a placement where there are any.
const EVENT_SHARE: f64 = 0.04;
const STAY_SHARE: f64 = 0.06;

/// Weight of a kilometre of placements beside units of quality, while searching.
const PER_KM: f64 = 0.2;

/// Items that a move looks at for one that costs quality.
const LOOKED_AT: usize = 3;

/// Moves between two looks at the clock.
const LOOK: u64 = 256;

/// Moves made whatever the clock says while a trip has no date: they take milliseconds.
const OWED: u64 = 2_000;

/// What the search for dates came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dated {
    /// Trips and placements without a date.
    pub unplaced: usize,
    /// Metres that placements drive above the least.
    pub metres: u64,
    /// Level 4.
    pub quality: u64,
    /// A limit, not the search's own end, stopped it.
    pub cut_short: bool,
}

/// Finds dates for every item of the board and makes the calendar pleasant.
pub(super) fn timetable(
    board: &mut Board,
    events: &EventMoves,
    moves: u64,
    rng: &mut ChaCha8Rng,
    limits: &Limits,
) -> Dated {
    construct(board);
    let movable: Vec<usize> =
        (0..board.items.len()).filter(|&i| board.items[i].pin.is_none()).collect();
    let mut visitors: Vec<Vec<usize>> = vec![Vec::new(); board.inst.ks.len()];
    for &i in &movable {
        board.items[i].trip.stops.iter().for_each(|&k| visitors[k].push(i));
    }
    let mut best = board.clone();
    let mut best_score = score(board);
    let least = (0, 0, board.least_quality());
    let mut cut_short = false;
    let stays: Vec<usize> = (0..board.stays.len())
        .filter(|&s| {
            board.inst.placements.stays[s].runs.len() > usize::from(board.stays[s].is_some())
        })
        .collect();
    if movable.is_empty() && board.events.is_empty() && stays.is_empty() {
        return dated(board, false);
    }
    let mut current = best_score;
    let (hot, cold) = (2.0_f64, 0.05_f64);
    for step in 0..moves {
        let owed = best_score.0 > 0 && step < OWED;
        if step % LOOK == 0 && !owed && limits.over() {
            cut_short = true;
            break;
        }
        if best_score <= least {
            break;
        }
        let heat = hot * (cold / hot).powf(step as f64 / moves as f64);
        let undone = current.0 > 0 && rng.random_bool(0.5);
        let done = if !stays.is_empty() && rng.random_bool(STAY_SHARE) {
            shift_stay(board, &stays, rng)
        } else if undone {
            push_in(board, &movable, rng)
        } else if rng.random_bool(EVENT_SHARE) {
            shift_event(board, events, rng)
        } else {
            shift(board, &movable, &visitors, rng)
        };
        let Some(undo) = done else { continue };
        let next = score(board);
        let delta = weigh(next) - weigh(current);
        if delta <= 0.0 || rng.random::<f64>() < (-delta / heat).exp() {
            current = next;
            if next < best_score {
                best_score = next;
                best = board.clone();
            }
        } else {
            take_back(board, undo);
        }
    }
    *board = best;
    dated(board, cut_short)
}

fn dated(board: &Board, cut_short: bool) -> Dated {
    let (unplaced, metres, quality) = score(board);
    Dated { unplaced, metres, quality, cut_short }
}

/// What has no date, metres that placements drive above the least, and level 4.
type Score = (usize, u64, u64);

fn score(board: &Board) -> Score {
    let trips = board.at.iter().filter(|w| w.is_none()).count();
    let (mut lost, mut km) = (0, 0.0);
    for (placing, run) in board.inst.placements.stays.iter().zip(&board.stays) {
        match (run, placing.least_km) {
            (Some(run), Some(least)) => km += placing.km_of(*run) - least,
            (None, Some(_)) => lost += 1,
            (_, None) => {}
        }
    }
    (trips + lost, (km * 1000.0).round() as u64, board.quality().value())
}

fn weigh((unplaced, metres, quality): Score) -> f64 {
    unplaced as f64 * UNPLACED + metres as f64 * PER_KM / 1000.0 + quality as f64
}

/// Hardest first, each where it costs the least quality.
fn construct(board: &mut Board) {
    let mut order: Vec<usize> = (0..board.items.len()).filter(|&i| board.at[i].is_none()).collect();
    order.sort_by_key(|&i| {
        let item = &board.items[i];
        (item.pin.is_none(), item.domain.len(), usize::MAX - item.trip.people.len())
    });
    for i in order {
        let item = std::sync::Arc::clone(&board.items[i]);
        let mut best: Option<(u64, When)> = None;
        for &when in &item.domain {
            if board.fits(i, when) {
                board.place(i, when);
                let value = board.quality().value();
                board.remove(i);
                if best.is_none_or(|(b, _)| value < b) {
                    best = Some((value, when));
                }
            }
        }
        if let Some((_, when)) = best {
            board.place(i, when);
        }
    }
}

/// What a move changed: items with the place that they had before, in the order of removal, and
/// the event or the placement that moved, as it was.
#[derive(Default)]
struct Undo {
    items: Vec<(usize, Option<When>)>,
    event: Option<DatedEvent>,
    stay: Option<(usize, Option<usize>)>,
}

impl From<Vec<(usize, Option<When>)>> for Undo {
    fn from(items: Vec<(usize, Option<When>)>) -> Self {
        Self { items, ..Self::default() }
    }
}

fn take_back(board: &mut Board, undo: Undo) {
    for (i, _) in &undo.items {
        board.remove(*i);
    }
    if let Some(event) = undo.event {
        // The event that moved stands last.
        board.take_event(board.events.len() - 1);
        board.add_event(event);
    }
    if let Some((stay, before)) = undo.stay {
        board.set_stay(stay, before);
    }
    for (i, before) in undo.items.into_iter().rev() {
        if let Some(when) = before {
            board.place(i, when);
        }
    }
}

/// Moves an event to another date at the same host; whoever it meets there goes elsewhere.
fn shift_event(board: &mut Board, moves: &EventMoves, rng: &mut ChaCha8Rng) -> Option<Undo> {
    let at = (0..board.events.len()).collect::<Vec<_>>().choose(rng).copied()?;
    let &(day, slot) = moves.of(&board.events[at]).choose(rng)?;
    let old = board.take_event(at);
    let new = DatedEvent { day, slot, ..old };
    let met = moves.apart(board, &new).then(|| board.met_by(&new)).flatten();
    let Some(met) = met else {
        board.add_event(old);
        return None;
    };
    let items: Vec<(usize, Option<When>)> = met.iter().map(|&i| (i, board.remove(i))).collect();
    board.add_event(new);
    elsewhere(board, Undo { items, event: Some(old), stay: None }, rng)
}

/// Places the items of a move anew, wherever they fit; takes the move back where one does not.
fn elsewhere(board: &mut Board, undo: Undo, rng: &mut ChaCha8Rng) -> Option<Undo> {
    for &(i, _) in &undo.items {
        let item = std::sync::Arc::clone(&board.items[i]);
        let start = rng.random_range(0..item.domain.len().max(1));
        let mut turned = item.domain[start..].iter().chain(&item.domain[..start]);
        let Some(&when) = turned.find(|&&w| board.fits(i, w)) else {
            take_back(board, undo);
            return None;
        };
        board.place(i, when);
    }
    Some(undo)
}

/// Gives a placement other days; duties that it meets there go elsewhere.
fn shift_stay(board: &mut Board, stays: &[usize], rng: &mut ChaCha8Rng) -> Option<Undo> {
    let &stay = stays.choose(rng)?;
    let run = rng.random_range(0..board.inst.placements.stays[stay].runs.len());
    let before = board.stays[stay].filter(|&old| old != run);
    if board.stays[stay].is_some() && before.is_none() {
        return None;
    }
    board.set_stay(stay, None);
    let met = board.met_by_stay(stay, run);
    let items: Vec<(usize, Option<When>)> =
        met.iter().flatten().map(|&i| (i, board.remove(i))).collect();
    let undo = Undo { items, event: None, stay: Some((stay, before)) };
    if met.is_none() || board.stay_blocked(stay, run).is_some() {
        take_back(board, undo);
        return None;
    }
    board.set_stay(stay, Some(run));
    elsewhere(board, undo, rng)
}

/// Moves one item to another day or session, now and then onto the visit of another group.
/// `visitors` are the movable items of each place.
fn shift(
    board: &mut Board,
    movable: &[usize],
    visitors: &[Vec<usize>],
    rng: &mut ChaCha8Rng,
) -> Option<Undo> {
    let mut i = *movable.choose(rng)?;
    for _ in 1..LOOKED_AT {
        if board.costs_quality(i) {
            break;
        }
        i = *movable.choose(rng)?;
    }
    let item = std::sync::Arc::clone(&board.items[i]);
    let when = if rng.random_bool(0.25) {
        // To meet someone who visits the same kindergarten makes one activity of two.
        let &k = item.trip.stops.choose(rng)?;
        let &j = visitors[k].choose(rng)?;
        if i == j {
            *item.domain.choose(rng)?
        } else {
            let at = board.at[j]?;
            let theirs = board.items[j].trip.stops.iter().position(|&s| s == k)? as u8;
            let mine = item.trip.stops.iter().position(|&s| s == k)? as u8;
            let session = (at.session + theirs).checked_sub(mine)?;
            let when = When { day: at.day, session };
            item.domain.binary_search(&when).ok()?;
            when
        }
    } else {
        *item.domain.choose(rng)?
    };
    if board.at[i] == Some(when) {
        return None;
    }
    let before = board.remove(i);
    if board.fits(i, when) {
        board.place(i, when);
        return Some(vec![(i, before)].into());
    }
    // Change places with whoever is alone in the way.
    let swap = before.and_then(|old| {
        let others = board.in_the_way(i, when)?;
        let [j] = others[..] else { return None };
        board.items[j].domain.binary_search(&old).ok()?;
        Some((j, old))
    });
    if let Some((j, old)) = swap {
        let theirs = board.remove(j);
        if board.fits(i, when) {
            board.place(i, when);
            if board.fits(j, old) {
                board.place(j, old);
                return Some(vec![(i, before), (j, theirs)].into());
            }
            board.remove(i);
        }
        if let Some(w) = theirs {
            board.place(j, w);
        }
    }
    if let Some(old) = before {
        board.place(i, old);
    }
    None
}

/// Places an item that has no date; whatever is in its way loses its own.
fn push_in(board: &mut Board, movable: &[usize], rng: &mut ChaCha8Rng) -> Option<Undo> {
    let waiting: Vec<usize> = movable.iter().copied().filter(|&i| board.at[i].is_none()).collect();
    let &i = waiting.choose(rng)?;
    let item = std::sync::Arc::clone(&board.items[i]);
    let &when = item.domain.choose(rng)?;
    let mut undo = Vec::new();
    if !board.fits(i, when) {
        for j in board.in_the_way(i, when)? {
            // One by one: often the first that goes makes room enough.
            let before = board.remove(j);
            undo.push((j, before));
            if board.fits(i, when) {
                break;
            }
        }
    }
    if board.fits(i, when) {
        board.place(i, when);
        // Those pushed out go wherever they still fit.
        for (j, _) in undo.clone() {
            let domain = std::sync::Arc::clone(&board.items[j]);
            let start = rng.random_range(0..domain.domain.len().max(1));
            let free = domain.domain[start..]
                .iter()
                .chain(&domain.domain[..start])
                .find(|&&w| board.fits(j, w));
            if let Some(&w) = free {
                board.place(j, w);
            }
        }
        undo.push((i, None));
        return Some(undo.into());
    }
    take_back(board, undo.into());
    None
}
