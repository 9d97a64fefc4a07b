//! The best substitutes for a person, a place or a date of one activity, for a user who decides by
//! hand: every one tried on the calendar, none of the rest moved.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rayon::prelude::*;

use super::trial::{Standing, Trial};
use crate::calendar::WorkCalendar;
use crate::domain::{
    Activity, EventLength, KinderIx, Mode, PlacementIx, Policy, Role, Rule, Scenario, Session,
    Slot, StaffIx, What,
};

/// What would be another in the activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Substitute {
    /// This person instead of that one; of inspections, on the whole day.
    Person {
        /// Who is in it now.
        out: StaffIx,
        /// Who would be.
        into: StaffIx,
    },
    /// Another place, or another host.
    Place(KinderIx),
    /// Another date or session.
    When(Date, Slot),
    /// Other days of a placement: the first and the last.
    Days(Date, Date),
}

/// A substitute that breaks no rule.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// What would be another.
    pub substitute: Substitute,
    /// What the calendar would be worth more (worse) than now, level by level.
    pub more: Standing,
}

/// All substitutes of one activity.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidates {
    /// Those that break no rule, the best first.
    pub possible: Vec<Candidate>,
    /// Those that break one, by substitute: the rules.
    pub forbidden: Vec<(Substitute, Vec<Rule>)>,
}

impl Candidates {
    /// How many substitutes each rule forbids.
    #[must_use]
    pub fn by_rule(&self) -> BTreeMap<Rule, u32> {
        let mut count = BTreeMap::new();
        for rule in self.forbidden.iter().flat_map(|(_, rules)| rules) {
            *count.entry(*rule).or_default() += 1;
        }
        count
    }
}

/// Every substitute of the activity at a position of the calendar.
#[must_use]
pub fn candidates(
    scenario: &Scenario,
    calendar: &[Activity],
    at: usize,
    policy: Policy,
) -> Candidates {
    let row = &calendar[at];
    let trial = Trial::new(scenario, calendar, row.alliance, policy);
    let own = trial.rows.iter().position(|r| r.id == row.id).unwrap_or(0);
    let judged: Vec<(Substitute, Vec<Rule>, Standing)> = substitutes(scenario, row)
        .into_par_iter()
        .map(|substitute| {
            let mut rows = trial.rows.clone();
            apply(&mut rows, own, substitute);
            let (broken, standing) = trial.judge(&rows);
            (substitute, broken, standing.beyond(&trial.base))
        })
        .collect();
    let mut found = Candidates { possible: Vec::new(), forbidden: Vec::new() };
    for (substitute, broken, more) in judged {
        if broken.is_empty() {
            found.possible.push(Candidate { substitute, more });
        } else {
            found.forbidden.push((substitute, broken));
        }
    }
    found.possible.sort_by(|a, b| a.more.order(&b.more).then(a.substitute.cmp(&b.substitute)));
    found
}

/// Puts a substitute into the row at a position. A team stays together for the day (I5), so a
/// mentor gives up all inspections of the day.
pub fn apply(rows: &mut [Activity], at: usize, substitute: Substitute) {
    match substitute {
        Substitute::Person { out, into } => {
            let (date, role) = (rows[at].date, rows[at].role());
            for (i, row) in rows.iter_mut().enumerate() {
                let whole_day = role == Some(Role::Inspection) && row.role() == role;
                if i == at || (whole_day && row.date == date && row.staff.contains(&out)) {
                    replace(row, out, into);
                }
            }
        }
        Substitute::Place(k) => rows[at].kindergarten = Some(k),
        Substitute::When(date, slot) => (rows[at].date, rows[at].slot) = (date, slot),
        Substitute::Days(first, last) => {
            rows[at].date = first;
            if let What::Placement { until, .. } = &mut rows[at].what {
                *until = last;
            }
        }
    }
}

/// One person for another in one row.
pub(super) fn replace(row: &mut Activity, out: StaffIx, into: StaffIx) {
    row.staff.retain(|&p| p != out);
    row.staff.push(into);
    row.staff.sort_unstable();
}

/// Everything that an activity could be instead, whether a rule forbids it or not.
#[must_use]
pub fn substitutes(scenario: &Scenario, row: &Activity) -> Vec<Substitute> {
    // Who goes where on placement stands in its table; only its days may change.
    if let Some(ix) = row.placement() {
        return other_days(scenario, ix, row.date);
    }
    let mut all = Vec::new();
    let may = |p: StaffIx| match row.role() {
        Some(Role::Outreach) => scenario.person(p).backbone,
        Some(Role::Inspection) => scenario.person(p).mentor,
        None => false,
    };
    for &out in &row.staff {
        let others = scenario.staff_ixs().filter(|&p| {
            may(p) && scenario.alliance_of(p) == row.alliance && !row.staff.contains(&p)
        });
        all.extend(others.map(|into| Substitute::Person { out, into }));
    }
    let event = row.event().map(|e| scenario.event(e));
    let follow_up = row.follow_up().map(|f| scenario.follow_up(f));
    let movable =
        follow_up.is_none() && event.is_none_or(|e| e.mode == Mode::InPerson && e.host.is_none());
    if movable {
        let places = scenario.alliance(row.alliance).members.iter().copied();
        all.extend(places.filter(|&k| Some(k) != row.kindergarten).map(Substitute::Place));
    }
    let slots = match event {
        Some(e) => e.length.slots(),
        None => EventLength::Half.slots(),
    };
    let work = WorkCalendar::new(scenario);
    let days = work.working().map(|d| work.date(d));
    let window = event.map(|e| (e.from, e.to)).or(follow_up.map(|f| (f.from, f.to)));
    let inside = days.filter(|&d| window.is_none_or(|(from, to)| from <= d && d <= to));
    for date in inside {
        let others = slots.iter().filter(|&&slot| (date, slot) != (row.date, row.slot));
        all.extend(others.map(|&slot| Substitute::When(date, slot)));
    }
    all
}

/// Every run of days of a placement inside its window, but the one that begins on a date.
fn other_days(scenario: &Scenario, ix: PlacementIx, now: Date) -> Vec<Substitute> {
    let placement = scenario.placement(ix);
    let work = WorkCalendar::new(scenario);
    let open: Vec<Date> = work
        .days()
        .filter(|&d| [Session::Am, Session::Pm].iter().all(|&s| work.open(placement.host, d, s)))
        .map(|d| work.date(d))
        .filter(|d| (placement.from..=placement.to).contains(d))
        .collect();
    open.windows(placement.days.max(1) as usize)
        .filter_map(|run| Some((*run.first()?, *run.last()?)))
        .filter(|(first, _)| *first != now)
        .map(|(first, last)| Substitute::Days(first, last))
        .collect()
}
