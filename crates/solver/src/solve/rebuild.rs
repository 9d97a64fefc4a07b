//! Ruin and recreate over the whole dated problem of one alliance, for boards that are so tight
//! that the date-free assignment cannot be dated as it stands (Schrimpf, Schneider,
//! Stamm-Wilbrandt and Dueck, Journal of Computational Physics 159, 2000).

use rand::Rng;
use rand::seq::{IndexedRandom, SliceRandom};
use rand_chacha::ChaCha8Rng;

use super::assign::{Trip, combinations, team_km, team_shortfall};
use super::board::{Board, When};
use super::instance::Instance;
use super::objective::{Objective, Worth};
use super::value::Value;
use crate::domain::Demand;
use crate::model::Limits;

/// Levels 1, 2 and 4 of a board, compared one after the other.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Score {
    pub shortfall: u64,
    pub worth: Worth,
    /// Level 2 as it is reported.
    pub cost: f64,
    pub quality: u64,
}

impl Score {
    /// The levels of a board; `hosting` are the kilometres of its events.
    pub fn of(board: &Board, objective: &Objective, hosting: f64) -> Self {
        let value = Value::of(board);
        let groups = [0, 1].map(|role| value.group(board.inst, role));
        let groups = [&groups[0][..], &groups[1]];
        let km = value.all_km() + hosting;
        Self {
            shortfall: value.total_shortfall(),
            worth: objective.worth(km, &groups),
            cost: objective.cost(km, &groups),
            quality: board.quality().value(),
        }
    }

    /// Whether this is better, level by level.
    pub fn beats(&self, other: &Self) -> bool {
        let order = self.shortfall.cmp(&other.shortfall);
        let order = order.then_with(|| self.worth.order(&other.worth));
        order.then(self.quality.cmp(&other.quality)).is_lt()
    }

    /// Whether shortfall and cost are at these values.
    pub fn reaches(&self, goal: &(u64, Worth)) -> bool {
        self.shortfall <= goal.0 && self.worth.order(&goal.1).is_le()
    }

    /// While searching, a unit of shortfall is worth many kilometres but not all of them.
    fn weigh(&self, objective: &Objective) -> f64 {
        objective.unmet(self.shortfall as f64) / 1.5
            + self.worth.figure
            + self.quality as f64 * 0.05
    }
}

/// What the rebuilding may do and aims at.
pub(super) struct Rebuild<'a> {
    pub objective: Objective,
    /// Stop when the board's shortfall and cost (without events) are at these.
    pub goal: (u64, Worth),
    pub rounds: u64,
    pub limits: Limits<'a>,
}

/// Rebuilds parts of the board again and again and keeps the best.
pub(super) fn rebuild(board: &mut Board, task: &Rebuild, rng: &mut ChaCha8Rng) {
    let inst = board.inst;
    board.drop_undated();
    let teams = teams(inst);
    let objective = &task.objective;
    let mut current = Score::of(board, objective, 0.0);
    let (mut best, mut best_score) = (board.clone(), current.clone());
    for round in 0..task.rounds {
        if best_score.reaches(&task.goal) || task.limits.over() {
            break;
        }
        let heat = 30.0 * (1.0 - round as f64 / task.rounds as f64) + 0.01;
        let mut next = board.clone();
        ruin(&mut next, rng);
        recreate(&mut next, &teams, objective, rng, &task.limits);
        let score = Score::of(&next, objective, 0.0);
        let delta = score.weigh(objective) - current.weigh(objective);
        if delta <= 0.0 || rng.random::<f64>() < (-delta / heat).exp() {
            *board = next;
            if score.beats(&best_score) {
                best_score = score.clone();
                best = board.clone();
            }
            current = score;
        }
    }
    *board = best;
}

/// Rounds without a better calendar after which polishing ends where dates leave nothing to gain.
const PATIENCE: u64 = 100;

/// Looks for another calendar of no more shortfall and cost that is more pleasant (level 4):
/// other people, places or teams at the same price, where other dates alone gain nothing more.
pub(super) fn polish(board: &mut Board, task: &Rebuild, rng: &mut ChaCha8Rng) {
    let teams = teams(board.inst);
    let mut best = Score::of(board, &task.objective, 0.0);
    let mut since = 0;
    for _ in 0..task.rounds {
        // Where no other dates are better, other trips of the same price hardly ever are.
        let settled = best.quality <= board.least_quality() && since >= PATIENCE;
        if best.quality == 0 || settled || task.limits.over() {
            break;
        }
        since += 1;
        let mut next = board.clone();
        ruin(&mut next, rng);
        recreate(&mut next, &teams, &task.objective, rng, &task.limits);
        let score = Score::of(&next, &task.objective, 0.0);
        if score.reaches(&task.goal) && score.quality <= best.quality {
            since = if score.quality < best.quality { 0 } else { since };
            *board = next;
            best = score;
        }
    }
}

fn teams(inst: &Instance) -> Vec<Vec<usize>> {
    let mentors: Vec<usize> = (0..inst.people.len()).filter(|&p| inst.person(p).mentor).collect();
    let mut teams = Vec::new();
    let size = inst.scenario.settings.inspection.team as usize;
    combinations(mentors.len(), size, &mut |team| {
        let team: Vec<usize> = team.iter().map(|&m| mentors[m]).collect();
        if teams.len() < 3000 && inst.together(&team) {
            teams.push(team);
        }
    });
    teams
}

/// Takes off a few trips that have something in common, or a few at random.
fn ruin(board: &mut Board, rng: &mut ChaCha8Rng) {
    let movable: Vec<usize> =
        (0..board.items.len()).filter(|&i| board.items[i].pin.is_none()).collect();
    if movable.is_empty() {
        return;
    }
    let seed = movable[rng.random_range(0..movable.len())];
    let related = |i: usize, way: u32| {
        let (a, b) = (&board.items[seed].trip, &board.items[i].trip);
        match way {
            0 => a.stops.iter().any(|k| b.stops.contains(k)),
            1 => board.inst.home[a.people[0]] == board.inst.home[b.people[0]],
            2 => a.people.iter().any(|p| b.people.contains(p)) || a.role == b.role && a.role == 1,
            _ => true,
        }
    };
    let way = rng.random_range(0..4);
    let mut gone: Vec<usize> = movable.iter().copied().filter(|&i| related(i, way)).collect();
    gone.shuffle(rng);
    gone.truncate(rng.random_range(1..=(movable.len() / 3).clamp(1, 8)));
    board.drop_items(&gone);
    let stays = &board.inst.placements.stays;
    if let Some(stay) = (0..stays.len()).collect::<Vec<_>>().choose(rng)
        && !stays[*stay].pinned
    {
        board.set_stay(*stay, None);
    }
}

/// Gives placements without a run one of those that they fit, a short one if there is any.
fn place_stays(board: &mut Board, rng: &mut ChaCha8Rng) {
    let stays = &board.inst.placements.stays;
    for (s, placing) in stays.iter().enumerate() {
        if board.stays[s].is_some() {
            continue;
        }
        let mut runs: Vec<usize> = (0..placing.runs.len()).collect();
        runs.shuffle(rng);
        runs.sort_by_key(|&r| placing.runs[r].weeks);
        if let Some(&run) = runs.iter().find(|&&r| board.stay_blocked(s, r).is_none()) {
            board.set_stay(s, Some(run));
        }
    }
}

/// One way to serve a demand: the trip that leaves, if any, and the one that comes.
struct Insertion {
    replaces: Option<usize>,
    trip: Trip,
    when: When,
    gain: f64,
}

/// Serves demands one after another while the limits allow it: of a large alliance one round can
/// take seconds, and a board left half done is worse than the one that it came from.
fn recreate(
    board: &mut Board,
    teams: &[Vec<usize>],
    objective: &Objective,
    rng: &mut ChaCha8Rng,
    limits: &Limits,
) {
    let lambda = objective.per_minute();
    let stays_first = !board.stays.is_empty() && rng.random_bool(0.5);
    if stays_first {
        place_stays(board, rng);
    }
    serve(board, teams, lambda, rng, limits);
    if !stays_first {
        place_stays(board, rng);
    }
}

fn serve(
    board: &mut Board,
    teams: &[Vec<usize>],
    lambda: f64,
    rng: &mut ChaCha8Rng,
    limits: &Limits,
) {
    // Each insertion lowers the shortfall, so this ends.
    loop {
        let value = Value::of(board);
        if value.total_shortfall() == 0 || limits.over() {
            return;
        }
        let mut best: Option<Insertion> = None;
        let largest = [value.largest(board.inst, 0), value.largest(board.inst, 1)];
        let mut offer = |candidate: Insertion| {
            if best.as_ref().is_none_or(|b| candidate.gain > b.gain) {
                best = Some(candidate);
            }
        };
        if value.shortfall[0] > 0 {
            visits(board, &value, (largest[0], lambda), rng, limits, &mut offer);
        }
        if value.shortfall[1] > 0 {
            inspections(board, &value, (largest[1], lambda), teams, rng, limits, &mut offer);
        }
        let Some(insertion) = best else { return };
        let before = value.total_shortfall();
        let undo = board.clone();
        if let Some(i) = insertion.replaces {
            board.drop_items(&[i]);
        }
        let i = board.add_item(insertion.trip, None);
        if !board.fits(i, insertion.when) {
            *board = undo;
            return;
        }
        board.place(i, insertion.when);
        if Value::of(board).total_shortfall() >= before {
            *board = undo;
            return;
        }
    }
}

/// A unit of shortfall beside kilometres when insertions are compared.
const UNIT: f64 = 100_000.0;

fn visits(
    board: &mut Board,
    value: &Value,
    (largest, lambda): (f64, f64),
    rng: &mut ChaCha8Rng,
    limits: &Limits,
    offer: &mut impl FnMut(Insertion),
) {
    let inst = board.inst;
    let mut visited: Vec<Vec<usize>> = vec![Vec::new(); inst.people.len()];
    let mut visitors: Vec<Vec<usize>> = vec![Vec::new(); inst.ks.len()];
    for item in board.items.iter().filter(|i| i.trip.role == 0) {
        for &p in &item.trip.people {
            visited[p].extend(&item.trip.stops);
            for &k in &item.trip.stops {
                visitors[k].push(p);
            }
        }
    }
    for (p, already) in visited.iter().enumerate() {
        if limits.over() {
            return;
        }
        let person = inst.person(p);
        if !person.backbone || already.len() as u32 >= person.visits_max {
            continue;
        }
        let owed = already.len() < person.visits_per_term as usize;
        for (k, there) in visitors.iter().enumerate() {
            let place = inst.scenario.kindergarten(inst.ks[k]);
            let full = place.visits_max.is_some_and(|m| there.len() as u32 >= m);
            if full || already.contains(&k) || !inst.reaches(0, p, k) {
                continue;
            }
            let before = super::assign::place_shortfall(inst, k, there);
            let mut with = there.clone();
            with.push(p);
            let after = super::assign::place_shortfall(inst, k, &with);
            let less = before as f64 - after as f64
                + if owed { f64::from(Demand::D1.weight()) } else { 0.0 };
            if less <= 0.0 {
                continue;
            }
            let home = inst.home[p];
            let price = |stops: &[usize], km: f64| {
                let reached = value.burden[0][p] + inst.day_burden(home, stops);
                less * UNIT - km - lambda * (reached - largest).max(0.0)
            };
            let noise = rng.random_range(0.0..8.0);
            // A seat in a vehicle that goes there anyway.
            let seats = inst.scenario.settings.travel.seats as usize;
            for i in 0..board.items.len() {
                let item = board.items[i].clone();
                let same = item.trip.role == 0
                    && item.pin.is_none()
                    && item.trip.stops == [k]
                    && inst.home[item.trip.people[0]] == home
                    && item.trip.people.len() < seats
                    && inst.can_go(0, p, &[k]);
                if !same {
                    continue;
                }
                let mut people = item.trip.people.clone();
                people.push(p);
                people.sort_unstable();
                if !inst.together(&people) {
                    continue;
                }
                let trip = Trip { people, ..item.trip.clone() };
                if let Some(when) = dated_instead(board, i, &trip, rng) {
                    let gain = price(&[k], noise);
                    offer(Insertion { replaces: Some(i), trip, when, gain });
                }
            }
            // A second stop on a day that the person is out alone.
            for i in 0..board.items.len() {
                let item = board.items[i].clone();
                let alone = item.trip.role == 0
                    && item.pin.is_none()
                    && item.trip.people == [p]
                    && item.trip.stops.len() == 1;
                if !alone {
                    continue;
                }
                let other = item.trip.stops[0];
                for stops in [vec![other, k], vec![k, other]] {
                    if inst.can_go(0, p, &stops) {
                        let more = inst.route_km(home, &stops) - inst.route_km(home, &[other]);
                        let trip = Trip { stops: stops.clone(), ..item.trip.clone() };
                        if let Some(when) = dated_instead(board, i, &trip, rng) {
                            let gain = price(&stops, more + noise);
                            offer(Insertion { replaces: Some(i), trip, when, gain });
                        }
                    }
                }
            }
            let room = person.visits_max as usize - already.len();
            for stops in inst.own_days(p, k) {
                let free = |&l: &usize| {
                    let most = inst.scenario.kindergarten(inst.ks[l]).visits_max;
                    !already.contains(&l) && most.is_none_or(|m| (visitors[l].len() as u32) < m)
                };
                if stops.len() > room || !stops.iter().all(free) {
                    continue;
                }
                let gain = price(&stops, inst.route_km(home, &stops) + noise);
                let trip = Trip { role: 0, people: vec![p], stops };
                if let Some(when) = dated(board, &trip, rng) {
                    offer(Insertion { replaces: None, trip, when, gain });
                }
            }
        }
    }
}

fn inspections(
    board: &mut Board,
    value: &Value,
    (largest, lambda): (f64, f64),
    teams: &[Vec<usize>],
    rng: &mut ChaCha8Rng,
    limits: &Limits,
    offer: &mut impl FnMut(Insertion),
) {
    let inst = board.inst;
    let mut count = vec![0_u32; inst.ks.len()];
    let mut made = vec![0_u32; inst.people.len()];
    for item in board.items.iter().filter(|i| i.trip.role == 1) {
        for &k in &item.trip.stops {
            count[k] += 1;
        }
        for &p in &item.trip.people {
            made[p] += item.trip.stops.len() as u32;
        }
    }
    let before = super::assign::due_shortfall(inst, &count);
    if before == 0 {
        return;
    }
    // Dates are sought for the most promising candidates only.
    let mut candidates: Vec<(f64, Trip)> = Vec::new();
    let open: Vec<usize> = (0..inst.ks.len()).filter(|&k| count[k] < inst.left[k]).collect();
    let mut routes: Vec<Vec<usize>> = open.iter().map(|&k| vec![k]).collect();
    for &a in &open {
        routes.extend(open.iter().filter(|&&b| b != a).map(|&b| vec![a, b]));
    }
    for route in &routes {
        if limits.over() {
            return;
        }
        let mut after = count.clone();
        for &k in route {
            after[k] += 1;
        }
        let less = before as f64 - super::assign::due_shortfall(inst, &after) as f64;
        if less <= 0.0 {
            continue;
        }
        for team in teams {
            let may = team.iter().all(|&m| {
                let room = inst.person(m).inspections_max.unwrap_or(u32::MAX);
                made[m] + route.len() as u32 <= room && inst.can_go(1, m, route)
            });
            if !may {
                continue;
            }
            let missing = team_shortfall(inst, team, route);
            let reached = team
                .iter()
                .map(|&m| value.burden[1][m] + inst.day_burden(inst.home[m], route))
                .fold(0.0, f64::max);
            let gain = (less - f64::from(missing)) * UNIT
                - team_km(inst, team, route)
                - lambda * (reached - largest).max(0.0)
                - rng.random_range(0.0..8.0);
            candidates.push((gain, Trip { role: 1, people: team.clone(), stops: route.clone() }));
        }
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0));
    for (gain, trip) in candidates.into_iter().take(200) {
        if let Some(when) = dated(board, &trip, rng) {
            offer(Insertion { replaces: None, trip, when, gain });
            return;
        }
    }
}

/// A free place on the board for a trip, sought from a day of chance on.
fn dated(board: &mut Board, trip: &Trip, rng: &mut ChaCha8Rng) -> Option<When> {
    let i = board.add_item(trip.clone(), None);
    let domain = &board.items[i].domain;
    let start = rng.random_range(0..domain.len().max(1));
    let found = domain[start..].iter().chain(&domain[..start]).copied().find(|&w| board.fits(i, w));
    board.pop_item();
    found
}

/// The same with another item off the board; its own place first.
fn dated_instead(board: &mut Board, i: usize, trip: &Trip, rng: &mut ChaCha8Rng) -> Option<When> {
    let old = board.remove(i)?;
    let found = dated(board, trip, rng);
    board.place(i, old);
    found
}
