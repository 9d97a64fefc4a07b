//! What is said to the user, and where.

use std::io::{self, Write};

use super::style::{self, paint};
use super::{Exit, layout};
use crate::domain::{Diagnostic, Language, Message, Scenario, Severity};
use crate::input::Origin;
use crate::text::{Texts, Worded, language_of_environment};
use crate::write::Names;

/// Columns of a word from outside inside a sentence.
const WORD: usize = 240;

/// The user's language and the two streams.
#[derive(Debug)]
pub(super) struct Voice {
    texts: Texts,
    origin: Origin,
    /// Names that are not to be said.
    hidden: Option<Names>,
    /// Results are JSON.
    pub json: bool,
}

impl Voice {
    /// The language asked for, else the scenario's, else the system's.
    pub fn new(asked: Option<Language>, scenario: Option<&Scenario>) -> Self {
        let language = asked
            .or_else(|| scenario.map(|s| s.settings.language))
            .unwrap_or_else(language_of_environment);
        Self { texts: Texts::new(language), origin: Origin::default(), hidden: None, json: false }
    }

    /// The same voice about tables that stand elsewhere: what messages call by the name of its
    /// file is then called by that of its sheet.
    pub fn about(self, origin: Origin) -> Self {
        let Self { texts, hidden, json, .. } = self;
        let texts = crate::findings::texts_about(texts, &origin);
        Self { texts, origin, hidden, json }
    }

    /// The same voice, which says ids instead of the names of a scenario.
    pub fn hiding(self, scenario: &Scenario) -> Self {
        let county = self.key("plan-anonymous");
        Self { hidden: Some(Names::of(scenario, &county)), ..self }
    }

    /// Whether names are not to be said.
    pub fn hides(&self) -> bool {
        self.hidden.is_some()
    }

    /// A text from the tables as it may be shown.
    pub fn shown(&self, text: &str) -> String {
        self.hidden.as_ref().map_or_else(|| text.to_owned(), |names| names.hidden(text))
    }

    /// A finding with its place in the workbook, if the tables stand in one.
    pub fn placed(&self, mut finding: Diagnostic) -> Diagnostic {
        self.origin.locate(&mut finding);
        finding
    }

    /// The workbook that the tables stand in, if they do.
    pub fn workbook(&self) -> Option<&str> {
        self.origin.workbook()
    }

    /// Whether a sheet is that of the settings.
    pub fn is_settings_sheet(&self, sheet: &str) -> bool {
        self.origin.sheet("scenario.toml") == Some(sheet)
    }

    pub fn texts(&self) -> &Texts {
        &self.texts
    }

    /// The sentence, safe to show.
    pub fn say(&self, message: &Message) -> String {
        self.texts.say(&self.safe(message))
    }

    /// The sentence of a key without gaps.
    pub fn key(&self, key: &'static str) -> String {
        self.texts.key(key)
    }

    /// What to do about it, safe to show.
    pub fn hint(&self, message: &Message) -> Option<String> {
        self.texts.hint(&self.safe(message))
    }

    pub fn word(&self, word: impl Worded) -> String {
        self.texts.word(word)
    }

    /// An error in one line, and its hint in another.
    pub fn complain(&self, message: &Message) {
        let head = paint(style::ERROR, self.word(Severity::Error));
        note(&format!("{head}{}{}", self.texts.colon(), self.say(message)));
        if let Some(hint) = self.hint(message) {
            note(&format!("  {}", self.help(&hint)));
        }
    }

    /// The end of a command that an error keeps from its answer.
    pub fn refuse(&self, message: &Message) -> Exit {
        self.complain(message);
        Exit::Refused
    }

    /// A hint behind its label.
    pub fn help(&self, hint: &str) -> String {
        format!("{}{}{hint}", paint(style::HELP, self.key("cli-help")), self.texts.colon())
    }

    /// Prints what the command was asked for.
    pub fn data(&self, text: &str, exit: Exit) -> Exit {
        let mut out = anstream::stdout().lock();
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            Ok(()) => exit,
            // The reader has seen enough.
            Err(e) if e.kind() == io::ErrorKind::BrokenPipe => exit,
            Err(e) => self.refuse(&Message::new("cli-cannot-print").with("why", self.why(&e))),
        }
    }

    /// The system's answer in words.
    pub fn why(&self, error: &io::Error) -> String {
        use io::ErrorKind as Kind;
        match error.kind() {
            Kind::NotFound => self.key("cli-why-missing"),
            Kind::PermissionDenied => self.key("cli-why-permission"),
            Kind::ReadOnlyFilesystem => self.key("cli-why-read-only"),
            Kind::StorageFull | Kind::QuotaExceeded => self.key("cli-why-full"),
            Kind::NotADirectory | Kind::AlreadyExists => self.key("cli-why-not-folder"),
            Kind::IsADirectory => self.key("cli-why-is-folder"),
            Kind::FileTooLarge => self.key("cli-why-too-large"),
            Kind::InvalidInput => self.key("cli-why-not-file"),
            _ => error.to_string(),
        }
    }

    /// The message with gaps that are safe to show, each item of a list by itself.
    fn safe(&self, message: &Message) -> Message {
        message.shown_as(|text| layout::safe(&self.shown(text), WORD))
    }
}

/// One line beside the data.
pub(super) fn note(text: &str) {
    if text.is_empty() {
        return;
    }
    // There is nowhere left to say that this failed.
    let _ = writeln!(anstream::stderr().lock(), "{text}");
}
