//! Why no division keeps the rules: a smallest set of bounds that together leave none.

use super::FormRules;
use super::model::Case;
use crate::domain::{AllianceIx, KinderIx, Scenario};
use crate::model::Limits;
use crate::smallest::{Member, Outcome, shrink};

/// A bound that can be lifted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bound {
    /// An alliance has at least so many kindergartens.
    SizeMin(AllianceIx),
    /// An alliance has at most so many kindergartens.
    SizeMax(AllianceIx),
    /// The road of a member is not too long.
    Road(KinderIx),
    /// A township stays together, by its position in [`Conflict::townships`].
    Together(usize),
    /// Weak kindergartens are shared evenly.
    Weak,
    /// Teachers are shared evenly.
    Staff,
}

/// The bounds that leave no division.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// None of them can be left out, as far as they are `needed`.
    pub members: Vec<Member<Bound>>,
    /// Townships by name.
    pub townships: Vec<String>,
}

/// A smallest set of bounds that together leave no division; only for rules that leave none.
#[must_use]
pub fn conflict(scenario: &Scenario, rules: &FormRules, limits: &Limits) -> Conflict {
    let case = Case::new(scenario, rules);
    let mut test = |lifted: &[Bound]| match case.possible(lifted, limits) {
        Some(true) => Outcome::Possible,
        Some(false) => Outcome::Impossible,
        None => Outcome::Unknown,
    };
    // What is tried first is left out rather than what is tried last: evenness before roads, roads
    // before sizes, which everybody understands.
    let towns = 0..if rules.together { case.towns.len() } else { 0 };
    let families: [Vec<Bound>; 5] = [
        vec![Bound::Staff, Bound::Weak],
        case.members().map(Bound::Road).collect(),
        scenario.alliance_ixs().map(Bound::SizeMin).collect(),
        towns.map(Bound::Together).collect(),
        scenario.alliance_ixs().map(Bound::SizeMax).collect(),
    ];
    let (mut lifted, mut members) = (Vec::new(), Vec::new());
    for family in &families {
        shrink(family, &mut lifted, &mut members, &mut test);
    }
    members.sort_by_key(|m| m.fact);
    let townships = case.towns.iter().map(|t| t.0.clone()).collect();
    Conflict { members, townships }
}
