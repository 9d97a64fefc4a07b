//! `distances.csv`

use std::collections::HashMap;

use super::NOWHERE;
use crate::domain::{Distance, KinderIx, Km, Minutes, Settings};
use crate::input::cells::MAX_AMOUNT;
use crate::input::codes;
use crate::input::findings::Findings;
use crate::input::ids::{Ids, Named};
use crate::input::table::Table;

/// The distances, minutes filled in. A row that repeats an earlier one is left out.
pub(in crate::input) fn read(
    table: &Table,
    ids: &Ids,
    settings: &Settings,
    found: &mut Findings,
) -> Vec<Distance> {
    let mut distances: Vec<Distance> = Vec::new();
    let mut seen: HashMap<(KinderIx, KinderIx), usize> = HashMap::new();
    for row in table.rows() {
        let [from, to] = ["from", "to"].map(|name| {
            let ix = ids.required(row.cell(name), Named::Kindergarten, found);
            ix.map_or(KinderIx(NOWHERE), KinderIx::from)
        });
        row.cell("km").required(found);
        let km = row.cell("km").number(0.0, MAX_AMOUNT, found).unwrap_or_default();
        let minutes = row.cell("minutes").number(0.0, MAX_AMOUNT, found);
        let minutes = minutes.unwrap_or(km / settings.travel.speed_kmh * 60.0);
        let new = Distance { from, to, km: Km(km), minutes: Minutes(minutes), line: row.line() };
        if from.0 == NOWHERE || to.0 == NOWHERE {
            continue;
        }
        if from == to {
            found.report(codes::SELF_DISTANCE, row.cell("to").place(), |m| {
                m.with("id", row.cell("to").text)
            });
            continue;
        }
        if let Some(first) = seen.get(&(from, to)).map(|&i| &distances[i]) {
            if (first.km, first.minutes) != (new.km, new.minutes) {
                found.report(codes::DISTANCE_TWICE, row.cell("km").place(), |m| {
                    m.with("from", row.cell("from").text)
                        .with("to", row.cell("to").text)
                        .with("other-line", first.line)
                });
            }
            continue;
        }
        seen.insert((from, to), distances.len());
        distances.push(new);
    }
    distances
}
