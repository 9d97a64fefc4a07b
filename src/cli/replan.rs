//! `alliance replan`: from a calendar and what has happened to the smallest change that works.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Instant;

use jiff::ZonedDateTime;
use jiff::civil::Date;

use super::check::{self, Checked};
use super::outputs::{CommandLine, More};
use super::progress::View;
use super::replan_args::{HappenedArgs, ReplanArgs};
use super::replan_view::repair_summary;
use super::undo;
use super::voice::{Voice, note};
use super::{Ended, Exit, findings, outputs, plan, record, summary};
use crate::PlanError;
use crate::domain::{
    Activity, Diagnostic, Gone, Language, Message, Place, Scenario, Severity, StaffIx, Stated,
};
use crate::input::{
    ChangeSource, EarlierRows, contradicts_tables, read_changes, read_earlier_bytes,
};
use crate::replan::{Earlier, Known, Request, Wish};
use crate::solve::{PlanOptions, Silent};
use crate::verify::{Violation, verify};
use crate::write::{
    Format, Kept, PLAN_JSON, Repair, anonymised, anonymised_repair, known_of, plan_json,
};

/// So many rows that contradict the tables are no slips: the calendar is another county's.
const MANY: usize = 8;

pub(super) fn run(args: &ReplanArgs, lang: Option<Language>) -> Ended {
    let checked = Checked::read(&args.scenario, lang).hiding(args.outputs.anonymise);
    let (scenario, voice) = checked.json(args.json).told(!args.quiet)?;
    repaired(args, lang, &scenario, voice)
}

fn repaired(
    args: &ReplanArgs,
    lang: Option<Language>,
    scenario: &Scenario,
    mut voice: Voice,
) -> Ended {
    let changes = changes(&args.happened, scenario, &voice)?;
    let mut kept = Kept::read(&args.scenario).map_err(|found| refused(&found, &voice))?;
    let clock = ZonedDateTime::now().date();
    let today = undo::today(args.today, clock, scenario);
    let earlier = earlier(&args.from, scenario, &voice, args.quiet)?;
    if !args.quiet {
        marks_told(args, scenario, &earlier.activities, &voice);
    }
    let edits = match &args.keep_edits {
        Some(file) => {
            let edited = check::calendar(scenario, file, &voice)?;
            Some(crate::replan::edits(&earlier.activities, &edited))
        }
        None => None,
    };
    let out = args.out.clone().unwrap_or_else(|| plan::beside_plan(&args.scenario, "replan"));
    let phones = [args.from.parent(), Some(out.as_path())].into_iter().flatten();
    if !args.quiet
        && args.outputs.formats().contains(&Format::Ics)
        && !phones.into_iter().any(|folder| folder.join("ics").is_dir())
    {
        note(&voice.say(&Message::new("replan-phones").with("path", args.from.display())));
    }
    let request = Request {
        scenario,
        changes: &changes,
        earlier: &earlier,
        edits: edits.as_ref(),
        today,
        policy: args.policy,
    };
    let mut prepared = crate::replan::prepare(&request).map_err(|found| refused(&found, &voice))?;
    if args.outputs.anonymise {
        // Who joins has a name too.
        voice = voice.hiding(&prepared.scenario);
    }

    if !args.quiet {
        let breaches = prepared.breaches.iter().map(|breach| fact(breach, &args.from, &voice));
        let doubts = prepared.doubts.iter().map(|doubt| asked(doubt, &prepared.scenario));
        let found: Vec<Diagnostic> = breaches.chain(doubts).collect();
        findings::tell(&found, &voice);
        if let (None, Some(today)) = (args.today, today) {
            note(&voice.say(&Message::new("replan-today").with("today", today)));
        }
    }

    let view = View::new(&prepared.scenario, &voice, args.quiet);
    let stop = plan::listen(&view, &voice, args.quiet);
    outputs::try_out(&out, &args.outputs, &voice)?;
    let limits = &args.limits;
    let options = PlanOptions {
        time_limit: limits.time_limit,
        work_limit: limits.work_limit,
        seed: limits.seed,
        threads: args.threads,
        policy: args.policy,
        stop: stop.flag(),
        ..PlanOptions::default()
    };
    let wish = match (args.max_changes, args.trade) {
        (Some(most), _) => Wish::AtMost(most),
        (None, Some(km)) => Wish::Trade(km),
        (None, None) => Wish::Fewest,
    };
    // With a curve the time limit is for both: half of it for the repair.
    let started = Instant::now();
    let share = if args.curve { 2 } else { 1 };
    let first = PlanOptions { time_limit: limits.time_limit.map(|t| t / share), ..options.clone() };
    let plan = crate::replan(&prepared, wish, &first, &view);
    let time_limit = limits.time_limit.map(|t| t.saturating_sub(started.elapsed()));
    let rest = PlanOptions { time_limit, ..options };
    let curve = args.curve.then(|| crate::replan::curve(&prepared, &rest, &Silent));
    view.finish();
    let mut plan = match plan {
        Ok(mut plan) => {
            plan.limit.time_s = limits.time_limit.map(|t| t.as_secs_f64());
            plan
        }
        Err(PlanError::Input(found)) => return Err(refused(&found, &voice)),
        Err(PlanError::Bug(refusal)) => return Err(plan::bug(&refusal, &voice)),
    };

    // Before names are hidden: the county's own record keeps them.
    let day = today.unwrap_or(clock);
    let both = (scenario, &prepared.scenario);
    let entered = match args.trial {
        true => None,
        false => Some(kept.record.enter(both, &prepared.changes, day)).filter(|n| *n > 0),
    };
    if args.outputs.anonymise {
        let (hidden, anonymous) = anonymised(&prepared.scenario, &plan, voice.texts());
        prepared = anonymised_repair(&prepared, &hidden, voice.texts());
        plan = anonymous;
    }
    let differences = crate::replan::differences(&prepared, &plan.activities);
    let cost_before = verify(scenario, &earlier.activities, plan.policy).cost;
    let rows = [&prepared.earlier[..], &prepared.withdrawn[..]].concat();
    let headers = args.headers;
    let repair = Repair { differences: &differences, today, earlier: &rows, cost_before, headers };
    let command = voice.shown(&command_line(args, lang, today));
    // What has happened is kept first: a calendar without it would be forgotten by the next repair.
    let before = Kept::read(&args.scenario).map_err(|found| refused(&found, &voice))?;
    let record = match entered {
        Some(n) => Some((n, undo::keep(&kept, &voice)?)),
        None => None,
    };
    let more = More { command: &command, earlier: args.from.parent(), repair: Some(repair) };
    if let Some(now) = record.as_ref().and_then(|_| crate::read(&args.scenario).scenario) {
        // The files as they stand now are the input that holds.
        plan.digest = now.digest;
    }
    let given = (&prepared.scenario, &plan);
    let written = match outputs::write(&out, given, &args.outputs, &more, &stop, &voice) {
        Ok(written) => written,
        Err(exit) => {
            if record.is_some() {
                undo::keep(&before, &voice)?;
            }
            return Err(exit);
        }
    };
    let exit = match plan.levels.shortfall.value {
        1.. if args.strict => Exit::Shortfall,
        _ => Exit::Done,
    };
    if args.json {
        return Ok(voice.data(&plan_json(&prepared.scenario, &plan, voice.texts()), exit));
    }
    if args.quiet {
        return Ok(exit);
    }
    let files = outputs::listed(&out, &written.files, &voice);
    let mut text = summary::summary(&prepared.scenario, &plan, &files, &voice)
        + &repair_summary(scenario, &prepared, &plan, &differences, curve.as_deref(), &voice);
    if let Some((n, path)) = record {
        let said = Message::new("replan-entered").with("n", n).with("path", path.display());
        text += &format!("\n{}\n", voice.say(&said));
    }
    Ok(voice.data(&text, exit))
}

/// Tells of marks on the calendar that are in no record: a repair does not know them.
fn marks_told(args: &ReplanArgs, scenario: &Scenario, calendar: &[Activity], voice: &Voice) {
    match record::open_marks(scenario, &args.from, calendar) {
        Ok(0) => {}
        Ok(n) => {
            let message = Message::new("record-marks-open").with("path", args.from.display());
            let message = message.with("scenario", args.scenario.display()).with("n", n);
            note(&voice.say(&message));
            if let Some(hint) = voice.hint(&message) {
                note(&format!("  {}", voice.help(&hint)));
            }
        }
        Err(found) => findings::tell(&found, voice),
    }
}

/// What the options and tables of changes say.
pub(super) fn changes(
    happened: &HappenedArgs,
    scenario: &Scenario,
    voice: &Voice,
) -> Result<Vec<Stated>, Exit> {
    changes_as("replan-refused", happened, scenario, voice)
}

/// The same, refused in the words of a command.
pub(super) fn changes_as(
    key: &'static str,
    happened: &HappenedArgs,
    scenario: &Scenario,
    voice: &Voice,
) -> Result<Vec<Stated>, Exit> {
    let mut sources = happened.options();
    for file in &happened.changes {
        let bytes = outputs::read(file, voice)?;
        sources.push(ChangeSource::File { name: file.display().to_string(), bytes });
    }
    read_changes(scenario, &sources).map_err(|found| findings::refused_as(key, &found, voice))
}

/// The calendar in force and what `plan.json` beside it says.
pub(super) fn earlier(
    file: &Path,
    scenario: &Scenario,
    voice: &Voice,
    quiet: bool,
) -> Result<Earlier, Exit> {
    outputs::settle(file, voice)?;
    let name = file.display().to_string();
    let bytes = outputs::read(file, voice)?;
    let EarlierRows { activities, gone, warnings } = read_earlier_bytes(scenario, &name, &bytes)
        .map_err(|found| match foreign(&found) {
            MANY.. => {
                let message = Message::new("replan-other-county").with("path", &name);
                let message = message.with("n", foreign(&found));
                voice.refuse(&message.with("scenario", &scenario.settings.name))
            }
            _ => check::unreadable(file, &found, voice),
        })?;
    if !(quiet || gone.is_empty() && warnings.is_empty()) {
        let gone = gone.iter().map(|gone| warning(gone, voice));
        let found: Vec<Diagnostic> = warnings.into_iter().chain(gone).collect();
        findings::tell(&found, voice);
    }
    Ok(Earlier { activities, gone, known: known(file) })
}

/// Rows of a calendar that contradict the tables.
fn foreign(found: &[Diagnostic]) -> usize {
    let contradicting = found.iter().filter(|d| contradicts_tables(d.code));
    contradicting.filter_map(|d| d.place.as_ref()?.line).collect::<BTreeSet<u32>>().len()
}

fn warning(gone: &Gone, voice: &Voice) -> Diagnostic {
    // What is in no table any more has no id to stand for it.
    let name = |name: &String| if voice.hides() { "…".to_owned() } else { name.clone() };
    Diagnostic {
        code: "W701",
        severity: Severity::Warning,
        place: Some(gone.place.clone()),
        message: Message::new("replan-gone").with_list("names", gone.names.iter().map(name)),
    }
}

/// What has taken place against a rule is told, and counts as it was.
fn fact(breach: &Violation, calendar: &Path, voice: &Voice) -> Diagnostic {
    let place = Place {
        file: calendar.display().to_string(),
        line: breach.lines.last().copied().filter(|&line| line > 0),
        ..Place::default()
    };
    let message = Message::new("replan-past-breach").with("rule", breach.rule);
    Diagnostic {
        code: "W702",
        severity: Severity::Warning,
        place: Some(place),
        message: message.with("what", voice.say(&breach.message)),
    }
}

/// Whether something took place that somebody who was away was to do.
fn asked((row, person): &(Activity, StaffIx), scenario: &Scenario) -> Diagnostic {
    let message = Message::new("replan-past-doubt")
        .with("person", scenario.name_of_person(*person))
        .with("activity", &row.id)
        .with("date", row.date);
    Diagnostic { code: "W703", severity: Severity::Warning, place: None, message }
}

/// What the figures of the earlier plan say, if they stand beside it.
fn known(calendar: &Path) -> Option<Known> {
    known_of(&std::fs::read_to_string(calendar.parent()?.join(PLAN_JSON)).ok()?)
}

pub(super) fn refused(found: &[Diagnostic], voice: &Voice) -> Exit {
    findings::refused_as("replan-refused", found, voice)
}

/// What makes the same files again, whatever the threads.
fn command_line(args: &ReplanArgs, lang: Option<Language>, today: Option<Date>) -> String {
    let mut line = CommandLine::new("replan")
        .word(args.scenario.display())
        .option("--from", Some(args.from.display()))
        .option("--today", today);
    for (option, value) in args.happened.said() {
        line = line.option(&option, Some(value));
    }
    for file in &args.happened.changes {
        line = line.path(Some("--changes"), "CHANGES", file, &args.outputs);
    }
    if let Some(file) = &args.keep_edits {
        line = line.path(Some("--keep-edits"), "EDITED", file, &args.outputs);
    }
    line.option("--max-changes", args.max_changes)
        .option("--trade", args.trade)
        .limits(&args.limits)
        .option("--policy", args.policy)
        .outputs(&args.outputs)
        .option("--headers", args.headers)
        .option("--lang", lang)
        .finish()
}
