//! What a board is worth: shortfall, kilometres and burdens of one alliance, events aside.

use std::collections::BTreeMap;

use super::assign::{due_shortfall, place_shortfall, team_shortfall};
use super::board::Board;
use super::instance::Instance;
use crate::domain::Demand;

/// Levels 1 and 2 of one alliance's outreach and inspections, as the search sees them.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Value {
    /// Weighted, by role.
    pub shortfall: [u64; 2],
    pub km: [f64; 2],
    /// Weighted D10, and kilometres of placements.
    pub without_stay: u64,
    pub stays_km: f64,
    /// Burden of the year per person, by role.
    pub burden: [Vec<f64>; 2],
}

impl Value {
    pub fn of(board: &Board) -> Self {
        let inst = board.inst;
        let seats = inst.scenario.settings.travel.seats;
        let mut value = Self {
            shortfall: [0, 0],
            km: [inst.past_km, 0.0],
            without_stay: 0,
            stays_km: 0.0,
            burden: inst.past_burden.clone(),
        };
        for (placing, run) in inst.placements.stays.iter().zip(&board.stays) {
            match run {
                Some(run) => value.stays_km += placing.km_of(*run),
                None => value.without_stay += u64::from(Demand::D10.weight()),
            }
        }
        let mut vehicles: BTreeMap<(usize, usize, u16, &[usize]), u32> = BTreeMap::new();
        let mut visits: Vec<Vec<usize>> = vec![Vec::new(); inst.ks.len()];
        let mut made = vec![0_u32; inst.people.len()];
        let mut inspected = vec![0_u32; inst.ks.len()];
        for (item, when) in board.items.iter().zip(&board.at) {
            let Some(when) = when else { continue };
            let trip = &item.trip;
            for &p in &trip.people {
                let home = inst.home[p];
                *vehicles.entry((trip.role, home, when.day, &trip.stops[..])).or_default() += 1;
                value.burden[trip.role][p] += inst.day_burden(home, &trip.stops);
                made[p] += if trip.role == 0 { trip.stops.len() as u32 } else { 0 };
            }
            for &k in &trip.stops {
                if trip.role == 0 {
                    visits[k].extend(&trip.people);
                } else {
                    inspected[k] += 1;
                }
            }
            if trip.role == 1 {
                value.shortfall[1] += u64::from(team_shortfall(inst, &trip.people, &trip.stops));
            }
        }
        for ((role, home, _, stops), people) in vehicles {
            value.km[role] += inst.route_km(home, stops) * f64::from(people.div_ceil(seats));
        }
        for (p, made) in made.into_iter().enumerate() {
            let person = inst.person(p);
            if person.backbone {
                let short = person.visits_per_term.saturating_sub(made);
                value.shortfall[0] += u64::from(short * Demand::D1.weight());
            }
        }
        for (k, visitors) in visits.iter().enumerate() {
            value.shortfall[0] += place_shortfall(inst, k, visitors);
        }
        value.shortfall[1] += due_shortfall(inst, &inspected);
        value
    }

    /// Largest burden of the group of a role; 0 for an empty group.
    pub fn largest(&self, inst: &Instance, role: usize) -> f64 {
        self.group(inst, role).into_iter().fold(0.0, f64::max)
    }

    /// Burdens of the group of a role.
    pub fn group(&self, inst: &Instance, role: usize) -> Vec<f64> {
        (0..inst.people.len())
            .filter(|&p| {
                let person = inst.person(p);
                if role == 0 { person.backbone } else { person.mentor }
            })
            .map(|p| self.burden[role][p])
            .collect()
    }

    pub const fn total_shortfall(&self) -> u64 {
        self.shortfall[0] + self.shortfall[1] + self.without_stay
    }

    /// Kilometres but those of events.
    pub fn all_km(&self) -> f64 {
        self.km[0] + self.km[1] + self.stays_km
    }
}
