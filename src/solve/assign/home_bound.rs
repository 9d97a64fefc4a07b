//! A lower bound for outreach by Lagrangian relaxation (A. M. Geoffrion, "Lagrangean relaxation
//! for integer programming", Mathematical Programming Study 2, 1974): what ties the homes — the
//! demands and the room of places — is priced, and every home by itself is solved exactly, its
//! vehicles filled person by person, by dynamic programming over who has left already.
//!
//! Any prices give a valid bound; they are improved by subgradient steps (B. T. Polyak, USSR
//! Computational Mathematics and Mathematical Physics 9, 1969).

/// States times loads of one home beyond which its vehicles are priced by the seat, a weaker
/// bound.
const MOST_STEPS: usize = 3_000_000;

/// How far above the best known bound steps aim, as a share of it: at first, and at the end.
const FIRST_AHEAD: f64 = 0.05;
const LEAST_AHEAD: f64 = 1e-4;

/// Steps without a gain before the aim comes nearer.
const PATIENCE: u32 = 8;

/// Share of the earlier way in a step (P. M. Camerini, L. Fratta and F. Maffioli, Mathematical
/// Programming Study 3, 1975).
const MEMORY: f64 = 0.7;

/// What ties the homes.
#[derive(Debug, Clone)]
pub(in super::super) struct Place {
    /// Visits that it may receive (O3, K2).
    pub room: f64,
    /// D4.
    pub visits_min: f64,
    /// D5: subjects asked, 0 where none.
    pub subjects_min: usize,
    /// D7: a visitor who speaks the place's language is asked for.
    pub speaker: bool,
}

/// Visits of one teacher, or of several like ones who make one each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Slots {
    /// The teacher, or one of the like ones.
    pub teacher: usize,
    pub count: usize,
    /// Whether they are owed (D1), not only allowed.
    pub owed: bool,
    /// All are one teacher's: never two of them in one vehicle.
    pub alone: bool,
}

/// A teacher as the bound sees one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Visitor {
    /// Subjects as positions.
    pub subjects: Vec<usize>,
    /// By place: speaks its language.
    pub speaks: Vec<bool>,
    /// Stops of one day: one place, or two for who makes several visits.
    pub routes: Vec<Vec<usize>>,
}

/// Who may sit in one vehicle, and the routes that all of them may go.
#[derive(Debug, Clone)]
struct Load {
    /// (slots by position, how many), ascending.
    takes: Vec<(usize, usize)>,
    /// Teachers, like ones as often as they sit in it.
    riders: Vec<usize>,
    routes: Vec<usize>,
    /// What it takes off the number of a state.
    step: usize,
}

/// One home: its teachers' slots, seats, and the kilometres of routes.
#[derive(Debug, Clone)]
pub(in super::super) struct Home {
    slots: Vec<Slots>,
    seats: usize,
    /// Route → kilometres at their price.
    routes: Vec<(Vec<usize>, f64)>,
    /// Empty where there would be too many.
    loads: Vec<Load>,
    /// Loads by the first slots that they take.
    by_first: Vec<Vec<usize>>,
    /// States are numbers whose digits count the slots left.
    strides: Vec<usize>,
    states: usize,
}

impl Home {
    pub fn new(
        slots: Vec<Slots>,
        seats: usize,
        routes: Vec<(Vec<usize>, f64)>,
        visitors: &[Visitor],
    ) -> Self {
        let mut strides = Vec::new();
        let mut states = 1_usize;
        for s in &slots {
            strides.push(states);
            states = states.saturating_mul(s.count + 1);
        }
        let by_first = vec![Vec::new(); slots.len()];
        let mut home = Self { slots, seats, routes, loads: Vec::new(), by_first, strides, states };
        if states < MOST_STEPS {
            for stops in 1..=2 {
                let fits = |r: &usize| home.routes[*r].0.len() == stops;
                let all: Vec<usize> = (0..home.routes.len()).filter(fits).collect();
                home.extend(visitors, stops, 0, &mut Vec::new(), &mut Vec::new(), &all);
            }
        }
        if states.saturating_mul(home.loads.len()) > MOST_STEPS {
            home.loads.clear();
        }
        home
    }

    fn exact(&self) -> bool {
        !self.loads.is_empty()
    }

    fn extend(
        &mut self,
        visitors: &[Visitor],
        stops: usize,
        from: usize,
        takes: &mut Vec<(usize, usize)>,
        riders: &mut Vec<usize>,
        routes: &[usize],
    ) {
        if routes.is_empty() {
            return;
        }
        if !takes.is_empty() {
            let mut takes = takes.clone();
            takes.sort_unstable();
            self.by_first[takes[0].0].push(self.loads.len());
            let step = takes.iter().map(|&(i, n)| n * self.strides[i]).sum();
            let (riders, routes) = (riders.clone(), routes.to_vec());
            self.loads.push(Load { takes, riders, routes, step });
        }
        for i in from..self.slots.len() {
            let Slots { teacher, count, alone, .. } = self.slots[i];
            if riders.len() == self.seats || riders.contains(&teacher) {
                continue;
            }
            let goes =
                |&r: &usize| visitors[teacher].routes.binary_search(&self.routes[r].0).is_ok();
            let common: Vec<usize> = routes.iter().copied().filter(goes).collect();
            if stops == 1 {
                let most = if alone { 1 } else { count.min(self.seats - riders.len()) };
                for n in 1..=most {
                    takes.push((i, n));
                    riders.extend(std::iter::repeat_n(teacher, n));
                    self.extend(visitors, stops, i + 1, takes, riders, &common);
                    riders.truncate(riders.len() - n);
                    takes.pop();
                }
                continue;
            }
            // Two stops take two visits of the same teacher, owed or not.
            if !alone {
                continue;
            }
            let other = (i + 1..self.slots.len()).find(|&j| self.slots[j].teacher == teacher);
            let ways = [(count >= 2).then(|| vec![(i, 2)]), other.map(|j| vec![(i, 1), (j, 1)])];
            for way in ways.into_iter().flatten() {
                let n = way.len();
                takes.extend(way);
                riders.push(teacher);
                self.extend(visitors, stops, i + 1, takes, riders, &common);
                riders.pop();
                takes.truncate(takes.len() - n);
            }
        }
    }
}

/// The relaxed problem on one interval of the largest burden.
#[derive(Debug, Clone)]
pub(in super::super) struct Relaxed {
    pub places: Vec<Place>,
    pub visitors: Vec<Visitor>,
    pub homes: Vec<Home>,
    pub subjects: usize,
    /// Weighted shortfall that is allowed.
    pub shortfall: f64,
}

/// Prices of what ties the homes; all at least zero.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) struct Multipliers {
    room: Vec<f64>,
    visits: Vec<f64>,
    /// By place and subject.
    subject: Vec<Vec<f64>>,
    speaker: Vec<f64>,
    short: f64,
}

/// What the relaxed solution does, summed over homes.
struct Tally {
    visits: Vec<f64>,
    subject: Vec<Vec<f64>>,
    speaker: Vec<f64>,
}

impl Relaxed {
    pub fn start(&self) -> Multipliers {
        let n = self.places.len();
        Multipliers {
            room: vec![0.0; n],
            visits: vec![0.0; n],
            subject: vec![vec![0.0; self.subjects]; n],
            speaker: vec![0.0; n],
            short: 1.0,
        }
    }

    /// Whether anything may be left unmet.
    fn slack(&self) -> bool {
        self.shortfall >= 5.0
    }

    /// The best bound of so many steps towards a target; the multipliers are those of the best.
    pub fn bound(
        &self,
        start: &mut Multipliers,
        target: f64,
        steps: usize,
        over: &dyn Fn() -> bool,
    ) -> f64 {
        let mut at = start.clone();
        let mut best = f64::NEG_INFINITY;
        let mut way: Vec<f64> = Vec::new();
        let mut ahead = 0.0;
        let mut idle = 0;
        for _ in 0..steps {
            let (value, tally) = self.value(&at);
            if value.is_infinite() {
                return value;
            }
            if ahead == 0.0 {
                ahead = FIRST_AHEAD * value.abs().max(1.0);
            }
            if value > best {
                idle = if value > best + 0.05 * ahead { 0 } else { idle + 1 };
                best = value;
                start.clone_from(&at);
            } else {
                idle += 1;
            }
            if best >= target || over() {
                break;
            }
            if idle >= PATIENCE {
                ahead *= 0.5;
                idle = 0;
                way.clear();
                at.clone_from(start);
                if ahead < LEAST_AHEAD * best.abs().max(1.0) {
                    break;
                }
                continue;
            }
            if !self.step(&mut at, &tally, &mut way, (best + ahead).min(1.05 * target) - value) {
                break;
            }
        }
        best
    }

    /// The Lagrangian at these prices.
    fn value(&self, at: &Multipliers) -> (f64, Tally) {
        let n = self.places.len();
        let mut tally = Tally {
            visits: vec![0.0; n],
            subject: vec![vec![0.0; self.subjects]; n],
            speaker: vec![0.0; n],
        };
        let profit: Vec<Vec<f64>> = self
            .visitors
            .iter()
            .map(|v| {
                (0..n)
                    .map(|k| {
                        let speaks = if v.speaks[k] { at.speaker[k] } else { 0.0 };
                        at.visits[k] - at.room[k]
                            + speaks
                            + v.subjects.iter().map(|&s| at.subject[k][s]).sum::<f64>()
                    })
                    .collect()
            })
            .collect();
        let left = if self.slack() { 100.0 * at.short } else { f64::INFINITY };
        let mut value = 0.0;
        for home in &self.homes {
            value += self.home(home, &profit, left, &mut tally);
        }
        for (k, place) in self.places.iter().enumerate() {
            value += at.visits[k] * place.visits_min - at.room[k] * place.room;
            if place.speaker {
                value += at.speaker[k];
            }
            // D5: the cheapest subjects count as seen.
            let mut prices: Vec<(f64, usize)> =
                at.subject[k].iter().copied().zip(0..self.subjects).collect();
            prices.sort_by(|a, b| a.0.total_cmp(&b.0));
            for i in 0..place.subjects_min {
                match prices.get(i) {
                    Some(&(price, s)) if !self.slack() || price < 5.0 * at.short => {
                        value += price;
                        tally.subject[k][s] -= 1.0;
                    }
                    // Fewer subjects exist than are asked for.
                    _ if self.slack() => value += 5.0 * at.short,
                    _ => {}
                }
            }
            if self.slack() {
                value += (20.0 * at.short - at.visits[k]).min(0.0) * place.visits_min;
                value +=
                    if place.speaker { (10.0 * at.short - at.speaker[k]).min(0.0) } else { 0.0 };
            }
        }
        if self.slack() {
            value -= at.short * self.shortfall;
        }
        (value, tally)
    }

    /// Moves the prices along what is broken, now and before; false where nothing is.
    fn step(&self, at: &mut Multipliers, tally: &Tally, way: &mut Vec<f64>, reach: f64) -> bool {
        let mut broken = Vec::new();
        for (k, place) in self.places.iter().enumerate() {
            broken.push(place.visits_min - tally.visits[k]);
            broken.push(tally.visits[k] - place.room);
            broken.push(if place.speaker { 1.0 - tally.speaker[k] } else { 0.0 });
            // Seen without a visit: the tally is below zero.
            broken.extend(tally.subject[k].iter().map(|seen| -seen));
        }
        way.resize(broken.len(), 0.0);
        for (w, b) in way.iter_mut().zip(&broken) {
            *w = b + MEMORY * *w;
        }
        // A price at zero that would fall stays there and takes no part in the length.
        let mut length = 0.0;
        self.each(at, way, |price, w| {
            if *price > 0.0 || w > 0.0 {
                length += w * w;
            }
        });
        if length <= 1e-12 {
            return false;
        }
        let scale = reach.max(1e-9) / length;
        self.each(at, way, |price, w| *price = (*price + scale * w).max(0.0));
        true
    }

    fn each(&self, at: &mut Multipliers, broken: &[f64], mut act: impl FnMut(&mut f64, f64)) {
        let mut next = broken.iter().copied();
        for (k, place) in self.places.iter().enumerate() {
            let mut take = || next.next().unwrap_or(0.0);
            act(&mut at.visits[k], take());
            act(&mut at.room[k], take());
            let speaker = take();
            if place.speaker {
                act(&mut at.speaker[k], speaker);
            }
            for s in 0..self.subjects {
                let b = take();
                if place.subjects_min > 0 {
                    act(&mut at.subject[k][s], b);
                }
            }
        }
    }

    /// The cheapest way for one home: exact where there are not too many.
    fn home(&self, home: &Home, profit: &[Vec<f64>], left: f64, tally: &mut Tally) -> f64 {
        if !home.exact() {
            return self.by_seat(home, profit, left, tally);
        }
        let mut gains: Vec<Vec<f64>> = vec![Vec::new(); self.visitors.len()];
        for slot in &home.slots {
            if gains[slot.teacher].is_empty() {
                let mine = &profit[slot.teacher];
                let gain = |(stops, _): &(Vec<usize>, f64)| stops.iter().map(|&k| mine[k]).sum();
                gains[slot.teacher] = home.routes.iter().map(gain).collect();
            }
        }
        let priced: Vec<(f64, usize)> = home
            .loads
            .iter()
            .map(|load| {
                let value = |&r: &usize| {
                    home.routes[r].1 - load.riders.iter().map(|&t| gains[t][r]).sum::<f64>()
                };
                let best = load.routes.iter().map(|r| (value(r), *r));
                best.fold((f64::INFINITY, 0), |a, b| if b.0 < a.0 { b } else { a })
            })
            .collect();
        let mut cheapest = vec![f64::INFINITY; home.states];
        let mut by = vec![usize::MAX; home.states];
        cheapest[0] = 0.0;
        let digit = |state: usize, i: usize| state / home.strides[i] % (home.slots[i].count + 1);
        for state in 1..home.states {
            let first = (0..home.slots.len()).find(|&i| digit(state, i) > 0).unwrap_or(0);
            let skip = if home.slots[first].owed { left } else { 0.0 };
            let mut best = (cheapest[state - home.strides[first]] + skip, usize::MAX);
            for &l in &home.by_first[first] {
                let load = &home.loads[l];
                if load.takes.iter().all(|&(i, n)| digit(state, i) >= n) {
                    let value = cheapest[state - load.step] + priced[l].0;
                    if value < best.0 {
                        best = (value, l);
                    }
                }
            }
            (cheapest[state], by[state]) = best;
        }
        let total = cheapest[home.states - 1];
        let mut state = home.states - 1;
        while state != 0 && total.is_finite() {
            if let Some(load) = home.loads.get(by[state]) {
                for &teacher in &load.riders {
                    self.count(teacher, &home.routes[priced[by[state]].1].0, tally);
                }
                state -= load.step;
            } else {
                let first = (0..home.slots.len()).find(|&i| digit(state, i) > 0);
                state -= home.strides[first.unwrap_or(0)];
            }
        }
        total
    }

    fn count(&self, teacher: usize, stops: &[usize], tally: &mut Tally) {
        let visitor = &self.visitors[teacher];
        for &k in stops {
            tally.visits[k] += 1.0;
            for &s in &visitor.subjects {
                tally.subject[k][s] += 1.0;
            }
            if visitor.speaks[k] {
                tally.speaker[k] += 1.0;
            }
        }
    }

    /// Every seat pays its share of a full vehicle: never more than what the vehicles cost.
    fn by_seat(&self, home: &Home, profit: &[Vec<f64>], left: f64, tally: &mut Tally) -> f64 {
        let mut total = 0.0;
        for slot in &home.slots {
            let visitor = &self.visitors[slot.teacher];
            let skip = if slot.owed { left } else { 0.0 };
            let mut best = (skip, None);
            for (route, km) in &home.routes {
                if visitor.routes.binary_search(route).is_err() {
                    continue;
                }
                // A stop of two counts half of its route.
                let gain: f64 = route.iter().map(|&k| profit[slot.teacher][k]).sum();
                let value = (km / home.seats as f64 - gain) / route.len() as f64;
                if value < best.0 {
                    best = (value, Some(route));
                }
            }
            total += best.0 * slot.count as f64;
            if let Some(route) = best.1 {
                for _ in 0..slot.count {
                    self.count(slot.teacher, &route[..1], tally);
                }
            }
        }
        total
    }
}
