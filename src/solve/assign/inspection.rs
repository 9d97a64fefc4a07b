//! The inspection master: a column is a team on a day's tour of one or two kindergartens (I5).

use std::collections::HashMap;

use rand_chacha::ChaCha8Rng;

use super::super::instance::Instance;
use super::super::objective::Objective;
use super::burden_rows::{Caps, Load, price_distance};
use super::outreach::{close_shortfall, knapsack_cuts};
use super::tour_search::{self, Tour, TourProblem};
use super::{Assignment, Goal, Master, Trip};
use crate::domain::{Demand, Person};
use crate::model::{Col, Model, Sense, Tag};

#[derive(Debug)]
struct Column {
    team: usize,
    route: usize,
    km: f64,
    /// Weighted D6 and D7 units.
    short: u32,
}

/// See the module.
#[derive(Debug)]
pub(in super::super) struct InspectionMaster<'i> {
    inst: &'i Instance<'i>,
    mentors: Vec<usize>,
    teams: Vec<Vec<usize>>,
    routes: Vec<Vec<usize>>,
    route_at: HashMap<Vec<usize>, usize>,
    /// Days on which a mentor may make a route, as bits.
    fits: Vec<Vec<Vec<u64>>>,
    tours: Vec<Column>,
    most: Vec<u32>,
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
        let settings = &inst.scenario.settings;
        let mentors: Vec<usize> =
            (0..inst.people.len()).filter(|&p| inst.person(p).mentor).collect();
        let most: Vec<u32> = (0..inst.ks.len()).map(|k| inst.most_inspections(k)).collect();
        let places: Vec<usize> = (0..inst.ks.len()).filter(|&k| most[k] > 0).collect();
        let mut routes: Vec<Vec<usize>> = places.iter().map(|&k| vec![k]).collect();
        for &a in &places {
            routes.extend(places.iter().filter(|&&b| b != a).map(|&b| vec![a, b]));
        }
        let route_at: HashMap<Vec<usize>, usize> =
            routes.iter().cloned().enumerate().map(|(i, r)| (r, i)).collect();
        let fits: Vec<Vec<Vec<u64>>> = mentors
            .iter()
            .map(|&m| {
                routes
                    .iter()
                    .map(|r| {
                        let mut bits = vec![0_u64; inst.days.div_ceil(64)];
                        if inst.can_go(1, m, r) {
                            for d in (0..inst.days).filter(|&d| inst.fits_day(m, r, d)) {
                                bits[d / 64] |= 1 << (d % 64);
                            }
                        }
                        bits
                    })
                    .collect()
            })
            .collect();
        let mut teams = Vec::new();
        combinations(mentors.len(), settings.inspection.team as usize, &mut |team| {
            let covered = team.iter().all(|&m| {
                let home = inst.home[mentors[m]];
                let away = team.iter().filter(|&&o| inst.home[mentors[o]] == home).count();
                away as u32 <= inst.max_away(home)
            });
            if covered {
                teams.push(team.to_vec());
            }
        });
        let mut tours = Vec::new();
        for (t, team) in teams.iter().enumerate() {
            let people: Vec<usize> = team.iter().map(|&m| mentors[m]).collect();
            let missing = missing_expertise(inst, &people);
            let ok = |r: usize| {
                (0..inst.days.div_ceil(64))
                    .any(|w| team.iter().fold(u64::MAX, |acc, &m| acc & fits[m][r][w]) != 0)
            };
            for (r, route) in routes.iter().enumerate() {
                if !ok(r) {
                    continue;
                }
                let km = team_km(inst, &people, route);
                if let [a, b] = route[..] {
                    let turned = [b, a];
                    let longer = |x: &[usize], y: &[usize]| {
                        people.iter().all(|&p| {
                            let h = inst.home[p];
                            inst.route_minutes(h, x) >= inst.route_minutes(h, y)
                        })
                    };
                    let other = route_at.get(&turned[..]).is_some_and(|&r| ok(r));
                    let other_km = team_km(inst, &people, &turned);
                    let beaten = other && other_km <= km && longer(route, &turned);
                    let tie = other_km == km && longer(&turned, route);
                    if beaten && (!tie || b < a) {
                        continue;
                    }
                    let apart = team_km(inst, &people, &[a]) + team_km(inst, &people, &[b]);
                    let saves_time = people.iter().any(|&p| {
                        let h = inst.home[p];
                        inst.route_minutes(h, route)
                            < inst.route_minutes(h, &[a]) + inst.route_minutes(h, &[b]) - 1e-9
                    });
                    if km >= apart - 1e-9 && !saves_time {
                        continue;
                    }
                }
                let short = route.iter().map(|&k| missing + speaks_not(inst, &people, k)).sum();
                tours.push(Column { team: t, route: r, km, short });
            }
        }
        let floor = mentors.iter().map(|&m| inst.past_burden[1][m]).fold(0.0_f64, f64::max);
        let longest = tours
            .iter()
            .flat_map(|t| teams[t.team].iter().map(move |&m| (m, t.route)))
            .map(|(m, r)| inst.day_burden(inst.home[mentors[m]], &routes[r]))
            .fold(0.0_f64, f64::max);
        let ceiling = floor + longest * f64::from(inst.due_total.max(inst.due.iter().sum()));
        Self { inst, mentors, teams, routes, route_at, fits, tours, most, floor, ceiling }
    }

    fn people(&self, tour: &Column) -> Vec<usize> {
        self.teams[tour.team].iter().map(|&m| self.mentors[m]).collect()
    }

    /// Whether home cover and some day allow a team (positions in `mentors`) a route.
    fn may(&self, team: &[usize], stops: &[usize]) -> bool {
        let Some(&r) = self.route_at.get(stops) else { return false };
        let covered = team.iter().all(|&m| {
            let home = self.inst.home[self.mentors[m]];
            let away = team.iter().filter(|&&o| self.inst.home[self.mentors[o]] == home).count();
            away as u32 <= self.inst.max_away(home)
        });
        covered
            && (0..self.inst.days.div_ceil(64))
                .any(|w| team.iter().fold(u64::MAX, |acc, &m| acc & self.fits[m][r][w]) != 0)
    }

    fn value(&self, trips: Vec<Trip>) -> Assignment {
        let inst = self.inst;
        let mut count = vec![0_u32; inst.ks.len()];
        let mut burden = inst.past_burden[1].clone();
        let (mut km, mut shortfall) = (0.0, 0_u64);
        for trip in &trips {
            km += team_km(inst, &trip.people, &trip.stops);
            let missing = missing_expertise(inst, &trip.people);
            for &p in &trip.people {
                burden[p] += inst.day_burden(inst.home[p], &trip.stops);
            }
            for &k in &trip.stops {
                count[k] += 1;
                shortfall += u64::from(missing + speaks_not(inst, &trip.people, k));
            }
        }
        let burdens = self.mentors.iter().map(|&m| burden[m]).collect();
        shortfall += due_shortfall(inst, &count);
        Assignment { trips, shortfall, km, burdens }
    }

    fn make(&self, goal: &Goal, lo: f64, hi: f64) -> (Model, Columns) {
        let inst = self.inst;
        let price = goal.price();
        let mut model = Model::default();
        let mut cols = Columns::default();
        let burden_of = |m: usize, t: &Column| {
            inst.day_burden(inst.home[self.mentors[m]], &self.routes[t.route])
        };
        for (i, tour) in self.tours.iter().enumerate() {
            let fits = self.teams[tour.team]
                .iter()
                .all(|&m| inst.past_burden[1][self.mentors[m]] + burden_of(m, tour) <= hi + 1e-6);
            if fits {
                let upper = self.routes[tour.route].iter().map(|&k| self.most[k]).min();
                let minutes = |&m: &usize| price.person(self.mentors[m]) * burden_of(m, tour);
                let cost =
                    price.km * tour.km + self.teams[tour.team].iter().map(minutes).sum::<f64>();
                cols.uses.push((i, model.integer(cost, f64::from(upper.unwrap_or(0)))));
            }
        }
        let stops = |i: usize| self.routes[self.tours[i].route].len() as f64;
        // D2: each place's own, and the alliance's; the larger counts.
        let mut own = Vec::new();
        for k in 0..inst.ks.len() {
            let tag = |rule| Tag { rule, subject: k };
            let at: Vec<(Col, f64)> = cols
                .uses
                .iter()
                .filter(|(i, _)| self.routes[self.tours[*i].route].contains(&k))
                .map(|(_, col)| (*col, 1.0))
                .collect();
            model.row(tag("I4"), at.clone(), Sense::Le, f64::from(self.most[k]));
            if inst.due[k] > 0 {
                let slack = model.real(0.0, 0.0, f64::from(inst.due[k]));
                own.push((slack, 1.0));
                let mut row = at;
                row.push((slack, 1.0));
                model.row(tag("D2"), row, Sense::Ge, f64::from(inst.due[k]));
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
                cols.uses.iter().map(|(i, col)| (*col, stops(*i))).collect();
            row.push((slack, 1.0));
            model.row(tag, row, Sense::Ge, asked);
        }
        let burden = (price.largest > 0.0 || price.held).then(|| model.real(price.largest, lo, hi));
        let mut caps = Caps::new(&price);
        let mut fixed = 0.0;
        let mut of_mentor: Vec<Vec<(usize, Col)>> = vec![Vec::new(); self.mentors.len()];
        for &(i, col) in &cols.uses {
            for &m in &self.teams[self.tours[i].team] {
                of_mentor[m].push((i, col));
            }
        }
        for (m, mine) in of_mentor.iter().enumerate() {
            let p = self.mentors[m];
            let tag = |rule| Tag { rule, subject: p };
            if let Some(limit) = inst.person(p).inspections_max {
                let row = mine.iter().map(|&(i, col)| (col, stops(i))).collect();
                model.row(tag("I2"), row, Sense::Le, f64::from(limit));
            }
            let days = inst.most_days_out(p);
            if days < inst.due_total {
                let row = mine.iter().map(|&(_, col)| (col, 1.0)).collect();
                model.row(tag("P3"), row, Sense::Le, f64::from(days));
            }
            let past = inst.past_burden[1][p];
            let weights: Vec<(Col, f64)> =
                mine.iter().map(|&(i, col)| (col, burden_of(m, &self.tours[i]))).collect();
            let load = Load { person: p, past, weights: &weights, single: false };
            fixed += price.person(p) * past + price_distance(&mut model, &price, &load);
            caps.add(&mut model, &load, 1, hi);
            if let Some(burden) = burden {
                knapsack_cuts(&mut model, tag("burden"), &weights, hi - past);
                let mut row = weights;
                row.push((burden, -1.0));
                model.row(tag("burden"), row, Sense::Le, -past);
            }
        }
        caps.close(&mut model);
        if fixed != 0.0 {
            model.real(fixed, 1.0, 1.0);
        }
        for pin in &inst.pinned_inspections {
            let mut team = pin.people.clone();
            team.sort_unstable();
            let row: Vec<(Col, f64)> = cols
                .uses
                .iter()
                .filter(|(i, _)| {
                    let tour = &self.tours[*i];
                    self.routes[tour.route].contains(&pin.place) && self.people(tour) == team
                })
                .map(|(_, col)| (*col, 1.0))
                .collect();
            let same = |o: &&super::super::instance::Pinned| {
                o.place == pin.place && {
                    let mut other = o.people.clone();
                    other.sort_unstable();
                    other == team
                }
            };
            let times = inst.pinned_inspections.iter().filter(same).count();
            model.row(Tag { rule: "PIN", subject: pin.pin }, row, Sense::Ge, times as f64);
        }
        let short: Vec<(Col, f64)> = cols
            .uses
            .iter()
            .filter(|(i, _)| self.tours[*i].short > 0)
            .map(|(i, col)| (*col, f64::from(self.tours[*i].short)))
            .collect();
        close_shortfall(&mut model, &cols.total, short, goal);
        (model, cols)
    }
}

/// Weighted D2 units of an alliance, given how often each place is inspected.
pub(in super::super) fn due_shortfall(inst: &Instance, count: &[u32]) -> u64 {
    let own: u32 = inst.due.iter().zip(count).map(|(d, n)| d.saturating_sub(*n)).sum();
    let all = inst.due_total.saturating_sub(count.iter().sum());
    u64::from(own.max(all) * Demand::D2.weight())
}

/// Weighted D6 units of one inspection by these people.
pub(in super::super) fn missing_expertise(inst: &Instance, people: &[usize]) -> u32 {
    let has = |e: &String| people.iter().any(|&p| inst.person(p).expertise.contains(e));
    let asked = &inst.scenario.settings.inspection.expertise;
    asked.iter().filter(|e| !has(e)).count() as u32 * Demand::D6.weight()
}

/// Weighted D7 units of one inspection by these people at a place.
pub(in super::super) fn speaks_not(inst: &Instance, people: &[usize], k: usize) -> u32 {
    let language = &inst.scenario.kindergarten(inst.ks[k]).language;
    let speaks = |p: &Person| p.languages.contains(language);
    if language == "zh" || people.iter().any(|&p| speaks(inst.person(p))) {
        0
    } else {
        Demand::D7.weight()
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
        &self.mentors
    }

    fn past(&self) -> Vec<f64> {
        self.mentors.iter().map(|&m| self.inst.past_burden[1][m]).collect()
    }

    fn size(&self) -> usize {
        self.tours.len()
    }

    fn build(&self, goal: &Goal, lo: f64, hi: f64) -> Model {
        self.make(goal, lo, hi).0
    }

    fn decode(&self, goal: &Goal, lo: f64, hi: f64, x: &[f64]) -> Assignment {
        let (_, cols) = self.make(goal, lo, hi);
        let mut trips = Vec::new();
        for (i, col) in &cols.uses {
            for _ in 0..x[col.0].round() as usize {
                let tour = &self.tours[*i];
                let stops = self.routes[tour.route].clone();
                trips.push(Trip { role: 1, people: self.people(tour), stops });
            }
        }
        self.value(trips)
    }

    fn burden_range(&self) -> (f64, f64) {
        (self.floor, self.ceiling)
    }

    fn search(
        &self,
        objective: &Objective,
        start: Option<&Assignment>,
        moves: u64,
        rng: &mut ChaCha8Rng,
        over: &dyn Fn() -> bool,
    ) -> Assignment {
        let position = |p: &usize| self.mentors.binary_search(p).ok();
        let pins: Vec<Tour> = self
            .inst
            .pinned_inspections
            .iter()
            .map(|pin| {
                let mut team: Vec<usize> = pin.people.iter().filter_map(position).collect();
                team.sort_unstable();
                (vec![pin.place], team)
            })
            .collect();
        let start: Vec<Tour> = match start {
            Some(start) => start
                .trips
                .iter()
                .map(|t| (t.stops.clone(), t.people.iter().filter_map(position).collect()))
                .collect(),
            None => pins.clone(),
        };
        let may = |team: &[usize], stops: &[usize]| self.may(team, stops);
        let problem = TourProblem {
            inst: self.inst,
            mentors: &self.mentors,
            may: &may,
            most: &self.most,
            pins,
            objective: *objective,
        };
        let tours = tour_search::search(&problem, start, moves, rng, over);
        let trips = tours
            .into_iter()
            .map(|(stops, team)| Trip {
                role: 1,
                people: team.into_iter().map(|m| self.mentors[m]).collect(),
                stops,
            })
            .collect();
        self.value(trips)
    }
}
