//! What more changes would save: the best calendars of one alliance by their number of changes,
//! and what none of them goes below.
//!
//! Boards are found by trading: every change costs so many kilometres, from many to few. For each
//! price the problem without dates is solved (`assign/lacking.rs`), which gives a bound of cost and
//! changes together and an assignment; that is dated as near to the earlier calendar as can be,
//! and destroy and repair goes on from there and from the best board so far. Small alliances are
//! solved whole, one number of changes after the other (`exact.rs`).

use std::collections::BTreeMap;

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

use super::exact::{Reach, exact};
use super::insert::{Tally, date, serve};
use super::one::{Done, Job};
use super::score::{Aim, Scale, Score};
use super::search::{Effort, improve, teams};
use crate::domain::Policy;
use crate::model::Limits;
use crate::solve::assign::{
    Assigned, Assignment, Budget, InspectionMaster, Lacking, Master, OutreachMaster, Trip, near,
};
use crate::solve::board::Board;
use crate::solve::value::Value;

/// Shares of what could be saved that a change is priced at.
const SHARES: [f64; 7] = [0.7, 0.4, 0.22, 0.12, 0.06, 0.03, 0.012];

/// Savings, relative to the cost, that are not worth looking for.
const NOTHING: f64 = 1e-6;

/// Nodes of the trees that prove bounds, for one unit of work.
const NODES_PER_UNIT: f64 = 0.08;

/// Rounds of destroy and repair for one price, at most.
const MOST_ROUNDS: u64 = 500;

/// A calendar of the alliance.
pub(super) struct Point<'i> {
    pub score: Score,
    pub board: Board<'i>,
}

/// What is known of changes against cost.
pub(super) struct Front<'i> {
    /// By changes, each better than all before it.
    pub points: Vec<Point<'i>>,
    pub bounds: Bounds,
}

/// What no calendar of the alliance with the shortfall reached or less goes below, wherever the
/// other alliances have their events. Let a calendar have `n` changes and cost `c`.
#[derive(Debug, Clone, Default)]
pub(super) struct Bounds {
    /// `n` is at least this.
    pub changes: u32,
    /// `c` is at least this.
    pub floor: f64,
    /// Price `q` of a change and a figure that `c + q n` is at least.
    pub traded: Vec<(f64, f64)>,
    /// Most changes, ascending, and a figure that `c` is at least where `n` is not more.
    pub within: Vec<(u32, f64)>,
}

impl Bounds {
    /// Cost with at most so many changes; infinite where there is no such calendar.
    ///
    /// Where `n` ≤ `changes`, `c` ≥ bound − q n ≥ bound − q · `changes`; and what holds for more
    /// changes holds for fewer.
    pub fn cost(&self, changes: u32) -> f64 {
        if changes < self.changes {
            return f64::INFINITY;
        }
        let traded = self.traded.iter().map(|(km, bound)| bound - km * f64::from(changes));
        let within = self.within.iter().filter(|w| w.0 >= changes).map(|w| w.1);
        traded.chain(within).fold(self.floor, f64::max)
    }

    /// Cost and changes at a price together: `c + km n`.
    ///
    /// Up to the most changes that were looked at one by one, `n` is one of the numbers tried, and
    /// `c` is at least [`Self::cost`] of it; beyond, [`Self::beyond`] holds. The least of all those
    /// is a bound, and so is `beyond` from the fewest changes on; the larger is taken.
    pub fn together(&self, km: f64) -> f64 {
        let all = self.beyond(km, self.changes);
        let Some(&(most, _)) = self.within.last() else { return all };
        let stepwise = (self.changes..=most)
            .map(|n| self.cost(n) + km * f64::from(n))
            .fold(self.beyond(km, self.changes.max(most + 1)), f64::min);
        all.max(stepwise)
    }

    /// `c + km n` where `n` is at least so much.
    ///
    /// `c` ≥ floor gives floor + km · `least`. For a price q ≤ km, `c + km n` = (`c + q n`) +
    /// (km − q) n ≥ bound + (km − q) · `least`. A price above km says nothing here: what it
    /// proves grows less with every change than the changes themselves cost.
    fn beyond(&self, km: f64, least: u32) -> f64 {
        let least = f64::from(least);
        self.traded
            .iter()
            .filter(|(price, _)| *price <= km)
            .map(|(price, bound)| bound + (km - price) * least)
            .fold(self.floor + km * least, f64::max)
    }
}

/// The best boards so far.
struct Archive<'i> {
    shortfall: u64,
    points: BTreeMap<u32, Point<'i>>,
}

impl<'i> Archive<'i> {
    fn see(&mut self, score: &Score, board: &Board<'i>) {
        if score.shortfall < self.shortfall {
            self.points.clear();
            self.shortfall = score.shortfall;
        }
        let no_better = |p: &Point| {
            p.score.worth.order(&score.worth).then(p.score.quality.cmp(&score.quality)).is_le()
        };
        if score.shortfall > self.shortfall
            || self.points.range(..=score.changes).any(|(_, p)| no_better(p))
        {
            return;
        }
        self.points.retain(|&n, p| n < score.changes || p.score.worth.order(&score.worth).is_lt());
        let point = Point { score: score.clone(), board: board.clone() };
        self.points.insert(score.changes, point);
    }

    fn best(&self, aim: Aim) -> Option<&Point<'i>> {
        self.points.values().min_by(|a, b| a.score.order(&b.score, aim))
    }

    /// Without those that only quality sets apart.
    fn front(self) -> Vec<Point<'i>> {
        let mut front: Vec<Point> = Vec::new();
        for point in self.points.into_values() {
            let saves = |last: &Point| point.score.worth.order(&last.score.worth).is_lt();
            if front.last().is_none_or(saves) {
                front.push(point);
            }
        }
        front
    }
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
        let least = done.cost_bound.map_or(0.0, |bound| bound + hosting).min(done.score.cost);
        // Kilometres under the burdens reached say nothing of calendars with other burdens.
        if policy != Policy::Leximin {
            bounds.floor = least;
        }
        let limits =
            Limits { nodes: self.work, deadline: self.deadline, stop: self.stop, gap: 0.0 };
        let room = match policy {
            // More changes may even out burdens, and save kilometres under them.
            Policy::Minimax | Policy::Leximin => done.score.km,
            Policy::Cost | Policy::Balanced | Policy::Gini => done.score.cost - least,
        };
        let complete = self.sound && self.step_by_step(done, &mut archive, &mut bounds, &limits);
        if !complete && room > NOTHING * done.score.cost.abs() {
            let prices: Vec<f64> = match price {
                Some(km) => vec![km],
                None => SHARES.iter().map(|share| share * room).collect(),
            };
            self.trade(done, &prices, hosting, (&mut archive, &mut bounds));
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

    fn trade(
        &self,
        done: &mut Done<'i>,
        prices: &[f64],
        hosting: f64,
        (archive, bounds): (&mut Archive<'i>, &mut Bounds),
    ) {
        let mut rng = ChaCha8Rng::seed_from_u64(self.seed ^ 0x7261_6465);
        let teams = teams(self.inst);
        let (visits, inspections) =
            (OutreachMaster::new(self.inst), InspectionMaster::new(self.inst));
        let masters: [&dyn Master; 2] = [&visits, &inspections];
        let summed =
            matches!(self.scale.objective.policy, Policy::Cost | Policy::Balanced | Policy::Gini);
        let assigned = done.assigned.take();
        let mut aims: Vec<Option<[Assignment; 2]>> = vec![None; prices.len()];
        if let Some(assigned) = assigned.as_ref().filter(|_| summed) {
            let mut known: [Vec<Assignment>; 2] =
                [0, 1].map(|role| vec![assigned[role].best.clone(), assignment(&done.board, role)]);
            for (aim, &km) in aims.iter_mut().zip(prices) {
                if self.over() {
                    break;
                }
                let found = self.without_dates(masters, assigned, done, (km, &known));
                let (best, bound) = found;
                if self.sound {
                    let bound = bound + hosting + km * f64::from(done.forced);
                    bounds.traded.push((km, bound));
                }
                for (role, best) in best.iter().enumerate() {
                    if let Some(best) = best {
                        known[role].push(best.clone());
                    }
                }
                if let [Some(visits), Some(inspections)] = best {
                    *aim = Some([visits, inspections]);
                }
            }
        }
        let rounds = (self.work / 2).clamp(1, MOST_ROUNDS);
        for (aim, &km) in aims.iter().zip(prices) {
            let scale = Scale { aim: Aim::Trade(km), ..self.scale };
            let mut starts: Vec<Board<'i>> = Vec::new();
            if let Some(aim) = aim {
                let board = self.dated(&scale, done, aim, &teams, &mut rng);
                archive.see(&Score::of(&board, &scale), &board);
                starts.push(board);
            }
            starts.extend(archive.best(scale.aim).map(|p| p.board.clone()));
            for mut board in starts {
                let limits =
                    Limits { nodes: 0, deadline: self.deadline, stop: self.stop, gap: 0.0 };
                let effort = Effort { rounds, patience: rounds, bound: (0, 0), limits };
                let mut see = |score: &Score, board: &Board<'i>| archive.see(score, board);
                done.cut_short |= improve(&mut board, &scale, &teams, &effort, &mut rng, &mut see);
            }
        }
    }

    fn over(&self) -> bool {
        Limits { nodes: 0, deadline: self.deadline, stop: self.stop, gap: 0.0 }.over()
    }

    /// The best of each role where a change costs so much, dates left aside, and a bound of cost
    /// and missing duties.
    fn without_dates(
        &self,
        masters: [&dyn Master; 2],
        assigned: &[Assigned; 2],
        done: &Done,
        (km, known): (f64, &[Vec<Assignment>; 2]),
    ) -> ([Option<Assignment>; 2], f64) {
        let reached = done.score.shortfall.saturating_sub(u64::from(self.impossible) * 100);
        let mut sum = 0.0;
        let best = [0, 1].map(|role| {
            let mut duties: BTreeMap<(usize, usize), u32> = BTreeMap::new();
            for (_, duty) in done.open.iter().filter(|d| d.0 == role) {
                *duties.entry((duty.person, duty.place)).or_default() += 1;
            }
            let allowed = reached.saturating_sub(assigned[1 - role].shortfall_bound);
            let budget = Budget {
                nodes: ((self.work as f64 * NODES_PER_UNIT) as u64).max(4),
                deadline: self.deadline,
                stop: self.stop,
                seed: self.seed ^ role as u64,
            };
            let lacking = Lacking { duties, price: km };
            let objective = &self.scale.objective;
            let starts = (allowed, &known[role][..]);
            let (best, bound) = near(masters[role], objective, lacking, starts, budget);
            sum += if bound.is_finite() { bound } else { 0.0 };
            best
        });
        (best, sum)
    }

    /// An assignment with dates, as near to the earlier calendar as they go.
    fn dated(
        &self,
        scale: &Scale,
        done: &Done<'i>,
        aim: &[Assignment; 2],
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

/// What a board does in a role, dates left aside.
fn assignment(board: &Board, role: usize) -> Assignment {
    let value = Value::of(board);
    Assignment {
        trips: board.items.iter().map(|i| &i.trip).filter(|t| t.role == role).cloned().collect(),
        shortfall: value.shortfall[role],
        km: value.km[role],
        burdens: value.group(board.inst, role),
    }
}
