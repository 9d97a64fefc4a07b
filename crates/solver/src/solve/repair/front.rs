//! What more changes would save: the best calendars of one alliance by their number of changes,
//! and what none of them goes below.
//!
//! Boards are found by trading: every change costs so many kilometres, from many to few. Each role
//! is solved at such prices with the dates of what is new left aside (`outlook.rs`), which gives
//! bounds of cost and changes together (`lower.rs`) and assignments; those are dated as near to
//! the earlier calendar as can be, and destroy and repair goes on from there and from the best
//! board so far. Small alliances are solved whole, one number of changes after the other
//! (`exact.rs`).

use std::collections::BTreeMap;

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

use super::archive::{Archive, Point};
use super::exact::{Reach, exact};
use super::insert::{Tally, date, serve};
use super::lower::Bounds;
use super::one::{Done, Job};
use super::outlook::Outlook;
use super::roles::Outlooks;
use super::score::{Aim, Scale, Score};
use super::search::{Effort, improve, teams};
use crate::domain::{PROVEN_GAP, Policy};
use crate::model::Limits;
use crate::solve::assign::{Assignment, InspectionMaster, OutreachMaster, Trip};
use crate::solve::board::Board;

/// Shares of what could be saved that a change is priced at.
const SHARES: [f64; 7] = [0.7, 0.4, 0.22, 0.12, 0.06, 0.03, 0.012];

/// Savings, relative to the cost, that are not worth looking for.
const NOTHING: f64 = 1e-6;

/// Rounds of destroy and repair for one price, at most.
const MOST_ROUNDS: u64 = 500;

/// What is known of changes against cost.
pub(super) struct Front<'i> {
    /// By changes, each better than all before it.
    pub points: Vec<Point<'i>>,
    pub bounds: Bounds,
}

impl<'i> Job<'_, 'i> {
    /// The front from a repair with the fewest changes on. `price` is the one of a change that is
    /// asked for; `least_hosting` what the events drive at least.
    pub fn front(&self, done: &mut Done<'i>, price: Option<f64>, least_hosting: f64) -> Front<'i> {
        let mut archive = Archive { shortfall: done.score.shortfall, points: BTreeMap::new() };
        archive.see(&done.score, &done.board);
        let mut bounds = Bounds { changes: done.changes_bound, ..Bounds::default() };
        let policy = self.scale.objective.policy;
        let hosting = if policy == Policy::Minimax { 0.0 } else { least_hosting };
        // Kilometres under the burdens reached say nothing of calendars with other burdens.
        if policy != Policy::Leximin {
            let least = done.cost_bound.map_or(0.0, |bound| bound + hosting);
            bounds.floor = least.min(done.score.cost);
        }
        let limits = Limits { nodes: self.work, deadline: self.deadline, stop: self.stop };
        let complete = self.sound && self.step_by_step(done, &mut archive, &mut bounds, &limits);
        if !complete {
            self.trade(done, price, hosting, (&mut archive, &mut bounds));
        }
        Front { points: archive.front(), bounds }
    }

    /// A small alliance as a model; whether nothing is left to be found.
    fn step_by_step(
        &self,
        done: &Done<'i>,
        archive: &mut Archive<'i>,
        bounds: &mut Bounds,
        limits: &Limits,
    ) -> bool {
        let mut proof = None;
        for choices in [self.choices, self.beside] {
            let reached = (&done.score, Reach::Front);
            let found = exact(self.inst, self.calendar, choices, &self.scale, reached, limits);
            let Some(found) = found else { break };
            // Steps are counted from the fewest found, which need not be proven.
            if std::ptr::eq(choices, self.choices) {
                let within: Vec<(u32, f64)> =
                    found.steps.iter().map(|s| (s.most, s.cost)).collect();
                proof = Some((found.upto, found.floor, within));
            }
            let mut allowed = true;
            for step in found.steps {
                let Some(board) = step.board else { continue };
                if self.allowed(&board) {
                    archive.see(&Score::of(&board, &self.scale), &board);
                } else {
                    allowed = false;
                }
            }
            if allowed {
                break;
            }
        }
        // What holds for less shortfall than is reached, as the county has no room for it (E6),
        // says nothing here.
        if let Some((upto, floor, within)) = proof
            && archive.shortfall <= upto
        {
            bounds.floor = floor.map_or(bounds.floor, |floor| bounds.floor.max(floor));
            bounds.within = within;
        }
        bounds.within.last().is_some_and(|last| {
            archive
                .points
                .values()
                .any(|p| p.score.cost <= last.1 + 10.0 * NOTHING * last.1.abs().max(1.0))
        })
    }

    pub fn trade(
        &self,
        done: &mut Done<'i>,
        price: Option<f64>,
        hosting: f64,
        (archive, bounds): (&mut Archive<'i>, &mut Bounds),
    ) {
        let (visits, inspections) =
            (OutreachMaster::new(self.inst), InspectionMaster::new(self.inst));
        let mut all = self.outlooks([&visits, &inspections], done);
        if self.sound && !all.is_empty() {
            // The events of no calendar drive less, and no calendar does without these changes.
            bounds.hosting = hosting;
            bounds.forced = done.forced.min(bounds.changes);
        }
        let note = |bounds: &mut Bounds, all: &[Outlooks]| {
            if self.sound && !all.is_empty() {
                bounds.counted = all.iter().map(Outlooks::counted).collect();
                let floors = all[0].roles.iter().map(|role| role.bounds.floor).sum::<f64>();
                bounds.floor = bounds.floor.max(bounds.hosting + floors).min(done.score.cost);
            }
        };
        if self.over() {
            return;
        }
        if let Some((first, others)) = all.split_first_mut() {
            for (role, outlook) in first.roles.iter_mut().enumerate() {
                outlook.whole();
                for other in &mut *others {
                    other.roles[role].learn(outlook);
                }
            }
        }
        note(bounds, &all);
        let score = &done.score;
        let room = match self.scale.objective.policy {
            // More changes may even out burdens, and save kilometres under them.
            Policy::Minimax | Policy::Leximin => score.km,
            _ => score.cost - bounds.floor,
        };
        if room <= PROVEN_GAP * score.cost.abs() {
            return;
        }
        let mut prices: Vec<f64> = match price {
            Some(km) => vec![km],
            None => SHARES.iter().map(|share| share * room).collect(),
        };
        for outlook in all.iter_mut().flat_map(|o| &mut o.roles) {
            match price {
                Some(km) => outlook.priced(km),
                None => outlook.corners(room, &|| self.over()),
            }
        }
        if price.is_none() {
            // Between two slopes the same corners are best.
            let mut slopes: Vec<f64> =
                all.iter().take(1).flat_map(|o| &o.roles).flat_map(Outlook::prices).collect();
            slopes.retain(|slope| *slope > 0.0);
            slopes.sort_by(|a, b| b.total_cmp(a));
            prices.extend(slopes.windows(2).map(|pair| (pair[0] * pair[1]).sqrt()));
            prices.extend(slopes.last().map(|least| 0.5 * least));
            prices.sort_by(|a, b| b.total_cmp(a));
        }
        note(bounds, &all);
        let mut rng = ChaCha8Rng::seed_from_u64(self.seed ^ 0x7261_6465);
        let teams = teams(self.inst);
        let rounds = (self.work / 2).clamp(1, MOST_ROUNDS);
        for km in prices {
            if self.over() {
                done.cut_short = true;
                break;
            }
            let scale = Scale { aim: Aim::Trade(km), ..self.scale };
            let mut starts: Vec<Board<'i>> = Vec::new();
            for outlooks in &all {
                let [Some(visits), Some(tours)] = [0, 1].map(|r| outlooks.roles[r].best_at(km))
                else {
                    continue;
                };
                let aim = [&visits.assignment, &tours.assignment];
                let board = self.dated(&scale, done, aim, &teams, &mut rng);
                archive.see(&Score::of(&board, &scale), &board);
                starts.push(board);
            }
            starts.extend(archive.best(scale.aim).map(|p| p.board.clone()));
            for mut board in starts {
                let limits = Limits { nodes: 0, deadline: self.deadline, stop: self.stop };
                let effort = Effort { rounds, patience: rounds, bound: (0, 0), limits };
                let mut see = |score: &Score, board: &Board<'i>| archive.see(score, board);
                done.cut_short |= improve(&mut board, &scale, &teams, &effort, &mut rng, &mut see);
            }
        }
        if self.sound && price.is_none() {
            self.tighten(archive, bounds, &mut all);
        }
    }

    pub fn over(&self) -> bool {
        Limits { nodes: 0, deadline: self.deadline, stop: self.stop }.over()
    }

    /// An assignment with dates, as near to the earlier calendar as they go.
    fn dated(
        &self,
        scale: &Scale,
        done: &Done<'i>,
        aim: [&Assignment; 2],
        teams: &[Vec<usize>],
        rng: &mut ChaCha8Rng,
    ) -> Board<'i> {
        let mut board = self.fixed(&done.board.events);
        let mut tally = Tally::of(&board);
        let mut wanted: Vec<Trip> = Vec::new();
        for trip in &aim[0].trips {
            for &p in &trip.people {
                let stops: Vec<usize> =
                    trip.stops.iter().copied().filter(|&k| !tally.visits(p, k)).collect();
                wanted.push(Trip { role: 0, people: vec![p], stops });
            }
        }
        let mut there: Vec<(Vec<usize>, usize)> = board
            .items
            .iter()
            .filter(|item| item.trip.role == 1)
            .flat_map(|item| item.trip.stops.iter().map(|&k| (item.trip.people.clone(), k)))
            .collect();
        for trip in &aim[1].trips {
            let mut trip = trip.clone();
            trip.people.sort_unstable();
            trip.stops.retain(|&k| {
                let at = there.iter().position(|t| t.0 == trip.people && t.1 == k);
                at.map(|at| there.swap_remove(at)).is_none()
            });
            wanted.push(trip);
        }
        wanted.retain(|trip| !trip.stops.is_empty());
        // What can stay where it stood comes first.
        let old = self.old;
        let stays = |trip: &Trip| {
            old.duties
                .iter()
                .filter(|d| trip.people.contains(&d.person) && trip.stops.contains(&d.place))
                .count()
        };
        wanted.sort_by_key(|trip| std::cmp::Reverse(stays(trip)));
        for trip in wanted {
            if !tally.may(self.inst, &trip) {
                continue;
            }
            if let Some((when, _)) = date(&mut board, &trip, scale, rng) {
                tally.add(&trip);
                let i = board.add_item(trip, None);
                board.place(i, when);
            }
        }
        serve(&mut board, scale, teams, 0.0, rng);
        board
    }
}
