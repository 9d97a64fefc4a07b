//! `alliance next`: the scenario of the next term, and what the clerk is to look at.

use std::io;

use jiff::civil::Date;
use serde_json::json;

use super::check::{self, Checked};
use super::layout::lists;
use super::style::{self, paint};
use super::term_args::NextArgs;
use super::voice::Voice;
use super::{Ended, Exit, findings, init, record, replan};
use crate::domain::{Activity, Language, Message, Scenario, Severity, Stated};
use crate::generate::WriteError;
use crate::init::{Given, LeftOut, MovedRow, NextTerm, Why, next_term};
use crate::input::{read_grids, read_sources};
use crate::text::Texts;
use crate::write::{scenario_workbook, write_file};

pub(super) fn run(args: &NextArgs, lang: Option<Language>) -> Ended {
    let (scenario, voice) = Checked::read(&args.scenario, lang).json(args.json).told(false)?;
    made(args, &scenario, &voice)
}

fn made(args: &NextArgs, scenario: &Scenario, voice: &Voice) -> Ended {
    init::no_other_sheet(&args.out, voice)?;
    let book = init::is_workbook(&args.out);
    if book && args.out.exists() {
        return Err(voice.refuse(&Message::new("workbook-exists").with("path", args.out.display())));
    }
    let calendar = check::term_calendar(scenario, &args.from, voice)?;
    // What is marked and not recorded would be lost.
    match record::open_marks(scenario, &args.from, &calendar) {
        Ok(0) => {}
        Ok(n) => {
            let message = Message::new("record-marks-open").with("path", args.from.display());
            let message = message.with("scenario", args.scenario.display()).with("n", n);
            return Err(voice.refuse(&message));
        }
        Err(found) => return Err(findings::refused_as("next-refused", &found, voice)),
    }
    let staff = replan::changes_as("next-refused", &args.happened(), scenario, voice)?;
    let next = next(args, scenario, &calendar, &staff, voice)?;
    write(args, &next, voice)?;
    let text = if args.json { as_json(&next) } else { told(args, &next, voice) };
    Ok(voice.data(&text, Exit::Done))
}

/// The next term, which has been read once more: what is written can be planned.
fn next(
    args: &NextArgs,
    scenario: &Scenario,
    calendar: &[Activity],
    staff: &[Stated],
    voice: &Voice,
) -> Result<NextTerm, Exit> {
    let grids = read_grids(&args.scenario)
        .map_err(|found| findings::refused_as("next-refused", &found, voice))?;
    let days = (args.start, args.end);
    let texts = voice.texts();
    let next = next_term(Given { grids, scenario, calendar, staff, days, texts });
    let mut next = next.map_err(|message| voice.refuse(&message))?;
    next.sources.name = args.out.display().to_string();
    let reading = read_sources(&next.sources);
    if reading.scenario.is_none() {
        return Err(findings::unreadable("next-unsound", &args.scenario, &reading.findings, voice));
    }
    let warnings = reading.findings.iter().filter(|f| f.severity == Severity::Warning);
    let warnings: Vec<_> = warnings.cloned().collect();
    if !args.json && !warnings.is_empty() {
        findings::tell(&warnings, voice);
    }
    Ok(next)
}

fn write(args: &NextArgs, next: &NextTerm, voice: &Voice) -> Result<(), Exit> {
    if !init::is_workbook(&args.out) {
        let written = crate::init::write(&next.sources, &args.out).map(drop);
        return written.map_err(|error| init::failed(&error, voice));
    }
    let language = crate::read(&args.scenario).scenario.map(|s| s.settings.language);
    let texts = language.map_or_else(|| Texts::new(voice.texts().language()), Texts::new);
    let written = scenario_workbook(&next.sources, &texts)
        .map_err(io::Error::other)
        .and_then(|bytes| write_file(&args.out, &bytes).map_err(|error| error.source));
    let failed = |source| WriteError::Io { path: args.out.clone(), source };
    written.map_err(|error| init::failed(&failed(error), voice))
}

fn told(args: &NextArgs, next: &NextTerm, voice: &Voice) -> String {
    let done = Message::new("next-done")
        .with("path", args.out.display())
        .with("index", next.index)
        .with("from", next.days.0)
        .with("to", next.days.1);
    let mut parts = Vec::new();
    let mut part = |key, value: Message, list: Vec<String>| {
        parts.push((voice.key(key), voice.say(&value), list));
    };
    let (history, archive) = next.kept;
    part(
        "next-history",
        Message::new("next-history-value")
            .with("n", next.took_place)
            .with("rows", history)
            .with("archived", archive),
        Vec::new(),
    );
    if !next.left_out.is_empty() {
        let lines = next.left_out.iter().map(|left| left_line(left, voice)).collect();
        let value = Message::new("next-left-out-value").with("n", next.left_out.len());
        part("next-left-out", value, lines);
    }
    if !(next.left.is_empty() && next.joined.is_empty()) {
        let value = Message::new("next-staff-value")
            .with("left", next.left.len())
            .with("joined", next.joined.len());
        let names = |key, names: &[String]| {
            let message = Message::new(key).with_list("names", names);
            (!names.is_empty()).then(|| voice.say(&message))
        };
        let lines = names("next-staff-left", &next.left).into_iter();
        let lines = lines.chain(names("next-staff-joined", &next.joined)).collect();
        part("next-staff", value, lines);
    }
    if !next.follow_ups.is_empty() {
        let line = |(place, why): &(String, String)| {
            voice.shown(&format!("{place}{}{why}", voice.texts().colon()))
        };
        let lines = next.follow_ups.iter().map(line).collect();
        let value = Message::new("next-followups-value").with("n", next.follow_ups.len());
        part("next-followups", value, lines);
    }
    if !next.moved.is_empty() {
        let look = next.moved.iter().filter(|row| row.look).count();
        let mut rows: Vec<&MovedRow> = next.moved.iter().collect();
        rows.sort_by_key(|row| !row.look);
        let lines = rows.into_iter().map(|row| moved_line(row, voice)).collect();
        let value = Message::new("next-moved-value").with("n", next.moved.len());
        part("next-moved", value.with("look", look), lines);
    }
    if next.themes > 0 {
        part("next-themes", Message::new("next-themes-value").with("n", next.themes), Vec::new());
    }
    if !next.dropped.is_empty() {
        let value = |(table, n): &(&'static str, usize)| {
            voice.say(&Message::new("next-dropped-one").with("table", *table).with("n", *n))
        };
        let tables: Vec<String> = next.dropped.iter().map(value).collect();
        part(
            "next-dropped",
            Message::new("next-dropped-value").with_list("tables", tables),
            vec![],
        );
    }
    let mut text = format!("{}\n\n", paint(style::GOOD, voice.say(&done)));
    text += &lists(parts, voice);
    if let Some(hint) = voice.hint(&done) {
        text += &format!("\n{hint}\n");
    }
    text
}

fn left_line(left: &LeftOut, voice: &Voice) -> String {
    let key = match left.why {
        Why::Cancelled => "next-why-cancelled",
        Why::NotHeld => "next-why-not-held",
        Why::NotPlanned => "next-why-not-planned",
    };
    let day = left.date.map_or_else(String::new, |date| date.to_string());
    let words = [left.id.as_str(), &day, &left.what];
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    voice.say(
        &Message::new("next-left-line").with("what", words.join(" ")).with("why", voice.key(key)),
    )
}

fn moved_line(row: &MovedRow, voice: &Voice) -> String {
    let span = |(from, to): (Date, Date)| match from == to {
        true => from.to_string(),
        false => voice.say(&Message::new("next-span").with("from", from).with("to", to)),
    };
    let what = match row.what == row.id {
        true => row.id.clone(),
        false => format!("{} {}", row.id, row.what),
    };
    let message = Message::new("next-moved-line")
        .with("table", row.table)
        .with("what", what)
        .with("before", span(row.before))
        .with("after", span(row.after));
    let mark = if row.look { voice.key("next-look") } else { String::new() };
    voice.say(&message) + &mark
}

fn as_json(next: &NextTerm) -> String {
    let days = |(from, to): (Date, Date)| json!([from.to_string(), to.to_string()]);
    let left = |left: &LeftOut| {
        let why = match left.why {
            Why::Cancelled => "cancelled",
            Why::NotHeld => "not_held",
            Why::NotPlanned => "not_planned",
        };
        let date = left.date.map(|date| date.to_string());
        json!({"id": left.id, "what": left.what, "date": date, "why": why})
    };
    let moved = |row: &MovedRow| {
        json!({"table": row.table, "id": row.id, "what": row.what, "before": days(row.before),
            "after": days(row.after), "look": row.look})
    };
    let value = json!({
        "term": {"index": next.index, "start": next.days.0.to_string(),
            "end": next.days.1.to_string()},
        "took_place": next.took_place,
        "history": next.kept.0,
        "archive": next.kept.1,
        "left_out": next.left_out.iter().map(left).collect::<Vec<_>>(),
        "left": next.left,
        "joined": next.joined,
        "followups": next.follow_ups.iter().map(|(place, why)| json!({"kindergarten": place, "why": why})).collect::<Vec<_>>(),
        "moved": next.moved.iter().map(moved).collect::<Vec<_>>(),
        "themes": next.themes,
        "dropped": next.dropped.iter().map(|(table, n)| json!({"table": table, "rows": n})).collect::<Vec<_>>(),
    });
    serde_json::to_string_pretty(&value).unwrap_or_default() + "\n"
}
