//! Whom to exchange for a school year 輪崗: backbone teachers of each lead to members, and as many
//! teachers of members to the lead.
//!
//! May use: the domain types, the distances, the linear models and their solvers.
//! Must not contain: wording, files, dates of placements.
//!
//! Each alliance is a model of its own, solved to proven optimality level by level (see
//! [`ExchangeLevels`]). Every reason is a solve too: what it would cost to leave a person at home,
//! or to send somebody to a place that gets nobody.

mod case;
mod model;
mod reasons;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::domain::{
    AllianceIx, Exchanged, KinderIx, Minutes, PlaceKind, Scenario, StaffIx, Support,
};
use crate::model::Limits;
use case::Case;

pub use reasons::{Chosen, Lift, Obstacles, Unserved, WhyNobody};

/// Working days from which a placement of the tables counts as an exchange; shorter ones are
/// shadowing for a while, after which one can be exchanged all the same.
pub const LONG_PLACEMENT: u32 = 20;

/// What the bureau decides.
#[derive(Debug, Clone, PartialEq)]
pub struct ExchangeRules {
    /// Teachers that each lead sends, as far as there are any; `None`: by the share.
    pub count: Option<u32>,
    /// Share of the lead's backbone teachers who are due: so many go, rounded up, at least one.
    pub share: f64,
    /// Who came back from an exchange within so many years before the school year stays at home.
    pub years: u32,
    /// Teachers of the lead at one member.
    pub per_place: u32,
    /// Teachers that a kindergarten gives away at most; `None`: its `max_away`.
    pub loss: Option<u32>,
    /// Minutes on the road between home and host at most.
    pub minutes: Minutes,
    /// Who is not considered, for reasons that no table knows.
    pub excluded: Vec<StaffIx>,
    /// Further proposals, each with different people.
    pub alternatives: u32,
}

impl ExchangeRules {
    /// The defaults for a county.
    ///
    /// A tenth is the least share that the ministries of education, finance and human resources ask
    /// of town schools in 關於推進縣（區）域內義務教育學校校長教師交流輪崗的意見 (教師〔2014〕4號).
    #[must_use]
    pub fn of(scenario: &Scenario) -> Self {
        Self {
            count: None,
            share: 0.1,
            years: 3,
            per_place: 1,
            loss: None,
            minutes: scenario.settings.travel.max_one_way_minutes,
            excluded: Vec::new(),
            alternatives: 2,
        }
    }
}

/// Why a person is not considered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Barred {
    /// The bureau has said so.
    Excluded,
    /// Came back from an exchange on this day.
    Went(Date),
    /// Of the lead, and no backbone teacher.
    NotBackbone,
    /// Of a member, and only a mentor.
    OnlyMentor,
}

/// A person and where that person goes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Move {
    /// Who.
    pub person: StaffIx,
    /// From where …
    pub home: KinderIx,
    /// … to where.
    pub host: KinderIx,
    /// One way, in hundredths of a kilometre, rounded.
    pub road: u32,
    /// Teaches a subject that nobody at the host teaches.
    pub fits: bool,
}

/// What an exchange is worth, the first difference deciding: more of the first four, less of the
/// last two is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ExchangeLevels {
    /// Teachers of the lead who go; as many come from members.
    pub count: u32,
    /// Sum of [`need`] over the members that get a teacher of the lead, for each of them.
    pub need: u32,
    /// Teachers of members in whose place one of the lead comes: their class has its teacher.
    pub swaps: u32,
    /// Teachers of the lead who teach a subject that nobody at their host teaches.
    pub fits: u32,
    /// Sum of the roads one way, in hundredths of a kilometre.
    pub road: u32,
    /// The longest road one way, in hundredths of a kilometre.
    pub longest: u32,
}

/// How much a member needs a teacher of the lead: 2 points for a weak one, 1 for a pastoral one.
#[must_use]
pub fn need(scenario: &Scenario, k: KinderIx) -> u32 {
    let place = scenario.kindergarten(k);
    let weak = if place.support == Support::Weak { 2 } else { 0 };
    weak + u32::from(place.kind == Some(PlaceKind::Pastoral))
}

/// A proposal for an alliance.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// Teachers of the lead first, then those of members; each in the order of the staff table.
    pub moves: Vec<Move>,
    /// What it is worth.
    pub levels: ExchangeLevels,
    /// Nothing better exists.
    pub proven: bool,
}

/// The exchange of an alliance.
#[derive(Debug, Clone, PartialEq)]
pub struct AllianceExchange {
    /// Whose.
    pub alliance: AllianceIx,
    /// Backbone teachers of the lead who are due.
    pub due: u32,
    /// Teachers that the lead shall send.
    pub wanted: u32,
    /// The best proposal.
    pub best: Choice,
    /// The next best ones, each with other people than all before.
    pub alternatives: Vec<Choice>,
    /// The moves of the best one, and what it is worth without that person.
    pub chosen: Vec<Chosen>,
    /// Members that get nobody, and why.
    pub unserved: Vec<Unserved>,
    /// Who is not considered, and why.
    pub barred: Vec<(StaffIx, Barred)>,
    /// Where fewer go than shall: what would let one more go, each by itself.
    pub lifts: Vec<Lift>,
}

/// The best exchange of every alliance; `None` if it was stopped before everything was known.
#[must_use]
pub fn exchange(
    scenario: &Scenario,
    rules: &ExchangeRules,
    earlier: &[Exchanged],
    limits: &Limits,
) -> Option<Vec<AllianceExchange>> {
    let alliances: Vec<AllianceIx> = scenario.alliance_ixs().collect();
    alliances.into_par_iter().map(|a| of_alliance(scenario, rules, earlier, a, limits)).collect()
}

fn of_alliance(
    scenario: &Scenario,
    rules: &ExchangeRules,
    earlier: &[Exchanged],
    a: AllianceIx,
    limits: &Limits,
) -> Option<AllianceExchange> {
    let case = Case::new(scenario, rules, earlier, a, None);
    let best = case.best(&model::Wish::default(), limits)?;
    let mut tried: Vec<Vec<StaffIx>> = vec![people(&best)];
    let mut alternatives = Vec::new();
    for _ in 0..rules.alternatives {
        let wish = model::Wish { other_than: tried.clone(), ..model::Wish::default() };
        match case.best(&wish, limits) {
            Some(next) if !next.moves.is_empty() => {
                tried.push(people(&next));
                alternatives.push(next);
            }
            Some(_) => break,
            None if limits.over() => return None,
            None => break,
        }
    }
    let reasons = reasons::Reasons { scenario, rules, earlier, case: &case, best: &best, limits };
    Some(AllianceExchange {
        alliance: a,
        due: case.due,
        wanted: case.wanted,
        chosen: reasons.chosen()?,
        unserved: reasons.unserved()?,
        lifts: reasons.lifts()?,
        barred: case.barred.clone(),
        alternatives,
        best,
    })
}

fn people(choice: &Choice) -> Vec<StaffIx> {
    choice.moves.iter().map(|m| m.person).collect()
}
