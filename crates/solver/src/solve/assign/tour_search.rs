//! Local search over inspection tours without dates: which stops go together, and in whose hands.
//! Every move is priced by what it changes.

use rand::Rng;
use rand_chacha::ChaCha8Rng;

use super::super::objective::Objective;
use super::cooling::Cooling;
use super::inspection::team_km;
use super::shortfall::team_shortfall;
use super::tour_moves;
use super::tour_space::TourSpace;
use crate::domain::Demand;

/// What may be done, in tables.
pub(super) struct TourProblem<'i, 'f> {
    pub space: &'f TourSpace<'i>,
    pub objective: Objective,
}

impl TourProblem<'_, '_> {
    /// A team (positions in the list of mentors) has a day on which it may make a route.
    pub fn may(&self, (stops, team): &Tour) -> bool {
        self.space.route(stops).is_some_and(|r| self.space.may(r, team))
    }

    fn price(&self, tour: Tour) -> Priced {
        let (space, inst) = (self.space, self.space.inst);
        if let Some(route) = space.route(&tour.0) {
            return Priced {
                minutes: tour.1.iter().map(|&m| space.burden[space.at(route, m)]).collect(),
                km: space.team_km(route, &tour.1),
                short: space.short(route, &tour.1),
                tour,
            };
        }
        // Tours that are handed in may take their stops in an order that nobody would choose.
        let people: Vec<usize> = tour.1.iter().map(|&m| space.mentors[m]).collect();
        Priced {
            minutes: people.iter().map(|&p| inst.day_burden(inst.home[p], &tour.0)).collect(),
            km: team_km(inst, &people, &tour.0),
            short: team_shortfall(inst, &people, &tour.0),
            tour,
        }
    }
}

/// From nothing, one slow cooling ends in a poor corner more often than the best of some fast ones.
const ROUNDS: u32 = 3;

/// Stops in order, and the team as sorted positions in the list of mentors.
pub(super) type Tour = (Vec<usize>, Vec<usize>);

#[derive(Debug, Clone)]
struct Priced {
    tour: Tour,
    /// Of each of the team.
    minutes: Vec<f64>,
    km: f64,
    /// Weighted D6, D7 and D9 units.
    short: u32,
}

/// Tours that go, by position, and tours that come.
#[derive(Debug, Default)]
pub(super) struct Edit {
    pub gone: [Option<usize>; 2],
    pub come: [Option<Tour>; 2],
}

/// Tours, and what they add up to.
pub(super) struct State<'p, 'i, 'f> {
    pub problem: &'p TourProblem<'i, 'f>,
    tours: Vec<Priced>,
    /// Inspections by place; of each mentor, made and minutes.
    count: Vec<u32>,
    made: Vec<u32>,
    burden: Vec<f64>,
    km: f64,
    /// Weighted D6, D7 and D9 units.
    short: u32,
    /// Inspections that places lack of what is due to each (D2), and all that are made.
    lacking: u32,
    total: u32,
    /// Follow-ups without a tour (D8).
    open: u32,
    /// Inspections beyond I2 and I4, and mentors beyond P9.
    beyond: u32,
    /// Tours for each pin, and how many are lacking.
    pinned: Vec<u32>,
    lost: u32,
}

/// What a rejected edit is taken back with.
struct Undo {
    gone: [Option<Priced>; 2],
    came: usize,
    km: f64,
}

impl<'p, 'i, 'f> State<'p, 'i, 'f> {
    fn new(problem: &'p TourProblem<'i, 'f>, start: Vec<Tour>) -> Self {
        let space = problem.space;
        let mut state = Self {
            problem,
            tours: Vec::with_capacity(start.len()),
            count: vec![0; space.inst.ks.len()],
            made: vec![0; space.mentors.len()],
            burden: (0..space.mentors.len()).map(|m| space.past(m)).collect(),
            km: 0.0,
            short: 0,
            lacking: space.inst.due.iter().sum(),
            total: 0,
            open: space.inst.follow_ups.len() as u32,
            beyond: 0,
            pinned: vec![0; space.pins.len()],
            lost: space.pins.iter().map(|pin| pin.times).sum(),
        };
        for tour in start {
            state.push(problem.price(tour));
        }
        state
    }

    /// How many tours there are.
    pub fn len(&self) -> usize {
        self.tours.len()
    }

    pub fn tour(&self, at: usize) -> &Tour {
        &self.tours[at].tour
    }

    fn push(&mut self, priced: Priced) {
        let (space, inst) = (self.problem.space, self.problem.space.inst);
        self.km += priced.km;
        self.short += priced.short;
        for &k in &priced.tour.0 {
            self.lacking -= u32::from(self.count[k] < inst.due[k]);
            self.beyond += u32::from(self.count[k] >= space.most[k]);
            let first = u32::from(inst.is_follow_up(k) && self.count[k] == 0);
            self.open -= first;
            self.count[k] += 1;
            self.total += u32::from(!inst.is_follow_up(k));
        }
        for (&m, minutes) in priced.tour.1.iter().zip(&priced.minutes) {
            self.beyond -= self.excess(m);
            self.made[m] += priced.tour.0.len() as u32;
            self.burden[m] += minutes;
            self.beyond += self.excess(m);
        }
        for i in space.pins_of(&priced.tour.0, &priced.tour.1) {
            self.lost -= u32::from(self.pinned[i] < space.pins[i].times);
            self.pinned[i] += 1;
        }
        self.tours.push(priced);
    }

    fn take(&mut self, at: usize) -> Priced {
        let (space, inst) = (self.problem.space, self.problem.space.inst);
        let priced = self.tours.swap_remove(at);
        self.km -= priced.km;
        self.short -= priced.short;
        for &k in &priced.tour.0 {
            self.count[k] -= 1;
            let last = u32::from(inst.is_follow_up(k) && self.count[k] == 0);
            self.open += last;
            self.total -= u32::from(!inst.is_follow_up(k));
            self.lacking += u32::from(self.count[k] < inst.due[k]);
            self.beyond -= u32::from(self.count[k] >= space.most[k]);
        }
        for (&m, minutes) in priced.tour.1.iter().zip(&priced.minutes) {
            self.beyond -= self.excess(m);
            self.made[m] -= priced.tour.0.len() as u32;
            self.burden[m] -= minutes;
            self.beyond += self.excess(m);
        }
        for i in space.pins_of(&priced.tour.0, &priced.tour.1) {
            self.pinned[i] -= 1;
            self.lost += u32::from(self.pinned[i] < space.pins[i].times);
        }
        priced
    }

    /// Inspections of a mentor beyond I2, and one more beyond P9.
    fn excess(&self, m: usize) -> u32 {
        let space = self.problem.space;
        let p = space.mentors[m];
        let most = space.inst.person(p).inspections_max;
        let minutes = self.burden[m] - space.past(m) > space.inst.minutes_max[p];
        most.map_or(0, |most| self.made[m].saturating_sub(most)) + u32::from(minutes)
    }

    fn apply(&mut self, edit: Edit) -> Undo {
        let km = self.km;
        let mut gone = edit.gone;
        // The later position first: taking one moves the last tour into its place.
        gone.sort_unstable_by(|a, b| b.cmp(a));
        let gone = gone.map(|at| at.map(|at| self.take(at)));
        let mut came = 0;
        for tour in edit.come.into_iter().flatten() {
            self.push(self.problem.price(tour));
            came += 1;
        }
        Undo { gone, came, km }
    }

    /// Takes an edit back; `burden` is that of before, to the last bit.
    fn take_back(&mut self, undo: Undo, burden: &[f64]) {
        for _ in 0..undo.came {
            self.take(self.tours.len() - 1);
        }
        for priced in undo.gone.into_iter().flatten() {
            self.push(priced);
        }
        self.km = undo.km;
        self.burden.copy_from_slice(burden);
    }

    /// Value of the tours; infinite where I2, I4 or P9 breaks or a pin is lost.
    fn value(&self) -> f64 {
        let problem = self.problem;
        if self.beyond > 0 || self.lost > 0 {
            return f64::INFINITY;
        }
        let due = problem.space.inst.due_total.saturating_sub(self.total).max(self.lacking);
        let short = self.short + due * Demand::D2.weight() + self.open * Demand::D8.weight();
        self.km + problem.objective.fair(&self.burden) + problem.objective.unmet(f64::from(short))
    }

    fn tours(&self) -> Vec<Tour> {
        self.tours.iter().map(|t| t.tour.clone()).collect()
    }
}

/// Anneals from the given tours and gives the best found.
pub(super) fn search(
    problem: &TourProblem,
    start: Vec<Tour>,
    cooling: &Cooling,
    rng: &mut ChaCha8Rng,
) -> Vec<Tour> {
    let space = problem.space;
    let warm = !start.is_empty();
    let places: Vec<usize> = (0..space.most.len()).filter(|&k| space.most[k] > 0).collect();
    if space.mentors.len() < space.size || space.size == 0 || places.is_empty() {
        return start;
    }
    let mut state = State::new(problem, start);
    let mut value = state.value();
    let (mut best, mut best_tours) = (value, state.tours());
    let (hot, cold): (f64, f64) = if warm { (8.0, 0.1) } else { (30.0, 0.1) };
    let cooling = if warm { *cooling } else { cooling.in_rounds(ROUNDS) };
    let range = problem.objective.heat(hot, cold);
    let mut heat = range.0;
    let mut burden = state.burden.clone();
    for step in 0..cooling.moves() {
        if step % 128 == 0 {
            let Some(now) = cooling.heat(step, range) else { break };
            heat = now;
        }
        let Some(edit) = tour_moves::propose(&state, &places, rng) else { continue };
        if !edit.come.iter().flatten().all(|tour| problem.may(tour)) {
            continue;
        }
        burden.copy_from_slice(&state.burden);
        let undo = state.apply(edit);
        let next = state.value();
        if next <= value || rng.random::<f64>() < ((value - next) / heat).exp() {
            value = next;
            if value < best - 1e-9 {
                best = value;
                best_tours = state.tours();
            }
        } else {
            state.take_back(undo, &burden);
        }
    }
    best_tours
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::WorkCalendar;
    use crate::domain::Policy;
    use crate::solve::instance::{Instance, Past};
    use crate::travel::DistanceTable;
    use alliance_county::generate::{Shape, generate};
    use alliance_county::input::read_sources;
    use rand::SeedableRng;

    #[test]
    fn what_moves_add_up_to_is_what_the_tours_are() {
        let shape =
            Shape { alliances: 1, kindergartens: 7, staff: 18, seed: 4, ..Shape::default() };
        let scenario = read_sources(&generate(&shape)).scenario.expect("it reads");
        let (table, calendar) = (DistanceTable::new(&scenario), WorkCalendar::new(&scenario));
        let past = Past::new(&scenario, &table);
        let alliance = scenario.alliance_ixs().next().expect("there is one");
        let people = scenario.staff_ixs().collect();
        let inst = Instance::new(&scenario, &table, &calendar, &past, alliance, people, &[]);
        let space = TourSpace::new(&inst, false);
        let objective =
            Objective { policy: Policy::Balanced, lambda: 2.0, ..Objective::kilometres() };
        let problem = TourProblem { space: &space, objective };
        let places: Vec<usize> = (0..space.most.len()).filter(|&k| space.most[k] > 0).collect();
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let mut state = State::new(&problem, Vec::new());
        let (mut made, mut most) = (0, 0);
        for step in 0..20_000 {
            let Some(edit) = tour_moves::propose(&state, &places, &mut rng) else { continue };
            if !edit.come.iter().flatten().all(|tour| problem.may(tour)) {
                continue;
            }
            let (value, burden) = (state.value(), state.burden.clone());
            let undo = state.apply(edit);
            if rng.random_bool(0.5) {
                state.take_back(undo, &burden);
                assert_eq!(state.value().to_bits(), value.to_bits(), "step {step}");
            }
            made += 1;
            most = most.max(state.len());
            let fresh = State::new(&problem, state.tours());
            assert_eq!(
                (fresh.short, fresh.lacking, fresh.total, fresh.open, fresh.beyond),
                (state.short, state.lacking, state.total, state.open, state.beyond),
                "step {step}"
            );
            assert_eq!((&fresh.count, &fresh.made), (&state.count, &state.made), "step {step}");
            let near = |a: f64, b: f64| (a - b).abs() < 1e-6;
            assert!(near(fresh.km, state.km), "step {step}");
            assert!(fresh.burden.iter().zip(&state.burden).all(|(a, b)| near(*a, *b)));
        }
        assert!(made > 2_000 && most > 3, "{made} moves, {most} tours");
    }
}
