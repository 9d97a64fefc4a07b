//! Rows of the program over tours: how much of a row a tour takes, as a sum over its stops and
//! its mentors, so that prices of rows become prices of routes and mentors.

use std::rc::Rc;

use super::tour_space::{RoutePrices, TourSpace};
use super::{Goal, Price};
use crate::domain::Demand;
use crate::model::Sense;
use crate::solve::welfare::{Tangent, Welfare};

/// Distance from whole numbers that counts as none.
pub(super) const WHOLE: f64 = 1e-5;

/// What a row counts.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Row {
    /// Inspections of a place.
    Visits(usize),
    /// Inspections, follow-ups aside.
    Stops,
    /// Tours.
    Tours,
    /// Minutes of a mentor.
    Burden(usize),
    /// Minutes of a mentor this term (P9).
    Minutes(usize),
    /// Inspections by a mentor (I2).
    Times(usize),
    /// Days out of a mentor (P3).
    Days(usize),
    /// Tours of a mentor, by how many parts of the minutes left each takes more than: fewer than
    /// all parts fit ([`heavy`]).
    Heavy { mentor: usize, part: f64 },
    /// Tours with both stops in a set of places.
    Inside(Vec<bool>),
    /// Tours with these stops in any order.
    Set(usize),
    /// Tours of a mentor with these stops in any order.
    On { mentor: usize, set: usize },
    /// Tours of a route.
    Route(usize),
    /// Weighted units that tours leave unmet themselves (D6, D7, D9).
    Short,
    /// Inspections left out: of the places, above those of the alliance.
    Lack,
    /// The largest burden, above the least it can be.
    Ceiling,
    /// A figure of all burdens ([`super::Fair`]).
    Tangent(Rc<Tangent>),
    /// Tours of a team on one of some routes.
    Pin { team: Vec<usize>, routes: Vec<usize> },
}

/// How many parts of `part` minutes a duty takes more than: duties that together fit into q
/// parts take fewer than q of them (a dual feasible function; G. S. Lueker, "Bin packing with
/// items uniformly distributed over intervals [a, b]", FOCS 1983).
pub(super) fn heavy(minutes: f64, part: f64) -> f64 {
    ((minutes / part).ceil() - 1.0).max(0.0)
}

impl Row {
    /// What a tour takes of the row.
    pub fn of(&self, space: &TourSpace, route: usize, team: &[usize], short: u32) -> f64 {
        let stops = &space.routes[route];
        let on = |m: &usize| team.contains(m);
        let is = |hit: bool| f64::from(u8::from(hit));
        match self {
            Self::Visits(k) => is(stops.contains(k)),
            Self::Stops => f64::from(space.examined(route)),
            Self::Tours => 1.0,
            Self::Burden(m) | Self::Minutes(m) if on(m) => space.burden[space.at(route, *m)],
            Self::Times(m) if on(m) => stops.len() as f64,
            Self::Days(m) => is(on(m)),
            Self::Heavy { mentor, part } if on(mentor) => {
                heavy(space.burden[space.at(route, *mentor)], *part)
            }
            Self::Inside(set) => is(stops.len() == 2 && stops.iter().all(|&k| set[k])),
            Self::Set(set) => is(space.set_of[route] == *set),
            Self::On { mentor, set } => is(space.set_of[route] == *set && on(mentor)),
            Self::Route(r) => is(*r == route),
            Self::Short => f64::from(short),
            Self::Pin { team: pinned, routes } => is(pinned == team && routes.contains(&route)),
            Self::Tangent(tangent) => {
                team.iter().map(|&m| tangent.weights[m] * space.burden[space.at(route, m)]).sum()
            }
            Self::Lack
            | Self::Ceiling
            | Self::Burden(_)
            | Self::Minutes(_)
            | Self::Times(_)
            | Self::Heavy { .. } => 0.0,
        }
    }
}

/// A row with its comparison.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Rule {
    pub row: Row,
    pub sense: Sense,
    pub rhs: f64,
}

/// What a goal asks of every tour.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    /// Kilometres, minutes of the largest burden, minutes of each mentor.
    pub km: f64,
    pub largest: f64,
    pub of_mentor: Vec<f64>,
    /// Days of two inspections of each mentor.
    twice: Vec<f64>,
    /// A mentor who makes so many inspections at least.
    pub at_least: Option<(usize, u32)>,
    /// A figure of all burdens with its price.
    pub fair: Option<(f64, Welfare)>,
    /// The largest burden counts or is held.
    pub held: bool,
    /// Weighted units unmet that are allowed; priced at 1 where the goal is their number.
    pub allowed: f64,
    pub short: f64,
}

impl Asked {
    /// `None` where the goal has a price that tours cannot carry one by one.
    pub fn new(space: &TourSpace, goal: &Goal) -> Option<Self> {
        let (price, allowed, short) = match goal {
            Goal::Shortfall => (Price::default(), f64::INFINITY, 1.0),
            Goal::Cost { shortfall, price } => (price.clone(), *shortfall, 0.0),
        };
        (price.caps.is_empty() && price.lacking.is_none()).then(|| Self {
            km: price.km,
            largest: price.largest,
            of_mentor: space.mentors.iter().map(|&p| price.person(p)).collect(),
            twice: match &price.twice {
                Some(twice) => space.mentors.iter().map(|&p| twice.of_person[p]).collect(),
                None => vec![0.0; space.mentors.len()],
            },
            at_least: price.twice.as_ref().and_then(|twice| {
                let (p, least) = twice.at_least?;
                Some((space.mentors.binary_search(&p).ok()?, least))
            }),
            fair: price.fair.as_ref().filter(|f| f.price > 0.0).map(|f| (f.price, f.welfare)),
            held: price.held || price.largest > 0.0,
            allowed,
            short,
        })
    }

    /// Part of the price that no tour changes.
    pub fn fixed(&self, space: &TourSpace) -> f64 {
        self.of_mentor.iter().enumerate().map(|(m, p)| p * space.past(m)).sum()
    }

    /// What every plan costs whose largest burden is at least `lo`, before anything is solved;
    /// minus infinity where a minute of somebody has a price below nothing.
    pub fn least(&self, space: &TourSpace, lo: f64) -> f64 {
        if self.of_mentor.iter().any(|&price| price < 0.0) {
            return f64::NEG_INFINITY;
        }
        self.fixed(space) + self.largest * lo
    }

    pub fn most_short(&self) -> u32 {
        self.allowed.min(1e6) as u32
    }

    /// Whether a whole inspection may be left out.
    pub fn may_lack(&self) -> bool {
        self.allowed + 0.5 >= f64::from(Demand::D2.weight().min(Demand::D8.weight()))
    }

    /// Burdens alone decide, so how many days each mentor is out is decided first: where they are
    /// not, whole tours can hardly be told from parts of them.
    pub fn by_days(&self) -> bool {
        self.fair.is_some() || self.km == 0.0 && self.largest > 0.0
    }

    /// Price of a mentor's day on a route for being one of two inspections.
    fn twice_on(&self, space: &TourSpace, route: usize, mentor: usize) -> f64 {
        if space.examined(route) > 1 { self.twice[mentor] } else { 0.0 }
    }

    /// Price of a tour.
    pub fn of(&self, space: &TourSpace, route: usize, team: &[usize], short: u32) -> f64 {
        let minutes: f64 =
            team.iter().map(|&m| self.of_mentor[m] * space.burden[space.at(route, m)]).sum();
        let twice: f64 = team.iter().map(|&m| self.twice_on(space, route, m)).sum();
        self.km * space.team_km(route, team) + minutes + twice + self.short * f64::from(short)
    }
}

/// Prices of rows as prices of routes and mentors on them.
pub(super) fn route_prices(
    space: &TourSpace,
    asked: &Asked,
    rules: &[Rule],
    y: &[f64],
) -> RoutePrices {
    let n = space.mentors.len();
    let routes = space.routes.len();
    let mut visits = vec![0.0; space.inst.ks.len()];
    let (mut stops, mut tours, mut short) = (0.0, 0.0, asked.short);
    let mut minutes: Vec<f64> = asked.of_mentor.clone();
    let (mut times, mut days) = (vec![0.0; n], vec![0.0; n]);
    let mut sets = vec![0.0; space.sets.len()];
    let mut single = vec![0.0; routes];
    let (mut inside, mut on, mut parts) = (Vec::new(), Vec::new(), Vec::new());
    let mut pins = Vec::new();
    for (rule, &y) in rules.iter().zip(y).filter(|(_, y)| **y != 0.0) {
        match &rule.row {
            Row::Visits(k) => visits[*k] += y,
            Row::Stops => stops += y,
            Row::Tours => tours += y,
            Row::Burden(m) | Row::Minutes(m) => minutes[*m] -= y,
            Row::Times(m) => times[*m] += y,
            Row::Days(m) => days[*m] += y,
            Row::Heavy { mentor, part } => parts.push((*mentor, *part, y)),
            Row::Inside(set) => inside.push((set, y)),
            Row::Set(set) => sets[*set] += y,
            Row::On { mentor, set } => on.push((*mentor, *set, y)),
            Row::Route(r) => single[*r] += y,
            Row::Short => short -= y,
            Row::Tangent(tangent) => {
                minutes.iter_mut().zip(&tangent.weights).for_each(|(price, w)| *price -= y * w);
            }
            Row::Lack | Row::Ceiling => {}
            Row::Pin { team, routes } => pins.push((team.clone(), routes.clone(), y)),
        }
    }
    let mut constant = Vec::with_capacity(routes);
    let mut person = vec![0.0; routes * n];
    for (r, route) in space.routes.iter().enumerate() {
        let len = route.len() as f64;
        let at_places: f64 = route.iter().map(|&k| visits[k]).sum();
        let both: f64 = inside
            .iter()
            .filter(|(set, _)| route.len() == 2 && route.iter().all(|&k| set[k]))
            .map(|(_, y)| y)
            .sum();
        let examined = f64::from(space.examined(r));
        constant
            .push(-at_places - examined * stops - tours - sets[space.set_of[r]] - single[r] - both);
        for &m in &space.eligible[r] {
            let at = space.at(r, m);
            person[at] = asked.km * space.km[at]
                + minutes[m] * space.burden[at]
                + asked.twice_on(space, r, m)
                - times[m] * len
                - days[m];
        }
        for &(m, part, y) in &parts {
            let at = space.at(r, m);
            person[at] -= y * heavy(space.burden[at], part);
        }
        for &(m, _, y) in on.iter().filter(|o| o.1 == space.set_of[r]) {
            person[space.at(r, m)] -= y;
        }
    }
    RoutePrices { constant, person, km: asked.km, short, most_short: asked.most_short(), pins }
}
