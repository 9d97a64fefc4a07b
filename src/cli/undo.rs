//! `alliance undo`, and the keeping of what has happened beside the scenario.

use std::path::PathBuf;

use super::replan_args::UndoArgs;
use super::voice::Voice;
use super::{Ended, Exit, findings, outputs};
use crate::domain::{Language, Message, Scenario};
use crate::write::Kept;

pub(super) fn run(args: &UndoArgs, lang: Option<Language>) -> Ended {
    // The scenario need not be sound for its last entry to be taken back.
    let reading = crate::read(&args.scenario);
    let voice = Voice::new(lang, reading.scenario.as_ref()).about(reading.origin);
    let mut kept = Kept::read(&args.scenario).map_err(|found| findings::refused(&found, &voice))?;
    let gone = kept.record.undo();
    if gone.is_empty() {
        let nothing = Message::new("replan-undo-nothing").with("path", args.scenario.display());
        return Ok(voice.data(&format!("{}\n", voice.say(&nothing)), Exit::Done));
    }
    let path = keep(&kept, &voice)?;
    let said = Message::new("replan-undo").with("n", gone.len());
    let mut text = format!("{}\n", voice.say(&said.with("path", path.display())));
    gone.iter().for_each(|row| text += &format!("  {row}\n"));
    Ok(voice.data(&text, Exit::Done))
}

/// Writes what is kept whole or not at all, or tells why not; the file that holds it.
pub(super) fn keep(kept: &Kept, voice: &Voice) -> Result<PathBuf, Exit> {
    let path = kept.path();
    let written = kept.write(voice.texts().language());
    written.map_err(|error| outputs::not_made(&error, &path, voice))?;
    Ok(path)
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
