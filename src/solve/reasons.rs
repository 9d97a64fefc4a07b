//! Why a demand is unmet: for every way that could have met it, the first rule that stands there.

use std::collections::BTreeMap;

use super::assign::{Trip, combinations, due_shortfall};
use super::board::Board;
use super::instance::{EPS_MINUTES, Instance};
use crate::domain::{Demand, EventIx, Message, Mode, Rule, Scenario, Shortfall};

/// Names listed in one sentence before it says "and others".
const NAMED: usize = 6;

/// What keeps a person from a place: a rule, or nothing but the other demands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Obstacle {
    Rule(Rule),
    /// No rule by itself: every plan found that does it leaves at least as much unmet elsewhere.
    Others,
}

type Found = BTreeMap<Obstacle, Vec<String>>;

/// Every unmet demand of an alliance but D3.
pub(super) fn shortfalls(inst: &Instance, board: &Board) -> Vec<Shortfall> {
    let done = Done::of(board);
    let mut found = Vec::new();
    teachers(inst, board, &done, &mut found);
    places(inst, board, &done, &mut found);
    inspections(inst, board, &done, &mut found);
    found
}

/// Why the trips of a board that have no date have none.
pub(super) fn undated(board: &Board) -> Vec<Message> {
    let inst = board.inst;
    let mut found = Found::new();
    for (item, _) in board.items.iter().zip(&board.at).filter(|(_, at)| at.is_none()) {
        let (why, days) = dates(board, item.trip.clone());
        let people: Vec<&str> =
            item.trip.people.iter().map(|&p| inst.person(p).name.as_str()).collect();
        let stops: Vec<String> = item.trip.stops.iter().map(|&k| place_name(inst, k, "")).collect();
        let trip = format!("{} → {}", people.join(" + "), stops.join(" → "));
        let more = if days.is_empty() { String::new() } else { format!(" ({days})") };
        found.entry(why).or_default().push(trip + &more);
    }
    if found.is_empty() { Vec::new() } else { in_the_way(found) }
}

struct Done {
    visited: Vec<Vec<usize>>,
    visitors: Vec<Vec<usize>>,
    teams: Vec<Vec<Vec<usize>>>,
    inspected: Vec<u32>,
    made: Vec<u32>,
}

impl Done {
    fn of(board: &Board) -> Self {
        let (p, k) = (board.inst.people.len(), board.inst.ks.len());
        let mut done = Self {
            visited: vec![Vec::new(); p],
            visitors: vec![Vec::new(); k],
            teams: vec![Vec::new(); k],
            inspected: vec![0; k],
            made: vec![0; p],
        };
        for (item, when) in board.items.iter().zip(&board.at) {
            if when.is_none() {
                continue;
            }
            for &k in &item.trip.stops {
                if item.trip.role == 0 {
                    done.visitors[k].extend(&item.trip.people);
                    for &p in &item.trip.people {
                        done.visited[p].push(k);
                    }
                } else {
                    done.inspected[k] += 1;
                    done.teams[k].push(item.trip.people.clone());
                    for &p in &item.trip.people {
                        done.made[p] += 1;
                    }
                }
            }
        }
        done
    }
}

fn teachers(inst: &Instance, board: &Board, done: &Done, found: &mut Vec<Shortfall>) {
    for p in 0..inst.people.len() {
        let person = inst.person(p);
        let units = person.visits_per_term.saturating_sub(done.visited[p].len() as u32);
        if !person.backbone || units == 0 {
            continue;
        }
        let mut by_rule: Found = Found::new();
        for k in (0..inst.ks.len()).filter(|&k| k != inst.home[p]) {
            let (why, more) = obstacle(inst, board, done, p, k);
            by_rule.entry(why).or_default().push(place_name(inst, k, &more));
        }
        found.push(Shortfall {
            demand: Demand::D1,
            subject: person.id.clone(),
            units,
            reason: in_the_way(by_rule),
        });
    }
}

/// Whether a teacher could meet a demand, rules aside.
type Could<'a> = &'a dyn Fn(usize) -> bool;

fn places(inst: &Instance, board: &Board, done: &Done, found: &mut Vec<Shortfall>) {
    for (k, &kix) in inst.ks.iter().enumerate() {
        let place = inst.scenario.kindergarten(kix);
        if place.visits_min == 0 {
            continue;
        }
        let visitors = &done.visitors[k];
        let mut subjects: Vec<&String> =
            visitors.iter().flat_map(|&p| &inst.person(p).subjects).collect();
        subjects.sort_unstable();
        subjects.dedup();
        let asked = inst.scenario.settings.outreach.subjects_min.min(place.visits_min);
        let speaks = |p: usize| inst.person(p).languages.contains(&place.language);
        let brings = |p: usize| inst.person(p).subjects.iter().any(|s| !subjects.contains(&s));
        let short: [(Demand, u32, Could); 3] = [
            (Demand::D4, place.visits_min.saturating_sub(visitors.len() as u32), &|_| true),
            (Demand::D5, asked.saturating_sub(subjects.len() as u32), &brings),
            (
                Demand::D7,
                u32::from(place.language != "zh" && !visitors.iter().any(|&p| speaks(p))),
                &speaks,
            ),
        ];
        for (demand, units, could) in short {
            if units == 0 {
                continue;
            }
            let mut by_rule: Found = Found::new();
            let mut any = false;
            for p in (0..inst.people.len()).filter(|&p| inst.person(p).backbone && could(p)) {
                any = true;
                let (why, more) = obstacle(inst, board, done, p, k);
                by_rule.entry(why).or_default().push(person_name(inst, p, &more));
            }
            let reason = if any {
                in_the_way(by_rule)
            } else {
                vec![Message::new("reason-nobody").with("demand", demand)]
            };
            found.push(Shortfall { demand, subject: place.id.clone(), units, reason });
        }
    }
}

fn inspections(inst: &Instance, board: &Board, done: &Done, found: &mut Vec<Shortfall>) {
    let total = due_shortfall(inst, &done.inspected) / u64::from(Demand::D2.weight());
    let mut own = 0;
    for (k, &kix) in inst.ks.iter().enumerate() {
        let place = inst.scenario.kindergarten(kix);
        let units = inst.due[k].saturating_sub(done.inspected[k]);
        own += u64::from(units);
        if units > 0 {
            let reason = team_obstacles(inst, board, done, k);
            found.push(Shortfall { demand: Demand::D2, subject: place.id.clone(), units, reason });
        }
        let asked = &inst.scenario.settings.inspection.expertise;
        let (mut lacking, mut missing) = (Vec::new(), 0);
        let mut mute = 0;
        for team in &done.teams[k] {
            for e in asked {
                if !team.iter().any(|&p| inst.person(p).expertise.contains(e)) {
                    missing += 1;
                    lacking.push(e.clone());
                }
            }
            let speaks = |p: &usize| inst.person(*p).languages.contains(&place.language);
            mute += u32::from(place.language != "zh" && !team.iter().any(speaks));
        }
        lacking.sort();
        lacking.dedup();
        for (demand, units) in [(Demand::D6, missing), (Demand::D7, mute)] {
            if units == 0 {
                continue;
            }
            let could = |p: usize| {
                let person = inst.person(p);
                person.mentor
                    && if demand == Demand::D6 {
                        person.expertise.iter().any(|e| lacking.contains(e))
                    } else {
                        person.languages.contains(&place.language)
                    }
            };
            let mut by_rule: Found = Found::new();
            for p in (0..inst.people.len()).filter(|&p| could(p)) {
                let (why, more) = mentor_obstacle(inst, done, p, k);
                by_rule.entry(why).or_default().push(person_name(inst, p, &more));
            }
            let reason = if by_rule.is_empty() {
                let wanted = if demand == Demand::D6 {
                    lacking.clone()
                } else {
                    vec![place.language.clone()]
                };
                vec![Message::new("reason-no-mentor-has").with_list("wanted", wanted)]
            } else {
                in_the_way(by_rule)
            };
            found.push(Shortfall { demand, subject: place.id.clone(), units, reason });
        }
    }
    if total > own {
        let mut by_rule: Found = Found::new();
        for k in (0..inst.ks.len()).filter(|&k| inst.left[k] > done.inspected[k]) {
            let why = team_obstacle(inst, board, done, k).0;
            by_rule.entry(why).or_default().push(place_name(inst, k, ""));
        }
        found.push(Shortfall {
            demand: Demand::D2,
            subject: inst.scenario.alliance(inst.alliance).id.clone(),
            units: (total - own) as u32,
            reason: in_the_way(by_rule),
        });
    }
}

/// Why an event cannot take place.
pub(super) fn lost_event(scenario: &Scenario, e: EventIx) -> Vec<Message> {
    let event = scenario.event(e);
    let hosts = super::events::eligible_hosts(scenario, event.alliance).len();
    let window = format!("{}–{}", event.from, event.to);
    if event.mode == Mode::InPerson && event.host.is_none() && hosts == 0 {
        return vec![Message::new("reason-no-host").with("line", event.line)];
    }
    vec![
        Message::new("reason-no-date-for-event")
            .with("window", window)
            .with("line", event.line)
            .with("gap", scenario.settings.events.gap_days)
            .with("parallel", scenario.settings.events.bureau_parallel),
    ]
}

/// What keeps a teacher from a place, with a detail for the reader.
fn obstacle(inst: &Instance, board: &Board, done: &Done, p: usize, k: usize) -> (Obstacle, String) {
    let person = inst.person(p);
    let place = inst.scenario.kindergarten(inst.ks[k]);
    if inst.home[p] == k {
        return (Obstacle::Rule(Rule::P6), String::new());
    }
    if done.visited[p].contains(&k) {
        return (Obstacle::Rule(Rule::O2), String::new());
    }
    if let Some((rule, more)) = road(inst, p, k) {
        return (Obstacle::Rule(rule), more);
    }
    let made = done.visited[p].len();
    if made as u32 >= person.visits_max {
        return (Obstacle::Rule(Rule::O1), format!("{made}/{}", person.visits_max));
    }
    let received = done.visitors[k].len();
    if let Some(most) = place.visits_max.filter(|&m| received as u32 >= m) {
        return (Obstacle::Rule(Rule::O3), format!("{received}/{most}"));
    }
    dates(board, Trip { role: 0, people: vec![p], stops: vec![k] })
}

/// P4, P5, H1, P7 and K3: what holds before anything is planned.
fn road(inst: &Instance, p: usize, k: usize) -> Option<(Rule, String)> {
    let home = inst.home[p];
    let limit = inst.person(p).max_one_way.0;
    let way = inst.minutes[home][k];
    if way > limit + EPS_MINUTES {
        return Some((Rule::P4, format!("{way:.0} > {limit:.0}")));
    }
    let day = inst.route_minutes(home, &[k]);
    let most = inst.scenario.settings.travel.max_drive_minutes_per_day.0;
    if day > most + EPS_MINUTES {
        return Some((Rule::P5, format!("{day:.0} > {most:.0}")));
    }
    if inst.max_away(home) == 0 {
        return Some((Rule::H1, String::new()));
    }
    if inst.scenario.settings.limits.days_out_per_week == 0 {
        return Some((Rule::P3, String::new()));
    }
    if inst.scenario.settings.limits.incoming_per_week == 0 {
        return Some((Rule::K2, String::new()));
    }
    if (0..inst.days).any(|d| inst.fits_day(p, &[k], d)) {
        return None;
    }
    let place_open = (0..inst.days).any(|d| inst.open[k][d] != 0);
    Some((if place_open { Rule::P7 } else { Rule::K3 }, String::new()))
}

/// What is in the way on the days that are left: the rule met most often, and how often.
fn dates(board: &Board, trip: Trip) -> (Obstacle, String) {
    let mut board = board.clone();
    let i = board.add_item(trip, None);
    let mut count: BTreeMap<Rule, u32> = BTreeMap::new();
    let sessions = board.items[i].domain.clone();
    for &when in &sessions {
        match board.blocked_by(i, when) {
            Some(rule) => *count.entry(rule).or_default() += 1,
            None => return (Obstacle::Others, String::new()),
        }
    }
    let worst = count.iter().max_by_key(|(rule, n)| (**n, std::cmp::Reverse(**rule)));
    worst.map_or((Obstacle::Rule(Rule::P7), String::new()), |(rule, n)| {
        (Obstacle::Rule(*rule), format!("{n}/{}", sessions.len()))
    })
}

fn mentor_obstacle(inst: &Instance, done: &Done, p: usize, k: usize) -> (Obstacle, String) {
    if inst.home[p] == k {
        return (Obstacle::Rule(Rule::P6), String::new());
    }
    if let Some((rule, more)) = road(inst, p, k) {
        return (Obstacle::Rule(rule), more);
    }
    match inst.person(p).inspections_max {
        Some(most) if done.made[p] >= most => {
            (Obstacle::Rule(Rule::I2), format!("{}/{most}", done.made[p]))
        }
        _ => (Obstacle::Others, String::new()),
    }
}

/// Teams tried before the search for a free one ends.
const TEAMS_TRIED: usize = 2_000;

/// What keeps every team from a place, and what keeps single mentors from it.
fn team_obstacle(inst: &Instance, board: &Board, done: &Done, k: usize) -> (Obstacle, Found) {
    if inst.most_inspections(k) <= done.inspected[k] {
        return (Obstacle::Rule(Rule::I3), Found::new());
    }
    let mut single = Found::new();
    let mut free = Vec::new();
    for p in (0..inst.people.len()).filter(|&p| inst.person(p).mentor) {
        match mentor_obstacle(inst, done, p, k) {
            (Obstacle::Others, _) => free.push(p),
            (why, more) => single.entry(why).or_default().push(person_name(inst, p, &more)),
        }
    }
    let size = inst.scenario.settings.inspection.team as usize;
    let mut teams: Vec<Vec<usize>> = Vec::new();
    combinations(free.len(), size, &mut |team| {
        let people: Vec<usize> = team.iter().map(|&m| free[m]).collect();
        let covered = people.iter().all(|&p| {
            let away = people.iter().filter(|&&o| inst.home[o] == inst.home[p]).count();
            away as u32 <= inst.max_away(inst.home[p])
        });
        if covered && teams.len() < TEAMS_TRIED {
            teams.push(people);
        }
    });
    let why = if free.len() < size {
        Obstacle::Rule(Rule::I1)
    } else if teams.is_empty() {
        Obstacle::Rule(Rule::H1)
    } else {
        let mut count: BTreeMap<Obstacle, u32> = BTreeMap::new();
        for people in teams {
            let why = dates(board, Trip { role: 1, people, stops: vec![k] }).0;
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

fn team_obstacles(inst: &Instance, board: &Board, done: &Done, k: usize) -> Vec<Message> {
    let (why, single) = team_obstacle(inst, board, done, k);
    let team = inst.scenario.settings.inspection.team;
    let whole = match why {
        Obstacle::Rule(rule) => {
            Message::new("reason-no-team").with("rule", rule).with("team", team)
        }
        Obstacle::Others => Message::new("reason-team-others").with("team", team),
    };
    std::iter::once(whole).chain(in_the_way(single)).collect()
}

fn place_name(inst: &Instance, k: usize, more: &str) -> String {
    let place = inst.scenario.kindergarten(inst.ks[k]);
    named(&place.name, &place.id, more)
}

fn person_name(inst: &Instance, p: usize, more: &str) -> String {
    let person = inst.person(p);
    named(&person.name, &person.id, more)
}

fn named(name: &str, id: &str, more: &str) -> String {
    if more.is_empty() { format!("{name} {id}") } else { format!("{name} {id} ({more})") }
}

fn in_the_way(found: Found) -> Vec<Message> {
    let only = found.len() == 1;
    found
        .into_iter()
        .filter(|(why, _)| only || *why != Obstacle::Rule(Rule::P6))
        .map(|(why, mut who)| {
            let more = who.len().saturating_sub(NAMED);
            who.truncate(NAMED);
            if more > 0 {
                who.push(format!("… +{more}"));
            }
            match why {
                Obstacle::Rule(rule) => Message::new(key(rule)).with("rule", rule),
                Obstacle::Others => Message::new("reason-others"),
            }
            .with_list("who", who)
        })
        .collect()
}

const fn key(rule: Rule) -> &'static str {
    match rule {
        Rule::P3 => "reason-p3",
        Rule::P4 => "reason-p4",
        Rule::P5 => "reason-p5",
        Rule::P6 => "reason-p6",
        Rule::P7 => "reason-p7",
        Rule::K1 => "reason-k1",
        Rule::K2 => "reason-k2",
        Rule::K3 => "reason-k3",
        Rule::H1 => "reason-h1",
        Rule::O1 => "reason-o1",
        Rule::O2 => "reason-o2",
        Rule::O3 => "reason-o3",
        Rule::O4 => "reason-o4",
        Rule::I1 => "reason-i1",
        Rule::I2 => "reason-i2",
        Rule::I3 => "reason-i3",
        Rule::E5 => "reason-e5",
        _ => "reason-rule",
    }
}
