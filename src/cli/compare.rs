//! `alliance compare`: the plan with and without what might happen, side by side.

use serde_json::{Value, json};

use super::check::{self, Checked};
use super::explain::signed;
use super::layout::safe;
use super::replan_args::CompareArgs;
use super::style::{self, paint};
use super::voice::Voice;
use super::{Ended, Exit, findings, plan, replan};
use crate::changes::Known;
use crate::domain::{Activity, Language, Message, Minutes, Plan, Policy, Scenario};
use crate::explain::{Comparison, Moved, PersonChange, Standing, compare};
use crate::solve::{PlanOptions, Silent};
use crate::verify::Verdict;

/// People and moves listed unless all are asked for.
const LISTED: usize = 12;
/// Columns of a name.
const NAME: usize = 40;

pub(super) fn run(args: &CompareArgs, lang: Option<Language>) -> Ended {
    let (scenario, voice) = Checked::read(&args.scenario, lang).json(args.json).told(false)?;
    Ok(voice.data(&compared(args, &scenario, &voice)?, Exit::Done))
}

fn compared(args: &CompareArgs, scenario: &Scenario, voice: &Voice) -> Result<String, Exit> {
    let changes = replan::changes(&args.happened, scenario, voice)?;
    let policy = args.policy.unwrap_or(scenario.settings.objective.policy);
    let stop = super::stop::Stop::listen(|| {});
    let options = PlanOptions {
        threads: args.threads,
        policy: Some(policy),
        stop: stop.flag(),
        ..args.limits.of_county(scenario)
    };
    let planned = |scenario: &Scenario| -> Result<Plan, Exit> {
        crate::plan(scenario, &options, &Silent).map_err(|error| plan::failed(&error, voice))
    };
    let first: Vec<Activity> = match &args.from {
        Some(file) => check::calendar(scenario, file, voice)?,
        None => planned(scenario)?.activities,
    };
    let applied = crate::changes::apply(
        scenario,
        &changes,
        Known { today: args.today, earlier: Some(&first), evening: false },
    )
    .map_err(|found| findings::refused(&found, voice))?;
    let second = planned(&applied.scenario)?.activities;
    if stop.asked() {
        // Two halves of a search say nothing about one another.
        voice.complain(&Message::new("explain-compare-stopped"));
        return Err(Exit::Interrupted);
    }
    let found = compare((scenario, &first), (&applied.scenario, &second), policy);
    Ok(if args.json {
        format!("{:#}\n", value(&found, policy))
    } else {
        text(&found, args.all, policy, voice)
    })
}

fn text(found: &Comparison, all: bool, policy: Policy, voice: &Voice) -> String {
    let more = super::explain::more(&found.more, voice);
    let title = Message::new("explain-compare-title").with("more", more);
    let mut text = format!("{}\n", paint(style::TITLE, voice.say(&title)));
    let names = ["explain-compare-first", "explain-compare-second"];
    for (name, verdict) in names.into_iter().zip(&found.verdicts) {
        text += &format!("  {}\n", levels(voice.key(name), verdict, policy, voice));
    }
    let gains = |c: &&PersonChange| change(c) < 0.0;
    let listed = |most: usize| if all { usize::MAX } else { most };
    let less: Vec<&PersonChange> = found.people.iter().filter(gains).collect();
    // The greatest loss first.
    let mut worse: Vec<&PersonChange> = found.people.iter().filter(|c| change(c) > 0.0).collect();
    worse.reverse();
    for (head, people) in [("explain-compare-gains", less), ("explain-compare-loses", worse)] {
        if !people.is_empty() {
            text += &format!("\n  {}\n", paint(style::TITLE, voice.key(head)));
            let lines = people.iter().take(listed(LISTED));
            text += &lines.map(|c| format!("    {}\n", person(c, voice))).collect::<String>();
            text += &rest(people.len(), listed(LISTED), voice);
        }
    }
    for (head, moves) in
        [("explain-compare-gone", &found.gone), ("explain-compare-new", &found.new)]
    {
        if !moves.is_empty() {
            let title = Message::new(head).with("n", moves.len());
            text += &format!("\n  {}\n", paint(style::TITLE, voice.say(&title)));
            let lines = moves.iter().take(listed(LISTED));
            text += &lines.map(|m| format!("    {}\n", moved(m, voice))).collect::<String>();
            text += &rest(moves.len(), listed(LISTED), voice);
        }
    }
    text
}

fn rest(all: usize, listed: usize, voice: &Voice) -> String {
    match all.saturating_sub(listed) {
        0 => String::new(),
        n => format!("    {}\n", voice.say(&Message::new("explain-compare-rest").with("n", n))),
    }
}

fn levels(what: String, verdict: &Verdict, policy: Policy, voice: &Voice) -> String {
    voice.say(
        &Message::new("explain-compare-levels")
            .with("what", what)
            .with("shortfall", verdict.shortfall)
            .with("cost", format!("{:.1}", verdict.cost))
            .with("policy", voice.word(policy))
            .with("km", format!("{:.1}", verdict.vehicle_km.value()))
            .with("quality", verdict.quality.value()),
    )
}

fn change(c: &PersonChange) -> f64 {
    c.after.map_or(0.0, Minutes::value) - c.before.map_or(0.0, Minutes::value)
}

fn person(c: &PersonChange, voice: &Voice) -> String {
    let minutes = |m: Option<Minutes>| m.map_or_else(|| "–".to_owned(), |m| format!("{:.0}", m.0));
    voice.say(
        &Message::new("explain-compare-person")
            .with("person", safe(&c.name, NAME))
            .with("role", voice.word(c.role))
            .with("before", minutes(c.before))
            .with("after", minutes(c.after))
            .with("more", signed(change(c), 0)),
    )
}

fn moved(m: &Moved, voice: &Voice) -> String {
    voice.say(
        &Message::new("explain-compare-move")
            .with("who", safe(&m.names[0], NAME))
            .with("date", m.date)
            .with("session", voice.word(m.slot))
            .with("place", safe(&m.names[1], NAME)),
    )
}

fn value(found: &Comparison, policy: Policy) -> Value {
    let level = |v: &Verdict| {
        json!({
            "shortfall": v.shortfall,
            "cost": v.cost,
            "vehicle_km": v.vehicle_km.value(),
            "quality": v.quality.value(),
        })
    };
    let standing = |s: &Standing| {
        json!({
            "shortfall": s.shortfall,
            "cost": s.cost,
            "vehicle_km": s.km,
            "quality": s.quality,
        })
    };
    let moves = |all: &[Moved]| -> Vec<Value> {
        all.iter()
            .map(|m| {
                json!({
                    "who": m.who,
                    "place": m.place,
                    "date": m.date.to_string(),
                    "session": m.slot,
                })
            })
            .collect()
    };
    json!({
        "policy": policy,
        "without": level(&found.verdicts[0]),
        "with": level(&found.verdicts[1]),
        "more": standing(&found.more),
        "people": found.people.iter().map(|c| json!({
            "person": c.person,
            "role": c.role,
            "before": c.before.map(Minutes::value),
            "after": c.after.map(Minutes::value),
        })).collect::<Vec<_>>(),
        "gone": moves(&found.gone),
        "new": moves(&found.new),
    })
}
