//! The figures of each criterion, counted from the rows of the calendar.

use jiff::civil::Date;

use super::{Measure, Missing};
use crate::changes::as_it_was;
use crate::domain::{
    Activity, ActivityKind, AllianceIx, Criterion, EventKind, KinderIx, Mode, Scenario, StaffIx,
    Support,
};

/// The rows that are counted.
pub(super) struct Counts<'a> {
    scenario: &'a Scenario,
    /// This term's, as they were.
    rows: Vec<Activity>,
    on: Date,
}

/// Done, planned, and still to come, each no more than asked.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    asked: u32,
    planned: u32,
    done: u32,
    to_come: u32,
}

impl Tally {
    /// Of so many done and so many later, what is asked for.
    fn new(asked: u32, done: usize, later: usize) -> Self {
        let (done, later) = (done as u32, later as u32);
        let counted = done.min(asked);
        let to_come = later.min(asked - counted);
        Self { asked, planned: done + later, done: counted, to_come }
    }

    const fn behind(self) -> bool {
        self.done + self.to_come < self.asked
    }
}

fn measure(criterion: Criterion, all: &[(Tally, Option<Missing>)]) -> Measure {
    let sum = |f: fn(&Tally) -> u32| all.iter().map(|(t, _)| f(t)).sum();
    Measure {
        criterion,
        asked: sum(|t| t.asked),
        planned: sum(|t| t.planned),
        done: sum(|t| t.done),
        to_come: sum(|t| t.to_come),
        missing: all.iter().filter(|(t, _)| t.behind()).filter_map(|(_, m)| *m).collect(),
    }
}

impl<'a> Counts<'a> {
    pub fn new(scenario: &'a Scenario, calendar: &[Activity], on: Date) -> Self {
        let mut rows = as_it_was(scenario, calendar, &scenario.facts);
        rows.retain(|row| !scenario.cancelled.iter().any(|gone| gone.id == row.id));
        Self { scenario, rows, on }
    }

    /// How many rows of the term are done, and how many come later.
    fn split(&self, test: impl Fn(&Activity) -> bool) -> (usize, usize) {
        let rows = self.rows.iter().filter(|row| test(row));
        let (done, later): (Vec<_>, Vec<_>) = rows.partition(|row| row.last_day() <= self.on);
        (done.len(), later.len())
    }

    /// Rows of the history.
    fn past(&self, test: impl Fn(&Activity) -> bool) -> usize {
        self.scenario.history.iter().filter(|row| test(row)).count()
    }

    pub fn of_lead(&self, a: AllianceIx) -> Vec<Measure> {
        let lead = self.scenario.alliance(a).lead;
        vec![
            self.events(a),
            self.half_day(a),
            self.visits(lead),
            self.all_inspections(a),
            self.follow_ups(Criterion::FollowUps, |k| self.scenario.kindergarten(k).alliance == a),
            self.placements(|p, host| {
                self.scenario.alliance_of(p) == a || self.scenario.kindergarten(host).alliance == a
            }),
            self.weak_first(a),
        ]
    }

    pub fn of_member(&self, k: KinderIx) -> Vec<Measure> {
        vec![
            self.visits(k),
            self.received(k),
            self.inspections(k),
            self.follow_ups(Criterion::FollowUps, |place| place == k),
            self.placements(|p, host| self.scenario.person(p).home == k || host == k),
            self.hosting(k),
        ]
    }

    fn events(&self, a: AllianceIx) -> Measure {
        let settings = &self.scenario.settings;
        let is = |row: &Activity| row.kind() == ActivityKind::Event && row.alliance == a;
        let asked = (settings.events.min_per_year * settings.term.index)
            .div_ceil(settings.year.terms.max(1));
        let (done, later) = self.split(is);
        measure(Criterion::Events, &[(Tally::new(asked, self.past(is) + done, later), None)])
    }

    fn half_day(&self, a: AllianceIx) -> Measure {
        let (done, later) =
            self.split(|row| row.alliance == a && row.event_kind() == Some(EventKind::OpenHalfDay));
        measure(Criterion::HalfDay, &[(Tally::new(1, done, later), None)])
    }

    /// Visits of the backbone teachers of a kindergarten.
    fn visits(&self, k: KinderIx) -> Measure {
        let own = self.scenario.staff_ixs().filter(|&p| {
            let person = self.scenario.person(p);
            person.home == k && person.backbone && person.visits_per_term > 0
        });
        let of = |p: StaffIx| {
            let asked = self.scenario.person(p).visits_per_term;
            let (done, later) =
                self.split(|row| row.kind() == ActivityKind::Outreach && row.staff.contains(&p));
            let tally = Tally::new(asked, done, later);
            (tally, Some(Missing::Person(p, tally.done, asked)))
        };
        measure(Criterion::Visits, &own.map(of).collect::<Vec<_>>())
    }

    /// Visits that a kindergarten receives: teachers, by the day.
    fn visits_at(&self, k: KinderIx) -> (usize, usize) {
        let (mut done, mut later) = (0, 0);
        for row in &self.rows {
            if row.kind() == ActivityKind::Outreach && row.kindergarten == Some(k) {
                *(if row.date <= self.on { &mut done } else { &mut later }) += row.staff.len();
            }
        }
        (done, later)
    }

    fn received(&self, k: KinderIx) -> Measure {
        let asked = self.scenario.kindergarten(k).visits_min;
        let (done, later) = self.visits_at(k);
        measure(Criterion::Received, &[(Tally::new(asked, done, later), None)])
    }

    /// Inspections of a kindergarten that are left for this term and those after it (D2).
    fn left(&self, k: KinderIx) -> u32 {
        let past =
            self.past(|row| row.kind() == ActivityKind::Inspection && row.kindergarten == Some(k));
        self.scenario.kindergarten(k).inspections_per_year.saturating_sub(past as u32)
    }

    fn terms_left(&self) -> u32 {
        let settings = &self.scenario.settings;
        (settings.year.terms + 1).saturating_sub(settings.term.index).max(1)
    }

    fn inspected(&self, k: KinderIx) -> Tally {
        let (done, later) =
            self.split(|row| row.kind() == ActivityKind::Inspection && row.kindergarten == Some(k));
        Tally::new(self.left(k) / self.terms_left(), done, later)
    }

    fn inspections(&self, k: KinderIx) -> Measure {
        measure(Criterion::Inspections, &[(self.inspected(k), None)])
    }

    /// Inspections of an alliance: those of its kindergartens, or its own part of the year where
    /// that is more.
    fn all_inspections(&self, a: AllianceIx) -> Measure {
        let members = &self.scenario.alliance(a).members;
        let each: Vec<(Tally, Option<Missing>)> = members
            .iter()
            .map(|&k| {
                let tally = self.inspected(k);
                (tally, Some(Missing::Place(k, tally.done, tally.asked)))
            })
            .collect();
        let mut all = measure(Criterion::Inspections, &each);
        let left: u32 = members.iter().map(|&k| self.left(k)).sum();
        let asked = left.div_ceil(self.terms_left());
        if asked > all.asked {
            let (done, later) =
                self.split(|row| row.kind() == ActivityKind::Inspection && row.alliance == a);
            let whole = Tally::new(asked, done, later);
            (all.asked, all.done, all.to_come) = (asked, whole.done, whole.to_come);
        }
        all
    }

    fn follow_ups(&self, criterion: Criterion, at: impl Fn(KinderIx) -> bool) -> Measure {
        let asked = self.scenario.follow_ups.iter().filter(|row| at(row.kindergarten));
        let each: Vec<(Tally, Option<Missing>)> = asked
            .map(|f| {
                let (done, later) =
                    self.split(|row| row.kind() == ActivityKind::FollowUp && row.id == f.id);
                let tally = Tally::new(1, done, later);
                (tally, Some(Missing::Place(f.kindergarten, tally.done, 1)))
            })
            .collect();
        measure(criterion, &each)
    }

    fn placements(&self, of: impl Fn(StaffIx, KinderIx) -> bool) -> Measure {
        let asked = self.scenario.placements.iter().filter(|row| of(row.person, row.host));
        let each: Vec<(Tally, Option<Missing>)> = asked
            .map(|p| {
                let (done, later) =
                    self.split(|row| row.kind() == ActivityKind::Placement && row.id == p.id);
                let tally = Tally::new(1, done, later);
                (tally, Some(Missing::Person(p.person, tally.done, 1)))
            })
            .collect();
        measure(Criterion::Placements, &each)
    }

    /// Hostings in turn (E3): who may be chosen hosts no more than one event less in the year than
    /// whoever was chosen this term.
    fn hosting(&self, k: KinderIx) -> Measure {
        let a = self.scenario.kindergarten(k).alliance;
        let hosted = |row: &Activity, k: KinderIx| {
            row.kind() == ActivityKind::Event
                && row.kindergarten == Some(k)
                && row.event_kind() != Some(EventKind::OpenHalfDay)
        };
        let chosen =
            |row: &Activity| row.event().is_some_and(|e| self.scenario.event(e).host.is_none());
        let may: Vec<KinderIx> = self.may_host(a);
        let most =
            may.iter().filter(|&&m| self.rows.iter().any(|row| hosted(row, m) && chosen(row)));
        let all = |m: KinderIx| {
            let (done, later) = self.split(|row| hosted(row, m));
            self.past(|row| hosted(row, m)) + done + later
        };
        let most = most.map(|&m| all(m)).max().unwrap_or(0);
        let asked = if may.contains(&k) { most.saturating_sub(1) as u32 } else { 0 };
        let (done, later) = self.split(|row| hosted(row, k));
        let done = self.past(|row| hosted(row, k)) + done;
        measure(Criterion::Hosting, &[(Tally::new(asked, done, later), None)])
    }

    /// Who may be chosen as host (E2).
    fn may_host(&self, a: AllianceIx) -> Vec<KinderIx> {
        let scenario = self.scenario;
        let open = scenario
            .events
            .iter()
            .filter(|e| e.alliance == a && e.mode == Mode::InPerson && e.host.is_none());
        let delegates = open.map(|e| e.delegates).max();
        let delegates = delegates.unwrap_or(scenario.settings.events.delegates);
        let members = &scenario.alliance(a).members;
        let crowd = delegates * members.len() as u32;
        let fits = |k: &KinderIx| {
            let place = scenario.kindergarten(*k);
            place.can_host && place.host_capacity.is_none_or(|room| room >= crowd)
        };
        members.iter().copied().filter(fits).collect()
    }

    /// Whether weak members receive no fewer visits than the others on average.
    fn weak_first(&self, a: AllianceIx) -> Measure {
        let lead = self.scenario.alliance(a).lead;
        let members = self.scenario.alliance(a).members.iter().copied().filter(|&k| k != lead);
        let (weak, others): (Vec<KinderIx>, Vec<KinderIx>) =
            members.partition(|&k| self.scenario.kindergarten(k).support == Support::Weak);
        if weak.is_empty() || others.is_empty() {
            return measure(Criterion::WeakFirst, &[]);
        }
        let holds = |whole: bool| {
            let sum = |places: &[KinderIx]| -> usize {
                places
                    .iter()
                    .map(|&k| {
                        let (done, later) = self.visits_at(k);
                        if whole { done + later } else { done }
                    })
                    .sum()
            };
            // Compared without division: weak / |weak| >= others / |others|.
            sum(&weak) * others.len() >= sum(&others) * weak.len()
        };
        let over = self.on >= self.scenario.settings.term.end;
        let any = weak.iter().chain(&others).any(|&k| self.visits_at(k).0 > 0);
        // Before the first visit nothing can be said.
        let (done, planned) = (holds(false) && (any || over), holds(true));
        let tally = Tally {
            asked: 1,
            planned: u32::from(planned),
            done: u32::from(done),
            to_come: u32::from(!over && planned && !done),
        };
        measure(Criterion::WeakFirst, &[(tally, None)])
    }
}
