//! What keeps a person, a team or a trip from a place: the first rule that stands in the way.

use std::collections::BTreeMap;

use super::super::assign::{Trip, combinations};
use super::super::board::Board;
use super::super::instance::{EPS_MINUTES, Instance};
use super::Done;
use super::words::{Detail, Found, Item};
use crate::domain::Rule;

/// What keeps a person from a place: a rule, or nothing but the other demands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Obstacle {
    Rule(Rule),
    /// No rule by itself: every plan found that does it leaves at least as much unmet elsewhere.
    Others,
}

/// What keeps a teacher from a place, with a detail for the reader.
pub(super) fn obstacle(
    inst: &Instance,
    board: &Board,
    done: &Done,
    p: usize,
    k: usize,
) -> (Obstacle, Detail) {
    let person = inst.person(p);
    let place = inst.scenario.kindergarten(inst.ks[k]);
    if inst.home[p] == k {
        return (Obstacle::Rule(Rule::P6), Detail::None);
    }
    if done.visited[p].contains(&k) {
        return (Obstacle::Rule(Rule::O2), Detail::None);
    }
    if let Some((rule, more)) = road(inst, 0, p, k) {
        return (Obstacle::Rule(rule), more);
    }
    let made = done.visited[p].len();
    if made as u32 >= person.visits_max {
        return (
            Obstacle::Rule(Rule::O1),
            Detail::Figures(format!("{made}/{}", person.visits_max)),
        );
    }
    let received = done.visitors[k].len();
    if let Some(most) = place.visits_max.filter(|&m| received as u32 >= m) {
        return (Obstacle::Rule(Rule::O3), Detail::Figures(format!("{received}/{most}")));
    }
    easiest(
        inst.own_days(p, k)
            .into_iter()
            .map(|stops| dates(board, Trip { role: 0, people: vec![p], stops })),
    )
}

/// What keeps the easiest of some ways from being gone; none of them is open where there is none.
fn easiest(ways: impl Iterator<Item = (Obstacle, Detail)>) -> (Obstacle, Detail) {
    let free = |way: &(Obstacle, Detail)| way.0 == Obstacle::Others;
    let first = |best, next| {
        if free(&best) {
            best
        } else if free(&next) {
            next
        } else {
            best
        }
    };
    ways.reduce(first).unwrap_or((Obstacle::Rule(Rule::P7), Detail::None))
}

/// P4, P5, P8, P9, H1, P7, K3 and F1: what holds before anything is planned.
fn road(inst: &Instance, role: usize, p: usize, k: usize) -> Option<(Rule, Detail)> {
    let home = inst.home[p];
    let limit = inst.person(p).max_one_way.0;
    let way = inst.minutes[home][k];
    if way > limit + EPS_MINUTES {
        return Some((Rule::P4, Detail::Figures(format!("{way:.0} > {limit:.0}"))));
    }
    let day = inst.route_minutes(home, &[k]);
    let most = inst.scenario.settings.travel.max_drive_minutes_per_day.0;
    if day > most + EPS_MINUTES && !inst.reaches(role, p, k) {
        return Some((Rule::P5, Detail::Figures(format!("{day:.0} > {most:.0}"))));
    }
    if inst.kept_apart(p, inst.ks[k]) {
        return Some((Rule::P8, Detail::None));
    }
    let minutes = inst.day_burden(home, &[k]);
    let most = inst.minutes_max[p];
    if minutes > most && !inst.reaches(role, p, k) {
        return Some((Rule::P9, Detail::Figures(format!("{minutes:.0} > {most:.0}"))));
    }
    if inst.max_away(home) == 0 {
        return Some((Rule::H1, Detail::None));
    }
    if inst.scenario.settings.limits.days_out_per_week == 0 {
        return Some((Rule::P3, Detail::None));
    }
    if inst.scenario.settings.limits.incoming_per_week == 0 {
        return Some((Rule::K2, Detail::None));
    }
    if (0..inst.days).any(|d| inst.fits_day(p, &[k], d)) {
        return None;
    }
    let place_open = (0..inst.days).any(|d| inst.open[k][d] != 0);
    let shut = if inst.is_follow_up(k) { Rule::F1 } else { Rule::K3 };
    Some((if place_open { Rule::P7 } else { shut }, Detail::None))
}

/// What is in the way on the days that are left: the rule met most often, and how often.
pub(super) fn dates(board: &Board, trip: Trip) -> (Obstacle, Detail) {
    let mut board = board.clone();
    let i = board.add_item(trip, None);
    let mut count: BTreeMap<Rule, u32> = BTreeMap::new();
    // The same on every day, and clearer in minutes than in days.
    if let Some((had, more, most)) = board.minutes_short(i) {
        let figures = format!("{had:.0} + {more:.0} > {most:.0}");
        return (Obstacle::Rule(Rule::P9), Detail::Figures(figures));
    }
    let sessions = board.items[i].domain.clone();
    for &when in &sessions {
        match board.blocked_by(i, when) {
            Some(rule) => *count.entry(rule).or_default() += 1,
            None => return (Obstacle::Others, Detail::None),
        }
    }
    let worst = count.iter().max_by_key(|(rule, n)| (**n, std::cmp::Reverse(**rule)));
    worst.map_or((Obstacle::Rule(Rule::P7), Detail::None), |(rule, n)| {
        (Obstacle::Rule(*rule), Detail::Times { forbidden: *n, of: sessions.len() })
    })
}

/// The same for a mentor, dates left aside.
pub(super) fn mentor_obstacle(
    inst: &Instance,
    done: &Done,
    p: usize,
    k: usize,
) -> (Obstacle, Detail) {
    if inst.home[p] == inst.site[k] {
        return (Obstacle::Rule(Rule::P6), Detail::None);
    }
    if let Some((rule, more)) = road(inst, 1, p, k) {
        return (Obstacle::Rule(rule), more);
    }
    match inst.person(p).inspections_max {
        Some(most) if done.made[p] >= most => {
            (Obstacle::Rule(Rule::I2), Detail::Figures(format!("{}/{most}", done.made[p])))
        }
        _ => (Obstacle::Others, Detail::None),
    }
}

/// What keeps a placement from its runs: the rule met most often, and how often.
pub(super) fn stay_obstacle(board: &Board, stay: usize) -> (Obstacle, Detail) {
    let inst = board.inst;
    let placing = &inst.placements.stays[stay];
    let host = inst.placements.hosts[placing.host];
    if inst.kept_apart(placing.person, host) {
        return (Obstacle::Rule(Rule::P8), Detail::None);
    }
    if placing.runs.is_empty() {
        return (Obstacle::Rule(Rule::L1), Detail::None);
    }
    let mut count: BTreeMap<Rule, u32> = BTreeMap::new();
    for run in 0..placing.runs.len() {
        match board.stay_blocked(stay, run) {
            Some(rule) => *count.entry(rule).or_default() += 1,
            None => return (Obstacle::Others, Detail::None),
        }
    }
    let worst = count.iter().max_by_key(|(rule, n)| (**n, std::cmp::Reverse(**rule)));
    worst.map_or((Obstacle::Others, Detail::None), |(&rule, n)| {
        let figures = format!("{n}/{}", placing.runs.len());
        (Obstacle::Rule(rule), Detail::Figures(figures))
    })
}

/// Teams tried before the search for a free one ends.
const TEAMS_TRIED: usize = 2_000;

/// What keeps every team from a place, and what keeps single mentors from it.
pub(super) fn team_obstacle(
    inst: &Instance,
    board: &Board,
    done: &Done,
    k: usize,
) -> (Obstacle, Found) {
    if inst.most_inspections(k) <= done.inspected[k] {
        let rule = if inst.is_follow_up(k) { Rule::F1 } else { Rule::I3 };
        return (Obstacle::Rule(rule), Found::new());
    }
    let mut single = Found::new();
    let mut free = Vec::new();
    for p in (0..inst.people.len()).filter(|&p| inst.person(p).mentor) {
        match mentor_obstacle(inst, done, p, k) {
            (Obstacle::Others, _) => free.push(p),
            (why, more) => single.entry(why).or_default().push(Item::person(inst, p, more)),
        }
    }
    let size = inst.scenario.settings.inspection.team as usize;
    let mut teams: Vec<Vec<usize>> = Vec::new();
    let mut spared = false;
    combinations(free.len(), size, &mut |team| {
        let people: Vec<usize> = team.iter().map(|&m| free[m]).collect();
        let covered = people.iter().all(|&p| {
            let away = people.iter().filter(|&&o| inst.home[o] == inst.home[p]).count();
            away as u32 <= inst.max_away(inst.home[p])
        });
        spared |= covered;
        if covered && inst.together(&people) && teams.len() < TEAMS_TRIED {
            teams.push(people);
        }
    });
    let why = if free.len() < size {
        Obstacle::Rule(Rule::I1)
    } else if teams.is_empty() {
        Obstacle::Rule(if spared { Rule::P8 } else { Rule::H1 })
    } else {
        let mut count: BTreeMap<Obstacle, u32> = BTreeMap::new();
        for people in teams {
            let routes = inst.days_with(1, people[0], k);
            let all = |stops: &Vec<usize>| people.iter().all(|&p| inst.can_go(1, p, stops));
            // By way of another place only where there is no other way.
            let alone = all(&vec![k]);
            let ways = routes.filter(all).take(if alone { 1 } else { usize::MAX });
            let trip = |stops| Trip { role: 1, people: people.clone(), stops };
            let why = easiest(ways.map(|stops| dates(board, trip(stops)))).0;
            *count.entry(why).or_default() += 1;
            if why == Obstacle::Others {
                break;
            }
        }
        if count.contains_key(&Obstacle::Others) {
            Obstacle::Others
        } else {
            let worst = count.into_iter().max_by_key(|&(why, n)| (n, std::cmp::Reverse(why)));
            worst.map_or(Obstacle::Rule(Rule::I1), |(why, _)| why)
        }
    };
    (why, single)
}
