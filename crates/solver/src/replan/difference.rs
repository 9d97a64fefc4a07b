//! What is different in a repaired calendar, for whom, and why.

use std::collections::HashMap;

use jiff::civil::Date;

use super::edits::same_work;
use super::happened::{self, Happened};
use super::prepare::Prepared;
use super::saving;
use crate::domain::{
    Activity, ActivityKind, AllianceIx, KinderIx, Message, Rule, Scenario, Slot, StaffIx,
};
use crate::verify::{Violation, check_rules};

/// Where and with whom an activity stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// The day, or a placement's first.
    pub date: Date,
    /// Its last day: its only one, but for a placement.
    pub last: Date,
    /// The sessions.
    pub slot: Slot,
    /// The place or the host; `None` online.
    pub kindergarten: Option<KinderIx>,
    /// The people.
    pub staff: Vec<StaffIx>,
}

/// What became of an activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// It is gone.
    Gone,
    /// It stands at another time or place, with the same people.
    Moved,
    /// Other people come, at the same time.
    People,
    /// Other people come, at another time.
    MovedAndPeople,
    /// It is new.
    New,
}

/// Why something is different.
#[derive(Debug, Clone, PartialEq)]
pub enum Cause {
    /// Something has happened to whom or what it needs.
    Happened(Happened),
    /// As it stood it breaks a rule, whatever else there is; in the verifier's words.
    Rule(Rule, Message),
    /// As it stood it breaks a rule beside what there is now.
    Beside(Rule, Message),
    /// Somebody has put it so: a pin or an edit.
    ByHand,
    /// Somebody comes instead of others.
    StandsIn(Vec<StaffIx>),
    /// A demand asks for it.
    Demand,
    /// It lowers the cost alone: as it stood no rule would be broken and no more left unmet.
    Saving,
}

/// An activity that is different.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// Its id.
    pub id: String,
    /// Outreach, inspection or event.
    pub activity: ActivityKind,
    /// Its alliance.
    pub alliance: AllianceIx,
    /// Its title, empty where it has none of its own.
    pub title: String,
    /// What became of it.
    pub kind: Kind,
    /// Where it stood.
    pub before: Option<Spot>,
    /// Where it stands.
    pub after: Option<Spot>,
    /// Why, the strongest reason first.
    pub causes: Vec<Cause>,
}

impl Difference {
    /// People who were to come and do not come then.
    pub fn freed(&self) -> impl Iterator<Item = StaffIx> + '_ {
        self.only(self.before.as_ref(), self.after.as_ref())
    }

    /// People who come and were not to come then.
    pub fn asked(&self) -> impl Iterator<Item = StaffIx> + '_ {
        self.only(self.after.as_ref(), self.before.as_ref())
    }

    fn only<'a>(
        &self,
        here: Option<&'a Spot>,
        there: Option<&'a Spot>,
    ) -> impl Iterator<Item = StaffIx> + use<'a> {
        let same_time = match (here, there) {
            (Some(a), Some(b)) => {
                (a.date, a.slot, a.kindergarten) == (b.date, b.slot, b.kindergarten)
            }
            _ => false,
        };
        here.into_iter()
            .flat_map(|spot| &spot.staff)
            .copied()
            .filter(move |p| !same_time || !there.is_some_and(|spot| spot.staff.contains(p)))
    }
}

/// What a repaired calendar changes, in the order of the days before, new activities last.
#[must_use]
pub fn differences(prepared: &Prepared, now: &[Activity]) -> Vec<Difference> {
    let after: HashMap<&str, &Activity> = now.iter().map(|row| (row.id.as_str(), row)).collect();
    let fixed: HashMap<&str, &Activity> =
        prepared.fixed.iter().map(|row| (row.id.as_str(), row)).collect();
    let mut found = Vec::new();
    for row in &prepared.withdrawn {
        found.push(difference(Some(row), None, vec![happened::withdrawn(prepared, row)]));
    }
    let reasons = Reasons { prepared, now };
    for row in &prepared.earlier {
        let then = after.get(row.id.as_str()).copied();
        if then.is_some_and(|then| same_work(row, then)) {
            continue;
        }
        let causes = if fixed.contains_key(row.id.as_str()) {
            vec![Cause::ByHand]
        } else {
            reasons.of(row, then)
        };
        found.push(difference(Some(row), then, causes));
    }
    let before: HashMap<&str, &Activity> =
        prepared.earlier.iter().map(|row| (row.id.as_str(), row)).collect();
    for row in now.iter().filter(|row| !before.contains_key(row.id.as_str())) {
        let by_hand = fixed.contains_key(row.id.as_str());
        let cause = if by_hand { Cause::ByHand } else { Cause::Demand };
        found.push(difference(None, Some(row), vec![cause]));
    }
    let date = |d: &Difference| d.before.as_ref().or(d.after.as_ref()).map(|s| (s.date, s.slot));
    found.sort_by(|a, b| {
        (a.before.is_none(), date(a), &a.id).cmp(&(b.before.is_none(), date(b), &b.id))
    });
    saving::tell(prepared, now, &mut found);
    found
}

fn difference(
    before: Option<&Activity>,
    after: Option<&Activity>,
    causes: Vec<Cause>,
) -> Difference {
    let spot = |row: &Activity| Spot {
        date: row.date,
        last: row.last_day(),
        slot: row.slot,
        kindergarten: row.kindergarten,
        staff: row.staff.clone(),
    };
    let kind = match (before, after) {
        (Some(a), Some(b)) => {
            let moved = (a.date, a.slot, a.kindergarten) != (b.date, b.slot, b.kindergarten);
            match (moved, a.staff != b.staff) {
                (true, true) => Kind::MovedAndPeople,
                (true, false) => Kind::Moved,
                (false, _) => Kind::People,
            }
        }
        (Some(_), None) => Kind::Gone,
        (None, _) => Kind::New,
    };
    let row = before.or(after);
    Difference {
        id: row.map_or_else(String::new, |row| row.id.clone()),
        activity: row.map_or(ActivityKind::Event, Activity::kind),
        alliance: row.map_or(AllianceIx(0), |row| row.alliance),
        title: after.or(before).map_or_else(String::new, |row| row.title.clone()),
        kind,
        before: before.map(spot),
        after: after.map(spot),
        causes,
    }
}

struct Reasons<'a> {
    prepared: &'a Prepared,
    now: &'a [Activity],
}

impl Reasons<'_> {
    /// Why a row does not stand as it stood.
    fn of(&self, row: &Activity, then: Option<&Activity>) -> Vec<Cause> {
        let scenario = &self.prepared.scenario;
        let same_alliance = |other: &&Activity| other.alliance == row.alliance;
        let mut causes = Vec::new();
        let alone: Vec<Activity> =
            self.prepared.fixed.iter().filter(same_alliance).cloned().collect();
        for violation in broken(scenario, row, alone) {
            let facts = happened::to(scenario, row, violation.rule);
            match facts.is_empty() {
                true => causes.push(Cause::Rule(violation.rule, violation.message)),
                false => causes.extend(facts.into_iter().map(Cause::Happened)),
            }
        }
        let gone: Vec<StaffIx> = row
            .staff
            .iter()
            .copied()
            .filter(|p| then.is_none_or(|then| !then.staff.contains(p)))
            .collect();
        let comes = then.is_some_and(|then| then.staff.iter().any(|p| !row.staff.contains(p)));
        if !gone.is_empty() && comes {
            causes.push(Cause::StandsIn(gone));
        }
        if causes.iter().any(|c| matches!(c, Cause::Rule(..) | Cause::Happened(_))) {
            return causes;
        }
        // Events share the sessions of the county (E6).
        let meets = |other: &&Activity| {
            same_alliance(other) || row.event().is_some() && other.event().is_some()
        };
        let others: Vec<Activity> =
            self.now.iter().filter(meets).filter(|other| other.id != row.id).cloned().collect();
        let beside = broken(scenario, row, others);
        if beside.is_empty() {
            causes.push(Cause::Demand);
        }
        causes.splice(0..0, beside.into_iter().map(|v| Cause::Beside(v.rule, v.message)));
        causes
    }
}

/// Breaches that a row takes part in beside others. Rotation (E3) is about the end of the term.
fn broken(scenario: &Scenario, row: &Activity, others: Vec<Activity>) -> Vec<Violation> {
    let mut rows = others;
    for (other, line) in rows.iter_mut().zip(2..) {
        other.line = line;
    }
    rows.push(Activity { line: 1, ..row.clone() });
    let mut found: Vec<Violation> = check_rules(scenario, &rows)
        .into_iter()
        .filter(|v| v.lines.contains(&1) && v.rule != Rule::E3)
        .collect();
    found.dedup_by(|a, b| a.rule == b.rule && a.message == b.message);
    found
}
