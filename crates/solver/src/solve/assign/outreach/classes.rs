//! Teachers who cannot be told apart, counted together, and the days that they may make.

use std::collections::BTreeMap;

use super::super::super::instance::Instance;
use super::super::Price;

/// Teachers who count as one another, or a single one.
#[derive(Debug)]
pub(super) struct Class {
    pub people: Vec<usize>,
    pub home: usize,
    pub quota: u32,
    pub most: u32,
    pub past: f64,
    /// Routes of one person's day: one stop, or two in order.
    pub routes: Vec<Vec<usize>>,
    /// The day on which pins put each of them, if any.
    pub on: Vec<Option<u16>>,
    /// Places that a pin sends this person to.
    pub pinned: Vec<usize>,
}

/// What tells two teachers apart.
type IdentityKey<'a> =
    (usize, &'a [String], &'a [String], u32, u32, u64, u64, u64, &'a [u8], &'a [usize]);

impl Class {
    /// The teachers of the alliance in classes, in the order of their first ones; with `each`
    /// everybody alone, and with routes that are worth having only for their minutes.
    pub fn all(inst: &Instance, each: bool) -> Vec<Self> {
        let mut pinned: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for pin in &inst.pinned_visits {
            for &p in &pin.people {
                pinned.entry(p).or_default().push(pin.place);
            }
        }
        let mut groups: BTreeMap<IdentityKey, Vec<usize>> = BTreeMap::new();
        let mut alone = Vec::new();
        for p in 0..inst.people.len() {
            let person = inst.person(p);
            if !person.backbone {
                continue;
            }
            if each
                || person.visits_max >= 2
                || pinned.contains_key(&p)
                || !inst.apart[p].is_empty()
            {
                alone.push(vec![p]);
            } else {
                let key = (
                    inst.home[p],
                    &person.subjects[..],
                    &person.languages[..],
                    person.visits_per_term,
                    person.visits_max,
                    person.max_one_way.0.to_bits(),
                    inst.minutes_max[p].to_bits(),
                    inst.past_burden[0][p].to_bits(),
                    &inst.available[p][..],
                    &inst.barred[0][p][..],
                );
                groups.entry(key).or_default().push(p);
            }
        }
        let mut members: Vec<Vec<usize>> = groups.into_values().chain(alone).collect();
        members.sort();
        members
            .into_iter()
            .map(|people| {
                let p = people[0];
                Self::of(inst, people, pinned.remove(&p).unwrap_or_default(), each)
            })
            .collect()
    }

    fn of(inst: &Instance, people: Vec<usize>, pinned: Vec<usize>, each: bool) -> Self {
        let p = people[0];
        let person = inst.person(p);
        let nobody = inst.scenario.settings.outreach.group_max == 0;
        let most = if nobody { 0 } else { person.visits_max };
        let routes = if most == 0 { Vec::new() } else { routes(inst, p, most, each) };
        Self {
            home: inst.home[p],
            quota: person.visits_per_term,
            most,
            past: inst.past_burden[0][p],
            on: routes.iter().map(|r| inst.pins.day(inst, p, r)).collect(),
            routes,
            pinned,
            people,
        }
    }

    /// No plan worth having gives one of these people more: every visit on the longest day.
    pub fn most_minutes(&self, inst: &Instance) -> f64 {
        let longest = self.routes.iter().map(|r| inst.day_burden(self.home, r)).fold(0.0, f64::max);
        self.past + longest * f64::from(self.most)
    }

    /// Places that one of these people can visit.
    pub fn reach(&self) -> u32 {
        let mut places: Vec<usize> = self.routes.iter().flatten().copied().collect();
        places.sort_unstable();
        places.dedup();
        places.len() as u32
    }

    /// Minutes that the visits owed take at least, as far as they can be made.
    pub fn least_minutes(&self, inst: &Instance) -> f64 {
        let owed = self.quota.min(self.most).min(self.reach());
        let minutes = |r: &Vec<usize>| inst.day_burden(self.home, r);
        let least = |stops: usize| {
            let mut days: Vec<f64> =
                self.routes.iter().filter(|r| r.len() == stops).map(&minutes).collect();
            days.sort_by(f64::total_cmp);
            days.resize(days.len().max(2), f64::INFINITY);
            days
        };
        let (single, double) = (least(1), least(2)[0]);
        match owed {
            0 => 0.0,
            1 => double.min(single[0]),
            2 => double.min(single[0] + single[1]),
            more => f64::from(more) * single[0].min(0.5 * double),
        }
    }

    /// Price of a minute of one of these people; like people share theirs.
    pub fn per_minute(&self, price: &Price) -> f64 {
        self.people.iter().map(|&p| price.person(p)).sum::<f64>() / self.people.len() as f64
    }
}

/// The routes of a day that a person may make: every place in reach, and every two places in the
/// better order where one drive to both saves way over two, where one of them is out of reach on
/// its own (roads obey no triangle inequality), or where the days on which the person can be out
/// are too few to go to each on its own (P3). Pinned days stand, perhaps with one stop more.
///
/// With `each` a route gives way only to one of as many minutes.
fn routes(inst: &Instance, p: usize, most: u32, each: bool) -> Vec<Vec<usize>> {
    let home = inst.home[p];
    let open = |k: usize| inst.scenario.kindergarten(inst.ks[k]).visits_max != Some(0);
    let places: Vec<usize> = (0..inst.places).filter(|&k| open(k)).collect();
    let alone: Vec<bool> = (0..inst.places).map(|k| inst.can_go(0, p, &[k])).collect();
    let barred = |r: &[usize]| r.iter().any(|k| inst.barred[0][p].contains(k));
    let sent = |k: &usize| inst.pins.send(0, p, *k);
    let may =
        |r: &[usize]| inst.can_go(0, p, r) && !r.iter().all(sent) && !inst.pins.bar(inst, p, r);
    let mut routes: Vec<Vec<usize>> = inst.pins.routes(0, p).filter(|r| !barred(r)).collect();
    let pinned = routes.iter().map(Vec::len).sum::<usize>();
    if pinned < most as usize {
        routes.extend(places.iter().filter(|&k| alone[*k] && !sent(k)).map(|&k| vec![k]));
    }
    if most < 2 || pinned >= most as usize {
        return routes;
    }
    let days_enough = inst.most_days_out(p) >= most;
    for (i, &a) in places.iter().enumerate() {
        for &b in &places[i + 1..] {
            let orders: Vec<[usize; 2]> = [[a, b], [b, a]].into_iter().filter(|r| may(r)).collect();
            let measure = |r: &[usize]| (inst.route_km(home, r), inst.route_minutes(home, r));
            let apart = (measure(&[a]), measure(&[b]));
            for (j, r) in orders.iter().enumerate() {
                let (km, min) = measure(r);
                let saves = km < apart.0.0 + apart.1.0 - 1e-9 || min < apart.0.1 + apart.1.1 - 1e-9;
                let longer = each && min > apart.0.1 + apart.1.1 + 1e-9;
                if !saves && !longer && days_enough && alone[a] && alone[b] {
                    continue;
                }
                let beaten = orders.iter().enumerate().any(|(i, other)| {
                    let (okm, omin) = measure(other);
                    let same = (omin - min).abs() < 1e-9;
                    let better = if same && each { okm < km } else { okm < km || omin < min };
                    let enough = if each { same } else { omin <= min };
                    i != j && okm <= km && enough && (better || i < j)
                });
                if !beaten {
                    routes.push(r.to_vec());
                }
            }
        }
    }
    routes
}
