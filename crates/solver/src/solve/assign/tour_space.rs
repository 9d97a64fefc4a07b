//! Every tour that a team of mentors may make, without a list of teams: the tables from which
//! tours are priced and the cheapest team of a route is found.

use std::collections::BTreeMap;

use super::super::instance::Instance;
use super::shortfall::{speaks_not, unknown};
use crate::domain::Demand;

/// Routes of one or two stops, who may make them, and what they cost each mentor.
#[derive(Debug)]
pub(super) struct TourSpace<'i> {
    pub inst: &'i Instance<'i>,
    /// Local people, ascending; elsewhere a mentor is a position in this list.
    pub mentors: Vec<usize>,
    pub routes: Vec<Vec<usize>>,
    /// Stops of a route whatever their order, as a position in [`Self::sets`].
    pub set_of: Vec<usize>,
    pub sets: Vec<Vec<usize>>,
    /// Inspections that a place may have.
    pub most: Vec<u32>,
    /// Mentors in a team.
    pub size: usize,
    /// Mentors who may make a route, by route.
    pub eligible: Vec<Vec<usize>>,
    /// Minutes and kilometres of a mentor on a route: `route * mentors + mentor`.
    pub burden: Vec<f64>,
    pub km: Vec<f64>,
    /// Days on which a mentor may make a route, as words of bits.
    days: Vec<u64>,
    words: usize,
    /// Two stops in one day save this mentor neither way nor time.
    idle: Vec<bool>,
    /// Seats for more than one, and another mentor of the same home.
    shares: Vec<bool>,
    /// Expertise asked of teams that a mentor has, as words of bits.
    expertise: Vec<u64>,
    asked: Vec<u64>,
    by_stops: Vec<usize>,
    pub pins: Vec<PinnedTour>,
}

/// Tours that pins ask of a team.
#[derive(Debug)]
pub(super) struct PinnedTour {
    /// Sorted positions in the list of mentors.
    pub team: Vec<usize>,
    /// Each of these does what is asked.
    pub routes: Vec<usize>,
    /// On so many days.
    pub times: u32,
}

/// What a column of a route and a team costs beyond its own price, by the rows' prices.
#[derive(Debug, Default)]
pub(super) struct RoutePrices {
    /// By route.
    pub constant: Vec<f64>,
    /// `route * mentors + mentor`, kilometres included.
    pub person: Vec<f64>,
    /// Of one kilometre.
    pub km: f64,
    /// Of a weighted unit left unmet by the tour itself, and how many are allowed.
    pub short: f64,
    pub most_short: u32,
    /// (team, routes, gain) of pins.
    pub pins: Vec<(Vec<usize>, Vec<usize>, f64)>,
}

const NONE: usize = usize::MAX;

impl<'i> TourSpace<'i> {
    /// With `each` a route gives way only to one of as many minutes: the smallest differences of
    /// burdens may need a longer way.
    pub fn new(inst: &'i Instance<'i>, each: bool) -> Self {
        let settings = &inst.scenario.settings;
        let mentors: Vec<usize> =
            (0..inst.people.len()).filter(|&p| inst.person(p).mentor).collect();
        let n = mentors.len();
        let most: Vec<u32> = (0..inst.ks.len()).map(|k| inst.most_inspections(k)).collect();
        let places: Vec<usize> = (0..inst.ks.len()).filter(|&k| most[k] > 0).collect();
        let words = inst.days.div_ceil(64).max(1);
        let asked = &settings.inspection.expertise;
        let bits = |has: &dyn Fn(&String) -> bool| {
            let mut bits = vec![0_u64; asked.len().div_ceil(64)];
            for (i, _) in asked.iter().enumerate().filter(|(_, e)| has(e)) {
                bits[i / 64] |= 1 << (i % 64);
            }
            bits
        };
        let homes: Vec<usize> = mentors.iter().map(|&p| inst.home[p]).collect();
        let mut space = Self {
            inst,
            routes: Vec::new(),
            set_of: Vec::new(),
            sets: Vec::new(),
            most,
            size: settings.inspection.team as usize,
            eligible: Vec::new(),
            burden: Vec::new(),
            km: Vec::new(),
            days: Vec::new(),
            words,
            idle: Vec::new(),
            shares: homes
                .iter()
                .map(|h| settings.travel.seats > 1 && homes.iter().filter(|o| *o == h).count() > 1)
                .collect(),
            expertise: mentors
                .iter()
                .flat_map(|&p| bits(&|e| inst.person(p).expertise.contains(e)))
                .collect(),
            asked: bits(&|_| true),
            by_stops: vec![NONE; inst.ks.len() * (inst.ks.len() + 1)],
            pins: Vec::new(),
            mentors,
        };
        let pinned: Vec<Vec<usize>> =
            space.mentors.iter().flat_map(|&p| inst.pins.routes(1, p)).collect();
        let free: Vec<[Vec<u64>; 2]> =
            space.mentors.iter().map(|&p| inst.free_days(&inst.available[p])).collect();
        let open: Vec<[Vec<u64>; 2]> = inst.open.iter().map(|open| inst.free_days(open)).collect();
        let days_of = |route: &[usize]| -> Vec<u64> {
            let mut days = vec![0_u64; n * words];
            for (m, &p) in space.mentors.iter().enumerate() {
                if !inst.can_go(1, p, route) {
                    continue;
                }
                let both = |k: usize, s: usize, w: usize| free[m][s][w] & open[k][s][w];
                let days = &mut days[m * words..][..words];
                for (w, days) in days.iter_mut().enumerate() {
                    *days = match *route {
                        [a, b] => both(a, 0, w) & both(b, 1, w),
                        _ => both(route[0], 0, w) | both(route[0], 1, w),
                    };
                }
                // Roads may be closed on some days.
                for d in (0..inst.days).filter(|_| !inst.roads.is_empty()) {
                    if !inst.fits_day(p, route, d) {
                        days[d / 64] &= !(1 << (d % 64));
                    }
                }
            }
            days
        };
        let measure = |p: usize, r: &[usize]| {
            (inst.route_km(inst.home[p], r), inst.route_minutes(inst.home[p], r))
        };
        // The other order, where it is as good for everybody on every day.
        let beaten = |(route, days): (&[usize], &[u64]), (turned, theirs): (&[usize], &[u64])| {
            let as_good = space.mentors.iter().enumerate().all(|(m, &p)| {
                let (x, y) = (measure(p, turned), measure(p, route));
                let word = |w: usize| days[m * words + w] & !theirs[m * words + w] == 0;
                let fewer = x.1 <= y.1 + 1e-9 && (!each || x.1 >= y.1 - 1e-9);
                x.0 <= y.0 + 1e-9 && fewer && (0..words).all(word)
            });
            let same = || {
                days == theirs
                    && space.mentors.iter().all(|&p| {
                        let (x, y) = (measure(p, turned), measure(p, route));
                        (x.0 - y.0).abs() <= 1e-9 && (x.1 - y.1).abs() <= 1e-9
                    })
            };
            let pinned = pinned.iter().any(|stops| stops == route);
            as_good && (turned[0] < route[0] || !same()) && !pinned
        };
        let some = |days: &[u64]| days.iter().any(|&d| d != 0);
        let mut kept: Vec<(Vec<usize>, Vec<u64>)> = Vec::new();
        for (i, &a) in places.iter().enumerate() {
            kept.push((vec![a], days_of(&[a])));
            for &b in &places[i + 1..] {
                let (there, back) = ([a, b], [b, a]);
                let (first, second) = (days_of(&there), days_of(&back));
                let (one_way, other_way) = ((&there[..], &first[..]), (&back[..], &second[..]));
                let one = some(&first) && !beaten(one_way, other_way);
                let other = some(&second) && !beaten(other_way, one_way);
                if one {
                    kept.push((there.to_vec(), first));
                }
                if other {
                    kept.push((back.to_vec(), second));
                }
            }
        }
        kept.retain(|(_, days)| some(days));
        kept.sort_by(|x, y| (x.0.len(), &x.0).cmp(&(y.0.len(), &y.0)));
        for (route, days) in kept {
            space.push(route, days, each);
        }
        space.pins = space.pinned();
        space
    }

    /// Pinned tours: as they stand, or with a stop more in the session that is left.
    fn pinned(&self) -> Vec<PinnedTour> {
        let inst = self.inst;
        let mut found: BTreeMap<(Vec<usize>, Vec<usize>), PinnedTour> = BTreeMap::new();
        for (trip, when, _) in inst.pins.trips(inst) {
            let position = |p: &usize| self.mentors.binary_search(p).ok();
            let team: Vec<usize> = trip.people.iter().filter_map(position).collect();
            if trip.role != 1 || team.is_empty() || team.len() != self.size {
                continue;
            }
            let does = |stops: &[usize]| {
                trip.people.iter().all(|&p| inst.pins.on(inst, 1, p, stops, when.day))
            };
            let serves = |&r: &usize| {
                let stops = &self.routes[r];
                let turned: Vec<usize> = stops.iter().rev().copied().collect();
                // The other order may be left out for this one.
                does(stops) || self.route(&turned).is_none() && does(&turned)
            };
            let routes: Vec<usize> = (0..self.routes.len()).filter(serves).collect();
            let key = (team.clone(), trip.stops);
            let tour =
                found.entry(key).or_insert(PinnedTour { team, routes: Vec::new(), times: 0 });
            tour.times += 1;
            tour.routes.extend(routes);
            tour.routes.sort_unstable();
            tour.routes.dedup();
        }
        found.into_values().collect()
    }

    /// The pins that a tour does something for, by position.
    pub fn pins_of<'s>(
        &'s self,
        stops: &[usize],
        team: &'s [usize],
    ) -> impl Iterator<Item = usize> + 's {
        let turned = || stops.iter().rev().copied().collect::<Vec<usize>>();
        let route = if self.pins.is_empty() {
            None
        } else {
            self.route(stops).or_else(|| self.route(&turned()))
        };
        let does = move |pin: &PinnedTour| {
            pin.team == *team && route.is_some_and(|r| pin.routes.contains(&r))
        };
        self.pins.iter().enumerate().filter(move |(_, pin)| does(pin)).map(|(i, _)| i)
    }

    fn push(&mut self, route: Vec<usize>, days: Vec<u64>, each: bool) {
        let inst = self.inst;
        let n = self.mentors.len();
        let mut set = route.clone();
        set.sort_unstable();
        let at = self.sets.iter().position(|s| *s == set).unwrap_or_else(|| {
            self.sets.push(set);
            self.sets.len() - 1
        });
        self.set_of.push(at);
        let able = |m: &usize| days[m * self.words..(m + 1) * self.words].iter().any(|&d| d != 0);
        self.eligible.push((0..n).filter(able).collect());
        for &p in &self.mentors {
            let home = inst.home[p];
            self.burden.push(inst.day_burden(home, &route));
            self.km.push(inst.route_km(home, &route));
            let idle = match route[..] {
                [a, b] => {
                    let apart = |f: &dyn Fn(&[usize]) -> f64| f(&[a]) + f(&[b]);
                    let longer =
                        inst.route_minutes(home, &route) - apart(&|r| inst.route_minutes(home, r));
                    inst.route_km(home, &route) >= apart(&|r| inst.route_km(home, r)) - 1e-9
                        && longer >= -1e-9
                        && (!each || longer <= 1e-9)
                        && inst.can_go(1, p, &[a])
                        && inst.can_go(1, p, &[b])
                        && inst.most_days_out(p) >= inst.asked_total()
                }
                _ => false,
            };
            self.idle.push(idle);
        }
        self.days.extend(days);
        let slot = self.slot(&route);
        self.by_stops[slot] = self.routes.len();
        self.routes.push(route);
    }

    fn slot(&self, stops: &[usize]) -> usize {
        let k = self.inst.ks.len();
        match *stops {
            [a, b] => a * (k + 1) + b,
            [a] => a * (k + 1) + k,
            _ => 0,
        }
    }

    /// The route of these stops, if anybody may make it and no other order is as good.
    pub fn route(&self, stops: &[usize]) -> Option<usize> {
        let at = self.by_stops[self.slot(stops)];
        (at != NONE).then_some(at)
    }

    pub fn at(&self, route: usize, mentor: usize) -> usize {
        route * self.mentors.len() + mentor
    }

    /// Minutes of the year before this term.
    pub fn past(&self, mentor: usize) -> f64 {
        self.inst.past_burden[1][self.mentors[mentor]]
    }

    /// Inspections on a route, follow-ups aside (D2).
    pub fn examined(&self, route: usize) -> u32 {
        self.routes[route].iter().filter(|&&k| !self.inst.is_follow_up(k)).count() as u32
    }

    /// Home cover (H1), nobody kept apart (P8) and a day that all have allow a team a route.
    pub fn may(&self, route: usize, team: &[usize]) -> bool {
        let home = |m: usize| self.inst.home[self.mentors[m]];
        let covered = team.iter().all(|&m| {
            let away = team.iter().filter(|&&o| home(o) == home(m)).count();
            away as u32 <= self.inst.max_away(home(m))
        });
        let word = |m: usize, w: usize| self.days[self.at(route, m) * self.words + w];
        let apart = |m: usize| &self.inst.apart[self.mentors[m]];
        let together = || {
            let meets = |m: &usize| team.iter().any(|&o| apart(*m).contains(&self.mentors[o]));
            !team.iter().any(meets)
        };
        covered
            && together()
            && (0..self.words).any(|w| team.iter().fold(u64::MAX, |acc, &m| acc & word(m, w)) != 0)
    }

    /// The team does as well on two days of one stop each.
    pub fn idle(&self, route: usize, team: &[usize]) -> bool {
        team.iter().all(|&m| self.idle[self.at(route, m)])
    }

    /// Weighted D6, D7 and D9 units of a team on a route.
    pub fn short(&self, route: usize, team: &[usize]) -> u32 {
        let people: Vec<usize> = team.iter().map(|&m| self.mentors[m]).collect();
        let stops = &self.routes[route];
        let of = |&k: &usize| speaks_not(self.inst, &people, k) + unknown(self.inst, &people, k);
        let spoken: u32 = stops.iter().map(of).sum();
        let words = self.asked.len();
        let missing: u32 = (0..words)
            .map(|w| {
                let have = team.iter().fold(0, |acc, &m| acc | self.expertise[m * words + w]);
                (self.asked[w] & !have).count_ones()
            })
            .sum();
        spoken + missing * Demand::D6.weight() * stops.len() as u32
    }

    /// Vehicle kilometres of a team on a route.
    pub fn team_km(&self, route: usize, team: &[usize]) -> f64 {
        let seats = self.inst.scenario.settings.travel.seats as usize;
        let home = |m: usize| self.inst.home[self.mentors[m]];
        let drives = |i: usize| {
            let before = team[..i].iter().filter(|&&o| home(o) == home(team[i])).count();
            before % seats.max(1) == 0
        };
        (0..team.len()).filter(|&i| drives(i)).map(|i| self.km[self.at(route, team[i])]).sum()
    }

    /// What a seat beside somebody of the same home saves a mentor at most.
    pub fn saving(&self, route: usize, mentor: usize, per_km: f64) -> f64 {
        if self.shares[mentor] { per_km * self.km[self.at(route, mentor)] } else { 0.0 }
    }

    /// The cheapest team on a route below a price, of those that `allowed` lets go.
    pub fn cheapest(
        &self,
        route: usize,
        prices: &RoutePrices,
        allowed: &dyn Fn(usize) -> bool,
        below: f64,
    ) -> Option<(f64, Vec<usize>)> {
        let gain: f64 =
            prices.pins.iter().filter(|p| p.1.contains(&route)).map(|p| p.2).sum::<f64>();
        let mut order: Vec<(f64, f64, usize)> = self.eligible[route]
            .iter()
            .filter(|&&m| allowed(m))
            .map(|&m| {
                let own = prices.person[self.at(route, m)];
                (own - self.saving(route, m, prices.km), own, m)
            })
            .collect();
        if order.len() < self.size {
            return None;
        }
        order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.2.cmp(&b.2)));
        let mut search = TeamSearch {
            space: self,
            route,
            prices,
            order: &order,
            gain,
            team: Vec::with_capacity(self.size),
            best: (below, None),
        };
        search.extend(0, prices.constant[route]);
        let (price, team) = search.best;
        team.map(|t| (price, t))
    }
}

struct TeamSearch<'s> {
    space: &'s TourSpace<'s>,
    route: usize,
    prices: &'s RoutePrices,
    /// (price at best, price alone, mentor), cheapest first.
    order: &'s [(f64, f64, usize)],
    /// What pins on the way may yet pay back.
    gain: f64,
    team: Vec<usize>,
    best: (f64, Option<Vec<usize>>),
}

impl TeamSearch<'_> {
    fn extend(&mut self, from: usize, price: f64) {
        let space = self.space;
        let left = space.size - self.team.len();
        if left == 0 {
            return self.close(price);
        }
        for i in from..self.order.len() {
            let Some(next) = self.order.get(i..i + left) else { return };
            let least: f64 = next.iter().map(|o| o.0).sum();
            if price + least - self.gain >= self.best.0 {
                return;
            }
            let (least, alone, m) = self.order[i];
            let home = |m: usize| space.inst.home[space.mentors[m]];
            let before = self.team.iter().filter(|&&o| home(o) == home(m)).count();
            let seats = space.inst.scenario.settings.travel.seats.max(1) as usize;
            let own = if before % seats == 0 { alone } else { least };
            self.team.push(m);
            self.extend(i + 1, price + own);
            self.team.pop();
        }
    }

    fn close(&mut self, price: f64) {
        let space = self.space;
        let mut price = price;
        if price - self.gain >= self.best.0 {
            return;
        }
        if space.idle(self.route, &self.team) && self.gain == 0.0 {
            return;
        }
        if !space.may(self.route, &self.team) {
            return;
        }
        let mut team = self.team.clone();
        team.sort_unstable();
        let short = space.short(self.route, &team);
        if short > self.prices.most_short {
            return;
        }
        price += f64::from(short) * self.prices.short;
        for (pinned, routes, gain) in &self.prices.pins {
            if *pinned == team && routes.contains(&self.route) {
                price -= gain;
            }
        }
        if price < self.best.0 {
            self.best = (price, Some(team));
        }
    }
}
