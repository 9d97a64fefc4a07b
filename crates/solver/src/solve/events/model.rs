//! The events of some alliances as one model: E1 to E6, K1 and K3, no event lost that can be held,
//! and the fewest kilometres of hosting.
//!
//! A column is an event at a day and slot, another one an event at a host; where alliances may
//! hold several events on a day (no gap), a column is an event at a day, slot and host.

use std::collections::BTreeMap;

use super::county::{County, Time};
use crate::model::{self, Col, Limits, Model, Sense, Status, Tag};

/// Columns beyond which the model is not tried.
const LARGEST: usize = 8_000;

/// Cells of the matrix (rows × columns) that one node may have for one unit of work.
const CELLS_PER_UNIT: u64 = 60_000;

/// Nodes beyond which little is gained.
const MOST_NODES: u64 = 4_000;

/// What a model of events proved and found.
#[derive(Debug)]
pub(super) struct Found {
    /// No calendar loses fewer.
    pub lost: usize,
    /// No calendar that loses as many as the best known one drives less.
    pub km: f64,
    /// By event of the county, as far as it is of these alliances: position in its times.
    pub at: BTreeMap<usize, Option<usize>>,
}

/// Events of an alliance that nothing tells apart.
struct Class {
    alliance: usize,
    events: Vec<usize>,
    /// Column, position in the times, and the host where the column is of one.
    at: Vec<(Col, usize, Option<usize>)>,
    /// By host that may be chosen in turn.
    hosts: Vec<(usize, Vec<(Col, f64)>)>,
    lost: Option<Col>,
}

struct Events<'c, 'a> {
    county: &'c County<'a>,
    model: Model,
    classes: Vec<Class>,
    km: Vec<(Col, f64)>,
}

/// Solves the events of some alliances, the others' standing where they stand.
///
/// The county holds the best calendar known; `None` where the model is too large or nothing was
/// learned.
pub(super) fn solve(county: &County, alliances: &[usize], limits: &Limits) -> Option<Found> {
    let mut events = Events::new(county, alliances)?;
    let size = (events.model.columns() * events.model.rows()) as u64;
    let nodes = (limits.nodes.saturating_mul(CELLS_PER_UNIT) / size.max(1)).min(MOST_NODES);
    if nodes == 0 {
        return None;
    }
    let limits = &Limits { nodes, ..*limits };
    let known: usize = alliances.iter().map(|&a| county.lost(a)).sum();
    let known_km: f64 = alliances.iter().map(|&a| county.km(a)).sum();
    let slack: Vec<(Col, f64)> =
        events.classes.iter().filter_map(|c| Some((c.lost?, 1.0))).collect();
    // Events that have no place have no column.
    let hopeless: usize = alliances.iter().map(|&a| county.impossible(a)).sum();
    let none = (known - hopeless) as f64;
    for &(col, _) in &slack {
        events.model.set_cost(col, 1.0);
    }
    let least = |bound: f64| (bound - 1e-6).ceil().max(0.0);
    let mut at = BTreeMap::new();
    let relaxed = model::solve(&events.model, true, None, limits);
    let mut bound = least(relaxed.bound.unwrap_or(0.0));
    let mut value = none;
    if bound < none {
        let whole = model::solve(&events.model, false, None, limits);
        bound = bound.max(least(whole.bound.unwrap_or(0.0))).min(none);
        if whole.value.is_some_and(|v| v < none - 0.5) {
            value = whole.value.unwrap_or(none).round();
            at = events.dates(&whole.x);
        }
    }
    for &(col, _) in &slack {
        events.model.set_cost(col, 0.0);
    }
    events.model.row(Tag { rule: "D3", subject: 0 }, slack, Sense::Le, value + 1e-6);
    for &(col, km) in &events.km {
        events.model.set_cost(col, km);
    }
    let price = if value < none { f64::INFINITY } else { known_km };
    let safe = |bound: f64| bound - 1e-7 * bound.abs();
    let relaxed = model::solve(&events.model, true, None, limits);
    let mut km = safe(relaxed.bound.unwrap_or(0.0));
    if km < price * (1.0 - 1e-6) - 1e-9 {
        let whole = model::solve(&events.model, false, None, limits);
        km = km.max(safe(whole.bound.unwrap_or(0.0)));
        if whole.value.is_some_and(|v| v < price - 1e-6) && whole.status != Status::Infeasible {
            at = events.dates(&whole.x);
        }
    }
    Some(Found { lost: hopeless + bound as usize, km: km.max(0.0), at })
}

impl<'c, 'a> Events<'c, 'a> {
    fn new(county: &'c County<'a>, alliances: &[usize]) -> Option<Self> {
        let mut events =
            Self { county, model: Model::default(), classes: Vec::new(), km: Vec::new() };
        for &a in alliances {
            let mut classes: Vec<Vec<usize>> = Vec::new();
            for e in county.of[a].clone().filter(|&e| !county.events[e].times.is_empty()) {
                match classes.iter_mut().find(|c| events.alike(c[0], e)) {
                    Some(class) => class.push(e),
                    None => classes.push(vec![e]),
                }
            }
            for class in classes {
                events.class(a, class);
                if events.model.columns() > LARGEST {
                    return None;
                }
            }
            events.apart(a);
            events.turns(a);
        }
        events.share(alliances);
        Some(events)
    }

    /// Nothing tells two events of an alliance apart.
    fn alike(&self, e: usize, f: usize) -> bool {
        let (x, y) = (&self.county.events[e], &self.county.events[f]);
        let choices = &self.county.choices[x.alliance];
        let (i, j) = (x.position, y.position);
        let (p, q) = (&choices.options[i], &choices.options[j]);
        choices.in_turn[i] == choices.in_turn[j]
            && choices.chosen[i] == choices.chosen[j]
            && !x.pinned
            && !y.pinned
            && p.len() == q.len()
            && p.iter().zip(q).all(|(a, b)| {
                (a.day, a.slot, a.host) == (b.day, b.slot, b.host)
                    && choices.hosting.km(a) == choices.hosting.km(b)
            })
            && self.whole(e)
    }

    /// Every host of an event is open at each of its times.
    fn whole(&self, e: usize) -> bool {
        let times = &self.county.events[e].times;
        times.windows(2).all(|w| self.hosts(e, &w[0]).eq(self.hosts(e, &w[1])))
    }

    fn hosts(&self, e: usize, time: &Time) -> impl Iterator<Item = usize> + use<'a> {
        let event = &self.county.events[e];
        let options = &self.county.choices[event.alliance].options[event.position];
        options[time.options.clone()].iter().filter_map(|o| o.host)
    }

    /// Columns of a class, each event once or lost (D3), and its hosts open (K3).
    fn class(&mut self, alliance: usize, events: Vec<usize>) {
        let county = self.county;
        let choices = &county.choices[alliance];
        let (e, n) = (events[0], events.len() as f64);
        let event = &county.events[e];
        let options = &choices.options[event.position];
        let turn = choices.takes_turn(event.position);
        let mut class = Class { alliance, events, at: Vec::new(), hosts: Vec::new(), lost: None };
        let mut by_host: BTreeMap<usize, Vec<(Col, f64)>> = BTreeMap::new();
        for (t, time) in event.times.iter().enumerate() {
            let here = &options[time.options.clone()];
            let cheapest = here.iter().map(|o| choices.hosting.km(o)).fold(f64::INFINITY, f64::min);
            if county.gap == 0 && event.in_person {
                for option in here {
                    let col = self.model.integer(0.0, n);
                    self.km.push((col, choices.hosting.km(option)));
                    class.at.push((col, t, option.host));
                    by_host.entry(option.host.unwrap_or(0)).or_default().push((col, 1.0));
                }
            } else {
                let col = self.model.integer(0.0, n);
                class.at.push((col, t, None));
                if turn {
                    continue;
                }
                self.km.push((col, cheapest));
                if let [option] = here
                    && let Some(host) = option.host
                {
                    by_host.entry(host).or_default().push((col, 1.0));
                }
            }
        }
        let all: Vec<(Col, f64)> = class.at.iter().map(|x| (x.0, 1.0)).collect();
        if turn && county.gap > 0 {
            let km = choices.km_by_host(options);
            let mut even: Vec<(Col, f64)> = all.iter().map(|x| (x.0, -1.0)).collect();
            for (&(host, _), &km) in choices.eligible.iter().zip(&km).filter(|x| x.1.is_finite()) {
                let col = self.model.integer(0.0, n);
                self.km.push((col, km));
                even.push((col, 1.0));
                by_host.insert(host, vec![(col, 1.0)]);
            }
            self.model.row(Tag { rule: "E2", subject: e }, even, Sense::Eq, 0.0);
            if !self.whole(e) {
                for &(col, t, _) in &class.at {
                    let mut row = vec![(col, 1.0)];
                    for host in self.hosts(e, &event.times[t]) {
                        row.extend(by_host.get(&host).map(|y| (y[0].0, -1.0)));
                    }
                    self.model.row(Tag { rule: "K3", subject: e }, row, Sense::Le, 0.0);
                }
            }
        }
        let mut row = all;
        if event.pinned {
            self.model.row(Tag { rule: "PIN", subject: e }, row, Sense::Eq, 1.0);
        } else {
            let lost = self.model.integer(0.0, n);
            row.push((lost, 1.0));
            class.lost = Some(lost);
            self.model.row(Tag { rule: "D3", subject: e }, row, Sense::Eq, n);
        }
        if choices.in_turn[event.position] {
            class.hosts = by_host.into_iter().collect();
        }
        self.classes.push(class);
    }

    /// Columns of an alliance with what they are.
    fn columns(&self, a: usize) -> Vec<(Col, &'c Time, Option<usize>, bool)> {
        let county = self.county;
        let classes = self.classes.iter().filter(|c| c.alliance == a);
        classes
            .flat_map(|class| {
                let event = &county.events[class.events[0]];
                class
                    .at
                    .iter()
                    .map(move |&(col, t, host)| (col, &event.times[t], host, event.in_person))
            })
            .collect()
    }

    /// E4, E5 and K1 within an alliance.
    fn apart(&mut self, a: usize) {
        let columns = self.columns(a);
        let mut sessions: BTreeMap<(u16, usize), Vec<(Col, f64)>> = BTreeMap::new();
        let mut places: BTreeMap<(u16, usize), Vec<(Col, f64)>> = BTreeMap::new();
        let mut days: BTreeMap<u16, Vec<(Col, f64)>> = BTreeMap::new();
        for &(col, time, host, in_person) in &columns {
            for s in time.sessions() {
                sessions.entry((time.day, s)).or_default().push((col, 1.0));
            }
            if in_person {
                days.entry(time.day).or_default().push((col, 1.0));
            }
            if let Some(host) = host {
                places.entry((time.day, host)).or_default().push((col, 1.0));
            }
        }
        if self.county.gap > 0 {
            let mut reached = None;
            for &first in days.keys() {
                let window = days.range(first..first.saturating_add(self.county.gap));
                let last = window.clone().next_back().map(|d| *d.0);
                if last > reached {
                    reached = last;
                    let row = window.flat_map(|d| d.1.iter().copied()).collect();
                    self.model.row(Tag { rule: "E4", subject: a }, row, Sense::Le, 1.0);
                }
            }
        }
        let online = columns.iter().any(|c| !c.3);
        for row in sessions.into_values().filter(|_| online || self.county.gap == 0) {
            self.model.row(Tag { rule: "E5", subject: a }, row, Sense::Le, 1.0);
        }
        for row in places.into_values() {
            self.model.row(Tag { rule: "K1", subject: a }, row, Sense::Le, 1.0);
        }
    }

    /// E3: for some level every host ends with at least so many hostings, and whoever is chosen
    /// with at most one more.
    fn turns(&mut self, a: usize) {
        let choices = &self.county.choices[a];
        let first = self.county.of[a].start;
        let chosen = |c: &Class| choices.chosen[c.events[0] - first];
        let own: Vec<&Class> = self.classes.iter().filter(|c| c.alliance == a).collect();
        if !own.iter().any(|c| chosen(c)) || choices.eligible.len() < 2 {
            return;
        }
        let most = choices.eligible.iter().map(|e| e.1).max().unwrap_or(0) as usize
            + self.county.of[a].len();
        let mut rows: Vec<Vec<(Col, f64)>> = Vec::new();
        let mut picks: Vec<Vec<(Vec<(Col, f64)>, f64)>> = Vec::new();
        for &(host, _) in &choices.eligible {
            let (mut row, mut pick) = (Vec::new(), Vec::new());
            for class in &own {
                for (_, cols) in class.hosts.iter().filter(|h| h.0 == host) {
                    row.extend(cols.iter().copied());
                    if chosen(class) {
                        pick.push((cols.clone(), class.events.len() as f64));
                    }
                }
            }
            rows.push(row);
            picks.push(pick);
        }
        let tag = Tag { rule: "E3", subject: a };
        let level = self.model.integer(0.0, most as f64);
        for ((row, pick), &(_, base)) in rows.into_iter().zip(picks).zip(&choices.eligible) {
            let base = f64::from(base);
            let mut low = row.clone();
            low.push((level, -1.0));
            self.model.row(tag, low, Sense::Ge, -base);
            if pick.is_empty() {
                continue;
            }
            let bound = self.model.integer(0.0, 1.0);
            for (mut cols, n) in pick {
                cols.push((bound, -n));
                self.model.row(tag, cols, Sense::Le, 0.0);
            }
            let mut high = row;
            let large = most as f64;
            high.extend([(level, -1.0), (bound, large)]);
            self.model.row(tag, high, Sense::Le, large + 1.0 - base);
        }
    }

    /// E6 beside what the other alliances have.
    fn share(&mut self, alliances: &[usize]) {
        let mut sessions: BTreeMap<(u16, usize), Vec<(Col, f64)>> = BTreeMap::new();
        for &a in alliances {
            for (col, time, _, in_person) in self.columns(a) {
                for s in time.sessions().filter(|_| in_person) {
                    sessions.entry((time.day, s)).or_default().push((col, 1.0));
                }
            }
        }
        for ((day, s), row) in sessions {
            let beside = self.county.load_beside(day, s, &|a| alliances.contains(&a));
            let room = self.county.parallel.saturating_sub(beside);
            if row.len() > room {
                self.model.row(Tag { rule: "E6", subject: 0 }, row, Sense::Le, room as f64);
            }
        }
    }

    /// The dates of a point.
    fn dates(&self, x: &[f64]) -> BTreeMap<usize, Option<usize>> {
        let mut at = BTreeMap::new();
        for class in &self.classes {
            let first = &self.county.events[class.events[0]].times;
            let times = class.at.iter().flat_map(|&(col, t, _)| {
                std::iter::repeat_n(Some(&first[t]), x[col.0].round().max(0.0) as usize)
            });
            for (&e, time) in class.events.iter().zip(times.chain(std::iter::repeat(None))) {
                // Each event has its times in an order of its own.
                let same =
                    |t: &Time| time.is_some_and(|own| (own.day, own.mask) == (t.day, t.mask));
                at.insert(e, self.county.events[e].times.iter().position(same));
            }
        }
        at
    }
}

/// Events that the county loses at least, by E6 alone beside what each alliance loses alone:
/// events of one window and length are one column a day and slot, whosoever they are.
pub(super) fn least_lost(county: &County, alone: &[usize], limits: &Limits) -> usize {
    let total: usize = alone.iter().sum();
    let mut classes: BTreeMap<(Option<usize>, Vec<(u16, u8)>), usize> = BTreeMap::new();
    let mut spare = vec![0; alone.len()];
    for (a, &lost) in alone.iter().enumerate() {
        spare[a] = lost - county.impossible(a).min(lost);
        for e in county.of[a].clone() {
            let event = &county.events[e];
            let mut times: Vec<(u16, u8)> = event.times.iter().map(|t| (t.day, t.mask)).collect();
            times.sort_unstable();
            if !times.is_empty() {
                let times = if event.in_person { times } else { Vec::new() };
                *classes.entry(((spare[a] > 0).then_some(a), times)).or_default() += 1;
            }
        }
    }
    let mut model = Model::default();
    let mut sessions: BTreeMap<(u16, usize), Vec<(Col, f64)>> = BTreeMap::new();
    let mut own: BTreeMap<usize, Vec<(Col, f64)>> = BTreeMap::new();
    for ((alliance, times), n) in &classes {
        let n = *n as f64;
        let lost = model.real(1.0, 0.0, n);
        if let Some(a) = alliance {
            own.entry(*a).or_default().push((lost, 1.0));
        }
        let mut row = vec![(lost, 1.0)];
        for &(day, mask) in times {
            let col = model.real(0.0, 0.0, n);
            row.push((col, 1.0));
            for s in (0..2).filter(|s| mask >> s & 1 == 1) {
                sessions.entry((day, s)).or_default().push((col, 1.0));
            }
        }
        if !times.is_empty() {
            model.row(Tag { rule: "D3", subject: 0 }, row, Sense::Ge, n);
        }
    }
    if model.columns() > 2 * LARGEST {
        return total;
    }
    for (a, row) in own {
        model.row(Tag { rule: "D3", subject: a }, row, Sense::Ge, spare[a] as f64);
    }
    for row in sessions.into_values() {
        model.row(Tag { rule: "E6", subject: 0 }, row, Sense::Le, county.parallel as f64);
    }
    let hopeless: usize = alone.iter().zip(&spare).map(|(lost, spare)| lost - spare).sum();
    let bound = model::solve(&model, true, None, limits).bound.unwrap_or(0.0);
    total.max(hopeless + (bound - 1e-6).ceil().max(0.0) as usize)
}
