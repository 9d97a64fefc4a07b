//! Inspections: which team makes which day's tour.

use std::collections::{BTreeMap, BTreeSet};

use super::super::assign::{combinations, team_km, team_shortfall};
use super::{Builder, ColumnMeaning, Load, WholeModel};
use crate::domain::Demand;
use crate::model::{Col, Sense};

/// One column of a team's day.
struct Use {
    team: Vec<usize>,
    stops: Vec<usize>,
    col: Col,
}

/// The model; `None` where it has too many columns.
///
/// Columns `x` (whole): days of a team (I1) on a tour of one stop or two (I5), allowed by P4–P7,
/// P8, K3, F1 and home cover (H1) on some day of the term that is the same for all of the team. Rows: I2,
/// P3 over the term, P9, I3 and I4 as the most inspections that a place can have, pins, D2, D6,
/// D7, D8, D9, burdens.
pub(super) fn build(mut b: Builder) -> Option<WholeModel> {
    let inst = b.inst;
    let settings = &inst.scenario.settings;
    let mentors: Vec<usize> = (0..inst.people.len()).filter(|&p| inst.person(p).mentor).collect();
    let most: Vec<u32> = (0..inst.ks.len()).map(|k| inst.most_inspections(k)).collect();
    let mut routes: Vec<Vec<usize>> = Vec::new();
    for a in (0..inst.ks.len()).filter(|&k| most[k] > 0) {
        routes.push(vec![a]);
        routes.extend((0..inst.ks.len()).filter(|&k| k != a && most[k] > 0).map(|k| vec![a, k]));
    }
    let mut teams: Vec<Vec<usize>> = Vec::new();
    combinations(mentors.len(), settings.inspection.team as usize, &mut |team| {
        let team: Vec<usize> = team.iter().map(|&m| mentors[m]).collect();
        let covered = team.iter().all(|&p| {
            let away = team.iter().filter(|&&q| inst.home[q] == inst.home[p]).count();
            away as u32 <= inst.max_away(inst.home[p])
        });
        if covered && inst.together(&team) {
            teams.push(team);
        }
    });
    let mut uses: Vec<Use> = Vec::new();
    for team in &teams {
        for stops in &routes {
            let may = team.iter().all(|&p| inst.can_go(1, p, stops))
                && (0..inst.days).any(|d| team.iter().all(|&p| inst.fits_day(p, stops, d)));
            if !may {
                continue;
            }
            let short = team_shortfall(inst, team, stops);
            let meaning = ColumnMeaning {
                people: team.iter().map(|&p| inst.people[p]).collect(),
                stops: b.places(stops),
                km: team_km(inst, team, stops),
                short: f64::from(short),
                ..b.meaning("tour")
            };
            let times = stops.iter().map(|&k| most[k]).min().unwrap_or(0);
            let col = b.integer('x', f64::from(times), meaning);
            uses.push(Use { team: team.clone(), stops: stops.clone(), col });
            if b.full() {
                return None;
            }
        }
    }
    places(&mut b, &uses, &most);
    let mut minutes: Vec<Load> = Vec::new();
    for &p in &mentors {
        let mine: Vec<&Use> = uses.iter().filter(|u| u.team.contains(&p)).collect();
        if let Some(limit) = inst.person(p).inspections_max {
            let row = mine.iter().map(|u| (u.col, u.stops.len() as f64)).collect();
            b.row("I2", row, Sense::Le, f64::from(limit));
        }
        let days = mine.iter().map(|u| (u.col, 1.0)).collect();
        b.row("P3", days, Sense::Le, f64::from(inst.most_days_out(p)));
        let burden = |u: &&Use| (u.col, inst.day_burden(inst.home[p], &u.stops));
        let terms: Vec<(Col, f64)> = mine.iter().map(burden).collect();
        if inst.person(p).minutes_max.is_some() {
            b.row("P9", terms.clone(), Sense::Le, inst.minutes_max[p]);
        }
        minutes.push(Load { person: p, past: inst.past_burden[1][p], terms });
    }
    b.burdens(&minutes);
    (!b.full()).then(|| b.close())
}

fn places(b: &mut Builder, uses: &[Use], most: &[u32]) {
    let inst = b.inst;
    let mut own = Vec::new();
    for (k, &most) in most.iter().enumerate() {
        let at: Vec<(Col, f64)> =
            uses.iter().filter(|u| u.stops.contains(&k)).map(|u| (u.col, 1.0)).collect();
        b.row("I4", at.clone(), Sense::Le, f64::from(most));
        let due = f64::from(inst.due[k]);
        if inst.is_follow_up(k) {
            let mut row = at;
            row.push((b.unmet(Demand::D8, Some(k), None, 1.0), 1.0));
            b.row("D8", row, Sense::Ge, 1.0);
        } else if due > 0.0 {
            // Part of the alliance's shortfall below, so without a weight of its own.
            let meaning = ColumnMeaning {
                place: Some(inst.ks[k]),
                word: Demand::D2.name().to_owned(),
                ..b.meaning("unmet")
            };
            let slack = b.real('u', 0.0, due, meaning);
            let mut row = at;
            row.push((slack, 1.0));
            b.row("D2", row, Sense::Ge, due);
            own.push((slack, 1.0));
        }
    }
    let due: u32 = inst.due.iter().sum();
    let asked = inst.due_total;
    if asked.max(due) > 0 {
        let slack = b.unmet(Demand::D2, None, None, f64::from(asked.max(due)));
        own.push((slack, -1.0));
        b.row("D2", own, Sense::Le, 0.0);
        let own = |u: &Use| u.stops.iter().filter(|&&k| !inst.is_follow_up(k)).count() as f64;
        let mut row: Vec<(Col, f64)> = uses.iter().map(|u| (u.col, own(u))).collect();
        row.push((slack, 1.0));
        b.row("D2", row, Sense::Ge, f64::from(asked));
    }
    let mut pinned: BTreeMap<(Vec<usize>, Vec<usize>), (BTreeSet<Col>, f64)> = BTreeMap::new();
    for (trip, when, _) in inst.pins.trips(inst).into_iter().filter(|t| t.0.role == 1) {
        let that_day =
            |u: &&Use| trip.people.iter().all(|&p| inst.pins.on(inst, 1, p, &u.stops, when.day));
        let does = |u: &&Use| u.team == trip.people && that_day(u);
        let row = pinned.entry((trip.people.clone(), trip.stops.clone())).or_default();
        row.0.extend(uses.iter().filter(does).map(|u| u.col));
        row.1 += 1.0;
    }
    for (cols, times) in pinned.into_values() {
        let row = cols.into_iter().map(|col| (col, 1.0)).collect();
        b.row("PIN", row, Sense::Ge, times);
    }
}
