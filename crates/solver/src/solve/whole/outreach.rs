//! Outreach: who makes which day's route, and the vehicles of each home on each route.

use std::collections::BTreeMap;

use super::{Builder, ColumnMeaning, Load, Terms, WholeModel};
use crate::domain::Demand;
use crate::model::{Col, Sense};

/// One column of a person's day.
struct Use {
    person: usize,
    stops: Vec<usize>,
    col: Col,
}

/// The model; `None` where it has too many columns.
///
/// Columns `x` (0 or 1): a teacher's day with one stop or two, allowed by P4–P8 and K3 on some
/// day of the term. Columns `v` (whole): vehicles of a home on a route. Rows: O1, O2, P3 over the
/// term, P9, O3 and the most activities that a place can take (K1, K2, O4), vehicles of at most
/// min(`seats`, `group_max`, `max_away`) people of whom no two are kept apart (P8), pins, D1, D4, D5, D7, burdens.
pub(super) fn build(mut b: Builder) -> Option<WholeModel> {
    let inst = b.inst;
    let settings = &inst.scenario.settings;
    let group: Vec<usize> = (0..inst.people.len()).filter(|&p| inst.person(p).backbone).collect();
    let mut uses: Vec<Use> = Vec::new();
    for &p in &group {
        let most = inst.person(p).visits_max;
        if most == 0 || settings.outreach.group_max == 0 {
            continue;
        }
        for a in 0..inst.places {
            let mut routes = vec![vec![a]];
            if most >= 2 {
                routes.extend((0..inst.places).filter(|&k| k != a).map(|k| vec![a, k]));
            }
            for stops in routes {
                if !inst.can_go(0, p, &stops) || inst.pins.bar(inst, p, &stops) {
                    continue;
                }
                let meaning = ColumnMeaning {
                    people: vec![inst.people[p]],
                    place: Some(inst.ks[inst.home[p]]),
                    stops: b.places(&stops),
                    ..b.meaning("visit")
                };
                let col = b.integer('x', 1.0, meaning);
                uses.push(Use { person: p, stops, col });
                if b.full() {
                    return None;
                }
            }
        }
    }
    people(&mut b, &group, &uses);
    places(&mut b, &uses);
    vehicles(&mut b, &uses);
    let minutes: Vec<Load> = group
        .iter()
        .map(|&p| {
            let mine = uses.iter().filter(|u| u.person == p);
            let terms = mine.map(|u| (u.col, inst.day_burden(inst.home[p], &u.stops))).collect();
            Load { person: p, past: inst.past_burden[0][p], terms }
        })
        .collect();
    b.burdens(&minutes);
    (!b.full()).then(|| b.close())
}

fn people(b: &mut Builder, group: &[usize], uses: &[Use]) {
    let inst = b.inst;
    for &p in group {
        let person = inst.person(p);
        let mine: Vec<&Use> = uses.iter().filter(|u| u.person == p).collect();
        let visits: Vec<(Col, f64)> = mine.iter().map(|u| (u.col, u.stops.len() as f64)).collect();
        b.row("O1", visits.clone(), Sense::Le, f64::from(person.visits_max));
        let asked = f64::from(person.visits_per_term);
        if asked > 0.0 {
            let mut row = visits;
            row.push((b.unmet(Demand::D1, None, Some(p), asked), 1.0));
            b.row("D1", row, Sense::Ge, asked);
        }
        if person.minutes_max.is_some() {
            let minutes = |u: &&Use| (u.col, inst.day_burden(inst.home[p], &u.stops));
            b.row("P9", mine.iter().map(minutes).collect(), Sense::Le, inst.minutes_max[p]);
        }
        let days = mine.iter().map(|u| (u.col, 1.0)).collect();
        b.row("P3", days, Sense::Le, f64::from(inst.most_days_out(p)));
        for k in 0..inst.places {
            let at: Vec<(Col, f64)> =
                mine.iter().filter(|u| u.stops.contains(&k)).map(|u| (u.col, 1.0)).collect();
            b.row("O2", at.clone(), Sense::Le, 1.0);
            if inst.pins.send(0, p, k) {
                b.row("PIN", at, Sense::Ge, 1.0);
            }
        }
    }
}

fn places(b: &mut Builder, uses: &[Use]) {
    let inst = b.inst;
    let outreach = &inst.scenario.settings.outreach;
    for k in 0..inst.places {
        let place = inst.scenario.kindergarten(inst.ks[k]);
        let at: Vec<&Use> = uses.iter().filter(|u| u.stops.contains(&k)).collect();
        let all: Vec<(Col, f64)> = at.iter().map(|u| (u.col, 1.0)).collect();
        let room = f64::from(inst.most_incoming(k)) * f64::from(outreach.group_max);
        let room = place.visits_max.map_or(room, |most| room.min(f64::from(most)));
        b.row("O3", all.clone(), Sense::Le, room);
        if place.visits_min == 0 {
            continue;
        }
        let asked = f64::from(place.visits_min);
        let mut row = all;
        row.push((b.unmet(Demand::D4, Some(k), None, asked), 1.0));
        b.row("D4", row, Sense::Ge, asked);
        if place.language != "zh" {
            let speaks = |u: &&&Use| inst.person(u.person).languages.contains(&place.language);
            let mut row: Vec<(Col, f64)> = at.iter().filter(speaks).map(|u| (u.col, 1.0)).collect();
            row.push((b.unmet(Demand::D7, Some(k), None, 1.0), 1.0));
            b.row("D7", row, Sense::Ge, 1.0);
        }
        let asked = f64::from(outreach.subjects_min.min(place.visits_min));
        if asked > 0.0 {
            let mut subjects: BTreeMap<&String, Vec<(Col, f64)>> = BTreeMap::new();
            for u in &at {
                for s in &inst.person(u.person).subjects {
                    subjects.entry(s).or_default().push((u.col, -1.0));
                }
            }
            let mut seen = Vec::new();
            for (subject, mut row) in subjects {
                let meaning = ColumnMeaning {
                    place: Some(inst.ks[k]),
                    word: subject.clone(),
                    ..b.meaning("seen")
                };
                let y = b.real('y', 0.0, 1.0, meaning);
                row.push((y, 1.0));
                b.row("D5", row, Sense::Le, 0.0);
                seen.push((y, 1.0));
            }
            seen.push((b.unmet(Demand::D5, Some(k), None, asked), 1.0));
            b.row("D5", seen, Sense::Ge, asked);
        }
    }
}

fn vehicles(b: &mut Builder, uses: &[Use]) {
    let inst = b.inst;
    let settings = &inst.scenario.settings;
    let mut riders: BTreeMap<(usize, &[usize], Option<u16>), Vec<&Use>> = BTreeMap::new();
    for u in uses {
        let day = inst.pins.day(inst, u.person, &u.stops);
        riders.entry((inst.home[u.person], &u.stops, day)).or_default().push(u);
    }
    for ((home, stops, _), riders) in riders {
        let mut row: Terms = riders.iter().map(|u| (u.col, 1.0)).collect();
        let full = settings.travel.seats.min(settings.outreach.group_max).min(inst.max_away(home));
        let meaning = ColumnMeaning {
            place: Some(inst.ks[home]),
            stops: b.places(stops),
            km: inst.route_km(home, stops),
            ..b.meaning("vehicles")
        };
        let most = row.len() as f64;
        let v = b.integer('v', most, meaning);
        row.push((v, -f64::from(full.max(1))));
        b.row("seats", row, Sense::Le, 0.0);
        for (i, one) in riders.iter().enumerate() {
            let apart = |o: &&&Use| inst.apart[one.person].contains(&o.person);
            for other in riders[i + 1..].iter().filter(apart) {
                b.row("P8", vec![(one.col, 1.0), (other.col, 1.0), (v, -1.0)], Sense::Le, 0.0);
            }
        }
    }
}
