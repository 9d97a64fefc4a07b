//! One alliance from its earlier calendar to a repaired board with bounds.

use std::sync::atomic::AtomicBool;
use std::time::Instant;

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

use super::bound::Fewest;
use super::exact::{Reach, exact};
use super::insert::{Tally, put_back, serve};
use super::old::{Duty, Old};
use super::score::{Aim, Scale, Score};
use super::search::{Effort, improve, teams};
use super::task::KnownBounds;
use crate::calendar::WorkCalendar;
use crate::domain::{Demand, Policy};
use crate::model::Limits;
use crate::solve::assign::{
    Assigned, Budget, InspectionMaster, Master, OutreachMaster, Price, assign, bound_at,
};
use crate::solve::board::{Board, DatedEvent};
use crate::solve::events::Choices;
use crate::solve::instance::Instance;
use crate::solve::objective::sorted_down;
use crate::solve::value::Value;

/// Nodes of the trees that prove bounds of shortfall and cost, for one unit of work.
const NODES_PER_UNIT: f64 = 0.03;

/// Nodes of the tree that proves a bound of changes.
const CHANGE_NODES: u64 = 300;

/// Times that the dates of what is new are gone through.
const POLISHED: usize = 4;

/// Searches from the best, at most, where less may be unmet; a quarter of them where fewer changes
/// may do. With a clock alone: as many in a row that gain nothing, and all in all.
const AGAIN: u32 = 8;
const AGAIN_TIMED: u32 = 64;

/// How much larger the model's tree may be where less may be unmet, and where the clock alone
/// ends it.
const HARD: u64 = 8;
const HARD_TIMED: u64 = 64;

/// Places of events that are followed up.
const FOLLOWED: usize = 3;

/// What an alliance's repair starts from.
pub(super) struct Job<'a, 'i> {
    pub inst: &'i Instance<'i>,
    pub calendar: &'a WorkCalendar,
    pub old: &'a Old,
    /// Hosts and dates of events, the most promising first.
    pub configs: &'a [Vec<DatedEvent>],
    /// Events that no calendar places.
    pub impossible: u32,
    pub scale: Scale<'a>,
    /// Every place of every event, other alliances left aside; for proofs.
    pub choices: &'a Choices,
    /// The same beside the events of the other alliances (E6).
    pub beside: &'a Choices,
    /// What is fixed breaks no rule, so that bounds mean something.
    pub sound: bool,
    /// The changes touch the alliance; else its calendar stands as it is.
    pub touched: bool,
    /// It stands as it is unless less is left unmet.
    pub hopeful: bool,
    /// What is known of an alliance that stands as it is.
    pub known: Option<KnownBounds>,
    /// The fewest changes are wanted, and nothing is asked of what more would save.
    pub fewest: bool,
    pub work: u64,
    /// The clock alone limits the work.
    pub timed: bool,
    pub deadline: Option<Instant>,
    pub stop: &'a AtomicBool,
    pub seed: u64,
}

/// A repaired alliance.
pub(super) struct Done<'i> {
    pub board: Board<'i>,
    pub score: Score,
    /// Nothing touches the alliance, and its rows stay as they are.
    pub as_it_was: bool,
    pub shortfall_bound: u64,
    pub changes_bound: u32,
    /// No calendar of this shortfall costs less; events aside where the dated model gave none.
    pub cost_bound: Option<f64>,
    /// No calendar of this shortfall and these changes costs less, events included.
    pub repaired_cost_bound: Option<f64>,
    pub cut_short: bool,
    /// The best without dates, by role.
    pub assigned: Option<[Assigned; 2]>,
    /// Earlier duties that could stay, with their role; those that could in either role, with
    /// whether their day's work has lost something; and the changes in every calendar besides.
    pub open: Vec<(usize, Duty)>,
    pub either: Vec<(Duty, bool)>,
    pub forced: u32,
}

impl<'i> Job<'_, 'i> {
    pub fn run(&self) -> Done<'i> {
        if !self.touched && self.fewest && self.known.is_some() {
            return self.as_known();
        }
        let mut rng = ChaCha8Rng::seed_from_u64(self.seed);
        let limits = Limits { nodes: CHANGE_NODES, deadline: self.deadline, stop: self.stop };
        let (visits, inspections) =
            (OutreachMaster::new(self.inst), InspectionMaster::new(self.inst));
        let masters = self.sound.then(|| self.masters(&visits, &inspections)).flatten();
        let lost = u64::from(
            self.impossible * Demand::D3.weight()
                + self.inst.placements.impossible() * Demand::D10.weight(),
        );
        let mut shortfall_bound =
            masters.as_ref().map_or(0, |m| m[0].shortfall_bound + m[1].shortfall_bound) + lost;
        // What stands, where it is kept unless less is left unmet.
        let standing = self.hopeful.then(|| self.as_it_is());
        let least = standing.as_ref().map(|board| Score::of(board, &self.scale).shortfall);
        if self.fewest && least.is_some_and(|least| least <= shortfall_bound) {
            let mut done = self.as_known();
            done.shortfall_bound = done.shortfall_bound.max(shortfall_bound);
            if done.repaired_cost_bound.is_none() {
                let shortfall = done.score.shortfall.saturating_sub(lost);
                let masters = masters.as_ref().filter(|_| self.sound);
                done.cost_bound = masters
                    .map(|m| self.cost_bound([&visits, &inspections], m, &done.board, shortfall));
            }
            return done;
        }
        let teams = teams(self.inst);

        let mut starts: Vec<(Score, Board<'i>)> = Vec::new();
        if !self.touched {
            let board = self.as_it_is();
            starts.push((Score::of(&board, &self.scale), board));
        }
        for config in self.configs.iter().filter(|_| self.touched) {
            let mut board = self.fixed(config);
            put_back(&mut board, self.old, None);
            serve(&mut board, &self.scale, &teams, 0.0, &mut rng);
            starts.push((Score::of(&board, &self.scale), board));
        }
        starts.sort_by(|a, b| a.0.order(&b.0, self.scale.aim));
        starts.truncate(FOLLOWED);
        let held = starts.first().is_some_and(|s| s.0.shortfall < u64::from(Demand::D3.weight()));
        let options: Vec<(usize, Vec<DatedEvent>)> = self
            .choices
            .options
            .iter()
            .filter_map(|o| Some((o.first()?.event, o.clone())))
            .collect();
        let mut fewest = Fewest::new(&self.fixed(&self.old.fixed_events), self.old, &options, held);
        let mut changes_bound = if self.touched { fewest.forced } else { 0 };

        let mut cut_short = false;
        let rounds = self.work.min(600) / starts.len().max(1) as u64;
        for (score, board) in &mut starts {
            if !self.touched || self.settled(score, board, (shortfall_bound, changes_bound)) {
                continue;
            }
            let effort = Effort {
                rounds,
                patience: (rounds / 2).max(40),
                bound: (shortfall_bound, changes_bound),
                limits,
            };
            cut_short |= improve(board, &self.scale, &teams, &effort, &mut rng, &mut |_, _| {});
            *score = Score::of(board, &self.scale);
        }
        starts.sort_by(|a, b| a.0.order(&b.0, self.scale.aim));
        // Where something is left to be found, from the best once more.
        let mut idle = 0;
        for again in 0..if self.timed { AGAIN_TIMED } else { AGAIN } {
            let Some((score, board)) = starts.first_mut().filter(|_| self.touched) else { break };
            if score.shortfall <= shortfall_bound && score.changes > changes_bound && self.sound {
                changes_bound = changes_bound.max(fewest.bound(score.shortfall, &limits));
            }
            let unmet = score.shortfall > shortfall_bound && self.sound;
            let changed = score.changes > changes_bound && again < AGAIN / 4;
            if !(unmet || changed) || idle == AGAIN || self.over() {
                break;
            }
            let before = score.clone();
            let bound = (shortfall_bound, changes_bound);
            let effort = Effort { rounds, patience: rounds, bound, limits };
            cut_short |= improve(board, &self.scale, &teams, &effort, &mut rng, &mut |_, _| {});
            *score = Score::of(board, &self.scale);
            idle = if score.beats(&before, self.scale.aim) { 0 } else { idle + 1 };
        }
        let Some((mut score, mut board)) = starts.into_iter().next() else {
            let board = self.fixed(&self.old.fixed_events);
            let score = Score::of(&board, &self.scale);
            return Done {
                board,
                score,
                as_it_was: !self.touched,
                shortfall_bound: 0,
                changes_bound: 0,
                cost_bound: None,
                repaired_cost_bound: None,
                cut_short: true,
                assigned: None,
                open: Vec::new(),
                either: Vec::new(),
                forced: 0,
            };
        };
        let mut repaired_cost_bound = None;
        if self.sound && self.touched {
            let mut proven = None;
            for choices in [self.choices, self.beside] {
                let hard = match (score.shortfall > shortfall_bound, self.timed) {
                    (true, true) => HARD * HARD_TIMED,
                    (true, false) => HARD,
                    (false, true) if score.changes > changes_bound => HARD_TIMED,
                    _ => 1,
                };
                let proof = Limits { nodes: self.work.saturating_mul(hard), ..limits };
                let found = exact(
                    self.inst,
                    self.calendar,
                    choices,
                    &self.scale,
                    (&score, Reach::Fewest),
                    &proof,
                );
                let Some(mut found) = found else { break };
                let Some(step) = found.steps.pop() else { break };
                if std::ptr::eq(choices, self.choices) {
                    shortfall_bound = shortfall_bound.max(found.shortfall);
                    proven = Some((found.upto, found.changes, step.most, step.cost));
                }
                let Some(better) = step.board.filter(|b| self.allowed(b)) else { continue };
                let its = Score::of(&better, &self.scale);
                if its.beats(&score, self.scale.aim) {
                    (score, board) = (its, better);
                }
                break;
            }
            // The model may have found what the county has no room for (E6): what it proves of less
            // shortfall, or of fewer changes, says nothing of the calendar there is.
            if let Some((upto, changes, most, cost)) = proven
                && score.shortfall <= upto
            {
                changes_bound = changes_bound.max(changes);
                repaired_cost_bound = (score.changes <= most).then_some(cost);
            }
            if score.changes > changes_bound {
                changes_bound = changes_bound.max(fewest.bound(score.shortfall, &limits));
            }
        }
        if self.touched {
            self.polish(&mut board, &mut score);
        }
        let mut as_it_was = !self.touched;
        if let (Some(standing), Some(least)) = (standing, least)
            && score.shortfall >= least
        {
            (score, board) = (Score::of(&standing, &self.scale), standing);
            (as_it_was, changes_bound, repaired_cost_bound) = (true, 0, None);
        }
        let cost_bound = masters.as_ref().filter(|_| self.sound).map(|done| {
            // Only what no calendar places is unmet in all of them: where this one leaves out an
            // event that another holds, the other may leave as much unmet elsewhere.
            let shortfall = score.shortfall.saturating_sub(lost);
            self.cost_bound([&visits, &inspections], done, &board, shortfall)
        });
        Done {
            as_it_was,
            shortfall_bound: if self.sound { shortfall_bound.min(score.shortfall) } else { 0 },
            changes_bound: changes_bound.min(score.changes),
            cost_bound,
            repaired_cost_bound,
            cut_short,
            board,
            score,
            assigned: masters,
            forced: fewest.forced,
            open: fewest.open,
            either: fewest.either,
        }
    }

    /// Dates of what is new, one after the other, as long as another is better.
    pub fn polish(&self, board: &mut Board<'i>, score: &mut Score) {
        for _ in 0..POLISHED {
            let before = score.clone();
            for i in 0..board.items.len() {
                let item = std::sync::Arc::clone(&board.items[i]);
                let Some(at) = board.at[i].filter(|_| item.pin.is_none()) else { continue };
                let duties = item.trip.people.len() * item.trip.stops.len();
                if self.old.kept_by(&item.trip, at) as usize == duties {
                    continue;
                }
                board.remove(i);
                let mut best = at;
                for &when in item.domain.iter().filter(|when| **when != at) {
                    if !board.fits(i, when) {
                        continue;
                    }
                    board.place(i, when);
                    let its = Score::of(board, &self.scale);
                    if its.beats(score, self.scale.aim) {
                        (*score, best) = (its, when);
                    }
                    board.remove(i);
                }
                board.place(i, best);
                if self.over() {
                    return;
                }
            }
            if *score == before {
                return;
            }
        }
    }

    /// The alliance as it stands, with what is known of it.
    fn as_known(&self) -> Done<'i> {
        let board = self.as_it_is();
        let score = Score::of(&board, &self.scale);
        let known = self.known.filter(|known| known.shortfall <= score.shortfall);
        Done {
            as_it_was: true,
            shortfall_bound: known.map_or(0, |known| known.shortfall),
            changes_bound: 0,
            cost_bound: None,
            repaired_cost_bound: known.map(|known| known.cost),
            cut_short: false,
            assigned: None,
            open: Vec::new(),
            either: Vec::new(),
            forced: 0,
            board,
            score,
        }
    }

    /// Whether nothing is left to search for.
    fn settled(&self, score: &Score, board: &Board, bound: (u64, u32)) -> bool {
        let new = board.items.iter().zip(&board.at).any(|(item, at)| {
            item.pin.is_none() && at.is_none_or(|at| self.old.kept_by(&item.trip, at) == 0)
        });
        matches!(self.scale.aim, Aim::Fewest) && (score.shortfall, score.changes) <= bound && !new
    }

    /// Whether the events of a board leave the other alliances theirs (E6).
    pub fn allowed(&self, board: &Board) -> bool {
        board.events.iter().all(|e| self.beside.options.iter().flatten().any(|o| o == e))
    }

    /// The board with what is fixed, and events.
    pub fn fixed(&self, events: &[DatedEvent]) -> Board<'i> {
        let mut board = Board::new(self.inst, self.calendar);
        for &event in events {
            board.add_event(event);
        }
        let mut places = Vec::new();
        for (n, item) in self.old.fixed.iter().enumerate() {
            let i = board.add_item(item.trip.clone(), Some(n));
            board.force(i, item.when);
            places.push(i);
        }
        for (n, whole) in &self.old.beside {
            let (i, fixed) = (places[*n], &self.old.fixed[*n]);
            board.remove(i);
            let j = board.add_item(whole.trip.clone(), Some(*n));
            let fits = board.items[j].domain.binary_search(&whole.when).is_ok()
                && board.fits(j, whole.when)
                && Tally::of(&board).may(self.inst, &whole.trip);
            if fits {
                board.place(j, whole.when);
            } else {
                board.pop_item();
                board.force(i, fixed.when);
            }
        }
        board.drop_undated();
        for &(k, day) in &self.old.crowded {
            board.count_beside(k, day);
        }
        for &(p, day) in &self.old.elsewhere {
            board.count_out(p, day);
        }
        for (s, placing) in self.inst.placements.stays.iter().enumerate() {
            if placing.pinned && !placing.runs.is_empty() {
                board.set_stay(s, Some(0));
            }
        }
        board
    }

    /// The earlier calendar, row by row.
    fn as_it_is(&self) -> Board<'i> {
        let mut board = self.fixed(&self.old.events);
        for (s, run) in self.old.stays.iter().enumerate() {
            board.set_stay(s, *run);
        }
        for item in &self.old.free {
            let i = board.add_item(item.trip.clone(), None);
            board.force(i, item.when);
        }
        board
    }

    /// Dates left aside: what no calendar goes below in shortfall and cost.
    fn masters(
        &self,
        visits: &OutreachMaster,
        inspections: &InspectionMaster,
    ) -> Option<[Assigned; 2]> {
        let first = assign(visits, &self.scale.objective, self.budget(self.seed))?;
        let second = assign(inspections, &self.scale.objective, self.budget(self.seed ^ 1))?;
        Some([first, second])
    }

    /// What the trees that prove bounds may take.
    fn budget(&self, seed: u64) -> Budget<'_> {
        Budget {
            nodes: ((self.work as f64 * NODES_PER_UNIT) as u64).max(4),
            deadline: self.deadline,
            stop: self.stop,
            seed,
            start: None,
            known: None,
        }
    }

    /// What no calendar of at most so much shortfall goes below in cost, events aside.
    fn cost_bound(
        &self,
        masters: [&dyn Master; 2],
        done: &[Assigned; 2],
        board: &Board,
        shortfall: u64,
    ) -> f64 {
        let value = Value::of(board);
        let leximin = self.scale.objective.policy == Policy::Leximin;
        let bound = |role: usize| {
            let (own, other) = (&done[role], &done[1 - role]);
            let same = sorted_down(&own.best.burdens) == sorted_down(&value.group(self.inst, role));
            let ceiling = value.largest(self.inst, role);
            let instead =
                (leximin && !same).then(|| (Price { km: 1.0, ..Price::default() }, ceiling));
            let budget = self.budget(self.seed);
            bound_at(masters[role], own, other, shortfall, instead, budget)
        };
        let least = done[0].shortfall_bound + done[1].shortfall_bound;
        let left_out = shortfall.saturating_sub(least) / u64::from(Demand::D10.weight());
        let stays = self.inst.placements.least_km(left_out as usize);
        bound(0) + bound(1) + self.scale.objective.of_km(stays)
    }
}
