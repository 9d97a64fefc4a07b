//! How few changes any calendar can have.
//!
//! A duty that no longer fits beside what is fixed is a change in every calendar. Beyond that, a
//! model in which new work has no dates, and the earlier work is kept or not, says how many more
//! there must be for the shortfall reached: leaving dates out only lets more calendars in.

use std::collections::{BTreeMap, BTreeSet};

use super::insert::Tally;
use super::old::{Duty, Old};
use crate::domain::Demand;
use crate::model::{self, Col, Limits, Model, Sense, Tag};
use crate::solve::assign::Trip;
use crate::solve::board::{Board, DatedEvent, When};
use crate::solve::instance::Instance;

/// Options beyond which an event is taken to meet nothing.
const FEW_OPTIONS: usize = 64;

/// What is known of the fewest changes.
pub(super) struct Fewest<'i> {
    inst: &'i Instance<'i>,
    /// The board with what is fixed and nothing else.
    fixed: Board<'i>,
    tally: Tally,
    /// Earlier duties that could stay, each by itself, in their own role alone.
    pub open: Vec<(usize, Duty)>,
    /// Those that could stay in the other role: a visit that becomes an inspection at the same time
    /// and place is no change. With whether their day's work has lost something. Without those of
    /// people who lose a duty of the other role: they look for a new one, which in the bounds of
    /// the two roles would pass for the old one of this role.
    pub either: Vec<(Duty, bool)>,
    /// Changes in every calendar.
    pub forced: u32,
}

impl<'i> Fewest<'i> {
    /// `options` are the places of the events that are not fixed; `held` says that every event
    /// takes place, as the shortfall reached allows no other calendar.
    pub fn new(
        fixed: &Board<'i>,
        old: &Old,
        options: &[(usize, Vec<DatedEvent>)],
        held: bool,
    ) -> Self {
        let inst = fixed.inst;
        let mut board = fixed.clone();
        let tally = Tally::of(&board);
        let standing: BTreeSet<Duty> = board
            .items
            .iter()
            .zip(&board.at)
            .filter_map(|(item, at)| Some((item, (*at)?)))
            .flat_map(|(item, at)| super::old::duties_of(&item.trip, at).collect::<Vec<_>>())
            .collect();
        let mut open = Vec::new();
        let mut either: Vec<(usize, Duty, bool)> = Vec::new();
        let mut losing: BTreeSet<(usize, usize)> = BTreeSet::new();
        let mut forced = old.lost + old.lost_stays;
        for item in &old.free {
            let (role, before) = (item.trip.role, forced);
            let mut both = Vec::new();
            for duty in super::old::duties_of(&item.trip, item.when) {
                if stays(&mut board, &tally, 1 - role, &duty) {
                    both.push(duty);
                } else if stays(&mut board, &tally, role, &duty) {
                    open.push((role, duty));
                } else if !standing.contains(&duty) {
                    forced += 1;
                    losing.insert((role, duty.person));
                }
            }
            either.extend(both.into_iter().map(|duty| (role, duty, forced > before)));
        }
        either.retain(|(role, duty, _)| !losing.contains(&(1 - role, duty.person)));
        // Duties of rows that a pin replaces; what stands beside a pin may stay or go.
        let free: BTreeSet<Duty> = old
            .free
            .iter()
            .chain(old.beside.iter().map(|(_, item)| item))
            .flat_map(|i| super::old::duties_of(&i.trip, i.when).collect::<Vec<_>>())
            .collect();
        let other = old.duties.iter().filter(|d| !free.contains(d) && !standing.contains(d));
        forced += other.count() as u32;

        let mut taken: BTreeSet<u16> = BTreeSet::new();
        for was in &old.events {
            if old.fixed_events.contains(was) {
                continue;
            }
            let Some((_, here)) = options.iter().find(|(e, _)| *e == was.event) else {
                forced += 1;
                continue;
            };
            if here.contains(was) {
                continue;
            }
            forced += 1;
            let days: BTreeSet<u16> = here.iter().map(|o| o.day).collect();
            if held && !here.is_empty() && here.len() <= FEW_OPTIONS && days.is_disjoint(&taken) {
                let met = here
                    .iter()
                    .map(|o| open.iter().filter(|(_, d)| meets(o, d)).count())
                    .min()
                    .unwrap_or(0);
                if met > 0 {
                    // The same duties must not be counted again by the model.
                    open.retain(|(_, d)| !days.contains(&d.day));
                    forced += met as u32;
                    taken.extend(days);
                }
            }
        }
        let either = either.into_iter().map(|(_, duty, lost)| (duty, lost)).collect();
        Self { inst, fixed: board, tally, open, either, forced }
    }

    /// A lower bound of the changes of every calendar with at most so much shortfall.
    pub fn bound(&mut self, reached: u64, limits: &Limits) -> u32 {
        let (model, all) = self.model(reached);
        let outcome = model::solve(&model, false, None, limits);
        let more = outcome.bound.map_or(0.0, |bound| bound + all);
        self.forced + (more - 1e-5).max(0.0).ceil() as u32
    }

    /// The model, and what is to be added to its value. Duties of either role count as kept.
    fn model(&mut self, reached: u64) -> (Model, f64) {
        let inst = self.inst;
        let mut rows = Rows::default();
        let mut keep: Vec<(usize, Duty, Col)> = Vec::new();
        for &(role, duty) in &self.open {
            keep.push((role, duty, rows.model.integer(-1.0, 1.0)));
        }
        self.visits(&keep, &mut rows);
        self.inspections(&keep, &mut rows);
        self.together(&keep, &mut rows);
        let slack = std::mem::take(&mut rows.slack);
        let tag = Tag { rule: "shortfall", subject: inst.ks.len() };
        let terms = slack.into_iter().map(|(w, c)| (c, w)).collect();
        rows.model.row(tag, terms, Sense::Le, reached as f64 + 1e-6);
        (rows.model, keep.len() as f64)
    }

    fn visits(&mut self, keep: &[(usize, Duty, Col)], rows: &mut Rows) {
        let inst = self.inst;
        let (people, places) = (inst.people.len(), inst.places);
        // By person and place: what may be kept, and a new visit, with its column.
        let mut at: Vec<Vec<(usize, Col)>> = vec![Vec::new(); places];
        let mut of: Vec<Vec<Col>> = vec![Vec::new(); people];
        let mut once: BTreeMap<(usize, usize), Vec<(Col, f64)>> = BTreeMap::new();
        let mut add = |p: usize, k: usize, col: Col| {
            at[k].push((p, col));
            of[p].push(col);
            once.entry((p, k)).or_default().push((col, 1.0));
        };
        for &(role, duty, col) in keep {
            if role == 0 {
                add(duty.person, duty.place, col);
            }
        }
        for p in 0..people {
            for k in 0..places {
                let trip = Trip { role: 0, people: vec![p], stops: vec![k] };
                if inst.reaches(0, p, k)
                    && self.tally.counts(inst, &trip)
                    && somewhere(&mut self.fixed, trip)
                {
                    add(p, k, rows.model.integer(0.0, 1.0));
                }
            }
        }
        for ((p, _), row) in once {
            rows.model.row(Tag { rule: "O2", subject: p }, row, Sense::Le, 1.0);
        }
        for (p, cols) in of.iter().enumerate() {
            let person = inst.person(p);
            if !person.backbone {
                continue;
            }
            let made = self.tally.visits_of(p);
            let row: Vec<(Col, f64)> = cols.iter().map(|&c| (c, 1.0)).collect();
            let most = f64::from(person.visits_max.saturating_sub(made));
            rows.model.row(Tag { rule: "O1", subject: p }, row.clone(), Sense::Le, most);
            rows.short(Demand::D1, p, row, person.visits_per_term.saturating_sub(made));
        }
        for (k, cols) in at.iter().enumerate() {
            let place = inst.scenario.kindergarten(inst.ks[k]);
            let there = self.tally.visitors_of(k);
            let row: Vec<(Col, f64)> = cols.iter().map(|&(_, c)| (c, 1.0)).collect();
            if let Some(most) = place.visits_max {
                let left = f64::from(most.saturating_sub(there.len() as u32));
                rows.model.row(Tag { rule: "O3", subject: k }, row.clone(), Sense::Le, left);
            }
            if place.visits_min == 0 {
                continue;
            }
            rows.short(Demand::D4, k, row, place.visits_min.saturating_sub(there.len() as u32));
            let speaks = |p: usize| inst.person(p).languages.contains(&place.language);
            if place.language != "zh" && !there.iter().any(|&p| speaks(p)) {
                let row = cols.iter().filter(|x| speaks(x.0)).map(|x| (x.1, 1.0)).collect();
                rows.short(Demand::D7, k, row, 1);
            }
            let seen: BTreeSet<&String> =
                there.iter().flat_map(|&p| &inst.person(p).subjects).collect();
            let asked = inst.scenario.settings.outreach.subjects_min.min(place.visits_min);
            let asked = asked.saturating_sub(seen.len() as u32);
            let mut by_subject: BTreeMap<&String, Vec<(Col, f64)>> = BTreeMap::new();
            for &(p, col) in cols {
                for subject in inst.person(p).subjects.iter().filter(|s| !seen.contains(s)) {
                    by_subject.entry(subject).or_default().push((col, -1.0));
                }
            }
            let mut new = Vec::new();
            for mut row in by_subject.into_values().filter(|_| asked > 0) {
                let y = rows.model.real(0.0, 0.0, 1.0);
                new.push((y, 1.0));
                row.push((y, 1.0));
                rows.model.row(Tag { rule: "D5", subject: k }, row, Sense::Le, 0.0);
            }
            rows.short(Demand::D5, k, new, asked);
        }
    }

    fn inspections(&mut self, keep: &[(usize, Duty, Col)], rows: &mut Rows) {
        let inst = self.inst;
        let settings = &inst.scenario.settings.inspection;
        let mentors: Vec<usize> =
            (0..inst.people.len()).filter(|&p| inst.person(p).mentor).collect();
        let mut made: BTreeMap<usize, Vec<(Col, f64)>> = BTreeMap::new();
        let mut counts: Vec<(usize, Col)> = Vec::new();
        for k in 0..inst.ks.len() {
            let left = inst.left[k].saturating_sub(self.tally.inspected_of(k));
            if left == 0 {
                continue;
            }
            let n = rows.model.integer(0.0, f64::from(left));
            counts.push((k, n));
            let mut duties: Vec<(usize, Col)> = Vec::new();
            let mut cells: BTreeMap<(u16, u8), Vec<Col>> = BTreeMap::new();
            for &(_, duty, col) in keep.iter().filter(|x| x.0 == 1 && x.1.place == k) {
                duties.push((duty.person, col));
                cells.entry((duty.day, duty.session)).or_default().push(col);
            }
            // Each earlier inspection that anybody stays with is one of those held.
            let mut held = vec![(n, -1.0)];
            for cols in cells.into_values() {
                let cell = rows.model.integer(0.0, 1.0);
                held.push((cell, 1.0));
                for col in cols {
                    let tag = Tag { rule: "I1", subject: k };
                    rows.model.row(tag, vec![(col, 1.0), (cell, -1.0)], Sense::Le, 0.0);
                }
            }
            rows.model.row(Tag { rule: "I4", subject: k }, held, Sense::Le, 0.0);
            for &m in &mentors {
                if inst.reaches(1, m, k)
                    && self.tally.inspections_left(inst, m) > 0
                    && somewhere(&mut self.fixed, Trip { role: 1, people: vec![m], stops: vec![k] })
                {
                    let new = rows.model.real(0.0, 0.0, f64::from(left));
                    duties.push((m, new));
                }
            }
            let mut by_person: BTreeMap<usize, Vec<(Col, f64)>> = BTreeMap::new();
            for &(m, col) in &duties {
                made.entry(m).or_default().push((col, 1.0));
                by_person.entry(m).or_default().push((col, 1.0));
            }
            for (m, mut row) in by_person {
                row.push((n, -1.0));
                rows.model.row(Tag { rule: "I1", subject: m }, row, Sense::Le, 0.0);
            }
            let with = |has: &dyn Fn(usize) -> bool| -> Vec<(Col, f64)> {
                duties.iter().filter(|x| has(x.0)).map(|x| (x.1, 1.0)).collect()
            };
            let mut team = with(&|_| true);
            team.push((n, -f64::from(settings.team)));
            rows.model.row(Tag { rule: "I1", subject: k }, team, Sense::Eq, 0.0);
            let language = &inst.scenario.kindergarten(inst.ks[k]).language;
            let mut asked: Vec<(Demand, Vec<(Col, f64)>)> = settings
                .expertise
                .iter()
                .map(|e| (Demand::D6, with(&|m| inst.person(m).expertise.contains(e))))
                .collect();
            if language != "zh" {
                let speaks = |m: usize| inst.person(m).languages.contains(language);
                asked.push((Demand::D7, with(&speaks)));
            }
            for (demand, mut row) in asked {
                let slack = rows.slack(demand, left);
                row.extend([(slack, 1.0), (n, -1.0)]);
                rows.model.row(Tag { rule: demand.name(), subject: k }, row, Sense::Ge, 0.0);
            }
        }
        for (m, row) in made {
            let left = self.tally.inspections_left(inst, m);
            if left < u32::MAX {
                let tag = Tag { rule: "I2", subject: m };
                rows.model.row(tag, row, Sense::Le, f64::from(left));
            }
        }
        self.due(&counts, rows);
    }

    /// D2: the larger of the places' own shortfall and the alliance's.
    fn due(&self, counts: &[(usize, Col)], rows: &mut Rows) {
        let inst = self.inst;
        let done = |k: usize| self.tally.inspected_of(k);
        let own: u32 = (0..inst.ks.len()).map(|k| inst.due[k].saturating_sub(done(k))).sum();
        let all: u32 = (0..inst.places).map(done).sum();
        let all = inst.due_total.saturating_sub(all);
        let asked = own.max(all);
        for k in inst.places..inst.ks.len() {
            let row = counts.iter().filter(|x| x.0 == k).map(|x| (x.1, 1.0)).collect();
            rows.short(Demand::D8, k, row, 1_u32.saturating_sub(done(k)));
        }
        if asked == 0 {
            return;
        }
        let total = rows.slack(Demand::D2, asked);
        let mut short = vec![(total, -1.0)];
        for k in 0..inst.ks.len() {
            let asked = inst.due[k].saturating_sub(done(k));
            if asked > 0 {
                let slack = rows.model.real(0.0, 0.0, f64::from(asked));
                short.push((slack, 1.0));
                let mut row = vec![(slack, 1.0)];
                row.extend(counts.iter().filter(|x| x.0 == k).map(|x| (x.1, 1.0)));
                let tag = Tag { rule: "D2", subject: k };
                rows.model.row(tag, row, Sense::Ge, f64::from(asked));
            }
        }
        let tag = Tag { rule: "D2", subject: inst.ks.len() };
        rows.model.row(tag, short, Sense::Le, 0.0);
        let mut row = vec![(total, 1.0)];
        row.extend(counts.iter().filter(|x| !inst.is_follow_up(x.0)).map(|x| (x.1, 1.0)));
        rows.model.row(tag, row, Sense::Ge, f64::from(all));
    }

    /// P3, K2, O4 and H1 among what may be kept, beside what is fixed: limits may be lower now.
    fn together(&self, keep: &[(usize, Duty, Col)], rows: &mut Rows) {
        let inst = self.inst;
        let limits = &inst.scenario.settings.limits;
        // One duty for each day, visit or session: it stands for the others.
        let mut out: BTreeMap<(usize, usize), BTreeMap<u16, Col>> = BTreeMap::new();
        let mut incoming: BTreeMap<(usize, usize), BTreeMap<(u16, u8), Col>> = BTreeMap::new();
        let mut group: BTreeMap<(usize, u16, u8), Vec<(Col, f64)>> = BTreeMap::new();
        let mut absent: BTreeMap<(usize, u16, u8), BTreeMap<usize, Col>> = BTreeMap::new();
        for &(role, d, col) in keep {
            let week = inst.week_of[usize::from(d.day)];
            out.entry((d.person, week)).or_default().entry(d.day).or_insert(col);
            let cell = (d.day, d.session);
            incoming.entry((inst.site[d.place], week)).or_default().entry(cell).or_insert(col);
            if role == 0 {
                group.entry((d.place, d.day, d.session)).or_default().push((col, 1.0));
            }
            let home = inst.home[d.person];
            for s in 0..2_u8 {
                if s == d.session || inst.far(home, d.place) {
                    absent.entry((home, d.day, s)).or_default().entry(d.person).or_insert(col);
                }
            }
        }
        let ones =
            |cols: Vec<Col>| -> Vec<(Col, f64)> { cols.into_iter().map(|c| (c, 1.0)).collect() };
        for ((p, week), days) in out {
            let most =
                f64::from(limits.days_out_per_week) - f64::from(self.fixed.days_out(p, week));
            if days.len() as f64 > most {
                let row = ones(days.into_values().collect());
                rows.model.row(Tag { rule: "P3", subject: p }, row, Sense::Le, most.max(0.0));
            }
        }
        for ((k, week), cells) in incoming {
            let most =
                f64::from(limits.incoming_per_week) - f64::from(self.fixed.received(k, week));
            if cells.len() as f64 > most {
                let row = ones(cells.into_values().collect());
                rows.model.row(Tag { rule: "K2", subject: k }, row, Sense::Le, most.max(0.0));
            }
        }
        let group_max = f64::from(inst.scenario.settings.outreach.group_max);
        for ((k, ..), row) in group.into_iter().filter(|(_, r)| r.len() as f64 > group_max) {
            rows.model.row(Tag { rule: "O4", subject: k }, row, Sense::Le, group_max);
        }
        for ((home, day, s), people) in absent {
            let most = f64::from(inst.max_away(home))
                - f64::from(self.fixed.away(home, usize::from(day), usize::from(s)));
            if people.len() as f64 > most {
                let row = ones(people.into_values().collect());
                rows.model.row(Tag { rule: "H1", subject: home }, row, Sense::Le, most.max(0.0));
            }
        }
    }
}

#[derive(Default)]
struct Rows {
    model: Model,
    slack: Vec<(f64, Col)>,
}

impl Rows {
    fn slack(&mut self, demand: Demand, most: u32) -> Col {
        let col = self.model.real(0.0, 0.0, f64::from(most));
        self.slack.push((f64::from(demand.weight()), col));
        col
    }

    fn short(&mut self, demand: Demand, subject: usize, mut row: Vec<(Col, f64)>, asked: u32) {
        if asked > 0 {
            let slack = self.slack(demand, asked);
            row.push((slack, 1.0));
            let tag = Tag { rule: demand.name(), subject };
            self.model.row(tag, row, Sense::Ge, f64::from(asked));
        }
    }
}

/// Whether an earlier duty could stay beside what is fixed, whoever else comes.
fn stays(board: &mut Board, tally: &Tally, role: usize, duty: &Duty) -> bool {
    let inst = board.inst;
    let trip = Trip { role, people: vec![duty.person], stops: vec![duty.place] };
    let may = if role == 0 {
        inst.person(duty.person).backbone
            && inst.reaches(0, duty.person, duty.place)
            && tally.counts(inst, &trip)
    } else {
        let others = (0..inst.people.len()).filter(|&m| {
            let bit = 1 << duty.session;
            m != duty.person
                && inst.person(m).mentor
                && inst.reaches(1, m, duty.place)
                && inst.available[m][usize::from(duty.day)] & bit != 0
        });
        inst.person(duty.person).mentor
            && inst.reaches(1, duty.person, duty.place)
            && tally.inspections_left(inst, duty.person) > 0
            && tally.inspected_of(duty.place) < inst.left[duty.place]
            && others.count() + 1 >= inst.scenario.settings.inspection.team as usize
    };
    if !may {
        return false;
    }
    let when = When { day: duty.day, session: duty.session };
    let i = board.add_item(trip, None);
    let fits = board.items[i].domain.binary_search(&when).is_ok() && board.fits(i, when);
    board.pop_item();
    fits
}

/// Whether a trip fits anywhere beside what is fixed.
fn somewhere(board: &mut Board, trip: Trip) -> bool {
    let i = board.add_item(trip, None);
    let item = std::sync::Arc::clone(&board.items[i]);
    // On a day on which the person is out already the trip may become part of the route.
    let out = |when: &When| board.out(item.trip.people[0], usize::from(when.day));
    let found = item.domain.iter().any(|w| out(w) || board.fits(i, *w));
    board.pop_item();
    found
}

/// Whether an event stands in the way of a duty (E5, K1).
fn meets(event: &DatedEvent, duty: &Duty) -> bool {
    event.day == duty.day
        && (event.host == Some(duty.place)
            || event.slot.sessions().iter().any(|s| s.index() == usize::from(duty.session)))
}
