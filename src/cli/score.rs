//! `alliance score`: the appraisal of a term, with what pulled a mark down.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::check::{self, Checked};
use super::style::{self, paint};
use super::voice::Voice;
use super::year_args::ScoreArgs;
use super::{Ended, Exit, findings, outputs, undo};
use crate::domain::{FixedWord, Language, Message, Scenario, Weights};
use crate::input::read_weights;
use crate::score::{Marked, score};
use crate::text::plain;
use crate::write::{CALENDAR_CSV, FoundScore, SCORE_FILES, score_files};

/// The bureau's table of weights in a scenario's folder.
const SCORE_TOML: &str = "score.toml";
/// Members of an alliance that are listed.
const LISTED: usize = 4;

pub(super) fn run(args: &ScoreArgs, lang: Option<Language>) -> Ended {
    let (scenario, voice) =
        Checked::read(&args.scenario, lang).json(args.answer.json).told(false)?;
    Ok(voice.data(&made(args, &scenario, &voice)?, Exit::Done))
}

/// The weights asked for, those in the scenario's folder, or the usual ones.
fn weights(args: &ScoreArgs, voice: &Voice) -> Result<Weights, Exit> {
    let own = || Some(args.scenario.join(SCORE_TOML)).filter(|file| file.is_file());
    let Some(file) = args.weights.clone().or_else(own) else { return Ok(Weights::default()) };
    read_weights(&file).map_err(|found| findings::refused(&found, voice))
}

fn made(args: &ScoreArgs, scenario: &Scenario, voice: &Voice) -> Result<String, Exit> {
    let weights = weights(args, voice)?;
    let file: PathBuf = match args.calendar.is_dir() {
        true => args.calendar.join(CALENDAR_CSV),
        false => args.calendar.clone(),
    };
    let calendar = check::term_calendar(scenario, &file, voice)?;
    let out = args.answer.folder(&args.scenario, "score");
    outputs::try_files(&out, &SCORE_FILES, voice)?;
    let clock = jiff::ZonedDateTime::now().date();
    let on = undo::today(args.on, clock, scenario).unwrap_or(scenario.settings.term.end);
    let score = score(scenario, &calendar, on, &weights);
    let found = FoundScore {
        scenario,
        weights: &weights,
        score: &score,
        texts: voice.texts(),
        headers: args.answer.headers,
    };
    let listed = outputs::write_made(&out, "score", score_files(&found), voice)?;
    if args.answer.json {
        return Ok(format!("{:#}\n", value(&found)));
    }
    let term = &scenario.settings.term;
    let early = Message::new("score-before-term").with("date", on).with("start", term.start);
    let early = if on < term.start { voice.say(&early) + "\n" } else { String::new() };
    Ok(early + &summary(&found, voice) + &listed)
}

fn summary(found: &FoundScore<'_>, voice: &Voice) -> String {
    let scenario = found.scenario;
    let mut text = format!("{}\n", paint(style::TITLE, plain(&found.title())));
    let county = Message::new("score-county").with("mark", found.mark(found.score.county));
    text += &format!("  {}\n", voice.say(&county));
    for a in &found.score.alliances {
        let head = Message::new("score-alliance")
            .with("name", &scenario.alliance(a.alliance).name)
            .with("mark", found.mark(a.joint))
            .with("own", found.mark(a.lead.mark))
            .with("members", found.mark(a.members_mean))
            .with("share", format!("{:.0}", 100.0 * found.weights.members));
        text += &format!("\n  {}\n", paint(style::TITLE, voice.say(&head)));
        text += &lines(found, &a.lead, voice);
        let mut behind: Vec<&Marked> =
            a.members.iter().filter(|m| m.mark.is_some_and(|mark| mark < 100.0)).collect();
        behind.sort_by(|x, y| x.mark.partial_cmp(&y.mark).unwrap_or(std::cmp::Ordering::Equal));
        for member in behind.iter().take(LISTED) {
            text += &lines(found, member, voice);
        }
        match behind.len() {
            0 => text += &format!("    {}\n", voice.key("score-members-whole")),
            n if n > LISTED => {
                let rest = Message::new("score-rest").with("n", n - LISTED);
                text += &format!("    {}\n", voice.say(&rest));
            }
            _ => {}
        }
    }
    text + "\n"
}

/// A kindergarten's mark, and what pulled it down.
fn lines(found: &FoundScore<'_>, of: &Marked, voice: &Voice) -> String {
    let head = Message::new("score-place")
        .with("name", found.scenario.name_of_place(of.place))
        .with("mark", found.mark(of.mark));
    let mut text = format!("    {}\n", voice.say(&head));
    let reasons = found.reasons(of);
    for reason in &reasons {
        text += &format!("      {}\n", plain(reason));
    }
    if reasons.is_empty() {
        text += &format!("      {}\n", voice.key("score-nothing-lost"));
    }
    text
}

fn value(found: &FoundScore<'_>) -> Value {
    let scenario = found.scenario;
    let marked = |of: &Marked| {
        json!({
            "kindergarten": scenario.kindergarten(of.place).id,
            "mark": of.mark,
            "criteria": of.measures.iter().map(|m| json!({
                "criterion": m.criterion.word(),
                "asked": m.asked,
                "planned": m.planned,
                "done": m.done,
                "to_come": m.to_come,
                "behind": m.behind(),
                "rate": m.rate(),
            })).collect::<Vec<_>>(),
            "lost": found.reasons(of),
        })
    };
    json!({
        "on": found.score.on.to_string(),
        "county": found.score.county,
        "alliances": found.score.alliances.iter().map(|a| json!({
            "alliance": scenario.alliance(a.alliance).id,
            "mark": a.joint,
            "members_mean": a.members_mean,
            "lead": marked(&a.lead),
            "members": a.members.iter().map(marked).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
    })
}
