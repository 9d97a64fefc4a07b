//! The outreach master: people of one home, kindergartens, one- and two-stop days, vehicles.
//!
//! People who cannot be told apart and make at most one visit are counted together. A home sends
//! at most q = min(`group_max`, `max_away`, `seats`) people per vehicle, so n people on one route
//! cost ⌈n / q⌉ vehicles at least, and exactly that many when they travel q at a time.

use std::collections::BTreeMap;

use super::super::instance::Instance;
use super::super::objective::Objective;
use super::burden_rows::{Caps, Load, price_distance};
use super::vehicle_rows::{Owed, Ride, VisitDemand, owed_in_vehicles};
use super::visit_search::{self, Teacher, VisitProblem};
use super::{Assignment, Goal, Master, Price, Trip};
use rand_chacha::ChaCha8Rng;

use crate::domain::Demand;
use crate::model::{Col, Model, Sense, Tag};

#[derive(Debug)]
struct Class {
    people: Vec<usize>,
    home: usize,
    quota: u32,
    most: u32,
    past: f64,
    /// Routes of one person's day: one stop, or two in order.
    routes: Vec<Vec<usize>>,
    /// Places that a pin sends this person to.
    pinned: Vec<usize>,
}

/// See the module.
#[derive(Debug)]
pub(in super::super) struct OutreachMaster<'i> {
    inst: &'i Instance<'i>,
    classes: Vec<Class>,
    /// People per vehicle, by home.
    q: Vec<u32>,
    /// Teachers, ascending.
    group: Vec<usize>,
    /// Largest burden among them, before this term.
    floor: f64,
    ceiling: f64,
}

#[derive(Debug, Default)]
struct Columns {
    /// (class, route position) → column, where the route fits under the burden limit.
    uses: Vec<(usize, usize, Col)>,
    total: Vec<(Demand, Col)>,
    burden: Option<Col>,
    /// Demands for visits, with positions in `uses`.
    demands: Vec<Asked>,
}

/// A demand of a place for visits out of some of the columns.
#[derive(Debug)]
struct Asked {
    tag: Tag,
    /// Positions in [`Columns::uses`].
    uses: Vec<usize>,
    asked: u32,
    slack: Col,
}

type IdentityKey<'a> =
    (usize, &'a [String], &'a [String], u32, u32, u64, u64, Option<&'a Vec<u8>>, &'a [usize]);

impl<'i> OutreachMaster<'i> {
    pub fn new(inst: &'i Instance<'i>) -> Self {
        let settings = &inst.scenario.settings;
        let q = (0..inst.ks.len())
            .map(|k| {
                settings.outreach.group_max.min(inst.max_away(k)).min(settings.travel.seats).max(1)
            })
            .collect();
        let mut pinned: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for pin in &inst.pinned_visits {
            for &p in &pin.people {
                pinned.entry(p).or_default().push(pin.place);
            }
        }
        let mut floor = 0.0_f64;
        let mut groups: BTreeMap<IdentityKey, Vec<usize>> = BTreeMap::new();
        let mut alone = Vec::new();
        for p in 0..inst.people.len() {
            let person = inst.person(p);
            if !person.backbone {
                continue;
            }
            let past = inst.past_burden[0][p];
            floor = floor.max(past);
            if person.visits_max >= 2 || pinned.contains_key(&p) {
                alone.push(vec![p]);
            } else {
                let key = (
                    inst.home[p],
                    &person.subjects[..],
                    &person.languages[..],
                    person.visits_per_term,
                    person.visits_max,
                    person.max_one_way.0.to_bits(),
                    past.to_bits(),
                    Some(&inst.available[p]),
                    &inst.barred[0][p][..],
                );
                groups.entry(key).or_default().push(p);
            }
        }
        let mut members: Vec<Vec<usize>> = groups.into_values().chain(alone).collect();
        members.sort();
        let group_max = settings.outreach.group_max;
        let mut ceiling = floor;
        let classes: Vec<Class> = members
            .into_iter()
            .map(|people| {
                let p = people[0];
                let person = inst.person(p);
                let most = if group_max == 0 { 0 } else { person.visits_max };
                let pinned = pinned.get(&p).cloned().unwrap_or_default();
                let routes = if most == 0 { Vec::new() } else { routes(inst, p, most) };
                let past = inst.past_burden[0][p];
                let longest =
                    routes.iter().map(|r| inst.day_burden(inst.home[p], r)).fold(0.0, f64::max);
                ceiling = ceiling.max(past + longest * f64::from(most));
                Class {
                    home: inst.home[p],
                    quota: person.visits_per_term,
                    most,
                    past,
                    routes,
                    pinned,
                    people,
                }
            })
            .collect();
        let group = (0..inst.people.len()).filter(|&p| inst.person(p).backbone).collect();
        Self { inst, classes, q, group, floor, ceiling }
    }

    fn columns(&self, model: &mut Model, price: &Price, lo: f64, hi: f64) -> Columns {
        let inst = self.inst;
        let mut cols = Columns::default();
        for (c, class) in self.classes.iter().enumerate() {
            for (r, route) in class.routes.iter().enumerate() {
                let minutes = inst.day_burden(class.home, route);
                if class.past + minutes > hi + 1e-6 {
                    continue;
                }
                // With one person to a vehicle the vehicle is the person.
                let driven =
                    if self.q[class.home] == 1 { inst.route_km(class.home, route) } else { 0.0 };
                let cost = price.km * driven + class.per_minute(price) * minutes;
                let upper = if route.len() == 1 { class.people.len() } else { 1 };
                let col = model.integer(cost, upper as f64);
                model.name(col, name_of(c, r));
                cols.uses.push((c, r, col));
            }
        }
        if price.largest > 0.0 || price.held {
            let burden = model.real(price.largest, lo, hi);
            model.set_level(burden);
            cols.burden = Some(burden);
        }
        cols
    }

    /// Rows of people: O1, O2, D1, pins, the largest burden.
    fn person_rows(&self, model: &mut Model, cols: &mut Columns, price: &Price, lo: f64, hi: f64) {
        let inst = self.inst;
        let mut caps = Caps::new(price);
        let mut fixed = 0.0;
        for (c, class) in self.classes.iter().enumerate() {
            let mine: Vec<(&Vec<usize>, Col)> =
                cols.uses.iter().filter(|u| u.0 == c).map(|u| (&class.routes[u.1], u.2)).collect();
            let n = class.people.len() as f64;
            let visits: Vec<(Col, f64)> =
                mine.iter().map(|(r, col)| (*col, r.len() as f64)).collect();
            let tag = |rule| Tag { rule, subject: class.people[0] };
            model.row(tag("O1"), visits.clone(), Sense::Le, n * f64::from(class.most));
            let quota = n * f64::from(class.quota);
            if quota > 0.0 {
                let slack = model.real(0.0, 0.0, quota);
                cols.total.push((Demand::D1, slack));
                let mut row = visits;
                row.push((slack, 1.0));
                model.row(tag("D1"), row, Sense::Ge, quota);
            }
            if class.most >= 2 {
                // Of two visits the sum above excludes two routes to one place.
                for k in (0..inst.ks.len()).filter(|_| class.most > 2) {
                    let at: Vec<(Col, f64)> = containing(&mine, k);
                    if at.len() > 1 {
                        model.row(tag("O2"), at, Sense::Le, 1.0);
                    }
                }
                let days = f64::from(inst.most_days_out(class.people[0]));
                if days < f64::from(class.most) {
                    let out = mine.iter().map(|(_, col)| (*col, 1.0)).collect();
                    model.row(tag("P3"), out, Sense::Le, days);
                }
            }
            for &k in &class.pinned {
                model.row(tag("PIN"), containing(&mine, k), Sense::Ge, 1.0);
            }
            let weights: Vec<(Col, f64)> =
                mine.iter().map(|(r, col)| (*col, inst.day_burden(class.home, r))).collect();
            let load = Load {
                person: class.people[0],
                past: class.past,
                weights: &weights,
                single: class.most <= 1,
            };
            fixed += n * class.per_minute(price) * class.past;
            fixed += n * price_distance(model, price, &load);
            caps.add(model, &load, class.people.len() as u32, hi);
            if let Some(burden) = cols.burden {
                if class.most > 1 {
                    knapsack_cuts(model, tag("burden"), &weights, hi - class.past);
                }
                self.burden_rows(model, class, &mine, burden, lo);
            }
        }
        caps.close(model);
        if fixed != 0.0 {
            model.real(fixed, 1.0, 1.0);
        }
    }

    fn burden_rows(
        &self,
        model: &mut Model,
        class: &Class,
        mine: &[(&Vec<usize>, Col)],
        burden: Col,
        lo: f64,
    ) {
        let tag = Tag { rule: "burden", subject: class.people[0] };
        let weight = |r: &[usize]| self.inst.day_burden(class.home, r);
        let all: f64 = mine.iter().map(|(r, _)| class.past + weight(r)).fold(0.0, f64::max);
        if class.people.len() == 1 {
            if class.most > 1 || all > lo {
                let mut row: Vec<(Col, f64)> =
                    mine.iter().map(|(r, col)| (*col, weight(r))).collect();
                row.push((burden, -1.0));
                model.row(tag, row, Sense::Le, -class.past);
            }
        } else {
            // Counted together: one switch per route says whether anybody takes it.
            let n = class.people.len() as f64;
            for (r, col) in mine {
                let reached = class.past + weight(r);
                if reached > lo {
                    let switch = model.integer(0.0, 1.0);
                    model.row(tag, vec![(*col, 1.0), (switch, -n)], Sense::Le, 0.0);
                    let row = vec![(switch, reached - lo), (burden, -1.0)];
                    model.row(tag, row, Sense::Le, -lo);
                }
            }
        }
    }

    /// Rows of places: O3, K1/K2 capacity, D4, D5, D7.
    fn place_rows(&self, model: &mut Model, cols: &mut Columns) {
        let inst = self.inst;
        let outreach = &inst.scenario.settings.outreach;
        for (k, &kix) in inst.ks.iter().enumerate() {
            let place = inst.scenario.kindergarten(kix);
            let here: Vec<usize> = (0..cols.uses.len())
                .filter(|&u| self.classes[cols.uses[u].0].routes[cols.uses[u].1].contains(&k))
                .collect();
            let at: Vec<(usize, Col)> =
                here.iter().map(|&u| (cols.uses[u].0, cols.uses[u].2)).collect();
            let all = || at.iter().map(|(_, col)| (*col, 1.0)).collect::<Vec<_>>();
            let tag = |rule| Tag { rule, subject: k };
            let most = self.room(k);
            if (at.len() as u64) > most || self.classes.iter().any(|c| c.people.len() > 1) {
                model.row(tag("O3"), all(), Sense::Le, most as f64);
            }
            if place.visits_min == 0 {
                continue;
            }
            let mut short = |demand: Demand, mut row: Vec<(Col, f64)>, asked: f64| {
                let slack = model.real(0.0, 0.0, asked);
                cols.total.push((demand, slack));
                row.push((slack, 1.0));
                model.row(tag(demand.name()), row, Sense::Ge, asked);
                slack
            };
            let slack = short(Demand::D4, all(), f64::from(place.visits_min));
            let mut demands =
                vec![Asked { tag: tag("D4"), uses: here.clone(), asked: place.visits_min, slack }];
            let speakers = |c: &usize| {
                inst.person(self.classes[*c].people[0]).languages.contains(&place.language)
            };
            if place.language != "zh" {
                let row = at.iter().filter(|(c, _)| speakers(c)).map(|&(_, col)| (col, 1.0));
                let slack = short(Demand::D7, row.collect(), 1.0);
                let uses = here.iter().zip(&at).filter(|(_, (c, _))| speakers(c)).map(|(&u, _)| u);
                demands.push(Asked { tag: tag("D7"), uses: uses.collect(), asked: 1, slack });
            }
            let asked = outreach.subjects_min.min(place.visits_min);
            if asked > 0 {
                let mut by_subject: BTreeMap<&str, Vec<(Col, f64)>> = BTreeMap::new();
                for (c, col) in &at {
                    for s in &inst.person(self.classes[*c].people[0]).subjects {
                        by_subject.entry(s).or_default().push((*col, 1.0));
                    }
                }
                let mut seen = Vec::new();
                let subjects: Vec<&str> = by_subject.keys().copied().collect();
                for (_, row) in by_subject {
                    let y = model.real(0.0, 0.0, 1.0);
                    seen.push((y, 1.0));
                    let mut row: Vec<(Col, f64)> = row.iter().map(|(c, v)| (*c, -v)).collect();
                    row.push((y, 1.0));
                    model.row(tag("D5"), row, Sense::Le, 0.0);
                }
                let slack = model.real(0.0, 0.0, f64::from(asked));
                cols.total.push((Demand::D5, slack));
                seen.push((slack, 1.0));
                model.row(tag("D5"), seen, Sense::Ge, f64::from(asked));
                // Whatever subject one is, somebody brings another.
                for one in subjects.iter().filter(|_| asked >= 2) {
                    let other = |c: &usize| {
                        let theirs = &inst.person(self.classes[*c].people[0]).subjects;
                        theirs.iter().any(|s| s != one)
                    };
                    let uses = here.iter().zip(&at).filter(|(_, (c, _))| other(c)).map(|(&u, _)| u);
                    demands.push(Asked { tag: tag("D5"), uses: uses.collect(), asked: 1, slack });
                }
            }
            cols.demands.extend(demands);
        }
    }

    /// Vehicles of each home and route, and how many a home needs at least.
    fn vehicle_rows(&self, model: &mut Model, cols: &Columns, price: &Price) {
        if price.km == 0.0 {
            return;
        }
        let inst = self.inst;
        // Vehicles and their seats, of every column that rides in one.
        let mut vehicles_of: Vec<Option<(Col, u32)>> = vec![None; cols.uses.len()];
        for home in 0..inst.ks.len() {
            let q = f64::from(self.q[home]);
            if self.q[home] == 1 {
                continue;
            }
            let mut routes: BTreeMap<&Vec<usize>, Vec<usize>> = BTreeMap::new();
            for (u, (c, r, _)) in cols.uses.iter().enumerate() {
                if self.classes[*c].home == home {
                    routes.entry(&self.classes[*c].routes[*r]).or_default().push(u);
                }
            }
            let mut all = Vec::new();
            let mut of_class: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
            for (route, riders) in routes {
                let count = |u: &usize| self.classes[cols.uses[*u].0].people.len();
                let people: usize = riders.iter().map(count).sum();
                let tag = Tag { rule: "vehicle", subject: home };
                let vehicles = model
                    .integer(price.km * inst.route_km(home, route), (people as f64 / q).ceil());
                let mut row: Vec<(Col, f64)> =
                    riders.iter().map(|&u| (cols.uses[u].2, 1.0)).collect();
                row.push((vehicles, -q));
                model.row(tag, row, Sense::Le, 0.0);
                for &u in &riders {
                    of_class.entry(cols.uses[u].0).or_default().push(all.len());
                    vehicles_of[u] = Some((vehicles, self.q[home]));
                }
                all.push((vehicles, route.len()));
            }
            let mut owed = Vec::new();
            let mut d1 = cols.total.iter().filter(|(d, _)| *d == Demand::D1);
            for (c, class) in self.classes.iter().enumerate() {
                if class.quota == 0 || class.people.is_empty() {
                    continue;
                }
                let slack = d1.next().map(|(_, col)| *col);
                if class.home == home {
                    owed.push(Owed {
                        visits: class.quota * class.people.len() as u32,
                        slacks: slack.into_iter().collect(),
                        routes: of_class.remove(&c).unwrap_or_default(),
                    });
                }
            }
            let tag = Tag { rule: "vehicles of a home", subject: home };
            owed_in_vehicles(model, tag, &owed, &all, self.q[home]);
        }
        for demand in &cols.demands {
            let ride = |&u: &usize| {
                let (c, _, rider) = cols.uses[u];
                let people = self.classes[c].people.len();
                Ride { rider, people, vehicles: vehicles_of[u].map(|v| v.0) }
            };
            let seats: BTreeMap<Col, u32> =
                demand.uses.iter().filter_map(|&u| vehicles_of[u]).collect();
            let (tag, asked, slack) = (demand.tag, demand.asked, demand.slack);
            let rides = demand.uses.iter().map(ride).collect();
            let demand = VisitDemand { tag, rides, asked, slack };
            demand.in_vehicles(model, |vehicles| seats[&vehicles]);
        }
    }

    /// Visits of an earlier plan that are missing.
    fn lacking_rows(&self, model: &mut Model, cols: &Columns, price: &Price) {
        let Some(lacking) = &price.lacking else { return };
        for (c, class) in self.classes.iter().enumerate() {
            for k in 0..self.inst.ks.len() {
                let n = lacking.of(&class.people, k);
                if n > 0 {
                    let goes =
                        |u: &&(usize, usize, Col)| u.0 == c && class.routes[u.1].contains(&k);
                    let doing = cols.uses.iter().filter(goes).map(|u| (u.2, 1.0)).collect();
                    lacking.row(model, class.people[0], n, doing);
                }
            }
        }
    }

    fn make(&self, goal: &Goal, lo: f64, hi: f64) -> (Model, Columns) {
        let price = goal.price();
        let mut model = Model::default();
        let mut cols = self.columns(&mut model, &price, lo, hi);
        self.person_rows(&mut model, &mut cols, &price, lo, hi);
        self.place_rows(&mut model, &mut cols);
        self.vehicle_rows(&mut model, &cols, &price);
        self.lacking_rows(&mut model, &cols, &price);
        close_shortfall(&mut model, &cols.total, Vec::new(), goal);
        (model, cols)
    }

    /// Visits that a place may receive: O3, and as many as fit into its weeks (K1, K2, O4).
    fn room(&self, k: usize) -> u64 {
        let inst = self.inst;
        let group = inst.scenario.settings.outreach.group_max;
        let room = u64::from(inst.most_incoming(k)) * u64::from(group);
        let place = inst.scenario.kindergarten(inst.ks[k]);
        place.visits_max.map_or(room, |m| room.min(u64::from(m)))
    }

    /// Riders of one home and route, as many to a trip as travel in one vehicle.
    fn grouped<'r>(
        &self,
        riders: impl Iterator<Item = (usize, &'r Vec<usize>, Vec<usize>)>,
    ) -> Vec<Trip> {
        let mut trips = Vec::new();
        for (home, route, mut people) in riders {
            people.sort_unstable();
            for group in people.chunks(self.q[home] as usize) {
                trips.push(Trip { role: 0, people: group.to_vec(), stops: route.clone() });
            }
        }
        trips
    }

    /// Local search, among the routes of these names only where there are any.
    fn anneal(
        &self,
        objective: &Objective,
        start: Option<&Assignment>,
        names: Option<&[u64]>,
        moves: u64,
        rng: &mut ChaCha8Rng,
        over: &dyn Fn() -> bool,
    ) -> Assignment {
        let inst = self.inst;
        let mut at: BTreeMap<&[usize], usize> = BTreeMap::new();
        let mut routes: Vec<Vec<usize>> = Vec::new();
        for route in self.classes.iter().flat_map(|c| &c.routes) {
            at.entry(route).or_insert_with(|| {
                routes.push(route.clone());
                routes.len() - 1
            });
        }
        let mut teachers = Vec::new();
        for (c, class) in self.classes.iter().enumerate() {
            let free = |r: &usize| {
                let among = |n: &[u64]| n.binary_search(&name_of(c, *r)).is_ok();
                !class.pinned.is_empty() || names.is_none_or(among)
            };
            let mut known: Vec<usize> =
                (0..class.routes.len()).filter(free).map(|r| at[&class.routes[r][..]]).collect();
            known.sort_unstable();
            teachers.extend(class.people.iter().map(|&person| Teacher {
                person,
                home: class.home,
                quota: class.quota,
                most: class.most,
                days: inst.most_days_out(person),
                past: class.past,
                routes: known.clone(),
                pinned: class.pinned.clone(),
            }));
        }
        let room = (0..inst.ks.len()).map(|k| self.room(k) as u32).collect();
        let mut problem =
            VisitProblem { inst, teachers, routes, q: self.q.clone(), room, objective: *objective };
        let given: Option<Vec<Vec<usize>>> = start.map(|start| {
            let of = |t: &Teacher| {
                let mine = start.trips.iter().filter(|trip| trip.people.contains(&t.person));
                mine.filter_map(|trip| at.get(&trip.stops[..]).copied()).collect()
            };
            problem.teachers.iter().map(of).collect()
        });
        // What is done already may be done again.
        for (teacher, tours) in problem.teachers.iter_mut().zip(given.iter().flatten()) {
            teacher.routes.extend(tours);
            teacher.routes.sort_unstable();
            teacher.routes.dedup();
        }
        // Among few routes there is no need to stay near the start.
        let from = given.as_deref().filter(|_| names.is_none());
        let tours = visit_search::search(&problem, from, moves, rng, over);
        let mut riders: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
        for (teacher, mine) in problem.teachers.iter().zip(&tours) {
            for &r in mine {
                riders.entry((teacher.home, r)).or_default().push(teacher.person);
            }
        }
        let riders =
            riders.into_iter().map(|((home, r), people)| (home, &problem.routes[r], people));
        self.value(self.grouped(riders))
    }

    fn value(&self, trips: Vec<Trip>) -> Assignment {
        let inst = self.inst;
        let seats = inst.scenario.settings.travel.seats;
        let mut burden: Vec<f64> = inst.past_burden[0].clone();
        let mut visits: Vec<Vec<usize>> = vec![Vec::new(); inst.ks.len()];
        let mut made = vec![0_u32; inst.people.len()];
        let mut km = 0.0;
        for trip in &trips {
            let home = inst.home[trip.people[0]];
            km += inst.route_km(home, &trip.stops)
                * f64::from((trip.people.len() as u32).div_ceil(seats));
            for &p in &trip.people {
                burden[p] += inst.day_burden(home, &trip.stops);
                made[p] += trip.stops.len() as u32;
                for &k in &trip.stops {
                    visits[k].push(p);
                }
            }
        }
        let mut shortfall = 0_u64;
        for &p in &self.group {
            let short = inst.person(p).visits_per_term.saturating_sub(made[p]);
            shortfall += u64::from(short * Demand::D1.weight());
        }
        let burdens = self.group.iter().map(|&p| burden[p]).collect();
        for (k, visitors) in visits.iter().enumerate() {
            shortfall += place_shortfall(inst, k, visitors);
        }
        Assignment { trips, shortfall, km, burdens }
    }
}

/// D4, D5 and the outreach half of D7 at one place.
pub(in super::super) fn place_shortfall(inst: &Instance, k: usize, visitors: &[usize]) -> u64 {
    let place = inst.scenario.kindergarten(inst.ks[k]);
    if place.visits_min == 0 {
        return 0;
    }
    let mut total =
        u64::from(place.visits_min.saturating_sub(visitors.len() as u32) * Demand::D4.weight());
    let mut subjects: Vec<&String> =
        visitors.iter().flat_map(|&p| &inst.person(p).subjects).collect();
    subjects.sort_unstable();
    subjects.dedup();
    let asked = inst.scenario.settings.outreach.subjects_min.min(place.visits_min);
    total += u64::from(asked.saturating_sub(subjects.len() as u32) * Demand::D5.weight());
    if place.language != "zh"
        && !visitors.iter().any(|&p| inst.person(p).languages.contains(&place.language))
    {
        total += u64::from(Demand::D7.weight());
    }
    total
}

/// The objective, or the row, that says how much may be left unmet.
pub(super) fn close_shortfall(
    model: &mut Model,
    slacks: &[(Demand, Col)],
    mut more: Vec<(Col, f64)>,
    goal: &Goal,
) {
    more.extend(slacks.iter().map(|(d, col)| (*col, f64::from(d.weight()))));
    match goal {
        Goal::Shortfall => {
            for (col, weight) in more {
                model.set_cost(col, weight);
            }
        }
        Goal::Cost { shortfall, .. } => {
            if !more.is_empty() {
                model.row(Tag { rule: "shortfall", subject: 0 }, more, Sense::Le, *shortfall);
            }
        }
    }
}

/// What whole duties under a limit imply beyond their sum: two that are each more than half of it
/// exclude each other, and no more fit than the smallest ones (cover inequalities; L. A. Wolsey,
/// Mathematical Programming 8, 1975).
pub(super) fn knapsack_cuts(model: &mut Model, tag: Tag, weights: &[(Col, f64)], limit: f64) {
    let small = weights.iter().map(|w| w.1).fold(f64::INFINITY, f64::min);
    if !small.is_finite() || small <= 0.0 {
        return;
    }
    let most = ((limit + 1e-6) / small).floor().max(0.0);
    if most < weights.len() as f64 && most <= 6.0 {
        model.row(tag, weights.iter().map(|w| (w.0, 1.0)).collect(), Sense::Le, most);
    }
    // Of duties heavier than limit / (n + 1) at most n fit.
    for n in 1..=3_u32 {
        if f64::from(n) >= most {
            break;
        }
        let heavy: Vec<(Col, f64)> = weights
            .iter()
            .filter(|w| w.1 > (limit + 1e-6) / f64::from(n + 1))
            .map(|w| (w.0, 1.0))
            .collect();
        if heavy.len() > n as usize {
            model.row(tag, heavy, Sense::Le, f64::from(n));
        }
    }
}

/// The name of a class's route.
const fn name_of(class: usize, route: usize) -> u64 {
    (class as u64) << 32 | route as u64
}

fn containing(mine: &[(&Vec<usize>, Col)], k: usize) -> Vec<(Col, f64)> {
    mine.iter().filter(|(r, _)| r.contains(&k)).map(|(_, col)| (*col, 1.0)).collect()
}

/// The routes of a day that a person may make: every place in reach, and every two of them in
/// the better order where one drive to both saves way over two, or where the days on which the
/// person can be out are too few to go to each on its own (P3).
fn routes(inst: &Instance, p: usize, most: u32) -> Vec<Vec<usize>> {
    let home = inst.home[p];
    let may = |k: usize| inst.scenario.kindergarten(inst.ks[k]).visits_max != Some(0);
    let singles: Vec<usize> =
        (0..inst.ks.len()).filter(|&k| may(k) && inst.can_go(0, p, &[k])).collect();
    let mut routes: Vec<Vec<usize>> = singles.iter().map(|&k| vec![k]).collect();
    if most < 2 {
        return routes;
    }
    let days_enough = inst.most_days_out(p) >= most;
    for (i, &a) in singles.iter().enumerate() {
        for &b in &singles[i + 1..] {
            let orders: Vec<[usize; 2]> =
                [[a, b], [b, a]].into_iter().filter(|r| inst.can_go(0, p, r)).collect();
            let measure = |r: &[usize]| (inst.route_km(home, r), inst.route_minutes(home, r));
            let apart = (measure(&[a]), measure(&[b]));
            for (j, r) in orders.iter().enumerate() {
                let (km, min) = measure(r);
                let saves = km < apart.0.0 + apart.1.0 - 1e-9 || min < apart.0.1 + apart.1.1 - 1e-9;
                if !saves && days_enough {
                    continue;
                }
                let beaten = orders.iter().enumerate().any(|(i, other)| {
                    let (okm, omin) = measure(other);
                    i != j && okm <= km && omin <= min && (okm < km || omin < min || i < j)
                });
                if !beaten {
                    routes.push(r.to_vec());
                }
            }
        }
    }
    routes
}

impl Class {
    /// Places that one of these people can visit.
    fn reach(&self) -> u32 {
        self.routes.iter().filter(|r| r.len() == 1).count() as u32
    }

    /// Minutes that the visits owed take at least, as far as they can be made.
    fn least_minutes(&self, inst: &Instance) -> f64 {
        let owed = self.quota.min(self.most).min(self.reach());
        let minutes = |r: &Vec<usize>| inst.day_burden(self.home, r);
        let mut single: Vec<f64> =
            self.routes.iter().filter(|r| r.len() == 1).map(&minutes).collect();
        single.sort_by(f64::total_cmp);
        let double = self.routes.iter().filter(|r| r.len() == 2).map(&minutes);
        let double = double.fold(f64::INFINITY, f64::min);
        match owed {
            0 => 0.0,
            1 => single[0],
            2 => double.min(single[0] + single[1]),
            more => f64::from(more) * single[0].min(0.5 * double),
        }
    }

    /// Price of a minute of one of these people; like people share theirs.
    fn per_minute(&self, price: &Price) -> f64 {
        self.people.iter().map(|&p| price.person(p)).sum::<f64>() / self.people.len() as f64
    }
}

impl Master for OutreachMaster<'_> {
    fn group(&self) -> &[usize] {
        &self.group
    }

    fn past(&self) -> Vec<f64> {
        self.group.iter().map(|&p| self.inst.past_burden[0][p]).collect()
    }

    fn build(&self, goal: &Goal, lo: f64, hi: f64) -> Model {
        self.make(goal, lo, hi).0
    }

    fn decode(&self, goal: &Goal, lo: f64, hi: f64, x: &[f64]) -> Assignment {
        let (_, cols) = self.make(goal, lo, hi);
        let lacking = goal.price().lacking.unwrap_or_default();
        let mut riders: BTreeMap<(usize, &Vec<usize>), Vec<usize>> = BTreeMap::new();
        for (c, class) in self.classes.iter().enumerate() {
            let mine = cols.uses.iter().filter(|u| u.0 == c);
            let routes: Vec<(&Vec<usize>, usize)> =
                mine.map(|u| (&class.routes[u.1], x[u.2.0].round() as usize)).collect();
            // Someone who makes one visit is one of the class; else there is but one.
            let shared = match &class.people[..] {
                [p] => routes
                    .iter()
                    .flat_map(|&(route, n)| std::iter::repeat_n((*p, route), n))
                    .collect(),
                people => lacking.share(people, &routes),
            };
            for (p, route) in shared {
                riders.entry((class.home, route)).or_default().push(p);
            }
        }
        let mut trips = Vec::new();
        for ((home, route), mut people) in riders {
            people.sort_unstable();
            for group in people.chunks(self.q[home] as usize) {
                trips.push(Trip { role: 0, people: group.to_vec(), stops: route.clone() });
            }
        }
        self.value(trips)
    }

    fn burden_range(&self) -> (f64, f64) {
        (self.floor, self.ceiling)
    }

    fn least_unmet(&self) -> u64 {
        let owed = |c: &Class| {
            let short = c.quota.saturating_sub(c.reach().min(c.most));
            u64::from(short * Demand::D1.weight()) * c.people.len() as u64
        };
        let place = |k: usize| {
            let may = |c: &&Class| c.routes.iter().any(|r| r.contains(&k));
            let visitors: Vec<usize> =
                self.classes.iter().filter(may).flat_map(|c| c.people.iter().copied()).collect();
            place_shortfall(self.inst, k, &visitors)
        };
        let places: u64 = (0..self.inst.ks.len()).map(place).sum();
        self.classes.iter().map(owed).sum::<u64>() + places
    }

    fn floor(&self, shortfall: f64) -> f64 {
        let spare = shortfall - self.least_unmet() as f64;
        if spare >= f64::from(Demand::D1.weight()) {
            return self.floor;
        }
        // Everybody makes the visits owed, as far as they can be made at all.
        let least = |c: &Class| c.past + c.least_minutes(self.inst);
        self.classes.iter().map(least).fold(self.floor, f64::max)
    }

    fn size(&self) -> usize {
        self.classes.iter().map(|c| c.routes.len()).sum()
    }

    fn search(
        &self,
        objective: &Objective,
        start: Option<&Assignment>,
        moves: u64,
        rng: &mut ChaCha8Rng,
        over: &dyn Fn() -> bool,
    ) -> Assignment {
        self.anneal(objective, start, None, moves, rng, over)
    }

    fn search_among(
        &self,
        names: &[u64],
        objective: &Objective,
        start: &Assignment,
        moves: u64,
        rng: &mut ChaCha8Rng,
        over: &dyn Fn() -> bool,
    ) -> Option<Assignment> {
        Some(self.anneal(objective, Some(start), Some(names), moves, rng, over))
    }
}
