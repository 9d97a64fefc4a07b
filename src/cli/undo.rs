//! `alliance undo`, and the keeping of what has happened beside the scenario.

use std::io;
use std::path::{Path, PathBuf};

use super::replan_args::UndoArgs;
use super::voice::{Voice, note};
use super::{Exit, findings};
use crate::domain::{Diagnostic, Language, Message, Scenario};
use crate::input::{Origin, Record, read_record, sheet_names};
use crate::write::{csv_text, put_rows, with_mark, write_file};

/// Name of the table.
const HAPPENED_CSV: &str = "happened.csv";

pub(super) fn run(args: &UndoArgs, lang: Option<Language>) -> Exit {
    // The scenario need not be sound for its last entry to be taken back.
    let reading = crate::read(&args.scenario);
    let voice = Voice::new(lang, reading.scenario.as_ref()).about(reading.origin);
    let mut kept = match Kept::read(&args.scenario) {
        Ok(kept) => kept,
        Err(found) => {
            note(findings::render(&found, &voice).trim_end());
            return Exit::Refused;
        }
    };
    let gone = kept.record.undo();
    if gone.is_empty() {
        let nothing = Message::new("replan-undo-nothing").with("path", args.scenario.display());
        return voice.data(&format!("{}\n", voice.say(&nothing)), Exit::Done);
    }
    match kept.write(&voice) {
        Ok(path) => {
            let said = Message::new("replan-undo").with("n", gone.len());
            let mut text = format!("{}\n", voice.say(&said.with("path", path.display())));
            gone.iter().for_each(|row| text += &format!("  {row}\n"));
            voice.data(&text, Exit::Done)
        }
        Err(exit) => exit,
    }
}

/// What has happened, where the scenario's tables stand.
#[derive(Debug)]
pub(super) struct Kept {
    scenario: PathBuf,
    pub record: Record,
    origin: Origin,
}

impl Kept {
    /// Reads what has been entered so far.
    pub fn read(scenario: &Path) -> Result<Self, Vec<Diagnostic>> {
        let (record, origin) = read_record(scenario)?;
        Ok(Self { scenario: scenario.to_owned(), record, origin })
    }

    /// Writes it whole or not at all, or tells why not; the file that holds it.
    pub fn write(&self, voice: &Voice) -> Result<PathBuf, Exit> {
        let path = match self.origin.workbook() {
            Some(_) => self.scenario.clone(),
            None => self.scenario.join(HAPPENED_CSV),
        };
        self.written(&path, voice.texts().language()).map_err(|error| {
            let failed = Message::new("cli-cannot-write").with("path", path.display());
            voice.complain(&failed.with("why", voice.why(&error)));
            Exit::Refused
        })?;
        Ok(path)
    }

    fn written(&self, path: &Path, language: Language) -> io::Result<()> {
        if self.origin.workbook().is_some() {
            let usual = sheet_names().find(|s| s.table == HAPPENED_CSV);
            let usual = usual.map_or("happened", |s| s.usual(language));
            let sheet = self.origin.sheet(HAPPENED_CSV).unwrap_or(usual);
            let rows = self.record.table(Some(language));
            let book = put_rows(&std::fs::read(path)?, sheet, &rows)?;
            return write_file(path, &book).map_err(|e| e.source);
        }
        if self.record.is_empty() {
            return std::fs::remove_file(path);
        }
        let table = csv_text(self.record.table(Some(language)));
        write_file(path, with_mark(&table, None).as_bytes()).map_err(|e| e.source)
    }
}

/// The day that a repair takes for today: the one given, else the clock's where it lies in the
/// term.
pub(super) fn today(
    given: Option<jiff::civil::Date>,
    clock: jiff::civil::Date,
    scenario: &Scenario,
) -> Option<jiff::civil::Date> {
    let term = &scenario.settings.term;
    given.or_else(|| (term.start..=term.end).contains(&clock).then_some(clock))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::sample;

    #[test]
    fn clock_counts_inside_the_term_alone() {
        let scenario = sample::scenario();
        let term = &scenario.settings.term;
        assert_eq!(today(None, term.end, &scenario), Some(term.end));
        assert_eq!(today(None, term.end.tomorrow().expect("a day"), &scenario), None);
        assert_eq!(today(Some(term.start), term.end, &scenario), Some(term.start));
    }
}
