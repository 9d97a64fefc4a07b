//! Rows that the relaxation needs to see whole vehicles.
//!
//! ⌈people / seats⌉ relaxes to a full last seat everywhere. What a place or a home asks for,
//! counted in vehicles and not in seats, takes most of that away: where any of a home's vehicles
//! may meet a demand of d visits, one counts for no more than min(seats, d, who could sit in it)
//! (a mixed-integer rounding of the demand row; L. A. Wolsey, Integer Programming, 1998, ch. 8).

use std::collections::BTreeMap;

use crate::model::{Col, Model, Sense, Tag};

/// Who of one home may take one route in a vehicle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Ride {
    /// The person's or the class's column.
    pub rider: Col,
    /// People behind it.
    pub people: usize,
    /// The vehicles of home and route; none where one person is a vehicle.
    pub vehicles: Option<Col>,
}

/// A demand for visits: `asked` of the rides, less what its slack leaves unmet.
#[derive(Debug, Clone)]
pub(super) struct VisitDemand {
    pub tag: Tag,
    pub rides: Vec<Ride>,
    pub asked: u32,
    pub slack: Col,
}

impl VisitDemand {
    /// The demand in vehicles; nothing where no vehicle has a second seat.
    pub fn in_vehicles(&self, model: &mut Model, seats: impl Fn(Col) -> u32) {
        let mut row: Vec<(Col, f64)> = Vec::new();
        let mut by_vehicle: BTreeMap<Col, usize> = BTreeMap::new();
        for ride in &self.rides {
            match ride.vehicles {
                Some(vehicles) => *by_vehicle.entry(vehicles).or_default() += ride.people,
                None => row.push((ride.rider, 1.0)),
            }
        }
        if by_vehicle.is_empty() {
            return;
        }
        for (vehicles, people) in by_vehicle {
            let counts = seats(vehicles).min(self.asked).min(people as u32);
            row.push((vehicles, f64::from(counts)));
        }
        row.push((self.slack, 1.0));
        model.row(self.tag, row, Sense::Ge, f64::from(self.asked));
    }
}

/// Visits owed by part of a home's teachers, on the only routes that they have.
#[derive(Debug, Clone)]
pub(super) struct Owed {
    pub visits: u32,
    pub slacks: Vec<Col>,
    /// Sorted.
    pub routes: Vec<usize>,
}

/// Sets of routes looked at, per home.
const MOST_SETS: usize = 16;

/// Vehicles that the visits owed by those who have no other routes need at least, q to a stop
/// (Chvátal–Gomory rounding), for every set of routes that is somebody's. `vehicles` gives the
/// column and the stops of each route.
pub(super) fn owed_in_vehicles(
    model: &mut Model,
    tag: Tag,
    owed: &[Owed],
    vehicles: &[(Col, usize)],
    seats: u32,
) {
    let mut sets: Vec<&Vec<usize>> = owed.iter().map(|o| &o.routes).collect();
    sets.sort_unstable_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    sets.dedup();
    sets.retain(|set| set.len() < vehicles.len());
    // Everybody together, then those with the fewest ways.
    let few = sets.len().saturating_sub(MOST_SETS);
    let all: Vec<usize> = (0..vehicles.len()).collect();
    for set in std::iter::once(&all).chain(sets.into_iter().skip(few)) {
        let inside = |o: &&Owed| o.routes.iter().all(|r| set.binary_search(r).is_ok());
        let mine: Vec<&Owed> = owed.iter().filter(inside).collect();
        let visits: u32 = mine.iter().map(|o| o.visits).sum();
        let slacks = mine.iter().flat_map(|o| &o.slacks).map(|&s| (s, 1.0));
        let stops = set.iter().map(|&r| (vehicles[r].0, vehicles[r].1 as f64));
        let row = stops.chain(slacks).collect();
        model.row(tag, row, Sense::Ge, f64::from(visits.div_ceil(seats)));
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicBool;

    use super::*;
    use crate::model::{Limits, prices, solve};

    static NEVER: AtomicBool = AtomicBool::new(false);

    fn tag() -> Tag {
        Tag { rule: "test", subject: 0 }
    }

    /// A place that asks `asked` visits of `people` colleagues who share vehicles of three seats,
    /// 30 km each, or of a neighbour at 25 km a visit.
    fn place(asked: u32, people: usize, neighbours: f64, in_vehicles: bool) -> Model {
        let mut model = Model::default();
        let vehicles = model.integer(30.0, 9.0);
        let neighbour = model.integer(25.0, neighbours);
        let slack = model.real(1_000.0, 0.0, f64::from(asked));
        let mut rides = vec![Ride { rider: neighbour, people: 1, vehicles: None }];
        let mut seated = vec![(vehicles, -3.0)];
        for _ in 0..people {
            let rider = model.integer(0.0, 1.0);
            seated.push((rider, 1.0));
            rides.push(Ride { rider, people: 1, vehicles: Some(vehicles) });
        }
        model.row(tag(), seated, Sense::Le, 0.0);
        let mut visits: Vec<(Col, f64)> = rides.iter().map(|r| (r.rider, 1.0)).collect();
        visits.push((slack, 1.0));
        model.row(tag(), visits, Sense::Ge, f64::from(asked));
        if in_vehicles {
            VisitDemand { tag: tag(), rides, asked, slack }.in_vehicles(&mut model, |_| 3);
        }
        model
    }

    #[test]
    fn demands_in_vehicles_tighten_the_relaxation_and_cut_off_no_whole_plan() {
        let limits = Limits { nodes: 1_000, deadline: None, stop: &NEVER };
        for asked in 1..=7 {
            for people in 1..=6 {
                for neighbours in [0.0, 1.0, 2.0] {
                    let [loose, tight] =
                        [false, true].map(|rows| place(asked, people, neighbours, rows));
                    let best = |m: &Model| solve(m, false, None, &limits).value.unwrap();
                    let bound = |m: &Model| prices(m, &[], &limits).unwrap().bound;
                    let case = (asked, people, neighbours);
                    assert!((best(&loose) - best(&tight)).abs() < 1e-6, "{case:?}");
                    assert!(bound(&tight) >= bound(&loose) - 1e-6, "{case:?}");
                    assert!(bound(&tight) <= best(&tight) + 1e-6, "{case:?}");
                }
            }
        }
        // One visit by the colleagues takes a whole vehicle, not a third of one.
        assert!((bound_of(1, 4, false) - 10.0).abs() < 1e-6);
        assert!((bound_of(1, 4, true) - 25.0).abs() < 1e-6);
    }

    fn bound_of(asked: u32, people: usize, in_vehicles: bool) -> f64 {
        let limits = Limits { nodes: 1, deadline: None, stop: &NEVER };
        prices(&place(asked, people, 1.0, in_vehicles), &[], &limits).unwrap().bound
    }

    #[test]
    fn visits_owed_on_few_routes_take_whole_vehicles_there() {
        // Three who can only go the first way, two to a vehicle, and one who has the second too.
        let mut model = Model::default();
        let vehicles: Vec<(Col, usize)> =
            [10.0, 1.0].map(|km| (model.integer(km, 9.0), 1)).to_vec();
        let owed = |visits: u32, routes: &[usize]| Owed {
            visits,
            slacks: Vec::new(),
            routes: routes.to_vec(),
        };
        owed_in_vehicles(&mut model, tag(), &[owed(3, &[0]), owed(1, &[0, 1])], &vehicles, 2);
        let limits = Limits { nodes: 1, deadline: None, stop: &NEVER };
        let bound = prices(&model, &[], &limits).unwrap().bound;
        // Three visits need two vehicles there; all four need no more.
        assert!((bound - 20.0).abs() < 1e-6, "{bound}");
    }
}
