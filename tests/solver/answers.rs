//! Reasons, remedies and answers to "why not", each tried out: what is unmet cannot simply be
//! added, a rule that is named stands there, and a remedy done in the files does what it says.

use std::collections::BTreeSet;

use alliance_calendar::calendar::WorkCalendar;
use alliance_calendar::domain::{
    Activity, Demand, Message, Plan, Policy, Role, Rule, Scenario, Session, Shortfall, Slot,
};
use alliance_calendar::explain::{Effort, Fact, Step, conflicts, remedies, why_not};
use alliance_calendar::generate::{Shape, generate};
use alliance_calendar::input::{Sources, read_sources};
use alliance_calendar::plan;
use alliance_calendar::solve::{PlanOptions, Silent};
use alliance_calendar::verify::{check_pins, check_rules};
use jiff::civil::Date;
use rayon::prelude::*;

use crate::of_work;
use crate::{at_least, long};

fn shape(seed: u64) -> Shape {
    Shape {
        alliances: 1 + (seed % 2) as u32,
        kindergartens: 3 + (seed % 4) as u32,
        staff: 5 + (seed % 6) as u32,
        tightness: [1.0, 0.8, 0.9][seed as usize % 3],
        language: 0.4,
        closures: 0.4,
        far: 0.3,
        events: 1 + (seed % 4) as u32,
        weeks: [Some(2), Some(4), Some(3)][seed as usize % 3],
        seed,
        ..Shape::default()
    }
}

fn planned(scenario: &Scenario, seed: u64, work: u64) -> Plan {
    let options = PlanOptions { seed, threads: 1, ..of_work(work) };
    plan(scenario, &options, &Silent).expect("nothing is pinned")
}

/// Half days of the term.
fn sessions(scenario: &Scenario) -> Vec<(Date, Session)> {
    let work = WorkCalendar::new(scenario);
    let days: Vec<Date> = work.working().map(|d| work.date(d)).collect();
    days.into_iter().flat_map(|d| [(d, Session::Am), (d, Session::Pm)]).collect()
}

/// The rules that a calendar breaks with an activity more, in the group that is there if there is
/// one.
fn broken_with(scenario: &Scenario, rows: &[Activity], more: &Activity) -> BTreeSet<Rule> {
    let mut rows = rows.to_vec();
    let there = rows.iter_mut().find(|r| {
        r.role() == Some(Role::Outreach)
            && more.role() == r.role()
            && (r.kindergarten, r.date, r.slot) == (more.kindergarten, more.date, more.slot)
    });
    match there {
        Some(row) => {
            row.staff.extend(&more.staff);
            row.staff.sort_unstable();
        }
        None => rows.push(more.clone()),
    }
    check_rules(scenario, &rows).into_iter().map(|v| v.rule).collect()
}

/// Who or what stands in a list of a reason, by name; "… +3" is how many more there are.
fn listed(message: &Message) -> Vec<&str> {
    let who = message.args.iter().find(|(name, _)| *name == "who").map_or("", |(_, who)| who);
    let items = who.split(Message::LIST_BREAK);
    items
        .filter(|item| !item.is_empty() && !item.starts_with('…'))
        .filter_map(|item| item.split(" (").next())
        .collect()
}

/// The rule that a reason names; `None` where no rule by itself stands in the way.
fn named(message: &Message) -> Option<&str> {
    message.args.iter().find(|(name, _)| *name == "rule").map(|(_, rule)| rule.as_str())
}

/// What is wrong with the reason of a visit that is not made.
fn visit(scenario: &Scenario, rows: &[Activity], short: &Shortfall, wrong: &mut Vec<String>) {
    let person = |name: &str| scenario.staff_ixs().find(|&p| scenario.name_of_person(p) == name);
    let place =
        |name: &str| scenario.kindergarten_ixs().find(|&k| scenario.name_of_place(k) == name);
    let subject = scenario.name_of_subject(&short.subject);
    // Rules that bind whatever the date.
    let lasting = [Rule::P4, Rule::P6, Rule::P8, Rule::O1, Rule::O2, Rule::O3];
    for message in &short.reason {
        for name in listed(message) {
            let pair = match short.demand {
                Demand::D1 => person(&subject).zip(place(name)),
                _ => person(name).zip(place(&subject)),
            };
            let Some((p, k)) = pair else {
                wrong.push(format!("nobody and nothing is called {name}: {short:?}"));
                continue;
            };
            if named(message) == Some("H1") && short.demand == Demand::D1 {
                if scenario.person(p).home != k {
                    wrong.push(format!("{name} is not the home: {short:?}"));
                }
                continue;
            }
            let a = scenario.alliance_of(p);
            for at in sessions(scenario) {
                let duty = Activity::duty(Role::Outreach.into(), a, at, k, vec![p]);
                let broken = broken_with(scenario, rows, &Activity { id: "?".to_owned(), ..duty });
                if broken.is_empty() {
                    wrong.push(format!("{} may go to {name} on {at:?}: {short:?}", p.0));
                    break;
                }
                let rule = lasting.iter().find(|r| named(message) == Some(&r.to_string()));
                if let Some(rule) = rule.filter(|rule| !broken.contains(rule)) {
                    wrong.push(format!("{rule:?} is no obstacle at {name}, {broken:?}: {short:?}"));
                    break;
                }
            }
        }
    }
}

/// What is wrong with the reason of an event that is not held.
fn event(scenario: &Scenario, rows: &[Activity], short: &Shortfall, wrong: &mut Vec<String>) {
    let e = scenario.event_ixs().find(|&e| scenario.event(e).id == short.subject);
    let e = e.expect("an event of the table");
    let event = scenario.event(e);
    let mut hosts = vec![event.host];
    if event.host.is_none() && event.mode == alliance_calendar::domain::Mode::InPerson {
        hosts = scenario.alliance(event.alliance).members.iter().copied().map(Some).collect();
    }
    let days: BTreeSet<Date> = sessions(scenario).into_iter().map(|(d, _)| d).collect();
    for date in days.into_iter().filter(|d| (event.from..=event.to).contains(d)) {
        for &slot in event.length.slots() {
            for &host in &hosts {
                let row = Activity::of_event(scenario, e, (date, slot), host);
                if broken_with(scenario, rows, &row).is_empty() {
                    wrong.push(format!("{date} {slot:?} at {host:?} is free: {short:?}"));
                    return;
                }
            }
        }
    }
}

/// What is wrong with the reason of an inspection that is not made: a team could make it and leave
/// less unmet.
fn inspection(scenario: &Scenario, rows: &[Activity], short: &Shortfall, wrong: &mut Vec<String>) {
    let k = scenario.kindergarten_ixs().find(|&k| scenario.kindergarten(k).id == short.subject);
    let Some(k) = k else { return };
    let a = scenario.kindergarten(k).alliance;
    let mentors: Vec<_> = scenario
        .staff_ixs()
        .filter(|&p| scenario.person(p).mentor && scenario.alliance_of(p) == a)
        .collect();
    let size = scenario.settings.inspection.team as usize;
    let mut teams: Vec<Vec<_>> = vec![Vec::new()];
    for _ in 0..size {
        let longer = |team: &Vec<_>| {
            let (team, last) = (team.clone(), team.last().copied());
            let more = mentors.iter().copied().filter(move |&m| last.is_none_or(|l| m > l));
            more.map(|m| [team.clone(), vec![m]].concat()).collect::<Vec<_>>()
        };
        teams = teams.iter().flat_map(longer).collect();
    }
    let unmet =
        |rows: &[Activity]| alliance_calendar::verify(scenario, rows, Policy::Cost).shortfall;
    let now = unmet(rows);
    for team in teams {
        for at in sessions(scenario) {
            let duty = Activity::duty(Role::Inspection.into(), a, at, k, team.clone());
            let duty = Activity { id: "?".to_owned(), ..duty };
            let with = [rows, std::slice::from_ref(&duty)].concat();
            if broken_with(scenario, rows, &duty).is_empty() && unmet(&with) < now {
                wrong.push(format!("{team:?} may go on {at:?}: {short:?}"));
                return;
            }
        }
    }
}

/// How many reasons were tried, and what was wrong.
fn reasons(seed: u64) -> Option<(usize, Vec<String>)> {
    let scenario = read_sources(&generate(&shape(seed))).scenario?;
    let plan = planned(&scenario, 1, 200);
    let mut wrong = Vec::new();
    for short in &plan.shortfalls {
        if short.reason.is_empty() {
            wrong.push(format!("no reason: {short:?}"));
        }
        let rows = &plan.activities;
        match short.demand {
            Demand::D1 | Demand::D4 | Demand::D5 => visit(&scenario, rows, short, &mut wrong),
            Demand::D2 => inspection(&scenario, rows, short, &mut wrong),
            Demand::D3 => event(&scenario, rows, short, &mut wrong),
            _ => {}
        }
    }
    let wrong = wrong.into_iter().map(|w| format!("seed {seed}: {w}")).collect();
    Some((plan.shortfalls.len(), wrong))
}

fn reasons_hold(seeds: std::ops::Range<u64>, at_least: usize) {
    let found: Vec<(usize, Vec<String>)> = seeds.into_par_iter().filter_map(reasons).collect();
    let wrong: Vec<&String> = found.iter().flat_map(|f| &f.1).collect();
    assert!(wrong.is_empty(), "{} wrong: {wrong:#?}", wrong.len());
    let tried: usize = found.iter().map(|f| f.0).sum();
    assert!(tried >= at_least, "only {tried} reasons");
}

#[test]
fn reasons_hold_in_the_calendar() {
    reasons_hold(0..6, 4);
}

#[test]
#[ignore = "long"]
fn reasons_of_two_hundred_counties_hold_in_the_calendar() {
    reasons_hold(0..200, 300);
}

/// A cell of a table by line and column; the column comes to the end where it is missing.
fn set_cell(sources: &mut Sources, file: &str, line: u32, column: &str, value: &str) {
    let text = String::from_utf8(sources.files[file].clone()).expect("text");
    let mut rows: Vec<Vec<String>> = text
        .trim_start_matches('\u{feff}')
        .lines()
        .map(|line| line.split(',').map(str::to_owned).collect())
        .collect();
    let at = rows[0].iter().position(|c| c == column).unwrap_or_else(|| {
        rows.iter_mut().for_each(|row| row.push(String::new()));
        let last = rows[0].len() - 1;
        column.clone_into(&mut rows[0][last]);
        last
    });
    value.clone_into(&mut rows[line as usize - 1][at]);
    let text: Vec<String> = rows.iter().map(|row| row.join(",")).collect();
    sources.files.insert(file.to_owned(), (text.join("\n") + "\n").into_bytes());
}

fn set_key(sources: &mut Sources, section: &str, key: &str, value: f64) {
    let text = String::from_utf8(sources.files["scenario.toml"].clone()).expect("text");
    let mut table: toml::Table = text.parse().expect("TOML");
    let part = table.entry(section).or_insert(toml::Value::Table(toml::Table::new()));
    let part = part.as_table_mut().expect("a section");
    let value = match value.fract() == 0.0 {
        true => toml::Value::Integer(value as i64),
        false => toml::Value::Float(value),
    };
    part.insert(key.to_owned(), value);
    sources.files.insert("scenario.toml".to_owned(), table.to_string().into_bytes());
}

/// What a remedy says, done in the files; `None` where it takes a row out.
fn done(sources: &Sources, scenario: &Scenario, fact: Fact, step: Step) -> Option<Sources> {
    let mut sources = sources.clone();
    let to = match step {
        Step::Number { to, .. } => f64::from(to),
        Step::Minutes { to, .. } => to,
        Step::Lift => return None,
    };
    let text = to.to_string();
    let mut person = |p, column| {
        set_cell(&mut sources, "staff.csv", scenario.person(p).line, column, &text);
    };
    match fact {
        Fact::Reach(p) => {
            person(p, "max_one_way_minutes");
            if to > scenario.settings.travel.max_one_way_minutes.value() {
                set_key(&mut sources, "travel", "max_one_way_minutes", to);
            }
        }
        Fact::VisitsOf(p) => person(p, "visits_max"),
        Fact::InspectionsOf(p) => person(p, "inspections_max"),
        Fact::MinutesOf(p) => person(p, "minutes_max"),
        Fact::Away(k) | Fact::VisitsAt(k) => {
            let column = if matches!(fact, Fact::Away(_)) { "max_away" } else { "visits_max" };
            let line = scenario.kindergarten(k).line;
            set_cell(&mut sources, "kindergartens.csv", line, column, &text);
        }
        _ => {
            let (section, key) = match fact {
                Fact::Drive => ("travel", "max_drive_minutes_per_day"),
                Fact::HalfDay => ("travel", "half_day_reach_minutes"),
                Fact::DaysOut => ("limits", "days_out_per_week"),
                Fact::Incoming => ("limits", "incoming_per_week"),
                Fact::Group => ("outreach", "group_max"),
                Fact::InspectionGap => ("inspection", "gap_days"),
                Fact::EventGap => ("events", "gap_days"),
                Fact::Parallel => ("events", "bureau_parallel"),
                _ => return None,
            };
            set_key(&mut sources, section, key, to);
        }
    }
    Some(sources)
}

/// Remedies tried, and those that do less than they say.
fn remedied(seed: u64) -> Option<(usize, Vec<String>)> {
    let sources = generate(&Shape { alliances: 1, ..shape(seed) });
    let scenario = read_sources(&sources).scenario?;
    let plan = planned(&scenario, 1, 200);
    let effort = Effort { work: 200, ..Effort::default() };
    let found = conflicts(&scenario, &plan.activities, &effort);
    let (mut tried, mut wrong) = (0, Vec::new());
    for remedy in remedies(&scenario, &plan.activities, &found, Policy::Balanced, &effort) {
        let Some(files) = done(&sources, &scenario, remedy.fact, remedy.step) else { continue };
        let reading = read_sources(&files);
        let Some(changed) = reading.scenario else {
            wrong.push(format!("seed {seed}: {remedy:?} is refused: {:?}", reading.findings));
            continue;
        };
        tried += 1;
        let least = (1..=3).map(|s| planned(&changed, s, 200).levels.shortfall.value).min();
        if least > Some(remedy.shortfall.1) {
            wrong.push(format!("seed {seed}: {remedy:?} gives {least:?}"));
        }
    }
    Some((tried, wrong))
}

fn remedies_help(seeds: std::ops::Range<u64>, at_least: usize) {
    let found: Vec<(usize, Vec<String>)> = seeds.into_par_iter().filter_map(remedied).collect();
    let wrong: Vec<&String> = found.iter().flat_map(|f| &f.1).collect();
    assert!(wrong.is_empty(), "{} wrong: {wrong:#?}", wrong.len());
    let tried: usize = found.iter().map(|f| f.0).sum();
    assert!(tried >= at_least, "only {tried} remedies");
}

#[test]
#[ignore = "long"]
fn remedies_done_in_the_files_do_what_they_say() {
    remedies_help(long(0..40), at_least(40));
}

/// Answers to "why not" of one county: how many, and what contradicts them.
fn not(seed: u64) -> Option<(usize, Vec<String>)> {
    let scenario = read_sources(&generate(&shape(seed))).scenario?;
    let plan = planned(&scenario, 1, 100);
    let effort = Effort { work: 60, ..Effort::default() };
    let (mut tried, mut wrong) = (0, Vec::new());
    let people: Vec<_> = scenario.staff_ixs().filter(|&p| scenario.person(p).backbone).collect();
    for (i, &p) in people.iter().enumerate().take(4) {
        let a = scenario.alliance_of(p);
        let members = &scenario.alliance(a).members;
        let k = members[(i + seed as usize) % members.len()];
        let duty = (p, k, Role::Outreach);
        let has = |row: &Activity| {
            row.role() == Some(Role::Outreach)
                && row.kindergarten == Some(k)
                && row.staff.contains(&p)
        };
        if plan.activities.iter().any(has) {
            continue;
        }
        let answer = why_not(&scenario, &plan.activities, duty, None, Policy::Balanced, &effort);
        tried += 1;
        let mut say = |what: String| wrong.push(format!("seed {seed}: {what}: {answer:?}"));
        let at = |at: (Date, Session)| {
            let row = Activity::duty(Role::Outreach.into(), a, at, k, vec![p]);
            Activity { id: "?".to_owned(), pinned: true, ..row }
        };
        if !answer.forbidden.is_empty() {
            for time in sessions(&scenario) {
                let pinned = Scenario { pins: vec![at(time)], ..scenario.clone() };
                if check_pins(&pinned).is_empty() {
                    say(format!("{time:?} is allowed"));
                    break;
                }
            }
        }
        if let Some(now) = answer.now.as_ref().filter(|now| now.rules.is_empty()) {
            let mut rows = plan.activities.clone();
            for row in rows.iter_mut().filter(|row| now.instead.as_ref() == Some(&row.id)) {
                row.staff.retain(|&other| other != p);
            }
            rows.retain(|row| {
                row.slot == Slot::Day || row.event().is_some() || !row.staff.is_empty()
            });
            let row = at((now.date, now.session));
            if !broken_with(&scenario, &rows, &Activity { pinned: false, ..row }).is_empty() {
                say("it does not fit".to_owned());
            }
            let worth = (answer.stands.0 as i64 + now.more.shortfall) as u64;
            let cost = answer.stands.1 + now.more.cost;
            let best = answer.forced.as_ref().map(|f| f.found);
            if best.is_none_or(|b| b.0 > worth || b.0 == worth && b.1 > cost + 1e-6) {
                say("moving nothing else is better than the best found".to_owned());
            }
        }
        if let Some(forced) = &answer.forced
            && forced.bound.is_some_and(|b| {
                b.0 > forced.found.0 || b.0 == forced.found.0 && b.1 > forced.found.1 + 1e-6
            })
        {
            say("a bound lies above what was found".to_owned());
        }
    }
    Some((tried, wrong))
}

fn answers_hold(seeds: std::ops::Range<u64>, at_least: usize) {
    let found: Vec<(usize, Vec<String>)> = seeds.into_par_iter().filter_map(not).collect();
    let wrong: Vec<&String> = found.iter().flat_map(|f| &f.1).collect();
    assert!(wrong.is_empty(), "{} wrong: {wrong:#?}", wrong.len());
    let tried: usize = found.iter().map(|f| f.0).sum();
    assert!(tried >= at_least, "only {tried} answers");
}

#[test]
fn what_stands_against_a_duty_does() {
    answers_hold(0..3, 2);
}

#[test]
#[ignore = "long"]
fn what_stands_against_hundreds_of_duties_does() {
    answers_hold(100..200, 120);
}
