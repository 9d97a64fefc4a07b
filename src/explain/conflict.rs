//! Why a demand is unmet: a smallest set of rows and settings that together leave no way to meet it.
//!
//! The set is found by [`shrink`]: facts are lifted as long as the demand still cannot be met. Every
//! step is a solve with a proven bound, so each answer is one of three: shown impossible, shown
//! possible by a calendar, or not known within the work allowed.

use rayon::prelude::*;

use super::Effort;
use super::fact::{Fact, families, last_term, lift};
use super::focus::{focus, rows_of, solve};
use crate::domain::{Activity, AllianceIx, Demand, KinderIx, Policy, Scenario, Shortfall};
use crate::smallest::{Outcome, shrink};
use crate::verify::verify;

/// A fact of the set; that a way was found means a calendar that meets the demand.
pub type Member = crate::smallest::Member<Fact>;

/// Why one demand is unmet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// Which demand of whom.
    pub shortfall: Shortfall,
    /// Whose.
    pub alliance: AllianceIx,
    /// What is known.
    pub outcome: Outcome,
    /// The set, in the order of the contract's rules, then demands; empty where the demand could
    /// not be met with everything lifted, or where nothing is known.
    pub members: Vec<Member>,
    /// How many calendars were searched for.
    pub solves: u32,
}

/// The conflict behind every demand that a calendar leaves unmet, in the verifier's order.
#[must_use]
pub fn conflicts(scenario: &Scenario, calendar: &[Activity], effort: &Effort) -> Vec<Conflict> {
    let unmet = verify(scenario, calendar, Policy::Cost).shortfalls;
    unmet
        .par_iter()
        .filter_map(|s| {
            let a = alliance_of(scenario, s)?;
            let case = Case::new(scenario, calendar, a, s, &unmet, effort);
            Some(case.conflict())
        })
        .collect()
}

/// Whose demand it is.
pub(super) fn alliance_of(scenario: &Scenario, s: &Shortfall) -> Option<AllianceIx> {
    match s.demand {
        Demand::D1 => scenario.person_with_id(&s.subject).map(|p| scenario.alliance_of(p)),
        Demand::D3 => scenario.events.iter().find(|e| e.id == s.subject).map(|e| e.alliance),
        Demand::D8 | Demand::D9 => (scenario.follow_ups.iter().find(|f| f.id == s.subject))
            .map(|f| scenario.kindergarten(f.kindergarten).alliance),
        Demand::D10 => (scenario.placements.iter().find(|p| p.id == s.subject))
            .map(|p| scenario.alliance_of(p.person)),
        _ => scenario
            .place_with_id(&s.subject)
            .map(|k| scenario.kindergarten(k).alliance)
            .or_else(|| scenario.alliance_ixs().find(|&a| scenario.alliance(a).id == s.subject)),
    }
}

/// The demand as a fact, which is never lifted where it is the one in question.
fn as_fact(scenario: &Scenario, s: &Shortfall) -> Option<Fact> {
    let k = || scenario.place_with_id(&s.subject);
    Some(match s.demand {
        Demand::D1 => Fact::VisitsDue(scenario.person_with_id(&s.subject)?),
        Demand::D2 if last_term(scenario) => Fact::InspectionsDue(k()?),
        Demand::D2 => Fact::AllInspectionsDue,
        Demand::D3 => {
            Fact::EventDue(scenario.event_ixs().find(|&e| scenario.event(e).id == s.subject)?)
        }
        Demand::D4 => Fact::VisitsExpected(k()?),
        Demand::D5 => Fact::SubjectsExpected,
        Demand::D6 => Fact::ExpertiseExpected,
        Demand::D7 => Fact::LanguageExpected(k()?),
        Demand::D8 | Demand::D9 | Demand::D10 => return None,
    })
}

/// The other unmet demands of an alliance, which are not asked for beside the one in question.
pub(super) fn dropped(
    scenario: &Scenario,
    shortfall: &Shortfall,
    unmet: &[Shortfall],
    a: AllianceIx,
) -> Vec<Fact> {
    unmet
        .iter()
        .filter(|s| *s != shortfall && alliance_of(scenario, s) == Some(a))
        .filter_map(|s| as_fact(scenario, s))
        .filter(|&fact| !touches(scenario, shortfall, fact))
        .collect()
}

/// Whether lifting the fact would take the demand in question away.
pub(super) fn touches(scenario: &Scenario, s: &Shortfall, fact: Fact) -> bool {
    let own = |k: KinderIx| scenario.kindergarten(k).id == s.subject;
    match (s.demand, fact) {
        (Demand::D1, Fact::VisitsDue(p)) => scenario.person(p).id == s.subject,
        (Demand::D2, Fact::InspectionsDue(k)) => {
            own(k) || scenario.place_with_id(&s.subject).is_none()
        }
        (Demand::D2 | Demand::D6 | Demand::D7, Fact::AllInspectionsDue) => true,
        (Demand::D3, Fact::EventDue(e)) => scenario.event(e).id == s.subject,
        (Demand::D4 | Demand::D5, Fact::VisitsExpected(k)) => own(k),
        (Demand::D5, Fact::SubjectsExpected) | (Demand::D6, Fact::ExpertiseExpected) => true,
        (Demand::D6, Fact::InspectionsDue(k)) => own(k),
        (Demand::D7, Fact::VisitsExpected(k) | Fact::InspectionsDue(k)) => own(k),
        (Demand::D7, Fact::LanguageExpected(k)) => own(k),
        _ => false,
    }
}

/// One unmet demand of one alliance, with everything else that is unmet taken out.
struct Case<'a> {
    scenario: Scenario,
    rows: Vec<Activity>,
    alliance: AllianceIx,
    shortfall: &'a Shortfall,
    /// Other demands that are unmet too: never asked for.
    dropped: Vec<Fact>,
    effort: &'a Effort,
    solves: std::cell::Cell<u32>,
}

impl<'a> Case<'a> {
    fn new(
        scenario: &Scenario,
        calendar: &[Activity],
        a: AllianceIx,
        shortfall: &'a Shortfall,
        unmet: &[Shortfall],
        effort: &'a Effort,
    ) -> Self {
        let one = focus(scenario, calendar, a);
        Self {
            dropped: dropped(scenario, shortfall, unmet, a),
            rows: rows_of(calendar, a),
            scenario: one,
            alliance: a,
            shortfall,
            effort,
            solves: std::cell::Cell::new(0),
        }
    }

    /// Whether a calendar can leave less unmet than this one does, once the facts are lifted.
    fn test(&self, lifted: &[Fact]) -> Outcome {
        let mut facts = self.dropped.clone();
        facts.extend(lifted);
        facts.sort_unstable();
        facts.dedup();
        let (mut scenario, mut rows) = (self.scenario.clone(), self.rows.clone());
        lift(&mut scenario, &mut rows, &facts);
        let now = verify(&scenario, &rows, Policy::Cost);
        let own = now.alliances[self.alliance.index()].shortfall.value;
        let Some(goal) = own.checked_sub(u64::from(self.shortfall.demand.weight())) else {
            return Outcome::Unknown;
        };
        self.solves.set(self.solves.get() + 1);
        match solve(&scenario, self.alliance, Policy::Cost, Vec::new(), self.effort) {
            Some(found) if found.shortfall.value <= goal => Outcome::Possible,
            Some(found) if found.shortfall.bound.is_some_and(|b| b > goal) => Outcome::Impossible,
            _ => Outcome::Unknown,
        }
    }

    fn conflict(self) -> Conflict {
        let mut found = Conflict {
            shortfall: self.shortfall.clone(),
            alliance: self.alliance,
            outcome: self.test(&[]),
            members: Vec::new(),
            solves: 0,
        };
        if found.outcome == Outcome::Impossible {
            let mut lifted = Vec::new();
            // Inspections elsewhere that cannot be lifted one by one are part of the ground.
            let ground = Fact::AllInspectionsDue;
            if !last_term(&self.scenario) && touches(&self.scenario, self.shortfall, ground) {
                found.members.push(Member { fact: ground, needed: false });
            }
            for family in families(&self.scenario, self.alliance) {
                let family: Vec<Fact> = family
                    .into_iter()
                    .filter(|&f| !touches(&self.scenario, self.shortfall, f))
                    .filter(|f| !self.dropped.contains(f))
                    .collect();
                shrink(&family, &mut lifted, &mut found.members, &mut |facts| self.test(facts));
            }
            found.members.sort_by_key(|m| (m.fact.rule().is_none(), m.fact.rule(), m.fact));
        }
        found.solves = self.solves.get();
        found
    }
}
