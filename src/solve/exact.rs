//! The whole dated problem of one small alliance as one model: for short terms and tight rules,
//! where dates decide what the date-free masters cannot see. Too large for a whole term.

use std::collections::BTreeMap;

use super::assign::{Trip, combinations, missing_expertise, speaks_not, team_km};
use super::board::{Board, DatedEvent, When};
use super::events::Choices;
use super::instance::Instance;
use super::objective::Objective;
use crate::calendar::WorkCalendar;
use crate::domain::{Demand, Policy};
use crate::model::{self, Col, Limits, Model, Sense, Status, Tag};

/// Columns beyond which the model is not tried.
const LARGEST: usize = 6_000;

/// Cells of the matrix (rows × columns) that one node may have for one unit of work.
pub(super) const CELLS_PER_UNIT: u64 = 60_000;

/// Nodes beyond which little is gained.
const MOST_NODES: u64 = 3_000;

/// What the dated model proved and found.
#[derive(Debug)]
pub(super) struct Exact<'i> {
    /// The best calendar found, if it is usable.
    pub board: Option<Board<'i>>,
    /// No calendar of the alliance has less shortfall, events included.
    pub shortfall_bound: u64,
    /// No calendar with at most `reached` shortfall costs less, events included.
    pub cost_bound: f64,
}

#[derive(Debug, Clone)]
pub(super) enum Use {
    /// Person or team, stops, and when: a trip of one role.
    Trip(Trip, When),
    /// Event by position in the choices, with where and when.
    Event(usize, DatedEvent),
}

/// The dated problem as a model.
pub(super) struct Dated<'a, 'i> {
    inst: &'i Instance<'i>,
    choices: &'a Choices,
    pub uses: Vec<(Use, Col)>,
    pub model: Model,
    pub slack: Vec<(f64, Col)>,
    /// Columns that drive, with their kilometres.
    km: Vec<(Col, f64)>,
    /// The largest burden of each group.
    pub largest: Vec<Col>,
}

/// Solves the dated problem of an alliance; `None` where it is too large or nothing was learned.
pub(super) fn exact<'i>(
    inst: &'i Instance<'i>,
    calendar: &WorkCalendar,
    choices: &Choices,
    objective: &Objective,
    reached: (u64, f64),
    limits: &Limits,
) -> Option<Exact<'i>> {
    let mut dated = Dated::new(inst, choices)?;
    dated.rules();
    dated.demands();
    let size = (dated.model.columns() * dated.model.rows()) as u64;
    let nodes = (limits.nodes.saturating_mul(CELLS_PER_UNIT) / size.max(1)).min(MOST_NODES);
    if nodes == 0 {
        return None;
    }
    let limits = &Limits { nodes, ..*limits };
    // First the shortfall alone.
    for &(weight, col) in &dated.slack {
        dated.model.set_cost(col, weight);
    }
    let first = model::solve(&dated.model, false, None, limits);
    let shortfall_bound = match (first.status, first.bound) {
        (Status::Infeasible, _) => return None,
        (_, Some(bound)) => ((bound - 1e-6).max(0.0) / 5.0).ceil() as u64 * 5,
        _ => 0,
    };
    let found = first.value.map_or(u64::MAX, |v| v.round() as u64);
    let least = found.min(reached.0);
    for &(_, col) in &dated.slack {
        dated.model.set_cost(col, 0.0);
    }
    let held = dated.slack.iter().map(|&(w, col)| (col, w)).collect();
    dated.model.row(Tag { rule: "shortfall", subject: 0 }, held, Sense::Le, least as f64 + 1e-6);
    let (km, largest) = prices_of(objective);
    dated.costs();
    dated.price(km, largest);
    if least == reached.0
        && let Some(prices) = model::prices(&dated.model, &[], limits)
    {
        dated.model.forbid(&prices.useless(&dated.model, reached.1 + 1e-6));
    }
    let mut second = model::solve(&dated.model, false, None, limits);
    let known = if least == reached.0 { reached.1 } else { f64::INFINITY };
    let cost_bound = match second.status {
        // Columns that only dearer calendars use were left out.
        Status::Infeasible => known,
        _ => second.bound.unwrap_or(0.0).min(known),
    };
    if km == 0.0 && !second.x.is_empty() {
        // Burdens came first; now kilometres under them.
        let held = dated.largest.iter().map(|&col| (col, 1.0)).collect();
        let value = second.value.unwrap_or(0.0) + 1e-6;
        dated.model.row(Tag { rule: "burden", subject: 0 }, held, Sense::Le, value);
        dated.price(1.0, 0.0);
        let third = model::solve(&dated.model, false, Some(&second.x), limits);
        if !third.x.is_empty() {
            second.x = third.x;
        }
    }
    let cost_bound = if objective.policy == Policy::Leximin { 0.0 } else { cost_bound };
    let point = if second.x.is_empty() { first.x } else { second.x };
    Some(Exact {
        board: (!point.is_empty()).then(|| dated.board(calendar, &point)).flatten(),
        shortfall_bound: shortfall_bound.min(least),
        cost_bound: (cost_bound - 1e-7 * cost_bound.abs()).max(0.0),
    })
}

/// Prices of a kilometre and of a minute of the largest burdens, by which the model is solved;
/// what they give is no more than the cost of the policy, or, where burdens come first, the sum
/// of the largest.
pub(super) const fn prices_of(objective: &Objective) -> (f64, f64) {
    match objective.policy {
        Policy::Cost | Policy::Gini => (1.0, 0.0),
        Policy::Balanced => (1.0, objective.lambda),
        Policy::Minimax | Policy::Leximin => (0.0, 1.0),
    }
}

impl<'a, 'i> Dated<'a, 'i> {
    pub fn new(inst: &'i Instance<'i>, choices: &'a Choices) -> Option<Self> {
        let mut dated = Dated {
            inst,
            choices,
            uses: Vec::new(),
            model: Model::default(),
            slack: Vec::new(),
            km: Vec::new(),
            largest: Vec::new(),
        };
        for (e, options) in choices.options.iter().enumerate() {
            for option in options {
                let col = dated.model.integer(0.0, 1.0);
                dated.uses.push((Use::Event(e, *option), col));
            }
        }
        let n = inst.ks.len();
        let mut routes: Vec<Vec<usize>> = (0..n).map(|k| vec![k]).collect();
        for a in 0..n {
            routes.extend((0..n).filter(|&b| b != a).map(|b| vec![a, b]));
        }
        for p in (0..inst.people.len()).filter(|&p| inst.person(p).backbone) {
            let most = inst.person(p).visits_max as usize;
            for route in routes.iter().filter(|r| r.len() <= most) {
                let open =
                    |k: &usize| inst.scenario.kindergarten(inst.ks[*k]).visits_max != Some(0);
                if route.iter().all(open) && inst.can_go(0, p, route) {
                    dated.dates(0, &[p], route)?;
                }
            }
        }
        let mentors: Vec<usize> =
            (0..inst.people.len()).filter(|&p| inst.person(p).mentor).collect();
        let mut teams = Vec::new();
        combinations(mentors.len(), inst.scenario.settings.inspection.team as usize, &mut |t| {
            if teams.len() < 500 {
                teams.push(t.iter().map(|&m| mentors[m]).collect::<Vec<usize>>());
            }
        });
        if teams.len() == 500 {
            return None;
        }
        for team in &teams {
            for route in &routes {
                if route.iter().all(|&k| inst.left[k] > 0)
                    && team.iter().all(|&m| inst.can_go(1, m, route))
                {
                    dated.dates(1, team, route)?;
                }
            }
        }
        Some(dated)
    }

    fn dates(&mut self, role: usize, people: &[usize], route: &[usize]) -> Option<()> {
        let inst = self.inst;
        for day in 0..inst.days {
            for session in 0..=(2 - route.len()) as u8 {
                let fits = route.iter().enumerate().all(|(i, &k)| {
                    let s = session + i as u8;
                    inst.open[k][day] >> s & 1 == 1
                        && people.iter().all(|&p| inst.available[p][day] >> s & 1 == 1)
                });
                if fits {
                    let trip = Trip { role, people: people.to_vec(), stops: route.to_vec() };
                    let when = When { day: day as u16, session };
                    let col = self.model.integer(0.0, 1.0);
                    self.uses.push((Use::Trip(trip, when), col));
                    if self.uses.len() > LARGEST {
                        return None;
                    }
                }
            }
        }
        Some(())
    }

    fn trips(&self) -> impl Iterator<Item = (&Trip, When, Col)> {
        self.uses.iter().filter_map(|(u, col)| match u {
            Use::Trip(trip, when) => Some((trip, *when, *col)),
            Use::Event(..) => None,
        })
    }

    fn events(&self) -> impl Iterator<Item = (usize, DatedEvent, Col)> {
        self.uses.iter().filter_map(|(u, col)| match u {
            Use::Event(e, dated) => Some((*e, *dated, *col)),
            Use::Trip(..) => None,
        })
    }

    pub fn rules(&mut self) {
        self.person_rules();
        self.place_rules();
        self.cover_rules();
        self.event_rules();
        self.pin_rules();
    }

    /// P1, P2, P3, O1, O2, I2 by person.
    fn person_rules(&mut self) {
        let inst = self.inst;
        let mut days: BTreeMap<(usize, u16), Vec<(Col, f64)>> = BTreeMap::new();
        let mut weeks: BTreeMap<(usize, usize), Vec<(Col, f64)>> = BTreeMap::new();
        let mut total: BTreeMap<(usize, usize), Vec<(Col, f64)>> = BTreeMap::new();
        let mut once: BTreeMap<(usize, usize), Vec<(Col, f64)>> = BTreeMap::new();
        for (trip, when, col) in self.trips() {
            for &p in &trip.people {
                let week = inst.week_of[usize::from(when.day)];
                days.entry((p, when.day)).or_default().push((col, 1.0));
                weeks.entry((p, week)).or_default().push((col, 1.0));
                let stops = trip.stops.len() as f64;
                total.entry((trip.role, p)).or_default().push((col, stops));
                if trip.role == 0 {
                    for &k in &trip.stops {
                        once.entry((p, k)).or_default().push((col, 1.0));
                    }
                }
            }
        }
        let limit = f64::from(inst.scenario.settings.limits.days_out_per_week);
        for ((p, _), row) in days {
            self.model.row(Tag { rule: "P1", subject: p }, row, Sense::Le, 1.0);
        }
        for ((p, _), row) in weeks {
            self.model.row(Tag { rule: "P3", subject: p }, row, Sense::Le, limit);
        }
        for ((role, p), row) in total {
            let person = inst.person(p);
            let most = if role == 0 { Some(person.visits_max) } else { person.inspections_max };
            if let Some(most) = most {
                let rule = if role == 0 { "O1" } else { "I2" };
                self.model.row(Tag { rule, subject: p }, row, Sense::Le, f64::from(most));
            }
        }
        for ((p, _), row) in once {
            self.model.row(Tag { rule: "O2", subject: p }, row, Sense::Le, 1.0);
        }
    }

    /// K1, K2, O3, O4, I3, I4, E5 by place; one switch per place, day and session of visits.
    fn place_rules(&mut self) {
        let inst = self.inst;
        let settings = &inst.scenario.settings;
        let mut visits: BTreeMap<(usize, u16, u8), Vec<(Col, f64)>> = BTreeMap::new();
        let mut inspections: BTreeMap<(usize, u16, u8), Vec<(Col, f64)>> = BTreeMap::new();
        for (trip, when, col) in self.trips() {
            for (i, &k) in trip.stops.iter().enumerate() {
                let at = (k, when.day, when.session + i as u8);
                let of = if trip.role == 0 { &mut visits } else { &mut inspections };
                of.entry(at).or_default().push((col, 1.0));
            }
        }
        // Activities at a place and day: switches of visits, inspections, events at the host.
        let mut daily: BTreeMap<(usize, u16), Vec<(Col, f64)>> = BTreeMap::new();
        let mut weekly: BTreeMap<(usize, usize), Vec<(Col, f64)>> = BTreeMap::new();
        let mut session: BTreeMap<(usize, u16, u8), Vec<(Col, f64)>> = BTreeMap::new();
        let group_max = f64::from(settings.outreach.group_max);
        for (&(k, day, s), row) in &visits {
            let switch = self.model.integer(0.0, 1.0);
            let mut all = row.clone();
            all.push((switch, -group_max));
            self.model.row(Tag { rule: "O4", subject: k }, all, Sense::Le, 0.0);
            for &(col, _) in row {
                let tag = Tag { rule: "O4", subject: k };
                self.model.row(tag, vec![(col, 1.0), (switch, -1.0)], Sense::Le, 0.0);
            }
            daily.entry((k, day)).or_default().push((switch, 1.0));
            let week = inst.week_of[usize::from(day)];
            weekly.entry((k, week)).or_default().push((switch, 1.0));
            session.entry((k, day, s)).or_default().push((switch, 1.0));
        }
        let mut by_day: BTreeMap<(usize, u16), Vec<(Col, f64)>> = BTreeMap::new();
        for (&(k, day, s), row) in &inspections {
            daily.entry((k, day)).or_default().extend(row);
            let week = inst.week_of[usize::from(day)];
            weekly.entry((k, week)).or_default().extend(row);
            session.entry((k, day, s)).or_default().extend(row);
            by_day.entry((k, day)).or_default().extend(row);
        }
        let held: Vec<(DatedEvent, Col)> = self.events().map(|(_, e, col)| (e, col)).collect();
        for (event, col) in &held {
            if let Some(host) = event.host {
                daily.entry((host, event.day)).or_default().push((*col, 1.0));
            }
        }
        for ((k, day, s), mut row) in session {
            row.extend(held.iter().filter_map(|(e, col)| {
                let takes =
                    e.day == day && e.slot.sessions().iter().any(|x| x.index() == usize::from(s));
                takes.then_some((*col, 1.0))
            }));
            self.model.row(Tag { rule: "E5", subject: k }, row, Sense::Le, 1.0);
        }
        for ((k, _), row) in daily {
            self.model.row(Tag { rule: "K1", subject: k }, row, Sense::Le, 1.0);
        }
        let most = f64::from(settings.limits.incoming_per_week);
        for ((k, _), row) in weekly {
            self.model.row(Tag { rule: "K2", subject: k }, row, Sense::Le, most);
        }
        let gap = settings.inspection.gap_days as i32;
        for k in 0..inst.ks.len() {
            let mut all = Vec::new();
            for day in 0..inst.days as i32 {
                let mut window = Vec::new();
                for d in day..(day + gap.max(1)).min(inst.days as i32) {
                    window.extend(by_day.get(&(k, d as u16)).into_iter().flatten().copied());
                }
                if let Some(today) = by_day.get(&(k, day as u16)) {
                    all.extend(today.iter().copied());
                    let near = |past: &i32| (day - past).abs() < gap;
                    if inst.past_inspections[k].iter().any(near) {
                        let tag = Tag { rule: "I3", subject: k };
                        self.model.row(tag, today.clone(), Sense::Le, 0.0);
                    }
                }
                self.model.row(Tag { rule: "I3", subject: k }, window, Sense::Le, 1.0);
            }
            let left = f64::from(inst.left[k]);
            self.model.row(Tag { rule: "I4", subject: k }, all, Sense::Le, left);
            let place = inst.scenario.kindergarten(inst.ks[k]);
            if let Some(most) = place.visits_max {
                let row = visits.iter().filter(|(at, _)| at.0 == k).flat_map(|(_, r)| r.clone());
                let row: Vec<(Col, f64)> = row.collect();
                self.model.row(Tag { rule: "O3", subject: k }, row, Sense::Le, f64::from(most));
            }
        }
    }

    /// H1 by home, day and session.
    fn cover_rules(&mut self) {
        let inst = self.inst;
        let mut absent: BTreeMap<(usize, u16, u8), Vec<(Col, f64)>> = BTreeMap::new();
        for (trip, when, col) in self.trips() {
            let mut homes: BTreeMap<usize, f64> = BTreeMap::new();
            for &p in &trip.people {
                *homes.entry(inst.home[p]).or_default() += 1.0;
            }
            for (home, people) in homes {
                let all_day = trip.stops.len() > 1 || trip.stops.iter().any(|&k| inst.far(home, k));
                for s in 0..2_u8 {
                    if all_day || s == when.session {
                        absent.entry((home, when.day, s)).or_default().push((col, people));
                    }
                }
            }
        }
        for ((home, _, _), row) in absent {
            let most = f64::from(inst.max_away(home));
            self.model.row(Tag { rule: "H1", subject: home }, row, Sense::Le, most);
        }
    }

    /// Each event once, E3, E4, E5 among events.
    fn event_rules(&mut self) {
        let inst = self.inst;
        let held: Vec<(usize, DatedEvent, Col)> = self.events().collect();
        let gap = inst.scenario.settings.events.gap_days as i32;
        for day in 0..inst.days as i32 {
            let near: Vec<(Col, f64)> = held
                .iter()
                .filter(|(_, e, _)| {
                    let d = i32::from(e.day);
                    e.host.is_some() && d >= day && d < day + gap.max(1)
                })
                .map(|x| (x.2, 1.0))
                .collect();
            let sessions: [Vec<(Col, f64)>; 2] = [0, 1].map(|s| {
                held.iter()
                    .filter(|(_, e, _)| {
                        i32::from(e.day) == day && e.slot.sessions().iter().any(|x| x.index() == s)
                    })
                    .map(|x| (x.2, 1.0))
                    .collect()
            });
            if gap > 0 {
                self.model.row(Tag { rule: "E4", subject: 0 }, near, Sense::Le, 1.0);
            }
            for row in sessions {
                self.model.row(Tag { rule: "E5", subject: 0 }, row, Sense::Le, 1.0);
            }
        }
        // E3: whoever is chosen ends with at most one more than any other that may host.
        let mut hostings: BTreeMap<usize, Vec<(Col, f64)>> = BTreeMap::new();
        for (e, dated, col) in &held {
            if let Some(host) = dated.host.filter(|_| self.choices.in_turn[*e]) {
                hostings.entry(host).or_default().push((*col, 1.0));
            }
        }
        let chosen: BTreeMap<usize, Vec<Col>> = held
            .iter()
            .filter(|(e, d, _)| d.host.is_some() && self.choices.chosen[*e])
            .fold(BTreeMap::new(), |mut map, (_, d, col)| {
                map.entry(d.host.unwrap_or(0)).or_insert_with(Vec::new).push(*col);
                map
            });
        let large = 2.0
            + held.len() as f64
            + self.choices.eligible.iter().map(|h| f64::from(h.1)).fold(0.0, f64::max);
        for (&host, cols) in &chosen {
            let switch = self.model.integer(0.0, 1.0);
            for &col in cols {
                let row = vec![(col, 1.0), (switch, -1.0)];
                self.model.row(Tag { rule: "E3", subject: host }, row, Sense::Le, 0.0);
            }
            let base = self.choices.eligible.iter().find(|h| h.0 == host).map_or(0, |h| h.1);
            for &(other, other_base) in self.choices.eligible.iter().filter(|h| h.0 != host) {
                let mut row = hostings.get(&host).cloned().unwrap_or_default();
                let theirs = hostings.get(&other).cloned().unwrap_or_default();
                row.extend(theirs.into_iter().map(|(c, v)| (c, -v)));
                row.push((switch, large));
                let rhs = large + 1.0 + f64::from(other_base) - f64::from(base);
                self.model.row(Tag { rule: "E3", subject: host }, row, Sense::Le, rhs);
            }
        }
    }

    fn pin_rules(&mut self) {
        let inst = self.inst;
        for (role, pins) in [(0, &inst.pinned_visits), (1, &inst.pinned_inspections)] {
            for pin in pins {
                let here =
                    |trip: &Trip, when: When| {
                        trip.role == role
                            && when.day == pin.day.0
                            && trip.stops.iter().position(|&k| k == pin.place).is_some_and(|i| {
                                usize::from(when.session) + i == pin.session.index()
                            })
                    };
                let mut team = pin.people.clone();
                team.sort_unstable();
                let at: Vec<(Vec<usize>, Col)> = self
                    .trips()
                    .filter(|(trip, when, _)| here(trip, *when))
                    .map(|(trip, _, col)| (trip.people.clone(), col))
                    .collect();
                let tag = Tag { rule: "PIN", subject: pin.pin };
                if role == 1 {
                    let row = at.iter().filter(|x| x.0 == team).map(|x| (x.1, 1.0)).collect();
                    self.model.row(tag, row, Sense::Eq, 1.0);
                    continue;
                }
                for &p in &team {
                    let row = at.iter().filter(|x| x.0 == [p]).map(|x| (x.1, 1.0)).collect();
                    self.model.row(tag, row, Sense::Eq, 1.0);
                }
                let others =
                    at.iter().filter(|x| !team.contains(&x.0[0])).map(|x| (x.1, 1.0)).collect();
                self.model.row(tag, others, Sense::Le, 0.0);
            }
        }
    }

    fn short(&mut self, demand: Demand, mut row: Vec<(Col, f64)>, asked: u32) -> Col {
        let slack = self.model.real(0.0, 0.0, f64::from(asked));
        self.slack.push((f64::from(demand.weight()), slack));
        row.push((slack, 1.0));
        let tag = Tag { rule: demand.name(), subject: 0 };
        self.model.row(tag, row, Sense::Ge, f64::from(asked));
        slack
    }

    pub fn demands(&mut self) {
        let inst = self.inst;
        let all: Vec<(Trip, Col)> = self.trips().map(|(t, _, c)| (t.clone(), c)).collect();
        for p in (0..inst.people.len()).filter(|&p| inst.person(p).backbone) {
            let row = all
                .iter()
                .filter(|(t, _)| t.role == 0 && t.people[0] == p)
                .map(|(t, c)| (*c, t.stops.len() as f64))
                .collect();
            let quota = inst.person(p).visits_per_term;
            if quota > 0 {
                self.short(Demand::D1, row, quota);
            }
        }
        let held: Vec<(usize, Col)> = self.events().map(|(e, _, col)| (e, col)).collect();
        for e in 0..self.choices.options.len() {
            let row: Vec<(Col, f64)> =
                held.iter().filter(|x| x.0 == e).map(|x| (x.1, 1.0)).collect();
            self.model.row(Tag { rule: "D3", subject: e }, row.clone(), Sense::Le, 1.0);
            if self.choices.pinned[e] {
                self.model.row(Tag { rule: "PIN", subject: e }, row, Sense::Ge, 1.0);
            } else {
                self.short(Demand::D3, row, 1);
            }
        }
        for k in 0..inst.ks.len() {
            self.place_demands(k, &all);
        }
        // D2: the larger of the places' own and the alliance's.
        let asked = inst.due_total.max(inst.due.iter().sum());
        if asked > 0 {
            let total = self.model.real(0.0, 0.0, f64::from(asked));
            self.slack.push((f64::from(Demand::D2.weight()), total));
            let mut own = vec![(total, -1.0)];
            for k in (0..inst.ks.len()).filter(|&k| inst.due[k] > 0) {
                let short = self.model.real(0.0, 0.0, f64::from(inst.due[k]));
                own.push((short, 1.0));
                let mut row: Vec<(Col, f64)> = all
                    .iter()
                    .filter(|(t, _)| t.role == 1 && t.stops.contains(&k))
                    .map(|(_, c)| (*c, 1.0))
                    .collect();
                row.push((short, 1.0));
                let tag = Tag { rule: "D2", subject: k };
                self.model.row(tag, row, Sense::Ge, f64::from(inst.due[k]));
            }
            let tag = Tag { rule: "D2", subject: inst.ks.len() };
            self.model.row(tag, own, Sense::Le, 0.0);
            let mut row: Vec<(Col, f64)> = all
                .iter()
                .filter(|(t, _)| t.role == 1)
                .map(|(t, c)| (*c, t.stops.len() as f64))
                .collect();
            row.push((total, 1.0));
            self.model.row(tag, row, Sense::Ge, f64::from(inst.due_total));
        }
        for (trip, col) in all.iter().filter(|(t, _)| t.role == 1) {
            let missing = missing_expertise(inst, &trip.people);
            let short: u32 =
                trip.stops.iter().map(|&k| missing + speaks_not(inst, &trip.people, k)).sum();
            if short > 0 {
                self.slack.push((f64::from(short), *col));
            }
        }
    }

    /// D4, D5 and D7 of visits at a place.
    fn place_demands(&mut self, k: usize, all: &[(Trip, Col)]) {
        let inst = self.inst;
        let place = inst.scenario.kindergarten(inst.ks[k]);
        if place.visits_min == 0 {
            return;
        }
        let at: Vec<(usize, Col)> = all
            .iter()
            .filter(|(t, _)| t.role == 0 && t.stops.contains(&k))
            .map(|(t, c)| (t.people[0], *c))
            .collect();
        self.short(Demand::D4, at.iter().map(|x| (x.1, 1.0)).collect(), place.visits_min);
        if place.language != "zh" {
            let speaks = |p: usize| inst.person(p).languages.contains(&place.language);
            let row = at.iter().filter(|x| speaks(x.0)).map(|x| (x.1, 1.0)).collect();
            self.short(Demand::D7, row, 1);
        }
        let asked = inst.scenario.settings.outreach.subjects_min.min(place.visits_min);
        if asked == 0 {
            return;
        }
        let mut by_subject: BTreeMap<&str, Vec<(Col, f64)>> = BTreeMap::new();
        for &(p, col) in &at {
            for subject in &inst.person(p).subjects {
                by_subject.entry(subject).or_default().push((col, -1.0));
            }
        }
        let mut seen = Vec::new();
        for (_, mut row) in by_subject {
            let y = self.model.real(0.0, 0.0, 1.0);
            seen.push((y, 1.0));
            row.push((y, 1.0));
            self.model.row(Tag { rule: "D5", subject: k }, row, Sense::Le, 0.0);
        }
        self.short(Demand::D5, seen, asked);
    }

    /// Prices what drives, and the largest burdens.
    pub fn price(&mut self, km: f64, largest: f64) {
        for &(col, driven) in &self.km {
            self.model.set_cost(col, km * driven);
        }
        for &col in &self.largest {
            self.model.set_cost(col, largest);
        }
    }

    /// Vehicles of visits, kilometres of teams and events, the largest burdens.
    pub fn costs(&mut self) {
        let inst = self.inst;
        let seats = f64::from(inst.scenario.settings.travel.seats);
        let mut riders: BTreeMap<(usize, u16, Vec<usize>), Vec<Col>> = BTreeMap::new();
        let mut burden: BTreeMap<(usize, usize), Vec<(Col, f64)>> = BTreeMap::new();
        let all: Vec<(Trip, When, Col)> = self.trips().map(|(t, w, c)| (t.clone(), w, c)).collect();
        for (trip, when, col) in &all {
            for &p in &trip.people {
                let minutes = inst.day_burden(inst.home[p], &trip.stops);
                burden.entry((trip.role, p)).or_default().push((*col, minutes));
            }
            if trip.role == 1 {
                self.km.push((*col, team_km(inst, &trip.people, &trip.stops)));
            } else {
                let home = inst.home[trip.people[0]];
                riders.entry((home, when.day, trip.stops.clone())).or_default().push(*col);
            }
        }
        for ((home, _, stops), cols) in riders {
            let km = inst.route_km(home, &stops);
            let vehicles = self.model.integer(0.0, (cols.len() as f64 / seats).ceil());
            self.km.push((vehicles, km));
            let tag = Tag { rule: "vehicle", subject: home };
            for &col in &cols {
                self.model.row(tag, vec![(col, 1.0), (vehicles, -1.0)], Sense::Le, 0.0);
            }
            let mut row: Vec<(Col, f64)> = cols.into_iter().map(|c| (c, 1.0)).collect();
            row.push((vehicles, -seats));
            self.model.row(tag, row, Sense::Le, 0.0);
        }
        let hosted: Vec<(f64, Col)> = self
            .events()
            .filter_map(|(_, e, col)| Some((self.choices.hosting_km[e.host?], col)))
            .collect();
        self.km.extend(hosted.into_iter().map(|(km, col)| (col, km)));
        for role in 0..2 {
            let group: Vec<usize> = (0..inst.people.len())
                .filter(|&p| {
                    let person = inst.person(p);
                    if role == 0 { person.backbone } else { person.mentor }
                })
                .collect();
            if group.is_empty() {
                continue;
            }
            let largest = self.model.real(0.0, 0.0, 1e7);
            self.largest.push(largest);
            for p in group {
                let mut row = burden.get(&(role, p)).cloned().unwrap_or_default();
                row.push((largest, -1.0));
                let past = inst.past_burden[role][p];
                self.model.row(Tag { rule: "burden", subject: p }, row, Sense::Le, -past);
            }
        }
    }

    /// The calendar of a point.
    pub fn board(&self, calendar: &WorkCalendar, x: &[f64]) -> Option<Board<'i>> {
        let inst = self.inst;
        let mut board = Board::new(inst, calendar);
        let mut visits: BTreeMap<(usize, When, Vec<usize>), Vec<usize>> = BTreeMap::new();
        let mut trips: Vec<(Trip, When)> = Vec::new();
        for (used, col) in &self.uses {
            if x[col.0] < 0.5 {
                continue;
            }
            match used {
                Use::Event(_, event) => board.add_event(*event),
                Use::Trip(trip, when) if trip.role == 1 => trips.push((trip.clone(), *when)),
                Use::Trip(trip, when) => visits
                    .entry((inst.home[trip.people[0]], *when, trip.stops.clone()))
                    .or_default()
                    .push(trip.people[0]),
            }
        }
        trips.extend(
            visits
                .into_iter()
                .map(|((_, when, stops), people)| (Trip { role: 0, people, stops }, when)),
        );
        for (trip, when) in trips {
            let day = |pin: &super::instance::Pinned| {
                pin.day.0 == when.day
                    && trip.stops.contains(&pin.place)
                    && pin.people.contains(&trip.people[0])
            };
            let pins = if trip.role == 0 { &inst.pinned_visits } else { &inst.pinned_inspections };
            let pin = pins.iter().find(|p| day(p)).map(|p| p.pin);
            let i = board.add_item(trip, pin);
            if !board.fits(i, when) {
                return None;
            }
            board.place(i, when);
        }
        Some(board)
    }
}
