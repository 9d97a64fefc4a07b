//! Which members join which lead: alliances of moderate size, short roads, evenly shared burdens.
//!
//! May use: the domain types, the distances, the linear models and their solvers.
//! Must not contain: wording, files.
//!
//! A capacitated assignment: members to leads, with sizes, weak kindergartens and teachers of an
//! alliance between bounds. With sizes and weak ones alone the rows of each lead are nested, so the
//! relaxation is integral; whole townships and teachers make it a little less so.

mod model;
mod town;
mod why;

use crate::domain::{AllianceIx, KinderIx, Minutes, Scenario, Support};
use crate::model::Limits;
use crate::travel::DistanceTable;

pub use town::township;
pub use why::{Bound, Conflict, conflict};

use model::Case;

/// What the bureau decides.
#[derive(Debug, Clone, PartialEq)]
pub struct FormRules {
    /// Kindergartens of an alliance, the lead included: at least and at most.
    pub size: (u32, u32),
    /// Minutes on the road between a member and its lead at most.
    pub minutes: Minutes,
    /// The members of a township are in one alliance, that of a lead of theirs if there is one.
    pub together: bool,
    /// Weak kindergartens that one alliance has more than another at most.
    pub weak: u32,
    /// Backbone teachers that one alliance has more than another at most, the lead's included.
    pub staff: u32,
    /// By kindergarten: its township, as far as it is known.
    pub townships: Vec<Option<String>>,
    /// What it costs to move a kindergarten to another alliance, in kilometres.
    pub change_km: f64,
}

impl FormRules {
    /// The defaults for a county: no bound is worse than today's division, and a change has to save
    /// ten kilometres.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Self {
        let today = Division::today(scenario);
        let table = DistanceTable::new(scenario);
        let farthest =
            scenario.kindergartens.iter().enumerate().map(|(i, k)| {
                table.minutes(KinderIx::from(i), scenario.alliance(k.alliance).lead).0
            });
        let usual = scenario.settings.travel.max_one_way_minutes.0;
        Self {
            size: today.size,
            minutes: Minutes(farthest.fold(usual, f64::max)),
            together: false,
            weak: today.weak.1 - today.weak.0,
            staff: today.staff.1 - today.staff.0,
            townships: scenario
                .kindergartens
                .iter()
                .map(|k| township(&k.name).map(str::to_owned))
                .collect(),
            change_km: 10.0,
        }
    }
}

/// Every kindergarten in an alliance, and what that comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Division {
    /// By kindergarten.
    pub of: Vec<AllianceIx>,
    /// Roads from the members to their leads, one way, in hundredths of a kilometre.
    pub road: u32,
    /// The longest of them.
    pub longest: u32,
    /// Kindergartens that are in another alliance today.
    pub changes: u32,
    /// Kindergartens of the smallest and of the largest alliance.
    pub size: (u32, u32),
    /// Weak kindergartens of the alliance with the fewest and of the one with the most.
    pub weak: (u32, u32),
    /// Backbone teachers likewise.
    pub staff: (u32, u32),
}

impl Division {
    /// The present one.
    #[must_use]
    pub fn today(scenario: &Scenario) -> Self {
        Self::new(scenario, scenario.kindergartens.iter().map(|k| k.alliance).collect())
    }

    /// What a division comes to.
    #[must_use]
    pub fn new(scenario: &Scenario, of: Vec<AllianceIx>) -> Self {
        let table = DistanceTable::new(scenario);
        let roads = || {
            of.iter().enumerate().map(|(i, &a)| {
                let lead = scenario.alliance(a).lead;
                hundredths(table.km(KinderIx::from(i), lead).0)
            })
        };
        let moved = scenario.kindergartens.iter().zip(&of).filter(|(k, a)| k.alliance != **a);
        let range = |worth: &dyn Fn(KinderIx) -> u32| {
            let mut sums = vec![0; scenario.alliances.len()];
            for (i, a) in of.iter().enumerate() {
                sums[a.index()] += worth(KinderIx::from(i));
            }
            let (least, most) = (sums.iter().min(), sums.iter().max());
            (least.copied().unwrap_or(0), most.copied().unwrap_or(0))
        };
        let staff = teachers(scenario);
        Self {
            road: roads().fold(0, u32::saturating_add),
            longest: roads().max().unwrap_or(0),
            changes: moved.count() as u32,
            size: range(&|_| 1),
            weak: range(&|k| u32::from(weak(scenario, k))),
            staff: range(&|k| staff[k.index()]),
            of,
        }
    }

    /// Cost in hundredths of a kilometre: the roads, and the price of the changes.
    #[must_use]
    pub fn cost(&self, rules: &FormRules) -> u64 {
        u64::from(self.road) + u64::from(self.changes) * u64::from(hundredths(rules.change_km))
    }
}

/// Whether a kindergarten is weak.
fn weak(scenario: &Scenario, k: KinderIx) -> bool {
    scenario.kindergarten(k).support == Support::Weak
}

/// Backbone teachers, by kindergarten.
fn teachers(scenario: &Scenario) -> Vec<u32> {
    let mut all = vec![0; scenario.kindergartens.len()];
    for person in scenario.staff.iter().filter(|person| person.backbone) {
        all[person.home.index()] += 1;
    }
    all
}

/// Hundredths of a kilometre: whole numbers, so that sums are exact. What is not known is more than
/// any road.
fn hundredths(km: f64) -> u32 {
    (km.min(1e6) * 100.0).round() as u32
}

/// What evenness is asked of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evenness {
    /// Weak kindergartens.
    Weak,
    /// Backbone teachers.
    Staff,
}

/// A division that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formed {
    /// The division.
    pub division: Division,
    /// None that keeps the rules costs less.
    pub proven: bool,
}

/// What came out.
#[derive(Debug, Clone, PartialEq)]
pub enum Forming {
    /// The division of least cost.
    Found(Formed),
    /// None keeps the rules.
    Impossible,
    /// Neither was shown before it was stopped.
    Unknown,
}

/// The division of least cost that keeps the rules.
#[must_use]
pub fn form(scenario: &Scenario, rules: &FormRules, limits: &Limits) -> Forming {
    Case::new(scenario, rules).solve(limits)
}

/// Every division that no other beats in both cost and evenness, within the rules: from the cheapest
/// to the most even. `rules.weak` or `rules.staff` does not count here, whichever is asked of.
#[must_use]
pub fn trade_off(
    scenario: &Scenario,
    rules: &FormRules,
    evenness: Evenness,
    limits: &Limits,
) -> Vec<Formed> {
    let mut points: Vec<Formed> = Vec::new();
    let mut most = u32::MAX;
    loop {
        let rules = match evenness {
            Evenness::Weak => FormRules { weak: most, ..rules.clone() },
            Evenness::Staff => FormRules { staff: most, ..rules.clone() },
        };
        let Forming::Found(point) = form(scenario, &rules, limits) else { break };
        let (least, largest) = match evenness {
            Evenness::Weak => point.division.weak,
            Evenness::Staff => point.division.staff,
        };
        // What costs as much and is less even is no point.
        let cost = point.division.cost(&rules);
        if points.last().is_some_and(|last| last.division.cost(&rules) == cost) {
            points.pop();
        }
        points.push(point);
        match (largest - least).checked_sub(1) {
            Some(next) => most = next,
            None => break,
        }
    }
    points
}
