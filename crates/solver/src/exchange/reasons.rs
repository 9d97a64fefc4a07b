//! Why this person, why nobody for that place, and what would let more people go.

use std::collections::BTreeMap;

use super::case::{Case, Obstacle, brought, obstacle};
use super::model::Wish;
use super::{Choice, ExchangeLevels, ExchangeRules, Move};
use crate::domain::{Exchanged, KinderIx, Scenario, StaffIx};
use crate::model::Limits;
use crate::travel::DistanceTable;

/// A move of the proposal and what speaks for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Chosen {
    /// Who goes where.
    pub way: Move,
    /// Subjects that nobody at the host teaches.
    pub subjects: Vec<String>,
    /// What the best proposal is worth if this person stays at home.
    pub without: ExchangeLevels,
    /// Who goes then, and not now.
    pub instead: Vec<StaffIx>,
}

/// Why nobody of the lead goes to a member.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum WhyNobody {
    /// No teacher of the lead may go at all.
    NobodyDue,
    /// The place takes nobody: `placements_max`, or the rules, are 0.
    Closed,
    /// None of those who may go can go there.
    Obstacles(Obstacles),
    /// Somebody could go; the best proposal would then be worth this.
    Dearer(ExchangeLevels),
    /// Somebody could go there, but then nobody comes to the lead: no exchange is possible.
    NoReturn,
}

/// How many of those who may go are kept from a place by what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Obstacles {
    /// They do not speak its language.
    pub language: u32,
    /// They are kept apart from it.
    pub apart: u32,
    /// The road is too long.
    pub road: u32,
}

/// A member that gets nobody of the lead.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unserved {
    /// Which.
    pub place: KinderIx,
    /// Why.
    pub why: WhyNobody,
}

/// A limit without which one more could go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lift {
    /// Who came back less than so many years ago stays at home.
    Years,
    /// Who is excluded.
    Excluded,
    /// The language of the place.
    Language,
    /// The longest road.
    Road,
    /// How many people a kindergarten gives away.
    Loss,
    /// How many people on placements a kindergarten takes.
    Room,
    /// Teachers of the lead at one member.
    PerPlace,
}

/// All of them.
const LIFTS: [Lift; 7] = [
    Lift::Years,
    Lift::Excluded,
    Lift::Language,
    Lift::Road,
    Lift::Loss,
    Lift::Room,
    Lift::PerPlace,
];

/// What answers are made from; each is `None` if it was stopped.
pub(super) struct Reasons<'a> {
    pub scenario: &'a Scenario,
    pub rules: &'a ExchangeRules,
    pub earlier: &'a [Exchanged],
    pub case: &'a Case,
    pub best: &'a Choice,
    pub limits: &'a Limits<'a>,
}

impl Reasons<'_> {
    pub fn chosen(&self) -> Option<Vec<Chosen>> {
        let one = |way: &Move| {
            let wish = Wish { without: Some(way.person), ..Wish::default() };
            // Nobody going is always a proposal.
            let other = self.case.best(&wish, self.limits)?;
            let goes = |p: StaffIx| self.best.moves.iter().any(|m| m.person == p);
            let instead = other.moves.iter().map(|m| m.person).filter(|&p| !goes(p)).collect();
            let subjects = match way.home == self.case.lead {
                true => brought(self.scenario, way.person, way.host),
                false => Vec::new(),
            };
            let subjects = subjects.into_iter().map(str::to_owned).collect();
            Some(Chosen { way: *way, subjects, without: other.levels, instead })
        };
        self.best.moves.iter().map(one).collect()
    }

    pub fn unserved(&self) -> Option<Vec<Unserved>> {
        let served = |k: &&KinderIx| self.best.moves.iter().any(|m| m.host == **k);
        let places = self.case.members.iter().filter(|k| !served(k));
        places.map(|&place| Some(Unserved { place, why: self.why_nobody(place)? })).collect()
    }

    fn why_nobody(&self, place: KinderIx) -> Option<WhyNobody> {
        let case = self.case;
        if case.able.is_empty() {
            return Some(WhyNobody::NobodyDue);
        }
        if case.takes[case.member(place)] == 0 {
            return Some(WhyNobody::Closed);
        }
        if !case.out.iter().any(|m| m.host == place) {
            let table = DistanceTable::new(self.scenario);
            let mut by: BTreeMap<Obstacle, u32> = BTreeMap::new();
            for &p in &case.able {
                if let Some(o) = obstacle(self.scenario, self.rules, &table, p, place) {
                    *by.entry(o).or_default() += 1;
                }
            }
            let of = |o: Obstacle| by.get(&o).copied().unwrap_or(0);
            return Some(WhyNobody::Obstacles(Obstacles {
                language: of(Obstacle::Language),
                apart: of(Obstacle::Apart),
                road: of(Obstacle::Road),
            }));
        }
        let wish = Wish { serving: Some(place), ..Wish::default() };
        match case.best(&wish, self.limits) {
            Some(forced) => Some(WhyNobody::Dearer(forced.levels)),
            None if self.limits.over() => None,
            None => Some(WhyNobody::NoReturn),
        }
    }

    pub fn lifts(&self) -> Option<Vec<Lift>> {
        if self.best.levels.count >= self.case.wanted {
            return Some(Vec::new());
        }
        let a = self.scenario.kindergarten(self.case.lead).alliance;
        let mut found = Vec::new();
        for lift in LIFTS {
            let case = Case::new(self.scenario, self.rules, self.earlier, a, Some(lift));
            // More who are due ask for more; only what can be sent is looked at.
            let case = Case { wanted: self.case.wanted, ..case };
            if case.best(&Wish::default(), self.limits)?.levels.count > self.best.levels.count {
                found.push(lift);
            }
        }
        Some(found)
    }
}
