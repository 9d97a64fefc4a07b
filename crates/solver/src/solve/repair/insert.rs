//! Ways to put work onto a board: what stood there before, and what meets a demand.

use rand::Rng;
use rand_chacha::ChaCha8Rng;

use super::old::{Old, OldItem};
use super::score::{Aim, Scale};
use crate::domain::Demand;
use crate::solve::assign::{Trip, due_shortfall, place_shortfall, team_km, team_shortfall};
use crate::solve::board::{Board, When};
use crate::solve::instance::Instance;
use crate::solve::value::Value;

/// A unit of shortfall, and a change where there are to be few, beside kilometres when insertions
/// are compared.
const UNIT: f64 = 1e7;
const CHANGE: f64 = 1e4;

/// Kilometres that a duty of the earlier calendar that stays is worth.
const fn change(scale: &Scale) -> f64 {
    match scale.aim {
        Aim::Fewest => CHANGE,
        Aim::Trade(km) => km,
    }
}

/// Candidates for which a date is sought.
const DATED: usize = 12;

/// Days around where an activity stood that are all looked at.
const NEAR: u16 = 14;

/// Dates that are looked at for one candidate.
const DATES: usize = 48;

/// Who has done what on a board.
#[derive(Debug, Clone)]
pub(in crate::solve) struct Tally {
    visited: Vec<Vec<usize>>,
    visitors: Vec<Vec<usize>>,
    inspections: Vec<u32>,
    inspected: Vec<u32>,
}

impl Tally {
    pub fn of(board: &Board) -> Self {
        let (p, k) = (board.inst.people.len(), board.inst.ks.len());
        let mut tally = Self {
            visited: vec![Vec::new(); p],
            visitors: vec![Vec::new(); k],
            inspections: vec![0; p],
            inspected: vec![0; k],
        };
        for (item, at) in board.items.iter().zip(&board.at) {
            if at.is_some() {
                tally.add(&item.trip);
            }
        }
        tally
    }

    pub fn add(&mut self, trip: &Trip) {
        for &k in &trip.stops {
            if trip.role == 0 {
                self.visitors[k].extend(&trip.people);
                for &p in &trip.people {
                    self.visited[p].push(k);
                }
            } else {
                self.inspected[k] += 1;
                for &p in &trip.people {
                    self.inspections[p] += 1;
                }
            }
        }
    }

    /// Whether a person visits a place.
    pub fn visits(&self, p: usize, k: usize) -> bool {
        self.visited[p].contains(&k)
    }

    /// Visits that a person makes.
    pub fn visits_of(&self, p: usize) -> u32 {
        self.visited[p].len() as u32
    }

    /// Who visits a place.
    pub fn visitors_of(&self, k: usize) -> &[usize] {
        &self.visitors[k]
    }

    /// Inspections of a place.
    pub fn inspected_of(&self, k: usize) -> u32 {
        self.inspected[k]
    }

    /// Inspections that a mentor may still make (I2).
    pub fn inspections_left(&self, inst: &Instance, p: usize) -> u32 {
        let most = inst.person(p).inspections_max;
        most.map_or(u32::MAX, |m| m.saturating_sub(self.inspections[p]))
    }

    /// P4, P5, P6, O1, O2, O3, I1, I2 and I4: the trip may be made beside what is there.
    pub fn may(&self, inst: &Instance, trip: &Trip) -> bool {
        trip.people.iter().all(|&p| inst.can_go(trip.role, p, &trip.stops))
            && self.counts(inst, trip)
    }

    /// O1, O2, O3, I1, I2 and I4: no count stands against the trip.
    pub fn counts(&self, inst: &Instance, trip: &Trip) -> bool {
        let n = trip.stops.len() as u32;
        if trip.role == 0 {
            return trip.people.iter().all(|&p| {
                let person = inst.person(p);
                person.backbone
                    && self.visited[p].len() as u32 + n <= person.visits_max
                    && trip.stops.iter().all(|k| !self.visited[p].contains(k))
            }) && trip.stops.iter().all(|&k| {
                let most = inst.scenario.kindergarten(inst.ks[k]).visits_max;
                let there = (self.visitors[k].len() + trip.people.len()) as u32;
                most.is_none_or(|m| there <= m)
            });
        }
        inst.together(&trip.people)
            && trip.people.len() == inst.scenario.settings.inspection.team as usize
            && trip.people.iter().all(|&p| {
                let person = inst.person(p);
                person.mentor && person.inspections_max.is_none_or(|m| self.inspections[p] + n <= m)
            })
            && trip.stops.iter().all(|&k| self.inspected[k] < inst.left[k])
    }
}

/// Puts back what stood in the earlier calendar and is not there, in an order of chance or, where
/// there is none, in the order of the days.
pub(super) fn put_back(board: &mut Board, old: &Old, mut rng: Option<&mut ChaCha8Rng>) {
    for (s, run) in old.stays.iter().enumerate() {
        if let Some(run) = *run
            && board.stays[s].is_none()
            && board.stay_blocked(s, run).is_none()
        {
            board.set_stay(s, Some(run));
        }
    }
    let mut missing: Vec<&OldItem> =
        old.free.iter().filter(|item| board_lacks(board, item)).collect();
    match rng.as_mut() {
        Some(rng) => {
            use rand::seq::SliceRandom;
            missing.shuffle(*rng);
        }
        // Longer days' work first: it has the fewest places to go.
        None => missing.sort_by_key(|i| (i.when.day, usize::MAX - i.trip.stops.len())),
    }
    if missing.is_empty() {
        return;
    }
    let mut tally = Tally::of(board);
    for item in missing {
        if put(board, &mut tally, item.trip.clone(), item.when) || item.trip.stops.len() == 1 {
            continue;
        }
        for (i, &k) in item.trip.stops.iter().enumerate() {
            let trip = Trip { stops: vec![k], ..item.trip.clone() };
            let when = When { session: item.when.session + i as u8, ..item.when };
            put(board, &mut tally, trip, when);
        }
    }
}

/// Whether nobody of an earlier item is out on its day.
fn board_lacks(board: &Board, item: &OldItem) -> bool {
    !board.items.iter().zip(&board.at).any(|(other, at)| {
        at.is_some_and(|at| at.day == item.when.day)
            && other.trip.people.iter().any(|p| item.trip.people.contains(p))
    })
}

fn put(board: &mut Board, tally: &mut Tally, trip: Trip, when: When) -> bool {
    if !tally.may(board.inst, &trip) {
        return false;
    }
    let i = board.add_item(trip, None);
    let item = std::sync::Arc::clone(&board.items[i]);
    if item.domain.binary_search(&when).is_ok() && board.fits(i, when) {
        tally.add(&item.trip);
        board.place(i, when);
        true
    } else {
        board.pop_item();
        false
    }
}

/// One way to serve a demand: the trip that leaves, if any, and the one that comes.
struct Insertion {
    replaces: Option<usize>,
    trip: Trip,
    when: When,
    gain: f64,
}

/// Adds work until no demand is left that an addition meets.
pub(super) fn serve(
    board: &mut Board,
    scale: &Scale,
    teams: &[Vec<usize>],
    noise: f64,
    rng: &mut ChaCha8Rng,
) {
    board.add_stays();
    // Each addition lowers the shortfall, so this ends.
    loop {
        let value = Value::of(board);
        if value.total_shortfall() == 0 {
            return;
        }
        let tally = Tally::of(board);
        let mut serving = Serving { scale, value: &value, tally: &tally, noise, rng, best: None };
        if value.shortfall[0] > 0 {
            serving.visits(board);
        }
        if value.shortfall[1] > 0 {
            serving.inspections(board, teams);
        }
        let Some(insertion) = serving.best else { return };
        let before = value.total_shortfall();
        let undo = board.clone();
        if let Some(i) = insertion.replaces {
            board.drop_items(&[i]);
        }
        let i = board.add_item(insertion.trip, None);
        if board.fits(i, insertion.when) {
            board.place(i, insertion.when);
        }
        if board.at[i].is_none() || Value::of(board).total_shortfall() >= before {
            *board = undo;
            return;
        }
    }
}

struct Serving<'a> {
    scale: &'a Scale<'a>,
    value: &'a Value,
    tally: &'a Tally,
    noise: f64,
    rng: &'a mut ChaCha8Rng,
    best: Option<Insertion>,
}

impl Serving<'_> {
    fn offer(&mut self, candidate: Insertion) {
        if self.best.as_ref().is_none_or(|b| candidate.gain > b.gain) {
            self.best = Some(candidate);
        }
    }

    /// What more burden on people costs, as far as it makes the largest.
    fn more_burden(&self, inst: &Instance, role: usize, trip: &Trip) -> f64 {
        let largest = self.value.largest(inst, role);
        let reached = trip
            .people
            .iter()
            .map(|&p| self.value.burden[role][p] + inst.day_burden(inst.home[p], &trip.stops))
            .fold(0.0, f64::max);
        self.scale.objective.per_minute() * (reached - largest).max(0.0)
    }

    /// What a visit may gain by its date: a duty that stays, a seat in a vehicle that goes anyway.
    fn hope(&self, board: &Board, p: usize, k: usize, km: f64) -> f64 {
        let stood = self.scale.old.duties.iter().any(|d| d.person == p && d.place == k);
        let home = board.inst.home[p];
        let rides = board.items.iter().zip(&board.at).any(|(item, at)| {
            at.is_some()
                && item.trip.role == 0
                && item.trip.stops == [k]
                && board.inst.home[item.trip.people[0]] == home
        });
        let stays = if stood { change(self.scale) } else { 0.0 };
        stays + if rides { km } else { 0.0 }
    }

    fn visits(&mut self, board: &mut Board) {
        let inst = board.inst;
        let mut wanted: Vec<(f64, f64, usize, usize)> = Vec::new();
        for p in 0..inst.people.len() {
            let person = inst.person(p);
            let made = self.tally.visited[p].len() as u32;
            if !person.backbone || made >= person.visits_max {
                continue;
            }
            let owed =
                if made < person.visits_per_term { f64::from(Demand::D1.weight()) } else { 0.0 };
            for k in 0..inst.ks.len() {
                let there = &self.tally.visitors[k];
                let trip = Trip { role: 0, people: vec![p], stops: vec![k] };
                if owed == 0.0 && inst.scenario.kindergarten(inst.ks[k]).visits_min == 0
                    || !self.tally.counts(inst, &trip)
                    || !inst.reaches(0, p, k)
                {
                    continue;
                }
                let before = place_shortfall(inst, k, there);
                let mut with = there.clone();
                with.push(p);
                let less = owed + before as f64 - place_shortfall(inst, k, &with) as f64;
                if less > 0.0 {
                    let noise = self.rng.random_range(0.0..=self.noise);
                    let km = inst.route_km(inst.home[p], &[k]);
                    let hope = match self.scale.aim {
                        Aim::Fewest => 0.0,
                        Aim::Trade(_) => self.hope(board, p, k, km),
                    };
                    let gain = less * UNIT + hope - km - self.more_burden(inst, 0, &trip) + noise;
                    wanted.push((gain, less, p, k));
                }
            }
        }
        wanted.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut found = 0;
        for (_, less, p, k) in wanted {
            if found >= DATED / 3 {
                return;
            }
            found += usize::from(self.visit(board, less, p, k));
        }
    }

    /// Offers a visit: alone, or on a day on which the teacher is out anyway.
    fn visit(&mut self, board: &mut Board, less: f64, p: usize, k: usize) -> bool {
        let inst = board.inst;
        let home = inst.home[p];
        let mut any = false;
        for stops in inst.own_days(p, k) {
            let trip = Trip { role: 0, people: vec![p], stops };
            if !self.tally.counts(inst, &trip) {
                continue;
            }
            if let Some((when, bonus)) = date(board, &trip, self.scale, self.rng) {
                let noise = self.rng.random_range(0.0..=self.noise);
                let km = inst.route_km(home, &trip.stops);
                let gain = less * UNIT + bonus - km - self.more_burden(inst, 0, &trip) + noise;
                self.offer(Insertion { replaces: None, trip, when, gain });
                any = true;
            }
        }
        for i in 0..board.items.len() {
            let item = std::sync::Arc::clone(&board.items[i]);
            let Some(at) = board.at[i] else { continue };
            let alone = item.trip.role == 0
                && item.pin.is_none()
                && item.trip.people == [p]
                && item.trip.stops.len() == 1
                && item.trip.stops[0] != k;
            if !alone {
                continue;
            }
            let other = item.trip.stops[0];
            // The other visit keeps its session.
            let stops = if at.session == 0 { vec![other, k] } else { vec![k, other] };
            if !inst.can_go(0, p, &stops) {
                continue;
            }
            let longer = Trip { role: 0, people: vec![p], stops };
            let when = When { session: 0, ..at };
            if replaceable(board, i, &longer, when) {
                let more = inst.route_km(home, &longer.stops) - inst.route_km(home, &[other]);
                let credit = f64::from(self.scale.old.kept_by(&longer, when))
                    - f64::from(self.scale.old.kept_by(&item.trip, at));
                let gain = less * UNIT + credit * change(self.scale)
                    - more
                    - self.more_burden(inst, 0, &longer)
                    + self.rng.random_range(0.0..=self.noise);
                self.offer(Insertion { replaces: Some(i), trip: longer, when, gain });
                any = true;
            }
        }
        any
    }

    fn inspections(&mut self, board: &mut Board, teams: &[Vec<usize>]) {
        let inst = board.inst;
        let before = due_shortfall(inst, &self.tally.inspected);
        if before == 0 {
            return;
        }
        let open: Vec<usize> =
            (0..inst.ks.len()).filter(|&k| self.tally.inspected[k] < inst.left[k]).collect();
        let mut routes: Vec<Vec<usize>> = open.iter().map(|&k| vec![k]).collect();
        for &a in &open {
            routes.extend(open.iter().filter(|&&b| b != a).map(|&b| vec![a, b]));
        }
        let mut candidates: Vec<(f64, u32, Trip)> = Vec::new();
        for route in routes {
            let less = |stops: &[usize]| {
                let mut after = self.tally.inspected.clone();
                for &k in stops {
                    after[k] += 1;
                }
                before as f64 - due_shortfall(inst, &after) as f64
            };
            let gained = less(&route);
            if gained <= 0.0 {
                continue;
            }
            // A second stop that no demand needs is no use, unless the way is too long without.
            let enough: Vec<&[usize]> = match &route[..] {
                [_, _] => [&route[..1], &route[1..]].into(),
                _ => Vec::new(),
            };
            let enough: Vec<&[usize]> = enough.into_iter().filter(|s| less(s) >= gained).collect();
            let slots = self.earlier_slots(&route);
            for team in teams {
                let trip = Trip { role: 1, people: team.clone(), stops: route.clone() };
                let shorter = |s: &&[usize]| team.iter().all(|&m| inst.can_go(1, m, s));
                if !self.tally.may(inst, &trip) || enough.iter().any(shorter) {
                    continue;
                }
                let missing = team_shortfall(inst, team, &route);
                let kept = slots.iter().map(|&w| self.scale.old.kept_by(&trip, w)).max();
                let kept = kept.unwrap_or(0);
                let noise = self.rng.random_range(0.0..=self.noise);
                let gain = (gained - f64::from(missing)) * UNIT
                    + f64::from(kept) * change(self.scale)
                    - team_km(inst, team, &route)
                    - self.more_burden(inst, 1, &trip)
                    + noise;
                candidates.push((gain, kept, trip));
            }
        }
        candidates.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut found = 0;
        for (gain, kept, trip) in candidates.into_iter().take(20 * DATED) {
            let promised = f64::from(kept) * change(self.scale);
            if let Some((when, bonus)) = date(board, &trip, self.scale, self.rng) {
                self.offer(Insertion { replaces: None, trip, when, gain: gain - promised + bonus });
                found += 1;
                if found >= DATED {
                    return;
                }
            }
        }
    }

    /// Times at which the earlier calendar had an inspection at the first or second place.
    fn earlier_slots(&self, route: &[usize]) -> Vec<When> {
        let mut slots = Vec::new();
        for item in self.scale.old.free.iter().filter(|item| item.trip.role == 1) {
            for (i, k) in item.trip.stops.iter().enumerate() {
                let session = item.when.session + i as u8;
                let Some(stop) = route.iter().position(|r| r == k) else { continue };
                if let Some(session) = session.checked_sub(stop as u8)
                    && (route.len() == 1 || session == 0)
                {
                    slots.push(When { session, ..item.when });
                }
            }
        }
        slots.sort_unstable();
        slots.dedup();
        slots
    }
}

/// A free place on the board for a trip, and what it is worth beside kilometres: duties of the
/// earlier calendar that stay, a seat in a vehicle that goes there, a pleasant calendar.
pub(super) fn date(
    board: &mut Board,
    trip: &Trip,
    scale: &Scale,
    rng: &mut ChaCha8Rng,
) -> Option<(When, f64)> {
    let old = scale.old;
    let i = board.add_item(trip.clone(), None);
    let item = std::sync::Arc::clone(&board.items[i]);
    let seats = board.inst.scenario.settings.travel.seats as usize;
    let mut best: Option<(When, f64)> = None;
    // Days on which such an activity stood.
    let stood: Vec<u16> = old
        .cells
        .iter()
        .filter(|cell| cell.role == trip.role && trip.stops.contains(&cell.place))
        .map(|cell| cell.day)
        .collect();
    let apart = |when: When| stood.iter().map(|day| day.abs_diff(when.day)).min();
    let weeks = |when: When| apart(when).map_or(0.0, |days| f64::from(days) / 7.0);
    let mut look = |board: &mut Board, when: When, kept: u32| {
        if !board.fits(i, when) {
            return false;
        }
        let shared = if trip.role == 0 { free_seat(board, trip, when, seats) } else { 0.0 };
        board.place(i, when);
        let quality = board.quality().value() as f64 + weeks(when);
        board.remove(i);
        let worth = f64::from(kept) * change(scale) + shared - quality * 0.05;
        if best.is_none_or(|(_, b)| worth > b) {
            best = Some((when, worth));
        }
        true
    };
    let mut looked = 0;
    let start = rng.random_range(0..item.domain.len().max(1));
    for &when in item.domain[start..].iter().chain(&item.domain[..start]) {
        let kept = old.kept_by(trip, when);
        let near = apart(when).is_some_and(|days| days <= NEAR);
        if kept > 0 || near || looked < DATES || trip.role == 0 && rides(board, trip, when) {
            looked += usize::from(look(board, when, kept));
        }
    }
    board.pop_item();
    best
}

/// Whether others of the home make the same route then.
fn rides(board: &Board, trip: &Trip, when: When) -> bool {
    board.items.iter().zip(&board.at).any(|(other, at)| {
        *at == Some(when)
            && other.trip.role == 0
            && other.trip.stops == trip.stops
            && board.inst.home[other.trip.people[0]] == board.inst.home[trip.people[0]]
    })
}

/// Kilometres that a seat in a vehicle that makes the same route anyway saves.
fn free_seat(board: &Board, trip: &Trip, when: When, seats: usize) -> f64 {
    let home = board.inst.home[trip.people[0]];
    let riders: usize = board
        .items
        .iter()
        .zip(&board.at)
        .filter(|(other, at)| {
            at.is_some_and(|at| at.day == when.day)
                && other.trip.role == 0
                && other.trip.stops == trip.stops
                && board.inst.home[other.trip.people[0]] == home
        })
        .map(|(other, _)| other.trip.people.len())
        .sum();
    if riders.is_multiple_of(seats) { 0.0 } else { board.inst.route_km(home, &trip.stops) }
}

/// Whether a trip fits at a time once another item is off the board.
fn replaceable(board: &mut Board, i: usize, trip: &Trip, when: When) -> bool {
    let Some(was) = board.remove(i) else { return false };
    let j = board.add_item(trip.clone(), None);
    let item = std::sync::Arc::clone(&board.items[j]);
    let fits = item.domain.binary_search(&when).is_ok() && board.fits(j, when);
    board.pop_item();
    board.place(i, was);
    fits
}
