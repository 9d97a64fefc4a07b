//! `alliance check`: what is wrong with a scenario's files.

use std::path::Path;

use super::args::CheckArgs;
use super::style::{self, paint};
use super::voice::{Voice, note};
use super::{Exit, findings, json};
use crate::domain::{Diagnostic, Language, Message, Scenario, Severity};
use crate::input::Reading;

pub(super) fn run(args: &CheckArgs, lang: Option<Language>) -> Exit {
    let Checked { scenario, findings: found, voice } = Checked::read(&args.scenario, lang);
    let exit = if scenario.is_some() { Exit::Done } else { Exit::Refused };
    if args.json {
        return voice.data(&json::findings(&found, &voice), exit);
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
    voice.data(&text, exit)
}

/// A scenario's files read and checked, and the language to talk about them.
pub(super) struct Checked {
    /// There unless a finding is an error.
    pub scenario: Option<Scenario>,
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
        Self { scenario: scenario.filter(|_| !refused), findings, voice }
    }

    /// The scenario, once errors, and warnings if they are wanted, are told on standard error.
    pub fn told(self, warnings: bool) -> Result<(Scenario, Voice), Exit> {
        let Self { scenario, mut findings, voice } = self;
        if !warnings {
            findings.retain(|f| f.severity == Severity::Error);
        }
        if !findings.is_empty() {
            note(findings::render(&findings, &voice).trim_end());
        }
        match scenario {
            Some(scenario) => Ok((scenario, voice)),
            None => {
                let counts = findings::counts(&findings, &voice);
                note(&voice.say(&Message::new("cli-refused").with("counts", counts)));
                Err(Exit::Refused)
            }
        }
    }
}
