//! `alliance exchange`: whom to exchange for a school year.

use std::path::Path;

use serde_json::{Value, json};

use super::check::Checked;
use super::stop::Stop;
use super::style::{self, paint};
use super::values::named;
use super::voice::Voice;
use super::year_args::ExchangeArgs;
use super::{Ended, Exit, findings, outputs};
use crate::domain::{Exchanged, Language, Message, Minutes, Scenario};
use crate::exchange::{AllianceExchange, Choice, ExchangeLevels, ExchangeRules, Move, exchange};
use crate::input::{person_meant, read_exchanges};
use crate::model::Limits;
use crate::text::plain;
use crate::write::{EXCHANGE_FILES, FoundExchange, exchange_files};

/// Nodes of a model's tree, far above what any needs.
const NODES: u64 = 1_000_000;

pub(super) fn run(args: &ExchangeArgs, lang: Option<Language>) -> Ended {
    let (scenario, voice) =
        Checked::read(&args.scenario, lang).json(args.answer.json).told(false)?;
    Ok(voice.data(&exchanged(args, &scenario, &voice)?, Exit::Done))
}

fn exchanged(args: &ExchangeArgs, scenario: &Scenario, voice: &Voice) -> Result<String, Exit> {
    let rules = rules(args, scenario, voice)?;
    let mut earlier = Vec::new();
    for file in &args.earlier {
        earlier.extend(read(file, scenario, voice)?);
    }
    let out = args.answer.folder(&args.scenario, "exchange");
    outputs::try_tables(&out, &EXCHANGE_FILES, &args.scenario, voice)?;
    let stop = Stop::listen(|| {});
    let flag = stop.flag();
    let limits = Limits { nodes: NODES, deadline: None, stop: &flag };
    let Some(found) = exchange(scenario, &rules, &earlier, &limits) else {
        voice.complain(&Message::new("exchange-stopped"));
        return Err(Exit::Interrupted);
    };
    let made = FoundExchange {
        scenario,
        rules: &rules,
        found: &found,
        days: args.days,
        texts: voice.texts(),
        headers: args.answer.headers,
    };
    let listed =
        stop.whole(|| outputs::write_made(&out, "exchange", exchange_files(&made), voice))?;
    if args.answer.json {
        return Ok(format!("{:#}\n", value(&made)));
    }
    Ok(summary(&made, voice) + &listed)
}

fn rules(args: &ExchangeArgs, scenario: &Scenario, voice: &Voice) -> Result<ExchangeRules, Exit> {
    let excluded: Result<_, Message> =
        named(&args.without).map(|text| person_meant(scenario, text)).collect();
    let excluded = excluded.map_err(|message| voice.refuse(&message))?;
    let usual = ExchangeRules::of(scenario);
    Ok(ExchangeRules {
        count: args.count,
        share: args.share,
        years: args.years,
        per_place: args.per_place,
        loss: args.loss,
        minutes: args.minutes.map_or(usual.minutes, |n| Minutes(f64::from(n))),
        excluded,
        alternatives: args.alternatives,
    })
}

/// The rows of a table of earlier exchanges.
fn read(file: &Path, scenario: &Scenario, voice: &Voice) -> Result<Vec<Exchanged>, Exit> {
    let bytes = outputs::read(file, voice)?;
    match read_exchanges(scenario, &file.display().to_string(), &bytes) {
        Ok((rows, warnings)) => {
            findings::tell(&warnings, voice);
            Ok(rows)
        }
        Err(found) => Err(findings::refused(&found, voice)),
    }
}

fn summary(made: &FoundExchange<'_>, voice: &Voice) -> String {
    let (scenario, words) = (made.scenario, made.words());
    let sum = |f: fn(&ExchangeLevels) -> u32| -> u32 {
        made.found.iter().map(|of| f(&of.best.levels)).sum()
    };
    let km = |hundredths: u32| format!("{:.1}", f64::from(hundredths) / 100.0);
    let longest = made.found.iter().map(|of| of.best.levels.longest).max().unwrap_or(0);
    let proven = made.found.iter().all(|of| of.best.proven);
    let proof = if proven { "exchange-proven" } else { "exchange-unproven" };
    let done = Message::new("exchange-done").with("count", sum(|l| l.count));
    let sums = Message::new("exchange-sums")
        .with("need", sum(|l| l.need))
        .with("swaps", sum(|l| l.swaps))
        .with("fits", sum(|l| l.fits))
        .with("km", km(sum(|l| l.road)))
        .with("longest", km(longest));
    let mut text = format!("{}\n", paint(style::TITLE, plain(&words.title())));
    let separator = voice.texts().separator();
    text += &format!("  {}{separator}{}\n", voice.say(&done), voice.key(proof));
    text += &format!("  {}\n", voice.say(&sums));
    for of in made.found {
        let head = Message::new("exchange-of")
            .with("alliance", &scenario.alliance(of.alliance).name)
            .with("due", of.due)
            .with("wanted", of.wanted);
        text += &format!("\n  {}\n", paint(style::TITLE, voice.say(&head)));
        for chosen in &of.chosen {
            let way = &chosen.way;
            let line = Message::new("exchange-move")
                .with("name", &scenario.person(way.person).name)
                .with("home", scenario.name_of_place(way.home))
                .with("host", scenario.name_of_place(way.host))
                .with("kind", made.kind(way))
                .with("km", km(way.road));
            text += &format!("    {}\n", voice.say(&line));
            text += &format!("      {}\n", plain(&words.why(of, chosen)));
        }
        if let Some(fewer) = words.fewer(of) {
            text += &format!("    {}\n", paint(style::WARNING, plain(&fewer)));
        }
    }
    let unserved: usize = made.found.iter().map(|of| of.unserved.len()).sum();
    text.push('\n');
    if unserved > 0 {
        let message = Message::new("exchange-places").with("n", unserved);
        text += &format!("  {}\n", voice.say(&message));
    }
    for line in words.notes(made.found, made.days) {
        text += &format!("  {}\n", plain(&line));
    }
    text.push('\n');
    text
}

fn value(made: &FoundExchange<'_>) -> Value {
    let (scenario, words) = (made.scenario, made.words());
    let levels = |l: &ExchangeLevels| {
        json!({
            "count": l.count,
            "need": l.need,
            "swaps": l.swaps,
            "fits": l.fits,
            "km": f64::from(l.road) / 100.0,
            "longest_km": f64::from(l.longest) / 100.0,
        })
    };
    let way = |m: &Move| {
        json!({
            "staff": scenario.person(m.person).id,
            "home": scenario.kindergarten(m.home).id,
            "host": scenario.kindergarten(m.host).id,
            "km": f64::from(m.road) / 100.0,
        })
    };
    let choice = |c: &Choice| {
        let moves: Vec<Value> = c.moves.iter().map(way).collect();
        json!({ "levels": levels(&c.levels), "proven": c.proven, "moves": moves })
    };
    let of = |of: &AllianceExchange| {
        json!({
            "alliance": scenario.alliance(of.alliance).id,
            "due": of.due,
            "wanted": of.wanted,
            "best": choice(&of.best),
            "alternatives": of.alternatives.iter().map(choice).collect::<Vec<_>>(),
            "why": of.chosen.iter().map(|c| json!({
                "staff": scenario.person(c.way.person).id,
                "why": words.why(of, c),
                "without": levels(&c.without),
            })).collect::<Vec<_>>(),
            "nobody": of.unserved.iter().map(|u| json!({
                "kindergarten": scenario.kindergarten(u.place).id,
                "why": words.why_nobody(of, u),
            })).collect::<Vec<_>>(),
            "not_considered": of.barred.iter().map(|(p, why)| json!({
                "staff": scenario.person(*p).id,
                "why": words.barred(*why),
            })).collect::<Vec<_>>(),
            "fewer": words.fewer(of),
        })
    };
    json!({
        "scenario": scenario.settings.name,
        "alliances": made.found.iter().map(of).collect::<Vec<_>>(),
    })
}
