//! What is said of a command line that is not understood.

use std::ffi::{OsStr, OsString};

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::values::Wrong;
use super::voice::{Voice, note};
use super::{Exit, help};
use crate::domain::{FixedWord, Language, Message};

/// The language asked for, before anything else of the command line is understood.
pub(super) fn language(line: &[OsString]) -> Option<Language> {
    let value = |(i, word): (usize, &OsString)| match word.to_str()? {
        "--lang" => line.get(i + 1).and_then(|next| next.to_str()).map(str::to_owned),
        word => word.strip_prefix("--lang=").map(str::to_owned),
    };
    line.iter().enumerate().filter_map(value).find_map(|word| Language::from_word(&word))
}

/// Prints the help that was asked for, or tells what is wrong with the command line.
pub(super) fn tell(answer: &clap::Error, voice: &Voice) -> Exit {
    if !answer.use_stderr() {
        // A closed pipe leaves nobody to tell.
        let _ = answer.print();
        return Exit::Done;
    }
    if answer.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        let _ = answer.print();
        return Exit::Usage;
    }
    voice.complain(&message(answer));
    if let Some(near) = suggestion(answer) {
        note(&format!("  {}", voice.say(&Message::new("usage-meant").with_list("near", near))));
    }
    let usage = said(answer, ContextKind::Usage);
    if let Some(usage) = usage.first() {
        let usage = help::usage(usage, voice.texts());
        note(&format!("\n{}{usage}", voice.key("usage-usage")));
    }
    note(&format!("\n{}", voice.key("usage-see-help")));
    Exit::Usage
}

/// What is wrong.
fn message(answer: &clap::Error) -> Message {
    use ContextKind::{InvalidArg, InvalidSubcommand, InvalidValue, PriorArg, ValidValue};
    let arg = || said(answer, InvalidArg).join(" ");
    let value = || said(answer, InvalidValue).join(" ");
    match answer.kind() {
        ErrorKind::InvalidValue if value().is_empty() && said(answer, ValidValue).is_empty() => {
            Message::new("usage-no-value").with("arg", arg())
        }
        ErrorKind::InvalidValue => Message::new("usage-unknown-value")
            .with("arg", arg())
            .with("value", value())
            .with_list("values", said(answer, ValidValue)),
        ErrorKind::ValueValidation => wrong_value(answer, arg(), value()),
        ErrorKind::UnknownArgument => Message::new("usage-unknown-argument").with("arg", arg()),
        ErrorKind::InvalidSubcommand => Message::new("usage-unknown-command")
            .with("command", said(answer, InvalidSubcommand).join(" ")),
        ErrorKind::ArgumentConflict => match said(answer, PriorArg) {
            same if same.join(" ") == arg() => Message::new("usage-twice").with("arg", arg()),
            others => {
                Message::new("usage-not-together").with("arg", arg()).with_list("others", others)
            }
        },
        ErrorKind::MissingRequiredArgument => {
            Message::new("usage-missing").with_list("args", said(answer, InvalidArg))
        }
        ErrorKind::MissingSubcommand => Message::new("usage-missing-command"),
        ErrorKind::TooManyValues => {
            Message::new("usage-too-many").with("arg", arg()).with("value", value())
        }
        _ => Message::new("usage-other"),
    }
}

/// A value that cannot be read, and what it should be.
fn wrong_value(answer: &clap::Error, arg: String, value: String) -> Message {
    let why = std::error::Error::source(answer).and_then(|why| why.downcast_ref::<Wrong>());
    let mut message = match why {
        Some(Wrong(why)) => why.clone(),
        None => Message::new("usage-bad-value"),
    };
    message.args.extend([("arg", arg), ("value", value)]);
    message
}

/// What was probably meant.
fn suggestion(answer: &clap::Error) -> Option<Vec<String>> {
    use ContextKind::{SuggestedArg, SuggestedSubcommand, SuggestedValue};
    let kinds = [SuggestedArg, SuggestedSubcommand, SuggestedValue];
    let mut near =
        kinds.into_iter().map(|kind| said(answer, kind)).find(|near| !near.is_empty())?;
    // The nearest comes last.
    near.reverse();
    Some(near)
}

fn said(answer: &clap::Error, kind: ContextKind) -> Vec<String> {
    match answer.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
        Some(ContextValue::StyledStrs(texts)) => texts.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    }
}

/// The word of the line that stands where a command should.
pub(super) fn not_a_command(answer: &clap::Error) -> Option<String> {
    let unknown = answer.kind() == ErrorKind::InvalidSubcommand;
    unknown.then(|| said(answer, ContextKind::InvalidSubcommand).join(" "))
}

/// Whether a word is meant as a file or a folder rather than a command.
pub(super) fn looks_like_path(word: &str) -> bool {
    let known = ["xlsx", "xlsm", "xls", "et", "ods", "csv", "toml", "zip"];
    let ending = std::path::Path::new(word).extension().and_then(OsStr::to_str);
    word.contains(['/', '\\'])
        || ending.is_some_and(|ending| known.contains(&ending.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_is_found_before_the_line_is_understood() {
        let find = |line: &[&str]| language(&line.iter().map(OsString::from).collect::<Vec<_>>());
        assert_eq!(find(&["alliance", "dance", "--lang", "zh-Hant"]), Some(Language::ZhHant));
        assert_eq!(find(&["alliance", "--lang=en"]), Some(Language::En));
        assert_eq!(find(&["alliance", "--lang", "fr"]), None);
        assert_eq!(find(&["alliance", "--lang"]), None);
    }

    #[test]
    fn paths_are_told_from_commands() {
        for path in ["county.xlsx", "data/x", r"C:\x", "a.XLS", "a.et"] {
            assert!(looks_like_path(path), "{path}");
        }
        for word in ["plan", "dance", "v1.2"] {
            assert!(!looks_like_path(word), "{word}");
        }
    }
}
