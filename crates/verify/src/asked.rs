//! How many units each demand asks for; reports show the met units beside the shortfall.

use super::facts::Facts;
use crate::domain::{Activity, ActivityKind, AllianceIx, Demand, FollowUp, Placement, Scenario};

/// The units of a demand in one alliance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// The alliance.
    pub alliance: AllianceIx,
    /// The demand.
    pub demand: Demand,
    /// Units demanded; those of D6, D7 and D9 depend on the number of inspections in the calendar.
    pub units: u32,
}

/// The units of every demand in every alliance: alliances in file order, demands in the contract's
/// order.
///
/// Units demanded minus the units of the shortfalls are the units met.
#[must_use]
pub fn asked(scenario: &Scenario, calendar: &[Activity]) -> Vec<Asked> {
    let facts = Facts::new(scenario, calendar);
    let inspections = super::demands::inspections_due(&facts);
    scenario
        .alliance_ixs()
        .flat_map(|alliance| {
            let inspections = inspections[alliance.index()];
            Demand::ALL.iter().map(move |&demand| (alliance, demand, inspections))
        })
        .map(|(alliance, demand, inspections)| Asked {
            alliance,
            demand,
            units: if demand == Demand::D2 { inspections } else { units(&facts, alliance, demand) },
        })
        .collect()
}

fn units(facts: &Facts, alliance: AllianceIx, demand: Demand) -> u32 {
    let scenario = facts.scenario;
    let settings = &scenario.settings;
    let members = &scenario.alliance(alliance).members;
    let places = || members.iter().map(|&k| scenario.kindergarten(k));
    let teams = |foreign: bool| {
        let at = |r: &super::facts::Row| r.row.kindergarten.map(|k| scenario.kindergarten(k));
        facts
            .teams()
            .filter_map(|r| at(&r))
            .filter(|k| k.alliance == alliance && (!foreign || k.language != "zh"))
            .count() as u32
    };
    match demand {
        Demand::D1 => scenario
            .staff
            .iter()
            .filter(|p| p.backbone && scenario.kindergarten(p.home).alliance == alliance)
            .map(|p| p.visits_per_term)
            .sum(),
        // Needs the history of all; see `asked`.
        Demand::D2 => 0,
        Demand::D3 => scenario.events.iter().filter(|e| e.alliance == alliance).count() as u32,
        Demand::D4 => places().map(|k| k.visits_min).sum(),
        Demand::D5 => places().map(|k| k.visits_min.min(settings.outreach.subjects_min)).sum(),
        Demand::D6 => teams(false) * settings.inspection.expertise.len() as u32,
        Demand::D8 => {
            let of = |f: &&FollowUp| scenario.kindergarten(f.kindergarten).alliance == alliance;
            scenario.follow_ups.iter().filter(of).count() as u32
        }
        Demand::D9 => {
            let known = |k| !super::demands::mentors_who_know(facts, k).is_empty();
            facts
                .of_kind(ActivityKind::FollowUp)
                .filter(|r| r.row.alliance == alliance && r.row.kindergarten.is_some_and(known))
                .count() as u32
        }
        Demand::D10 => {
            let of = |p: &&Placement| scenario.alliance_of(p.person) == alliance;
            scenario.placements.iter().filter(of).count() as u32
        }
        Demand::D7 => {
            places().filter(|k| k.language != "zh" && k.visits_min > 0).count() as u32 + teams(true)
        }
    }
}
