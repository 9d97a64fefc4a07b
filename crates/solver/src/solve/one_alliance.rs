//! One alliance from its layout to a dated board with bounds.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

use super::assign::{
    Assigned, Assignment, Budget, InspectionMaster, Master, OutreachMaster, Price, Trip, assign,
    bound_at,
};
use super::begin::{Begun, assignments, dated};
use super::board::{Board, DatedEvent, Item, When};
use super::dating::Dating;
use super::event_moves::{CountyShare, EventMoves};
use super::events::Choices;
use super::exact::exact;
use super::instance::Instance;
use super::objective::{Objective, Worth, sorted_down};
use super::rebuild::{Rebuild, Score, polish};
use super::report::AllianceOutcome;
use super::value::Value;
use crate::calendar::WorkCalendar;
use crate::domain::{Demand, PROVEN_GAP, Policy, WithoutDates, gap};
use crate::model::Limits;

/// Limits of one alliance's work.
#[derive(Debug, Clone, Copy)]
pub(super) struct Effort<'a> {
    /// Units of work: one tree node, or as many timetable moves as take about as long.
    pub work: u64,
    /// When the clock of this alliance runs out, and what is left of it at the start.
    pub deadline: Option<Instant>,
    pub stop: &'a AtomicBool,
    pub seed: u64,
    pub objective: Objective,
    /// There are more threads than alliances: visits and inspections go side by side.
    pub idle_threads: bool,
    /// An earlier calendar to begin with.
    pub start: Option<&'a Begun>,
    /// What an earlier slice of time knows of each role.
    pub known: Option<&'a [Assigned; 2]>,
}

/// Timetable moves beyond which nothing more is gained.
const MOST_MOVES: u64 = 600_000;

/// Timetable moves that count as one unit of work.
const MOVES_PER_UNIT: u64 = 50;

/// Rounds of rebuilding beyond which little is gained.
const MOST_ROUNDS: u64 = 8_000;

/// Rounds of rebuilding that count as one unit of work.
const UNITS_PER_ROUND: u64 = 2;

/// Work below which nobody asks for inspections with better weekdays: their proof takes many nodes.
const SPREAD_WORK: u64 = 1_000;

/// What the seed of an earlier calendar's dates is beside that of the search.
const BEGUN: u64 = 0x5eed;

/// Share of the work that another start spends on its assignment: one in so many.
const AGAIN: u64 = 8;

/// Share of the time that may go by before dates are sought. A crowd's dates take longer, and where
/// they are cut off, visits stay unmet: more time would give a worse plan.
const ASSIGNING: f64 = 0.8;
const ASSIGNING_CROWD: f64 = 0.5;
const CROWD: usize = 200;

/// What is known of one alliance, events aside.
#[derive(Debug)]
pub(super) struct Solved<'i> {
    pub board: Board<'i>,
    pub score: Score,
    /// Proven for every calendar of the alliance, whatever the dates.
    pub shortfall_bound: u64,
    /// Proven for every calendar of the alliance with the shortfall reached or less, events and
    /// what they leave unmet included.
    pub cost_bound: f64,
    /// The clock ended the search before its own end.
    pub late: bool,
    /// Proven with dates: the shortfall of the whole alliance, events included.
    pub dated_bound: Option<u64>,
    /// What it hangs on, by role.
    pub assigned: Option<[Assigned; 2]>,
    /// Under `leximin`: how many of the largest burdens of each role are proven.
    pub proven_levels: [u32; 2],
    /// The assignment, where the board is not as good.
    pub without_dates: Option<WithoutDates>,
    /// No calendar of the alliance that leaves no more unmet and costs no more has less of level 4.
    pub quality_bound: u64,
}

/// What is known of an alliance's events before dates.
pub(super) struct EventFloor<'a> {
    /// Events that no calendar holds.
    pub impossible: u32,
    /// Kilometres that no choice of hosts goes below when at most so many events are lost.
    pub least_km: &'a dyn Fn(usize) -> f64,
}

impl EventFloor<'_> {
    /// Weighted units that every calendar leaves unmet of events and placements.
    fn impossible_weight(&self, inst: &Instance) -> u64 {
        let stays = inst.placements.impossible() * Demand::D10.weight();
        u64::from(self.impossible * Demand::D3.weight() + stays)
    }
}

/// What no calendar of an alliance goes below in cost when it leaves at most `unmet`, events
/// included. A role may have all of it that neither the other role nor the events need.
pub(super) fn cost_floor(
    masters: [&dyn Master; 2],
    assigned: &[Assigned; 2],
    (inst, value): (&Instance, &Value),
    events: &EventFloor,
    unmet: u64,
    (objective, budget): (&Objective, Budget),
) -> f64 {
    let leximin = objective.policy == Policy::Leximin;
    let impossible = events.impossible_weight(inst);
    let roles = (0..2).map(|role| {
        let (own, other) = (&assigned[role], &assigned[1 - role]);
        let others = sorted_down(&own.best.burdens) != sorted_down(&value.group(inst, role));
        let ceiling = value.largest(inst, role);
        let instead = (leximin && others).then(|| (Price { km: 1.0, ..Price::default() }, ceiling));
        bound_at(masters[role], own, other, unmet.saturating_sub(impossible), instead, budget)
    });
    let least: u64 = assigned.iter().map(|a| a.shortfall_bound).sum();
    let lost = unmet.saturating_sub(least) / u64::from(Demand::D3.weight());
    let left_out = unmet.saturating_sub(least + impossible) / u64::from(Demand::D10.weight());
    let stays = inst.placements.least_km(left_out as usize);
    roles.sum::<f64>() + objective.of_km((events.least_km)(lost as usize) + stays)
}

/// The same of an alliance that is solved, when it leaves at most `unmet`.
pub(super) fn floor_of_more(
    inst: &Instance,
    outcome: &AllianceOutcome,
    unmet: u64,
    events: &EventFloor,
    effort: &Effort,
) -> f64 {
    let Some(assigned) = &outcome.assigned else { return 0.0 };
    let (visits, inspections) = (OutreachMaster::new(inst), InspectionMaster::new(inst));
    let budget = Budget {
        nodes: effort.work / 2,
        deadline: effort.deadline,
        stop: effort.stop,
        seed: effort.seed,
        start: None,
        known: None,
    };
    cost_floor(
        [&visits, &inspections],
        assigned,
        (inst, &outcome.worth),
        events,
        unmet,
        (&effort.objective, budget),
    )
}

/// Called when something is known: cost so far and bound, both without events.
pub(super) type Tell<'a> = &'a dyn Fn(super::Stage, Option<f64>, Option<f64>);

pub(super) fn solve_alliance<'i>(
    inst: &'i Instance<'i>,
    calendar: &WorkCalendar,
    events: &[DatedEvent],
    share: &CountyShare,
    effort: &Effort,
    choices: &dyn Fn() -> Choices,
    floor: &EventFloor,
    tell: Tell,
    show: &dyn Fn(&Board),
) -> Option<Solved<'i>> {
    let mut rng = ChaCha8Rng::seed_from_u64(effort.seed);
    tell(super::Stage::Assignment, None, None);
    let visits = OutreachMaster::new(inst);
    let inspections = InspectionMaster::new(inst);
    let started = Instant::now();
    let part = |share: f64| {
        effort.deadline.map(|d| started + d.saturating_duration_since(started).mul_f64(share))
    };
    let budget = |share| Budget {
        nodes: effort.work / 2,
        deadline: part(share),
        stop: effort.stop,
        seed: effort.seed,
        start: None,
        known: None,
    };
    let event_moves = EventMoves::new(inst.scenario, &choices(), share);
    let begun = effort.start.map(|start| {
        let mut rng = ChaCha8Rng::seed_from_u64(effort.seed.wrapping_add(BEGUN));
        let limits = Limits { nodes: u64::MAX, deadline: part(0.1), stop: effort.stop };
        let moves = (effort.work * MOVES_PER_UNIT).min(MOST_MOVES) / 4;
        let board = start.board(inst, calendar, events);
        (dated(board, &event_moves, moves, &mut rng, &limits), rng)
    });
    let known = begun.as_ref().map(|(board, _)| assignments(board));
    let from = |role: usize, share| Budget {
        start: known.as_ref().map(|known| &known[role]),
        known: effort.known.map(|known| &known[role]),
        ..budget(share)
    };
    // Inspections mostly end early with a proof; what they leave of the time is for the visits.
    let inspect = |share| assign(&inspections, &effort.objective, from(1, share));
    let assigning = if inst.people.len() > CROWD { ASSIGNING_CROWD } else { ASSIGNING };
    let visit = || assign(&visits, &effort.objective, from(0, assigning));
    let (inspections_done, visits_done) = match effort.idle_threads {
        true => rayon::join(|| inspect(assigning), visit),
        false => (inspect(0.4), visit()),
    };
    let (inspections_done, visits_done) = (inspections_done?, visits_done?);
    let assigned = [&visits_done.best, &inspections_done.best];
    let trips = beside(inst, &effort.objective, assigned, budget);
    let bound = visits_done.cost_bound + inspections_done.cost_bound;
    tell(super::Stage::Timetable, None, Some(bound));

    let mut board = Board::new(inst, calendar);
    for &event in events {
        board.add_event(event);
    }
    add_trips(&mut board, trips);
    if let Some(start) = effort.start {
        start.put(&mut board);
    }
    board.add_stays();
    let limits = Limits { nodes: u64::MAX, deadline: part(0.95), stop: effort.stop };
    let assigned_km = visits_done.best.km + inspections_done.best.km;
    let assigned_burdens: [&[f64]; 2] = [&visits_done.best.burdens, &inspections_done.best.burdens];
    let lost_stays = u64::from(inst.placements.impossible() * Demand::D10.weight());
    let assigned_km = assigned_km + inst.placements.least_km(0);
    let date_free = (
        visits_done.best.shortfall + inspections_done.best.shortfall + lost_stays,
        effort.objective.worth(assigned_km, &assigned_burdens),
    );
    let bound_of = visits_done.shortfall_bound + inspections_done.shortfall_bound + lost_stays;
    let dating = Dating {
        events: &event_moves,
        objective: effort.objective,
        goal: date_free.clone(),
        shortfall_bound: bound_of,
        moves: (effort.work * MOVES_PER_UNIT).min(MOST_MOVES),
        rounds: (effort.work / UNITS_PER_ROUND).min(MOST_ROUNDS),
        limits,
    };
    let undated = dating.date(&mut board, &mut rng);
    let mut score = Score::of(&board, &effort.objective, 0.0);
    if let Some((mut begun, mut rng)) = begun {
        dating.arrange(&mut begun, &mut rng);
        let its = Score::of(&begun, &effort.objective, 0.0);
        if its.beats(&score) {
            (board, score) = (begun, its);
        }
    }
    show(&board);
    let mut dated_bound = None;
    if !score.reaches(&date_free) || choices_lost(inst, board.events.len()) > 0 {
        dated_bound =
            with_dates(&mut board, &mut score, calendar, effort, (choices, share), &limits);
        dating.arrange(&mut board, &mut rng);
        score = Score::of(&board, &effort.objective, 0.0);
    }
    let fresh = |start: u64, events: &[DatedEvent]| {
        let budget = |_| Budget {
            nodes: effort.work / AGAIN,
            seed: effort.seed.wrapping_add(start + 1),
            ..budget(1.0 / AGAIN as f64)
        };
        let visits = assign(&visits, &effort.objective, budget(0.0))?.best;
        let inspections = assign(&inspections, &effort.objective, budget(0.0))?.best;
        let mut board = Board::new(inst, calendar);
        events.iter().for_each(|&event| board.add_event(event));
        add_trips(&mut board, beside(inst, &effort.objective, [&visits, &inspections], budget));
        board.add_stays();
        Some(board)
    };
    let lost = choices_lost(inst, board.events.len()) as u64 * u64::from(Demand::D3.weight());
    let hosting: f64 = board.events.iter().map(|e| choices().hosting.km(e)).sum();
    let open = |score: &Score| {
        let dated = dated_bound.filter(|bound| score.shortfall + lost <= bound.1);
        let least = dated.map_or(0, |bound| bound.0.saturating_sub(lost));
        let cost = score.cost + effort.objective.of_km(hosting);
        let proven = dated.is_some_and(|bound| gap(cost, bound.2) <= PROVEN_GAP);
        score.shortfall > bound_of.max(least) || !score.reaches(&date_free) && !proven
    };
    dating.again((&mut board, &mut score), &open, &fresh, started.elapsed(), &mut rng);
    show(&board);
    let mut quality_bound = 0;
    let done = [&visits_done, &inspections_done];
    let least_km = (floor.least_km)(choices_lost(inst, board.events.len()));
    if score.quality > 0
        && effort.work >= SPREAD_WORK
        && matches!(effort.objective.policy, Policy::Cost | Policy::Balanced)
        && done.iter().all(|done| !done.exhausted)
        && score.shortfall == bound_of
        && score.reaches(&date_free)
        && lost <= u64::from(floor.impossible * Demand::D3.weight())
    {
        // What inspections may cost where all else costs no more than it must.
        let stays_km = inst.placements.least_km(0);
        let others = visits_done.cost_bound + effort.objective.of_km(least_km + stays_km);
        let dearest = score.cost + effort.objective.of_km(hosting) - others;
        let budget = Budget { deadline: limits.deadline, ..budget(1.0) };
        let dearest = dearest / inspections_done.scale;
        if let Some(spread) =
            inspections.spread(&inspections_done, &effort.objective, dearest, budget)
        {
            quality_bound = spread.bound.min(score.quality);
            if let Some(other) = spread.better {
                let pair = [&visits_done.best, &other];
                let mut next = Board::new(inst, calendar);
                board.events.iter().for_each(|&event| next.add_event(event));
                let budget = |_| Budget { nodes: effort.work / AGAIN, ..budget };
                add_trips(&mut next, beside(inst, &effort.objective, pair, budget));
                next.add_stays();
                dating.date(&mut next, &mut rng);
                let its = Score::of(&next, &effort.objective, 0.0);
                if its.beats(&score) {
                    (board, score) = (next, its);
                }
            }
        }
    }
    if score.quality > quality_bound {
        let task = Rebuild {
            objective: effort.objective,
            goal: (score.shortfall, score.worth.clone()),
            rounds: dating.rounds,
            limits,
        };
        polish(&mut board, &task, &mut rng);
        score = Score::of(&board, &effort.objective, 0.0);
    }
    show(&board);
    let without_dates = (!score.reaches(&date_free)).then(|| WithoutDates {
        shortfall: date_free.0,
        cost: effort.objective.cost(assigned_km, &assigned_burdens),
        reason: undated,
    });
    let late = [&visits_done, &inspections_done].iter().any(|done| done.exhausted && done.late)
        || limits.deadline.is_some_and(|d| Instant::now() >= d);
    let lost = choices_lost(inst, board.events.len()) as u64;
    let unmet = score.shortfall + lost * u64::from(Demand::D3.weight());
    let value = Value::of(&board);
    let assigned = [visits_done, inspections_done];
    let mut cost_bound = cost_floor(
        [&visits, &inspections],
        &assigned,
        (inst, &value),
        floor,
        unmet,
        (&effort.objective, budget(1.0)),
    );
    let quality = score.quality;
    let mut dated_shortfall = None;
    if let Some((shortfall, upto, cost)) = dated_bound {
        dated_shortfall = Some(shortfall);
        if unmet <= upto {
            cost_bound = cost_bound.max(cost);
        }
    }
    // What is proven of the date-free burdens is proven of the dated ones where they are equal
    // and no other calendar may leave more unmet in the role.
    let impossible = floor.impossible_weight(inst);
    let proven_levels = [0, 1].map(|role| {
        let (own, other) = (&assigned[role], &assigned[1 - role]);
        let same = sorted_down(&value.group(inst, role)) == sorted_down(&own.best.burdens);
        let all = own.best.shortfall + other.shortfall_bound + impossible >= unmet;
        if same && all { own.proven_levels } else { 0 }
    });
    Some(Solved {
        shortfall_bound: bound_of,
        cost_bound,
        board,
        score,
        late,
        dated_bound: dated_shortfall,
        assigned: Some(assigned),
        proven_levels,
        without_dates,
        quality_bound: quality_bound.min(quality),
    })
}

/// The trips of both roles. Where somebody has more minutes in both together than P9 allows, one
/// role is assigned anew beside what the other takes, whichever comes out better.
fn beside<'b>(
    inst: &Instance,
    objective: &Objective,
    best: [&Assignment; 2],
    budget: impl Fn(f64) -> Budget<'b>,
) -> Vec<Trip> {
    let minutes = |of: &Assignment| -> Vec<f64> {
        let mut minutes = vec![0.0; inst.people.len()];
        for trip in &of.trips {
            for &p in &trip.people {
                minutes[p] += inst.day_burden(inst.home[p], &trip.stops);
            }
        }
        minutes
    };
    let taken = best.map(minutes);
    let both = best[0].trips.iter().chain(&best[1].trips).cloned().collect();
    if (0..inst.people.len()).all(|p| taken[0][p] + taken[1][p] <= inst.minutes_max[p]) {
        return both;
    }
    let anew = |role: usize| {
        let mut left = inst.clone();
        left.minutes_max.iter_mut().zip(&taken[1 - role]).for_each(|(most, taken)| {
            *most = (*most - taken).max(0.0);
        });
        let found = match role {
            0 => assign(&OutreachMaster::new(&left), objective, budget(0.1)),
            _ => assign(&InspectionMaster::new(&left), objective, budget(0.1)),
        };
        let found = found?.best;
        let mut pair = best.map(Clone::clone);
        pair[role] = found;
        let km = pair[0].km + pair[1].km;
        let worth = objective.worth(km, &[&pair[0].burdens, &pair[1].burdens]);
        let trips = pair.iter().flat_map(|a| a.trips.clone()).collect::<Vec<Trip>>();
        Some((pair[0].shortfall + pair[1].shortfall, worth, trips))
    };
    let order = |a: &(u64, Worth, Vec<Trip>), b: &(u64, Worth, Vec<Trip>)| {
        a.0.cmp(&b.0).then_with(|| a.1.order(&b.1))
    };
    [1, 0].into_iter().filter_map(anew).min_by(order).map_or(both, |found| found.2)
}

/// Events of the alliance that have no date on the board.
fn choices_lost(inst: &Instance, placed: usize) -> usize {
    inst.scenario.events.iter().filter(|e| e.alliance == inst.alliance).count() - placed
}

/// Tries the whole dated model where the date-free bound was not reached: a better board, if it
/// finds one, and bounds that know of dates: of shortfall, and of cost up to a shortfall.
fn with_dates<'i>(
    board: &mut Board<'i>,
    score: &mut Score,
    calendar: &WorkCalendar,
    effort: &Effort,
    (choices, share): (&dyn Fn() -> Choices, &CountyShare),
    limits: &Limits,
) -> Option<(u64, u64, f64)> {
    let inst = board.inst;
    let free = choices();
    let whole = |board: &Board| {
        let lost = choices_lost(inst, board.events.len()) as u64;
        let hosting: f64 = board.events.iter().map(|e| free.hosting.km(e)).sum();
        let mut score = Score::of(board, &effort.objective, hosting);
        score.shortfall += lost * u64::from(Demand::D3.weight());
        score
    };
    let limits = Limits { nodes: effort.work, ..*limits };
    // Other alliances count on their share of the county's sessions (E6).
    let alone = inst.scenario.alliances.len() == 1;
    let mut bound = None;
    for shared in [false, true] {
        if shared && alone {
            break;
        }
        let reached = whole(board);
        let value = Value::of(board);
        let price = match effort.objective.policy {
            Policy::Minimax | Policy::Leximin => value.largest(inst, 0) + value.largest(inst, 1),
            _ => reached.cost,
        };
        let choices = if shared { choices().within(share) } else { choices() };
        let Some(found) =
            exact(inst, calendar, &choices, &effort.objective, (reached.shortfall, price), &limits)
        else {
            continue;
        };
        if !shared {
            bound = Some((found.shortfall_bound, found.upto, found.cost_bound));
        }
        if let Some(better) = found.board.filter(|_| shared || alone)
            && whole(&better).beats(&reached)
        {
            *score = Score::of(&better, &effort.objective, 0.0);
            *board = better;
        }
    }
    bound
}

/// Puts trips on the board's list; the pinned ones first and on their days.
pub(super) fn add_trips(board: &mut Board, trips: Vec<Trip>) {
    let inst = board.inst;
    let mut pinned = inst.pins.trips(inst);
    for (trip, when, pin) in &pinned {
        let i = board.add_item(trip.clone(), Some(*pin));
        if board.fits(i, *when) {
            board.place(i, *when);
        }
    }
    let whole = |(pin, _, _): &(Trip, When, usize), trip: &Trip| {
        let people = trip.people.iter().all(|p| pin.people.contains(p));
        pin.role == trip.role && pin.stops == trip.stops && people
    };
    let mut rest = trips;
    rest.retain(|trip| {
        let at = pinned.iter().position(|pin| whole(pin, trip));
        // A team may come again on another day, a teacher may not.
        if let Some(at) = at.filter(|_| trip.role == 1) {
            pinned.remove(at);
        }
        at.is_none()
    });
    for mut trip in rest {
        let more = pinned.iter().position(|(pin, when, _)| {
            let of_day = |stops: &[usize]| {
                let day = |&p: &usize| inst.pins.on(inst, trip.role, p, stops, when.day);
                trip.people.iter().all(day)
            };
            let turned: Vec<usize> = trip.stops.iter().rev().copied().collect();
            pin.role == trip.role
                && trip.people.iter().all(|p| pin.people.contains(p))
                && trip.stops.iter().any(|k| pin.stops.contains(k))
                && (of_day(&trip.stops) || trip.role == 1 && of_day(&turned))
        });
        if let Some(at) = more {
            let (pin, when, _) = &pinned[at];
            if add_stop(board, &trip, pin, *when) {
                if trip.role == 1 {
                    pinned.remove(at);
                }
                continue;
            }
            trip.stops.retain(|k| !pin.stops.contains(k));
        }
        board.add_item(trip, None);
    }
}

/// Lets people of a pinned trip make a stop more in the session that is left, if it fits.
fn add_stop(board: &mut Board, trip: &Trip, pin: &Trip, when: When) -> bool {
    let here = |(item, at): (&Arc<Item>, &Option<When>)| {
        let same = item.trip.role == pin.role && item.trip.stops == pin.stops;
        let people = trip.people.iter().all(|p| item.trip.people.contains(p));
        same && people && *at == Some(when)
    };
    let Some(at) = board.items.iter().zip(&board.at).position(here) else { return false };
    let before = board.clone();
    let item = Arc::clone(&board.items[at]);
    board.drop_items(&[at]);
    let left: Vec<usize> =
        item.trip.people.iter().copied().filter(|p| !trip.people.contains(p)).collect();
    let mut stops = trip.stops.clone();
    if (stops[0] == pin.stops[0]) != (when.session == 0) {
        stops.reverse();
    }
    let whole = Trip { stops, ..trip.clone() };
    let parts =
        [(Trip { people: left, ..pin.clone() }, when), (whole, When { session: 0, ..when })];
    for (part, when) in parts.into_iter().filter(|p| !p.0.people.is_empty()) {
        let i = board.add_item(part, item.pin);
        if board.items[i].domain.binary_search(&when).is_err() || !board.fits(i, when) {
            *board = before;
            return false;
        }
        board.place(i, when);
    }
    true
}
