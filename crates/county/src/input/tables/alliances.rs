//! `alliances.csv`

use super::NOWHERE;
use crate::domain::{Alliance, AllianceIx, KinderIx, Kindergarten};
use crate::input::codes;
use crate::input::findings::Findings;
use crate::input::ids::{Ids, Named};
use crate::input::table::Table;

/// The alliances, their members still empty.
pub(in crate::input) fn read(table: &Table, ids: &Ids, found: &mut Findings) -> Vec<Alliance> {
    table
        .rows()
        .enumerate()
        .map(|(i, row)| {
            let lead = ids.required(row.cell("lead"), Named::Kindergarten, found);
            Alliance {
                id: ids.id(Named::Alliance, i).to_owned(),
                name: row.cell("name").called(found),
                lead: lead.map_or(KinderIx(NOWHERE), KinderIx::from),
                members: Vec::new(),
                line: row.line(),
            }
        })
        .collect()
}

/// Puts every kindergarten into its alliance.
pub(in crate::input) fn join(
    table: &Table,
    alliances: &mut [Alliance],
    kindergartens: &[Kindergarten],
    ids: &Ids,
    found: &mut Findings,
) {
    for (i, k) in kindergartens.iter().enumerate() {
        if let Some(alliance) = alliances.get_mut(k.alliance.index()) {
            alliance.members.push(KinderIx::from(i));
        }
    }
    // With an unknown alliance in the other table, that one is the thing to mend.
    let all_joined =
        ids.is_whole(Named::Kindergarten) && kindergartens.iter().all(|k| k.alliance.0 != NOWHERE);
    for (i, row) in table.rows().enumerate() {
        let alliance = &alliances[i];
        if alliance.members.is_empty() && all_joined {
            found.report(codes::NO_MEMBERS, row.cell("id").place(), |m| {
                m.with("alliance", &alliance.id)
            });
        }
        if let Some(lead) = kindergartens.get(alliance.lead.index()) {
            let elsewhere = lead.alliance != AllianceIx::from(i) && lead.alliance.0 != NOWHERE;
            if elsewhere && !alliance.members.is_empty() {
                found.report(codes::LEAD_OUTSIDE, row.cell("lead").place(), |m| {
                    m.with("alliance", &alliance.id)
                        .with("lead", &lead.id)
                        .with("other-alliance", &alliances[lead.alliance.index()].id)
                        .with("other-line", lead.line)
                });
            }
        }
    }
}
