//! What travelling comes to, by alliance and by the kindergarten that people leave from.

use super::words::{Words, thousands};
use crate::domain::{ActivityKind, KinderIx};
use crate::verify::Trip;

/// A row of the budget.
pub(super) struct Line {
    pub name: String,
    /// Kilometres of each kind of journey.
    pub km: Vec<String>,
    pub total: String,
    /// Journeys of vehicles.
    pub vehicles: u32,
    /// `None` where a kilometre has no price.
    pub money: Option<String>,
}

/// The budget, the kinds of its columns, and its sum.
pub(super) struct Budget {
    pub kinds: Vec<String>,
    pub alliances: Vec<Line>,
    pub sum: Line,
    pub kindergartens: Vec<Line>,
    pub priced: bool,
    pub price: String,
}

#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    km: [f64; 4],
    vehicles: u32,
}

impl Sum {
    fn add(&mut self, trip: &Trip) {
        let column = match trip.kind {
            ActivityKind::Outreach => 0,
            ActivityKind::Inspection | ActivityKind::FollowUp => 1,
            ActivityKind::Event => 2,
            ActivityKind::Placement => 3,
        };
        self.km[column] += trip.vehicle_km().value();
        self.vehicles += trip.vehicles;
    }
}

pub(super) fn budget(words: &Words<'_>, trips: &[Trip]) -> Budget {
    let scenario = words.scenario;
    let mut alliances = vec![Sum::default(); scenario.alliances.len()];
    let mut homes = vec![Sum::default(); scenario.kindergartens.len()];
    let mut sum = Sum::default();
    for trip in trips {
        alliances[trip.alliance.index()].add(trip);
        homes[trip.home.index()].add(trip);
        sum.add(trip);
    }
    let kinds = Trip::kinds(scenario);
    let price = scenario.settings.travel.cost_per_km;
    let line = |name: String, sum: Sum| {
        let total: f64 = sum.km.iter().sum();
        Line {
            name,
            km: sum.km[..kinds.len()].iter().copied().map(thousands).collect(),
            total: thousands(total),
            vehicles: sum.vehicles,
            money: (price > 0.0).then(|| thousands(total * price)),
        }
    };
    Budget {
        kinds: kinds.iter().map(|&kind| words.word(kind)).collect(),
        alliances: alliances
            .iter()
            .enumerate()
            .map(|(i, &s)| line(words.name(&scenario.alliances[i].name), s))
            .collect(),
        sum: line(words.key("page-total"), sum),
        kindergartens: homes
            .iter()
            .enumerate()
            .filter(|(_, s)| s.vehicles > 0)
            .map(|(i, &s)| line(words.place(KinderIx::from(i)), s))
            .collect(),
        priced: price > 0.0,
        price: format!("{price}"),
    }
}
