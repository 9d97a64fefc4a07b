//! The inspection master: a column is a team on a day's tour of one or two kindergartens (I5).

mod standing;
mod weekdays;

pub(in super::super) use weekdays::least_above;

use std::sync::OnceLock;

use rand_chacha::ChaCha8Rng;

use super::super::instance::Instance;
use super::super::objective::Objective;
use super::burden_rows::{Caps, FairRows, Load, knapsack_cuts};
use super::cooling::Cooling;
use super::shortfall::{close_shortfall, due_shortfall, team_shortfall};
use super::tour_rows::Asked;
use super::tour_search::{self, Tour, TourProblem};
use super::tour_space::TourSpace;
use super::tour_tree::{Pick, Seed, Tree};
use super::{Assignment, Goal, Grown, Known, Master, Trip, Twice};
use crate::domain::Demand;
use crate::model::{Col, Model, Sense, Tag};

#[derive(Debug)]
struct Column {
    team: usize,
    route: usize,
    km: f64,
    /// Weighted D6, D7 and D9 units.
    short: u32,
}

/// Every team on every route, one by one.
#[derive(Debug)]
struct Listed {
    teams: Vec<Vec<usize>>,
    tours: Vec<Column>,
}

/// See the module.
#[derive(Debug)]
pub(in super::super) struct InspectionMaster<'i> {
    inst: &'i Instance<'i>,
    space: TourSpace<'i>,
    /// Made when first asked for: the tree needs no list.
    listed: OnceLock<Listed>,
    floor: f64,
    ceiling: f64,
}

#[derive(Debug, Default)]
struct Columns {
    uses: Vec<(usize, Col)>,
    total: Vec<(Demand, Col)>,
}

impl<'i> InspectionMaster<'i> {
    pub fn new(inst: &'i Instance<'i>) -> Self {
        Self::of(inst, false)
    }

    /// With every route, if `each`.
    fn of(inst: &'i Instance<'i>, each: bool) -> Self {
        let space = TourSpace::new(inst, each);
        let n = space.mentors.len();
        let floor = (0..n).map(|m| space.past(m)).fold(0.0_f64, f64::max);
        let longest = (0..space.routes.len())
            .flat_map(|r| space.eligible[r].iter().map(move |&m| (r, m)))
            .map(|(r, m)| space.burden[space.at(r, m)])
            .fold(0.0_f64, f64::max);
        // More inspections than are asked for may even burdens out.
        let tours = if each { space.most.iter().sum() } else { inst.asked_total() };
        let ceiling = floor + longest * f64::from(tours);
        Self { inst, space, listed: OnceLock::new(), floor, ceiling }
    }

    fn listed(&self) -> &Listed {
        self.listed.get_or_init(|| {
            let (space, mut teams, mut tours) = (&self.space, Vec::new(), Vec::new());
            combinations(space.mentors.len(), space.size, &mut |team| {
                for route in 0..space.routes.len() {
                    let stops = &space.routes[route];
                    let idle = space.idle(route, team) && space.pins_of(stops, team).count() == 0;
                    if space.may(route, team) && !idle {
                        let km = space.team_km(route, team);
                        let short = space.short(route, team);
                        tours.push(Column { team: teams.len(), route, km, short });
                    }
                }
                teams.push(team.to_vec());
            });
            Listed { teams, tours }
        })
    }

    /// Trips of tours given as routes and teams.
    fn trips(&self, tours: impl IntoIterator<Item = Pick>) -> Vec<Trip> {
        let of = |(route, team): Pick| Trip {
            role: 1,
            people: team.into_iter().map(|m| self.space.mentors[m]).collect(),
            stops: self.space.routes[route].clone(),
        };
        tours.into_iter().map(of).collect()
    }

    fn value(&self, trips: Vec<Trip>) -> Assignment {
        let inst = self.inst;
        let mut count = vec![0_u32; inst.ks.len()];
        let mut burden = inst.past_burden[1].clone();
        let (mut km, mut shortfall) = (0.0, 0_u64);
        for trip in &trips {
            km += team_km(inst, &trip.people, &trip.stops);
            shortfall += u64::from(team_shortfall(inst, &trip.people, &trip.stops));
            for &p in &trip.people {
                burden[p] += inst.day_burden(inst.home[p], &trip.stops);
            }
            for &k in &trip.stops {
                count[k] += 1;
            }
        }
        let burdens = self.space.mentors.iter().map(|&m| burden[m]).collect();
        shortfall += due_shortfall(inst, &count);
        Assignment { trips, shortfall, km, burdens }
    }

    fn people(&self, team: &[usize]) -> Vec<usize> {
        team.iter().map(|&m| self.space.mentors[m]).collect()
    }

    fn make(&self, goal: &Goal, lo: f64, hi: f64) -> (Model, Columns) {
        let (inst, listed) = (self.inst, self.listed());
        let price = goal.price();
        let mut model = Model::default();
        let mut cols = Columns::default();
        let burden_of = |m: usize, t: &Column| {
            inst.day_burden(inst.home[self.space.mentors[m]], &self.space.routes[t.route])
        };
        for (i, tour) in listed.tours.iter().enumerate() {
            let fits = listed.teams[tour.team].iter().all(|&m| {
                inst.past_burden[1][self.space.mentors[m]] + burden_of(m, tour) <= hi + 1e-6
            });
            if fits {
                let upper = self.space.routes[tour.route].iter().map(|&k| self.space.most[k]).min();
                let minutes = |&m: &usize| price.person(self.space.mentors[m]) * burden_of(m, tour);
                let team = &listed.teams[tour.team];
                let twice = |twice: &Twice| {
                    let stops = &self.space.routes[tour.route];
                    twice.of_day(team.iter().map(|&m| self.space.mentors[m]), stops)
                };
                let cost = price.km * tour.km
                    + team.iter().map(minutes).sum::<f64>()
                    + price.twice.as_ref().map_or(0.0, twice);
                cols.uses.push((i, model.integer(cost, f64::from(upper.unwrap_or(0)))));
            }
        }
        let stops = |i: usize| self.space.routes[listed.tours[i].route].len() as f64;
        let examined = |i: usize| f64::from(self.space.examined(listed.tours[i].route));
        // D2: each place's own, and the alliance's; the larger counts.
        let mut own = Vec::new();
        for k in 0..inst.ks.len() {
            let tag = |rule| Tag { rule, subject: k };
            let at: Vec<(Col, f64)> = cols
                .uses
                .iter()
                .filter(|(i, _)| self.space.routes[listed.tours[*i].route].contains(&k))
                .map(|(_, col)| (*col, 1.0))
                .collect();
            model.row(tag("I4"), at.clone(), Sense::Le, f64::from(self.space.most[k]));
            if inst.due[k] > 0 {
                let slack = model.real(0.0, 0.0, f64::from(inst.due[k]));
                own.push((slack, 1.0));
                let mut row = at;
                row.push((slack, 1.0));
                model.row(tag("D2"), row, Sense::Ge, f64::from(inst.due[k]));
            } else if inst.is_follow_up(k) {
                let slack = model.real(0.0, 0.0, 1.0);
                cols.total.push((Demand::D8, slack));
                let mut row = at;
                row.push((slack, 1.0));
                model.row(tag("D8"), row, Sense::Ge, 1.0);
            }
        }
        let asked = f64::from(inst.due_total);
        if asked > 0.0 {
            let slack = model.real(0.0, 0.0, asked.max(f64::from(inst.due.iter().sum::<u32>())));
            cols.total.push((Demand::D2, slack));
            let tag = Tag { rule: "D2", subject: inst.alliance.index() };
            own.push((slack, -1.0));
            model.row(tag, own, Sense::Le, 0.0);
            let mut row: Vec<(Col, f64)> =
                cols.uses.iter().map(|(i, col)| (*col, examined(*i))).collect();
            row.push((slack, 1.0));
            model.row(tag, row, Sense::Ge, asked);
        }
        let burden = (price.largest > 0.0 || price.held).then(|| model.real(price.largest, lo, hi));
        let mut caps = Caps::new(&price);
        let mut fair = FairRows::new(&price, self.space.mentors.len());
        let mut fixed = 0.0;
        let mut of_mentor: Vec<Vec<(usize, Col)>> = vec![Vec::new(); self.space.mentors.len()];
        for &(i, col) in &cols.uses {
            for &m in &listed.teams[listed.tours[i].team] {
                of_mentor[m].push((i, col));
            }
        }
        for (m, mine) in of_mentor.iter().enumerate() {
            let p = self.space.mentors[m];
            let tag = |rule| Tag { rule, subject: p };
            if let Some(limit) = inst.person(p).inspections_max {
                let row = mine.iter().map(|&(i, col)| (col, stops(i))).collect();
                model.row(tag("I2"), row, Sense::Le, f64::from(limit));
            }
            let days = inst.most_days_out(p);
            if days < inst.asked_total() {
                let row = mine.iter().map(|&(_, col)| (col, 1.0)).collect();
                model.row(tag("P3"), row, Sense::Le, f64::from(days));
            }
            let past = inst.past_burden[1][p];
            let weights: Vec<(Col, f64)> =
                mine.iter().map(|&(i, col)| (col, burden_of(m, &listed.tours[i]))).collect();
            if inst.person(p).minutes_max.is_some() {
                model.row(tag("P9"), weights.clone(), Sense::Le, inst.minutes_max[p]);
            }
            let load = Load { person: p, past, weights: &weights, single: false };
            fixed += price.person(p) * past;
            caps.add(&mut model, &load, 1, hi);
            if let Some(fair) = &mut fair {
                fair.add(&mut model, m, &load, hi);
            }
            if let Some(burden) = burden {
                knapsack_cuts(&mut model, tag("burden"), &weights, hi - past);
                let mut row = weights;
                row.push((burden, -1.0));
                model.row(tag("burden"), row, Sense::Le, -past);
            }
        }
        caps.close(&mut model);
        if let Some(fair) = fair {
            fair.close(&mut model);
        }
        if fixed != 0.0 {
            model.real(fixed, 1.0, 1.0);
        }
        for pin in &self.space.pins {
            let does = |tour: &Column| {
                listed.teams[tour.team] == pin.team && pin.routes.contains(&tour.route)
            };
            let mine = cols.uses.iter().filter(|(i, _)| does(&listed.tours[*i]));
            let row: Vec<(Col, f64)> = mine.map(|(_, col)| (*col, 1.0)).collect();
            let tag = Tag { rule: "PIN", subject: self.space.mentors[pin.team[0]] };
            model.row(tag, row, Sense::Ge, f64::from(pin.times));
        }
        if let Some(lacking) = &price.lacking {
            self.lacking_rows(&mut model, &of_mentor, lacking);
        }
        let short: Vec<(Col, f64)> = cols
            .uses
            .iter()
            .filter(|(i, _)| listed.tours[*i].short > 0)
            .map(|(i, col)| (*col, f64::from(listed.tours[*i].short)))
            .collect();
        close_shortfall(&mut model, &cols.total, short, goal);
        (model, cols)
    }
}

/// Vehicle kilometres of a team on a route: people of one home share vehicles.
pub(in super::super) fn team_km(inst: &Instance, people: &[usize], route: &[usize]) -> f64 {
    let seats = inst.scenario.settings.travel.seats;
    let mut homes: Vec<usize> = people.iter().map(|&p| inst.home[p]).collect();
    homes.sort_unstable();
    homes
        .chunk_by(|a, b| a == b)
        .map(|same| f64::from((same.len() as u32).div_ceil(seats)) * inst.route_km(same[0], route))
        .sum()
}

/// Visits every choice of `k` of `0..n`, in lexicographic order.
pub(in super::super) fn combinations(n: usize, k: usize, visit: &mut impl FnMut(&[usize])) {
    fn go(from: usize, n: usize, k: usize, acc: &mut Vec<usize>, visit: &mut impl FnMut(&[usize])) {
        if acc.len() == k {
            visit(acc);
            return;
        }
        for i in from..n {
            acc.push(i);
            go(i + 1, n, k, acc, visit);
            acc.pop();
        }
    }
    go(0, n, k, &mut Vec::with_capacity(k), visit);
}

impl Master for InspectionMaster<'_> {
    fn group(&self) -> &[usize] {
        &self.space.mentors
    }

    fn past(&self) -> Vec<f64> {
        (0..self.space.mentors.len()).map(|m| self.space.past(m)).collect()
    }

    fn size(&self) -> usize {
        self.listed().tours.len()
    }

    fn each(&self) -> Box<dyn Master + '_> {
        Box::new(Self::of(self.inst, true))
    }

    fn build(&self, goal: &Goal, lo: f64, hi: f64) -> Model {
        self.make(goal, lo, hi).0
    }

    fn decode(&self, goal: &Goal, lo: f64, hi: f64, x: &[f64]) -> Assignment {
        let (_, cols) = self.make(goal, lo, hi);
        let listed = self.listed();
        let times = |col: &Col| x[col.0].round() as usize;
        let tours = cols.uses.iter().flat_map(|(i, col)| {
            let tour = &listed.tours[*i];
            std::iter::repeat_n((tour.route, listed.teams[tour.team].clone()), times(col))
        });
        self.value(self.trips(tours))
    }

    fn burden_range(&self) -> (f64, f64) {
        (self.floor, self.ceiling)
    }

    fn moves_per_person(&self) -> u64 {
        // The tree finds good tours sooner.
        6_000
    }

    fn grows(&self, goal: &Goal) -> bool {
        Asked::new(&self.space, goal).is_some()
    }

    fn grow(&self, goal: &Goal, lo: f64, hi: f64, known: &Known) -> Option<Grown> {
        let position = |p: &usize| self.space.mentors.binary_search(p).ok();
        let tours = known.best.iter().flat_map(|b| &b.trips).filter_map(|trip| {
            let team: Vec<usize> = trip.people.iter().filter_map(position).collect();
            Some((self.space.route(&trip.stops)?, team))
        });
        let price = goal.price();
        let worth = |tours: &[Pick]| {
            let found = self.value(self.trips(tours.iter().cloned()));
            match goal {
                Goal::Shortfall => found.shortfall as f64,
                Goal::Cost { shortfall, .. } => {
                    let fits = found.shortfall as f64 <= *shortfall
                        && found.largest() <= hi + 1e-6
                        && price.keeps(&found);
                    if fits { price.all_of(&found, &self.space.mentors) } else { f64::INFINITY }
                }
            }
        };
        let seed = Seed {
            lo,
            hi,
            value: known.value,
            tours: tours.collect(),
            nodes: known.nodes,
            worth: &worth,
            over: known.over,
        };
        let grown = Tree::new(&self.space, goal, seed)?.grow();
        Some(Grown {
            best: grown.best.map(|tours| self.value(self.trips(tours))),
            bound: grown.bound,
            nodes: grown.nodes,
        })
    }

    fn search(
        &self,
        objective: &Objective,
        start: Option<&Assignment>,
        cooling: &Cooling,
        rng: &mut ChaCha8Rng,
    ) -> Assignment {
        let position = |p: &usize| self.space.mentors.binary_search(p).ok();
        // The shortest tours that do what pins ask.
        let pinned = self.space.pins.iter().flat_map(|pin| {
            let stops = pin.routes.iter().map(|&r| &self.space.routes[r]);
            let tour = stops.min_by_key(|stops| stops.len()).map(|s| (s.clone(), pin.team.clone()));
            std::iter::repeat_n(tour, pin.times as usize).flatten()
        });
        let start: Vec<Tour> = match start {
            Some(start) => start
                .trips
                .iter()
                .map(|t| (t.stops.clone(), t.people.iter().filter_map(position).collect()))
                .collect(),
            None => pinned.collect(),
        };
        let problem = TourProblem { space: &self.space, objective: *objective };
        let tours = tour_search::search(&problem, start, cooling, rng);
        let trips = tours
            .into_iter()
            .map(|(stops, team)| Trip { role: 1, people: self.people(&team), stops })
            .collect();
        self.value(trips)
    }
}
