//! What the appraisal of a term looks at, and how much each counts.

use super::FixedWord;

/// What is appraised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Criterion {
    /// Gatherings of the alliance over the school year: `events.min_per_year`, in equal parts for
    /// its terms.
    Events,
    /// The lead's open half day: one in each term.
    HalfDay,
    /// Visits that the kindergarten's backbone teachers make, each as many as are asked of her.
    Visits,
    /// Visits that the kindergarten receives: its `visits_min`.
    Received,
    /// Inspections of the term: of a member as many as demand D2 asks for it, of a lead all of its
    /// alliance.
    Inspections,
    /// Rows of `followups.csv`.
    FollowUps,
    /// Rows of `placements.csv`: the member's own people and those it takes, of a lead all of its
    /// alliance.
    Placements,
    /// Gatherings that a member hosts in turn over the school year.
    Hosting,
    /// Weak members receive no fewer visits than the others, on average.
    WeakFirst,
}

impl FixedWord for Criterion {
    const ALL: &'static [Self] = &[
        Self::Events,
        Self::HalfDay,
        Self::Visits,
        Self::Received,
        Self::Inspections,
        Self::FollowUps,
        Self::Placements,
        Self::Hosting,
        Self::WeakFirst,
    ];
    fn word(self) -> &'static str {
        match self {
            Self::Events => "events",
            Self::HalfDay => "half_day",
            Self::Visits => "visits",
            Self::Received => "received",
            Self::Inspections => "inspections",
            Self::FollowUps => "follow_ups",
            Self::Placements => "placements",
            Self::Hosting => "hosting",
            Self::WeakFirst => "weak_first",
        }
    }
}

/// How much each criterion counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    /// In the order of [`Criterion`]; 0 leaves one out.
    pub of: [f64; 9],
    /// Share of the members' average in the mark of their lead, from 0 to 1.
    pub members: f64,
}

impl Default for Weights {
    /// A bureau's usual table: visits and inspections count most, and a third of the lead's mark is
    /// its members'.
    fn default() -> Self {
        Self { of: [15.0, 10.0, 20.0, 15.0, 20.0, 10.0, 10.0, 5.0, 10.0], members: 0.3 }
    }
}

impl Weights {
    /// The weight of a criterion.
    #[must_use]
    pub const fn get(&self, criterion: Criterion) -> f64 {
        self.of[criterion as usize]
    }
}
