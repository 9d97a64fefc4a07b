//! `alliance check`: what is wrong with a scenario's files.

use std::path::Path;

use super::args::CheckArgs;
use super::style::{self, paint};
use super::voice::{Voice, note};
use super::{Ended, Exit, findings, json, outputs};
use crate::domain::{Activity, Diagnostic, Language, Message, Place, Scenario, Severity};
use crate::input::Reading;
use crate::write::{CellMark, write_file};

pub(super) fn run(args: &CheckArgs, lang: Option<Language>) -> Ended {
    let Checked { scenario, findings: found, voice, .. } = Checked::read(&args.scenario, lang);
    let exit = if scenario.is_some() { Exit::Done } else { Exit::Refused };
    if let Some(to) = &args.mark {
        note(&mark(&args.scenario, to, &found, &voice)?);
    }
    if args.json {
        return Ok(voice.data(&json::findings(&found, &voice), exit));
    }
    let mut text = findings::render(&found, &voice);
    if let Some(scenario) = &scenario {
        let fine = Message::new("cli-check-fine")
            .with("name", &scenario.settings.name)
            .with("alliances", scenario.alliances.len())
            .with("kindergartens", scenario.kindergartens.len())
            .with("staff", scenario.staff.len())
            .with("events", scenario.events.len());
        text += &format!("{}\n", paint(style::GOOD, voice.say(&fine)));
    }
    text += &format!("{}\n", findings::counts(&found, &voice));
    Ok(voice.data(&text, exit))
}

/// Writes the workbook of the scenario with every finding marked in its cell; what to say.
fn mark(scenario: &Path, to: &Path, found: &[Diagnostic], voice: &Voice) -> Result<String, Exit> {
    if voice.workbook().is_none() || !to.extension().is_some_and(|e| e.eq_ignore_ascii_case("xlsx"))
    {
        return Err(voice.refuse(&Message::new("workbook-mark-not-book")));
    }
    let marks: Vec<CellMark> = found.iter().filter_map(|f| mark_of(f, voice)).collect();
    let marked = outputs::read_file(scenario, outputs::LARGEST)
        .and_then(|bytes| crate::write::mark_cells(&bytes, &marks));
    let marked = marked
        .map_err(|e| voice.refuse(&Message::new("workbook-mark-failed").with("detail", e)))?;
    write_file(to, &marked).map_err(|e| outputs::not_made(&e.source, to, voice))?;
    let said = Message::new("workbook-marked");
    Ok(voice.say(&said.with("path", to.display()).with("n", marks.len())))
}

/// The mark of a finding: in its cell, else at the beginning of its row or of its sheet.
fn mark_of(finding: &Diagnostic, voice: &Voice) -> Option<CellMark> {
    let place = finding.place.as_ref()?;
    let error = finding.severity == Severity::Error;
    let key = if error { "workbook-mark-error" } else { "workbook-mark-warning" };
    let what = voice.say(&finding.message);
    // What goes into the gaps is safe by now, and may be long.
    let texts = voice.texts();
    let mut text = texts.say(&Message::new(key).with("code", finding.code).with("what", what));
    if let Some(hint) = voice.hint(&finding.message).or_else(|| findings::pin_hint(finding, voice))
    {
        text += &format!("\n{}", texts.say(&Message::new("workbook-mark-hint").with("hint", hint)));
    }
    Some(CellMark {
        sheet: place.sheet.clone()?,
        row: place.line.unwrap_or(1),
        column: place.column.unwrap_or(1),
        error,
        text,
    })
}

/// A calendar of the scenario; what is wrong with it is told on standard error.
pub(super) fn calendar(
    scenario: &Scenario,
    file: &Path,
    voice: &Voice,
) -> Result<Vec<Activity>, Exit> {
    outputs::settle(file, voice)?;
    let (activities, warnings) = crate::input::read_calendar(scenario, file)
        .map_err(|found| unreadable(file, &found, voice))?;
    if !warnings.is_empty() {
        findings::tell(&warnings, voice);
    }
    Ok(activities)
}

/// The same for a command that goes by what took place: a calendar of another term would count for
/// this one.
pub(super) fn term_calendar(
    scenario: &Scenario,
    file: &Path,
    voice: &Voice,
) -> Result<Vec<Activity>, Exit> {
    let activities = calendar(scenario, file, voice)?;
    let (start, end) = (scenario.settings.term.start, scenario.settings.term.end);
    let outside = |row: &&Activity| !(start..=end).contains(&row.date);
    let Some(first) = activities.iter().find(outside) else { return Ok(activities) };
    let message = Message::new("cli-calendar-other-term")
        .with("activity", &first.id)
        .with("date", first.date)
        .with("n", activities.iter().filter(outside).count())
        .with("all", activities.len())
        .with("start", start)
        .with("end", end);
    let place = Place { file: file.display().to_string(), ..Place::default() };
    let found = Diagnostic { code: "E715", severity: Severity::Error, place: Some(place), message };
    Err(unreadable(file, &[found], voice))
}

/// Tells what keeps a calendar from being read.
pub(super) fn unreadable(file: &Path, found: &[Diagnostic], voice: &Voice) -> Exit {
    findings::unreadable("cli-calendar-unreadable", file, found, voice);
    refused(found, voice)
}

/// The end of a command that its input keeps from answering: where JSON is asked for, the findings
/// are the answer.
fn refused(found: &[Diagnostic], voice: &Voice) -> Exit {
    match voice.json {
        true => voice.data(&json::findings(found, voice), Exit::Refused),
        false => Exit::Refused,
    }
}

/// A scenario's files read and checked, and the language to talk about them.
pub(super) struct Checked {
    /// There unless a finding is an error.
    pub scenario: Option<Scenario>,
    /// What could be read where one is.
    refused: Option<Scenario>,
    pub findings: Vec<Diagnostic>,
    pub voice: Voice,
}

impl Checked {
    pub fn read(path: &Path, lang: Option<Language>) -> Self {
        Self::of(path, crate::read(path), lang)
    }

    /// What has been read of a path.
    pub fn of(path: &Path, reading: Reading, lang: Option<Language>) -> Self {
        let Reading { scenario, mut findings, origin } = reading;
        let voice = Voice::new(lang, scenario.as_ref()).about(origin);
        if let Some(scenario) = &scenario {
            findings.extend(crate::check_pins(scenario).into_iter().map(|pin| voice.placed(pin)));
        }
        let refused = findings::count(&findings).0 > 0;
        if scenario.is_none() && !refused {
            voice.complain(&Message::new("cli-unreadable").with("path", path.display()));
        }
        let (scenario, refused) = if refused { (None, scenario) } else { (scenario, None) };
        Self { scenario, refused, findings, voice }
    }

    /// Answers are JSON if it is asked for.
    pub fn json(mut self, json: bool) -> Self {
        self.voice.json = json;
        self
    }

    /// From now on ids are said instead of names, if that is asked for.
    pub fn hiding(self, hide: bool) -> Self {
        match self.scenario.as_ref().or(self.refused.as_ref()) {
            Some(scenario) if hide => Self { voice: self.voice.hiding(scenario), ..self },
            _ => self,
        }
    }

    /// The scenario, once errors, and warnings if they are wanted, are told on standard error.
    pub fn told(self, warnings: bool) -> Result<(Scenario, Voice), Exit> {
        let Self { scenario, mut findings, voice, .. } = self;
        if !warnings {
            findings.retain(|f| f.severity == Severity::Error);
        }
        if !findings.is_empty() {
            findings::tell(&findings, &voice);
        }
        match scenario {
            Some(scenario) => Ok((scenario, voice)),
            None => {
                let counts = findings::counts(&findings, &voice);
                note(&voice.say(&Message::new("cli-refused").with("counts", counts)));
                Err(refused(&findings, &voice))
            }
        }
    }
}
