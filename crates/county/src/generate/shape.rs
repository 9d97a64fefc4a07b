//! The shape of a generated county.

/// The shape of a generated scenario.
///
/// Shares and degrees are clamped to 0 … 1. There is always at least one alliance with one
/// kindergarten.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// Alliances in the county.
    pub alliances: u32,
    /// Kindergartens in each alliance, the lead included.
    pub kindergartens: u32,
    /// Staff in each alliance, over all its kindergartens.
    pub staff: u32,
    /// Seed: another seed gives another county of the same shape.
    pub seed: u64,
    /// The term to plan: 1 is the autumn of 2026, 2 the spring of 2027.
    pub term: u32,
    /// Terms in the school year, at least `term`.
    pub terms: u32,
    /// In term 2: write a history of the autumn.
    pub history: bool,
    /// 0 roomy … 1 tight: fewer people may be away, more closures, smaller `visits_max`, quotas
    /// of inspections, personal limits on the way, shorter windows.
    pub tightness: f64,
    /// Share of members that teach in the minority language.
    pub language: f64,
    /// Share of members far away: 35–60 road km from the lead instead of 2–30.
    pub far: f64,
    /// Degree of closures: 0 none … 1 every kindergarten once and many people.
    pub closures: f64,
    /// Write one to three pins that break no hard rule.
    pub pins: bool,
    /// Events of each alliance in the term.
    pub events: u32,
    /// Share of the lead's backbone teachers with two demanded visits.
    pub two_visit_share: f64,
    /// Share of the lead's roads to its members that have a row of their own in `distances.csv`.
    pub roads: f64,
    /// Ends the term with the Friday of this week, counted from 1; `None`: the whole term.
    pub weeks: Option<u32>,
    /// Follow-ups of each alliance.
    pub follow_ups: u32,
    /// Placements of each alliance.
    pub placements: u32,
    /// Rows of each alliance in `apart.csv`.
    pub apart: u32,
    /// People of each alliance with a weekday on which they never can.
    pub fixed_days: u32,
    /// Online seminars of each alliance, as one row of `events.csv`.
    pub rhythm: u32,
}

impl Default for Shape {
    fn default() -> Self {
        Self {
            alliances: 4,
            kindergartens: 8,
            staff: 24,
            seed: 1,
            term: 1,
            terms: 2,
            history: false,
            tightness: 0.3,
            language: 0.15,
            far: 0.15,
            closures: 0.3,
            pins: false,
            events: 4,
            two_visit_share: 0.3,
            roads: 0.2,
            weeks: None,
            follow_ups: 0,
            placements: 0,
            apart: 0,
            fixed_days: 0,
            rhythm: 0,
        }
    }
}

impl Shape {
    /// The same shape with every value in its range.
    pub(super) fn clamped(&self) -> Self {
        let unit = |x: f64| if x.is_nan() { 0.0 } else { x.clamp(0.0, 1.0) };
        let term = self.term.clamp(1, 2);
        Self {
            alliances: self.alliances.max(1),
            kindergartens: self.kindergartens.max(1),
            term,
            terms: self.terms.max(term),
            tightness: unit(self.tightness),
            language: unit(self.language),
            far: unit(self.far),
            closures: unit(self.closures),
            two_visit_share: unit(self.two_visit_share),
            roads: unit(self.roads),
            weeks: self.weeks.map(|w| w.max(1)),
            ..self.clone()
        }
    }

    /// Whether there is an earlier term with a history.
    pub(super) const fn has_history(&self) -> bool {
        self.history && self.term == 2
    }
}
