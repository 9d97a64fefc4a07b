//! Why a demand is unmet: for every way that could have met it, the first rule that stands there.

mod events;
mod obstacles;
mod words;

pub(super) use self::events::lost_events;
use self::obstacles::{Obstacle, dates, mentor_obstacle, obstacle, stay_obstacle, team_obstacle};
use self::words::{Detail, Found, Item, in_the_way, no_teams};
use super::board::Board;
use super::instance::Instance;
use crate::domain::{Demand, Message, Rule, Shortfall};

/// Every unmet demand of an alliance but D3.
pub(super) fn shortfalls(inst: &Instance, board: &Board) -> Vec<Shortfall> {
    let done = Done::of(board);
    let mut found = Vec::new();
    teachers(inst, board, &done, &mut found);
    places(inst, board, &done, &mut found);
    inspections(inst, board, &done, &mut found);
    follow_ups(inst, board, &done, &mut found);
    placements(board, &mut found);
    found
}

/// Why the trips of a board that have no date have none.
pub(super) fn undated(board: &Board) -> Vec<Message> {
    let inst = board.inst;
    let mut found = Found::new();
    for (item, _) in board.items.iter().zip(&board.at).filter(|(_, at)| at.is_none()) {
        let (why, detail) = dates(board, item.trip.clone());
        let people: Vec<&str> =
            item.trip.people.iter().map(|&p| inst.person(p).name.as_str()).collect();
        let stop = |&k: &usize| Item::place(inst, k, Detail::None).to_string();
        let stops: Vec<String> = item.trip.stops.iter().map(stop).collect();
        let trip = format!("{} → {}", people.join(" + "), stops.join(" → "));
        found.entry(why).or_default().push(Item::new(trip, detail));
    }
    in_the_way(found)
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
        for k in (0..inst.places).filter(|&k| k != inst.home[p]) {
            let (why, more) = obstacle(inst, board, done, p, k);
            let here = by_rule.entry(why).or_default();
            // H1 counts those away from home, wherever they go.
            if why != Obstacle::Rule(Rule::H1) {
                here.push(Item::place(inst, k, more));
            } else if here.is_empty() {
                let most = inst.max_away(inst.home[p]);
                here.push(Item::place(inst, inst.home[p], Detail::Figures(most.to_string())));
            }
        }
        if by_rule.is_empty() {
            by_rule.insert(Obstacle::Rule(Rule::P6), vec![Item::person(inst, p, Detail::None)]);
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
    for (k, &kix) in inst.ks[..inst.places].iter().enumerate() {
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
                by_rule.entry(why).or_default().push(Item::person(inst, p, more));
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
    let all = inst.due_total.saturating_sub(done.inspected[..inst.places].iter().sum());
    let mut own = 0;
    for (k, &kix) in inst.ks[..inst.places].iter().enumerate() {
        let place = inst.scenario.kindergarten(kix);
        let units = inst.due[k].saturating_sub(done.inspected[k]);
        own += units;
        if units > 0 {
            let reason = team_obstacles(inst, board, done, k);
            found.push(Shortfall { demand: Demand::D2, subject: place.id.clone(), units, reason });
        }
        let asked = &inst.scenario.settings.inspection.expertise;
        let (mut lacking, mut missing) = (Vec::new(), 0);
        let mut mute = 0;
        // D6 and D7 ask the teams of follow-ups too.
        for team in (k..inst.ks.len()).filter(|&o| inst.site[o] == k).flat_map(|o| &done.teams[o]) {
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
                by_rule.entry(why).or_default().push(Item::person(inst, p, more));
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
    if all > own {
        let mut by_rule: Found = Found::new();
        for k in (0..inst.places).filter(|&k| inst.left[k] > done.inspected[k]) {
            let why = team_obstacle(inst, board, done, k).0;
            by_rule.entry(why).or_default().push(Item::place(inst, k, Detail::None));
        }
        let team = inst.scenario.settings.inspection.team;
        found.push(Shortfall {
            demand: Demand::D2,
            subject: inst.scenario.alliance(inst.alliance).id.clone(),
            units: all - own,
            reason: no_teams(by_rule, team),
        });
    }
}

/// D8 and D9.
fn follow_ups(inst: &Instance, board: &Board, done: &Done, found: &mut Vec<Shortfall>) {
    for (f, &ix) in inst.follow_ups.iter().enumerate() {
        let k = inst.places + f;
        let mut short = |demand, reason| {
            let subject = inst.scenario.follow_up(ix).id.clone();
            found.push(Shortfall { demand, subject, units: 1, reason });
        };
        let known = &inst.known[f];
        match done.teams[k].first() {
            None => short(Demand::D8, team_obstacles(inst, board, done, k)),
            Some(team) if !known.is_empty() && !team.iter().any(|p| known.contains(p)) => {
                let mut by_rule = Found::new();
                for &p in known {
                    let (why, more) = mentor_obstacle(inst, done, p, k);
                    by_rule.entry(why).or_default().push(Item::person(inst, p, more));
                }
                short(Demand::D9, in_the_way(by_rule));
            }
            Some(_) => {}
        }
    }
}

/// D10.
fn placements(board: &Board, found: &mut Vec<Shortfall>) {
    let inst = board.inst;
    let stays = inst.placements.stays.iter().zip(&board.stays).enumerate();
    for (s, (placing, _)) in stays.filter(|(_, (_, run))| run.is_none()) {
        let (why, more) = stay_obstacle(board, s);
        let by_rule = Found::from([(why, vec![Item::person(inst, placing.person, more)])]);
        found.push(Shortfall {
            demand: Demand::D10,
            subject: inst.scenario.placement(placing.ix).id.clone(),
            units: 1,
            reason: in_the_way(by_rule),
        });
    }
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
