//! Demands: asked, met, short; and what is short in words.

use super::words::Words;
use crate::domain::{Demand, Plan};
use crate::verify::Asked;

/// A row of the table of demands.
pub(super) struct Row {
    pub demand: &'static str,
    pub name: String,
    pub asked: u32,
    pub met: u32,
    pub short: u32,
    pub weight: u32,
    /// Met of asked, alliance by alliance.
    pub alliances: Vec<Share>,
}

impl Row {
    /// What the alliance at a position has of it.
    pub fn share(&self, alliance: &usize) -> &Share {
        &self.alliances[*alliance]
    }
}

/// One alliance's part of a demand.
pub(super) struct Share {
    pub met: u32,
    pub asked: u32,
}

/// A demand left unmet.
pub(super) struct Short {
    pub demand: &'static str,
    pub name: String,
    pub subject: String,
    pub units: u32,
    pub reasons: Vec<String>,
}

pub(super) fn table(words: &Words<'_>, plan: &Plan, asked: &[Asked]) -> Vec<Row> {
    let n = words.scenario.alliances.len();
    Demand::ALL
        .iter()
        .map(|&demand| {
            let mut of = vec![0; n];
            for a in asked.iter().filter(|a| a.demand == demand) {
                of[a.alliance.index()] += a.units;
            }
            let mut lacking = vec![0; n];
            for short in plan.shortfalls.iter().filter(|s| s.demand == demand) {
                if let Some(a) = alliance_of(words, &short.subject) {
                    lacking[a] += short.units;
                }
            }
            let total: u32 = of.iter().sum();
            let units = plan.shortfalls.iter().filter(|s| s.demand == demand).map(|s| s.units);
            let short: u32 = units.sum();
            Row {
                demand: demand.name(),
                name: words.word(demand),
                asked: total,
                met: total.saturating_sub(short),
                short,
                weight: demand.weight(),
                alliances: of
                    .iter()
                    .zip(lacking)
                    .map(|(&asked, short)| Share { met: asked.saturating_sub(short), asked })
                    .collect(),
            }
        })
        .collect()
}

/// The alliance of a shortfall's subject: a person, kindergarten, event or alliance.
fn alliance_of(words: &Words<'_>, id: &str) -> Option<usize> {
    let scenario = words.scenario;
    let place = |k: crate::domain::KinderIx| scenario.kindergarten(k).alliance.index();
    (scenario.kindergartens.iter().find(|k| k.id == id).map(|k| k.alliance.index()))
        .or_else(|| scenario.staff.iter().find(|p| p.id == id).map(|p| place(p.home)))
        .or_else(|| scenario.events.iter().find(|e| e.id == id).map(|e| e.alliance.index()))
        .or_else(|| scenario.alliances.iter().position(|a| a.id == id))
}

pub(super) fn shortfalls(words: &Words<'_>, plan: &Plan) -> Vec<Short> {
    plan.shortfalls
        .iter()
        .map(|short| Short {
            demand: short.demand.name(),
            name: words.word(short.demand),
            subject: words.subject(&short.subject),
            units: short.units,
            reasons: short.reason.iter().map(|r| words.say(r)).collect(),
        })
        .collect()
}
