//! `alliance record`: what took place, and what is overdue.

use std::path::Path;

use jiff::ZonedDateTime;
use jiff::civil::Date;
use serde_json::json;

use super::check::{self, Checked};
use super::layout::{lists, safe};
use super::style::{self, paint};
use super::term_args::RecordArgs;
use super::undo;
use super::voice::Voice;
use super::{Ended, Exit, findings, outputs, verdict};
use crate::changes::{Known, apply};
use crate::domain::{
    Activity, Change, ChangeKind, Diagnostic, Language, Message, Scenario, Severity, Stated,
};
use crate::input::{ChangeSource, read_changes};
use crate::state::{Overdue, State, is_news, state};
use crate::write::Kept;

pub(super) fn run(args: &RecordArgs, lang: Option<Language>) -> Ended {
    let (scenario, voice) = Checked::read(&args.scenario, lang).json(args.json).told(false)?;
    recorded(args, &scenario, &voice)
}

fn recorded(args: &RecordArgs, scenario: &Scenario, voice: &Voice) -> Ended {
    let refused = |found: Vec<_>| findings::refused_as("record-refused", &found, voice);
    let mut kept = Kept::read(&args.scenario).map_err(refused)?;
    let calendar = check::term_calendar(scenario, &args.calendar, voice)?;
    let term = &scenario.settings.term;
    let clock = ZonedDateTime::now().date();
    let today = args.today.unwrap_or_else(|| clock.clamp(term.start, term.end));
    let changes = read_changes(scenario, &sources(args, voice)?).map_err(refused)?;
    let all = changes.len();
    let twice = marked_twice(&changes);
    if !twice.is_empty() {
        return Err(refused(twice));
    }
    let known = Known { today: Some(today), earlier: Some(&calendar), evening: true };
    // Everything that is said is looked at, also what is known already.
    let applied = apply(scenario, &changes, known).map_err(refused)?;
    let news: Vec<Stated> =
        applied.changes.into_iter().filter(|stated| is_news(scenario, &calendar, stated)).collect();
    let now = apply(scenario, &news, known).map_err(refused)?;
    let entered = kept.record.enter((scenario, &now.scenario), &now.changes, today);
    let path = if entered > 0 { Some(undo::keep(&kept, voice)?) } else { None };
    let state = state(&now.scenario, &calendar, today);
    if args.json {
        return Ok(voice.data(&as_json(&state, &calendar, (entered, all), today), Exit::Done));
    }
    let mut text = match &path {
        Some(path) => {
            let done = Message::new("record-done").with("n", entered).with("known", all - entered);
            let done = done.with("path", path.display());
            format!("{}\n\n", paint(style::GOOD, voice.say(&done)))
        }
        None => format!("{}\n\n", voice.say(&Message::new("record-nothing").with("n", all))),
    };
    if !args.quiet {
        text += &told_of(args, &now.scenario, &calendar, &state, today, voice);
    }
    Ok(voice.data(&text, Exit::Done))
}

/// Marks of one activity that differ, though they are given at once: which of them counts is for
/// the clerk to say.
fn marked_twice(changes: &[Stated]) -> Vec<Diagnostic> {
    // Which row of the calendar is meant is the same with and without its day.
    let bare = |change: &Change| {
        let mut change = change.clone();
        if let Change::Held { date, .. } | Change::NotHeld { date, .. } = &mut change {
            *date = None;
        }
        change
    };
    let bare: Vec<Change> = changes.iter().map(|stated| bare(&stated.change)).collect();
    let finding = |(stated, one): (&Stated, &Change)| {
        let id = one.activity()?;
        if !bare.iter().any(|other| other.activity() == Some(id) && other != one) {
            return None;
        }
        let message = Message::new("replan-marked-twice").with("activity", id);
        let place = Some(stated.place.clone());
        Some(Diagnostic { code: "E714", severity: Severity::Error, place, message })
    };
    changes.iter().zip(&bare).filter_map(finding).collect()
}

/// Where it is said what took place: options, tables of marks, else the calendar itself.
fn sources(args: &RecordArgs, voice: &Voice) -> Result<Vec<ChangeSource>, Exit> {
    let options = [(ChangeKind::Held, &args.held), (ChangeKind::NotHeld, &args.not_held)];
    let mut sources: Vec<ChangeSource> = options
        .into_iter()
        .flat_map(|(kind, values)| {
            values.iter().map(move |value| ChangeSource::Option { kind, value: value.clone() })
        })
        .collect();
    let own = [args.calendar.clone()];
    let files = match sources.is_empty() && args.done.is_empty() {
        true => &own[..],
        false => &args.done,
    };
    for file in files {
        let name = file.display().to_string();
        let bytes = outputs::read(file, voice)?;
        sources.push(ChangeSource::Marks { name, bytes });
    }
    Ok(sources)
}

/// How many marks on a calendar are in no record yet; findings where they cannot be read.
pub(super) fn open_marks(
    scenario: &Scenario,
    file: &Path,
    calendar: &[Activity],
) -> Result<usize, Vec<Diagnostic>> {
    let Ok(bytes) = outputs::read_file(file, outputs::LARGEST) else { return Ok(0) };
    let name = file.display().to_string();
    let marks = read_changes(scenario, &[ChangeSource::Marks { name, bytes }])?;
    Ok(marks.iter().filter(|stated| is_news(scenario, calendar, stated)).count())
}

fn told_of(
    args: &RecordArgs,
    scenario: &Scenario,
    calendar: &[Activity],
    state: &State,
    today: Date,
    voice: &Voice,
) -> String {
    let standing = Message::new("record-state-value")
        .with("planned", state.planned)
        .with("held", state.held)
        .with("not-held", state.not_held)
        .with("unrecorded", state.unrecorded.len())
        .with("to-come", state.to_come);
    let label = voice.say(&Message::new("record-state").with("today", today));
    let unrecorded: Vec<String> =
        state.unrecorded.iter().map(|&i| row_line(&calendar[i], scenario, voice)).collect();
    let overdue: Vec<String> =
        state.overdue.iter().map(|missing| overdue_line(missing, scenario, voice)).collect();
    let mut parts = vec![(label, voice.say(&standing), Vec::new())];
    let mut part = |key, value, list: Vec<String>| {
        let value = Message::new(value).with("n", list.len());
        parts.push((voice.key(key), voice.say(&value), list));
    };
    if !unrecorded.is_empty() {
        part("record-unrecorded", "record-unrecorded-value", unrecorded);
    }
    part("record-overdue", "record-overdue-value", overdue);
    let mut text = lists(parts, voice);
    if state.overdue.iter().any(|missing| missing.by.is_some()) {
        let message = Message::new("record-replan")
            .with("scenario", args.scenario.display())
            .with("calendar", args.calendar.display())
            .with("day", today.tomorrow().unwrap_or(today));
        text += &format!("\n{}\n", voice.say(&message));
    }
    text
}

fn row_line(row: &Activity, scenario: &Scenario, voice: &Voice) -> String {
    let title = crate::write::title(scenario, row, voice.texts());
    safe(&format!("{} {} {title}", row.id, row.date), 100)
}

fn overdue_line(missing: &Overdue, scenario: &Scenario, voice: &Voice) -> String {
    let what = Message::new("cli-shortfall")
        .with("demand", missing.demand)
        .with("name", voice.word(missing.demand))
        .with("subject", verdict::subject(scenario, &missing.subject))
        .with("units", missing.units);
    let what = voice.say(&what);
    let message = match missing.by {
        Some(by) => Message::new("record-overdue-by").with("by", by),
        None => Message::new("record-overdue-late"),
    };
    voice.say(&message.with("what", what))
}

fn as_json(
    state: &State,
    calendar: &[Activity],
    (entered, all): (usize, usize),
    today: Date,
) -> String {
    let missing = |m: &Overdue| {
        json!({"demand": m.demand.name(), "subject": m.subject, "units": m.units,
            "by": m.by.map(|day| day.to_string())})
    };
    let value = json!({
        "today": today.to_string(),
        "entered": entered,
        "known": all - entered,
        "planned": state.planned,
        "held": state.held,
        "not_held": state.not_held,
        "unrecorded": state.unrecorded.iter().map(|&i| &calendar[i].id).collect::<Vec<_>>(),
        "to_come": state.to_come,
        "overdue": state.overdue.iter().map(missing).collect::<Vec<_>>(),
    });
    serde_json::to_string_pretty(&value).unwrap_or_default() + "\n"
}
