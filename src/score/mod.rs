//! The appraisal of a term: done against planned against asked for, with marks for each lead, its
//! members, each alliance and the county 捆綁考核.
//!
//! May use: the domain types and the changes to a planned term.
//! Must not contain: wording, files, figures of a search.

mod measure;

use jiff::civil::Date;

use crate::domain::{Activity, AllianceIx, Criterion, KinderIx, Scenario, StaffIx, Weights};

use measure::Counts;

/// Something that was asked for and is neither done nor still to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// Visits of a person: done and asked for.
    Person(StaffIx, u32, u32),
    /// Something at a kindergarten: done and asked for.
    Place(KinderIx, u32, u32),
}

/// A criterion in figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// What it is.
    pub criterion: Criterion,
    /// Asked for.
    pub asked: u32,
    /// In the calendar, history included where the school year counts.
    pub planned: u32,
    /// Done up to the day, no more than is asked of each.
    pub done: u32,
    /// Still to come after the day, as far as it is asked for.
    pub to_come: u32,
    /// Who or what is behind.
    pub missing: Vec<Missing>,
}

impl Measure {
    /// What is asked for, not done, and not planned for later.
    #[must_use]
    pub const fn behind(&self) -> u32 {
        self.asked - self.done - self.to_come
    }

    /// The part that is not behind, from 0 to 1; `None` where nothing is asked for.
    #[must_use]
    pub fn rate(&self) -> Option<f64> {
        (self.asked > 0).then(|| 1.0 - f64::from(self.behind()) / f64::from(self.asked))
    }
}

/// The marks of a kindergarten.
#[derive(Debug, Clone, PartialEq)]
pub struct Marked {
    /// Which.
    pub place: KinderIx,
    /// The criteria that apply to it.
    pub measures: Vec<Measure>,
    /// From 0 to 100; `None` where nothing is asked for.
    pub mark: Option<f64>,
}

impl Marked {
    fn new(place: KinderIx, measures: Vec<Measure>, weights: &Weights) -> Self {
        let (mut sum, mut most) = (0.0, 0.0);
        for measure in &measures {
            if let Some(rate) = measure.rate() {
                sum += weights.get(measure.criterion) * rate;
                most += weights.get(measure.criterion);
            }
        }
        Self { place, measures, mark: (most > 0.0).then(|| 100.0 * sum / most) }
    }
}

/// The marks of an alliance.
#[derive(Debug, Clone, PartialEq)]
pub struct AllianceScore {
    /// Which.
    pub alliance: AllianceIx,
    /// The lead by its own criteria.
    pub lead: Marked,
    /// The members, in file order.
    pub members: Vec<Marked>,
    /// Average mark of the members that have one.
    pub members_mean: Option<f64>,
    /// The lead's mark with the members' share in it, which is the alliance's too.
    pub joint: Option<f64>,
}

/// The marks of a county on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// The day; what is later is still to come.
    pub on: Date,
    /// By alliance.
    pub alliances: Vec<AllianceScore>,
    /// Average of the alliances' marks.
    pub county: Option<f64>,
}

fn mean(marks: impl Iterator<Item = Option<f64>>) -> Option<f64> {
    let marks: Vec<f64> = marks.flatten().collect();
    (!marks.is_empty()).then(|| marks.iter().sum::<f64>() / marks.len() as f64)
}

/// Appraises a calendar of a scenario on a day. What `happened.csv` says did not take place, or took
/// place otherwise, counts as it was.
#[must_use]
pub fn score(scenario: &Scenario, calendar: &[Activity], on: Date, weights: &Weights) -> Score {
    let counts = Counts::new(scenario, calendar, on);
    let of = |a: AllianceIx| {
        let alliance = scenario.alliance(a);
        let lead = Marked::new(alliance.lead, counts.of_lead(a), weights);
        let members = alliance.members.iter().filter(|&&k| k != alliance.lead);
        let members: Vec<Marked> =
            members.map(|&k| Marked::new(k, counts.of_member(k), weights)).collect();
        let members_mean = mean(members.iter().map(|m| m.mark));
        let joint = match (lead.mark, members_mean) {
            (Some(own), Some(others)) => {
                Some((1.0 - weights.members) * own + weights.members * others)
            }
            (own, others) => own.or(others),
        };
        AllianceScore { alliance: a, lead, members, members_mean, joint }
    };
    let alliances: Vec<AllianceScore> = scenario.alliance_ixs().map(of).collect();
    let county = mean(alliances.iter().map(|a| a.joint));
    Score { on, alliances, county }
}
